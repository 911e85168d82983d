//! What a search found, and how well it fits.

use vestigo_protocol::codes::{Legibility, MatchGrade, Obliteration};
use vestigo_protocol::firearm::serial::{self, SerialForms};
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, RecordSet, calibre, make};

use super::matching::NearCounts;
use super::record::{FirearmRecord, model_form};

/// Records that one lookup returns at most. Serial numbers repeat between makers; more than a few
/// dozen records under one number say that the number alone identifies nothing.
pub const CANDIDATES_MAX: usize = 64;

/// All that a lookup found. Private to the node: no `Debug`, nothing to serialise it. Only the
/// disclosure rules turn it into something that leaves.
#[expect(missing_debug_implementations, reason = "findings must not be printable by accident")]
pub struct Findings {
    /// Records that fit, best first.
    pub candidates: Vec<Candidate>,
    /// True if a candidate of the best grade, or a strong one, may be missing
    /// (`Matches::is_truncated`): this goes to an officer, never out automatically.
    pub truncated: bool,
    /// True if more records fitted than are listed.
    pub more: bool,
    /// Other records that the number could be of.
    pub near: NearCounts,
    /// The record sets that were searched.
    pub searched: Vec<RecordSet>,
    /// The forms that were tried, in order.
    pub variants: Vec<Variant>,
    /// The gun that was asked for never had a number: nothing was searched for, and that nothing was
    /// found says nothing.
    pub never_numbered: bool,
}

impl Findings {
    /// The grade of the best candidate; [`MatchGrade::None`] if there is none.
    #[must_use]
    pub fn grade(&self) -> MatchGrade {
        self.candidates.first().map_or(MatchGrade::None, |candidate| candidate.grade)
    }

    /// The candidates of the best grade. More than one means that the description does not tell
    /// the records apart.
    pub fn best(&self) -> impl Iterator<Item = &Candidate> {
        let grade = self.grade();
        self.candidates.iter().take_while(move |candidate| candidate.grade == grade)
    }

    /// True if the number may be another gun's (N08, MULTIPLE_MATCHES):
    /// [`NearCounts::may_be_anothers`].
    #[must_use]
    pub fn may_be_anothers(&self) -> bool {
        self.near.may_be_anothers(self.best().count())
    }
}

/// One record that fits.
#[expect(missing_debug_implementations, reason = "part of the findings")]
pub struct Candidate {
    /// The record.
    pub record: FirearmRecord,
    /// How well it fits.
    pub grade: MatchGrade,
    /// Why, in the order of [`MatchReason`].
    pub reasons: Vec<MatchReason>,
    /// Which mark fits which.
    pub matched: MatchedMark,
}

/// Which mark of the description equals which of the record, by position in `marks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchedMark {
    /// In the description asked for.
    pub asked: usize,
    /// In the record.
    pub recorded: usize,
}

/// One fact that speaks for or against a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchReason {
    /// The serial is the same but for case, spaces and separators.
    SerialEqual,
    /// The serial is the same once a word before it, such as `NR`, is counted as part of it.
    SerialEqualWithLeadingWord,
    /// The serial is the same once confusable glyphs are folded.
    SerialEqualFolded,
    /// The serial is the same but for zeros before it.
    LeadingZerosDiffer,
    /// The serial is the same once a year written together with it is taken off.
    YearSplit,
    /// The serial is the same without the letters between its digits (NCIC).
    EmbeddedLettersIgnored,
    /// The digits are the same between letters on both sides.
    DigitCoreEqual,
    /// All that is known of the serial fits.
    PatternFits,
    /// The serial is one edit away.
    SerialOneEdit,
    /// The serial is two edits away.
    SerialTwoEdits,
    /// The record's serial has a prefix or suffix more.
    PrefixOrSuffixMissing,
    /// The record's serial has a prefix or suffix less.
    SurplusCharacters,
    /// A character of the serial that was asked for is unknown.
    UnknownCharactersUsed,
    /// What differs are characters that look alike.
    LookAlikeCharacters,
    /// Two neighbours are exchanged.
    ExchangedNeighbours,
    /// One of two equal neighbours is missing, or there twice.
    DoubledOrDroppedCharacter,
    /// The number is not the one on the frame or receiver that was also given.
    NotTheFrameNumber,
    /// The number was read with doubt, or the gun's number was altered.
    ReadWithDoubt,
    /// Maker or brand agrees.
    MakerAgrees,
    /// The importer was told as the maker, or the reverse.
    ImporterTakenForMaker,
    /// Maker and brand are given on both sides and differ.
    MakerContradicts,
    /// Type agrees.
    TypeAgrees,
    /// Type differs.
    TypeContradicts,
    /// Model agrees.
    ModelAgrees,
    /// One model name begins or ends with the other.
    ModelNear,
    /// Model differs.
    ModelContradicts,
    /// Calibre agrees.
    CalibreAgrees,
    /// Calibre differs.
    CalibreContradicts,
    /// Country of manufacture agrees.
    CountryAgrees,
    /// Country of manufacture differs.
    CountryContradicts,
    /// Year of manufacture agrees.
    YearAgrees,
    /// Year of manufacture differs by one.
    YearNear,
    /// Year of manufacture differs by more than one.
    YearContradicts,
}

