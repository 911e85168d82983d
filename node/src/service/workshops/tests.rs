//! Workshops over a real core and a real store: who sees people, and what is left of them.

use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;

fn named(name: &str) -> Caller {
    Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
}

fn house(name: &str) -> (Scratch, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let mut core = open(&scratch, &Clock::default());
    core.begin().unwrap();
    add(&mut core, "ana", &[Role::FocalPoint]);
    add(&mut core, "dan", &[Role::Approver]);
    add(&mut core, "eva", &[Role::Auditor]);
    (scratch, core)
}

fn wanted() -> WorkshopSaid {
    WorkshopSaid {
        title: "SYNTHETIC marks".to_owned(),
        kind: "IDENTIFICATION".to_owned(),
        from: "2027-01-11".to_owned(),
        place: "SYNTHETIC town".to_owned(),
        agenda: vec![agenda_item("09:00; SYNTHETIC subject; ZZ-SPEAKER")],
        ..WorkshopSaid::default()
    }
}

const LIST: &str = "name,office,country,attended,before,after,passed\n\
    ZZ-PERSON-1,ZZ-OFFICE,XA,yes,40,80,yes\nZZ-PERSON-2,ZZ-OFFICE,XB,yes,50,70,no\n";

fn list_of(list: &str, dry_run: bool) -> ParticipantsRequest {
    ParticipantsRequest { list: list.to_owned(), dry_run }
}

fn key<T>(refused: Result<T, Denied>) -> String {
    ServiceError::from(refused.err().unwrap()).key
}

#[test]
fn people_are_seen_by_who_keeps_workshops_and_their_names_can_be_erased() {
    let (scratch, mut core) = house("workshop-people");
    let core = &mut core;
    let from = core.store.admin_size().unwrap();
    assert_eq!(key(enter(core, named("dan"), &wanted())), "error-officer-role");
    assert_eq!(enter(core, named("ana"), &wanted()).unwrap().workshop.number, 1);
    let looked = take(core, named("ana"), "1", &list_of(LIST, true)).unwrap();
    assert!(!looked.taken && looked.added == 2 && looked.workshop.counts.invited == 0);
    let wrong = list_of("name,country\nZZ-PERSON-9,XAX\n", false);
    let refused = take(core, named("ana"), "1", &wrong).unwrap();
    assert!(!refused.taken && refused.errors.len() == 1);
    let taken = take(core, named("ana"), "1", &list_of(LIST, false)).unwrap();
    assert!(taken.taken && taken.workshop.counts.trained == 2);
    // Who reads counts sees no person, and nobody else anything.
    let seen = shown(core, named("dan"), "1").unwrap();
    let said = serde_json::to_string(&seen).unwrap();
    assert!(seen.counts.trained == 2 && !said.contains("ZZ-"), "{said}");
    let listed = list(core, named("ana"), &ListRequest::default()).unwrap();
    assert!(!serde_json::to_string(&listed).unwrap().contains("ZZ-"));
    assert_eq!(key(shown(core, named("eva"), "1")), "error-officer-role");
    let full = shown(core, named("ana"), "1").unwrap();
    assert_eq!(full.workshop.participants.len(), 2);
    let book = workbook::write(Text::new(Language::French), &full).unwrap();
    assert!(
        book.starts_with(b"PK")
            && book == workbook::write(Text::new(Language::French), &full).unwrap()
    );
    let erased = erase(core, named("ana"), "1").unwrap();
    assert!(erased.counts == full.counts && !erased.workshop.erased.is_empty());
    // What was erased does not come back.
    let changed = change(core, named("ana"), "1", &wanted()).unwrap();
    assert!(!serde_json::to_string(&changed).unwrap().contains("ZZ-"));
    let again = take(core, named("ana"), "1", &list_of(LIST, false));
    assert_eq!(key(again), "error-workshop-erased");
    core.commit().unwrap();
    for file in std::fs::read_dir(scratch.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("ZZ-PERSON") && !text.contains("ZZ-SPEAKER"));
    }
    let codes: Vec<AdminCode> =
        core.admin_entries(from, 100).unwrap().iter().map(|entry| entry.code).collect();
    use AdminCode as A;
    let wanted = [
        A::WorkshopEntered,
        A::ParticipantsTaken,
        A::ParticipantsRead,
        A::ParticipantsErased,
        A::WorkshopChanged,
    ];
    assert_eq!(codes, wanted);
}

#[test]
fn a_workshop_belongs_to_a_project_that_there_is() {
    let (_scratch, mut core) = house("workshop-project");
    let lost = WorkshopSaid { project: Some(9), ..wanted() };
    assert_eq!(key(enter(&mut core, named("ana"), &lost)), "error-no-such-id");
    let empty = WorkshopSaid { title: String::new(), ..wanted() };
    assert_eq!(key(enter(&mut core, named("ana"), &empty)), "error-assistance-needs");
}
