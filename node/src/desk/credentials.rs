//! What a person proves who he is with, as far as it is pure: tokens of sessions, one-time links,
//! recovery codes and time-based codes. Randomness and time are parameters.

use std::fmt;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use sha2::{Digest as _, Sha256};
use totp_rs::{Algorithm, Builder};
use zeroize::{Zeroize as _, Zeroizing};

/// Crockford's base 32: no I, L, O or U, so that a code survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Longest text that is read as a code or token, in bytes; longer is none.
const TEXT_MAX: usize = 128;

/// Seconds of one time-based code (RFC 6238 §5.2).
pub const TOTP_STEP_SECONDS: u64 = 30;

/// Steps before and after the present one whose code is taken: clocks of telephones are not exact.
const TOTP_SKEW: u16 = 1;

/// Recovery codes that an officer gets at once.
pub const RECOVERY_CODES: usize = 10;

/// Groups the letters of `bytes` by `group`.
fn letters(bytes: &[u8], group: usize) -> String {
    let (mut text, mut held, mut bits, mut written) = (String::new(), 0u32, 0u32, 0usize);
    let mut push = |text: &mut String, five: u32| {
        if group > 0 && written > 0 && written.is_multiple_of(group) {
            text.push('-');
        }
        let letter = usize::try_from(five & 31).ok().and_then(|at| ALPHABET.get(at));
        text.push(char::from(letter.copied().unwrap_or(b'0')));
        written += 1;
    };
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(&mut text, held >> bits);
        }
    }
    if bits > 0 {
        push(&mut text, held << (5 - bits));
    }
    text
}

/// Reads [`letters`]: case, hyphens and spaces do not count, and neither do the letters that look
/// like others. None if it is not exactly `N` bytes.
fn bytes<const N: usize>(text: &str) -> Option<Zeroizing<[u8; N]>> {
    if text.len() > TEXT_MAX {
        return None;
    }
    let mut read = Zeroizing::new([0u8; N]);
    let (mut held, mut bits, mut at) = (0u32, 0u32, 0usize);
    for letter in text.bytes().filter(|b| !matches!(b, b'-' | b' ')) {
        let letter = match letter.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        let five = ALPHABET.iter().position(|of| *of == letter)?;
        held = (held << 5) | u32::try_from(five).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            *read.get_mut(at)? = u8::try_from((held >> bits) & 0xff).ok()?;
            at += 1;
        }
    }
    let rest = held & ((1 << bits) - 1);
    (at == N && bits < 5 && rest == 0).then_some(read)
}

fn hash(domain: &str, secret: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(domain).chain_update([0]).chain_update(secret).finalize().into()
}

/// A secret that is given out once and kept only as its hash.
macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident, $length:literal, $domain:literal, $group:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Zeroizing<[u8; $length]>);

        impl $name {
            /// Of fresh random bytes.
            #[must_use]
            pub fn new(random: [u8; $length]) -> Self {
                Self(Zeroizing::new(random))
            }

            /// Reads [`Self::to_text`]; case, spaces and hyphens do not count.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                bytes::<$length>(text.trim()).map(Self)
            }

            /// As the person gets it: digits and capital letters, without I, L, O and U.
            #[must_use]
            pub fn to_text(&self) -> String {
                letters(&*self.0, $group)
            }

            /// What is kept of it: SHA-256 over its domain and its bytes.
            #[must_use]
            pub fn hash(&self) -> [u8; 32] {
                hash($domain, &*self.0)
            }
        }

        impl fmt::Debug for $name {
            /// Silent: whoever holds it acts for somebody.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

secrets! {
    /// What the browser of a signed-in officer holds: 256 random bits, 52 characters.
    SessionToken, 32, "vestigo-session-v1", 0;
    /// What opens the page on which an officer sets up how to sign in, once: 128 random bits, 26
    /// characters in groups of five, to be typed if need be.
    LinkToken, 16, "vestigo-link-v1", 5;
    /// Stands in for a lost telephone or key, once: 80 random bits, four groups of four.
    RecoveryCode, 10, "vestigo-recovery-v1", 4;
}

/// The public number of a session: in lists, and in the administrative log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionId(pub [u8; 8]);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl SessionId {
    /// Reads sixteen hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = if digits { u64::from_str_radix(text, 16).ok()? } else { return None };
        Some(Self(number.to_be_bytes()))
    }
}

/// The secret that a telephone and the node share: codes as of RFC 6238 with SHA-1, six digits and
/// thirty seconds, which is what every authenticator app computes.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret(Zeroizing<[u8; 20]>);

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(..)")
    }
}

impl TotpSecret {
    /// Of random bytes.
    #[must_use]
    pub fn new(random: [u8; 20]) -> Self {
        Self(Zeroizing::new(random))
    }

    /// The bytes, to be sealed.
    #[must_use]
    pub fn expose(&self) -> &[u8; 20] {
        &self.0
    }

    /// As it is typed into an app: RFC 4648 base 32.
    #[must_use]
    pub fn to_base32(&self) -> String {
        totp_rs::Secret::new_stack(*self.0).to_base32()
    }

