//! Kind 1, and what the asker adds later.

use minicbor::{Decode, Encode};

use super::fields::body;
use super::matters::{ConsentAsked, StatisticsAsked, WatchAsked};
use crate::codes::{
    AssistanceField, BulletinKind, FirearmType, IllicitBasis, ManufactureClass, Obliteration,
    RecoveryKind,
};
use crate::firearm::{ChainEvent, FirearmDescription, Mark, Name, PartialDate};
use crate::ids::{Country, LeafHash, NodeName};
use crate::limits::{MARKS_MAX, NOTE_MAX, PLACE_MAX, REFERENCE_MAX};
use crate::text::Text;

/// Label 33: the answer of another node that led here. Sent only where that answer's handling tag
/// allows the receiving State.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Onward {
    /// Who named the receiving country.
    #[n(1)]
    pub named_by: NodeName,
    /// The entry that holds the naming answer.
    #[n(2)]
    pub answer: LeafHash,
}

body! {
    /// Kind 1: describes a gun and asks what the records say.
    Query {
        /// 16: NCIC type, one or two letters.
        firearm_type: opt FirearmType = 16,
        /// 17: factory, craft, converted and so on.
        manufacture_class: opt ManufactureClass = 17,
        /// 18: maker's name as marked.
        maker: opt Name = 18,
        /// 19: brand, where it is not the maker.
        brand: opt Name = 19,
        /// 20: importer as marked.
        importer: opt Name = 20,
        /// 21: model as marked.
        model: opt Name = 21,
        /// 22: calibre as marked.
        calibre: opt Name = 22,
        /// 23: country of manufacture.
        country_of_manufacture: opt Country = 23,
        /// 24: when it was made, mostly a year.
        manufactured: opt PartialDate = 24,
        /// 25: each mark, the frame's serial number first; at most 64.
        marks: many Mark = 25,
        /// 26: state of the serial number.
        obliteration: opt Obliteration = 26,
        /// 27: when it was recovered.
        recovered_on: opt PartialDate = 27,
        /// 28: seized, found or surrendered.
        recovery: opt RecoveryKind = 28,
        /// 29: where.
        recovery_place: opt Text<PLACE_MAX> = 29,
        /// 30: circumstances of the finding.
        circumstances: opt Text<NOTE_MAX> = 30,
        /// 31: why it is illicit, each limb.
        illicit_basis: many IllicitBasis = 31,
        /// 32: the asker's own reference.
        case_reference: opt Text<REFERENCE_MAX> = 32,
        /// 33: what led here.
        onward: opt Onward = 33,
        /// Earlier entries, in both logs, that this is about: the answer to be used further, the
        /// decision to be clarified, the watch that fired; of a trace, the request that is reopened.
        concerns: many LeafHash = 34,
        /// What consent is asked for; in a CONSENT_REQUEST.
        consent: opt ConsentAsked = 35,
        /// The standing alert; in a WATCH.
        watch: opt WatchAsked = 36,
        /// What a BULLETIN is about; its words are label 10.
        bulletin: opt BulletinKind = 37,
        /// What happened to the gun, by the sender's records; in notices.
        events: many ChainEvent = 38,
        /// Figures; in an AGGREGATE_STATISTICS.
        statistics: opt StatisticsAsked = 39,
        /// With what; in an ASSISTANCE_REQUEST or ASSISTANCE_OFFER.
        assistance: opt AssistanceField = 40,
    }
}

impl Query {
    /// The gun as described.
    #[must_use]
    pub fn firearm(&self) -> FirearmDescription {
        FirearmDescription {
            firearm_type: self.firearm_type,
            manufacture_class: self.manufacture_class,
            maker: self.maker.clone(),
            brand: self.brand.clone(),
            importer: self.importer.clone(),
            model: self.model.clone(),
            calibre: self.calibre.clone(),
            country_of_manufacture: self.country_of_manufacture,
            manufactured: self.manufactured,
            obliteration: self.obliteration,
            marks: self.marks.clone(),
        }
    }

    /// What the request describes after a reply to an information request. A field that the
    /// supplement gives stands instead of the query's; its marks stand instead of those of the same
    /// kind on the same component, and others join the rest; further limbs of the definition of
    /// illicit are added. Of more than [`MARKS_MAX`] marks the last are left out. Nothing that was
    /// said is lost by it: both statements stay in both logs.
    pub fn supplement(&mut self, supplement: &Supplement) {
        fn put<T: Clone>(to: &mut Option<T>, from: &Option<T>) {
            if from.is_some() {
                to.clone_from(from);
            }
        }
        put(&mut self.firearm_type, &supplement.firearm_type);
        put(&mut self.maker, &supplement.maker);
        put(&mut self.importer, &supplement.importer);
        put(&mut self.model, &supplement.model);
        put(&mut self.calibre, &supplement.calibre);
        put(&mut self.country_of_manufacture, &supplement.country_of_manufacture);
        put(&mut self.manufactured, &supplement.manufactured);
        put(&mut self.obliteration, &supplement.obliteration);
        put(&mut self.circumstances, &supplement.circumstances);
        let place = |mark: &Mark| (mark.kind, mark.component);
        self.marks.retain(|old| !supplement.marks.iter().any(|new| place(new) == place(old)));
        // A number on the frame is looked for first.
        let (frame, other): (Vec<Mark>, Vec<Mark>) = supplement
            .marks
            .iter()
            .cloned()
            .partition(|mark| mark.is_serial() && mark.component.is_frame());
        self.marks.splice(0..0, frame);
        self.marks.extend(other);
        self.marks.truncate(MARKS_MAX);
        for limb in &supplement.illicit_basis {
            if !self.illicit_basis.contains(limb) {
                self.illicit_basis.push(*limb);
            }
        }
    }

