//! How a request ended: results (R), not completed (N), delayed, restricted or refused (D),
//! returned (A).

use std::fmt;

use minicbor::{Decode, Decoder, Encode, Encoder};

use super::code_list;

code_list! {
    /// What the records say. One primary and any number of secondary per answer; 100 + n on the
    /// wire. Never in a statement's reason claim: a result is content.
    ResultCode {
        /// Last recorded lawful holder identified.
        HolderIdentified = 101, "R01", "HOLDER_IDENTIFIED";
        /// First retail purchaser identified; later transfers are not recorded.
        FirstPurchaserIdentified = 102, "R02", "FIRST_PURCHASER_IDENTIFIED";
        /// The chain ends at a licensed dealer; the purchaser is not established.
        DealerLastKnown = 103, "R03", "DEALER_LAST_KNOWN";
        /// Recorded in police, military or other government stock.
        StateStock = 104, "R04", "STATE_STOCK";
        /// Recorded with a licensed security company.
        PrivateSecurityStock = 105, "R05", "PRIVATE_SECURITY_STOCK";
        /// Lawfully exported to a named country: the next trace goes there.
        Exported = 106, "R06", "EXPORTED";
        /// Lawfully imported from a named country.
        ImportedFrom = 107, "R07", "IMPORTED_FROM";
        /// Reported stolen; wants a hit confirmation.
        RecordedStolen = 108, "R08", "RECORDED_STOLEN";
        /// Reported lost or missing; wants a hit confirmation.
        RecordedLost = 109, "R09", "RECORDED_LOST";
        /// Recorded as seized, evidence or surrendered: a diversion alert.
        InOfficialCustody = 110, "R10", "IN_OFFICIAL_CUSTODY";
        /// Recorded as destroyed: a diversion alert, and a person decides.
        RecordedDestroyed = 111, "R11", "RECORDED_DESTROYED";
        /// Recorded as deactivated.
        RecordedDeactivated = 112, "R12", "RECORDED_DEACTIVATED";
        /// Made here and shipped to a named party or country.
        ManufacturedShipped = 113, "R13", "MANUFACTURED_SHIPPED";
        /// The marking or serial lies outside the maker's records: perhaps a copy.
        NotManufacturedHere = 114, "R14", "NOT_MANUFACTURED_HERE";
        /// Transited; never entered.
        InTransitRecord = 115, "R15", "IN_TRANSIT_RECORD";
        /// Nothing found in the named record sets, periods and variants.
        NoRecord = 120, "R20", "NO_RECORD";
    }
}

code_list! {
    /// Why a request could not be completed; 200 + n on the wire.
    NotCompletedCode {
        /// The serial number is obliterated.
        SerialObliterated = 201, "N01", "SERIAL_OBLITERATED";
        /// A partial serial fits several records.
        SerialPartialAmbiguous = 202, "N02", "SERIAL_PARTIAL_AMBIGUOUS";
        /// The item never had one: craft, privately made, converted.
        NoSerialEver = 203, "N03", "NO_SERIAL_EVER";
        /// No such serial exists for this make and model.
        SerialImplausible = 204, "N04", "SERIAL_IMPLAUSIBLE";
        /// Make or model misidentified.
        MakeModelMisidentified = 205, "N05", "MAKE_MODEL_MISIDENTIFIED";
        /// The importer is missing or wrong.
        ImporterMissingOrWrong = 206, "N06", "IMPORTER_MISSING_OR_WRONG";
        /// The country of origin is wrong.
        CountryOfOriginWrong = 207, "N07", "COUNTRY_OF_ORIGIN_WRONG";
        /// The serial is not unique, and the description does not tell the records apart.
        MultipleMatches = 208, "N08", "MULTIPLE_MATCHES";
        /// Older than the records.
        PredatesRecords = 209, "N09", "PREDATES_RECORDS";
        /// The records were lawfully destroyed.
        RecordsExpiredOrDestroyed = 210, "N10", "RECORDS_EXPIRED_OR_DESTROYED";
        /// Out of business, not digitised, or lost in a disaster.
        RecordsUnavailable = 211, "N11", "RECORDS_UNAVAILABLE";
        /// The record is there but incomplete or illegible.
        RecordIncompleteOrIllegible = 212, "N12", "RECORD_INCOMPLETE_OR_ILLEGIBLE";
        /// A licensee did not respond.
        LicenseeNoResponse = 213, "N13", "LICENSEE_NO_RESPONSE";
        /// Antique, replica, air gun or ammunition.
        NotATraceableItem = 214, "N14", "NOT_A_TRACEABLE_ITEM";
        /// The same request was made before.
        DuplicateRequest = 215, "N15", "DUPLICATE_REQUEST";
        /// The requester withdrew it.
        WithdrawnByRequester = 216, "N16", "WITHDRAWN_BY_REQUESTER";
        /// No reply to an information request.
        InsufficientInformation = 217, "N17", "INSUFFICIENT_INFORMATION";
        /// Another State is indicated.
        Misdirected = 218, "N18", "MISDIRECTED";
    }
}

