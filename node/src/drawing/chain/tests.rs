use super::*;
use crate::drawing::tests::{golden, heading, long, sound};
use crate::drawing::time::day;

const HOUR: i64 = 3600;

fn words() -> ChainWords {
    ChainWords {
        gun: "Life of the firearm".to_owned(),
        question: "Life of the question".to_owned(),
        contradicts: "contradicts".to_owned(),
        nothing: "No country has told anything of this firearm yet.".to_owned(),
        evidence: EvidenceWords {
            signed: "signed by the State".to_owned(),
            letter: "by letter, not signed".to_owned(),
            waiting: "answer awaited".to_owned(),
            refused: "refused".to_owned(),
            no_record: "no record".to_owned(),
        },
        columns: ["No.", "Country", "What happened", "When", "Evidence", "Remarks"]
            .map(str::to_owned),
    }
}

fn stop(country: &str, event: &str, date: Option<&str>, evidence: Evidence) -> Stop {
    Stop {
        country: country.to_owned(),
        event: event.to_owned(),
        date: When::read(date, date.unwrap_or("date not known")),
        evidence,
        source: None,
        link: None,
    }
}

fn ask(to: &str, from: i64, until: Option<i64>, outcome: &str, evidence: Evidence) -> Ask {
    let begin = day(2026, 10, 2) * 86_400;
    let moment = |hours: i64| Moment {
        at: begin + hours * HOUR,
        words: format!("{} Oct 2026 {:02}:05", 2 + hours / 24, hours % 24),
    };
    Ask {
        from: "AR".to_owned(),
        to: to.to_owned(),
        agency: format!("National Firearms Directorate of {to}"),
        asked: moment(from),
        ended: until.map(moment),
        outcome: outcome.to_owned(),
        evidence,
        skew: None,
        link: None,
    }
}

fn chain(stops: Vec<Stop>, asks: Vec<Ask>) -> Chain {
    Chain {
        heading: heading("Chain of trace 0123"),
        words: words(),
        stops,
        gap: None,
        clashes: Vec::new(),
        asks,
        now: Moment { at: day(2026, 11, 22) * 86_400, words: "22 Nov 2026".to_owned() },
    }
}

/// Made in Brazil, sold in Paraguay, stolen, recovered in Argentina; Bolivia has not answered.
fn story() -> Chain {
    let stops = vec![
        stop("BR", "manufactured", Some("2014"), Evidence::Signed),
        stop("BR", "exported to a licensee in Paraguay", Some("2015-03-02"), Evidence::Signed),
        stop("PY", "imported", Some("2015-03-20"), Evidence::Signed),
        stop("PY", "sold at retail", Some("2016-07"), Evidence::Letter),
        stop("BO", "reported stolen", None, Evidence::Waiting),
        stop("AR", "recovered", Some("2019-09-14"), Evidence::Signed),
    ];
    let asks = vec![
        ask("BR", 10, Some(10), "answered: lawfully exported", Evidence::Signed),
        ask("PY", 11, Some(26 * 24), "answered by letter: sold at retail", Evidence::Letter),
        ask("BO", 27 * 24, None, "delivered, answer due 1 December", Evidence::Waiting),
    ];
    let mut chain = chain(stops, asks);
    chain.gap = Some(Gap { from: 3, to: 5, words: "Time to crime: 3 years 2 months".to_owned() });
    chain
}

/// Two States that do not agree, a refusal, a "no record", and a clock that is wrong.
fn conflicting() -> Chain {
    let stops = vec![
        stop("US", "manufactured", Some("2009-05"), Evidence::Signed),
        stop("US", "exported to Guatemala", Some("2011-02-01"), Evidence::Signed),
        stop("GT", "destroyed", Some("2011-01-10"), Evidence::Signed),
        stop("HN", "reported lost", Some("<2018"), Evidence::Letter),
        stop("MX", "recovered", Some("2026-09-30"), Evidence::Signed),
    ];
    let mut asks = vec![
        ask("US", 10, Some(36), "answered: exported to Guatemala", Evidence::Signed),
        ask("GT", 40, Some(38), "answered: destroyed", Evidence::Signed),
        ask("HN", 40, Some(400), "refused: D1, ongoing investigation", Evidence::Refused),
        ask("NI", 41, Some(43), "no record", Evidence::NoRecord),
    ];
    asks[1].skew = Some("the clocks differ: answered before it was asked".to_owned());
    let mut chain = chain(stops, asks);
    chain.clashes =
        vec![Clash { one: 1, other: 2, words: "The dates exclude each other".to_owned() }];
    chain.gap = Some(Gap { from: 1, to: 4, words: "Time to crime: 15 years 7 months".to_owned() });
    chain
}

fn many(count: usize) -> Chain {
    let stops = (0..count).map(|n| {
        let date = format!("{}-{:02}", 1970 + n, n % 12 + 1);
        stop("CO", "transferred between private persons", Some(&date), Evidence::Signed)
    });
    let asks = (0..count.min(32)).map(|n| {
        let n = i64::try_from(n).unwrap();
        ask("CO", n * 30, Some(n * 30 + 20), "answered", Evidence::Signed)
    });
    let mut chain = chain(stops.collect(), asks.collect());
    chain.clashes = vec![Clash { one: 3, other: 4, words: "Two answers differ".to_owned() }];
    chain.gap = Some(Gap { from: 2, to: count - 1, words: "Time to crime: 47 years".to_owned() });
    chain
}

