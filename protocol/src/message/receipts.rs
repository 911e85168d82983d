//! What a receiver owes: the machine's receipts, an officer's acknowledgement, a conflict.

use super::fields::body;
use crate::ids::LeafHash;
use crate::limits::NOTE_MAX;
use crate::text::Text;
use crate::time::Timestamp;

body! {
    /// Kind 2: durable at the receiver. A query accepted after its answer-by is marked late; that
    /// is no breach.
    Accepted {
        /// 16: accepted after answer-by.
        late: one bool = 16,
        /// 17: the receiver's clock when it became durable.
        received_at: one Timestamp = 17,
    }
}

body! {
    /// Kind 3: an officer has taken note, apart from the machine's receipt.
    Acknowledged {
        /// 16: what the officer says to the asker.
        note: opt Text<NOTE_MAX> = 16,
    }
}

body! {
    /// Kind 7: durable at the receiver.
    Delivered {
        /// 16: the receiver's clock when it became durable.
        received_at: one Timestamp = 16,
    }
}

body! {
    /// Kind 8: one issuer signed two statements under one id. in-reply-to names the one that is in
    /// the log.
    Conflict {
        /// 16: the leaf hash of the other.
        other: one LeafHash = 16,
    }
}
