//! People who sign in: what the core holds of them, and why it refuses.
//!
//! `attempts` counts failures and decides a sign-in, `sessions` keeps who is signed in, `links` sets
//! up and changes how an officer signs in, `changes` lets a second administrator confirm, `activity`
//! tells who did what. Sessions and failures are in memory and in the store: what is in memory is
//! what is durable, but for the moment a session was used last, which is written about once a minute.

mod activity;
mod attempts;
mod changes;
mod links;
mod oidc;
mod sessions;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use thiserror::Error;
use vestigo_protocol::time::Timestamp;

pub(super) use activity::index_admin_log;
pub(crate) use attempts::SignedIn;
pub(crate) use changes::Changed;
pub use links::first_link;
pub(crate) use links::{Claim, NewPasskey, expires, passkey_number};
pub(crate) use sessions::{SignInMethod, Visit};

use crate::desk::credentials::TotpSecret;
use crate::desk::signing_in::Failures;
use crate::store::{LinkRecord, RoleProposalRecord, SessionRecord, Store, StoreResult};

/// Why somebody is not let in, or may not change how somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PeopleDenied {
    /// There is no such session, or it is over.
    #[error("there is no session")]
    SignInFirst,
    /// The session's last proof is too old for this.
    #[error("a fresh proof is needed")]
    ProveFirst,
    /// Name, password, code or key: one of them does not fit, and it is not said which.
    #[error("the sign-in does not fit")]
    Refused,
    /// Too many attempts failed: not before so many seconds.
    #[error("not before {0} seconds")]
    Wait(u64),
    /// The link is unknown, was used, or is too old.
    #[error("the link is not good any more")]
    Link,
    /// The code of the authenticator app does not fit the secret that was shown.
    #[error("the code does not fit the secret")]
    Code,
    /// No secret was offered, or too long ago.
    #[error("no secret is offered")]
    NothingOffered,
    /// A password goes with an app, or nothing was given to sign in with.
    #[error("one factor alone does not do")]
    OneFactor,
    /// It is the last way to sign in.
    #[error("it is the last way to sign in")]
    LastWay,
    /// A passkey that is registered already.
    #[error("the passkey is registered already")]
    PasskeyTaken,
    /// The person at the provider is another officer here.
    #[error("the person is another officer")]
    PersonTaken,
    /// The person at the provider is no officer here.
    #[error("the person is no officer here")]
    PersonUnknown,
    /// More passkeys than an officer may have.
    #[error("too many passkeys")]
    PasskeysMax,
    /// Nothing of this number.
    #[error("no such {0}")]
    Unknown(&'static str),
    /// Only a process on the host may ask.
    #[error("only on the host")]
    HostOnly,
    /// One person would administer and see cases or records.
    #[error("administration and cases in one hand")]
    Duties,
    /// Nothing waits for a second administrator.
    #[error("nothing waits to be confirmed")]
    NothingProposed,
    /// The one who proposed it, or whom it is about, does not confirm it.
    #[error("another administrator has to confirm")]
    AnotherAdministrator,
}

/// What the core holds of people who sign in.
#[derive(Default)]
pub(crate) struct People {
    /// By the hash of the token.
    sessions: BTreeMap<[u8; 32], Held>,
    /// By kind and key.
    failures: BTreeMap<(u8, [u8; 32]), Failures>,
    /// By officer.
    links: BTreeMap<u32, LinkRecord>,
    /// By officer.
    proposals: BTreeMap<u32, RoleProposalRecord>,
    /// Secrets that were shown and are not in use yet, by officer, and until when.
    offers: BTreeMap<u32, (TotpSecret, Timestamp)>,
}

/// A session, and when its last use was written down.
struct Held {
    record: SessionRecord,
    written_at: Timestamp,
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "People({} sessions)", self.sessions.len())
    }
}

impl People {
    /// Reads what is stored.
    pub(super) fn load(store: &mut dyn Store) -> StoreResult<Self> {
        let held = |record: SessionRecord| {
            let written_at = record.seen_at;
            (record.hash, Held { record, written_at })
        };
        let failures = store
            .failures()?
            .into_iter()
            .map(|f| ((f.kind, f.key), Failures { count: f.count, last_at: f.last_at }));
        Ok(Self {
            sessions: store.sessions()?.into_iter().map(held).collect(),
            failures: failures.collect(),
            links: store.links()?.into_iter().map(|l| (l.officer, l)).collect(),
            proposals: store.role_proposals()?.into_iter().map(|p| (p.officer, p)).collect(),
            offers: BTreeMap::new(),
        })
    }

    /// Reads again what is stored, after something was taken back. What is in memory alone stays:
    /// secrets that were shown, and when a session was used last.
    pub(super) fn reload(&mut self, store: &mut dyn Store) -> StoreResult<()> {
        let mut loaded = Self::load(store)?;
        for (hash, held) in &mut loaded.sessions {
            if let Some(before) = self.sessions.get(hash) {
                held.record.seen_at = held.record.seen_at.max(before.record.seen_at);
            }
        }
        loaded.offers = std::mem::take(&mut self.offers);
        *self = loaded;
        Ok(())
    }
}
