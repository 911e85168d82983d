//! From a decision to the content that is signed.

use std::borrow::Cow;

use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{ReasonCode, ReturnReason};
use vestigo_protocol::ids::{AgreementHash, NodeName, Pseudonym};
use vestigo_protocol::limits::{NOTE_MAX, REFERENCE_MAX};
use vestigo_protocol::message::{
    Answer, Body, Common, Content, HandlingTag, Interim, InterimKind, Refusal,
};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::disclosure::Disclosure;

/// What every decision message says about itself.
#[derive(Clone, Debug)]
pub struct Signature<'a> {
    /// Who answers.
    pub originator: Cow<'a, NodeName>,
    /// The agreement it relies on, if the request named one in force.
    pub agreement: Option<AgreementHash>,
    /// The officer behind it; none if the machine answered.
    pub officer: Option<Pseudonym>,
    /// Whether our records are invented.
    pub synthetic: bool,
    /// Now.
    pub now: Timestamp,
}

impl Signature<'_> {
    /// The labels that every decision carries.
    #[must_use]
    pub fn common(&self) -> Common {
        Common {
            agreement: self.agreement,
            officer: self.officer,
            synthetic: self.synthetic.then_some(true),
            ..empty_common()
        }
    }
}

/// A common part that says nothing.
#[must_use]
pub const fn empty_common() -> Common {
    Common {
        agreement: None,
        officer: None,
        priority: None,
        request_kind: None,
        purpose: None,
        legal_basis: None,
        handling: None,
        attachments: Vec::new(),
        decision_record: None,
        text: None,
        synthetic: None,
        off_network: None,
    }
}

/// The handling tag that the agreement's clauses put on what we disclose.
#[must_use]
pub fn handling_tag(clauses: &Clauses, by: &Signature<'_>, personal_data: bool) -> HandlingTag {
    HandlingTag {
        originator: by.originator.clone().into_owned(),
        handling: clauses.handling,
        purposes: clauses.purposes.iter().copied().collect(),
        onward: clauses.onward,
        onward_states: clauses.onward_states.iter().copied().collect(),
        retain_until: Some(by.now.plus(clauses.retention_days.saturating_mul(86_400))),
        personal_data,
    }
}

/// An answer.
#[must_use]
pub fn answer(
    disclosure: Disclosure,
    clauses: &Clauses,
    by: &Signature<'_>,
    text: Option<Text<NOTE_MAX>>,
) -> Content {
    let handling = Some(handling_tag(clauses, by, disclosure.personal_data));
    let common = Common { handling, text, ..by.common() };
    Content::new(common, Body::Answer(body(disclosure)))
}

/// What an answer says of the gun.
#[must_use]
pub fn body(disclosure: Disclosure) -> Answer {
    Answer {
        results: disclosure.results,
        grade: disclosure.grade,
        searched: disclosure.searched,
        variants: disclosure.variants,
        events: disclosure.events,
        not_completed: disclosure.not_completed,
        level: disclosure.level,
        ..Answer::other()
    }
}

/// A refusal (D code) or a return (A code), never without words.
#[must_use]
pub fn refusal(
    reason: ReasonCode,
    text: Text<NOTE_MAX>,
    citation: Option<Text<REFERENCE_MAX>>,
    by: &Signature<'_>,
) -> Content {
    let body = Refusal { reason, text, citation, versions: Vec::new() };
    Content::new(by.common(), Body::Refusal(body))
}

/// The return of a message whose content version we do not read; it names ours.
#[must_use]
pub fn unknown_version(ours: &[u64], by: &Signature<'_>) -> Option<Content> {
    let text = Text::new("the content version is not one that this node reads").ok()?;
    let body = Refusal {
        reason: ReturnReason::SignatureOrIdentity.into(),
        text,
        citation: None,
        versions: ours.to_vec(),
    };
    Some(Content::new(by.common(), Body::Refusal(body)))
}

/// "With an officer": the same bytes for a sensitive hit, a weak match and a sampled ordinary
/// answer, so that waiting tells nothing.
#[must_use]
pub fn with_officer(agreement: &Agreement, by: &Signature<'_>) -> Content {
    let common = Common { agreement: Some(agreement.hash()), officer: None, ..by.common() };
    Content::new(common, Body::Interim(interim(InterimKind::WithOfficer)))
}

/// An interim that says only which it is.
#[must_use]
pub const fn interim(kind: InterimKind) -> Interim {
    Interim {
        interim: kind,
        reason: None,
        text: None,
        review_at: None,
        results: Vec::new(),
        events: Vec::new(),
        wanted: Vec::new(),
        level: None,
    }
}
