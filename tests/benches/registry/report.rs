//! Samples and their percentiles.

use std::collections::BTreeSet;

/// One question answered.
pub(super) struct Sample {
    /// As the asker saw it.
    pub(super) seconds: f64,
    /// As the server says, if it does.
    pub(super) server: Option<f64>,
    /// The numbers of the records found.
    pub(super) found: BTreeSet<i64>,
}

/// All answers of one class.
pub(super) struct Timing {
    /// Seconds of the median and of the 99th percentile, as the asker saw them.
    pub(super) client: (f64, f64),
    /// The same as the server says.
    pub(super) server: Option<(f64, f64)>,
    /// What was found, question by question.
    pub(super) found: Vec<BTreeSet<i64>>,
}

impl Timing {
    pub(super) fn of(samples: Vec<Sample>) -> Self {
        let client = percentiles(samples.iter().map(|s| s.seconds).collect());
        let server: Option<Vec<f64>> = samples.iter().map(|s| s.server).collect();
        Self {
            client,
            server: server.map(percentiles),
            found: samples.into_iter().map(|s| s.found).collect(),
        }
    }

    /// The share of `truth` that was found.
    pub(super) fn recall(&self, truth: &[BTreeSet<i64>]) -> f64 {
        let (mut there, mut all) = (0usize, 0usize);
        for (found, truth) in self.found.iter().zip(truth) {
            there += truth.intersection(found).count();
            all += truth.len();
        }
        if all == 0 { 1.0 } else { there as f64 / all as f64 }
    }
}

fn percentiles(mut seconds: Vec<f64>) -> (f64, f64) {
    seconds.sort_by(f64::total_cmp);
    let at = |share: usize| {
        let last = seconds.len().saturating_sub(1);
        seconds.get((seconds.len() * share / 100).min(last)).copied().unwrap_or(f64::NAN)
    };
    (at(50), at(99))
}

/// `1.3 ms`, `27 µs`.
pub(super) fn time(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s >= 1.0 => (s, "s"),
        s if s >= 1e-3 => (s * 1e3, "ms"),
        s => (s * 1e6, "µs"),
    };
    if value >= 100.0 { format!("{value:.0} {unit}") } else { format!("{value:.1} {unit}") }
}

/// `190.4 MB`, in powers of ten.
pub(super) fn bytes(count: u64) -> String {
    format!("{:.1} MB", count as f64 / 1e6)
}
