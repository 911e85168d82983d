//! Bulletins: knowledge without a gun, told to several partners at once and found again among what
//! partners told (CIFTA XIII.1).
//!
//! A bulletin is one signed notice to each partner; what is kept here of ours is to whom it went. Words and
//! lists are read from the messages, so that they go when those are erased.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use vestigo_protocol::codes::{AttachmentRole, BulletinKind, OnwardUse, RequestKind};
use vestigo_protocol::firearm::Name;
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::message::{Body, HandlingTag};

use super::attachments::Staged;
use super::paging::page;
use super::requests::ListRequest;
use super::requests::attachments::OpenRequest;
use super::running::{Running, may};
use super::views::OpenedView;
use super::{Caller, Outcome, ServiceError, intake, kept, matters, roles};
use crate::holdings::bulletin::{
    self, Authorised, AuthorisedParty, Bulletin, Direction, Parties, PartyRowError, says,
};
use crate::holdings::moment;
use crate::holdings::table::BYTES_MAX;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::attaching::Located;
use crate::runtime::{Core, Denied};
use crate::store::{AttachmentRecord, AttachmentState};

mod sending;
#[cfg(test)]
mod tests;
mod views;

pub use views::{
    AuthorisedPartiesView, AuthorisedPartyView, BulletinListView, BulletinRowView,
    BulletinSentView, BulletinView, BulletinWanted, BulletinsRequest, PartiesCheckedView,
    PartiesRequest, PartiesWanted,
};

use sending::{list_of, read, read_list, send};

/// Whose a bulletin is, by name.
pub const WAYS: &[&str] = Direction::NAMES;
/// What an authorised party may do, by name.
pub const PARTY_KINDS: &[&str] = Authorised::NAMES;

/// What a list of parties is called on its way.
const LIST_NAME: &str = "authorised-parties.csv";
/// What it is.
const LIST_TYPE: &str = "text/plain";

/// Use cases of a running node about bulletins.
pub trait BulletinService: Send + Sync + 'static {
    /// Bulletins, ours and partners', the newest first.
    fn bulletins(
        &self,
        caller: Caller,
        request: BulletinsRequest,
    ) -> impl Future<Output = Outcome<BulletinListView>> + Send;

    /// One of them, by its number or, of a partner's, its entry or the first eight digits of it or more.
    fn bulletin(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<BulletinView>> + Send;

    /// Sends a bulletin: one signed notice to each partner. Nothing leaves unless it may go to all that
    /// were named.
    fn bulletin_send(
        &self,
        caller: Caller,
        request: BulletinWanted,
    ) -> impl Future<Output = Outcome<BulletinView>> + Send;

    /// What a list of authorised parties says, and what is wrong with it. Sends nothing.
    fn bulletin_check(
        &self,
        caller: Caller,
        request: PartiesWanted,
    ) -> impl Future<Output = Outcome<PartiesCheckedView>> + Send;

    /// Who is authorised, by the newest lists that partners told and that we told.
    fn parties(
        &self,
        caller: Caller,
        request: PartiesRequest,
    ) -> impl Future<Output = Outcome<AuthorisedPartiesView>> + Send;

    /// Opens a file of a bulletin.
    fn bulletin_open(
        &self,
        caller: Caller,
        id: String,
        digest: String,
        request: OpenRequest,
    ) -> impl Future<Output = Outcome<OpenedView>> + Send;
}

/// What an entry says, as far as it is still here.
#[derive(Default)]
struct Said {
    text: Option<String>,
    about: Option<BulletinKind>,
    concerns: Vec<LeafHash>,
    files: u64,
    handling: Option<HandlingTag>,
}

fn said(core: &mut Core, entry: &LeafHash) -> Result<Said, Denied> {
    // One that cannot be read hides no other.
    let Some((_, content)) = core.read_if_readable(entry)? else { return Ok(Said::default()) };
    let common = content.common;
    let mut said = Said {
        text: common.text.map(|text| text.as_str().to_owned()),
        files: u64::try_from(common.attachments.len()).unwrap_or(u64::MAX),
        handling: common.handling,
        ..Said::default()
    };
    if let Body::Query(query) = content.body {
        said.about = query.bulletin;
        said.concerns = query.concerns;
    }
    Ok(said)
}

