//! From what people write to what the node works with. What cannot be read is refused with the
//! name of the field.

use vestigo_protocol::agreement::{AgreementDoc, Clauses};
use vestigo_protocol::codes::{
    DisclosureLevel, FirearmType, IllicitBasis, IntendedUse, LegalBasis, Legibility,
    ManufactureClass, MarkComponent, MarkKind, Obliteration, Priority, RecordSetKind, RecoveryKind,
    UrgentJustification,
};
use vestigo_protocol::firearm::serial::pattern::SerialPattern;
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, PartialDate, RecordSet};
use vestigo_protocol::ids::{AgreementHash, Country, Digest, NodeName};
use vestigo_protocol::message::{Common, PriorityClaim, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::requests::{ImportRequest, RecoveryRequest, TraceRequest};
use super::views::FirearmView;
use super::{ErrorCode, Outcome, ServiceError};
use crate::desk::answer::empty_common;
use crate::desk::conversion;
use crate::runtime::Ask;

/// A value that is not one of its list, or not of its form.
pub(super) fn bad(field: &str, value: &str) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-bad-value")
        .with("field", field)
        .with("value", value)
}

/// A text, with the field's name if it is refused. The text itself is never quoted.
pub(super) fn text<const MAX: usize>(field: &str, value: &str) -> Outcome<Text<MAX>> {
    Text::new(value).map_err(|reason| {
        ServiceError::new(ErrorCode::BadInput, "error-bad-text")
            .with("field", field)
            .with("detail", reason)
    })
}

pub(super) fn optional<const MAX: usize>(
    field: &str,
    value: Option<&str>,
) -> Outcome<Option<Text<MAX>>> {
    match value.map(str::trim) {
        None | Some("") => Ok(None),
        Some(value) => text(field, value).map(Some),
    }
}

/// A code by its short form or name, in any case.
pub(super) fn code<T>(field: &str, value: &str, read: fn(&str) -> Option<T>) -> Outcome<T> {
    read(value.trim().to_ascii_uppercase().as_str()).ok_or_else(|| bad(field, value))
}

pub(super) fn level(value: &str) -> Outcome<DisclosureLevel> {
    code("level", value, DisclosureLevel::from_name)
}

/// A point in time: RFC 3339 in UTC, or a date.
pub(super) fn time(field: &str, value: &str) -> Outcome<Timestamp> {
    Timestamp::parse_rfc3339(value.trim()).ok_or_else(|| bad(field, value))
}

/// The number on the frame, as seen.
fn serial_mark(value: Option<&str>) -> Outcome<Option<Mark>> {
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) else { return Ok(None) };
    readable(value)?;
    Mark::serial(MarkComponent::Frame, value).map(Some).map_err(|reason| {
        ServiceError::new(ErrorCode::BadInput, "error-bad-text")
            .with("field", "serial")
            .with("detail", reason)
    })
}

/// A number with `?`, `[8B]` and `*` must say enough to be searched; partners return it otherwise.
pub(super) fn readable(serial: &str) -> Outcome<()> {
    let refused = |key| ServiceError::new(ErrorCode::BadInput, key);
    match SerialPattern::parse(serial) {
        Err(reason) => Err(refused("error-bad-pattern").with("detail", reason)),
        Ok(pattern) if pattern.is_too_broad() => Err(refused("error-pattern-too-broad")),
        Ok(_) => Ok(()),
    }
}

/// A mark other than the number on the frame: `KIND: TEXT`, as views show it; an import mark such
/// as `GT 25` or `* KE KP`; else one more number, on another part.
fn other_mark(value: &str) -> Outcome<Mark> {
    let value = value.trim();
    let (kind, seen) = match value.split_once(':') {
        Some((kind, seen)) => {
            let kind = MarkKind::from_name(&kind.trim().to_ascii_uppercase());
            (kind, if kind.is_some() { seen.trim() } else { value })
        }
        None => (None, value),
    };
    let refused = |reason| {
        ServiceError::new(ErrorCode::BadInput, "error-bad-text")
            .with("field", "mark")
            .with("detail", reason)
    };
    let tidied = (kind == Some(MarkKind::Conversion)).then(|| conversion::tidied(seen));
    let seen = tidied.as_deref().unwrap_or(seen);
    let import = Mark::import(MarkComponent::Other, seen).map_err(refused)?;
    let starred = import.country.is_some() && !seen.starts_with(char::is_alphanumeric);
    let says_where = import.country.is_some() && import.year.is_some() || starred;
    let mark = match kind {
        Some(MarkKind::Import) => import,
        Some(kind) => Mark { kind, country: None, year: None, ..import },
        None if says_where => import,
        None => Mark { kind: MarkKind::Serial, country: None, year: None, ..import },
    };
    if mark.is_serial() {
        readable(mark.text.as_str())?;
    }
    Ok(mark)
}

