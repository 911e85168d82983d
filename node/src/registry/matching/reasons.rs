//! Why a record fits, in facts that can be said in words.

use super::agreement::{Agreement, Maker, Verdict};
use super::asked::{AskedMark, Number};
use super::cost::{self, Glyphs};
use super::grading::Relation;
use super::kept::Entry;
use crate::registry::lookup::MatchReason;

/// The reasons of an entry, in the order of [`MatchReason`].
pub(super) fn of(entry: &Entry, mark: &AskedMark, agreement: &Agreement) -> Vec<MatchReason> {
    let mut reasons = vec![match entry.near.relation {
        Relation::Same => MatchReason::SerialEqual,
        Relation::SameWithWord => MatchReason::SerialEqualWithLeadingWord,
        Relation::SameFolded => MatchReason::SerialEqualFolded,
        Relation::LeadingZeros => MatchReason::LeadingZerosDiffer,
        Relation::YearSplit => MatchReason::YearSplit,
        Relation::Embedded => MatchReason::EmbeddedLettersIgnored,
        Relation::DigitCore => MatchReason::DigitCoreEqual,
        Relation::NarrowPattern | Relation::WidePattern => MatchReason::PatternFits,
        Relation::OneEdit => MatchReason::SerialOneEdit,
        Relation::TwoEdits => MatchReason::SerialTwoEdits,
        Relation::Lost => MatchReason::PrefixOrSuffixMissing,
        Relation::Surplus => MatchReason::SurplusCharacters,
    }];
    let mut note = |fact: bool, reason| {
        if fact {
            reasons.push(reason);
        }
    };
    match &mark.number {
        Number::Partial(partial) => note(partial.unknown, MatchReason::UnknownCharactersUsed),
        Number::Plain(plain) => {
            if matches!(entry.near.relation, Relation::OneEdit | Relation::TwoEdits) {
                let found = Glyphs::of(&entry.hit.serial);
                let (_, made_of) = cost::explain(&plain.glyphs, &found);
                note(made_of.look_alike, MatchReason::LookAlikeCharacters);
                note(made_of.exchanged, MatchReason::ExchangedNeighbours);
                note(made_of.doubled, MatchReason::DoubledOrDroppedCharacter);
            }
        }
    }
    note(mark.doubt.of(&entry.hit).other_part, MatchReason::NotTheFrameNumber);
    note(mark.doubt.doubtful, MatchReason::ReadWithDoubt);
    note(agreement.maker == Maker::Agrees, MatchReason::MakerAgrees);
    note(agreement.maker == Maker::ImporterTaken, MatchReason::ImporterTakenForMaker);
    note(agreement.maker == Maker::Contradicts, MatchReason::MakerContradicts);
    note(agreement.firearm_type == Verdict::Agrees, MatchReason::TypeAgrees);
    note(agreement.firearm_type == Verdict::Contradicts, MatchReason::TypeContradicts);
    note(agreement.model == Verdict::Agrees, MatchReason::ModelAgrees);
    note(agreement.model == Verdict::Near, MatchReason::ModelNear);
    note(agreement.model == Verdict::Contradicts, MatchReason::ModelContradicts);
    note(agreement.calibre == Verdict::Agrees, MatchReason::CalibreAgrees);
    note(agreement.calibre == Verdict::Contradicts, MatchReason::CalibreContradicts);
    note(agreement.country == Verdict::Agrees, MatchReason::CountryAgrees);
    note(agreement.country == Verdict::Contradicts, MatchReason::CountryContradicts);
    note(agreement.year == Verdict::Agrees, MatchReason::YearAgrees);
    note(agreement.year == Verdict::Near, MatchReason::YearNear);
    note(agreement.year == Verdict::Contradicts, MatchReason::YearContradicts);
    reasons
}
