//! Queries and forms: names and values with `%` before the bytes of what is no plain character.

/// The pairs of a query or form.
pub(super) fn pairs(encoded: &[u8]) -> impl Iterator<Item = (String, String)> + '_ {
    encoded.split(|b| *b == b'&').filter(|part| !part.is_empty()).map(|part| {
        let mut halves = part.splitn(2, |b| *b == b'=');
        let half = |bytes: Option<&[u8]>| decoded(bytes.unwrap_or_default());
        (half(halves.next()), half(halves.next()))
    })
}

/// What an encoded half says; bytes that are no UTF-8 become U+FFFD.
fn decoded(encoded: &[u8]) -> String {
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'+' => bytes.push(b' '),
            b'%' => match (digit(after.first()), digit(after.get(1))) {
                (Some(high), Some(low)) => {
                    bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                    rest = after.get(2..).unwrap_or_default();
                }
                _ => bytes.push(b'%'),
            },
            other => bytes.push(*other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A value as a part of a path or a query.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A query with `?` before it; nothing if there are no pairs.
pub(super) fn query<'a>(pairs: impl Iterator<Item = &'a (String, String)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        out.push(if out.is_empty() { '?' } else { '&' });
        out.push_str(&format!("{}={}", encoded(name), encoded(value)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_escape_stands_for_itself() {
        let read = |text: &str| pairs(text.as_bytes()).collect::<Vec<_>>();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(read("a=%zz&b=%4&c=%"), [pair("a", "%zz"), pair("b", "%4"), pair("c", "%")]);
        assert_eq!(read("&&a"), [pair("a", "")]);
        assert_eq!(read("a=%ff=b"), [pair("a", "\u{fffd}=b")]);
    }
}
