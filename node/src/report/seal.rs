//! Taking out what a sealed document encloses: a report, or a certificate of destruction.
//!
//! This is no reader of PDF files. It reads the form in which this program writes its own, byte for
//! byte where it looks: header, cross-reference table, and the two objects with the enclosed files.
//! Whatever differs is refused, because a report is a file that somebody else hands over. What it
//! finds proves nothing yet; that the rest of the file is what was issued is shown by drawing it again.

use thiserror::Error;

/// Most bytes of a report: a bundle of the largest size with pages about it.
pub const REPORT_MAX: u64 = 96 * 1024 * 1024;

/// What an enclosed file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The court bundle of a report.
    Bundle,
    /// What of the issue of a report is not in its bundle.
    Slip,
    /// A certificate of destruction, as it was logged.
    Certificate,
    /// What of the issue of a certificate is not in it.
    Issue,
}

impl Kind {
    /// All of them.
    const ALL: [Self; 4] = [Self::Bundle, Self::Slip, Self::Certificate, Self::Issue];

    /// Its name within the document.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Bundle => "vestigo-bundle.cbor",
            Self::Slip => "vestigo-issue.cbor",
            Self::Certificate => "vestigo-certificate.json",
            Self::Issue => "vestigo-certificate-issue.cbor",
        }
    }

    /// Its media type, by which it is found again.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Bundle => "application/cbor",
            Self::Slip => "application/vnd.vestigo.issue",
            Self::Certificate => "application/json",
            Self::Issue => "application/vnd.vestigo.certificate-issue",
        }
    }
}

/// Most objects of a file: some hundred per page.
const OBJECTS_MAX: usize = 4_000_000;
/// Bytes of an entry of the cross-reference table.
const ENTRY: usize = 20;

/// What a report encloses. Nothing of it has been verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclosed<'a> {
    /// The court bundle.
    pub bundle: &'a [u8],
    /// The signed slip.
    pub slip: &'a [u8],
}

/// What a certificate of destruction encloses. Nothing of it has been verified.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Certified<'a> {
    /// The certificate, as it was logged.
    pub certificate: &'a [u8],
    /// The signed issue.
    pub issue: &'a [u8],
}

impl std::fmt::Debug for Certified<'_> {
    /// Lengths alone: a certificate names people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Certified({}, {})", self.certificate.len(), self.issue.len())
    }
}

/// Why a file is no document of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// No such header.
    #[error("the file does not begin as a report of this program does")]
    Header,
    /// Its end, or the table of its objects.
    #[error("the table of the file's objects is not as a report of this program has it")]
    Table,
    /// An enclosed file is missing, is there twice, or is not in its form.
    #[error(
        "the file does not enclose one bundle and one issue slip, as a report does, nor one \
         certificate and one issue"
    )]
    Enclosed,
}

/// Whether a file claims to be a PDF file.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Takes out what a report encloses.
///
/// # Errors
/// [`SealError`].
pub fn open(file: &[u8]) -> Result<Enclosed<'_>, SealError> {
    let [bundle, slip] = enclosed(file, [Kind::Bundle, Kind::Slip])?;
    Ok(Enclosed { bundle, slip })
}

/// Takes out what a certificate of destruction encloses.
///
/// # Errors
/// [`SealError`].
pub fn open_certificate(file: &[u8]) -> Result<Certified<'_>, SealError> {
    let [certificate, issue] = enclosed(file, [Kind::Certificate, Kind::Issue])?;
    Ok(Certified { certificate, issue })
}

/// The enclosed files, which are of these kinds, each once, and of no other.
fn enclosed<const N: usize>(file: &[u8], kinds: [Kind; N]) -> Result<[&[u8]; N], SealError> {
    if !file.starts_with(b"%PDF-1.7\n") {
        return Err(SealError::Header);
    }
    let offsets = offsets(file).ok_or(SealError::Table)?;
    let mut places: [Option<&[u8]>; N] = [None; N];
    for (number, offset) in offsets {
        let Some(found) = embedded(file, number, offset) else { continue };
        let Found::File(kind, bytes) = found else { return Err(SealError::Enclosed) };
        let place = kinds.iter().position(|wanted| *wanted == kind);
        let place = place.and_then(|at| places.get_mut(at)).ok_or(SealError::Enclosed)?;
        if place.replace(bytes).is_some() {
            return Err(SealError::Enclosed);
        }
    }
    let found: Option<Vec<&[u8]>> = places.into_iter().collect();
    found.and_then(|all| all.try_into().ok()).ok_or(SealError::Enclosed)
}

/// The objects in use, each with its number and place, from the one table at the end of the file.
fn offsets(file: &[u8]) -> Option<Vec<(usize, usize)>> {
    let end = file.strip_suffix(b"\n%%EOF")?;
    let digits = end.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = end.split_at_checked(end.len().checked_sub(digits)?)?;
    before.strip_suffix(b"startxref\n")?;
    let table = file.get(decimal(number)?..)?.strip_prefix(b"xref\n0 ")?;
    let line = table.iter().take(8).position(|byte| *byte == b'\n')?;
    let count = decimal(table.get(..line)?).filter(|count| *count <= OBJECTS_MAX)?;
    let entries = table.get(line + 1..)?.get(..count.checked_mul(ENTRY)?)?;
    let mut offsets = Vec::new();
    for (number, entry) in entries.chunks_exact(ENTRY).enumerate() {
        let (offset, kind) = entry.split_at_checked(10)?;
        match kind {
            b" 00000 n\r\n" => offsets.push((number, decimal(offset)?)),
            b" 65535 f\r\n" if number == 0 => {}
            b" 00000 f\r\n" => {}
            _ => return None,
        }
    }
    Some(offsets)
}

enum Found<'a> {
    File(Kind, &'a [u8]),
    /// An enclosed file that we would not have written so.
    Broken,
}

/// The enclosed file that the object at this place is; `None` if it is something else.
fn embedded(file: &[u8], number: usize, offset: usize) -> Option<Found<'_>> {
    const KIND: &[u8] = b"/Type/EmbeddedFile";
    let head = format!("{number} 0 obj\n<</Length ");
    let rest = file.get(offset..)?.strip_prefix(head.as_bytes())?;
    let (length, rest) = number_and_rest(rest)?;
    let rest = rest.strip_prefix(KIND)?;
    let read = || {
        let rest = rest.strip_prefix(b"/Subtype/")?;
        let (kind, rest) = Kind::ALL.into_iter().find_map(|kind| {
            Some((kind, rest.strip_prefix(name(kind.media_type()).as_bytes())?))
        })?;
        let (size, rest) = number_and_rest(rest.strip_prefix(b"/Params<</Size ")?)?;
        let rest = rest.strip_prefix(b"/ModDate(D:")?;
        let (date, rest) = rest.split_at_checked(14)?;
        if !date.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let data = rest.strip_prefix(b"Z)>>>>\nstream\n")?;
        let (data, after) = data.split_at_checked(length)?;
        if size != length || !after.starts_with(b"\nendstream\nendobj\n") {
            return None;
        }
        Some(Found::File(kind, data))
    };
    Some(read().unwrap_or(Found::Broken))
}

/// A media type as a PDF name.
fn name(media_type: &str) -> String {
    media_type.replace('/', "#2F")
}

fn number_and_rest(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let digits = bytes.iter().take(11).take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = bytes.split_at_checked(digits)?;
    Some((decimal(number)?, rest))
}

/// At most ten decimal digits.
fn decimal(digits: &[u8]) -> Option<usize> {
    if digits.is_empty() || digits.len() > 10 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}
