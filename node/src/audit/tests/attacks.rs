//! Files made by somebody who wants an honest agency to stand accused.

use vestigo_protocol::audit::finding::Class;
use vestigo_protocol::audit::proof::{Proof, ProofError};

use super::super::testing::{BEGIN, Two, XA};

/// Refused for what it does not show, and not because some part of it is broken.
fn unproven(proof: &Proof) -> &'static str {
    match Proof::from_bytes(&proof.to_bytes()).unwrap().verify() {
        Err(ProofError::Rule(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// Two statements of one honest log, each under a checkpoint of its own.
fn under_two(class: Class, first: (usize, usize), second: (usize, usize)) -> Proof {
    let mut two = Two::new();
    two.talk(1, 5);
    let xa = &two.agencies[XA];
    let mut proof = Proof::of(class);
    proof.descriptors = two.agencies.iter().map(|a| a.descriptor.to_bytes()).collect();
    proof.checkpoints = vec![xa.note_of(first.0, BEGIN), xa.note_of(second.0, BEGIN + 9)];
    proof.exhibits = vec![xa.exhibit(0, first.0, first.1), xa.exhibit(1, second.0, second.1)];
    proof
}

#[test]
fn an_entry_under_two_checkpoints_is_not_a_number_used_twice() {
    let proof = under_two(Class::NumberReused, (10, 4), (20, 4));
    assert_eq!(unproven(&proof), "it is one statement");
}

#[test]
fn two_statements_under_two_checkpoints_are_not_out_of_order() {
    // Entries 0, 3 and 4 are XA's own.
    let proof = under_two(Class::Disordered, (10, 4), (20, 0));
    assert_eq!(unproven(&proof), "they do not lie in their issuer's log against their numbers");
}
