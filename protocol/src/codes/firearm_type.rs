//! The type of a gun in the NCIC code: one letter for what it is, one for how it works.
//!
//! Letters and meanings are those of the National Information Exchange Model, NIEMOpen
//! (<https://github.com/niemopen/niem-model>), under CC BY 4.0; the names are shortened, and the
//! words beside them are ours. See the file NOTICE.

use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

/// NCIC gun type: one or two upper-case letters, such as `P`, `PI`, `RB`, `SP`.
///
/// Letters this version does not know are kept; only the form is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FirearmType {
    kind: u8,
    action: Option<u8>,
}

/// A text that is not one or two letters A–Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a firearm type is one or two letters A to Z, such as P, PR or RB")]
pub struct FirearmTypeError;

/// First letter (NCIC gun type code, in NIEM as `ncic:GTYPCodeType`).
const KINDS: &[(u8, &str)] = &[
    (b'A', "CANNON"),
    (b'B', "SUBMACHINE_GUN"),
    (b'C', "RIFLE_SHOTGUN_COMBINATION"),
    (b'D', "DISGUISED_GUN"),
    (b'E', "ELECTRIC_SHOCK"),
    (b'F', "AMMUNITION"),
    (b'G', "GRENADE"),
    (b'H', "BOMB"),
    (b'I', "MINE"),
    (b'J', "MISSILE"),
    (b'K', "ROCKET"),
    (b'M', "MACHINE_GUN"),
    (b'O', "MORTAR"),
    (b'P', "PISTOL"),
    (b'Q', "SHOTGUN_PISTOL"),
    (b'R', "RIFLE"),
    (b'S', "SHOTGUN"),
    (b'V', "SILENCER"),
    (b'Z', "OTHER"),
];

/// Second letter (NIEM `j:FirearmCategoryDescriptionCode`).
const ACTIONS: &[(u8, &str)] = &[
    (b'A', "AUTOMATIC"),
    (b'B', "BOLT"),
    (b'C', "CARBINE"),
    (b'D', "DERRINGER"),
    (b'E', "DOUBLE_BARREL"),
    (b'F', "FLARE"),
    (b'G', "GAS"),
    (b'H', "FLINTLOCK"),
    (b'I', "SEMI_AUTOMATIC"),
    (b'J', "JET_PROPELLED"),
    (b'K', "BLANK"),
    (b'L', "LEVER"),
    (b'N', "LAUNCHER"),
    (b'O', "OVER_UNDER"),
    (b'P', "PUMP"),
    (b'R', "REVOLVER"),
    (b'S', "SINGLE_SHOT"),
    (b'T', "RECOILLESS"),
    (b'U', "PERCUSSION"),
    (b'V', "TEAR_GAS"),
    (b'W', "THREE_BARRELS"),
    (b'X', "FOUR_OR_MORE_BARRELS"),
];

/// What people write, in English, Spanish, Portuguese and French, lower case without accents.
/// `pistol` is `P` and no more: the word says nothing about how it works.
const WORDS: &[(&str, &str)] = &[
    ("pistol", "P"),
    ("pistola", "P"),
    ("pistolet", "P"),
    ("handgun", "P"),
    ("arma corta", "P"),
    ("arma curta", "P"),
    ("arme de poing", "P"),
    ("semi automatic pistol", "PI"),
    ("semiautomatic pistol", "PI"),
    ("self loading pistol", "PI"),
    ("pistola semiautomatica", "PI"),
    ("pistolet semi automatique", "PI"),
    ("derringer", "PD"),
    ("revolver", "PR"),
    ("rifle", "R"),
    ("fusil", "R"),
    ("fuzil", "R"),
    ("bolt action rifle", "RB"),
    ("bolt rifle", "RB"),
    ("lever action rifle", "RL"),
    ("semi automatic rifle", "RI"),
    ("semiautomatic rifle", "RI"),
    ("assault rifle", "RA"),
    ("automatic rifle", "RA"),
    ("fusil de asalto", "RA"),
    ("fuzil de assalto", "RA"),
    ("fusil d assaut", "RA"),
    ("carbine", "RC"),
    ("carabina", "RC"),
    ("carabine", "RC"),
    ("shotgun", "S"),
    ("escopeta", "S"),
    ("espingarda", "S"),
    ("fusil de chasse", "S"),
    ("fusil a pompe", "SP"),
    ("pump shotgun", "SP"),
    ("pump action shotgun", "SP"),
    ("escopeta de bombeo", "SP"),
    ("submachine gun", "B"),
    ("machine pistol", "B"),
    ("subfusil", "B"),
    ("submetralhadora", "B"),
    ("pistolet mitrailleur", "B"),
    ("machine gun", "M"),
    ("machinegun", "M"),
    ("ametralladora", "M"),
    ("metralhadora", "M"),
    ("mitrailleuse", "M"),
    ("silencer", "V"),
    ("suppressor", "V"),
    ("silenciador", "V"),
    ("silencieux", "V"),
    ("combination gun", "C"),
    ("launcher", "ZN"),
    ("other", "Z"),
    ("otro", "Z"),
    ("outro", "Z"),
    ("autre", "Z"),
];

