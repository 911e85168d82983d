//! What is said of an incident, and what must be.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::{FirearmType, Obliteration};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::REFERENCE_MAX;
use vestigo_protocol::time::Timestamp;

use super::{Group, IncidentRefused, Kind, WORDS_MAX, day};
use crate::holdings::gun::Gun;

/// Bytes of a line of text. A place, an agency and a case number fit what the wire carries.
const LINE_MAX: usize = REFERENCE_MAX - 24;

/// Whose a gun can be.
pub const OWNERS: &[&str] = &["NATURAL", "LICENSEE", "FORCE", "STATE"];

/// How the number of a gun can be.
pub const OBLITERATIONS: &[&str] = &["NONE", "PARTIAL", "FULL", "ALTERED", "NEVER_MARKED"];

/// What is said of an incident; an empty text is not known.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Particulars {
    /// The gun.
    pub gun: Gun,
    /// State of its number (`NONE`, `PARTIAL`, `FULL`, `ALTERED`, `NEVER_MARKED`).
    pub obliteration: String,
    /// Day of the theft, loss, seizure, find, surrender or crossing, `2026-11-23`.
    pub date: String,
    /// Where.
    pub place: String,
    /// The agency that reports it.
    pub agency: String,
    /// The agency's case number.
    pub case_number: String,
    /// Whose it lawfully is (`NATURAL`, `LICENSEE`, `FORCE`, `STATE`).
    pub owner: String,
    /// Legal ground of a seizure.
    pub ground: String,
    /// Customs office or border post.
    pub post: String,
    /// The other State of a crossing, ISO 3166-1 alpha-2.
    pub other_state: String,
    /// Consignor of an import, consignee of an export or transit.
    pub party: String,
    /// Number of the licence or declaration.
    pub licence: String,
    /// What else is known.
    pub circumstances: String,
}

crate::holdings::silent!(Particulars);

/// A line of text without blanks around it.
pub(super) fn line(
    field: &'static str,
    text: &str,
    needed: bool,
) -> Result<String, IncidentRefused> {
    let text = text.trim();
    let fits = text.len() <= LINE_MAX && !text.chars().any(char::is_control);
    if !fits || (needed && text.is_empty()) {
        return Err(IncidentRefused::Needs(field));
    }
    Ok(text.to_owned())
}

impl Particulars {
    /// In its normal form, if it says what an incident of this kind must (NCIC: originating agency,
    /// serial number, make, calibre, type, date, case number; for what the authority has, the place too).
    ///
    /// # Errors
    /// [`IncidentRefused`].
    pub fn checked(&self, kind: Kind, now: Timestamp) -> Result<Self, IncidentRefused> {
        let group = kind.group();
        let crosses = group == Group::Border;
        let gun = &self.gun;
        let typed = gun.kind.trim();
        let known = FirearmType::parse(&typed.to_ascii_uppercase()).is_ok()
            || FirearmType::from_words(typed).is_some();
        if !known {
            return Err(IncidentRefused::Needs("type"));
        }
        let country = line("country", &gun.country, false)?.to_ascii_uppercase();
        if !country.is_empty() && Country::parse(&country).is_none() {
            return Err(IncidentRefused::Needs("country"));
        }
        let other_state = line("other_state", &self.other_state, crosses)?.to_ascii_uppercase();
        if !other_state.is_empty() && Country::parse(&other_state).is_none() {
            return Err(IncidentRefused::Needs("other_state"));
        }
        let obliteration = match self.obliteration.trim() {
            "" => Obliteration::None,
            word => Obliteration::from_name(&word.to_ascii_uppercase())
                .ok_or(IncidentRefused::Needs("obliteration"))?,
        };
        let gun = Gun {
            kind: line("type", typed, true)?,
            maker: line("maker", &gun.maker, true)?,
            model: line("model", &gun.model, false)?,
            calibre: line("calibre", &gun.calibre, true)?,
            serial: line("serial", &gun.serial, false)?,
            country,
        };
        if gun.description(Vec::new()).is_err() {
            return Err(IncidentRefused::Needs("serial"));
        }
        // A text without a letter or digit is no number either.
        let has_number = !gun.key().is_empty();
        let may_lack = group == Group::Custody && obliteration != Obliteration::None;
        if !has_number && (!may_lack || !gun.serial.is_empty()) {
            return Err(IncidentRefused::Number);
        }
        let owner = self.owner.trim().to_ascii_uppercase();
        let is_listed = OWNERS.contains(&owner.as_str());
        if !owner.is_empty() && !is_listed {
            return Err(IncidentRefused::Needs("owner"));
        }
        let circumstances = self.circumstances.trim().to_owned();
        if circumstances.len() > WORDS_MAX {
            return Err(IncidentRefused::Needs("circumstances"));
        }
        if self.date.trim().is_empty() {
            return Err(IncidentRefused::Needs("date"));
        }
        Ok(Self {
            gun,
            obliteration: obliteration.name().to_owned(),
            date: day(&self.date, now).ok_or(IncidentRefused::Needs("date"))?,
            place: line("place", &self.place, group == Group::Custody)?,
            agency: line("agency", &self.agency, true)?,
            case_number: line("case_number", &self.case_number, true)?,
            owner,
            ground: line("ground", &self.ground, false)?,
            post: line("post", &self.post, crosses)?,
            other_state,
            party: line("party", &self.party, crosses)?,
            licence: line("licence", &self.licence, crosses)?,
            circumstances,
        })
    }
}
