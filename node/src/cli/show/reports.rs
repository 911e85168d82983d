//! Sealed reports.

use std::path::Path;

use super::super::table::Table;
use super::synthetic;
use crate::service::views::{IssuedReportView, PagesVerdict, ReportCheckView, ReportView, short};
use crate::text::Text;

/// The reports that were issued, as a table.
pub(in super::super) fn reports(text: Text, reports: &[ReportView]) -> Table {
    let mut table = Table::new(
        text,
        &[
            "column-report-number",
            "column-report-issued-at",
            "column-report-trace",
            "column-report-language",
            "column-report-recipient",
            "column-report-for",
            "column-report-draft",
            "column-report-code",
            "column-report-digest",
        ],
    );
    for report in reports {
        table.row([
            report.number.to_string(),
            report.issued.clone(),
            short(&report.trace).to_string(),
            report.language.clone(),
            report.recipient.clone(),
            report.wanted.clone(),
            if report.draft { text.say("word-yes") } else { text.say("word-no") },
            report.code.clone(),
            report.digest.clone(),
        ]);
    }
    table
}

/// A report that was written.
pub(in super::super) fn report_issued(text: Text, view: &IssuedReportView, out: &Path) -> String {
    let mut human = synthetic(text, view.synthetic);
    let args = [
        ("number", view.report.number.to_string().into()),
        ("file", out.display().to_string().into()),
        ("code", view.report.code.as_str().into()),
        ("digest", view.report.digest.as_str().into()),
    ];
    human.push_str(&text.say_with("note-report-issued", &args));
    human.push('\n');
    if view.again {
        human.push_str(&text.say("note-report-issued-again"));
        human.push('\n');
    }
    human
}

/// What became of comparing the pages of a report.
pub(in super::super) fn report_checked(text: Text, view: &ReportCheckView) -> String {
    let report = view.report.as_ref();
    let of = |value: Option<String>| value.unwrap_or_default();
    let number = of(report.map(|report| report.number.to_string()));
    let node = of(view.node.clone());
    let code = of(report.map(|report| report.code.clone()));
    let said = match view.pages {
        PagesVerdict::Same => text.say_with(
            "note-report-pages-hold",
            &[
                ("node", node.into()),
                ("number", number.into()),
                ("code", code.into()),
                ("time", of(report.map(|report| report.issued.clone())).into()),
                ("recipient", of(report.map(|report| report.recipient.clone())).into()),
            ],
        ),
        PagesVerdict::Changed => {
            let at = of(view.differs_at.map(|at| at.to_string()));
            text.say_with("note-report-pages-differ", &[("at", at.into())])
        }
        PagesVerdict::NotCompared => text.say_with(
            "note-report-pages-other",
            &[
                ("node", node.into()),
                ("number", number.into()),
                ("code", code.into()),
                ("theirs", of(report.map(|report| report.renderer.clone())).into()),
                ("ours", view.renderer.as_str().into()),
                ("digest", view.digest.as_str().into()),
            ],
        ),
        PagesVerdict::Slip => {
            let reason = of(view.problem.clone());
            text.say_with("note-report-slip-bad", &[("reason", reason.into())])
        }
        PagesVerdict::NotLookedAt => text.say("note-report-evidence-bad"),
    };
    format!("{said}\n\n")
}