impl MatchReason {
    /// All of them, in order.
    pub const ALL: [Self; 33] = [
        Self::SerialEqual,
        Self::SerialEqualWithLeadingWord,
        Self::SerialEqualFolded,
        Self::LeadingZerosDiffer,
        Self::YearSplit,
        Self::EmbeddedLettersIgnored,
        Self::DigitCoreEqual,
        Self::PatternFits,
        Self::SerialOneEdit,
        Self::SerialTwoEdits,
        Self::PrefixOrSuffixMissing,
        Self::SurplusCharacters,
        Self::UnknownCharactersUsed,
        Self::LookAlikeCharacters,
        Self::ExchangedNeighbours,
        Self::DoubledOrDroppedCharacter,
        Self::NotTheFrameNumber,
        Self::ReadWithDoubt,
        Self::MakerAgrees,
        Self::ImporterTakenForMaker,
        Self::MakerContradicts,
        Self::TypeAgrees,
        Self::TypeContradicts,
        Self::ModelAgrees,
        Self::ModelNear,
        Self::ModelContradicts,
        Self::CalibreAgrees,
        Self::CalibreContradicts,
        Self::CountryAgrees,
        Self::CountryContradicts,
        Self::YearAgrees,
        Self::YearNear,
        Self::YearContradicts,
    ];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SerialEqual => "serial-equal",
            Self::SerialEqualWithLeadingWord => "serial-equal-with-leading-word",
            Self::SerialEqualFolded => "serial-equal-folded",
            Self::LeadingZerosDiffer => "leading-zeros-differ",
            Self::YearSplit => "year-split",
            Self::EmbeddedLettersIgnored => "embedded-letters-ignored",
            Self::DigitCoreEqual => "digit-core-equal",
            Self::PatternFits => "pattern-fits",
            Self::SerialOneEdit => "serial-one-edit",
            Self::SerialTwoEdits => "serial-two-edits",
            Self::PrefixOrSuffixMissing => "prefix-or-suffix-missing",
            Self::SurplusCharacters => "surplus-characters",
            Self::UnknownCharactersUsed => "unknown-characters-used",
            Self::LookAlikeCharacters => "look-alike-characters",
            Self::ExchangedNeighbours => "exchanged-neighbours",
            Self::DoubledOrDroppedCharacter => "doubled-or-dropped-character",
            Self::NotTheFrameNumber => "not-the-frame-number",
            Self::ReadWithDoubt => "read-with-doubt",
            Self::MakerAgrees => "maker-agrees",
            Self::ImporterTakenForMaker => "importer-taken-for-maker",
            Self::MakerContradicts => "maker-contradicts",
            Self::TypeAgrees => "type-agrees",
            Self::TypeContradicts => "type-contradicts",
            Self::ModelAgrees => "model-agrees",
            Self::ModelNear => "model-near",
            Self::ModelContradicts => "model-contradicts",
            Self::CalibreAgrees => "calibre-agrees",
            Self::CalibreContradicts => "calibre-contradicts",
            Self::CountryAgrees => "country-agrees",
            Self::CountryContradicts => "country-contradicts",
            Self::YearAgrees => "year-agrees",
            Self::YearNear => "year-near",
            Self::YearContradicts => "year-contradicts",
        }
    }
}

/// One form of a serial that was searched.
#[derive(Clone, PartialEq, Eq)]
pub struct Variant {
    /// Position of the mark in the description asked for.
    pub asked: usize,
    /// Which form.
    pub kind: VariantKind,
    /// The form itself. It names the gun as the serial does.
    pub form: String,
}

impl std::fmt::Debug for Variant {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Variant({:?})", self.kind)
    }
}

/// The forms of a serial that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VariantKind {
    /// Canonical.
    Canonical,
    /// Canonical with a leading word such as `NR` kept.
    CanonicalWithWord,
    /// Confusable glyphs folded.
    Folded,
    /// Without a year before or behind it, or without leading zeros; folded.
    Split,
    /// What is known of it, with its unknown characters.
    Pattern,
    /// Without the letters between digits, or the digits alone; on either side.
    Core,
    /// With a prefix or suffix more or less.
    Affix,
    /// Up to one edit away. No form is listed for each: `form` is what was asked.
    OneEdit,
    /// Up to two edits away; the same.
    TwoEdits,
}

