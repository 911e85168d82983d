//! From a template to a response: the frame around every page, errors as pages, redirections, files.

use std::any::Any;
use std::io::Write as _;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::kit::Listing;
use super::navigation::Lines;
use super::visit::Visit;
use super::{Service, Site, assets, filters};
use crate::service::views::people::SessionView;
use crate::service::{ErrorCode, ServiceError};
use crate::text::{Language, Text};

/// What showing a page ends in; an error becomes a page with the next step.
pub(super) type Shown = Result<Response, ServiceError>;

/// Pages shorter than this fit into one packet as they are.
const PLAIN_MAX: usize = 1_400;

/// A language in the switcher.
#[derive(Clone, Debug)]
struct Tongue {
    tag: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

/// What stands around a page, apart from the page itself.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The node.
    pub(super) site: Arc<Site>,
    /// The language of the page.
    pub(super) text: Text,
    /// The path after the language, with its query: where the switcher leads.
    pub(super) here: String,
    /// Who is signed in.
    pub(super) session: Option<SessionView>,
    /// Where the officer may go.
    pub(super) navigation: Lines,
    /// Whether the browser takes gzip.
    pub(super) gzip: bool,
}

impl Frame {
    /// An address in the language of the page.
    pub(super) fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.text.language.tag())
    }

    fn tongues(&self) -> Vec<Tongue> {
        let tongue = |language: Language| Tongue {
            tag: language.tag(),
            name: language.name(),
            href: format!("/{}{}", language.tag(), self.here),
            current: language == self.text.language,
        };
        Language::ALL.into_iter().map(tongue).collect()
    }
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    frame: &'a Frame,
    agency: &'a str,
    tongues: Vec<Tongue>,
    css: &'a str,
    script: &'a str,
    icon: &'a str,
    title: &'a str,
    back: Option<(String, String)>,
    live: Option<&'a str>,
    watch: Option<&'a str>,
    wide: bool,
    main: &'a str,
}

/// A page about to be shown.
#[derive(Debug)]
pub(super) struct Page<'a> {
    frame: &'a Frame,
    title: String,
    back: Option<(String, String)>,
    live: Option<String>,
    watch: Option<String>,
    wide: bool,
    status: StatusCode,
}

impl<'a> Page<'a> {
    pub(super) fn new(frame: &'a Frame, title: String) -> Self {
        Self {
            frame,
            title,
            back: None,
            live: None,
            watch: None,
            wide: false,
            status: StatusCode::OK,
        }
    }

    /// Has a link back to `path` (after the language), named by a text key.
    pub(super) fn back(mut self, path: &str, key: &str) -> Self {
        self.back = Some((self.frame.href(path), self.frame.text.say(key)));
        self
    }

    /// Changes while it is looked at: what has the id `live` is fetched again from this address (with
    /// the language) whenever the node says that something happened.
    pub(super) fn live(mut self, href: String) -> Self {
        self.live = Some(href);
        self
    }

    /// Shows one trace: only when that one changes is it fetched again.
    pub(super) fn watch(mut self, id: String) -> Self {
        self.watch = Some(id);
        self
    }

    /// Uses the whole width: long tables.
    pub(super) const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Has another status than 200: a form with errors has 422.
    pub(super) const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Renders it.
    ///
    /// # Errors
    /// A template failed, which its own tests would have found.
    pub(super) fn show(self, template: &impl Template) -> Shown {
        let main = render(template, self.frame.text)?;
        let layout = Layout {
            agency: self.frame.site.agency(self.frame.text.language),
            tongues: self.frame.tongues(),
            css: assets::path("app.css"),
            script: assets::path("app.js"),
            icon: assets::path("icon.svg"),
            title: &self.title,
            back: self.back,
            live: self.live.as_deref(),
            watch: self.watch.as_deref(),
            wide: self.wide,
            main: &main,
            frame: self.frame,
        };
        html(self.status, render(&layout, self.frame.text)?, self.frame.gzip)
    }
}

