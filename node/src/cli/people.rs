//! Commands about who gets in: links, sessions, changes by two, and what people did.

use super::args::{Activity, Officer, Session, WhoLooked};
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::people::{ActivityFilter, SessionFilter};
use crate::service::{Outcome, Service, ServiceError};

/// Runs the commands of `officer` that are about links and changes by two.
pub(super) async fn officer<S: Service>(
    service: &S,
    command: Officer,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Officer::Link { name } => {
            let view = service.officer_link(caller, name).await?;
            Answer::done(&view, show::link_made(text, &view))
        }
        Officer::Proposals { csv } => {
            let view = service.role_proposals(caller).await?;
            let table = show::role_proposals(text, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-role-proposals"))
        }
        Officer::Confirm { name } => {
            let view = service.role_confirm(caller, name).await?;
            Answer::done(&view, show::officer(text, &view))
        }
        Officer::Reject { name } => {
            let view = service.role_reject(caller, name).await?;
            let name = [("name", view.officer.as_str().into())];
            Answer::done(&view, text.say_with("note-role-rejected", &name))
        }
        // The others are not sent here.
        _ => Err(ServiceError::unexpected("no command about links and changes")),
    }
}

/// Makes a link for the officer who calls.
pub(super) async fn setup_link<S: Service>(service: &S, setting: &Setting) -> Outcome<Answer> {
    let view = service.setup_link(setting.caller).await?;
    Answer::done(&view, show::link_made(setting.text, &view))
}

/// Runs a command about sessions.
pub(super) async fn session<S: Service>(
    service: &S,
    command: Session,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Session::List { of, all, csv } => {
            let officer = if all { Some("*".to_owned()) } else { of };
            let view = service.sessions(caller, SessionFilter { officer }).await?;
            let table = show::sessions(text, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-sessions"))
        }
        Session::End { id } => {
            let view = service.session_end(caller, id).await?;
            let args = [("name", view.officer.as_str().into()), ("id", view.id.as_str().into())];
            Answer::done(&view, text.say_with("note-session-ended", &args))
        }
    }
}

/// What the caller did.
pub(super) async fn activity<S: Service>(
    service: &S,
    args: Activity,
    setting: &Setting,
) -> Outcome<Answer> {
    let Activity { limit, before, csv } = args;
    let view = service.activity(setting.caller, ActivityFilter { before, limit }).await?;
    let table = show::activity(setting.text, &view.items);
    let mut human = show::list(setting.text, &table, csv, "note-no-activity");
    if let Some(next) = view.next.filter(|_| !csv) {
        let args = [("entry", next.to_string().into())];
        human.push_str(&format!("\n{}\n", setting.text.say_with("note-activity-more", &args)));
    }
    Answer::done(&view, human)
}

/// Who looked at a trace or case.
pub(super) async fn who_looked<S: Service>(
    service: &S,
    args: WhoLooked,
    setting: &Setting,
) -> Outcome<Answer> {
    let view = service.who_looked(setting.caller, args.id).await?;
    let table = show::activity(setting.text, &view.items);
    Answer::done(&view, show::list(setting.text, &table, args.csv, "note-nobody-looked"))
}
