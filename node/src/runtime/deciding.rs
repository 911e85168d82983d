//! Decisions, recorded: what they rest on, who made them, and the second pair of eyes.
//!
//! ```text
//! officer's act ─ weigh ─► two officers needed? ─ no ─► record ─► signature ─► perform ─► kept
//!                                   └─ yes ─► proposal (record, signature; nothing leaves)
//!                                             └─ another officer: release | decline
//! ```

use minicbor::bytes::ByteArray;
use sha2::{Digest as _, Sha256};
use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{DisclosureLevel, RequestKind};
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::firearm::{FirearmDescription, serial};
use vestigo_protocol::ids::{AgreementHash, Digest, Kid, LeafHash};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Answer, Attachment, Body, Common, Content, Query, Restriction};
use vestigo_protocol::text::Text;

use super::answering::pseudonym;
use super::core::{Core, Effect};
use super::error::Denied;
use super::staff::OfficerDenied;
use crate::desk::act::Act;
use crate::desk::answer;
use crate::desk::clause::ClauseId;
use crate::desk::disclosure::{self, Choice};
use crate::desk::officer::{Acting, Role, Roles};
use crate::desk::policy::{self, Permit};
use crate::desk::record::{
    self, ActRecord, DecidedBy, DecisionRecord, Done, Inputs, OfficerRecord,
};
use crate::desk::restriction;
use crate::registry::{Findings, RegistryError};
use crate::store::{AttachmentRecord, AttachmentState, CaseRecord, Officer, ProposalRecord};

/// How long a proposal waits for its second officer: a week, with a weekend in it.
const PROPOSAL_SECONDS: u64 = 7 * 86_400;

/// A decision that is being carried out: its record is kept once the act is in the log.
pub(crate) struct Pending {
    query: LeafHash,
    digest: Digest,
    document: Vec<u8>,
    salt: [u8; 16],
    signature: Option<(Kid, [u8; 64])>,
    by: DecidedBy,
    /// Go with what is said.
    files: Vec<Attachment>,
}

/// What a case is decided from.
pub(crate) struct Weighed {
    pub(crate) query: Query,
    pub(crate) agreement: Option<Agreement>,
    pub(crate) inputs: Inputs,
    /// State stock, custody or destruction.
    pub(crate) sensitive: bool,
    /// What was found; none if nothing is looked up, or the register could not be read.
    findings: Option<Findings>,
}

impl Weighed {
    fn clauses(&self, case: &CaseRecord) -> Result<&Clauses, Denied> {
        self.agreement
            .as_ref()
            .and_then(|agreement| agreement.clauses_for(&case.partner))
            .ok_or_else(|| Denied::NoAgreement(case.partner.to_string()))
    }

    /// Takes into account which record an officer chose: it may be for two officers by itself.
    fn consider_choice(&mut self, act: &Act) {
        let (Some(choice), Some(_)) = (act.choice(), act.releases()) else { return };
        let chosen = self.findings.as_ref().map(|f| disclosure::chosen_is_sensitive(f, choice));
        if chosen == Some(true) {
            self.sensitive = true;
            if let Some(found) = &mut self.inputs.found {
                found.sensitive = true;
            }
        }
    }
}

/// What would leave at a level.
pub(crate) struct Preview {
    /// The level.
    pub(crate) level: DisclosureLevel,
    /// The answer as it would be read.
    pub(crate) answer: Answer,
    /// Whether it takes two officers.
    pub(crate) two: bool,
}

/// What a request says that decisions are made from.
pub(super) fn inputs_of(common: &Common) -> Inputs {
    Inputs {
        request_kind: common.request_kind,
        purpose: common.purpose,
        legal_basis: common.legal_basis,
        found: None,
        sampled: None,
        admission: None,
    }
}

impl Core {
    /// An officer's act, recorded and signed; a release that takes two becomes a proposal.
    pub(super) fn decide_as(
        &mut self,
        who: Acting,
        officer: &Officer,
        case: &mut CaseRecord,
        act: Act,
    ) -> Result<(), Denied> {
        let mut weighed = self.weigh(case)?;
        weighed.consider_choice(&act);
        if let Some(level) = act.releases() {
            let clauses = weighed.clauses(case)?;
            Permit::by_two_officers(level, clauses).ok_or(Denied::Level)?;
            if policy::needs_two_officers(level, clauses, weighed.sensitive) {
                return self.propose_release(who, officer, case, &act, weighed);
            }
        }
        let key = self.spend_ticket(officer, who.ticket)?;
        let behind = vec![self.behind(officer, case)];
        let (done, salt) = self.act_record(&mut weighed, &act);
        self.record(case, weighed, (done, salt), behind, None, key.as_ref());
        self.perform(officer, case, act)?;
        self.end_proposal(&case.query)?;
        self.keep_decision(&case.query)
    }

