use vestigo_protocol::time::Timestamp;

use super::*;
use crate::drawing::histogram::Count;
use crate::drawing::svg::{self, Page};
use crate::drawing::{Drawing, Evidence, Form, chain as chains, federation as nodes, map};
use crate::service::fake;
use crate::service::views::{
    ConflictView, ForkView, HeadView, HopState, HopView, KnownLogView, KnownLogsView, SeenHeadView,
    SourceOfView, TimeToCrimeView, TraceView, WitnessListView, WitnessStandingView, WitnessState,
    WitnessTrouble, WitnessedLogView,
};
use crate::text::codes;

const NOW: &str = "2026-11-23T08:00:00Z";

fn now() -> Timestamp {
    Timestamp::parse_rfc3339(NOW).unwrap()
}

const fn english() -> Text {
    Text::new(Language::English)
}

fn source(hop: usize, position: usize) -> SourceOfView {
    SourceOfView {
        hop,
        country: "XB".to_owned(),
        leaf: String::new(),
        label: 20,
        position,
        event: None,
        result: None,
    }
}

/// Made and exported by XB, stolen in XC says its answer without events, recovered here.
fn trace() -> TraceView {
    let mut trace = fake::trace(3);
    trace.hops[0].events[0].date = Some("2014".to_owned());
    trace.hops[0].events[0].country = Some("XB".to_owned());
    trace.hops[1].decided = trace.hops[1].sent.clone();
    trace.recovered = Some("2022-05-14".to_owned());
    trace.time_to_crime = Some(TimeToCrimeView {
        days_min: 1140,
        days_max: Some(1170),
        bucket_min: "3_YEARS_AND_OVER".to_owned(),
        bucket_max: "3_YEARS_AND_OVER".to_owned(),
        from: source(0, 2),
        from_date: "2019-03".to_owned(),
        to_date: Some("2022-05-14".to_owned()),
        certainty: "RECORDED".to_owned(),
        signed: true,
    });
    trace.conflicts =
        vec![ConflictView { kind: "DATES".to_owned(), one: source(0, 1), other: source(0, 2) }];
    trace
}

fn written(drawing: &Drawing) -> String {
    svg::write(drawing, &Page { prefix: "p", world: "/static/world.svg" })
}

#[test]
fn a_trace_is_a_chain_of_what_was_told_in_the_order_of_time() {
    let chain = chain(english(), &trace(), "XA", now());
    let stops: Vec<(&str, &str)> =
        chain.stops.iter().map(|s| (s.country.as_str(), s.date.words.as_str())).collect();
    let stolen = ("XC", "date not known");
    let wanted = [("XB", "2014"), ("XB", "Mar 2019"), stolen, ("XA", "14 May 2022")];
    assert_eq!(stops, wanted);
    assert!(chain.stops[1].event.starts_with("exported to XC"), "{}", chain.stops[1].event);
    let gap = chain.gap.as_ref().unwrap();
    assert_eq!((gap.from, gap.to), (1, 3));
    assert_eq!(gap.words, "Time to crime: 3 years 1 month to 3 years 2 months");
    assert_eq!((chain.clashes[0].one, chain.clashes[0].other), (0, 1));
    assert_eq!(chain.asks.len(), 2);
    assert_eq!(chain.asks[0].evidence, Evidence::Signed);
    assert!(chain.heading.description.contains("Time to crime: 3 years 1 month"));
}

/// Told without a date: before what was asked because of it, after what led to it.
#[test]
fn what_has_no_date_stands_where_the_chain_has_it() {
    let order = |trace: &TraceView| -> Vec<String> {
        let chain = chain(english(), trace, "XA", now());
        chain.stops.iter().map(|s| format!("{} {}", s.country, s.date.words)).collect()
    };
    let mut first = trace();
    first.hops[1].events = std::mem::take(&mut first.hops[0].events);
    for event in &mut first.hops[1].events {
        event.asserted_by = "XC".to_owned();
        event.kind = "REGISTERED".to_owned();
        event.country = None;
    }
    let wanted = ["XB date not known", "XB date not known", "XC 2014", "XC Mar 2019"];
    assert_eq!(order(&first)[..4], wanted);
    let mut second = trace();
    let mut undated = second.hops[0].events[1].clone();
    undated.date = None;
    undated.country = Some("XC".to_owned());
    undated.kind = "IMPORTED".to_owned();
    second.hops[1].events = vec![undated];
    let wanted = ["XB 2014", "XB Mar 2019", "XC date not known", "XA 14 May 2022"];
    assert_eq!(order(&second), wanted);
}

