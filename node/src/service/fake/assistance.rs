//! Canned assistance: one row of each sort, a project that was delivered, a workshop with two people.

use vestigo_protocol::time::Timestamp;

use super::FakeService;
use crate::adviser::project::{
    Books, Delivery, Entered, Goal, Measure, Project, ProjectAct, ProjectDone, ProjectState,
};
use crate::adviser::refused::AdviserRefused;
use crate::adviser::workshop::{RowError, Workshop, said};
use crate::service::assistance::{
    AssistanceListView, AssistanceRequest, AssistanceRowView, AssistanceSentView, AssistanceWanted,
    SORTS, ShareView, ShareWanted, refusal,
};
use crate::service::projects::{ProjectDoing, ProjectListView, ProjectView, ProjectWanted};
use crate::service::requests::{ListRequest, WordsRequest};
use crate::service::views::{CaseState, HopState};
use crate::service::workshops::{
    ParticipantsRequest, ParticipantsView, WorkbookView, WorkshopListView, WorkshopSaid,
    WorkshopView, agenda_item,
};
use crate::service::{AssistanceService, Caller, Outcome, ProjectService, WorkshopService};

const NOW: Timestamp = Timestamp(1_795_372_495);
const PARTNER: &str = "vestigo/xb/police";

fn text(text: &str) -> String {
    text.to_owned()
}

fn row(sort: &str) -> AssistanceRowView {
    let is_ours = matches!(sort, "ASKED" | "OFFERED");
    AssistanceRowView {
        sort: text(sort),
        id: super::TRACE.to_owned(),
        partner: text(PARTNER),
        field: text("MARKING"),
        at: NOW.to_rfc3339(),
        hop: is_ours.then_some(HopState::Answered),
        case: (sort == "REQUEST").then_some(CaseState::Waiting),
        text: Some(text("SYNTHETIC words")),
        reply: is_ours.then(|| text("SYNTHETIC reply")),
        takes_up: None,
        taken_up: sort == "OFFERED",
        assessment: (sort == "ASKED").then_some(6),
        question: (sort == "ASKED").then(|| text("M1")),
        shared: sort == "ASKED",
        project: (sort == "ASKED").then_some(7),
        project_state: (sort == "ASKED").then(|| text("DELIVERED")),
    }
}

fn project() -> ProjectView {
    let done = |act| ProjectDone { act, at: NOW, by: text("ana"), words: String::new() };
    let project = Project {
        number: 7,
        title: text("SYNTHETIC marking"),
        field: text("MARKING"),
        partner: text(PARTNER),
        direction: crate::adviser::project::Direction::Received,
        goals: vec![
            Goal { measure: Measure::MachinesInUse, number: 2 },
            Goal { measure: Measure::FirearmsMarked, number: 500 },
        ],
        agreed: text("2026-01-05"),
        until: text("2026-10-31"),
        state: ProjectState::Delivered,
        exchange: super::TRACE.to_owned(),
        assessment: Some(6),
        question: Some(text("M1")),
        deliveries: vec![Delivery {
            on: text("2026-02-01"),
            what: text("SYNTHETIC machine"),
            quantity: 2,
            with: text("SYNTHETIC laboratory"),
        }],
        entered: vec![Entered {
            measure: Measure::MachinesInUse,
            number: 1,
            source: text("SYNTHETIC visit"),
            on: text("2026-03-01"),
        }],
        ended: String::new(),
        history: vec![done(ProjectAct::Enter), done(ProjectAct::Deliver)],
    };
    let books = Books { marked: Some(41), ..Books::default() };
    let acts = project.acts().iter().map(|act| text(act.name())).collect();
    ProjectView { results: project.results(&books, NOW), overdue: true, acts, project }
}

fn workshop() -> WorkshopView {
    let wanted = WorkshopSaid {
        title: text("SYNTHETIC marks"),
        kind: text("IDENTIFICATION"),
        from: text("2026-04-01"),
        place: text("SYNTHETIC town"),
        project: Some(7),
        agenda: vec![agenda_item("09:00; SYNTHETIC subject; SYNTHETIC Ivo")],
        conclusions: text("SYNTHETIC conclusion"),
        ..WorkshopSaid::default()
    };
    let workshop = Workshop {
        number: 7,
        said: said(&wanted).unwrap(),
        participants: Vec::new(),
        erased: String::new(),
        entered: NOW,
        by: text("ana"),
    };
    let list = "name,office,country,attended,before,after,passed\n\
                SYNTHETIC Ana,SYNTHETIC office,XA,yes,40,80,yes\nSYNTHETIC Bo,,XB,no,,,\n";
    let workshop = workshop.take(list).unwrap().workshop;
    WorkshopView { counts: workshop.counts(), workshop }
}

impl AssistanceService for FakeService {
    async fn assistance(
        &self,
        caller: Caller,
        request: AssistanceRequest,
    ) -> Outcome<AssistanceListView> {
        let AssistanceRequest { sort, assessment, .. } = request;
        self.calls.note(caller, format!("assistance {sort:?} {assessment:?}"));
        let rows = SORTS.iter().filter(|name| sort.as_deref().is_none_or(|sort| sort == **name));
        let mut items: Vec<AssistanceRowView> = rows.map(|name| row(name)).collect();
        items.retain(|row| assessment.is_none() || row.assessment == assessment);
        Ok(AssistanceListView { items, next: None })
    }

