//! The sealed report of the demo's trace, and a copy in which somebody changed something.

use std::ffi::OsString;
use std::fs;

use super::federation::Federation;
use super::stage::Stage;
use crate::cli::exit::Exit;
use crate::service::views::{TraceView, short};
use crate::service::{Outcome, ServiceError};

/// The report of the trace.
const REPORT_FILE: &str = "trace.pdf";

/// Issues it and verifies it, without and with the roots, and then a copy with one byte changed.
pub(super) async fn report(
    stage: &mut Stage<'_>,
    federation: &Federation,
    trace: &TraceView,
) -> Outcome<()> {
    let xa = federation.node("XA")?;
    let place = &federation.place.dir;
    let (file, changed) = (place.join(REPORT_FILE), place.join("one-byte-changed.pdf"));
    let id = short(&trace.id).to_string();
    let recipient = stage.text.say("demo-recipient");
    stage.command(&format!("report issue {id} --recipient \"{recipient}\" --output {REPORT_FILE}"));
    let issue: [OsString; 8] = [
        "--data-dir".into(),
        xa.dir.clone().into(),
        "report".into(),
        "issue".into(),
        id.into(),
        format!("--recipient={recipient}").into(),
        "--output".into(),
        file.clone().into(),
    ];
    federation.commands.run(issue.to_vec()).await?.done("report issue")?;
    let mut bytes = fs::read(&file).map_err(|e| ServiceError::file(&file, &e))?;
    let middle = bytes.len() / 3;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    fs::write(&changed, &bytes).map_err(|e| ServiceError::file(&changed, &e))?;
    let mut known: Vec<OsString> = vec!["verify".into(), file.clone().into()];
    for node in &federation.nodes {
        known.extend(["--root".into(), node.root.clone().into()]);
    }
    let mut held = true;
    for (args, exit) in [
        (vec!["verify".into(), file.into()], Exit::Unconfirmed),
        (known, Exit::Done),
        (vec!["verify".into(), changed.into()], Exit::Integrity),
    ] {
        let ran = federation.commands.run(args).await?;
        held &= ran.exit == i32::from(exit.code());
    }
    stage.check("demo-check-report", held);
    Ok(())
}
