//! Requests about guns that bear the same conversion.

use super::super::table::Table;
use crate::service::views::{LinkedView, short};
use crate::text::Text;

/// As a table; nothing where there is none.
pub(super) fn table(text: Text, linked: &[LinkedView]) -> Option<Table> {
    if linked.is_empty() {
        return None;
    }
    let columns = [
        "column-linked",
        "column-partner",
        "column-linked-at",
        "column-likeness",
        "column-shared",
        "column-photographs",
    ];
    let mut table = Table::new(text, &columns);
    for one in linked {
        table.row([
            short(&one.id).to_string(),
            one.partner.clone(),
            one.at.clone(),
            text.code_in("likeness", &one.likeness),
            words(text, one),
            one.photographs.to_string(),
        ]);
    }
    Some(table)
}

/// What both bear, then what agrees besides.
fn words(text: Text, one: &LinkedView) -> String {
    let shared = one.shared.iter().map(|word| text.code_in("conversion", word));
    let agrees = one.agrees.iter().map(|field| text.say(&format!("column-{field}")));
    shared.chain(agrees).collect::<Vec<_>>().join("; ")
}
