use vestigo_protocol::codes::{MatchGrade, RecordSetKind};

use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::holdings::stock::count::Difference;
use crate::registry::Candidate;
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::intake;
use crate::service::views::FirearmView;

/// An officer of the tests by name.
pub(in crate::service) fn named(name: &str) -> Caller {
    Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
}

/// A node with `rosa`, who keeps the stock, `ben`, `cid` and `eva`, who may count, and `ines`, who may
/// not.
pub(in crate::service) fn node(name: &str) -> (Scratch, Clock, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let clock = Clock::default();
    let mut core = open(&scratch, &clock);
    add(&mut core, "rosa", &[Role::Registrar]);
    for name in ["ben", "cid", "eva"] {
        add(&mut core, name, &[Role::FocalPoint, Role::Approver]);
    }
    add(&mut core, "ines", &[Role::Investigator]);
    (scratch, clock, core)
}

/// A store kept by `rosa`, in a place that nobody else is told of.
pub(in crate::service) fn depot(core: &mut Core, name: &str) -> u64 {
    let wanted = StoreWanted {
        name: name.to_owned(),
        custodian: Some("rosa".to_owned()),
        location: Some("SYNTHETIC-HILL-77".to_owned()),
        racks: vec!["RACK-R1".to_owned(), "RACK-R2".to_owned()],
        explosive_limits: vec!["1.4=50".to_owned()],
        ..StoreWanted::default()
    };
    say(core, named("rosa"), &wanted, None).unwrap().store.number
}

/// A list of pistols by their numbers.
pub(in crate::service) fn pistols(numbers: impl Iterator<Item = u64>) -> String {
    let rows = numbers.map(|n| format!("PISTOL,SYNTHETIC Arms,Model 1,9 mm,QS{n:06},RACK-R1\n"));
    format!("type,maker,model,calibre,serial,rack\n{}", rows.collect::<String>())
}

/// Takes pistols into a store.
pub(in crate::service) fn stocked(core: &mut Core, store: u64, list: String) -> ReceivedView {
    let authority = "SYNTHETIC order 3".to_owned();
    let request = ReceiveRequest { list, authority, dry_run: false };
    take_in(core, named("rosa"), &store.to_string(), &request).unwrap()
}

/// How a partner's question about a pistol is found here.
pub(in crate::service) fn traced(core: &Core, serial: &str) -> Vec<Candidate> {
    let asked = FirearmView {
        serial: Some(serial.to_owned()),
        maker: Some("SYNTHETIC Arms".to_owned()),
        kind: Some("PISTOL".to_owned()),
        ..FirearmView::default()
    };
    let mut found = core.registry.lookup(&intake::firearm(&asked).unwrap()).unwrap();
    found.candidates.retain(|candidate| candidate.grade == MatchGrade::Exact);
    found.candidates
}

fn kinds(core: &Core, serial: &str) -> Vec<Vec<EventKind>> {
    let found = traced(core, serial);
    found.iter().map(|c| c.record.events.iter().map(|e| e.kind).collect()).collect()
}

/// What the administrative log says was done since `from`, and by whom.
pub(in crate::service) fn acts(core: &mut Core, from: u64) -> Vec<(String, AdminCode)> {
    let entries = core.admin_entries(from, 1_000).unwrap();
    let by = |entry: &crate::runtime::admin::AdminEntry| {
        entry.officer.as_deref().and_then(|noted| core.officer_behind(noted)).unwrap_or_default()
    };
    entries.iter().map(|entry| (by(entry), entry.code)).collect()
}

fn both() -> CountRequest {
    CountRequest { counters: vec!["ben".to_owned(), "cid".to_owned()] }
}

fn lists(list: &str) -> TableRequest {
    TableRequest { list: list.to_owned() }
}

fn said(refused: Result<CountView, Denied>) -> String {
    crate::service::ServiceError::from(refused.err().unwrap()).key
}

#[test]
fn the_lists_of_words_are_those_of_the_rules() {
    use crate::holdings::stock::ammunition::Trouble;
    use crate::holdings::stock::count::State;
    use crate::text::codes;
    assert_eq!(Status::NAMES, codes::STOCK_STATES);
    assert_eq!(Act::NAMES, codes::STOCK_ACTS);
    assert!(ACTS.iter().all(|act| codes::STOCK_ACTS.contains(act)));
    assert_eq!(item::Condition::NAMES, codes::CONDITIONS);
    assert_eq!(DISPOSITIONS, codes::DISPOSITIONS);
    assert_eq!(Difference::NAMES, codes::DISCREPANCIES);
    assert_eq!(State::NAMES, codes::COUNT_STATES);
    assert_eq!(Trouble::NAMES, codes::TROUBLES);
}

