//! The pages for officers: HTML that works without scripts, in four languages, from the node itself.
//!
//! # How to add a screen
//!
//! 1. A file `web/screens/AREA.rs` with `pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>>`,
//!    named in `web/screens.rs` and in one line of [`routes::table`]. A row is
//!    `Route::get("/area/{id}", Access::Roles(roles::READS_…), show)`: method, path after the language,
//!    who may see it (the lists of `service::roles`), and an `async fn show<S: Service>(visit: Visit<S>)
//!    -> Shown`. `.entry(KEY)` puts it into the navigation of those who may see it, in the area that
//!    `web/navigation.rs` gives to the first part of its path.
//! 2. In the handler, `visit` has all there is: `visit.service()` and `visit.caller()?` for use cases,
//!    `visit.param("id")`, `visit.query.get("state")`, `visit.form().await?`, `visit.say(KEY)`. What a
//!    use case refuses goes up with `?` and becomes a page with the next step.
//! 3. A template `templates/AREA/thing.html`, nothing but what stands in `<main>`: one `<h1>` first. Its
//!    struct derives `askama::Template` where `use crate::web::filters;` stands, and is shown by
//!    `visit.page(title).show(&template)`. In it, `{{ KEY|say }}`, `{{ KEY|count(n) }}`,
//!    `{{ at|moment }}`, `{{ "/traces"|href }}`; never a word of its own, never `|safe`, no `style=`, no
//!    `on…=`: the policy forbids them, and a test walks all pages.
//! 4. Pieces from [`kit`]: `Form` makes fields with label, hint and error; `Errors` is shown above them;
//!    `Listing` is a table that sorts, filters, pages and goes out as CSV; `Facts`, `Badge`, `Notice`, `Cell`.
//!    They are data, and stand in a template as `{{ piece }}`.
//! 5. A form is a POST that ends in `visit.to("/area/7")` (see other), or, with errors, in the same page
//!    with status 422. Every form works without scripts; scripts only add.
//! 6. Texts in `locales/*/web_AREA.ftl`, named in `text.rs`; keys begin with `web-`.
//! 7. The tests in `web/tests` find the rows by themselves: who is let in, the headers, no English on
//!    Spanish pages. A page whose path has parameters gets a sample in `tests::samples`.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use thiserror::Error;
use tokio::net::TcpListener;

use crate::config::{WebAddress, WebTls};
use crate::runtime::clock;
use crate::service::{DraftService, LiveService, PeopleService, UploadService};
use crate::text::Language;
use vestigo_protocol::time::Timestamp;

mod answering;
mod assets;
mod filters;
mod format;
mod headers;
mod kit;
mod navigation;
mod page;
pub mod pictures;
mod routes;
mod screens;
mod server;
mod session;
mod shelf;
mod tls;
mod upload;
mod url;
mod visit;

pub use tls::CertificateError;

/// What pages need of the node.
pub trait Service:
    crate::service::Service + PeopleService + DraftService + LiveService + UploadService
{
}

impl<S: crate::service::Service + PeopleService + DraftService + LiveService + UploadService>
    Service for S
{
}

/// What pages say of the node that does not change while it runs.
#[derive(Clone, Debug)]
pub struct Site {
    /// The node's name.
    pub node: String,
    /// The agency's name by language, as its descriptor has it.
    pub agency: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Version of the program.
    pub version: String,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// The language of those whose browser names none of ours.
    pub language: Language,
    /// Where drafts are kept: the data directory.
    pub data_dir: std::path::PathBuf,
}

impl Site {
    /// The agency's name in a language, or in another.
    fn agency(&self, language: Language) -> &str {
        let named = self.agency.get(language.tag()).or_else(|| self.agency.values().next());
        named.map_or(self.node.as_str(), String::as_str)
    }
}

/// What is served on the same address beside the pages, under paths of its own.
pub type Beside = Router;

/// Why the pages cannot be served.
#[derive(Debug, Error)]
pub enum WebError {
    /// The address cannot be had.
    #[error("web.listen {listen}: {source}")]
    Listen {
        /// The address.
        listen: String,
        /// Why.
        source: std::io::Error,
    },
    /// The certificate cannot be used.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
}

/// A listener that is ready.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    certificate: Option<tls::Certificate>,
    address: WebAddress,
}

