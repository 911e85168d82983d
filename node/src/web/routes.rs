//! The table of all pages: method, path, who may see it, and what shows it. The router is made from
//! these rows and from nothing else; a row without a rule cannot be written.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;

use super::page::Shown;
use super::visit::{Visit, has};
use super::{Service, screens};
use crate::desk::officer::Role;
use crate::service::views::people::SessionView;

/// Bytes that a form may have: the longest has some text areas of four thousand characters.
pub(super) const FORM_MAX: usize = 256 * 1024;

/// How long a page may take, its request included.
pub(super) const PAGE_MAX: Duration = Duration::from_secs(30);

/// Who may see a page. What may be done on it is decided by the service, whatever stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Everybody who reaches the node, without a session: says nothing of any case.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever is signed in and has one of these roles, or any role if there are none.
    Roles(&'static [Role]),
}

impl Access {
    /// Whether somebody with this session, if any, may see it.
    pub(super) fn lets(self, session: Option<&SessionView>) -> bool {
        match (self, session) {
            (Self::Public, _) | (Self::SignedIn, Some(_)) => true,
            (Self::SignedIn | Self::Roles(_), None) => false,
            (Self::Roles(wanted), Some(session)) => {
                wanted.is_empty() || wanted.iter().any(|role| has(session, *role))
            }
        }
    }
}

/// What shows a page.
type Show<S> = Arc<dyn Fn(Visit<S>) -> Pin<Box<dyn Future<Output = Shown> + Send>> + Send + Sync>;

/// One row of the table.
pub(super) struct Route<S> {
    /// GET or POST; HEAD is answered as GET.
    pub(super) method: Method,
    /// The path after the language, in the notation of axum: `/traces/{id}`. Empty: the home page.
    pub(super) path: &'static str,
    /// Who may see it.
    pub(super) access: Access,
    /// Key of its name in the navigation, if it stands there. The order is that of the table.
    pub(super) entry: Option<&'static str>,
    /// Bytes that its request may have.
    pub(super) body_max: usize,
    /// How long it may take; absent: it stays open.
    pub(super) time_max: Option<Duration>,
    /// What shows it.
    pub(super) show: Show<S>,
}

impl<S: Service> Route<S> {
    fn new<F, R>(method: Method, path: &'static str, access: Access, show: F) -> Self
    where
        F: Fn(Visit<S>) -> R + Send + Sync + 'static,
        R: Future<Output = Shown> + Send + 'static,
    {
        Self {
            method,
            path,
            access,
            entry: None,
            body_max: FORM_MAX,
            time_max: Some(PAGE_MAX),
            show: Arc::new(move |visit| Box::pin(show(visit))),
        }
    }

    /// A page that is read.
    pub(super) fn get<F, R>(path: &'static str, access: Access, show: F) -> Self
    where
        F: Fn(Visit<S>) -> R + Send + Sync + 'static,
        R: Future<Output = Shown> + Send + 'static,
    {
        Self::new(Method::GET, path, access, show)
    }

    /// A form that is sent.
    pub(super) fn post<F, R>(path: &'static str, access: Access, show: F) -> Self
    where
        F: Fn(Visit<S>) -> R + Send + Sync + 'static,
        R: Future<Output = Shown> + Send + 'static,
    {
        Self::new(Method::POST, path, access, show)
    }

    /// Stands in the navigation under the name of this key.
    pub(super) fn entry(mut self, key: &'static str) -> Self {
        self.entry = Some(key);
        self
    }

    /// Takes up to so many bytes, within so long: an upload.
    pub(super) fn upload(mut self, body_max: usize, time_max: Duration) -> Self {
        self.body_max = body_max;
        self.time_max = Some(time_max);
        self
    }

    /// Stays open.
    pub(super) fn stream(mut self) -> Self {
        self.time_max = None;
        self
    }
}

/// All pages, in the order of the navigation. A new area adds one line.
pub(super) fn table<S: Service>() -> Vec<Route<S>> {
    [
        screens::home::routes(),
        screens::sign_in::routes(),
        screens::provider::routes(),
        screens::setup::routes(),
        screens::account::routes(),
        screens::queue::routes(),
        screens::cases::routes(),
        screens::traces::routes(),
        screens::analysis::routes(),
        screens::batches::routes(),
        screens::matters::routes(),
        screens::registry::routes(),
        screens::marking::routes(),
        screens::stock::routes(),
        screens::destruction::routes(),
        screens::incidents::routes(),
        screens::partners::routes(),
        screens::agreements::routes(),
        screens::federation::routes(),
        screens::log::routes(),
        screens::audit::routes(),
        screens::statistics::routes(),
        screens::adviser::routes(),
        screens::bulletins::routes(),
        screens::officers::routes(),
        screens::node::routes(),
        screens::tokens::routes(),
        screens::webhooks::routes(),
        screens::help::routes(),
        screens::live::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
