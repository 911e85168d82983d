//! What a spreadsheet unpacks to, before anything reads it.
//!
//! A spreadsheet is a ZIP of XML. Its reader trusts what the file says of itself: it takes memory
//! for as many strings as it claims to have, and holds a tag or text of any length whole. So all
//! of it is unpacked once into nothing, and refused if a part or one piece of a part is larger
//! than any register's.

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

/// Bytes from one `<` to the next. A cell holds 32,767 characters, each at most six bytes when
/// escaped; five times that.
pub(super) const PIECE_BYTES_MAX: u64 = 1 << 20;

/// Bytes of a part that may hold comments or unparsed sections, which are held in memory whole.
const COMMENTED_BYTES_MAX: u64 = PART_BYTES_MAX;

/// Bytes of the shortest entry in the table of texts, `<si/>`.
const TEXT_ENTRY_MIN: u64 = 5;

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
        let name = part.name().map_err(unreadable)?.to_lowercase();
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

/// One part as its bytes go by.
struct Scan {
    limit: u64,
    is_xml: bool,
    length: u64,
    /// Bytes since the last `<`.
    piece: u64,
    previous: u8,
    commented: bool,
    /// For the table of texts, the tag that is open.
    tag: Option<Vec<u8>>,
    claimed: u64,
}

impl Scan {
    fn new(name: &str) -> Self {
        let is_texts = name.contains("sharedstrings");
        let limit = if is_texts {
            TEXTS_BYTES_MAX
        } else if name.contains("sheet") {
            SHEET_BYTES_MAX
        } else {
            PART_BYTES_MAX
        };
        Self {
            limit,
            // Pictures and macros are never read.
            is_xml: name.ends_with(".xml") || name.ends_with(".rels"),
            length: 0,
            piece: 0,
            previous: 0,
            commented: false,
            tag: is_texts.then(Vec::new),
            claimed: 0,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), SheetError> {
        self.length += bytes.len() as u64;
        if self.length > self.limit {
            return Err(SheetError::TooLarge("one of its parts unpacks to too many bytes"));
        }
        if self.is_xml {
            for byte in bytes {
                self.byte(*byte);
                if self.piece > PIECE_BYTES_MAX {
                    return Err(SheetError::TooLarge("one cell or tag is too long"));
                }
            }
        }
        if self.commented && self.length > COMMENTED_BYTES_MAX {
            return Err(SheetError::TooLarge("a part with comments is too long"));
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        self.commented |= self.previous == b'<' && byte == b'!';
        self.previous = byte;
        if byte == b'<' {
            self.piece = 0;
        }
        self.piece += 1;
        if let Some(tag) = &mut self.tag {
            if byte == b'<' {
                tag.clear();
            }
            // The claim stands in the first tags; the rest is not kept.
            if self.length <= PIECE_BYTES_MAX {
                tag.push(byte);
            }
            if byte == b'>' {
                self.claimed = self.claimed.max(claim(tag));
                tag.clear();
            }
        }
    }

    fn finish(&self) -> Result<(), SheetError> {
        if self.claimed > self.length / TEXT_ENTRY_MIN + 1 {
            return Err(SheetError::TooLarge("it claims to have more texts than it holds"));
        }
        Ok(())
    }
}

/// The number of texts that a tag claims.
fn claim(tag: &[u8]) -> u64 {
    let Some(at) = tag.windows(11).position(|w| w == b"uniqueCount") else { return 0 };
    let digits = tag.get(at + 11..).unwrap_or_default();
    digits
        .iter()
        .skip_while(|b| !b.is_ascii_digit())
        .take_while(|b| b.is_ascii_digit())
        .fold(0u64, |n, b| n.saturating_mul(10).saturating_add(u64::from(b - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(name: &str, before: u64, bytes: &[u8]) -> bool {
        let mut scan = Scan::new(name);
        scan.length = before;
        scan.take(bytes).and_then(|()| scan.finish()).is_ok()
    }

    #[test]
    fn each_part_has_its_bound() {
        let (texts, sheet) = ("xl/sharedstrings.xml", "xl/worksheets/sheet1.xml");
        for (name, bound) in [
            (texts, TEXTS_BYTES_MAX),
            (sheet, SHEET_BYTES_MAX),
            ("xl/styles.xml", PART_BYTES_MAX),
            ("xl/media/image1.png", PART_BYTES_MAX),
        ] {
            assert!(takes(name, bound - 3, b"<a>"), "{name}");
            assert!(!takes(name, bound - 2, b"<a>"), "{name}");
        }
        assert!(takes(sheet, COMMENTED_BYTES_MAX, b"<a>"));
        assert!(!takes(sheet, COMMENTED_BYTES_MAX, b"<!--"));
        assert!(!takes(texts, 0, b"<sst count = '1'  uniqueCount = '99'>"));
        assert!(takes(texts, 0, b"<sst uniqueCount='2'><si/><si/></sst>"));
    }
}
