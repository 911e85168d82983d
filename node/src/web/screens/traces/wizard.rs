//! Asking for a trace: one question a page, kept on the node as a draft, checked whole before it is
//! signed and sent.

use askama::Template;
use axum::http::StatusCode;
use vestigo_protocol::firearm::serial::canonical;

use crate::service::requests::{RecoveryRequest, SuggestRequest, TraceRequest};
use crate::service::views::{AdviceView, FirearmView, PartnerState, SuggestionView};
use crate::service::{ErrorCode, Outcome, roles, screening};
use crate::text::{Text, codes};
use crate::web::kit::{Choice, Errors, Field, Form, Hidden};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

mod checking;
mod unnumbered;

use checking::check_page;

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let asks = Access::Roles(roles::ASKS);
    vec![
        Route::get("/traces/new", asks, begin),
        Route::post("/traces/new", asks, begun),
        Route::get("/traces/new/{id}/{step}", asks, step),
        Route::post("/traces/new/{id}/{step}", asks, taken),
        Route::post("/traces/advice", asks, advise),
        Route::post("/traces/drafts/{id}/drop", asks, dropped),
    ]
}

/// The pages, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Recovery,
    Number,
    Firearm,
    Marks,
    Case,
    Partner,
    Check,
}

impl Step {
    const ALL: [Self; 7] = [
        Self::Recovery,
        Self::Number,
        Self::Firearm,
        Self::Marks,
        Self::Case,
        Self::Partner,
        Self::Check,
    ];

    /// Its name in the address.
    const fn name(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Number => "number",
            Self::Firearm => "firearm",
            Self::Marks => "marks",
            Self::Case => "case",
            Self::Partner => "partner",
            Self::Check => "check",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Recovery => "web-wizard-recovery",
            Self::Number => "web-wizard-number",
            Self::Firearm => "web-wizard-firearm",
            Self::Marks => "web-wizard-marks",
            Self::Case => "web-wizard-case",
            Self::Partner => "web-wizard-partner",
            Self::Check => "web-wizard-check",
        }
    }

    /// Fields of its page.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Recovery => &["recovered", "kind", "place", "circumstances", "illicit"],
            Self::Number => &["serial", "legibility", "obliteration", "class"],
            Self::Firearm => &["maker", "model", "calibre", "type", "country", "made"],
            Self::Marks => &["importer", "marks", "conversion", "conversion_more"],
            Self::Case => &["purpose", "basis", "case_ref", "priority", "justification"],
            Self::Partner => &["to", "onward"],
            Self::Check => &[],
        }
    }

    fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default() + 1
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    fn next(self) -> Self {
        Self::ALL.get(self.number()).copied().unwrap_or(Self::Check)
    }

    fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}

#[derive(Template)]
#[template(path = "traces/step.html")]
struct StepPage {
    errors: Errors,
    action: String,
    number: usize,
    title: String,
    lede: Option<String>,
    fields: Vec<Field>,
    /// What looks odd, with what the officer then confirms.
    advice: Option<Advice>,
    /// Where the advice is asked for while a description is typed.
    live: Option<String>,
    /// Unfinished drafts: address, words, number.
    drafts: Vec<(String, String, String)>,
    help: bool,
    carried: Hidden,
}

#[derive(Template)]
#[template(path = "traces/advice.html")]
struct Advice {
    /// What the number is searched as.
    canonical: Option<String>,
    odd: Vec<String>,
    /// True on the page itself, where it is confirmed by sending the form again.
    confirm: bool,
}

impl askama::filters::HtmlSafe for Advice {}

/// The choices of a code list, each with its text.
pub(in crate::web::screens) fn choices(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::new(*code, text.code_in(list, code))).collect()
}

/// The same with an empty one first.
pub(in crate::web::screens) fn optional(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    let none = Choice::new("", text.say("web-wizard-not-known"));
    [none].into_iter().chain(choices(text, list, codes)).collect()
}

/// Types of gun that are offered; others can be described in words where they are marked.
pub(in crate::web::screens) const TYPES: [&str; 13] =
    ["PI", "PR", "PD", "P", "RI", "RB", "RA", "R", "SP", "SI", "SE", "B", "M"];

