//! Synthetic registers and trials.

use std::fmt::Write as _;

use super::super::table::Table;
use crate::registry::evaluate::{ClassResult, EvaluationReport, Guns};
use crate::service::views::SynthView;
use crate::text::Text;

pub(in super::super) fn synthetic_written(text: Text, view: &SynthView) -> String {
    let records = ("records", view.records.into());
    let mut human = text.say_with("note-synth-written", &[records]);
    if let Some(key) = &view.key {
        let args = [("damaged", view.damaged.into()), ("key", key.as_str().into())];
        let _written = write!(human, "\n{}", text.say_with("note-synth-key", &args));
    }
    human + "\n"
}

pub(in super::super) fn evaluated(text: Text, report: &EvaluationReport, markdown: bool) -> String {
    let args = [
        ("density", report.density().name().into()),
        ("records", report.synth.records.into()),
        ("recovered", report.recovered.into()),
        ("seed", report.synth.seed.into()),
        ("seconds", format!("{:.1}", report.build_seconds).into()),
    ];
    let mut human = text.say_with("note-evaluated", &args) + "\n";
    for table in [results(text, report), entry(text, report), aims(text, report)] {
        human.push('\n');
        human.push_str(&if markdown { table.markdown() } else { table.aligned() });
    }
    human
}

fn results(text: Text, report: &EvaluationReport) -> Table {
    let columns = [
        "column-guns",
        "column-class",
        "column-fields",
        "column-queries",
        "column-first",
        "column-in-ten",
        "column-in-twenty",
        "column-refused",
        "column-other-real",
        "column-flagged",
        "column-oracle-ten",
        "column-p50",
        "column-p99",
    ];
    let mut table = Table::new(text, &columns);
    for r in &report.results {
        table.row([
            guns(text, r.guns),
            r.class.name().to_owned(),
            r.fields.name().to_owned(),
            r.queries.to_string(),
            share(r.first, r.queries),
            share(r.in_ten, r.queries),
            share(r.in_twenty, r.queries),
            r.refused.to_string(),
            r.other_real.to_string(),
            share(r.other_real_flagged, r.other_real),
            oracle(r),
            format!("{:.0}", r.p50_us),
            format!("{:.0}", r.p99_us),
        ]);
    }
    table
}

/// What the engine and the list reached among the first ten.
fn oracle(result: &ClassResult) -> String {
    let compared = result.oracle.filter(|oracle| oracle.queries > 0);
    compared.map_or_else(String::new, |oracle| {
        format!("{}/{} ({})", oracle.engine_in_ten, oracle.in_ten, oracle.queries)
    })
}

fn entry(text: Text, report: &EvaluationReport) -> Table {
    let columns = ["column-class", "column-forms", "column-warned"];
    let mut table = Table::new(text, &columns);
    for e in &report.entry {
        let name = e.class.name().to_owned();
        table.row([name, e.forms.to_string(), share(e.warned, e.forms)]);
    }
    table
}

fn aims(text: Text, report: &EvaluationReport) -> Table {
    let columns = ["column-aim", "column-guns", "column-wanted", "column-reached", "column-met"];
    let mut table = Table::new(text, &columns);
    for aim in &report.aims {
        table.row([
            text.say(aim.key),
            guns(text, aim.guns),
            share(aim.wanted, 1000),
            share(aim.reached, aim.of),
            text.say(if aim.met { "word-yes" } else { "word-no" }),
        ]);
    }
    table
}

fn guns(text: Text, guns: Guns) -> String {
    text.say(match guns {
        Guns::Synthetic => "word-guns-synthetic",
        Guns::Recovered => "word-guns-recovered",
    })
}

/// Per cent with two decimals, rounded down: what missed its aim does not look as if it had not.
fn share(part: u64, of: u64) -> String {
    match (part * 10_000).checked_div(of) {
        Some(share) => format!("{}.{:02} %", share / 100, share % 100),
        None => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_down() {
        assert_eq!(share(2, 3), "66.66 %");
        assert_eq!(share(1, 1), "100.00 %");
        assert_eq!(share(0, 0), "–");
    }
}
