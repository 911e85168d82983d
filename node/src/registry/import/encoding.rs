//! In which encoding a file is, and its text as UTF-8.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};

/// A text encoding, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// WHATWG name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

/// The encoding with this label of the WHATWG Encoding Standard, such as `utf-8`, `latin1`,
/// `windows-1252` or `windows-1251`.
#[must_use]
pub fn encoding_for(label: &str) -> Option<TextEncoding> {
    Encoding::for_label_no_replacement(label.as_bytes()).map(TextEncoding)
}

/// A file as UTF-8. Text in UTF-8 is passed on as it is, valid or not: which bytes are wrong is
/// for the rows to say.
pub(super) struct Source<R> {
    file: R,
    total: u64,
    read: u64,
    start: u64,
    encoding: &'static Encoding,
    guessed: bool,
    decoding: Option<Decoding>,
}

struct Decoding {
    decoder: Decoder,
    input: Vec<u8>,
    /// Decoded and not yet passed on.
    output: Vec<u8>,
    output_at: usize,
    finished: bool,
}

const CHUNK: usize = 64 << 10;

impl<R: Read + Seek> Source<R> {
    /// Finds out the encoding: a byte-order mark, else what the caller says, else UTF-8 if the
    /// whole file is that, else Windows-1252 if every byte that is not ASCII is plausible in it,
    /// else UTF-8 with errors.
    pub(super) fn open(mut file: R, said: Option<TextEncoding>) -> io::Result<Self> {
        let survey = Survey::of(&mut file)?;
        let (encoding, start) = match (survey.mark, said) {
            (Some((encoding, length)), _) => (encoding, length),
            (None, Some(said)) => (said.0, 0),
            (None, None) if survey.is_1252() => (WINDOWS_1252, 0),
            (None, None) => (UTF_8, 0),
        };
        let guessed = survey.mark.is_none() && said.is_none() && encoding == WINDOWS_1252;
        let total = survey.length;
        let mut source =
            Self { file, total, read: start, start, encoding, guessed, decoding: None };
        source.rewind()?;
        Ok(source)
    }

    /// Goes back to the beginning of the text.
    pub(super) fn rewind(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.start))?;
        self.read = self.start;
        self.decoding = (self.encoding != UTF_8).then(|| Decoding {
            decoder: self.encoding.new_decoder_without_bom_handling(),
            input: vec![0; CHUNK],
            output: Vec::new(),
            output_at: 0,
            finished: false,
        });
        Ok(())
    }
}

impl<R> Source<R> {
    /// Bytes in the file.
    pub(super) const fn total_bytes(&self) -> u64 {
        self.total
    }

    /// Bytes of the file read so far.
    pub(super) const fn bytes_read(&self) -> u64 {
        self.read
    }

    /// Bytes of the file before the text: those of the byte-order mark.
    pub(super) const fn start_offset(&self) -> u64 {
        self.start
    }

    /// True if the bytes only suggest the encoding: every text in one of its sisters, such as
    /// Windows-1251, would look the same.
    pub(super) const fn is_guessed(&self) -> bool {
        self.guessed
    }

    /// WHATWG name.
    pub(super) fn encoding_name(&self) -> &'static str {
        self.encoding.name()
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(decoding) = &mut self.decoding else {
            let length = self.file.read(buffer)?;
            self.read += length as u64;
            return Ok(length);
        };
        while decoding.output_at >= decoding.output.len() && !decoding.finished {
            let length = self.file.read(&mut decoding.input)?;
            self.read += length as u64;
            decoding.decode(length);
        }
        let ready = decoding.output.get(decoding.output_at..).unwrap_or_default();
        let length = ready.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), ready.get(..length)) {
            to.copy_from_slice(from);
        }
        decoding.output_at += length;
        Ok(length)
    }
}

impl Decoding {
    /// Decodes the first `length` bytes of the input; none means that the file has ended.
    fn decode(&mut self, length: usize) {
        let last = length == 0;
        let input = self.input.get(..length).unwrap_or_default();
        let room = self.decoder.max_utf8_buffer_length(length).unwrap_or(4 * CHUNK);
        self.output.resize(room, 0);
        // The buffer has room for the worst case, so all input is taken in one call.
        let (_, _, written, _) = self.decoder.decode_to_utf8(input, &mut self.output, last);
        self.output.truncate(written);
        self.output_at = 0;
        self.finished = last;
    }
}

/// What one pass over the bytes shows.
struct Survey {
    length: u64,
    /// Encoding and length of a byte-order mark.
    mark: Option<(&'static Encoding, u64)>,
    valid_utf8: bool,
    /// UTF-8 sequences of more than one byte. Text in Windows-1252 hardly ever holds one.
    multibyte: u64,
    plausible_1252: bool,
}

impl Survey {
    fn of<R: Read + Seek>(file: &mut R) -> io::Result<Self> {
        file.seek(SeekFrom::Start(0))?;
        let mut survey =
            Self { length: 0, mark: None, valid_utf8: true, multibyte: 0, plausible_1252: true };
        let mut buffer = vec![0u8; CHUNK];
        // Bytes of a sequence that the end of a chunk cut.
        let mut kept = 0usize;
        loop {
            let space = buffer.get_mut(kept..).unwrap_or_default();
            let length = match file.read(space) {
                Ok(length) => length,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            };
            let chunk = buffer.get(..kept + length).unwrap_or_default();
            // Four bytes at least, unless the file has fewer: enough for any mark.
            if survey.length == 0
                && let Some((encoding, length)) = Encoding::for_bom(chunk)
            {
                survey.mark = Some((encoding, length as u64));
            }
            survey.length += length as u64;
            let rest = survey.take(chunk, length == 0);
            let from = chunk.len() - rest;
            kept = rest;
            buffer.copy_within(from..from + rest, 0);
            if length == 0 {
                return Ok(survey);
            }
        }
    }

