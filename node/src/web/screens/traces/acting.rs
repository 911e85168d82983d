//! What an officer may do with a trace: each act on a page of its own that says what will happen.

use axum::http::StatusCode;

use super::wizard;
use crate::service::requests::attachments::{AttachRequest, StageRequest, SupplyWithRequest};
use crate::service::requests::life::{ClarifyRequest, SupplyRequest, WithdrawRequest};
use crate::service::requests::{LetterRequest, MatterRequest, OnwardRequest, SuggestRequest};
use crate::service::views::{HopView, PartnerState, TraceState, TraceView};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Choice, Facts, Field, Form};
use crate::web::page::Shown;
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::screens::act::ActPage;
use crate::web::shelf::Upload;
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, format};

/// Bytes of a form with a file: the largest that is taken, and the words beside it.
const SENT_MAX: usize = 40 * 1024 * 1024 + 256 * 1024;

/// One act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Supplies what a partner wants to know.
    Supply,
    /// Sends it on to a partner that is chosen.
    Onward,
    /// Asks an agency without a node by letter.
    Letter,
    /// Adds a file.
    Attach,
    /// Seeks clarification.
    Clarify,
    /// Asks the originator to allow a further use.
    Consent,
    /// Opens a decided request again.
    Reopen,
    /// Withdraws what is open.
    Withdraw,
}

impl Deed {
    const ALL: [Self; 8] = [
        Self::Supply,
        Self::Onward,
        Self::Letter,
        Self::Attach,
        Self::Clarify,
        Self::Consent,
        Self::Reopen,
        Self::Withdraw,
    ];

    const fn route(self) -> &'static str {
        match self {
            Self::Supply => "/traces/{id}/supply",
            Self::Onward => "/traces/{id}/another",
            Self::Letter => "/traces/{id}/letter",
            Self::Attach => "/traces/{id}/attach",
            Self::Clarify => "/traces/{id}/clarify",
            Self::Consent => "/traces/{id}/consent",
            Self::Reopen => "/traces/{id}/reopen",
            Self::Withdraw => "/traces/{id}/withdraw",
        }
    }

    /// The last part of its address.
    pub(super) fn path(self) -> &'static str {
        self.route().rsplit('/').next().unwrap_or_default()
    }

    /// Key of its name.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Supply => "web-act-supply",
            Self::Onward => "web-act-onward",
            Self::Letter => "web-act-letter",
            Self::Attach => "web-act-attach",
            Self::Clarify => "web-trace-clarify",
            Self::Consent => "web-act-consent",
            Self::Reopen => "web-act-reopen",
            Self::Withdraw => "web-trace-withdraw",
        }
    }

    const fn lede(self) -> &'static str {
        match self {
            Self::Supply => "web-act-supply-does",
            Self::Onward => "web-act-onward-does",
            Self::Letter => "web-act-letter-does",
            Self::Attach => "web-act-attach-does",
            Self::Clarify => "web-act-clarify-does",
            Self::Consent => "web-act-consent-does",
            Self::Reopen => "web-act-reopen-does",
            Self::Withdraw => "web-trace-withdraw-text",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Self::Supply | Self::Attach => "web-act-send",
            Self::Onward | Self::Consent | Self::Clarify => "web-trace-clarify-do",
            Self::Letter => "web-act-letter-do",
            Self::Reopen => "web-act-reopen-do",
            Self::Withdraw => "web-trace-withdraw-do",
        }
    }

    const fn sends_file(self) -> bool {
        matches!(self, Self::Supply | Self::Reopen | Self::Attach)
    }

    /// The hops to which it can be done.
    fn hops(self, view: &TraceView) -> Vec<usize> {
        let fits = |hop: &HopView| match self {
            Self::Supply => !hop.life.wanted.is_empty(),
            Self::Clarify => {
                hop.letter.is_none() && (hop.decided.is_some() || hop.review.is_some())
            }
            Self::Consent => hop.letter.is_none() && hop.decided.is_some() && hop.level.is_some(),
            Self::Reopen => hop.letter.is_none() && hop.decided.is_some(),
            Self::Attach => hop.letter.is_none() && !hop.exchange.is_empty(),
            Self::Withdraw => !hop.exchange.is_empty() && !hop.state.is_final(),
            Self::Onward | Self::Letter => false,
        };
        (1..).zip(&view.hops).filter(|(_, hop)| fits(hop)).map(|(number, _)| number).collect()
    }

    /// What may be done with a trace as it stands.
    pub(super) fn possible(view: &TraceView) -> Vec<Self> {
        let open = view.state != TraceState::Ended;
        let fits = |deed: &Self| match deed {
            Self::Onward | Self::Letter => true,
            Self::Withdraw => open,
            deed => !deed.hops(view).is_empty(),
        };
        Self::ALL.into_iter().filter(fits).collect()
    }
}

