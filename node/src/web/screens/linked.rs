//! Other requests about firearms that bear the same conversion.

use crate::service::views::LinkedView;
use crate::web::kit::{Cell, Column, Listing, Tone};
use crate::web::visit::Visit;
use crate::web::{Service, format};

/// As a table, nearest first; nothing where there is none.
pub(super) fn listing<S: Service>(visit: &Visit<S>, linked: &[LinkedView]) -> Option<Listing> {
    if linked.is_empty() {
        return None;
    }
    let text = visit.text();
    let columns = [
        Column::new("column-linked"),
        Column::new("column-linked-at"),
        Column::new("column-likeness"),
        Column::new("column-shared"),
        Column::new("column-photographs").numeric(),
    ];
    let mut list = Listing::table(text, "word-linked", &columns);
    for one in linked {
        let room = if one.own { "traces" } else { "cases" };
        let href = visit.frame.href(&format!("/{room}/{}", one.id));
        let tone = if one.likeness == "SAME" { Tone::Warn } else { Tone::Plain };
        let shared = one.shared.iter().map(|word| text.code_in("conversion", word));
        let agrees = one.agrees.iter().map(|field| text.say(&format!("column-{field}")));
        list.row(vec![
            Cell::Cells(vec![
                Cell::Link(href, format::short(&one.id).to_owned()),
                Cell::text(format::partner(text, &one.partner)),
            ]),
            Cell::Moment(one.at.clone()),
            Cell::badge(tone, text.code_in("likeness", &one.likeness)),
            Cell::Lines(shared.chain(agrees).collect()),
            Cell::Number(one.photographs),
        ]);
    }
    Some(list)
}
