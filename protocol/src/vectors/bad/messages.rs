//! Statements that must be refused, and content that must be.

use serde_json::json;

use crate::codec::{self, RawCbor};
use crate::codes::{MatchGrade, ReasonCode, ResultCode};
use crate::content::Field;
use crate::envelope::{Message, sig_structure};
use crate::header::{Header, Kind};
use crate::ids::{AgreementHash, Digest, LeafHash, hex};
use crate::key::SecretKey;
use crate::message::{Body, Heartbeat};
use crate::vectors::conversation::at;
use crate::vectors::federation::{
    self, Draft, Node, answer_body, array, common, header, query_body,
};
use crate::vectors::files::Files;
use crate::vectors::good::{sign_fields, sign_preimage};

struct Bench<'f> {
    files: &'f mut Files,
    from: Node,
    to: Node,
}

pub(super) fn write(files: &mut Files) {
    let from = Node::new("vestigo/xa/police", "xa", "National Police of Xanadia");
    let to = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
    let mut bench = Bench { files, from, to };
    bench.outer();
    bench.statements();
    bench.header_forms();
    bench.header_rules();
    bench.signatures();
    bench.preimages();
    bench.disclosures();
    bench.labels();
    bench.content_rules();
}

impl Bench<'_> {
    fn add(&mut self, name: &str, bytes: Vec<u8>, about: &str, statement: &str, content: &str) {
        let mut expect = json!({ "statement": statement });
        if statement == "valid" {
            expect["content"] = json!(content);
        }
        let key = hex(self.from.signing.public().as_bytes());
        let about = json!({
            "type": "message",
            "about": about,
            "inputs": { "public_key": key },
            "expect": expect,
        });
        self.files.add(&format!("bad-{name}"), "cbor", bytes, about);
    }

    fn heartbeat(&self) -> Draft {
        Draft::new("bad", at(1), common(None), Body::Heartbeat(Heartbeat {}))
    }

    /// The header that every change starts from.
    fn header(&self) -> Header {
        let draft = self.heartbeat();
        header(&self.from, &self.to.name, Kind::Heartbeat, &draft)
    }

    fn good(&self) -> Message {
        let draft = self.heartbeat();
        sign_fields(&self.from, &self.to, &draft, draft.content.to_fields()).message
    }

    /// The good message under another protected header, signed over it.
    fn under(&self, protected: &[u8]) -> Message {
        let good = self.good();
        let message = sign_preimage(protected, &self.from.signing, good.preimage.clone());
        Message { statement: message.statement, ..good }
    }

    fn outer(&mut self) {
        let good = self.good().to_bytes();
        let mut long = good.clone();
        long.splice(0..1, [0x98, 0x04]);
        let about = "The length of the outer array is not minimal.";
        self.add("message-non-minimal", long, about, "message-form", "");
        let longer = [good.as_slice(), &[0]].concat();
        self.add("message-trailing-byte", longer, "A byte follows.", "message-form", "");
        let mut three = good.clone();
        three[0] = 0x83;
        three.pop();
        self.add("message-three-members", three, "No checkpoint member.", "message-form", "");
    }

    fn statements(&mut self) {
        let good = self.good();
        let with = |statement: Vec<u8>| Message { statement, ..good.clone() }.to_bytes();
        let untagged = good.statement[1..].to_vec();
        let about = "The statement lacks tag 18.";
        self.add("statement-untagged", with(untagged), about, "statement-form", "");

        // The empty unprotected header is the one a0 before the payload 5820….
        let at = good.statement.windows(3).position(|w| w == [0xa0, 0x58, 0x20]).unwrap();
        let mut unprotected = good.statement.clone();
        unprotected.splice(at..=at, [0xa1, 0x18, 0x63, 0x00]);
        let about = "Label 99 in the unprotected header, which is not signed.";
        self.add("statement-unprotected", with(unprotected), about, "statement-form", "");
        let mut indefinite = good.statement.clone();
        indefinite[1] = 0x9f;
        indefinite.push(0xff);
        let about = "The COSE_Sign1 array is of indefinite length.";
        self.add("statement-indefinite", with(indefinite), about, "statement-form", "");
        let mut short = good.statement.clone();
        let signature = short.len() - 66;
        assert_eq!(short[signature..signature + 2], [0x58, 0x40]);
        short[signature + 1] = 0x3f;
        short.pop();
        let about = "The signature has 63 bytes.";
        self.add("statement-short-signature", with(short), about, "statement-form", "");
    }

    fn header_forms(&mut self) {
        let good = self.header().to_bytes();
        assert_eq!(good[..6], [0xa6, 0x01, 0x27, 0x04, 0x58, 0x20]);
        let replaced = |range: std::ops::Range<usize>, with: &[u8]| {
            let mut bytes = good.clone();
            bytes.splice(range, with.iter().copied());
            bytes
        };
        let mut unsorted = good.clone();
        unsorted[1..38].rotate_left(2);
        let mut indefinite = replaced(0..1, &[0xbf]);
        indefinite.push(0xff);
        let mut unknown = replaced(0..1, &[0xa7]);
        unknown.extend_from_slice(&[0x19, 0x01, 0x04, 0x60]);
        let mut other_type = good.clone();
        let at = other_type.windows(9).position(|w| w == b"statement").unwrap();
        other_type[at..at + 9].copy_from_slice(b"statemint");
        let mut kind_16 = good.clone();
        let kind = [0x3a, 0x00, 0x01, 0x11, 0x70, 0x0e];
        let at = kind_16.windows(6).position(|w| w == kind).unwrap();
        kind_16[at + 5] = 0x10;
        for (name, bytes, about) in [
            ("header-unsorted", unsorted, "Label 4 stands before label 1."),
            ("header-non-minimal", replaced(2..3, &[0x38, 0x07]), "alg -8 in two bytes."),
            ("header-indefinite", indefinite, "The header map is of indefinite length."),
            ("header-unknown-label", unknown, "A seventh label, 260."),
            ("header-alg", replaced(2..3, &[0x32]), "alg -19 instead of -8."),
            ("header-type", other_type, "Another typ."),
            ("header-kind", kind_16, "Kind 16; kinds are closed."),
        ] {
            let message = self.under(&bytes).to_bytes();
            self.add(name, message, about, "statement-form", "");
        }
        let message = self.under(&replaced(0..1, &[0xa5])).to_bytes();
        let about = "The map says five members and holds six.";
        self.add("header-count", message, about, "statement-form", "");
        let mut reason = self.header();
        reason.kind = Kind::Refusal;
        reason.in_reply_to = vec![LeafHash(array("something"))];
        reason.reason = Some(ReasonCode::from_number(ResultCode::Exported.number()));
        let message = self.under(&reason.to_bytes()).to_bytes();
        let about = "A result code as reason: results are content.";
        self.add("header-result-as-reason", message, about, "statement-form", "");
    }

    fn header_rules(&mut self) {
        let leaf = LeafHash(array("something"));
        let change = |header: &Header, change: &dyn Fn(&mut Header)| {
            let mut header = header.clone();
            change(&mut header);
            header.to_bytes()
        };
        type Change = fn(&mut Header, LeafHash);
        let rules: [(&str, Change, &str); 11] = [
            ("sequence-zero", |h, _| h.sequence = 0, "Sequence numbers start at 1."),
            ("previous-missing", |h, _| h.sequence = 2, "Sequence 2 names no previous entry."),
            ("previous-at-1", |h, leaf| h.previous = Some(leaf), "Sequence 1 names one."),
            ("reply-missing", |h, _| h.kind = Kind::Answer, "An answer to nothing."),
            ("reply-forbidden", |h, leaf| h.in_reply_to = vec![leaf], "A heartbeat that replies."),
            ("answer-by", |h, _| h.answer_by = Some(at(2)), "answer-by in a heartbeat."),
            ("deliver-until", |h, _| h.deliver_until = Some(at(2)), "deliver-until in one."),
            (
                "reason",
                |h, _| h.reason = Some(ReasonCode::from_number(301)),
                "A reason code in a heartbeat.",
            ),
            ("stops-clock", |h, _| h.stops_clock = true, "A heartbeat stops the clock."),
            ("to-itself", |h, _| h.audience = h.issuer.clone(), "Issuer and audience are one."),
            (
                "replies-65",
                |h, leaf| {
                    h.kind = Kind::Refusal;
                    h.in_reply_to = vec![leaf; 65];
                },
                "65 entries in in-reply-to.",
            ),
        ];
        for (name, rule, about) in rules {
            let protected = change(&self.header(), &|header| rule(header, leaf));
            let message = self.under(&protected).to_bytes();
            self.add(&format!("rule-{name}"), message, about, "header-rule", "");
        }
    }

    fn signatures(&mut self) {
        let good = self.good();
        let last = good.statement.len() - 64;
        let mut altered = good.clone();
        altered.statement[last + 3] ^= 1;
        self.add("signature", altered.to_bytes(), "One bit of R.", "signature", "");

        let mut malleated = good.clone();
        add_group_order(&mut malleated.statement[last + 32..]);
        let about = "S + L instead of S: the same signature to a careless verifier.";
        self.add("signature-malleated", malleated.to_bytes(), about, "signature", "");

        let protected = self.header().to_bytes();
        let other = SecretKey::from_seed(&federation::seed("another key"));
        let message = sign_preimage(&protected, &other, good.preimage.clone());
        let message = Message { statement: message.statement, ..good.clone() };
        let about = "Signed by another key than kid names.";
        self.add("signature-other-key", message.to_bytes(), about, "signature", "");

        let mut header = self.header();
        header.kid = other.kid();
        let message = self.under(&header.to_bytes()).to_bytes();
        let about = "kid names another key than the issuer's.";
        self.add("kid", message, about, "kid", "");

        let mut aad = sig_structure(&protected, &Digest::of(&good.preimage).0);
        // The empty external_aad is the 40 before the payload 5820…; give it one byte.
        let at = aad.len() - 35;
        assert_eq!(aad[at..at + 3], [0x40, 0x58, 0x20]);
        aad.splice(at..=at, [0x41, 0x00]);
        let signature = self.from.signing.sign(&aad);
        let mut message = good.clone();
        message.statement[last..].copy_from_slice(&signature);
        let about = "Signed with external_aad 00; it must be empty.";
        self.add("signature-aad", message.to_bytes(), about, "signature", "");

        let mut other = good;
        *other.preimage.last_mut().unwrap() ^= 1;
        let about = "The preimage is not the one that was hashed.";
        self.add("payload", other.to_bytes(), about, "payload", "");
    }

    /// A well-signed message over any preimage and disclosures.
    fn content(&self, preimage: Vec<u8>, disclosures: Vec<Vec<u8>>) -> Vec<u8> {
        let protected = self.header().to_bytes();
        let message = sign_preimage(&protected, &self.from.signing, preimage);
        Message { disclosures, ..message }.to_bytes()
    }

    fn preimages(&mut self) {
        let salt = RawCbor::of(&minicbor::bytes::ByteArray::from(array::<32>("salt")));
        let none: [Digest; 0] = [];
        let short = RawCbor::of(&minicbor::bytes::ByteArray::from(array::<31>("salt")));
        let about = "The salt of the preimage has 31 bytes.";
        let message = self.content(codec::encode(&(1u64, short, none)), Vec::new());
        self.add("preimage-short-salt", message, about, "valid", "content-form");
        let mut long = codec::encode(&(1u64, salt, none));
        long.splice(1..2, [0x18, 0x01]);
        let message = self.content(long, Vec::new());
        let about = "The content version is not minimal.";
        self.add("preimage-non-minimal", message, about, "valid", "content-form");
    }

    fn disclosures(&mut self) {
        let salt = |n: u8| -> RawCbor {
            RawCbor::of(&minicbor::bytes::ByteArray::from(array::<16>(&format!("salt {n}"))))
        };
        let disclosure = |n: u8, value: &[u8], label: u64| {
            [&[0x83], salt(n).as_bytes(), value, &codec::encode(&label)].concat()
        };
        let synthetic = disclosure(1, &[0xf5], 11);
        let extension = disclosure(2, &[0x07], 1000);
        let seal = |disclosures: &[&Vec<u8>]| {
            let salt = RawCbor::of(&minicbor::bytes::ByteArray::from(array::<32>("salt")));
            let digests: Vec<Digest> = disclosures.iter().map(|d| Digest::of(d)).collect();
            codec::encode(&(1u64, salt, digests))
        };
        let both = seal(&[&synthetic, &extension]);
        let descending = seal(&[&extension, &synthetic]);
        let mut altered = extension.clone();
        altered[5] ^= 1;
        let (a, b) = (synthetic, extension);
        for (name, preimage, disclosures, about, class) in [
            (
                "digests-descending",
                descending,
                vec![b.clone(), a.clone()],
                "Digests and disclosures descend by label.",
                "order",
            ),
            (
                "disclosures-swapped",
                both.clone(),
                vec![b.clone(), a.clone()],
                "Disclosures are not in the order of their digests.",
                "digest",
            ),
            (
                "disclosure-altered",
                both.clone(),
                vec![a.clone(), altered],
                "One bit of a field's salt.",
                "digest",
            ),
            (
                "disclosure-repeated",
                both.clone(),
                vec![a.clone(), a.clone(), b],
                "A disclosure stands twice, its digest once.",
                "digest",
            ),
            (
                "disclosure-missing",
                both,
                vec![a],
                "A message travels whole: a digest has no disclosure.",
                "incomplete",
            ),
        ] {
            let message = self.content(preimage, disclosures);
            self.add(name, message, about, "valid", class);
        }
        let short = [&[0x83, 0x4f], array::<15>("salt").as_slice(), &[0xf5, 0x0b]].concat();
        for (name, bytes, about) in [
            ("value-float", disclosure(1, &[0xf9, 0x3c, 0x00], 1000), "A value is the float 1.0."),
            ("value-indefinite", disclosure(1, &[0x9f, 0xff], 1000), "Indefinite length."),
            ("value-unsorted", disclosure(1, &[0xa2, 2, 0, 1, 0], 1000), "Keys 2, 1."),
            ("value-duplicate", disclosure(1, &[0xa2, 1, 0, 1, 0], 1000), "Key 1 twice."),
            ("value-non-minimal", disclosure(1, &[0x18, 0x07], 1000), "7 in two bytes."),
            (
                "value-nested",
                disclosure(1, &[&[0x81; 9][..], &[0x80]].concat(), 1000),
                "Nine deep.",
            ),
            ("disclosure-short-salt", short, "The salt of a field has 15 bytes."),
        ] {
            let message = self.content(seal(&[&bytes]), vec![bytes]);
            self.add(name, message, about, "valid", "content-form");
        }
    }

    /// A well-sealed message of `body`'s kind with other fields than its own.
    fn fields(&self, body: Body, fields: Vec<Field>) -> Vec<u8> {
        let mut draft = Draft::new("bad", at(1), common(None), body);
        if draft.content.body.kind() != Kind::Heartbeat && draft.content.body.kind() != Kind::Query
        {
            draft = draft.replying_to(&[LeafHash(array("something"))]);
        }
        sign_fields(&self.from, &self.to, &draft, fields).message.to_bytes()
    }

    fn labels(&mut self) {
        let heartbeat = || Body::Heartbeat(Heartbeat {});
        let synthetic = || Field::of(11, &true);
        let message = self.fields(heartbeat(), vec![synthetic(), Field::of(999, &1u64)]);
        let about = "Label 999 is neither of this kind nor an extension.";
        self.add("label-unknown", message, about, "valid", "label-unknown");
        let message = self.fields(heartbeat(), vec![synthetic(), Field::of(16, &1u64)]);
        let about = "Label 16 exists in other kinds, not in a heartbeat.";
        self.add("label-of-other-kind", message, about, "valid", "label-unknown");
        let message = self.fields(heartbeat(), vec![synthetic(), synthetic()]);
        let about = "Label 11 stands twice.";
        self.add("label-repeated", message, about, "valid", "label-repeated");
        let message = self.fields(heartbeat(), vec![Field::of(11, &1u64)]);
        let about = "Label 11 holds an integer.";
        self.add("value-type", message, about, "valid", "value");
        let message = self.fields(heartbeat(), vec![Field::of(10, &"a\u{202e}b")]);
        let about = "A text that turns the direction of writing.";
        self.add("value-bidirectional", message, about, "valid", "value");
        let query = Draft::new("bad", at(1), common(None), query_body()).content;
        let message = self.fields(query_body(), query.to_fields());
        let about = "A query without label 4, the request kind.";
        self.add("label-missing", message, about, "valid", "label-missing");
    }

    fn content_rules(&mut self) {
        let agreement = Field::of(1, &AgreementHash(array("an agreement")));
        let message = self.fields(Body::Heartbeat(Heartbeat {}), vec![agreement]);
        let about = "A heartbeat names an agreement.";
        self.add("content-agreement", message, about, "valid", "content-rule");
        let Body::Answer(mut answer) = answer_body() else { panic!("not an answer") };
        let fields =
            |body: &Body| Draft::new("bad", at(1), common(None), body.clone()).content.to_fields();
        answer.results[0].code = ResultCode::NoRecord;
        answer.grade = MatchGrade::None;
        answer.searched.clear();
        let body = Body::Answer(answer.clone());
        let message = self.fields(body.clone(), fields(&body));
        let about = "NO_RECORD that does not say what was searched.";
        self.add("content-no-record", message, about, "valid", "content-rule");
        answer.results.clear();
        let body = Body::Answer(answer);
        let message = self.fields(body.clone(), fields(&body));
        let about = "An answer with neither a result nor a not-completed code.";
        self.add("content-no-result", message, about, "valid", "content-rule");
    }
}

/// Adds the order of the Ed25519 group to a little-endian scalar.
fn add_group_order(scalar: &mut [u8]) {
    let order =
        crate::ids::unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
            .unwrap();
    let mut carry = 0u16;
    for (byte, add) in scalar.iter_mut().zip(order) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = u8::try_from(carry & 0xff).unwrap();
        carry >>= 8;
    }
    assert_eq!(carry, 0);
}
