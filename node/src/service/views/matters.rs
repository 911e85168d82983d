//! Requests other than a trace, notices, watches, alerts and consents.

use serde::{Deserialize, Serialize};

use super::{EventView, FirearmView, HopState, StatementView, silent_debug};

/// A request of ours that is no trace.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MatterView {
    /// Exchange id.
    pub id: String,
    /// Request kind (`CONSENT_REQUEST`, `WATCH`, …).
    pub kind: String,
    /// Whom we asked or told.
    pub partner: String,
    /// Where it stands.
    pub state: HopState,
    /// When it was signed.
    pub sent: String,
    /// When a decision is due; a notice has none.
    pub answer_by: Option<String>,
    /// The entry that it is about.
    pub about: Option<String>,
    /// What was answered, if it was.
    pub answer: Option<MatterAnswerView>,
    /// Reason code of a refusal, delay or return.
    pub reason: Option<String>,
    /// The partner's words.
    pub text: Option<String>,
    /// The signed statements, in the order of our log.
    pub statements: Vec<StatementView>,
}

/// What a request that is no trace was answered with.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MatterAnswerView {
    /// The consent.
    pub consent: Option<ConsentTermsView>,
    /// What the owner of the record says to the hit.
    pub confirmation: Option<String>,
    /// Until when the gun is watched.
    pub watched_until: Option<String>,
    /// Figures; a count that is absent is smaller than what is told.
    pub figures: Vec<FigureView>,
}

/// What a consent allows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConsentTermsView {
    /// States.
    pub states: Vec<String>,
    /// Purposes.
    pub purposes: Vec<String>,
    /// In court.
    pub court: bool,
    /// Until when; absent: as long as the answer may be kept.
    pub until: Option<String>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FigureView {
    /// What it counts.
    pub key: String,
    /// Second dimension, where the measure has one.
    pub second: Option<String>,
    /// How many; absent: fewer than five, and not none.
    pub count: Option<u64>,
}

/// A page of our requests that are no traces, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MatterListView {
    /// The rows.
    pub items: Vec<MatterView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// A notice of a partner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NoticeView {
    /// Leaf hash of its entry.
    pub id: String,
    /// Whose.
    pub partner: String,
    /// Request kind (`RECOVERY_NOTICE`, `BULLETIN`, …).
    pub kind: String,
    /// When it was logged here.
    pub received: String,
    /// What a bulletin is about, or with what help is offered.
    pub subject: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// The gun, if it names one.
    pub firearm: Option<FirearmView>,
    /// What happened to it, by the sender's word.
    pub events: Vec<EventView>,
    /// Who gave the information first, and its handling code, where it was passed on.
    pub handling: Option<String>,
    /// Entries that it is about.
    pub concerns: Vec<String>,
}

/// A page of notices, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NoticeListView {
    /// The rows.
    pub items: Vec<NoticeView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// A standing alert that a partner asked of us.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WatchView {
    /// Exchange id.
    pub id: String,
    /// Who asked.
    pub partner: String,
    /// Until when it stands.
    pub until: String,
    /// Whether it stands now.
    pub stands: bool,
    /// The gun; absent once it was erased.
    pub firearm: Option<FirearmView>,
}

/// A page of watches, the first to end first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WatchListView {
    /// The rows.
    pub items: Vec<WatchView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// A gun that is watched or recorded has turned up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AlertRowView {
    /// Its number.
    pub id: String,
    /// When.
    pub at: String,
    /// Who watches the gun.
    pub watcher: Option<String>,
    /// Who recovered it.
    pub recovered_by: Option<String>,
    /// Our record.
    pub record: Option<String>,
    /// Whether the partner who watches was told.
    pub told: bool,
}

/// A page of alerts, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AlertListView {
    /// The rows.
    pub items: Vec<AlertRowView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// A consent to the further use of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConsentView {
    /// Leaf hash of the entry that gives it.
    pub grant: String,
    /// Leaf hash of the answer.
    pub answer: String,
    /// The other side.
    pub partner: String,
    /// True if we gave it, false if it was given to us.
    pub given: bool,
    /// When it was logged here.
    pub at: String,
    /// What it allows.
    pub terms: ConsentTermsView,
}

/// A page of consents, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConsentListView {
    /// The rows.
    pub items: Vec<ConsentView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

silent_debug!(MatterView, MatterAnswerView, NoticeView, WatchView);
