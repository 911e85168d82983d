//! Figures of rows made by hand, and of the invented data set.

use std::collections::BTreeSet;

use super::statutory::{Form, Item, Statutory};
use super::*;

fn gun(recovered_in: &str) -> Gun {
    Gun { recovered_in: recovered_in.to_owned(), kind: "PI".to_owned(), ..Gun::default() }
}

fn many(count: usize, gun: &Gun) -> Vec<Gun> {
    vec![gun.clone(); count]
}

fn cells(figure: &Figure) -> Vec<(String, Vec<Option<u64>>)> {
    figure.rows.iter().map(|row| (row.about.join(">"), row.cells.clone())).collect()
}

const FIVE: Guard = Guard::new(5);

/// The figure of rows of all years.
fn figure(rows: &Rows, subject: Subject, guard: Guard) -> Figure {
    super::figure(&Table::of(rows), Years::default(), subject, guard)
}

fn figures(rows: &Rows, guard: Guard) -> Vec<Figure> {
    super::figures(&Table::of(rows), Years::default(), guard)
}

fn statutory(rows: &Rows, form: Form, year: u16) -> Statutory {
    statutory::statutory(&Table::of(rows), form, year)
}

#[test]
fn a_time_that_may_lie_in_two_intervals_is_not_counted() {
    let with = |days| Gun { days: Some(days), ..gun("XA") };
    let mut guns = many(12, &with((10, Some(20))));
    guns.extend(many(8, &with((400, Some(500)))));
    guns.extend(many(9, &with((80, Some(120)))));
    guns.extend(many(7, &with((2000, None))));
    let figure = figure(&Rows { guns, ..Rows::default() }, Subject::TimeToCrime, FIVE);
    let told: Vec<Option<u64>> = figure.rows.iter().map(|row| row.cells[0]).collect();
    assert_eq!(told, [Some(10), None, None, Some(5), None, Some(5)]);
    assert_eq!((figure.n, figure.median_days), (Some(20), Some(450)));
}

#[test]
fn flows_with_few_guns_are_told_together() {
    let from = |source: &str| Gun { source: Some(source.to_owned()), ..gun("XA") };
    let mut guns = many(11, &from("XB"));
    guns.extend(many(3, &from("XC")));
    guns.extend(many(4, &from("XD")));
    guns.push(gun("XA"));
    let figure = figure(&Rows { guns, ..Rows::default() }, Subject::Flows, FIVE);
    assert_eq!(cells(&figure), [("XB>XA".to_owned(), vec![Some(10)])]);
    assert_eq!((figure.n, figure.others), (Some(15), Some(5)));
}

#[test]
fn a_dealer_stands_out_with_twenty_five_short_times() {
    let sold = |dealer: &str, days| Gun {
        dealer: Some(dealer.to_owned()),
        days: Some((days, Some(days))),
        ..gun("XA")
    };
    let mut guns = many(27, &sold("One", 1095));
    guns.extend(many(27, &sold("Other", 1096)));
    let figure = figure(&Rows { guns, ..Rows::default() }, Subject::Dealers, FIVE);
    let told: Vec<(&str, bool, Option<u64>)> = figure
        .rows
        .iter()
        .map(|row| (row.about[0].as_str(), row.stands_out, row.cells[1]))
        .collect();
    assert_eq!(told, [("One", true, Some(25)), ("Other", false, None)]);
}

#[test]
fn a_multiple_sale_lasts_five_business_days() {
    let sale = |buyer: &str, text: &str| Sale {
        buyer: buyer.to_owned(),
        dealer: "One".to_owned(),
        day: day(text).unwrap(),
    };
    // Monday and Friday are one sale, the Monday after begins another; one gun alone is none.
    let mut sales = vec![sale("a", "2026-11-23"), sale("a", "2026-11-27"), sale("a", "2026-11-30")];
    sales.push(sale("b", "2026-11-23"));
    for buyer in ["c", "d", "e", "f"] {
        sales.extend([sale(buyer, "2026-11-25"), sale(buyer, "2026-11-25")]);
    }
    let figure = figure(&Rows { sales, ..Rows::default() }, Subject::MultipleSales, FIVE);
    assert_eq!(cells(&figure), [("One".to_owned(), vec![Some(5), Some(10)])]);
}

#[test]
fn neighbouring_numbers_of_one_consignment_are_found() {
    let numbered = |serial: &str, place: &str| Gun {
        serial: serial.to_owned(),
        maker: "M".to_owned(),
        consignment: Some("L-1".to_owned()),
        ..gun(place)
    };
    let serials = ["AB7", "AB8", "AB9", "AB0010", "AB11", "AB20", "AC21"];
    let guns: Vec<Gun> = serials
        .into_iter()
        .zip(["XA", "XB"].into_iter().cycle())
        .map(|(s, p)| numbered(s, p))
        .collect();
    let figure = figure(&Rows { guns, ..Rows::default() }, Subject::Consignments, FIVE);
    assert_eq!(cells(&figure), [("M>L-1".to_owned(), vec![Some(5), Some(2)])]);
}

#[test]
fn a_number_that_was_recovered_twice_is_no_neighbour_of_itself() {
    let found = |serial: &str, place: &str| Gun {
        serial: serial.to_owned(),
        consignment: Some("L-1".to_owned()),
        ..gun(place)
    };
    let mut guns: Vec<Gun> = (1..=5).map(|n| found(&format!("A{n}"), "XA")).collect();
    guns.extend([found("A3", "XB"), found("A9", "XC"), found("A9", "XD")]);
    let figure = figure(&Rows { guns, ..Rows::default() }, Subject::Consignments, FIVE);
    assert_eq!(cells(&figure)[0].1, [Some(5), Some(2)]);
}

