//! Tokens of programs: a secret under which one acts as an officer, within some of the officer's
//! roles and for a time; and what was asked under an idempotency key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use vestigo_protocol::time::Timestamp;

use super::admin::{AdminAct, AdminCode};
use super::core::Core;
use super::error::Denied;
use crate::desk::officer::{Acting, OfficerName, Role, Roles};
use crate::store::{RepeatRecord, TokenRecord};

/// How the secret of a token begins: what scanners for leaked secrets look for.
pub const PREFIX: &str = "vestigo_pat_";

/// Longest text that is looked at as a secret.
const SECRET_MAX: usize = 128;
/// Live tokens of one officer.
pub const TOKENS_MAX: usize = 32;
/// A use is noted when the last one that was is so many seconds ago.
const USED_STEP: u64 = 3_600;
const DAY: u64 = 86_400;

/// Seconds for which an answer is kept under its key.
pub const KEPT_SECONDS: u64 = 86_400;

/// Why a token was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TokenDenied {
    /// A program that could make tokens would outlive its own.
    #[error("a token makes no tokens")]
    ByToken,
    /// The officer has not got the role.
    #[error("the officer does not have the role {0}")]
    Role(&'static str),
    /// [`TOKENS_MAX`] may be used already.
    #[error("no more than 32 tokens of an officer at a time")]
    TooMany,
}

/// Who comes with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The token's number.
    pub token: u64,
    /// As whom it acts, within its roles.
    pub who: Acting,
}

/// What is known of a request under an idempotency key.
#[derive(Clone, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing: it is noted as under way from now on.
    New,
    /// It was answered; the answer as it was kept.
    Answered(Vec<u8>),
    /// Something else was asked under this key.
    Other,
    /// It is under way.
    UnderWay,
    /// The node stopped in the middle of it: only a person can tell whether it was done.
    Cut,
}

impl std::fmt::Debug for Repeat {
    /// Without the answer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::New => "New",
            Self::Answered(_) => "Answered",
            Self::Other => "Other",
            Self::UnderWay => "UnderWay",
            Self::Cut => "Cut",
        })
    }
}

/// The hash by which a token is kept. The secret has 256 random bits: there is nothing to slow down.
fn hash_of(secret: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"vestigo-token-v1\0").chain_update(secret).finalize().into()
}

