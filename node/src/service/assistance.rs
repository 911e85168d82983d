//! Assistance between agencies: what was asked and offered, each a signed message under the agreement, and
//! a closed assessment, or a part of it, that goes to one partner with such a request.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::{
    AssistanceField, AttachmentRole, Handling, IntendedUse, LegalBasis, OnwardUse, RequestKind,
};
use vestigo_protocol::firearm::{FirearmDescription, Name};
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Attachment, Body, Common, HandlingTag, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::adviser::showing::content_of;
use super::attachments::{Staged, random};
use super::paging::page;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::stock::digest;
use super::views::{CaseState, HopState, MatterView, silent_debug};
use super::{Caller, Outcome, adviser, intake, kept, matters, present, roles};
use crate::adviser::assessment;
use crate::adviser::assistance::{Sent, Sort, Sought};
use crate::adviser::content::Content;
use crate::adviser::project::{Project, field_of, field_of_question};
use crate::adviser::refused::AdviserRefused;
use crate::adviser::shared::{self, Part};
use crate::desk::answer::empty_common;
use crate::holdings::moment;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied, Matter};
use crate::store::{QueuePlace, StoreError};

mod refusal;
#[cfg(test)]
mod tests;

pub(super) use refusal::refusal;

/// What a row of the list is, by name.
pub const SORTS: &[&str] = Sort::NAMES;

/// Partners that one request goes to at once.
const PARTNERS_MAX: usize = 32;
/// Records that are read at once.
const PIECE: usize = 256;
/// Cases of partners that one list looks at, from the head of the queue on.
const LOOKED_AT_MAX: usize = 5_000;

/// Use cases of a running node about assistance.
pub trait AssistanceService: Send + Sync + 'static {
    /// What was asked and offered, by us and by partners, the newest first.
    fn assistance(
        &self,
        caller: Caller,
        request: AssistanceRequest,
    ) -> impl Future<Output = Outcome<AssistanceListView>> + Send;

    /// Asks partners for assistance, or offers it: one signed message to each. Nothing leaves unless it
    /// may go to all of them.
    fn assistance_ask(
        &self,
        caller: Caller,
        request: AssistanceWanted,
    ) -> impl Future<Output = Outcome<AssistanceSentView>> + Send;

    /// What of an assessment would go to a partner: the very bytes. Sends nothing.
    fn assistance_preview(
        &self,
        caller: Caller,
        request: ShareWanted,
    ) -> impl Future<Output = Outcome<ShareView>> + Send;
}

/// `assistance list`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AssistanceRequest {
    /// Only what we asked (`ASKED`) or offered (`OFFERED`), partners' offers (`OFFER`) or their requests
    /// (`REQUEST`).
    pub sort: Option<String>,
    /// Only with this partner.
    pub partner: Option<String>,
    /// Only what a gap of this assessment was asked for.
    pub assessment: Option<u64>,
    /// At most so many; the service caps it at 1000.
    pub limit: Option<u32>,
    /// `next` of the previous page.
    pub after: Option<String>,
}

/// What of an assessment is meant.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ShareWanted {
    /// Number of a closed assessment.
    pub assessment: u64,
    /// Its areas (`marking`, …); none: all.
    pub areas: Vec<String>,
    /// Whether what shows the levels goes along.
    pub evidence: bool,
    /// Language of the words: `en`, `es`, `pt` or `fr`; absent: `en`.
    pub language: Option<String>,
}

/// A part of an assessment that goes along.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Share {
    /// What of it.
    pub what: ShareWanted,
    /// Digest of the preview: what goes out is what was looked at.
    pub digest: String,
    /// Handling code (`H0` to `H3`).
    pub handling: String,
}

