mod attacks;
mod hostile;
mod served;

use std::path::Path;

use vestigo_protocol::audit::proof::Strength;
use vestigo_protocol::header::Kind;
use vestigo_protocol::time::Timestamp;

use super::report::Verdict;
use super::run::{Request, audit};
use super::testing::{BEGIN, Place, Two, XA, XB, classes, proven};

fn name(proven: &vestigo_protocol::audit::proof::Proven) -> Option<&str> {
    proven.accused.as_ref().map(|node| node.as_str())
}

#[test]
fn honest_logs_are_clean_and_without_roots_unconfirmed() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 150);
    let audited = two.audit(&place);
    assert_eq!(audited.report.findings, []);
    assert_eq!(audited.report.verdict, Verdict::Clean);
    let counted = &audited.report.counted;
    assert_eq!((counted.queries, counted.answered, counted.open), (150, 150, 0));
    assert_eq!((counted.entries, counted.statements, counted.paired), (1200, 600, 600));
    let without = Request { roots: Vec::new(), ..two.request(&place) };
    assert_eq!(audit(&without).unwrap().report.verdict, Verdict::Unconfirmed);
}

#[test]
fn a_query_without_its_answer_is_overdue_and_a_later_statement_proves_it() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 3);
    two.ask(10);
    two.now += 2 * 3600;
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["OVERDUE"]);
    assert_eq!(audited.report.verdict, Verdict::Found);
    // Nothing signed after the deadline shows that it is not there.
    let claimed = proven(&audited, "OVERDUE");
    assert_eq!(
        (name(&claimed), claimed.strength),
        (Some("vestigo/xb/office"), Strength::Rebuttable)
    );
    two.both(XB, Kind::Heartbeat, 11, &[], |_| {});
    assert_eq!(proven(&two.audit(&place), "OVERDUE").strength, Strength::Proven);
}

#[test]
fn an_interim_moves_the_deadline_and_a_question_stops_the_clock() {
    let (mut two, place) = (Two::new(), Place::new());
    let query = two.ask(1);
    let later = Some(Timestamp(two.now + 10 * 3600));
    two.both(XB, Kind::Interim, 1, &[query.leaf], |h| h.answer_by = later);
    let other = two.ask(2);
    let stop = two.both(XB, Kind::Interim, 2, &[other.leaf], |h| h.stops_clock = true);
    two.now += 5 * 3600;
    assert_eq!(two.audit(&place).report.findings, []);
    let supplement = two.both(XA, Kind::Supplement, 2, &[stop.leaf], |_| {});
    two.both(XB, Kind::Accepted, 2, &[supplement.leaf], |_| {});
    two.now += 2 * 3600;
    two.both(XB, Kind::Heartbeat, 3, &[], |_| {});
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["OVERDUE"]);
    let overdue = proven(&audited, "OVERDUE");
    assert_eq!(overdue.exchange, Some(other.header.exchange));
    assert_eq!(overdue.at, Some(Timestamp(BEGIN + 6 * 3600)));
}

#[test]
fn a_withdrawn_query_is_not_overdue() {
    let (mut two, place) = (Two::new(), Place::new());
    let query = two.ask(1);
    two.both(XA, Kind::Withdrawal, 1, &[query.leaf], |_| {});
    two.now += 86_400;
    let audited = two.audit(&place);
    assert_eq!(audited.report.findings, []);
    assert_eq!(audited.report.counted.withdrawn, 1);
}

#[test]
fn a_late_answer_and_a_late_arrival_are_told_apart() {
    let (mut two, place) = (Two::new(), Place::new());
    let query = two.ask(1);
    two.now += 7200;
    two.answer(1, &query);
    let due = Some(Timestamp(two.now - 60));
    let late = two.both(XA, Kind::Query, 2, &[], |h| h.answer_by = due);
    two.both(XB, Kind::Accepted, 2, &[late.leaf], |_| {});
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["ANSWERED_LATE", "ACCEPTED_LATE"]);
    let answered = proven(&audited, "ANSWERED_LATE");
    assert_eq!((answered.strength, answered.number), (Strength::Proven, Some(3600)));
    let accepted = proven(&audited, "ACCEPTED_LATE");
    assert_eq!((accepted.number, name(&accepted)), (Some(60), None));
}

