//! What the focal point sees of fair use: who went over a budget or tried numbers, and how often.

use std::collections::BTreeMap;

use super::views::AlarmView;
use crate::desk::clause::ClauseId;
use crate::runtime::{Core, Denied};

/// Days before today whose refusals are still shown.
const SHOWN_DAYS: u64 = 1;

/// An alarm for each partner and clause under which something was refused today or yesterday.
pub(super) fn alarms(core: &mut Core) -> Result<Vec<AlarmView>, Denied> {
    let limited = core.limited_since(SHOWN_DAYS)?;
    let alarm = |limited: crate::store::Limited| {
        let clause = ClauseId::from_number(limited.clause);
        let key = match clause {
            Some(ClauseId::NoSweep) => "note-alarm-sweep",
            Some(ClauseId::Consignment) => "note-alarm-consignment",
            _ => "note-alarm-over-budget",
        };
        let mut args = BTreeMap::from([("partner".to_owned(), limited.partner.to_string())]);
        if clause != Some(ClauseId::Consignment) {
            args.insert("count".to_owned(), limited.refused.to_string());
        }
        AlarmView { since: limited.since.to_rfc3339(), key: key.to_owned(), args }
    };
    Ok(limited.into_iter().map(alarm).collect())
}