/// `assistance ask` and `assistance offer`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AssistanceWanted {
    /// True to offer, false to ask.
    pub offers: bool,
    /// The partners; for an offer that is taken up the one who made it.
    pub to: Vec<String>,
    /// With what (`MARKING`, …); empty: what the question or the offer is about.
    pub field: String,
    /// In words: the officer's own, nothing is copied into them.
    pub text: String,
    /// Purpose code.
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Number of the assessment whose gap it is about. Stays here.
    pub assessment: Option<u64>,
    /// The question that is that gap. Stays here.
    pub question: Option<String>,
    /// Entry of the partner's offer that it takes up.
    pub offer: Option<String>,
    /// A part of an assessment that goes along, to one partner.
    pub share: Option<Share>,
}

/// What went out together.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssistanceSentView {
    /// Its number.
    pub number: u64,
    /// With what.
    pub field: String,
    /// Each signed message.
    pub sent: Vec<MatterView>,
}

/// What of an assessment would go to a partner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShareView {
    /// What the file is called.
    pub name: String,
    /// The file: CSV with a header, UTF-8.
    pub text: String,
    /// SHA-256 of the file.
    pub digest: String,
    /// Answered questions in it.
    pub answers: u64,
}

/// A request or an offer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssistanceRowView {
    /// `ASKED`, `OFFERED`, `OFFER` or `REQUEST`.
    pub sort: String,
    /// Its exchange; of a partner's offer its entry.
    pub id: String,
    /// The partner.
    pub partner: String,
    /// With what.
    pub field: String,
    /// When it was sent or received.
    pub at: String,
    /// How ours stands.
    pub hop: Option<HopState>,
    /// How the partner's stands.
    pub case: Option<CaseState>,
    /// What was said; none once it was destroyed.
    pub text: Option<String>,
    /// What was replied.
    pub reply: Option<String>,
    /// The offer that it takes up, by the id that it has in this list.
    pub takes_up: Option<String>,
    /// For an offer: whether it was taken up.
    pub taken_up: bool,
    /// Number of the assessment whose gap it is about.
    pub assessment: Option<u64>,
    /// The question that is that gap.
    pub question: Option<String>,
    /// Whether a part of an assessment went along.
    pub shared: bool,
    /// Number of the project that came of it.
    pub project: Option<u64>,
    /// How that stands.
    pub project_state: Option<String>,
}

/// A page of requests and offers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssistanceListView {
    /// The newest first.
    pub items: Vec<AssistanceRowView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

silent_debug!(
    AssistanceRequest,
    ShareWanted,
    Share,
    AssistanceWanted,
    AssistanceSentView,
    ShareView,
    AssistanceRowView,
    AssistanceListView,
);

/// A refusal of the rules.
pub(super) fn denied(refused: AdviserRefused) -> Denied {
    refused.into()
}

/// A request, read; what it says of partners and offers is checked with the store.
struct Asking {
    kind: RequestKind,
    to: Vec<String>,
    field: Option<AssistanceField>,
    text: Text<NOTE_MAX>,
    purpose: IntendedUse,
    legal_basis: LegalBasis,
    assessment: Option<u64>,
    question: Option<String>,
    offer: Option<LeafHash>,
    shared: Option<Part>,
}

fn read(request: &AssistanceWanted, shared: Option<Part>) -> Outcome<Asking> {
    let needs = |field| refusal(&AdviserRefused::Needs(field));
    let kind = match request.offers {
        true => RequestKind::AssistanceOffer,
        false => RequestKind::AssistanceRequest,
    };
    let question = match request.question.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(id) => Some(adviser::question(&assessment::CHECKLIST, id)?),
    };
    let field = match request.field.trim() {
        "" => question.as_deref().and_then(field_of_question),
        name => Some(field_of(name).map_err(|refused| refusal(&refused))?),
    };
    let offer = match request.offer.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(_) if request.offers => return Err(needs("offer")),
        Some(leaf) => Some(LeafHash::from_hex(leaf).ok_or_else(|| needs("offer"))?),
    };
    if request.text.trim().is_empty() {
        return Err(needs("text"));
    }
    let mut to: Vec<String> = request.to.iter().map(|name| name.trim().to_owned()).collect();
    let mut seen = BTreeSet::new();
    to.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    if to.len() > PARTNERS_MAX || (shared.is_some() && to.len() > 1) {
        return Err(needs("to"));
    }
    Ok(Asking {
        kind,
        to,
        field,
        text: intake::text("text", request.text.trim())?,
        purpose: intake::code("purpose", &request.purpose, IntendedUse::from_name)?,
        legal_basis: intake::code("legal-basis", &request.legal_basis, LegalBasis::from_name)?,
        assessment: request.assessment.filter(|_| question.is_some()),
        question,
        offer,
        shared,
    })
}

