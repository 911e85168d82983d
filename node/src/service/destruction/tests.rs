use minicbor::bytes::ByteArray;
use vestigo_protocol::codes::{EventKind, RecordSetKind};
use vestigo_protocol::key::{SafetyNumber, SecretKey};

use super::certificate::CertificateCheckView;
use super::*;
use crate::desk::disclosure::assess;
use crate::report::issue::Issue;
use crate::service::ServiceError;
use crate::service::intake;
use crate::service::stock::tests::{acts, depot, named, node, pistols, stocked, traced};
use crate::service::stock::{ACTS, ActWanted};
use crate::service::views::{FirearmView, PagesVerdict, Verdict};
use crate::text::Language;

const COLLECTED: &str = "type,maker,model,calibre,serial\nREVOLVER,SYNTHETIC Works,M2,.38,HX-1\n";

fn said() -> Performance {
    let witness =
        |name: &str| Witness { name: name.to_owned(), organisation: "SYNTHETIC court".to_owned() };
    Performance {
        method: "melt".to_owned(),
        place: "SYNTHETIC smelter".to_owned(),
        operator: "Olga Op".to_owned(),
        presiding: "Piet Pres".to_owned(),
        witnesses: vec![witness("Wim One"), witness("Wes Two")],
        components_unusable: true,
        ..Performance::default()
    }
}

fn key(refused: Result<Order, Denied>) -> String {
    ServiceError::from(refused.err().unwrap()).key
}

#[test]
fn the_list_of_words_is_that_of_the_rules() {
    use crate::holdings::destruction::Difference;
    let states = ["ORDERED", "COMPARED", "DONE"];
    let names = states.iter().chain(BASES).chain(METHODS).chain(Difference::NAMES).copied();
    assert_eq!(names.collect::<Vec<_>>(), crate::text::codes::DESTRUCTIONS);
    assert!(!ACTS.contains(&"DESTROY"), "only a certificate destroys");
}

#[test]
fn what_was_destroyed_under_a_certificate_is_an_alert_when_it_is_traced() {
    let (_scratch, clock, mut core) = node("destruction");
    let core = &mut core;
    let (rosa, ben) = (named("rosa"), named("ben"));
    let store = depot(core, "SYNTHETIC depot");
    stocked(core, store, pistols(1..=3));
    let lots = "calibre,lot,quantity,division,group,explosive\n9 mm,L7,1000,1.4,S,2\n";
    let lots = crate::service::stock::TableRequest { list: lots.to_owned() };
    crate::service::stock::tests::lots(core, store, &lots);
    for item in ["1", "2"] {
        let condemn = ActWanted {
            act: "CONDEMN".to_owned(),
            authority: "SYNTHETIC board 2".to_owned(),
            ..ActWanted::default()
        };
        crate::service::stock::tests::acted(core, item, &condemn);
    }
    let from = core.store.admin_size().unwrap();
    let wanted = DestructionWanted {
        authority: "SYNTHETIC court 7/26".to_owned(),
        basis: "UNSERVICEABLE".to_owned(),
        guns: COLLECTED.to_owned(),
        ammunition: "calibre,lot,quantity,weight\n9 mm,L7,400,5.2\n".to_owned(),
        store: Some(store),
        dated: Some("2026-09-20".to_owned()),
    };
    assert!(enter(core, ben, &wanted).is_err(), "not for a focal point");
    let order = enter(core, rosa, &wanted).unwrap();
    let items: Vec<Option<u64>> = order.guns.iter().map(|gun| gun.item).collect();
    assert_eq!(items, [None, Some(1), Some(2)]);
    // Compared by two, immediately before; certified by another than who ordered.
    assert_eq!(key(certify(core, ben, "1", &said())), "error-destruction-not-compared");
    let list = "maker,serial\nSYNTHETIC Works,HX1\nSYNTHETIC Arms,QS000001\n\
                SYNTHETIC Arms,QS000003\n"
        .to_owned();
    let alone = CompareRequest { list: list.clone(), with: "ben".to_owned() };
    assert_eq!(key(compare(core, ben, "1", &alone)), "error-destruction-one-person");
    let two = CompareRequest { list, with: "Cid Second".to_owned() };
    let compared = view(compare(core, ben, "1", &two).unwrap());
    assert_eq!((compared.compared, compared.order.findings.len()), (2, 2));
    assert_eq!(key(certify(core, rosa, "1", &said())), "error-destruction-own-order");
    let partial = Performance {
        witnesses: vec![
            said().witnesses[0].clone(),
            Witness { name: "Rosa".to_owned(), organisation: "SYNTHETIC police".to_owned() },
        ],
        ..said()
    };
    assert_eq!(key(certify(core, ben, "1", &partial)), "error-destruction-witnesses");
    clock.pass(13 * 3_600);
    assert_eq!(key(certify(core, ben, "1", &said())), "error-destruction-not-compared");
    compare(core, ben, "1", &two).unwrap();
    let done = certify(core, ben, "1", &said()).unwrap();
    let number = done.certificate.as_ref().unwrap().number.clone();
    assert_eq!(done.certificate.unwrap().performance.custodian, "rosa");
    // Tombstones: in the stock's own record, and in the register of what was destroyed.
    let hit = traced(core, "QS000001");
    let [stocked] = hit.as_slice() else { panic!("{}", hit.len()) };
    let kinds: Vec<EventKind> = stocked.record.events.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [EventKind::RetainedOfficialUse, EventKind::Destroyed]);
    let document = stocked.record.events[1].document.as_ref().unwrap();
    assert_eq!(document.number.as_ref().map(|n| n.as_str()), Some(number.as_str()));
    assert!(stocked.record.status().destroyed);
    for serial in ["QS000001", "HX-1"] {
        let maker = if serial == "HX-1" { "SYNTHETIC Works" } else { "SYNTHETIC Arms" };
        let asked = FirearmView {
            serial: Some(serial.to_owned()),
            maker: Some(maker.to_owned()),
            ..FirearmView::default()
        };
        let asked = intake::firearm(&asked).unwrap();
        let findings = core.registry.lookup(&asked).unwrap();
        assert!(assess(&asked, &findings).sensitive, "{serial}: always a person's decision");
    }
    let kinds: Vec<RecordSetKind> =
        core.registry.record_sets().iter().map(|set| set.kind).collect();
    assert_eq!(kinds, [RecordSetKind::Destruction, RecordSetKind::Stock]);
    // What was not found at the comparison is not destroyed.
    let status = |core: &mut Core, item: &str| kept::one::<Item>(core, item).unwrap().status;
    assert_eq!(status(core, "1"), Status::Destroyed);
    assert_eq!(status(core, "2"), Status::Condemned);
    assert_eq!(kept::one::<Lot>(core, "1").unwrap().quantity, 600);
    // The certificate is found by its number; reading it is recorded, and it is what was certified.
    let read = certificate(core, ben, &number).unwrap();
    assert_eq!(digest(&read.document).to_hex(), read.digest);
    assert!(named_other(core, "D1-20010101"));
    assert!(key(certify(core, ben, "1", &said())) == "error-destruction-done");
    let by = |name: &str, code| (name.to_owned(), code);
    assert_eq!(
        acts(core, from),
        [
            by("rosa", AdminCode::DestructionOrdered),
            by("ben", AdminCode::DestructionCompared),
            by("ben", AdminCode::DestructionCompared),
            by("ben", AdminCode::DestructionCertified),
            by("ben", AdminCode::CertificateRead),
        ]
    );
}

