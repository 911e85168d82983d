//! The page of one act: what will happen, what it is about, the form, and what signs it.

use askama::Template;

use super::telling::Told;
use crate::web::filters;
use crate::web::kit::{Errors, Facts, Field};

/// The page of one act. Its words are text keys.
#[derive(Template)]
#[template(path = "act.html")]
pub(super) struct ActPage {
    pub(super) errors: Errors,
    pub(super) title: &'static str,
    /// What will happen.
    pub(super) lede: &'static str,
    pub(super) button: &'static str,
    /// Whether the button warns.
    pub(super) stops: bool,
    /// Where the form goes, with its language.
    pub(super) action: String,
    pub(super) about: Facts,
    /// What the partner will read.
    pub(super) told: Option<Told>,
    pub(super) fields: Vec<Field>,
    pub(super) passphrase: Option<Field>,
    /// Whether a file goes with it.
    pub(super) sends_file: bool,
}
