//! Answers and problems as HTTP: JSON, or RFC 9457 `application/problem+json`.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::text::{Language, Text};

/// The language that the client wants its problems in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted(Text);

impl<S: Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        Ok(Self(Text::new(Language::from_header(header.unwrap_or_default()))))
    }
}

/// A JSON body, or why it is none; a handler turns the latter into a problem.
pub(super) struct Json<T>(pub(super) Result<T, ServiceError>);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        Ok(Self(match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(value),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(ServiceError::new(ErrorCode::BadInput, "error-too-large")
                    .with("limit", super::BODY_MAX))
            }
            // The parser's words name fields and positions; they can quote a wrong value.
            Err(rejection) => Err(bad_request(rejection.body_text())),
        }))
    }
}

/// What a route answers.
pub(super) struct Reply<T>(Text, Outcome<T>);

impl<T> Reply<T> {
    pub(super) fn of(Wanted(text): Wanted, outcome: Outcome<T>) -> Self {
        Self(text, outcome)
    }
}

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        match self.1 {
            Ok(view) => ([(header::CACHE_CONTROL, "no-store")], axum::Json(view)).into_response(),
            Err(error) => problem(self.0, &error),
        }
    }
}

/// A request that cannot be understood.
pub(super) fn bad_request(detail: String) -> ServiceError {
    ServiceError::new(ErrorCode::Usage, "error-bad-request").with("detail", detail)
}

/// Any other path or method.
pub(super) async fn no_such_route(wanted: Wanted) -> Response {
    problem(wanted.0, &ServiceError::new(ErrorCode::NotFound, "error-no-such-route"))
}

/// The problem as a response.
pub(super) fn problem(text: Text, error: &ServiceError) -> Response {
    let status =
        StatusCode::from_u16(error.code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers =
        [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, problem_value(text, error).to_string()).into_response()
}

/// The members of RFC 9457 §3.1, and ours: `code`, `key`, `args`, `next`.
pub(super) fn problem_value(text: Text, error: &ServiceError) -> Value {
    let (detail, next) = text.error(error);
    json!({
        "type": format!("urn:vestigo:problem:{}", error.code.as_str()),
        "title": error.code.as_str(),
        "status": error.code.http_status(),
        "detail": detail,
        "next": next,
        "code": error.code,
        "key": error.key,
        "args": error.args,
    })
}
