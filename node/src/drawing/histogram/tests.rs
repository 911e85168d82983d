use super::*;
use crate::drawing::tests::{golden, heading, long, sound};

fn histogram(counts: [Count; 6]) -> Histogram {
    const NAMES: [(&str, u64); 6] = [
        ("under 3 months", 0),
        ("3 to 7 months", 91),
        ("7 to 12 months", 213),
        ("1 to 2 years", 365),
        ("2 to 3 years", 731),
        ("3 years and over", 1096),
    ];
    let bins = NAMES.iter().zip(counts).map(|((name, from_day), count)| Bin {
        name: (*name).to_owned(),
        from_day: *from_day,
        count,
    });
    Histogram {
        heading: heading("Time to crime"),
        words: HistogramWords {
            interval: "Time to crime".to_owned(),
            count: "Firearms".to_owned(),
            share: "Share".to_owned(),
            cumulative: "Share added up".to_owned(),
            few: "fewer than 5".to_owned(),
            number: "n = 1,204".to_owned(),
            nothing: "No time to crime is known yet.".to_owned(),
            digits: Digits { separator: ",".to_owned(), least: 4 },
            percent: "%".to_owned(),
        },
        bins: bins.collect(),
        median: Some(Median { days: 900, words: "median: 2 years 6 months".to_owned() }),
        cumulative: true,
    }
}

fn exactly(counts: [u64; 6]) -> Histogram {
    histogram(counts.map(Count::Exactly))
}

fn both(histogram: &Histogram) {
    for form in [Form::Wide, Form::Paper, Form::Narrow] {
        sound(&draw(histogram, form));
    }
}

#[test]
fn the_histogram_looks_as_it_did() {
    let sample = exactly([61, 74, 88, 190, 143, 648]);
    let plain = Histogram { cumulative: false, ..sample.clone() };
    golden("histogram-wide", &draw(&plain, Form::Wide));
    golden("histogram-narrow", &draw(&plain, Form::Narrow));
    golden("histogram-cumulative-wide", &draw(&sample, Form::Wide));
    let few = histogram([
        Count::Few,
        Count::Exactly(0),
        Count::Exactly(12),
        Count::Few,
        Count::Exactly(31),
        Count::Exactly(90),
    ]);
    golden("histogram-few-wide", &draw(&few, Form::Wide));
    golden("histogram-cumulative-narrow", &draw(&sample, Form::Narrow));
    both(&sample);
    both(&plain);
    both(&few);
}

#[test]
fn shares_are_not_told_where_they_would_tell_a_small_count() {
    let few = histogram([
        Count::Few,
        Count::Exactly(9),
        Count::Exactly(12),
        Count::Exactly(7),
        Count::Exactly(31),
        Count::Exactly(90),
    ]);
    let table = draw(&few, Form::Wide).table;
    assert_eq!(table.columns.len(), 2);
    assert_eq!(table.sections[0].rows[0], ["under 3 months", "fewer than 5"]);
    let all = draw(&exactly([1, 1, 1, 1, 1, 5]), Form::Wide).table;
    assert_eq!(all.sections[0].rows[4][2..], ["10%", "50%"]);
    assert_eq!(all.sections[0].rows[5][3], "100%");
}

#[test]
fn the_median_stands_in_its_interval() {
    let bins = exactly([1; 6]);
    for (days, from, to) in [(0, 0.0, 0.01), (91, 1.0, 1.01), (900, 4.0, 5.0), (9999, 5.4, 5.6)] {
        let place = place_of(&bins, days);
        assert!((from..=to).contains(&place), "{days}: {place}");
    }
}

#[test]
fn histograms_of_nothing_one_and_very_many_are_sound() {
    both(&Histogram { median: None, ..exactly([0; 6]) });
    both(&exactly([0, 0, 1, 0, 0, 0]));
    both(&Histogram { bins: Vec::new(), ..exactly([0; 6]) });
    for days in [0, 50, 1_000, 40_000] {
        let median = Some(Median { days, words: "median: 2 years 6 months".to_owned() });
        let mut many = exactly([u64::MAX / 9, 10_000_000, 1, 0, 5, u64::MAX / 9]);
        many.cumulative = false;
        both(&Histogram { median, ..many });
    }
}

#[test]
fn long_words_stay_inside() {
    let mut long_words = exactly([61, 74, 88, 190, 143, 648]);
    long_words.cumulative = false;
    long_words.words.number = long();
    for bin in &mut long_words.bins {
        bin.name = long();
    }
    both(&long_words);
}
