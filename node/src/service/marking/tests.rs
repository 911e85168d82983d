//! Marking on a core.

use vestigo_protocol::codes::MatchGrade;

use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::intake;
use crate::service::views::FirearmView;

fn wanted(guns: u32) -> Wanted {
    let rows = (1..=guns).map(|n| format!("P,SYNTHETIC Arms,Model 1,9 mm,QX{n:05},XB\n"));
    Wanted {
        purpose: "IMPORT".to_owned(),
        authority: "SYNTHETIC-IMP-7".to_owned(),
        importer: "SYNTHETIC Trading".to_owned(),
        exporter: "vestigo/xb/customs".to_owned(),
        arrived: "2026-12-20".to_owned(),
        guns: format!("type,maker,model,calibre,serial,country\n{}", rows.collect::<String>()),
        ..Wanted::default()
    }
}

fn back(file: String) -> ReturnRequest {
    ReturnRequest {
        file,
        on: "2027-01-10".to_owned(),
        operator: "SYNTHETIC operator".to_owned(),
        checks: Check::NAMES.iter().map(|name| (*name).to_owned()).collect(),
        dry_run: false,
    }
}

#[test]
fn the_words_of_purposes_and_faults_have_their_texts() {
    let names = PURPOSES.iter().chain(returned::Fault::NAMES).copied();
    assert_eq!(names.collect::<Vec<_>>(), crate::text::codes::MARKINGS);
}

/// How a partner's question that names the mark alone is found here. Without maker and type the
/// same number is STRONG; its neighbours are POSSIBLE at most.
fn traced(core: &Core, mark: &str) -> Vec<(MatchGrade, Vec<EventKind>)> {
    let marks = vec![mark.to_owned()];
    let asked = intake::firearm(&FirearmView { marks, ..FirearmView::default() }).unwrap();
    let found = core.registry.lookup(&asked).unwrap();
    let fits = found.candidates.iter().filter(|c| c.grade == MatchGrade::Strong);
    fits.map(|c| (c.grade, c.record.events.iter().map(|e| e.kind).collect())).collect()
}

#[test]
fn five_hundred_pistols_are_marked_from_one_order_and_found_by_their_import_marks_alone() {
    let scratch = Scratch::new("marking-500");
    found(&scratch, true);
    let mut core = open(&scratch, &Clock::default());
    add(&mut core, "rosa", &[Role::Registrar]);
    add(&mut core, "ines", &[Role::Investigator]);
    let named = |name| Caller { officer: OfficerName::parse(name), ..Caller::of(7) };
    let (rosa, ines) = (named("rosa"), named("ines"));
    assert!(enter(&mut core, ines, &wanted(500)).is_err(), "not for an investigator");
    let order = enter(&mut core, rosa, &wanted(500)).unwrap();
    assert_eq!((order.guns.len(), order.by.as_str()), (500, "rosa"));
    assert!(order.tell_by().is_some());
    let job = job::table(&order);
    // Three misprints, and one mark on two guns.
    let spoil = |job: &str, sequence: usize, mark: &str| {
        let right = &order.guns[sequence - 1].mark;
        job.replace(&format!("\n{sequence},{right},"), &format!("\n{sequence},{mark},"))
    };
    let mut file = spoil(&job, 17, "XX 1");
    file = spoil(&file, 101, &order.guns[100].mark.replace('0', "O"));
    file = spoil(&file, 399, "XX 3");
    file = spoil(&file, 250, &order.guns[248].mark.clone());
    let unchecked = ReturnRequest { checks: Vec::new(), ..back(file.clone()) };
    assert!(take(&mut core, rosa, "1", &unchecked).is_err(), "the check list comes first");
    let tried = ReturnRequest { dry_run: true, ..back(file.clone()) };
    assert_eq!(take(&mut core, rosa, "1", &tried).unwrap().left, 500);
    let report = take(&mut core, rosa, "1", &back(file)).unwrap();
    let faults: Vec<_> = report.findings.iter().map(|f| (f.sequence, f.fault)).collect();
    use returned::Fault::{Duplicate, Misprint};
    assert_eq!(
        faults,
        [
            (Some(17), Misprint),
            (Some(101), Misprint),
            (Some(250), Duplicate),
            (Some(399), Misprint)
        ]
    );
    assert_eq!((report.accepted, report.left), (496, 4));
    assert!(traced(&core, &order.guns[16].mark).is_empty());
    // They are struck again.
    let second = job::table(&by_number(&mut core, "1").unwrap());
    assert_eq!(second.lines().count(), 5);
    assert_eq!(take(&mut core, rosa, "1", &back(second)).unwrap().left, 0);
    assert_eq!(core.registry.count().unwrap().records, 500);
    for gun in &order.guns {
        // As it is seen, and as what it is.
        let named = traced(&core, &format!("IMPORT: {}", gun.mark));
        let hits = traced(&core, &gun.mark);
        assert_eq!(named.len(), hits.len());
        let [(_, events)] = hits.as_slice() else { panic!("{} hits", hits.len()) };
        assert_eq!(events.as_slice(), [EventKind::Imported, EventKind::Marked]);
    }
    // The next order of the year goes on where this one ended.
    let next = enter(&mut core, rosa, &Wanted { guns: "maker\nA\n".to_owned(), ..wanted(1) });
    assert!(next.unwrap().guns[0].mark.ends_with("000501"));
}

