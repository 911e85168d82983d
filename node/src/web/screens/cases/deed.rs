//! What an officer may do in a case.

use vestigo_protocol::codes::RequestKind;

use crate::desk::officer::Role;
use crate::service::roles;
use crate::service::views::CaseView;
use crate::web::Service;
use crate::web::visit::Visit;

/// One act; each has a page of its own that says what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Releases what another officer proposed, or less of it.
    Approve,
    /// Does not release it.
    Decline,
    /// Answers at a level, whole, narrowed or in part.
    Answer,
    /// Says that the trace could not be completed.
    NotCompleted,
    /// Replies to a request that is no look-up.
    Reply,
    /// Takes note.
    Acknowledge,
    /// Asks for more information.
    Ask,
    /// Delays until a review.
    Delay,
    /// Returns it for correction.
    Return,
    /// Refuses it.
    Refuse,
}

impl Deed {
    /// All of them, those that end a case well first.
    pub(super) const ALL: [Self; 10] = [
        Self::Approve,
        Self::Decline,
        Self::Answer,
        Self::NotCompleted,
        Self::Reply,
        Self::Acknowledge,
        Self::Ask,
        Self::Delay,
        Self::Return,
        Self::Refuse,
    ];

    /// The last part of its address.
    pub(super) fn path(self) -> &'static str {
        self.route().rsplit('/').next().unwrap_or_default()
    }

    /// Its address.
    pub(super) const fn route(self) -> &'static str {
        match self {
            Self::Approve => "/cases/{id}/approve",
            Self::Decline => "/cases/{id}/decline",
            Self::Answer => "/cases/{id}/answer",
            Self::NotCompleted => "/cases/{id}/not-completed",
            Self::Reply => "/cases/{id}/reply",
            Self::Acknowledge => "/cases/{id}/acknowledge",
            Self::Ask => "/cases/{id}/ask",
            Self::Delay => "/cases/{id}/delay",
            Self::Return => "/cases/{id}/return",
            Self::Refuse => "/cases/{id}/refuse",
        }
    }

    /// Key of its name.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Approve => "web-deed-approve",
            Self::Decline => "web-deed-decline",
            Self::Answer => "web-deed-answer",
            Self::NotCompleted => "web-deed-not-completed",
            Self::Reply => "web-deed-reply",
            Self::Acknowledge => "web-deed-acknowledge",
            Self::Ask => "web-deed-ask",
            Self::Delay => "web-deed-delay",
            Self::Return => "web-deed-return",
            Self::Refuse => "web-deed-refuse",
        }
    }

    /// Key of what will happen.
    pub(super) const fn lede(self) -> &'static str {
        match self {
            Self::Approve => "web-deed-approve-does",
            Self::Decline => "web-deed-decline-does",
            Self::Answer => "web-deed-answer-does",
            Self::NotCompleted => "web-deed-not-completed-does",
            Self::Reply => "web-deed-reply-does",
            Self::Acknowledge => "web-deed-acknowledge-does",
            Self::Ask => "web-deed-ask-does",
            Self::Delay => "web-deed-delay-does",
            Self::Return => "web-deed-return-does",
            Self::Refuse => "web-deed-refuse-does",
        }
    }

    /// Key of its button.
    pub(super) const fn button(self) -> &'static str {
        match self {
            Self::Approve => "web-deed-approve-do",
            Self::Decline => "web-deed-decline-do",
            Self::Answer => "web-next",
            Self::NotCompleted | Self::Reply => "web-deed-answer-do",
            Self::Acknowledge => "web-deed-acknowledge-do",
            Self::Ask => "web-deed-ask-do",
            Self::Delay => "web-deed-delay-do",
            Self::Return => "web-deed-return-do",
            Self::Refuse => "web-deed-refuse-do",
        }
    }

    /// Whether its button warns.
    pub(super) const fn stops(self) -> bool {
        matches!(self, Self::Decline | Self::Return | Self::Refuse)
    }

    /// Who may do it.
    pub(super) const fn roles(self) -> &'static [Role] {
        match self {
            Self::Approve | Self::Decline => roles::APPROVES,
            _ => roles::DECIDES,
        }
    }

    /// Whether a case as it stands allows it.
    pub(super) fn fits(self, view: &CaseView) -> bool {
        let kind = RequestKind::from_name(&view.request_kind);
        let looks_up = kind.is_some_and(RequestKind::looks_up);
        view.state.is_undecided()
            && match self {
                Self::Approve | Self::Decline => view.desk.proposal.is_some(),
                Self::Answer => looks_up && view.highest_level.is_some(),
                Self::NotCompleted => looks_up,
                Self::Reply => !looks_up,
                Self::Acknowledge => view.life.acknowledged.is_none(),
                Self::Ask | Self::Delay | Self::Return | Self::Refuse => true,
            }
    }

    /// What this officer may do now in a case.
    pub(super) fn possible<S: Service>(visit: &Visit<S>, view: &CaseView) -> Vec<Self> {
        let may = |deed: &Self| deed.fits(view) && visit.may(deed.roles());
        let mut deeds: Vec<Self> = Self::ALL.into_iter().filter(may).collect();
        // What never had a number has no record to answer from.
        if view.is_unnumbered() {
            deeds.sort_by_key(|deed| match deed {
                Self::Approve | Self::Decline => 0,
                Self::NotCompleted => 1,
                _ => 2,
            });
        }
        deeds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::fake;
    use crate::service::views::CaseState;

    #[test]
    fn nothing_is_done_in_a_case_that_is_decided() {
        let view = fake::case(CaseState::Refused);
        assert!(Deed::ALL.iter().all(|deed| !deed.fits(&view)));
    }

    #[test]
    fn a_look_up_is_answered_and_anything_else_replied_to() {
        let mut view = fake::case(CaseState::Waiting);
        assert!(Deed::Answer.fits(&view) && !Deed::Reply.fits(&view));
        view.request_kind = "CONSENT_REQUEST".to_owned();
        assert!(!Deed::Answer.fits(&view) && Deed::Reply.fits(&view));
        assert!(!Deed::NotCompleted.fits(&view) && Deed::Refuse.fits(&view));
    }

    #[test]
    fn where_nothing_may_be_told_nothing_is_offered_to_be_told() {
        let mut view = fake::case(CaseState::Waiting);
        view.highest_level = None;
        assert!(!Deed::Answer.fits(&view) && Deed::NotCompleted.fits(&view));
        view.desk.proposal = None;
        assert!(!Deed::Approve.fits(&view));
    }
}
