use super::*;
use crate::drawing::tests::{golden, heading, long, sound};

fn flow(counts: &[(&str, &str, u64)]) -> Flow {
    let one = |(from, to, count): &(&str, &str, u64)| FlowCount {
        from: (*from).to_owned(),
        to: (*to).to_owned(),
        count: *count,
    };
    Flow {
        heading: heading("Sources of recovered firearms"),
        words: FlowWords {
            from: "Source".to_owned(),
            to: "Recovered in".to_owned(),
            count: "Firearms".to_owned(),
            pooled: "others".to_owned(),
            suppressed: "fewer than 5".to_owned(),
            nothing: "No trace has told a source yet.".to_owned(),
            digits: Digits { separator: ",".to_owned(), least: 4 },
        },
        counts: counts.iter().map(one).collect(),
        least: 5,
    }
}

fn sample() -> Flow {
    flow(&[
        ("United States", "Mexico", 412),
        ("United States", "Guatemala", 61),
        ("Brazil", "Paraguay", 120),
        ("Brazil", "Argentina", 34),
        ("Austria", "Mexico", 55),
        ("Italy", "Guatemala", 4),
        ("Italy", "Argentina", 3),
        ("Spain", "Argentina", 3),
        ("Czechia", "Paraguay", 2),
        ("Turkey", "Honduras", 7),
    ])
}

fn both(flow: &Flow) {
    for form in [Form::Wide, Form::Paper, Form::Narrow] {
        sound(&draw(flow, form));
    }
}

#[test]
fn flows_look_as_they_did() {
    golden("flow-wide", &draw(&sample(), Form::Wide));
    golden("flow-narrow", &draw(&sample(), Form::Narrow));
    both(&sample());
}

#[test]
fn a_count_below_the_least_is_pooled_and_never_told() {
    let drawing = draw(&sample(), Form::Wide);
    let rows: Vec<Vec<String>> = drawing.table.rows().cloned().collect();
    for row in &rows {
        let told = row[2].parse::<u64>().is_ok_and(|count| count < 5);
        assert!(!told, "{row:?}");
        assert!(!["Italy", "Spain", "Czechia"].contains(&row[0].as_str()), "{row:?}");
    }
    // Two of Argentina are six together; one of Guatemala and one of Paraguay are six.
    assert!(rows.contains(&vec!["others".into(), "Argentina".into(), "6".into()]), "{rows:?}");
    assert!(rows.contains(&vec!["others".into(), "others".into(), "6".into()]), "{rows:?}");
    let few = draw(&flow(&[("A", "B", 9), ("C", "D", 2)]), Form::Wide);
    let rows: Vec<Vec<String>> = few.table.rows().cloned().collect();
    assert_eq!(rows[1], ["others", "others", "fewer than 5"]);
}

#[test]
fn flows_of_nothing_one_and_fifty_are_sound() {
    both(&flow(&[]));
    both(&flow(&[("A", "B", 0)]));
    both(&flow(&[("A", "B", 5), ("A", "B", 2)]));
    let names: Vec<String> = (0..50).map(|n| format!("Country number {n}")).collect();
    let counts: Vec<(&str, &str, u64)> = names
        .iter()
        .zip(names.iter().rev())
        .zip(5..)
        .map(|((from, to), count)| (from.as_str(), to.as_str(), count))
        .collect();
    both(&flow(&counts));
    both(&flow(&[("A", "B", u64::MAX), ("C", "D", u64::MAX), ("A", "D", 5)]));
}

#[test]
fn long_names_give_way_and_counts_stay_whole() {
    let name = long();
    let mut flow = flow(&[(&name, "B", 123_456), ("A", &name, 1_000)]);
    flow.words.from = long();
    flow.words.pooled = long();
    both(&flow);
    let mut found = false;
    draw(&flow, Form::Narrow).each(&mut |shape| {
        found |= matches!(shape, Shape::Text { text, .. } if text == "123,456");
    });
    assert!(found);
}
