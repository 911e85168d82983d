//! Batches: many traces as one operation. A batch and its rows are stored at once; the core then
//! submits the rows in pieces, between everything else that it does.
//!
//! A row is marked as submitted in the transaction that signs and logs its request. So a node that
//! is killed at any moment goes on with the first row that still waits, and sends none twice.

use sha2::{Digest as _, Sha256};
use vestigo_protocol::codec::{self, RawCbor};
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::content::Field;
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::firearm::make::normal_form;
use vestigo_protocol::firearm::serial::canonical;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{ExchangeId, NodeName, Pseudonym};
use vestigo_protocol::message::{Body, Common, Content};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::answering::pseudonym;
use super::asking::Ask;
use super::core::Core;
use super::deciding::numbers;
use super::error::Denied;
use crate::desk::officer::{Acting, OfficerName, Role};
use crate::store::{BatchRecord, BatchRowRecord, BatchRowState, BatchState};

/// Rows that one step submits: a tenth of a second's work at most, so that whatever else comes in
/// waits no longer.
const PIECE: u64 = 100;

/// Messages on their way to one partner from which on a batch waits: what its link takes in some
/// seconds. What is urgent goes before them anyway.
const OUTBOX_FULL: u64 = 1_000;

/// Milliseconds until the next look, where nothing could be submitted.
const LOOK_AGAIN_MS: u64 = 1_000;

/// Rows of one batch at most. They are stored in one transaction, and 20,000 take it less than a
/// second.
pub const BATCH_ROWS_MAX: usize = 20_000;

/// Seconds of a day: budgets count by days of UTC.
const DAY: u64 = 86_400;

/// Why a row is not submitted whose case was asked about as often as was agreed.
const CASE_USED_UP: &str = "the budget agreed with the partner for one case is used up";

/// Name of the mark that the guns of all traces are indexed.
const INDEXED: &str = "asked-guns";
/// The same for single numbers of an officer's own questions.
const OWN_INDEXED: &str = "own-numbers";

/// A row to be stored.
#[derive(Clone, Debug)]
pub struct NewRow {
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Line of the file.
    pub line: u64,
    /// Whom it asks, if that could be told.
    pub partner: Option<NodeName>,
    /// The request, or why there is none: without anything of the row.
    pub ask: Result<Box<Ask>, String>,
}

/// Why rows that wait for a partner are not submitted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It is no confirmed partner any more.
    NoPartner,
    /// No agreement is in force.
    NoAgreement,
    /// The budget agreed for one day is used up.
    Budget {
        /// When the next day begins.
        until: Timestamp,
    },
    /// Too much is on its way already: it is away, or slow.
    Outbox,
}

/// What a partner may still be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Requests now.
    pub now: u64,
    /// Requests today under the agreement.
    pub today: u64,
    /// Requests on any day under the agreement.
    pub per_day: u64,
}

/// A request like one that we made before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBefore {
    /// A row of this batch waits.
    Waits(u64),
    /// This trace is open.
    Open(ExchangeId),
    /// This trace was answered, at this time.
    Answered(ExchangeId, Timestamp),
}

/// The number and maker by which a gun is the same as another: the first serial number. None if no
/// character of it counts.
#[must_use]
pub fn same_gun(gun: &FirearmDescription) -> Option<(String, String)> {
    let serial = canonical(gun.serials().next()?.text.as_str());
    let maker = gun.maker.as_ref().map(|maker| normal_form(maker.as_str())).unwrap_or_default();
    (!serial.is_empty()).then_some((maker, serial))
}

/// The bytes that a request waits as.
fn to_bytes(ask: &Ask) -> Vec<u8> {
    let kind = ask.common.request_kind.or(Some(RequestKind::Trace));
    let common = Common { request_kind: kind, ..ask.common.clone() };
    let content = Content::new(common, Body::Query(ask.query.clone()));
    let fields: Vec<(u64, RawCbor)> =
        content.to_fields().into_iter().map(|field| (field.label, field.value)).collect();
    codec::encode(&(ask.auto_onward, fields))
}

/// A request that waited.
fn from_bytes(to: &NodeName, bytes: &[u8]) -> Option<Ask> {
    let (auto_onward, fields): (bool, Vec<(u64, RawCbor)>) = codec::decode(bytes).ok()?;
    let fields: Vec<Field> =
        fields.into_iter().map(|(label, value)| Field { label, value }).collect();
    let content = Content::from_fields(Kind::Query, &fields).ok()?;
    let Body::Query(query) = content.body else { return None };
    let common = content.common;
    let (to, also_to, letter) = (to.to_string(), Vec::new(), None);
    Some(Ask { to, query, common, auto_onward, also_to, letter })
}