fn both(chain: &Chain) {
    for form in [Form::Wide, Form::Paper, Form::Narrow] {
        sound(&draw(chain, form));
    }
}

fn texts(drawing: &Drawing) -> Vec<String> {
    let mut texts = Vec::new();
    drawing.each(&mut |shape| {
        if let Shape::Text { text, .. } = shape {
            texts.push(text.clone());
        }
    });
    texts
}

#[test]
fn the_chain_looks_as_it_did() {
    golden("chain-wide", &draw(&story(), Form::Wide));
    golden("chain-narrow", &draw(&story(), Form::Narrow));
    golden("chain-conflict-wide", &draw(&conflicting(), Form::Wide));
    golden("chain-conflict-narrow", &draw(&conflicting(), Form::Narrow));
    golden("chain-paper", &draw(&story(), Form::Paper));
    golden("chain-many-wide", &draw(&many(14), Form::Wide));
    both(&story());
    both(&conflicting());
}

#[test]
fn a_chain_without_an_answer_says_so() {
    let asked = chain(Vec::new(), vec![ask("BR", 0, None, "delivered", Evidence::Waiting)]);
    both(&asked);
    let drawn = texts(&draw(&asked, Form::Wide)).join(" ");
    assert!(drawn.contains("No country has told anything"), "{drawn}");
    both(&chain(Vec::new(), Vec::new()));
}

#[test]
fn one_stop_stands_alone() {
    both(&chain(vec![stop("BR", "manufactured", Some("2014"), Evidence::Signed)], Vec::new()));
    both(&chain(vec![stop("BR", "manufactured", None, Evidence::NoRecord)], Vec::new()));
}

#[test]
fn fifty_stops_and_as_many_questions_as_a_trace_has_fit() {
    both(&many(50));
    let drawing = draw(&many(50), Form::Wide);
    assert_eq!(drawing.table.rows().count(), 82);
    let page = crate::drawing::svg::Page { prefix: "p", world: "" };
    assert!(crate::drawing::svg::write(&drawing, &page).len() < 80_000);
}

#[test]
fn long_names_are_cut_in_the_picture_and_whole_in_the_table() {
    let mut chain = story();
    for stop in &mut chain.stops {
        stop.event = long();
        stop.source = Some(long());
        stop.date.words = format!("some day before {}", "September ".repeat(6));
    }
    for ask in &mut chain.asks {
        ask.agency = long();
        ask.outcome = long();
        ask.skew = Some(long());
    }
    chain.words.evidence.signed = long();
    both(&chain);
    assert!(draw(&chain, Form::Wide).table.rows().all(|row| row[2].contains(&long())));
}

#[test]
fn stops_of_the_same_day_and_of_no_known_day_keep_their_order() {
    let one = stop("BR", "issued", Some("2015-03-02"), Evidence::Signed);
    let none = stop("BR", "inherited", None, Evidence::Signed);
    both(&chain(vec![one.clone(); 9], Vec::new()));
    both(&chain(vec![none.clone(); 9], Vec::new()));
    both(&chain(vec![one.clone(), none.clone(), one.clone(), none, one], Vec::new()));
}

#[test]
fn a_stop_at_the_right_edge_keeps_its_words_inside() {
    let mut stops = story().stops;
    stops.push(stop("AR", "seized by the Prefectura Naval", Some("2026-11-22"), Evidence::Signed));
    stops.push(stop("AR", "kept for official use of the court", Some(">2026"), Evidence::Signed));
    both(&chain(stops, Vec::new()));
}

#[test]
fn an_answer_dated_before_its_question_has_no_length_and_says_why() {
    let drawing = draw(&conflicting(), Form::Wide);
    assert!(texts(&drawing).iter().any(|text| text.contains("the clocks differ")));
    let mut lanes = Vec::new();
    drawing.each(&mut |shape| {
        if let Shape::Rect { area, class: Class::Asked, radius } = shape
            && *radius > 0.0
        {
            lanes.push(area.width);
        }
    });
    assert!(lanes.len() == 4 && (lanes[1] - 5.0).abs() < 0.1, "{lanes:?}");
}

#[test]
fn what_contradicts_is_named_on_both_stops() {
    for form in [Form::Wide, Form::Paper, Form::Narrow] {
        let texts = texts(&draw(&conflicting(), form));
        assert!(texts.iter().any(|text| text == "contradicts 3"));
        assert!(texts.iter().any(|text| text == "contradicts 2"));
    }
    let table = draw(&conflicting(), Form::Wide).table;
    assert_eq!(table.sections[0].rows[1][5], "contradicts 3: The dates exclude each other");
}

#[test]
fn places_that_do_not_exist_are_ignored() {
    let mut chain = story();
    chain.gap = Some(Gap { from: 7, to: 99, words: "Time to crime".to_owned() });
    chain.clashes = vec![Clash { one: 0, other: 42, words: String::new() }];
    both(&chain);
}

#[test]
fn times_at_the_ends_of_what_can_be_said_do_not_overflow() {
    let mut chain = story();
    for (ask, at) in chain.asks.iter_mut().zip([i64::MIN, i64::MAX, 0]) {
        ask.asked.at = at;
        ask.ended = Some(Moment { at: i64::MAX - at.max(0), words: "then".to_owned() });
    }
    both(&chain);
}
