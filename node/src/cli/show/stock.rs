//! Stores, items, counts and destructions in words. No list of stores or counts shows a number of a gun.

use super::super::table::{Pairs, Table};
use crate::holdings::destruction::signing::Sheet;
use crate::holdings::security::Standing;
use crate::holdings::stock::item::Item;
use crate::service::destruction::certificate::CertificateCheckView;
use crate::service::destruction::{CertificateView, DestructionView, IssuedCertificateView};
use crate::service::stock::{CountView, ItemView, ReceivedView, StoreRowView, StoreView};
use crate::service::views::{PagesVerdict, Verdict};
use crate::text::Text;

/// Thousandths as they are read: kilograms of grams.
fn kilograms(grams: u64) -> String {
    format!("{}.{:03}", grams / 1_000, grams % 1_000)
}

fn due(text: Text, due: &str, overdue: bool) -> String {
    if overdue { format!("{due} {}", text.say("word-overdue")) } else { due.to_owned() }
}

/// When the security of a store is assessed again.
fn assessed(text: Text, standing: &Standing) -> String {
    match &standing.due {
        Some(at) => due(text, at, standing.overdue),
        None => text.say("word-security-never"),
    }
}

/// Stores as a table.
pub(in super::super) fn stores(text: Text, rows: &[StoreRowView]) -> Table {
    let columns = [
        "column-number",
        "column-store",
        "column-unit",
        "column-custodian",
        "column-capacity",
        "column-count-due",
        "column-security-due",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        table.row([
            row.store.number.to_string(),
            row.store.name.clone(),
            row.store.unit.clone(),
            row.store.custodian.clone(),
            row.store.capacity.to_string(),
            due(text, &row.due, row.overdue),
            assessed(text, &row.security),
        ]);
    }
    table
}

/// One store with its ammunition and what is wrong.
pub(in super::super) fn store(text: Text, view: &StoreView) -> String {
    let store = &view.store;
    let mut lines = Pairs::new(text);
    lines
        .add("column-number", store.number)
        .add("column-store", &store.name)
        .add("column-unit", &store.unit)
        .add("column-location", &store.location)
        .add("column-custodian", &store.custodian)
        .add("column-racks", store.racks.join(", "))
        .add("column-here", view.here)
        .add("column-capacity", store.capacity)
        .add("column-count-due", due(text, &view.due, view.overdue))
        .add("column-security-due", assessed(text, &view.security));
    let mut human = lines.lines(0);
    if !view.by_status.is_empty() {
        let mut table = Table::new(text, &["column-state", "column-items"]);
        for (status, items) in &view.by_status {
            table.row([text.code_in("stock", status), items.to_string()]);
        }
        human.push_str(&format!("\n{}", table.aligned()));
    }
    if !view.lots.is_empty() {
        human.push_str(&format!("\n{}", lots(text, view).aligned()));
    }
    for warning in &view.warnings {
        let lots: Vec<String> = warning.lots.iter().map(u64::to_string).collect();
        let trouble = text.code_in("trouble", warning.trouble.name());
        human.push_str(&format!("\n! {trouble}"));
        if !lots.is_empty() {
            human.push_str(&format!(" ({})", lots.join(", ")));
        }
    }
    if view.too_full {
        human.push_str(&format!("\n! {}", text.say("note-store-too-full")));
    }
    if !human.ends_with('\n') {
        human.push('\n');
    }
    human
}

fn lots(text: Text, view: &StoreView) -> Table {
    let columns = [
        "column-number",
        "column-calibre",
        "column-lot",
        "column-rounds",
        "column-division",
        "column-explosive",
        "column-condition",
        "column-surveyed",
    ];
    let mut table = Table::new(text, &columns);
    for lot in &view.lots {
        table.row([
            lot.number.to_string(),
            lot.calibre.clone(),
            lot.lot.clone(),
            lot.quantity.to_string(),
            format!("{}{}", lot.division, lot.group),
            kilograms(lot.explosive),
            lot.condition.clone(),
            lot.surveyed.clone(),
        ]);
    }
    table
}

/// What a list came to.
pub(in super::super) fn stock_received(text: Text, view: &ReceivedView) -> String {
    let key = if view.dry_run { "note-would-receive" } else { "note-received" };
    let args = [("count", view.received.into()), ("first", view.first.to_string().into())];
    format!("{}\n", text.say_with(key, &args))
}

