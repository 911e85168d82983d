//! The federation on one machine: five agencies of invented countries as separate processes, real
//! guns traced across them, and cheats that are caught.
//!
//! It stands above the faces and uses them as people do: it founds nodes, starts `vestigo serve`
//! for each, and speaks to them over their local interface and with the commands of the command
//! line. Everything but the guns is invented and says so.

pub mod synthetic;

mod cast;
mod guns;
mod stage;
mod process;
mod federation;
mod story;
mod away;
mod withheld;
mod many;
mod people;
mod chain;
mod evidence;
mod reported;
mod cheat;
mod playground;

use std::io::Write;
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::signal::unix::{SignalKind, signal};

use federation::{Federation, Node, Place};
use process::Commands;
use stage::{Stage, seconds};

use crate::service::requests::DemoRequest;
use crate::service::views::DemoView;
use crate::service::{ErrorCode, Outcome, Service as _, ServiceError};
use crate::text::Text;

/// Runs the demo and prints, in `text`'s language, what happens. Claims that were checked are in
/// the view, whether they held or not. All nodes are stopped at the end, and also on Ctrl-C.
///
/// # Errors
/// The federation cannot be started, a step takes too long, or somebody stopped it.
pub fn run(request: DemoRequest, text: Text, out: &mut dyn Write) -> Outcome<DemoView> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(ServiceError::unexpected)?;
    let ended = runtime.block_on(async {
        tokio::select! {
            // Dropping the play stops the nodes and removes what is not to be kept.
            ended = play(&request, text, out) => ended,
            stopped = stopped() => Err(stopped),
        }
    });
    // A command that still runs is not waited for.
    runtime.shutdown_background();
    ended
}

/// Waits for Ctrl-C, or for being told to stop.
async fn stopped() -> ServiceError {
    let told = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => terminate.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = told => {}
    }
    ServiceError::new(ErrorCode::Unavailable, "error-demo-stopped")
}

