use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use vestigo_protocol::codes::{FirearmType, Legibility, MarkComponent};
use vestigo_protocol::firearm::{Mark, Name, PartialDate};

use super::*;
use crate::registry::oracle::Listed;
use crate::registry::profile::{Profile, SetNumber};
use crate::registry::serials::ProfileKey;
use crate::registry::upkeep::{SerialMark, serial_marks};

mod damage;

const KEEP: usize = 64;

/// `maker|model|type|calibre|serial|importer|year`, each of which may be empty.
fn gun(text: &str) -> FirearmDescription {
    let mut parts = text.split('|');
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let (maker, model, kind, calibre, serial) = (next(), next(), next(), next(), next());
    let (importer, year) = (next(), next());
    let name = |part: Option<&str>| part.map(|part| Name::new(part).unwrap());
    FirearmDescription {
        maker: name(maker),
        model: name(model),
        firearm_type: kind.map(|kind| FirearmType::parse(kind).unwrap()),
        calibre: name(calibre),
        importer: name(importer),
        manufactured: year.map(|year| PartialDate::parse(year).unwrap()),
        marks: serial.map(|s| Mark::serial(MarkComponent::Frame, s).unwrap()).into_iter().collect(),
        ..FirearmDescription::default()
    }
}

/// An index of guns; the first has record number 1.
fn listed<'a>(guns: impl IntoIterator<Item = &'a FirearmDescription>) -> Listed {
    let mut list = Listed::default();
    for (gun, record) in guns.into_iter().zip(1..) {
        let profile = list.add_profile(Profile::of(SetNumber(0), gun));
        for mark in serial_marks(gun) {
            let SerialMark { serial, position, is_frame, year } = mark;
            list.add(Hit { serial, profile, record: RecordId(record), position, is_frame, year });
        }
    }
    list
}

fn holding(guns: &[&str]) -> Listed {
    listed(&guns.iter().map(|text| gun(text)).collect::<Vec<_>>())
}

/// The best record's grade and reasons by name.
fn best(asked: &str, record: &str) -> (MatchGrade, Vec<&'static str>) {
    let found = search(&gun(asked), &holding(&[record]), KEEP);
    let reasons = found.ranked.first().map(|ranked| ranked.reasons.as_slice()).unwrap_or_default();
    (found.grade(), reasons.iter().map(|reason| reason.name()).collect())
}

#[test]
fn each_relation_is_found_and_says_why() {
    use MatchGrade::{Exact, ExactFolded, Possible, Strong};
    for (asked, record, grade, reasons) in [
        ("HLD-281", "HLD281", Exact, &["serial-equal"][..]),
        ("NR 845", "NR845", ExactFolded, &["serial-equal-with-leading-word"]),
        ("B5Z0O18", "BSZ0018", ExactFolded, &["serial-equal-folded"]),
        ("00123", "123", Strong, &["leading-zeros-differ"]),
        ("1234", "00001234", Strong, &["leading-zeros-differ"]),
        ("1987 4512", "4512", Strong, &["year-split"]),
        ("4512", "1987 4512", Strong, &["year-split"]),
        ("369J257", "369257", Strong, &["embedded-letters-ignored"]),
        ("369257", "369J257", Strong, &["embedded-letters-ignored"]),
        ("369J257", "369M257", Strong, &["embedded-letters-ignored"]),
        ("AC369257H", "369257", Strong, &["digit-core-equal"]),
        ("369257", "AC369257H", Strong, &["digit-core-equal"]),
        ("A?34[38]7", "A03437", Strong, &["pattern-fits", "unknown-characters-used"]),
        ("A034[38]7", "A03437", Strong, &["pattern-fits"]),
        ("A0343*", "A03437", Possible, &["pattern-fits", "unknown-characters-used"]),
        ("HLA281", "HLA287", Strong, &["serial-one-edit", "look-alike-characters"]),
        ("HLA821", "HLA281", Strong, &["serial-one-edit", "exchanged-neighbours"]),
        ("HLA2881", "HLA281", Strong, &["serial-one-edit", "doubled-or-dropped-character"]),
        ("HLA281", "HLA291", Possible, &["serial-one-edit"]),
        ("HLA281", "HKA291", Possible, &["serial-two-edits"]),
        ("12345", "AC12345", Strong, &["prefix-or-suffix-missing"]),
        ("12345", "12345KL", Strong, &["prefix-or-suffix-missing"]),
        ("AC12345", "12345", Strong, &["surplus-characters"]),
        ("1234", "ACK1234", Possible, &["prefix-or-suffix-missing"]),
    ] {
        let found = best(&format!("Glock||||{asked}"), &format!("Glock||||{record}"));
        let expected = [reasons, &["maker-agrees"]].concat();
        assert_eq!(found, (grade, expected), "{asked} {record}");
    }
}

