//! Commands about marking.

use super::args::{Marking, OrderMarks};
use super::online::{new_file, read_text};
use super::world::Setting;
use super::{Answer, show};
use crate::service::marking::{DeliveryRequest, JobRequest, ReturnRequest, Wanted};
use crate::service::requests::ListRequest;
use crate::service::{Outcome, Service};

/// Bytes of a table or a machine's file.
const FILE_MAX: u64 = 8 * 1024 * 1024;

/// Runs a command about marking.
pub(super) async fn marking<S: Service>(
    service: &S,
    command: Marking,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Marking::Order(wanted) => {
            let view = service.marking_order(caller, ordered(*wanted)?).await?;
            Answer::done(&view, show::marking(text, &view))
        }
        Marking::List { state, partner, limit, after, csv } => {
            let request = ListRequest { limit, state, partner, after };
            let view = service.markings(caller, request).await?;
            let table = show::markings(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-markings");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        Marking::Show { id, csv } => {
            let view = service.marking(caller, id).await?;
            let guns = show::marked_guns(text, &view);
            let human = if csv {
                guns.csv()
            } else {
                format!("{}\n{}", show::marking(text, &view), guns.aligned())
            };
            Answer::done(&view, human)
        }
        Marking::Job { id, template, out } => {
            let template = template.map(|path| read_text(&path, FILE_MAX)).transpose()?;
            let made = async {
                let view = service.marking_job(caller, id, JobRequest { template }).await?;
                let bytes = view.file.clone().into_bytes();
                Ok((view, bytes))
            };
            let (view, _) = new_file(made, &out).await?;
            let human = show::marking_job(text, &view, &out);
            Answer::done(&view, human)
        }
        Marking::Return { id, file, on, operator, check, dry_run } => {
            let file = read_text(&file, FILE_MAX)?;
            let request = ReturnRequest { file, on, operator, checks: check, dry_run };
            let view = service.marking_return(caller, id, request).await?;
            Answer::done(&view, show::marking_returned(text, &view))
        }
        Marking::Tell { id, ground } => {
            let request = DeliveryRequest {
                purpose: ground.purpose.unwrap_or_default(),
                legal_basis: ground.legal_basis.unwrap_or_default(),
                text: ground.text,
            };
            let view = service.marking_tell(caller, id, request).await?;
            Answer::done(&view, show::marking(text, &view))
        }
    }
}

fn ordered(wanted: OrderMarks) -> Outcome<Wanted> {
    let said = Option::unwrap_or_default;
    Ok(Wanted {
        guns: read_text(&wanted.file, FILE_MAX)?,
        purpose: wanted.purpose,
        authority: wanted.authority,
        pattern: said(wanted.pattern),
        year: wanted.year.unwrap_or(0),
        agency: said(wanted.agency),
        component: said(wanted.component),
        small: wanted.small,
        set: said(wanted.set),
        importer: said(wanted.importer),
        exporter: said(wanted.exporter),
        arrived: said(wanted.arrived),
    })
}
