//! Files beside messages: made ready, sent with a trace or after it, listed, opened.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::codes::AttachmentRole;
use vestigo_protocol::firearm::Name;
use vestigo_protocol::ids::{Digest, ExchangeId, NodeName};
use vestigo_protocol::limits::{ATTACHMENT_MAX, ATTACHMENTS_CASE_MAX, ATTACHMENTS_MESSAGE_MAX};
use vestigo_protocol::message::Attachment;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::pictures::{self, Clean, Refused};
use super::requests::attachments::{
    ActWithRequest, AttachRequest, OpenRequest, ReplyWithRequest, StageRequest, SubmitWithRequest,
    SupplyWithRequest,
};
use super::running::{Running, may};
use super::views::{
    AttachmentListView, AttachmentView, CaseView, OpenedView, StagedView, TraceView, short,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, life, matters, present, roles};
use crate::desk::officer::Role;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::attaching::{self, Located};
use crate::runtime::{Core, Denied, Which, clock};
use crate::store::blobs::{ATTACHMENTS_DIR, Blob, BlobError, BlobKey};
use crate::store::{AttachmentRecord, AttachmentState, CaseRecord, HopRecord};

/// The largest file that is taken from our officer, in bytes: written anew, a picture may be smaller.
pub const STAGE_MAX: u64 = 2 * ATTACHMENT_MAX;

/// How long a file that was made ready waits to be sent: longer than a person takes over a command.
const STAGED_SECONDS: u64 = 15 * 60;

/// Bytes of all files made ready: those of one case.
const STAGED_MAX: u64 = ATTACHMENTS_CASE_MAX;