#[test]
fn a_store_is_counted_by_two_who_do_not_keep_it_and_the_log_says_who_did_what() {
    let (_scratch, clock, mut core) = node("stock-count");
    let core = &mut core;
    let first = core.store.admin_size().unwrap();
    let (depot, other) = (depot(core, "SYNTHETIC depot"), depot(core, "SYNTHETIC post"));
    assert_eq!(stocked(core, depot, pistols(1..=300)).received, 300);
    stocked(core, other, pistols(301..=310));
    let id = depot.to_string();
    clock.pass(200 * 86_400);
    // Not by the custodian, alone or with another, nor opened by the custodian.
    let with = |a: &str, b: &str| CountRequest { counters: vec![a.to_owned(), b.to_owned()] };
    assert_eq!(
        said(counting::open(core, named("eva"), &id, &with("rosa", "ben"))),
        "error-count-custodian"
    );
    assert_eq!(
        said(counting::open(core, named("eva"), &id, &with("ben", "ben"))),
        "error-count-two-persons"
    );
    assert_eq!(said(counting::open(core, named("rosa"), &id, &both())), "error-count-custodian");
    assert!(counting::open(core, named("ines"), &id, &both()).is_err());
    assert!(counting::open(core, named("eva"), &id, &with("ben", "nobody")).is_err());
    let count = counting::open(core, named("eva"), &id, &both()).unwrap().count.number;
    let count = count.to_string();
    // Number 7 is not there; 305 is the other store's; 999 nobody knows; 8 lies on another rack.
    let list = pistols((1..=300).filter(|n| *n != 7).chain([305, 999]));
    let list = list.replace("QS000008,RACK-R1", "QS000008,RACK-R2");
    let (rosa, ben, cid) = (named("rosa"), named("ben"), named("cid"));
    assert_eq!(said(counting::enter(core, rosa, &count, &lists(&list))), "error-count-custodian");
    assert_eq!(
        said(counting::enter(core, named("eva"), &count, &lists(&list))),
        "error-count-stranger"
    );
    assert_eq!(counting::enter(core, ben, &count, &lists(&list)).unwrap().seen, 301);
    assert_eq!(said(counting::confirm(core, ben, &count)), "error-count-same-person");
    let counted = counting::confirm(core, cid, &count).unwrap();
    let differences: Vec<Difference> =
        counted.count.discrepancies.iter().map(|d| d.difference).collect();
    use Difference::{Missing, OtherRack, OtherStore, Unrecorded};
    assert_eq!(differences, [OtherRack, OtherStore, Unrecorded, Missing]);
    assert_eq!((counted.count.expected, counted.count.agreed, counted.open), (300, 298, 4));
    let shown = kept::one::<Store>(core, &id).unwrap();
    assert_eq!(shown.counted, Some(core.now()));
    // What is missing is under inquiry, and lost once that has ended; the registry says so.
    let missing = kept::one::<Item>(core, "7").unwrap();
    assert_eq!(missing.status, Status::Missing);
    let end = InquiryRequest { number: 4, text: "SYNTHETIC: not found".to_owned() };
    assert_eq!(said(counting::settle(core, rosa, &count, &end)), "error-count-custodian");
    assert_eq!(counting::settle(core, named("eva"), &count, &end).unwrap().open, 3);
    assert_eq!(kept::one::<Item>(core, "7").unwrap().status, Status::Lost);
    use EventKind::{ReportedLost, RetainedOfficialUse};
    assert_eq!(kinds(core, "QS000007"), [vec![RetainedOfficialUse, ReportedLost]]);
    let by = |name: &str, code| (name.to_owned(), code);
    assert_eq!(
        acts(core, first),
        [
            by("rosa", AdminCode::StoreEntered),
            by("rosa", AdminCode::StoreEntered),
            by("rosa", AdminCode::ItemsReceived),
            by("rosa", AdminCode::ItemsReceived),
            by("eva", AdminCode::CountOpened),
            by("ben", AdminCode::CountEntered),
            by("cid", AdminCode::CountConfirmed),
            by("eva", AdminCode::InquiryEnded),
        ]
    );
}