/// The fields of a page.
fn asked(form: &Form, step: Step) -> Vec<Field> {
    let text = form.text();
    match step {
        Step::Recovery => vec![
            form.line("recovered", "web-wizard-recovered")
                .hint(form.say("web-wizard-recovered-hint"))
                .width(10)
                .optional(),
            form.radios("kind", "web-wizard-kind", choices(text, "recovery", &codes::RECOVERIES)),
            form.line("place", "web-wizard-place").width(40).optional(),
            form.area("circumstances", "web-wizard-circumstances", 5)
                .hint(form.say("web-wizard-circumstances-hint")),
            form.boxes("illicit", "web-wizard-illicit", choices(text, "", &codes::ILLICIT_BASES))
                .optional(),
        ],
        Step::Number => vec![
            form.line("serial", "web-wizard-serial")
                .hint(form.say("web-wizard-serial-hint"))
                .mono()
                .width(20),
            form.select(
                "legibility",
                "column-legibility",
                optional(text, "legibility", &codes::LEGIBILITIES),
            ),
            form.select(
                "obliteration",
                "column-obliteration",
                optional(text, "obliteration", &codes::OBLITERATIONS),
            ),
        ],
        Step::Firearm => {
            let types = TYPES.iter().map(|code| {
                let said = text.firearm_type(code);
                let words = said.strip_prefix(*code).unwrap_or(&said).trim().to_owned();
                Choice::new(*code, words)
            });
            let none = Choice::new("", text.say("web-wizard-not-known"));
            let mut countries: Vec<Choice> = codes::COUNTRIES
                .iter()
                .map(|code| Choice::new(*code, format::country(text, code)))
                .collect();
            countries.sort_by(|a, b| a.label().cmp(b.label()));
            let nowhere = Choice::new("", text.say("web-wizard-not-known"));
            vec![
                form.line("maker", "column-maker").hint(form.say("web-wizard-maker-hint")),
                form.line("model", "column-model").optional(),
                form.line("calibre", "column-calibre")
                    .hint(form.say("web-wizard-calibre-hint"))
                    .suggest(CALIBRES.map(str::to_owned))
                    .optional(),
                form.select("type", "column-type", [none].into_iter().chain(types).collect()),
                form.select(
                    "country",
                    "column-country-of-manufacture",
                    [nowhere].into_iter().chain(countries).collect(),
                ),
                form.line("made", "column-manufactured")
                    .hint(form.say("web-wizard-made-hint"))
                    .width(10)
                    .optional(),
            ]
        }
        Step::Marks => vec![
            form.line("importer", "column-importer").optional(),
            form.area("marks", "column-marks", 4)
                .hint(form.say("web-wizard-marks-hint"))
                .optional(),
        ],
        Step::Case => vec![
            form.radios("purpose", "column-purpose", choices(text, "", &codes::PURPOSES)),
            form.select("basis", "column-legal-basis", choices(text, "basis", &codes::LEGAL_BASES)),
            form.line("case_ref", "column-case-ref")
                .hint(form.say("web-wizard-case-ref-hint"))
                .optional(),
            form.radios(
                "priority",
                "column-priority",
                choices(text, "priority", &codes::PRIORITIES),
            ),
            form.select(
                "justification",
                "web-wizard-justification",
                optional(text, "justification", &codes::JUSTIFICATIONS),
            ),
        ],
        Step::Partner | Step::Check => Vec::new(),
    }
}

/// Calibres that are offered while typing; anything may be typed.
pub(in crate::web::screens) const CALIBRES: [&str; 16] = [
    ".22 LR",
    ".25 ACP",
    ".32 ACP",
    ".357 Magnum",
    ".38 Special",
    ".380 ACP",
    ".40 S&W",
    ".44 Magnum",
    ".45 ACP",
    "9x19",
    "5.56x45",
    "7.62x39",
    "7.62x51",
    ".223 Remington",
    ".308 Winchester",
    "12",
];

/// The fields that describe a gun, on one page.
pub(in crate::web::screens) fn described(form: &Form) -> Vec<Field> {
    [Step::Number, Step::Firearm, Step::Marks].into_iter().flat_map(|s| asked(form, s)).collect()
}

/// The gun that a draft describes.
pub(in crate::web::screens) fn firearm(fields: &Fields) -> FirearmView {
    let lines = |name: &str| fields.get(name).lines().map(|line| line.trim().to_owned());
    FirearmView {
        serial: fields.one("serial"),
        maker: fields.one("maker"),
        model: fields.one("model"),
        calibre: fields.one("calibre"),
        kind: fields.one("type"),
        country_of_manufacture: fields.one("country"),
        importer: fields.one("importer"),
        manufactured: fields.one("made"),
        legibility: fields.one("legibility"),
        obliteration: fields.one("obliteration"),
        class: fields.one("class"),
        marks: lines("marks")
            .filter(|line| !line.is_empty())
            .chain(unnumbered::signature(fields))
            .collect(),
    }
}

