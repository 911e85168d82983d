//! Views in words: quiet, aligned, times in UTC as they are, no serial number in any list.

use std::fmt::Write as _;

use super::table::Table;
use crate::service::views::{DemoView, InitView};
use crate::text::Text;

mod agreement;
mod batches;
mod attachments;
mod audit;
mod case;
mod chain;
mod letter;
mod difference;
mod keeping;
mod reports;
mod analysis;
mod sharing;
pub(super) mod adviser;
mod statistics;
mod life;
mod linked;
mod log;
mod logbook;
mod matters;
mod node;
mod observers;
mod officer;
mod marking;
mod stock;
pub(super) mod security;
mod incidents;
mod assistance;
mod bulletins;
mod programs;
mod people;
mod records;
mod registry;
mod trace;
mod trial;

pub(super) use agreement::{agreement, agreements};
pub(super) use analysis::{analysis, figures_table, form, form_table};
pub(super) use assistance::{
    assistance, assistance_sent, participants, participants_taken, project, project_results,
    projects, share, workshop, workshops,
};
pub(super) use attachments::{attachments, exhibits, opened};
pub(super) use audit::{audit_csv, audit_html, audited, proof};
pub(super) use batches::{batch_check, batch_lines, batch_summary, batches, returned};
pub(super) use bulletins::{bulletin, bulletins, parties, parties_checked};
pub(super) use case::{case, cases};
pub(super) use chain::{reply_entered, suggestions, written};
pub(super) use difference::{agreement_diff, simulation};
pub(super) use incidents::{incident, incident_history, incidents};
pub(super) use keeping::{admin_log, admin_verified, backup, beyond, holds, recovery, restored};
pub(super) use letter::{letter_html, letter_text};
pub(super) use log::{exported, log_verified, verified};
pub(super) use logbook::{entries, heads, partner_details};
pub(super) use marking::{marked_guns, marking, marking_job, marking_returned, markings};
pub(super) use matters::{alerts, consents, matter, matters, notices, watches};
pub(super) use node::{accepted_invite, confirmed_partner, invite, partners, status};
pub(super) use observers::{
    log_address, observer, observer_key, observers, witness_key, witness_table, witnesses,
};
pub(super) use officer::{explained, officer, officers, preview};
pub(super) use people::{activity, link_made, role_proposals, sessions};
pub(super) use programs::{deliveries, new_token, token, tokens, webhook, webhook_key, webhooks};
pub(super) use records::record;
pub(super) use registry::{
    advice, candidates, checked, exported_records, found, import, imports, rebuilt, record_sets,
    source, sources,
};
pub(super) use reports::{report_checked, report_issued, reports};
pub(super) use sharing::{figures_draft, shared_figures, shared_table, sheet_table};
pub(super) use statistics::{health, outcomes, statistics, work};
pub(super) use stock::{
    certificate, certificate_checked, certificate_issued, count, counts, destroyed_guns,
    destruction, destructions, discrepancies, stock_item, stock_items, stock_received, store,
    stores,
};
pub(super) use trace::{batch, changes, rejected, submitted, trace, traces};
pub(super) use trial::{evaluated, synthetic_written};

/// A table for people or for a spreadsheet; `empty` is said where a person would see only a header.
pub(super) fn list(text: Text, table: &Table, csv: bool, empty: &str) -> String {
    if csv {
        table.csv()
    } else if table.is_empty() {
        format!("{}\n", text.say(empty))
    } else {
        table.aligned()
    }
}

/// Says how to get the next page, to people only.
pub(super) fn next_page(text: Text, human: &mut String, csv: bool, next: Option<&str>) {
    if let (false, Some(next)) = (csv, next) {
        let _written =
            writeln!(human, "\n{}", text.say_with("note-next-page", &[("after", next.into())]));
    }
}

/// What `init` made and the three next steps.
pub(super) fn founded(text: Text, view: &InitView) -> String {
    text.say_with(
        "note-founded",
        &[
            ("node", view.node.as_str().into()),
            ("data", view.data_dir.as_str().into()),
            ("root", view.root_dir.as_str().into()),
            ("config", view.config.as_str().into()),
            ("number", view.safety_number.as_str().into()),
            ("uid", view.officer_uid.to_string().into()),
        ],
    ) + "\n"
        + &people::first_link(text, view)
}

/// What the demo's claims came to.
pub(super) fn demo(text: Text, view: &DemoView) -> String {
    let mut human = String::new();
    for check in &view.checks {
        let word = if check.held { "word-holds" } else { "word-fails" };
        let _written = writeln!(human, "{}  {}", text.say(word), text.say(&check.key));
    }
    if let Some(dir) = &view.kept {
        let _written =
            writeln!(human, "{}", text.say_with("note-demo-kept", &[("dir", dir.as_str().into())]));
    }
    human
}

/// The warning over everything invented.
fn synthetic(text: Text, is_synthetic: bool) -> String {
    if is_synthetic { format!("{}\n\n", text.say("note-synthetic")) } else { String::new() }
}

/// A heading with a blank line before it.
fn heading(text: Text, key: &str) -> String {
    format!("\n{}\n", text.say(key))
}
