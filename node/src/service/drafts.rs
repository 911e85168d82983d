//! Use cases about drafts: what an officer has begun to write and not sent.

use std::future::Future;

use vestigo_protocol::time::Timestamp;

use super::running::Running;
use super::views::{DraftListView, DraftView};
use super::{Caller, ErrorCode, Outcome, ServiceError, roles};
use crate::runtime::{Core, Denied};
use crate::store::{DraftRecord, Officer};

/// Drafts of one officer; of more, those that were left longest are forgotten.
const DRAFTS_MAX: usize = 20;
/// Bytes of one draft: a description with long circumstances.
const DRAFT_MAX: usize = 64 * 1024;
/// How long a draft is kept after its last change: what is not sent in a month is not sent.
const KEPT_SECONDS: u64 = 30 * 86_400;

/// The use cases of this room. Implementations write plain `async fn`.
pub trait DraftService: Send + Sync + 'static {
    /// The caller's drafts, the last changed first.
    fn drafts(&self, caller: Caller) -> impl Future<Output = Outcome<DraftListView>> + Send;

    /// One of the caller's drafts.
    fn draft(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<DraftView>> + Send;

    /// Keeps the fields of a draft in place of those it has; of a new one, if no id is named.
    fn draft_put(
        &self,
        caller: Caller,
        id: Option<String>,
        fields: Vec<(String, String)>,
    ) -> impl Future<Output = Outcome<DraftView>> + Send;

    /// Forgets one of the caller's drafts. One that is gone already is no error.
    fn draft_drop(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<()>> + Send;
}

fn none() -> ServiceError {
    ServiceError::new(ErrorCode::NotFound, "error-no-such-draft")
}

/// Reads 32 hexadecimal digits.
fn number(id: &str) -> Outcome<[u8; 16]> {
    let fits = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
    let number = if fits { u128::from_str_radix(id, 16).ok() } else { None };
    number.map(u128::to_be_bytes).ok_or_else(none)
}

fn view(record: &DraftRecord) -> DraftView {
    DraftView {
        id: format!("{:032x}", u128::from_be_bytes(record.id)),
        updated: record.updated_at.to_rfc3339(),
        // What this version cannot read is shown as empty.
        fields: serde_json::from_slice(&record.body).unwrap_or_default(),
    }
}

fn own(core: &Core, caller: Caller) -> Result<Officer, Denied> {
    core.allowed(caller, roles::ASKS)
}

/// Forgets what was left, and of too many the oldest.
fn tidy(core: &mut Core, officer: u32) -> Result<(), Denied> {
    let before = Timestamp(core.now().0.saturating_sub(KEPT_SECONDS));
    core.store.remove_drafts_before(before)?;
    for draft in core.store.drafts(officer)?.iter().skip(DRAFTS_MAX) {
        core.store.remove_draft(officer, &draft.id)?;
    }
    Ok(())
}

impl DraftService for Running {
    async fn drafts(&self, caller: Caller) -> Outcome<DraftListView> {
        self.run(move |core| {
            let officer = own(core, caller)?;
            let items = core.store.drafts(officer.id)?.iter().map(view).collect();
            Ok(DraftListView { items })
        })
        .await
    }

    async fn draft(&self, caller: Caller, id: String) -> Outcome<DraftView> {
        let id = number(&id)?;
        let found = self
            .run(move |core| {
                let officer = own(core, caller)?;
                Ok(core.store.draft(officer.id, &id)?.as_ref().map(view))
            })
            .await?;
        found.ok_or_else(none)
    }

    async fn draft_put(
        &self,
        caller: Caller,
        id: Option<String>,
        fields: Vec<(String, String)>,
    ) -> Outcome<DraftView> {
        let id = id.as_deref().map(number).transpose()?;
        let body = serde_json::to_vec(&fields).map_err(ServiceError::unexpected)?;
        if body.len() > DRAFT_MAX {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-draft-too-large")
                .with("limit", DRAFT_MAX));
        }
        let kept = self
            .run(move |core| {
                let officer = own(core, caller)?.id;
                let id = match id {
                    Some(id) if core.store.draft(officer, &id)?.is_none() => return Ok(None),
                    Some(id) => id,
                    None => core.random(),
                };
                let draft = DraftRecord { officer, id, updated_at: core.now(), body };
                core.store.put_draft(&draft)?;
                tidy(core, officer)?;
                Ok(Some(view(&draft)))
            })
            .await?;
        kept.ok_or_else(none)
    }

    async fn draft_drop(&self, caller: Caller, id: String) -> Outcome<()> {
        let id = number(&id)?;
        self.run(move |core| {
            let officer = own(core, caller)?.id;
            core.store.remove_draft(officer, &id)?;
            Ok(())
        })
        .await
    }
}
