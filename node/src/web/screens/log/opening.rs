//! One exchange, or some fields of it, opened for an inspector with a mandate; or its whole bundle.

use askama::Template;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::partners::is_input;
use crate::service::requests::keeping::OpenBundleRequest;
use crate::service::{ErrorCode, ServiceError, roles};
use crate::web::kit::{Choice, Errors, Field, Form};
use crate::web::page::{Shown, file};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let exports = Access::Roles(roles::EXPORTS);
    vec![Route::get("/log/open", exports, begin), Route::post("/log/open", exports, open)]
}

/// Fields that every message may have, by the names under which the service opens them.
const FIELDS: [(&str, &str); 10] = [
    ("agreement", "column-agreement"),
    ("officer", "column-officer"),
    ("priority", "column-priority"),
    ("request-kind", "column-request-kind"),
    ("purpose", "column-purpose"),
    ("legal-basis", "column-legal-basis"),
    ("handling", "column-handling"),
    ("attachments", "web-open-attachments"),
    ("decision-record", "web-open-record"),
    ("text", "column-text"),
];

#[derive(Template)]
#[template(path = "log/open.html")]
struct Page {
    errors: Errors,
    fields: Vec<Field>,
    action: String,
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    page(&visit, &Form::new(visit.text(), visit.query.clone()))
}

fn page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let fields = FIELDS.iter().map(|(name, key)| Choice::new(*name, text.say(key))).collect();
    let template = Page {
        errors: form.errors.clone(),
        fields: vec![
            form.line("id", "web-open-id").hint(visit.say("web-open-id-hint")).width(40).mono(),
            form.line("message", "web-open-message")
                .hint(visit.say("web-open-message-hint"))
                .width(40)
                .mono()
                .optional(),
            form.boxes("field", "web-open-fields", fields)
                .hint(visit.say("web-open-fields-hint"))
                .optional(),
            form.line("numbers", "web-open-numbers")
                .hint(visit.say("web-open-numbers-hint"))
                .optional(),
            form.area("mandate", "web-open-mandate", 2).hint(visit.say("web-open-mandate-hint")),
        ],
        action: visit.frame.href("/log/open"),
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = visit.page(visit.say("web-open-title")).back("/log", "web-log-title");
    page.status(status).show(&template)
}

async fn open<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let id = form.need("id", "web-open-need-id");
    let mandate = form.need("mandate", "web-open-need-mandate");
    if form.errors.is_empty() {
        let numbers = form.get("numbers").to_owned();
        let numbers = numbers.split([',', ' ', ';']).filter(|number| !number.is_empty());
        let mut fields = form.fields.all("field");
        fields.extend(numbers.map(str::to_owned));
        let message = form.fields.one("message");
        let request = OpenBundleRequest { message, fields, mandate };
        match visit.service().bundle_open(visit.caller()?, id, request).await {
            Ok(view) => {
                let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
                let name = format!("opened-{}.bundle", format::short(&view.trace));
                return Ok(file(&name, "application/octet-stream", bytes));
            }
            Err(error) if is_input(&error) => form.failed(&error),
            Err(error) if error.code == ErrorCode::NotFound => form.failed_at("id", &error),
            Err(error) => return Err(error),
        }
    }
    page(&visit, &form)
}
