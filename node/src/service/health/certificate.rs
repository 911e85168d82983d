//! When a certificate ends: the one field of X.509 that is asked for, read by itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::time::Timestamp;

/// Largest file, in bytes.
const FILE_MAX: u64 = 256 * 1024;

/// One element of DER: its tag, what is in it, and what follows it.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match *first {
        short @ 0..=0x7f => (usize::from(short), rest),
        0x81..=0x83 => {
            let (long, rest) = rest.split_at_checked(usize::from(*first & 0x7f))?;
            let length = long.iter().try_fold(0usize, |sum, byte| {
                sum.checked_mul(256)?.checked_add(usize::from(*byte))
            })?;
            (length, rest)
        }
        _ => return None,
    };
    let (inside, after) = rest.split_at_checked(length)?;
    Some((*tag, inside, after))
}

/// A time of X.509 (RFC 5280 §4.1.2.5): `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ`.
fn moment(tag: u8, text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let text = match tag {
        0x17 => {
            let century = if text.get(..2)? < "50" { "20" } else { "19" };
            format!("{century}{text}")
        }
        0x18 => text.to_owned(),
        _ => return None,
    };
    if text.len() != 14 {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (day, time) =
        ([part(0, 4), part(4, 6), part(6, 8)], [part(8, 10), part(10, 12), part(12, 14)]);
    Timestamp::parse_rfc3339(&format!("{}T{}Z", day.join("-"), time.join(":")))
}

/// The first certificate of a PEM text (RFC 7468).
fn first(pem: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(pem).ok()?;
    let (_, after) = text.split_once("-----BEGIN CERTIFICATE-----")?;
    let (inside, _) = after.split_once("-----END CERTIFICATE-----")?;
    STANDARD.decode(inside.split_whitespace().collect::<String>()).ok()
}

/// When the first certificate of a PEM text ends.
pub(super) fn ends(pem: &[u8]) -> Option<Timestamp> {
    let certificate = first(pem)?;
    let (_, certificate, _) = element(&certificate)?;
    let (_, mut fields, _) = element(certificate)?;
    // version (if it is there), serialNumber, signature, issuer, validity
    if let Some((0xa0, _, after)) = element(fields) {
        fields = after;
    }
    for _ in 0..3 {
        fields = element(fields)?.2;
    }
    let (_, validity, _) = element(fields)?;
    let (_, _, not_after) = element(validity)?;
    let (tag, text, _) = element(not_after)?;
    moment(tag, text)
}

/// The same of a file.
pub(super) fn ends_of(path: &std::path::Path) -> Option<Timestamp> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(FILE_MAX).read_to_end(&mut bytes).ok()?;
    ends(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_certificate_is_read() {
        let made = outside();
        assert_eq!(ends(&made).unwrap().to_rfc3339(), "2031-02-03T04:05:06Z");
        assert_eq!(ends(b"nothing"), None);
        assert_eq!(moment(0x17, b"491231235959Z").unwrap().to_rfc3339(), "2049-12-31T23:59:59Z");
        assert_eq!(moment(0x18, b"20310203040506Z").unwrap().to_rfc3339(), "2031-02-03T04:05:06Z");
        assert!(
            moment(0x17, b"31020304050Z").is_none() && moment(0x02, b"310203040506Z").is_none()
        );
    }

    /// The outside of a certificate, with nothing in it but what is walked over.
    fn outside() -> Vec<u8> {
        let wrap = |tag: u8, inside: &[u8]| {
            let length = u8::try_from(inside.len()).unwrap();
            assert!(length < 128);
            [&[tag, length], inside].concat()
        };
        let validity = [wrap(0x17, b"260203040506Z"), wrap(0x17, b"310203040506Z")].concat();
        let fields = [
            wrap(0xa0, &wrap(0x02, &[2])),
            wrap(0x02, &[7]),
            wrap(0x30, &[]),
            wrap(0x30, &[]),
            wrap(0x30, &validity),
        ]
        .concat();
        let der = wrap(0x30, &wrap(0x30, &fields));
        let text = STANDARD.encode(der);
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n").into_bytes()
    }

    #[test]
    fn broken_bytes_end_in_nothing() {
        let whole = [0x30, 0x06, 0x30, 0x04, 0x02, 0x02, 0x01, 0x01];
        for end in 0..whole.len() {
            assert!(element(&whole[..end]).is_none(), "{end}");
        }
        assert!(element(&[0x30, 0x84, 0, 0, 0, 0]).is_none());
        assert!(element(&[0x30, 0x82, 0xff, 0xff]).is_none());
    }
}