    /// The first of two officers proposes; nothing leaves.
    fn propose_release(
        &mut self,
        who: Acting,
        officer: &Officer,
        case: &CaseRecord,
        act: &Act,
        mut weighed: Weighed,
    ) -> Result<(), Denied> {
        let (released, _) = self.would_release(case, &weighed, act)?;
        let bytes = act.to_bytes().ok_or(Denied::Level)?;
        let key = self.key_for_two(who, officer)?;
        let behind = vec![self.behind(officer, case)];
        let (mut done, salt) = self.act_record(&mut weighed, act);
        done.done = Done::Proposed;
        let record = self.record(case, weighed, (done, salt), behind, None, Some(&key));
        self.keep_decision(&case.query)?;
        self.end_proposal(&case.query)?;
        let now = self.now();
        let proposal = ProposalRecord {
            query: case.query,
            officer: officer.id,
            act: bytes,
            released,
            record,
            made_at: now,
            expires_at: now.plus(PROPOSAL_SECONDS),
        };
        for said in act.files() {
            self.store.put_attachment(&AttachmentRecord {
                entry: named_by_proposal(&proposal),
                exchange: case.exchange,
                partner: case.partner.clone(),
                own: true,
                said: said.clone(),
                state: AttachmentState::Proposed,
            })?;
        }
        Ok(self.store.put_proposal(&proposal)?)
    }

    /// Forgets what was proposed in a case, if anything was. Files that nothing else names go with it.
    fn end_proposal(&mut self, query: &LeafHash) -> Result<(), Denied> {
        let Some(proposal) = self.store.proposal(query)? else { return Ok(()) };
        for record in self.store.drop_attachments(&named_by_proposal(&proposal))? {
            if self.store.attachments_named(&record.said.digest)?.is_empty()
                && let Some(located) = self.located(record)?
            {
                self.effects.push(Effect::Discard(vec![located]));
            }
        }
        Ok(self.store.drop_proposal(query)?)
    }

    /// The second officer releases what was proposed, or less of it.
    ///
    /// # Errors
    /// Nothing is proposed, it fell or expired, or this officer may not release it.
    pub fn approve(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        narrower: Option<DisclosureLevel>,
    ) -> Result<CaseRecord, Denied> {
        let who = who.into();
        let officer = self.officer(who)?;
        let mut case = self.case_by_prefix(id)?;
        let (proposal, mut act) = self.open_proposal(&case)?;
        if proposal.officer == officer.id {
            return Err(OfficerDenied::OwnProposal.into());
        }
        let mut weighed = self.weigh(&case)?;
        weighed.consider_choice(&act);
        if self.has_own_trace(&officer, &weighed.query)? {
            return Err(OfficerDenied::OwnTrace.into());
        }
        if self.would_release(&case, &weighed, &act)?.0 != proposal.released {
            self.end_proposal(&case.query)?;
            return Err(OfficerDenied::Changed.into());
        }
        if let Some(level) = narrower {
            if !act.releases().is_some_and(|proposed| level.within(proposed)) {
                return Err(OfficerDenied::Wider.into());
            }
            act.set_level(level);
        }
        let key = self.key_for_two(who, &officer)?;
        let first = self.behind_proposal(&proposal, &case)?;
        let behind = vec![first, self.behind(&officer, &case)];
        let of = Some(proposal.record);
        let (done, salt) = self.act_record(&mut weighed, &act);
        self.record(&case, weighed, (done, salt), behind, of, Some(&key));
        self.perform(&officer, &mut case, act)?;
        self.end_proposal(&case.query)?;
        self.keep_decision(&case.query)?;
        Ok(case)
    }