/// The routes: a page and a form for each act.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let asks = Access::Roles(roles::ASKS);
    let rows = |deed: Deed| {
        let sent = Route::post(deed.route(), asks, move |visit| sent(visit, deed));
        let sent = if deed.sends_file() { sent.upload(SENT_MAX, PAGE_MAX * 4) } else { sent };
        [Route::get(deed.route(), asks, move |visit| ask(visit, deed)), sent]
    };
    Deed::ALL.into_iter().flat_map(rows).collect()
}

async fn ask<S: Service>(visit: Visit<S>, deed: Deed) -> Shown {
    let view = visit.service().trace(visit.caller()?, visit.param("id").to_owned()).await?;
    let form = Form::new(visit.text(), first(deed, &view, &visit.query));
    page(&visit, &form, deed, &view, StatusCode::OK).await
}

/// What a form begins with.
fn first(deed: Deed, view: &TraceView, query: &Fields) -> Fields {
    let mut fields = Fields::default();
    let hops = deed.hops(view);
    let wanted = query.get("hop").parse().ok().filter(|hop| hops.contains(hop));
    if let Some(hop) = wanted.or(hops.first().copied()) {
        fields.set("hop", hop.to_string());
    }
    match deed {
        Deed::Consent => fields.set("purposes", view.purpose.clone()),
        Deed::Letter => fields.set("country", query.get("country")),
        Deed::Attach | Deed::Supply | Deed::Reopen => fields.set("role", "PHOTOGRAPH"),
        // Everything that is open, unless a step is named.
        Deed::Withdraw if wanted.is_none() => fields.set("hop", ""),
        _ => {}
    }
    fields
}

async fn page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    deed: Deed,
    view: &TraceView,
    status: StatusCode,
) -> Shown {
    let text = visit.text();
    let template = ActPage {
        errors: form.errors.clone(),
        title: deed.title(),
        lede: deed.lede(),
        button: deed.button(),
        stops: deed == Deed::Withdraw,
        action: visit.frame.href(&format!("/traces/{}/{}", view.id, deed.path())),
        about: about(text, deed, view),
        told: None,
        fields: fields(visit, form, deed, view).await?,
        passphrase: None,
        sends_file: deed.sends_file(),
    };
    visit
        .page(visit.say(deed.title()))
        .back(&format!("/traces/{}", view.id), "web-trace-title")
        .status(status)
        .show(&template)
}

/// What the page says of the trace.
pub(super) fn about(text: Text, deed: Deed, view: &TraceView) -> Facts {
    let mut facts = Facts::new(text);
    let gun = &view.firearm;
    let named = [&gun.maker, &gun.model, &gun.calibre, &gun.serial];
    let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).collect();
    facts.text("web-wizard-firearm-part", named.join(" · "));
    let countries: Vec<String> =
        view.hops.iter().map(|hop| format::country(text, &hop.country)).collect();
    facts.text("column-chain", countries.join(" → "));
    if deed == Deed::Supply {
        let wanted = view.hops.iter().flat_map(|hop| &hop.life.wanted);
        let wanted: Vec<String> = wanted.map(|w| text.code_in("wanted", w)).collect();
        facts.text("column-wanted", wanted.join("; "));
    }
    facts
}