code_list! {
    /// Where a failure lies, so that figures point to training, records or technology.
    Fault {
        /// The gun itself.
        Item = 1, "ITEM";
        /// What the requester sent.
        Request = 2, "REQUEST";
        /// What the answering State keeps.
        Records = 3, "RECORDS";
    }
}

impl NotCompletedCode {
    /// Whose fault it is: one, or two for [`Self::MultipleMatches`]; none for an unknown code.
    #[must_use]
    pub const fn fault(self) -> &'static [Fault] {
        match self {
            Self::SerialObliterated
            | Self::SerialPartialAmbiguous
            | Self::NoSerialEver
            | Self::NotATraceableItem => &[Fault::Item],
            Self::SerialImplausible
            | Self::MakeModelMisidentified
            | Self::ImporterMissingOrWrong
            | Self::CountryOfOriginWrong
            | Self::DuplicateRequest
            | Self::WithdrawnByRequester
            | Self::InsufficientInformation
            | Self::Misdirected => &[Fault::Request],
            Self::MultipleMatches => &[Fault::Item, Fault::Request],
            Self::PredatesRecords
            | Self::RecordsExpiredOrDestroyed
            | Self::RecordsUnavailable
            | Self::RecordIncompleteOrIllegible
            | Self::LicenseeNoResponse => &[Fault::Records],
            Self::Unknown(_) => &[],
        }
    }
}

code_list! {
    /// What the owner of a record says to a hit on it: nobody acts on a hit before.
    Confirmation {
        /// The record stands: the gun is wanted as recorded.
        Confirmed = 1, "CONFIRMED";
        /// The record does not stand: recovered, cancelled, another gun.
        NotConfirmed = 2, "NOT_CONFIRMED";
        /// The agency that entered the record was not reached in time.
        NotReached = 3, "NOT_REACHED";
    }
}

code_list! {
    /// What an answer leaves out.
    WithheldPart {
        /// Natural persons.
        Persons = 1, "PERSONS";
        /// Companies and other legal persons.
        Companies = 2, "COMPANIES";
        /// Documents and their numbers.
        Documents = 3, "DOCUMENTS";
        /// Places.
        Places = 4, "PLACES";
        /// Exact dates.
        Dates = 5, "DATES";
        /// Events.
        Events = 6, "EVENTS";
        /// Further results.
        Results = 7, "RESULTS";
    }
}

code_list! {
    /// Why an answer is delayed, restricted or refused: the four grounds of the International
    /// Tracing Instrument and two that follow from other treaties; 300 + n on the wire.
    WithholdReason {
        /// Would compromise an ongoing criminal investigation.
        OngoingInvestigation = 301, "D1", "ONGOING_INVESTIGATION";
        /// Legislation protects the information; the text cites it.
        ConfidentialityLaw = 302, "D2", "CONFIDENTIALITY_LAW";
        /// The requester cannot guarantee confidentiality or the restrictions on use.
        ConfidentialityNotGuaranteed = 303, "D3", "CONFIDENTIALITY_NOT_GUARANTEED";
        /// National security, consistent with the UN Charter.
        NationalSecurity = 304, "D4", "NATIONAL_SECURITY";
        /// A third State's consent is pending or was refused.
        ThirdStateConsent = 305, "D5", "THIRD_STATE_CONSENT";
        /// Another treaty's ground; the text cites instrument and article.
        OtherTreatyGround = 306, "D6", "OTHER_TREATY_GROUND";
    }
}