/// The forms to search for a description, frame or receiver first. Empty forms are left out:
/// they would match every record without a readable number.
pub(super) fn variants(description: &FirearmDescription) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for mark in description.serials() {
        let Some(asked) = description.marks.iter().position(|m| std::ptr::eq(m, mark)) else {
            continue;
        };
        let forms = SerialForms::of(mark.text.as_str());
        if forms.is_empty() {
            continue;
        }
        let with_word = serial::canonical_with_words(mark.text.as_str());
        let kinds = [
            (VariantKind::Canonical, Some(forms.canonical)),
            (VariantKind::CanonicalWithWord, with_word),
            (VariantKind::Folded, Some(forms.folded)),
        ];
        for (kind, form) in kinds {
            let Some(form) = form else { continue };
            // A number stamped on frame and slide is searched once, as the frame's.
            if !variants.iter().any(|known| known.kind == kind && known.form == form) {
                variants.push(Variant { asked, kind, form });
            }
        }
    }
    variants
}

/// Grades one record that a variant found by the mark at `recorded`, and says why.
pub(super) fn grade(
    asked: &FirearmDescription,
    variant: &Variant,
    record: &FirearmRecord,
    recorded: usize,
) -> (MatchGrade, Vec<MatchReason>) {
    let mut reasons = vec![match variant.kind {
        VariantKind::Canonical => MatchReason::SerialEqual,
        VariantKind::CanonicalWithWord => MatchReason::SerialEqualWithLeadingWord,
        _ => MatchReason::SerialEqualFolded,
    }];
    let mark = asked.marks.get(variant.asked);
    let frame_given = asked.serials().next().is_some_and(|first| first.component.is_frame());
    let asked_other = frame_given && mark.is_some_and(|mark| !mark.component.is_frame());
    let recorded_mark = record.description.marks.get(recorded);
    let several = record.description.serials().count() > 1;
    let other_part =
        asked_other || several && recorded_mark.is_some_and(|mark| !mark.component.is_frame());
    let doubtful = is_altered(asked.obliteration) || mark.is_some_and(is_doubtful);
    let found = &record.description;
    let maker = same_name(&[&asked.maker, &asked.brand], &[&found.maker, &found.brand]);
    let firearm_type = match (asked.firearm_type, found.firearm_type) {
        (Some(a), Some(b)) => a.agrees(b),
        _ => None,
    };
    let model = compare(&asked.model, &found.model, |a, b| model_form(a) == model_form(b));
    let calibre = compare(&asked.calibre, &found.calibre, calibre::same_calibre);

    let mut note = |fact: bool, reason| {
        if fact {
            reasons.push(reason);
        }
    };
    note(other_part, MatchReason::NotTheFrameNumber);
    note(doubtful, MatchReason::ReadWithDoubt);
    note(maker == Some(true), MatchReason::MakerAgrees);
    note(maker == Some(false), MatchReason::MakerContradicts);
    note(firearm_type == Some(true), MatchReason::TypeAgrees);
    note(firearm_type == Some(false), MatchReason::TypeContradicts);
    note(model == Some(true), MatchReason::ModelAgrees);
    note(model == Some(false), MatchReason::ModelContradicts);
    note(calibre == Some(true), MatchReason::CalibreAgrees);
    note(calibre == Some(false), MatchReason::CalibreContradicts);

    let confirmed = maker == Some(true) || firearm_type == Some(true);
    let grade = match variant.kind {
        VariantKind::Canonical if confirmed && !other_part && !doubtful => MatchGrade::Exact,
        VariantKind::Canonical => MatchGrade::Strong,
        _ => MatchGrade::ExactFolded,
    };
    (grade, reasons)
}

/// A number that someone changed is not the gun's number, however well it can be read.
const fn is_altered(obliteration: Option<Obliteration>) -> bool {
    !matches!(obliteration, None | Some(Obliteration::None))
}

const fn is_doubtful(mark: &Mark) -> bool {
    !matches!(mark.legibility, Legibility::Clear | Legibility::Worn | Legibility::Restored)
}

fn compare(a: &Option<Name>, b: &Option<Name>, same: fn(&str, &str) -> bool) -> Option<bool> {
    Some(same(a.as_ref()?.as_str(), b.as_ref()?.as_str()))
}

/// Maker and brand are often written for each other: any pair that agrees will do.
fn same_name(asked: &[&Option<Name>], found: &[&Option<Name>]) -> Option<bool> {
    let mut seen = None;
    for a in asked {
        for b in found {
            match compare(a, b, make::same_maker) {
                Some(true) => return Some(true),
                Some(false) => seen = Some(false),
                None => {}
            }
        }
    }
    seen
}
