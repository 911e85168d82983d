//! Attached files.

use std::path::Path;

use super::super::table::Table;
use crate::service::exhibits::ExhibitsView;
use crate::service::views::{AttachmentView, OpenedView};
use crate::text::Text;

/// What became of a file.
fn state(row: &AttachmentView) -> &'static str {
    match row.state.as_str() {
        "proposed" => "word-attachment-proposed",
        _ if row.own => "word-attachment-sent",
        "here" => "word-attachment-here",
        "wrong" => "word-attachment-wrong",
        "over-quota" => "word-attachment-over-quota",
        "not-taken" => "word-attachment-not-taken",
        "unwanted" => "word-attachment-unwanted",
        "gone" => "word-attachment-gone",
        _ => "word-attachment-waiting",
    }
}

/// A file in one line.
pub(super) fn line(text: Text, row: &AttachmentView) -> String {
    let title = row.title.as_ref().map(|title| format!(" «{title}»")).unwrap_or_default();
    let args = [
        ("what", format!("{}{title}", text.code_in("attachment", &row.role)).into()),
        ("type", row.media_type.as_str().into()),
        ("bytes", row.length.to_string().into()),
        ("state", text.say(state(row)).into()),
        ("digest", row.digest.as_str().into()),
    ];
    text.say_with("note-attachment-line", &args)
}

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
        table.row([
            row.digest.clone(),
            text.code_in("attachment", &row.role),
            row.title.clone().unwrap_or_default(),
            row.media_type.clone(),
            row.length.to_string(),
            row.partner.clone(),
            text.say(state(row)),
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
