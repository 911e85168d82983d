//! Use cases about the chain of a trace: where it may go on, how it goes on, and what passes by
//! letter where a State has no node.

use std::future::Future;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::codes::{
    AttachmentRole, DocumentKind, NotCompletedCode, PartyKind, ReasonCode, RequestKind, ResultCode,
    ReturnReason, WithholdReason,
};
use vestigo_protocol::firearm::{DocumentRef, PartialDate, Party};
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::{Attachment, Body, TraceResult};

use super::attachments::Staged;
use super::requests::{
    ConfirmLetterRequest, LetterReplyRequest, LetterRequest, OnwardRequest, SuggestRequest,
};
use super::running::{Running, may};
use super::views::{LetterView, ScanView, SuggestionListView, SuggestionView, TraceView};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, present, roles};
use crate::desk::likelihood::{self, Clue};
use crate::registry::advice;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::letters::{LetterTo, Reply, Said};
use crate::runtime::onward::{ChainDenied, Way};
use crate::runtime::{Core, Denied};
use crate::store::HopRecord;

/// The largest scan of a letter, in bytes: some pages in colour. In base64 it fits a request.
pub const SCAN_MAX: usize = 10 * 1024 * 1024;

/// The use cases of this room.
pub trait ChainService: Send + Sync + 'static {
    /// States that may know more of a gun, the likeliest first.
    fn trace_suggest(
        &self,
        caller: Caller,
        request: SuggestRequest,
    ) -> impl Future<Output = Outcome<SuggestionListView>> + Send;

    /// Sends a trace on.
    fn trace_onward(
        &self,
        caller: Caller,
        id: String,
        request: OnwardRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Enters a reply by letter.
    fn trace_enter_reply(
        &self,
        caller: Caller,
        id: String,
        request: LetterReplyRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Asks a node to sign what a letter of its State said.
    fn trace_confirm_letter(
        &self,
        caller: Caller,
        id: String,
        request: ConfirmLetterRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// What a request by letter says, to be printed. `hop` counts from 1.
    fn trace_letter(
        &self,
        caller: Caller,
        id: String,
        hop: usize,
    ) -> impl Future<Output = Outcome<LetterView>> + Send;

    /// The scan of a reply by letter. `hop` counts from 1.
    fn trace_scan(
        &self,
        caller: Caller,
        id: String,
        hop: usize,
    ) -> impl Future<Output = Outcome<ScanView>> + Send;
}

impl ChainService for Running {
    async fn trace_suggest(
        &self,
        caller: Caller,
        request: SuggestRequest,
    ) -> Outcome<SuggestionListView> {
        let gun = match &request.trace {
            None => Some(intake::firearm(&request.firearm)?),
            Some(_) => None,
        };
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            suggest(core, gun, request.trace.as_deref())
        })
        .await
    }

    async fn trace_onward(
        &self,
        caller: Caller,
        id: String,
        request: OnwardRequest,
    ) -> Outcome<TraceView> {
        let letter = request.letter.as_ref().map(letter_to).transpose()?;
        self.run(move |core| {
            may(core, caller, roles::ASKS)?;
            let trace = match letter {
                Some(letter) => core.send_on_by_letter(caller, &id, letter)?,
                None => core.send_on(caller, &id, request.to.as_deref())?,
            };
            present::trace(core, &trace)
        })
        .await
    }

    async fn trace_enter_reply(
        &self,
        caller: Caller,
        id: String,
        request: LetterReplyRequest,
    ) -> Outcome<TraceView> {
        let mut reply = reply(&request)?;
        let scan = request.scan.as_deref().map(scan).transpose()?;
        let staged = scan.map(|(media_type, bytes)| {
            Staged::of(caller.uid, AttachmentRole::Letter, None, media_type, bytes)
        });
        let staged = staged.transpose()?.into_iter().collect::<Vec<_>>();
        let (wanted, hop, reference) = (id.clone(), reply.hop, reply.reference.clone());
        let enter = move |core: &mut Core, scan: Vec<Attachment>| {
            reply.scan = scan.into_iter().next();
            let trace = core.enter_reply(caller, &id, reply)?;
            present::trace(core, &trace)
        };
        let place = move |core: &mut Core| {
            let exchange = core.exchange_answered(&wanted, hop, reference.as_deref())?;
            Ok((exchange, core.identity.name.clone()))
        };
        self.send_with(caller, roles::ASKS, staged, place, enter).await
    }

    async fn trace_confirm_letter(
        &self,
        caller: Caller,
        id: String,
        request: ConfirmLetterRequest,
    ) -> Outcome<TraceView> {
        self.run(move |core| {
            may(core, caller, roles::ASKS)?;
            let ConfirmLetterRequest { hop, partner } = request;
            let trace = core.confirm_by_node(caller, &id, hop, &partner)?;
            present::trace(core, &trace)
        })
        .await
    }

    async fn trace_letter(&self, caller: Caller, id: String, hop: usize) -> Outcome<LetterView> {
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let record = hop_by_number(core, &id, hop)?;
            core.note(caller, AdminAct::on(AdminCode::TraceRead, record.trace))?;
            letter_view(core, &record)
        })
        .await
    }

    async fn trace_scan(&self, caller: Caller, id: String, hop: usize) -> Outcome<ScanView> {
        let scan = self
            .run(move |core| {
                may(core, caller, roles::READS_TRACES)?;
                let record = hop_by_number(core, &id, hop)?;
                let missing = || Denied::NotFound { what: "scan", id: hop.to_string() };
                let leaf = record.decision.ok_or(ChainDenied::NoReply)?;
                let scan = core.scan_of(&leaf)?.ok_or_else(missing)?;
                core.note(caller, AdminAct::on(AdminCode::FileOpened, leaf))?;
                Ok(scan)
            })
            .await?;
        let media_type = scan.record.said.media_type.as_str().to_owned();
        Ok(ScanView { media_type, base64: STANDARD.encode(self.opened(&scan).await?) })
    }
}

