//! Attached files.

use std::path::Path;

use super::super::table::Table;
use crate::service::exhibits::ExhibitsView;
use crate::service::views::{AttachmentView, OpenedView};
use crate::text::Text;

/// The files of a trace or case.
pub(in super::super) fn attachments(text: Text, rows: &[AttachmentView]) -> Table {
    let columns = [
        "column-digest",
        "column-attachment-role",
        "column-title",
        "column-media-type",
        "column-length",
        "column-partner",
        "column-state",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let state = match row.state.as_str() {
            _ if row.own => "word-attachment-sent",
            "here" => "word-attachment-here",
            "wrong" => "word-attachment-wrong",
            "over-quota" => "word-attachment-over-quota",
            "not-taken" => "word-attachment-not-taken",
            "unwanted" => "word-attachment-unwanted",
            "gone" => "word-attachment-gone",
            _ => "word-attachment-waiting",
        };
        table.row([
            row.digest.clone(),
            text.code_in("attachment", &row.role),
            row.title.clone().unwrap_or_default(),
            row.media_type.clone(),
            row.length.to_string(),
            row.partner.clone(),
            text.say(state),
        ]);
    }
    table
}

/// A file that was saved.
pub(in super::super) fn opened(text: Text, view: &OpenedView, out: &Path, bytes: usize) -> String {
    let path = out.display().to_string();
    let args = [("path", path.as_str().into()), ("bytes", bytes.to_string().into())];
    let mut human = text.say_with("note-attachment-saved", &args);
    human.push('\n');
    if view.as_it_was {
        let args = [("path", path.as_str().into())];
        human.push_str(&text.say_with("note-attachment-careful", &args));
        human.push('\n');
    }
    human
}

/// Files beside a bundle.
pub(in super::super) fn exhibits(text: Text, view: &ExhibitsView) -> String {
    let args = [
        ("verified", view.verified.len().to_string().into()),
        ("missing", view.missing.len().to_string().into()),
        ("wrong", view.wrong.len().to_string().into()),
    ];
    format!("\n{}\n", text.say_with("note-exhibits", &args))
}
