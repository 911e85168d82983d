//! How a gun is read: which kinds of gun the aid tells apart, what stands at the spots of their
//! pictures, what is often taken for the serial number, and which marks the key explains.

/// What a spot of a picture is looked at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The number that names the gun.
    Serial,
    /// Anything else.
    Other,
}

/// Kinds of guns, in their order, with the spots of their pictures from number 1 on. A converted or
/// craft-made gun may have no serial number anywhere.
pub const WEAPONS: [(&str, &[Spot]); 8] = {
    use Spot::{Other, Serial};
    [
        ("pistol", &[Serial, Other, Other, Serial, Other]),
        ("revolver", &[Serial, Other, Other, Serial, Other]),
        ("rifle", &[Serial, Other, Other, Other, Other]),
        ("ak", &[Serial, Other, Other, Other, Other]),
        ("shotgun", &[Serial, Other, Other, Other]),
        ("machine-gun", &[Serial, Other, Other, Other, Other]),
        ("converted", &[Other, Other, Other, Other, Other]),
        ("craft", &[Other, Other, Other, Other]),
    ]
};

/// What is often taken for the serial number, with an example each.
pub const TRAPS: [(&str, &str); 9] = [
    ("patent", "U.S. PAT. 4,123,456"),
    ("model", "M 92"),
    ("calibre", "9x19"),
    ("part", "P/N 1432-7"),
    ("proof", "NITRO"),
    ("stock", "1005-00-123-4567"),
    ("rack", "A 14"),
    ("importer", "C.A.I. ST ALB VT"),
    ("year", "1987"),
];

/// What a mark of the key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Made at manufacture.
    Manufacture,
    /// Made at import.
    Import,
    /// Made by a proof house.
    Proof,
    /// Made by the State on its own guns, or when it hands them on.
    Official,
    /// How marks are to be made.
    Form,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Manufacture, Self::Import, Self::Proof, Self::Official, Self::Form];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manufacture => "MANUFACTURE",
            Self::Import => "IMPORT",
            Self::Proof => "PROOF",
            Self::Official => "OFFICIAL",
            Self::Form => "FORM",
        }
    }
}

/// A mark of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub id: &'static str,
    /// What it is for.
    pub purpose: Purpose,
    /// How it may look; empty where there is no example.
    pub example: &'static str,
    /// Whether what is said of it was read in a public source; what was not is commonly reported, and
    /// is told as such.
    pub is_sourced: bool,
}

const fn mark(id: &'static str, purpose: Purpose, example: &'static str, is_sourced: bool) -> Mark {
    Mark { id, purpose, example, is_sourced }
}

/// The key of marks, in its order.
pub const MARKS: [Mark; 13] = {
    use Purpose::{Form, Import, Manufacture, Official, Proof};
    [
        mark("unique", Manufacture, "", true),
        mark("symbol", Manufacture, "", true),
        mark("eu-unique", Manufacture, "", false),
        mark("eu-form", Form, "1.6 mm, 0.0762 mm", true),
        mark("us-form", Form, "1.6 mm, 0.003 in", true),
        mark("import-two", Import, "TT 24", false),
        mark("import-three", Import, "TTO 2024", false),
        mark("import-us", Import, "C.A.I. ST ALB VT", true),
        mark("import-cifta", Import, "", false),
        mark("cip-proof", Proof, "", false),
        mark("recsa", Official, "* KE KP 00123", false),
        mark("official", Official, "JAM JCF 23", false),
        mark("transfer", Official, "", true),
    ]
};
