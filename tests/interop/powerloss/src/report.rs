//! What the trial showed, in text, JSON and Markdown, and what follows from it.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::trial::{Contender, Cycle, Verdict};

/// How a report is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Text,
    /// One object.
    Json,
    /// A section for `docs/results.md`.
    Markdown,
}

/// One engine on one mount.
#[derive(Debug)]
pub struct Row {
    /// What was tried.
    pub contender: Contender,
    /// What each cycle showed.
    pub cycles: Vec<Cycle>,
}

impl Row {
    fn name(&self) -> &'static str {
        match (self.contender.engine, self.contender.without_sync) {
            (Engine::Sled, _) => "sled 0.34.7",
            (Engine::Vestigo, false) => "vestigo store",
            (Engine::Vestigo, true) => "control: vestigo store, fsync removed",
        }
    }

    fn mount(&self) -> &'static str {
        match self.contender.mount.options {
            "" => "defaults",
            options => options,
        }
    }

    fn count(&self, mut holds: impl FnMut(&Cycle) -> bool) -> u64 {
        self.cycles.iter().map(|cycle| u64::from(holds(cycle))).sum()
    }

    fn cycles_with_loss(&self) -> u64 {
        self.count(|cycle| cycle.after_power_loss.lost(cycle.acknowledged) > 0)
    }

    fn acknowledged(&self) -> u64 {
        self.cycles.iter().map(|cycle| cycle.acknowledged).sum()
    }

    fn lost(&self) -> u64 {
        self.cycles.iter().map(|cycle| cycle.after_power_loss.lost(cycle.acknowledged)).sum()
    }

    fn lost_to_the_kill(&self) -> u64 {
        self.cycles.iter().map(|cycle| cycle.after_kill.lost(cycle.acknowledged)).sum()
    }

    fn unreadable(&self) -> u64 {
        self.count(|cycle| matches!(cycle.after_power_loss, Verdict::Unreadable(_)))
    }

    fn torn(&self) -> u64 {
        let torn = |cycle: &Cycle| match &cycle.after_power_loss {
            Verdict::Read(findings) => findings.torn,
            Verdict::Unreadable(_) => 0,
        };
        self.cycles.iter().map(torn).sum()
    }

    /// The line that is shown when one more cycle is done.
    pub fn progress(&self, cycle: &Cycle, moment: Duration, of: u32) -> String {
        let lost = cycle.after_power_loss.lost(cycle.acknowledged);
        let mut line = format!(
            "{}, {}, cycle {} of {of}: power off {:.1} s after the first commit, \
             {} acknowledged, {lost} lost",
            self.name(),
            self.mount(),
            self.cycles.len() + 1,
            moment.as_secs_f64(),
            cycle.acknowledged,
        );
        for (when, verdict) in
            [("after the kill", &cycle.after_kill), ("after power loss", &cycle.after_power_loss)]
        {
            if let Some(words) = complaint(verdict) {
                line.push_str(&format!("; {when}: {words}"));
            }
        }
        line
    }

    fn to_json(&self) -> Value {
        let cycles: Vec<Value> = self.cycles.iter().map(cycle_to_json).collect();
        json!({
            "engine": self.contender.engine.word(),
            "name": self.name(),
            "control": self.contender.without_sync,
            "mount": self.mount(),
            "cycles": self.cycles.len(),
            "cycles_with_loss": self.cycles_with_loss(),
            "acknowledged": self.acknowledged(),
            "lost": self.lost(),
            "torn_commits": self.torn(),
            "unreadable_databases": self.unreadable(),
            "lost_to_kill_alone": self.lost_to_the_kill(),
            "each": cycles,
        })
    }

    fn cells(&self) -> [String; COLUMNS] {
        [
            self.name().to_owned(),
            self.mount().to_owned(),
            self.cycles.len().to_string(),
            self.cycles_with_loss().to_string(),
            self.acknowledged().to_string(),
            self.lost().to_string(),
            self.torn().to_string(),
            self.unreadable().to_string(),
            self.lost_to_the_kill().to_string(),
        ]
    }
}

const COLUMNS: usize = 9;
const HEADINGS: [&str; COLUMNS] = [
    "engine",
    "ext4 mount",
    "cycles",
    "cycles with loss",
    "acknowledged records",
    "lost",
    "commits in part",
    "databases unreadable",
    "lost to the kill alone",
];

/// What is wrong besides missing and wrong records.
fn complaint(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Unreadable(words) => Some(format!("cannot be read ({words})")),
        Verdict::Read(findings) if findings.torn > 0 => {
            Some(format!("{} commits are there in part", findings.torn))
        }
        Verdict::Read(findings) => findings.contradiction.clone(),
    }
}

fn cycle_to_json(cycle: &Cycle) -> Value {
    let verdict = |verdict: &Verdict| match verdict {
        Verdict::Read(findings) => findings.to_json(),
        Verdict::Unreadable(words) => json!({ "unreadable": words }),
    };
    json!({
        "acknowledged": cycle.acknowledged,
        "after_kill": verdict(&cycle.after_kill),
        "after_power_loss": verdict(&cycle.after_power_loss),
    })
}