/// The request that a draft amounts to.
fn request(fields: &Fields) -> TraceRequest {
    TraceRequest {
        to: fields.get("to").to_owned(),
        firearm: firearm(fields),
        purpose: fields.get("purpose").to_owned(),
        legal_basis: fields.get("basis").to_owned(),
        circumstances: fields.get("circumstances").to_owned(),
        case_ref: fields.one("case_ref"),
        priority: fields.get("priority").to_owned(),
        justification: fields.one("justification").filter(|_| fields.get("priority") == "URGENT"),
        auto_onward: fields.has("onward"),
        recovery: RecoveryRequest {
            on: fields.one("recovered"),
            kind: fields.one("kind"),
            place: fields.one("place"),
            illicit_basis: fields.all("illicit"),
        },
        ..TraceRequest::default()
    }
}

/// What is missing or cannot be on a page.
fn check(form: &mut Form, step: Step) {
    match step {
        Step::Recovery => {
            form.need("circumstances", "web-wizard-need-circumstances");
            let on = form.get("recovered");
            if !on.is_empty() && !is_date(on) {
                form.wrong("recovered", "web-wizard-bad-date");
            }
        }
        Step::Number if unnumbered::is_said(&form.fields) => unnumbered::check(form),
        Step::Number => {
            form.need("serial", "web-wizard-need-serial");
        }
        Step::Firearm => {
            // Who made it by hand put no name on it; then its type alone tells what it is.
            match unnumbered::is_said(&form.fields) {
                true => form.need("type", "web-wizard-need-type"),
                false => form.need("maker", "web-wizard-need-maker"),
            };
            let made = form.get("made");
            if !made.is_empty() && !is_date(made) {
                form.wrong("made", "web-wizard-bad-date");
            }
        }
        Step::Case => {
            form.need("purpose", "web-wizard-need-purpose");
            form.need("priority", "web-wizard-need-priority");
            if form.get("priority") == "URGENT" && form.get("justification").is_empty() {
                form.wrong("justification", "web-wizard-need-justification");
            }
        }
        Step::Partner => {
            form.need("to", "web-wizard-need-partner");
        }
        Step::Marks | Step::Check => {}
    }
}

/// A year, a month or a day.
pub(in crate::web::screens) fn is_date(text: &str) -> bool {
    vestigo_protocol::firearm::PartialDate::parse(text).is_ok()
}

/// What looks odd of the fields that a page asks for.
fn odd(fields: &Fields, step: Step) -> Vec<AdviceView> {
    let about: &[&str] = match step {
        Step::Number => &["serial"],
        Step::Firearm | Step::Marks => &["serial", "maker", "model", "country-of-manufacture"],
        _ => &[],
    };
    let all = screening::advice(&firearm(fields));
    all.into_iter().filter(|advice| about.contains(&advice.field.as_str())).collect()
}

pub(in crate::web::screens) fn said(text: Text, advice: &[AdviceView]) -> Vec<String> {
    let one = |advice: &AdviceView| {
        let field = text.say(&format!("column-{}", advice.field));
        let reason = text.say(&codes::advice_key(&advice.reason));
        text.say_with("note-advice", &[("field", field.into()), ("reason", reason.into())])
    };
    advice.iter().map(one).collect()
}

/// What a number is searched as, where that is not what was typed.
pub(in crate::web::screens) fn searched_as(serial: &str) -> Option<String> {
    let as_read = canonical(serial);
    (!as_read.is_empty() && as_read != serial).then_some(as_read)
}

/// What a draft's page shows.
struct Showing<'a> {
    /// The draft; none before it is begun.
    id: Option<&'a str>,
    step: Step,
    advice: Vec<AdviceView>,
    status: StatusCode,
}