#[test]
fn a_route_has_the_numbers_of_the_chain() {
    let route = route(english(), &trace(), "XA");
    let stops: Vec<(&str, &str)> =
        route.stops.iter().map(|s| (s.country.as_str(), s.numbers.as_str())).collect();
    assert_eq!(stops, [("XB", "1, 2"), ("XC", "3"), ("XA", "4")]);
    let legs: Vec<(usize, bool)> = route.legs.iter().map(|leg| (leg.number, leg.signed)).collect();
    assert_eq!(legs, [(3, true), (4, false)]);
}

#[test]
fn a_chain_says_how_firm_every_answer_is() {
    let firmness = |change: &dyn Fn(&mut HopView)| {
        let mut trace = trace();
        change(&mut trace.hops[0]);
        let chain = chain(english(), &trace, "XA", now());
        (chain.asks[0].evidence, chain.asks[0].skew.is_some())
    };
    assert_eq!(firmness(&|_| {}), (Evidence::Signed, false));
    assert_eq!(firmness(&|hop| hop.state = HopState::Refused), (Evidence::Refused, false));
    assert_eq!(firmness(&|hop| hop.result = Some("R20".to_owned())), (Evidence::NoRecord, false));
    assert_eq!(firmness(&|hop| hop.state = HopState::Delivered), (Evidence::Waiting, false));
    let early = |hop: &mut HopView| hop.decided = Some("2026-11-22T18:00:00Z".to_owned());
    assert_eq!(firmness(&early), (Evidence::Signed, true));
    let proposed = |trace: &mut TraceView| {
        for hop in &mut trace.hops {
            hop.sent = None;
        }
    };
    let mut unsent = trace();
    proposed(&mut unsent);
    assert!(chain(english(), &unsent, "XA", now()).asks.is_empty());
}

#[test]
fn what_nobody_has_answered_is_a_chain_without_stops() {
    let chain = chain(english(), &fake::trace(1), "XA", now());
    assert!(chain.stops.is_empty() && chain.gap.is_none() && chain.asks.len() == 1);
    assert_eq!(chain.asks[0].evidence, Evidence::Waiting);
}

#[test]
fn the_intervals_are_those_of_the_desk() {
    use crate::desk::chain::Bucket;
    for (bucket, from) in Bucket::ALL.into_iter().zip(figures::FROM_DAY) {
        assert_eq!(Bucket::of(from), bucket);
        assert!(from == 0 || Bucket::of(from - 1) != bucket);
    }
    assert_eq!(codes::BUCKETS.len(), figures::FROM_DAY.len());
}

#[test]
fn small_counts_are_told_neither_by_bars_nor_by_their_sum() {
    let counts = [Some(3), Some(0), Some(12), None, Some(5), Some(1200)];
    let histogram = histogram(english(), &counts, Some(1500), true);
    let shown: Vec<Count> = histogram.bins.iter().map(|bin| bin.count).collect();
    let few = Count::Few;
    let exactly = Count::Exactly;
    assert_eq!(shown, [few, exactly(0), exactly(12), few, exactly(5), exactly(1200)]);
    assert!(!histogram.words.number.contains("1,220"), "{}", histogram.words.number);
    assert_eq!(histogram.words.number, "n ≥ 1,217");
}

fn witnesses() -> WitnessListView {
    let item = |name: &str, size, trouble| WitnessStandingView {
        name: name.to_owned(),
        url: None,
        size,
        at: Some("2026-11-23T07:00:00Z".to_owned()),
        trouble,
        detail: None,
        keys: Vec::new(),
    };
    WitnessListView {
        state: WitnessState::Active,
        keys: Vec::new(),
        covered: 18_000,
        signed: 18_204,
        lagging_since: None,
        items: vec![
            item("vestigo/xb/customs", 18_204, None),
            item("vestigo/xc/police", 19_000, Some(WitnessTrouble::Ahead)),
            item("university", 0, Some(WitnessTrouble::Unreachable)),
        ],
        logs: vec![WitnessedLogView {
            origin: "vestigo/xb/customs".to_owned(),
            size: 900,
            at: "2026-11-01T00:00:00Z".to_owned(),
        }],
    }
}

/// What is known of the partners' logs: one is followed, the other has two histories.
fn known() -> KnownLogsView {
    let head = |size, root: &str| HeadView { size, root: root.repeat(32) };
    let log = |origin: &str| KnownLogView {
        origin: origin.to_owned(),
        held: Some(head(900, "ab")),
        verified: Some(SeenHeadView { size: 900, at: Some("2026-11-01T00:00:00Z".to_owned()) }),
        seen_ours: None,
        forks: Vec::new(),
    };
    let fork = ForkView {
        first: head(1_200, "cd"),
        second: head(1_000, "ef"),
        first_note: String::new(),
        second_note: String::new(),
    };
    KnownLogsView {
        own: log("vestigo/xa/police"),
        items: vec![
            log("vestigo/xb/customs"),
            KnownLogView { forks: vec![fork], ..log("vestigo/xc/police") },
        ],
    }
}

