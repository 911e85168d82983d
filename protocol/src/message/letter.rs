//! What passes by letter: a State without a node is asked and answers on paper, and the asker says
//! so in statements addressed to itself (docs/protocol.md, "Letters").

use minicbor::{Decode, Encode};

use crate::firearm::{Name, PartialDate};
use crate::ids::Country;
use crate::limits::REFERENCE_MAX;
use crate::text::Text;

/// Label 12: the letter. No signature of the agency that is named stands behind it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OffNetwork {
    /// The State that is asked, or that answered.
    #[n(1)]
    pub country: Country,
    /// The agency that the letter went to or came from.
    #[n(2)]
    pub agency: Name,
    /// The reference that the request gives and the reply has to quote.
    #[n(3)]
    pub reference: Text<REFERENCE_MAX>,
    /// The date on the letter.
    #[n(4)]
    pub dated: Option<PartialDate>,
    /// The reference that the other agency put on its reply.
    #[n(5)]
    pub their_reference: Option<Text<REFERENCE_MAX>>,
}

impl std::fmt::Debug for OffNetwork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OffNetwork({})", self.country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::Kind;
    use crate::ids::LeafHash;
    use crate::message::{Body, Common, Content, Heartbeat, Withdrawal};
    use crate::vectors::federation::{DAY, Draft, Node, common, header};

    fn letter() -> OffNetwork {
        OffNetwork {
            country: Country::parse("XD").unwrap(),
            agency: Text::new("SYNTHETIC Ministry").unwrap(),
            reference: Text::new("XA-0000").unwrap(),
            dated: None,
            their_reference: None,
        }
    }

    #[test]
    fn only_what_can_pass_by_letter_is_addressed_to_oneself() {
        let node = Node::new("vestigo/xa/police", "letters", "Police");
        let draft = Draft::new("1", DAY, common(None), Body::Heartbeat(Heartbeat {}));
        for kind in Kind::ALL {
            let mut claims = header(&node, &node.name, kind, &draft);
            if !matches!(kind, Kind::Query | Kind::Checkpoint | Kind::Heartbeat) {
                claims.in_reply_to = vec![LeafHash([2; 32])];
            }
            let may = [1, 4, 5, 6, 9].contains(&kind.number());
            assert_eq!(claims.check().is_ok(), may, "{kind:?}");
            assert!(claims.is_own());
        }
    }

    #[test]
    fn a_letter_stands_in_no_kind_that_never_passes_by_letter() {
        let read = |body: Body| {
            let common = Common { off_network: Some(letter()), ..common(None) };
            let content = Content::new(common, body);
            let again = Content::from_fields(content.body.kind(), &content.to_fields());
            again.map(|again| assert!(again == content)).is_ok()
        };
        assert!(read(Body::Withdrawal(Withdrawal { reason: None })));
        assert!(!read(Body::Heartbeat(Heartbeat {})));
    }
}