/// Which step of the chain, where there are several.
fn which(form: &Form, deed: Deed, view: &TraceView) -> Option<Field> {
    let text = form.text();
    let hops = deed.hops(view);
    if hops.len() < 2 {
        return None;
    }
    let named = hops.iter().filter_map(|number| {
        let hop = view.hops.get(number.checked_sub(1)?)?;
        let words = format!("{number} · {}", format::country(text, &hop.country));
        Some(Choice::new(number.to_string(), words))
    });
    let all = (deed == Deed::Withdraw).then(|| Choice::new("", text.say("web-act-every-hop")));
    Some(form.radios("hop", "web-act-hop", all.into_iter().chain(named).collect()))
}

/// A file with what it is.
fn file(form: &Form) -> Vec<Field> {
    let roles = codes::ATTACHMENT_ROLES
        .iter()
        .map(|role| Choice::new(*role, form.text().code_in("attachment", role)));
    vec![
        form.file("file", "web-act-file")
            .hint(form.say("web-act-file-hint"))
            .accept(".jpg,.jpeg,.png,.tif,.tiff,.pdf,.txt"),
        form.select("role", "column-attachment-role", roles.collect()),
        form.line("title", "column-title").hint(form.say("web-act-file-title-hint")).optional(),
    ]
}

async fn fields<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    deed: Deed,
    view: &TraceView,
) -> Outcome<Vec<Field>> {
    let text = form.text();
    let words = |key: &str| form.area("text", key, 4);
    let mut fields: Vec<Field> = which(form, deed, view).into_iter().collect();
    match deed {
        Deed::Supply | Deed::Reopen => {
            let illicit = codes::ILLICIT_BASES.iter().map(|c| Choice::new(*c, text.code(c)));
            fields.extend(wizard::described(form).into_iter().map(Field::optional));
            fields.push(form.area("circumstances", "web-wizard-circumstances", 4).optional());
            fields.push(form.boxes("illicit", "web-wizard-illicit", illicit.collect()).optional());
            fields.extend(file(form).into_iter().map(Field::optional));
            fields.push(words("web-desk-words").optional());
        }
        Deed::Onward => fields.push(others(visit, form, view).await?),
        Deed::Letter => {
            let none = Choice::new("", text.say("web-wizard-not-known"));
            let mut countries: Vec<Choice> = codes::COUNTRIES
                .iter()
                .map(|code| Choice::new(*code, format::country(text, code)))
                .collect();
            countries.sort_by(|a, b| a.label().cmp(b.label()));
            let countries = [none].into_iter().chain(countries).collect();
            fields.push(form.select("country", "column-country", countries));
            let agency = form.line("agency", "column-agency").width(40);
            fields.push(agency.hint(form.say("web-act-letter-agency-hint")));
            let days = form.line("days", "web-act-letter-days").inputmode("numeric").width(5);
            fields.push(days.hint(form.say("web-act-letter-days-hint")).optional());
        }
        Deed::Attach => fields.extend(file(form)),
        Deed::Clarify => fields.push(words("web-trace-clarify-text")),
        Deed::Consent => {
            let partners = visit.service().partners(visit.caller()?).await?.items;
            let mut states: Vec<String> = partners.into_iter().map(|p| p.country).collect();
            states.sort();
            states.dedup();
            let states = states.iter().map(|s| Choice::new(s, format::country(text, s)));
            let purposes = codes::PURPOSES.iter().map(|p| Choice::new(*p, text.code_with_text(p)));
            let court = vec![Choice::new("yes", text.say("word-in-court"))];
            fields.push(
                form.boxes("states", "web-act-consent-states", states.collect())
                    .hint(form.say("web-act-consent-states-hint"))
                    .optional(),
            );
            let other = form.line("others", "web-act-consent-others").width(20);
            fields.push(other.hint(form.say("web-act-consent-others-hint")).optional());
            fields.push(form.boxes("purposes", "column-purposes", purposes.collect()));
            fields.push(form.boxes("court", "web-reply-court", court).optional());
            fields.push(words("web-desk-words").optional());
        }
        Deed::Withdraw => {
            let reason = form.line("reason", "web-trace-withdraw-reason").width(40);
            fields.push(reason.optional());
        }
    }
    Ok(fields)
}