/// What follows from a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// sled lost acknowledged records, our store lost none, and the trial can tell the two apart.
    AsExpected,
    /// Our store lost an acknowledged record, tore a commit, or contradicts itself.
    OursLost,
    /// Records were lost to the kill alone, so a loss cannot be laid to the power.
    LostWithoutPowerLoss,
    /// sled lost nothing this time.
    SledKept,
    /// The control lost nothing: this machine writes through, and the zeros mean nothing.
    Blind,
}

impl Outcome {
    /// Exit code: 0 as expected, 1 our store lost, 4 nothing was shown either way. 2 and 3 are
    /// wrong arguments and a trial that could not be carried out.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::AsExpected => 0,
            Self::OursLost => 1,
            Self::LostWithoutPowerLoss | Self::SledKept | Self::Blind => 4,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsExpected => "PASS: sled lost acknowledged records; the vestigo store lost none",
            Self::OursLost => {
                "FAIL: the vestigo store did not keep what it had acknowledged, whole"
            }
            Self::LostWithoutPowerLoss => {
                "INCONCLUSIVE: records were lost to the kill alone, power or not"
            }
            Self::SledKept => {
                "INCONCLUSIVE: sled lost nothing this time; try more cycles or another seed"
            }
            Self::Blind => {
                "INCONCLUSIVE: without fsync nothing was lost either; this machine writes through"
            }
        })
    }
}

/// The whole trial.
#[derive(Debug)]
pub struct Report {
    /// One for each engine and mount.
    pub rows: Vec<Row>,
    /// Cycles asked for.
    pub cycles: u32,
    /// The seed.
    pub seed: u64,
    /// The commit that was tried.
    pub commit: String,
    /// When, as a date.
    pub date: String,
    /// How long it took.
    pub seconds: u64,
}

impl Report {
    /// What follows from it.
    pub fn verdict(&self) -> Outcome {
        let lost = |row: &&Row| row.lost() > 0;
        let of = |engine| {
            let tried =
                move |row: &&Row| row.contender.engine == engine && !row.contender.without_sync;
            self.rows.iter().filter(tried)
        };
        let torn_or_lost =
            |row: &Row| row.count(|c| !c.after_power_loss.is_whole() || !c.after_kill.is_whole());
        if of(Engine::Vestigo).any(|row| torn_or_lost(row) > 0) {
            return Outcome::OursLost;
        }
        if self.rows.iter().any(|row| row.lost_to_the_kill() > 0) {
            return Outcome::LostWithoutPowerLoss;
        }
        if !self.rows.iter().filter(|row| row.contender.without_sync).any(|row| lost(&row)) {
            return Outcome::Blind;
        }
        if of(Engine::Sled).any(|row| lost(&row)) { Outcome::AsExpected } else { Outcome::SledKept }
    }

    /// The report in a format.
    pub fn print(&self, format: Format) -> String {
        match format {
            Format::Text => self.to_text(),
            Format::Json => format!("{:#}", self.to_json()),
            Format::Markdown => self.to_markdown(),
        }
    }

    fn to_text(&self) -> String {
        let rows: Vec<[String; COLUMNS]> = std::iter::once(HEADINGS.map(str::to_owned))
            .chain(self.rows.iter().map(Row::cells))
            .collect();
        let widths: Vec<usize> = (0..COLUMNS)
            .map(|column| rows.iter().filter_map(|row| row.get(column)).map(String::len).max())
            .map(Option::unwrap_or_default)
            .collect();
        let mut text = String::new();
        for row in &rows {
            let cells: Vec<String> =
                row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            text.push_str(cells.join("  ").trim_end());
            text.push('\n');
        }
        format!("{text}\nseed {}, {} s\n{}", self.seed, self.seconds, self.verdict())
    }

    fn to_json(&self) -> Value {
        json!({
            "commit": self.commit,
            "date": self.date,
            "machine": machine(),
            "seed": self.seed,
            "seconds": self.seconds,
            "verdict": self.verdict().to_string(),
            "exit_code": self.verdict().exit_code(),
            "rows": self.rows.iter().map(Row::to_json).collect::<Vec<_>>(),
        })
    }

    fn to_markdown(&self) -> String {
        let line = |cells: [String; COLUMNS]| format!("| {} |\n", cells.join(" | "));
        let mut table = line(HEADINGS.map(str::to_owned));
        table.push_str(&line([(); COLUMNS].map(|()| "---".to_owned())));
        table.extend(self.rows.iter().map(|row| line(row.cells())));
        format!(
            "## Power-loss trial, {}\n\n\
             `tests/interop/powerloss/run --cycles {} --seed {}` at commit {}, {} s.\n\
             Machine: {}.\n\n{table}\n{}.\n",
            self.date,
            self.cycles,
            self.seed,
            self.commit,
            self.seconds,
            machine(),
            self.verdict(),
        )
    }
}

/// Processor, cores and kernel.
fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let processors = read("/proc/cpuinfo");
    let model = processors
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim() == "model name")
        .map_or("unknown processor", |(_, model)| model.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let kernel = read("/proc/sys/kernel/osrelease");
    format!("{model}, {cores} cores, Linux {}", kernel.trim())
}