/// Use cases of a running node that are about attached files.
pub trait AttachmentService: Send + Sync + 'static {
    /// Makes a file ready to leave: a picture is decoded and written anew.
    fn attachment_stage(
        &self,
        caller: Caller,
        request: StageRequest,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Outcome<StagedView>> + Send;

    /// Submits a trace with files.
    fn trace_submit_with(
        &self,
        caller: Caller,
        request: SubmitWithRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Adds files to a trace that was submitted.
    fn trace_attach(
        &self,
        caller: Caller,
        id: String,
        request: AttachRequest,
    ) -> impl Future<Output = Outcome<AttachmentListView>> + Send;

    /// Supplies what a partner wants to know, with files.
    fn trace_supply_with(
        &self,
        caller: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Acts in a case, with files.
    fn case_act_with(
        &self,
        caller: Caller,
        id: String,
        request: ActWithRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// Opens a decided request again, with files.
    fn trace_reopen_with(
        &self,
        caller: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Replies to a partner's request that is no look-up, with files.
    fn case_reply_with(
        &self,
        caller: Caller,
        id: String,
        request: ReplyWithRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// The files of a trace or case.
    fn attachments(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<AttachmentListView>> + Send;

    /// Opens a file that is here.
    fn attachment_open(
        &self,
        caller: Caller,
        digest: String,
        request: OpenRequest,
    ) -> impl Future<Output = Outcome<OpenedView>> + Send;
}

/// A file that was made ready.
pub(super) struct Staged {
    officer: u32,
    at: Timestamp,
    said: Attachment,
    bytes: Vec<u8>,
}

/// Files that were made ready and not sent yet. Not durable: a command that ends takes seconds.
#[derive(Default)]
pub struct Staging(Mutex<BTreeMap<String, Staged>>);

impl std::fmt::Debug for Staging {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Staging")
    }
}

impl Staging {
    fn put(&self, id: &str, staged: Staged) -> Outcome<()> {
        let mut all = self.0.lock().map_err(ServiceError::unexpected)?;
        let now = staged.at;
        all.retain(|_, other| now.0.saturating_sub(other.at.0) < STAGED_SECONDS);
        let held: u64 = all.values().map(|s| s.said.length).sum();
        if held.saturating_add(staged.said.length) > STAGED_MAX {
            return Err(too_much());
        }
        all.insert(id.to_owned(), staged);
        Ok(())
    }

    /// Takes those of one account out.
    pub(super) fn take(&self, officer: u32, ids: &[String]) -> Outcome<Vec<Staged>> {
        if ids.len() > ATTACHMENTS_MESSAGE_MAX {
            return Err(too_much());
        }
        let mut all = self.0.lock().map_err(ServiceError::unexpected)?;
        ids.iter()
            .map(|id| match all.get(id) {
                Some(staged) if staged.officer == officer => {
                    all.remove(id).ok_or_else(|| ServiceError::unexpected("a staged file is gone"))
                }
                _ => Err(ServiceError::new(ErrorCode::NotFound, "error-attachment-not-staged")),
            })
            .collect()
    }
}

fn too_much() -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-attachments-too-many")
}

fn refused(why: &Refused) -> ServiceError {
    let (key, detail) = match why {
        Refused::Empty => ("error-attachment-empty", String::new()),
        Refused::Kind => ("error-attachment-kind", String::new()),
        Refused::Broken => ("error-attachment-broken", String::new()),
        Refused::Pixels(wide, high) => ("error-attachment-pixels", format!("{wide} × {high}")),
        Refused::TooLarge => ("error-attachment-too-large", String::new()),
    };
    let error = ServiceError::new(ErrorCode::BadInput, key);
    if detail.is_empty() { error } else { error.with("size", detail) }
}

fn broken(error: &BlobError) -> ServiceError {
    match error {
        BlobError::Io(_) => ServiceError::unexpected(error),
        _ => ServiceError::new(ErrorCode::Integrity, "error-attachment-damaged"),
    }
}

/// Decodes beside everything else. A decoder that gives up has seen no picture.
async fn cleaned(bytes: Vec<u8>) -> Outcome<Clean> {
    let clean = tokio::task::spawn_blocking(move || pictures::clean(&bytes)).await;
    clean.unwrap_or(Err(Refused::Broken)).map_err(|why| refused(&why))
}

/// A place that files were written for: the partner, and an exchange with it that begins.
pub(super) struct Placed {
    /// The exchange.
    pub(super) exchange: ExchangeId,
    /// With whom.
    pub(super) partner: NodeName,
    /// The files, as a message names them.
    pub(super) files: Vec<Attachment>,
}

impl Staged {
    /// The same file under a salt of its own: two partners cannot tell by its digest that they have the
    /// same.
    fn again(&self) -> Outcome<Self> {
        let Attachment { role, title, media_type, .. } = self.said.clone();
        Self::of(self.officer, role, title, media_type.as_str(), self.bytes.clone())
    }

    /// Of bytes that leave as they are.
    pub(super) fn of(
        officer: u32,
        role: AttachmentRole,
        title: Option<Name>,
        media_type: &str,
        bytes: Vec<u8>,
    ) -> Outcome<Self> {
        let salt = Digest(random()?);
        let said = Attachment {
            digest: Blob::digest(&salt, &bytes),
            length: bytes.len() as u64,
            media_type: Text::new(media_type).map_err(ServiceError::unexpected)?,
            title,
            salt,
            role,
            handling: None,
        };
        Ok(Self { officer, at: clock::now(), said, bytes })
    }
}

pub(super) fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(ServiceError::unexpected)?;
    Ok(bytes)
}

/// The word of a state, in the kebab-case of views.
const fn word(state: AttachmentState) -> &'static str {
    match state {
        AttachmentState::Waiting => "waiting",
        AttachmentState::Here => "here",
        AttachmentState::Wrong => "wrong",
        AttachmentState::OverQuota => "over-quota",
        AttachmentState::NotTaken => "not-taken",
        AttachmentState::Gone => "gone",
        AttachmentState::Proposed => "proposed",
        AttachmentState::Unwanted => "unwanted",
    }
}

pub(super) fn view(record: &AttachmentRecord) -> AttachmentView {
    let said = &record.said;
    AttachmentView {
        digest: said.digest.to_string(),
        title: said.title.as_ref().map(|t| t.as_str().to_owned()),
        role: said.role.name().to_owned(),
        media_type: said.media_type.as_str().to_owned(),
        length: said.length,
        own: record.own,
        partner: record.partner.to_string(),
        entry: record.entry.to_string(),
        state: word(record.state).to_owned(),
        as_it_was: !said.media_type.as_str().starts_with("image/"),
    }
}

/// The files of a hop of ours.
pub(super) fn of_hop(core: &mut Core, hop: &HopRecord) -> Result<Vec<AttachmentView>, Denied> {
    Ok(core.store.attachments_of(&hop.exchange, &hop.partner)?.iter().map(view).collect())
}

/// The files of a partner's request, with those that wait for a second officer.
pub(super) fn of_case(core: &mut Core, case: &CaseRecord) -> Result<Vec<AttachmentView>, Denied> {
    Ok(core.store.attachments_of(&case.exchange, &case.partner)?.iter().map(view).collect())
}

/// The files of the trace or case whose id begins with `id`.
fn files_of(core: &mut Core, id: &str) -> Result<Vec<AttachmentRecord>, Denied> {
    let mut files = Vec::new();
    match core.trace_by_prefix(id) {
        Ok(trace) => {
            for hop in core.store.hops(&trace.id)? {
                files.extend(core.store.attachments_of(&hop.exchange, &hop.partner)?);
            }
        }
        Err(Denied::NotFound { .. }) => {
            let case = core.case_by_prefix(id)?;
            files.extend(core.store.attachments_of(&case.exchange, &case.partner)?);
        }
        Err(other) => return Err(other),
    }
    Ok(files)
}

impl Running {
    fn attachments_dir(&self) -> std::path::PathBuf {
        self.data_dir.join(ATTACHMENTS_DIR)
    }

    /// The bytes of a file, as they travelled.
    pub(super) async fn opened(&self, located: &Located) -> Outcome<Vec<u8>> {
        let blob = located.blob(&self.attachments_dir());
        let read = tokio::task::spawn_blocking(move || blob.read_all()).await;
        read.map_err(ServiceError::unexpected)?.map_err(|error| broken(&error))
    }

    /// Writes files under the key of their exchange, durably, before a message names them.
    async fn write(&self, key: BlobKey, staged: Vec<Staged>) -> Outcome<Vec<Attachment>> {
        let dir = self.attachments_dir();
        let written = tokio::task::spawn_blocking(move || {
            let mut said = Vec::with_capacity(staged.len());
            for file in staged {
                let mut nonces = Vec::new();
                for _ in file.bytes.chunks(64 * 1024) {
                    nonces.push(random()?);
                }
                let mut nonces = nonces.into_iter();
                attaching::blob(&dir, key.clone(), &file.said)
                    .write_all(&file.bytes, || nonces.next().unwrap_or_default())
                    .map_err(|error| broken(&error))?;
                said.push(file.said);
            }
            Ok(said)
        });
        written.await.map_err(ServiceError::unexpected)?
    }

    /// Sends files with what `say` says in the exchange that `place` gives. They are durable before a
    /// message names them, and gone again if none does.
    pub(super) async fn send_with<T: Send + 'static>(
        &self,
        caller: Caller,
        role: &'static [Role],
        staged: Vec<Staged>,
        place: impl FnOnce(&mut Core) -> Result<(ExchangeId, NodeName), Denied> + Send + 'static,
        say: impl FnOnce(&mut Core, Vec<Attachment>) -> Result<T, Denied> + Send + 'static,
    ) -> Outcome<T> {
        if staged.is_empty() {
            let say = move |core: &mut Core| {
                may(core, caller, role)?;
                say(core, Vec::new())
            };
            return self.run(say).await;
        }
        let places = move |core: &mut Core| Ok(vec![place(core)?]);
        let say = move |core: &mut Core, placed: Vec<Placed>| {
            say(core, placed.into_iter().flat_map(|one| one.files).collect())
        };
        self.send_to_all(caller, role, staged, places, say).await
    }

    /// [`Self::send_with`] to several partners at once, each with its own copy of the files.
    pub(super) async fn send_to_all<T: Send + 'static>(
        &self,
        caller: Caller,
        role: &'static [Role],
        staged: Vec<Staged>,
        places: impl FnOnce(&mut Core) -> Result<Vec<(ExchangeId, NodeName)>, Denied> + Send + 'static,
        say: impl FnOnce(&mut Core, Vec<Placed>) -> Result<T, Denied> + Send + 'static,
    ) -> Outcome<T> {
        // What is read back refuses more, so that it must not be signed.
        if staged.len() > ATTACHMENTS_MESSAGE_MAX {
            return Err(too_much());
        }
        let more: u64 = staged.iter().map(|s| s.said.length).sum();
        let has_files = !staged.is_empty();
        let keys = self
            .run(move |core| {
                may(core, caller, role)?;
                let mut keys = Vec::new();
                for (exchange, partner) in places(core)? {
                    if !fit(core, (&exchange, &partner), more)? {
                        return Ok(None);
                    }
                    let key = match has_files {
                        true => Some(core.blob_key_for(&exchange, &partner)?),
                        false => None,
                    };
                    keys.push((exchange, partner, key));
                }
                Ok(Some(keys))
            })
            .await?;
        let keys = keys.ok_or_else(too_much)?;
        let mut written = Vec::new();
        let placed = match self.placed(keys, staged, &mut written).await {
            Ok(placed) => placed,
            Err(error) => {
                self.forget(written).await?;
                return Err(error);
            }
        };
        let said = self
            .run(move |core| {
                may(core, caller, role)?;
                say(core, placed)
            })
            .await;
        // Where it is not known whether it was said, a message in the log may name them.
        let unsaid = |error: &ServiceError| {
            !matches!(error.code, ErrorCode::Unavailable | ErrorCode::Unexpected)
        };
        if said.as_ref().is_err_and(unsaid) {
            self.forget(written).await?;
        }
        said
    }

    /// Writes the files for each place; `written` says what there is to forget, also after an error.
    async fn placed(
        &self,
        keys: Vec<(ExchangeId, NodeName, Option<BlobKey>)>,
        mut staged: Vec<Staged>,
        written: &mut Vec<(BlobKey, Vec<Attachment>)>,
    ) -> Outcome<Vec<Placed>> {
        let (mut placed, last) = (Vec::with_capacity(keys.len()), keys.len().saturating_sub(1));
        for (at, (exchange, partner, key)) in keys.into_iter().enumerate() {
            let copies = if at < last {
                staged.iter().map(Staged::again).collect::<Outcome<Vec<_>>>()?
            } else {
                std::mem::take(&mut staged)
            };
            let files = match key {
                Some(key) => {
                    let named = copies.iter().map(|file| file.said.clone()).collect();
                    written.push((key.clone(), named));
                    self.write(key, copies).await?
                }
                None => Vec::new(),
            };
            placed.push(Placed { exchange, partner, files });
        }
        Ok(placed)
    }

    /// Removes files that no message names.
    async fn forget(&self, written: Vec<(BlobKey, Vec<Attachment>)>) -> Outcome<()> {
        let dir = self.attachments_dir();
        let forget = move || {
            for (key, named) in &written {
                named.iter().for_each(|said| attaching::blob(&dir, key.clone(), said).remove());
            }
        };
        tokio::task::spawn_blocking(forget).await.map_err(ServiceError::unexpected)
    }

    /// A file that is here, to be looked at; none is not here.
    pub(super) async fn shown_file(
        &self,
        located: Option<Located>,
        digest: &str,
        request: &OpenRequest,
    ) -> Outcome<OpenedView> {
        let located = located.ok_or_else(|| {
            ServiceError::new(ErrorCode::NotFound, "error-attachment-not-here")
                .with("digest", short(digest))
        })?;
        let bytes = self.opened(&located).await?;
        let said = &located.record.said;
        if request.as_released {
            return Ok(OpenedView {
                media_type: said.media_type.as_str().to_owned(),
                as_it_was: true,
                base64: STANDARD.encode(bytes),
            });
        }
        // A partner's file is opened by a decoder that is ours before any other program does.
        let clean = cleaned(bytes).await?;
        Ok(OpenedView {
            media_type: clean.media_type.to_owned(),
            as_it_was: clean.as_it_was,
            base64: STANDARD.encode(clean.bytes),
        })
    }
}