fn named_other(core: &mut Core, id: &str) -> bool {
    super::named(core, id).is_err()
}

/// Rosa's order of one revolver and one lot, compared, and certified by ben with a key of his own.
fn certified(core: &mut Core) -> Order {
    let wanted = DestructionWanted {
        authority: "SYNTHETIC court 7/26".to_owned(),
        basis: "COURT_ORDER".to_owned(),
        guns: format!("{COLLECTED}PISTOL,SYNTHETIC Works,M3,9 mm,HX-2\n"),
        ammunition: "calibre,lot,quantity,weight\n9 mm,L7,400,5.2\n".to_owned(),
        ..DestructionWanted::default()
    };
    enter(core, named("rosa"), &wanted).unwrap();
    let list = "maker,serial\nSYNTHETIC Works,HX1\nSYNTHETIC Works,ZZ-9\n".to_owned();
    let two = CompareRequest { list, with: "Cid Second".to_owned() };
    compare(core, named("eva"), "1", &two).unwrap();
    let ben = core.officer_named("ben").unwrap();
    let key = SecretKey::from_seed(&[9; 32]);
    core.set_officer_key(&ben, vec![1], key.public()).unwrap();
    // Who has a key signs with it, and with no other's.
    assert_eq!(
        self::key(certify(core, named("ben"), "1", &said())),
        "error-officer-passphrase-needed"
    );
    let ticket = Some(core.hold_key(ben.id, key));
    certify(core, Caller { ticket, ..named("ben") }, "1", &said()).unwrap()
}

fn verdict(file: &[u8], roots: &[SafetyNumber]) -> CertificateCheckView {
    certificate::check(file, &certificate::open(file).unwrap(), roots)
}

#[test]
fn a_certificate_is_drawn_from_what_it_encloses_in_every_language_and_no_byte_can_change() {
    let (_scratch, _clock, mut core) = node("certificate-pages");
    let order = certified(&mut core);
    let roots = [core.descriptor().safety_number()];
    let mut digests = BTreeSet::new();
    for language in Language::ALL {
        let file = certificate::file(&mut core, named("ben"), "1", language).unwrap();
        assert!(file == certificate::file(&mut core, named("ben"), "1", language).unwrap());
        let view = verdict(&file, &roots);
        assert!(view.problems.is_empty(), "{:?}", view.problems);
        assert_eq!((view.verdict, view.pages), (Verdict::Authentic, PagesVerdict::Same));
        assert_eq!((view.signature, view.destroyed), (Some(true), 1));
        assert_eq!(verdict(&file, &[]).verdict, Verdict::Consistent);
        let enclosed = certificate::open(&file).unwrap().certificate.to_vec();
        assert_eq!(enclosed, order.document().into_bytes());
        digests.insert(view.digest);
    }
    assert_eq!(digests.len(), 4);
    let file = certificate::file(&mut core, named("ben"), "1", Language::English).unwrap();
    for at in (0..file.len()).step_by(file.len() / 60) {
        let mut changed = file.clone();
        changed[at] ^= 0x01;
        let holds = certificate::open(&changed).is_ok_and(|found| {
            certificate::check(&changed, &found, &roots).verdict != Verdict::Broken
        });
        assert!(!holds, "byte {at}");
    }
    let longer = [file.as_slice(), b"\n%%EOF"].concat();
    assert!(certificate::open(&longer).is_err());
}

