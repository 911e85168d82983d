use vestigo_protocol::codes::{ReturnReason, WithholdReason};

use super::*;
use crate::desk::examples::clauses;

fn found(grade: MatchGrade, primary: ResultCode, sensitive: bool) -> Found {
    let assessment = Assessment {
        grade,
        primary: Some(primary),
        sensitive,
        ambiguous: false,
        contradicted: false,
        many_numbers: false,
    };
    Found::of(&assessment, vec!["dealers".to_owned()], 1)
}

fn record(by: DecidedBy, act: ActRecord, found: Option<Found>) -> DecisionRecord {
    let officer =
        |n| OfficerRecord { pseudonym: Pseudonym([n; 16]), thumbprint: Some(Kid([n; 32])) };
    DecisionRecord {
        format: FORMAT,
        salt: ByteArray::from([1; 16]),
        query: LeafHash([2; 32]),
        agreement: Some(AgreementHash([3; 32])),
        clauses: vec![4, 7],
        inputs: Inputs {
            request_kind: Some(RequestKind::Trace),
            purpose: Some(IntendedUse::ALL[0]),
            legal_basis: Some(LegalBasis::ALL[0]),
            found,
            sampled: Some(false),
            admission: None,
        },
        act,
        by,
        officers: match by {
            DecidedBy::Machine => Vec::new(),
            DecidedBy::Officer => vec![officer(1)],
            DecidedBy::TwoOfficers => vec![officer(1), officer(2)],
        },
        at: Timestamp(5),
        proposal: None,
    }
}

fn answered(level: DisclosureLevel) -> ActRecord {
    ActRecord { level: Some(level), ..ActRecord::of(Done::Answered) }
}

#[test]
fn a_record_has_one_form_and_its_digest_depends_on_every_member() {
    let exact = found(MatchGrade::Exact, ResultCode::Exported, false);
    let one = record(DecidedBy::Officer, answered(DisclosureLevel::L2), Some(exact));
    assert_eq!(DecisionRecord::from_bytes(&one.to_bytes()).unwrap(), one);
    let mut bytes = one.to_bytes();
    bytes.push(0);
    assert!(DecisionRecord::from_bytes(&bytes).is_err());
    let mut salted = one.clone();
    salted.salt = ByteArray::from([9; 16]);
    let mut clauses = one.clone();
    clauses.clauses = vec![4];
    let mut sampled = one.clone();
    sampled.inputs.sampled = Some(true);
    for other in [salted, clauses, sampled] {
        assert_ne!(other.digest(), one.digest());
    }
    assert_eq!(format!("{one:?}"), "DecisionRecord(ANSWERED L2)");
}

#[test]
fn the_machine_decides_again_as_it_did() {
    let clauses = clauses();
    let exact = found(MatchGrade::Exact, ResultCode::Exported, false);
    let sold = record(DecidedBy::Machine, answered(DisclosureLevel::L2), Some(exact.clone()));
    assert_eq!(replay(&sold, Some(&clauses)), Replay::Follows);
    assert_eq!(replay(&sold, None), Replay::NoAgreement);
    // What was told at a higher level than the agreement says is seen.
    let more = record(DecidedBy::Machine, answered(DisclosureLevel::L3), Some(exact));
    let computed = "ANSWERED L2".to_owned();
    assert_eq!(replay(&more, Some(&clauses)), Replay::Differs { computed });
    let destroyed = found(MatchGrade::Exact, ResultCode::RecordedDestroyed, true);
    let act = ActRecord::referred(Referral::Sensitive);
    let referred = record(DecidedBy::Machine, act, Some(destroyed.clone()));
    assert_eq!(replay(&referred, Some(&clauses)), Replay::Follows);
    let told = record(DecidedBy::Machine, answered(DisclosureLevel::L2), Some(destroyed));
    let computed = "REFERRED SENSITIVE".to_owned();
    assert_eq!(replay(&told, Some(&clauses)), Replay::Differs { computed });
}

/// The record of the machine's return of a request that is changed by `change`.
fn returned(
    change: fn(&mut vestigo_protocol::message::Common, &mut vestigo_protocol::message::Query),
    spent: admission::Spent,
) -> DecisionRecord {
    use crate::desk::examples::{agreement, common, header, query};
    let agreement = agreement();
    let (mut common, mut query) = (common(), query());
    change(&mut common, &mut query);
    let circumstances = admission::Circumstances {
        standing: admission::Standing::Confirmed,
        agreement: Some(&agreement),
        force: admission::Force::InForce,
        spent,
    };
    let why = admission::admit(&header(), &common, &query, circumstances).unwrap_err();
    let act = ActRecord::returned(why.reason);
    let mut kept = record(DecidedBy::Machine, act.clone(), None);
    kept.clauses = numbers(&clauses_of_machine(&act, &why.rested_on));
    kept.inputs.admission = why.facts.map(|facts| *facts);
    // As it is stored and read again.
    DecisionRecord::from_bytes(&kept.to_bytes()).unwrap()
}