/// The hop of a trace with this number, from 1.
fn hop_by_number(core: &mut Core, id: &str, number: usize) -> Result<HopRecord, Denied> {
    let trace = core.trace_by_prefix(id)?;
    let hops = core.store.hops(&trace.id)?;
    let hop = number.checked_sub(1).and_then(|at| hops.into_iter().nth(at));
    hop.ok_or_else(|| ChainDenied::NoSuchLetter.into())
}

fn suggest(
    core: &mut Core,
    gun: Option<vestigo_protocol::firearm::FirearmDescription>,
    trace: Option<&str>,
) -> Result<SuggestionListView, Denied> {
    let mut clues: Vec<Clue> = Vec::new();
    let mut asked: Vec<Country> = Vec::new();
    let mut described = gun;
    if let Some(id) = trace {
        let trace = core.trace_by_prefix(id)?;
        for hop in core.store.hops(&trace.id)? {
            let state = core.state_of(&hop)?;
            asked.push(state);
            if described.is_none()
                && let Body::Query(query) = core.read_stored(&hop.query)?.1.body
            {
                described = Some(query.firearm());
            }
            let Some(decision) = hop.decision else { continue };
            if let Body::Answer(answer) = core.read_stored(&decision)?.1.body {
                clues.extend(likelihood::of_answer(&answer, state));
            }
        }
    }
    if let Some(gun) = &described {
        let maker = likelihood::maker_form(gun);
        let makers = maker.map(|form| advice::countries_of(&form)).unwrap_or_default();
        clues.extend(likelihood::of_gun(gun, &makers));
    }
    let own = core.identity.name.country();
    let now = core.now();
    let items = likelihood::rank(&clues, &asked).into_iter().map(|likely| {
        let (partner, barred) = if likely.country == own {
            (None, Some("own"))
        } else {
            match core.way_to(likely.country, RequestKind::Trace, now) {
                Way::Open(partner, _) => (Some(partner), None),
                Way::NotAgreed(partner) => (Some(partner), Some("not-agreed")),
                Way::NoAgreement(partner) => (Some(partner), Some("no-agreement")),
                Way::Suspended(partner) => (Some(partner), Some("suspended")),
                Way::NoPartner => (None, Some("no-partner")),
            }
        };
        SuggestionView {
            country: likely.country.to_string(),
            grounds: likely.grounds.iter().map(|g| g.name().to_owned()).collect(),
            partner: partner.map(|name| name.to_string()),
            barred: barred.map(str::to_owned),
        }
    });
    Ok(SuggestionListView { items: items.collect() })
}

