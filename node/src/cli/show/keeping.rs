//! Backups and recovery in words.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use crate::service::views::{
    AdminEntryView, AdminVerifyView, BackupView, HeadView, HoldView, LeftOutView, LogCopyView,
    LogRecoveryView, RestoreView, short,
};
use crate::text::Text;

fn head(head: &HeadView) -> String {
    format!("{} ({})", head.size, short(&head.root))
}

fn yes(text: Text, is: bool) -> String {
    text.say(if is { "word-yes" } else { "word-no" })
}

pub(in super::super) fn backup(text: Text, view: &BackupView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-file", &view.path)
        .add("column-bytes", view.bytes)
        .add("column-log-entries", view.entries)
        .add("column-root", &view.root)
        .add("column-with-keys", yes(text, view.with_keys))
        .add("column-with-registry", yes(text, view.with_registry));
    let note = if view.with_keys { "note-backup-with-keys" } else { "note-backup-without-keys" };
    format!("{}\n{}\n", pairs.lines(0), text.say(note))
}

pub(in super::super) fn restored(text: Text, view: &RestoreView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-data-dir", &view.data_dir)
        .add("column-log-entries", view.entries)
        .add("column-root", &view.root)
        .add("column-with-keys", yes(text, view.with_keys));
    let mut human = pairs.lines(0);
    let note = match (view.with_keys, view.sealed_keys) {
        (true, _) => "note-restored-with-keys",
        (false, true) => "note-restored-keys-sealed",
        (false, false) => "note-restored-without-keys",
    };
    let _written = writeln!(human, "\n{}", text.say(note));
    let _written = writeln!(human, "{}", text.say("note-restored-next"));
    human
}

pub(in super::super) fn recovery(text: Text, view: &LogRecoveryView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .maybe("column-restored-at", view.restored_at.as_ref())
        .add("column-log-reached", head(&view.reached))
        .maybe("column-log-seen", view.seen.as_ref().map(head))
        .add("column-epoch", view.epoch);
    let mut human = pairs.lines(0);
    let missing = [("count", view.missing.into())];
    let note = match (view.recovering, view.stuck.as_deref()) {
        (false, _) => text.say("note-recovery-over"),
        (true, None) => text.say("note-recovery-waits"),
        (true, Some("missing")) => text.say_with("note-recovery-missing", &missing),
        (true, Some("no-evidence")) => text.say("note-recovery-no-evidence"),
        (true, Some("beyond")) => text.say_with("note-recovery-beyond", &missing),
        (true, Some("witness-ahead")) => text.say("note-recovery-witness-ahead"),
        (true, Some("witness-unheard")) => text.say("note-recovery-witness-unheard"),
        (true, Some("no-order")) => text.say("note-recovery-no-order"),
        (true, Some(_)) => text.say("note-recovery-contradicted"),
    };
    let _written = writeln!(human, "\n{note}");
    let mut table = Table::new(
        text,
        &[
            "column-partner",
            "column-connected",
            "column-heard",
            "column-log-seen",
            "column-statements-held",
        ],
    );
    for partner in &view.partners {
        table.row([
            partner.partner.clone(),
            yes(text, partner.connected),
            yes(text, partner.heard),
            partner.seen.as_ref().map(head).unwrap_or_default(),
            partner.statements.to_string(),
        ]);
    }
    if !view.partners.is_empty() {
        let _written = write!(human, "\n{}", table.aligned());
    }
    human
}

/// Legal holds as a table.
pub(in super::super) fn holds(text: Text, holds: &[HoldView]) -> Table {
    let mut table = Table::new(
        text,
        &["column-exchange", "column-hold-reason", "column-officer", "column-since"],
    );
    for hold in holds {
        table.row([
            short(&hold.exchange).to_string(),
            hold.reason.clone(),
            hold.officer.clone(),
            hold.since.clone(),
        ]);
    }
    table
}

/// Entries of the administrative log as a table.
pub(in super::super) fn admin_log(text: Text, entries: &[AdminEntryView]) -> Table {
    let mut table = Table::new(
        text,
        &["column-entry", "column-at", "column-officer", "column-act", "column-subject"],
    );
    for entry in entries {
        let machine = || text.say("word-machine");
        table.row([
            entry.index.to_string(),
            entry.at.clone(),
            entry.officer.clone().unwrap_or_else(machine),
            text.code_in("admin", &entry.act),
            entry.subject.clone(),
        ]);
    }
    table
}

pub(in super::super) fn admin_verified(text: Text, view: &AdminVerifyView) -> String {
    let holds = view.problems.is_empty();
    let mut human = text.say(if holds { "note-admin-log-holds" } else { "note-admin-log-broken" });
    human.push_str("\n\n");
    for problem in &view.problems {
        let _written = writeln!(human, "  {problem}");
    }
    let mut pairs = Pairs::new(text);
    pairs.add("column-log-entries", view.entries).add("column-root", &view.root);
    human.push_str(&pairs.lines(0));
    human
}

/// What a bundle does not hold, and the copies of logs in which its statements stand.
pub(in super::super) fn beyond(
    text: Text,
    left_out: Option<&LeftOutView>,
    copies: &[LogCopyView],
) -> String {
    let mut human = String::new();
    if let Some(left_out) = left_out {
        for (key, count) in [
            ("note-bundle-withheld", left_out.withheld_fields),
            ("note-bundle-erased", left_out.erased),
        ] {
            if count > 0 {
                let said = text.say_with(key, &[("count", count.into())]);
                let _written = writeln!(human, "\n{said}");
            }
        }
    }
    if !copies.is_empty() {
        let columns = ["column-log", "column-log-entries", "column-found", "column-missing"];
        let mut table = Table::new(text, &columns);
        for copy in copies {
            table.row([
                copy.origin.clone(),
                copy.entries.to_string(),
                copy.found.to_string(),
                copy.missing.len().to_string(),
            ]);
        }
        let _written = write!(human, "\n{}", table.aligned());
    }
    human
}