async fn show<S: Service>(visit: &Visit<S>, form: &Form, showing: Showing<'_>) -> Shown {
    let (text, step) = (visit.text(), showing.step);
    let address = |step: Step| match showing.id {
        Some(id) => format!("/traces/new/{id}/{}", step.name()),
        None => "/traces/new".to_owned(),
    };
    let drafts = if showing.id.is_none() {
        let items = visit.service().drafts(visit.caller()?).await?.items;
        let line = |draft: &crate::service::views::DraftView| {
            let ago = format::ago(text, &draft.updated, visit.app.now());
            let fields = Fields(draft.fields.clone());
            let what = [fields.get("maker"), fields.get("model"), fields.get("case_ref")];
            let what: Vec<&str> = what.into_iter().filter(|part| !part.is_empty()).collect();
            let path = format!("/traces/new/{}/check", draft.id);
            let words = if what.is_empty() { ago } else { format!("{} · {ago}", what.join(" ")) };
            (visit.frame.href(&path), words, draft.id.clone())
        };
        items.iter().map(line).collect()
    } else {
        Vec::new()
    };
    let fields = match step {
        Step::Partner => partner_fields(visit, form).await?,
        step => asked(form, step).into_iter().chain(unnumbered::fields(form, step)).collect(),
    };
    let template = StepPage {
        errors: form.errors.clone(),
        action: visit.frame.href(&address(step)),
        number: step.number(),
        title: visit.say(step.title()),
        lede: (step == Step::Number).then(|| visit.say("web-wizard-number-lede")),
        fields,
        advice: (!showing.advice.is_empty()).then(|| Advice {
            canonical: None,
            odd: said(text, &showing.advice),
            confirm: true,
        }),
        live: (step == Step::Number || step == Step::Firearm)
            .then(|| visit.frame.href("/traces/advice")),
        drafts,
        help: step == Step::Number || step == Step::Marks,
        // What is advised on depends on the number, too.
        carried: form.fields.hidden(if step == Step::Firearm { &["serial"] } else { &[] }),
    };
    let page = visit.page(visit.say(step.title())).status(showing.status);
    match step.before() {
        Some(before) => page.back(&address(before), "web-back").show(&template),
        None => page.back("/traces", "web-back").show(&template),
    }
}

/// Whom to ask: States that may know more first, then every partner that can be asked.
async fn partner_fields<S: Service>(visit: &Visit<S>, form: &Form) -> Outcome<Vec<Field>> {
    let text = visit.text();
    let asked = SuggestRequest { firearm: firearm(&form.fields), trace: None };
    let suggested = match visit.service().trace_suggest(visit.caller()?, asked).await {
        Ok(view) => view.items,
        // What cannot be read is said when it is sent.
        Err(error) if error.code == ErrorCode::BadInput => Vec::new(),
        Err(error) => return Err(error),
    };
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let grounds = |suggestion: &SuggestionView| {
        let grounds: Vec<String> =
            suggestion.grounds.iter().map(|ground| text.code_in("ground", ground)).collect();
        grounds.join("; ")
    };
    let mut choices = Vec::new();
    for suggestion in &suggested {
        if let Some(partner) = &suggestion.partner {
            let label = format::partner(text, partner);
            choices.push(Choice::new(partner, label).hint(grounds(suggestion)));
        }
    }
    for partner in &partners {
        let there = suggested.iter().any(|s| s.partner.as_ref() == Some(&partner.name));
        if !there && partner.state == PartnerState::Confirmed && partner.agreement.is_some() {
            choices.push(Choice::new(&partner.name, format::partner(text, &partner.name)));
        }
    }
    let onward = vec![
        Choice::new("yes", visit.say("web-wizard-onward"))
            .hint(visit.say("web-wizard-onward-hint")),
    ];
    Ok(vec![
        form.radios("to", "web-wizard-to", choices).hint(visit.say("web-wizard-to-hint")),
        form.boxes("onward", "web-wizard-onward-legend", onward),
    ])
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), Fields::default());
    let showing =
        Showing { id: None, step: Step::Recovery, advice: Vec::new(), status: StatusCode::OK };
    show(&visit, &form, showing).await
}

/// The first page was filled in: now there is a draft.
async fn begun<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    check(&mut form, Step::Recovery);
    if !form.errors.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let showing = Showing { id: None, step: Step::Recovery, advice: Vec::new(), status };
        return show(&visit, &form, showing).await;
    }
    let fields = vec![
        ("onward".to_owned(), "yes".to_owned()),
        ("priority".to_owned(), "ROUTINE".to_owned()),
    ];
    let kept = merged(Fields(fields), &form.fields, Step::Recovery);
    let draft = visit.service().draft_put(visit.caller()?, None, kept.0).await?;
    visit.to(&format!("/traces/new/{}/{}", draft.id, Step::Recovery.next().name()))
}