/// Items as a table, whose CSV can be taken in again.
pub(in super::super) fn stock_items(text: Text, items: &[Item]) -> Table {
    let columns = [
        "column-number",
        "column-store",
        "column-rack",
        "column-type",
        "column-maker",
        "column-model",
        "column-calibre",
        "column-serial",
        "column-condition",
        "column-state",
    ];
    let mut table = Table::new(text, &columns);
    for item in items {
        table.row([
            item.number.to_string(),
            item.store.to_string(),
            item.rack.clone(),
            item.gun.kind.clone(),
            item.gun.maker.clone(),
            item.gun.model.clone(),
            item.gun.calibre.clone(),
            item.gun.serial.clone(),
            item.condition.name().to_owned(),
            text.code_in("stock", item.status.name()),
        ]);
    }
    table
}

/// One item with what was done with it.
pub(in super::super) fn stock_item(text: Text, view: &ItemView) -> String {
    let item = &view.item;
    let mut lines = Pairs::new(text);
    lines
        .add("column-number", item.number)
        .add("column-store", format!("{} {}", item.store, view.store))
        .add("column-rack", &item.rack)
        .add("column-type", &item.gun.kind)
        .add("column-maker", &item.gun.maker)
        .add("column-model", &item.gun.model)
        .add("column-calibre", &item.gun.calibre)
        .add("column-serial", &item.gun.serial)
        .add("column-state", text.code_in("stock", item.status.name()))
        .add("column-condition", text.code_in("condition", item.condition.name()))
        .add("column-holder", &item.holder)
        .maybe("column-counted", item.verified.map(|at| at.to_rfc3339()));
    if !item.disposition.is_empty() {
        lines.add("column-disposition", text.code_in("disposition", &item.disposition));
    }
    let columns = ["column-when", "column-act", "column-officer", "column-to", "column-authority"];
    let mut table = Table::new(text, &columns);
    for acted in &item.acts {
        table.row([
            acted.at.to_rfc3339(),
            text.code_in("stock-act", acted.act.name()),
            acted.by.clone(),
            acted.to.clone(),
            acted.authority.clone(),
        ]);
    }
    format!("{}\n{}", lines.lines(0), table.aligned())
}

/// Counts as a table.
pub(in super::super) fn counts(text: Text, views: &[CountView]) -> Table {
    let columns = [
        "column-number",
        "column-store",
        "column-state",
        "column-opened",
        "column-discrepancies",
        "column-inquiries",
    ];
    let mut table = Table::new(text, &columns);
    for view in views {
        table.row([
            view.count.number.to_string(),
            view.store.clone(),
            text.code_in("count", view.count.state.name()),
            view.count.opened.to_rfc3339(),
            view.count.discrepancies.len().to_string(),
            view.open.to_string(),
        ]);
    }
    table
}

/// One count with its discrepancies.
pub(in super::super) fn count(text: Text, view: &CountView) -> String {
    let count = &view.count;
    let mut lines = Pairs::new(text);
    lines
        .add("column-number", count.number)
        .add("column-store", format!("{} {}", count.store, view.store))
        .add("column-state", text.code_in("count", count.state.name()))
        .add("column-custodian", &count.custodian)
        .add("column-counters", count.counters.join(", "))
        .add("column-opened", count.opened.to_rfc3339())
        .add("column-entered-by", &count.entered_by)
        .add("column-lines-seen", view.seen)
        .maybe("column-confirmed", count.closed.map(|at| at.to_rfc3339()));
    if count.closed.is_some() {
        lines
            .add("column-expected", count.expected)
            .add("column-agreed", count.agreed)
            .add("column-discrepancies", count.discrepancies.len())
            .add("column-inquiries", view.open);
    }
    let mut human = lines.lines(0);
    if !count.discrepancies.is_empty() {
        human.push_str(&format!("\n{}", discrepancies(text, view).aligned()));
    }
    human
}