/// To whom, and with what, everything checked that can be before anything is signed.
fn checked(core: &mut Core, asking: &Asking) -> Result<(Vec<NodeName>, AssistanceField), Denied> {
    let (mut to, mut field) = (asking.to.clone(), asking.field);
    if let Some(leaf) = &asking.offer {
        let notice = core.store.notice(leaf)?;
        let notice = notice.filter(|notice| notice.kind == RequestKind::AssistanceOffer);
        let notice = notice.ok_or_else(|| denied(AdviserRefused::NoOffer))?;
        let by = notice.partner.to_string();
        if to.iter().any(|name| *name != by) {
            return Err(denied(AdviserRefused::NoOffer));
        }
        to = vec![by];
        field = field.or(said(core, leaf)?.field);
    }
    if let Some(number) = asking.assessment
        && core.store.assessment(number)?.is_none()
    {
        return Err(denied(AdviserRefused::Needs("assessment")));
    }
    let ground = (asking.kind, asking.purpose, asking.legal_basis);
    let allowed = to.iter().map(|name| matters::allowed_to(core, name, ground));
    let partners: Vec<NodeName> = allowed.collect::<Result<_, _>>()?;
    if partners.is_empty() {
        return Err(denied(AdviserRefused::Needs("to")));
    }
    Ok((partners, field.ok_or_else(|| denied(AdviserRefused::Needs("field")))?))
}

/// A file that goes along, in the exchange that it is encrypted for.
struct Along {
    exchange: ExchangeId,
    files: Vec<Attachment>,
    handling: Handling,
}

fn ask(
    core: &mut Core,
    caller: Caller,
    asking: &Asking,
    along: Option<Along>,
) -> Result<AssistanceSentView, Denied> {
    let officer = core.allowed(caller, roles::ASSISTS)?;
    let by = core.staff.profile(officer.id).name;
    let (partners, field) = checked(core, asking)?;
    let number = kept::next::<Sought>(core)?;
    core.note(caller, AdminAct::on(AdminCode::AssistanceAsked, number))?;
    let concerns: Vec<LeafHash> = asking.offer.into_iter().collect();
    let query = Query {
        assistance: Some(field),
        concerns,
        ..Query::describing(FirearmDescription::default())
    };
    let mut common = Common {
        purpose: Some(asking.purpose),
        legal_basis: Some(asking.legal_basis),
        text: Some(asking.text.clone()),
        ..empty_common()
    };
    let exchange = along.as_ref().map(|along| along.exchange);
    if let Some(along) = along {
        common.handling = Some(HandlingTag {
            originator: core.identity.name.clone(),
            handling: along.handling,
            purposes: vec![asking.purpose],
            onward: OnwardUse::None,
            onward_states: Vec::new(),
            retain_until: None,
            personal_data: asking.shared.as_ref().is_some_and(|part| part.evidence),
        });
        common.attachments = along.files;
    }
    let (mut sent, mut views) = (Vec::new(), Vec::new());
    for partner in &partners {
        let (to, kind) = (partner.to_string(), asking.kind);
        let matter = Matter { to: to.clone(), kind, query: query.clone(), common: common.clone() };
        let trace = core.ask_matter_as(caller, matter, exchange)?;
        sent.push(Sent { partner: to, exchange: trace.id.to_hex() });
        views.push(matters::view_of(core, &trace.id)?);
    }
    let sought = Sought {
        number,
        field: field.name().to_owned(),
        assessment: asking.assessment,
        question: asking.question.clone(),
        offer: asking.offer.map(|leaf| leaf.to_hex()),
        shared: asking.shared.clone(),
        sent,
        at: core.now(),
        by,
    };
    kept::put(core, &sought)?;
    Ok(AssistanceSentView { number, field: sought.field, sent: views })
}

