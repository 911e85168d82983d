//! What a command leaves behind.

use futures::FutureExt as _;

use super::*;
use crate::desk::officer::{OfficerName, Role, Roles};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::fairness::tests::{Node, budget};
use crate::runtime::people::PeopleDenied;
use crate::scratch::Scratch;

/// Lets replies go, and nothing else.
struct Replies;

impl Release for Replies {
    fn release(&mut self, effect: Effect) {
        if let Effect::Reply(reply) = effect {
            reply();
        }
    }
}

/// Runs a use case as the daemon does: a batch of its own.
fn run<T: Send + 'static>(
    core: &mut Core,
    body: impl FnOnce(&mut Core) -> Result<T, Denied> + Send + 'static,
) -> Result<T, Denied> {
    let (handle, mut inputs) = Handle::new(core);
    let mut asked = Box::pin(handle.run(body));
    assert!(asked.as_mut().now_or_never().is_none());
    core.begin().unwrap();
    core.take(inputs.try_recv().unwrap()).unwrap();
    core.commit().unwrap();
    core.let_go(&mut Replies);
    asked.now_or_never().unwrap()
}

#[test]
fn a_command_that_fails_leaves_nothing_behind() {
    let scratch = Scratch::new("command-fails");
    let mut node = Node::open(&scratch, budget(9));
    let core = &mut node.core;
    let roles: Roles = [Role::Administrator].into_iter().collect();
    let add = move |core: &mut Core, name: &str| {
        core.note_machine(AdminAct::on(AdminCode::OfficerAdded, name))?;
        core.add_officer(&OfficerName::parse(name).unwrap(), 7, roles)
    };
    let ana = run(core, move |core| add(core, "ana")).unwrap();
    assert_eq!((core.officers.len(), core.store.admin_size().unwrap()), (1, 1));
    let failed = run(core, move |core| {
        let ben = add(core, "ben")?;
        core.change_officer(&ben, None, Some(true))?;
        // The last administrator.
        core.change_officer(&ana, None, Some(true))
    });
    assert!(failed.is_err());
    assert_eq!(core.officers.len(), 1);
    assert_eq!(core.store.officers().unwrap().len(), 1);
    assert_eq!(core.store.profiles().unwrap().len(), 1);
    assert_eq!(core.store.admin_size().unwrap(), 1);
    assert!(core.officer_named("ben").is_err());
    // The log goes on where it was.
    run(core, move |core| add(core, "eve")).unwrap();
    let (size, _, problems) = core.verify_admin().unwrap();
    assert_eq!((size, problems), (2, Vec::new()));
}

#[test]
fn a_refused_attempt_to_sign_in_stays_noted() {
    let scratch = Scratch::new("command-refused");
    let mut node = Node::open(&scratch, budget(9));
    let refused: Result<(), Denied> = run(&mut node.core, |core| {
        core.note_machine(AdminAct::on(AdminCode::SignInRefused, "ana"))?;
        Err(PeopleDenied::Refused.into())
    });
    assert!(refused.is_err());
    assert_eq!(node.core.store.admin_size().unwrap(), 1);
}

#[test]
fn an_officer_without_a_profile_may_do_nothing_unless_it_is_the_first() {
    let scratch = Scratch::new("no-profile");
    let node = Node::open(&scratch, budget(9));
    assert_eq!(node.core.staff.profile(1).roles, Roles::EVERY.bits());
    let other = node.core.staff.profile(2);
    assert_eq!((other.roles, other.suspended), (0, true));
}
