//! The OpenAPI 3.1 document of the interface, made from the table of operations and the types of
//! requests and views.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::openapi::{RefOr, Schema};

use super::operation::{Gives, Operation, Repeating, Shape, Takes};
use super::{BASE, routes};
use crate::service::ErrorCode;
use crate::service::{Programs, Service};

/// The media type of a problem.
const PROBLEM: &str = "application/problem+json";

/// Statuses of problems, and when they come.
const PROBLEMS: [(&str, &str); 13] = [
    ("400", "The request cannot be understood."),
    ("401", "No token, no session, or one that does not hold."),
    ("403", "Not allowed to this officer or token, or the desk refuses it."),
    ("404", "What was named does not exist here."),
    ("405", "The path does not have that method."),
    ("409", "It contradicts what is already there, or is still being carried out."),
    ("412", "It has changed since it was read."),
    ("413", "The body is too large."),
    ("415", "The body is of another type."),
    ("422", "Something in it is not acceptable, or the key was used for another request."),
    ("429", "Asked more often than is allowed."),
    ("500", "Something unexpected, or evidence that does not hold; see the node's log."),
    ("503", "Not possible at the moment; trying again later may help."),
];

/// Schemas by name.
type Schemas = BTreeMap<String, Value>;

/// The document, as it is committed and served.
#[must_use]
pub fn text<S: Service + Programs>() -> String {
    let mut text = serde_json::to_string_pretty(&document::<S>()).unwrap_or_default();
    text.push('\n');
    text
}

/// The document.
#[must_use]
pub fn document<S: Service + Programs>() -> Value {
    let mut schemas = Schemas::new();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for operation in routes::all::<S>() {
        let described = describe(&operation, &mut schemas);
        paths
            .entry(operation.path)
            .or_default()
            .insert(operation.verb.word().to_owned(), described);
    }
    schemas.insert("Problem".to_owned(), problem());
    add(&mut schemas, Shape::of::<ErrorCode>());
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Vestigo",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "One agency's node: tracing firearms with agencies of other countries",
            "description": "For programs of the agency itself. Partners are spoken to over the \
                protocol, never over this interface. Lists of codes are open: a client takes \
                values that it does not know. Times are RFC 3339 in UTC.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": BASE }],
        "security": [{ "token": [] }, { "session": [] }],
        "tags": tags(&paths),
        "paths": paths,
        "components": {
            "headers": headers(),
            "responses": problems(),
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token of an officer (vestigo token add): vestigo_pat_…",
                },
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "__Host-sid",
                    "description": "The session of a person who is signed in to the pages.",
                },
            },
        },
    });
    plain_words(&mut document);
    document
}

/// The first part of a path names what it is about.
fn tag(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

fn tags(paths: &BTreeMap<&str, Map<String, Value>>) -> Value {
    let mut names: Vec<&str> = paths.keys().map(|path| tag(path)).collect();
    names.dedup();
    names.iter().map(|name| json!({ "name": name })).collect()
}

fn value(schema: &RefOr<Schema>) -> Value {
    serde_json::to_value(schema).unwrap_or_default()
}

/// Adds a schema and all that it names; gives the reference to it.
fn add(schemas: &mut Schemas, shape: Shape) -> Value {
    let name = (shape.name)().into_owned();
    if !schemas.contains_key(&name) {
        schemas.insert(name.clone(), value(&(shape.own)()));
        let mut others = Vec::new();
        (shape.others)(&mut others);
        for (name, schema) in others {
            schemas.entry(name).or_insert_with(|| value(&schema));
        }
    }
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "RFC 9457, with the codes of the command line.",
        "required": ["type", "title", "status", "detail", "code", "key", "request_id"],
        "properties": {
            "type": { "type": "string", "description": "urn:vestigo:problem: and the code." },
            "title": { "type": "string", "description": "The class, in the reader's language." },
            "status": { "type": "integer" },
            "detail": { "type": "string", "description": "What happened, in the reader's language." },
            "next": { "type": "string", "description": "What to do next." },
            "code": { "$ref": "#/components/schemas/ErrorCode" },
            "key": { "type": "string", "description": "Which text says it; stable." },
            "args": {
                "type": "object",
                "additionalProperties": { "type": "string" },
                "description": "Arguments of the text.",
            },
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["detail"],
                    "properties": {
                        "pointer": {
                            "type": "string",
                            "description": "JSON Pointer (RFC 6901) into the body.",
                        },
                        "parameter": { "type": "string", "description": "A parameter or header." },
                        "detail": { "type": "string" },
                    },
                },
            },
            "request_id": { "type": "string", "description": "As in the header X-Request-Id." },
        },
    })
}

