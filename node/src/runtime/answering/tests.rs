//! Releases over a store on disk and an empty registry.

use std::sync::Arc;

use vestigo_protocol::codes::Priority;
use vestigo_protocol::codes::{MatchGrade, ResultCode};
use vestigo_protocol::content::salts_len;
use vestigo_protocol::envelope;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{ExchangeId, MessageId};
use vestigo_protocol::message::{Heartbeat, PriorityClaim};

use super::*;
use crate::desk::disclosure::Assessment;
use crate::desk::examples::agreement;
use crate::desk::record::{DecisionRecord, Found};
use crate::registry::{Registry, RegistrySource};
use crate::runtime::arrivals::open_stored;
use crate::runtime::core::Settings;
use crate::runtime::directory::Directory;
use crate::runtime::examples::{identity, key, partner, us};
use crate::scratch::Scratch;
use crate::store::SqliteStore;

fn core(scratch: &Scratch) -> Core {
    let settings = Settings {
        release_interval_seconds: 60,
        sampled_share_percent: 0,
        stop_sweeps: true,
        files_per_partner_max: 1 << 30,
        checkpoint_interval_ms: 1000,
        retention_days: 0,
        calendar: Default::default(),
    };
    let store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
    let registry = Registry::open(&RegistrySource::Memory, [1; 16]).unwrap();
    let directory = Directory::default();
    Core::open(Arc::new(identity()), settings, Box::new(store), registry, directory).unwrap()
}

/// A message of the partner in our log, and a case of its own that is due for release.
fn due(core: &mut Core, nth: u8, body: Body) -> LeafHash {
    due_with(core, nth, body, None)
}

fn due_with(core: &mut Core, nth: u8, body: Body, priority: Option<PriorityClaim>) -> LeafHash {
    let common =
        Common { request_kind: Some(RequestKind::Trace), priority, ..answer::empty_common() };
    let content = Content::new(common, body);
    let fields = content.to_fields();
    let header = Header {
        kid: key(9).kid(),
        issuer: partner(),
        exchange: ExchangeId([nth; 16]),
        audience: us(),
        issued_at: Timestamp(10),
        id: MessageId([nth; 16]),
        kind: content.body.kind(),
        in_reply_to: Vec::new(),
        sequence: u64::from(nth),
        previous: (nth > 1).then_some(LeafHash([nth; 32])),
        answer_by: None,
        deliver_until: None,
        reason: None,
        stops_clock: false,
        epoch: 0,
    };
    let salts = vec![9; salts_len(fields.len())];
    let signed = envelope::sign(header, fields, &key(9), &salts).unwrap();
    core.log(&signed.header, &signed.message, signed.leaf, false, Timestamp(11)).unwrap();
    let case = CaseRecord {
        query: signed.leaf,
        exchange: ExchangeId([nth; 16]),
        partner: partner(),
        state: ResponderState::AwaitingRelease,
        decision: None,
        received_at: Timestamp(11),
        answer_by: Timestamp(0),
        late: false,
        release_at: Timestamp(60 + u64::from(nth)),
        referral: String::new(),
        review_at: Timestamp(0),
        urgent: false,
    };
    core.store.put_case(&case).unwrap();
    signed.leaf
}

#[test]
fn a_request_that_cannot_be_answered_goes_to_an_officer_and_holds_no_other_up() {
    let scratch = Scratch::new("release-due");
    let mut core = core(&scratch);
    // A case over what is no query: its release fails every time.
    let broken = due(&mut core, 1, Body::Heartbeat(Heartbeat {}));
    let sound = Body::Query(Query::describing(FirearmDescription::default()));
    let sound = due(&mut core, 2, sound);
    core.release_due(Timestamp(100)).unwrap();

    let broken = core.store.case(&broken).unwrap().unwrap();
    assert_eq!(broken.state, ResponderState::WithOfficer);
    assert_eq!(broken.referral, Referral::MachineFailed.name());
    // No agreement is in force: the other one is returned.
    let sound = core.store.case(&sound).unwrap().unwrap();
    assert_eq!(sound.state, ResponderState::Returned);
    assert!(sound.decision.is_some());
    assert!(core.store.cases_to_release(Timestamp(1000), 10).unwrap().is_empty());
}

#[test]
fn what_is_said_on_an_urgent_question_is_urgent() {
    let scratch = Scratch::new("urgent-reply");
    let mut core = core(&scratch);
    let claim = |priority| Some(PriorityClaim { priority, justification: None, text: None });
    for (nth, priority) in [(1, Priority::Routine), (2, Priority::Urgent)] {
        let body = Body::Query(Query::describing(FirearmDescription::default()));
        due_with(&mut core, nth, body, claim(priority));
    }
    core.release_due(Timestamp(100)).unwrap();

    let far = Timestamp(u64::from(u32::MAX));
    let rows = core.store.outbox_due(&partner(), far, 10).unwrap();
    let urgent: Vec<bool> = rows.iter().map(|row| row.urgent).collect();
    assert_eq!(urgent, [true, false]);
}

/// What leaves when a gun in a destruction register was hit, and when a request was drawn by lot.
#[test]
fn a_sampled_and_a_sensitive_referral_differ_in_nothing_but_the_digest_of_their_record() {
    let scratch = Scratch::new("equal-interims");
    let mut core = core(&scratch);
    let agreement = agreement();
    let mut said = Vec::new();
    for (nth, why, sensitive, searched) in [
        (1, Referral::Sensitive, true, "destroyed"),
        (2, Referral::Sampled, false, "dealers of the capital"),
    ] {
        let query = Body::Query(Query::describing(FirearmDescription::default()));
        let query = due(&mut core, nth, query);
        let mut case = core.store.case(&query).unwrap().unwrap();
        let assessment = Assessment {
            grade: MatchGrade::Exact,
            primary: Some(ResultCode::RecordedDestroyed),
            sensitive,
            ambiguous: false,
            contradicted: false,
            many_numbers: false,
        };
        let found = Some(Found::of(&assessment, vec![searched.to_owned()], usize::from(nth)));
        let inputs = Inputs { found, sampled: Some(!sensitive), ..Inputs::default() };
        core.refer(&mut case, &agreement, why, inputs, Timestamp(100)).unwrap();
        let message = core.store.own_replies(&query).unwrap().pop().unwrap();
        let (_, content) = open_stored(&message).unwrap();
        let kept = core.store.decisions(&query).unwrap();
        assert_eq!(content.common.decision_record, Some(kept[0].digest));
        let document = kept[0].document.as_deref().unwrap();
        let record = DecisionRecord::from_bytes(document).unwrap();
        assert_eq!(record.act.referral.as_deref(), Some(why.name()));
        let sizes: Vec<usize> = message.disclosures.iter().map(Vec::len).collect();
        said.push((message.preimage.len(), sizes, content));
    }
    let [first, second] = &mut said[..] else { panic!("two") };
    assert_ne!(first.2.common.decision_record, second.2.common.decision_record);
    first.2.common.decision_record = None;
    second.2.common.decision_record = None;
    assert!(first == second, "what is said tells them apart");
}
