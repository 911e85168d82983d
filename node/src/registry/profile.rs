//! What a record says about its gun beside the serial number, in the forms that are compared.
//!
//! A large register describes few kinds of guns: millions of records share some thousand
//! profiles, so an index keeps each once and a search compares each once.

use std::fmt;

use vestigo_protocol::codes::FirearmType;
use vestigo_protocol::firearm::{FirearmDescription, calibre, make};
use vestigo_protocol::ids::Country;

use super::record::model_form;

/// The number of a record set in its registry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetNumber(pub u32);

/// A gun but for its serial number and year. Empty texts are unknown.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profile {
    /// The record set.
    pub set: SetNumber,
    /// [`make::normal_form`] of the maker.
    pub maker: String,
    /// The same of the brand.
    pub brand: String,
    /// The same of the importer.
    pub importer: String,
    /// [`model_form`] of the model.
    pub model: String,
    /// [`calibre::normal_form`].
    pub calibre: String,
    /// NCIC type.
    pub firearm_type: Option<FirearmType>,
    /// Country of manufacture.
    pub country: Option<Country>,
}

impl fmt::Debug for Profile {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Profile")
    }
}

impl Profile {
    /// What a description says.
    #[must_use]
    pub fn of(set: SetNumber, description: &FirearmDescription) -> Self {
        let form = |name: &Option<vestigo_protocol::firearm::Name>, form: fn(&str) -> String| {
            name.as_ref().map(|name| form(name.as_str())).unwrap_or_default()
        };
        Self {
            set,
            maker: form(&description.maker, make::normal_form),
            brand: form(&description.brand, make::normal_form),
            importer: form(&description.importer, make::normal_form),
            model: form(&description.model, model_form),
            calibre: form(&description.calibre, calibre::normal_form),
            firearm_type: description.firearm_type,
            country: description.country_of_manufacture,
        }
    }
}