/// The names in the braces of a path.
fn arguments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn parameters<S>(operation: &Operation<S>, schemas: &mut Schemas) -> Vec<Value> {
    let mut all: Vec<Value> = arguments(operation.path)
        .map(|name| {
            json!({
                "name": name, "in": "path", "required": true,
                "schema": if name == "hop" {
                    json!({ "type": "integer", "minimum": 1 })
                } else {
                    json!({ "type": "string" })
                },
            })
        })
        .collect();
    if let Some(query) = operation.query {
        let schema = value(&(query.own)());
        let mut others = Vec::new();
        (query.others)(&mut others);
        for (name, schema) in others {
            schemas.entry(name).or_insert_with(|| value(&schema));
        }
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        for (name, of) in schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let mut of = of.clone();
            let said = of.as_object_mut().and_then(|schema| schema.remove("description"));
            all.push(json!({
                "name": name, "in": "query", "required": required.contains(&name.as_str()),
                "description": said, "schema": not_null(of),
            }));
        }
    }
    let header = |name: &str, required: bool, said: &str| {
        json!({
            "name": name, "in": "header", "required": required, "description": said,
            "schema": { "type": "string" },
        })
    };
    all.push(header("Accept-Language", false, "en, es, pt or fr: the language of problems."));
    if operation.repeating != Repeating::Safe {
        let needed = operation.repeating == Repeating::Needed;
        let said = "Printable, at most 255 characters. The same request under the same key is done \
            once and answered with the same answer, for 24 hours.";
        let mut key = header("Idempotency-Key", needed, said);
        if let Some(schema) = key.get_mut("schema") {
            *schema = json!({
                "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$",
            });
        }
        all.push(key);
    }
    if operation.tagged && operation.repeating != Repeating::Safe {
        all.push(header("If-Match", false, "The ETag of the agreement as it was read."));
    }
    if matches!(operation.gives, Gives::Events(_)) {
        let said = "Go on after this event; for server-sent events.";
        all.push(header("Last-Event-ID", false, said));
    }
    all
}

/// A parameter is there or not, but never null.
fn not_null(mut schema: Value) -> Value {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            if let Some(only) = schema.get_mut("type") {
                *only = kind;
            }
        }
    }
    schema
}

fn describe<S>(operation: &Operation<S>, schemas: &mut Schemas) -> Value {
    let roles: Vec<&str> = operation.roles.iter().map(|role| role.name()).collect();
    let said = match (roles.as_slice(), operation.people) {
        ([], false) => "For every officer.".to_owned(),
        ([], true) => "For every officer in person, not for tokens.".to_owned(),
        (roles, false) => format!("For officers with one of these roles: {}.", roles.join(", ")),
        (roles, true) => format!(
            "For officers in person, not for tokens, with one of these roles: {}.",
            roles.join(", ")
        ),
    };
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "description": said,
        "tags": [tag(operation.path)],
        "parameters": parameters(operation, schemas),
        "responses": responses(operation, schemas),
        "x-roles": roles,
        "x-people-only": operation.people,
    });
    let body = match operation.takes {
        Takes::Nothing => None,
        Takes::Json(shape) => Some(json!({
            "required": true,
            "content": { "application/json": { "schema": add(schemas, shape) } },
        })),
        Takes::File => Some(json!({
            "required": true,
            "content": { "application/octet-stream": {} },
        })),
    };
    if let (Some(body), Some(object)) = (body, described.as_object_mut()) {
        object.insert("requestBody".to_owned(), body);
    }
    described
}