/// A bulletin with what reading it again needs.
struct Found {
    row: BulletinRowView,
    ours: Option<Bulletin>,
    /// The entry whose words are shown: of ours that to the first partner.
    entry: Option<LeafHash>,
    handling: Option<HandlingTag>,
    /// Its place in our log: bulletins of one second have an order, too.
    index: u64,
}

fn index_of(core: &mut Core, entry: Option<&LeafHash>) -> Result<u64, Denied> {
    let Some(entry) = entry else { return Ok(0) };
    Ok(core.store.entry_by_leaf(entry)?.map_or(0, |entry| entry.index))
}

/// All bulletins, the newest first.
fn all(core: &mut Core) -> Result<Vec<Found>, Denied> {
    let mut found = Vec::new();
    let ours = kept::all::<Bulletin>(core)?;
    let replaced: BTreeMap<u64, u64> =
        ours.iter().filter_map(|one| Some((one.replaces?, one.number))).collect();
    for one in ours {
        let mut told = Said::default();
        let mut entry = None;
        // The first of them that was not erased.
        for leaf in one.sent.iter().filter_map(|sent| LeafHash::from_hex(&sent.entry)) {
            told = said(core, &leaf)?;
            entry = Some(leaf);
            if told.text.is_some() {
                break;
            }
        }
        let row = BulletinRowView {
            id: one.number.to_string(),
            way: Direction::Sent.name().to_owned(),
            about: one.about.clone(),
            at: one.at.to_rfc3339(),
            partners: one.sent.iter().map(|sent| sent.partner.clone()).collect(),
            text: told.text,
            replaces: one.replaces.map(|number| number.to_string()),
            replaced_by: replaced.get(&one.number).map(u64::to_string),
            files: told.files,
        };
        let index = index_of(core, entry.as_ref())?;
        found.push(Found { row, ours: Some(one), entry, handling: told.handling, index });
    }
    let mut theirs = Vec::new();
    for notice in core.store.notices()? {
        if notice.kind == RequestKind::Bulletin {
            let (told, index) = (said(core, &notice.leaf)?, index_of(core, Some(&notice.leaf))?);
            theirs.push((index, notice, told));
        }
    }
    theirs.sort_by_key(|(index, _, _)| Reverse(*index));
    // The newest first: what is told to be replaced twice is replaced by the newest.
    let mut replaced: BTreeMap<(NodeName, LeafHash), LeafHash> = BTreeMap::new();
    for (_, notice, told) in &theirs {
        for before in &told.concerns {
            replaced.entry((notice.partner.clone(), *before)).or_insert(notice.leaf);
        }
    }
    for (index, notice, told) in theirs {
        // Only whoever told a bulletin replaces it.
        let by = replaced.get(&(notice.partner.clone(), notice.leaf));
        let row = BulletinRowView {
            id: notice.leaf.to_hex(),
            way: Direction::Received.name().to_owned(),
            about: told.about.map(|about| about.name().to_owned()).unwrap_or_default(),
            at: notice.received_at.to_rfc3339(),
            partners: vec![notice.partner.to_string()],
            text: told.text,
            replaces: told.concerns.first().map(LeafHash::to_hex),
            replaced_by: by.map(LeafHash::to_hex),
            files: told.files,
        };
        let entry = Some(notice.leaf);
        found.push(Found { row, ours: None, entry, handling: told.handling, index });
    }
    found.sort_by_key(|one| Reverse((one.index, one.ours.as_ref().map_or(0, |ours| ours.number))));
    Ok(found)
}

/// The bulletin of an id.
fn one(core: &mut Core, id: &str) -> Result<Found, Denied> {
    let id = id.trim().to_ascii_lowercase();
    let missing = || Denied::NotFound { what: "bulletin", id: id.clone() };
    let is_number = id.len() < 8;
    let mut found: Vec<Found> = all(core)?
        .into_iter()
        .filter(|one| match (&one.ours, is_number) {
            (Some(_), true) => one.row.id == id,
            (None, false) => one.row.id.starts_with(&id),
            _ => false,
        })
        .collect();
    match (found.pop(), found.is_empty()) {
        (None, _) => Err(missing()),
        (Some(one), true) => Ok(one),
        (Some(_), false) => Err(Denied::Ambiguous { id }),
    }
}

