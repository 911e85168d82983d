//! Commands about bulletins.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::{Bulletin, SendBulletin};
use super::attachments::{save, staged};
use super::exit::Exit;
use super::online::read_text;
use super::world::{Setting, World};
use super::{Answer, show};
use crate::holdings::table::BYTES_MAX;
use crate::service::bulletins::{BulletinWanted, BulletinsRequest, PartiesRequest, PartiesWanted};
use crate::service::requests::attachments::OpenRequest;
use crate::service::{Outcome, Service, ServiceError};

/// Rows that are asked for at once where all go out as CSV.
const PIECE: u32 = 1_000;

async fn list<S: Service>(
    service: &S,
    mut request: BulletinsRequest,
    csv: bool,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let whole = csv && request.limit.is_none() && request.after.is_none();
    if whole {
        request.limit = Some(PIECE);
    }
    let mut view = service.bulletins(caller, request.clone()).await?;
    while let (true, Some(next)) = (whole, view.next.take()) {
        request.after = Some(next);
        let more = service.bulletins(caller, request.clone()).await?;
        view.items.extend(more.items);
        view.next = more.next;
    }
    let mut human = show::list(text, &show::bulletins(text, &view.items), csv, "note-no-bulletins");
    show::next_page(text, &mut human, csv, view.next.as_deref());
    Answer::done(&view, human)
}

async fn parties<S: Service>(
    service: &S,
    mut request: PartiesRequest,
    csv: bool,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let whole = csv && request.limit.is_none() && request.after.is_none();
    if whole {
        request.limit = Some(PIECE);
    }
    let mut view = service.parties(caller, request.clone()).await?;
    while let (true, Some(next)) = (whole, view.next.take()) {
        request.after = Some(next);
        let more = service.parties(caller, request.clone()).await?;
        view.items.extend(more.items);
        view.next = more.next;
    }
    let mut human = show::list(text, &show::parties(text, &view.items), csv, "note-no-parties");
    if !csv && !view.waiting.is_empty() {
        let args = [("partners", view.waiting.join(", ").into())];
        human.push_str(&format!("{}\n", text.say_with("note-parties-waiting", &args)));
    }
    show::next_page(text, &mut human, csv, view.next.as_deref());
    Answer::done(&view, human)
}

async fn send<S: Service>(
    service: &S,
    args: SendBulletin,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let list = args.list.as_deref().map(|file| read_text(file, BYTES_MAX as u64)).transpose()?;
    let attachments = staged(service, &args.attach, setting, world).await?;
    let request = BulletinWanted {
        about: args.about,
        to: args.to,
        everyone: args.everyone,
        text: args.text,
        list,
        attachments,
        handling: args.handling,
        national: args.national,
        purpose: args.purpose,
        legal_basis: args.legal_basis,
        replaces: args.replaces,
    };
    let view = service.bulletin_send(setting.caller, request).await?;
    Answer::done(&view, show::bulletin(setting.text, &view))
}

/// Runs a command about bulletins.
pub(super) async fn bulletin<S: Service>(
    service: &S,
    command: Bulletin,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Bulletin::List { way, about, find, current, page } => {
            let (limit, partner, after) = (page.limit, page.partner, page.after);
            let request = BulletinsRequest { way, about, partner, find, current, limit, after };
            list(service, request, page.csv, setting).await
        }
        Bulletin::Show { id, csv } => {
            let view = service.bulletin(caller, id).await?;
            let human = match csv {
                true => show::parties(text, &view.parties).csv(),
                false => show::bulletin(text, &view),
            };
            Answer::done(&view, human)
        }
        Bulletin::Send(args) => send(service, *args, setting, world).await,
        Bulletin::Check { file } => {
            let list = read_text(&file, BYTES_MAX as u64)?;
            let view = service.bulletin_check(caller, PartiesWanted { list }).await?;
            let exit = if view.errors.is_empty() { Exit::Done } else { Exit::BadInput };
            Answer::with(exit, &view, show::parties_checked(text, &view))
        }
        Bulletin::Parties { find, kind, country, standing, limit, after, csv } => {
            let request = PartiesRequest { find, kind, country, standing, limit, after };
            parties(service, request, csv, setting).await
        }
        Bulletin::Open { id, digest, output } => {
            let request = OpenRequest { as_released: false };
            let mut view = service.bulletin_open(caller, id, digest, request).await?;
            let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
            save(&output, &bytes)?;
            // The file is written; it is not told twice.
            view.base64.clear();
            Answer::done(&view, show::opened(text, &view, &output, bytes.len()))
        }
    }
}