impl Core {
    /// Makes a token of the officer who asks; gives its record and its secret, which is kept nowhere.
    ///
    /// # Errors
    /// [`TokenDenied`], or no such officer.
    pub(crate) fn add_token(
        &mut self,
        who: impl Into<Acting>,
        name: String,
        roles: Roles,
        days: u32,
    ) -> Result<(TokenRecord, String), Denied> {
        let who = who.into();
        let officer = self.officer(who)?;
        if who.scope.is_some() {
            return Err(TokenDenied::ByToken.into());
        }
        let held = Roles::from_bits(self.staff.profile(officer.id).roles);
        if let Some(role) = roles.iter().find(|role| !held.has(*role)) {
            return Err(TokenDenied::Role(role.name()).into());
        }
        let now = self.now();
        let tokens = self.store.tokens()?;
        let live = tokens.iter().filter(|t| t.officer == officer.id && t.is_live(now));
        if live.count() >= TOKENS_MAX {
            return Err(TokenDenied::TooMany.into());
        }
        let secret: [u8; 32] = self.random();
        let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(secret));
        let mut token = TokenRecord {
            number: 0,
            name,
            officer: officer.id,
            hash: hash_of(&secret),
            roles: roles.bits(),
            since: now,
            until: now.plus(u64::from(days).saturating_mul(DAY)),
            ended: None,
            used: None,
        };
        token.number = self.store.add_token(&token)?;
        self.note(who, AdminAct::on(AdminCode::TokenAdded, token.number))?;
        Ok((token, secret))
    }

    /// The tokens that somebody may see: one's own; an administrator sees all.
    ///
    /// # Errors
    /// No such officer, or the store fails.
    pub(crate) fn tokens_seen(
        &mut self,
        who: impl Into<Acting>,
    ) -> Result<Vec<TokenRecord>, Denied> {
        let who = who.into();
        let own = self.officer(who)?.id;
        let all = self.allowed(who, &[Role::Administrator]).is_ok();
        let mut tokens = self.store.tokens()?;
        tokens.retain(|token| all || token.officer == own);
        Ok(tokens)
    }

    /// Ends a token that the caller may see.
    ///
    /// # Errors
    /// There is none of this number.
    pub(crate) fn end_token(
        &mut self,
        who: impl Into<Acting>,
        id: String,
    ) -> Result<TokenRecord, Denied> {
        let who = who.into();
        let mut tokens = self.tokens_seen(who)?.into_iter();
        let found = tokens.find(|token| token.number.to_string() == id);
        let mut token = found.ok_or(Denied::NotFound { what: "token", id })?;
        if token.ended.is_none() {
            self.note(who, AdminAct::on(AdminCode::TokenEnded, token.number))?;
            token.ended = Some(self.now());
            self.store.put_token(&token)?;
        }
        Ok(token)
    }

    /// Who comes with a secret, within what token and officer may do now; none if it does not hold.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn token_bearer(&mut self, secret: &str) -> Result<Option<Known>, Denied> {
        if !secret.starts_with(PREFIX) || secret.len() > SECRET_MAX {
            return Ok(None);
        }
        let now = self.now();
        let found = self.store.token(&hash_of(secret))?;
        let Some(mut token) = found.filter(|token| token.is_live(now)) else { return Ok(None) };
        let profile = self.staff.profile(token.officer);
        let officer = self.officers.iter().find(|officer| officer.id == token.officer);
        let Some(officer) = officer.filter(|_| !profile.suspended) else { return Ok(None) };
        let who = Acting {
            name: OfficerName::parse(&profile.name),
            scope: Some(Roles::from_bits(token.roles)),
            ..Acting::from(officer.uid)
        };
        if token.used.is_none_or(|used| now.since(used) >= USED_STEP) {
            token.used = Some(now);
            self.store.put_token(&token)?;
        }
        Ok(Some(Known { token: token.number, who }))
    }

    /// Takes up a request under an idempotency key. `key` is the hash of who asks, for what, under
    /// which key; `request` that of what is asked; `start` tells one start of the node from others.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn repeat_begin(
        &mut self,
        key: [u8; 32],
        request: [u8; 32],
        start: Timestamp,
    ) -> Result<Repeat, Denied> {
        let now = self.now();
        self.store.drop_old_repeats(now)?;
        let Some(known) = self.store.repeat(&key)? else {
            let until = now.plus(KEPT_SECONDS);
            let record = RepeatRecord { key, request, start: start.0, until, answer: None };
            self.store.put_repeat(&record)?;
            return Ok(Repeat::New);
        };
        Ok(match known.answer {
            _ if known.request != request => Repeat::Other,
            Some(answer) => Repeat::Answered(answer),
            None if known.start == start.0 => Repeat::UnderWay,
            None => Repeat::Cut,
        })
    }

    /// Keeps the answer to a request under a key, or with none forgets the request.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn repeat_end(
        &mut self,
        key: [u8; 32],
        answer: Option<Vec<u8>>,
    ) -> Result<(), Denied> {
        let Some(known) = self.store.repeat(&key)? else { return Ok(()) };
        match answer {
            Some(_) => self.store.put_repeat(&RepeatRecord { answer, ..known })?,
            None => self.store.drop_repeat(&key)?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::agreement::Budget;

    use super::*;
    use crate::runtime::fairness::tests::{NOON, Node, budget};
    use crate::scratch::Scratch;
    use crate::store::Officer;

    const UID: u32 = 7;

    fn roles(roles: &[Role]) -> Roles {
        roles.iter().copied().collect()
    }

    fn node(scratch: &Scratch) -> Node {
        let generous: Budget = budget(500);
        let mut node = Node::open(scratch, generous);
        if node.core.officers.is_empty() {
            let officer = Officer { id: 1, uid: UID, secret: [0; 32] };
            node.core.store.put_officer(&officer).unwrap();
            node.core.officers.push(officer);
        }
        node
    }

    fn made(node: &mut Node, granted: &[Role], days: u32) -> (TokenRecord, String) {
        let uid = node.core.officers[0].uid;
        node.core.add_token(uid, "case system".to_owned(), roles(granted), days).unwrap()
    }

    #[test]
    fn a_token_acts_as_its_officer_within_its_roles_and_for_its_time() {
        let scratch = Scratch::new("token-scope");
        let mut node = node(&scratch);
        let (_, secret) = made(&mut node, &[Role::Investigator], 2);
        let known = node.core.token_bearer(&secret).unwrap().unwrap();
        assert!(node.core.allowed(known.who, &[Role::Investigator]).is_ok());
        assert!(node.core.allowed(known.who, &[]).is_ok());
        for other in [Role::FocalPoint, Role::Administrator, Role::Auditor] {
            assert!(node.core.allowed(known.who, &[other]).is_err(), "{other:?}");
        }
        let refused = node.core.add_token(known.who, "x".to_owned(), roles(&[Role::Auditor]), 1);
        assert!(matches!(refused, Err(Denied::Token(TokenDenied::ByToken))));
        for bad in ["", "vestigo_pat_", &secret[..secret.len() - 1], &secret.to_uppercase()] {
            assert_eq!(node.core.token_bearer(bad).unwrap(), None, "{bad}");
        }
        node.at(NOON + 2 * DAY - 1);
        assert!(node.core.token_bearer(&secret).unwrap().is_some());
        node.at(NOON + 2 * DAY);
        assert_eq!(node.core.token_bearer(&secret).unwrap(), None);
    }

    #[test]
    fn a_token_loses_what_its_officer_loses() {
        let scratch = Scratch::new("token-officer");
        let mut node = node(&scratch);
        let (ana, uid) = (OfficerName::parse("ana").unwrap(), 8);
        let all = [Role::Investigator, Role::FocalPoint];
        let officer = node.core.add_officer(&ana, uid, roles(&all)).unwrap();
        let (_, secret) = node.core.add_token(uid, "x".to_owned(), roles(&all), 9).unwrap();
        let refused = node.core.add_token(uid, "x".to_owned(), Roles::EVERY, 9);
        assert!(matches!(refused, Err(Denied::Token(TokenDenied::Role(_)))));
        let left = roles(&[Role::Investigator]);
        node.core.change_officer(&officer, Some(left), None).unwrap();
        let known = node.core.token_bearer(&secret).unwrap().unwrap();
        assert!(node.core.allowed(known.who, &[Role::Investigator]).is_ok());
        assert!(node.core.allowed(known.who, &[Role::FocalPoint]).is_err());
        node.core.change_officer(&officer, None, Some(true)).unwrap();
        assert_eq!(node.core.token_bearer(&secret).unwrap(), None);
    }

    #[test]
    fn a_token_is_ended_by_its_officer_or_an_administrator_and_by_nobody_else() {
        let scratch = Scratch::new("token-end");
        let mut node = node(&scratch);
        let (ana, uid) = (OfficerName::parse("ana").unwrap(), 8);
        node.core.add_officer(&ana, uid, roles(&[Role::Investigator])).unwrap();
        let (first, secret) = made(&mut node, &[Role::Auditor], 9);
        let id = first.number.to_string();
        assert!(node.core.tokens_seen(uid).unwrap().is_empty());
        assert!(matches!(node.core.end_token(uid, id.clone()), Err(Denied::NotFound { .. })));
        let owner = node.core.officers[0].uid;
        assert!(node.core.end_token(owner, id).unwrap().ended.is_some());
        assert_eq!(node.core.token_bearer(&secret).unwrap(), None);
        let granted = roles(&[Role::Investigator]);
        for _ in 0..TOKENS_MAX {
            node.core.add_token(uid, "x".to_owned(), granted, 1).unwrap();
        }
        let refused = node.core.add_token(uid, "x".to_owned(), granted, 1);
        assert!(matches!(refused, Err(Denied::Token(TokenDenied::TooMany))));
        let of_ana = node.core.tokens_seen(uid).unwrap().remove(0).number.to_string();
        assert!(node.core.end_token(owner, of_ana).unwrap().ended.is_some());
    }

    #[test]
    fn a_request_under_a_key_is_taken_up_once() {
        let scratch = Scratch::new("token-repeats");
        let mut node = node(&scratch);
        let (key, asked, start) = ([1; 32], [2; 32], Timestamp(5));
        let begin = |node: &mut Node, asked, start| {
            node.core.repeat_begin(key, asked, Timestamp(start)).unwrap()
        };
        assert_eq!(begin(&mut node, asked, start.0), Repeat::New);
        assert_eq!(begin(&mut node, asked, start.0), Repeat::UnderWay);
        assert_eq!(begin(&mut node, [3; 32], start.0), Repeat::Other);
        assert_eq!(begin(&mut node, asked, 6), Repeat::Cut, "after another start");
        node.core.repeat_end(key, Some(b"answer".to_vec())).unwrap();
        assert_eq!(begin(&mut node, asked, 6), Repeat::Answered(b"answer".to_vec()));
        node.at(NOON + KEPT_SECONDS);
        assert_eq!(begin(&mut node, [3; 32], 6), Repeat::New);
        node.core.repeat_end(key, None).unwrap();
        assert_eq!(begin(&mut node, asked, 6), Repeat::New);
    }
}
