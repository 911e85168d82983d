//! Commands about incidents.

use super::args::{Decided, Incident, SaidOfIncident, Words};
use super::world::Setting;
use super::{Answer, show};
use crate::service::incidents::{Doing, IncidentWanted, IncidentsRequest, Particulars};
use crate::service::{Outcome, Service};

/// Incidents that are asked for at once where all go out as CSV.
const PIECE: u32 = 1_000;

/// Runs a command about incidents.
pub(super) async fn incident<S: Service>(
    service: &S,
    command: Incident,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let (id, doing) = match command {
        Incident::Enter(wanted) => {
            let wanted = *wanted;
            let said = said(Particulars::default(), wanted.said);
            let request = IncidentWanted { kind: wanted.kind, said, known: wanted.known };
            let view = service.incident_enter(caller, request).await?;
            return Answer::done(&view, show::incident(text, &view));
        }
        Incident::List { kind, state, serial, limit, after, csv } => {
            let whole = csv && limit.is_none() && after.is_none();
            let limit = if whole { Some(PIECE) } else { limit };
            let mut request = IncidentsRequest { kind, state, serial, limit, after };
            let mut view = service.incidents(caller, request.clone()).await?;
            while let (true, Some(next)) = (whole, view.next.take()) {
                request.after = Some(next);
                let more = service.incidents(caller, request.clone()).await?;
                view.items.extend(more.items);
                view.next = more.next;
            }
            let table = show::incidents(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-incidents");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        Incident::Show { id, csv } => {
            let view = service.incident(caller, id).await?;
            let history = show::incident_history(text, &view);
            let human = if csv {
                history.csv()
            } else {
                format!("{}\n{}", show::incident(text, &view), history.aligned())
            };
            return Answer::done(&view, human);
        }
        Incident::Supplement(words) => because("SUPPLEMENT", words),
        Incident::Cancel(words) => because("CANCEL", words),
        Incident::Modify(wanted) => {
            let wanted = *wanted;
            let before = service.incident(caller, wanted.words.id.clone()).await?.incident.said;
            let (id, doing) = because("MODIFY", wanted.words);
            (id, Doing { said: Some(said(before, wanted.said)), ..doing })
        }
        Incident::Locate { words, on, place, agency } => {
            let (id, doing) = because("LOCATE", words);
            (id, Doing { date: on.unwrap_or_default(), place, agency, ..doing })
        }
        Incident::Dispose(decision) => decided("DISPOSE", decision),
        Incident::Clear(decision) => decided("CLEAR", decision),
    };
    let view = service.incident_act(caller, id, doing).await?;
    Answer::done(&view, show::incident(text, &view))
}

fn because(act: &str, words: Words) -> (String, Doing) {
    (words.id, Doing { act: act.to_owned(), words: words.text, ..Doing::default() })
}

fn decided(act: &str, decision: Decided) -> (String, Doing) {
    let (id, doing) = because(act, decision.words);
    let doing = Doing {
        disposition: decision.disposition.unwrap_or_default(),
        authority: decision.authority.unwrap_or_default(),
        date: decision.on.unwrap_or_default(),
        until: decision.until.unwrap_or_default(),
        mark: decision.mark.unwrap_or_default(),
        certificate: decision.certificate.unwrap_or_default(),
        ..doing
    };
    (id, doing)
}

/// What is said from now on: what was, but for what is named.
fn said(mut before: Particulars, typed: SaidOfIncident) -> Particulars {
    let take = |to: &mut String, from: Option<String>| {
        if let Some(from) = from {
            *to = from;
        }
    };
    take(&mut before.gun.kind, typed.kind_of_gun);
    take(&mut before.gun.maker, typed.maker);
    take(&mut before.gun.model, typed.model);
    take(&mut before.gun.calibre, typed.calibre);
    take(&mut before.gun.serial, typed.serial);
    take(&mut before.gun.country, typed.country);
    take(&mut before.obliteration, typed.obliteration);
    take(&mut before.date, typed.date);
    take(&mut before.place, typed.place);
    take(&mut before.agency, typed.agency);
    take(&mut before.case_number, typed.case_number);
    take(&mut before.owner, typed.owner);
    take(&mut before.ground, typed.ground);
    take(&mut before.post, typed.post);
    take(&mut before.other_state, typed.other_state);
    take(&mut before.party, typed.party);
    take(&mut before.licence, typed.licence);
    take(&mut before.circumstances, typed.circumstances);
    before
}
