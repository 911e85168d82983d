//! What somebody who asks for a page brings along: language, session, parameters, form.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use http_body_util::{BodyExt as _, Limited};

use super::page::{Frame, see_other};
use super::{App, Service, url};
use crate::desk::officer::Role;
use crate::service::requests::people::Visitor;
use crate::service::views::people::SessionView;
use crate::service::{Caller, ErrorCode, Outcome, ServiceError};
use crate::text::Text;

/// Fields of one form at most.
const FIELDS_MAX: usize = 500;

/// Names and values of a form or a query, in their order.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl std::fmt::Debug for Fields {
    /// Silent: what people type.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fields({})", self.0.len())
    }
}

impl Fields {
    /// Reads `application/x-www-form-urlencoded`.
    pub(super) fn parse(encoded: &[u8]) -> Self {
        let pairs = url::pairs(encoded).take(FIELDS_MAX);
        // Browsers send line ends as CR LF.
        Self(pairs.map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect())
    }

    /// The last value of a field without the blanks around it; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// The value of a field, if it holds anything.
    pub(super) fn one(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// A value as it was typed, with the blanks around it: a password.
    pub(super) fn exact(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// All values of a field that hold anything: check boxes.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        let of = self.0.iter().filter(|(n, value)| n == name && !value.trim().is_empty());
        of.map(|(_, value)| value.trim().to_owned()).collect()
    }

    /// Whether a box was ticked or a button pressed.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// Puts a value in the place of those that a field has.
    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// The same without some fields.
    pub(super) fn without(&self, names: &[&str]) -> Self {
        let kept = self.0.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        Self(kept.cloned().collect())
    }

    /// As a query, with `?` before it unless there is none.
    pub(super) fn query(&self) -> String {
        url::query(self.0.iter().filter(|(_, value)| !value.is_empty()))
    }
}

/// Whether the officer of a session has a role.
pub(super) fn has(session: &SessionView, role: Role) -> bool {
    session.roles.iter().any(|name| name == role.name())
}

/// Somebody asks for a page.
pub(super) struct Visit<S> {
    /// The node.
    pub(super) app: Arc<App<S>>,
    /// What stands around the page.
    pub(super) frame: Frame,
    /// Parts of the path by name.
    pub(super) params: BTreeMap<String, String>,
    /// The query.
    pub(super) query: Fields,
    /// Headers.
    pub(super) headers: HeaderMap,
    /// Who asks, as far as the proxy or the connection tells.
    pub(super) asker: IpAddr,
    /// What was sent. Behind a lock that nobody takes, so that a visit can be shared.
    pub(super) body: Mutex<Body>,
    /// Bytes that may be sent.
    pub(super) body_max: usize,
}

impl<S> std::fmt::Debug for Visit<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visit(..)")
    }
}

impl<S: Service> Visit<S> {
    /// The use cases.
    pub(super) fn service(&self) -> &S {
        &self.app.service
    }

    /// The texts in the language of the page.
    pub(super) const fn text(&self) -> Text {
        self.frame.text
    }

    /// The text of a key.
    pub(super) fn say(&self, key: &str) -> String {
        self.frame.text.say(key)
    }

    /// The session.
    ///
    /// # Errors
    /// Nobody is signed in, which the table of routes prevents unless the page is public.
    pub(super) fn session(&self) -> Outcome<&SessionView> {
        let first = || ServiceError::new(ErrorCode::SignInFirst, "error-sign-in-first");
        self.frame.session.as_ref().ok_or_else(first)
    }

    /// Where to go before a page whose form asks for a fresh proof is shown: to proving, and back to
    /// `path` (after the language); nowhere if the proof is fresh.
    ///
    /// # Errors
    /// As [`Self::session`].
    pub(super) fn prove_first(&self, path: &str) -> Outcome<Option<Response>> {
        let prove = || format!("/prove?next={}", url::encoded(path));
        let is_proven = self.session()?.is_proven;
        Ok((!is_proven).then(|| see_other(&self.frame.href(&prove()))))
    }

    /// From where, and with which browser.
    pub(super) fn visitor(&self) -> Visitor {
        let agent = self.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Visitor { address: Some(self.asker), agent: agent.unwrap_or_default().to_owned() }
    }

    /// Who acts.
    ///
    /// # Errors
    /// As [`Self::session`].
    pub(super) fn caller(&self) -> Outcome<Caller> {
        Ok(self.session()?.caller())
    }

    /// Whether the officer has one of these roles, as `service::roles` lists them.
    pub(super) fn may(&self, roles: &[Role]) -> bool {
        let session = self.frame.session.as_ref();
        session.is_some_and(|s| roles.is_empty() || roles.iter().any(|role| has(s, *role)))
    }

    /// A part of the path; empty if the route has none of that name.
    pub(super) fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// What was sent, whole.
    ///
    /// # Errors
    /// It is too large, or the connection broke.
    pub(super) async fn bytes(&mut self) -> Outcome<Vec<u8>> {
        let body = self.body.get_mut().unwrap_or_else(PoisonError::into_inner);
        let body = std::mem::replace(body, Body::empty());
        let limited = Limited::new(body, self.body_max);
        limited.collect().await.map(|body| body.to_bytes().to_vec()).map_err(|_| {
            ServiceError::new(ErrorCode::BadInput, "error-too-large").with("limit", self.body_max)
        })
    }

    /// The form that was sent.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub(super) async fn form(&mut self) -> Outcome<Fields> {
        Ok(Fields::parse(&self.bytes().await?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let fields = Fields::parse(b"serial=+AB+%2B1+&mark=a&mark=&mark=b&text=one%0D%0Atwo&flag=");
        assert_eq!(fields.get("serial"), "AB +1");
        assert_eq!(fields.exact("serial"), " AB +1 ");
        assert_eq!(fields.all("mark"), ["a", "b"]);
        assert_eq!(fields.get("text"), "one\ntwo");
        assert!(fields.has("flag") && fields.one("flag").is_none() && !fields.has("none"));
        assert_eq!(format!("{fields:?}"), "Fields(6)");
    }

    #[test]
    fn a_query_is_written_as_it_is_read() {
        let mut fields = Fields::parse("state=ópen&after=1&x=".as_bytes());
        fields.set("after", "a&b c");
        assert_eq!(fields.query(), "?state=%C3%B3pen&after=a%26b%20c");
        assert_eq!(Fields::parse(&fields.query().as_bytes()[1..]).get("after"), "a&b c");
        assert_eq!(fields.without(&["state", "after"]).query(), "");
    }
}
