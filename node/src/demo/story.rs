//! The traces: who is asked, what they answer, and what a person has to decide.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::chain;
use super::federation::{Federation, Node, caller, until};
use super::guns;
use super::stage::{Stage, seconds};
use crate::service::requests::{ListRequest, RecoveryRequest, TraceRequest};
use crate::service::views::{
    CaseView, EventView, FirearmView, HopState, HopView, TraceState, TraceView, short,
};
use crate::service::{OfficerService as _, Outcome, Service as _, ServiceError};

/// When the guns were recovered.
const RECOVERED_ON: &str = "2023-05-10";

/// Days from the dealer's receipt of the stolen gun, 11 February 2017, to that day.
const DAYS_TO_CRIME: u64 = 2279;

/// For what every trace of the demo is asked.
pub(super) const PURPOSE: &str = "U1";
/// And on what basis.
pub(super) const LEGAL_BASIS: &str = "ITI";

/// What is known of one hop while a trace is watched.
struct Seen {
    state: HopState,
    since: Instant,
}

/// Watches one trace, hop by hop, and says what happens.
pub(super) struct Watch {
    /// The trace.
    pub(super) id: String,
    seen: Vec<Seen>,
}

/// The gun, as a court filing describes it.
fn gun(serial: &str) -> Outcome<FirearmView> {
    guns::recovered()?
        .into_iter()
        .find(|gun| gun.serial.as_deref() == Some(serial))
        .ok_or_else(|| ServiceError::unexpected("a gun of the story is not in the file"))
}

