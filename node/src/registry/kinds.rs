//! The kinds of guns that are met while many records are gone through: registers hold few, so what
//! is derived from maker, model, calibre and the rest is derived once.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Digest;

use super::index::{Batch, ProfileNumber};
use super::profile::{Profile, SetNumber};
use super::symbols::Folded;

/// Kinds that are remembered at once: a file whose every row is of another kind costs time, not
/// memory.
const REMEMBERED: usize = 1 << 16;

/// A kind of gun: everything but its marks and dates.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// In the marks that are gathered.
    pub(super) profile: ProfileNumber,
    /// Hash of maker and model in the forms that are compared.
    named: u64,
    /// In `Kinds::kinds`, while that has not been cleared again.
    at: usize,
    cleared: u32,
}

/// See the module.
pub(super) struct Kinds {
    set: SetNumber,
    hasher: DefaultHashBuilder,
    by_text: HashTable<usize>,
    kinds: Vec<Known>,
    last: usize,
    /// How often `kinds` was cleared.
    cleared: u32,
}

struct Known {
    text: FirearmDescription,
    profile: Profile,
    kind: Kind,
}

impl Kinds {
    pub(super) fn new(set: SetNumber) -> Self {
        let hasher = DefaultHashBuilder::default();
        let by_text = HashTable::new();
        Self { set, hasher, by_text, kinds: Vec::new(), last: 0, cleared: 0 }
    }

    /// The kind of a description.
    pub(super) fn of(&mut self, description: &FirearmDescription, marks: &mut Batch) -> Kind {
        if let Some(known) = self.kinds.get(self.last).filter(|k| same(&k.text, description)) {
            return known.kind;
        }
        let hash = self.text_hash(description);
        let found = self.by_text.find(hash, |at| {
            self.kinds.get(*at).is_some_and(|known| same(&known.text, description))
        });
        if let Some(at) = found {
            self.last = *at;
        } else {
            self.last = self.remember(hash, description, marks);
        }
        let at = self.last;
        self.kinds.get(at).map_or_else(
            || Kind {
                profile: marks.intern(&Profile::default()),
                named: 0,
                at,
                cleared: self.cleared,
            },
            |known| known.kind,
        )
    }

    fn remember(
        &mut self,
        hash: u64,
        description: &FirearmDescription,
        marks: &mut Batch,
    ) -> usize {
        if self.kinds.len() >= REMEMBERED {
            self.cleared = self.cleared.wrapping_add(1);
            self.kinds.clear();
            self.by_text.clear();
        }
        let at = self.kinds.len();
        let profile = Profile::of(self.set, description);
        let named = self.hasher.hash_one((&profile.maker, &profile.model));
        let kind = Kind { profile: marks.intern(&profile), named, at, cleared: self.cleared };
        let text =
            FirearmDescription { marks: Vec::new(), manufactured: None, ..description.clone() };
        self.kinds.push(Known { text, profile, kind });
        let (kinds, hasher) = (&self.kinds, &self.hasher);
        self.by_text.insert_unique(hash, at, |at| {
            kinds.get(*at).map_or(0, |known| text_hash(hasher, &known.text))
        });
        at
    }

    /// What makes two rows one gun, as one number.
    pub(super) fn hash(&self, kind: Kind, serial: Option<&Folded>) -> u64 {
        self.hasher.hash_one((kind.named, serial))
    }

    /// The same of a gun whose serial the index does not keep whole.
    pub(super) fn hash_of(&self, identity: &Digest) -> u64 {
        self.hasher.hash_one(identity.0)
    }

    /// The profile of a kind that was just given out.
    pub(super) fn profile(&self, kind: Kind) -> Option<&Profile> {
        self.kinds.get(kind.at).map(|known| &known.profile)
    }

    /// Whether a gun of the index may be of this kind, as far as that makes it the same gun; any
    /// may if the kind is not remembered any more.
    pub(super) fn fits(&self, kind: Kind, found: &Profile) -> bool {
        kind.cleared != self.cleared
            || self.kinds.get(kind.at).is_some_and(|known| {
                let sought = &known.profile;
                sought.set == found.set
                    && sought.maker == found.maker
                    && sought.model == found.model
            })
    }

    fn text_hash(&self, description: &FirearmDescription) -> u64 {
        text_hash(&self.hasher, description)
    }
}

fn text_hash(hasher: &DefaultHashBuilder, d: &FirearmDescription) -> u64 {
    hasher.hash_one((
        (&d.maker, &d.brand, &d.importer, &d.model),
        (&d.calibre, d.firearm_type, d.country_of_manufacture),
    ))
}

/// Whether two descriptions are of one kind, letter by letter.
fn same(a: &FirearmDescription, b: &FirearmDescription) -> bool {
    a.maker == b.maker
        && a.model == b.model
        && a.calibre == b.calibre
        && a.firearm_type == b.firearm_type
        && a.country_of_manufacture == b.country_of_manufacture
        && a.brand == b.brand
        && a.importer == b.importer
}