#[test]
fn a_return_is_decided_again_from_what_admission_saw() {
    let spent = admission::Spent { per_day: 11, ..admission::Spent::default() };
    let none = admission::Spent::default();
    let agreed = clauses();
    for (kept, clause) in [
        (returned(|c, _| c.purpose = None, none), ClauseId::UseStated),
        (returned(|c, _| c.request_kind = Some(RequestKind::Watch), none), ClauseId::RequestKinds),
        (returned(|c, _| c.officer = None, none), ClauseId::OfficerNamed),
        (returned(|_, q| q.circumstances = None, none), ClauseId::IllicitNature),
        (returned(|_, q| q.marks.clear(), none), ClauseId::SerialGiven),
        (returned(|_, _| {}, spent), ClauseId::BudgetPerDay),
    ] {
        assert_eq!(kept.clauses, [u64::from(clause.number())]);
        assert_eq!(replay(&kept, Some(&agreed)), Replay::Follows, "{clause:?}");
        assert_eq!(replay(&kept, None), Replay::NoAgreement, "{clause:?}");
        // Another code, another clause, or facts that would have let it in are seen.
        let mut other = kept.clone();
        other.act.reason = Some(ReturnReason::Neutrality.into());
        assert!(matches!(replay(&other, Some(&agreed)), Replay::Differs { .. }), "{clause:?}");
        let mut other = kept.clone();
        other.clauses = vec![99];
        assert!(matches!(replay(&other, Some(&agreed)), Replay::Differs { .. }), "{clause:?}");
    }
    let mut let_in = returned(|c, _| c.purpose = None, none);
    if let Some(facts) = &mut let_in.inputs.admission {
        facts.purpose = Some(IntendedUse::CriminalInvestigation);
    }
    assert_eq!(replay(&let_in, Some(&agreed)), Replay::Differs { computed: String::new() });
    // Under no agreement there are no clauses to be read, and it follows all the same.
    let mut foreign = returned(|c, _| c.purpose = None, none);
    let outside = admission::outside_every_agreement(admission::Force::Revoked);
    foreign.act = ActRecord::returned(outside.reason);
    foreign.clauses = numbers(&outside.rested_on);
    if let Some(facts) = &mut foreign.inputs.admission {
        facts.force = admission::Force::Revoked;
    }
    assert_eq!(replay(&foreign, None), Replay::Follows);
}

#[test]
fn what_rests_on_a_failure_or_on_our_log_is_said_to_be_so() {
    let clauses = clauses();
    let failed = ActRecord::referred(Referral::RegistryFailed);
    let failed = record(DecidedBy::Machine, failed, None);
    assert_eq!(replay(&failed, Some(&clauses)), Replay::NotFromInputs);
    let act =
        ActRecord { reason: Some(ReturnReason::RateLimit.into()), ..ActRecord::of(Done::Returned) };
    assert_eq!(replay(&record(DecidedBy::Machine, act, None), None), Replay::NotFromInputs);
}

#[test]
fn a_release_that_needed_two_officers_follows_only_with_two_different_ones() {
    let mut clauses = clauses();
    clauses.ceiling = DisclosureLevel::L4;
    clauses.two_officers_from = None;
    let exact =
        |sensitive| Some(found(MatchGrade::Exact, ResultCode::FirstPurchaserIdentified, sensitive));
    let none = Replay::Differs { computed: String::new() };
    for (level, sensitive, needed) in [
        (DisclosureLevel::L3, false, false),
        (DisclosureLevel::L4, false, true),
        (DisclosureLevel::L2, true, true),
    ] {
        let one = record(DecidedBy::Officer, answered(level), exact(sensitive));
        let expected = if needed { none.clone() } else { Replay::Follows };
        assert_eq!(replay(&one, Some(&clauses)), expected, "{level} {sensitive}");
        let mut two = record(DecidedBy::TwoOfficers, answered(level), exact(sensitive));
        assert_eq!(replay(&two, Some(&clauses)), Replay::Follows, "{level} {sensitive}");
        two.officers = vec![two.officers[0].clone(), two.officers[0].clone()];
        assert_eq!(replay(&two, Some(&clauses)), none, "the same officer twice");
    }
    // Above the ceiling not even two.
    let above = record(DecidedBy::TwoOfficers, answered(DisclosureLevel::L5), exact(false));
    assert_eq!(replay(&above, Some(&clauses)), none);
}

#[test]
fn a_refusal_follows_from_its_reason() {
    let clauses = clauses();
    let mut act = ActRecord::of(Done::Refused);
    let bare = record(DecidedBy::Officer, act.clone(), None);
    assert!(matches!(replay(&bare, Some(&clauses)), Replay::Differs { .. }));
    act.reason = Some(WithholdReason::ALL[0].into());
    assert_eq!(replay(&record(DecidedBy::Officer, act, None), Some(&clauses)), Replay::Follows);
}

#[test]
fn a_signature_is_of_one_officer_over_one_record() {
    let (ana, bob) = (SecretKey::from_seed(&[1; 32]), SecretKey::from_seed(&[2; 32]));
    let digest = Digest([7; 32]);
    let signature = sign(&ana, &digest);
    assert!(is_signed(ana.public(), &digest, &signature));
    assert!(!is_signed(bob.public(), &digest, &signature));
    assert!(!is_signed(ana.public(), &Digest([8; 32]), &signature));
    // Not over the bare digest: no other signature of the key can pass for a decision.
    assert!(!is_signed(ana.public(), &digest, &ana.sign(digest.as_bytes())));
}
