//! The court bundle, and three attempts to deceive with it or with a log.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::chain;
use super::cheat;
use super::federation::{Federation, Node, caller, join, until};
use super::guns;
use super::process::Ran;
use super::stage::Stage;
use crate::cli::exit::Exit;
use crate::program::verify_bundle;
use crate::service::requests::{TraceRequest, VerifyBundleRequest};
use crate::service::views::{
    FirearmView, LogVerifyView, StatementView, TraceState, TraceView, Verdict, short,
};
use crate::service::{Outcome, Service as _, ServiceError};

/// Places of the bundle at which one byte is flipped.
const FLIPS: usize = 48;

/// Number of kind 5, an answer.
const ANSWER: u16 = 5;

/// The court bundle of a trace.
pub(super) const BUNDLE_FILE: &str = "trace.bundle";
/// The safety numbers of the national roots, one per line.
pub(super) const ROOTS_FILE: &str = "roots.txt";

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome<()> {
    fs::write(path, bytes).map_err(|e| ServiceError::file(path, &e))
}

/// `vestigo verify`, with an empty environment, an empty home directory and no node.
async fn verify(federation: &Federation, file: &Path, roots: &[&str]) -> Outcome<Ran> {
    let mut args: Vec<OsString> = vec!["verify".into(), file.into()];
    for root in roots {
        args.extend(["--root".into(), (*root).into()]);
    }
    federation.commands.run(args).await
}

fn is(ran: &Ran, exit: Exit) -> bool {
    ran.exit == i32::from(exit.code())
}

/// The verdict in the command's own words, and its exit code.
fn verdict(stage: &mut Stage<'_>, ran: &Ran) {
    let synthetic = stage.text.say("note-synthetic");
    let line = ran.said.lines().find(|l| !l.trim().is_empty() && *l != synthetic);
    let args = [("words", line.unwrap_or_default().into()), ("exit", ran.exit.into())];
    stage.say("demo-verdict", &args);
}

/// What is wrong, in the command's own words.
fn complaints(ran: &Ran) -> impl Iterator<Item = &str> {
    ran.said.lines().filter(|line| line.starts_with("  ")).map(str::trim)
}

/// Exports the bundle and verifies it, first without and then with the roots.
pub(super) async fn bundle(
    stage: &mut Stage<'_>,
    federation: &Federation,
    trace: &TraceView,
) -> Outcome<PathBuf> {
    let xa = federation.node("XA")?;
    let file = federation.place.dir.join(BUNDLE_FILE);
    let id = short(&trace.id).to_string();
    stage.command(&format!("bundle export {id} --out {BUNDLE_FILE}"));
    let export: Vec<OsString> = vec![
        "--data-dir".into(),
        xa.dir.clone().into(),
        "bundle".into(),
        "export".into(),
        id.into(),
        "--out".into(),
        file.clone().into(),
    ];
    federation.commands.run(export).await?.done("bundle export")?;
    let bytes = fs::read(&file).map_err(|e| ServiceError::file(&file, &e))?;
    stage.command(&format!("verify {BUNDLE_FILE}"));
    let alone = verify(federation, &file, &[]).await?;
    verdict(stage, &alone);
    stage.check("demo-check-consistent", is(&alone, Exit::Unconfirmed));

    stage.say("demo-roots", &[]);
    let mut list = String::new();
    for node in &federation.nodes {
        stage.line(&format!("     {}  {}", node.agency.code, node.root));
        list.push_str(&format!("{}\n", node.root));
    }
    write(&federation.place.dir.join(ROOTS_FILE), &list)?;
    let roots: Vec<&str> = federation.nodes.iter().map(|node| node.root.as_str()).collect();
    stage.command(&format!("verify {BUNDLE_FILE} --root … (×{})", roots.len()));
    let known = verify(federation, &file, &roots).await?;
    verdict(stage, &known);
    stage.check("demo-check-authentic", is(&known, Exit::Done));
    let view = verify_bundle(&VerifyBundleRequest { bundle: bytes, roots: Vec::new() })?;
    stage.check("demo-check-synthetic", view.synthetic);
    Ok(file)
}