#[test]
fn items_are_listed_by_store_state_and_number_and_acts_are_the_registrars() {
    let (_scratch, _clock, mut core) = node("stock-items");
    let core = &mut core;
    let (depot, other) = (depot(core, "SYNTHETIC depot"), depot(core, "SYNTHETIC post"));
    stocked(core, depot, pistols(1..=5));
    let act = |name: &str| ActWanted {
        act: name.to_owned(),
        authority: "SYNTHETIC order 4".to_owned(),
        to: "SYNTHETIC constable".to_owned(),
        ..ActWanted::default()
    };
    let (rosa, ben) = (named("rosa"), named("ben"));
    assert!(super::act(core, ben, "2", &act("ISSUE")).is_err(), "not by who counts");
    super::act(core, rosa, "2", &act("issue")).unwrap();
    let nowhere = ActWanted { store: Some(99), ..act("SEND") };
    assert!(super::act(core, rosa, "3", &nowhere).is_err());
    let sent = ActWanted { store: Some(other), ..act("SEND") };
    assert_eq!(super::act(core, rosa, "3", &sent).unwrap().store, "SYNTHETIC post");
    let rack = ActWanted { rack: Some("RACK-R9".to_owned()), ..act("MOVE") };
    assert!(super::act(core, rosa, "1", &rack).is_err());
    let find = |core: &mut Core, request: ItemsRequest| -> Vec<u64> {
        find(core, &request).unwrap().items.iter().map(|item| item.number).collect()
    };
    let of = |store| ItemsRequest { store: Some(store), ..ItemsRequest::default() };
    assert_eq!(find(core, of(depot)), [5, 4, 2, 1]);
    assert_eq!(find(core, of(other)), [3]);
    let issued = ItemsRequest { state: Some("issued".to_owned()), ..ItemsRequest::default() };
    assert_eq!(find(core, issued), [2]);
    let serial = ItemsRequest { serial: Some("qs-000004".to_owned()), ..ItemsRequest::default() };
    assert_eq!(find(core, serial), [4]);
    let page = ItemsRequest { limit: Some(2), ..ItemsRequest::default() };
    let first = super::find(core, &page).unwrap();
    assert_eq!((first.items.len(), first.next.as_deref()), (2, Some("4")));
    assert_eq!(find(core, ItemsRequest { after: first.next, ..page }), [3, 2]);
    // A gun stands in one book.
    let request = ReceiveRequest {
        list: pistols(5..=6),
        authority: "SYNTHETIC order 5".to_owned(),
        dry_run: true,
    };
    assert!(take_in(core, rosa, "2", &request).is_err());
}

#[test]
fn what_lies_in_stock_is_told_as_state_stock_and_its_place_stands_in_no_record() {
    let (_scratch, _clock, mut core) = node("stock-place");
    let core = &mut core;
    let depot = depot(core, "SYNTHETIC depot");
    stocked(core, depot, pistols(1..=1));
    let found = traced(core, "QS000001");
    let [candidate] = found.as_slice() else { panic!("{}", found.len()) };
    assert!(candidate.record.status().state_stock);
    let sets = core.registry.record_sets();
    let kinds: Vec<RecordSetKind> = sets.iter().map(|set| set.kind).collect();
    assert_eq!(kinds, [RecordSetKind::Stock]);
    // All that an answer is cut from: the record and what is said of its set.
    let record = &candidate.record;
    let mut told: Vec<u8> = sets.iter().flat_map(vestigo_protocol::codec::encode).collect();
    told.extend(vestigo_protocol::codec::encode(&record.description));
    told.extend(record.events.iter().flat_map(vestigo_protocol::codec::encode));
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(told.contains("QS000001"), "the number is in it");
    for place in ["SYNTHETIC-HILL-77", "RACK-R1", "SYNTHETIC depot", "rosa"] {
        assert!(!told.contains(place), "{place}");
    }
}

#[test]
fn ammunition_by_lot_warns_of_what_lies_together_and_is_brought_up_to_date() {
    let (_scratch, _clock, mut core) = node("stock-lots");
    let core = &mut core;
    let depot = depot(core, "SYNTHETIC depot").to_string();
    let list = "calibre,lot,quantity,division,group,explosive,surveyed\n\
                9 mm,L1,1000,1.4,S,2,2027-01-01\n40 mm,L2,10,1.1,E,30,2027-01-01\n\
                fuze,L3,10,1.4,B,0.1,\n";
    let view = ammunition(core, named("rosa"), &depot, &lists(list)).unwrap();
    let troubles: Vec<(&str, &[u64])> =
        view.warnings.iter().map(|w| (w.trouble.name(), w.lots.as_slice())).collect();
    assert_eq!(
        troubles,
        [("TOGETHER", &[3, 2][..]), ("NOT_LICENSED", &[]), ("NOT_SURVEYED", &[3])]
    );
    let list = "calibre,lot,quantity,division,group,explosive\n40 mm,l2,0,1.1,E,0\nfuze,L3,0,,,\n";
    let view = ammunition(core, named("rosa"), &depot, &lists(list)).unwrap();
    assert_eq!((view.lots.len(), view.warnings.len()), (3, 0));
}

/// Brings the ammunition of a store up to a list.
pub(in crate::service) fn lots(core: &mut Core, store: u64, request: &TableRequest) {
    ammunition(core, named("rosa"), &store.to_string(), request).unwrap();
}

/// Does something with an item.
pub(in crate::service) fn acted(core: &mut Core, item: &str, wanted: &ActWanted) {
    act(core, named("rosa"), item, wanted).unwrap();
}
