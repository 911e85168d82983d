//! The node and its partners.

use std::fmt::Write as _;

use qrcode::QrCode;
use qrcode::types::Color;

use super::super::table::{Pairs, Table};
use super::{heading, synthetic};
use crate::service::views::{AcceptedInviteView, InviteView, PartnerView, StatusView, short};
use crate::text::Text;

pub(in super::super) fn status(text: Text, view: &StatusView) -> String {
    let mut human = synthetic(text, view.synthetic);
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-node", &view.node)
        .add("column-agency", &view.agency)
        .add("column-country", &view.country)
        .add("column-version", &view.version)
        .add("column-started", &view.started)
        .add("column-peer-id", &view.peer_id)
        .add("column-listening", view.listening.join(" "));
    if let Some(log) = &view.log {
        let size = text.say_with("note-log-size", &[("size", log.size.into())]);
        pairs.add("column-log", size).add("column-root", &log.root);
        pairs.maybe("column-checkpoint", log.at.as_ref());
    }
    pairs
        .add("column-open-traces", view.open_traces)
        .add("column-waiting-cases", view.waiting_cases)
        .add("column-overdue-cases", view.overdue_cases)
        .add("column-outbox", view.outbox);
    super::life::status(&mut pairs, &view.life);
    pairs.add(
        "column-release",
        text.say_with(
            "note-release",
            &[
                ("seconds", view.release_interval_seconds.into()),
                ("percent", view.sampled_share_percent.into()),
            ],
        ),
    );
    human.push_str(&pairs.lines(0));
    if !view.alarms.is_empty() {
        human.push_str(&heading(text, "word-alarms"));
        for alarm in &view.alarms {
            let words = text.say_of(&alarm.key, &alarm.args);
            let _written = writeln!(human, "  {}  {words}", alarm.since);
        }
    }
    if !view.partners.is_empty() {
        human.push_str(&heading(text, "word-partners"));
        human.push_str(&partners(text, &view.partners).aligned());
    }
    if !view.record_sets.is_empty() {
        human.push_str(&heading(text, "word-record-sets"));
        human.push_str(&super::registry::record_sets(text, &view.record_sets).aligned());
    }
    human
}

/// Partners as a table.
pub(in super::super) fn partners(text: Text, partners: &[PartnerView]) -> Table {
    let mut table = Table::new(
        text,
        &[
            "column-partner",
            "column-country",
            "column-state",
            "column-link",
            "column-last-seen",
            "column-outbox",
            "column-agreement",
        ],
    );
    for partner in partners {
        let link = if partner.connected { "word-link-up" } else { "word-link-down" };
        table.row([
            partner.name.clone(),
            partner.country.clone(),
            text.say(partner.state.key()),
            text.say(link),
            partner.last_seen.clone().unwrap_or_default(),
            partner.outbox.to_string(),
            partner.agreement.as_deref().map(|hash| short(hash).to_string()).unwrap_or_default(),
        ]);
    }
    table
}

pub(in super::super) fn invite(text: Text, view: &InviteView, with_picture: bool) -> String {
    let mut human = format!("{}\n", view.line);
    if with_picture && let Some(picture) = qr(&view.line) {
        let _written = write!(human, "\n{picture}");
    }
    let steps = text.say_with("note-invite", &[("number", view.safety_number.as_str().into())]);
    let _written = writeln!(human, "\n{steps}");
    human
}

pub(in super::super) fn accepted_invite(text: Text, view: &AcceptedInviteView) -> String {
    let steps = text.say_with(
        "note-accepted-invite",
        &[
            ("partner", view.partner.name.as_str().into()),
            ("theirs", view.partner.safety_number.as_str().into()),
            ("ours", view.safety_number.as_str().into()),
        ],
    );
    format!("{}\n\n{steps}\n", view.line)
}

pub(in super::super) fn confirmed_partner(text: Text, view: &PartnerView) -> String {
    text.say_with("note-confirmed-partner", &[("partner", view.name.as_str().into())]) + "\n"
}

/// A QR code in half blocks, dark on light with the quiet zone of ISO/IEC 18004; two rows of
/// modules make one line of text. `None` if the line is too long for one.
fn qr(line: &str) -> Option<String> {
    const QUIET: isize = 4;
    let code = QrCode::new(line).ok()?;
    let width = isize::try_from(code.width()).ok()?;
    let modules = code.to_colors();
    let dark = |x: isize, y: isize| {
        let inside = (0..width).contains(&x) && (0..width).contains(&y);
        let index = usize::try_from(y * width + x).unwrap_or_default();
        inside && modules.get(index) == Some(&Color::Dark)
    };
    let mut picture = String::new();
    let mut y = -QUIET;
    while y < width + QUIET {
        for x in -QUIET..width + QUIET {
            // Light modules are drawn: most terminals are dark.
            picture.push(match (dark(x, y), dark(x, y + 1)) {
                (false, false) => '█',
                (false, true) => '▀',
                (true, false) => '▄',
                (true, true) => ' ',
            });
        }
        picture.push('\n');
        y += 2;
    }
    Some(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_square_with_a_quiet_zone() {
        let picture = qr("vestigo1:AAAA").unwrap();
        let lines: Vec<&str> = picture.lines().collect();
        let width = lines[0].chars().count();
        assert_eq!(lines.len(), width.div_ceil(2));
        assert!(lines.iter().all(|l| l.chars().count() == width));
        assert!(lines[0].chars().all(|c| c == '█') && lines[1].chars().all(|c| c == '█'));
        assert!(lines[2].contains('▄') || lines[2].contains(' '));
    }

    #[test]
    fn a_line_that_no_code_can_hold_has_no_picture() {
        assert_eq!(qr(&"x".repeat(5000)), None);
    }
}
