//! One request as an operation sees it: who calls, what the path names, what was sent.

use axum::body::{Body, Bytes};
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use serde::de::DeserializeOwned;

use super::answer::{Failure, Place};
use crate::api::ImportSpool;
use crate::service::{Caller, ErrorCode, ServiceError};

/// Reads who calls anew; none once it may no more.
pub(super) type Again =
    std::sync::Arc<dyn Fn() -> futures::future::BoxFuture<'static, Option<Caller>> + Send + Sync>;

/// What was sent.
pub(super) enum Sent {
    /// All of it, read.
    Bytes(Bytes),
    /// Still to be read.
    Stream(Body),
}

/// One request.
pub(super) struct Call {
    /// As whom it acts.
    pub(super) caller: Caller,
    /// Looks again whether it still may: for what lasts.
    pub(super) again: Again,
    /// Where files are spooled.
    pub(super) spool: ImportSpool,
    /// What was said beside.
    pub(super) headers: HeaderMap,
    pub(super) uri: Uri,
    /// What the path names, in order.
    pub(super) arguments: Vec<String>,
    pub(super) sent: Sent,
}

impl Call {
    /// What the path names first.
    pub(super) fn id(&self) -> String {
        self.arguments.first().cloned().unwrap_or_default()
    }

    /// The number that the path names second.
    pub(super) fn hop(&self) -> Result<usize, Failure> {
        let number = self.arguments.get(1).and_then(|text| text.parse().ok());
        number.ok_or_else(|| ServiceError::not_found("trace").into())
    }

    /// What the query says.
    pub(super) fn query<Q: DeserializeOwned>(&self) -> Result<Q, Failure> {
        let read = Query::<Q>::try_from_uri(&self.uri);
        read.map(|Query(wanted)| wanted)
            .map_err(|_| Failure::at(Place::Parameter("query"), "see the document".to_owned()))
    }

    /// What the body says; none is an empty object.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let bytes = match &self.sent {
            Sent::Bytes(bytes) if bytes.is_empty() => b"{}".as_slice(),
            Sent::Bytes(bytes) => {
                self.expects("application/json")?;
                bytes
            }
            Sent::Stream(_) => return Err(ServiceError::unexpected("a body that is read").into()),
        };
        let mut reader = serde_json::Deserializer::from_slice(bytes);
        let read: Result<T, _> = serde_path_to_error::deserialize(&mut reader);
        let value = read.map_err(|error| {
            let pointer = pointer(error.path());
            Failure::at(Place::Pointer(pointer), harmless(&error.into_inner()))
        })?;
        let rest = reader.end();
        rest.map_err(|error| Failure::at(Place::Pointer(String::new()), harmless(&error)))?;
        Ok(value)
    }

    /// The body, to be read as it comes.
    pub(super) fn stream(&mut self) -> Body {
        match std::mem::replace(&mut self.sent, Sent::Bytes(Bytes::new())) {
            Sent::Stream(body) => body,
            Sent::Bytes(bytes) => Body::from(bytes),
        }
    }

    /// The value of a header.
    pub(super) fn header(&self, name: &header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn expects(&self, expected: &str) -> Result<(), Failure> {
        let said = self.header(&header::CONTENT_TYPE).unwrap_or_default();
        let kind = said.split(';').next().unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case(expected) {
            return Ok(());
        }
        let error =
            ServiceError::new(ErrorCode::Usage, "error-media-type").with("expected", expected);
        Err(Failure::with_status(error, StatusCode::UNSUPPORTED_MEDIA_TYPE))
    }
}

/// A path as a JSON Pointer.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { variant } => format!("/{variant}"),
        Segment::Unknown => String::new(),
    };
    path.iter().map(segment).collect()
}

/// The parser's words without the value that it found: that may be a serial number.
fn harmless(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    let names_fields = words.starts_with("missing field") || words.starts_with("duplicate field");
    match words.rfind(", expected ") {
        Some(at) if !names_fields => words.get(at + 2..).unwrap_or_default().to_owned(),
        _ if names_fields || error.is_syntax() || error.is_eof() => words.to_owned(),
        _ => "not of its form".to_owned(),
    }
}
