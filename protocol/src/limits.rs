//! Every bound of the wire, with its derivation. What exceeds one is refused, never truncated.

/// A statement (log entry). tlog-tiles stores entries with a 16-bit length, so 65,535 is the hard
/// limit; 64 leaf hashes of 34 bytes each in in-reply-to, two node names of at most 51 bytes and
/// the fixed members stay under 3 KiB, and 4 KiB leaves room.
pub const STATEMENT_MAX: usize = 4096;

/// A protected header: [`STATEMENT_MAX`] less the payload, the signature and their framing.
pub const HEADER_MAX: usize = STATEMENT_MAX - 128;

/// Entries that one statement may answer. A batch refusal (A9) names at most this many queries.
pub const IN_REPLY_TO_MAX: usize = 64;

/// Statements of one side in one exchange, receipts included. A question that is asked back sixty times
/// has 60 supplements, and the receipts of as many interims; a thousand photographs come in 63
/// supplements; twice all that. Deadlines are computed from all statements of an exchange, with each
/// one that comes.
pub const EXCHANGE_STATEMENTS_MAX: u64 = 256;

/// Preimage and disclosures of one message. A link frame holds at most 72 KiB: 64 KiB of content,
/// [`STATEMENT_MAX`], and a checkpoint of at most [`CHECKPOINT_MAX`] would be 72 KiB + framing, so
/// the content leaves 1 KiB for framing.
pub const CONTENT_MAX: usize = 63 * 1024;

/// A signed note: about 3.6 KiB with one Ed25519 and one ML-DSA-44 line (evidence.md §1.5). Every
/// ML-DSA-44 cosignature adds about 3.3 KiB in base64; the wire carries the log's own lines.
pub const CHECKPOINT_MAX: usize = 4 * 1024;

/// A whole message as it travels in one link frame.
pub const MESSAGE_MAX: usize = STATEMENT_MAX + CONTENT_MAX + CHECKPOINT_MAX + 128;

/// Disclosures (leaf fields) of one message. A query with 100 marks or an answer with 200 events
/// stays below; at 50 bytes each, 512 empty leaves would already fill a third of the content.
pub const DISCLOSURES_MAX: usize = 512;

/// Content labels from here on are extensions: kept as raw bytes, never acted on.
pub const EXTENSION_LABEL_MIN: u64 = 1000;

/// `iat` this far ahead of our clock parks a message (design.md §4): two days cover a wrong time
/// zone and a wrong day, but not a forged future.
pub const FUTURE_SKEW_MAX_SECONDS: u64 = 48 * 3600;

/// The last second of the year 9999: no time on the wire is later, so that every sum of two times
/// is a number that any database keeps.
pub const TIME_MAX_SECONDS: u64 = 253_402_300_799;

/// Sequence numbers and epochs stay below 2^53: exact in every language's numbers, and never used
/// up (a million statements a second for 285 years).
pub const SEQUENCE_MAX: u64 = (1 << 53) - 1;

/// deliver-until = answer-by + 30 days unless the query says otherwise (design.md §4).
pub const DELIVER_AFTER_ANSWER_SECONDS: u64 = 30 * 86_400;

/// A descriptor: twelve members, keys of at most 1,312 bytes (ML-DSA-44) in at most
/// [`DESCRIPTOR_KEYS_MAX`] versions, texts. 32 KiB fits several rotations of every key.
pub const DESCRIPTOR_MAX: usize = 32 * 1024;

/// Keys one descriptor lists, old ones included: six roles, ten rotations each.
pub const DESCRIPTOR_KEYS_MAX: usize = 64;

/// Recovery epochs one descriptor lists: a node that loses its log more often has another problem.
pub const RECOVERIES_MAX: usize = 16;

/// An agreement document; it travels as one leaf field of a message.
pub const AGREEMENT_MAX: usize = 32 * 1024;

/// A court bundle that `verify` reads into memory. A chain of ten hops with full answers stays
/// under 1 MiB; attachments travel beside it, by digest.
pub const BUNDLE_MAX: usize = 64 * 1024 * 1024;
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

/// Free text from one officer to another, in one paragraph. Two pages of a form; longer texts
/// are attachments.
pub const NOTE_MAX: usize = 4000;

/// Alternatives that one place of a serial pattern may list. The largest group of glyphs that are
/// taken for each other has five; a reading with more than twice that says nothing.
pub const PATTERN_ALTERNATIVES_MAX: usize = 12;

/// Characters that a serial pattern must know to be searched. With three
/// known digits, a maker that numbers from 1 has a thousand guns per million that fit.
pub const PATTERN_KNOWN_MIN: u32 = 4;

/// Share of a serial pattern's length that must be known, in per cent; against searches that
/// enumerate a registry piece by piece.
pub const PATTERN_KNOWN_PERCENT_MIN: u32 = 60;

/// Unknown characters that an unknown run of a serial pattern counts as: the usual length of a
/// lost prefix or suffix.
pub const PATTERN_RUN_LENGTH: u32 = 3;

/// Alternatives that count half in one place of a serial pattern; a longer list knows nothing,
/// unless it has [`PATTERN_LOOK_ALIKES_MAX`] at most that are all one once folded. Ten digits in
/// brackets are a `?`.
pub const PATTERN_FEW_MAX: usize = 3;

/// Alternatives that count half if they are all taken for each other: `[0OQD]` is the largest
/// group of Latin ones.
pub const PATTERN_LOOK_ALIKES_MAX: usize = 4;

/// Characters that a serial pattern with an unknown run must know before its first run or behind
/// its last. An index is sorted by beginnings and ends: with neither, all of it is read.
pub const PATTERN_EDGE_MIN: u32 = 3;

/// One attachment: a photograph of 50 million pixels in high quality, or a scan of fifty pages.
pub const ATTACHMENT_MAX: u64 = 20 * 1024 * 1024;

/// All attachments of one exchange together, of both sides: five of the largest, or fifty
/// photographs of a telephone.
pub const ATTACHMENTS_CASE_MAX: u64 = 100 * 1024 * 1024;

/// Attachments that one message names: ten views of a gun, a report and some letters. At 300 bytes
/// each they take a thirteenth of [`CONTENT_MAX`].
pub const ATTACHMENTS_MESSAGE_MAX: usize = 16;

/// Bytes of a file that travel in one frame of `/vestigo/blob/1`, and that are encrypted as one: what
/// one read of a disk gives, a hundredth of a second at 50 Mbit/s.
pub const BLOB_CHUNK: u64 = 64 * 1024;

/// A request on `/vestigo/blob/1`: two hashes of 34 bytes, an offset of 9, and the array's head; the
/// rest is room.
pub const BLOB_REQUEST_MAX: usize = 128;

/// A frame of a reply on `/vestigo/blob/1`: [`BLOB_CHUNK`], its head of 5 bytes, an offset of 9, type
/// and array.
pub const BLOB_FRAME_MAX: usize = 64 * 1024 + 16;