#[test]
fn what_lies_in_one_log_only_is_undelivered_or_denied() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 5);
    let query = two.say(XA, Kind::Query, 50, &[], |h| h.answer_by = Some(Timestamp(BEGIN + 9999)));
    two.log(XA, &query);
    two.now += 3000;
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["UNDELIVERED"]);
    let undelivered = proven(&audited, "UNDELIVERED");
    assert_eq!((undelivered.entry, name(&undelivered)), (Some(query.leaf), None));
    // XB's receipt is in XA's log, but the query is not in XB's.
    two.both(XB, Kind::Accepted, 50, &[query.leaf], |_| {});
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["DENIED"]);
    let denied = proven(&audited, "DENIED");
    assert_eq!(name(&denied), Some("vestigo/xb/office"));
    assert_eq!(denied.strength, Strength::UnlessRecovered, "the log is small");
    // A descriptor that is newer than the checkpoint, and tells of no recovery.
    let later = two.now + 9;
    two.agencies[XB].reissue(later, |_| {});
    assert_eq!(proven(&two.audit(&place), "DENIED").strength, Strength::Proven);
}

#[test]
fn a_statement_of_its_own_that_a_log_lacks_is_denied_by_its_issuer() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 2);
    let said = two.say(XB, Kind::Heartbeat, 9, &[], |_| {});
    two.log(XA, &said);
    // XB's log may have been read before it was written.
    assert_eq!(two.audit(&place).report.findings, []);
    two.both(XB, Kind::Heartbeat, 10, &[], |_| {});
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["DENIED", "GAP"]);
    assert_eq!(name(&proven(&audited, "DENIED")), Some("vestigo/xb/office"));
    assert_eq!(name(&proven(&audited, "GAP")), Some("vestigo/xb/office"));
    assert_eq!(audited.report.verdict, Verdict::Integrity);
}

#[test]
fn a_gap_stays_open_until_what_is_missing_comes() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 2);
    let lost = two.say(XA, Kind::Heartbeat, 9, &[], |_| {});
    two.both(XA, Kind::Heartbeat, 10, &[], |_| {});
    two.now += 3000;
    two.publish(&place);
    let alone = Request {
        logs: vec![place.dir("xb").display().to_string()],
        descriptors: vec![place.dir("xa").join("descriptors/1")],
        ..two.request(&place)
    };
    let audited = audit(&alone).unwrap();
    assert_eq!(classes(&audited), ["GAP"]);
    let gap = proven(&audited, "GAP");
    assert_eq!((gap.number, name(&gap)), (Some(lost.header.sequence), None));
    two.log(XB, &lost);
    two.publish(&place);
    assert_eq!(audit(&alone).unwrap().report.findings, []);
}

#[test]
fn two_statements_under_one_number_are_proved_against_their_issuer() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 2);
    let first = two.both(XA, Kind::Heartbeat, 9, &[], |_| {});
    let again = two.say(XA, Kind::Heartbeat, 10, &[], |h| {
        (h.sequence, h.previous) = (first.header.sequence, first.header.previous);
    });
    two.log(XB, &again);
    let audited = two.audit(&place);
    assert!(classes(&audited).contains(&"NUMBER_REUSED"), "{:?}", classes(&audited));
    let reused = proven(&audited, "NUMBER_REUSED");
    assert_eq!((name(&reused), reused.strength), (Some("vestigo/xa/office"), Strength::Proven));
}

#[test]
fn a_wrong_predecessor_and_a_wrong_order_are_proved() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 2);
    let first = two.both(XA, Kind::Heartbeat, 9, &[], |_| {});
    two.both(XA, Kind::Heartbeat, 10, &[], |h| {
        h.sequence = first.header.sequence + 1;
        h.previous = first.header.previous;
    });
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["CHAIN_BROKEN"]);
    assert_eq!(name(&proven(&audited, "CHAIN_BROKEN")), Some("vestigo/xa/office"));

    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 2);
    two.both(XA, Kind::Heartbeat, 9, &[], |_| {});
    two.both(XA, Kind::Heartbeat, 10, &[], |_| {});
    let last = two.agencies[XA].entries.len() - 1;
    two.agencies[XA].entries.swap(last, last - 1);
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["DISORDERED"]);
    assert_eq!(name(&proven(&audited, "DISORDERED")), Some("vestigo/xa/office"));
}

#[test]
fn two_histories_shown_to_two_observers_are_a_split_view() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 40);
    let honest = two.agencies[XA].entries.clone();
    // To somebody else XA showed a log without its fifth entry.
    let mut other = honest.clone();
    other.remove(4);
    two.agencies[XA].entries = other;
    two.agencies[XA].publish(&place.dir("xa-other"), BEGIN + 9);
    let smaller = two.agencies[XA].note(BEGIN + 9);
    two.agencies[XA].entries = honest;
    two.publish(&place);
    std::fs::write(place.dir("note"), smaller).unwrap();
    for request in [
        Request { checkpoints: vec![place.dir("note")], ..two.request(&place) },
        Request {
            logs: ["xa", "xb", "xa-other"].map(|n| place.dir(n).display().to_string()).to_vec(),
            ..two.request(&place)
        },
    ] {
        let audited = audit(&request).unwrap();
        assert_eq!(classes(&audited), ["SPLIT_VIEW"]);
        let split = proven(&audited, "SPLIT_VIEW");
        let expected = (Some("vestigo/xa/office"), Strength::UnlessRecovered);
        assert_eq!((name(&split), split.strength), expected);
    }
}