impl Found {
    /// The files that the entry whose words are shown names.
    fn files(&self, core: &mut Core) -> Result<Vec<AttachmentRecord>, Denied> {
        let Some(entry) = &self.entry else { return Ok(Vec::new()) };
        let Some(header) = core.header_of(entry)? else { return Ok(Vec::new()) };
        let partner = if self.ours.is_some() { header.audience } else { header.issuer };
        let mut files = core.store.attachments_of(&header.exchange, &partner)?;
        files.retain(|file| file.entry == *entry);
        Ok(files)
    }

    /// Its list of authorised parties: none if it has none; else whether it is here.
    fn list(&self, core: &mut Core) -> Result<Option<Option<Located>>, Denied> {
        if self.row.about != BulletinKind::AuthorisedParties.name() {
            return Ok(None);
        }
        let mut texts = self.files(core)?;
        texts.retain(|file| file.said.media_type.as_str() == LIST_TYPE);
        // By its name, where a letter goes along.
        let named = |file: &AttachmentRecord| {
            file.said.title.as_ref().is_some_and(|title| title.as_str() == LIST_NAME)
        };
        let at = texts.iter().position(named).unwrap_or(0);
        let Some(file) = texts.into_iter().nth(at) else { return Ok(None) };
        let is_read = file.said.length <= BYTES_MAX as u64;
        if file.state != AttachmentState::Here || !is_read {
            return Ok(Some(None));
        }
        Ok(Some(core.located(file)?))
    }

    /// The node that tells it.
    fn told_by(&self, core: &Core) -> String {
        match (&self.ours, self.row.partners.first()) {
            (None, Some(partner)) => partner.clone(),
            _ => core.identity.name.to_string(),
        }
    }
}

/// A list with who tells it, on its way from the core to a reader of files.
struct Told {
    bulletin: String,
    by: String,
    list: Located,
}

/// The rows of a list that was opened. What a partner calls a list and is none is one wrong row.
fn rows(bytes: &[u8], told: &Told, today: &str) -> (Vec<AuthorisedPartyView>, Vec<PartyRowError>) {
    let not_read = || PartyRowError { line: 1, column: "name".to_owned() };
    let read = std::str::from_utf8(bytes).ok().and_then(|text| bulletin::parties(text).ok());
    let Some(Parties { parties, errors }) = read else { return (Vec::new(), vec![not_read()]) };
    let country = NodeName::parse(&told.by).ok().map(|name| name.country().to_string());
    let view = |mut party: AuthorisedParty| {
        if party.country.is_empty() {
            party.country = country.clone().unwrap_or_default();
        }
        let stands = party.stands(today);
        AuthorisedPartyView {
            party,
            told_by: told.by.clone(),
            bulletin: told.bulletin.clone(),
            stands,
        }
    };
    (parties.into_iter().map(view).collect(), errors)
}

impl Running {
    /// The rows of a list, opened and read beside everything else.
    async fn list_read(
        &self,
        told: Told,
        today: String,
    ) -> Outcome<(Vec<AuthorisedPartyView>, Vec<PartyRowError>)> {
        let bytes = self.opened(&told.list).await?;
        let read = tokio::task::spawn_blocking(move || rows(&bytes, &told, &today)).await;
        read.map_err(ServiceError::unexpected)
    }