fn letter_view(core: &mut Core, hop: &HopRecord) -> Result<LetterView, Denied> {
    let (header, content) = core.read_stored(&hop.query)?;
    let (common, Body::Query(query)) = (content.common, content.body) else {
        return Err(ChainDenied::NoSuchLetter.into());
    };
    let letter = common.off_network.as_ref().ok_or(ChainDenied::NoSuchLetter)?;
    let descriptor = core.descriptor().doc();
    let words = |text: Option<&str>| text.map(str::to_owned);
    Ok(LetterView {
        reference: letter.reference.as_str().to_owned(),
        from: descriptor.names.clone(),
        from_country: descriptor.country.to_string(),
        contact: descriptor.contact.clone(),
        agency: letter.agency.as_str().to_owned(),
        country: letter.country.to_string(),
        written: header.issued_at.to_rfc3339(),
        answer_by: hop.answer_by.to_rfc3339(),
        synthetic: common.synthetic == Some(true),
        request_kind: common.request_kind.map(|k| k.name().to_owned()).unwrap_or_default(),
        priority: present::priority(&common),
        justification: common
            .priority
            .as_ref()
            .and_then(|p| p.justification)
            .map(|j| j.name().to_owned()),
        purpose: common.purpose.map(|p| p.code().to_owned()).unwrap_or_default(),
        legal_basis: common.legal_basis.map(|b| b.name().to_owned()).unwrap_or_default(),
        illicit_basis: query.illicit_basis.iter().map(|b| b.code().to_owned()).collect(),
        recovery: query.recovery.map(|r| r.name().to_owned()),
        recovered_on: query.recovered_on.map(PartialDate::to_text),
        recovery_place: words(query.recovery_place.as_ref().map(|t| t.as_str())),
        circumstances: words(query.circumstances.as_ref().map(|t| t.as_str())),
        case_ref: words(query.case_reference.as_ref().map(|t| t.as_str())),
        firearm: present::firearm(&query.firearm()),
        leaf: hop.query.to_hex(),
    })
}

/// To whom a letter goes.
pub(super) fn letter_to(request: &LetterRequest) -> Outcome<LetterTo> {
    let country = Country::parse(&request.country.trim().to_ascii_uppercase())
        .ok_or_else(|| intake::bad("off-network", &request.country))?;
    if request.days == Some(0) {
        return Err(intake::bad("days", "0"));
    }
    Ok(LetterTo {
        country,
        agency: intake::text("to-agency", request.agency.trim())?,
        days: request.days,
    })
}

fn reply(request: &LetterReplyRequest) -> Outcome<Reply> {
    let filled = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
    };
    let date = |field: &str, text: &Option<String>| -> Outcome<Option<PartialDate>> {
        let parse = |text: String| PartialDate::parse(&text).map_err(|_| intake::bad(field, &text));
        filled(text).map(parse).transpose()
    };
    let their_reference = filled(&request.their_reference)
        .map(|t| intake::text("their-reference", &t))
        .transpose()?;
    let text = filled(&request.text).map(|t| intake::text("text", &t)).transpose()?;
    let word = request.result.trim().to_ascii_uppercase();
    let withheld = WithholdReason::from_name(&word);
    let said = match (withheld, ReturnReason::from_name(&word)) {
        (Some(reason), _) => match filled(&request.until) {
            Some(until) => Said::Delay(reason, intake::time("until", &until)?),
            None => Said::Refusal(ReasonCode::from(reason)),
        },
        (None, Some(reason)) => Said::Refusal(ReasonCode::from(reason)),
        (None, None) => answer(request, &word)?,
    };
    if text.is_none() && matches!(said, Said::Refusal(_) | Said::Delay(..)) {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-reply-words"));
    }
    Ok(Reply {
        hop: request.hop,
        reference: filled(&request.reference),
        dated: date("dated", &request.dated)?,
        their_reference,
        text,
        said,
        scan: None,
    })
}