#[test]
fn only_the_years_that_were_asked_for_are_counted_and_what_is_taken_out_is_gone() {
    let in_year = |year: u16| Gun { year, source: Some("XB".to_owned()), ..gun("XA") };
    let sale = |text: &str| Sale {
        buyer: "a".to_owned(),
        dealer: "One".to_owned(),
        day: day(text).unwrap(),
    };
    let mut rows = Rows::default();
    for year in 2020..2024 {
        rows.guns.extend(many(usize::from(year) - 2010, &in_year(year)));
        rows.sales.extend(vec![sale(&format!("{year}-12-31")), sale(&format!("{year}-01-01"))]);
    }
    let mut table = Table::of(&rows);
    let years = Years { from: Some(2021), to: Some(2022) };
    let two = Guard::new(2);
    let flows = |table: &Table| super::figure(table, years, Subject::Flows, two).n;
    assert_eq!(flows(&table), Some(22));
    assert_eq!(table.sales(years).count(), 4);
    assert_eq!(table.sales(Years { from: Some(2023), to: None }).count(), 2);
    // The last gun, of 2023, takes the place of one of 2021.
    table.remove_gun(10);
    assert_eq!(flows(&table), Some(22));
    table.remove_gun(11);
    assert_eq!(flows(&table), Some(20));
    table.remove_gun(1000);
    assert_eq!(flows(&table), Some(20));
}

#[test]
fn failures_are_told_by_their_cause() {
    let asked = |outcome: Outcome| Question {
        partner: "vestigo/xb/police".to_owned(),
        outcome,
        year: 2026,
        ..Question::default()
    };
    let mut questions = vec![asked(Outcome::Found); 12];
    questions.extend(vec![asked(Outcome::NoRecord); 7]);
    let both = Outcome::NotCompleted(vec![Cause::Item, Cause::Request]);
    questions.extend(vec![asked(both); 6]);
    questions.push(Question { received: true, ..asked(Outcome::Found) });
    let figure = figure(&Rows { questions, ..Rows::default() }, Subject::Performance, FIVE);
    let [row] = figure.rows.as_slice() else { panic!("one partner") };
    let wanted = [Some(20), Some(10), Some(5), Some(5), None, None, Some(5), Some(5), None];
    assert_eq!(row.cells, wanted);
}

#[test]
fn the_indicator_is_established_over_recovered() {
    let mut guns = Vec::new();
    for (at, kind) in Recovery::ALL.into_iter().cycle().take(16).enumerate() {
        guns.push(Gun {
            own: true,
            year: 2025,
            recovery: Some(kind),
            diversion: (at < 4).then(|| "D02".to_owned()),
            ..gun("XA")
        });
    }
    guns.push(Gun { own: false, ..guns[0].clone() });
    guns.push(Gun { year: 2024, ..guns[0].clone() });
    let rows = Rows { guns, ..Rows::default() };
    let form = statutory(&rows, Form::Sdg, 2025);
    let value = |item| form.lines.iter().find(|line| line.item == item).unwrap().value;
    assert_eq!(value(Item::Recovered), Some(12));
    assert_eq!(value(Item::Established), Some(3));
    assert_eq!(value(Item::Indicator), Some(2500));
    let nothing = statutory(&rows, Form::Sdg, 2020);
    assert_eq!(nothing.lines.last().unwrap().value, None);
}

#[test]
fn lines_that_break_a_figure_down_add_up_to_it() {
    let rows = sample::rows(7, 3000);
    for form in Form::ALL {
        let told = statutory(&rows, form, 2024);
        let sum = |item| -> u64 {
            told.lines.iter().filter(|l| l.item == item).filter_map(|l| l.value).sum()
        };
        for (whole, parts) in [
            (Item::Recovered, Item::RecoveredBy),
            (Item::Sent, Item::SentOutcome),
            (Item::Received, Item::ReceivedOutcome),
        ] {
            if told.lines.iter().any(|line| line.item == parts) {
                assert_eq!(sum(whole), sum(parts), "{form:?}");
                assert!(sum(whole) > 50, "{form:?}");
            }
        }
    }
}

#[test]
fn no_figure_of_the_sample_tells_a_small_count_and_a_case_more_changes_no_count_by_a_few() {
    let before = sample::rows(11, 2000);
    let told = figures(&before, FIVE);
    assert!(told.iter().all(|figure| !figure.rows.is_empty()), "{told:?}");
    let mut after = before.clone();
    for _ in 0..3 {
        after.guns.push(after.guns[0].clone());
        after.questions.push(after.questions[0].clone());
    }
    for (one, other) in told.iter().zip(figures(&after, FIVE)) {
        for row in &one.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                if one.subject == Subject::Consignments && at == 1 {
                    continue;
                }
                assert!(cell.is_none_or(|n| n >= 5 && n % 5 == 0), "{one:?}");
                let Some(later) = other.rows.iter().find(|later| later.about == row.about) else {
                    panic!("a row of {one:?} went away");
                };
                if let (Some(n), Some(m)) = (cell, later.cells[at]) {
                    assert_eq!(n.abs_diff(m) % 5, 0);
                }
            }
        }
    }
}

#[test]
fn every_subject_and_column_has_its_text_and_no_text_is_left_over() {
    use crate::text::codes::{ANALYSES, ANALYSIS_COLUMNS};
    assert_eq!(Subject::ALL.map(Subject::name), ANALYSES);
    let used = Subject::ALL.iter().flat_map(|subject| subject.columns());
    let (used, told): (BTreeSet<_>, BTreeSet<_>) =
        (used.collect(), ANALYSIS_COLUMNS.iter().collect());
    assert_eq!(used, told);
}
