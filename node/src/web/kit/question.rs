//! A page that says in words what will happen, asks for what it takes, and does it when it is sent.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::super::filters;
use super::super::page::{Shown, see_other};
use super::super::url;
use super::super::visit::Visit;
use super::super::{Service, visit::Fields};
use super::{Errors, Field, Form};
use crate::service::{ErrorCode, ServiceError};

/// The page of one act.
#[derive(Debug, Template)]
#[template(path = "kit/question.html")]
pub(in super::super) struct Question {
    errors: Errors,
    title: String,
    words: Vec<String>,
    /// Where it is sent to, with the language.
    path: String,
    fields: Vec<Field>,
    act: String,
    stops: bool,
    /// Whether a file goes with it.
    sends_file: bool,
    /// Where those go who do not do it, with the language.
    back: String,
}

impl Question {
    /// With a title, what the button says, where it is sent to and where one goes back to: paths
    /// after the language.
    pub(in super::super) fn new<S: Service>(
        visit: &Visit<S>,
        form: &Form,
        title: impl Into<String>,
        act: &str,
        path: &str,
        back: &str,
    ) -> Self {
        Self {
            errors: form.errors.clone(),
            title: title.into(),
            words: Vec::new(),
            path: visit.frame.href(path),
            fields: Vec::new(),
            act: form.say(act),
            stops: false,
            sends_file: false,
            back: visit.frame.href(back),
        }
    }

    /// What will happen: one more paragraph.
    pub(in super::super) fn says(mut self, words: impl Into<String>) -> Self {
        self.words.push(words.into());
        self
    }

    /// What it takes: one more field.
    pub(in super::super) fn asks(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// Ends something, or shuts somebody out.
    pub(in super::super) const fn stops(mut self) -> Self {
        self.stops = true;
        self
    }

    /// Has a field for a file.
    pub(in super::super) const fn sends_file(mut self) -> Self {
        self.sends_file = true;
        self
    }

    /// Shows it; with errors, as a form that was not accepted.
    pub(in super::super) fn show<S: Service>(&self, visit: &Visit<S>) -> Shown {
        let page = visit.page(self.title.clone());
        let wrong = !self.errors.is_empty();
        let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
        page.show(self)
    }
}

/// A form without values.
pub(in super::super) fn blank<S: Service>(visit: &Visit<S>) -> Form {
    Form::new(visit.text(), Fields::default())
}

/// What becomes of a refusal: a fresh proof is asked for, and then `path` again; what the officer can
/// mend is said at `field` of the form; the rest is a page of its own.
///
/// # Errors
/// What is neither.
pub(in super::super) fn refused<S: Service>(
    visit: &Visit<S>,
    form: &mut Form,
    field: &str,
    path: &str,
    error: ServiceError,
) -> Result<Option<Response>, ServiceError> {
    match error.code {
        ErrorCode::ProveFirst => {
            let prove = format!("/prove?next={}", url::encoded(path));
            Ok(Some(see_other(&visit.frame.href(&prove))))
        }
        ErrorCode::NotAllowed
        | ErrorCode::BadInput
        | ErrorCode::Conflict
        | ErrorCode::Unavailable => {
            form.failed_at(field, &error);
            Ok(None)
        }
        _ => Err(error),
    }
}