async fn status() -> crate::service::views::StatusView {
    use crate::service::{Caller, Service as _};
    let service = fake::FakeService::default();
    service.status(Caller::of(1)).await.unwrap()
}

#[tokio::test]
async fn heads_show_what_this_node_knows_and_no_more() {
    use crate::drawing::heads::Seen;
    let heads = heads(english(), &status().await, &known(), Some(&witnesses()), now());
    assert_eq!(heads.readers, ["XA", "XB", "XC", "university"]);
    let [own, theirs, forked] = heads.logs.as_slice() else { panic!("three logs") };
    assert!(matches!(
        own.seen.as_slice(),
        [Seen::Own, Seen::Consistent(_), Seen::Trouble(_), Seen::Never]
    ));
    assert!(matches!(
        theirs.seen.as_slice(),
        [Seen::Behind(_), Seen::Own, Seen::Never, Seen::Never]
    ));
    assert_eq!(own.length, "18,204 entries");
    assert!(matches!(forked.seen.as_slice(), [Seen::Fork(_), Seen::Never, Seen::Own, Seen::Never]));
    let fork = forked.fork.as_ref().unwrap();
    assert_eq!((fork.common, fork.heads[1].words.as_str()), (900, "1,000 entries · efefefefefef"));
    assert_eq!(fork.link.as_deref(), Some("#fork-vestigo-xc-police"));
    assert!(own.fork.is_none());
    // Who may not see the witnesses sees what partners say themselves: here nothing.
    let heads = super::heads(english(), &status().await, &known(), None, now());
    assert_eq!(heads.readers, ["XA", "XB", "XC"]);
    assert!(matches!(heads.logs[0].seen.as_slice(), [Seen::Own, Seen::Never, Seen::Never]));
}

/// Every picture, in every language, in both forms: nothing is missing, nothing is English.
#[tokio::test]
async fn every_picture_is_drawn_in_every_language() {
    let (status, witnesses, trace) = (status().await, witnesses(), trace());
    let flows = [
        FlowOf { from: "US".to_owned(), to: "MX".to_owned(), count: 1412 },
        FlowOf { from: "BR".to_owned(), to: "PY".to_owned(), count: 3 },
    ];
    let mut titles = Vec::new();
    for language in Language::ALL {
        let text = Text::new(language);
        for form in [Form::Wide, Form::Narrow] {
            let counts = [Some(9), Some(0), Some(12), None, Some(5), Some(1200)];
            let drawings = [
                chains::draw(&chain(text, &trace, "XA", now()), form),
                map::draw(&route(text, &trace, "XA"), View::Route, form),
                crate::drawing::flow::draw(&flow(text, &flows), form),
                crate::drawing::histogram::draw(&histogram(text, &counts, Some(900), true), form),
                nodes::draw(&federation(text, &status, now()), form),
                crate::drawing::heads::draw(
                    &heads(text, &status, &known(), Some(&witnesses), now()),
                    form,
                ),
            ];
            for drawing in &drawings {
                let out = written(drawing);
                // A key without a text would print as itself.
                assert!(!["web-", "code-", "note-"].iter().any(|key| out.contains(key)), "{out}");
                assert!(out.len() < 40_000, "{}", out.len());
                titles.push((drawing.title.clone(), language.tag()));
            }
        }
        for view in View::ALL {
            assert!(!view_name(text, view).starts_with("web-"));
        }
        assert!(!as_table(text).is_empty() && !disclaimer(text).is_empty());
    }
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 24, "a title is the same in two languages: {titles:?}");
}

#[test]
fn a_date_that_only_bounds_says_so() {
    let with = |date: Option<&str>| {
        let mut trace = trace();
        trace.hops[0].events.truncate(1);
        trace.hops[0].events[0].date = date.map(str::to_owned);
        chain(english(), &trace, "XA", now()).stops[0].date.words.clone()
    };
    assert_eq!(with(Some("<2018-05")), "before May 2018");
    assert_eq!(with(None), "date not known");
}

#[test]
fn days_are_said_as_years_and_months() {
    let said = |days| duration(english(), days);
    assert_eq!((said(1).as_str(), said(59).as_str()), ("1 day", "59 days"));
    assert_eq!((said(61).as_str(), said(366).as_str()), ("2 months", "1 year"));
    assert_eq!(said(1170), "3 years 2 months");
    assert!(!said(u64::MAX).is_empty());
}