#[test]
fn what_is_too_far_is_not_found() {
    for (asked, record) in [
        ("HLA281", "HKA2915"),
        // Fewer than four symbols: only equal.
        ("123", "1234"),
        ("123", "124"),
        // A prefix of seven.
        ("1234", "AACCKKM1234"),
        // Less than half is left.
        ("123456789012", "1234"),
        ("---", "HLA281"),
        ("HLA281", "---"),
    ] {
        let found = best(&format!("Glock||||{asked}"), &format!("Glock||||{record}"));
        assert_eq!(found.0, MatchGrade::None, "{asked} {record}");
    }
}

#[test]
fn two_edits_of_a_short_number_need_its_maker() {
    use MatchGrade::{None, Possible};
    for (asked, record, grade) in [
        // A six-symbol number that lost one and had another misread.
        ("Glock||||HA281", "Glock||||HLA287", Possible),
        ("Glock||||1234", "Glock||||1267", Possible),
        ("||||1234", "Glock||||1267", None),
        ("|17|||12345", "Glock|17|||12367", None),
        ("|17|||123456", "Glock|17|||123498", Possible),
        ("Colt||||12345", "Glock||||12367", None),
        ("Interarms||||12345", "Glock||||12367|Interarms", None),
    ] {
        assert_eq!(best(asked, record).0, grade, "{asked} {record}");
    }
    let tried = |asked: &str| search(&gun(asked), &Listed::default(), KEEP).variants;
    let two = |asked: &str| tried(asked).iter().any(|v| v.kind == VariantKind::TwoEdits);
    assert!(two("||||12345") && two("Glock||||1234"));
    assert!(!two("||||1234") && !two("|17|||1234") && !two("Glock||||123"));
}

#[test]
fn what_else_agrees_is_said_in_order() {
    let (_, reasons) =
        best("Interarms|92|R|.45|HLD281||1990", "Walther|92FS|P|9mm|HLD281|Interarms|1991");
    assert_eq!(
        reasons,
        [
            "serial-equal",
            "importer-taken-for-maker",
            "type-contradicts",
            "model-near",
            "calibre-contradicts",
            "year-near"
        ]
    );
    let (_, reasons) = best("Colt|A|P|9mm|HLD281||1990", "Walther|B|P|9x19|HLD281||1999");
    assert_eq!(
        reasons,
        [
            "serial-equal",
            "maker-contradicts",
            "type-agrees",
            "model-contradicts",
            "calibre-agrees",
            "year-contradicts"
        ]
    );
}

#[test]
fn every_number_on_the_gun_is_searched_and_a_record_counts_once() {
    let guns = holding(&["Glock||||FRAME1", "Glock||||SLIDE1"]);
    let mut asked = gun("Glock||||FRAME1");
    asked.marks.insert(0, Mark::serial(MarkComponent::Slide, "SLIDE1").unwrap());
    asked.marks.push(Mark::serial(MarkComponent::Barrel, "FRAME-1").unwrap());
    let found = search(&asked, &guns, KEEP);
    let grades: Vec<_> = found.ranked.iter().map(|r| (r.record.0, r.grade)).collect();
    assert_eq!(grades, [(1, MatchGrade::Exact), (2, MatchGrade::Strong)]);
    assert_eq!(found.ranked[0].matched, MatchedMark { asked: 1, recorded: 0 });
    assert!(found.ranked[1].reasons.contains(&MatchReason::NotTheFrameNumber));
    // The barrel's number is the frame's.
    assert!(found.variants.iter().all(|variant| variant.asked != 2));

    // Two numbers of one record: the better counts.
    let mut record = gun("Glock||||FRAME1");
    record.marks.push(Mark::serial(MarkComponent::Slide, "FRAME7").unwrap());
    let found = search(&gun("Glock||||FRAME7"), &listed(&[record]), KEEP);
    assert_eq!(found.ranked.len(), 1);
    assert_eq!(found.ranked[0].matched, MatchedMark { asked: 0, recorded: 1 });
}