/// The discrepancies of a count.
pub(in super::super) fn discrepancies(text: Text, view: &CountView) -> Table {
    let columns = [
        "column-number",
        "column-discrepancy",
        "column-item",
        "column-line",
        "column-maker",
        "column-serial",
        "column-inquiry-outcome",
        "column-officer",
    ];
    let mut table = Table::new(text, &columns);
    let or_empty = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    for found in &view.count.discrepancies {
        let outcome = found.outcome.as_ref();
        table.row([
            found.number.to_string(),
            text.code_in("discrepancy", found.difference.name()),
            or_empty(found.item),
            or_empty(found.line),
            found.gun.maker.clone(),
            found.gun.serial.clone(),
            outcome.map(|outcome| outcome.text.clone()).unwrap_or_default(),
            outcome.map(|outcome| outcome.by.clone()).unwrap_or_default(),
        ]);
    }
    table
}

/// Destruction orders as a table.
pub(in super::super) fn destructions(text: Text, views: &[DestructionView]) -> Table {
    let columns = [
        "column-number",
        "column-authority",
        "column-basis",
        "column-state",
        "column-guns",
        "column-destroyed",
        "column-rounds",
        "column-certificate",
        "column-signed-sheet",
    ];
    let mut table = Table::new(text, &columns);
    for view in views {
        let certificate = view.order.certificate.as_ref();
        table.row([
            view.order.number.to_string(),
            view.order.authority.clone(),
            text.code_in("destruction", view.order.basis.name()),
            text.code_in("destruction", &view.state),
            view.guns.to_string(),
            view.destroyed.to_string(),
            view.rounds.to_string(),
            certificate.map(|c| c.number.clone()).unwrap_or_default(),
            match (view.unsigned, view.order.sheets.len()) {
                (true, _) => text.say("note-destruction-unsigned"),
                (false, 0) => String::new(),
                (false, count) => count.to_string(),
            },
        ]);
    }
    table
}

fn head(text: Text, view: &DestructionView) -> Pairs {
    let order = &view.order;
    let mut lines = Pairs::new(text);
    lines
        .add("column-number", order.number)
        .add("column-authority", &order.authority)
        .add("column-basis", text.code_in("destruction", order.basis.name()))
        .add("column-state", text.code_in("destruction", &view.state))
        .add("column-ordered", order.ordered.to_rfc3339())
        .add("column-officer", &order.by)
        .add("column-guns", view.guns)
        .maybe("column-compared", order.verified.map(|at| at.to_rfc3339()))
        .add("column-compared-by", order.verified_by.join(", "));
    if let Some(certificate) = &order.certificate {
        let said = &certificate.performance;
        let witnesses = said.witnesses.iter().map(|w| format!("{} ({})", w.name, w.organisation));
        lines
            .add("column-certificate", &certificate.number)
            .add("column-when", certificate.at.to_rfc3339())
            .add("column-destroyed", view.destroyed)
            .add(
                "column-method",
                text.code_in("destruction", &said.method.trim().to_ascii_uppercase()),
            )
            .add("column-place", &said.place)
            .add("column-operator", &said.operator)
            .add("column-presiding", &said.presiding)
            .add("column-custodian", &said.custodian)
            .add("column-witnesses", witnesses.collect::<Vec<_>>().join("; "))
            .add("column-residue", &said.residue)
            .add("column-digest", &certificate.digest);
        if !certificate.by.is_empty() {
            lines.add("column-certified-by", &certificate.by);
        }
        lines.maybe("column-certificate-key", certificate.key.clone());
        lines.add("column-signed-sheet", sheets(text, view));
    }
    lines
}

/// The scans of the sheet that the witnesses signed, or that there is none yet.
fn sheets(text: Text, view: &DestructionView) -> String {
    if view.order.sheets.is_empty() {
        return text.say("note-destruction-unsigned");
    }
    let sheet = |sheet: &Sheet| {
        let args = [
            ("number", sheet.number.to_string().into()),
            ("by", sheet.by.as_str().into()),
            ("officer", sheet.filed_by.as_str().into()),
            ("time", sheet.filed.to_rfc3339().into()),
            ("digest", sheet.digest.as_str().into()),
        ];
        text.say_with("note-destruction-sheet", &args)
    };
    view.order.sheets.iter().map(sheet).collect::<Vec<_>>().join("; ")
}

/// A certificate that was written as pages.
pub(in super::super) fn certificate_issued(
    text: Text,
    view: &IssuedCertificateView,
    out: &std::path::Path,
) -> String {
    let mut human = super::synthetic(text, view.synthetic);
    let args = [
        ("number", view.number.as_str().into()),
        ("file", out.display().to_string().into()),
        ("code", view.code.as_str().into()),
        ("digest", view.digest.as_str().into()),
    ];
    human.push_str(&text.say_with("note-certificate-written", &args));
    human.push('\n');
    human
}