    /// A query that describes `firearm` and nothing else yet.
    #[must_use]
    pub fn describing(firearm: FirearmDescription) -> Self {
        Self {
            firearm_type: firearm.firearm_type,
            manufacture_class: firearm.manufacture_class,
            maker: firearm.maker,
            brand: firearm.brand,
            importer: firearm.importer,
            model: firearm.model,
            calibre: firearm.calibre,
            country_of_manufacture: firearm.country_of_manufacture,
            manufactured: firearm.manufactured,
            marks: firearm.marks,
            obliteration: firearm.obliteration,
            recovered_on: None,
            recovery: None,
            recovery_place: None,
            circumstances: None,
            illicit_basis: Vec::new(),
            case_reference: None,
            onward: None,
            concerns: Vec::new(),
            consent: None,
            watch: None,
            bulletin: None,
            events: Vec::new(),
            statistics: None,
            assistance: None,
        }
    }
}

body! {
    /// Kind 15: the asker's reply to an information request. Labels mean what they mean in a query.
    Supplement {
        /// 16: NCIC type.
        firearm_type: opt FirearmType = 16,
        /// 18: maker.
        maker: opt Name = 18,
        /// 20: importer.
        importer: opt Name = 20,
        /// 21: model.
        model: opt Name = 21,
        /// 22: calibre.
        calibre: opt Name = 22,
        /// 23: country of manufacture.
        country_of_manufacture: opt Country = 23,
        /// 24: when it was made.
        manufactured: opt PartialDate = 24,
        /// 25: further marks; at most 64.
        marks: many Mark = 25,
        /// 26: state of the serial number, such as after a laboratory has worked on it.
        obliteration: opt Obliteration = 26,
        /// 30: circumstances.
        circumstances: opt Text<NOTE_MAX> = 30,
        /// Limbs of the definition of illicit.
        illicit_basis: many IllicitBasis = 31,
    }
}

body! {
    /// Kind 9.
    Withdrawal {
        /// 16: why, in words.
        reason: opt Text<NOTE_MAX> = 16,
    }
}

impl Supplement {
    /// A supplement that says nothing yet.
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            firearm_type: None,
            maker: None,
            importer: None,
            model: None,
            calibre: None,
            country_of_manufacture: None,
            manufactured: None,
            marks: Vec::new(),
            obliteration: None,
            circumstances: None,
            illicit_basis: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{MarkComponent, MarkKind};

    fn serial(component: MarkComponent, text: &str) -> Mark {
        Mark::serial(component, text).unwrap()
    }

    #[test]
    fn a_better_reading_stands_instead_of_the_first_and_the_rest_stays() {
        use MarkComponent::{Barrel, Frame, Slide};
        let mut gun = FirearmDescription { maker: Name::new("Maker").ok(), ..Default::default() };
        gun.marks = vec![serial(Frame, "B5Z0"), serial(Slide, "77")];
        let mut query = Query::describing(gun);
        query.circumstances = Text::new("found").ok();
        query.illicit_basis = vec![IllicitBasis::LawOfPlace];
        let proof = Mark { kind: MarkKind::Proof, ..serial(Barrel, "BNP") };
        let supplement = Supplement {
            model: Name::new("17").ok(),
            obliteration: Some(Obliteration::Partial),
            country_of_manufacture: Country::parse("XB"),
            marks: vec![proof.clone(), serial(Frame, "BSZ0")],
            illicit_basis: vec![IllicitBasis::LawOfPlace, IllicitBasis::NotMarked],
            ..Supplement::empty()
        };
        query.supplement(&supplement);
        assert!(query.marks == [serial(Frame, "BSZ0"), serial(Slide, "77"), proof]);
        assert_eq!(query.obliteration, Some(Obliteration::Partial));
        assert_eq!(query.country_of_manufacture, Country::parse("XB"));
        assert_eq!(query.maker.as_ref().map(Name::as_str), Some("Maker"));
        assert_eq!(query.model.as_ref().map(Name::as_str), Some("17"));
        assert_eq!(query.circumstances.as_ref().map(Text::as_str), Some("found"));
        assert_eq!(query.illicit_basis, [IllicitBasis::LawOfPlace, IllicitBasis::NotMarked]);
        let once = query.clone();
        query.supplement(&supplement);
        assert!(query == once, "the same again changes nothing");
    }

    #[test]
    fn a_gun_never_gets_more_marks_than_a_message_holds() {
        let marks = |from: usize| -> Vec<Mark> {
            let text = |n: usize| format!("N{n}");
            (from..from + MARKS_MAX).map(|n| serial(MarkComponent::Slide, &text(n))).collect()
        };
        let mut query = Query::describing(FirearmDescription {
            marks: vec![serial(MarkComponent::Frame, "A1")],
            ..Default::default()
        });
        query.supplement(&Supplement { marks: marks(0), ..Supplement::empty() });
        assert_eq!(query.marks.len(), MARKS_MAX);
        assert_eq!(query.marks[0].text.as_str(), "A1");
    }
}
