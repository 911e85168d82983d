//! Every bound of the wire, each with its derivation. Lengths of text are bytes of UTF-8.

/// A text mark as seen on a gun. The longest in practice are import marks of name, town and state
/// (about 60 characters) and Cyrillic or Arabic inscriptions at two bytes a character; twice that.
pub const MARK_TEXT_MAX: usize = 256;

/// Marks on one gun. A rebuilt military rifle carries about 20 (serials on six parts, proofs of
/// two houses, acceptance, rebuild, import); three times that.
pub const MARKS_MAX: usize = 64;

/// A name of a maker, brand, importer, model or calibre as marked. Company names with town and
/// state stay under 100 characters; twice that for scripts of two bytes.
pub const NAME_MAX: usize = 200;

/// The name of a person or company in an event. The longest registered company names are near
/// 160 characters; twice that for scripts of two bytes.
pub const PARTY_NAME_MAX: usize = 320;

/// A licence, permit, certificate, invoice or report number. Customs reference numbers have 18
/// characters (MRN), licence numbers with prefix and year under 40; room for a composed one.
pub const REFERENCE_MAX: usize = 128;

/// A place: depot, port, town, street address in one line.
pub const PLACE_MAX: usize = 320;

/// Events in the chain of one gun. A police pistol over 40 years with yearly issue and return
/// makes about 80; three times that.
pub const EVENTS_MAX: usize = 256;

/// First year a date may have. Handheld firearms are recorded from the fifteenth century.
pub const YEAR_MIN: u16 = 1400;

/// Last year a date may have: four digits.
pub const YEAR_MAX: u16 = 9999;

/// Completeness of a record set, in per cent.
pub const PERCENT_MAX: u8 = 100;
