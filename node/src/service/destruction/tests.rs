use vestigo_protocol::codes::{EventKind, RecordSetKind};

use super::*;
use crate::desk::disclosure::assess;
use crate::service::ServiceError;
use crate::service::intake;
use crate::service::stock::tests::{acts, depot, named, node, pistols, stocked, traced};
use crate::service::stock::{ACTS, ActWanted};
use crate::service::views::FirearmView;

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