/// One flipped byte: broken, wherever it is, and the first thing that is wrong is named.
pub(super) async fn flipped(
    stage: &mut Stage<'_>,
    federation: &Federation,
    bundle: &Path,
) -> Outcome<()> {
    let bytes = fs::read(bundle).map_err(|e| ServiceError::file(bundle, &e))?;
    let file = federation.place.dir.join("one-byte-flipped.bundle");
    let position = bytes.len() / 2;
    write(&file, flip(&bytes, position))?;
    stage.say("demo-flip", &[("position", position.into()), ("size", bytes.len().into())]);
    let ran = verify(federation, &file, &[]).await?;
    verdict(stage, &ran);
    let complaint = complaints(&ran).next().map(str::to_owned);
    if let Some(words) = &complaint {
        stage.line(&format!("     {words}"));
    }
    let mut held = is(&ran, Exit::Integrity) && complaint.is_some();
    let whole = bytes.clone();
    let others = tokio::task::spawn_blocking(move || {
        (0..FLIPS).all(|n| {
            let bundle = flip(&whole, whole.len() * n / FLIPS);
            let view = verify_bundle(&VerifyBundleRequest { bundle, roots: Vec::new() });
            view.is_ok_and(|v| v.verdict == Verdict::Broken && !v.problems.is_empty())
        })
    })
    .await
    .map_err(ServiceError::unexpected)?;
    held &= others;
    stage.say("demo-flip-others", &[("count", FLIPS.into())]);
    stage.check("demo-check-flipped", held);
    Ok(())
}

fn flip(bytes: &[u8], position: usize) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    if let Some(byte) = copy.get_mut(position) {
        *byte ^= 1;
    }
    copy
}

