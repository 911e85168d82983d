//! What a trial must reach.

use serde::Serialize;

use super::{ClassResult, EntryResult, Fields, Guns};
use crate::registry::synth::Density;
use crate::registry::synth::damage::{DamageClass, DamageKind};

/// One thing that must be reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Aim {
    /// What: a key of the texts.
    pub key: &'static str,
    /// Whose guns.
    pub guns: Guns,
    /// The share that is wanted, in parts of a thousand.
    pub wanted: u64,
    /// Cases that had it.
    pub reached: u64,
    /// Cases in all. For what the list can reach: how often the list had it.
    pub of: u64,
    /// Whether it is.
    pub met: bool,
}

/// Classes of one error in a serial number.
const ONE_ERROR: [DamageClass; 6] = [
    DamageClass::ConfusableGlyph,
    DamageClass::Handwriting,
    DamageClass::AnyEdit,
    DamageClass::Transposed,
    DamageClass::Doubled,
    DamageClass::Dropped,
];

/// Compares the figures with what is wanted at this density.
#[must_use]
pub fn aims(density: Density, results: &[ClassResult], entry: &[EntryResult]) -> Vec<Aim> {
    let mut aims = Vec::new();
    for guns in [Guns::Synthetic, Guns::Recovered] {
        let of: Vec<&ClassResult> = results.iter().filter(|r| r.guns == guns).collect();
        if of.is_empty() {
            continue;
        }
        if density == Density::Sparse {
            aims.extend(sparse(guns, &of));
        }
        let all = |figure: fn(&ClassResult) -> u64| of.iter().map(|r| figure(r)).sum();
        // Every single one.
        aims.push(aim(
            ("note-aim-other-real-flagged", guns, 1000),
            all(|r| r.other_real_flagged),
            all(|r| r.other_real),
        ));
    }
    if density == Density::Runs {
        let compared: Vec<_> = results.iter().filter_map(|r| r.oracle).collect();
        let sum = |figure: fn(&super::OracleResult) -> u64| compared.iter().map(figure).sum();
        if compared.iter().any(|c| c.queries > 0) {
            let guns = Guns::Synthetic;
            aims.push(aim(
                ("note-aim-oracle-ten", guns, 980),
                sum(|c| c.engine_in_ten),
                sum(|c| c.in_ten),
            ));
            aims.push(aim(
                ("note-aim-oracle-first", guns, 980),
                sum(|c| c.engine_first),
                sum(|c| c.first),
            ));
        }
    }
    let swaps = entry.iter().filter(|e| e.class.kind() != DamageKind::None);
    let (warned, forms) = swaps.fold((0, 0), |(w, f), e| (w + e.warned, f + e.forms));
    aims.push(aim(("note-aim-swaps-caught", Guns::Synthetic, 800), warned, forms));
    aims
}

fn sparse(guns: Guns, results: &[&ClassResult]) -> [Aim; 5] {
    let sum = |classes: &[DamageClass], fields: Fields, figure: fn(&ClassResult) -> u64| {
        let fit = |r: &&&ClassResult| classes.contains(&r.class) && r.fields == fields;
        let (reached, of) = results
            .iter()
            .filter(fit)
            .fold((0, 0), |(reached, of), r| (reached + figure(r), of + r.queries));
        (reached, of)
    };
    let of = |key, wanted, (reached, of)| aim((key, guns, wanted), reached, of);
    let ten: fn(&ClassResult) -> u64 = |r| r.in_ten;
    [
        of(
            "note-aim-confusable-ten",
            995,
            sum(&[DamageClass::ConfusableGlyph], Fields::Serial, ten),
        ),
        of("note-aim-any-edit-ten", 970, sum(&[DamageClass::AnyEdit], Fields::Serial, ten)),
        of("note-aim-two-edits-ten", 900, sum(&[DamageClass::TwoEdits], Fields::Maker, ten)),
        of(
            "note-aim-unknown-two-twenty",
            900,
            sum(&[DamageClass::UnknownTwo], Fields::Maker, |r| r.in_twenty),
        ),
        of("note-aim-one-error-first", 900, sum(&ONE_ERROR, Fields::MakerCalibre, |r| r.first)),
    ]
}

/// An aim is met if there was nothing to reach; one that was to be tried and was not is not.
fn aim((key, guns, wanted): (&'static str, Guns, u64), reached: u64, of: u64) -> Aim {
    let must_be_tried = !matches!(
        key,
        "note-aim-other-real-flagged" | "note-aim-oracle-ten" | "note-aim-oracle-first"
    );
    let met = reached * 1000 >= of * wanted && (of > 0 || !must_be_tried);
    Aim { key, guns, wanted, reached, of, met }
}