    /// A bulletin with its list, which is read beside the core.
    async fn bulletin_shown(&self, caller: Caller, id: String) -> Outcome<BulletinView> {
        let (mut view, told, today) = self
            .run(move |core| {
                may(core, caller, roles::READS_BULLETINS)?;
                let found = one(core, &id)?;
                let mut sent = Vec::new();
                for one in found.ours.iter().flat_map(|ours| &ours.sent) {
                    let exchange = ExchangeId::from_hex(&one.exchange);
                    let missing = || Denied::NotFound { what: "request", id: id.clone() };
                    // Of what was erased only the record stays.
                    match matters::view_of(core, &exchange.ok_or_else(missing)?) {
                        Err(Denied::Erased) => {}
                        view => {
                            let view = view?;
                            sent.push(BulletinSentView {
                                partner: one.partner.clone(),
                                exchange: view.id,
                                state: view.state,
                                reason: view.reason,
                            });
                        }
                    }
                }
                let files = found.files(core)?;
                let told = match found.list(core)?.flatten() {
                    Some(list) => {
                        let (bulletin, by) = (found.row.id.clone(), found.told_by(core));
                        Some(Told { bulletin, by, list })
                    }
                    None => None,
                };
                let tag = found.handling.as_ref();
                let by = found.ours.as_ref().map(|ours| ours.by.clone());
                let view = BulletinView {
                    by,
                    handling: tag.map(|tag| format!("{} {}", tag.handling.code(), tag.originator)),
                    national: tag.is_some_and(|tag| tag.onward == OnwardUse::National),
                    sent,
                    left_out: found.ours.map(|ours| ours.left_out).unwrap_or_default(),
                    files: files.iter().map(super::attachments::view).collect(),
                    parties: Vec::new(),
                    wrong: Vec::new(),
                    bulletin: found.row,
                };
                Ok((view, told, moment::day_of(core.now())))
            })
            .await?;
        if let Some(told) = told {
            (view.parties, view.wrong) = self.list_read(told, today).await?;
        }
        Ok(view)
    }
}

fn list(
    core: &mut Core,
    caller: Caller,
    request: BulletinsRequest,
) -> Result<BulletinListView, Denied> {
    may(core, caller, roles::READS_BULLETINS)?;
    let BulletinsRequest { way, about, partner, find, current, limit, after } = request;
    let is = |wanted: &Option<String>, has: &str| {
        wanted.as_deref().is_none_or(|wanted| wanted.trim().eq_ignore_ascii_case(has))
    };
    let mut rows: Vec<BulletinRowView> = all(core)?.into_iter().map(|found| found.row).collect();
    rows.retain(|row| {
        is(&way, &row.way)
            && is(&about, &row.about)
            && partner.as_ref().is_none_or(|wanted| row.partners.contains(wanted))
            && (!current || row.replaced_by.is_none())
            && find
                .as_deref()
                .is_none_or(|words| row.text.as_deref().is_some_and(|text| says(text, words)))
    });
    let asked = ListRequest { limit, after, ..ListRequest::default() };
    let (items, next) = page(rows, &asked, |row| row.id.clone());
    Ok(BulletinListView { items, next })
}