/// Whether a State's mark ends in a number of the gun's own, as `GT 25 000123` or `* KE KP 00123`
/// does: the gun is known by it, so it is asked for like any number. `GT 25` says no more than when.
fn bears_a_number(mark: &Mark) -> bool {
    let words: Vec<&str> = mark.text.as_str().split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let digits = last.bytes().filter(u8::is_ascii_digit).count();
    let is_year =
        last.len() == 4 && digits == 4 && (last.starts_with("19") || last.starts_with("20"));
    matches!(mark.kind, MarkKind::Import | MarkKind::OfficialUse)
        && words.len() >= 3
        && digits >= 3
        && !is_year
}

/// A gun as a person describes it.
pub(super) fn firearm(view: &FirearmView) -> Outcome<FirearmDescription> {
    let name = |field: &str, value: &Option<String>| -> Outcome<Option<Name>> {
        optional(field, value.as_deref())
    };
    let firearm_type = match view.kind.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(words) => Some(
            FirearmType::parse(&words.to_ascii_uppercase())
                .ok()
                .or_else(|| FirearmType::from_words(words))
                .ok_or_else(|| bad("type", words))?,
        ),
    };
    let country_of_manufacture = match view.country_of_manufacture.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(code) => Some(
            Country::parse(&code.to_ascii_uppercase())
                .ok_or_else(|| bad("country-of-manufacture", code))?,
        ),
    };
    let manufactured = match view.manufactured.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(date) => Some(PartialDate::parse(date).map_err(|_| bad("manufactured", date))?),
    };
    let said = |word: &Option<String>| word.clone().filter(|word| !word.trim().is_empty());
    let obliteration = match said(&view.obliteration) {
        None => None,
        Some(word) => Some(code("obliteration", &word, Obliteration::from_name)?),
    };
    let manufacture_class = match said(&view.class) {
        None => None,
        Some(word) => Some(code("class", &word, ManufactureClass::from_name)?),
    };
    let mut marks = Vec::new();
    if let Some(mut serial) = serial_mark(view.serial.as_deref())? {
        if let Some(word) = said(&view.legibility) {
            serial.legibility = code("legibility", &word, Legibility::from_name)?;
        }
        marks.push(serial);
    }
    for mark in view.marks.iter().filter(|m| !m.trim().is_empty()) {
        marks.push(other_mark(mark)?);
    }
    // Where there is a number of the maker's, that is what the gun is asked for by.
    if !marks.iter().any(Mark::is_serial) {
        let issued: Vec<Mark> = marks.iter().filter(|mark| bears_a_number(mark)).cloned().collect();
        for mark in issued {
            marks.push(Mark { kind: MarkKind::Serial, country: None, year: None, ..mark });
        }
    }
    Ok(FirearmDescription {
        maker: name("maker", &view.maker)?,
        brand: None,
        importer: name("importer", &view.importer)?,
        model: name("model", &view.model)?,
        calibre: name("calibre", &view.calibre)?,
        firearm_type,
        manufacture_class,
        country_of_manufacture,
        manufactured,
        obliteration,
        marks,
    })
}

/// How the gun came into our hands.
fn recovery(request: &RecoveryRequest, query: &mut Query) -> Outcome<()> {
    let filled = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    if let Some(date) = filled(&request.on) {
        let date = date.trim();
        let parsed = PartialDate::parse(date).map_err(|_| bad("recovered", date))?;
        query.recovered_on = Some(parsed);
    }
    if let Some(kind) = filled(&request.kind) {
        query.recovery = Some(code("recovery", &kind, RecoveryKind::from_name)?);
    }
    query.recovery_place = optional("place", request.place.as_deref())?;
    for basis in &request.illicit_basis {
        query.illicit_basis.push(code("illicit-basis", basis, IllicitBasis::from_name)?);
    }
    Ok(())
}