#[test]
fn nobody_makes_another_certificate_out_of_one() {
    let (_scratch, _clock, mut core) = node("certificate-forged");
    let order = certified(&mut core);
    let roots = [core.descriptor().safety_number()];
    let drawn = |order: &Order, change: &dyn Fn(&mut Issue), node_key: &SecretKey, core: &Core| {
        let document = order.document();
        let kept = order.certificate.as_ref().unwrap();
        let signature = kept.signature.as_deref().and_then(certificate::unhex).unwrap();
        let mut issue = Issue {
            version: 1,
            renderer: certificate::renderer(),
            language: "fr".to_owned(),
            issued_at: core.now(),
            certificate: Digest::of(document.as_bytes()),
            key: Some(ByteArray::from(*SecretKey::from_seed(&[9; 32]).public().as_bytes())),
            signature: Some(ByteArray::from(signature)),
        };
        change(&mut issue);
        let signed = issue.sign(node_key, core.descriptor());
        certificate::render(order, &issue, document.into_bytes(), signed).unwrap()
    };
    let identity = core.identity.clone();
    let own = &identity.signing;
    let good = drawn(&order, &|_| {}, own, &core);
    assert_eq!(verdict(&good, &roots).verdict, Verdict::Authentic);
    // More guns than were destroyed: the officer signed another certificate.
    let mut more = order.clone();
    more.certificate.as_mut().unwrap().destroyed = vec![1, 2];
    let forged = verdict(&drawn(&more, &|_| {}, own, &core), &roots);
    assert_eq!((forged.verdict, forged.signature), (Verdict::Broken, Some(false)));
    // The signature left out, or another officer's key put in its place.
    let bare = verdict(&drawn(&order, &|issue| issue.signature = None, own, &core), &roots);
    assert_eq!((bare.verdict, bare.signature), (Verdict::Broken, Some(false)));
    let other = SecretKey::from_seed(&[8; 32]);
    let exchanged = |issue: &mut Issue| {
        issue.key = Some(ByteArray::from(*other.public().as_bytes()));
        issue.signature = Some(ByteArray::from(signing::sign(&other, &issue.certificate)));
    };
    assert_eq!(verdict(&drawn(&order, &exchanged, own, &core), &roots).verdict, Verdict::Broken);
    // Issued by somebody who is not the node.
    let stranger = verdict(&drawn(&order, &|_| {}, &other, &core), &roots);
    assert_eq!((stranger.verdict, stranger.pages), (Verdict::Broken, PagesVerdict::Slip));
    // Of another version of the program: not compared, and not taken for changed.
    let old = |issue: &mut Issue| issue.renderer = "0-00".to_owned();
    let old = verdict(&drawn(&order, &old, own, &core), &roots);
    assert_eq!((old.verdict, old.pages), (Verdict::Authentic, PagesVerdict::NotCompared));
}

#[test]
fn the_sheet_that_witnesses_sign_is_filed_and_what_waits_for_it_is_counted() {
    let (_scratch, _clock, mut core) = node("certificate-sheet");
    let core = &mut core;
    assert_eq!(unsigned(core).unwrap(), 0);
    certified(core);
    assert_eq!(unsigned(core).unwrap(), 1);
    let from = core.store.admin_size().unwrap();
    let file = |core: &mut Core, who: &str, scan: &[u8]| {
        file_sheet(core, named(who), "1", ("image/png", scan), "Piet Pres")
    };
    assert!(file(core, "ines", b"one").is_err(), "not for an investigator");
    assert!(file(core, "rosa", b"one").is_ok());
    assert_eq!(unsigned(core).unwrap(), 0);
    assert_eq!(key(file(core, "rosa", b"one")), "error-destruction-same-sheet");
    assert_eq!(file(core, "ben", b"two").unwrap().sheets.len(), 2);
    assert_eq!(open_sheet(core, named("ben"), "1", 1).unwrap().1, b"one");
    assert!(open_sheet(core, named("ben"), "1", 3).is_err());
    let by = |name: &str, code| (name.to_owned(), code);
    let log = [
        by("rosa", AdminCode::SheetFiled),
        by("ben", AdminCode::SheetFiled),
        by("ben", AdminCode::SheetRead),
    ];
    assert_eq!(acts(core, from), log);
}