/// The draft with what a page has just said.
fn merged(draft: Fields, sent: &Fields, step: Step) -> Fields {
    let mut kept = draft.without(step.fields());
    let of_step = sent.0.iter().filter(|(name, _)| step.fields().contains(&name.as_str()));
    kept.0.extend(of_step.cloned());
    kept
}

async fn step<S: Service>(visit: Visit<S>) -> Shown {
    let Some(step) = Step::of(visit.param("step")) else {
        return visit.to("/traces/new");
    };
    let id = visit.param("id").to_owned();
    let draft = visit.service().draft(visit.caller()?, id.clone()).await?;
    let form = Form::new(visit.text(), Fields(draft.fields));
    if step == Step::Check {
        return check_page(&visit, &form, &id, StatusCode::OK).await;
    }
    let showing = Showing { id: Some(&id), step, advice: Vec::new(), status: StatusCode::OK };
    show(&visit, &form, showing).await
}

async fn taken<S: Service>(mut visit: Visit<S>) -> Shown {
    let Some(step) = Step::of(visit.param("step")) else {
        return visit.to("/traces/new");
    };
    let id = visit.param("id").to_owned();
    let sent = visit.form().await?;
    let draft = visit.service().draft(visit.caller()?, id.clone()).await?;
    let kept = merged(Fields(draft.fields), &sent, step);
    let mut form = Form::new(visit.text(), kept.clone());
    if step == Step::Check {
        return submit(&visit, form, &id).await;
    }
    check(&mut form, step);
    // Kept even where something is wrong: nothing that was typed is lost.
    visit.service().draft_put(visit.caller()?, Some(id.clone()), kept.0).await?;
    let advice = if sent.has("sure") { Vec::new() } else { odd(&form.fields, step) };
    if form.errors.is_empty() && advice.is_empty() {
        let next = match sent.get("back_to") {
            "check" => Step::Check,
            _ => step.next(),
        };
        return visit.to(&format!("/traces/new/{id}/{}", next.name()));
    }
    let status =
        if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show(&visit, &form, Showing { id: Some(&id), step, advice, status }).await
}

/// The advice alone, while a description is typed.
async fn advise<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let step = if fields.has("maker") { Step::Firearm } else { Step::Number };
    let advice = Advice {
        canonical: searched_as(fields.get("serial")).filter(|_| step == Step::Number),
        odd: said(visit.text(), &odd(&fields, step)),
        confirm: false,
    };
    visit.fragment(&advice)
}

async fn dropped<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    visit.service().draft_drop(visit.caller()?, id).await?;
    visit.to("/traces/new")
}

/// Signs and sends it; the draft is then gone.
async fn submit<S: Service>(visit: &Visit<S>, mut form: Form, id: &str) -> Shown {
    match visit.service().trace_submit(visit.caller()?, request(&form.fields)).await {
        Ok(view) => {
            visit.service().draft_drop(visit.caller()?, id.to_owned()).await?;
            visit.to(&format!("/traces/{}", view.id))
        }
        Err(error) if error.code == ErrorCode::Unexpected => Err(error),
        Err(error) => {
            form.failed(&error);
            check_page(visit, &form, id, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_type_that_is_offered_has_words() {
        let text = Text::new(Language::French);
        for code in TYPES {
            assert!(text.firearm_type(code).len() > code.len() + 2, "{code}");
        }
    }

    #[test]
    fn a_page_replaces_its_own_fields_alone() {
        let draft = Fields::parse(b"serial=A1&illicit=I1&illicit=I2&maker=Glock");
        let sent = Fields::parse(b"illicit=I5&circumstances=x&maker=Colt");
        let kept = merged(draft, &sent, Step::Recovery);
        assert_eq!(kept.all("illicit"), ["I5"]);
        assert_eq!((kept.get("serial"), kept.get("maker")), ("A1", "Glock"));
        let request = request(&kept);
        assert_eq!(request.recovery.illicit_basis, ["I5"]);
        assert_eq!(request.firearm.serial.as_deref(), Some("A1"));
    }

    #[test]
    fn steps_follow_one_another() {
        let mut step = Step::Recovery;
        for expected in Step::ALL {
            assert_eq!(step, expected);
            assert_eq!(Step::of(step.name()), Some(step));
            step = step.next();
        }
        assert_eq!(Step::Recovery.before(), None);
        assert_eq!(Step::Number.before(), Some(Step::Recovery));
        assert!(is_date("2019-03") && is_date("2026-11-22") && !is_date("22.11.2026"));
    }
}
