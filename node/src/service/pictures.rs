//! Files as they may leave and as they may be shown: pictures decoded and written anew, without
//! anything but the picture; PDF and plain text as they are, with a warning; nothing else.
//!
//! A photograph carries where and when it was taken, with which device, and often a small picture
//! of what was later cut off. Nothing of that is wanted by anyone who asks about a gun, and a
//! decoder is what a hostile picture attacks: ours is Rust without `unsafe`, looks at the size
//! before it takes memory, and runs apart from the core.

use std::io::Cursor;

use thiserror::Error;
use vestigo_protocol::limits::ATTACHMENT_MAX;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// Pixels of one picture: the largest that telephones take in one shot (50 million). Three bytes
/// each, twice while one is turned, are 300 MB for as long as it takes.
const PIXELS_MAX: u64 = 50_000_000;

/// Longest side of a picture: what JPEG can say.
const SIDE_MAX: u32 = 65_535;

/// Memory that the PNG decoder may take for its own: profiles and texts that are dropped anyway.
const PNG_MEMORY_MAX: usize = 64 * 1024 * 1024;

/// Passes over a progressive picture; each costs a whole decoding. Cameras make about ten.
const SCANS_MAX: usize = 64;

/// Of 100. Above 90 no mark on a gun is lost; 100 only stores noise.
const JPEG_QUALITY: u8 = 92;

/// A file that may leave or be shown.
pub(crate) struct Clean {
    /// Its media type.
    pub(crate) media_type: &'static str,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
    /// Whether it is as it was: it can carry what its pages do not show.
    pub(crate) as_it_was: bool,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum Refused {
    #[error("the file is empty")]
    Empty,
    #[error("the file is neither JPEG nor PNG nor PDF nor plain text")]
    Kind,
    #[error("the picture has {0} × {1} pixels")]
    Pixels(u64, u64),
    #[error("the picture cannot be decoded")]
    Broken,
    #[error("the file is too large")]
    TooLarge,
}

/// What its first bytes say a file is.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"%PDF-") {
        Some("application/pdf")
    } else {
        // Control characters would drive a terminal, or are no text.
        let text = std::str::from_utf8(bytes).ok()?;
        let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
        text.chars().all(plain).then_some("text/plain")
    }
}

/// Makes a file fit to leave or to be shown. It takes time and memory: not for an async task.
///
/// # Errors
/// [`Refused`].
pub(crate) fn clean(bytes: &[u8]) -> Result<Clean, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let media_type = media_type(bytes).ok_or(Refused::Kind)?;
    let (bytes, as_it_was) = match media_type {
        "image/jpeg" => (jpeg(bytes)?, false),
        "image/png" => (png(bytes)?, false),
        _ => (bytes.to_vec(), true),
    };
    if bytes.len() as u64 > ATTACHMENT_MAX {
        return Err(Refused::TooLarge);
    }
    Ok(Clean { media_type, bytes, as_it_was })
}

fn fits(width: u64, height: u64) -> Result<(), Refused> {
    let side = u64::from(SIDE_MAX);
    let fits = width.saturating_mul(height) <= PIXELS_MAX && width <= side && height <= side;
    if fits { Ok(()) } else { Err(Refused::Pixels(width, height)) }
}

fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let side = usize::try_from(SIDE_MAX).unwrap_or(usize::MAX);
    let options = DecoderOptions::new_safe()
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_max_scans(SCANS_MAX)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| Refused::Broken)?;
    let (width, height) = decoder.dimensions().ok_or(Refused::Broken)?;
    fits(width as u64, height as u64)?;
    let turn = decoder.exif().map_or(1, |exif| orientation(exif).unwrap_or(1));
    let pixels = decoder.decode().map_err(|_| Refused::Broken)?;
    // Where the picture's top is was said in what is dropped.
    let (pixels, width, height) = turned(pixels, width, height, turn);
    let narrow = |n: usize| u16::try_from(n).map_err(|_| Refused::Broken);
    let mut out = Vec::new();
    jpeg_encoder::Encoder::new(&mut out, JPEG_QUALITY)
        .encode(&pixels, narrow(width)?, narrow(height)?, jpeg_encoder::ColorType::Rgb)
        .map_err(|_| Refused::Broken)?;
    Ok(out)
}