/// Bytes that are to be added to an exchange must fit beside what it has.
fn fit(core: &mut Core, key: (&ExchangeId, &NodeName), more: u64) -> Result<bool, Denied> {
    let total = core.attached_bytes(key.0, key.1)?;
    Ok(total.saturating_add(more) <= ATTACHMENTS_CASE_MAX)
}

impl AttachmentService for Running {
    async fn attachment_stage(
        &self,
        caller: Caller,
        request: StageRequest,
        bytes: Vec<u8>,
    ) -> Outcome<StagedView> {
        let role = intake::code("role", &request.role, AttachmentRole::from_name)?;
        let title: Option<Name> = intake::optional("title", request.title.as_deref())?;
        let uid = caller.uid;
        self.run(move |core| may(core, caller, roles::ATTACHES)).await?;
        let clean = cleaned(bytes).await?;
        let staged = Staged::of(uid, role, title, clean.media_type, clean.bytes)?;
        let id = staged.said.digest.to_string();
        let view = StagedView {
            id: id.clone(),
            media_type: clean.media_type.to_owned(),
            length: staged.said.length,
            as_it_was: clean.as_it_was,
        };
        self.staging.put(&id, staged)?;
        Ok(view)
    }

    async fn trace_submit_with(
        &self,
        caller: Caller,
        request: SubmitWithRequest,
    ) -> Outcome<TraceView> {
        let mut ask = intake::trace(&request.trace)?;
        let staged = self.staging.take(caller.uid, &request.attachments)?;
        let exchange = ExchangeId(random()?);
        let to = ask.to.clone();
        let place = move |core: &mut Core| {
            let partner = core.confirmed(&to)?;
            let now = core.now();
            core.in_force(&partner, now).ok_or_else(|| Denied::NoAgreement(to))?;
            Ok((exchange, partner))
        };
        let submit = move |core: &mut Core, files| {
            ask.common.attachments = files;
            let trace = core.submit_as(caller, ask, Some(exchange))?;
            present::trace(core, &trace)
        };
        self.send_with(caller, roles::ASKS, staged, place, submit).await
    }

