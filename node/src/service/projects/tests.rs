//! Projects over a real core and a real store, with our own books beside them.

use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::holdings::marking::{Struck, Wanted, order};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::ServiceError;

fn named(name: &str) -> Caller {
    Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
}

fn wanted() -> ProjectWanted {
    let goal = |measure, number| Goal { measure, number };
    ProjectWanted {
        title: "SYNTHETIC marking".to_owned(),
        field: "MARKING".to_owned(),
        partner: "vestigo/xb/police".to_owned(),
        direction: "RECEIVED".to_owned(),
        goals: vec![goal(Measure::FirearmsMarked, 500), goal(Measure::MachinesInUse, 2)],
        agreed: "2027-01-01".to_owned(),
        ..ProjectWanted::default()
    }
}

/// `ana` is a focal point, `dan` an approver; project 1 was agreed.
fn house(name: &str) -> (Scratch, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let mut core = open(&scratch, &Clock::default());
    core.begin().unwrap();
    add(&mut core, "ana", &[Role::FocalPoint]);
    add(&mut core, "dan", &[Role::Approver]);
    let made = enter(&wanted(), 1, Some((1, "M4".to_owned())), ("ana", core.now())).unwrap();
    kept::put(&mut core, &made).unwrap();
    (scratch, core)
}

fn doing(act: &str) -> ProjectDoing {
    let text = |text: &str| text.to_owned();
    ProjectDoing {
        act: text(act),
        on: text("2027-01-10"),
        what: text("SYNTHETIC machine"),
        quantity: 2,
        with: text("SYNTHETIC laboratory"),
        measure: text("MACHINES_IN_USE"),
        source: text("SYNTHETIC visit"),
        words: text("SYNTHETIC reason"),
    }
}

/// A marking order of three guns, struck on these days.
fn mark(core: &mut Core, days: [&str; 3]) {
    let wanted = Wanted {
        purpose: "MANUFACTURE".to_owned(),
        agency: "SYN".to_owned(),
        authority: "SYNTHETIC-1".to_owned(),
        guns: "maker\nSYNTHETIC Arms\nSYNTHETIC Arms\nSYNTHETIC Arms\n".to_owned(),
        ..Wanted::default()
    };
    let mut made = order(&wanted, 1, ("XA", "rosa", core.now()), |_| 1).unwrap();
    for (gun, on) in made.guns.iter_mut().zip(days) {
        let (operator, depth, height) = ("SYNTHETIC".to_owned(), None, None);
        gun.struck = Some(Struck { on: on.to_owned(), operator, depth, height });
    }
    kept::put(core, &made).unwrap();
}

fn key<T>(refused: Result<T, Denied>) -> String {
    ServiceError::from(refused.err().unwrap()).key
}

#[test]
fn marks_are_counted_from_our_books_since_the_first_delivery() {
    let (_scratch, mut core) = house("project-counted");
    let core = &mut core;
    mark(core, ["2027-01-09", "2027-01-10", "2027-01-12"]);
    let from = core.store.admin_size().unwrap();
    let figures = |view: &ProjectView| -> Vec<(Option<u64>, &str)> {
        view.results.iter().map(|one| (one.number, one.source.name())).collect()
    };
    let agreed = shown(core, named("dan"), "1").unwrap();
    assert_eq!(figures(&agreed), [(None, "NONE"), (None, "NONE")]);
    assert!(agreed.acts.is_empty(), "an approver only reads");
    assert_eq!(key(act(core, named("dan"), "1", &doing("DELIVER"))), "error-officer-role");
    act(core, named("ana"), "1", &doing("DELIVER")).unwrap();
    let measured = act(core, named("ana"), "1", &doing("MEASURE")).unwrap();
    assert_eq!(figures(&measured), [(Some(2), "ENTERED"), (Some(2), "BOOKS")]);
    let marked = ProjectDoing { measure: "FIREARMS_MARKED".to_owned(), ..doing("MEASURE") };
    assert_eq!(key(act(core, named("ana"), "1", &marked)), "error-project-counted");
    let closed = act(core, named("ana"), "1", &doing("CLOSE")).unwrap();
    assert!(closed.acts.is_empty() && closed.project.state == ProjectState::Closed);
    assert_eq!(key(act(core, named("ana"), "1", &doing("DELIVER"))), "error-project-state");
    let codes: Vec<AdminCode> =
        core.admin_entries(from, 100).unwrap().iter().map(|entry| entry.code).collect();
    assert_eq!(codes, [AdminCode::ProjectActed; 3]);
    let request = ListRequest { state: Some("closed".to_owned()), ..ListRequest::default() };
    let list = list(core, named("dan"), &request).unwrap();
    assert!(list.items.len() == 1 && list.items[0].project.history.is_empty());
}

#[test]
fn a_project_is_with_a_partner_and_about_a_request_with_it() {
    let (_scratch, mut core) = house("project-partner");
    assert_eq!(key(entered(&mut core, named("ana"), wanted())), "error-no-such-partner");
    assert_eq!(key(linked(&mut core, "0123456789", "vestigo/xb/police")), "error-project-link");
    assert_eq!(key(shown(&mut core, named("ana"), "9")), "error-no-such-id");
}
