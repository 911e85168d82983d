//! Commands about assistance, its projects and workshops.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::{
    Assistance, EnterProject, PartOfAssessment, Project, SaidOfAssistance, SaidOfWorkshop, Workshop,
};
use super::exit::Exit;
use super::online::{new_file, read_text};
use super::world::Setting;
use super::{Answer, show};
use crate::adviser::project::Measure;
use crate::service::assistance::{AssistanceRequest, AssistanceWanted, Share, ShareWanted};
use crate::service::projects::{Goal, ProjectDoing, ProjectWanted};
use crate::service::requests::{ListRequest, WordsRequest};
use crate::service::workshops::{ParticipantsRequest, WorkshopSaid, agenda_item};
use crate::service::{Outcome, Service, ServiceError};

/// Rows that are asked for at once where all go out as CSV.
const PIECE: u32 = 1_000;
/// Bytes of a list of participants.
const FILE_MAX: u64 = 8 * 1024 * 1024;

fn wanted(said: SaidOfAssistance) -> AssistanceWanted {
    AssistanceWanted {
        to: said.to,
        field: said.field.unwrap_or_default(),
        text: said.text,
        purpose: said.purpose,
        legal_basis: said.legal_basis,
        ..AssistanceWanted::default()
    }
}

fn meant(part: PartOfAssessment, setting: &Setting) -> ShareWanted {
    let PartOfAssessment { assessment, area, evidence } = part;
    let language = Some(setting.text.language.tag().to_owned());
    ShareWanted { assessment, areas: area, evidence, language }
}