    async fn assistance_ask(
        &self,
        caller: Caller,
        request: AssistanceWanted,
    ) -> Outcome<AssistanceSentView> {
        let AssistanceWanted { offers, to, field, text: words, question, share, .. } = request;
        let share = share.map(|share| (share.handling, share.digest));
        let said = format!("{offers} {} {field} {words} {question:?} {share:?}", to.join("+"));
        self.calls.note(caller, format!("assistance_ask {said}"));
        if words == "SYNTHETIC refused" {
            let (partner, what) = (text(PARTNER), text("ASSISTANCE_REQUEST"));
            return Err(crate::runtime::Denied::NotAgreedTo { partner, what }.into());
        }
        Ok(AssistanceSentView { number: 7, field: text("MARKING"), sent: Vec::new() })
    }

    async fn assistance_preview(&self, caller: Caller, request: ShareWanted) -> Outcome<ShareView> {
        let ShareWanted { assessment, areas, evidence, .. } = request;
        let said = format!("{assessment} {} {evidence}", areas.join("+"));
        self.calls.note(caller, format!("assistance_preview {said}"));
        if assessment != 6 {
            return Err(refusal(&AdviserRefused::NotClosed));
        }
        Ok(ShareView {
            name: text("assessment-2025-6.csv"),
            text: text("year,area\n2025,SYNTHETIC area\n"),
            digest: "ef".repeat(32),
            answers: 1,
        })
    }
}

impl ProjectService for FakeService {
    async fn project_enter(&self, caller: Caller, request: ProjectWanted) -> Outcome<ProjectView> {
        let ProjectWanted { title, partner, direction, goals, .. } = request;
        let goals: Vec<u64> = goals.iter().map(|goal| goal.number).collect();
        self.calls.note(caller, format!("project_enter {title} {partner} {direction} {goals:?}"));
        if title.is_empty() {
            return Err(refusal(&AdviserRefused::Needs("title")));
        }
        Ok(project())
    }

    async fn projects(&self, caller: Caller, request: ListRequest) -> Outcome<ProjectListView> {
        self.calls.note(caller, format!("projects {:?}", request.state));
        Ok(ProjectListView { items: vec![project()], next: None })
    }

    async fn project(&self, caller: Caller, id: String) -> Outcome<ProjectView> {
        self.calls.note(caller, format!("project {id}"));
        Ok(project())
    }

    async fn project_act(
        &self,
        caller: Caller,
        id: String,
        request: ProjectDoing,
    ) -> Outcome<ProjectView> {
        let ProjectDoing { act, what, quantity, words, .. } = request;
        self.calls.note(caller, format!("project_act {id} {act} {what} {quantity} {words}"));
        if act == "CANCEL" && words.is_empty() {
            return Err(refusal(&AdviserRefused::Needs("words")));
        }
        Ok(project())
    }
}

impl WorkshopService for FakeService {
    async fn workshop_enter(&self, caller: Caller, request: WorkshopSaid) -> Outcome<WorkshopView> {
        let items = request.agenda.len();
        self.calls.note(caller, format!("workshop_enter {} {items}", request.title));
        if request.title.is_empty() {
            return Err(refusal(&AdviserRefused::Needs("title")));
        }
        Ok(workshop())
    }

    async fn workshop_change(
        &self,
        caller: Caller,
        id: String,
        request: WorkshopSaid,
    ) -> Outcome<WorkshopView> {
        self.calls.note(caller, format!("workshop_change {id} {}", request.title));
        Ok(workshop())
    }

    async fn workshops(&self, caller: Caller, request: ListRequest) -> Outcome<WorkshopListView> {
        self.calls.note(caller, format!("workshops {:?}", request.state));
        Ok(WorkshopListView { items: vec![workshop()], next: None })
    }

    async fn workshop(&self, caller: Caller, id: String) -> Outcome<WorkshopView> {
        self.calls.note(caller, format!("workshop {id}"));
        Ok(workshop())
    }

    async fn workshop_take(
        &self,
        caller: Caller,
        id: String,
        request: ParticipantsRequest,
    ) -> Outcome<ParticipantsView> {
        self.calls.note(caller, format!("workshop_take {id} {}", request.dry_run));
        let wrong = request.list.contains("wrong");
        let errors =
            if wrong { vec![RowError { line: 3, column: text("country") }] } else { Vec::new() };
        let (taken, workshop) = (!wrong && !request.dry_run, workshop());
        Ok(ParticipantsView { taken, added: 2, changed: 0, errors, workshop })
    }

    async fn workshop_erase(&self, caller: Caller, id: String) -> Outcome<WorkshopView> {
        self.calls.note(caller, format!("workshop_erase {id}"));
        Ok(workshop())
    }

    async fn workshop_book(
        &self,
        caller: Caller,
        id: String,
        request: WordsRequest,
    ) -> Outcome<WorkbookView> {
        self.calls.note(caller, format!("workshop_book {id} {:?}", request.language));
        Ok(WorkbookView { name: text("workshop-7.xlsx"), workbook: text("UEs=") })
    }
}