/// A trace request.
pub(super) fn trace(request: &TraceRequest) -> Outcome<Ask> {
    trace_of(request, firearm(&request.firearm)?)
}

/// A trace request about a gun that was read already; the request's own is not looked at.
pub(super) fn trace_of(request: &TraceRequest, firearm: FirearmDescription) -> Outcome<Ask> {
    let may_lack = firearm.manufacture_class.is_some_and(ManufactureClass::may_lack_number);
    match (firearm.serials().next(), conversion::never_numbered(&firearm)) {
        (Some(_), _) | (None, true) => {}
        (None, false) if may_lack => {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-never-numbered"));
        }
        (None, false) if firearm.marks.is_empty() => {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-no-serial"));
        }
        (None, false) => {}
    }
    let priority = code("priority", &request.priority, Priority::from_name)?;
    let justification = match request.justification.as_deref() {
        None | Some("") => None,
        Some(word) => Some(code("justification", word, UrgentJustification::from_name)?),
    };
    if priority == Priority::Urgent && justification.is_none() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-urgent-why"));
    }
    let mut query = Query::describing(firearm);
    query.circumstances = Some(text("circumstances", request.circumstances.trim())?);
    query.case_reference = optional("case-ref", request.case_ref.as_deref())?;
    let common = Common {
        priority: Some(PriorityClaim { priority, justification, text: None }),
        purpose: Some(code("purpose", &request.purpose, IntendedUse::from_name)?),
        legal_basis: Some(code("legal-basis", &request.legal_basis, LegalBasis::from_name)?),
        ..empty_common()
    };
    recovery(&request.recovery, &mut query)?;
    Ok(Ask {
        to: request.to.clone(),
        query,
        common,
        auto_onward: request.auto_onward,
        also_to: request.also_to.clone(),
        letter: request.letter.as_ref().map(super::chain::letter_to).transpose()?,
    })
}

/// The document of a proposal of ours.
pub(super) fn agreement(
    me: &NodeName,
    partner: &NodeName,
    ours: Clauses,
    theirs: Clauses,
    valid_from: Timestamp,
    nonce: Digest,
    replaces: Option<AgreementHash>,
) -> AgreementDoc {
    let we_are_first = me < partner;
    let (first, second) = if we_are_first { (me, partner) } else { (partner, me) };
    let (first_asks, second_asks) = if we_are_first { (ours, theirs) } else { (theirs, ours) };
    AgreementDoc {
        version: 1,
        nonce,
        first: first.clone(),
        second: second.clone(),
        replaces,
        valid_from,
        first_asks,
        second_asks,
        title: None,
    }
}