impl Core {
    /// Stores a batch; its first rows are submitted by the next step.
    ///
    /// # Errors
    /// No such officer; the same file with the same words is a batch already that was not stopped;
    /// more than [`BATCH_ROWS_MAX`] rows.
    pub fn begin_batch(
        &mut self,
        who: impl Into<Acting>,
        file: String,
        source: [u8; 32],
        rows: Vec<NewRow>,
    ) -> Result<BatchRecord, Denied> {
        let officer = self.officer(who)?;
        if rows.len() > BATCH_ROWS_MAX {
            return Err(Denied::Rule(format!("a batch has at most {BATCH_ROWS_MAX} rows")));
        }
        self.no_same_batch(&source)?;
        self.index_asked_guns()?;
        let waits = rows.iter().any(|row| row.ask.is_ok());
        let mut batch = BatchRecord {
            id: 0,
            file,
            source,
            officer: officer.id,
            created_at: self.now(),
            rows: rows.len() as u64,
            state: if waits { BatchState::Running } else { BatchState::Done },
        };
        batch.id = self.store.add_batch(&batch)?;
        for (place, row) in rows.into_iter().enumerate() {
            let (state, gun, request) = match row.ask {
                Ok(ask) => {
                    let gun = self.gun_digest(&ask.query.firearm());
                    (BatchRowState::Waiting, gun, Some(to_bytes(&ask)))
                }
                Err(reason) => (BatchRowState::Rejected(reason), None, None),
            };
            self.store.add_batch_row(&BatchRowRecord {
                batch: batch.id,
                row: place as u64 + 1,
                sheet: row.sheet,
                line: row.line,
                partner: row.partner,
                state,
                gun,
                request,
            })?;
        }
        self.batches_at_ms = 0;
        Ok(batch)
    }

    /// Whether a file with what was said beside it, known by their digest, is no batch yet. One
    /// that was stopped may be taken again.
    ///
    /// # Errors
    /// It is one already.
    pub fn no_same_batch(&mut self, source: &[u8; 32]) -> Result<(), Denied> {
        let same = |b: &BatchRecord| b.source == *source && b.state != BatchState::Stopped;
        match self.store.batches()?.into_iter().find(same) {
            Some(same) => Err(Denied::SameBatch(same.id)),
            None => Ok(()),
        }
    }

    /// Stops a batch, or lets it go on.
    ///
    /// # Errors
    /// No such batch, or no row of it waits any more.
    pub fn batch_runs(&mut self, id: u64, runs: bool) -> Result<BatchRecord, Denied> {
        let mut batch = self.batch_by_id(id)?;
        if batch.state == BatchState::Done {
            return Err(Denied::BatchDone(id));
        }
        batch.state = if runs { BatchState::Running } else { BatchState::Stopped };
        self.store.batch_moved(&batch)?;
        self.batches_at_ms = 0;
        Ok(batch)
    }

    /// A batch by its number.
    ///
    /// # Errors
    /// There is none.
    pub fn batch_by_id(&mut self, id: u64) -> Result<BatchRecord, Denied> {
        let none = || Denied::NotFound { what: "batch", id: id.to_string() };
        self.store.batch(id)?.ok_or_else(none)
    }

    /// What a partner may be asked now, or why nothing.
    ///
    /// # Errors
    /// The store fails.
    pub fn batch_room(
        &mut self,
        partner: &NodeName,
        officer: u32,
    ) -> Result<Result<Room, Hold>, Denied> {
        let now = self.now();
        if self.confirmed(partner.as_str()).is_err() {
            return Ok(Err(Hold::NoPartner));
        }
        let per_day = self
            .in_force(partner, now)
            .and_then(|a| a.clauses_for(&self.identity.name))
            .map(|clauses| clauses.budget.per_day);
        let Some(per_day) = per_day else { return Ok(Err(Hold::NoAgreement)) };
        let today = Timestamp(now.0.saturating_sub(now.0 % DAY));
        let used = self.store.asked_since(partner, today)?;
        let of_officer = self.officer_budget(partner, officer)?;
        let left = per_day.saturating_sub(used).min(of_officer);
        if left == 0 {
            return Ok(Err(Hold::Budget { until: today.plus(DAY) }));
        }
        let on_their_way = self.store.outbox_counts()?.get(partner).copied().unwrap_or(0);
        let free = OUTBOX_FULL.saturating_sub(on_their_way);
        if free == 0 {
            return Ok(Err(Hold::Outbox));
        }
        Ok(Ok(Room { now: left.min(free), today: left, per_day }))
    }

    /// What an officer may still ask a partner today, by the budget for one officer.
    fn officer_budget(&mut self, partner: &NodeName, officer: u32) -> Result<u64, Denied> {
        let known = self.officers.iter().find(|o| o.id == officer);
        let Some(pseudonym) = known.map(|o| pseudonym(o, partner)) else { return Ok(u64::MAX) };
        Ok(self.own_budget(partner, pseudonym, None)?.of_officer.unwrap_or(u64::MAX))
    }