fn responses<S>(operation: &Operation<S>, schemas: &mut Schemas) -> Value {
    let content = match operation.gives {
        Gives::Json(shape) => json!({ "application/json": { "schema": add(schemas, shape) } }),
        Gives::Lines(shape) => json!({ "application/x-ndjson": { "schema": add(schemas, shape) } }),
        Gives::File(kinds) => {
            kinds.iter().map(|kind| ((*kind).to_owned(), json!({}))).collect::<Map<_, _>>().into()
        }
        Gives::Events(shape) => json!({
            "application/json": { "schema": add(schemas, shape) },
            "text/event-stream": {},
        }),
    };
    let said = [
        (true, "X-Request-Id"),
        (true, "RateLimit-Limit"),
        (true, "RateLimit-Remaining"),
        (true, "RateLimit-Reset"),
        (operation.tagged, "ETag"),
        (operation.location.is_some(), "Location"),
        (operation.status.as_u16() == 202, "Retry-After"),
        (operation.query.is_some(), "Link"),
        (operation.repeating != Repeating::Safe, "Idempotency-Replayed"),
    ];
    let headers: Map<String, Value> = said
        .iter()
        .filter(|(here, _)| *here)
        .map(|(_, name)| {
            let target = format!("#/components/headers/{name}");
            ((*name).to_owned(), json!({ "$ref": target }))
        })
        .collect();
    let mut all = Map::new();
    let status = operation.status;
    all.insert(
        status.as_str().to_owned(),
        json!({
            "description": status.canonical_reason().unwrap_or_default(),
            "headers": headers,
            "content": content,
        }),
    );
    let mut refused = |status: &str| {
        let target = format!("#/components/responses/{status}");
        all.insert(status.to_owned(), json!({ "$ref": target }));
    };
    for (status, _) in PROBLEMS {
        let fits = match status {
            "412" => operation.tagged,
            "413" | "415" => !matches!(operation.takes, Takes::Nothing),
            _ => true,
        };
        if fits {
            refused(status);
        }
    }
    all.into()
}

/// The headers of answers.
fn headers() -> Value {
    let text = |said: &str| json!({ "description": said, "schema": { "type": "string" } });
    let count = |said: &str| json!({ "description": said, "schema": { "type": "integer" } });
    json!({
        "X-Request-Id": text("The number of the request, as in problems and the node's log."),
        "RateLimit-Limit": count("Requests at once."),
        "RateLimit-Remaining": count("Requests that are left."),
        "RateLimit-Reset": count("Seconds until all may be used again."),
        "ETag": text("For If-Match."),
        "Location": text("Where it is from now on."),
        "Retry-After": count("Seconds after which to look for what came of it."),
        "Link": text("rel=next: the next page, if there is one."),
        "Idempotency-Replayed": text("true: the answer to the same request before."),
    })
}

/// The problems.
fn problems() -> Value {
    let schema = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
    let all: Map<String, Value> = PROBLEMS
        .iter()
        .map(|(status, said)| {
            let problem = json!({
                "description": said,
                "headers": { "X-Request-Id": { "$ref": "#/components/headers/X-Request-Id" } },
                "content": { PROBLEM: schema },
            });
            ((*status).to_owned(), problem)
        })
        .collect();
    all.into()
}

/// What stands in sources for readers of sources: names between brackets are links there.
fn plain_words(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(words) if name == "description" => *words = unlinked(words),
                    other => plain_words(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(plain_words),
        _ => {}
    }
}

/// ``[`Name`](path)`` and ``[`Name`]`` become `` `Name` ``; lines are joined.
fn unlinked(words: &str) -> String {
    let mut said = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        said.push_str(before);
        said.push('`');
        said.push_str(name.strip_prefix("Self::").unwrap_or(name));
        said.push('`');
        rest = match after.strip_prefix('(').and_then(|path| path.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    said.push_str(rest);
    said.replace('\n', " ")
}
