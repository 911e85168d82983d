//! The exchange log entry by entry, the logs of others, and a partner in detail.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use super::heading;
use crate::service::views::{
    ForkView, KnownLogView, KnownLogsView, LogEntryView, PartnerDetailsView, SeenHeadView, short,
};
use crate::text::Text;

/// Entries as a table.
pub(in super::super) fn entries(text: Text, entries: &[LogEntryView]) -> Table {
    let columns = [
        "column-leaf",
        "column-at",
        "column-partner",
        "column-kind",
        "column-exchange",
        "column-bytes",
    ];
    let mut table = Table::new(text, &columns);
    for entry in entries {
        let way = if entry.own { "→" } else { "←" };
        table.row([
            entry.leaf.clone(),
            entry.at.clone(),
            format!("{way} {}", entry.partner),
            text.code_in("kind", &entry.kind),
            short(&entry.exchange).to_string(),
            entry.bytes.to_string(),
        ]);
    }
    table
}

fn sight(seen: Option<&SeenHeadView>) -> String {
    let at = |seen: &SeenHeadView| seen.at.clone().unwrap_or_default();
    seen.map(|seen| format!("{}  {}", seen.size, at(seen)).trim_end().to_owned())
        .unwrap_or_default()
}

fn forks(text: Text, log: &KnownLogView) -> String {
    let said = |fork: &ForkView| {
        let args = [
            ("origin", log.origin.as_str().into()),
            ("first", format!("{} ({})", fork.first.size, short(&fork.first.root)).into()),
            ("second", format!("{} ({})", fork.second.size, short(&fork.second.root)).into()),
        ];
        format!("{}\n", text.say_with("note-forked", &args))
    };
    log.forks.iter().map(said).collect()
}

/// Who has seen which head of which log.
pub(in super::super) fn heads(text: Text, view: &KnownLogsView) -> String {
    let columns = ["column-log", "column-entries", "column-verified-to", "column-saw-ours"];
    let mut table = Table::new(text, &columns);
    for log in [&view.own].into_iter().chain(&view.items) {
        table.row([
            log.origin.clone(),
            log.held.as_ref().map(|head| head.size.to_string()).unwrap_or_default(),
            sight(log.verified.as_ref()),
            sight(log.seen_ours.as_ref()),
        ]);
    }
    let forked = [&view.own].into_iter().chain(&view.items).map(|log| forks(text, log));
    table.aligned() + &forked.collect::<String>()
}

/// A partner with its keys.
pub(in super::super) fn partner_details(text: Text, view: &PartnerDetailsView) -> String {
    let partner = &view.partner;
    let link = if partner.connected { "word-link-up" } else { "word-link-down" };
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-partner", &partner.name)
        .add("column-agency", &partner.agency)
        .add("column-state", text.say(partner.state.key()))
        .add("column-safety-number", &partner.safety_number)
        .add("column-link", text.say(link))
        .maybe("column-last-seen", partner.last_seen.as_ref())
        .add("column-outbox", partner.outbox)
        .maybe("column-waiting-since", view.waiting_since.as_ref())
        .maybe("column-clock", view.clock_seconds.map(|seconds| format!("{seconds} s")))
        .maybe("column-agreement", partner.agreement.as_ref())
        .maybe("column-version", view.version)
        .add("column-addresses", view.addresses.join(" "))
        .maybe("column-contact", view.contact.as_ref())
        .maybe("column-marking-practice", view.marking_practice.as_ref())
        .maybe("column-entries", view.log.held.as_ref().map(|head| head.size))
        .add("column-verified-to", sight(view.log.verified.as_ref()))
        .add("column-saw-ours", sight(view.log.seen_ours.as_ref()));
    let mut human = pairs.lines(0);
    if !view.keys.is_empty() {
        human.push_str(&heading(text, "word-keys"));
        let columns = ["column-key-role", "column-since", "column-until", "column-key-digest"];
        let mut table = Table::new(text, &columns);
        for key in &view.keys {
            table.row([
                text.code_in("role", &key.role),
                key.since.clone(),
                key.revoked.clone().or_else(|| key.until.clone()).unwrap_or_default(),
                key.digest.clone(),
            ]);
        }
        human.push_str(&table.aligned());
    }
    let _written = write!(human, "{}", forks(text, &view.log));
    human
}
