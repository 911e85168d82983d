//! From a request to a page: language, session, the rule of the row, the time it may take, and what
//! every response says besides itself.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{self, MethodFilter, MethodRouter};
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::navigation::Lines;
use super::page::{Frame, Shown, error_page, see_other};
use super::routes::{Route, table};
use super::server::Asker;
use super::visit::{Fields, Visit};
use super::{App, Service, assets, headers, session, url};
use crate::service::views::people::SessionView;
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::text::{Language, Text};

/// Longest path of a request that is led to a language or to signing in.
const PATH_MAX: usize = 1_024;

/// The router: the table's rows under each language, the files, and `beside`.
pub(super) fn router<S: Service>(app: Arc<App<S>>, beside: Router) -> Router {
    let mut pages = Router::new().route("/", routing::get(root::<S>));
    for row in table::<S>() {
        pages = pages.route(&format!("/{{lang}}{}", row.path), page(row));
    }
    let dressed = Arc::clone(&app);
    pages
        .route(&format!("{}{{file}}", assets::FOLDER), routing::get(file::<S>))
        .route("/favicon.ico", routing::get(favicon))
        .fallback(nothing::<S>)
        .method_not_allowed_fallback(nothing::<S>)
        .with_state(app)
        .merge(beside)
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            tracing::error!("a page panicked");
            plain(StatusCode::INTERNAL_SERVER_ERROR)
        }))
        .layer(middleware::from_fn_with_state(dressed, dress::<S>))
}

/// A response without words of its own.
fn plain(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn page<S: Service>(row: Route<S>) -> MethodRouter<Arc<App<S>>> {
    let filter = if row.method == Method::POST { MethodFilter::POST } else { MethodFilter::GET };
    let row = Arc::new(row);
    routing::on(
        filter,
        move |State(app): State<Arc<App<S>>>, params: RawPathParams, request: Request| {
            let row = Arc::clone(&row);
            async move { answer(app, &row, &params, request).await }
        },
    )
}

/// Shows the page of a row.
async fn answer<S: Service>(
    app: Arc<App<S>>,
    row: &Route<S>,
    params: &RawPathParams,
    request: Request,
) -> Response {
    let params: BTreeMap<String, String> =
        params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let tag = params.get("lang").map_or("", String::as_str);
    let Some(language) = Language::ALL.into_iter().find(|language| language.tag() == tag) else {
        return nothing(State(app), request).await;
    };
    let session = match known(&app, request.headers()).await {
        Ok(session) => session,
        Err(error) => return error_page(&frame(&app, language, None, &request), &error),
    };
    let frame = frame(&app, language, session, &request);
    if !row.access.lets(frame.session.as_ref()) {
        return match frame.session {
            Some(_) => {
                error_page(&frame, &ServiceError::new(ErrorCode::NotAllowed, "error-web-role"))
            }
            None => sign_in(&frame, &request),
        };
    }
    let asker = asker(app.proxy, &request);
    let (parts, body) = request.into_parts();
    let visit = Visit {
        app,
        frame: frame.clone(),
        params,
        query: Fields::parse(parts.uri.query().unwrap_or_default().as_bytes()),
        headers: parts.headers,
        asker,
        body: Mutex::new(body),
        body_max: row.body_max,
    };
    let shown: Shown = match row.time_max {
        None => (row.show)(visit).await,
        Some(time) => timeout(time, (row.show)(visit))
            .await
            .unwrap_or_else(|_| Err(ServiceError::new(ErrorCode::Unavailable, "error-web-slow"))),
    };
    shown.unwrap_or_else(|error| error_page(&frame, &error))
}

/// The session that a request's cookie names, if it is one.
async fn known<S: Service>(app: &App<S>, headers: &HeaderMap) -> Outcome<Option<SessionView>> {
    let Some(token) = session::token(headers, app.is_secure) else { return Ok(None) };
    match app.service.session(&token).await {
        Ok(session) => Ok(Some(session)),
        Err(error) if error.code == ErrorCode::SignInFirst => Ok(None),
        Err(error) => Err(error),
    }
}

/// What stands around the page.
fn frame<S: Service>(
    app: &App<S>,
    language: Language,
    session: Option<SessionView>,
    request: &Request,
) -> Frame {
    let text = Text::new(language);
    let whole = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let prefix = format!("/{}", language.tag());
    let here = whole.strip_prefix(&prefix).unwrap_or_default();
    let path = here.split('?').next().unwrap_or_default();
    Frame {
        navigation: app.navigation.lines(text, session.as_ref(), path),
        site: Arc::clone(&app.site),
        text,
        // What a form was sent to cannot be asked for in another language.
        here: if request.method() == Method::GET { here.to_owned() } else { String::new() },
        session,
        gzip: assets::takes_gzip(request.headers()),
    }
}

/// Who asks: the address at the other end, or the last one that the proxy added.
fn asker(proxy: Option<IpAddr>, request: &Request) -> IpAddr {
    let peer = request.extensions().get::<Asker>().map(|asker| asker.0);
    let forwarded = || {
        let last = request.headers().get_all("x-forwarded-for").iter().next_back()?;
        last.to_str().ok()?.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
    };
    let told = if proxy.is_some() { forwarded() } else { None };
    told.or(peer).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)).to_canonical()
}