/// The newest list of each partner and ours, and whose newest is not here. A list is whole: what its
/// teller told before counts no more, whether the new one says that it replaces it or not.
fn lists(core: &mut Core) -> Result<(Vec<Told>, Vec<String>), Denied> {
    let (mut here, mut waiting, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for found in all(core)? {
        let by = found.told_by(core);
        if seen.contains(&by) {
            continue;
        }
        let Some(list) = found.list(core)? else { continue };
        seen.insert(by.clone());
        match list {
            Some(list) => here.push(Told { bulletin: found.row.id, by, list }),
            None => waiting.push(by),
        }
    }
    Ok((here, waiting))
}

impl BulletinService for Running {
    async fn bulletins(
        &self,
        caller: Caller,
        request: BulletinsRequest,
    ) -> Outcome<BulletinListView> {
        self.run(move |core| list(core, caller, request)).await
    }

    async fn bulletin(&self, caller: Caller, id: String) -> Outcome<BulletinView> {
        self.bulletin_shown(caller, id).await
    }

    async fn bulletin_send(
        &self,
        caller: Caller,
        request: BulletinWanted,
    ) -> Outcome<BulletinView> {
        let wanted = std::sync::Arc::new(read(&request)?);
        let list = list_of(&request)?.map(str::to_owned);
        // Refused before a file is made or anything is sent.
        let checked = wanted.clone();
        let left_out = self
            .run(move |core| {
                may(core, caller, roles::SENDS_BULLETINS)?;
                checked.replaced(core)?;
                Ok(checked.partners(core)?.1)
            })
            .await?;
        let mut staged = self.staging.take(caller.uid, &request.attachments)?;
        if let Some(list) = list {
            let title: Option<Name> = intake::optional("title", Some(LIST_NAME))?;
            let (role, bytes) = (AttachmentRole::Other, list.into_bytes());
            staged.push(Staged::of(caller.uid, role, title, LIST_TYPE, bytes)?);
        }
        let going = wanted.clone();
        let places = move |core: &mut Core| {
            let partners = going.partners(core)?.0;
            Ok(partners.into_iter().map(|partner| (ExchangeId(core.random()), partner)).collect())
        };
        let say = move |core: &mut Core, placed| send(core, caller, &wanted, left_out, placed);
        let number = self.send_to_all(caller, roles::SENDS_BULLETINS, staged, places, say).await?;
        self.bulletin_shown(caller, number.to_string()).await
    }

    async fn bulletin_check(
        &self,
        caller: Caller,
        request: PartiesWanted,
    ) -> Outcome<PartiesCheckedView> {
        self.run(move |core| may(core, caller, roles::SENDS_BULLETINS)).await?;
        let Parties { parties, errors } = read_list(&request.list)?;
        Ok(PartiesCheckedView { parties, errors })
    }

    async fn parties(
        &self,
        caller: Caller,
        request: PartiesRequest,
    ) -> Outcome<AuthorisedPartiesView> {
        let kind = match request.kind.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(kind) => Some(intake::code("kind", kind, Authorised::from_name)?),
        };
        let ((told, mut waiting), today) = self
            .run(move |core| {
                may(core, caller, roles::READS_BULLETINS)?;
                Ok((lists(core)?, moment::day_of(core.now())))
            })
            .await?;
        let mut found = Vec::new();
        let PartiesRequest { find, country, standing, limit, after, .. } = request;
        let fits = |row: &AuthorisedPartyView| {
            let in_country = |c: &str| c.trim().eq_ignore_ascii_case(&row.party.country);
            kind.is_none_or(|kind| row.party.kind == kind)
                && find.as_deref().is_none_or(|words| row.party.holds(words))
                && country.as_deref().is_none_or(in_country)
                && (row.stands || !standing)
        };
        for told in told {
            let by = told.by.clone();
            match self.list_read(told, today.clone()).await {
                Ok((rows, _)) => found.extend(rows.into_iter().filter(fits)),
                // One that was erased meanwhile, or is damaged, hides no other.
                Err(error) => {
                    tracing::warn!(partner.name = %by, %error, "a list cannot be read");
                    waiting.push(by);
                }
            }
        }
        found.sort_by(|a, b| key(a).cmp(&key(b)));
        // Rows have no name of their own: a page goes on behind so many.
        let start: usize = after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(0);
        let asked = ListRequest { limit, ..ListRequest::default() };
        let end = start.saturating_add(super::paging::limit(&asked));
        let next = (found.len() > end).then(|| end.to_string());
        let items = found.into_iter().take(end).skip(start).collect();
        Ok(AuthorisedPartiesView { items, next, waiting })
    }

    async fn bulletin_open(
        &self,
        caller: Caller,
        id: String,
        digest: String,
        request: OpenRequest,
    ) -> Outcome<OpenedView> {
        let wanted = Digest::from_hex(&digest).ok_or_else(|| intake::bad("digest", &digest))?;
        let located = self
            .run(move |core| {
                may(core, caller, roles::READS_BULLETINS)?;
                core.note(caller, AdminAct::on(AdminCode::FileOpened, wanted))?;
                let files = one(core, &id)?.files(core)?;
                let here = |file: &AttachmentRecord| {
                    file.said.digest == wanted && file.state == AttachmentState::Here
                };
                let file = files.into_iter().find(here);
                file.map(|file| core.located(file)).transpose().map(Option::flatten)
            })
            .await?;
        self.shown_file(located, &digest, &request).await
    }
}

fn key(row: &AuthorisedPartyView) -> (&str, Authorised, &str, &str) {
    (&row.party.country, row.party.kind, &row.party.name, &row.bulletin)
}
