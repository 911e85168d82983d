//! The document for readers: as it is, and as a page without script.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::Value;

use super::text_of;
use crate::text::Text;

/// The committed document; a test compares it with the table of operations.
pub(super) const DOCUMENT: &str = include_str!("../../../../docs/openapi.json");

static READ: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(DOCUMENT).unwrap_or_default());

const STYLE: &str = "\
:root{color-scheme:light dark}body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 \
system-ui,sans-serif}code,h3{font-family:ui-monospace,monospace;overflow-wrap:anywhere}h3{\
border-top:1px solid;padding-top:1rem}table{border-collapse:collapse;width:100%}td,th{text-align:\
left;vertical-align:top;padding:.25rem .75rem .25rem 0}.wide{overflow-x:auto}nav a{\
display:inline-block;padding:.25rem .5rem .25rem 0}@media print{nav{display:none}}";

/// The routes: public, as the program itself is.
pub(super) fn routes() -> Router {
    Router::new()
        .route("/openapi.json", get(document))
        .route("/docs", get(page))
        .route("/docs.css", get(style))
}

async fn document() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "max-age=300")];
    (headers, DOCUMENT)
}

async fn style() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, "max-age=300")];
    (headers, STYLE)
}

async fn page(headers: HeaderMap) -> impl IntoResponse {
    let headers_out = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "max-age=300"),
        (header::VARY, "Accept-Language"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'",
        ),
    ];
    (headers_out, html(text_of(&headers), &READ))
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

fn words<'a>(value: &'a Value, member: &str) -> &'a str {
    value.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn members<'a>(value: &'a Value, member: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(member).and_then(Value::as_object).into_iter().flatten()
}

fn items<'a>(value: &'a Value, member: &str) -> impl Iterator<Item = &'a Value> {
    value.get(member).and_then(Value::as_array).into_iter().flatten()
}

/// What a schema says it is, with links to those that have a name.
fn kind(schema: &Value) -> String {
    if let Some(name) = words(schema, "$ref").strip_prefix("#/components/schemas/") {
        let name = escape(name);
        return format!("<a href=\"#schema-{name}\">{name}</a>");
    }
    for many in ["oneOf", "anyOf", "allOf"] {
        let kinds: Vec<String> = items(schema, many).map(kind).collect();
        if !kinds.is_empty() {
            return kinds.join(" | ");
        }
    }
    if let Some(of) = schema.get("items") {
        return format!("[{}]", kind(of));
    }
    let constants: Vec<String> = items(schema, "enum")
        .filter_map(Value::as_str)
        .map(|c| format!("“{}”", escape(c)))
        .collect();
    if !constants.is_empty() {
        return constants.join(" | ");
    }
    match schema.get("type") {
        Some(Value::String(name)) => escape(name),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).map(escape).collect::<Vec<_>>().join(" | ")
        }
        _ => String::new(),
    }
}

fn row(html: &mut String, name: &str, kind: &str, required: &str, said: &str) {
    let _written = writeln!(
        html,
        "<tr><td><code>{}</code></td><td>{kind}</td><td>{required}</td><td>{}</td></tr>",
        escape(name),
        escape(said)
    );
}

/// The head of a table of four columns, in a region that can be scrolled by keys.
fn table(html: &mut String, text: Text, label: &str) {
    let heads = ["word-doc-name", "word-doc-kind", "word-doc-required", "word-doc-meaning"];
    let heads: String = heads.iter().map(|key| format!("<th>{}</th>", text.say(key))).collect();
    let _written = writeln!(
        html,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>\
         {heads}</tr></thead><tbody>",
        escape(label)
    );
}

const TABLE_END: &str = "</tbody></table></div>\n";

fn html(text: Text, document: &Value) -> String {
    let title = text.say("note-doc-title");
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"docs.css\"></head><body>\n<h1>{title}</h1>\n<p>{} \
         <a href=\"openapi.json\">openapi.json</a></p>\n<nav aria-label=\"{title}\">",
        text.language.tag(),
        text.say("note-doc-intro"),
    );
    for tag in items(document, "tags") {
        let name = escape(words(tag, "name"));
        let _written = write!(html, "<a href=\"#{name}\">{name}</a> ");
    }
    html.push_str("</nav>\n<main lang=\"en\">\n");
    let mut last = "";
    for (path, methods) in members(document, "paths") {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let tag = items(operation, "tags").next().and_then(Value::as_str).unwrap_or_default();
            if tag != last {
                last = tag;
                let _written = writeln!(html, "<h2 id=\"{0}\">{0}</h2>", escape(tag));
            }
            described(&mut html, text, path, method, operation);
        }
    }
    let _written = writeln!(html, "<h2 id=\"schemas\">{}</h2>", text.say("word-doc-schemas"));
    let schemas = document.pointer("/components/schemas").cloned().unwrap_or_default();
    for (name, schema) in schemas.as_object().into_iter().flatten() {
        structure(&mut html, text, name, schema);
    }
    html.push_str("</main></body></html>\n");
    html
}

