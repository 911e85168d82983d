//! Counts as pictures: flows and times to crime.

use super::{digits, disclaimer, duration, heading};
use crate::drawing::flow::{Flow, FlowCount, FlowWords};
use crate::drawing::histogram::{Bin, Count, Histogram, HistogramWords, Median};
use crate::text::{Language, Text, codes};
use crate::web::format;

/// The least count that is shown by itself, as in aggregate answers.
const LEAST: u64 = 5;

/// How many guns from one State were recovered in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowOf {
    /// Code of the State that they come from.
    pub from: String,
    /// Code of the State in which they were recovered.
    pub to: String,
    /// How many.
    pub count: u64,
}

/// Flows between States.
#[must_use]
pub fn flow(text: Text, counts: &[FlowOf]) -> Flow {
    let name = |code: &str| format::country(text, code);
    let counts = counts.iter().map(|one| FlowCount {
        from: name(&one.from),
        to: name(&one.to),
        count: one.count,
    });
    let description = format!("{} {}", text.say("web-picture-flow-about"), disclaimer(text));
    Flow {
        heading: heading(
            text.say("web-picture-flow-title"),
            description,
            text.say("web-picture-flow-table"),
        ),
        words: FlowWords {
            from: text.say("web-picture-flow-from"),
            to: text.say("web-picture-flow-to"),
            count: text.say("web-picture-count"),
            pooled: text.say("web-picture-pooled"),
            suppressed: few(text),
            nothing: text.say("web-picture-flow-nothing"),
            digits: digits(text),
        },
        counts: counts.collect(),
        least: LEAST,
    }
}

fn few(text: Text) -> String {
    text.say_with("web-picture-few", &[("least", LEAST.to_string().into())])
}

/// The first day of each interval of [`codes::BUCKETS`].
pub(super) const FROM_DAY: [u64; 6] = [0, 91, 213, 365, 731, 1096];

/// Times to crime by interval. `counts` in the order of [`codes::BUCKETS`]; a count of one to four,
/// or none given, is shown as too few to be told. The median is left out where there are too few in
/// all. `cumulative`: with the shares added up.
#[must_use]
pub fn histogram(
    text: Text,
    counts: &[Option<u64>; 6],
    median_days: Option<u64>,
    cumulative: bool,
) -> Histogram {
    let count = |count: &Option<u64>| match count {
        Some(count) if *count == 0 || *count >= LEAST => Count::Exactly(*count),
        _ => Count::Few,
    };
    let bins = codes::BUCKETS.iter().zip(FROM_DAY).zip(counts).map(|((name, from_day), told)| {
        Bin { name: text.code_in("bucket", name), from_day, count: count(told) }
    });
    let bins: Vec<Bin> = bins.collect();
    let whole = bins.iter().all(|bin| bin.count != Count::Few);
    let told = bins.iter().filter_map(|bin| match bin.count {
        Count::Exactly(count) => Some(count),
        Count::Few => None,
    });
    let total = told.fold(0, u64::saturating_add);
    let number = match whole {
        true => format!("n = {}", format::number(text, total)),
        // The sum would tell what the intervals do not.
        false => format!("n ≥ {}", format::number(text, total)),
    };
    let median = median_days.filter(|_| total >= LEAST).map(|days| Median {
        days,
        words: text.say_with("web-picture-median", &[("time", duration(text, days).into())]),
    });
    let mut description = vec![text.say("web-picture-histogram-about"), format!("{number}.")];
    description.extend(median.iter().map(|median| format!("{}.", median.words)));
    description.push(disclaimer(text));
    Histogram {
        heading: heading(
            text.say("web-picture-histogram-title"),
            description.join(" "),
            text.say("web-picture-histogram-title"),
        ),
        words: HistogramWords {
            interval: text.say("web-picture-interval"),
            count: text.say("web-picture-count"),
            share: text.say("web-picture-share"),
            cumulative: text.say("web-picture-cumulative"),
            few: few(text),
            number,
            digits: digits(text),
            percent: match text.language {
                Language::Spanish | Language::French => "\u{a0}%".to_owned(),
                Language::English | Language::Portuguese => "%".to_owned(),
            },
            nothing: text.say("web-picture-histogram-nothing"),
        },
        bins,
        median,
        cumulative,
    }
}
