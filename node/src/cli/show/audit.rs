//! Audits and their proofs in words.

use std::fmt::Write as _;

use super::super::audit::ProofView;
use super::super::table::{Pairs, Table};
use super::heading;
use crate::audit::report::Report;
use crate::audit::words::{
    LOG_COLUMNS, Values, counted, log_cells, log_notes, said, sentence, verdict, weight, words,
};
use crate::service::views::short;
use crate::text::Text;

/// Findings listed on a screen; files hold all.
const LISTED: usize = 200;

pub(in super::super) fn audited(text: Text, report: &Report) -> String {
    let mut human = format!("{}\n\n", verdict(text, report));
    let mut table = Table::new(text, &LOG_COLUMNS);
    for log in &report.logs {
        table.row(log_cells(text, log));
    }
    human.push_str(&table.aligned());
    for note in report.logs.iter().flat_map(|log| log_notes(text, log)) {
        let _written = writeln!(human, "{note}");
    }
    human.push('\n');
    let mut pairs = Pairs::new(text);
    for (key, count) in counted(report) {
        pairs.add(key, count);
    }
    human.push_str(&pairs.lines(0));
    if !report.findings.is_empty() {
        human.push_str(&heading(text, "word-audit-findings"));
        for finding in report.findings.iter().take(LISTED) {
            let _written = writeln!(
                human,
                "  {}{} {}",
                weight(text, finding),
                text.colon(),
                said(text, finding)
            );
            let mut behind = Vec::new();
            behind.extend(finding.exchange.as_deref().map(|id| short(id).to_string()));
            behind.extend(finding.proof.clone());
            if !behind.is_empty() {
                let _written = writeln!(human, "      {}", behind.join("  "));
            }
        }
        if let Some(more) = report.findings.len().checked_sub(LISTED).filter(|more| *more > 0) {
            let words = text.say_with("note-audit-more", &[("count", more.into())]);
            let _written = writeln!(human, "  {words}");
        }
    }
    let _written = writeln!(human, "\n{}", text.say("note-audit-blind"));
    human
}

pub(in super::super) fn audit_csv(text: Text, report: &Report) -> String {
    let columns = [
        "column-audit-class",
        "column-audit-weight",
        "column-audit-about",
        "column-audit-other",
        "column-audit-accused",
        "column-audit-exchange",
        "column-audit-entry",
        "column-at",
        "column-audit-number",
        "column-audit-count",
        "column-audit-proof",
        "column-audit-words",
    ];
    let mut table = Table::new(text, &columns);
    let or_empty = |value: &Option<String>| value.clone().unwrap_or_default();
    for finding in &report.findings {
        table.row([
            finding.class.clone(),
            finding.weight.to_string(),
            finding.about.clone(),
            or_empty(&finding.other),
            or_empty(&finding.accused),
            or_empty(&finding.exchange),
            or_empty(&finding.entry),
            or_empty(&finding.at),
            finding.number.map_or_else(String::new, |number| number.to_string()),
            finding.count.to_string(),
            or_empty(&finding.proof),
            said(text, finding),
        ]);
    }
    table.csv()
}

