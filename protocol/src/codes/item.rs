//! The gun itself: its marks, how they were read, how it was made, how well a record fits.

use super::code_list;

code_list! {
    /// How well a record fits a description. Only [`Self::Exact`] may be answered automatically.
    MatchGrade {
        /// No fit.
        None = 0, "NONE";
        /// Worth a look.
        Possible = 1, "POSSIBLE";
        /// The serial agrees but neither maker nor type confirms it.
        Strong = 2, "STRONG";
        /// The serial agrees once glyphs that are easily confused are folded together.
        ExactFolded = 3, "EXACT_FOLDED";
        /// The serial agrees, and so does maker or type.
        Exact = 4, "EXACT";
    }
}

impl MatchGrade {
    /// True if this is a known grade, at least as good as the known grade `threshold`.
    #[must_use]
    pub fn reaches(self, threshold: Self) -> bool {
        self.is_known() && threshold.is_known() && self >= threshold
    }
}

code_list! {
    /// Whether someone removed or changed the serial number.
    Obliteration {
        /// Intact.
        None = 1, "NONE";
        /// Some characters are gone.
        Partial = 2, "PARTIAL";
        /// All are gone.
        Full = 3, "FULL";
        /// Changed into something else.
        Altered = 4, "ALTERED";
        /// There never was one.
        NeverMarked = 5, "NEVER_MARKED";
    }
}

code_list! {
    /// What a laboratory recovered of an obliterated mark.
    Restoration {
        /// Not attempted.
        NotAttempted = 1, "NOT_ATTEMPTED";
        /// Every character.
        Full = 2, "FULL";
        /// Some characters.
        Partial = 3, "PARTIAL";
        /// Nothing.
        Failed = 4, "FAILED";
    }
}

code_list! {
    /// How the item was made, where that breaks the logic of serial numbers.
    ManufactureClass {
        /// In a factory.
        Factory = 1, "FACTORY";
        /// By a craftsman.
        Craft = 2, "CRAFT";
        /// Privately, from a kit.
        PrivatelyMadeKit = 3, "PRIVATELY_MADE_KIT";
        /// Printed.
        Printed3d = 4, "PRINTED_3D";
        /// Converted from an alarm or signal weapon.
        ConvertedAlarmSignal = 5, "CONVERTED_ALARM_SIGNAL";
        /// Converted from something else.
        ConvertedOther = 6, "CONVERTED_OTHER";
        /// Reactivated.
        Reactivated = 7, "REACTIVATED";
        /// Built from parts of several guns.
        PartsBuilt = 8, "PARTS_BUILT";
        /// Not known to whoever described it.
        NotKnown = 9, "UNKNOWN";
    }
}

impl ManufactureClass {
    /// True for what was converted from something that fired no bullet, or not this one.
    #[must_use]
    pub const fn is_converted(self) -> bool {
        matches!(self, Self::ConvertedAlarmSignal | Self::ConvertedOther)
    }

    /// True where no maker gave a number that a register could hold, so that a gun may be asked for
    /// without one.
    #[must_use]
    pub const fn may_lack_number(self) -> bool {
        matches!(
            self,
            Self::Craft
                | Self::PrivatelyMadeKit
                | Self::Printed3d
                | Self::ConvertedAlarmSignal
                | Self::ConvertedOther
                | Self::PartsBuilt
        )
    }
}

code_list! {
    /// The component that carries a mark. The frame or receiver number identifies the gun.
    MarkComponent {
        /// Frame of a handgun.
        Frame = 1, "FRAME";
        /// Receiver of a long gun.
        Receiver = 2, "RECEIVER";
        /// Barrel.
        Barrel = 3, "BARREL";
        /// Slide.
        Slide = 4, "SLIDE";
        /// Cylinder.
        Cylinder = 5, "CYLINDER";
        /// Bolt.
        Bolt = 6, "BOLT";
        /// Another component, or not said.
        Other = 7, "OTHER";
    }
}

impl MarkComponent {
    /// True for the component whose number is searched first.
    #[must_use]
    pub const fn is_frame(self) -> bool {
        matches!(self, Self::Frame | Self::Receiver)
    }
}

code_list! {
    /// What a mark is for.
    MarkKind {
        /// Serial number.
        Serial = 1, "SERIAL";
        /// Maker's name or trademark.
        Maker = 2, "MAKER";
        /// Model.
        Model = 3, "MODEL";
        /// Calibre.
        Calibre = 4, "CALIBRE";
        /// Import mark: country and, where possible, year.
        Import = 5, "IMPORT";
        /// Proof mark.
        Proof = 6, "PROOF";
        /// Property mark.
        Property = 7, "PROPERTY";
        /// Retained for official use.
        OfficialUse = 8, "OFFICIAL_USE";
        /// Arsenal rebuild.
        Rebuild = 9, "REBUILD";
        /// Military acceptance.
        Acceptance = 10, "ACCEPTANCE";
        /// Stamped again.
        Restamp = 11, "RESTAMP";
        /// What a conversion left, as a laboratory describes it: its signature.
        Conversion = 12, "CONVERSION";
    }
}

code_list! {
    /// The script in which a mark is written.
    Script {
        /// Latin letters or digits only.
        Latin = 1, "LATIN";
        /// Cyrillic.
        Cyrillic = 2, "CYRILLIC";
        /// Greek.
        Greek = 3, "GREEK";
        /// Arabic.
        Arabic = 4, "ARABIC";
        /// Another script.
        Other = 5, "OTHER";
    }
}

code_list! {
    /// How well a mark could be read.
    Legibility {
        /// Clear.
        Clear = 1, "CLEAR";
        /// Worn but read with confidence.
        Worn = 2, "WORN";
        /// Some characters in doubt.
        Doubtful = 3, "DOUBTFUL";
        /// Read after restoration in a laboratory.
        Restored = 4, "RESTORED";
        /// Present but not readable.
        Illegible = 5, "ILLEGIBLE";
    }
}
