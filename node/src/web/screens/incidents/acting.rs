//! What is done with an incident: one page for each act.

use super::{badge, code, deed, entering, place_of, title};
use crate::service::incidents::{DISPOSITIONS, Doing, IncidentView};
use crate::service::{Outcome, ServiceError};
use crate::text::Text;
use crate::web::Service;
use crate::web::kit::{Choice, Form, Question, refused};
use crate::web::page::Shown;
use crate::web::visit::{Fields, Visit};

/// The act in the address.
fn act_of<S: Service>(visit: &Visit<S>) -> Outcome<String> {
    let act = visit.param("step").to_uppercase();
    match deed(&act) {
        Some(_) => Ok(act),
        None => Err(ServiceError::not_found("incident")),
    }
}

/// Key of what an act does, in words.
fn words_of(act: &str) -> &'static str {
    match act {
        "SUPPLEMENT" => "web-incident-supplement-words",
        "MODIFY" => "web-incident-modify-words",
        "LOCATE" => "web-incident-locate-words",
        "DISPOSE" => "web-incident-dispose-words",
        "CLEAR" => "web-incident-clear-words",
        _ => "web-incident-cancel-words",
    }
}

/// Dispositions that an act can choose: a case is closed with a final one alone.
fn dispositions(text: Text, act: &str, view: &IncidentView) -> Vec<Choice> {
    let is_decided = view.incident.disposed.is_some() && act == "CLEAR";
    let none = if is_decided { "web-incident-as-decided" } else { "web-stock-choose" };
    let open = |name: &&&str| act != "CLEAR" || !matches!(**name, "EVIDENCE" | "FORFEITED");
    let named = DISPOSITIONS.iter().filter(open);
    let named = named.map(|name| Choice::new(*name, code(text, name)));
    [Choice::new("", text.say(none))].into_iter().chain(named).collect()
}

fn page<S: Service>(visit: &Visit<S>, form: &Form, act: &str, view: &IncidentView) -> Shown {
    let text = visit.text();
    let number = view.incident.number;
    let (step, key) = deed(act).unwrap_or(("supplement", "web-incident-supplement"));
    let back = format!("/incidents/{number}");
    let path = format!("{back}/act/{step}");
    let standing = badge(text, view.incident.state.name());
    let mut question = Question::new(visit, form, text.say(key), key, &path, &back)
        .says(format!("{}{} {}", title(text, view), text.colon(), standing.label))
        .says(text.say(words_of(act)));
    let when = || form.line("date", "column-date").of("date").width(10).optional();
    match act {
        "MODIFY" => {
            for field in entering::fields(form, view.incident.kind.name()) {
                question = question.asks(field);
            }
        }
        "LOCATE" => {
            question = question
                .asks(when().hint(text.say("web-incident-today-hint")))
                .asks(form.line("place", "column-place").width(40))
                .asks(form.line("agency", "web-incident-located-by"));
        }
        "DISPOSE" | "CLEAR" => {
            let authority = form.line("authority", "column-authority");
            let authority = authority.hint(text.say("web-incident-authority-hint"));
            question = question
                .asks(form.select(
                    "disposition",
                    "column-incident-disposition",
                    dispositions(text, act, view),
                ))
                .asks(authority)
                .asks(when().hint(text.say("web-incident-today-hint")));
            if act == "DISPOSE" {
                question = question.asks(
                    form.line("until", "column-incident-until")
                        .of("date")
                        .width(10)
                        .hint(text.say("web-incident-until-hint"))
                        .optional(),
                );
            }
            question = question.asks(
                form.line("mark", "column-incident-mark")
                    .mono()
                    .hint(text.say("web-incident-mark-hint"))
                    .optional(),
            );
            if act == "CLEAR" {
                question = question.asks(
                    form.line("certificate", "column-certificate")
                        .hint(text.say("web-incident-certificate-hint"))
                        .optional(),
                );
            }
        }
        _ => {}
    }
    let why = match act {
        "SUPPLEMENT" => "web-incident-more",
        _ => "web-incident-why",
    };
    question = question.asks(form.area("words", why, 3));
    let question = if act == "CANCEL" { question.stops() } else { question };
    question.show(visit)
}

pub(super) async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    let act = act_of(&visit)?;
    let id = visit.param("id").to_owned();
    let view = visit.service().incident(visit.caller()?, id).await?;
    let mut typed = Fields::default();
    if act == "MODIFY" {
        typed = entering::typed(&view.incident.said);
    } else if let Some(decided) = view.incident.disposed.as_ref().filter(|_| act == "CLEAR") {
        typed.set("authority", decided.authority.clone());
        typed.set("mark", decided.mark.clone());
    }
    page(&visit, &Form::new(visit.text(), typed), &act, &view)
}

pub(super) async fn act<S: Service>(mut visit: Visit<S>) -> Shown {
    let act = act_of(&visit)?;
    let id = visit.param("id").to_owned();
    let mut form = Form::new(visit.text(), visit.form().await?);
    let text = |name: &str| form.get(name).to_owned();
    let is_modified = act == "MODIFY";
    let request = Doing {
        act: act.clone(),
        words: text("words"),
        date: if is_modified { String::new() } else { text("date") },
        place: if is_modified { String::new() } else { text("place") },
        agency: if is_modified { String::new() } else { text("agency") },
        disposition: text("disposition"),
        authority: text("authority"),
        until: text("until"),
        mark: text("mark"),
        certificate: text("certificate"),
        said: is_modified.then(|| entering::said(&form.fields)),
    };
    let path = format!("/incidents/{id}");
    match visit.service().incident_act(visit.caller()?, id.clone(), request).await {
        Ok(_) => return visit.to(&path),
        Err(error) => {
            let place = place_of(&error, "words");
            let (step, _) = deed(&act).unwrap_or(("supplement", ""));
            let again = format!("{path}/act/{step}");
            if let Some(elsewhere) = refused(&visit, &mut form, &place, &again, error)? {
                return Ok(elsewhere);
            }
        }
    }
    let view = visit.service().incident(visit.caller()?, id).await?;
    page(&visit, &form, &act, &view)
}