    /// The second officer does not release it; the case waits as before.
    ///
    /// # Errors
    /// As of [`Self::approve`].
    pub fn decline(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        words: &Text<NOTE_MAX>,
    ) -> Result<CaseRecord, Denied> {
        let who = who.into();
        let officer = self.officer(who)?;
        let case = self.case_by_prefix(id)?;
        let (proposal, _) = self.open_proposal(&case)?;
        if proposal.officer == officer.id {
            return Err(OfficerDenied::OwnProposal.into());
        }
        let weighed = self.weigh(&case)?;
        let key = self.spend_ticket(&officer, who.ticket)?;
        let behind = vec![self.behind(&officer, &case)];
        let salt = self.random();
        let text = Some(record::salted(&salt, words.as_str().as_bytes()));
        let act = ActRecord { text, ..ActRecord::of(Done::Declined) };
        let of = Some(proposal.record);
        self.record(&case, weighed, (act, salt), behind, of, key.as_ref());
        self.end_proposal(&case.query)?;
        self.keep_decision(&case.query)?;
        Ok(case)
    }

    /// The proposal in a case, if it stands, with its act.
    pub(crate) fn open_proposal(
        &mut self,
        case: &CaseRecord,
    ) -> Result<(ProposalRecord, Act), Denied> {
        let proposal = self.store.proposal(&case.query)?.ok_or(OfficerDenied::NoProposal)?;
        if case.state.is_final() || case.state == ResponderState::AwaitingRelease {
            return Err(Denied::Closed(case.state));
        }
        // Who may not act any more proposes nothing any more.
        let profile = self.staff.profile(proposal.officer);
        let fell = profile.suspended || !Roles::from_bits(profile.roles).has(Role::FocalPoint);
        if fell || proposal.expires_at <= self.now() {
            return Err(OfficerDenied::Expired.into());
        }
        let act = Act::from_bytes(&proposal.act).ok_or(OfficerDenied::Changed)?;
        Ok((proposal, act))
    }

    /// What a case would be decided from now.
    pub(crate) fn weigh(&mut self, case: &CaseRecord) -> Result<Weighed, Denied> {
        let (common, query) = self.described(case)?;
        let agreement = self.agreement_named(common.agreement.as_ref(), &case.partner, self.now());
        let mut inputs = inputs_of(&common);
        let mut sensitive = false;
        let mut seen = None;
        if common.request_kind.is_some_and(RequestKind::looks_up) {
            match self.findings_for(case, &query) {
                Ok((findings, _)) => {
                    let assessment = disclosure::assess(&query.firearm(), &findings);
                    sensitive = assessment.sensitive;
                    inputs.found = Some(disclosure::found(&assessment, &findings));
                    seen = Some(findings);
                }
                // A refusal needs no registry; an answer asks it again and fails there.
                Err(Denied::Registry(error)) => unread(&error),
                Err(other) => return Err(other),
            }
        }
        Ok(Weighed { query, agreement, inputs, sensitive, findings: seen })
    }

    /// Whether what is being said about a query was released by two officers.
    pub(super) fn released_by_two(&self, query: &LeafHash) -> bool {
        let pending = self.staff.pending.as_ref().filter(|pending| pending.query == *query);
        pending.is_some_and(|pending| pending.by == DecidedBy::TwoOfficers)
    }

    /// What would leave at each level that the agreement allows, lowest first.
    pub(crate) fn previews(
        &mut self,
        case: &CaseRecord,
        weighed: &Weighed,
        choice: Choice,
    ) -> Result<Vec<Preview>, Denied> {
        let Ok(clauses) = weighed.clauses(case) else { return Ok(Vec::new()) };
        let mut previews = Vec::new();
        for level in DisclosureLevel::ALL.iter().copied() {
            let Some(permit) = Permit::by_two_officers(level, clauses) else { continue };
            let answer = self.cut_to(case, weighed, permit, choice, None)?;
            let two = policy::needs_two_officers(level, clauses, weighed.sensitive);
            previews.push(Preview { level, answer, two });
        }
        Ok(previews)
    }

    /// What an officer's act would let out now, and whether it takes two. Nothing is kept of it.
    ///
    /// # Errors
    /// The act lets nothing out, the level is not agreed, or none or several records could be meant.
    pub(crate) fn foresee(&mut self, case: &CaseRecord, act: &Act) -> Result<Preview, Denied> {
        if case.state.is_final() {
            return Err(Denied::Closed(case.state));
        }
        let mut weighed = self.weigh(case)?;
        weighed.consider_choice(act);
        let level = act.releases().ok_or(Denied::Level)?;
        let (_, answer) = self.would_release(case, &weighed, act)?;
        let two = policy::needs_two_officers(level, weighed.clauses(case)?, weighed.sensitive);
        Ok(Preview { level, answer, two })
    }