    /// Whether the budget for the case that a request names is used up.
    fn case_is_used_up(&mut self, partner: &NodeName, ask: &Ask) -> Result<bool, Denied> {
        let reference = ask.query.case_reference.as_ref().map(Text::as_str);
        let left = self.own_budget(partner, Pseudonym([0; 16]), reference)?.of_case;
        Ok(left == Some(0))
    }

    /// Submits the next rows of the batches that run.
    pub(super) fn batch_step(&mut self) -> Result<(), Denied> {
        let now_ms = self.now_ms();
        if now_ms < self.batches_at_ms {
            return Ok(());
        }
        let running = self.store.batches_running()?;
        if running.is_empty() {
            self.batches_at_ms = u64::MAX;
            return Ok(());
        }
        let mut left = PIECE;
        for mut batch in running {
            let waiting = self.store.batch_waiting(batch.id)?;
            if waiting.is_empty() {
                batch.state = BatchState::Done;
                self.store.batch_moved(&batch)?;
                continue;
            }
            let Some(who) = self.batch_officer(&batch) else { continue };
            // Each partner gets its part, so that one that is slow holds up no other.
            let mut partners = waiting.len() as u64;
            for (partner, rows) in waiting {
                let part = left.div_ceil(partners.max(1));
                partners = partners.saturating_sub(1);
                let Ok(room) = self.batch_room(&partner, batch.officer)? else { continue };
                let count = part.min(room.now).min(rows);
                for row in self.store.batch_next(batch.id, &partner, count)? {
                    self.submit_row(who, &partner, row)?;
                    left = left.saturating_sub(1);
                }
            }
        }
        self.batches_at_ms = if left < PIECE { 0 } else { now_ms.saturating_add(LOOK_AGAIN_MS) };
        Ok(())
    }

    /// The officer in whose name a batch is submitted; none if it may not ask any more, and then its
    /// rows wait.
    #[must_use]
    pub fn batch_officer(&self, batch: &BatchRecord) -> Option<Acting> {
        let officer = self.officers.iter().find(|o| o.id == batch.officer)?;
        let name = OfficerName::parse(&self.staff.profile(officer.id).name);
        let who = Acting { uid: officer.uid, name, ticket: None, scope: None };
        self.allowed(who, &[Role::Investigator]).ok().map(|_| who)
    }

    fn submit_row(
        &mut self,
        who: Acting,
        partner: &NodeName,
        mut row: BatchRowRecord,
    ) -> Result<(), Denied> {
        let ask = row.request.take().and_then(|bytes| from_bytes(partner, &bytes));
        if let Some(ask) = &ask
            && self.case_is_used_up(partner, ask)?
        {
            row.state = BatchRowState::Rejected(CASE_USED_UP.to_owned());
            return Ok(self.store.batch_row_moved(&row)?);
        }
        row.state = match ask.map(|ask| self.submit(who, ask)) {
            Some(Ok(trace)) => BatchRowState::Submitted(trace.id),
            Some(Err(Denied::Store(failure))) => return Err(Denied::Store(failure)),
            Some(Err(denied)) => BatchRowState::Rejected(denied.to_string()),
            None => BatchRowState::Rejected("the stored request cannot be read".to_owned()),
        };
        Ok(self.store.batch_row_moved(&row)?)
    }

    /// What we asked a partner about a gun before, if it is still open or was answered since.
    ///
    /// # Errors
    /// The store fails.
    pub fn asked_before(
        &mut self,
        partner: &NodeName,
        gun: &FirearmDescription,
        since: Timestamp,
    ) -> Result<Option<AskedBefore>, Denied> {
        let Some(gun) = self.gun_digest(gun) else { return Ok(None) };
        if let Some(batch) = self.store.batch_with_gun(&gun, partner)? {
            return Ok(Some(AskedBefore::Waits(batch)));
        }
        for (exchange, _) in self.store.asked_gun(&gun, partner)? {
            let Some(hop) = self.store.hop(&exchange)? else { continue };
            if !hop.state.is_final() {
                return Ok(Some(AskedBefore::Open(hop.trace)));
            }
            if hop.state == AskerState::Answered && hop.moved_at >= since {
                return Ok(Some(AskedBefore::Answered(hop.trace, hop.moved_at)));
            }
        }
        Ok(None)
    }

    /// What a gun that is to be traced is known by; none in other requests.
    pub(super) fn traced_gun(&self, content: &Content) -> Option<[u8; 32]> {
        let kind = content.common.request_kind;
        let traces = matches!(kind, Some(RequestKind::Trace | RequestKind::OnwardTrace));
        let Body::Query(query) = &content.body else { return None };
        self.gun_digest(&query.firearm()).filter(|_| traces)
    }

