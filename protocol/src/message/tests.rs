//! Every message body round trips, and no bytes make a reader panic or accept what it would not
//! write itself.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Body, Content};
use crate::agreement::Agreement;
use crate::bundle::Bundle;
use crate::codec::{self, RawCbor};
use crate::codes::MarkComponent;
use crate::content::{self, Field};
use crate::descriptor::{Descriptor, Invitation};
use crate::envelope::{Message, Unverified, UnverifiedStatement};
use crate::firearm::Mark;
use crate::header::{Header, Kind};
use crate::ids::LeafHash;
use crate::limits::{self, MARKS_MAX};
use crate::log::checkpoint::SignedCheckpoint;
use crate::log::receipt::Receipt;
use crate::vectors::conversation::Conversation;
use crate::vectors::dice::Dice;
use crate::vectors::federation::{DAY, Draft, Exchange, Kept, Node, send};

/// One change of bytes: where (as a share of the length), what, and with which byte.
type Change = (u16, u8, u8);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    vec(any::<Change>(), 1..6)
}

/// Applies changes: a flipped byte, a removed or inserted one, a cut, a doubled or moved stretch.
fn change(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for (place, what, value) in changes {
        let length = bytes.len();
        if length == 0 {
            break;
        }
        let at = usize::from(*place) * length / 65_536;
        let end = (at + usize::from(*value)).min(length);
        match what % 8 {
            0..=3 => bytes[at] ^= (*value).max(1),
            4 => drop(bytes.remove(at)),
            5 => bytes.insert(at, *value),
            6 => bytes.truncate(at),
            _ => {
                let stretch = bytes[at..end].to_vec();
                bytes.splice(at..at, stretch);
            }
        }
    }
    bytes
}

fn nodes() -> (Node, Node) {
    (
        Node::new("vestigo/xa/police", "xa", "National Police of Xanadia"),
        Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria"),
    )
}

/// A signed message of this content, under a header that its kind allows.
fn message_of(content: Content) -> Message {
    let (mut from, mut to) = nodes();
    let kind = content.body.kind();
    let mut draft = Draft::new("property", DAY, content.common.clone(), content.body.clone());
    draft.content = content;
    let replies = !matches!(kind, Kind::Query | Kind::Checkpoint | Kind::Heartbeat);
    if replies {
        draft = draft.replying_to(&[LeafHash([1; 32])]);
    }
    send(&mut from, &mut to, &draft).message
}

