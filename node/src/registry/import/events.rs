//! The cells that say what happened to a gun.

use vestigo_protocol::codes::{
    Certainty, DocumentKind, EventKind, Handling, PartyKind, RecordSetKind,
};
use vestigo_protocol::firearm::{ChainEvent, DocumentRef, Party, RecordSet};

use super::IssueReason;
use super::cells::{Cells, Reader};
use super::describe::digest;
use super::field::Field;
use super::words::code;

/// The columns of one party.
struct PartyFields {
    name: Field,
    kind: Field,
    licence: Field,
    country: Field,
}

const FROM: PartyFields = PartyFields {
    name: Field::EventFrom,
    kind: Field::EventFromKind,
    licence: Field::EventFromLicence,
    country: Field::EventFromCountry,
};

const TO: PartyFields = PartyFields {
    name: Field::EventTo,
    kind: Field::EventToKind,
    licence: Field::EventToLicence,
    country: Field::EventToCountry,
};

impl Reader<'_> {
    /// What happened, if the row says so.
    pub(super) fn event(&mut self, cells: &Cells<'_>) -> Option<ChainEvent> {
        let kind = self.event_kind(cells)?;
        let date = self.date(cells, Field::EventDate);
        let record_set = self.text(cells, Field::EventRecordSet);
        let certainty = cells.get(Field::EventCertainty);
        let handling = cells.get(Field::EventHandling);
        Some(ChainEvent {
            kind,
            date,
            from: self.party(cells, &FROM),
            to: self.party(cells, &TO),
            country: self.country(cells, Field::EventCountry),
            place: self.text(cells, Field::EventPlace),
            document: self.document(cells, kind),
            record_set: record_set.or_else(|| Some(self.set.name.clone())),
            certainty: self.known(Field::EventCertainty, certainty).unwrap_or(Certainty::Recorded),
            asserted_by: self.country(cells, Field::EventAssertedBy),
            handling: self.known::<Handling>(Field::EventHandling, handling),
        })
    }

    fn event_kind(&mut self, cells: &Cells<'_>) -> Option<EventKind> {
        if let Some(text) = cells.get(Field::EventKind) {
            let kind = code(text);
            if kind.is_none() {
                let detail =
                    "event_kind is none of the known kinds, such as EXPORTED or SOLD_RETAIL";
                self.error_in(Field::EventKind, IssueReason::UnknownEvent, detail);
            }
            return kind;
        }
        let particular =
            Field::ALL.iter().find(|field| field.is_of_event() && cells.get(**field).is_some())?;
        if !self.columns.has(Field::EventKind)
            && let Some(kind) = self.default_event.or_else(|| usual_event(self.set))
        {
            return Some(kind);
        }
        let detail = "the row has particulars of an event but not its event_kind";
        self.error_in(*particular, IssueReason::UnknownEvent, detail);
        None
    }

    fn party(&mut self, cells: &Cells<'_>, fields: &PartyFields) -> Option<Party> {
        let told = cells.get(fields.kind);
        let kind: Option<PartyKind> = told.and_then(code);
        if told.is_some() && kind.is_none() {
            let what = "the kind of party is none of NATURAL, LICENSEE, FORCE, STATE, UNKNOWN";
            self.not_recognised(fields.kind, what);
        }
        let party = Party {
            kind: kind.unwrap_or(PartyKind::NotKnown),
            name: self.text(cells, fields.name),
            licence: self.text(cells, fields.licence),
            country: self.country(cells, fields.country),
        };
        let says_something = kind.is_some()
            || party.name.is_some()
            || party.licence.is_some()
            || party.country.is_some();
        says_something.then_some(party)
    }

    /// From the columns for kind, number, issuer and digest, or from the one for kind and number:
    /// `LICENCE EX-2019-44` or `LICENCE: EX-2019-44`. Without a kind it is the one that usually
    /// goes with the event.
    fn document(&mut self, cells: &Cells<'_>, event: EventKind) -> Option<DocumentRef> {
        let mut kind = None;
        let mut number = None;
        if let Some(text) = cells.get(Field::EventDocument) {
            let (word, rest) = text.split_once([' ', ':']).unwrap_or((text, ""));
            kind = code(word);
            let rest = if kind.is_some() { rest.trim_start_matches([' ', ':']) } else { text };
            if !rest.is_empty() {
                number = self.checked(Field::EventDocument, rest.parse());
            }
        }
        let told = cells.get(Field::EventDocumentKind);
        let kind = self.known(Field::EventDocumentKind, told).or(kind);
        let number = self.text(cells, Field::EventDocumentNumber).or(number);
        let issuer = self.text(cells, Field::EventDocumentIssuer);
        let sha256 = cells.get(Field::EventDocumentSha256).and_then(|hex| {
            let found = digest(hex);
            if found.is_none() {
                let detail = "not the 64 hexadecimal digits of a SHA-256";
                self.error_in(Field::EventDocumentSha256, IssueReason::UnreadableValue, detail);
            }
            found
        });
        let says_something =
            kind.is_some() || number.is_some() || issuer.is_some() || sha256.is_some();
        let kind = kind.unwrap_or_else(|| usual_document(event));
        says_something.then_some(DocumentRef { kind, number, issuer, sha256 })
    }
}

/// What the rows of a record set report, where they do not say.
const fn usual_event(set: &RecordSet) -> Option<EventKind> {
    match set.kind {
        RecordSetKind::Manufacture => Some(EventKind::Manufactured),
        RecordSetKind::Import => Some(EventKind::Imported),
        RecordSetKind::Export => Some(EventKind::Exported),
        RecordSetKind::Retail => Some(EventKind::SoldRetail),
        RecordSetKind::Registry => Some(EventKind::Registered),
        RecordSetKind::Stolen => Some(EventKind::ReportedStolen),
        RecordSetKind::Destruction => Some(EventKind::Destroyed),
        RecordSetKind::Stock | RecordSetKind::Unknown(_) => None,
    }
}

const fn usual_document(event: EventKind) -> DocumentKind {
    match event {
        EventKind::Imported => DocumentKind::ImportPermit,
        EventKind::Transited => DocumentKind::CustomsDeclaration,
        EventKind::Shipped => DocumentKind::Invoice,
        EventKind::SoldRetail => DocumentKind::SaleForm,
        EventKind::ReportedStolen
        | EventKind::ReportedLost
        | EventKind::Recovered
        | EventKind::Seized => DocumentKind::Report,
        EventKind::Deactivated
        | EventKind::Destroyed
        | EventKind::DeliveryVerified
        | EventKind::Marked
        | EventKind::Restamped => DocumentKind::Certificate,
        _ => DocumentKind::Licence,
    }
}
