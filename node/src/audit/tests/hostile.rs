//! Logs that are served to keep an auditor from saying anything.

use vestigo_protocol::descriptor::KeyRole;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::merkle::TREE_SIZE_MAX;

use super::super::report::Verdict;
use super::super::run::audit;
use super::super::testing::{Place, Two, XA, XB, classes};

#[test]
fn a_log_that_signs_more_than_it_has_ends_no_audit_of_the_others() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 20);
    two.ask(900);
    two.now += 7200;
    for size in [TREE_SIZE_MAX, TREE_SIZE_MAX - 1, 1 << 40] {
        two.publish(&place);
        let origin = two.agencies[XB].name.clone();
        let signed = two.agencies[XB].sign(&Checkpoint { origin, size, root: Digest([7; 32]) }, 1);
        std::fs::write(place.dir("xb").join("checkpoint"), signed).unwrap();
        let audited = audit(&two.request(&place)).unwrap();
        assert_eq!(audited.report.verdict, Verdict::Integrity);
        assert!(classes(&audited).contains(&"COPY_DIFFERS"), "{:?}", classes(&audited));
        assert_eq!(audited.report.logs[0].verified, 82, "the other log was read");
        std::fs::remove_dir_all(place.dir("xb")).unwrap();
    }
}

#[test]
fn a_log_with_a_good_edge_and_nothing_under_it_is_not_asked_for_all_that_it_signed() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 6000);
    two.publish(&place);
    std::fs::remove_dir_all(place.dir("xb").join("tile/entries")).unwrap();
    let audited = audit(&two.request(&place)).unwrap();
    assert_eq!(audited.report.verdict, Verdict::Integrity);
    let missing = audited.report.findings.iter().filter(|f| f.class == "COPY_DIFFERS").count();
    assert_eq!(missing, 64, "some of ninety-four files");
    assert_eq!(audited.report.logs[0].verified, 24_000);
}

#[test]
fn unreadable_descriptors_are_neither_kept_whole_nor_asked_for_without_end() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 3);
    two.publish(&place);
    let versions = place.dir("xb").join("descriptors");
    for version in 2..200 {
        std::fs::write(versions.join(version.to_string()), vec![0; 200_000]).unwrap();
    }
    let audited = audit(&two.request(&place)).unwrap();
    let bad: Vec<_> = audited.report.findings.iter().filter_map(|f| f.path.as_deref()).collect();
    assert_eq!(bad, ["descriptors/2", "descriptors/3", "descriptors/4"]);
    assert_eq!(audited.report.counted.answered, 3);
}

#[test]
fn what_an_agency_signs_under_a_key_that_its_log_does_not_publish_is_said() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 3);
    let query = two.say_query(77);
    // XB serves the first version of its descriptor alone, and signs with a key of the second.
    two.agencies[XB].rotate(SecretKey::from_seed(&[99; 32]), two.now);
    two.log(XA, &query);
    two.log(XB, &query);
    two.both(XB, vestigo_protocol::header::Kind::Accepted, 77, &[query.leaf], |_| {});
    two.now += 2 * 86_400;
    two.publish(&place);
    std::fs::remove_file(place.dir("xb").join("descriptors/2")).unwrap();
    let audited = audit(&two.request(&place)).unwrap();
    assert_eq!(classes(&audited), ["UNVERIFIED"]);
    assert_eq!(audited.report.findings.len(), 2, "in both logs");
    assert_eq!(audited.report.verdict, Verdict::Found);
    let first = &audited.report.findings[0];
    assert_eq!((first.about.as_str(), first.accused.as_deref()), ("vestigo/xb/office", None));
    // With the key the question is open, and overdue.
    two.publish(&place);
    assert!(two.agencies[XB].descriptor.keys(KeyRole::Signing).count() == 2);
    assert_eq!(classes(&audit(&two.request(&place)).unwrap()), ["OVERDUE"]);
}