code_list! {
    /// Why a request is returned as inadmissible, which is not a refusal; 400 + n on the wire.
    ReturnReason {
        /// Illicit nature or legal justification missing.
        IllicitNatureMissing = 401, "A1", "ILLICIT_NATURE_MISSING";
        /// Marks, type or calibre missing.
        DescriptionMissing = 402, "A2", "DESCRIPTION_MISSING";
        /// Intended use missing.
        IntendedUseMissing = 403, "A3", "INTENDED_USE_MISSING";
        /// The requester is not authorised for this agency or purpose.
        RequesterNotAuthorised = 404, "A4", "REQUESTER_NOT_AUTHORISED";
        /// Outside the agreement's scope; mutual legal assistance is the road.
        OutsideAgreement = 405, "A5", "OUTSIDE_AGREEMENT";
        /// Signature or identity problem.
        SignatureOrIdentity = 406, "A6", "SIGNATURE_OR_IDENTITY";
        /// The serial pattern is too broad.
        PatternTooBroad = 407, "A7", "PATTERN_TOO_BROAD";
        /// Political, military, religious or racial matter.
        Neutrality = 408, "A8", "NEUTRALITY";
        /// Over the agreed budget.
        RateLimit = 409, "A9", "RATE_LIMIT";
    }
}

/// A reason that a statement's header may carry: a D or an A code, told apart by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonCode {
    /// 300–399: delayed, restricted or refused.
    Withheld(WithholdReason),
    /// 400–499: returned.
    Returned(ReturnReason),
    /// Outside both ranges. Made by [`Self::from_number`] only.
    Unknown(u64),
}

impl ReasonCode {
    /// The reason with this number on the wire.
    #[must_use]
    pub const fn from_number(number: u64) -> Self {
        match number {
            300..=399 => Self::Withheld(WithholdReason::from_number(number)),
            400..=499 => Self::Returned(ReturnReason::from_number(number)),
            other => Self::Unknown(other),
        }
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Self::Withheld(reason) => reason.number(),
            Self::Returned(reason) => reason.number(),
            Self::Unknown(number) => number,
        }
    }

    /// `D1`, `A7`, or `UNRECOGNISED`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Withheld(reason) => reason.code(),
            Self::Returned(reason) => reason.code(),
            Self::Unknown(_) => "UNRECOGNISED",
        }
    }

    /// The name, or `UNRECOGNISED`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Withheld(reason) => reason.name(),
            Self::Returned(reason) => reason.name(),
            Self::Unknown(_) => "UNRECOGNISED",
        }
    }

    /// False for a number of a later version, in either range or outside.
    #[must_use]
    pub const fn is_known(self) -> bool {
        match self {
            Self::Withheld(reason) => reason.is_known(),
            Self::Returned(reason) => reason.is_known(),
            Self::Unknown(_) => false,
        }
    }
}

impl From<WithholdReason> for ReasonCode {
    fn from(reason: WithholdReason) -> Self {
        Self::from_number(reason.number())
    }
}

impl From<ReturnReason> for ReasonCode {
    fn from(reason: ReturnReason) -> Self {
        Self::from_number(reason.number())
    }
}

impl fmt::Display for ReasonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Withheld(reason) => reason.fmt(f),
            Self::Returned(reason) => reason.fmt(f),
            Self::Unknown(number) => write!(f, "UNRECOGNISED {number}"),
        }
    }
}

impl<C> Encode<C> for ReasonCode {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.u64(self.number())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for ReasonCode {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.u64().map(Self::from_number)
    }
}