    /// What an act would let out, and its digest.
    pub(crate) fn would_release(
        &mut self,
        case: &CaseRecord,
        weighed: &Weighed,
        act: &Act,
    ) -> Result<([u8; 32], Answer), Denied> {
        let clauses = weighed.clauses(case)?;
        let level = act.releases().ok_or(Denied::Level)?;
        let permit = Permit::by_two_officers(level, clauses).ok_or(Denied::Level)?;
        let candidates = weighed.inputs.found.as_ref().map_or(0, |found| found.candidates);
        let choice = match act.choice() {
            Some(choice) => choice,
            None if candidates > 1 => return Err(Denied::ChooseRecord),
            None => Choice::Best,
        };
        let restriction = act.restriction();
        let answer = self.cut_to(case, weighed, permit, choice, restriction)?;
        let fields = Content::new(answer::empty_common(), Body::Answer(answer.clone())).to_fields();
        let mut hasher = Sha256::new();
        for field in &fields {
            hasher.update(field.label.to_be_bytes());
            hasher.update(field.value.as_bytes());
        }
        Ok((hasher.finalize().into(), answer))
    }

    fn cut_to(
        &mut self,
        case: &CaseRecord,
        weighed: &Weighed,
        permit: Permit,
        choice: Choice,
        restriction: Option<&Restriction>,
    ) -> Result<Answer, Denied> {
        let again;
        let findings = match &weighed.findings {
            Some(findings) => findings,
            None => {
                again = self.findings_for(case, &weighed.query)?.0;
                &again
            }
        };
        let country = self.identity.name.country();
        let mut cut =
            disclosure::cut(permit, findings, choice, country).ok_or(Denied::NoSuchCandidate)?;
        if let Some(restriction) = restriction {
            restriction::withhold(&mut cut, &restriction.withheld);
        }
        Ok(Answer { restricted: restriction.cloned(), ..answer::body(cut) })
    }

    /// The permit of the decision that is being carried out.
    pub(super) fn permit(
        &self,
        query: &LeafHash,
        level: DisclosureLevel,
        clauses: &Clauses,
    ) -> Result<Permit, Denied> {
        let pending = self.staff.pending.as_ref().filter(|pending| pending.query == *query);
        let permit = match pending.map(|pending| pending.by) {
            Some(DecidedBy::TwoOfficers) => Permit::by_two_officers(level, clauses),
            _ => Permit::by_officer(level, clauses),
        };
        permit.ok_or(Denied::Level)
    }

    /// The digest for label 9 of what is said about a query.
    pub(super) fn record_of(&self, query: &LeafHash) -> Option<Digest> {
        let pending = self.staff.pending.as_ref()?;
        (pending.query == *query).then_some(pending.digest)
    }

    /// The files that go with what is said about a query.
    pub(super) fn files_of(&self, query: &LeafHash) -> Vec<Attachment> {
        let pending = self.staff.pending.as_ref().filter(|pending| pending.query == *query);
        pending.map(|pending| pending.files.clone()).unwrap_or_default()
    }

    /// Names the files of the decision that is being carried out.
    pub(super) fn name_files(&mut self, query: &LeafHash, files: &[Attachment]) {
        if let Some(pending) = self.staff.pending.as_mut().filter(|p| p.query == *query) {
            pending.files = files.to_vec();
        }
    }

    /// Writes the record of what the machine does in a case.
    pub(super) fn record_machine(
        &mut self,
        case: &CaseRecord,
        agreement: Option<AgreementHash>,
        inputs: Inputs,
        act: ActRecord,
        ruled: &[ClauseId],
    ) {
        let salt = self.random();
        let clauses = record::clauses_of_machine(&act, ruled);
        self.set_pending(case, agreement, &clauses, inputs, (act, salt), Vec::new(), None, None);
    }

    /// Keeps the record of what was done in a case, now that it is in the log.
    pub(super) fn keep_decision(&mut self, query: &LeafHash) -> Result<(), Denied> {
        let Some(done) = self.staff.pending.take_if(|pending| pending.query == *query) else {
            return Ok(());
        };
        self.store.put_decision(&done.digest, query, &done.document, &done.salt)?;
        if let Some((thumbprint, signature)) = done.signature {
            self.store.put_decision_signature(&done.digest, &thumbprint, &signature)?;
        }
        Ok(())
    }