/// The record set of an import. What the request leaves open stays as it is in the set `known`.
pub(super) fn record_set(
    request: &ImportRequest,
    known: &[RecordSet],
    as_of: Timestamp,
) -> Outcome<RecordSet> {
    let name = text("set", request.set.trim())?;
    let known = known.iter().find(|set| set.name == name);
    let kind = match request.kind.as_deref() {
        None | Some("") => known.map_or(RecordSetKind::Registry, |set| set.kind),
        Some(word) => code("kind", word, RecordSetKind::from_name)?,
    };
    let digitised = request.digitised.or(known.map(|set| set.digitised_pct)).unwrap_or(100);
    if digitised > 100 {
        return Err(bad("digitised", &digitised.to_string()));
    }
    let holder = optional("holder", request.holder.as_deref())?;
    Ok(RecordSet {
        name,
        holder: holder.or_else(|| known.and_then(|set| set.holder.clone())),
        kind,
        from_year: request.from_year.or_else(|| known?.from_year),
        to_year: request.to_year.or_else(|| known?.to_year),
        digitised_pct: digitised,
        as_of,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_as_they_are_shown() {
        let marks =
            ["import: GT 25", "TT 2024", "PROOF: BNP", "AB-77", "serial: 9", "* KE KP 00123"];
        let view = FirearmView {
            serial: Some("A1".to_owned()),
            marks: marks.map(str::to_owned).into(),
            ..FirearmView::default()
        };
        let gun = firearm(&view).unwrap();
        let kinds: Vec<MarkKind> = gun.marks.iter().map(|m| m.kind).collect();
        let (serial, import) = (MarkKind::Serial, MarkKind::Import);
        assert_eq!(kinds, [serial, import, import, MarkKind::Proof, serial, serial, import]);
        assert_eq!(gun.marks[6].country.unwrap().to_string(), "KE");
        assert_eq!(gun.marks[2].year, Some(2024));
        assert_eq!(gun.marks[3].text.as_str(), "BNP");
        assert_eq!(gun.marks[4].component, MarkComponent::Other);
        assert_eq!(gun.serials().next().unwrap().text.as_str(), "A1");
        let bad = FirearmView { marks: vec!["a\u{7}".to_owned()], ..FirearmView::default() };
        assert_eq!(firearm(&bad).unwrap_err().key, "error-bad-text");
    }

    #[test]
    fn a_states_mark_with_a_number_is_asked_for_by_it() {
        let numbers = |mark: &str| {
            let view = FirearmView { marks: vec![mark.to_owned()], ..FirearmView::default() };
            firearm(&view).unwrap().serials().count()
        };
        for mark in ["GT 25 000123", "IMPORT: GT 25 000123", "OFFICIAL_USE: JAM JCF 23 00045"] {
            assert_eq!(numbers(mark), 1, "{mark}");
        }
        let beside = FirearmView {
            serial: Some("AB 1234".to_owned()),
            marks: vec!["IMPORT: GT 25 000123".to_owned()],
            ..FirearmView::default()
        };
        assert_eq!(firearm(&beside).unwrap().serials().count(), 1, "the maker's");
        for mark in ["GT 25", "IMPORT: TTO 2024", "IMPORT: KE KP 2023", "IMPORT: C.A.I. ST ALB VT"]
        {
            assert_eq!(numbers(mark), 0, "{mark}");
        }
    }

    #[test]
    fn a_firearm_without_a_number_is_asked_for_only_where_its_making_explains_that() {
        let asked = |class: &str, obliteration: &str, kind: &str, marks: &[&str]| {
            let said = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
            let firearm = FirearmView {
                class: said(class),
                obliteration: said(obliteration),
                kind: said(kind),
                marks: marks.iter().map(|&mark| mark.to_owned()).collect(),
                ..FirearmView::default()
            };
            let request = TraceRequest {
                firearm,
                purpose: "U1".to_owned(),
                legal_basis: "ITI".to_owned(),
                circumstances: "SYNTHETIC".to_owned(),
                priority: "ROUTINE".to_owned(),
                ..TraceRequest::default()
            };
            trace(&request).err().map(|error| error.key)
        };
        let class = "CONVERTED_ALARM_SIGNAL";
        let work = ["CONVERSION: barrel bored; M10x1"];
        assert_eq!(asked(class, "NEVER_MARKED", "PI", &work), None);
        assert_eq!(asked("CRAFT", "never_marked", "PI", &[]), None);
        for (class, obliteration, kind) in
            [(class, "", "PI"), (class, "FULL", "PI"), (class, "NEVER_MARKED", "")]
        {
            let refused = asked(class, obliteration, kind, &work);
            assert_eq!(refused.as_deref(), Some("error-never-numbered"), "{obliteration} {kind}");
        }
        let factory = asked("FACTORY", "NEVER_MARKED", "PI", &[]);
        assert_eq!(factory.as_deref(), Some("error-no-serial"));
        assert_eq!(asked("NONSENSE", "", "", &["SERIAL: A1"]).as_deref(), Some("error-bad-value"));
        let mark = other_mark(work[0]).unwrap();
        assert_eq!((mark.kind, mark.text.as_str()), (MarkKind::Conversion, "BARREL_BORED; M10x1"));
    }

    #[test]
    fn every_number_must_say_enough_to_be_searched_whatever_it_is_called() {
        let refused = |mark: &str| {
            let view = FirearmView { marks: vec![mark.to_owned()], ..FirearmView::default() };
            firearm(&view).err().map(|error| error.key)
        };
        for mark in ["*1", "SERIAL: *1", "serial: ??34?6", "RESTAMP: 12[0123456789]*"] {
            assert_eq!(refused(mark).as_deref(), Some("error-pattern-too-broad"), "{mark}");
        }
        assert_eq!(refused("RESTAMP: 12[34").as_deref(), Some("error-bad-pattern"));
        assert_eq!(refused("SERIAL: A?34[38]7"), None);
        assert_eq!(refused("PROOF: *1"), None, "no number");
    }
}
