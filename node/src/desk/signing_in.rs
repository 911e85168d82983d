//! The rules of signing in: how long a session lasts, how often somebody may try, how long a link
//! is good, and which duties one person may not join.

use vestigo_protocol::time::Timestamp;

use super::officer::{Role, Roles};

/// A session in which nothing is done ends after this.
pub const IDLE_SECONDS: u64 = 15 * 60;

/// Every session ends after this: a working day.
pub const SESSION_SECONDS: u64 = 8 * 3600;

/// How long a proof of who somebody is allows what asks for a fresh one.
pub const PROOF_SECONDS: u64 = 5 * 60;

/// How long a one-time link is good.
pub const LINK_SECONDS: u64 = 30 * 60;

/// How long a passkey ceremony or the offer of a secret waits for its answer.
pub const CEREMONY_SECONDS: u64 = 5 * 60;

/// Sessions that one officer may have at once; one more ends the oldest.
pub const SESSIONS_PER_OFFICER: usize = 8;

/// Moments of a session, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTimes {
    /// When it began.
    pub signed_in_at: Timestamp,
    /// When it was used last.
    pub seen_at: Timestamp,
    /// When the person last proved who he is.
    pub proven_at: Timestamp,
}

impl SessionTimes {
    /// Of a session that begins now.
    #[must_use]
    pub const fn begin(now: Timestamp) -> Self {
        Self { signed_in_at: now, seen_at: now, proven_at: now }
    }

    /// When it ends whatever is done.
    #[must_use]
    pub const fn ends_at(&self) -> Timestamp {
        self.signed_in_at.plus(SESSION_SECONDS)
    }

    /// When it ends if nothing is done.
    #[must_use]
    pub fn idle_until(&self) -> Timestamp {
        self.seen_at.plus(IDLE_SECONDS).min(self.ends_at())
    }

    /// Whether it is over. A clock that was set back ends it too: nobody can say then how long it
    /// has lasted.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.idle_until() || now < self.signed_in_at
    }

    /// Whether the last proof is fresh enough for what asks for one.
    #[must_use]
    pub fn is_proven(&self, now: Timestamp) -> bool {
        now >= self.proven_at && now < self.proven_at.plus(PROOF_SECONDS)
    }
}

/// Whose attempts are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Those for one officer's name, whether there is such an officer or not.
    Name,
    /// Those from one address.
    Address,
}

impl Counted {
    /// Failures that cost nothing.
    const fn free(self) -> u32 {
        match self {
            Self::Name => 5,
            // A ministry may stand behind one address.
            Self::Address => 30,
        }
    }
}

/// Wait after the first failure that is not free; it doubles with each one more.
const FIRST_WAIT_SECONDS: u64 = 15;
/// Longest wait: who knows an officer's name can keep him waiting so long, not longer, and not out
/// of his passkey.
const LONGEST_WAIT_SECONDS: u64 = 15 * 60;
/// After so long without a failure they are forgotten.
pub const FORGET_SECONDS: u64 = 24 * 3600;

/// Failures of a name or an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many, up to the last time they were forgotten.
    pub count: u32,
    /// The last one.
    pub last_at: Timestamp,
}

impl Failures {
    /// Whether they are forgotten by now.
    #[must_use]
    pub fn are_forgotten(&self, now: Timestamp) -> bool {
        now.since(self.last_at) >= FORGET_SECONDS && now >= self.last_at
    }

    /// How many seconds one has to wait before the next attempt; 0: it may be made.
    #[must_use]
    pub fn wait(&self, counted: Counted, now: Timestamp) -> u64 {
        let beyond = self.count.saturating_sub(counted.free());
        if beyond == 0 || self.are_forgotten(now) {
            return 0;
        }
        let doubled = FIRST_WAIT_SECONDS.checked_shl(beyond.saturating_sub(1).min(16));
        let wait = doubled.unwrap_or(LONGEST_WAIT_SECONDS).min(LONGEST_WAIT_SECONDS);
        // A clock that was set back does not lengthen it.
        wait.saturating_sub(now.since(self.last_at.min(now)))
    }

