//! What an agency may not tell yet, and what it tells for nobody else: a delay that comes back by
//! itself, and an answer that is passed on only with its originator's consent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::bundle::Bundle;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::{Header, Kind};

use super::federation::{Federation, caller, until};
use super::guns;
use super::process::Ran;
use super::stage::Stage;
use super::story::{
    Watch, ask, decided, is_with_officer, officer, record_of, sealed, waiting_case,
};
use crate::cli::exit::Exit;
use crate::runtime::clock;
use crate::service::requests::ExportUse;
use crate::service::views::{CaseState, HopState, MatterView, TraceView, short};
use crate::service::{MatterService as _, Outcome, Service as _, ServiceError};

/// Seconds until the delay is looked at again.
const REVIEW_SECONDS: u64 = 5;

/// An officer delays, with a reason and a date; an observer of the log sees the reason alone.
pub(super) async fn delayed(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<Watch> {
    let mut watch = ask(stage, federation, guns::DELAYED, "XE").await?;
    let xe = federation.node("XE")?;
    waiting_case(xe, &watch.id).await?;
    watch.until(stage, federation, "XE", is_with_officer).await?;
    let words = stage.text.say("demo-delay");
    // The key is made before the seconds are counted.
    sealed(federation, xe).await?;
    let review = clock::now().plus(REVIEW_SECONDS).to_rfc3339();
    let id = watch.id.clone();
    let args = ["case", "delay", &id, "--reason", "D1", "--text", &words, "--until", &review];
    officer(stage, federation, xe, &args).await?;
    let delayed =
        |trace: &TraceView| trace.hops.first().is_some_and(|h| h.state == HopState::Delayed);
    let trace = watch.until(stage, federation, "XE", delayed).await?;
    let hop = trace.hops.first();
    stage.check(
        "demo-check-delayed",
        hop.is_some_and(|hop| {
            hop.reason.as_deref() == Some("D1")
                && hop.text.as_deref() == Some(words.as_str())
                && hop.review.as_deref() == Some(review.as_str())
                && hop.answer_by.as_deref() == Some(review.as_str())
                && hop.events.is_empty()
        }),
    );
    observed(stage, federation, &trace, &words).await?;
    Ok(watch)
}

/// What somebody sees who may read the entries of a log and not what they are about.
async fn observed(
    stage: &mut Stage<'_>,
    federation: &Federation,
    trace: &TraceView,
    words: &str,
) -> Outcome<()> {
    let xa = federation.node("XA")?;
    let view = xa.client.bundle_export(caller(), trace.id.clone(), ExportUse::default()).await?;
    let bytes = STANDARD.decode(view.base64).map_err(ServiceError::unexpected)?;
    let bundle = Bundle::from_bytes(&bytes).map_err(ServiceError::unexpected)?;
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    let (mut seen, mut hidden, mut in_content) = (None, true, false);
    for message in &bundle.messages {
        // The entry of the log is the statement alone.
        hidden &= !holds(&message.statement, words) && !holds(&message.statement, guns::DELAYED);
        in_content |= holds(&message.to_bytes(), words);
        let statement =
            UnverifiedStatement::parse(&message.statement).map_err(ServiceError::unexpected)?;
        let header = statement.claimed();
        if header.kind == Kind::Interim && header.reason.is_some() {
            seen = Some((header.clone(), message.statement.len()));
        }
    }
    let reason = |header: &Header| header.reason.map(|reason| reason.code().to_owned());
    if let Some((header, bytes)) = &seen {
        let args = [
            ("from", header.issuer.to_string().into()),
            ("to", header.audience.to_string().into()),
            ("at", header.issued_at.to_rfc3339().into()),
            ("kind", header.kind.number().into()),
            ("reason", reason(header).unwrap_or_default().into()),
            ("bytes", (*bytes).into()),
        ];
        stage.say("demo-observer", &args);
    }
    let d1 = seen.as_ref().and_then(|(header, _)| reason(header)).as_deref() == Some("D1");
    stage.check("demo-check-observer", d1 && hidden && in_content);
    Ok(())
}

/// The date comes, and the case with it; the officer answers in full.
pub(super) async fn answered_later(
    stage: &mut Stage<'_>,
    federation: &Federation,
    watch: &mut Watch,
) -> Outcome<TraceView> {
    let xe = federation.node("XE")?;
    let case = until("review", async || {
        let case = xe.client.case(caller(), watch.id.clone()).await?;
        Ok(Some(case).filter(|case| case.life.review_due))
    })
    .await?;
    let reviews = xe.client.status(caller()).await?.life.reviews_due;
    let args = [
        ("country", "XE".into()),
        ("review", case.review.clone().unwrap_or_default().into()),
        ("count", reviews.into()),
    ];
    stage.say("demo-review-due", &args);
    stage.check("demo-check-review", case.state == CaseState::Waiting && reviews == 1);
    let id = watch.id.clone();
    let mut args = vec!["case", "answer", &id, "--level", "L3"];
    args.extend(record_of(&case));
    officer(stage, federation, xe, &args).await?;
    let trace = watch.ended(stage, federation).await?;
    let hop = trace.hops.first();
    let full = hop.is_some_and(|hop| hop.level.as_deref() == Some("L3") && !hop.events.is_empty());
    stage.check("demo-check-later", decided(&trace, "XE", "R01") && full);
    Ok(trace)
}

/// A command of XA, shown as it would be typed.
async fn at_xa(stage: &mut Stage<'_>, federation: &Federation, args: &[&str]) -> Outcome<Ran> {
    let shown: Vec<String> = args
        .iter()
        .filter(|arg| **arg != "--json")
        .map(|arg| match arg {
            id if id.len() == 32 => short(id).to_string(),
            words if words.contains(' ') => format!("\"{words}\""),
            word => (*word).to_owned(),
        })
        .collect();
    stage.command(&shown.join(" "));
    let xa = federation.node("XA")?;
    let mut all = vec!["--data-dir".into(), xa.dir.clone().into_os_string()];
    all.extend(args.iter().map(Into::into));
    federation.commands.run(all).await
}

/// The answer is not passed on until its originator consents, and the consent is in both logs.
pub(super) async fn passed_on(
    stage: &mut Stage<'_>,
    federation: &Federation,
    trace: &TraceView,
) -> Outcome<()> {
    let (xa, xe, xc) = (federation.node("XA")?, federation.node("XE")?, federation.node("XC")?);
    let handling = trace.hops.first().and_then(|hop| hop.handling.as_deref());
    let forward = ["trace", "forward", &trace.id, "--to", &xc.name];
    let blocked = at_xa(stage, federation, &forward).await?;
    for line in blocked.complained.lines().filter(|line| !line.trim().is_empty()) {
        stage.line(&format!("     {}", line.trim()));
    }
    stage.say("demo-exit", &[("exit", blocked.exit.into())]);
    let nothing = xc.client.notices(caller(), Default::default()).await?.items.is_empty();
    stage.check(
        "demo-check-blocked",
        handling == Some("H2")
            && blocked.exit == i32::from(Exit::NotAllowed.code())
            && blocked.complained.contains("consent ask")
            && nothing,
    );

    let words = stage.text.say("demo-consent-why");
    let ask = ["consent", "ask", &trace.id, "--state", "XC", "--text", &words, "--json"];
    let said = at_xa(stage, federation, &ask).await?.done("consent ask")?;
    let asked: MatterView = serde_json::from_str(&said).map_err(ServiceError::unexpected)?;
    waiting_case(xe, &asked.id).await?;
    officer(stage, federation, xe, &["case", "reply", &asked.id, "--consent"]).await?;
    let consent = until("consent", async || {
        let all = xa.client.consents(caller(), Default::default()).await?.items;
        Ok(all.into_iter().find(|consent| !consent.given))
    })
    .await?;
    at_xa(stage, federation, &forward).await?.done("trace forward")?;
    let notice = until("notice", async || {
        Ok(xc.client.notices(caller(), Default::default()).await?.items.pop())
    })
    .await?;
    let tag = notice.handling.clone().unwrap_or_default();
    stage.say("demo-passed-on", &[("country", "XC".into()), ("handling", tag.as_str().into())]);
    stage.check("demo-check-consent", tag == format!("H2 {}", xe.name));

    // The one statement that gives it, in both logs.
    let given = xe.client.consents(caller(), Default::default()).await?.items;
    let same = given.iter().any(|other| other.given && other.grant == consent.grant);
    let mut places = Vec::new();
    for node in [xa, xe] {
        let proof = node.client.log_prove(caller(), consent.grant.clone()).await?;
        places.push(proof.index);
    }
    let args = [
        ("leaf", short(&consent.grant).to_string().into()),
        ("asker", places.first().copied().unwrap_or_default().into()),
        ("originator", places.last().copied().unwrap_or_default().into()),
    ];
    stage.say("demo-consent-logged", &args);
    stage.check("demo-check-consent-logged", same && places.len() == 2);
    Ok(())
}