/// One page that needs nothing else and runs nothing.
pub(in super::super) fn audit_html(text: Text, report: &Report) -> String {
    let title = text.say("word-audit-title");
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>\nbody {{ font: 1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; \
         padding: 0 1rem; color: #111; background: #fff }}\n\
         table {{ border-collapse: collapse; width: 100% }}\n\
         th, td {{ text-align: left; vertical-align: top; padding: .3rem .5rem; \
         border-bottom: 1px solid #767676; overflow-wrap: anywhere }}\n\
         .integrity {{ font-weight: bold }}\n</style>\n</head>\n<body>\n<h1>{}</h1>\n\
         <p><strong>{}</strong></p>\n<p>{}{} {}</p>\n",
        text.language.tag(),
        escaped(&title),
        escaped(&title),
        escaped(&verdict(text, report)),
        escaped(&text.say("column-at")),
        escaped(text.colon()),
        escaped(&report.at),
    );
    let row = |cells: &[String], tag: &str| -> String {
        let cells: String =
            cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head: Vec<String> = LOG_COLUMNS.iter().map(|key| text.say(key)).collect();
    let _written = write!(page, "<table>\n{}", row(&head, "th"));
    for log in &report.logs {
        page.push_str(&row(&log_cells(text, log), "td"));
    }
    page.push_str("</table>\n");
    for note in report.logs.iter().flat_map(|log| log_notes(text, log)) {
        let _written = writeln!(page, "<p>{}</p>", escaped(&note));
    }
    page.push_str("<table>\n");
    for (key, count) in counted(report) {
        page.push_str(&row(&[text.say(key), count.to_string()], "td"));
    }
    let findings = text.say("word-audit-findings");
    let _written = write!(page, "</table>\n<h2>{}</h2>\n<table>\n", escaped(&findings));
    for finding in &report.findings {
        let proof = finding.proof.as_ref().map_or_else(String::new, |name| {
            format!("<a href=\"{}\">{}</a>", escaped(name), escaped(name))
        });
        let _written = writeln!(
            page,
            "<tr class=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{proof}</td></tr>",
            escaped(&finding.weight),
            escaped(&weight(text, finding)),
            escaped(&said(text, finding)),
            escaped(&finding.exchange.clone().unwrap_or_default()),
        );
    }
    let blind = text.say("note-audit-blind");
    let _written = write!(page, "</table>\n<p>{}</p>\n</body>\n</html>\n", escaped(&blind));
    page
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
        out
    })
}

pub(in super::super) fn proof(text: Text, view: &ProofView) -> String {
    let mut human = format!(
        "{}\n\n",
        text.say(match view.verdict {
            "authentic" => "note-proof-authentic",
            "consistent" => "note-proof-consistent",
            _ => "note-broken",
        })
    );
    for problem in &view.problems {
        let _written = writeln!(human, "  {problem}");
    }
    let Some(words) = view.class.as_deref().and_then(words) else { return human };
    let values = Values {
        class: words.class,
        about: view.about.as_deref().unwrap_or_default(),
        other: view.other.as_deref(),
        accused: view.accused.as_deref(),
        at: view.at.as_deref(),
        number: view.number,
        count: 1,
        path: None,
    };
    let line = |human: &mut String, key: &str, words: String| {
        let _written = writeln!(human, "{}{} {words}", text.say(key), text.colon());
    };
    // Seconds past a deadline depend on the day: a proof says the deadline.
    let said = match words.class {
        "OVERDUE" => "note-proof-overdue",
        "COPY_DIFFERS" => "note-proof-copy",
        "GAP" => "note-proof-gap",
        _ => words.said,
    };
    line(&mut human, "word-proof-says", sentence(text, said, &values));
    let accused = view.accused.clone().unwrap_or_else(|| text.say("word-proof-nobody"));
    line(&mut human, "word-proof-accused", accused);
    let strength = match view.strength {
        Some("proven") => "note-proof-proven",
        Some("unless-recovered") => "note-proof-unless-recovered",
        _ => "note-proof-rebuttable",
    };
    line(&mut human, "word-proof-strength", text.say(strength));
    line(&mut human, "word-proof-limit", sentence(text, words.limit, &values));
    human.push('\n');
    let mut pairs = Pairs::new(text);
    pairs
        .maybe("column-audit-exchange", view.exchange.as_ref())
        .maybe("column-audit-entry", view.entry.as_ref())
        .add("column-statements", view.statements)
        .add("column-checkpoints", view.checkpoints);
    human.push_str(&pairs.lines(0));
    human.push_str(&heading(text, "word-signers"));
    let mut table = Table::new(text, &["column-node", "column-safety-number", "column-confirmed"]);
    for signer in &view.signers {
        let confirmed = if signer.confirmed { "word-yes" } else { "word-no" };
        table.row([signer.node.clone(), signer.safety_number.clone(), text.say(confirmed)]);
    }
    human.push_str(&table.aligned());
    if view.verdict == "consistent" {
        let _written = writeln!(human, "\n{}", text.say("note-confirm-signers"));
    }
    human
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::report::{Counted, FindingLine, Verdict};
    use crate::audit::words::WORDS;
    use crate::text::Language;

    /// A report with a finding of every class.
    fn report() -> Report {
        let finding = |class: &str| FindingLine {
            class: class.to_owned(),
            weight: "open".into(),
            about: "vestigo/xa/office".to_owned(),
            other: Some("vestigo/xb/<office>".to_owned()),
            accused: Some("vestigo/xb/<office>".to_owned()),
            exchange: Some("ab".repeat(16)),
            entry: Some("cd".repeat(32)),
            at: Some("2026-11-22T00:00:00Z".to_owned()),
            number: Some(100_000),
            count: 2,
            path: Some("tile/0/000".to_owned()),
            proof: Some("gap-1.proof".to_owned()),
        };
        Report {
            verdict: Verdict::Found,
            at: "2026-11-23T00:00:00Z".to_owned(),
            logs: Vec::new(),
            findings: WORDS.iter().map(|words| finding(words.class)).collect(),
            counted: Counted::default(),
        }
    }

    #[test]
    fn every_class_is_said_in_every_language() {
        use vestigo_protocol::audit::finding::Class;
        assert_eq!(Class::ALL.iter().map(|c| c.name()).collect::<Vec<_>>(), WORDS.map(|w| w.class));
        let report = report();
        for finding in &report.findings {
            let all: std::collections::BTreeSet<String> =
                Language::ALL.map(|language| said(Text::new(language), finding)).into();
            assert_eq!(all.len(), 4, "{all:?}");
        }
        let english = audited(Text::default(), &report);
        assert!(english.contains("1 d 3 h"), "{english}");
    }

    #[test]
    fn the_page_needs_nothing_else_and_runs_nothing() {
        for language in Language::ALL {
            let page = audit_html(Text::new(language), &report());
            assert!(page.contains("&lt;office&gt;") && !page.contains("<office>"));
            assert!(!page.contains("<script") && !page.contains("http://"), "{page}");
            assert!(page.contains("default-src 'none'"));
        }
        let csv = audit_csv(Text::default(), &report());
        assert_eq!(csv.lines().count(), WORDS.len() + 1);
    }
}
