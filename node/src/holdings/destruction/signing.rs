//! Who signs a certificate of destruction: the officer who certifies, with the key that decisions are
//! signed with; the witnesses, who are nobody's officers, on paper.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::time::Timestamp;

use super::{DestructionRefused, Order};
use crate::holdings::moment;

/// What stands before a certificate's digest when an officer signs it: no other signature of an
/// officer begins so.
const SIGNATURE_DOMAIN: &[u8] = b"vestigo-officer-destruction-v1\0";

/// Scans that are filed with one certificate: a sheet, and what corrects it.
pub const SHEETS_MAX: usize = 20;

/// Characters of the name of who handed a sheet in.
const NAME_MAX: usize = 200;

/// The scan of a signed sheet. The scan itself is kept beside the order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sheet {
    /// Its number within the certificate, from 1: a later one stands beside the earlier.
    pub number: u32,
    /// SHA-256 of the scan.
    pub digest: String,
    /// Its media type.
    pub media_type: String,
    /// Bytes of the scan.
    pub bytes: u64,
    /// Who handed the signed sheet in.
    pub by: String,
    /// The officer who filed it.
    pub filed_by: String,
    /// When.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub filed: Timestamp,
    /// Under which number the scan is kept.
    pub kept: u64,
}

/// An issue of the certificate's pages: the same again is the same file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Issued {
    /// Tag of the language.
    pub language: String,
    /// The program that drew the pages.
    pub renderer: String,
    /// When it was first issued.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// SHA-256 of the file.
    pub digest: String,
    /// What of the issue is not in the certificate, as it is enclosed: standard base64.
    pub issue: String,
}

/// Who certifies, and for which agency.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Certifier {
    /// The officer.
    pub name: String,
    /// Thumbprint of the key that he signs with, if he has one.
    pub key: Option<String>,
    /// The agency.
    pub issuer: Option<Issuer>,
}

/// The agency that issues a certificate.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Issuer {
    /// Its node.
    pub node: String,
    /// Its name by language.
    pub names: std::collections::BTreeMap<String, String>,
    /// Whether all of its data are invented.
    pub synthetic: bool,
}

crate::holdings::silent!(Sheet, Issued, Certifier, Issuer);

fn signed_bytes(certificate: &Digest) -> Vec<u8> {
    [SIGNATURE_DOMAIN, certificate.as_bytes()].concat()
}

/// Signs a certificate by its digest.
#[must_use]
pub fn sign(key: &SecretKey, certificate: &Digest) -> [u8; 64] {
    key.sign(&signed_bytes(certificate))
}

/// Whether `signature` is of `key` over a certificate of this digest.
#[must_use]
pub fn is_signed(key: &PublicKey, certificate: &Digest, signature: &[u8]) -> bool {
    key.verify(&signed_bytes(certificate), signature).is_ok()
}

impl Order {
    /// Whether it is certified and no signed sheet is filed with it.
    #[must_use]
    pub fn is_unsigned(&self) -> bool {
        self.certificate.is_some() && self.sheets.is_empty()
    }

    /// Files the scan of the sheet that the witnesses signed; it is kept under `kept`. An earlier
    /// one stays.
    ///
    /// # Errors
    /// Nothing was certified, the same scan is there already, or nobody is named who handed it in.
    pub fn file(
        &mut self,
        (media_type, scan): (&str, &[u8]),
        (by, filed_by): (&str, &str),
        kept: u64,
        now: Timestamp,
    ) -> Result<&Sheet, DestructionRefused> {
        if self.certificate.is_none() {
            return Err(DestructionRefused::NotCertified);
        }
        let by = by.trim();
        let fits = !by.is_empty() && by.chars().count() <= NAME_MAX;
        if !fits || by.chars().any(char::is_control) {
            return Err(DestructionRefused::Missing("by"));
        }
        let digest = Digest(Sha256::digest(scan).into()).to_hex();
        if self.sheets.iter().any(|sheet| sheet.digest == digest) {
            return Err(DestructionRefused::SameSheet);
        }
        if self.sheets.len() >= SHEETS_MAX {
            return Err(DestructionRefused::Sheets);
        }
        let last = self.sheets.iter().map(|sheet| sheet.number).max().unwrap_or(0);
        self.sheets.push(Sheet {
            number: last.saturating_add(1),
            digest,
            media_type: media_type.to_owned(),
            bytes: u64::try_from(scan.len()).unwrap_or(u64::MAX),
            by: by.to_owned(),
            filed_by: filed_by.to_owned(),
            filed: now,
            kept,
        });
        self.sheets.last().ok_or(DestructionRefused::SameSheet)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::certified;
    use super::*;

    const NOW: Timestamp = Timestamp(1_790_000_100);

    #[test]
    fn a_signature_is_of_one_certificate_and_one_key() {
        let key = SecretKey::from_seed(&[7; 32]);
        let (one, other) = (Digest([1; 32]), Digest([2; 32]));
        let signature = sign(&key, &one);
        assert!(is_signed(key.public(), &one, &signature));
        assert!(!is_signed(key.public(), &other, &signature));
        assert!(!is_signed(SecretKey::from_seed(&[8; 32]).public(), &one, &signature));
        // It is no signature of a decision.
        assert!(!crate::desk::record::is_signed(key.public(), &one, &signature));
    }

    #[test]
    fn a_second_scan_stands_beside_the_first_and_changes_no_certificate() {
        let mut order = certified();
        let before = order.document();
        assert!(order.is_unsigned());
        let two = ("Piet Pres", "rosa");
        let file = |order: &mut Order, scan: &[u8], two| {
            order.file(("image/png", scan), two, 9, NOW).map(|sheet| sheet.number)
        };
        let nobody = Err(DestructionRefused::Missing("by"));
        assert_eq!(file(&mut order, b"one", (" ", "rosa")), nobody);
        assert_eq!(file(&mut order, b"one", two), Ok(1));
        assert!(!order.is_unsigned());
        assert_eq!(file(&mut order, b"one", two), Err(DestructionRefused::SameSheet));
        assert_eq!(file(&mut order, b"two", two), Ok(2));
        assert_eq!(order.sheets[0].digest, Digest(Sha256::digest(b"one").into()).to_hex());
        assert_eq!(order.document(), before);
        for at in 3..=20 {
            assert_eq!(file(&mut order, &[at; 3], two), Ok(u32::from(at)));
        }
        assert_eq!(file(&mut order, b"more", two), Err(DestructionRefused::Sheets));
        order.certificate = None;
        assert_eq!(file(&mut order, b"more", two), Err(DestructionRefused::NotCertified));
    }
}
