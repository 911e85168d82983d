//! The trial itself.

use std::time::Instant;

use vestigo_protocol::firearm::serial::SerialForms;

use super::{
    Answer, ClassResult, Engine, EntryResult, EvaluateOptions, Fields, Guns, OracleResult, Stock,
    describe,
};
use crate::registry::record::RecordId;
use crate::registry::symbols::Folded;
use crate::registry::synth::damage::{DamageClass, DamageKind, damage};
use crate::registry::synth::{Density, Random, SynthGun};

/// Guns that are drawn for one to which a class applies, before it is given up.
const DRAWS: u64 = 200;

/// A damaged description and the gun that is meant.
struct Query {
    gun: SynthGun,
    asked: SynthGun,
    record: RecordId,
}

/// Fields that a class is asked with: those that it concerns.
const fn fields_of(class: DamageClass, only_aims: bool) -> &'static [Fields] {
    match class.kind() {
        DamageKind::None | DamageKind::Serial if only_aims => match class {
            DamageClass::ConfusableGlyph | DamageClass::AnyEdit => {
                &[Fields::Serial, Fields::MakerCalibre]
            }
            DamageClass::TwoEdits | DamageClass::UnknownTwo => {
                &[Fields::Maker, Fields::MakerCalibre]
            }
            _ => &[Fields::MakerCalibre],
        },
        DamageKind::None | DamageKind::Serial => {
            &[Fields::Serial, Fields::Maker, Fields::MakerCalibre]
        }
        DamageKind::Swap => &[],
        DamageKind::Field => match class {
            DamageClass::CalibreSynonym => &[Fields::MakerCalibre],
            _ => &[Fields::Maker, Fields::MakerCalibre],
        },
    }
}

/// Asks `engine`, and `oracle` where the options say so, for damaged guns of `stock`. `progress`
/// hears of each class that is done, and of how many there are.
#[must_use]
pub fn evaluate(
    stock: &Stock,
    options: &EvaluateOptions,
    engine: &dyn Engine,
    oracle: Option<&dyn Engine>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> (Vec<ClassResult>, Vec<EntryResult>) {
    let only_sparse = options.only_aims && options.synth.density == Density::Runs;
    let tasks: Vec<(Guns, DamageClass)> = [Guns::Synthetic, Guns::Recovered]
        .into_iter()
        .filter(|guns| *guns == Guns::Synthetic || !stock.placed().is_empty())
        // What the recovered guns must reach is said of sparse registers.
        .filter(|guns| *guns == Guns::Synthetic || !only_sparse)
        .flat_map(|guns| DamageClass::ALL.into_iter().map(move |class| (guns, class)))
        .collect();
    let done = std::sync::atomic::AtomicU64::new(0);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let Some((guns, class)) = tasks.get(at).copied() else { return made };
            let queries = queries(stock, guns, class, options);
            let results: Vec<ClassResult> = fields_of(class, options.only_aims)
                .iter()
                .map(|fields| {
                    let asked = Asked { guns, class, fields: *fields, queries: &queries };
                    asked.of(engine, oracle, options.oracle_queries)
                })
                .collect();
            let entry = (guns == Guns::Synthetic && concerns_entry(class))
                .then(|| entry_checks(class, &queries, engine));
            made.push((at, results, entry));
            let count = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
            progress(count, tasks.len() as u64);
        }
    };
    let mut made = std::thread::scope(|scope| {
        let others: Vec<_> = (1..options.threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            // A thread that panicked has said so already; its classes are missing in the report,
            // and an aim that lacks its figures is not met.
            made.extend(other.join().unwrap_or_default());
        }
        made
    });
    made.sort_by_key(|(at, _, _)| *at);
    let entry = made.iter().filter_map(|(_, _, entry)| *entry).collect();
    (made.into_iter().flat_map(|(_, results, _)| results).collect(), entry)
}

/// Classes that a check at typing can catch, and forms without an error for false alarms.
const fn concerns_entry(class: DamageClass) -> bool {
    matches!(class.kind(), DamageKind::None | DamageKind::Swap)
        || matches!(class, DamageClass::ImporterAsMaker)
}

