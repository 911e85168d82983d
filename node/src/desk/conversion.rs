//! Guns without a number that one workshop converted: what a conversion left on them, and whether two
//! guns bear the same.
//!
//! An alarm or signal pistol leaves its factory without a number that any register holds, and who bores
//! it puts none on. What tells whose work it is, is how it was done: the laboratory writes it down as a
//! mark of kind `CONVERSION`, the *signature*. Its words are divided by semicolons. Those of the closed
//! list [`FEATURES`] mean the same in every language; any other (the thread of the muzzle, the number of
//! grooves, a sign that was punched in) is as it was measured or seen.

use std::collections::BTreeSet;

use vestigo_protocol::codes::{ManufactureClass, MarkKind, Obliteration};
use vestigo_protocol::firearm::{FirearmDescription, Name, calibre, make};

/// What is done to a gun in converting it: how barrel, chamber and the rest were worked.
pub const FEATURES: [&str; 11] = [
    "BARREL_REPLACED",
    "BARREL_BORED",
    "BARREL_SLEEVED",
    "OBSTRUCTION_REMOVED",
    "RIFLING_CUT",
    "CHAMBER_REAMED",
    "MUZZLE_THREADED",
    "VENT_CLOSED",
    "SLIDE_REINFORCED",
    "FIRING_PIN_CHANGED",
    "MARKS_REMOVED",
];

/// Words that two signatures share at least before they say anything: a bored barrel alone is on every
/// second converted pistol.
const SHARED_MIN: usize = 2;

/// Whether a gun is described as one that never bore a number of its own: made so that there is none,
/// and said to have been never marked. Its type must be known, for nothing else can be compared.
#[must_use]
pub fn never_numbered(gun: &FirearmDescription) -> bool {
    gun.obliteration == Some(Obliteration::NeverMarked)
        && gun.manufacture_class.is_some_and(ManufactureClass::may_lack_number)
        && gun.firearm_type.is_some()
        && gun.serials().next().is_none()
}

/// What a conversion left on a gun, made comparable.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature {
    /// What it was converted from: two classes are never one workshop's same work.
    class: ManufactureClass,
    /// The words, each once, folded.
    words: BTreeSet<String>,
    maker: Option<Name>,
    model: Option<Name>,
    calibre: Option<Name>,
}

impl std::fmt::Debug for Signature {
    /// Silent: it describes a gun.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signature")
    }
}

/// How far two guns bear the same conversion. Better is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They share half of what is known of either or more.
    Alike,
    /// All that is known of both is the same, and neither maker nor calibre contradicts.
    Same,
}

impl Likeness {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Alike, Self::Same];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alike => "ALIKE",
            Self::Same => "SAME",
        }
    }
}

/// What links two guns.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    /// How far.
    pub likeness: Likeness,
    /// The words that both bear, of [`FEATURES`] or as folded.
    pub shared: Vec<String>,
    /// Which of `maker`, `model` and `calibre` agree besides.
    pub agrees: Vec<&'static str>,
}

impl std::fmt::Debug for Link {
    /// Silent but for how far.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Link({:?})", self.likeness)
    }
}

/// The words of a mark of kind `CONVERSION`, in order, each once: capital letters and digits, what
/// stands between them as `_`, so that `M10 x 1` and `m10x1` are one word and a feature is its name.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in text.split(';') {
        let upper = part.to_uppercase();
        let named = upper.trim().replace([' ', '-'], "_");
        let word = match FEATURES.contains(&named.as_str()) {
            true => named,
            false => upper.chars().filter(|c| c.is_alphanumeric() || *c == '.').collect(),
        };
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// A mark of kind `CONVERSION` as it is sent: the features by their names, the rest as it was typed.
#[must_use]
pub fn tidied(text: &str) -> String {
    let part = |part: &str| {
        let part = part.trim();
        let named = part.to_uppercase().replace([' ', '-'], "_");
        if FEATURES.contains(&named.as_str()) { named } else { part.to_owned() }
    };
    let parts: Vec<String> = text.split(';').map(part).filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

/// The signature of a gun; none unless it is a converted one and something of the conversion is told.
#[must_use]
pub fn signature(gun: &FirearmDescription) -> Option<Signature> {
    let class = gun.manufacture_class.filter(|class| class.is_converted())?;
    let told = gun.marks.iter().filter(|mark| mark.kind == MarkKind::Conversion);
    let words: BTreeSet<String> = told.flat_map(|mark| words(mark.text.as_str())).collect();
    (!words.is_empty()).then(|| Signature {
        class,
        words,
        maker: gun.maker.clone(),
        model: gun.model.clone(),
        calibre: gun.calibre.clone(),
    })
}

/// What links two signatures; none if they share too little.
#[must_use]
pub fn link(one: &Signature, other: &Signature) -> Option<Link> {
    if one.class != other.class {
        return None;
    }
    let shared: Vec<String> = one.words.intersection(&other.words).cloned().collect();
    let known = one.words.union(&other.words).count();
    if shared.len() < SHARED_MIN || shared.len().saturating_mul(2) < known {
        return None;
    }
    let maker = same(&one.maker, &other.maker, make::same_maker);
    let model = same(&one.model, &other.model, |a, b| model_form(a) == model_form(b));
    let calibre = same(&one.calibre, &other.calibre, calibre::same_calibre);
    let contradicts = [maker, calibre].contains(&Some(false));
    let is_same = shared.len() == known && !contradicts;
    let compared = [("maker", maker), ("model", model), ("calibre", calibre)];
    Some(Link {
        likeness: if is_same { Likeness::Same } else { Likeness::Alike },
        shared,
        agrees: compared.iter().filter(|(_, is)| *is == Some(true)).map(|(it, _)| *it).collect(),
    })
}

/// Models compare by letters and digits alone.
fn model_form(model: &str) -> String {
    model.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn same(a: &Option<Name>, b: &Option<Name>, same: impl Fn(&str, &str) -> bool) -> Option<bool> {
    Some(same(a.as_ref()?.as_str(), b.as_ref()?.as_str()))
}

#[cfg(test)]
mod tests;
