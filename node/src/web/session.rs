//! The cookie that holds a session.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::service::SessionToken;

/// Its name under TLS: the prefix makes browsers refuse it from other names and without TLS.
const SECURE: &str = "__Host-sid";
/// Its name on loopback without TLS.
const PLAIN: &str = "sid";

/// The cookie of a browser that is on its way to the OpenID Provider and back. It comes back from
/// another site, which a `Strict` cookie does not survive.
const WAY_SECURE: &str = "__Host-oidc";
/// The same on loopback without TLS.
const WAY_PLAIN: &str = "oidc";

const fn way_name(is_secure: bool) -> &'static str {
    if is_secure { WAY_SECURE } else { WAY_PLAIN }
}

/// What the browser on its way holds.
pub(super) fn way(headers: &HeaderMap, is_secure: bool) -> Option<String> {
    value(headers, way_name(is_secure)).filter(|value| value.len() <= 64).map(str::to_owned)
}

/// What it is given for the way: five minutes.
pub(super) fn way_given(value: &str, is_secure: bool) -> Option<HeaderValue> {
    set(way_name(is_secure), value, "Lax", "; Max-Age=300", is_secure)
}

/// What takes it back.
pub(super) fn way_taken(is_secure: bool) -> Option<HeaderValue> {
    set(way_name(is_secure), "", "Lax", "; Max-Age=0", is_secure)
}

const fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE } else { PLAIN }
}

/// The token that a browser sent.
pub(super) fn token(headers: &HeaderMap, is_secure: bool) -> Option<SessionToken> {
    value(headers, name(is_secure)).and_then(SessionToken::parse)
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(cookie, _)| *cookie == name)
        .map(|(_, value)| value)
}

/// What gives the browser its token: gone when the browser is closed.
pub(super) fn given(token: &SessionToken, is_secure: bool) -> Option<HeaderValue> {
    set(name(is_secure), &token.to_text(), "Strict", "", is_secure)
}

/// What takes it back.
pub(super) fn taken(is_secure: bool) -> Option<HeaderValue> {
    set(name(is_secure), "", "Strict", "; Max-Age=0", is_secure)
}

fn set(name: &str, value: &str, site: &str, age: &str, is_secure: bool) -> Option<HeaderValue> {
    let secure = if is_secure { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite={site}{secure}{age}");
    let mut value = HeaderValue::from_str(&line).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(cookies: String, is_secure: bool) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(&cookies).unwrap());
        token(&headers, is_secure).map(|token| token.to_text())
    }

    #[test]
    fn the_cookie_under_tls_is_bound_to_the_host() {
        let token = SessionToken::new([7; 32]);
        let line = given(&token, true).unwrap();
        let text = token.to_text();
        assert_eq!(
            line.to_str().unwrap(),
            format!("__Host-sid={text}; Path=/; HttpOnly; SameSite=Strict; Secure")
        );
        let line = taken(false).unwrap();
        assert_eq!(line.to_str().unwrap(), "sid=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    }

    #[test]
    fn only_the_cookie_of_this_connection_counts() {
        let text = SessionToken::new([7; 32]).to_text();
        let own = format!("a=b; __Host-sid={text}; c");
        assert_eq!(sent(own.clone(), true).as_ref(), Some(&text));
        assert_eq!(sent(own, false), None);
        assert_eq!(sent(format!("sid={text}"), true), None);
        assert_eq!(sent("__Host-sid=too-short".to_owned(), true), None);
    }
}
