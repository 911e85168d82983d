//! Why the node did not do what a person asked. The service puts it into words.

use thiserror::Error;
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::exchange::responder::ResponderState;

use super::onward::ChainDenied;
use super::people::PeopleDenied;
use super::staff::OfficerDenied;
use crate::desk::handling::Forbidden;
use crate::holdings::marking::MarkingRefused;
use crate::registry::RegistryError;
use crate::store::StoreError;

/// A use case that was not carried out. Nothing of it is stored.
#[derive(Debug, Error)]
pub enum Denied {
    /// The daemon is stopping.
    #[error("the node is stopping")]
    Stopping,
    /// The store failed; the daemon ends.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The registry failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The kernel's uid is no officer of this node.
    #[error("uid {0} is not an officer of this node")]
    NotAnOfficer(u32),
    /// It is not for this officer, or not now.
    #[error(transparent)]
    Officer(#[from] OfficerDenied),
    /// Somebody is not let in, or not now.
    #[error(transparent)]
    People(#[from] PeopleDenied),
    /// No partner of this name.
    #[error("no partner {0}")]
    NoSuchPartner(String),
    /// The partner's safety number was not confirmed yet.
    #[error("partner {0} is not confirmed")]
    NotConfirmed(String),
    /// The partner's descriptor has not arrived.
    #[error("the descriptor of {0} has not arrived yet")]
    NoDescriptor(String),
    /// The safety number differs from the one of the root key that was invited.
    #[error("the safety number of {0} is another one")]
    SafetyNumber(String),
    /// The node is known under another national root.
    #[error("{0} is known under another national root")]
    AnotherRoot(String),
    /// A key of the node is another node's root, or the other way round.
    #[error("a key of {partner} belongs to {owner}")]
    KeyOfAnother {
        /// Who was to be joined.
        partner: String,
        /// Who has the key.
        owner: String,
    },
    /// An invitation of ourselves.
    #[error("this is our own invitation")]
    Ourselves,
    /// An invitation that cannot be read.
    #[error("the invitation cannot be read: {0}")]
    Invitation(String),
    /// The partner would take the request for numbers that are tried one after the other.
    #[error("{0} would take this for numbers that are tried one after the other")]
    OwnSweep(String),
    /// No agreement with the partner allows it.
    #[error("no agreement in force with {0} allows this")]
    NoAgreement(String),
    /// The agreement with a partner does not allow this kind of request, or what it rests on.
    #[error("the agreement with {partner} does not allow {what}")]
    NotAgreedTo {
        /// The partner's node.
        partner: String,
        /// The kind of request, purpose or legal basis, as their lists name it.
        what: String,
    },
    /// There is no partner to whom it may go.
    #[error("there is no partner to whom it may go")]
    NobodyToTell,
    /// Another took the place of what is to be replaced.
    #[error("{0} was replaced already")]
    Replaced(String),
    /// Nothing of this name.
    #[error("no {what} {id}")]
    NotFound {
        /// Kind of thing.
        what: &'static str,
        /// What was given.
        id: String,
    },
    /// A beginning that fits several.
    #[error("{id} is the beginning of several")]
    Ambiguous {
        /// What was given.
        id: String,
    },
    /// The agreement cannot take this step.
    #[error("the agreement is not waiting for this step")]
    AgreementStep,
    /// What was given breaks a rule of the protocol.
    #[error("{0}")]
    Rule(String),
    /// A rule of stock, destruction or incidents.
    #[error(transparent)]
    Holding(#[from] crate::holdings::refused::Refused),
    /// A rule of assistance, its projects or workshops.
    #[error(transparent)]
    Adviser(#[from] crate::adviser::refused::AdviserRefused),
    /// The request is decided already.
    #[error("the request is closed: {}", .0.name())]
    Closed(ResponderState),
    /// Not within what agreement and purpose allow.
    #[error("the level is above what the agreement allows")]
    Level,
    /// The chosen record is not among the candidates.
    #[error("the record is not among the candidates")]
    NoSuchCandidate,
    /// Several candidates, and none was chosen.
    #[error("several records fit; choose one")]
    ChooseRecord,
    /// The machine answers at the next release; nobody was asked.
    #[error("the answer leaves at the next release")]
    AwaitsRelease,
    /// The request's life does not allow it now.
    #[error(transparent)]
    Life(#[from] super::life::OutOfTurn),
    /// The reply is for another kind of request.
    #[error("this is no reply to a {}", .0.name())]
    ReplyDoesNotFit(RequestKind),
    /// Figures do not leave.
    #[error(transparent)]
    Figures(#[from] crate::desk::figures::Refused),
    /// A reply in words without words.
    #[error("the reply has no words")]
    WordsMissing,
    /// A consent to something that we did not tell this partner.
    #[error("the request names no answer of ours to this partner")]
    NotOurAnswer,
    /// The partner who watches was told already.
    #[error("the partner was told already")]
    AlreadyTold,
    /// No partner watches the gun of this alert.
    #[error("no partner watches this gun")]
    NobodyWatches,
    /// The originator's tag forbids the further use, and there is no consent.
    #[error("the originator's tag forbids this use ({})", .why.name())]
    Handling {
        /// Why.
        why: Forbidden,
        /// The trace.
        trace: String,
        /// The exchange whose answer it is.
        exchange: String,
    },
    /// The same file with the same words is a batch already.
    #[error("this file is batch {0} already")]
    SameBatch(u64),
    /// No row of the batch waits any more.
    #[error("no row of batch {0} waits any more")]
    BatchDone(u64),
    /// The trace has not ended.
    #[error("nothing has been exchanged yet")]
    NothingExchanged,
    /// The content was destroyed at the end of its retention.
    #[error("the content was destroyed at the end of its retention")]
    Erased,
    /// It is held already, or not.
    #[error("there is no legal hold on this exchange")]
    NoHold,
    /// The node was restored from a backup, or was not.
    #[error(transparent)]
    Recovery(#[from] super::recovering::RecoveryDenied),
    /// An observer is not enrolled or removed.
    #[error(transparent)]
    Observer(#[from] super::observing::ObserverDenied),
    /// A token was not made.
    #[error(transparent)]
    Token(#[from] super::tokens::TokenDenied),
    /// A step of marking is not taken.
    #[error(transparent)]
    Marking(#[from] MarkingRefused),
    /// The chain of a trace cannot go on in this way.
    #[error(transparent)]
    Chain(#[from] ChainDenied),
}