/// The gun in one line.
pub(super) fn described(gun: &FirearmView) -> String {
    [&gun.maker, &gun.model, &gun.calibre, &gun.kind, &gun.serial]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// XA asks an agency about one of the guns.
pub(super) async fn ask(
    stage: &mut Stage<'_>,
    federation: &Federation,
    serial: &str,
    code: &str,
) -> Outcome<Watch> {
    let (xa, to) = (federation.node("XA")?, federation.node(code)?);
    let firearm = gun(serial)?;
    stage.say("demo-gun", &[("gun", described(&firearm).into())]);
    let request = TraceRequest {
        to: to.name.clone(),
        firearm,
        purpose: PURPOSE.to_owned(),
        legal_basis: LEGAL_BASIS.to_owned(),
        circumstances: stage.text.say("demo-circumstances"),
        case_ref: Some(format!("XA-SYNTHETIC-{}", to.agency.code)),
        priority: "ROUTINE".to_owned(),
        justification: None,
        auto_onward: true,
        recovery: RecoveryRequest {
            on: Some(RECOVERED_ON.to_owned()),
            kind: Some("SEIZED".to_owned()),
            ..RecoveryRequest::default()
        },
        ..TraceRequest::default()
    };
    let trace = xa.client.trace_submit(caller(), request).await?;
    let mut watch = Watch { id: trace.id.clone(), seen: Vec::new() };
    watch.tell(stage, federation, &trace);
    Ok(watch)
}

impl Watch {
    /// Says what is new.
    fn tell(&mut self, stage: &mut Stage<'_>, federation: &Federation, trace: &TraceView) {
        for (position, hop) in trace.hops.iter().enumerate() {
            let node = hop.partner.as_deref().and_then(|name| federation.named(name));
            let before = match self.seen.get_mut(position) {
                Some(seen) => {
                    let before = seen.state;
                    seen.state = hop.state;
                    Some(before)
                }
                None => {
                    self.seen.push(Seen { state: hop.state, since: Instant::now() });
                    asked(stage, node, hop, position);
                    None
                }
            };
            let took = self.seen.get(position).map_or(Duration::ZERO, |s| s.since.elapsed());
            if before != Some(hop.state) {
                moved(stage, hop, took);
            }
        }
    }

    /// Watches until the trace is as it should be, and gives it.
    pub(super) async fn until(
        &mut self,
        stage: &mut Stage<'_>,
        federation: &Federation,
        what: &str,
        ready: impl Fn(&TraceView) -> bool,
    ) -> Outcome<TraceView> {
        let xa = federation.node("XA")?;
        let id = self.id.clone();
        until(what, async || {
            let trace = xa.client.trace(caller(), id.clone()).await?;
            self.tell(stage, federation, &trace);
            Ok(ready(&trace).then_some(trace))
        })
        .await
    }

    /// Watches until every hop has ended.
    pub(super) async fn ended(
        &mut self,
        stage: &mut Stage<'_>,
        federation: &Federation,
    ) -> Outcome<TraceView> {
        self.until(stage, federation, "trace", |trace| trace.state == TraceState::Ended).await
    }
}

fn asked(stage: &mut Stage<'_>, node: Option<&Node>, hop: &HopView, position: usize) {
    let Some(node) = node else { return };
    let key = if position == 0 { "demo-asked" } else { "demo-asked-onward" };
    let agency = stage.text.say(node.agency.title);
    let agreement = short(&node.agreement).to_string();
    let args = [
        ("country", hop.country.as_str().into()),
        ("agency", agency.into()),
        ("agreement", agreement.into()),
    ];
    stage.say(key, &args);
}

fn moved(stage: &mut Stage<'_>, hop: &HopView, took: Duration) {
    let text = stage.text;
    let code = hop.result.as_deref().or(hop.reason.as_deref()).unwrap_or_default();
    let country = hop.country.as_str();
    let took = seconds(took);
    match hop.state {
        HopState::Acknowledged => {
            stage.say("demo-with-officer", &[("country", country.into()), ("took", took.into())]);
        }
        HopState::Answered => {
            let mut said = chain::result(text, code);
            if let Some(to) = &hop.points_to {
                said.push_str(&format!(" → {to}"));
            }
            let level = hop.level.as_deref().map(|l| text.code_with_text(l)).unwrap_or_default();
            let args = [
                ("country", country.into()),
                ("said", said.into()),
                ("level", level.into()),
                ("took", took.into()),
            ];
            stage.say("demo-answered", &args);
        }
        HopState::Refused | HopState::Returned => {
            let args = [
                ("country", country.into()),
                ("said", text.code_with_text(code).into()),
                ("words", hop.text.clone().unwrap_or_default().into()),
                ("took", took.into()),
            ];
            stage.say("demo-refused", &args);
        }
        HopState::Delayed => {
            let args = [
                ("country", country.into()),
                ("said", text.code_with_text(code).into()),
                ("review", hop.review.clone().unwrap_or_default().into()),
                ("words", hop.text.clone().unwrap_or_default().into()),
            ];
            stage.say("demo-delayed", &args);
        }
        _ => {}
    }
}

/// The case that a hop is at the agency asked, once an officer has to decide it.
pub(super) async fn waiting_case(node: &Node, exchange: &str) -> Outcome<CaseView> {
    until(&node.name, async || {
        let request = ListRequest { state: Some("waiting".to_owned()), ..ListRequest::default() };
        let cases = node.client.cases(caller(), request).await?;
        if !cases.items.iter().any(|case| case.id == exchange) {
            return Ok(None);
        }
        Ok(Some(node.client.case(caller(), exchange.to_owned()).await?))
    })
    .await
}

/// Runs a command on a node's data directory and shows it as it would be typed.
pub(super) async fn officer(
    stage: &mut Stage<'_>,
    federation: &Federation,
    node: &Node,
    args: &[&str],
) -> Outcome<()> {
    let shown: Vec<String> = args
        .iter()
        .map(|arg| match arg {
            id if id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()) => {
                short(id).to_string()
            }
            words if words.contains(' ') => format!("\"{words}\""),
            word => (*word).to_owned(),
        })
        .collect();
    let shown = shown.join(" ");
    let country = node.agency.code;
    let passphrase = sealed(federation, node).await?;
    stage.say("demo-officer", &[("country", country.into()), ("command", shown.as_str().into())]);
    let mut all = vec!["--data-dir".into(), node.dir.clone().into_os_string()];
    all.extend(["--passphrase-file".into(), passphrase.into_os_string()]);
    all.extend(args.iter().map(Into::into));
    federation.commands.run(all).await?.done(&shown)?;
    Ok(())
}

/// The invented passphrase of a node's officer.
pub(super) fn passphrase_of(node: &Node) -> String {
    format!("SYNTHETIC passphrase of {}", node.agency.code)
}

