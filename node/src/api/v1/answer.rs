//! Answers and problems (RFC 9457): the codes and words of the command line, in the reader's
//! language, with the place of what is wrong.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::service::{ErrorCode, ServiceError};
use crate::text::Text;

/// An answer that is no problem.
pub(super) enum Answer {
    /// Its bytes are here.
    Whole(Whole),
    /// They come one after the other.
    Stream(Box<Response>),
}

/// An answer with its bytes: what is kept under an idempotency key.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Whole {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Answer {
    /// A view as JSON.
    pub(super) fn json(view: &impl Serialize) -> Result<Self, Failure> {
        let body = serde_json::to_string(view).map_err(ServiceError::unexpected)?;
        Ok(Self::Whole(Whole { status: 200, headers: Vec::new(), body }))
    }
}

impl Whole {
    pub(super) fn value(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    pub(super) fn header(&mut self, name: &HeaderName, value: String) {
        self.headers.push((name.to_string(), value));
    }

    pub(super) fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        for (name, value) in self.headers {
            put(headers, &name, &value);
        }
        response
    }
}

/// Sets a header, unless its value cannot be one.
pub(super) fn put(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) =
        (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value))
    {
        headers.insert(name, value);
    }
}

/// What is wrong at one place of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// JSON Pointer (RFC 6901) into the body, or the name of a parameter.
    pub(super) at: Place,
    /// What is expected there; never what stands there.
    pub(super) detail: String,
}

/// Where in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the body.
    Pointer(String),
    /// In query or headers.
    Parameter(&'static str),
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) error: ServiceError,
    /// Another status than that of the error's class.
    pub(super) status: Option<StatusCode>,
    pub(super) faults: Vec<Fault>,
    /// Headers beside the problem.
    pub(super) headers: Vec<(HeaderName, String)>,
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        // A value that is not one of its list, or not of its form.
        let field = error.args.get("field").filter(|_| error.code == ErrorCode::BadInput);
        let faults = field.map(|field| Fault {
            at: Place::Pointer(format!("/{}", field.replace('-', "_"))),
            detail: String::new(),
        });
        Self { faults: faults.into_iter().collect(), error, status: None, headers: Vec::new() }
    }
}

impl Failure {
    /// An error whose status is not that of its class.
    pub(super) fn with_status(error: ServiceError, status: StatusCode) -> Self {
        Self { status: Some(status), ..Self::from(error) }
    }

    /// A request that cannot be read at one place.
    pub(super) fn at(place: Place, detail: String) -> Self {
        let said = match &place {
            Place::Pointer(pointer) if pointer.is_empty() => detail.clone(),
            Place::Pointer(pointer) => format!("{pointer}: {detail}"),
            Place::Parameter(name) => format!("{name}: {detail}"),
        };
        let error = ServiceError::new(ErrorCode::Usage, "error-bad-request").with("detail", said);
        Self { faults: vec![Fault { at: place, detail }], ..Self::from(error) }
    }

    pub(super) fn header(mut self, name: HeaderName, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    pub(super) fn status(&self) -> StatusCode {
        let of_class = StatusCode::from_u16(self.error.code.http_status());
        self.status.or(of_class.ok()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The problem as a response.
    pub(super) fn into_response(self, text: Text, request_id: &str) -> Response {
        let status = self.status();
        let body = problem(text, &self, status, request_id).to_string();
        let kind = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CONTENT_LANGUAGE, text.language.tag()),
        ];
        let mut response = (status, kind, body).into_response();
        if status == StatusCode::UNAUTHORIZED {
            put(response.headers_mut(), header::WWW_AUTHENTICATE.as_str(), "Bearer");
        }
        for (name, value) in &self.headers {
            put(response.headers_mut(), name.as_str(), value);
        }
        response
    }
}

/// The key of the words for a class of errors.
pub(super) const fn title(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Unexpected => "word-class-unexpected",
        ErrorCode::Usage => "word-class-usage",
        ErrorCode::NotRunning | ErrorCode::Unavailable => "word-class-unavailable",
        ErrorCode::NotFound => "word-class-not-found",
        ErrorCode::NotAllowed | ErrorCode::ProveFirst => "word-class-not-allowed",
        ErrorCode::BadInput => "word-class-bad-input",
        ErrorCode::Conflict | ErrorCode::Running => "word-class-conflict",
        ErrorCode::Integrity => "word-class-integrity",
        ErrorCode::SignInFirst => "word-class-sign-in-first",
        ErrorCode::TooMany => "word-class-too-many",
    }
}

/// The members of RFC 9457 §3.1, and ours.
fn problem(text: Text, failure: &Failure, status: StatusCode, request_id: &str) -> Value {
    let error = &failure.error;
    let (detail, next) = text.error(error);
    let faults: Vec<Value> = failure
        .faults
        .iter()
        .map(|fault| {
            let said = if fault.detail.is_empty() { &detail } else { &fault.detail };
            match &fault.at {
                Place::Pointer(pointer) => json!({ "pointer": pointer, "detail": said }),
                Place::Parameter(name) => json!({ "parameter": name, "detail": said }),
            }
        })
        .collect();
    json!({
        "type": format!("urn:vestigo:problem:{}", error.code.as_str()),
        "title": text.say(title(error.code)),
        "status": status.as_u16(),
        "detail": detail,
        "next": next,
        "code": error.code,
        "key": error.key,
        "args": error.args,
        "errors": faults,
        "request_id": request_id,
    })
}
