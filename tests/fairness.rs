//! What a desk promises its partners and its own country, between real nodes.

use std::collections::{BTreeMap, BTreeSet};

use vestigo::desk::sweep;
use vestigo::service::Service as _;
use vestigo::service::requests::{
    AgreementChange, ChangeAgreementRequest, CompareAgreementsRequest, ListRequest, SimulateRequest,
};
use vestigo::service::views::{
    AgreementState, AgreementTerms, AskTerms, CaseState, EffectView, HopState, OutcomeView,
    TraceView,
};
use vestigo_protocol::bundle::Bundle;
use vestigo_protocol::codes::ReturnReason;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::limits::IN_REPLY_TO_MAX;
use vestigo_tests::Node;
use vestigo_tests::journal::Journal;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{accept, both, in_force, officer_terms, open_terms, two};
use vestigo_tests::raw::{RawPeer, read};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

/// Numbers without any order.
fn scattered(n: u64) -> String {
    format!("{:08}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 100_000_000)
}

/// Acknowledges what the node says until `queries` are decided, and gives the answered ones and the
/// sizes of the refusals.
async fn decided(
    raw: &mut RawPeer,
    queries: &BTreeSet<LeafHash>,
) -> (BTreeSet<LeafHash>, Vec<usize>) {
    let (mut answered, mut refused, mut sizes) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut seen = BTreeSet::new();
    while answered.len() + refused.len() < queries.len() {
        let message = raw.take_of(&[Kind::Answer, Kind::Refusal]).await;
        if !seen.insert(message.leaf) {
            continue;
        }
        match message.header.kind {
            Kind::Answer => answered.extend(message.header.in_reply_to),
            _ => {
                assert_eq!(message.header.reason, Some(ReturnReason::RateLimit.into()));
                sizes.push(message.header.in_reply_to.len());
                refused.extend(message.header.in_reply_to);
            }
        }
    }
    assert!(answered.is_disjoint(&refused), "one decision for each");
    (answered, sizes)
}

/// Each query has either its receipt and its answer, or one statement that is both and says A9.
fn assert_every_query_is_decided_once(journal: &Journal) {
    for query in journal.0.iter().filter(|e| e.header.kind == Kind::Query) {
        let replies: BTreeMap<u64, usize> =
            journal.replies(&query.leaf).iter().map(|(kind, all)| (*kind, all.len())).collect();
        let ordinary = BTreeMap::from([(Kind::Accepted.number(), 1), (Kind::Answer.number(), 1)]);
        let refused = BTreeMap::from([(Kind::Refusal.number(), 1)]);
        assert!(replies == ordinary || replies == refused, "{replies:?}");
    }
}

/// A partner may ask 500 questions a day, and each of them alone would be answered. It tries one
/// thousand numbers in their order.
#[tokio::test]
async fn a_sweep_of_a_thousand_serials_is_stopped_within_its_budget_provably() {
    let mut node = Node::start_new("XB").await;
    let rows: Vec<String> = (0..1000).map(|n| sold(&format!("AB{n:04}"))).collect();
    node.import("dealers", "retail", &csv(&rows));
    let terms = AskTerms { daily_budget: 500, ..open_terms() };
    let mut raw = RawPeer::partner("XA", &node, both(terms)).await;

    let mut queries = BTreeSet::new();
    for n in 0..1000 {
        let query = raw.query(&format!("AB{n:04}"));
        queries.insert(query.leaf);
        let reply = raw.send(query.message.to_bytes()).await;
        // In the log when it is acknowledged; over budget nothing is said of it yet, or the refusal.
        assert!(reply.kinds().iter().all(|k| [Kind::Accepted, Kind::Refusal].contains(k)));
    }
    let (answered, sizes) = decided(&mut raw, &queries).await;
    assert_eq!(answered.len(), sweep::RUN - 1, "it was noticed at the {}th", sweep::RUN);
    assert!(sizes.iter().all(|size| *size <= IN_REPLY_TO_MAX));
    let most = (1000 - answered.len()).div_ceil(IN_REPLY_TO_MAX);
    // A list also ends after five seconds: a slow machine makes some more.
    assert!(sizes.len() >= most && sizes.len() < 100, "{} refusals", sizes.len());

    // Who is responsible sees it, and so does whoever reads the statements alone.
    let refused = 1000 - answered.len() as u64;
    let swept = node.alarm("note-alarm-sweep").await;
    let over = node.alarm("note-alarm-over-budget").await;
    assert_eq!((swept + over, over), (refused, 500), "the day's budget ends after the 500th");
    node.stop().await;
    let journal = node.journal();
    assert_eq!(journal.count(Kind::Query), 1000);
    assert_every_query_is_decided_once(&journal);
    let says_a9 = |header: &vestigo_protocol::header::Header| {
        header.kind == Kind::Refusal && header.reason == Some(ReturnReason::RateLimit.into())
    };
    let named: BTreeSet<LeafHash> = journal
        .0
        .iter()
        .filter(|e| says_a9(&e.header))
        .flat_map(|e| e.header.in_reply_to.iter().copied())
        .collect();
    assert_eq!(named, &queries - &answered);
    node.assert_log_holds();
}

/// The asker's side: one refusal decides all that it names, each trace shows it, and a bundle of one
/// of them holds it. The answering node is killed while they wait.
#[tokio::test]
async fn one_refusal_decides_many_traces_and_a_crash_loses_none() {
    let (mut a, mut b) = two(AskTerms { daily_budget: 2, ..open_terms() }).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let mut traces = Vec::new();
    for n in 0..6 {
        traces.push(a.submit(about(&scattered(n), &b.name)).await.id);
    }
    let logged = |b: &Node| b.journal().count(Kind::Query) == 6;
    until("all are logged", async || logged(&b).then_some(())).await;
    b.kill();
    b.start().await;
    let over = |t: &TraceView| t.hops[0].decided.is_some();
    let mut reasons = Vec::new();
    let mut decisions = BTreeSet::new();
    for id in &traces {
        let trace = a.trace_when(id, "it is decided", over).await;
        let hop = &trace.hops[0];
        if hop.state == HopState::Returned {
            reasons.push(hop.reason.clone().unwrap());
            let refusal = hop.statements.iter().find(|s| s.kind == 6).expect("the refusal");
            decisions.insert(refusal.leaf.clone());
        } else {
            assert_eq!(hop.state, HopState::Answered);
        }
    }
    assert_eq!(reasons, ["A9"; 4]);
    // Killed between the first and the last: two statements at most, none twice.
    assert!((1..=2).contains(&decisions.len()), "{decisions:?}");
    a.settled().await;
    let last = traces.last().unwrap();
    let file = a.dir().join("refused.bundle");
    let (code, _, error) = a.command(&["bundle", "export", last, "--out", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{error}");
    let bundle = Bundle::from_bytes(&std::fs::read(&file).unwrap()).unwrap();
    bundle.verify().unwrap();
    let kinds: BTreeSet<Kind> =
        bundle.messages.iter().map(|m| read(&m.to_bytes()).0.kind).collect();
    assert!(kinds.contains(&Kind::Refusal), "{kinds:?}");
    b.settled().await;
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    assert_every_query_is_decided_once(&b.journal());
    a.assert_log_holds();
    b.assert_log_holds();
}

/// One side suspends: it is over at once here, with its commit there, and what runs goes back. Both
/// sign the same terms again, and it goes on; other terms follow, and say what they change.
#[tokio::test]
async fn an_agreement_is_suspended_resumed_amended_and_revoked_by_either_side() {
    let (a, b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let first =
        b.client().agreements(ME, ListRequest::default()).await.unwrap().items[0].hash.clone();
    let trace = a.submit(about("AB1234", &b.name)).await;
    let case = trace.hops[0].exchange.clone();
    b.case_when(&case, "the case waits", |c| c.state == CaseState::Waiting).await;

    let change = |change, terms: Option<AgreementTerms>| ChangeAgreementRequest {
        change,
        text: None,
        terms,
        valid_from: None,
    };
    let suspend = change(AgreementChange::Suspend, None);
    let view = b.client().agreement_change(ME, first.clone(), suspend).await.unwrap();
    assert_eq!(view.state, AgreementState::Suspended);
    // At once here, and in the same commit the case went back.
    assert_eq!(b.client().case(ME, case).await.unwrap().state, CaseState::Returned);
    let returned = |t: &TraceView| t.hops[0].state == HopState::Returned;
    let trace = a.trace_when(&trace.id, "the return has arrived", returned).await;
    assert_eq!(trace.hops[0].reason.as_deref(), Some("A5"));
    standing(&a, &first, AgreementState::Suspended).await;
    assert!(a.client().trace_submit(ME, about("AB1234", &b.name)).await.is_err());

    let resume = change(AgreementChange::Resume, None);
    let second = b.client().agreement_change(ME, first.clone(), resume).await.unwrap().hash;
    accept(&a, &second).await;
    in_force(&a, &second).await;
    in_force(&b, &second).await;
    let trace = a.submit(about("AB1234", &b.name)).await;
    b.case_when(&trace.hops[0].exchange, "it waits", |c| c.state == CaseState::Waiting).await;

    let amend = change(AgreementChange::Amend, Some(both(open_terms())));
    let third = a.client().agreement_change(ME, second.clone(), amend).await.unwrap().hash;
    let compare = CompareAgreementsRequest { old: second, new: third.clone(), draft: None };
    let diff = a.client().agreement_compare(ME, compare).await.unwrap();
    let keys: Vec<&str> = diff.directions[0].changes.iter().map(|c| c.key.as_str()).collect();
    assert_eq!(keys, ["code-clause-automatic"]);
    assert_eq!(diff.directions[0].changes[0].effect, EffectView::More);
    accept(&b, &third).await;
    in_force(&a, &third).await;

    // What they would see, without asking.
    let gun = about("AB1234", &b.name).firearm;
    let entries = b.journal().size();
    let client = b.client();
    let simulated = client.agreement_simulate(
        ME,
        SimulateRequest::TheyAsk {
            partner: a.name.clone(),
            request_kind: "TRACE".to_owned(),
            purpose: "U1".to_owned(),
            legal_basis: "ITI".to_owned(),
            firearm: Box::new(gun),
        },
    );
    let simulated = simulated.await.unwrap();
    assert_eq!(simulated.outcome, Some(OutcomeView::Answered("L3".to_owned())));
    let hop = a.ask(about("AB1234", &b.name)).await;
    assert_eq!(hop.level.as_deref(), Some("L3"));
    assert_eq!(simulated.answer.unwrap().results[0], hop.result.unwrap());
    assert!(b.journal().size() > entries, "the real question is in the log");

    let replay = SimulateRequest::Replay {
        partner: a.name.clone(),
        days: 30,
        terms: Box::new(both(officer_terms())),
    };
    let replayed = b.client().agreement_simulate(ME, replay).await.unwrap();
    assert_eq!(replayed.replayed, 3);
    let [back] = &replayed.changes[..] else { panic!("{:?}", replayed.changes) };
    assert_eq!(back.before, OutcomeView::Answered("L3".to_owned()));
    assert_eq!(back.after, OutcomeView::Officer("AGREEMENT".to_owned()));

    let revoke = change(AgreementChange::Revoke, None);
    a.client().agreement_change(ME, third.clone(), revoke).await.unwrap();
    standing(&b, &third, AgreementState::Revoked).await;
    let resume = change(AgreementChange::Resume, None);
    assert!(a.client().agreement_change(ME, third, resume).await.is_err(), "for good");
}

/// Waits until a node holds an agreement in a state.
async fn standing(node: &Node, hash: &str, state: AgreementState) {
    let client = node.client();
    until("the agreement has changed", async || {
        let view = client.agreement(ME, hash.to_owned()).await.ok()?;
        (view.state == state).then_some(())
    })
    .await;
}
