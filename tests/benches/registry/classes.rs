//! The questions, put in each engine's notation.

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// The serial in its canonical form.
    Exact,
    /// The serial with look-alike characters confused.
    Folded,
    /// The first two characters unknown.
    LeadingUnknown,
    /// First, middle and last character unknown.
    BothEnds,
    /// One character replaced, dropped, added.
    OneEdit,
    /// Two of them.
    TwoEdits,
}

impl Class {
    /// All, in the order of the tables.
    pub(super) const ALL: [Self; 6] = [
        Self::Exact,
        Self::Folded,
        Self::LeadingUnknown,
        Self::BothEnds,
        Self::OneEdit,
        Self::TwoEdits,
    ];

    /// For tables.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "look-alikes folded",
            Self::LeadingUnknown => "two leading unknowns",
            Self::BothEnds => "unknown at both ends and in the middle",
            Self::OneEdit => "one edit",
            Self::TwoEdits => "two edits",
        }
    }
}
