//! Requests that are no look-up: what they ask, and the reply.

use super::acting::{members, words};
use crate::service::requests::ReplyRequest;
use crate::service::views::CaseView;
use crate::text::{Text, codes};
use crate::web::format;
use crate::web::kit::{Cell, Choice, Facts, Field, Form};
use crate::web::visit::Fields;

const CONSENT: &str = "CONSENT_REQUEST";
const CONFIRMATION: &str = "HIT_CONFIRMATION";
const STATISTICS: &str = "AGGREGATE_STATISTICS";

/// What the request asks, beside what every request says.
pub(super) fn asked(text: Text, facts: &mut Facts, view: &CaseView) {
    let asked = &view.asked;
    if let Some(consent) = &asked.consent {
        let states = consent.states.iter().map(|code| format::country(text, code));
        let purposes = consent.purposes.iter().map(|code| text.code(code));
        let court = consent.court.then(|| text.say("word-in-court"));
        facts.add("column-consent", Cell::Lines(states.chain(purposes).chain(court).collect()));
    }
    if let Some(until) = &asked.watch_until {
        facts.add("column-watched-until", Cell::Moment(until.clone()));
    }
    if asked.watch_ends {
        facts.text("column-watched-until", text.say("word-ended"));
    }
    facts.maybe("column-figures", asked.measure.as_deref().map(|m| text.code_in("measure", m)));
    let day = |day: &Option<String>| day.clone().map_or_else(|| Cell::text(""), Cell::Date);
    facts
        .add("column-from-year", day(&asked.from))
        .add("column-to-year", day(&asked.to))
        .maybe("web-case-help", asked.assistance.as_deref().map(|a| text.code_in("assistance", a)));
    let about = asked.concerns.iter().map(|leaf| Cell::id(leaf)).collect();
    facts.add("column-about", Cell::Cells(about));
}

/// Whether the reply may give figures, which has a page of its own.
pub(super) fn gives_figures(view: &CaseView) -> bool {
    view.request_kind == STATISTICS
}

/// What the form begins with: consent as it was asked.
pub(super) fn first(view: &CaseView) -> Fields {
    let mut fields = Fields::default();
    if let Some(consent) = view.asked.consent.as_ref().filter(|_| view.request_kind == CONSENT) {
        fields.0.extend(consent.states.iter().map(|s| ("states".to_owned(), s.clone())));
        fields.0.extend(consent.purposes.iter().map(|p| ("purposes".to_owned(), p.clone())));
        if consent.court {
            fields.set("court", "yes");
        }
    }
    fields
}

/// The form, by the kind of the request.
pub(super) fn fields(form: &Form, view: &CaseView) -> Vec<Field> {
    let text = form.text();
    match view.request_kind.as_str() {
        CONSENT => {
            let asked = view.asked.consent.clone().unwrap_or_default();
            let states = asked.states.iter().map(|s| Choice::new(s, format::country(text, s)));
            let purposes = asked.purposes.iter().map(|p| Choice::new(p, text.code_with_text(p)));
            let mut fields = vec![
                form.boxes("states", "web-reply-states", states.collect())
                    .hint(form.say("web-reply-narrow-hint")),
                form.boxes("purposes", "column-purposes", purposes.collect()),
            ];
            if asked.court {
                let court = vec![Choice::new("yes", text.say("word-in-court"))];
                fields.push(form.boxes("court", "web-reply-court", court).optional());
            }
            fields.push(
                form.line("until", "web-reply-until")
                    .hint(form.say("web-reply-until-hint"))
                    .of("date")
                    .width(10)
                    .optional(),
            );
            fields.push(words(form).optional());
            fields
        }
        CONFIRMATION => vec![
            form.radios(
                "confirm",
                "column-confirmation",
                members(text, "confirmation", &codes::CONFIRMATIONS),
            ),
            words(form).optional(),
        ],
        _ => vec![words(form)],
    }
}

/// What is missing.
pub(super) fn check(form: &mut Form, view: &CaseView) {
    match view.request_kind.as_str() {
        CONSENT => {
            for name in ["states", "purposes"] {
                if form.fields.all(name).is_empty() {
                    form.wrong(name, "web-reply-need-one");
                }
            }
        }
        CONFIRMATION => {
            form.need("confirm", "web-reply-need-confirm");
        }
        _ => {
            form.need("text", "web-desk-need-words");
        }
    }
}

/// The reply that the form stands for.
pub(super) fn request(view: &CaseView, fields: &Fields) -> ReplyRequest {
    let text = fields.one("text");
    match view.request_kind.as_str() {
        CONSENT => ReplyRequest {
            consent: true,
            states: fields.all("states"),
            purposes: fields.all("purposes"),
            court: fields.has("court"),
            until: fields.one("until"),
            text,
            ..ReplyRequest::default()
        },
        CONFIRMATION => {
            ReplyRequest { confirm: fields.one("confirm"), text, ..ReplyRequest::default() }
        }
        _ => ReplyRequest { text, ..ReplyRequest::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::fake;
    use crate::service::views::CaseState;
    use crate::text::Language;

    #[test]
    fn consent_begins_as_it_was_asked_and_can_be_narrowed() {
        let mut view = fake::case(CaseState::Waiting);
        view.request_kind = CONSENT.to_owned();
        let fields = first(&view);
        let whole = request(&view, &fields);
        assert!(whole.consent && whole.court);
        assert_eq!((whole.states, whole.purposes), (vec!["XD".into()], vec!["U1".into()]));
        let less = request(&view, &fields.without(&["court"]));
        assert!(less.consent && !less.court);
        let mut form = Form::new(Text::new(Language::English), fields.without(&["states"]));
        check(&mut form, &view);
        assert!(form.errors.of("states").is_some() && form.errors.of("purposes").is_none());
    }

    #[test]
    fn each_kind_is_replied_to_in_its_own_way() {
        let mut view = fake::case(CaseState::Waiting);
        view.request_kind = CONFIRMATION.to_owned();
        let reply = request(&view, &Fields::parse(b"confirm=CONFIRMED&text=x"));
        assert_eq!(reply.confirm.as_deref(), Some("CONFIRMED"));
        view.request_kind = STATISTICS.to_owned();
        assert!(gives_figures(&view));
        assert!(!request(&view, &Fields::parse(b"figures=yes&text=x")).figures);
        view.request_kind = "CLARIFICATION".to_owned();
        let reply = request(&view, &Fields::parse(b"text=because"));
        assert!(reply.text.is_some() && !reply.consent && !reply.figures);
    }
}