#[test]
fn a_number_that_the_recorded_gun_bears_elsewhere_than_on_the_frame_is_never_exact() {
    let of = |numbers: &[(MarkComponent, &str)]| {
        let mut made = gun("Glock|19|P|9mm|");
        let marks = numbers.iter().map(|(on, text)| Mark::serial(*on, text).unwrap());
        made.marks.extend(marks);
        made
    };
    let (frame, slide, other) = (MarkComponent::Frame, MarkComponent::Slide, MarkComponent::Other);
    for (record, grade) in [
        (of(&[(frame, "XYZ777"), (slide, "HLD281")]), MatchGrade::Strong),
        (of(&[(frame, "XYZ777"), (slide, "HLO281")]), MatchGrade::Strong),
        (of(&[(slide, "HLD281"), (other, "XYZ777")]), MatchGrade::Strong),
        (of(&[(frame, "HLD281"), (slide, "XYZ777")]), MatchGrade::Exact),
        (of(&[(frame, "HLD281"), (slide, "HLD281")]), MatchGrade::Exact),
        (of(&[(other, "HLD281")]), MatchGrade::Exact),
    ] {
        let found = search(&gun("Glock|19|P|9mm|HLD281"), &listed(&[record]), KEEP);
        assert_eq!(found.grade(), grade);
        let said = found.ranked[0].reasons.contains(&MatchReason::NotTheFrameNumber);
        assert_eq!(said, grade == MatchGrade::Strong);
    }
}

#[test]
fn spellings_of_one_number_are_searched_together_and_each_can_be_exact() {
    let guns = holding(&["Glock||||B5Z001", "Glock||||8SZ0O1", "Glock||||B5Z007"]);
    let asked = |texts: &[&str]| {
        let mut asked = gun("Glock||||");
        let marks = texts.iter().map(|text| Mark::serial(MarkComponent::Frame, text).unwrap());
        asked.marks.extend(marks);
        asked
    };
    let counted = Counted { guns: &guns, searches: AtomicUsize::new(0) };
    let found = search(&asked(&["852001", "B5Z001", "8SZ0O1", "BSZOO1"]), &counted, KEEP);
    let several = counted.searches.swap(0, Ordering::Relaxed);
    let shown: Vec<_> =
        found.ranked.iter().map(|r| (r.record.0, r.grade, r.matched.asked)).collect();
    assert_eq!(shown[..2], [(1, MatchGrade::Exact, 1), (2, MatchGrade::Exact, 2)]);
    assert_eq!(found.near.one, 2, "the other spelling's gun, and the third");
    assert!(found.may_be_anothers());
    drop(search(&asked(&["852001"]), &counted, KEEP));
    assert_eq!(several, counted.searches.into_inner());

    // Of patterns every one is another.
    assert_eq!(search(&asked(&["12345?", "I2345?"]), &guns, KEEP).variants.len(), 2);
}

#[test]
fn no_more_than_eight_numbers_are_searched_and_that_some_were_not_is_said() {
    let guns = holding(&["Glock||||KX1008", "Glock||||KX1009"]);
    let asked = |numbers: std::ops::Range<u32>| {
        let mut asked = gun("Glock||||");
        for number in numbers {
            let text = format!("{}", 7_777_777 * number);
            asked.marks.push(Mark::serial(MarkComponent::Slide, &text).unwrap());
        }
        asked.marks.push(Mark::serial(MarkComponent::Frame, "KX1008").unwrap());
        asked
    };
    let found = search(&asked(1..8), &guns, KEEP);
    assert_eq!((found.grade(), found.is_truncated()), (MatchGrade::Exact, false));
    let found = search(&asked(1..9), &guns, KEEP);
    assert_eq!(found.grade(), MatchGrade::Exact, "the frame's comes first");
    assert!(found.is_truncated() && found.incomplete && !found.more);
    assert!(found.variants.iter().all(|variant| variant.asked != 7), "tried nothing of it");
    assert!(search(&asked(1..9), &Listed::default(), KEEP).is_truncated(), "no certain none");
    let mut refused = asked(1..20);
    refused.marks[18] = Mark::serial(MarkComponent::Slide, "*1").unwrap();
    assert_eq!(search(&refused, &guns, KEEP).refused, Some(TooBroad { position: 18 }));
}