/// Whom else to ask: States that may know more first, with the reason.
async fn others<S: Service>(visit: &Visit<S>, form: &Form, view: &TraceView) -> Outcome<Field> {
    let text = form.text();
    let request = SuggestRequest { trace: Some(view.id.clone()), ..SuggestRequest::default() };
    let suggested = match visit.service().trace_suggest(visit.caller()?, request).await {
        Ok(view) => view.items,
        Err(error) if error.code == ErrorCode::BadInput => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut choices: Vec<(String, Choice)> = Vec::new();
    for item in &suggested {
        if let Some(partner) = &item.partner {
            let grounds: Vec<String> =
                item.grounds.iter().map(|ground| text.code_in("ground", ground)).collect();
            let label = format::partner(text, partner);
            let choice = Choice::new(partner, label).hint(grounds.join("; "));
            choices.push((partner.clone(), choice));
        }
    }
    for partner in visit.service().partners(visit.caller()?).await?.items {
        let is_there = choices.iter().any(|(name, _)| *name == partner.name);
        let can_be_asked = partner.state == PartnerState::Confirmed && partner.agreement.is_some();
        if can_be_asked && !is_there {
            let label = format::partner(text, &partner.name);
            choices.push((partner.name.clone(), Choice::new(&partner.name, label)));
        }
    }
    let choices = choices.into_iter().map(|(_, choice)| choice).collect();
    Ok(form.radios("to", "web-wizard-to", choices).hint(form.say("web-wizard-to-hint")))
}

/// What is missing.
fn check(form: &mut Form, deed: Deed, has_file: bool) {
    match deed {
        Deed::Onward => {
            form.need("to", "web-wizard-need-partner");
        }
        Deed::Letter => {
            form.need("country", "web-act-need-country");
            form.need("agency", "web-act-need-agency");
            let days = form.get("days");
            if !days.is_empty() && days.parse::<u32>().is_err() {
                form.wrong("days", "web-deed-not-a-number");
            }
        }
        Deed::Attach if !has_file => form.wrong("file", "web-act-need-file"),
        Deed::Clarify => {
            form.need("text", "web-act-need-clarify");
        }
        Deed::Consent => {
            let states = form.fields.all("states").len() + form.fields.all("others").len();
            if states == 0 && !form.fields.has("court") {
                form.wrong("states", "web-act-consent-need");
            }
            if form.fields.all("purposes").is_empty() {
                form.wrong("purposes", "web-wizard-need-purpose");
            }
        }
        Deed::Supply | Deed::Reopen | Deed::Attach | Deed::Withdraw => {}
    }
}

async fn sent<S: Service>(mut visit: Visit<S>, deed: Deed) -> Shown {
    let upload = visit.upload("file").await?;
    let id = visit.param("id").to_owned();
    let mut form = Form::new(visit.text(), upload.fields.clone());
    check(&mut form, deed, upload.file.is_some());
    if form.errors.is_empty() {
        match carry_out(&visit, deed, &id, upload).await {
            Ok(path) => return visit.to(&path),
            Err(error) if is_refusal(&error) => form.failed(&error),
            Err(error) => return Err(error),
        }
    }
    let view = visit.service().trace(visit.caller()?, id).await?;
    page(&visit, &form, deed, &view, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Whether an error belongs above the form that led to it.
pub(in crate::web::screens) const fn is_refusal(error: &ServiceError) -> bool {
    !matches!(
        error.code,
        ErrorCode::Unexpected
            | ErrorCode::Integrity
            | ErrorCode::SignInFirst
            | ErrorCode::ProveFirst
            | ErrorCode::NotRunning
    )
}

/// Makes the file of a form ready to leave, if one was chosen; the number under which it waits.
pub(super) async fn staged<S: Service>(
    visit: &Visit<S>,
    caller: Caller,
    upload: &mut Upload,
) -> Outcome<Vec<String>> {
    let Some(file) = upload.file.take() else { return Ok(Vec::new()) };
    let request = StageRequest {
        role: upload.fields.get("role").to_owned(),
        title: upload.fields.one("title"),
    };
    let view = visit.service().attachment_stage(caller, request, file.bytes()?).await?;
    Ok(vec![view.id])
}

fn supply(fields: &Fields) -> SupplyRequest {
    SupplyRequest {
        hop: fields.get("hop").parse().ok(),
        firearm: wizard::firearm(fields),
        circumstances: fields.one("circumstances"),
        illicit: fields.all("illicit"),
        text: fields.one("text"),
    }
}

/// Does it; where the officer goes then.
async fn carry_out<S: Service>(
    visit: &Visit<S>,
    deed: Deed,
    id: &str,
    mut upload: Upload,
) -> Outcome<String> {
    let (service, caller) = (visit.service(), visit.caller()?);
    let attachments = staged(visit, caller, &mut upload).await?;
    let fields = &upload.fields;
    let text = fields.get("text").to_owned();
    let hop = fields.get("hop").parse().ok();
    let here = id.to_owned();
    let view = match deed {
        Deed::Supply if attachments.is_empty() => {
            service.trace_supply(caller, here, supply(fields)).await?
        }
        Deed::Supply => {
            let request = SupplyWithRequest { supply: supply(fields), attachments };
            service.trace_supply_with(caller, here, request).await?
        }
        Deed::Reopen if attachments.is_empty() => {
            service.trace_reopen(caller, here, supply(fields)).await?
        }
        Deed::Reopen => {
            let request = SupplyWithRequest { supply: supply(fields), attachments };
            service.trace_reopen_with(caller, here, request).await?
        }
        Deed::Onward => {
            let request = OnwardRequest { to: fields.one("to"), letter: None };
            service.trace_onward(caller, here, request).await?
        }
        Deed::Letter => {
            let letter = LetterRequest {
                country: fields.get("country").to_owned(),
                agency: fields.get("agency").to_owned(),
                days: fields.get("days").parse().ok(),
            };
            let request = OnwardRequest { to: None, letter: Some(letter) };
            service.trace_onward(caller, here, request).await?
        }
        Deed::Clarify => service.trace_clarify(caller, here, ClarifyRequest { hop, text }).await?,
        Deed::Withdraw => {
            let request = WithdrawRequest { hop, reason: fields.one("reason") };
            service.trace_withdraw(caller, here, request).await?
        }
        Deed::Attach => {
            let hop = fields.get("hop").parse().ok();
            service.trace_attach(caller, here, AttachRequest { hop, attachments }).await?;
            return Ok(format!("/traces/{id}"));
        }
        Deed::Consent => {
            let asked = service.matter_ask(caller, consent(id, fields)).await?;
            return Ok(format!("/matters/{}", asked.id));
        }
    };
    Ok(format!("/traces/{}", view.id))
}

/// What consent is asked for.
fn consent(id: &str, fields: &Fields) -> MatterRequest {
    let others = fields.get("others").split([',', ' ']).filter(|word| !word.is_empty());
    let mut states = fields.all("states");
    states.extend(others.map(str::to_ascii_uppercase));
    states.sort();
    states.dedup();
    MatterRequest {
        kind: "CONSENT_REQUEST".to_owned(),
        trace: Some(id.to_owned()),
        hop: fields.get("hop").parse().ok(),
        states,
        purposes: fields.all("purposes"),
        court: fields.has("court"),
        text: fields.one("text"),
        ..MatterRequest::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::attachments::STAGE_MAX;
    use crate::service::fake;

    #[test]
    fn the_largest_file_that_is_taken_can_be_sent() {
        assert!(SENT_MAX as u64 > STAGE_MAX);
    }

    #[test]
    fn what_is_offered_follows_from_how_the_trace_stands() {
        let ended = fake::trace(3);
        let possible = Deed::possible(&ended);
        assert!(possible.contains(&Deed::Reopen) && possible.contains(&Deed::Clarify));
        assert!(!possible.contains(&Deed::Withdraw));
        let open = fake::trace(1);
        assert!(Deed::possible(&open).contains(&Deed::Withdraw));
        assert!(Deed::possible(&open).contains(&Deed::Supply));
        assert!(!Deed::possible(&open).contains(&Deed::Consent));
    }

    #[test]
    fn states_of_a_consent_are_named_once() {
        let fields = Fields::parse(b"states=BR&others=ar%2C+br&purposes=U1&hop=2");
        let request = consent("0123", &fields);
        assert_eq!(request.states, ["AR", "BR"]);
        assert_eq!((request.hop, request.court), (Some(2), false));
    }
}
