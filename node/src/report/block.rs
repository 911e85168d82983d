//! What a document is made of.

use crate::drawing::Drawing;

/// Gives a type a `Debug` that prints its name: blocks hold case content.
macro_rules! silent_debug {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

silent_debug!(Block, Paragraph, Table);

/// One block, as wide as the page unless it says otherwise.
#[derive(Clone)]
pub enum Block {
    /// A heading of level 1 to 3; it stands in the outline.
    Heading(u16, String),
    /// A paragraph.
    Paragraph(Paragraph),
    /// Words in a box that is not to be overlooked.
    Note(Tone, Vec<String>),
    /// Names with their values.
    Pairs(Vec<(String, String)>),
    /// Rows under heads.
    Table(Table),
    /// Points.
    List(Vec<String>),
    /// Names with their values, and beside them a QR code with words under it.
    Seal {
        /// Names with their values.
        pairs: Vec<(String, String)>,
        /// What the QR code says.
        qr: String,
        /// What it is, for those who do not see it.
        alt: String,
        /// The words under it; the last line stands out.
        under: Vec<String>,
    },
    /// A picture, on one page, read out by its title and description. It is left out if its letters
    /// would have to be too small to be read; it says nothing that the blocks beside it do not.
    Picture(Box<Drawing>),
    /// What follows begins on a new page.
    Break,
}

/// A paragraph.
#[derive(Clone)]
pub struct Paragraph {
    /// Its words; a line feed begins a new line.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// Tag of its language, where it is not the document's.
    pub language: Option<String>,
}

impl Paragraph {
    /// A plain paragraph in the document's language.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Block {
        Block::Paragraph(Self { text: text.into(), look: Look::Plain, language: None })
    }

    /// Small print in the document's language.
    #[must_use]
    pub fn small(text: impl Into<String>) -> Block {
        Block::Paragraph(Self { text: text.into(), look: Look::Small, language: None })
    }
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Text.
    Plain,
    /// Small print.
    Small,
    /// Text of which much has to stand on one page.
    Dense,
    /// The head of such text.
    Strong,
    /// The one sentence that a hurried reader takes with him.
    Lead,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The answer.
    Answer,
    /// Something that limits what may be concluded or done.
    Caution,
}

/// A table.
#[derive(Clone)]
pub struct Table {
    /// What it holds, for those who do not see it.
    pub summary: String,
    /// Heads, one per column; repeated on every page.
    pub heads: Vec<String>,
    /// Share of each column in the width.
    pub parts: Vec<f32>,
    /// Rows, one cell per column; the first cell names its row.
    pub rows: Vec<Vec<String>>,
}