fn answer(request: &LetterReplyRequest, word: &str) -> Outcome<Said> {
    let some = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
    };
    let country = some(&request.country)
        .map(|code| {
            let parsed = Country::parse(&code.to_ascii_uppercase());
            parsed.ok_or_else(|| intake::bad("country", &code))
        })
        .transpose()?;
    let searched = some(&request.searched).map(|t| intake::text("searched", &t)).transpose()?;
    if let Some(code) = NotCompletedCode::from_name(word) {
        let indicated = country.into_iter().collect();
        return Ok(Said::Answer {
            results: Vec::new(),
            not_completed: vec![code],
            searched,
            indicated,
        });
    }
    let code = ResultCode::from_name(word).ok_or_else(|| intake::bad("result", word))?;
    if code == ResultCode::NoRecord && searched.is_none() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-reply-searched"));
    }
    let date = some(&request.date)
        .map(|text| PartialDate::parse(&text).map_err(|_| intake::bad("date", &text)))
        .transpose()?;
    let kind = some(&request.party_kind)
        .map(|word| intake::code("party-kind", &word, PartyKind::from_name))
        .transpose()?;
    let name = some(&request.party).map(|t| intake::text("party", &t)).transpose()?;
    let party = (kind.is_some() || name.is_some()).then(|| Party {
        kind: kind.unwrap_or(PartyKind::NotKnown),
        name,
        licence: None,
        country: None,
    });
    let number = some(&request.document).map(|t| intake::text("document", &t)).transpose()?;
    let document = number.map(|number| DocumentRef {
        kind: match code {
            ResultCode::RecordedStolen | ResultCode::RecordedLost => DocumentKind::Report,
            ResultCode::RecordedDestroyed | ResultCode::RecordedDeactivated => {
                DocumentKind::Certificate
            }
            _ => DocumentKind::Licence,
        },
        number: Some(number),
        issuer: None,
        sha256: None,
    });
    let results = vec![TraceResult { code, country, date, party, document }];
    Ok(Said::Answer { results, not_completed: Vec::new(), searched, indicated: Vec::new() })
}

/// A scan by what it begins with, whatever it is called.
pub(super) fn scan(base64: &str) -> Outcome<(&'static str, Vec<u8>)> {
    const KINDS: [(&[u8], &str); 5] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
    ];
    let bytes = STANDARD.decode(base64).map_err(|_| intake::bad("scan", "base64"))?;
    if bytes.len() > SCAN_MAX {
        return Err(
            ServiceError::new(ErrorCode::BadInput, "error-scan-too-large").with("limit", SCAN_MAX)
        );
    }
    let kind = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic));
    let unknown = || ServiceError::new(ErrorCode::BadInput, "error-scan-kind");
    kind.map(|(_, media_type)| (*media_type, bytes.clone())).ok_or_else(unknown)
}

/// A chain that does not go on, in the service's words.
pub(super) fn denied(denied: &ChainDenied) -> ServiceError {
    let plain = |code, key| ServiceError::new(code, key);
    match denied {
        ChainDenied::LeadsNowhere => plain(ErrorCode::Conflict, "error-leads-nowhere"),
        ChainDenied::ChooseState(states) => {
            let states: Vec<String> = states.iter().map(ToString::to_string).collect();
            plain(ErrorCode::BadInput, "error-choose-state").with("states", states.join(", "))
        }
        ChainDenied::NoPartnerIn(state) => {
            plain(ErrorCode::NotFound, "error-no-partner-in").with("country", state)
        }
        ChainDenied::Suspended(partner) => {
            plain(ErrorCode::NotAllowed, "error-suspended").with("partner", partner)
        }
        ChainDenied::NotAgreed(partner, kind) => {
            plain(ErrorCode::NotAllowed, "error-kind-not-agreed")
                .with("partner", partner)
                .with("kind", kind.name())
        }
        ChainDenied::AlreadyAsked(who) => {
            plain(ErrorCode::Conflict, "error-already-asked").with("who", who)
        }
        ChainDenied::TooLong => plain(ErrorCode::Conflict, "error-chain-too-long"),
        ChainDenied::TooMany => plain(ErrorCode::BadInput, "error-too-many-at-once")
            .with("limit", likelihood::FAN_OUT_MAX),
        ChainDenied::NoSuchLetter => plain(ErrorCode::NotFound, "error-no-such-letter"),
        ChainDenied::ChooseLetter => plain(ErrorCode::BadInput, "error-choose-letter"),
        ChainDenied::AnotherReference => plain(ErrorCode::BadInput, "error-another-reference"),
        ChainDenied::ReplyEntered => plain(ErrorCode::Conflict, "error-reply-entered"),
        ChainDenied::NoReply => plain(ErrorCode::Conflict, "error-no-reply"),
        ChainDenied::AnotherState(partner) => {
            plain(ErrorCode::BadInput, "error-another-state").with("partner", partner)
        }
    }
}