    async fn trace_attach(
        &self,
        caller: Caller,
        id: String,
        request: AttachRequest,
    ) -> Outcome<AttachmentListView> {
        let (wanted, index) = (id.clone(), request.hop.unwrap_or(1).saturating_sub(1));
        let hop_of = move |core: &mut Core, wanted: String| {
            let trace = core.trace_by_prefix(&wanted)?;
            let hops = core.store.hops(&trace.id)?;
            let hop = usize::try_from(index).ok().and_then(|n| hops.into_iter().nth(n));
            hop.ok_or(Denied::NotFound { what: "trace", id: wanted })
        };
        let place = move |core: &mut Core| {
            let hop = hop_of(core, wanted)?;
            core.confirmed(hop.partner.as_str())?;
            Ok((hop.exchange, hop.partner))
        };
        let attach = move |core: &mut Core, attachments| {
            let hop = hop_of(core, id.clone())?;
            core.attach(caller, &hop.exchange, attachments)?;
            Ok(AttachmentListView { items: files_of(core, &id)?.iter().map(view).collect() })
        };
        let staged = self.staging.take(caller.uid, &request.attachments)?;
        self.send_with(caller, roles::ASKS, staged, place, attach).await
    }

    async fn trace_supply_with(
        &self,
        caller: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> Outcome<TraceView> {
        let SupplyWithRequest { supply, attachments } = request;
        let (supplement, text) = life::supplement(&supply)?;
        let which = Which { hop: supply.hop };
        let wanted = id.clone();
        let place = move |core: &mut Core| {
            let trace = core.trace_by_prefix(&wanted)?;
            let (hop, _) = core.asked_of_us(&trace, which)?;
            Ok((hop.exchange, hop.partner))
        };
        let send = move |core: &mut Core, files| {
            let trace = core.supply(caller, &id, which, supplement, text, files)?;
            present::trace(core, &trace)
        };
        let staged = self.staging.take(caller.uid, &attachments)?;
        self.send_with(caller, roles::ASKS, staged, place, send).await
    }

    async fn case_act_with(
        &self,
        caller: Caller,
        id: String,
        request: ActWithRequest,
    ) -> Outcome<CaseView> {
        let ActWithRequest { act, attachments } = request;
        let (mut act, duplicate_of) = life::act_of(act)?;
        let wanted = id.clone();
        let place = move |core: &mut Core| {
            let case = core.case_by_prefix(&wanted)?;
            Ok((case.exchange, case.partner))
        };
        let say = move |core: &mut Core, files| {
            act.set_files(files);
            life::carried_out(core, caller, &id, (act, duplicate_of))
        };
        let staged = self.staging.take(caller.uid, &attachments)?;
        self.send_with(caller, roles::DECIDES, staged, place, say).await
    }

    async fn trace_reopen_with(
        &self,
        caller: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> Outcome<TraceView> {
        let SupplyWithRequest { supply, attachments } = request;
        let (news, text) = life::supplement(&supply)?;
        let which = Which { hop: supply.hop };
        let exchange = ExchangeId(random()?);
        let wanted = id.clone();
        let place = move |core: &mut Core| {
            let trace = core.trace_by_prefix(&wanted)?;
            let hop = core.hop_of(&trace, which, |_| false)?;
            core.confirmed(hop.partner.as_str())?;
            Ok((exchange, hop.partner))
        };
        let reopen = move |core: &mut Core, files| {
            let trace = core.reopen(caller, &id, which, &news, text, Some((exchange, files)))?;
            present::trace(core, &trace)
        };
        let staged = self.staging.take(caller.uid, &attachments)?;
        self.send_with(caller, roles::ASKS, staged, place, reopen).await
    }

    async fn case_reply_with(
        &self,
        caller: Caller,
        id: String,
        request: ReplyWithRequest,
    ) -> Outcome<CaseView> {
        let said = matters::Said::read(&request.reply)?;
        let said = said.looked(self, caller, &id, &request.reply).await?;
        let wanted = id.clone();
        let place = move |core: &mut Core| {
            let case = core.case_by_prefix(&wanted)?;
            Ok((case.exchange, case.partner))
        };
        let say = move |core: &mut Core, files| matters::reply(core, caller, &id, said, files);
        let staged = self.staging.take(caller.uid, &request.attachments)?;
        self.send_with(caller, roles::DECIDES, staged, place, say).await
    }

    async fn attachments(&self, caller: Caller, id: String) -> Outcome<AttachmentListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_FILES)?;
            Ok(AttachmentListView { items: files_of(core, &id)?.iter().map(view).collect() })
        })
        .await
    }

    async fn attachment_open(
        &self,
        caller: Caller,
        digest: String,
        request: OpenRequest,
    ) -> Outcome<OpenedView> {
        let wanted = Digest::from_hex(&digest).ok_or_else(|| intake::bad("digest", &digest))?;
        let located: Option<Located> = self
            .run(move |core| {
                may(core, caller, roles::READS_FILES)?;
                core.note(caller, AdminAct::on(AdminCode::FileOpened, wanted))?;
                let named = core.store.attachments_named(&wanted)?;
                let here = named
                    .into_iter()
                    .find(|r| matches!(r.state, AttachmentState::Here | AttachmentState::Proposed));
                here.map(|record| core.located(record)).transpose().map(Option::flatten)
            })
            .await?;
        self.shown_file(located, &digest, &request).await
    }
}
