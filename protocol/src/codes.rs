//! The closed code lists of the field: what a trace request asks, what records say, why an answer
//! is withheld.
//!
//! A code travels as an unsigned integer. A number this version does not know decodes to
//! `Unknown(n)` and encodes again unchanged, so that a newer partner's message can be stored,
//! verified and passed on; an unknown code that would decide anything goes to a person.
//!
//! `code()` is the short form that people quote (`R06`), `name()` the word beside it
//! (`EXPORTED`). Lists without short forms give the word for both.

mod chain;
mod firearm_type;
mod handling;
mod item;
mod outcome;
mod request;

pub use chain::{
    Certainty, DatePrecision, DocumentKind, EventKind, PartyKind, PointOfDiversion, RecordSetKind,
};
pub use firearm_type::{FirearmType, FirearmTypeError};
pub use handling::{DisclosureLevel, Handling, LegalBasis, OnwardUse};
pub use item::{
    Legibility, ManufactureClass, MarkComponent, MarkKind, MatchGrade, Obliteration, Restoration,
    Script,
};
pub use outcome::{
    Confirmation, Fault, NotCompletedCode, ReasonCode, ResultCode, ReturnReason, WithheldPart,
    WithholdReason,
};
pub use request::{
    AssistanceField, AttachmentRole, BulletinKind, IllicitBasis, IntendedUse, Priority,
    RecoveryKind, RequestKind, StatisticsMeasure, UrgentJustification, WantedInformation,
};