impl FirearmType {
    /// Reads one or two upper-case letters.
    ///
    /// # Errors
    /// Any other text.
    pub const fn parse(text: &str) -> Result<Self, FirearmTypeError> {
        match *text.as_bytes() {
            [kind @ b'A'..=b'Z'] => Ok(Self { kind, action: None }),
            [kind @ b'A'..=b'Z', action @ b'A'..=b'Z'] => Ok(Self { kind, action: Some(action) }),
            _ => Err(FirearmTypeError),
        }
    }

    /// The type that a word names in English, Spanish, Portuguese or French, whatever its case
    /// and accents. A two-letter code is not a word.
    #[must_use]
    pub fn from_words(text: &str) -> Option<Self> {
        let plain: String =
            crate::text::plain(text).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, code) = WORDS.iter().find(|(word, _)| *word == plain)?;
        Self::parse(code).ok()
    }

    /// The letters.
    #[must_use]
    pub fn code(self) -> String {
        std::iter::once(self.kind).chain(self.action).map(char::from).collect()
    }

    /// What it is, such as `PISTOL`; `UNRECOGNISED` for a letter this version does not know.
    #[must_use]
    pub fn kind_name(self) -> &'static str {
        name_of(KINDS, self.kind)
    }

    /// How it works, such as `REVOLVER`, if the second letter is there.
    #[must_use]
    pub fn action_name(self) -> Option<&'static str> {
        self.action.map(|letter| name_of(ACTIONS, letter))
    }

    /// Whether two descriptions of the type say the same: `Some(true)` if they agree,
    /// `Some(false)` if they contradict each other, `None` if one is too vague to tell.
    ///
    /// A missing second letter agrees with any, except that a bare `P` neither agrees with nor
    /// contradicts a revolver: many people mean a self-loading pistol by "pistol", some any
    /// handgun.
    #[must_use]
    pub const fn agrees(self, other: Self) -> Option<bool> {
        if self.kind != other.kind {
            return Some(false);
        }
        match (self.action, other.action) {
            (Some(a), Some(b)) => Some(a == b),
            (None, Some(b'R')) | (Some(b'R'), None) if self.kind == b'P' => None,
            _ => Some(true),
        }
    }
}

fn name_of(list: &[(u8, &'static str)], letter: u8) -> &'static str {
    list.iter().find(|(l, _)| *l == letter).map_or("UNRECOGNISED", |(_, name)| name)
}

impl std::fmt::Display for FirearmType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code())
    }
}

impl<C> Encode<C> for FirearmType {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.code())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for FirearmType {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let position = d.position();
        Self::parse(d.str()?).map_err(|e| minicbor::decode::Error::message(e).at(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    fn of(code: &str) -> FirearmType {
        FirearmType::parse(code).unwrap()
    }

    #[test]
    fn words_of_four_languages_name_a_type() {
        for (word, code) in [
            ("Pistol", "P"),
            ("RIFLE", "R"),
            ("handgun", "P"),
            ("Revólver", "PR"),
            ("revolver", "PR"),
            ("Escopeta", "S"),
            ("espingarda", "S"),
            ("fusil d'assaut", "RA"),
            ("Semi-Automatic  Pistol", "PI"),
        ] {
            assert_eq!(FirearmType::from_words(word), Some(of(code)), "{word}");
        }
        assert_eq!(FirearmType::from_words("thing"), None);
        for (word, code) in WORDS {
            assert_eq!(FirearmType::from_words(word), Some(of(code)), "{word}");
        }
    }

    #[test]
    fn an_unknown_letter_is_kept_and_another_form_is_refused() {
        let strange = of("YQ");
        assert_eq!(strange.kind_name(), "UNRECOGNISED");
        let bytes = codec::encode(&strange);
        assert_eq!(codec::decode::<FirearmType>(&bytes).unwrap(), strange);
        for bad in ["", "p", "PIS", "P1", "É"] {
            assert_eq!(FirearmType::parse(bad), Err(FirearmTypeError), "{bad}");
            assert!(codec::decode::<FirearmType>(&codec::encode(&bad.to_owned())).is_err());
        }
    }

    #[test]
    fn a_vague_type_agrees_with_a_precise_one_but_not_pistol_with_revolver() {
        assert_eq!(of("R").agrees(of("RB")), Some(true));
        assert_eq!(of("P").agrees(of("PI")), Some(true));
        assert_eq!(of("P").agrees(of("PR")), None);
        assert_eq!(of("PI").agrees(of("PR")), Some(false));
        assert_eq!(of("P").agrees(of("S")), Some(false));
    }
}