/// Two nodes with the names of XA and XB and keys of their own make a bundle that is whole.
pub(super) async fn impostor(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<()> {
    let place = &federation.place.dir;
    let text = stage.text;
    let mut nodes = Vec::new();
    for real in federation.nodes.iter().take(2) {
        let dir = format!("impostor-{}", real.agency.code.to_ascii_lowercase());
        nodes.push(Node::found(real.agency, place, &dir, text)?);
    }
    for node in &mut nodes {
        node.start(&federation.commands).await?;
    }
    let [xa, xb] = nodes.as_mut_slice() else {
        return Err(ServiceError::unexpected("two impostors"));
    };
    xb.fill(0, guns::forged(guns::ACROSS), |_, _| {}).await?;
    join(xa, xb).await?;
    let request = TraceRequest {
        to: xb.name.clone(),
        firearm: FirearmView {
            serial: Some(guns::ACROSS.to_owned()),
            maker: Some("Glock".to_owned()),
            ..FirearmView::default()
        },
        purpose: "U1".to_owned(),
        legal_basis: "ITI".to_owned(),
        circumstances: text.say("demo-circumstances"),
        case_ref: None,
        priority: "ROUTINE".to_owned(),
        justification: None,
        auto_onward: false,
        ..TraceRequest::default()
    };
    let id = xa.client.trace_submit(caller(), request).await?.id;
    let ended = until("impostor", async || {
        let trace = xa.client.trace(caller(), id.clone()).await?;
        Ok((trace.state == TraceState::Ended).then_some(trace))
    })
    .await?;
    let lied = ended.hops.first().is_some_and(|hop| hop.result.as_deref() == Some("R08"));
    let file = place.join("impostor.bundle");
    let export: Vec<OsString> = vec![
        "--data-dir".into(),
        xa.dir.clone().into(),
        "bundle".into(),
        "export".into(),
        id.into(),
        "--out".into(),
        file.clone().into(),
    ];
    federation.commands.run(export).await?.done("bundle export")?;
    let roots: Vec<&str> = federation.nodes.iter().map(|node| node.root.as_str()).collect();
    let alone = verify(federation, &file, &[]).await?;
    let known = verify(federation, &file, &roots).await?;
    stage.say("demo-impostor-told", &[("said", chain::result(text, "R08").into())]);
    verdict(stage, &known);
    let consistent = is(&alone, Exit::Unconfirmed) && is(&known, Exit::Unconfirmed);
    stage.check("demo-check-impostor", lied && consistent);
    let dirs: Vec<PathBuf> = nodes.iter().map(|node| node.dir.clone()).collect();
    for mut node in nodes {
        node.stop().await?;
    }
    for dir in dirs {
        fs::remove_dir_all(&dir).map_err(|e| ServiceError::file(&dir, &e))?;
    }
    Ok(())
}

/// XC's administrator rewrites an answer that was given; XC's own log and XA's copy of its
/// checkpoint say so.
pub(super) async fn rewritten(
    stage: &mut Stage<'_>,
    federation: &mut Federation,
    trace: &TraceView,
) -> Outcome<()> {
    let answer = answer_of(trace, "XC")
        .ok_or_else(|| ServiceError::unexpected("the trace holds no answer of XC"))?;
    let (xa, xc) = (federation.node("XA")?, federation.node("XC")?);
    let index = xc.client.log_prove(caller(), answer.leaf.clone()).await?.index;
    let copy = until("checkpoint", async || {
        let copy = xa.client.log_partner(caller(), xc.name.clone()).await?;
        Ok((copy.size > index).then_some(copy))
    })
    .await?;
    let note = federation.place.dir.join("xc-checkpoint-held-by-xa.txt");
    write(&note, &copy.note)?;
    let (xc, _) = federation.node_mut("XC")?;
    xc.stop().await?;
    let store = xc.dir.join(crate::runtime::daemon::STORE_FILE);
    let dir = xc.dir.clone();
    let whole = fs::read(&store).map_err(|e| ServiceError::file(&store, &e))?;
    let before = log_verify(federation, &dir, &note, &[]).await?;
    stage.check("demo-check-log-holds", is(&before, Exit::Done));

    cheat::backdate(&dir, index)?;
    let entry = [("index", index.into()), ("size", copy.size.into())];
    stage.say("demo-cheat", &entry);
    stage.command("log verify --data-dir xc --partner-copy xc-checkpoint-held-by-xa.txt");
    let after = log_verify(federation, &dir, &note, &[]).await?;
    for words in complaints(&after) {
        stage.line(&format!("     {words}"));
    }
    stage.say("demo-exit", &[("exit", after.exit.into())]);
    let for_programs = log_verify(federation, &dir, &note, &["--json"]).await?;
    let found: LogVerifyView =
        serde_json::from_str(&for_programs.said).map_err(ServiceError::unexpected)?;
    let first = found.problems.first();
    let named = first.is_some_and(|problem| problem.index == Some(index));
    stage.check("demo-check-cheat", is(&after, Exit::Integrity) && named);

    // For those who want to look at it.
    let cheated = federation.place.dir.join("xc-store-rewritten.sqlite");
    fs::copy(&store, &cheated).map_err(|e| ServiceError::file(&cheated, &e))?;
    write(&store, whole)?;
    let restored = log_verify(federation, &dir, &note, &[]).await?;
    stage.check("demo-check-log-holds", is(&restored, Exit::Done));
    stage.say("demo-put-back", &[("exit", restored.exit.into())]);
    // For those who look around.
    let (xc, commands) = federation.node_mut("XC")?;
    xc.start(commands).await?;
    Ok(())
}

async fn log_verify(
    federation: &Federation,
    dir: &Path,
    note: &Path,
    more: &[&str],
) -> Outcome<Ran> {
    let mut args: Vec<OsString> = vec![
        "--data-dir".into(),
        dir.into(),
        "log".into(),
        "verify".into(),
        "--partner-copy".into(),
        note.into(),
    ];
    args.extend(more.iter().map(Into::into));
    federation.commands.run(args).await
}

fn answer_of<'a>(trace: &'a TraceView, country: &str) -> Option<&'a StatementView> {
    let hop = trace.hops.iter().find(|hop| hop.country == country)?;
    hop.statements.iter().find(|statement| statement.kind == ANSWER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flip_changes_one_byte() {
        assert_eq!(flip(&[0, 0, 0], 1), [0, 1, 0]);
        assert_eq!(flip(&[0, 0, 0], 3), [0, 0, 0]);
    }
}