#[test]
fn of_too_many_with_the_number_in_them_none_is_looked_at_and_that_is_said() {
    let serials = (0..=AFFIX_HITS_MAX).map(|n| format!("Glock||||2019{n:04}"));
    let serials: Vec<String> = serials.chain(["Glock||||AC2019".into()]).collect();
    let serials: Vec<&str> = serials.iter().map(String::as_str).collect();
    let asked = gun("Glock||||2019");
    // Two are found otherwise: the last, and the one that has the number twice.
    for (guns, found, incomplete) in
        [(&serials[..], 2, true), (&serials[1..], AFFIX_HITS_MAX + 1, false)]
    {
        let matches = search(&asked, &holding(guns), 2 * AFFIX_HITS_MAX);
        assert_eq!((matches.ranked.len(), matches.incomplete), (found, incomplete));
        assert_eq!((matches.is_truncated(), matches.more), (incomplete, false));
    }
}

/// Counts the searches for what is near.
struct Counted<'a> {
    guns: &'a Listed,
    searches: AtomicUsize,
}

impl Serials for Counted<'_> {
    fn equal(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        self.guns.equal(symbols, visit);
    }

    fn like(&self, pattern: &Pattern, visit: &mut dyn FnMut(Hit)) {
        self.searches.fetch_add(1, Ordering::Relaxed);
        self.guns.like(pattern, visit);
    }

    fn within(&self, symbols: &[u8], edits: u8, visit: &mut dyn FnMut(Hit)) {
        self.searches.fetch_add(1, Ordering::Relaxed);
        self.guns.within(symbols, edits, visit);
    }

    fn under_core(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        self.searches.fetch_add(1, Ordering::Relaxed);
        self.guns.under_core(symbols, visit);
    }

    fn profile(&self, key: ProfileKey) -> &Profile {
        self.guns.profile(key)
    }
}

#[test]
fn a_number_read_with_doubt_is_never_exact() {
    let mut asked = gun("Glock||||HLD281");
    asked.marks[0].legibility = Legibility::Doubtful;
    let found = search(&asked, &holding(&["Glock||||HLD281"]), KEEP);
    assert_eq!(found.grade(), MatchGrade::Strong);
    assert!(found.ranked[0].reasons.contains(&MatchReason::ReadWithDoubt));
}

#[test]
fn a_number_that_the_index_does_not_hold_whole_is_confirmed_by_its_record() {
    let long = "7".repeat(30);
    let guns = [format!("Glock||||{long}"), "Glock||||АВ 1234".into(), "Glock||||AB1234".into()];
    let guns = holding(&guns.each_ref().map(String::as_str));
    for (asked, record) in [(long.as_str(), 1), ("АВ1234", 2)] {
        let mut found = search(&gun(&format!("Glock||||{asked}")), &guns, KEEP);
        let to_confirm: Vec<_> =
            found.ranked.iter().filter(|r| r.confirm).map(|r| r.record.0).collect();
        assert_eq!(to_confirm, [record]);
        assert_eq!(found.grade(), MatchGrade::ExactFolded);
        found.confirm(|_| true);
        assert_eq!((found.grade(), found.ranked[0].record.0), (MatchGrade::Exact, record));
        assert_eq!(found.ranked[0].reasons[0], MatchReason::SerialEqual);
    }
    let mut found = search(&gun("Glock||||АВ1234"), &guns, KEEP);
    found.confirm(|_| false);
    assert_eq!(found.grade(), MatchGrade::ExactFolded);
    // Latin and Cyrillic are never the same canonical form: nothing is left to confirm.
    let found = search(&gun("Glock||||AB1234"), &guns, KEEP);
    assert!(found.ranked.iter().all(|ranked| !ranked.confirm));
    assert_eq!((found.grade(), found.ranked[0].record.0), (MatchGrade::Exact, 3));
}

#[test]
fn a_pattern_that_says_too_little_is_refused_and_nothing_is_searched() {
    let mut asked = gun("Glock||||HLD281");
    asked.marks.push(Mark::serial(MarkComponent::Slide, "??8*").unwrap());
    let found = search(&asked, &holding(&["Glock||||HLD281"]), KEEP);
    assert_eq!(found.refused, Some(TooBroad { position: 1 }));
    assert!(found.ranked.is_empty() && found.variants.is_empty());
}