#[test]
fn the_exporter_is_told_in_time_or_the_order_is_overdue() {
    let scratch = Scratch::new("marking-delivery");
    found(&scratch, true);
    let clock = Clock::default();
    let mut core = open(&scratch, &clock);
    add(&mut core, "rosa", &[Role::Registrar]);
    add(&mut core, "ines", &[Role::Investigator]);
    let named = |name| Caller { officer: OfficerName::parse(name), ..Caller::of(7) };
    let (rosa, ines) = (named("rosa"), named("ines"));
    let request = |state: &str| ListRequest { state: Some(state.to_owned()), ..Default::default() };
    let order = enter(&mut core, rosa, &wanted(3)).unwrap();
    let row = view(&mut core, order).unwrap();
    assert_eq!(row.tell_by.as_deref(), Some("2027-02-03T00:00:00Z"));
    assert!(fits(&request("to-tell"), &row) && !fits(&request("overdue"), &row));
    clock.pass(30 * moment::DAY);
    let order = by_number(&mut core, "1").unwrap();
    let row = view(&mut core, order).unwrap();
    assert!(row.overdue && fits(&request("overdue"), &row) && !fits(&request("done"), &row));

    let asked = || {
        let said = |text: &str| text.to_owned();
        ground(&DeliveryRequest { purpose: said("U3"), legal_basis: said("ITI"), text: None })
    };
    assert!(matches!(tell(&mut core, ines, "1", asked().unwrap()), Err(Denied::Officer(_))));
    // The exporter is nobody that we know.
    let unknown = tell(&mut core, rosa, "1", asked().unwrap());
    assert!(matches!(unknown, Err(Denied::NoSuchPartner(_))));
    let refused = |core: &mut Core, wanted: &Wanted| {
        let number = enter(core, rosa, wanted).unwrap().number.to_string();
        match tell(core, rosa, &number, asked().unwrap()) {
            Err(Denied::Marking(why)) => why,
            _ => panic!("it was told"),
        }
    };
    let later = Wanted { arrived: "2027-12-01".to_owned(), ..wanted(1) };
    assert_eq!(refused(&mut core, &later), MarkingRefused::NotArrived);
    let nobody = Wanted { exporter: String::new(), ..wanted(1) };
    assert_eq!(refused(&mut core, &nobody), MarkingRefused::NobodyToTell);
    let bare = DeliveryRequest { purpose: "U3".to_owned(), ..DeliveryRequest::default() };
    assert_eq!(ground(&bare).err().map(|e| e.key).as_deref(), Some("error-matter-needs"));
}

#[test]
fn the_words_of_checks_have_their_texts() {
    assert_eq!(CHECKS, crate::text::codes::MARKING_CHECKS);
}
