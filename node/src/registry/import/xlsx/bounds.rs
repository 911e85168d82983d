//! What a spreadsheet unpacks to, before anything reads it.
//!
//! A spreadsheet is a ZIP of XML. Its reader trusts what the file says of itself: it takes memory
//! for as many strings as it claims to have, holds a tag or text of any length whole, joins texts
//! until an element ends, and opens whatever part a relationship names. So all of it is unpacked
//! once into nothing, and refused if a part or one piece of a part is larger than any register's.

use std::io::{Read, Seek};

use super::SheetError;

/// Parts of the file. A workbook of a hundred sheets has a few hundred.
pub(super) const PARTS_MAX: usize = 4_096;

/// Bytes of one sheet. A full one, 1,048,576 rows of 60 cells, has about 2.5 GiB.
pub(super) const SHEET_BYTES_MAX: u64 = 8 << 30;

/// Bytes of the table of texts, which is held in memory: 5 million of 50 bytes.
pub(super) const TEXTS_BYTES_MAX: u64 = 256 << 20;

/// Bytes of any other part: styles, names, settings.
pub(super) const PART_BYTES_MAX: u64 = 64 << 20;

/// Bytes of all parts together.
pub(super) const TOTAL_BYTES_MAX: u64 = 32 << 30;

/// Bytes from one `<` to the next, and bytes of text in one cell or entry of the table of texts. A
/// cell holds 32,767 characters, each at most six bytes when escaped; five times that.
pub(super) const PIECE_BYTES_MAX: u64 = 1 << 20;

/// Bytes of a part that may hold comments or unparsed sections, which are held in memory whole.
const COMMENTED_BYTES_MAX: u64 = PART_BYTES_MAX;

/// Bytes of the shortest entry in the table of texts, `<si/>`.
const TEXT_ENTRY_MIN: u64 = 5;

/// Entries of the table of texts: far more than 5 million different ones are no register's.
pub(super) const TEXTS_MAX: u64 = 8_000_000;

/// Merged areas, of which a list is held in memory.
const MERGED_MAX: u64 = 1_000_000;

/// Elements within one another. A sheet has six or so.
const DEPTH_MAX: usize = 256;

/// The attribute by which the table of texts says how many it has.
const CLAIM: &[u8] = b"uniqueCount";

/// Relationships whose targets the reader opens, by the end of their types.
const OPENED: [&[u8]; 7] = [
    b"officeDocument",
    b"worksheet",
    b"chartsheet",
    b"dialogsheet",
    b"sharedStrings",
    b"styles",
    b"table",
];

/// Unpacks every part and checks its size.
pub(super) fn check<R: Read + Seek>(file: &mut R) -> Result<(), SheetError> {
    let unreadable = |_| SheetError::NotASpreadsheet;
    let mut archive = zip::ZipArchive::new(file).map_err(unreadable)?;
    if archive.len() > PARTS_MAX {
        return Err(SheetError::TooLarge("it has too many parts"));
    }
    let mut total = 0u64;
    let mut buffer = vec![0u8; 64 << 10];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.replace('\\', "/").to_ascii_lowercase();
        let mut scan = Scan::new(&name);
        loop {
            let length = match part.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(SheetError::NotASpreadsheet),
            };
            total += length as u64;
            if total > TOTAL_BYTES_MAX {
                return Err(SheetError::TooLarge("it unpacks to too many bytes"));
            }
            scan.take(buffer.get(..length).unwrap_or_default())?;
        }
        scan.finish()?;
    }
    Ok(())
}

/// How closely a part is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Pictures and macros: their size only, since nothing opens them.
    Size,
    /// What may be opened, under whatever name: no long piece.
    Pieces,
    /// What is read.
    Markup,
}

/// Where in a part its bytes are, as the reader sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Tag,
    /// Between these quotation marks in a tag.
    Quoted(u8),
}

/// One part as its bytes go by.
struct Scan {
    limit: u64,
    look: Look,
    is_texts: bool,
    is_relations: bool,
    length: u64,
    /// Bytes since the last `<`.
    piece: u64,
    place: Place,
    previous: u8,
    /// True after anything in which a `<` may begin no tag. From there on what is nested in what
    /// is not known.
    commented: bool,
    /// The open tag without its `<`: up to the end of its name, or whole in relationships.
    tag: Vec<u8>,
    /// Length of the tag's name, once known.
    name_length: Option<usize>,
    /// Names of the open elements one after the other, and where each begins.
    open: Vec<u8>,
    starts: Vec<usize>,
    /// How many elements were open where the present cell or text began.
    joined_from: Option<usize>,
    /// Bytes of its text.
    joined: u64,
    claim: Claim,
    texts: u64,
    tables: u64,
    merged: u64,
}