#[test]
fn what_was_tried_is_told_once_and_without_every_edit() {
    let told = |asked: &str| -> Vec<(VariantKind, String)> {
        let found = search(&gun(asked), &Listed::default(), KEEP);
        found.variants.into_iter().map(|v| (v.kind, v.form)).collect()
    };
    let of = |kind, form: &str| (kind, form.to_owned());
    assert_eq!(
        told("||||19874512"),
        [
            of(VariantKind::Canonical, "19874512"),
            of(VariantKind::Folded, "19874512"),
            of(VariantKind::Split, "4512"),
            of(VariantKind::Core, "19874512"),
            of(VariantKind::Affix, "19874512"),
            of(VariantKind::TwoEdits, "19874512"),
        ]
    );
    assert_eq!(told("||||AB?1234"), [of(VariantKind::Pattern, "AB?1234")]);
    assert_eq!(told("||||AB1").len(), 2);
}

#[test]
fn neighbours_that_agree_as_well_are_counted() {
    let guns = holding(&[
        "Glock|19|P|9mm|HLD281",
        "Glock|19|P|9mm|HLD282",
        "Glock|19|P|9mm|HLD291",
        "Glock|19|P|9mm|HLD299",
        "Glock|17|P|9mm|HLD283",
        "Colt|19|P|9mm|HLD284",
        "Glock|19|P|9mm|HL0281",
    ]);
    let near = |asked: &str| {
        let near = search(&gun(asked), &guns, 2).near;
        (near.one, near.two)
    };
    // Records 2, 3 and 7 are within one; the first is the best, 4 is two away.
    assert_eq!(near("Glock|19|P|9mm|HLD281"), (3, 4));
    // Without a model the fifth agrees as well, without a maker and model the sixth too.
    assert_eq!(near("Glock||P|9mm|HLD281"), (4, 5));
    assert_eq!(near("||P|9mm|HLD281"), (5, 6));
    assert_eq!(near("Glock|19|P|9mm|HLD28?").0, 2);
    assert_eq!(near("Glock|19|P|9mm|ZZ99999"), (0, 0));
    // Two edits without a maker are no match, but told: records 1, 3 and 7.
    assert_eq!(search(&gun("||P||HLX2X1"), &guns, 2).grade(), MatchGrade::None);
    assert_eq!(near("||P||HLX2X1"), (0, 3));
    assert_eq!(near("||R||HLX2X1"), (0, 0));
}

#[test]
fn a_number_may_be_anothers_if_another_record_agrees_no_worse_than_the_one_that_has_it() {
    for (asked, records, expected) in [
        // Alone, or with nothing near that agrees as well.
        ("Glock|19|P|9mm|HLD281", &["Glock|19|P|9mm|HLD281"][..], false),
        ("Glock|19|P|9mm|HLD281", &["Glock|19|P|9mm|HLD281", "Glock|19|P|9mm|XYZ777"], false),
        ("Glock|19|P|9mm|HLD281", &["Glock|19|P|9mm|HLD281", "Colt|19|P|9mm|HLD282"], false),
        // Within two edits.
        ("Glock|19|P|9mm|HLD281", &["Glock|19|P|9mm|HLD281", "Glock|19|P|9mm|HLD299"], true),
        // The one that has it agrees worse than the one that is meant, and is not the best.
        ("Glock||P|9mm|HLD281", &["Colt||R|.45|HLD281", "Glock||P|9mm|HLD287"], true),
        ("Glock||P|9mm|HLD281", &["Colt||R|.45|HLD281", "Glock||P|9mm|HLX287"], true),
        ("Glock||||HLD281", &["Colt||||HLO281", "Glock||||HLD287"], true),
        // With a prefix more, a year merged, two of one number.
        ("Glock||||12345", &["Colt||||12345", "Glock||||AC12345"], true),
        ("Glock||||12345", &["Glock||||12345", "Glock||||198712345"], true),
        ("Glock||||HLD281", &["Glock||||HLD281", "Colt||||HLD281"], true),
        // Nobody has it: what differs by one and agrees as well as the best.
        ("Glock||||HLD281", &["Glock||||HLD282", "Glock||||HLD283"], true),
        ("Glock||||HLD281", &["Glock||||HLD282"], false),
        ("Glock||||HLD281", &[], false),
    ] {
        let found = search(&gun(asked), &holding(records), KEEP);
        assert_eq!(found.may_be_anothers(), expected, "{asked} {records:?}");
    }
}

