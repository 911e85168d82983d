//! All recovered guns at once, from a file, to an agency whose machine answers most of it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::chain;
use super::federation::{Federation, caller, until};
use super::guns::{self, Expected};
use super::stage::{Stage, seconds};
use super::story::{LEGAL_BASIS, PURPOSE, described};
use crate::service::views::{HopState, TraceView};
use crate::service::{BatchOutcome, BatchView, Outcome, Service as _, ServiceError};

/// What became of one row of the batch.
struct Row {
    id: String,
    serial: String,
    line: Option<(String, bool)>,
}

/// All recovered guns at once, from the file as it is.
pub(super) async fn batch(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<()> {
    let (xa, xb) = (federation.node("XA")?, federation.node("XB")?);
    let file = federation.place.dir.join("recovered-firearms.csv");
    std::fs::write(&file, guns::RECOVERED).map_err(|e| ServiceError::file(&file, &e))?;
    let circumstances = stage.text.say("demo-circumstances");
    stage.command(&format!(
        "trace submit --to {} --csv recovered-firearms.csv --purpose {PURPOSE} …",
        xb.name
    ));
    let begun = Instant::now();
    let args: Vec<std::ffi::OsString> = vec![
        "--data-dir".into(),
        xa.dir.clone().into(),
        "trace".into(),
        "submit".into(),
        "--to".into(),
        xb.name.clone().into(),
        "--csv".into(),
        file.clone().into(),
        "--purpose".into(),
        PURPOSE.into(),
        "--legal-basis".into(),
        LEGAL_BASIS.into(),
        "--circumstances".into(),
        circumstances.into(),
        "--no-auto-onward".into(),
        "--json".into(),
    ];
    let said = federation.commands.run(args).await?.done("trace submit --csv")?;
    let view: BatchView = serde_json::from_str(&said).map_err(ServiceError::unexpected)?;
    let guns = guns::recovered()?;
    let mut rows: Vec<Row> = Vec::new();
    for (outcome, gun) in view.items.into_iter().zip(&guns) {
        let BatchOutcome::Submitted(id) = outcome else { continue };
        let serial = gun.serial.clone().unwrap_or_default();
        rows.push(Row { id, serial, line: None });
    }
    until("batch", async || {
        for row in rows.iter_mut().filter(|row| row.line.is_none()) {
            let trace = xa.client.trace(caller(), row.id.clone()).await?;
            row.line = outcome(stage, &trace, &row.serial, begun.elapsed());
        }
        Ok(rows.iter().all(|row| row.line.is_some()).then_some(()))
    })
    .await?;
    let mut counts: BTreeMap<bool, usize> = BTreeMap::new();
    for (number, (row, gun)) in rows.iter().zip(&guns).enumerate() {
        let (line, fits) = row.line.clone().unwrap_or_default();
        *counts.entry(fits).or_default() += 1;
        stage.line(&format!("   {:>2}. {:<54} {line}", number + 1, described(gun)));
    }
    let answered = rows.len();
    let args = [("count", answered.into()), ("took", seconds(begun.elapsed()).into())];
    stage.say("demo-batch-done", &args);
    let all = answered == guns.len() && !counts.contains_key(&false);
    stage.check("demo-check-batch", all);
    Ok(())
}

/// One row in words, and whether that is what XB's records should give; `None` while it is open.
fn outcome(
    stage: &Stage<'_>,
    trace: &TraceView,
    serial: &str,
    took: Duration,
) -> Option<(String, bool)> {
    let text = stage.text;
    let hop = trace.hops.first()?;
    let expected = guns::expected_of_xb(serial);
    let (words, fits) = match hop.state {
        HopState::Acknowledged => (text.say("demo-row-officer"), expected == Expected::Officer),
        HopState::Answered => {
            let code = hop.result.as_deref().unwrap_or_default();
            let mut words = chain::result(text, code);
            if let Some(to) = &hop.points_to {
                words.push_str(&format!(" → {to}"));
            }
            let fits = match expected {
                Expected::Found(result) => code == result,
                Expected::NoRecord => code == "R20",
                Expected::Officer => false,
            };
            (words, fits)
        }
        state if state.is_final() => (text.say(state.key()), false),
        _ => return None,
    };
    Some((format!("{words}  {}", seconds(took)), fits))
}