/// What a reader accepts, it writes back unchanged; nothing else matters here.
fn read_anything(bytes: &[u8]) {
    if let Ok(message) = Message::from_bytes(bytes) {
        assert_eq!(message.to_bytes(), bytes);
        let _refused = Unverified::from_message(message);
    }
    let _refused = Unverified::decode(bytes);
    let _refused = UnverifiedStatement::parse(bytes);
    if let Ok(header) = Header::from_bytes(bytes) {
        assert_eq!(header.to_bytes(), bytes);
    }
    if let Ok(descriptor) = Descriptor::from_bytes(bytes) {
        assert_eq!(descriptor.to_bytes(), bytes);
    }
    if let Ok(agreement) = Agreement::from_bytes(bytes) {
        assert_eq!(codec::encode(agreement.doc()), bytes);
    }
    if let Ok(bundle) = Bundle::from_bytes(bytes) {
        assert!(bundle.to_bytes() == bytes);
        let _refused = bundle.verify();
    }
    if let Ok(checkpoint) = SignedCheckpoint::from_bytes(bytes) {
        assert_eq!(checkpoint.to_text().as_bytes(), bytes);
    }
    if let Ok(receipt) = Receipt::parse(bytes) {
        assert_eq!(receipt.to_bytes(), bytes);
    }
    if let Ok(raw) = RawCbor::new(bytes) {
        assert_eq!(raw.as_bytes(), bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(invitation) = Invitation::from_line(text)
    {
        assert_eq!(invitation.to_line(), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_body_comes_back_as_it_was_signed(
        kind in proptest::sample::select(&Kind::ALL[..]),
        bytes in vec(any::<u8>(), 0..600),
    ) {
        let content = Dice(bytes.iter()).content(kind);
        let message = message_of(content.clone());
        let wire = message.to_bytes();
        let (from, _) = nodes();
        let verified = Unverified::decode(&wire).unwrap().verify(from.signing.public()).unwrap();
        prop_assert_eq!(verified.message().to_bytes(), wire);
        let again = Content::from_fields(kind, verified.fields()).unwrap();
        prop_assert!(again == content);
        prop_assert!(again.to_fields() == verified.fields());
    }

    #[test]
    fn altered_fields_are_refused_or_come_back_as_they_are(
        kind in proptest::sample::select(&Kind::ALL[..]),
        bytes in vec(any::<u8>(), 0..600),
        which in any::<u16>(),
        label in proptest::option::of(0u64..40),
        changes in changes(),
    ) {
        let mut fields = Dice(bytes.iter()).content(kind).to_fields();
        fields.sort_by_key(|field| field.label);
        let count = fields.len();
        if count > 0 {
            let field = &mut fields[usize::from(which) % count];
            if let Ok(value) = RawCbor::new(&change(field.value.as_bytes().to_vec(), &changes)) {
                field.value = value;
            }
            field.label = label.unwrap_or(field.label);
        }
        if let Ok(content) = Content::from_fields(kind, &fields) {
            prop_assert!(content.to_fields() == fields);
        }
        // Out of label order too: a caller's mistake must not panic either.
        fields.reverse();
        let _refused = Content::from_fields(kind, &fields);
    }

    #[test]
    fn hostile_messages_are_refused_or_come_back_as_they_are(
        kind in proptest::sample::select(&Kind::ALL[..]),
        bytes in vec(any::<u8>(), 0..300),
        changes in changes(),
    ) {
        let message = message_of(Dice(bytes.iter()).content(kind));
        read_anything(&change(message.to_bytes(), &changes));
        read_anything(&change(message.statement.clone(), &changes));
        let preimage = change(message.preimage.clone(), &changes);
        let _refused = content::open(&preimage, &message.disclosures);
        let mut disclosures = message.disclosures.clone();
        if let Some(last) = disclosures.last_mut() {
            *last = change(last.clone(), &changes);
        }
        let _refused = content::open(&message.preimage, &disclosures);
        let (sealed, _) = content::seal(vec![Field::of(11, &true)], &bytes);
        let _refused = content::open(&sealed, &disclosures);
    }

    #[test]
    fn noise_is_refused_by_every_reader(bytes in vec(any::<u8>(), 0..400)) {
        read_anything(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn hostile_documents_are_refused_or_come_back_as_they_are(changes in changes()) {
        static PARTS: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
        let parts = PARTS.get_or_init(|| {
            let talk = Conversation::hold();
            let small = Exchange::play("");
            let bundle = small.bundle(&Kept::new());
            vec![
                talk.holder.descriptor.to_bytes(),
                talk.agreement.as_bytes().to_vec(),
                talk.message("kind-05-answer").header.to_bytes(),
                bundle.receipts[0].to_bytes(),
                bundle.checkpoints[0].to_text().into_bytes(),
                bundle.to_bytes(),
            ]
        });
        for part in parts {
            read_anything(&change(part.clone(), &changes));
        }
    }
}

#[test]
fn a_line_that_is_cut_or_mistyped_is_no_invitation() {
    let (node, _) = nodes();
    let invitation = Invitation {
        node: node.name.clone(),
        root: node.root.public().clone(),
        transport: node.signing.public().clone(),
        addresses: vec!["/ip4/192.0.2.1/tcp/4001".to_owned()],
        descriptor: node.descriptor.digest(),
        issued_at: DAY,
    };
    let line = invitation.to_line();
    assert_eq!(Invitation::from_line(&line).unwrap(), invitation);
    for at in 0..line.len() {
        assert!(Invitation::from_line(&line[..at]).is_err(), "cut at {at}");
        let mut changed = line.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        // A changed digest, address or time is another invitation, never another line for this one.
        if let Ok(other) = Invitation::from_line(&changed) {
            assert_ne!(other, invitation);
            assert_eq!(other.to_line(), changed);
        }
    }
}

#[test]
fn a_gun_with_more_marks_than_a_gun_has_is_refused() {
    let mark = Mark::serial(MarkComponent::Frame, "A1").unwrap();
    for kind in [Kind::Query, Kind::Supplement] {
        for (marks, good) in [(MARKS_MAX, true), (MARKS_MAX + 1, false)] {
            let mut content = Dice([].iter()).content(kind);
            let many = vec![mark.clone(); marks];
            match &mut content.body {
                Body::Query(query) => query.marks = many,
                Body::Supplement(supplement) => supplement.marks = many,
                other => panic!("{other:?} describes no gun"),
            }
            let read = Content::from_fields(kind, &content.to_fields());
            assert_eq!(read.is_ok(), good, "{kind:?} {marks}");
        }
    }
}

#[test]
fn what_fits_one_message_is_what_can_be_signed() {
    let mut content = Dice([].iter()).content(Kind::Answer);
    assert!(content.fits_one_message());
    let fields = content.to_fields().len();
    let extension = Field::of(limits::EXTENSION_LABEL_MIN, &true);
    content.extensions = vec![extension.clone(); limits::DISCLOSURES_MAX - fields];
    assert!(content.fits_one_message());
    content.extensions.push(extension);
    assert!(content.encoded_len_max() <= limits::CONTENT_MAX && !content.fits_one_message());
}
