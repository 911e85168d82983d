//! An authenticator in software, for tests: an ES256 key that answers as a USB key would.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minicbor::Encoder;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::service::requests::people::PasskeyAnswer;
use crate::service::views::people::CeremonyView;

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

/// One key.
pub(in crate::service) struct Authenticator {
    key: EcdsaKeyPair,
    pub(in crate::service) id: Vec<u8>,
    pub(in crate::service) counter: u32,
    /// Whether its owner gave the PIN.
    pub(in crate::service) verifies: bool,
    /// The page that it believes to be on.
    pub(in crate::service) origin: String,
}

fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Authenticator {
    pub(in crate::service) fn new(origin: &str, id: u8) -> Self {
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
        let origin = origin.to_owned();
        Self { key, id: vec![id; 32], counter: 1, verifies: true, origin }
    }

    fn flags(&self) -> u8 {
        USER_PRESENT | if self.verifies { USER_VERIFIED } else { 0 }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = options.pointer("/publicKey/challenge").unwrap();
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }

    fn data(&self, rp: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(rp).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn public_key(&self) -> Vec<u8> {
        let point = self.key.public_key().as_ref();
        let (x, y) = (point.get(1..33).unwrap(), point.get(33..65).unwrap());
        let mut cose = Encoder::new(Vec::new());
        cose.map(5).unwrap();
        // kty EC2, alg ES256, crv P-256.
        cose.i8(1).unwrap().i8(2).unwrap().i8(3).unwrap().i8(-7).unwrap();
        cose.i8(-1).unwrap().i8(1).unwrap();
        cose.i8(-2).unwrap().bytes(x).unwrap().i8(-3).unwrap().bytes(y).unwrap();
        cose.into_writer()
    }

    /// `navigator.credentials.create`.
    pub(in crate::service) fn create(&self, asked: &CeremonyView) -> PasskeyAnswer {
        let rp = asked.options.pointer("/publicKey/rp/id").unwrap().as_str().unwrap();
        let mut data = self.data(rp, self.flags() | HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        let mut object = Encoder::new(Vec::new());
        object.map(3).unwrap();
        object.str("fmt").unwrap().str("none").unwrap();
        object.str("attStmt").unwrap().map(0).unwrap();
        object.str("authData").unwrap().bytes(&data).unwrap();
        let client = self.client_data("webauthn.create", &asked.options);
        let credential = json!({
            "id": b64(&self.id),
            "rawId": b64(&self.id),
            "type": "public-key",
            "response": {
                "attestationObject": b64(&object.into_writer()),
                "clientDataJSON": b64(&client),
            },
            "extensions": {},
        });
        PasskeyAnswer { ceremony: asked.ceremony.clone(), credential }
    }

    /// `navigator.credentials.get`; the counter rises first.
    pub(in crate::service) fn get(&mut self, asked: &CeremonyView) -> PasskeyAnswer {
        self.counter += 1;
        let rp = asked.options.pointer("/publicKey/rpId").unwrap().as_str().unwrap();
        let data = self.data(rp, self.flags());
        let client = self.client_data("webauthn.get", &asked.options);
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        let credential = json!({
            "id": b64(&self.id),
            "rawId": b64(&self.id),
            "type": "public-key",
            "response": {
                "authenticatorData": b64(&data),
                "clientDataJSON": b64(&client),
                "signature": b64(signature.as_ref()),
                "userHandle": null,
            },
            "extensions": {},
        });
        PasskeyAnswer { ceremony: asked.ceremony.clone(), credential }
    }
}