/// What of an assessment is meant, in bytes.
fn prepared(
    core: &mut Core,
    number: u64,
    part: &Part,
    words: &Content,
) -> Result<Outcome<ShareView>, Denied> {
    let Some(record) = core.store.assessment(number)? else { return Ok(Err(adviser::none())) };
    let Some(closed) = record.closed_at else { return Err(denied(AdviserRefused::NotClosed)) };
    let content = match adviser::read(&record) {
        Ok(content) => content,
        Err(error) => return Ok(Err(error)),
    };
    let table = shared::table((record.year, &moment::day_of(closed)), &content, part, words);
    let text = table
        .map_err(|_| StoreError::Unreadable { what: "assessment", key: number.to_string() })?;
    let (sum, lines) = (digest(&text).to_string(), text.lines().count().saturating_sub(1));
    Ok(Ok(ShareView {
        name: format!("assessment-{}-{number}.csv", record.year),
        digest: sum,
        answers: u64::try_from(lines).unwrap_or(u64::MAX),
        text,
    }))
}

/// What is meant, and in whose words.
fn part(wanted: &ShareWanted) -> Outcome<(Part, &'static Content)> {
    let words = content_of(wanted.language.as_deref())?;
    let areas = shared::areas(&wanted.areas).map_err(|refused| refusal(&refused))?;
    let ShareWanted { assessment, evidence, .. } = *wanted;
    Ok((Part { assessment, areas, evidence }, words))
}

/// What an entry about assistance says, as far as it is still here.
#[derive(Default)]
struct Said {
    text: Option<String>,
    field: Option<AssistanceField>,
    concerns: Vec<LeafHash>,
    kind: Option<RequestKind>,
}

fn said(core: &mut Core, entry: &LeafHash) -> Result<Said, Denied> {
    let content = match core.read_stored(entry) {
        Err(Denied::Erased) => return Ok(Said::default()),
        read => read?.1,
    };
    let text = content.common.text.as_ref().map(|text| text.as_str().to_owned());
    let kind = content.common.request_kind;
    Ok(match content.body {
        Body::Query(query) => {
            Said { text, field: query.assistance, concerns: query.concerns, kind }
        }
        _ => Said { text, kind, ..Said::default() },
    })
}

/// Requests that went out and projects, by their exchange.
struct Known {
    sought: BTreeMap<String, Sought>,
    projects: BTreeMap<String, (u64, String)>,
}

impl Known {
    fn read(core: &mut Core) -> Result<Self, Denied> {
        let mut sought = BTreeMap::new();
        for one in kept::all::<Sought>(core)? {
            for sent in &one.sent {
                sought.insert(sent.exchange.clone(), one.clone());
            }
        }
        // The newest first: the newest of an exchange stays.
        let mut projects = BTreeMap::new();
        for one in kept::all::<Project>(core)? {
            let said = (one.number, one.state.name().to_owned());
            projects.entry(one.exchange).or_insert(said);
        }
        Ok(Self { sought, projects })
    }

    fn row(&self, sort: Sort, id: String, partner: &NodeName, at: Timestamp) -> AssistanceRowView {
        let sought = self.sought.get(&id);
        let project = self.projects.get(&id);
        AssistanceRowView {
            sort: sort.name().to_owned(),
            partner: partner.to_string(),
            field: String::new(),
            at: at.to_rfc3339(),
            hop: None,
            case: None,
            text: None,
            reply: None,
            takes_up: None,
            taken_up: false,
            assessment: sought.and_then(|one| one.assessment),
            question: sought.and_then(|one| one.question.clone()),
            shared: sought.is_some_and(|one| one.shared.is_some()),
            project: project.map(|(number, _)| *number),
            project_state: project.map(|(_, state)| state.clone()),
            id,
        }
    }
}