/// The orientation that EXIF gives: tag 0x0112 of the first directory.
fn orientation(exif: &[u8]) -> Option<u16> {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let little = match exif.get(..4)? {
        b"II\x2a\0" => true,
        b"MM\0\x2a" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four: [u8; 4] = exif.get(4..8)?.try_into().ok()?;
    let first = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let first = usize::try_from(first).ok()?;
    let entries = usize::from(short(first)?);
    (0..entries).find_map(|n| {
        let at = first.checked_add(2 + n * 12)?;
        (short(at)? == 0x0112).then(|| short(at + 8)).flatten()
    })
}

/// Turns and mirrors RGB pixels as the EXIF orientation says.
fn turned(pixels: Vec<u8>, width: usize, height: usize, turn: u16) -> (Vec<u8>, usize, usize) {
    let (wide, high) = if (5..=8).contains(&turn) { (height, width) } else { (width, height) };
    let from = |x: usize, y: usize| match turn {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (y, height - 1 - x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (width - 1 - y, x),
        _ => (x, y),
    };
    if !(2..=8).contains(&turn) {
        return (pixels, width, height);
    }
    let mut out = Vec::with_capacity(pixels.len());
    for y in 0..high {
        for x in 0..wide {
            let (column, row) = from(x, y);
            let at = (row * width + column) * 3;
            out.extend_from_slice(pixels.get(at..at + 3).unwrap_or(&[0; 3]));
        }
    }
    (out, wide, high)
}

fn png(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let limits = png::Limits { bytes: PNG_MEMORY_MAX };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(|_| Refused::Broken)?;
    fits(header.width.into(), header.height.into())?;
    let mut reader = decoder.read_info().map_err(|_| Refused::Broken)?;
    let size = reader.output_buffer_size().ok_or(Refused::Broken)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(|_| Refused::Broken)?;
    pixels.truncate(frame.buffer_size());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, frame.width, frame.height);
    encoder.set_color(frame.color_type);
    encoder.set_depth(frame.bit_depth);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&pixels)?;
        writer.finish()
    });
    written.map_err(|_| Refused::Broken)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small picture, red at its left and blue at its right, with an orientation and a place in
    /// its EXIF.
    pub(crate) fn photograph(turn: u8) -> Vec<u8> {
        let mut pixels = Vec::new();
        for _ in 0..16 {
            for x in 0..32 {
                pixels.extend(if x < 16 { [200, 0, 0] } else { [0, 0, 200] });
            }
        }
        let mut plain = Vec::new();
        jpeg_encoder::Encoder::new(&mut plain, 90)
            .encode(&pixels, 32, 16, jpeg_encoder::ColorType::Rgb)
            .unwrap();
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([turn, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"GPS 48.2082 N 16.3738 E");
        let mut whole = plain[..2].to_vec();
        whole.extend([0xff, 0xe1]);
        whole.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        whole.extend(exif);
        whole.extend(&plain[2..]);
        whole
    }

    fn holds(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|w| w == what)
    }

    fn decoded(bytes: &[u8]) -> (Vec<u8>, usize, usize) {
        let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
        let pixels = decoder.decode().unwrap();
        let (width, height) = decoder.dimensions().unwrap();
        (pixels, width, height)
    }

    #[test]
    fn a_photograph_keeps_its_picture_and_loses_the_rest() {
        let taken = photograph(1);
        assert!(holds(&taken, b"GPS 48.2082"));
        let clean = clean(&taken).unwrap();
        assert_eq!((clean.media_type, clean.as_it_was), ("image/jpeg", false));
        assert!(!holds(&clean.bytes, b"GPS") && !holds(&clean.bytes, b"Exif"));
        let (pixels, width, height) = decoded(&clean.bytes);
        assert_eq!((width, height), (32, 16));
        assert!(pixels[0] > 150 && pixels[2] < 60);
    }

    #[test]
    fn a_photograph_stands_as_it_was_held() {
        // Turned a quarter to the right: what was left is on top.
        let (pixels, width, height) = decoded(&clean(&photograph(6)).unwrap().bytes);
        assert_eq!((width, height), (16, 32));
        assert!(pixels[0] > 150 && pixels[2] < 60);
        let last = pixels.len() - 3;
        assert!(pixels[last] < 60 && pixels[last + 2] > 150);
        // Upside down.
        let (pixels, ..) = decoded(&clean(&photograph(3)).unwrap().bytes);
        assert!(pixels[0] < 60 && pixels[2] > 150);
    }

    #[test]
    fn a_png_keeps_its_pixels_and_loses_its_texts() {
        let mut made = Vec::new();
        let mut encoder = png::Encoder::new(&mut made, 2, 1);
        encoder.set_color(png::ColorType::Rgb);
        encoder.add_text_chunk("Author".to_owned(), "somebody".to_owned()).unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[1, 2, 3, 4, 5, 6]).unwrap();
        writer.finish().unwrap();
        assert!(holds(&made, b"somebody"));
        let clean = clean(&made).unwrap();
        assert!(!holds(&clean.bytes, b"somebody"));
        let mut reader = png::Decoder::new(Cursor::new(&clean.bytes)).read_info().unwrap();
        let mut pixels = vec![0; 6];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels, [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn what_is_no_picture_passes_with_a_warning_or_not_at_all() {
        assert!(clean(b"%PDF-1.7\nx").unwrap().as_it_was);
        assert_eq!(clean("Gutachten über…\n".as_bytes()).unwrap().media_type, "text/plain");
        assert_eq!(clean(b"").err(), Some(Refused::Empty));
        for other in [&b"GIF89a\0\0"[..], b"PK\x03\x04", b"\x1b[2J", b"\xff\xfe"] {
            assert_eq!(clean(other).err(), Some(Refused::Kind), "{other:?}");
        }
    }

    #[test]
    fn a_picture_that_lies_about_itself_is_refused_before_it_takes_memory() {
        let mut huge = photograph(1);
        let start = huge.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
        huge[start + 5..start + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert!(matches!(clean(&huge).err(), Some(Refused::Pixels(..) | Refused::Broken)));
        let taken = photograph(1);
        for length in 3..taken.len() {
            // Never a panic; a cut picture may still show what it has.
            let _refused_or_not = clean(&taken[..length]);
        }
        let mut bomb =
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\x01\0\0\0\x01\0\0\x08\x02\0\0\0".to_vec();
        bomb.extend([0; 4]);
        assert!(matches!(clean(&bomb).err(), Some(Refused::Pixels(..) | Refused::Broken)));
    }
}