#[test]
fn a_partner_who_publishes_what_it_saw_proves_a_split_view() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 10);
    let honest = two.agencies[XA].entries.clone();
    two.agencies[XA].entries.pop();
    let seen = two.agencies[XA].entries[3].clone();
    two.agencies[XA].entries[3] = two.agencies[XA].entries[4].clone();
    two.agencies[XA].entries[4] = seen;
    let shown = two.agencies[XA].note(BEGIN + 9);
    two.agencies[XA].entries = honest;
    let notice = two.both(XB, Kind::Checkpoint, 77, &[], |_| {});
    two.publish(&place);
    let seen = place.dir("xb").join("seen");
    std::fs::create_dir_all(&seen).unwrap();
    std::fs::write(seen.join(notice.leaf.to_hex()), shown).unwrap();
    let audited = audit(&two.request(&place)).unwrap();
    assert_eq!(classes(&audited), ["SPLIT_VIEW"]);
    assert_eq!(name(&proven(&audited, "SPLIT_VIEW")), Some("vestigo/xa/office"));
}

/// The log as it is served now, by name of its files.
fn files(dir: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
}

#[test]
fn one_flipped_bit_anywhere_is_found_and_no_signer_is_accused() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 90);
    two.publish(&place);
    let dir = place.dir("xa");
    let mut all = Vec::new();
    files(&dir, "", &mut all);
    // 360 entries: a full bundle, a partial one, hashes on two levels, note, descriptor.
    assert!(all.len() >= 7, "{all:?}");
    for file in all {
        let path = dir.join(&file);
        let good = std::fs::read(&path).unwrap();
        let positions: Vec<usize> = (0..3).map(|n| good.len() * (2 * n + 1) / 6).collect();
        for at in positions {
            let mut bad = good.clone();
            bad[at] ^= 4;
            std::fs::write(&path, &bad).unwrap();
            let found = audit(&two.request(&place));
            std::fs::write(&path, &good).unwrap();
            let Ok(audited) = found else {
                // Without its only descriptor nobody can say whose log it is.
                assert_eq!(file, "descriptors/1");
                continue;
            };
            assert_eq!(classes(&audited), ["COPY_DIFFERS"], "{file} at {at}");
            assert_eq!(audited.report.findings.len(), 1, "{:?}", audited.report.findings);
            assert_eq!(audited.report.verdict, Verdict::Integrity);
            let proven = proven(&audited, "COPY_DIFFERS");
            assert_eq!((name(&proven), proven.about.as_str()), (None, "vestigo/xa/office"));
        }
    }
}

#[test]
fn what_is_removed_or_swapped_in_a_copy_is_found() {
    use vestigo_protocol::log::tile::{decode_bundle, encode_bundle};
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 20);
    two.publish(&place);
    let path = place.dir("xa").join("tile/entries/000.p/80");
    let good = std::fs::read(&path).unwrap();
    let entries: Vec<Vec<u8>> =
        decode_bundle(&good, 80).unwrap().into_iter().map(<[u8]>::to_vec).collect();
    let mut swapped = entries.clone();
    swapped.swap(10, 11);
    let mut removed = entries;
    removed.remove(10);
    for bad in [encode_bundle(&swapped).unwrap(), encode_bundle(&removed).unwrap()] {
        std::fs::write(&path, bad).unwrap();
        let audited = audit(&two.request(&place)).unwrap();
        assert_eq!(classes(&audited), ["COPY_DIFFERS"]);
        proven(&audited, "COPY_DIFFERS");
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(classes(&audit(&two.request(&place)).unwrap()), ["COPY_DIFFERS"]);
}

