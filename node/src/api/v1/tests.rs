use axum::body::Body;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::*;
use crate::scratch::Scratch;
use crate::service::fake::programs::{AUDITOR, EVENTS, SECRET};
use crate::service::fake::{FakeService, PARTNER, SERIAL, TRACE};

mod answers;
mod document;
mod repeats;

/// The interface over a service with canned answers.
struct Node {
    scratch: Scratch,
    service: Arc<FakeService>,
    router: Router,
}

/// One answer.
struct Said {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Node {
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let service = Arc::new(FakeService::default());
        let spool = ImportSpool { dir: scratch.path().to_owned(), max_bytes: 1 << 20 };
        // Time stands still for those who count.
        static NOON: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
        let setting = Setting { spool, sessions: None };
        let router = router_within(Arc::clone(&service), setting, Limits::new(|| *NOON));
        Self { scratch, service, router }
    }

    async fn send(&self, request: axum::http::request::Builder, body: impl Into<Body>) -> Said {
        let request = request.body(body.into()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Said {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    async fn get(&self, path: &str) -> Said {
        self.send(asking("GET", path), "").await
    }

    async fn post(&self, path: &str, key: Option<&str>, body: &Value) -> Said {
        let mut request = asking("POST", path).header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.send(request, body.to_string()).await
    }
}

/// A request with the token that holds.
fn asking(method: &str, path: &str) -> axum::http::request::Builder {
    bare(method, path).header("authorization", format!("Bearer {SECRET}"))
}

fn bare(method: &str, path: &str) -> axum::http::request::Builder {
    axum::http::Request::builder().method(method).uri(format!("{BASE}{path}"))
}

fn trace() -> Value {
    json!({
        "to": PARTNER,
        "firearm": { "serial": SERIAL },
        "purpose": "U1",
        "legal_basis": "art. 5",
        "circumstances": "found",
        "priority": "ROUTINE",
        "auto_onward": true,
    })
}
