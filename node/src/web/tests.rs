//! All pages without a browser: who is let in, what every response says, languages, forms.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::routes::{Access, Route, table};
use super::*;
use crate::desk::officer::Role;
use crate::scratch::Scratch;
use crate::service::SessionToken;
use crate::service::fake::{self, FakeService};

mod desk;
mod administration;
mod adviser;
mod forms;
mod marking;
mod matrix;
mod registry;
mod stock;
mod incidents;
mod assistance;
mod bulletins;
mod partners;
mod words;

/// The token of somebody with this role alone, or with `EVERY` one.
fn token(role: &str) -> SessionToken {
    Role::from_name(role).map_or_else(fake::people::token, fake::people::token_of)
}

/// A node's pages, asked without a network.
struct House {
    router: Router,
    service: Arc<FakeService>,
    is_secure: bool,
    _scratch: Scratch,
}

/// What came back.
struct Page {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Page {
    fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

/// A hash and an entry that the canned service knows.
const HASH: &str = "abababababababababababababababababababababababababababababababab";

const HOST: &str = "trace.example.org";

impl House {
    /// Whether the service was asked this.
    fn called(&self, call: &str) -> bool {
        self.service.calls.all().iter().any(|made| made == call)
    }

    fn new(name: &str) -> Self {
        Self::with(name, true)
    }

    fn with(name: &str, is_secure: bool) -> Self {
        let scratch = Scratch::new(name);
        let tls =
            if is_secure { WebTls::Proxy(IpAddr::from([127, 0, 0, 1])) } else { WebTls::None };
        let address = WebAddress {
            listen: "127.0.0.1:8480".parse().unwrap(),
            host: if is_secure { HOST } else { "localhost" }.to_owned(),
            authority: is_secure.then(|| HOST.to_owned()),
            tls,
        };
        let names = [("en", "Police of XA"), ("es", "Policía de XA")];
        let site = Site {
            node: "vestigo/xa/police".to_owned(),
            agency: names.map(|(tag, name)| (tag.to_owned(), name.to_owned())).into(),
            country: "XA".to_owned(),
            version: "0.0.0".to_owned(),
            synthetic: true,
            language: Language::English,
            data_dir: scratch.path().to_owned(),
        };
        let service = Arc::new(FakeService::default());
        let app = Arc::new(App::new(Arc::clone(&service), site, &address, 8480));
        let router = answering::router(app, Beside::new());
        Self { router, service, is_secure, _scratch: scratch }
    }

    fn request(
        &self,
        method: Method,
        path: &str,
        role: Option<&str>,
    ) -> axum::http::request::Builder {
        let host = if self.is_secure { HOST } else { "localhost:8480" };
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, host);
        if let Some(role) = role {
            let name = if self.is_secure { "__Host-sid" } else { "sid" };
            let cookie = format!("{name}={}", token(role).to_text());
            request = request.header(header::COOKIE, cookie);
        }
        request
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        Page { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// What is answered but for its body, which may never end.
    async fn head_of(&self, path: &str, role: Option<&str>) -> Page {
        let request = self.request(Method::GET, path, role).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Page { status, headers, body: String::new() }
    }

    async fn get(&self, path: &str, role: Option<&str>) -> Page {
        self.send(self.request(Method::GET, path, role).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a page of ours does.
    async fn post(&self, path: &str, role: Option<&str>, form: &str) -> Page {
        let request = self
            .request(Method::POST, path, role)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }
}

/// A path for a row, its parameters filled in.
fn sample(path: &str) -> String {
    let (digest, notice) = ("ef".repeat(32), "cd".repeat(32));
    let parts = path.split('/').map(|part| match part {
        "{id}" if path.starts_with("/tokens") || path.starts_with("/webhooks") => "1",
        "{id}" if path.starts_with("/account/passkeys") => "cdcdcdcdcdcdcdcd",
        "{id}" => fake::TRACE,
        "{country}" => "xb",
        "{agency}" => "customs",
        "{hash}" => HASH,
        "{leaf}" => HASH,
        "{step}" => "recovery",
        "{digest}" => digest.as_str(),
        "{hop}" => "2",
        "{number}" => "7",
        "{notice}" => notice.as_str(),
        "{kind}" => "watch",
        "{name}" => "ben",
        "{area}" => "marking",
        "{section}" => "locks",
        "{weapon}" => "pistol",
        "{run}" => "1",
        part => {
            assert!(!part.starts_with('{'), "{path}: a sample for {part} is missing");
            part
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// All rows that are read and end.
fn pages() -> Vec<Route<FakeService>> {
    let rows = table::<FakeService>().into_iter();
    rows.filter(|row| row.method == Method::GET && row.time_max.is_some()).collect()
}
