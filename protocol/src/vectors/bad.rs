//! Vectors that must be refused. Each has one thing wrong and names the class of the error.

mod bundles;
mod messages;
mod parts;

use serde_json::{Value, json};

use super::conversation::Conversation;
use super::federation::Kept;
use super::files::Files;

pub(crate) fn write(files: &mut Files, talk: &Conversation, kept: &Kept) {
    messages::write(files);
    parts::descriptors(files, talk);
    parts::agreements(files, talk);
    parts::logs(files, talk, kept);
    bundles::write(files, kept);
}

/// The description of a part of type `of` that is refused with the error class `class`.
fn refused(of: &str, class: &str, about: &str, inputs: Value) -> Value {
    json!({ "type": of, "about": about, "inputs": inputs, "expect": { of: class } })
}
