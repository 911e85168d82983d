//! Acts between two agencies that are not about one gun.

use minicbor::bytes::ByteVec;

use super::fields::body;
use crate::ids::{Digest, LeafHash};
use crate::limits::REFERENCE_MAX;
use crate::text::Text;

crate::codes::code_list! {
    /// What a kind 10 does.
    AgreementStep {
        /// Proposes a document.
        Propose = 1, "PROPOSE";
        /// Accepts the proposal that in-reply-to names, carrying the same document.
        Accept = 2, "ACCEPT";
        /// Suspends; effective at the receiver's commit.
        Suspend = 3, "SUSPEND";
        /// Revokes; effective at the receiver's commit.
        Revoke = 4, "REVOKE";
    }
}

body! {
    /// Kind 10.
    AgreementAct {
        /// 16: what it does.
        step: one AgreementStep = 16,
        /// 17: the canonical document; in PROPOSE and ACCEPT.
        document: opt ByteVec = 17,
    }
}

body! {
    /// Kind 11.
    DescriptorNotice {
        /// 16: the descriptor with its signatures.
        descriptor: one ByteVec = 16,
    }
}

body! {
    /// Kind 12.
    Erasure {
        /// 16: entries whose content was destroyed.
        entries: many LeafHash = 16,
        /// 17: the rule that applied.
        rule: one Text<REFERENCE_MAX> = 17,
    }
}

body! {
    /// Kind 13: the newest checkpoint of the receiver that the sender has seen.
    CheckpointSeen {
        /// 16: tree size.
        size: one u64 = 16,
        /// 17: root hash.
        root: one Digest = 17,
    }
}

body! {
    /// Kind 14: one a day per partner with no other traffic.
    Heartbeat {
    }
}