    /// Indexes the guns of traces that were made before there was this index. Once in the life of a
    /// store.
    ///
    /// # Errors
    /// The store fails.
    pub fn index_asked_guns(&mut self) -> Result<(), Denied> {
        if self.store.meta(INDEXED)?.is_some() {
            return Ok(());
        }
        for trace in self.store.traces(usize::MAX)? {
            for hop in self.store.hops(&trace.id)? {
                let (_, content) = self.read_stored(&hop.query)?;
                if let Some(gun) = self.traced_gun(&content) {
                    self.store.put_asked_gun(&gun, &hop.partner, &hop.exchange, hop.asked_at)?;
                }
            }
        }
        Ok(self.store.put_meta(INDEXED, &[1])?)
    }

    /// What the numbers that an officer asks about are known by, one by one.
    pub(super) fn numbers_of(&self, officer: u32, content: &Content) -> Vec<[u8; 32]> {
        let Body::Query(query) = &content.body else { return Vec::new() };
        numbers(&query.firearm()).iter().map(|folded| self.own_number(officer, folded)).collect()
    }

    /// A digest like that of a gun, for one number of one officer's questions.
    pub(super) fn own_number(&self, officer: u32, folded: &str) -> [u8; 32] {
        let mut digest = Sha256::new();
        digest.update(b"vestigo own number");
        digest.update(self.sampling_secret);
        digest.update(officer.to_le_bytes());
        digest.update(folded);
        digest.finalize().into()
    }

    /// Indexes the numbers of questions that were asked before there was this index. Once in the life
    /// of a store.
    pub(super) fn index_own_numbers(&mut self) -> Result<(), Denied> {
        if self.store.meta(OWN_INDEXED)?.is_some() {
            return Ok(());
        }
        for trace in self.store.traces(usize::MAX)? {
            for hop in self.store.hops(&trace.id)? {
                // A question that was erased is related to nothing any more.
                if self.store.message(&hop.query)?.is_none() {
                    continue;
                }
                let (_, content) = self.read_stored(&hop.query)?;
                for number in self.numbers_of(trace.officer, &content) {
                    self.store.put_asked_gun(&number, &hop.partner, &hop.exchange, hop.asked_at)?;
                }
            }
        }
        Ok(self.store.put_meta(OWN_INDEXED, &[1])?)
    }

    /// A digest under a secret of this node: what is left when a request's content is destroyed
    /// must not tell a serial number to somebody who tries them all.
    fn gun_digest(&self, gun: &FirearmDescription) -> Option<[u8; 32]> {
        let (maker, serial) = same_gun(gun)?;
        let mut digest = Sha256::new();
        digest.update(b"vestigo asked gun");
        digest.update(self.sampling_secret);
        digest.update((maker.len() as u64).to_le_bytes());
        digest.update(maker);
        digest.update(serial);
        Some(digest.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{IntendedUse, LegalBasis};
    use vestigo_protocol::firearm::{Mark, Name};
    use vestigo_protocol::message::Query;

    use super::*;
    use crate::desk::answer::empty_common;

    fn gun(maker: &str, serial: &str) -> FirearmDescription {
        let frame = vestigo_protocol::codes::MarkComponent::Frame;
        FirearmDescription {
            maker: Some(Name::new(maker).unwrap()),
            marks: vec![Mark::serial(frame, serial).unwrap()],
            ..FirearmDescription::default()
        }
    }

    #[test]
    fn a_request_that_waits_is_the_same_afterwards() {
        let mut query = Query::describing(gun("Glock", "BSZ 0018"));
        query.circumstances = Some(Text::new("found").unwrap());
        let mut common = Common {
            purpose: IntendedUse::from_name("U1"),
            legal_basis: LegalBasis::from_name("ITI"),
            ..empty_common()
        };
        let to = NodeName::parse("vestigo/xb/police").unwrap();
        let ask = Ask {
            to: to.to_string(),
            query,
            common: common.clone(),
            auto_onward: true,
            also_to: Vec::new(),
            letter: None,
        };
        let again = from_bytes(&to, &to_bytes(&ask)).unwrap();
        common.request_kind = Some(RequestKind::Trace);
        assert!(again.query == ask.query && again.common == common && again.auto_onward);
        assert!(from_bytes(&to, &[0]).is_none());
    }

    #[test]
    fn a_gun_is_the_same_however_its_number_is_written() {
        assert_eq!(same_gun(&gun("Glock", "BSZ 0018")), same_gun(&gun("GLOCK", "bsz-0018")));
        assert_ne!(same_gun(&gun("Glock", "BSZ 0018")), same_gun(&gun("Colt", "BSZ 0018")));
        assert_eq!(same_gun(&gun("Glock", "---")), None);
        assert_eq!(same_gun(&FirearmDescription::default()), None);
    }
}