    /// What the picture holds that an app photographs. `issuer` and `account` keep letters, digits,
    /// `.`, `-` and `_`; anything else becomes `-`.
    #[must_use]
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let plain = |text: &str| -> String {
            let keep = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            text.chars().map(|c| if keep(c) { c } else { '-' }).collect()
        };
        let (issuer, account) = (plain(issuer), plain(account));
        let secret = Zeroizing::new(self.to_base32());
        format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", *secret)
    }

    /// The step of `code` if it is one of now, of the step before or of the one after, and later
    /// than `spent`, the step of the code that was taken last.
    #[must_use]
    pub fn accepts(&self, code: &str, now: u64, spent: u64) -> Option<u64> {
        let digits: Zeroizing<String> =
            Zeroizing::new(code.chars().filter(|c| !c.is_whitespace()).take(7).collect());
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let origin = now / TOTP_STEP_SECONDS;
        let skew = u64::from(TOTP_SKEW);
        let mut accepted = None;
        // All of them are computed, so that time does not tell which one it was.
        for step in origin.saturating_sub(skew)..=origin.saturating_add(skew) {
            let code = Zeroizing::new(self.code(step));
            let same = verify_slices_are_equal(code.as_bytes(), digits.as_bytes()).is_ok();
            if same && step > spent {
                accepted = accepted.or(Some(step));
            }
        }
        accepted
    }

    /// The code of a step, six digits.
    #[must_use]
    pub fn code(&self, step: u64) -> String {
        let secret = totp_rs::Secret::new_stack(*self.0);
        let totp = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_step_duration(TOTP_STEP_SECONDS)
            .with_skew(TOTP_SKEW)
            .with_secret(secret)
            .build_noncompliant();
        totp.generate(step.saturating_mul(TOTP_STEP_SECONDS)).to_string()
    }
}

/// The second thing that a person gives beside the password.
#[derive(Clone)]
pub enum SecondFactor {
    /// Six digits of an authenticator app.
    Totp(Zeroizing<String>),
    /// A recovery code.
    Recovery(RecoveryCode),
}

impl fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecondFactor(..)")
    }
}

impl SecondFactor {
    /// What was typed into the one field: six digits, or a recovery code.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > TEXT_MAX {
            return None;
        }
        let mut plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if plain.len() == 6 && plain.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Self::Totp(Zeroizing::new(plain)));
        }
        let code = RecoveryCode::parse(&plain).map(Self::Recovery);
        plain.zeroize();
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_text_and_shows_nothing() {
        let token =
            SessionToken::new(std::array::from_fn(|at| u8::try_from(at * 37 % 251).unwrap()));
        let text = token.to_text();
        assert_eq!(text.len(), 52);
        assert_eq!(SessionToken::parse(&text).unwrap().hash(), token.hash());
        assert_eq!(SessionToken::parse(&text.to_lowercase()).unwrap().hash(), token.hash());
        assert_eq!(format!("{token:?}"), "SessionToken(..)");
        for bad in ["", "0", &text[1..], &format!("{text}0"), &text.replace('0', "U"), "é"] {
            let read = SessionToken::parse(bad);
            assert!(read.is_none() || read.unwrap().hash() == token.hash(), "{bad}");
        }
        assert!(SessionToken::parse(&"0".repeat(1 << 20)).is_none());
    }

    #[test]
    fn one_secret_has_one_text_but_for_what_the_eye_confuses() {
        let link = LinkToken::new([0xff; 16]);
        assert_eq!(link.to_text(), "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-W");
        // Bits beyond the last byte must be nought.
        assert!(LinkToken::parse("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-X").is_none());
        let code = RecoveryCode::new([0; 10]);
        assert_eq!(code.to_text(), "0000-0000-0000-0000");
        assert_eq!(RecoveryCode::parse("oooo OOOO 0000 0000").unwrap().hash(), code.hash());
        let ones = RecoveryCode::parse("1111 iiii LLLL 1111").unwrap();
        assert_eq!(ones.to_text(), "1111-1111-1111-1111");
    }

    #[test]
    fn the_same_bytes_have_another_hash_as_another_secret() {
        assert_ne!(hash("vestigo-session-v1", &[1]), hash("vestigo-link-v1", &[1]));
        assert_ne!(LinkToken::new([1; 16]).hash(), LinkToken::new([2; 16]).hash());
    }

    /// The values of RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = TotpSecret::new(*b"12345678901234567890");
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code(time / 30), code);
            assert_eq!(secret.accepts(code, time, 0), Some(time / 30));
        }
        assert_eq!(secret.to_base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_code_is_taken_once_and_within_a_step_of_its_time() {
        let secret = TotpSecret::new([7; 20]);
        let (now, step) = (3_000_000, 100_000);
        let code = secret.code(step);
        assert_eq!(secret.accepts(&code, now, step - 1), Some(step));
        assert_eq!(secret.accepts(&code, now, step), None, "it was used");
        assert_eq!(secret.accepts(&code, now + 30, 0), Some(step));
        assert_eq!(secret.accepts(&code, now - 1, 0), Some(step));
        assert_eq!(secret.accepts(&code, now + 60, 0), None);
        assert_eq!(secret.accepts(&code, now - 31, 0), None);
        let early = secret.code(step - 1);
        assert_eq!(secret.accepts(&early, now, step), None, "older than one that was used");
        for bad in ["", "12345", "1234567", "12 34 5x", "１２３４５６"] {
            assert_eq!(secret.accepts(bad, now, 0), None);
        }
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(secret.accepts(&spaced, now, 0), Some(step));
    }

    #[test]
    fn one_field_takes_six_digits_or_a_recovery_code() {
        assert!(matches!(SecondFactor::parse("123 456"), Some(SecondFactor::Totp(_))));
        let code = RecoveryCode::new([9; 10]).to_text();
        assert!(matches!(SecondFactor::parse(&code), Some(SecondFactor::Recovery(_))));
        for bad in ["", "12345", "1234567", "no code at all"] {
            assert!(SecondFactor::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_number_of_a_session_survives_its_text() {
        let id = SessionId([0, 1, 2, 3, 4, 5, 6, 0xff]);
        assert_eq!(SessionId::parse(&id.to_string()), Some(id));
        for bad in ["", "+00102030405060", "000102030405060", "zz01020304050607"] {
            assert_eq!(SessionId::parse(bad), None);
        }
    }
}