impl Scan {
    /// `name` in small letters.
    fn new(name: &str) -> Self {
        let is_relations = name.ends_with(".rels");
        let is_markup = is_relations || name.ends_with(".xml");
        let is_texts = is_markup && name.contains("sharedstrings");
        let limit = if is_texts {
            TEXTS_BYTES_MAX
        } else if is_markup && name.contains("sheet") {
            SHEET_BYTES_MAX
        } else {
            PART_BYTES_MAX
        };
        let look = if is_markup {
            Look::Markup
        } else if name.starts_with("xl/media/") || name.ends_with(".bin") {
            Look::Size
        } else {
            Look::Pieces
        };
        Self {
            limit,
            look,
            is_texts,
            is_relations,
            length: 0,
            piece: 0,
            place: Place::Text,
            previous: 0,
            commented: false,
            tag: Vec::new(),
            name_length: None,
            open: Vec::new(),
            starts: Vec::new(),
            joined_from: None,
            joined: 0,
            claim: Claim::default(),
            texts: 0,
            tables: 0,
            merged: 0,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), SheetError> {
        self.length += bytes.len() as u64;
        if self.length > self.limit {
            return Err(SheetError::TooLarge("one of its parts unpacks to too many bytes"));
        }
        if self.look != Look::Size {
            for byte in bytes {
                self.piece = if *byte == b'<' { 1 } else { self.piece + 1 };
                if self.piece > PIECE_BYTES_MAX {
                    return Err(SheetError::TooLarge("one cell or tag is too long"));
                }
                if self.look == Look::Markup {
                    self.byte(*byte)?;
                }
            }
        }
        if self.commented && self.length > COMMENTED_BYTES_MAX {
            return Err(SheetError::TooLarge("a part with comments is too long"));
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8) -> Result<(), SheetError> {
        if self.is_texts {
            self.claim.byte(byte);
        }
        self.commented |= self.previous == b'<' && byte == b'!';
        match (self.place, byte) {
            // Wherever it stands, so that no tag is missed.
            (place, b'<') => {
                self.commented |= place != Place::Text;
                self.place = Place::Tag;
                self.tag.clear();
                self.name_length = None;
            }
            (Place::Text, _) => {
                if self.joined_from.is_some() && !self.commented {
                    self.joined += 1;
                    if self.joined > PIECE_BYTES_MAX {
                        return Err(SheetError::TooLarge("one cell or text is too long"));
                    }
                }
            }
            (Place::Tag, b'>') => {
                self.place = Place::Text;
                self.end_of_tag()?;
            }
            (place, _) => {
                let begins = self.tag.first().copied().unwrap_or(byte);
                // Only in tags that begin an element is a `>` between quotation marks not the end.
                self.place = match place {
                    Place::Quoted(mark) if mark == byte => Place::Tag,
                    Place::Tag if matches!(byte, b'"' | b'\'') && !b"/!?".contains(&begins) => {
                        Place::Quoted(byte)
                    }
                    place => place,
                };
                if self.name_length.is_none() && begins != b'/' && is_space(byte) {
                    self.name_length = Some(self.tag.len());
                }
                if self.name_length.is_none() || self.is_relations {
                    self.tag.push(byte);
                }
            }
        }
        self.previous = byte;
        Ok(())
    }

    fn end_of_tag(&mut self) -> Result<(), SheetError> {
        let tag = std::mem::take(&mut self.tag);
        let done = match tag.split_first() {
            Some((b'!', _)) => Ok(()),
            Some((b'?', rest)) => {
                self.commented |= rest.is_empty() || self.previous != b'?';
                Ok(())
            }
            Some((b'/', name)) => self.closes(name),
            _ => self.opens(&tag),
        };
        self.tag = tag;
        done
    }

    fn opens(&mut self, tag: &[u8]) -> Result<(), SheetError> {
        let is_empty = self.previous == b'/';
        let name = match self.name_length {
            Some(length) => tag.get(..length).unwrap_or_default(),
            None if is_empty => tag.strip_suffix(b"/").unwrap_or(tag),
            None => tag,
        };
        let local = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
        match local {
            b"si" => self.texts += 1,
            b"sst" => self.tables += 1,
            b"mergeCell" => self.merged += 1,
            b"Relationship" if self.is_relations && !may_be_opened(tag) => {
                return Err(SheetError::NotASpreadsheet);
            }
            _ => {}
        }
        if self.is_texts && (self.texts > TEXTS_MAX || self.tables > 1) {
            return Err(SheetError::TooLarge("it has too many texts"));
        }
        if self.merged > MERGED_MAX {
            return Err(SheetError::TooLarge("it has too many merged cells"));
        }
        if is_empty || self.commented {
            return Ok(());
        }
        if self.starts.len() >= DEPTH_MAX {
            return Err(SheetError::NotASpreadsheet);
        }
        if self.joined_from.is_none() && (local == b"c" || local == b"si") {
            self.joined_from = Some(self.starts.len());
            self.joined = 0;
        }
        self.starts.push(self.open.len());
        self.open.extend_from_slice(name);
        Ok(())
    }

    /// The reader joins texts up to the end that it waits for, past the ends of others; so each
    /// must be that of the element opened last.
    fn closes(&mut self, name: &[u8]) -> Result<(), SheetError> {
        if self.commented {
            return Ok(());
        }
        let length = name.iter().rposition(|byte| !is_space(*byte)).map_or(0, |at| at + 1);
        let start = self.starts.pop().ok_or(SheetError::NotASpreadsheet)?;
        if self.open.get(start..) != name.get(..length) {
            return Err(SheetError::NotASpreadsheet);
        }
        self.open.truncate(start);
        if self.joined_from == Some(self.starts.len()) {
            self.joined_from = None;
        }
        Ok(())
    }

    fn finish(&self) -> Result<(), SheetError> {
        if self.is_relations && self.commented {
            return Err(SheetError::NotASpreadsheet);
        }
        if self.claim.most > (self.length / TEXT_ENTRY_MIN + 1).min(TEXTS_MAX) {
            return Err(SheetError::TooLarge("it claims to have more texts than it holds"));
        }
        Ok(())
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// The most texts that a part claims to have, wherever in it the claim stands.
#[derive(Default)]
struct Claim {
    /// Bytes of [`CLAIM`] seen.
    matched: usize,
    /// The number after it: none yet, or so far.
    number: Option<Option<u64>>,
    most: u64,
}

impl Claim {
    fn byte(&mut self, byte: u8) {
        self.number = match self.number {
            Some(number) if byte.is_ascii_digit() => {
                let digit = u64::from(byte - b'0');
                let number = number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
                self.most = self.most.max(number);
                Some(Some(number))
            }
            Some(Some(_)) => None,
            number => number,
        };
        self.matched = if CLAIM.get(self.matched) == Some(&byte) {
            self.matched + 1
        } else {
            usize::from(CLAIM.first() == Some(&byte))
        };
        if self.matched == CLAIM.len() {
            self.matched = 0;
            self.number = Some(None);
        }
    }
}

/// False for a relationship whose target the reader opens, but under a name with which parts
/// are not looked at as XML.
fn may_be_opened(tag: &[u8]) -> bool {
    let is_opened = values(tag, b"Type").any(|kind| OPENED.iter().any(|end| kind.ends_with(end)));
    let is_xml = |target: &[u8]| target.to_ascii_lowercase().ends_with(b".xml");
    !is_opened || values(tag, b"Target").all(is_xml)
}

/// The values of all attributes of a name, as they stand.
fn values<'t>(tag: &'t [u8], name: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
    let from = tag.iter().position(|byte| is_space(*byte)).unwrap_or(tag.len());
    let mut rest = tag.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        loop {
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let key = rest.get(..equals)?.trim_ascii();
            let quoted = rest.get(equals + 1..)?.trim_ascii_start();
            let (mark, value) = quoted.split_first()?;
            let end = value.iter().position(|byte| byte == mark)?;
            rest = value.get(end + 1..)?;
            if key == name {
                return value.get(..end);
            }
        }
    })
}

#[cfg(test)]
mod tests;