/// Declares one closed list that keeps unknown values.
///
/// Each line is `Variant = number, "short code", "NAME"`, or `Variant = number, "NAME"` where the
/// list has no short codes.
macro_rules! code_list {
    (
        $(#[$doc:meta])*
        $list:ident {
            $( $(#[$variant_doc:meta])* $variant:ident = $number:literal, $code:literal, $name:literal; )+
        }
    ) => {
        $(#[$doc])*
        ///
        /// Compared and sorted by number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $list {
            $( $(#[$variant_doc])* $variant, )+
            /// A number of a later version. Made by [`Self::from_number`] only, and so never one
            /// of the numbers above.
            Unknown(u64),
        }

        impl $list {
            /// Every value this version knows, in the order of the list.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The value with this number on the wire.
            #[must_use]
            pub const fn from_number(number: u64) -> Self {
                match number {
                    $( $number => Self::$variant, )+
                    other => Self::Unknown(other),
                }
            }

            /// The number on the wire.
            #[must_use]
            pub const fn number(self) -> u64 {
                match self {
                    $( Self::$variant => $number, )+
                    Self::Unknown(number) => number,
                }
            }

            /// The short form, or the name where the list has none; `UNRECOGNISED` if unknown.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $( Self::$variant => $code, )+
                    Self::Unknown(_) => "UNRECOGNISED",
                }
            }

            /// The name; `UNRECOGNISED` if unknown.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )+
                    Self::Unknown(_) => "UNRECOGNISED",
                }
            }

            /// The known value with this name or short form, in upper case.
            #[must_use]
            pub fn from_name(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name() == text || v.code() == text)
            }

            /// False for a number of a later version.
            #[must_use]
            pub const fn is_known(self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl PartialOrd for $list {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $list {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.number().cmp(&other.number())
            }
        }

        impl std::fmt::Display for $list {
            /// `R06 EXPORTED`, `TRACE`, or `UNRECOGNISED 177`.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Self::Unknown(number) => write!(f, "UNRECOGNISED {number}"),
                    known if known.code() == known.name() => f.write_str(known.name()),
                    known => write!(f, "{} {}", known.code(), known.name()),
                }
            }
        }

        impl<C> minicbor::Encode<C> for $list {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.u64(self.number())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $list {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                d.u64().map(Self::from_number)
            }
        }
    };
    (
        $(#[$doc:meta])*
        $list:ident {
            $( $(#[$variant_doc:meta])* $variant:ident = $number:literal, $name:literal; )+
        }
    ) => {
        $crate::codes::code_list! {
            $(#[$doc])*
            $list { $( $(#[$variant_doc])* $variant = $number, $name, $name; )+ }
        }
    };
}
pub(crate) use code_list;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    use minicbor::{Decode, Encode};
    use proptest::prelude::*;

    use super::*;
    use crate::codec;

    /// What every list must hold, whatever is in it.
    fn check<T>(all: &[T], from: fn(u64) -> T, number: fn(T) -> u64, name: fn(T) -> &'static str)
    where
        T: Copy + Debug + PartialEq + Encode<()> + for<'b> Decode<'b, ()>,
    {
        let mut numbers = BTreeSet::new();
        let mut names = BTreeSet::new();
        for &value in all {
            assert_eq!(from(number(value)), value);
            assert!(numbers.insert(number(value)), "number twice: {value:?}");
            assert!(names.insert(name(value)), "name twice: {value:?}");
            let bytes = codec::encode(&value);
            assert_eq!(codec::decode::<T>(&bytes).unwrap(), value);
        }
        let strange = from(u64::MAX);
        assert!(!all.contains(&strange));
        let bytes = codec::encode(&strange);
        assert_eq!(codec::encode(&codec::decode::<T>(&bytes).unwrap()), bytes);
    }

    macro_rules! check_lists {
        ($($list:ident)+) => {
            $( check($list::ALL, $list::from_number, $list::number, $list::name); )+
        };
    }

    #[test]
    fn every_list_has_distinct_numbers_and_names_and_round_trips() {
        check_lists! {
            ResultCode NotCompletedCode WithholdReason ReturnReason Fault
            RequestKind BulletinKind Priority UrgentJustification RecoveryKind IllicitBasis
            IntendedUse MatchGrade Obliteration Restoration ManufactureClass MarkComponent MarkKind
            Script Legibility EventKind PartyKind DocumentKind Certainty DatePrecision
            RecordSetKind PointOfDiversion Handling DisclosureLevel LegalBasis OnwardUse
        }
    }

    #[test]
    fn the_numbers_on_the_wire_are_the_pinned_ones() {
        assert_eq!(ResultCode::Exported.number(), 106);
        assert_eq!(ResultCode::Exported.to_string(), "R06 EXPORTED");
        assert_eq!(ResultCode::NoRecord.number(), 120);
        assert_eq!(NotCompletedCode::Misdirected.number(), 218);
        assert_eq!(WithholdReason::OtherTreatyGround.number(), 306);
        assert_eq!(ReturnReason::RateLimit.number(), 409);
        assert_eq!(RequestKind::Trace.number(), 1);
        assert_eq!(RequestKind::Watch.number(), 13);
        assert_eq!(Handling::H0.number(), 0);
        assert_eq!(DisclosureLevel::L4.number(), 4);
        assert_eq!(PointOfDiversion::NotEstablished.to_string(), "D99 NOT_ESTABLISHED");
        assert_eq!(MatchGrade::Exact.number(), 4);
        assert_eq!(EventKind::Manufactured.number(), 1);
        assert_eq!(EventKind::RetainedOfficialUse.number(), 22);
    }

    /// R and N codes stay out of the reason claim, so the short forms must say which list a
    /// number is of.
    #[test]
    fn a_short_code_agrees_with_the_number() {
        for code in ResultCode::ALL {
            assert_eq!(code.code(), format!("R{:02}", code.number() - 100));
        }
        for code in NotCompletedCode::ALL {
            assert_eq!(code.code(), format!("N{:02}", code.number() - 200));
        }
        for code in WithholdReason::ALL {
            assert_eq!(code.code(), format!("D{}", code.number() - 300));
        }
        for code in ReturnReason::ALL {
            assert_eq!(code.code(), format!("A{}", code.number() - 400));
        }
        for code in PointOfDiversion::ALL {
            assert_eq!(code.code(), format!("D{:02}", code.number()));
        }
    }

    #[test]
    fn an_unknown_grade_or_level_never_reaches_a_threshold() {
        assert!(MatchGrade::Exact.reaches(MatchGrade::Strong));
        assert!(!MatchGrade::Possible.reaches(MatchGrade::Strong));
        assert!(!MatchGrade::from_number(9).reaches(MatchGrade::None));
        assert!(DisclosureLevel::L2.within(DisclosureLevel::L2));
        assert!(!DisclosureLevel::L3.within(DisclosureLevel::L2));
        assert!(!DisclosureLevel::from_number(9).within(DisclosureLevel::L5));
        assert!(!DisclosureLevel::L0.within(DisclosureLevel::from_number(9)));
    }

    #[test]
    fn every_not_completed_code_says_whose_fault_it_is() {
        for code in NotCompletedCode::ALL {
            assert!(!code.fault().is_empty(), "{code}");
        }
        assert_eq!(NotCompletedCode::MultipleMatches.fault(), [Fault::Item, Fault::Request]);
        assert_eq!(NotCompletedCode::from_number(299).fault(), []);
    }

    #[test]
    fn a_negative_number_is_not_a_code() {
        assert!(codec::decode::<ResultCode>(&[0x20]).is_err());
        assert!(codec::decode::<ResultCode>(&[0x18, 0x01]).is_err(), "not minimal");
    }

    proptest! {
        #[test]
        fn any_number_survives_decoding_and_encoding(number: u64) {
            let bytes = codec::encode(&ResultCode::from_number(number));
            let again: ResultCode = codec::decode(&bytes).unwrap();
            prop_assert_eq!(again.number(), number);
            let reason = ReasonCode::from_number(number);
            prop_assert_eq!(reason.number(), number);
            let bytes = codec::encode(&reason);
            prop_assert_eq!(codec::decode::<ReasonCode>(&bytes).unwrap(), reason);
        }
    }
}
