//! Answering a case: which record, at which level, what is left out; then the answer as the partner
//! would read it, and only then the signature.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::acting::{about, coded, members, passphrase, refused, signer, words};
use super::record_name;
use crate::service::Outcome;
use crate::service::requests::AnswerRequest;
use crate::service::requests::attachments::CaseAct;
use crate::service::requests::life::OutcomeRequest;
use crate::service::views::{CaseView, PreviewView};
use crate::text::codes;
use crate::web::kit::{Cell, Choice, Errors, Facts, Field, Form, Hidden};
use crate::web::screens::telling::{Told, told};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// What the form sends.
const NAMES: [&str; 6] = ["record", "level", "withheld", "reason", "part", "text"];

/// What the form begins with: the only record, if there is one.
pub(super) fn first(view: &CaseView) -> Fields {
    let mut fields = Fields::default();
    if let [only] = view.candidates.as_slice() {
        fields.set("record", only.record.clone());
    }
    fields
}

/// The form.
pub(super) fn fields(form: &Form, view: &CaseView) -> Vec<Field> {
    let text = form.text();
    let mut fields = Vec::new();
    if !view.candidates.is_empty() {
        let records = view.candidates.iter().map(|candidate| {
            let gun = &candidate.firearm;
            let named = [&gun.maker, &gun.model, &gun.calibre, &gun.serial];
            let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).collect();
            let grade = text.code_in("grade", &candidate.grade);
            Choice::new(&candidate.record, record_name(text, candidate))
                .hint(format!("{} – {grade}", named.join(" · ")))
        });
        let none = Choice::new("none", text.say("web-answer-no-record"));
        let records = records.chain([none]).collect();
        fields.push(form.radios("record", "web-answer-record", records));
    }
    let levels = view.desk.previews.iter().map(|preview| {
        let level = Choice::new(&preview.level, text.code_with_text(&preview.level));
        if preview.two { level.hint(text.say("word-two-officers")) } else { level }
    });
    fields.push(
        form.radios("level", "web-answer-level", levels.collect())
            .hint(form.say("web-answer-level-hint")),
    );
    let none = Choice::new("", text.say("web-answer-nothing-left-out"));
    fields.push(
        form.boxes("withheld", "column-left-out", members(text, "withheld", &codes::WITHHELD))
            .hint(form.say("web-answer-withheld-hint"))
            .optional(),
    );
    fields.push(form.select(
        "reason",
        "column-left-out-because",
        [none].into_iter().chain(coded(text, &codes::REFUSALS)).collect(),
    ));
    let part = Choice::new("yes", text.say("web-answer-part"));
    fields.push(form.boxes("part", "web-answer-whole", vec![part]).optional());
    fields.push(words(form).hint(form.say("web-answer-words-hint")).optional());
    fields
}

/// What is missing or does not go together.
pub(super) fn check(form: &mut Form, view: &CaseView) {
    form.need("level", "web-answer-need-level");
    if !view.candidates.is_empty() {
        form.need("record", "web-answer-need-record");
    }
    if form.fields.all("withheld").is_empty() {
        if !form.get("reason").is_empty() {
            form.wrong("withheld", "web-answer-need-withheld");
        }
        return;
    }
    form.need("reason", "web-desk-need-reason");
    form.need("text", "web-desk-need-words");
    if form.fields.has("part") {
        form.wrong("part", "web-answer-part-or-less");
    }
}

/// The act that the form stands for.
fn act(fields: &Fields) -> CaseAct {
    let level = fields.get("level").to_owned();
    let record = fields.one("record");
    let withheld = fields.all("withheld");
    if fields.has("part") {
        let text = fields.one("text");
        return CaseAct::Outcome(OutcomeRequest::Partial { level, record, text });
    }
    if withheld.is_empty() {
        return CaseAct::Answer(AnswerRequest { level, record, text: fields.one("text") });
    }
    CaseAct::Outcome(OutcomeRequest::Restricted {
        level,
        record,
        withheld,
        reason: fields.get("reason").to_owned(),
        text: fields.get("text").to_owned(),
    })
}

#[derive(Template)]
#[template(path = "cases/check.html")]
struct CheckPage {
    errors: Errors,
    action: String,
    about: Facts,
    told: Told,
    more: Facts,
    part: bool,
    carried: Hidden,
    passphrase: Option<Field>,
}

/// What becomes of a form without errors: the page that shows the answer, or the answer is given.
/// `None`: the form is shown again.
pub(super) async fn sent<S: Service>(
    visit: &Visit<S>,
    form: &mut Form,
    view: &CaseView,
) -> Outcome<Option<Response>> {
    if form.fields.has("back") {
        return Ok(None);
    }
    let seen = visit.service().case_preview(visit.caller()?, view.id.clone(), act(&form.fields));
    let seen = match seen.await {
        Ok(seen) => seen,
        Err(error) => {
            refused(form, "", error)?;
            return Ok(None);
        }
    };
    if form.fields.has("sure")
        && let Some(caller) = signer(visit, form).await?
    {
        let (service, id) = (visit.service(), view.id.clone());
        let done = match act(&form.fields) {
            CaseAct::Answer(request) => service.case_answer(caller, id, request).await,
            CaseAct::Outcome(request) => service.case_outcome(caller, id, request).await,
            CaseAct::Ask(request) => service.case_ask(caller, id, request).await,
        };
        match done {
            Ok(_) => return visit.to(&format!("/cases/{}", view.id)).map(Some),
            Err(error) => refused(form, "", error)?,
        }
    }
    check_page(visit, form, view, &seen).map(Some)
}

/// The answer as it will be read, with what signs it.
fn check_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    view: &CaseView,
    seen: &PreviewView,
) -> Outcome<Response> {
    let text = visit.text();
    let mut more = Facts::new(text);
    let withheld = form.fields.all("withheld");
    let reason = form.get("reason");
    more.add(
        "column-left-out",
        Cell::Lines(withheld.iter().map(|part| text.code_in("withheld", part)).collect()),
    )
    .maybe("column-left-out-because", (!withheld.is_empty()).then(|| text.code_with_text(reason)));
    if let Some(words) = form.fields.one("text") {
        more.add("web-desk-words", Cell::Quote(words));
    }
    let template = CheckPage {
        errors: form.errors.clone(),
        action: visit.frame.href(&format!("/cases/{}/answer", view.id)),
        about: about(text, view),
        told: told(text, seen),
        more,
        part: form.fields.has("part"),
        carried: form.fields.hidden(&NAMES),
        passphrase: passphrase(visit, form)?,
    };
    let wrong = !form.errors.is_empty();
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    visit
        .page(visit.say("web-answer-check"))
        .back(&format!("/cases/{}", view.id), "web-case-title")
        .status(status)
        .show(&template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_stands_for_the_act_that_it_describes() {
        let of = |form: &str| act(&Fields::parse(form.as_bytes()));
        assert!(matches!(of("level=L2&record=17"), CaseAct::Answer(a) if a.level == "L2"));
        let part = of("level=L2&record=17&part=yes");
        assert!(matches!(part, CaseAct::Outcome(OutcomeRequest::Partial { .. })));
        let less = of("level=L3&withheld=PERSONS&withheld=DATES&reason=D2&text=law");
        let CaseAct::Outcome(OutcomeRequest::Restricted { withheld, reason, .. }) = less else {
            panic!("not restricted");
        };
        assert_eq!((withheld.len(), reason.as_str()), (2, "D2"));
    }
}
