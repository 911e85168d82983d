//! Which gun has which number.

use std::borrow::Cow;

use super::makers::{MAKERS, Maker, Model, Series};
use super::random::{Permutation, Random, mix};
use super::shape::Shape;
use super::{
    CONSIGNMENT, Density, RUNS_PERCENT, SPARSE_PERCENT, SeriesUse, SynthError, SynthGun,
    SynthOptions,
};

/// The largest gap after a consignment, in per cent of its guns: it keeps at least
/// 100 / (100 + 210) = 32 % of a span in use.
const GAP_PERCENT: u64 = 210;
const _: () = assert!(100 * 100 / (100 + GAP_PERCENT) >= RUNS_PERCENT);

/// A register, of which any gun can be had.
#[derive(Debug)]
pub struct SynthRegister {
    options: SynthOptions,
    blocks: Vec<Block>,
    /// Number of each block's first gun.
    starts: Vec<u64>,
    series: Vec<Numbers>,
    /// For a sparse register: the order of its guns.
    order: Permutation,
}

/// Guns that are counted together: a series of a sparse register, or a consignment.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Position in `series`.
    series: usize,
    guns: u64,
    /// Its first serial, counted within the series; 0 in a sparse register.
    first: u64,
    /// Decides about model, importer and year of a consignment.
    key: u64,
}

/// A series of a maker's numbers.
#[derive(Debug)]
struct Numbers {
    maker: &'static Maker,
    series: &'static Series,
    shape: Shape,
    order: Permutation,
    guns: u64,
}

impl std::fmt::Debug for Maker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl std::fmt::Debug for Series {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.shape)
    }
}

impl SynthRegister {
    /// Lays a register out.
    ///
    /// # Errors
    /// [`SynthError`].
    pub fn new(options: SynthOptions) -> Result<Self, SynthError> {
        let mut random = Random::labelled(options.seed, options.density.name());
        let mut series = all_series(&mut random);
        share(&mut series, options)?;
        let order = Permutation::new(options.records, random.next());
        let blocks = match options.density {
            Density::Sparse => series
                .iter()
                .enumerate()
                .map(|(at, s)| Block { series: at, guns: s.guns, first: 0, key: random.next() })
                .collect(),
            Density::Runs => consignments(&series, &mut random),
        };
        let starts = blocks
            .iter()
            .scan(0, |next, block| {
                let start = *next;
                *next += block.guns;
                Some(start)
            })
            .collect();
        Ok(Self { options, blocks, starts, series, order })
    }

    /// What it was made of.
    #[must_use]
    pub const fn options(&self) -> SynthOptions {
        self.options
    }

    /// The gun of a number from 0 to `records` − 1.
    #[must_use]
    pub fn gun(&self, number: u64) -> Option<SynthGun> {
        if number >= self.options.records {
            return None;
        }
        let sparse = self.options.density == Density::Sparse;
        let number = if sparse { self.order.of(number) } else { number };
        let at = self.starts.partition_point(|start| *start <= number).checked_sub(1)?;
        let (block, start) = (self.blocks.get(at)?, self.starts.get(at)?);
        let numbers = self.series.get(block.series)?;
        let within = number - start;
        let (serial, key) = if sparse {
            (numbers.order.of(within), mix(block.key ^ mix(within)))
        } else {
            (block.first + within, block.key)
        };
        numbers.gun(serial, key)
    }

    /// How densely each series is used.
    #[must_use]
    pub fn densities(&self) -> Vec<SeriesUse> {
        let mut uses: Vec<SeriesUse> = self
            .series
            .iter()
            .map(|numbers| SeriesUse {
                maker: numbers.maker.name,
                shape: numbers.series.shape,
                guns: numbers.guns,
                range: numbers.shape.count(),
                span: numbers.shape.count(),
                consignments: 0,
            })
            .collect();
        if self.options.density == Density::Runs {
            let mut spans = vec![(u64::MAX, 0, 0); uses.len()];
            for block in &self.blocks {
                if let Some(span) = spans.get_mut(block.series) {
                    *span =
                        (span.0.min(block.first), span.1.max(block.first + block.guns), span.2 + 1);
                }
            }
            for (used, (first, end, count)) in uses.iter_mut().zip(spans) {
                used.span = end.saturating_sub(first);
                used.consignments = count;
            }
        }
        uses.retain(|used| used.guns > 0);
        uses
    }
}

impl Numbers {
    fn gun(&self, serial: u64, key: u64) -> Option<SynthGun> {
        let mut random = Random::new(key);
        let Model { name, calibre, firearm_type, country, from_year, to_year } =
            random.pick(self.series.models)?;
        let made = random.between(from_year, to_year);
        // Not every gun of a make went through an importer.
        let imported = random.percent(60);
        let importer = random.pick(self.maker.importers).filter(|_| imported).unwrap_or("");
        let mut text = String::with_capacity(16);
        let year = self.shape.write(serial, &mut text).unwrap_or(made);
        Some(SynthGun {
            make: Cow::Borrowed(self.maker.name),
            model: Cow::Borrowed(name),
            calibre: Cow::Borrowed(calibre),
            firearm_type: Cow::Borrowed(firearm_type),
            country: Cow::Borrowed(country),
            importer: Cow::Borrowed(importer),
            year: Some(year),
            serial: text,
        })
    }
}

