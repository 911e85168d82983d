//! Figures, for people and for programs.

use crate::load::{Load, Measured};
use crate::process::commit_and_machine;

/// One measured figure.
pub(crate) struct Figure {
    /// What was done: `exchange` or `bare echo`.
    pub(crate) what: &'static str,
    /// Under which load.
    pub(crate) load: Load,
    /// What came of it.
    pub(crate) measured: Measured,
}

/// Everything that was measured in one run.
pub(crate) struct Report {
    json: bool,
    rows: Vec<String>,
    notes: Vec<String>,
    /// Exchanges and echoes per second at the highest number in flight.
    at_most: [Option<f64>; 2],
}

/// At which number in flight the two are compared.
const COMPARED: usize = 128;

impl Report {
    /// An empty one.
    pub(crate) fn new(json: bool) -> Self {
        Self { json, rows: Vec::new(), notes: Vec::new(), at_most: [None; 2] }
    }

    /// Something to be said beside the figures.
    pub(crate) fn say(&mut self, note: &str) {
        if self.json {
            println!("{}", serde_json::json!({ "note": note }));
        }
        self.notes.push(note.to_owned());
    }

    /// Takes a figure.
    pub(crate) fn figure(&mut self, figure: &Figure) {
        let Figure { what, load, measured: m } = figure;
        let asked = match load {
            Load::InFlight(number) => format!("{number} in flight"),
            Load::PerSecond(rate) => format!("{rate:.0} a second offered (half load)"),
        };
        if let Load::InFlight(COMPARED) = load {
            let slot = usize::from(*what != "exchange");
            if let Some(place) = self.at_most.get_mut(slot) {
                *place = Some(m.per_second);
            }
        }
        let row = format!(
            "| {what} | {asked} | {:.0} | {:.2} | {:.2} | {:.1} | {:.3} + {:.3} | {:.1} |",
            m.per_second, m.p50_ms, m.p99_ms, m.max_ms, m.cpu_ms[0], m.cpu_ms[1], m.load_average
        );
        if self.json {
            let value = serde_json::json!({
                "what": what, "load": asked, "completed": m.completed, "per_second": m.per_second,
                "p50_ms": m.p50_ms, "p99_ms": m.p99_ms, "max_ms": m.max_ms,
                "cpu_ms_asker": m.cpu_ms[0], "cpu_ms_partner": m.cpu_ms[1],
                "load_average": m.load_average,
            });
            println!("{value}");
        } else {
            println!(
                "{what}, {asked}: {:.0}/s, p50 {:.2} ms, p99 {:.2} ms",
                m.per_second, m.p50_ms, m.p99_ms
            );
        }
        self.rows.push(row);
    }

    /// Prints the table for `docs/results.md` and the ratio.
    pub(crate) fn close(&self) {
        let ratio = match self.at_most {
            [Some(exchange), Some(echo)] if echo > 0.0 => Some(exchange / echo),
            _ => None,
        };
        if self.json {
            println!(
                "{}",
                serde_json::json!({ "ratio_at_128": ratio, "on": commit_and_machine() })
            );
            return;
        }
        println!("\n### Exchanges between two nodes on one machine\n");
        println!("{}\n", commit_and_machine());
        println!(
            "| what | load | per second | p50 ms | p99 ms | max ms | CPU ms, asker + partner | load average |"
        );
        println!("|---|---|---:|---:|---:|---:|---:|---:|");
        for row in &self.rows {
            println!("{row}");
        }
        println!();
        for note in &self.notes {
            println!("- {note}");
        }
        if let Some(ratio) = ratio {
            println!("- exchange / bare echo at {COMPARED} in flight: **{ratio:.2}**");
        }
    }
}
