//! From what a registrar writes to what is recorded.

use vestigo_protocol::codes::{
    Certainty, DocumentKind, EventKind, Legibility, MarkComponent, MarkKind, PartyKind,
    RecordSetKind,
};
use vestigo_protocol::firearm::{
    ChainEvent, DocumentRef, FirearmDescription, Mark, Name, PartialDate, Party, RecordSet,
};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::MARKS_MAX;
use vestigo_protocol::time::Timestamp;

use crate::service::intake::{self, bad, code, optional};
use crate::service::requests::{EventRequest, GunRequest, MarkRequest, PartyRequest, SetRequest};
use crate::service::views::FirearmView;
use crate::service::{ErrorCode, Outcome, ServiceError};

fn said(word: &str) -> Option<&str> {
    Some(word.trim()).filter(|word| !word.is_empty())
}

fn maybe(word: &Option<String>) -> Option<&str> {
    word.as_deref().and_then(said)
}

fn country(field: &str, word: &Option<String>) -> Outcome<Option<Country>> {
    let read =
        |word: &str| Country::parse(&word.to_ascii_uppercase()).ok_or_else(|| bad(field, word));
    maybe(word).map(read).transpose()
}

/// A gun as it is to be recorded. What a request does not name is kept from `before`: how it was
/// made, and what is known of marks that stay.
pub(super) fn gun(
    request: &GunRequest,
    before: Option<&FirearmDescription>,
) -> Outcome<FirearmDescription> {
    let plain = intake::firearm(&FirearmView {
        maker: request.maker.clone(),
        model: request.model.clone(),
        calibre: request.calibre.clone(),
        kind: request.kind.clone(),
        country_of_manufacture: request.country_of_manufacture.clone(),
        importer: request.importer.clone(),
        manufactured: request.manufactured.clone(),
        obliteration: request.obliteration.as_ref().map(|word| word.to_ascii_uppercase()),
        ..FirearmView::default()
    })?;
    let marks = request.marks.iter().filter(|mark| said(&mark.text).is_some());
    let marks = marks.map(|request| mark(request, before)).collect::<Outcome<Vec<Mark>>>()?;
    if marks.len() > MARKS_MAX {
        return Err(bad("mark", &marks.len().to_string()));
    }
    Ok(FirearmDescription {
        brand: optional("brand", request.brand.as_deref())?,
        manufacture_class: before.and_then(|before| before.manufacture_class),
        marks,
        ..plain
    })
}

fn mark(request: &MarkRequest, before: Option<&FirearmDescription>) -> Outcome<Mark> {
    let component = match said(&request.component) {
        Some(word) => code("component", word, MarkComponent::from_name)?,
        None => MarkComponent::Frame,
    };
    let kind = match said(&request.kind) {
        Some(word) => code("mark", word, MarkKind::from_name)?,
        None => MarkKind::Serial,
    };
    let legibility = match said(&request.legibility) {
        Some(word) => code("legibility", word, Legibility::from_name)?,
        None => Legibility::Clear,
    };
    let text = request.text.trim();
    let refused = |reason| {
        ServiceError::new(ErrorCode::BadInput, "error-bad-text")
            .with("field", "mark")
            .with("detail", reason)
    };
    let same = |mark: &&Mark| mark.kind == kind && mark.text.as_str() == text;
    if let Some(known) = before.and_then(|before| before.marks.iter().find(same)) {
        return Ok(Mark { component, legibility, ..known.clone() });
    }
    let mark = match kind {
        MarkKind::Import => Mark::import(component, text),
        _ => Mark::serial(component, text),
    };
    Ok(Mark { kind, legibility, ..mark.map_err(refused)? })
}

fn party(field: &str, request: &PartyRequest) -> Outcome<Option<Party>> {
    let kind = match said(&request.kind) {
        Some(word) => Some(code(field, word, PartyKind::from_name)?),
        None => None,
    };
    let party = Party {
        kind: kind.unwrap_or(PartyKind::NotKnown),
        name: optional(field, request.name.as_deref())?,
        licence: optional(field, request.licence.as_deref())?,
        country: country(field, &request.country)?,
    };
    let says_something = kind.is_some()
        || party.name.is_some()
        || party.licence.is_some()
        || party.country.is_some();
    Ok(says_something.then_some(party))
}