    /// Looks at a chunk; gives how many bytes at its end are the start of a cut sequence.
    fn take(&mut self, mut chunk: &[u8], last: bool) -> usize {
        loop {
            let (valid, error) = match std::str::from_utf8(chunk) {
                Ok(_) => (chunk.len(), None),
                Err(e) => (e.valid_up_to(), Some(e.error_len())),
            };
            let good = chunk.get(..valid).unwrap_or_default();
            // Every sequence has one byte that begins it, C2 to F4.
            self.multibyte += good.iter().filter(|b| **b >= 0xC0).count() as u64;
            let bad = match error {
                None => return 0,
                Some(None) if !last => return chunk.len() - valid,
                Some(None) => chunk.len() - valid,
                Some(Some(length)) => length,
            };
            self.valid_utf8 = false;
            let wrong = chunk.get(valid..valid + bad).unwrap_or_default();
            self.plausible_1252 &= wrong.iter().all(|b| is_plausible_1252(*b));
            chunk = chunk.get(valid + bad..).unwrap_or_default();
        }
    }

    const fn is_1252(&self) -> bool {
        !self.valid_utf8 && self.multibyte == 0 && self.plausible_1252
    }
}

/// Bytes that mean something in names and addresses in Windows-1252: letters with accents,
/// ordinal and degree signs, typographic quotation marks and dashes, € and §. Not the five that
/// are undefined, nor signs that no register uses.
const fn is_plausible_1252(byte: u8) -> bool {
    matches!(
        byte,
        0..=0x7F
            | 0x80
            | 0x85
            | 0x8A
            | 0x8C
            | 0x8E
            | 0x91..=0x97
            | 0x99
            | 0x9A
            | 0x9C
            | 0x9E
            | 0x9F
            | 0xA0
            | 0xA1
            | 0xA7
            | 0xAA
            | 0xAB
            | 0xAE
            | 0xB0
            | 0xB4
            | 0xB7
            | 0xBA
            | 0xBB
            | 0xBF..=0xD6
            | 0xD8..=0xF6
            | 0xF8..=0xFF
    )
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(file: &[u8], said: Option<&str>) -> (String, Vec<u8>) {
        let said = said.map(|label| encoding_for(label).unwrap());
        let mut source = Source::open(Cursor::new(file), said).unwrap();
        let mut text = Vec::new();
        source.read_to_end(&mut text).unwrap();
        assert_eq!(source.bytes_read(), file.len() as u64);
        (source.encoding_name().to_owned(), text)
    }

    #[test]
    fn the_encoding_is_told_from_the_bytes() {
        for (file, name, text) in [
            (&b"abc"[..], "UTF-8", "abc"),
            ("señal".as_bytes(), "UTF-8", "señal"),
            (b"\xef\xbb\xbfabc", "UTF-8", "abc"),
            (b"se\xf1al N\xba 1", "windows-1252", "señal Nº 1"),
            (b"\xff\xfea\0\xf1\0", "UTF-16LE", "añ"),
            (b"\xfe\xff\0a\0\xf1", "UTF-16BE", "añ"),
            (b"", "UTF-8", ""),
        ] {
            assert_eq!(read(file, None), (name.to_owned(), text.as_bytes().to_vec()));
        }
    }

    #[test]
    fn broken_utf_8_is_not_taken_for_windows_1252() {
        // A valid sequence beside an invalid byte, an undefined byte, a cut sequence.
        for file in [&b"\xc3\xb1 \xff"[..], b"a\x81b", b"abc \xc3\xb1\xc3"] {
            assert_eq!(read(file, None), ("UTF-8".to_owned(), file.to_vec()));
        }
    }

    #[test]
    fn what_the_caller_says_goes_before_guessing() {
        assert_eq!(read(b"\xcf\xcc", Some("windows-1251")).1, "ПМ".as_bytes());
        assert_eq!(read(b"se\xf1al", Some("utf-8")).1, b"se\xf1al");
        assert_eq!(read(b"se\xf1al", Some("latin1")).1, "señal".as_bytes());
        assert_eq!(encoding_for("no-such"), None);
    }

    #[test]
    fn a_sequence_across_two_chunks_is_whole() {
        let mut file = vec![b'a'; CHUNK - 1];
        file.extend("ñ".as_bytes());
        assert_eq!(read(&file, None).0, "UTF-8");
        let mut latin = vec![b'a'; CHUNK - 1];
        latin.push(0xf1);
        let (name, text) = read(&latin, None);
        assert_eq!((name.as_str(), text.len()), ("windows-1252", CHUNK + 1));
    }
}