/// The file with the passphrase of a node's officer, who gets a signing key before its first act.
pub(super) async fn sealed(federation: &Federation, node: &Node) -> Outcome<PathBuf> {
    let file = node.dir.join("officer.passphrase");
    if !file.exists() {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        let words = passphrase_of(node);
        options
            .open(&file)
            .and_then(|mut file| file.write_all(words.as_bytes()))
            .map_err(|e| ServiceError::file(&file, &e))?;
        let officer = node.client.officer_self(caller()).await?.name;
        let mut args = vec!["--data-dir".into(), node.dir.clone().into_os_string()];
        args.extend(["officer", "key", &officer, "--new-passphrase-file"].map(Into::into));
        args.push(file.clone().into_os_string());
        federation.commands.run(args).await?.done("officer key")?;
    }
    Ok(file)
}

/// Which record an officer names, where more than one fits: the one that fits best.
pub(super) fn record_of(case: &CaseView) -> Vec<&str> {
    match case.candidates.as_slice() {
        [best, _, ..] => vec!["--record", &best.record],
        _ => Vec::new(),
    }
}

/// Whether a decision explains itself: signed by its officer, told to the partner, and it follows.
async fn explains(node: &Node, exchange: &str) -> Outcome<bool> {
    let view = node.client.explain(caller(), exchange.to_owned()).await?;
    let signed = view.checks.iter().any(|check| check.line.key == "note-explain-check-signature");
    Ok(signed && view.checks.iter().all(|check| check.holds == Some(true)))
}

/// Whether a country decided with a code.
pub(super) fn decided(trace: &TraceView, country: &str, code: &str) -> bool {
    trace.hops.iter().any(|hop| {
        hop.country == country && hop.result.as_deref().or(hop.reason.as_deref()) == Some(code)
    })
}

/// Whether the first agency has said that an officer has to decide.
pub(super) fn is_with_officer(trace: &TraceView) -> bool {
    trace.hops.first().is_some_and(|hop| hop.state == HopState::Acknowledged)
}