/// An event as it is to be recorded, of a set, at a time.
pub(super) fn event(request: &EventRequest, set: &Name, now: Timestamp) -> Outcome<ChainEvent> {
    let kind = code("event", &request.kind, EventKind::from_name)?;
    let date = match maybe(&request.date) {
        None => None,
        Some(word) => {
            let date = PartialDate::parse(word).map_err(|_| bad("date", word))?;
            // What has not come yet cannot have happened.
            let today = now.to_rfc3339();
            let text = date.to_text();
            if today.get(..text.len()).is_some_and(|today| text.as_str() > today) {
                return Err(bad("date", word));
            }
            Some(date)
        }
    };
    let document_kind = match maybe(&request.document_kind) {
        Some(word) => Some(code("document", word, DocumentKind::from_name)?),
        None => None,
    };
    let number = optional("document-number", request.document_number.as_deref())?;
    let issuer = optional("document-issuer", request.document_issuer.as_deref())?;
    let has_document = document_kind.is_some() || number.is_some() || issuer.is_some();
    let document = has_document.then(|| DocumentRef {
        kind: document_kind.unwrap_or(DocumentKind::Licence),
        number,
        issuer,
        sha256: None,
    });
    let certainty = match maybe(&request.certainty) {
        Some(word) => code("certainty", word, Certainty::from_name)?,
        None => Certainty::Recorded,
    };
    Ok(ChainEvent {
        date,
        from: party("from", &request.from)?,
        to: party("to", &request.to)?,
        country: country("country", &request.country)?,
        place: optional("place", request.place.as_deref())?,
        document,
        record_set: Some(set.clone()),
        certainty,
        ..ChainEvent::new(kind)
    })
}

/// A record set as it is to be described. Up to when it is complete stays as it was.
pub(super) fn set(request: &SetRequest, known: &[RecordSet], now: Timestamp) -> Outcome<RecordSet> {
    let name: Name = intake::text("set", request.name.trim())?;
    let known = known.iter().find(|set| set.name == name);
    if request.digitised > 100 {
        return Err(bad("digitised", &request.digitised.to_string()));
    }
    if let (Some(from), Some(to)) = (request.from_year, request.to_year)
        && from > to
    {
        return Err(bad("to-year", &to.to_string()));
    }
    Ok(RecordSet {
        holder: optional("holder", request.holder.as_deref())?,
        kind: code("kind", &request.kind, RecordSetKind::from_name)?,
        from_year: request.from_year,
        to_year: request.to_year,
        digitised_pct: request.digitised,
        as_of: known.map_or(now, |set| set.as_of),
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_790_000_000);

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_mark_that_stays_keeps_what_was_known_of_it() {
        let mut old = Mark::import(MarkComponent::Barrel, "GT 25").unwrap();
        old.year = Some(1999);
        let before = FirearmDescription { marks: vec![old], ..FirearmDescription::default() };
        let import = MarkRequest {
            kind: "import".to_owned(),
            text: "GT 25".to_owned(),
            ..MarkRequest::default()
        };
        let serial = MarkRequest { text: " A-1 ".to_owned(), ..MarkRequest::default() };
        let blank = MarkRequest::default();
        let request = GunRequest { marks: vec![serial, import, blank], ..GunRequest::default() };
        let read = gun(&request, Some(&before)).unwrap();
        assert_eq!(read.marks.len(), 2);
        assert_eq!(read.marks[0].text.as_str(), "A-1");
        assert_eq!(
            (read.marks[1].year, read.marks[1].component),
            (Some(1999), MarkComponent::Frame)
        );
        assert_eq!(gun(&request, None).unwrap().marks[1].year, Some(2025));
    }

    #[test]
    fn an_event_that_has_not_come_yet_is_refused() {
        let set = Name::new("s").unwrap();
        let of = |date: &str| {
            let request = EventRequest {
                kind: "exported".to_owned(),
                date: some(date),
                ..EventRequest::default()
            };
            event(&request, &set, NOW)
        };
        assert!(of("2019-03").unwrap().document.is_none());
        assert!(of("2026").is_ok() && of("2026-09").is_ok());
        for bad in ["2027", "2026-12", "2026-09-30", "03/05/2019"] {
            assert_eq!(of(bad).unwrap_err().args["field"], "date", "{bad}");
        }
        let odd = EventRequest { kind: "LENT".to_owned(), ..EventRequest::default() };
        assert_eq!(event(&odd, &set, NOW).unwrap_err().args["field"], "event");
    }

    #[test]
    fn a_set_says_how_much_of_it_can_be_searched() {
        let request = SetRequest {
            name: "dealers".to_owned(),
            kind: "retail".to_owned(),
            from_year: Some(1990),
            digitised: 80,
            ..SetRequest::default()
        };
        let made = set(&request, &[], NOW).unwrap();
        assert_eq!((made.digitised_pct, made.as_of), (80, NOW));
        let later = set(&request, &[made], Timestamp(NOW.0 + 9)).unwrap();
        assert_eq!(later.as_of, NOW, "nothing was added");
        let over = SetRequest { digitised: 101, ..request.clone() };
        assert!(set(&over, &[], NOW).is_err());
        let turned = SetRequest { to_year: Some(1980), ..request };
        assert!(set(&turned, &[], NOW).is_err());
    }
}
