//! Sealed documents: pages drawn from plain blocks, as a tagged PDF/A-3a and PDF/UA-1 file that
//! carries what it was drawn from. A trace report encloses its evidence, a certificate of destruction
//! the document whose digest was logged.
//!
//! Blocks (`block`) are measured and placed (`place`), then drawn (`draw`) while the tag tree that
//! a screen reader follows is filled in. `seal` takes the enclosed files out again, from files
//! of this form only. Nothing here reads a clock or draws a random number: the same document gives
//! the same bytes, and that is what the verification of a report rests on.

pub mod block;
pub mod seal;
pub mod slip;
pub mod issue;
mod draw;
mod font;
mod picture;
mod place;
mod qr;
mod wrap;
#[cfg(test)]
mod tests;

use thiserror::Error;
use vestigo_protocol::time::Timestamp;

use block::Block;

/// Version of the layout: raised with every change of what a document looks like, so that a report
/// of another version is not taken for one that was changed. A test pins the bytes of a document.
pub const LAYOUT: u32 = 2;

/// Most pages of one document; a chain of ten hops has under twenty.
pub const PAGES_MAX: usize = 2000;

/// A document, ready to be drawn. Its pages say nothing that is not in it.
#[derive(Clone)]
pub struct Document {
    /// Title, in the file's metadata.
    pub title: String,
    /// Tag of the language of its text: `en`, `es`, `pt`, `fr`.
    pub language: String,
    /// Who answers for it: the issuing agency.
    pub author: String,
    /// The date in the file's metadata.
    pub issued_at: Timestamp,
    /// Distinguishes the file from every other; in its metadata.
    pub id: String,
    /// At the head of each page: left and right.
    pub header: (String, String),
    /// At the foot of each page, left.
    pub footer: String,
    /// At the foot of each page, right, with `{page}` and `{pages}` for number and count.
    pub page_words: String,
    /// Written across every page, for drafts and invented data.
    pub watermark: Option<String>,
    /// What stands on the pages, in reading order.
    pub blocks: Vec<Block>,
    /// What it was drawn from, in the order in which it is enclosed.
    pub enclosures: Vec<Enclosure>,
}

/// A file that a document encloses, as it is.
#[derive(Clone)]
pub struct Enclosure {
    /// What it is.
    pub kind: seal::Kind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is in words, for those who see a list of enclosed files.
    pub description: String,
}

impl std::fmt::Debug for Enclosure {
    /// Its kind and length: it may be a case.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Enclosure({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}

impl std::fmt::Debug for Document {
    /// Counts only: the blocks hold case content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({} blocks)", self.blocks.len())
    }
}

/// Why no file was made of a document.
#[derive(Debug, Error)]
pub enum ReportError {
    /// More pages than a report has.
    #[error("the report would have more than {PAGES_MAX} pages")]
    Pages,
    /// A built-in font cannot be read.
    #[error("a built-in font of the report cannot be read")]
    Font,
    /// The file would not keep to PDF/A-3a and PDF/UA-1.
    #[error("the report would break the rules of PDF/A-3a or PDF/UA-1: {0}")]
    Standard(String),
    /// More characters than a QR code holds.
    #[error("the text of the QR code is too long")]
    Qr,
}

/// The file of a document.
///
/// # Errors
/// [`ReportError`]; nothing of it depends on time or chance.
pub fn pdf(document: &Document) -> Result<Vec<u8>, ReportError> {
    let laid = place::place(document)?;
    draw::draw(document, laid)
}

/// Names the program that draws: layout, fonts, how it compresses, and `texts`, the sources of its words.
/// Two programs with one name draw the same bytes from the same document.
#[must_use]
pub fn renderer<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    use sha2::{Digest as _, Sha256};
    let mut hasher = Sha256::new();
    let mut add = |part: &[u8]| {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    };
    for font in font::sources() {
        add(font);
        add(&compressed(font));
    }
    texts.map(str::as_bytes).for_each(add);
    let digest: [u8; 32] = hasher.finalize().into();
    format!("{LAYOUT}-{}", vestigo_protocol::ids::hex(digest.get(..8).unwrap_or_default()))
}

/// As streams are compressed: which library does it can differ from build to build.
fn compressed(sample: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let level = flate2::Compression::new(6);
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
    let written = encoder.write_all(sample).and_then(|()| encoder.finish());
    // Nothing is written but memory.
    written.unwrap_or_default()
}
