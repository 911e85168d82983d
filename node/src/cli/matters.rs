//! Commands about requests other than a trace.

use super::args::{About, CaseReply, Consent, Forward, Ground, Listed, Notice, Request, Watch};
use super::table::Table;
use super::world::{Setting, World};
use super::{Answer, attachments, sharing, show};
use crate::service::requests::{MatterRequest, ReplyRequest, TellRequest};
use crate::service::{Outcome, Service};

/// A request of a kind on a ground.
fn asked(kind: &str, ground: Ground) -> MatterRequest {
    MatterRequest {
        kind: kind.to_owned(),
        purpose: ground.purpose.map(|p| p.to_uppercase()),
        legal_basis: ground.legal_basis,
        text: ground.text,
        ..MatterRequest::default()
    }
}

/// The same about an answer.
fn about(kind: &str, about: About, ground: Ground) -> MatterRequest {
    MatterRequest { trace: Some(about.trace), hop: about.hop, ..asked(kind, ground) }
}

async fn ask<S: Service>(
    service: &S,
    request: MatterRequest,
    setting: &Setting,
) -> Outcome<Answer> {
    let view = service.matter_ask(setting.caller, request).await?;
    Answer::done(&view, show::matter(setting.text, &view))
}

/// A page as words.
fn paged(
    setting: &Setting,
    listed: &Listed,
    table: &Table,
    empty: &str,
    next: Option<&str>,
) -> String {
    let mut human = show::list(setting.text, table, listed.page.csv, empty);
    show::next_page(setting.text, &mut human, listed.page.csv, next);
    human
}

pub(super) async fn consent<S: Service>(
    service: &S,
    command: Consent,
    setting: &Setting,
) -> Outcome<Answer> {
    match command {
        Consent::Ask { about: answer, state, court, uses, ground } => {
            let request = MatterRequest {
                states: state,
                court,
                purposes: uses,
                ..about("CONSENT_REQUEST", answer, ground)
            };
            ask(service, request, setting).await
        }
        Consent::List { list } => {
            let view = service.consents(setting.caller, list.page.of(list.state.clone())).await?;
            let table = show::consents(setting.text, &view.items);
            let next = view.next.as_deref();
            let human = paged(setting, &list, &table, "note-no-consents", next);
            Answer::done(&view, human)
        }
    }
}

pub(super) async fn watch<S: Service>(
    service: &S,
    command: Watch,
    setting: &Setting,
) -> Outcome<Answer> {
    let caller = setting.caller;
    match command {
        Watch::Add { to, until, gun, ground } => {
            let request = MatterRequest {
                to: Some(to),
                until: Some(until),
                firearm: Some(gun.view()),
                ..asked("WATCH", ground)
            };
            ask(service, request, setting).await
        }
        Watch::End { id } => {
            let ground = Ground { purpose: None, legal_basis: None, text: None };
            let request = MatterRequest { ends: Some(id), ..asked("WATCH", ground) };
            ask(service, request, setting).await
        }
        Watch::List { list } => {
            let view = service.watches(caller, list.page.of(list.state.clone())).await?;
            let table = show::watches(setting.text, &view.items);
            let human = paged(setting, &list, &table, "note-no-watches", view.next.as_deref());
            Answer::done(&view, human)
        }
        Watch::Alerts { list } => {
            let view = service.alerts(caller, list.page.of(list.state.clone())).await?;
            let table = show::alerts(setting.text, &view.items);
            let human = paged(setting, &list, &table, "note-no-alerts", view.next.as_deref());
            Answer::done(&view, human)
        }
        Watch::Tell { alert, text } => {
            let view = service.alert_tell(caller, alert, TellRequest { text }).await?;
            Answer::done(&view, show::matter(setting.text, &view))
        }
    }
}

pub(super) async fn notice<S: Service>(
    service: &S,
    command: Notice,
    setting: &Setting,
) -> Outcome<Answer> {
    let request = match command {
        Notice::Recovery { to, gun, ground } => MatterRequest {
            to: Some(to),
            firearm: Some(gun.view()),
            ..asked("RECOVERY_NOTICE", ground)
        },
        Notice::Disclosure { about: answer, ground } => about("DISCLOSURE_NOTICE", answer, ground),
        Notice::Offer { to, field, ground } => MatterRequest {
            to: Some(to),
            assistance: Some(field),
            ..asked("ASSISTANCE_OFFER", ground)
        },
        Notice::List { list } => {
            let view = service.notices(setting.caller, list.page.of(list.state.clone())).await?;
            let table = show::notices(setting.text, &view.items);
            let human = paged(setting, &list, &table, "note-no-notices", view.next.as_deref());
            return Answer::done(&view, human);
        }
    };
    ask(service, request, setting).await
}

pub(super) async fn request<S: Service>(
    service: &S,
    command: Request,
    setting: &Setting,
) -> Outcome<Answer> {
    let request = match command {
        Request::Confirm { about: answer, ground } => about("HIT_CONFIRMATION", answer, ground),
        Request::Statistics { to, measure, year, ground } => MatterRequest {
            to: Some(to),
            measure: Some(measure),
            from: Some(format!("{year:04}-01-01")),
            to_day: Some(format!("{year:04}-12-31")),
            ..asked("AGGREGATE_STATISTICS", ground)
        },
        Request::Figures(args) => return sharing::figures(service, args, setting).await,
        Request::Assistance { to, field, ground } => MatterRequest {
            to: Some(to),
            assistance: Some(field),
            ..asked("ASSISTANCE_REQUEST", ground)
        },
        Request::Show { id } => {
            let view = service.matter(setting.caller, id).await?;
            return Answer::done(&view, show::matter(setting.text, &view));
        }
        Request::List { list } => {
            let view = service.matters(setting.caller, list.page.of(list.state.clone())).await?;
            let table = show::matters(setting.text, &view.items);
            let human = paged(setting, &list, &table, "note-no-requests", view.next.as_deref());
            return Answer::done(&view, human);
        }
    };
    ask(service, request, setting).await
}

/// Passes an answer on to another State.
pub(super) async fn forward<S: Service>(
    service: &S,
    args: Forward,
    setting: &Setting,
) -> Outcome<Answer> {
    let request = MatterRequest {
        to: Some(args.to),
        forward: true,
        ..about("RECOVERY_NOTICE", args.about, args.ground)
    };
    ask(service, request, setting).await
}

/// Replies to a partner's request that is no look-up.
pub(super) async fn reply<S: Service>(
    service: &S,
    args: CaseReply,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let request = ReplyRequest {
        consent: args.consent,
        states: args.state,
        purposes: args.uses,
        court: args.court,
        until: args.until,
        confirm: args.confirm,
        figures: args.figures,
        sheet_id: args.sheet_id,
        text: args.text,
    };
    let view = if args.attach.is_empty() {
        service.case_reply(setting.caller, args.id, request).await?
    } else {
        attachments::reply(service, args.id, request, &args.attach, setting, world).await?
    };
    Answer::done(&view, show::case(setting.text, &view))
}
