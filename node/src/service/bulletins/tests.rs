//! What is refused before anything is sent, and what a list is read as.

use super::sending::Wanted;
use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::attachments::Placed;
use crate::text::codes;

/// A core with `ana`, a focal point, and `ines`, an investigator.
fn house(name: &str) -> (Scratch, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let mut core = open(&scratch, &Clock::default());
    core.begin().unwrap();
    add(&mut core, "ana", &[Role::FocalPoint]);
    add(&mut core, "ines", &[Role::Investigator]);
    (scratch, core)
}

fn named(name: &str) -> Caller {
    Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
}

fn wanted() -> BulletinWanted {
    BulletinWanted {
        about: "route".to_owned(),
        to: vec!["vestigo/xb/police".to_owned()],
        text: "SYNTHETIC words".to_owned(),
        handling: "H1".to_owned(),
        purpose: "U3".to_owned(),
        legal_basis: "CIFTA".to_owned(),
        ..BulletinWanted::default()
    }
}

#[test]
fn the_lists_of_words_are_those_of_the_rules() {
    assert_eq!((WAYS, PARTY_KINDS), (&codes::BULLETIN_WAYS[..], &codes::AUTHORISED[..]));
}

#[test]
fn what_is_missing_or_not_of_its_form_is_named() {
    type Change = fn(&mut BulletinWanted);
    assert!(read(&wanted()).is_ok());
    let wrong: [(Change, &str); 10] = [
        (|w| w.about.clear(), "error-bulletin-needs"),
        (|w| w.about = "COFFEE".to_owned(), "error-bad-value"),
        (|w| w.text = " ".to_owned(), "error-bulletin-needs"),
        (|w| w.to.clear(), "error-bulletin-needs"),
        (|w| w.everyone = true, "error-bulletin-needs"),
        (|w| w.to = (0..65).map(|n| format!("vestigo/xb/a{n}")).collect(), "error-bulletin-needs"),
        (|w| w.list = Some("kind,name\n".to_owned()), "error-bulletin-needs"),
        (|w| w.about = "AUTHORISED_PARTIES".to_owned(), "error-bulletin-needs"),
        (|w| w.handling = "H9".to_owned(), "error-bad-value"),
        (|w| w.legal_basis.clear(), "error-bad-value"),
    ];
    for (change, key) in wrong {
        let mut request = wanted();
        change(&mut request);
        assert_eq!(read(&request).err().unwrap().key, key);
    }
}

#[test]
fn a_list_leaves_only_if_every_row_is_right() {
    let with = |list: &str| BulletinWanted {
        about: "AUTHORISED_PARTIES".to_owned(),
        list: Some(list.to_owned()),
        ..wanted()
    };
    assert_eq!(list_of(&with("kind,name\nDEALER,A\n")).unwrap(), Some("kind,name\nDEALER,A\n"));
    assert_eq!(list_of(&with(" ")).unwrap(), None);
    let wrong = list_of(&with("kind,name\nDEALER,A\nDEALER,\n")).unwrap_err();
    assert_eq!(wrong.key, "error-bulletin-list");
    assert_eq!((wrong.args["line"].as_str(), wrong.args["column"].as_str()), ("3", "name"));
    assert!(list_of(&with("name\nA\n")).is_err());
}

#[test]
fn nothing_is_noted_of_what_may_not_be_sent() {
    let (_scratch, mut core) = house("bulletin-refused");
    let core = &mut core;
    let before = core.store.admin_size().unwrap();
    let bulletin = read(&wanted()).unwrap();
    let key = |denied: Denied| ServiceError::from(denied).key;
    let refused = bulletin.partners(core).err().unwrap();
    assert_eq!(key(refused), "error-no-such-partner");
    let nobody = Wanted { to: Vec::new(), everyone: true, ..read(&wanted()).unwrap() };
    assert_eq!(key(nobody.partners(core).err().unwrap()), "error-bulletin-nobody");
    let earlier = Wanted { replaces: Some(9), ..read(&wanted()).unwrap() };
    assert_eq!(key(earlier.replaced(core).err().unwrap()), "error-no-such-id");
    let sent = send(core, named("ines"), &bulletin, Vec::new(), Vec::new());
    assert_eq!(key(sent.err().unwrap()), "error-officer-role");
    // What was agreed when the files were written may have ended: nothing is begun.
    let partner = NodeName::parse("vestigo/xb/police").unwrap();
    let placed = vec![Placed { exchange: ExchangeId([7; 16]), partner, files: Vec::new() }];
    let ended = send(core, named("ana"), &bulletin, Vec::new(), placed);
    assert_eq!(key(ended.err().unwrap()), "error-no-such-partner");
    assert_eq!(core.store.admin_size().unwrap(), before);
    assert!(kept::all::<Bulletin>(core).unwrap().is_empty());
    let all = list(core, named("ines"), BulletinsRequest::default()).unwrap();
    assert!(all.items.is_empty());
    assert_eq!(key(one(core, "1").err().unwrap()), "error-no-such-id");
}

#[test]
fn one_that_was_replaced_is_not_replaced_again() {
    let (_scratch, mut core) = house("bulletin-replaced");
    let core = &mut core;
    for (number, replaces) in [(1, None), (2, Some(1))] {
        let (about, by) = ("ROUTE".to_owned(), "ana".to_owned());
        let bulletin = Bulletin {
            number,
            about,
            replaces,
            sent: Vec::new(),
            left_out: Vec::new(),
            at: core.now(),
            by,
        };
        kept::put(core, &bulletin).unwrap();
    }
    let of = |number| Wanted { replaces: Some(number), ..read(&wanted()).unwrap() };
    assert_eq!(of(2).replaced(core).unwrap().map(|one| one.number), Some(2));
    let again = ServiceError::from(of(1).replaced(core).err().unwrap());
    assert_eq!(again.key, "error-bulletin-replaced");
    let request = BulletinsRequest { current: true, ..BulletinsRequest::default() };
    let current = list(core, named("ana"), request).unwrap().items;
    assert_eq!(current.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["2"]);
    assert_eq!(one(core, "1").unwrap().row.replaced_by.as_deref(), Some("2"));
}
