//! Logs and bundles.

use std::fmt::Write as _;
use std::path::Path;

use super::super::table::{Pairs, Table};
use super::{heading, synthetic};
use crate::service::views::{BundleView, LogVerifyView, Verdict, VerifyView, short};
use crate::text::Text;

pub(in super::super) fn log_verified(text: Text, view: &LogVerifyView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-log", &view.origin)
        .add("column-entries", view.entries)
        .add("column-root", &view.root)
        .maybe("column-checkpoint", view.checkpoint_size)
        .add("column-partner-copies", view.partner_copies);
    let mut human = pairs.lines(0);
    human.push('\n');
    if view.problems.is_empty() {
        human.push_str(&text.say("note-log-holds"));
        human.push('\n');
    } else {
        human.push_str(&text.say("note-log-broken"));
        human.push('\n');
        for problem in &view.problems {
            let words = text.say_of(&problem.key, &problem.args);
            let leaf = problem.leaf.as_ref().map(|leaf| format!(" ({leaf})")).unwrap_or_default();
            let _written = writeln!(human, "  {words}{leaf}");
        }
    }
    human
}

pub(in super::super) fn verified(text: Text, view: &VerifyView) -> String {
    let mut human = synthetic(text, view.synthetic);
    human.push_str(&text.say(match view.verdict {
        Verdict::Authentic => "note-authentic",
        Verdict::Consistent => "note-consistent",
        Verdict::Broken => "note-broken",
    }));
    human.push_str("\n\n");
    for problem in &view.problems {
        let _written = writeln!(human, "  {problem}");
    }
    if view.signers.is_empty() {
        return human;
    }
    if !view.problems.is_empty() {
        human.push('\n');
    }
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-statements", view.statements)
        .add("column-receipts", view.receipts)
        .add("column-checkpoints", view.checkpoints);
    human.push_str(&pairs.lines(0));
    human.push_str(&heading(text, "word-signers"));
    let mut table = Table::new(text, &["column-node", "column-safety-number", "column-confirmed"]);
    for signer in &view.signers {
        let confirmed = if signer.confirmed { "word-yes" } else { "word-no" };
        table.row([signer.node.clone(), signer.safety_number.clone(), text.say(confirmed)]);
    }
    human.push_str(&table.aligned());
    if view.witnesses.is_empty() {
        let _written = writeln!(human, "\n{}", text.say("note-verified-unwitnessed"));
    } else {
        human.push_str(&heading(text, "word-verified-witnesses"));
        let columns =
            ["column-existed-at", "column-node", "column-safety-number", "column-confirmed"];
        let mut table = Table::new(text, &columns);
        for witness in &view.witnesses {
            let confirmed = if witness.confirmed { "word-yes" } else { "word-no" };
            let (node, number) = (witness.node.clone(), witness.safety_number.clone());
            table.row([witness.at.clone(), node, number, text.say(confirmed)]);
        }
        human.push_str(&table.aligned());
    }
    if !view.chain.is_empty() {
        human.push_str(&heading(text, "word-chain"));
        for (hop, number) in view.chain.iter().zip(1..) {
            let whom = hop.asked.as_ref().or(hop.agency.as_ref()).cloned().unwrap_or_default();
            let outcome = match (&hop.outcome, hop.withdrawn) {
                (Some(code), _) => text.code_with_text(code),
                (None, true) => text.say("code-hop-withdrawn"),
                (None, false) => text.say("word-undecided"),
            };
            let _written = writeln!(human, "  {number}. {}  {whom}  {outcome}", hop.country);
            if !hop.signed {
                let args = [
                    ("exchange", short(&hop.exchange).to_string().into()),
                    ("country", hop.country.as_str().into()),
                    ("agency", hop.agency.clone().unwrap_or_default().into()),
                    ("reference", hop.reference.clone().unwrap_or_default().into()),
                ];
                let words = text.say_with("note-chain-by-letter", &args);
                let _written = writeln!(human, "     {words}");
            }
        }
    }
    if view.verdict == Verdict::Consistent {
        let _written = writeln!(human, "\n{}", text.say("note-confirm-signers"));
    }
    human
}

pub(in super::super) fn exported(text: Text, view: &BundleView, out: &Path) -> String {
    let mut human = synthetic(text, view.synthetic);
    let words = text.say_with(
        "note-exported",
        &[("file", out.display().to_string().into()), ("statements", view.statements.into())],
    );
    human.push_str(&words);
    human.push('\n');
    human
}