fn described(html: &mut String, text: Text, path: &str, method: &str, operation: &Value) {
    let _written = writeln!(
        html,
        "<h3 id=\"{}\">{} {}</h3>\n<p>{}. {}</p>",
        escape(words(operation, "operationId")),
        method.to_uppercase(),
        escape(path),
        escape(words(operation, "summary")),
        escape(words(operation, "description")),
    );
    let mut parameters = items(operation, "parameters").peekable();
    if parameters.peek().is_some() {
        table(html, text, &format!("{} {path}", text.say("word-doc-parameters")));
        for parameter in parameters {
            let required = parameter.get("required").and_then(Value::as_bool) == Some(true);
            let schema = parameter.get("schema").cloned().unwrap_or_default();
            let place = format!("{} ({})", kind(&schema), escape(words(parameter, "in")));
            let required = if required { text.say("word-yes") } else { String::new() };
            row(html, words(parameter, "name"), &place, &required, words(parameter, "description"));
        }
        html.push_str(TABLE_END);
    }
    let content = |of: &Value| -> String {
        let kinds = members(of, "content").map(|(media, content)| {
            let schema = content.get("schema").map(kind).unwrap_or_default();
            format!("<code>{}</code> {schema}", escape(media))
        });
        kinds.collect::<Vec<_>>().join(", ")
    };
    if let Some(body) = operation.get("requestBody") {
        let _written = writeln!(html, "<p>{}: {}</p>", text.say("word-doc-body"), content(body));
    }
    let answers = members(operation, "responses").filter(|(status, _)| status.starts_with('2'));
    for (status, answer) in answers {
        let said = text.say("word-doc-answer");
        let _written = writeln!(html, "<p>{said} {}: {}</p>", escape(status), content(answer));
    }
}

fn structure(html: &mut String, text: Text, name: &str, schema: &Value) {
    let _written = writeln!(
        html,
        "<h3 id=\"schema-{0}\">{0}</h3>\n<p>{1}</p>",
        escape(name),
        escape(words(schema, "description"))
    );
    let mut properties = members(schema, "properties").peekable();
    if properties.peek().is_none() {
        let _written = writeln!(html, "<p>{}</p>", kind(schema));
        return;
    }
    let required: Vec<&str> = items(schema, "required").filter_map(Value::as_str).collect();
    table(html, text, name);
    for (member, of) in properties {
        let needed =
            if required.contains(&member.as_str()) { text.say("word-yes") } else { String::new() };
        row(html, member, &kind(of), &needed, words(of, "description"));
    }
    html.push_str(TABLE_END);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_page_shows_every_operation_and_schema_without_script() {
        for language in Language::ALL {
            let html = html(Text::new(language), &READ);
            assert!(!html.contains("<script") && !html.contains("style=\""), "{language:?}");
            for (_, methods) in members(&READ, "paths") {
                for operation in methods.as_object().unwrap().values() {
                    let id = words(operation, "operationId");
                    assert!(html.contains(&format!("<h3 id=\"{id}\">")), "{id}");
                }
            }
            let schemas = READ.pointer("/components/schemas").unwrap().as_object().unwrap();
            for name in schemas.keys() {
                assert!(html.contains(&format!("id=\"schema-{name}\"")), "{name}");
            }
            // Every link on the page leads somewhere on it.
            for link in html.split("href=\"#").skip(1) {
                let target = link.split('"').next().unwrap();
                assert!(html.contains(&format!("id=\"{target}\"")), "{target}");
            }
        }
    }

    #[test]
    fn what_is_shown_cannot_become_markup() {
        assert_eq!(escape("<a b='\"&>"), "&lt;a b=&#39;&quot;&amp;&gt;");
    }
}