#[test]
fn no_more_than_asked_are_kept_and_that_there_were_more_is_said() {
    let texts: Vec<String> = (0..50).map(|n| format!("Glock|19|P|9mm|HLD2{n:02}")).collect();
    let guns = holding(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let found = search(&gun("Glock|19|P|9mm|HLD225"), &guns, 5);
    assert_eq!(found.ranked.len(), 5);
    assert_eq!((found.ranked[0].record.0, found.grade()), (26, MatchGrade::Exact));
    assert!(found.more);
    let all = search(&gun("Glock|19|P|9mm|HLD225"), &guns, 50);
    assert_eq!(all.ranked.len(), 50);
    assert!(!all.more && !all.is_truncated());
    let first: Vec<_> = all.ranked.iter().take(5).map(|r| (r.record, r.score)).collect();
    let kept: Vec<_> = found.ranked.iter().map(|r| (r.record, r.score)).collect();
    assert_eq!(kept, first);
    assert!(all.ranked.is_sorted_by_key(|r| (std::cmp::Reverse((r.grade, r.score)), r.record)));
    // Strong ones may have been left out of two, but not of thirty.
    assert!(search(&gun("Glock|19|P|9mm|HLD225"), &guns, 2).is_truncated());
    assert!(!search(&gun("Glock|19|P|9mm|HLD225"), &guns, 30).is_truncated());
    assert!(search(&gun("Glock|19|P|9mm|HLD225"), &guns, 0).is_truncated());
}

#[test]
fn in_a_dense_register_two_edits_alone_are_no_match() {
    let texts: Vec<String> = (0..90).map(|n| format!("Glock|19|P|9mm|HLD2{n:02}")).collect();
    let guns = holding(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    for (asked, grade) in [
        ("Glock|17|P|.45|HLX2XX", MatchGrade::None),
        ("Glock||||HLX2X5", MatchGrade::Possible),
        ("||P||HLX2X5", MatchGrade::None),
        ("Colt||P|9mm|HLX2X5", MatchGrade::None),
        ("Colt||P|9mm|HLX225", MatchGrade::None),
    ] {
        assert_eq!(search(&gun(asked), &guns, KEEP).grade(), grade, "{asked}");
    }
}

fn serial() -> impl Strategy<Value = String> {
    "[0-9AHKBO]{3,9}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The order in which an index visits its marks, and how many are kept, change nothing about
    /// the records that are kept.
    #[test]
    fn what_is_kept_depends_on_nothing_but_the_marks(
        numbers in proptest::collection::vec((serial(), 0..4usize), 1..60),
        asked in serial(),
        keep in 1..12usize,
    ) {
        let makers = ["Glock", "Colt", "Walther", ""];
        let guns: Vec<FirearmDescription> = numbers
            .iter()
            .map(|(serial, maker)| gun(&format!("{}||||{serial}", makers[*maker])))
            .collect();
        let asked = gun(&format!("Glock||||{asked}"));
        let forward = listed(&guns);
        let mut backward = Listed::default();
        let mut hits = Vec::new();
        forward.like(&Pattern { pieces: vec![Piece::Run] }, &mut |hit| hits.push(hit));
        for hit in hits.iter().rev() {
            let profile = backward.add_profile(forward.profile(hit.profile).clone());
            backward.add(Hit { profile, ..*hit });
        }
        let shown = |found: Matches| -> Vec<_> {
            found.ranked.into_iter().map(|r| (r.record, r.grade, r.score, r.reasons)).collect()
        };
        let all = shown(search(&asked, &forward, 100));
        let (some, other) = (search(&asked, &forward, keep), search(&asked, &backward, keep));
        prop_assert_eq!(some.more, all.len() > keep);
        prop_assert_eq!(some.more, other.more);
        prop_assert_eq!(some.near, other.near);
        prop_assert!(some.ranked.iter().all(|r| r.reasons.is_sorted_by(|a, b| a < b)));
        prop_assert!(some.ranked.iter().all(|r| r.grade > MatchGrade::None));
        prop_assert_eq!(some.is_truncated(), other.is_truncated());
        let kept = shown(some);
        prop_assert_eq!(&kept, &shown(other));
        prop_assert_eq!(kept.as_slice(), &all[..keep.min(all.len())]);
    }
}