    /// With one more.
    #[must_use]
    pub fn with_one_more(self, now: Timestamp) -> Self {
        let count = if self.are_forgotten(now) { 0 } else { self.count };
        Self { count: count.saturating_add(1), last_at: now }
    }

    /// Without one that was counted beforehand and was none.
    #[must_use]
    pub fn without_one(self) -> Self {
        Self { count: self.count.saturating_sub(1), last_at: self.last_at }
    }
}

/// Roles that see or decide cases, or keep records.
pub const CASE_ROLES: [Role; 5] =
    [Role::Investigator, Role::FocalPoint, Role::Approver, Role::Registrar, Role::Customs];

/// Whether one person may have these roles on a node with other officers: who administers sees no
/// case data and no records (docs/decisions/0030).
#[must_use]
pub fn duties_are_separate(roles: Roles) -> bool {
    !(roles.has(Role::Administrator) && roles.has_one_of(&CASE_ROLES))
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: Timestamp = Timestamp(1_800_000_000);

    #[test]
    fn a_session_ends_idle_after_a_quarter_of_an_hour_and_always_after_eight_hours() {
        let mut times = SessionTimes::begin(T);
        assert!(!times.is_over(T.plus(IDLE_SECONDS - 1)));
        assert!(times.is_over(T.plus(IDLE_SECONDS)));
        for minutes in 1..48 {
            let now = T.plus(minutes * 600);
            assert!(!times.is_over(now));
            times.seen_at = now;
        }
        assert_eq!(times.idle_until(), times.ends_at(), "work does not prolong the whole");
        assert!(!times.is_over(T.plus(SESSION_SECONDS - 1)));
        assert!(times.is_over(T.plus(SESSION_SECONDS)));
        assert!(times.is_over(Timestamp(T.0 - 1)), "the clock was set back");
    }

    #[test]
    fn a_proof_is_fresh_for_five_minutes_however_busy_the_session_is() {
        let mut times = SessionTimes::begin(T);
        times.seen_at = T.plus(299);
        assert!(times.is_proven(T.plus(299)));
        assert!(!times.is_proven(T.plus(PROOF_SECONDS)));
        times.proven_at = T.plus(400);
        assert!(times.is_proven(T.plus(600)));
    }

    #[test]
    fn failures_are_free_at_first_then_cost_twice_as_much_each_up_to_a_bound() {
        let mut failures = Failures::default();
        let mut waits = Vec::new();
        for _ in 0..14 {
            failures = failures.with_one_more(T);
            waits.push(failures.wait(Counted::Name, T));
        }
        assert_eq!(waits[..8], [0, 0, 0, 0, 0, 15, 30, 60]);
        assert_eq!(waits[10..], [480, 900, 900, 900]);
        assert_eq!(failures.wait(Counted::Name, T.plus(899)), 1);
        assert_eq!(failures.wait(Counted::Name, T.plus(900)), 0);
        assert_eq!(failures.wait(Counted::Address, T), 0, "many may share an address");
        assert_eq!(failures.wait(Counted::Name, Timestamp(T.0 - 5000)), 900);
        let many = Failures { count: u32::MAX, last_at: T };
        assert_eq!(many.wait(Counted::Address, T), 900);
        assert_eq!(many.with_one_more(T).count, u32::MAX);
    }

    #[test]
    fn failures_are_forgotten_after_a_day_without_any() {
        let failures = Failures { count: 20, last_at: T };
        let later = T.plus(FORGET_SECONDS);
        assert!(failures.are_forgotten(later) && !failures.are_forgotten(Timestamp(later.0 - 1)));
        assert_eq!(failures.with_one_more(later), Failures { count: 1, last_at: later });
        assert_eq!(Failures::default().without_one(), Failures::default());
    }

    #[test]
    fn an_administrator_has_no_case_role_beside() {
        let roles = |of: &[Role]| of.iter().copied().collect::<Roles>();
        for role in CASE_ROLES {
            assert!(!duties_are_separate(roles(&[Role::Administrator, role])));
        }
        assert!(duties_are_separate(roles(&CASE_ROLES)));
        assert!(duties_are_separate(roles(&[Role::Administrator, Role::Auditor])));
        assert!(!duties_are_separate(Roles::EVERY));
    }
}