fn all_series(random: &mut Random) -> Vec<Numbers> {
    let mut all = Vec::new();
    for maker in &MAKERS {
        for series in maker.series {
            let shape = Shape::parse(series.shape);
            let order = Permutation::new(shape.count(), random.next());
            all.push(Numbers { maker, series, shape, order, guns: 0 });
        }
    }
    all
}

/// Guns that a series can hold at a density.
fn room(numbers: &Numbers, density: Density) -> u64 {
    match density {
        Density::Sparse => numbers.shape.count() * SPARSE_PERCENT / 100,
        // Consignments and their largest gaps, whatever chance makes of them.
        Density::Runs => numbers.shape.count() * 100 / (100 + GAP_PERCENT),
    }
}

/// Gives each series its guns: by weight, and what exceeds the room of one goes to the others.
fn share(series: &mut [Numbers], options: SynthOptions) -> Result<(), SynthError> {
    let density = options.density;
    let most = series.iter().map(|numbers| room(numbers, density)).sum();
    let records = options.records;
    if records > most {
        return Err(SynthError::TooMany { records, most });
    }
    let weight = |numbers: &Numbers| {
        let all: u64 = numbers.maker.series.iter().map(|s| s.weight).sum();
        // Parts of a million keep the shares of a maker's series apart.
        numbers.maker.weight * 1_000_000 * numbers.series.weight / all.max(1)
    };
    let mut left = records;
    while left > 0 {
        let open = |n: &&Numbers| n.guns < room(n, density);
        let total: u64 = series.iter().filter(open).map(&weight).sum();
        let before = left;
        let round = left;
        for numbers in series.iter_mut() {
            let spare = room(numbers, density) - numbers.guns;
            let part = u128::from(round) * u128::from(weight(numbers)) / u128::from(total.max(1));
            let part = u64::try_from(part).unwrap_or(u64::MAX).min(spare).min(left);
            numbers.guns += part;
            left -= part;
        }
        if left == before {
            // Fewer guns than shares: one each, until none is left.
            for numbers in series.iter_mut().filter(|n| n.guns < room(n, density)) {
                let part = left.min(1);
                numbers.guns += part;
                left -= part;
            }
        }
    }
    if density == Density::Runs {
        join_small_shares(series);
    }
    Ok(())
}

/// A consignment has 50 guns: smaller shares go to the series with the most room.
fn join_small_shares(series: &mut [Numbers]) {
    let mut left = 0;
    for numbers in series.iter_mut().filter(|numbers| numbers.guns < CONSIGNMENT.0) {
        left += std::mem::take(&mut numbers.guns);
    }
    let spare = |numbers: &&mut Numbers| room(numbers, Density::Runs) - numbers.guns;
    if let Some(largest) = series.iter_mut().max_by_key(spare) {
        largest.guns += left;
    }
}

/// Consignments of every series with gaps between them, in the order of chance.
fn consignments(series: &[Numbers], random: &mut Random) -> Vec<Block> {
    let (least, largest) = CONSIGNMENT;
    let mut all = Vec::new();
    for (at, numbers) in series.iter().enumerate() {
        let mut left = numbers.guns;
        let mut next = 0;
        let begin = all.len();
        while left > 0 {
            // Small ones are as common as large ones: the size is even in its logarithm.
            let octave = least << random.below(7);
            let size = (octave + random.below(octave)).min(largest);
            let guns = match left.checked_sub(size) {
                // Nothing too small may be left over.
                Some(rest) if rest >= least || rest == 0 => size,
                _ if left <= largest => left,
                _ => size - least,
            };
            all.push(Block { series: at, guns, first: next, key: random.next() });
            left -= guns;
            // Never so large that less than the promised share of the span is used.
            let gap = guns * random.below(GAP_PERCENT) / 100;
            next += guns + gap;
        }
        // The span lies anywhere in the range.
        let free = numbers.shape.count().saturating_sub(next);
        let offset = random.below(free + 1);
        for block in all.iter_mut().skip(begin) {
            block.first += offset;
        }
    }
    for at in (1..all.len()).rev() {
        all.swap(at, random.place(at + 1));
    }
    all
}

#[cfg(test)]
pub(super) fn shapes() -> Vec<(&'static str, &'static str, Shape)> {
    let shape = |m: &Maker, s: &Series| (m.name, s.shape, Shape::parse(s.shape));
    MAKERS.iter().flat_map(|m| m.series.iter().map(move |s| shape(m, s))).collect()
}