fn word(field: Option<AssistanceField>) -> String {
    field.map(|field| field.name().to_owned()).unwrap_or_default()
}

/// What we asked and offered.
fn ours(core: &mut Core, known: &Known, rows: &mut Vec<AssistanceRowView>) -> Result<(), Denied> {
    let mut after = None;
    loop {
        let piece = core.store.matter_page(after.as_ref(), PIECE)?;
        let Some(last) = piece.last() else { return Ok(()) };
        after = Some(last.exchange);
        for matter in piece {
            let sort = match matter.kind {
                RequestKind::AssistanceRequest => Sort::Asked,
                RequestKind::AssistanceOffer => Sort::Offered,
                _ => continue,
            };
            let Some(hop) = core.store.hop(&matter.exchange)? else { continue };
            let asked = said(core, &hop.query)?;
            let reply = match hop.decision {
                Some(decision) => said(core, &decision)?.text,
                None => None,
            };
            let state = match matters::view_of(core, &matter.exchange) {
                Ok(view) => Some(view.state),
                Err(Denied::Erased) => None,
                Err(other) => return Err(other),
            };
            let row = known.row(sort, matter.exchange.to_hex(), &hop.partner, hop.asked_at);
            rows.push(AssistanceRowView {
                field: word(asked.field),
                hop: state,
                text: asked.text,
                reply,
                takes_up: matter.about.map(|leaf| leaf.to_hex()),
                ..row
            });
        }
    }
}

/// What partners offered and asked.
fn theirs(core: &mut Core, known: &Known, rows: &mut Vec<AssistanceRowView>) -> Result<(), Denied> {
    for notice in core.store.notices()? {
        if notice.kind == RequestKind::AssistanceOffer {
            let offered = said(core, &notice.leaf)?;
            let (id, at) = (notice.leaf.to_hex(), notice.received_at);
            let row = known.row(Sort::Offer, id, &notice.partner, at);
            rows.push(AssistanceRowView { field: word(offered.field), text: offered.text, ..row });
        }
    }
    let referred = crate::desk::policy::Referral::RequestKind.name();
    let mut after = QueuePlace::before(crate::store::Lane::Waiting);
    let mut looked_at = 0;
    while looked_at < LOOKED_AT_MAX {
        let piece = core.store.case_page(None, &after, PIECE)?;
        let Some(last) = piece.last() else { break };
        after = QueuePlace::of(last);
        looked_at += piece.len();
        for case in piece.into_iter().filter(|case| case.referral == referred) {
            let asked = said(core, &case.query)?;
            if asked.kind != Some(RequestKind::AssistanceRequest) {
                continue;
            }
            let reply = match case.decision {
                Some(decision) => said(core, &decision)?.text,
                None => None,
            };
            // The offer is an entry of ours: its exchange is its place in this list.
            let takes_up = match asked.concerns.first() {
                Some(leaf) => core.header_of(leaf)?.map(|header| header.exchange.to_hex()),
                None => None,
            };
            let id = case.exchange.to_hex();
            let row = known.row(Sort::Request, id, &case.partner, case.received_at);
            rows.push(AssistanceRowView {
                field: word(asked.field),
                case: Some(present::state_of(&case)),
                text: asked.text,
                reply,
                takes_up,
                ..row
            });
        }
    }
    Ok(())
}

