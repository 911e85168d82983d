//! What the receiver may do with an answer, how much of it is told, and under which instrument.

use super::code_list;

code_list! {
    /// Handling code of Europol and SIENA practice.
    Handling {
        /// Only for preventing and combating crime, in line with law.
        H0 = 0, "H0", "CRIME_PREVENTION_ONLY";
        /// Not in judicial proceedings without the provider's permission.
        H1 = 1, "H1", "NOT_IN_COURT";
        /// Not disseminated without the provider's permission.
        H2 = 2, "H2", "NOT_DISSEMINATED";
        /// Other restrictions, in text.
        H3 = 3, "H3", "OTHER_RESTRICTIONS";
    }
}

code_list! {
    /// How much an answer tells.
    DisclosureLevel {
        /// Received.
        L0 = 0, "L0", "ACKNOWLEDGED";
        /// Hit, no hit or under review; no content.
        L1 = 1, "L1", "HIT";
        /// Status, country and month.
        L2 = 2, "L2", "STATUS";
        /// Legal persons, licence references, full dates.
        L3 = 3, "L3", "CHAIN_LEGAL";
        /// Natural persons. Always a human decision.
        L4 = 4, "L4", "PERSON";
        /// Certified documents, by mutual legal assistance or release.
        L5 = 5, "L5", "EVIDENCE";
    }
}

impl DisclosureLevel {
    /// True if this is a known level that tells no more than the known level `ceiling`.
    #[must_use]
    pub fn within(self, ceiling: Self) -> bool {
        self.is_known() && ceiling.is_known() && self <= ceiling
    }
}

code_list! {
    /// The instrument a request relies on.
    LegalBasis {
        /// International Tracing Instrument.
        Iti = 1, "ITI";
        /// UN Firearms Protocol.
        FirearmsProtocol = 2, "FIREARMS_PROTOCOL";
        /// Inter-American Convention (CIFTA).
        Cifta = 3, "CIFTA";
        /// A bilateral treaty or memorandum.
        Bilateral = 4, "BILATERAL";
        /// European Union law.
        Eu = 5, "EU";
        /// Another, cited in text.
        Other = 6, "OTHER";
    }
}

code_list! {
    /// Where a disclosed item may go next without asking the originator.
    OnwardUse {
        /// Nowhere beyond the receiving agency.
        None = 1, "NONE";
        /// Other authorities of the receiving State.
        National = 2, "NATIONAL";
        /// The States named beside it.
        Named = 3, "NAMED";
    }
}
