//! What was asked of partners: which gap it is about, which offer it takes up, and what of an assessment
//! went along. The words are in the signed request, and nowhere else.

use serde::{Deserialize, Serialize};
use vestigo_protocol::time::Timestamp;

use super::shared::Part;
use crate::holdings::{moment, silent, words};

words! {
    /// What a row of the list of assistance is.
    Sort {
        /// We asked a partner.
        Asked = "ASKED";
        /// We offered a partner.
        Offered = "OFFERED";
        /// A partner offers us.
        Offer = "OFFER";
        /// A partner asks us.
        Request = "REQUEST";
    }
}

/// One request of a number that went out together.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The partner's node.
    pub partner: String,
    /// The exchange, in hexadecimal digits.
    pub exchange: String,
}

/// Requests, or offers, that went out together.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sought {
    /// Its number at this node.
    pub number: u64,
    /// With what.
    pub field: String,
    /// Number of the assessment whose gap it is about.
    pub assessment: Option<u64>,
    /// The question that is that gap.
    pub question: Option<String>,
    /// Entry of the partner's offer that it takes up.
    pub offer: Option<String>,
    /// What of an assessment went along.
    pub shared: Option<Part>,
    /// To whom it went.
    pub sent: Vec<Sent>,
    /// When.
    #[serde(with = "moment")]
    pub at: Timestamp,
    /// Which officer.
    pub by: String,
}

silent!(Sent, Sought);