    fn record(
        &mut self,
        case: &CaseRecord,
        weighed: Weighed,
        act: (ActRecord, [u8; 16]),
        officers: Vec<OfficerRecord>,
        proposal: Option<Digest>,
        key: Option<&SecretKey>,
    ) -> Digest {
        let agreement = weighed.agreement.as_ref().map(Agreement::hash);
        let clauses = record::clauses(&weighed.inputs, &act.0);
        self.set_pending(case, agreement, &clauses, weighed.inputs, act, officers, proposal, key)
    }

    #[expect(clippy::too_many_arguments, reason = "the members of one record")]
    fn set_pending(
        &mut self,
        case: &CaseRecord,
        agreement: Option<AgreementHash>,
        clauses: &[ClauseId],
        inputs: Inputs,
        (act, salt): (ActRecord, [u8; 16]),
        officers: Vec<OfficerRecord>,
        proposal: Option<Digest>,
        key: Option<&SecretKey>,
    ) -> Digest {
        let by = match officers.len() {
            0 => DecidedBy::Machine,
            1 => DecidedBy::Officer,
            _ => DecidedBy::TwoOfficers,
        };
        let record = DecisionRecord {
            format: record::FORMAT,
            salt: ByteArray::from(self.random::<16>()),
            query: case.query,
            agreement,
            clauses: record::numbers(clauses),
            inputs,
            act,
            by,
            officers,
            at: self.now(),
            proposal,
        };
        let digest = record.digest();
        let signature = key.map(|key| (key.kid(), record::sign(key, &digest)));
        let document = record.to_bytes();
        let query = case.query;
        let files = Vec::new();
        self.staff.pending = Some(Pending { query, digest, document, salt, signature, by, files });
        digest
    }

    /// The act for the record; which record was chosen goes to what was found.
    fn act_record(&mut self, weighed: &mut Weighed, act: &Act) -> (ActRecord, [u8; 16]) {
        let salt = self.random();
        let mut record = act.record();
        record.text = act.words().map(|words| record::salted(&salt, words.as_bytes()));
        let chosen = match act.choice() {
            Some(Choice::Record(id)) => Some(id),
            Some(Choice::NoRecord) => None,
            _ if act.releases().is_none() => None,
            _ => weighed.findings.as_ref().and_then(disclosure::best),
        };
        if let (Some(id), Some(found)) = (chosen, &mut weighed.inputs.found) {
            found.chosen = Some(record::salted(&salt, &id.0.to_be_bytes()));
        }
        (record, salt)
    }

    fn behind(&self, officer: &Officer, case: &CaseRecord) -> OfficerRecord {
        OfficerRecord {
            pseudonym: pseudonym(officer, &case.partner),
            thumbprint: self.staff.thumbprint(officer.id),
        }
    }

    /// The officer who proposed, with the key that signed the proposal.
    fn behind_proposal(
        &mut self,
        proposal: &ProposalRecord,
        case: &CaseRecord,
    ) -> Result<OfficerRecord, Denied> {
        let signatures = self.store.decision_signatures(&proposal.record)?;
        let officer = self.officers.iter().find(|o| o.id == proposal.officer);
        let officer = officer.ok_or(OfficerDenied::Changed)?;
        Ok(OfficerRecord {
            pseudonym: pseudonym(officer, &case.partner),
            thumbprint: signatures.first().map(|(thumbprint, _)| *thumbprint),
        })
    }

    fn key_for_two(&mut self, who: Acting, officer: &Officer) -> Result<SecretKey, Denied> {
        let key = self.spend_ticket(officer, who.ticket)?;
        key.ok_or_else(|| OfficerDenied::KeyNeeded.into())
    }

    /// Whether an officer has a trace of its own after a gun with one of the numbers asked for.
    fn has_own_trace(&mut self, officer: &Officer, query: &Query) -> Result<bool, Denied> {
        self.index_own_numbers()?;
        for number in numbers(&query.firearm()) {
            let number = self.own_number(officer.id, &number);
            if self.store.asked_of_any(&number)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What stands for an entry where files are proposed and no message names them yet.
fn named_by_proposal(proposal: &ProposalRecord) -> LeafHash {
    LeafHash(proposal.record.0)
}

/// The numbers of a gun in the form in which they are compared.
pub(super) fn numbers(gun: &FirearmDescription) -> Vec<String> {
    let folded = gun.serials().map(|mark| serial::folded(mark.text.as_str()));
    folded.filter(|number| !number.is_empty()).collect()
}

fn unread(error: &RegistryError) {
    tracing::warn!(reason = %error, "the registry could not be read for a decision");
}