/// A gun whose chain leads over two more countries to where it was stolen.
pub(super) async fn across(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<TraceView> {
    let mut watch = ask(stage, federation, guns::ACROSS, "XB").await?;
    let waits = |trace: &TraceView| {
        trace.hops.get(1).is_some_and(|hop| hop.state == HopState::Acknowledged)
    };
    let trace = watch.until(stage, federation, "XC", waits).await?;
    let exchange = trace.hops.get(1).map(|hop| hop.exchange.clone()).unwrap_or_default();
    let xc = federation.node("XC")?;
    let case = waiting_case(xc, &exchange).await?;
    stage.check("demo-check-officer", case.referred_because == ["AGREEMENT"]);
    officer(stage, federation, xc, &["case", "answer", &exchange, "--level", "L3"]).await?;
    let trace = watch.ended(stage, federation).await?;
    stage.check("demo-check-explained", explains(xc, &exchange).await?);
    let countries: Vec<&str> = trace.hops.iter().map(|hop| hop.country.as_str()).collect();
    let end = trace.chain_end.and_then(|end| trace.hops.get(end));
    let theft = end.and_then(|hop| hop.events.last());
    let from_a_dealer = theft.is_some_and(|event| {
        event.kind == "REPORTED_STOLEN"
            && event.from.as_ref().is_some_and(|party| party.kind == "LICENSEE")
    });
    stage.check(
        "demo-check-chain",
        countries == ["XB", "XC", "XD"]
            && decided(&trace, "XB", "R13")
            && decided(&trace, "XC", "R06")
            && end.is_some_and(|h| h.country == "XD" && h.result.as_deref() == Some("R08"))
            && from_a_dealer,
    );
    // What each agreement says: XB's machine tells no party, XC's officer and XD's machine do.
    let told: Vec<(Option<&str>, bool)> = trace
        .hops
        .iter()
        .map(|hop| {
            let names = hop.events.iter().any(|event| event.from.is_some() || event.to.is_some());
            (hop.level.as_deref(), names)
        })
        .collect();
    stage.check(
        "demo-check-levels",
        told == [(Some("L2"), false), (Some("L3"), true), (Some("L3"), true)],
    );
    let synthetic = trace.synthetic
        && trace.hops.iter().flat_map(|hop| &hop.events).all(|event| event.synthetic)
        && trace.hops.iter().all(|hop| !hop.events.is_empty());
    stage.check("demo-check-synthetic", synthetic);
    chain::draw(stage, &trace);
    concluded(stage, &trace);
    Ok(trace)
}

/// Where the gun left lawful hands, and how long it took from there to the recovery.
fn concluded(stage: &mut Stage<'_>, trace: &TraceView) {
    let text = stage.text;
    stage.line("");
    if let Some(diversion) = &trace.diversion {
        let args = [
            ("point", diversion.point.as_str().into()),
            ("words", text.code_in("point", &diversion.point).into()),
            ("country", diversion.country.clone().unwrap_or_default().into()),
            ("date", diversion.date.clone().unwrap_or_default().into()),
            ("certainty", text.code_in("certainty", &diversion.certainty).into()),
        ];
        stage.say("demo-diversion", &args);
    }
    if let Some(ttc) = &trace.time_to_crime {
        let args = [
            ("days", ttc.days_min.into()),
            ("from", ttc.from_date.as_str().into()),
            ("to", ttc.to_date.clone().unwrap_or_default().into()),
        ];
        stage.say("demo-time-to-crime", &args);
    }
    let licensed = trace.hops.get(1).is_some_and(|hop| {
        let licence = |e: &EventView| e.document.as_ref().is_some_and(|d| d.kind == "LICENCE");
        hop.events.iter().any(|e| e.kind == "EXPORTED" && licence(e))
    });
    let diverted = trace.diversion.as_ref().is_some_and(|d| {
        (d.point.as_str(), d.country.as_deref()) == ("D02", Some("XD"))
            && d.certainty == "RECORDED"
            && d.signed
    });
    let counted = trace.time_to_crime.as_ref().is_some_and(|ttc| {
        (ttc.days_min, ttc.days_max) == (DAYS_TO_CRIME, Some(DAYS_TO_CRIME))
            && ttc.to_date.as_deref() == Some(RECOVERED_ON)
    });
    stage.check("demo-check-diversion", licensed && diverted && counted);
}

/// An officer refuses, with a reason and in words.
pub(super) async fn refused(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<()> {
    let mut watch = ask(stage, federation, guns::REFUSED, "XE").await?;
    let xe = federation.node("XE")?;
    waiting_case(xe, &watch.id).await?;
    watch.until(stage, federation, "XE", is_with_officer).await?;
    let words = stage.text.say("demo-refusal");
    let args = ["case", "refuse", &watch.id.clone(), "--reason", "D1", "--text", &words];
    officer(stage, federation, xe, &args).await?;
    let trace = watch.ended(stage, federation).await?;
    let hop = trace.hops.first();
    let said =
        hop.is_some_and(|h| h.text.as_deref() == Some(words.as_str()) && h.events.is_empty());
    stage.check("demo-check-refused", decided(&trace, "XE", "D1") && said);
    Ok(())
}

/// Nobody knows the gun, and the answer says what was searched.
pub(super) async fn unknown(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<()> {
    let mut watch = ask(stage, federation, guns::UNKNOWN, "XC").await?;
    let trace = watch.ended(stage, federation).await?;
    let searched = trace.hops.first().map(|hop| hop.searched.clone()).unwrap_or_default();
    for set in &searched {
        let year = |year: Option<u16>| year.map_or_else(|| "…".to_owned(), |y| y.to_string());
        let args = [
            ("set", set.set.as_str().into()),
            ("from", year(set.from_year).into()),
            ("to", year(set.to_year).into()),
            ("variants", set.variants.into()),
        ];
        stage.say("note-searched", &args);
    }
    stage.check("demo-check-no-record", decided(&trace, "XC", "R20") && !searched.is_empty());
    Ok(())
}

/// The recorded number differs by a glyph that is easily misread.
pub(super) async fn folded(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<()> {
    let mut watch = ask(stage, federation, guns::FOLDED, "XB").await?;
    let xb = federation.node("XB")?;
    let case = waiting_case(xb, &watch.id).await?;
    watch.until(stage, federation, "XB", is_with_officer).await?;
    let candidate = case.candidates.first();
    let graded = candidate.is_some_and(|c| c.grade == "EXACT_FOLDED");
    let recorded = candidate.and_then(|c| c.firearm.serial.clone()).unwrap_or_default();
    let record = candidate.map(|c| c.record.clone()).unwrap_or_default();
    let args =
        [("country", "XB".into()), ("recorded", recorded.into()), ("asked", guns::FOLDED.into())];
    stage.say("demo-folded", &args);
    let args = ["case", "answer", &watch.id.clone(), "--level", "L3", "--record", &record];
    officer(stage, federation, xb, &args).await?;
    let trace = watch.ended(stage, federation).await?;
    stage.check("demo-check-folded", graded && decided(&trace, "XB", "R02"));
    Ok(())
}