#[test]
fn a_log_rebuilt_and_signed_again_contradicts_what_was_seen() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 40);
    two.publish(&place);
    let request = Request { state: Some(place.dir("state")), ..two.request(&place) };
    assert_eq!(audit(&request).unwrap().report.verdict, Verdict::Clean);
    // XB says that its fifth answer was another one.
    let honest = two.agencies[XB].entries.clone();
    let before = two.now;
    let at = honest.iter().position(|e| *e == two.agencies[XA].entries[4 * 4 + 2]).unwrap();
    let old = vestigo_protocol::envelope::UnverifiedStatement::parse(&honest[at]).unwrap();
    let old = old.claimed().clone();
    let lie = two.say(XB, Kind::Answer, 5, &old.in_reply_to, |h| {
        (h.sequence, h.previous, h.issued_at) = (old.sequence, old.previous, old.issued_at);
    });
    two.agencies[XB].entries[at] = lie.bytes;
    std::fs::remove_dir_all(place.dir("xb")).unwrap();
    two.agencies[XB].publish(&place.dir("xb"), before + 100);
    let audited = audit(&request).unwrap();
    assert_eq!(classes(&audited), ["SPLIT_VIEW"]);
    assert_eq!(name(&proven(&audited, "SPLIT_VIEW")), Some("vestigo/xb/office"));
    // Who never saw the first history finds it by the partner's log.
    let fresh = audit(&two.request(&place)).unwrap();
    let found = classes(&fresh);
    assert!(found.contains(&"NUMBER_REUSED") && found.contains(&"DENIED"), "{found:?}");
    assert_eq!(name(&proven(&fresh, "NUMBER_REUSED")), Some("vestigo/xb/office"));
    proven(&fresh, "CHAIN_BROKEN");
}

#[test]
fn an_entry_that_nobody_signed_accuses_the_log_that_holds_it() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 3);
    let mut forged = two.say(XB, Kind::Heartbeat, 9, &[], |_| {}).bytes;
    let last = forged.len() - 1;
    forged[last] ^= 1;
    two.agencies[XA].entries.push(forged);
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["BAD_ENTRY"]);
    let bad = proven(&audited, "BAD_ENTRY");
    assert_eq!((name(&bad), bad.strength), (Some("vestigo/xa/office"), Strength::Proven));
}

#[test]
fn a_later_run_reads_what_is_new_and_still_knows_what_is_open() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 100);
    let open = two.ask(900);
    let request = |two: &Two| Request { state: Some(place.dir("state")), ..two.request(&place) };
    two.publish(&place);
    let first = audit(&request(&two)).unwrap();
    assert_eq!(first.report.counted.open, 1);
    // What was read is not read again.
    for name in ["xa", "xb"] {
        std::fs::remove_file(place.dir(name).join("tile/entries/000")).unwrap();
    }
    two.now += 7200;
    two.talk(200, 100);
    two.publish(&place);
    let second = audit(&request(&two)).unwrap();
    assert_eq!(classes(&second), ["OVERDUE"]);
    assert_eq!(second.report.logs[0].from, 402);
    assert_eq!(second.report.logs[0].verified, 400);
    assert_eq!(second.report.counted.entries, 1604);
    assert_eq!(proven(&second, "OVERDUE").strength, Strength::Proven);
    two.answer(900, &open);
    two.publish(&place);
    let third = audit(&request(&two)).unwrap();
    assert_eq!(classes(&third), ["ANSWERED_LATE"]);
    assert_eq!(audit(&request(&two)).unwrap().report.findings, []);
    // The state of other logs is refused.
    let other = Request { logs: vec![place.dir("xa").display().to_string()], ..request(&two) };
    assert!(audit(&other).is_err());
}

#[test]
fn an_older_copy_is_marked_and_changes_nothing() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 10);
    two.publish(&place);
    std::fs::rename(place.dir("xa"), place.dir("old")).unwrap();
    two.talk(20, 10);
    two.publish(&place);
    let request = Request { state: Some(place.dir("state")), ..two.request(&place) };
    audit(&request).unwrap();
    std::fs::remove_dir_all(place.dir("xa")).unwrap();
    std::fs::rename(place.dir("old"), place.dir("xa")).unwrap();
    let audited = audit(&request).unwrap();
    assert_eq!(classes(&audited), ["STALE"]);
    assert_eq!(audited.report.verdict, Verdict::Clean);
}

#[test]
fn erasures_and_recovery_epochs_are_told() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 2);
    two.both(XA, Kind::Erasure, 9, &[], |_| {});
    two.both(XB, Kind::Heartbeat, 10, &[], |h| {
        (h.epoch, h.sequence, h.previous) = (1, 1, None);
    });
    let audited = two.audit(&place);
    assert_eq!(classes(&audited), ["ERASURE", "EPOCH"]);
    assert_eq!(audited.report.verdict, Verdict::Clean);
    proven(&audited, "ERASURE");
    assert_eq!(proven(&audited, "EPOCH").number, Some(1));
}
