//! The word to the exporting State that its firearms have arrived.

use super::{exporter, is_refusal, path};
use crate::holdings::marking::delivery;
use crate::service::marking::{DeliveryRequest, MarkingView};
use crate::service::roles;
use crate::text::codes;
use crate::web::kit::{Choice, Form, Question};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let tells = Access::Roles(roles::VERIFIES_DELIVERY);
    vec![
        Route::get("/marking/{number}/delivery", tells, ask),
        Route::post("/marking/{number}/delivery", tells, told),
    ]
}

fn question<S: Service>(visit: &Visit<S>, form: &Form, view: &MarkingView) -> Shown {
    let text = visit.text();
    let order = &view.order;
    let back = path(visit.param("number"));
    let to = format!("{back}/delivery");
    let partner = exporter(text, view);
    let title = text.say_with("web-marking-tell-title", &[("partner", partner.clone().into())]);
    let args = [
        ("partner", partner.into()),
        ("arrived", format::date(text, &order.arrived).into()),
        ("permit", order.authority.as_str().into()),
    ];
    let purposes = codes::PURPOSES.iter().map(|p| Choice::new(*p, text.code(p))).collect();
    let bases =
        codes::LEGAL_BASES.iter().map(|b| Choice::new(*b, text.code_in("basis", b))).collect();
    Question::new(visit, form, title, "web-marking-tell-do", &to, &back)
        .says(text.say_with("web-marking-tell-says", &args))
        .says(delivery::words(order))
        .says(text.say("web-marking-tell-means"))
        .asks(form.select("purpose", "column-purpose", purposes))
        .asks(form.select("basis", "column-legal-basis", bases))
        .asks(form.area("text", "web-desk-words", 3).optional())
        .show(visit)
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    let number = visit.param("number").to_owned();
    let view = visit.service().marking(visit.caller()?, number.clone()).await?;
    if view.tell_by.is_none() {
        return visit.to(&path(&number));
    }
    let mut fields = Fields::default();
    fields.set("purpose", "U3");
    let form = Form::new(visit.text(), fields);
    question(&visit, &form, &view)
}

async fn told<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let number = visit.param("number").to_owned();
    let request = DeliveryRequest {
        purpose: form.get("purpose").to_owned(),
        legal_basis: form.get("basis").to_owned(),
        text: form.fields.one("text"),
    };
    match visit.service().marking_tell(visit.caller()?, number.clone(), request).await {
        Ok(_) => visit.to(&path(&number)),
        Err(error) if is_refusal(&error) => {
            form.failed(&error);
            let view = visit.service().marking(visit.caller()?, number).await?;
            question(&visit, &form, &view)
        }
        Err(error) => Err(error),
    }
}