fn queries(stock: &Stock, guns: Guns, class: DamageClass, options: &EvaluateOptions) -> Vec<Query> {
    let label =
        format!("{} {}", if guns == Guns::Synthetic { "queries" } else { "placed" }, class.name());
    let mut random = Random::labelled(options.synth.seed, &label);
    let mut made = Vec::new();
    let wanted = options.queries;
    for _ in 0..wanted.saturating_mul(DRAWS) {
        if made.len() as u64 >= wanted {
            break;
        }
        let drawn = match guns {
            Guns::Synthetic => {
                let number = random.below(options.synth.records);
                stock.register().gun(number).map(|gun| (gun, Stock::record_of(number)))
            }
            Guns::Recovered => {
                let at = random.place(stock.placed().len());
                stock.placed().get(at).map(|gun| (gun.clone(), stock.record_of_placed(at)))
            }
        };
        if let Some((gun, record)) = drawn
            && let Some(asked) = damage(&gun, class, &mut random)
        {
            made.push(Query { gun, asked, record });
        }
    }
    made
}

fn entry_checks(class: DamageClass, queries: &[Query], engine: &dyn Engine) -> EntryResult {
    let warns = |query: &&Query| engine.warns(&describe(&query.asked, Fields::All));
    let warned = queries.iter().filter(warns).count() as u64;
    EntryResult { class, forms: queries.len() as u64, warned }
}

struct Asked<'a> {
    guns: Guns,
    class: DamageClass,
    fields: Fields,
    queries: &'a [Query],
}

impl Asked<'_> {
    fn of(
        &self,
        engine: &dyn Engine,
        oracle: Option<&dyn Engine>,
        oracle_queries: u64,
    ) -> ClassResult {
        let mut result = ClassResult {
            guns: self.guns,
            class: self.class,
            fields: self.fields,
            queries: 0,
            first: 0,
            in_ten: 0,
            in_twenty: 0,
            refused: 0,
            flagged: 0,
            other_real: 0,
            other_real_flagged: 0,
            other_real_in_ten: 0,
            p50_us: 0.0,
            p99_us: 0.0,
            oracle: None,
        };
        // The list is slow: one choice of fields tells what it can reach.
        let oracle =
            oracle.filter(|_| self.fields == Fields::MakerCalibre && self.guns == Guns::Synthetic);
        let mut compared = OracleResult::default();
        let mut times = Vec::with_capacity(self.queries.len());
        for query in self.queries {
            let description = describe(&query.asked, self.fields);
            let began = Instant::now();
            let answer = engine.search(&description);
            times.push(began.elapsed().as_nanos());
            let place = answer.ranked.iter().position(|record| *record == query.record);
            let within = |bound: usize| u64::from(place.is_some_and(|place| place < bound));
            if is_another_number(query, engine) {
                result.other_real += 1;
                result.other_real_flagged += u64::from(answer.flagged);
                result.other_real_in_ten += within(10);
                continue;
            }
            result.queries += 1;
            result.first += within(1);
            result.in_ten += within(10);
            result.in_twenty += within(20);
            result.refused += u64::from(answer.refused);
            result.flagged += u64::from(answer.flagged);
            if let Some(oracle) = oracle
                && compared.queries < oracle_queries
            {
                compare(&mut compared, query.record, &answer, &oracle.search(&description));
            }
        }
        result.oracle = oracle.map(|_| compared);
        times.sort_unstable();
        (result.p50_us, result.p99_us) = (at_share(&times, 50), at_share(&times, 99));
        result
    }
}

/// Whether the damage made the number of another gun out of the one that is meant.
fn is_another_number(query: &Query, engine: &dyn Engine) -> bool {
    if query.asked.serial.contains(['?', '*', '[']) {
        return false;
    }
    let folded = |text: &str| {
        let forms = SerialForms::of(text);
        Folded::of(&forms.canonical, &forms.folded)
    };
    let asked = folded(&query.asked.serial);
    if asked.symbols() == folded(&query.gun.serial).symbols() {
        return false;
    }
    let mut found = false;
    engine.serials().equal(asked.symbols(), &mut |hit| found |= hit.record != query.record);
    found
}

fn compare(compared: &mut OracleResult, record: RecordId, engine: &Answer, oracle: &Answer) {
    let within = |answer: &Answer, bound: usize| {
        u64::from(answer.ranked.iter().take(bound).any(|ranked| *ranked == record))
    };
    compared.queries += 1;
    compared.first += within(oracle, 1);
    compared.engine_first += within(engine, 1);
    compared.in_ten += within(oracle, 10);
    compared.engine_in_ten += within(engine, 10);
    compared.equal += u64::from(engine.ranked == oracle.ranked);
}

/// Of sorted times in nanoseconds, the one that so many of a hundred do not exceed, in
/// microseconds.
fn at_share(times: &[u128], percent: usize) -> f64 {
    let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
    let nanoseconds = times.get(at).copied().unwrap_or(0);
    u32::try_from(nanoseconds / 10).map_or(f64::from(u32::MAX), f64::from) / 100.0
}