fn list(
    core: &mut Core,
    caller: Caller,
    request: AssistanceRequest,
) -> Result<AssistanceListView, Denied> {
    may(core, caller, roles::READS_ASSISTANCE)?;
    let sort = match request.sort.as_deref() {
        None => None,
        Some(name) => {
            let sort = Sort::from_name(name);
            Some(sort.ok_or_else(|| denied(AdviserRefused::Needs("sort")))?.name())
        }
    };
    let known = Known::read(core)?;
    let mut rows = Vec::new();
    ours(core, &known, &mut rows)?;
    theirs(core, &known, &mut rows)?;
    let taken: BTreeSet<String> = rows.iter().filter_map(|row| row.takes_up.clone()).collect();
    for row in &mut rows {
        row.taken_up = taken.contains(&row.id);
    }
    rows.retain(|row| {
        sort.is_none_or(|sort| row.sort == sort)
            && request.partner.as_ref().is_none_or(|partner| *partner == row.partner)
            && request.assessment.is_none_or(|number| row.assessment == Some(number))
    });
    rows.sort_by(|a, b| (&b.at, &a.id).cmp(&(&a.at, &b.id)));
    let page_of =
        ListRequest { limit: request.limit, after: request.after, ..ListRequest::default() };
    let (items, next) = page(rows, &page_of, |row| row.id.clone());
    Ok(AssistanceListView { items, next })
}

impl AssistanceService for Running {
    async fn assistance(
        &self,
        caller: Caller,
        request: AssistanceRequest,
    ) -> Outcome<AssistanceListView> {
        self.run(move |core| list(core, caller, request)).await
    }

    async fn assistance_ask(
        &self,
        caller: Caller,
        request: AssistanceWanted,
    ) -> Outcome<AssistanceSentView> {
        let Some(share) = request.share.clone() else {
            let asking = read(&request, None)?;
            return self.run(move |core| ask(core, caller, &asking, None)).await;
        };
        let handling = intake::code("handling", &share.handling, Handling::from_name)?;
        let (part, words) = part(&share.what)?;
        let asking = read(&request, Some(part.clone()))?;
        // Refused before a file is made or anything is sent.
        let (view, asking) = self
            .run(move |core| {
                may(core, caller, roles::ASSISTS)?;
                let (partners, _) = checked(core, &asking)?;
                if partners.len() != 1 {
                    return Err(denied(AdviserRefused::Needs("to")));
                }
                Ok((prepared(core, part.assessment, &part, words)?, asking))
            })
            .await?;
        let view = view?;
        if view.digest != share.digest.trim().to_ascii_lowercase() {
            return Err(refusal(&AdviserRefused::Changed));
        }
        let title: Option<Name> = intake::optional("title", Some(view.name.as_str()))?;
        let (role, bytes) = (AttachmentRole::Other, view.text.clone().into_bytes());
        let staged = Staged::of(caller.uid, role, title, "text/plain", bytes)?;
        let exchange = ExchangeId(random()?);
        let asking = std::sync::Arc::new(asking);
        let placed = asking.clone();
        let place = move |core: &mut Core| {
            let partner = checked(core, &placed)?.0.into_iter().next();
            Ok((exchange, partner.ok_or_else(|| denied(AdviserRefused::Needs("to")))?))
        };
        let say = move |core: &mut Core, files| {
            let number = asking.shared.as_ref().map_or(0, |part| part.assessment);
            let to = checked(core, &asking)?.0.into_iter().next();
            let to = to.map(|partner| partner.to_string()).unwrap_or_default();
            let noted = AdminAct::on(AdminCode::AssessmentShared, format!("{number} {to}"));
            core.note(caller, noted.with(digest(&view.text)))?;
            ask(core, caller, &asking, Some(Along { exchange, files, handling }))
        };
        self.send_with(caller, roles::ASSISTS, vec![staged], place, say).await
    }

    async fn assistance_preview(&self, caller: Caller, request: ShareWanted) -> Outcome<ShareView> {
        let (part, words) = part(&request)?;
        self.run(move |core| {
            may(core, caller, roles::ASSISTS)?;
            prepared(core, part.assessment, &part, words)
        })
        .await?
    }
}