/// To the page for signing in, and from there back.
fn sign_in(frame: &Frame, request: &Request) -> Response {
    let from_elsewhere = request.headers().get("sec-fetch-site").is_some_and(|v| v == "cross-site");
    if request.method() == Method::GET && from_elsewhere {
        // Somebody followed a link from a letter: the browser keeps the cookie back until the next
        // request of our own, which this makes.
        return again(frame);
    }
    if request.method() != Method::GET || frame.here.len() > PATH_MAX || frame.here.is_empty() {
        return see_other(&frame.href("/sign-in"));
    }
    see_other(&frame.href(&format!("/sign-in?next={}", url::encoded(&frame.here))))
}

/// A page that asks for itself once more.
fn again(frame: &Frame) -> Response {
    let page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>…</title>\
         <meta http-equiv=\"refresh\" content=\"0\"></html>",
        frame.text.language.tag()
    );
    super::page::html(StatusCode::OK, page, false)
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

/// The language of somebody whose address names none: that of the officer, else of the browser.
async fn chosen<S: Service>(app: &App<S>, headers: &HeaderMap) -> Language {
    let session = known(app, headers).await.ok().flatten();
    let own = session.and_then(|session| session.language);
    if let Some(language) = own.as_deref().and_then(Language::from_tag) {
        return language;
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    accepted.and_then(Language::among).unwrap_or(app.site.language)
}

/// `/`: the home page in somebody's language.
async fn root<S: Service>(State(app): State<Arc<App<S>>>, headers: HeaderMap) -> Response {
    let language = chosen(&app, &headers).await;
    let mut response = see_other(&format!("/{}", language.tag()));
    let vary = HeaderValue::from_static("accept-language, cookie");
    response.headers_mut().insert(header::VARY, vary);
    response
}

/// Where a browser looks for the icon by itself: for a response that is no page (a PDF, a picture), or
/// for a page that was left before it was read to its end.
async fn favicon() -> Response {
    see_other(assets::path("icon.svg"))
}

/// A file under `/static/`.
async fn file<S: Service>(State(app): State<Arc<App<S>>>, request: Request) -> Response {
    match assets::file(request.uri().path(), request.headers()) {
        Some(response) => response,
        None => nothing(State(app), request).await,
    }
}

/// No such page: in the address's language if it has one; else the same address with a language.
async fn nothing<S: Service>(State(app): State<Arc<App<S>>>, request: Request) -> Response {
    let path = request.uri().path();
    let first = path.split('/').nth(1).unwrap_or_default();
    let language = Language::ALL.into_iter().find(|language| language.tag() == first);
    let readable = request.method() == Method::GET && path.len() <= PATH_MAX;
    match language {
        None if readable && !path.contains('.') && !path.starts_with("//") => {
            let language = chosen(&app, request.headers()).await;
            let whole = request.uri().path_and_query().map_or("/", |path| path.as_str());
            see_other(&format!("/{}{}", language.tag(), whole.trim_end_matches('/')))
        }
        Some(_) if readable && path.len() > 1 && path.ends_with('/') => {
            see_other(path.trim_end_matches('/'))
        }
        _ => {
            let language = language.unwrap_or(app.site.language);
            let session = known(&app, request.headers()).await.ok().flatten();
            let frame = frame(&app, language, session, &request);
            error_page(&frame, &ServiceError::new(ErrorCode::NotFound, "error-no-such-page"))
        }
    }
}

/// Around everything: the name that was asked for, and the headers of every response.
async fn dress<S: Service>(
    State(app): State<Arc<App<S>>>,
    request: Request,
    next: Next,
) -> Result<Response, Infallible> {
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let is_ours = asked.is_some_and(|host| app.hosts.iter().any(|one| one == host));
    let first = request.uri().path().split('/').nth(1).unwrap_or_default();
    let language = Language::from_tag(first).unwrap_or(app.site.language);
    let mut response = if is_ours {
        let gzip = assets::takes_gzip(request.headers());
        let response = next.run(request).await;
        match response.extensions().get::<ProtectionError>() {
            Some(_) => {
                let error = ServiceError::new(ErrorCode::NotAllowed, "error-web-cross-site");
                error_page(&bare(&app, language, gzip), &error)
            }
            None => response,
        }
    } else {
        let error = ServiceError::new(ErrorCode::NotFound, "error-web-host");
        let mut response = error_page(&bare(&app, language, false), &error);
        *response.status_mut() = StatusCode::MISDIRECTED_REQUEST;
        response
    };
    headers::dress(response.headers_mut(), app.is_secure);
    Ok(response)
}

/// What stands around a page that was not looked for.
fn bare<S>(app: &App<S>, language: Language, gzip: bool) -> Frame {
    Frame {
        site: Arc::clone(&app.site),
        text: Text::new(language),
        here: String::new(),
        session: None,
        navigation: Lines::default(),
        gzip,
    }
}

/// Whether somebody may go to `next` after signing in: a path of ours, and nothing else.
pub(super) fn is_own_path(next: &str) -> bool {
    let plain = |b: u8| b.is_ascii_graphic() && b != b'\\';
    next.len() <= PATH_MAX
        && next.starts_with('/')
        && !next.starts_with("//")
        && next.bytes().all(plain)
}
