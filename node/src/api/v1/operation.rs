//! One operation of the REST interface: where it is, who may call it, what it takes and gives, and
//! how it is done. Routes and document both come from here, so that neither can say what the other
//! does not.

use std::sync::Arc;

use axum::http::StatusCode;
use futures::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use super::answer::{Answer, Failure};
use super::call::Call;
use crate::desk::officer::Role;
use crate::service::roles;

/// The methods that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verb {
    /// Reads.
    Get,
    /// Does.
    Post,
    /// Ends.
    Delete,
}

impl Verb {
    /// As in a document.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Delete => "delete",
        }
    }
}

/// The schema of a type, and of all that it names.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) name: fn() -> std::borrow::Cow<'static, str>,
    pub(super) own: fn() -> RefOr<Schema>,
    pub(super) others: fn(&mut Vec<(String, RefOr<Schema>)>),
}

impl Shape {
    pub(super) fn of<T: ToSchema>() -> Self {
        Self { name: T::name, own: T::schema, others: T::schemas }
    }
}

/// What the body of a request is.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// None.
    Nothing,
    /// JSON.
    Json(Shape),
    /// A file of any kind.
    File,
}

/// What the body of an answer is.
#[derive(Clone, Copy)]
pub(super) enum Gives {
    /// JSON.
    Json(Shape),
    /// A line of JSON for each of these.
    Lines(Shape),
    /// A file, of one of these media types.
    File(&'static [&'static str]),
    /// JSON, or server-sent events.
    Events(Shape),
}

/// Whether a request needs a key, so that it can be repeated without being done twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeating {
    /// It changes nothing, or nothing more when it is repeated.
    Safe,
    /// A key is honoured.
    Allowed,
    /// A key is needed.
    Needed,
}

type Run<S> =
    Box<dyn Fn(Arc<S>, Call) -> BoxFuture<'static, Result<Answer, Failure>> + Send + Sync>;

/// One operation.
pub(super) struct Operation<S> {
    pub(super) verb: Verb,
    pub(super) path: &'static str,
    /// Its name in programs, unique.
    pub(super) id: &'static str,
    /// What it does, in one line.
    pub(super) summary: &'static str,
    /// An officer needs one of them; none: every officer may.
    pub(super) roles: &'static [Role],
    /// Not for programs.
    pub(super) people: bool,
    pub(super) repeating: Repeating,
    pub(super) query: Option<Shape>,
    pub(super) takes: Takes,
    pub(super) gives: Gives,
    /// Of an answer that is no problem.
    pub(super) status: StatusCode,
    /// The collection in which what was made is found, by this member of the answer.
    pub(super) location: Option<(&'static str, &'static str)>,
    /// Gives an `ETag`, and honours `If-Match`.
    pub(super) tagged: bool,
    pub(super) run: Run<S>,
}

impl<S> std::fmt::Debug for Operation<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// An operation that is being described.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    verb: Verb,
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    roles: &'static [Role],
    people: bool,
    repeating: Repeating,
    query: Option<Shape>,
    status: StatusCode,
    location: Option<(&'static str, &'static str)>,
    tagged: bool,
}

/// Begins with a method, a path, a name, and what it does.
const fn draft(verb: Verb, path: &'static str, id: &'static str, summary: &'static str) -> Draft {
    let repeating = match verb {
        Verb::Post => Repeating::Allowed,
        Verb::Get | Verb::Delete => Repeating::Safe,
    };
    Draft {
        verb,
        path,
        id,
        summary,
        roles: roles::ANY,
        people: false,
        repeating,
        query: None,
        status: StatusCode::OK,
        location: None,
        tagged: false,
    }
}

pub(super) const fn get(path: &'static str, id: &'static str, summary: &'static str) -> Draft {
    draft(Verb::Get, path, id, summary)
}

pub(super) const fn post(path: &'static str, id: &'static str, summary: &'static str) -> Draft {
    draft(Verb::Post, path, id, summary)
}

pub(super) const fn delete(path: &'static str, id: &'static str, summary: &'static str) -> Draft {
    draft(Verb::Delete, path, id, summary)
}

impl Draft {
    /// Who may.
    pub(super) const fn of(mut self, roles: &'static [Role]) -> Self {
        self.roles = roles;
        self
    }

    /// Not for programs.
    pub(super) const fn for_people(mut self) -> Self {
        self.people = true;
        self
    }

    /// It makes something: a key is needed.
    pub(super) const fn makes(mut self, status: StatusCode) -> Self {
        self.repeating = Repeating::Needed;
        self.status = status;
        self
    }

    /// It changes nothing, though it is a POST.
    pub(super) const fn only_looks(mut self) -> Self {
        self.repeating = Repeating::Safe;
        self
    }

    /// Where what was made is found.
    pub(super) const fn at(mut self, collection: &'static str, member: &'static str) -> Self {
        self.location = Some((collection, member));
        self
    }

    /// Gives an `ETag`, and honours `If-Match`.
    pub(super) const fn tagged(mut self) -> Self {
        self.tagged = true;
        self
    }