/// The session that a browser's request names.
#[must_use]
pub fn session_token(headers: &HeaderMap, is_secure: bool) -> Option<crate::service::SessionToken> {
    session::token(headers, is_secure)
}

impl Listening {
    /// Whether browsers speak TLS to it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.address.is_secure()
    }

    /// The name that passkeys are bound to.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.address.host
    }

    /// Where a browser goes: `https://trace.example.org/`.
    #[must_use]
    pub fn url(&self) -> String {
        let scheme = if self.address.is_secure() { "https" } else { "http" };
        let authority = self.address.authority.clone().unwrap_or_else(|| {
            let port = self.listener.local_addr().map_or(self.address.listen.port(), |a| a.port());
            format!("{}:{port}", self.address.host)
        });
        format!("{scheme}://{authority}/")
    }
}

/// Listens, and reads the certificate.
///
/// # Errors
/// [`WebError`].
pub async fn bind(address: WebAddress) -> Result<Listening, WebError> {
    let certificate = match &address.tls {
        WebTls::Files { certificate, key } => {
            Some(tls::Certificate::open(Path::new(certificate), Path::new(key))?)
        }
        WebTls::None | WebTls::Proxy(_) => None,
    };
    let listener = TcpListener::bind(address.listen)
        .await
        .map_err(|source| WebError::Listen { listen: address.listen.to_string(), source })?;
    Ok(Listening { listener, certificate, address })
}

/// What every page needs.
pub(crate) struct App<S> {
    service: Arc<S>,
    site: Arc<Site>,
    /// Whether browsers speak TLS.
    is_secure: bool,
    /// What may stand in a request's `Host`.
    hosts: Vec<String>,
    /// The proxy that tells who asks, if there is one.
    proxy: Option<IpAddr>,
    /// What can stand in the navigation.
    navigation: navigation::Navigation,
    /// Files that wait between two pages.
    uploads: shelf::Shelf,
    clock: fn() -> Timestamp,
}

impl<S> std::fmt::Debug for App<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({})", self.site.node)
    }
}

impl<S: Service> App<S> {
    fn new(service: Arc<S>, site: Site, address: &WebAddress, port: u16) -> Self {
        Self {
            service,
            site: Arc::new(site),
            is_secure: address.is_secure(),
            hosts: hosts(address, port),
            proxy: match &address.tls {
                WebTls::Proxy(proxy) => Some(*proxy),
                WebTls::None | WebTls::Files { .. } => None,
            },
            navigation: navigation::Navigation::of(&routes::table::<S>()),
            uploads: shelf::Shelf::default(),
            clock: clock::now,
        }
    }

    fn now(&self) -> Timestamp {
        (self.clock)()
    }
}

/// The names under which a browser may have reached us. Another one in `Host` means that a page
/// elsewhere points its own name at our address.
fn hosts(address: &WebAddress, port: u16) -> Vec<String> {
    match &address.authority {
        Some(authority) if authority.contains(':') => vec![authority.clone()],
        Some(name) => {
            let standard = if address.is_secure() { 443 } else { 80 };
            vec![name.clone(), format!("{name}:{standard}"), format!("{name}:{port}")]
        }
        None => ["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{port}")).into(),
    }
}

/// Serves the pages, and `beside` them what has paths of its own, until `stop` completes.
pub async fn serve<S: Service>(
    listening: Listening,
    service: Arc<S>,
    site: Site,
    beside: Beside,
    stop: impl Future<Output = ()>,
) {
    let Listening { listener, certificate, address } = listening;
    let port = listener.local_addr().map_or(address.listen.port(), |a| a.port());
    let app = Arc::new(App::new(service, site, &address, port));
    let proxy = app.proxy;
    let router = answering::router(app, beside);
    let acceptor = match certificate.as_ref().map(tls::Certificate::acceptor).transpose() {
        Ok(acceptor) => acceptor,
        Err(reason) => {
            tracing::error!(%reason, "TLS cannot be done");
            return;
        }
    };
    let follow = async {
        match certificate {
            Some(certificate) => certificate.follow().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = server::serve(listener, proxy, acceptor, router, stop) => {}
        () = follow => {}
    }
}

#[cfg(test)]
mod tests;