/// What a file of a certificate amounts to.
pub(in super::super) fn certificate_checked(text: Text, view: &CertificateCheckView) -> String {
    let of = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let verdict = match view.verdict {
        Verdict::Authentic => "note-certificate-authentic",
        Verdict::Consistent => "note-certificate-consistent",
        Verdict::Broken => "note-certificate-broken",
    };
    let args = [
        ("number", of(&view.number).into()),
        ("node", of(&view.node).into()),
        ("safety", of(&view.safety_number).into()),
        ("count", view.destroyed.into()),
        ("digest", view.certificate.as_str().into()),
    ];
    let mut human = format!("{}\n", text.say_with(verdict, &args));
    for problem in &view.problems {
        human.push_str(&format!("- {problem}\n"));
    }
    let pages = match view.pages {
        PagesVerdict::Same => text.say("note-certificate-pages-hold"),
        PagesVerdict::Changed => {
            let at = view.differs_at.unwrap_or(0).to_string();
            text.say_with("note-certificate-pages-differ", &[("at", at.into())])
        }
        PagesVerdict::NotCompared => {
            let args = [("digest", view.digest.as_str().into()), ("node", of(&view.node).into())];
            text.say_with("note-certificate-pages-other", &args)
        }
        PagesVerdict::Slip | PagesVerdict::NotLookedAt => {
            text.say("note-certificate-pages-not-looked-at")
        }
    };
    human.push_str(&format!("{pages}\n"));
    let signature = match view.signature {
        Some(true) => "note-certificate-signature-holds",
        Some(false) => "note-certificate-signature-broken",
        None => "note-certificate-signature-none",
    };
    let args = [("officer", of(&view.officer).into()), ("key", of(&view.key).into())];
    human.push_str(&format!("{}\n", text.say_with(signature, &args)));
    human.push_str(&format!("{}\n", text.say("note-certificate-paper")));
    human
}

/// One order with its guns, its ammunition, and what did not agree.
pub(in super::super) fn destruction(text: Text, view: &DestructionView) -> String {
    let mut human = head(text, view).lines(0);
    if !view.order.guns.is_empty() {
        human.push_str(&format!("\n{}", destroyed_guns(text, view).aligned()));
    }
    if !view.order.ammunition.is_empty() {
        let columns = ["column-calibre", "column-lot", "column-rounds", "column-weight"];
        let mut table = Table::new(text, &columns);
        for lot in &view.order.ammunition {
            let rounds = lot.quantity.to_string();
            table.row([lot.calibre.clone(), lot.lot.clone(), rounds, kilograms(lot.weight)]);
        }
        human.push_str(&format!("\n{}", table.aligned()));
    }
    if !view.order.findings.is_empty() {
        let columns = ["column-discrepancy", "column-marking-sequence", "column-line"];
        let mut table = Table::new(text, &columns);
        for finding in &view.order.findings {
            table.row([
                text.code_in("destruction", finding.difference.name()),
                finding.sequence.map(|sequence| sequence.to_string()).unwrap_or_default(),
                finding.line.map(|line| line.to_string()).unwrap_or_default(),
            ]);
        }
        human.push_str(&format!("\n{}", table.aligned()));
    }
    human
}

/// The guns of an order.
pub(in super::super) fn destroyed_guns(text: Text, view: &DestructionView) -> Table {
    let columns = [
        "column-marking-sequence",
        "column-maker",
        "column-model",
        "column-serial",
        "column-item",
        "column-compared",
        "column-destroyed",
    ];
    let mut table = Table::new(text, &columns);
    let destroyed = view.order.certificate.as_ref().map(|c| c.destroyed.as_slice());
    let yes = |is: bool| if is { text.say("word-yes") } else { String::new() };
    for gun in &view.order.guns {
        table.row([
            gun.sequence.to_string(),
            gun.gun.maker.clone(),
            gun.gun.model.clone(),
            gun.gun.serial.clone(),
            gun.item.map(|item| item.to_string()).unwrap_or_default(),
            yes(gun.verified),
            yes(destroyed.is_some_and(|all| all.contains(&gun.sequence))),
        ]);
    }
    table
}

/// A certificate.
pub(in super::super) fn certificate(text: Text, view: &CertificateView) -> String {
    destruction(text, &view.destruction)
}
