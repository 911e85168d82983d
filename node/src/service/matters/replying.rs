//! Replies to partners' requests that are no look-up, as a person writes them.

use vestigo_protocol::codes::{Confirmation, IntendedUse};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::Attachment;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::{countries, purposes};
use crate::desk::act::Act;
use crate::desk::figures::Refused;
use crate::desk::matters::Reply;
use crate::runtime::{Core, Denied};
use crate::service::requests::ReplyRequest;
use crate::service::running::{Running, may};
use crate::service::sharing::Looked;
use crate::service::views::CaseView;
use crate::service::{Caller, Outcome, intake, present, roles, sharing};

/// A reply as far as it is known without the case.
pub(in crate::service) struct Said {
    text: Option<Text<NOTE_MAX>>,
    consent: bool,
    states: Vec<Country>,
    purposes: Vec<IntendedUse>,
    court_use: bool,
    until: Option<Timestamp>,
    confirm: Option<Confirmation>,
    figures: bool,
    /// The figures that the officer looked at.
    looked: Option<Looked>,
}

impl Said {
    /// Reads what a person wrote.
    pub(in crate::service) fn read(request: &ReplyRequest) -> Outcome<Self> {
        let confirm = request.confirm.as_deref();
        let confirm = confirm.map(|word| intake::code("confirm", word, Confirmation::from_name));
        let until = request.until.as_deref().map(|t| intake::time("until", t));
        Ok(Self {
            text: intake::optional("text", request.text.as_deref())?,
            consent: request.consent,
            states: countries("states", &request.states)?,
            purposes: purposes(&request.purposes)?,
            court_use: request.court,
            until: until.transpose()?,
            confirm: confirm.transpose()?,
            figures: request.figures,
            looked: None,
        })
    }

    /// Adds the figures that the officer looked at, if they are to be given.
    ///
    /// # Errors
    /// Nobody looked at them, or they are others by now.
    pub(in crate::service) async fn looked(
        mut self,
        running: &Running,
        caller: Caller,
        id: &str,
        request: &ReplyRequest,
    ) -> Outcome<Self> {
        if self.figures {
            let named = request.sheet_id.as_deref();
            self.looked = Some(sharing::looked_at(running, caller, id.to_owned(), named).await?);
        }
        Ok(self)
    }
}

/// Replies to a partner's request that is no look-up, with files.
pub(in crate::service) fn reply(
    core: &mut Core,
    caller: Caller,
    id: &str,
    said: Said,
    files: Vec<Attachment>,
) -> Result<CaseView, Denied> {
    may(core, caller, roles::DECIDES)?;
    let case = core.case_by_prefix(id)?;
    let reply = if said.consent {
        let (_, query) = core.query_of(&case)?;
        let asked = query.consent.ok_or(Denied::NotOurAnswer)?;
        Reply::Consent {
            states: if said.states.is_empty() { asked.states } else { said.states },
            purposes: if said.purposes.is_empty() { asked.purposes } else { said.purposes },
            court_use: said.court_use,
            until: said.until,
        }
    } else if let Some(confirmation) = said.confirm {
        Reply::Confirm(confirmation)
    } else if said.figures {
        let looked = said.looked.ok_or(Refused::NotLooked)?;
        if !looked.year.is_empty() {
            core.freeze_figures(looked.period, looked.year)?;
        }
        Reply::Figures(looked.cells)
    } else {
        Reply::Words
    };
    let act = Act::Reply { reply, text: said.text, files };
    let case = core.act_in_case(caller, id, act)?;
    present::case(core, &case)
}