/// Renders a template in a language.
///
/// # Errors
/// A filter failed.
pub(super) fn render(template: &impl Template, text: Text) -> Result<String, ServiceError> {
    let values = (filters::TEXT, &text as &dyn Any);
    template.render_with_values(&values).map_err(ServiceError::unexpected)
}

/// A page, or a part of one, as a response.
pub(super) fn html(status: StatusCode, page: String, gzip: bool) -> Shown {
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let mut response = if gzip && page.len() > PLAIN_MAX {
        // No secret stands beside what somebody else wrote, so that compression tells nothing.
        let mut response = Response::new(Body::from(compressed(page.as_bytes())?));
        let encoding = HeaderValue::from_static("gzip");
        response.headers_mut().insert(header::CONTENT_ENCODING, encoding);
        response
    } else {
        Response::new(Body::from(page))
    };
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(response)
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>, ServiceError> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    encoder.write_all(bytes).map_err(ServiceError::unexpected)?;
    encoder.finish().map_err(ServiceError::unexpected)
}

/// To another page after a form: the browser asks for it by GET.
pub(super) fn see_other(href: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(value) = HeaderValue::from_str(href) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

/// A file to be kept, under a name of letters, digits, `.` and `-`.
pub(super) fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = name.chars().map(|c| if plain(c) { c } else { '-' }).collect();
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A list as CSV.
pub(super) fn csv(name: &str, listing: &Listing) -> Response {
    file(&format!("{name}.csv"), "text/csv; charset=utf-8", listing.csv().into_bytes())
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    heading: String,
    what: String,
    next: String,
    to: (String, String),
    key: &'a str,
}

/// An error as a page: what happened, and the next step.
pub(super) fn error_page(frame: &Frame, error: &ServiceError) -> Response {
    let status =
        StatusCode::from_u16(error.code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if error.code == ErrorCode::Unexpected {
        tracing::error!(%error, "a page failed");
    }
    let (what, next) = frame.text.error(error);
    let heading = frame.text.say(match error.code {
        ErrorCode::NotFound => "web-error-not-found",
        ErrorCode::NotAllowed | ErrorCode::SignInFirst => "web-error-not-allowed",
        ErrorCode::ProveFirst => "web-error-prove",
        ErrorCode::BadInput | ErrorCode::Usage | ErrorCode::Conflict => "web-error-not-done",
        ErrorCode::Unavailable
        | ErrorCode::NotRunning
        | ErrorCode::Running
        | ErrorCode::TooMany => "web-error-not-now",
        ErrorCode::Unexpected | ErrorCode::Integrity => "web-error-unexpected",
    });
    let (to, words) = match error.code {
        ErrorCode::ProveFirst => ("/prove", "web-prove-title"),
        ErrorCode::SignInFirst => ("/sign-in", "web-sign-in-title"),
        _ => ("", "web-to-home"),
    };
    let template = ErrorPage {
        heading: heading.clone(),
        what,
        next,
        to: (frame.href(to), frame.text.say(words)),
        key: &error.key,
    };
    let shown = Page::new(frame, heading).status(status).show(&template);
    shown.unwrap_or_else(|_| {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = status;
        response
    })
}

impl<S: Service> Visit<S> {
    /// Begins a page with this title.
    pub(super) fn page(&self, title: impl Into<String>) -> Page<'_> {
        Page::new(&self.frame, title.into())
    }

    /// A part of a page, for what changes while it is looked at.
    ///
    /// # Errors
    /// A template failed.
    pub(super) fn fragment(&self, template: &impl Template) -> Shown {
        html(StatusCode::OK, render(template, self.frame.text)?, self.frame.gzip)
    }

    /// To another page of this language; `path` stands after the language.
    pub(super) fn to(&self, path: &str) -> Shown {
        Ok(see_other(&self.frame.href(path)))
    }
}