async fn play(request: &DemoRequest, text: Text, out: &mut dyn Write) -> Outcome<DemoView> {
    let mut stage = Stage::new(out, text, !request.check);
    stage.line(&text.say("demo-banner"));
    let mut federation = start(&mut stage, request.keep.as_deref()).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-across", &[]);
    let trace = story::across(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-off", &[]);
    let mut watches = away::to_one_that_is_off(&mut stage, &mut federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-delayed", &[]);
    let mut delayed = withheld::delayed(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-refused", &[]);
    story::refused(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-unknown", &[]);
    story::unknown(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-folded", &[]);
    story::folded(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-back", &[]);
    away::back_again(&mut stage, &mut federation, &mut watches).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-review", &[]);
    let answered = withheld::answered_later(&mut stage, &federation, &mut delayed).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-handling", &[]);
    withheld::passed_on(&mut stage, &federation, &answered).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-batch", &[("count", guns::recovered()?.len().into())]);
    many::batch(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-bundle", &[]);
    let bundle = evidence::bundle(&mut stage, &federation, &trace).await?;
    reported::report(&mut stage, &federation, &trace).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-flipped", &[]);
    evidence::flipped(&mut stage, &federation, &bundle).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-impostor", &[]);
    evidence::impostor(&mut stage, &federation).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-rewritten", &[]);
    evidence::rewritten(&mut stage, &mut federation, &trace).await?;

    stage.pause("demo-go-on").await;
    stage.act("demo-act-desk", &[("count", guns::OPEN.len().into())]);
    let desk = playground::open(&mut stage, &federation).await?;
    stage.linger("demo-look-around").await;

    stage.act("demo-act-end", &[]);
    end(stage, federation, request, &desk).await
}

/// Founds, fills, starts and joins the nodes.
async fn start(stage: &mut Stage<'_>, keep: Option<&Path>) -> Outcome<Federation> {
    stage.act("demo-act-start", &[("count", cast::AGENCIES.len().into())]);
    let place = Place::make(keep)?;
    let home = place.dir.join("home");
    std::fs::create_dir(&home).map_err(|e| ServiceError::file(&home, &e))?;
    let program = std::env::current_exe().map_err(ServiceError::unexpected)?;
    let commands = Commands { program, home, language: stage.text.language };
    let mut nodes = Vec::new();
    for agency in &cast::AGENCIES {
        let dir = agency.code.to_ascii_lowercase();
        nodes.push(Node::found(agency, &place.dir, &dir, stage.text)?);
    }
    let mut federation = Federation { nodes, commands, place };
    let commands = &federation.commands;
    let started = federation.nodes.iter_mut().map(|node| node.start(commands));
    futures::future::try_join_all(started).await?;
    fill(stage, &federation).await?;
    let xa = federation.node("XA")?;
    let others = federation.nodes.iter().skip(1);
    let joined =
        futures::future::try_join_all(others.map(|node| federation::join(xa, node))).await?;
    let compared = joined.iter().all(|(_, compared)| *compared);
    for (node, (hash, _)) in federation.nodes.iter_mut().skip(1).zip(joined) {
        node.agreement = hash;
    }
    let mut ids = std::collections::BTreeSet::from([std::process::id()]);
    for node in &federation.nodes {
        let agency = stage.text.say(node.agency.title);
        let id = node.process_id().unwrap_or_default();
        ids.insert(id);
        let policy = stage.text.say(node.agency.policy);
        let words = format!("   {}  {agency} · {policy}", node.agency.code);
        stage.line(&words);
    }
    stage.check("demo-check-processes", ids.len() == federation.nodes.len() + 1);
    stage.check("demo-check-joined", compared);
    let mut released = true;
    for node in &federation.nodes {
        let status = node.client.status(federation::caller()).await?;
        released &= status.release_interval_seconds == federation::RELEASE_SECONDS
            && status.sampled_share_percent == 0
            && status.synthetic;
    }
    stage.check("demo-check-release", released);
    stage.say("demo-release", &[("seconds", federation::RELEASE_SECONDS.into())]);
    Ok(federation)
}

/// Imports an invented register into every node, all at once.
async fn fill(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<()> {
    let begun = std::time::Instant::now();
    // On a terminal only, and on standard error.
    let bar = ProgressBar::with_draw_target(Some(100), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("   {bar:30} {percent} % {msg}") {
        bar.set_style(style);
    }
    bar.set_message(stage.text.say("note-importing"));
    let far = std::cell::RefCell::new(vec![0u64; federation.nodes.len()]);
    let share = 100 / federation.nodes.len() as u64;
    let (far, shown) = (&far, &bar);
    let imports = federation.nodes.iter().enumerate().map(|(position, node)| {
        let placed = guns::placed(node.agency.code);
        node.fill(federation::ROWS, placed, move |bytes, total| {
            if let Some(own) = far.borrow_mut().get_mut(position) {
                *own = bytes * share / total.max(1);
            }
            shown.set_position(far.borrow().iter().sum());
        })
    });
    let reports = futures::future::try_join_all(imports).await;
    bar.finish_and_clear();
    let reports = reports?;
    let held = reports.iter().all(|report| {
        report.rejected == 0 && report.committed && report.rows >= federation::ROWS as u64
    });
    stage.check("demo-check-registers", held);
    let args = [
        ("guns", reports.iter().map(|r| r.imported).sum::<u64>().into()),
        ("events", reports.iter().map(|r| r.events).sum::<u64>().into()),
        ("took", seconds(begun.elapsed()).into()),
    ];
    stage.say("demo-filled", &args);
    Ok(())
}

/// Stops everything, checks what can be checked only then, and leaves a guide if it is to be kept.
async fn end(
    mut stage: Stage<'_>,
    mut federation: Federation,
    request: &DemoRequest,
    desk: &[String],
) -> Outcome<DemoView> {
    for node in &mut federation.nodes {
        node.hang_up();
    }
    for node in &mut federation.nodes {
        node.stop().await?;
    }
    let serials: Vec<String> =
        guns::recovered()?.into_iter().filter_map(|gun| gun.serial).collect();
    let silent = federation.nodes.iter().all(|node| {
        let log = node.log_text();
        !log.is_empty() && !serials.iter().any(|serial| log.contains(serial.as_str()))
    });
    stage.check("demo-check-silent", silent);
    let kept = match &request.keep {
        Some(_) => {
            playground::leave(stage.text, &federation, desk)?;
            Some(federation.place.dir.display().to_string())
        }
        None => None,
    };
    Ok(DemoView { checks: stage.into_checks(), kept })
}