/// Runs a command about what is asked and offered.
pub(super) async fn assistance<S: Service>(
    service: &S,
    command: Assistance,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let request = match command {
        Assistance::List { sort, assessment, page } => {
            let ListRequest { limit, partner, after, .. } = page.of(None);
            let whole = page.csv && limit.is_none() && after.is_none();
            let limit = if whole { Some(PIECE) } else { limit };
            let mut request = AssistanceRequest { sort, partner, assessment, limit, after };
            let mut view = service.assistance(caller, request.clone()).await?;
            while let (true, Some(next)) = (whole, view.next.take()) {
                request.after = Some(next);
                let more = service.assistance(caller, request.clone()).await?;
                view.items.extend(more.items);
                view.next = more.next;
            }
            let table = show::assistance(text, &view.items);
            let mut human = show::list(text, &table, page.csv, "note-no-assistance");
            show::next_page(text, &mut human, page.csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        Assistance::Preview { part } => {
            let view = service.assistance_preview(caller, meant(part, setting)).await?;
            return Answer::done(&view, show::share(text, &view));
        }
        Assistance::Ask { gap, offer, said } => AssistanceWanted {
            assessment: gap.assessment,
            question: gap.question,
            offer,
            ..wanted(said)
        },
        Assistance::Offer { said } => AssistanceWanted { offers: true, ..wanted(said) },
        Assistance::Share { part, digest, handling, said } => {
            let share = Share { what: meant(part, setting), digest, handling };
            AssistanceWanted { share: Some(share), ..wanted(said) }
        }
    };
    let view = service.assistance_ask(caller, request).await?;
    Answer::done(&view, show::assistance_sent(text, &view))
}

fn goals(said: &EnterProject) -> Vec<Goal> {
    let goals = [
        (Measure::MachinesInUse, said.machines),
        (Measure::FirearmsMarked, said.marked),
        (Measure::ArmsDestroyed, said.destroyed),
        (Measure::PeopleTrained, said.trained),
    ];
    let goal = |(measure, number): (Measure, Option<u64>)| Some(Goal { measure, number: number? });
    goals.into_iter().filter_map(goal).collect()
}

/// Runs a command about projects.
pub(super) async fn project<S: Service>(
    service: &S,
    command: Project,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let act = |act: &str| ProjectDoing { act: act.to_owned(), ..ProjectDoing::default() };
    let (id, doing) = match command {
        Project::Enter(said) => {
            let goals = goals(&said);
            let said = *said;
            let request = ProjectWanted {
                title: said.title,
                field: said.field,
                partner: said.partner,
                direction: said.direction,
                goals,
                agreed: said.agreed.unwrap_or_default(),
                until: said.until.unwrap_or_default(),
                exchange: said.exchange.unwrap_or_default(),
            };
            let view = service.project_enter(caller, request).await?;
            return Answer::done(&view, show::project(text, &view));
        }
        Project::List { state, page } => {
            let mut request = page.of(state);
            let whole = page.csv && request.limit.is_none() && request.after.is_none();
            if whole {
                request.limit = Some(PIECE);
            }
            let mut view = service.projects(caller, request.clone()).await?;
            while let (true, Some(next)) = (whole, view.next.take()) {
                request.after = Some(next);
                let more = service.projects(caller, request.clone()).await?;
                view.items.extend(more.items);
                view.next = more.next;
            }
            let table = show::projects(text, &view.items);
            let mut human = show::list(text, &table, page.csv, "note-no-projects");
            show::next_page(text, &mut human, page.csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        Project::Show { id, csv } => {
            let view = service.project(caller, id).await?;
            let human = match csv {
                true => show::project_results(text, &view).csv(),
                false => show::project(text, &view),
            };
            return Answer::done(&view, human);
        }
        Project::Deliver { id, what, quantity, with, on } => {
            let on = on.unwrap_or_default();
            (id, ProjectDoing { what, quantity, with, on, ..act("DELIVER") })
        }
        Project::Measure { id, measure, count, source, on } => {
            let (quantity, on) = (count, on.unwrap_or_default());
            (id, ProjectDoing { measure, quantity, source, on, ..act("MEASURE") })
        }
        Project::Close { id, text: words } => {
            (id, ProjectDoing { words: words.unwrap_or_default(), ..act("CLOSE") })
        }
        Project::Cancel { id, text: words } => (id, ProjectDoing { words, ..act("CANCEL") }),
    };
    let view = service.project_act(caller, id, doing).await?;
    Answer::done(&view, show::project(text, &view))
}

fn workshop_said(said: SaidOfWorkshop) -> WorkshopSaid {
    WorkshopSaid {
        title: said.title,
        kind: said.kind,
        from: said.from,
        to: said.to.unwrap_or_default(),
        place: said.place,
        project: said.project,
        agenda: said.item.iter().map(|item| agenda_item(item)).collect(),
        conclusions: said.conclusions.unwrap_or_default(),
    }
}

/// Runs a command about workshops.
pub(super) async fn workshop<S: Service>(
    service: &S,
    command: Workshop,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        Workshop::Enter(said) => service.workshop_enter(caller, workshop_said(*said)).await?,
        Workshop::Change { id, said } => {
            service.workshop_change(caller, id, workshop_said(*said)).await?
        }
        Workshop::List { kind, limit, after, csv } => {
            let whole = csv && limit.is_none() && after.is_none();
            let limit = if whole { Some(PIECE) } else { limit };
            let mut request = ListRequest { limit, after, state: kind, ..ListRequest::default() };
            let mut view = service.workshops(caller, request.clone()).await?;
            while let (true, Some(next)) = (whole, view.next.take()) {
                request.after = Some(next);
                let more = service.workshops(caller, request.clone()).await?;
                view.items.extend(more.items);
                view.next = more.next;
            }
            let table = show::workshops(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-workshops");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        Workshop::Show { id, csv } => {
            let view = service.workshop(caller, id).await?;
            let human = match csv {
                true => show::participants(text, &view).csv(),
                false => show::workshop(text, &view),
            };
            return Answer::done(&view, human);
        }
        Workshop::Take { id, file, dry_run } => {
            let list = read_text(&file, FILE_MAX)?;
            let request = ParticipantsRequest { list, dry_run };
            let view = service.workshop_take(caller, id, request).await?;
            let exit = if view.errors.is_empty() { Exit::Done } else { Exit::BadInput };
            return Answer::with(exit, &view, show::participants_taken(text, &view));
        }
        Workshop::Erase { id } => service.workshop_erase(caller, id).await?,
        Workshop::Export { id, output } => {
            let language = Some(text.language.tag().to_owned());
            let made = async {
                let view = service.workshop_book(caller, id, WordsRequest { language }).await?;
                let bytes = STANDARD.decode(&view.workbook).map_err(ServiceError::unexpected)?;
                Ok((view, bytes))
            };
            let (mut view, _) = new_file(made, &output).await?;
            // The file is written; it is not told twice.
            view.workbook.clear();
            let args = [("path", output.display().to_string().into())];
            return Answer::done(
                &view,
                format!("{}\n", text.say_with("note-workshop-file", &args)),
            );
        }
    };
    Answer::done(&view, show::workshop(text, &view))
}