    /// Takes nothing but its path.
    pub(super) fn plain<S, V, F, Fut>(self, body: F) -> Operation<S>
    where
        S: Send + Sync + 'static,
        V: Serialize + ToSchema,
        F: Fn(Arc<S>, Call) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<V, Failure>> + Send + 'static,
    {
        self.finish(Takes::Nothing, Gives::Json(Shape::of::<V>()), move |service, call| {
            let view = body(service, call);
            Box::pin(async move { Answer::json(&view.await?) })
        })
    }

    /// Takes a JSON body.
    pub(super) fn asks<S, T, V, F, Fut>(self, body: F) -> Operation<S>
    where
        S: Send + Sync + 'static,
        T: DeserializeOwned + ToSchema + Send + 'static,
        V: Serialize + ToSchema,
        F: Fn(Arc<S>, Call, T) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<V, Failure>> + Send + 'static,
    {
        let takes = Takes::Json(Shape::of::<T>());
        self.finish(takes, Gives::Json(Shape::of::<V>()), move |service, call| {
            let view = call.json::<T>().map(|wanted| body(service, call, wanted));
            Box::pin(async move { Answer::json(&view?.await?) })
        })
    }

    /// Takes what stands in the query.
    pub(super) fn searches<S, Q, V, F, Fut>(mut self, body: F) -> Operation<S>
    where
        S: Send + Sync + 'static,
        Q: DeserializeOwned + ToSchema + Send + 'static,
        V: Serialize + ToSchema,
        F: Fn(Arc<S>, Call, Q) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<V, Failure>> + Send + 'static,
    {
        self.query = Some(Shape::of::<Q>());
        self.finish(Takes::Nothing, Gives::Json(Shape::of::<V>()), move |service, call| {
            let view = call.query::<Q>().map(|wanted| body(service, call, wanted));
            Box::pin(async move { Answer::json(&view?.await?) })
        })
    }

    /// Takes a file, with what stands in the query, and gives what it says.
    pub(super) fn receives<S, Q, F, Fut>(mut self, gives: Gives, body: F) -> Operation<S>
    where
        S: Send + Sync + 'static,
        Q: DeserializeOwned + ToSchema + Send + 'static,
        F: Fn(Arc<S>, Call, Q) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Failure>> + Send + 'static,
    {
        self.query = Some(Shape::of::<Q>());
        // A file is known by what is in it: the node takes the same one once.
        self.repeating = Repeating::Safe;
        self.finish(Takes::File, gives, move |service, call| {
            let answer = call.query::<Q>().map(|wanted| body(service, call, wanted));
            Box::pin(async move { answer?.await })
        })
    }

    /// Takes a JSON body and gives something else than JSON.
    pub(super) fn sends<S, T, F, Fut>(self, gives: Gives, body: F) -> Operation<S>
    where
        S: Send + Sync + 'static,
        T: DeserializeOwned + ToSchema + Send + 'static,
        F: Fn(Arc<S>, Call, T) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Failure>> + Send + 'static,
    {
        self.finish(Takes::Json(Shape::of::<T>()), gives, move |service, call| {
            let answer = call.json::<T>().map(|wanted| body(service, call, wanted));
            Box::pin(async move { answer?.await })
        })
    }

    /// Takes what stands in the query, and gives events.
    pub(super) fn streams<S, Q, F, Fut>(mut self, view: Shape, body: F) -> Operation<S>
    where
        S: Send + Sync + 'static,
        Q: DeserializeOwned + ToSchema + Send + 'static,
        F: Fn(Arc<S>, Call, Q) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Failure>> + Send + 'static,
    {
        self.query = Some(Shape::of::<Q>());
        self.finish(Takes::Nothing, Gives::Events(view), move |service, call| {
            let answer = call.query::<Q>().map(|wanted| body(service, call, wanted));
            Box::pin(async move { answer?.await })
        })
    }

    fn finish<S>(
        self,
        takes: Takes,
        gives: Gives,
        run: impl Fn(Arc<S>, Call) -> BoxFuture<'static, Result<Answer, Failure>>
        + Send
        + Sync
        + 'static,
    ) -> Operation<S> {
        Operation {
            verb: self.verb,
            path: self.path,
            id: self.id,
            summary: self.summary,
            roles: self.roles,
            people: self.people,
            repeating: self.repeating,
            query: self.query,
            takes,
            gives,
            status: self.status,
            location: self.location,
            tagged: self.tagged,
            run: Box::new(run),
        }
    }
}

/// A use case of the caller alone.
macro_rules! plain {
    ($name:ident) => {
        |service: Arc<S>, call: Call| async move { Ok(service.$name(call.caller).await?) }
    };
}

/// A use case with what was asked in the body or the query.
macro_rules! asked {
    ($name:ident) => {
        |service: Arc<S>, call: Call, asked| async move {
            Ok(service.$name(call.caller, asked).await?)
        }
    };
}

/// A use case about what the path names.
macro_rules! named {
    ($name:ident) => {
        |service: Arc<S>, call: Call| async move {
            Ok(service.$name(call.caller, call.id()).await?)
        }
    };
}

/// A use case about what the path names, with what was asked in the body or the query.
macro_rules! named_asked {
    ($name:ident) => {
        |service: Arc<S>, call: Call, asked| async move {
            Ok(service.$name(call.caller, call.id(), asked).await?)
        }
    };
}
