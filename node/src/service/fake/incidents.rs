//! A canned seizure that is overdue.

use vestigo_protocol::time::Timestamp;

use super::FakeService;
use crate::holdings::gun::Gun;
use crate::holdings::incident::{Act, Done, Incident, Kind, State};
use crate::service::incidents::{
    Doing, IncidentListView, IncidentService, IncidentView, IncidentWanted, IncidentsRequest,
    KnownListView, KnownView, Particulars,
};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError};

fn view() -> IncidentView {
    let text = |text: &str| text.to_owned();
    let entered = Timestamp(1_780_000_000);
    let incident = Incident {
        number: 7,
        kind: Kind::Seized,
        state: State::Entered,
        said: Particulars {
            gun: Gun {
                kind: text("PISTOL"),
                maker: text("SYNTHETIC Arms"),
                model: text("Model 1"),
                calibre: text("9 mm"),
                serial: text(super::SERIAL),
                country: String::new(),
            },
            date: text("2026-05-28"),
            place: text("SYNTHETIC town"),
            agency: text("SYNTHETIC police"),
            case_number: text("C 7/26"),
            post: text("SYNTHETIC port"),
            ..Particulars::default()
        },
        located: None,
        disposed: None,
        entered,
        history: vec![Done {
            act: Act::Enter,
            at: entered,
            by: text("rosa"),
            words: String::new(),
            before: None,
        }],
    };
    let acts = incident.acts().map(|act| act.name().to_owned()).collect();
    IncidentView {
        due: incident.due().map(Timestamp::to_rfc3339),
        overdue: true,
        found: true,
        acts,
        known: Vec::new(),
        incident,
    }
}

fn known() -> KnownView {
    KnownView {
        number: 3,
        kind: "STOLEN".to_owned(),
        state: "ENTERED".to_owned(),
        date: "2026-04-01".to_owned(),
        agency: "SYNTHETIC police".to_owned(),
        case_number: "C 3/26".to_owned(),
        opens: true,
    }
}

impl IncidentService for FakeService {
    async fn incident_enter(
        &self,
        caller: Caller,
        request: IncidentWanted,
    ) -> Outcome<IncidentView> {
        self.calls.note(caller, format!("incident_enter {}", request.known));
        if request.said.gun.serial == super::SERIAL && !request.known {
            return Err(
                ServiceError::new(ErrorCode::Conflict, "error-incident-known").with("numbers", "3")
            );
        }
        Ok(view())
    }

    async fn incident_known(&self, caller: Caller, _: IncidentWanted) -> Outcome<KnownListView> {
        self.calls.note(caller, "incident_known");
        Ok(KnownListView { items: vec![known()] })
    }

    async fn incidents(
        &self,
        caller: Caller,
        request: IncidentsRequest,
    ) -> Outcome<IncidentListView> {
        self.calls.note(caller, format!("incidents {:?} {:?}", request.kind, request.state));
        Ok(IncidentListView { items: vec![view()], next: None })
    }

    async fn incident(&self, caller: Caller, id: String) -> Outcome<IncidentView> {
        self.calls.note(caller, format!("incident {id}"));
        Ok(IncidentView { known: vec![known()], ..view() })
    }

    async fn incident_act(
        &self,
        caller: Caller,
        id: String,
        request: Doing,
    ) -> Outcome<IncidentView> {
        self.calls.note(caller, format!("incident_act {id} {}", request.act));
        Ok(view())
    }
}
