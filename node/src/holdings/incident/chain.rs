//! What of an incident partners find: the events of the gun's record, and the set that it is in.

use vestigo_protocol::codes::{DocumentKind, EventKind, Obliteration, PartyKind, RecordSetKind};
use vestigo_protocol::firearm::{
    ChainEvent, DocumentRef, FirearmDescription, Name, PartialDate, Party,
};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::Text;

use super::{Disposition, Group, Incident, IncidentRefused, Kind, State};

/// Where an incident stands in the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the record set.
    pub set: &'static str,
    /// What it records.
    pub kind: RecordSetKind,
}

impl Kind {
    /// The record set. What is missing and what is in custody is one set: a gun that was stolen and then
    /// seized is one record with both.
    #[must_use]
    pub const fn place(self) -> Place {
        let (set, kind) = match self {
            Self::Lost | Self::Stolen | Self::Seized | Self::Found | Self::Surrendered => {
                ("lost-stolen", RecordSetKind::Stolen)
            }
            Self::Import => ("customs-import", RecordSetKind::Import),
            Self::Export => ("customs-export", RecordSetKind::Export),
            Self::Transit => ("customs-transit", RecordSetKind::Import),
        };
        Place { set, kind }
    }

    const fn event(self) -> EventKind {
        match self {
            Self::Lost => EventKind::ReportedLost,
            Self::Stolen => EventKind::ReportedStolen,
            Self::Seized => EventKind::Seized,
            Self::Found | Self::Surrendered => EventKind::Recovered,
            Self::Import => EventKind::Imported,
            Self::Export => EventKind::Exported,
            Self::Transit => EventKind::Transited,
        }
    }
}

impl Incident {
    /// The gun as a record describes it.
    ///
    /// # Errors
    /// [`IncidentRefused::Needs`] if a text is longer than a record holds.
    pub fn description(&self) -> Result<FirearmDescription, IncidentRefused> {
        let gun = self.said.gun.description(Vec::new());
        let gun = gun.map_err(|_| IncidentRefused::Needs("serial"))?;
        let obliteration = Obliteration::from_name(&self.said.obliteration);
        let obliteration = obliteration.filter(|state| *state != Obliteration::None);
        Ok(FirearmDescription { obliteration, ..gun })
    }

    /// The events that it stands for, oldest first; none if it was cancelled, or the gun has no number by
    /// which it could be found. The words of a case, persons and what lies where are in none of them;
    /// of a theft or loss the place is not either, since it may be a home.
    ///
    /// # Errors
    /// [`IncidentRefused::Needs`] if a text is longer than a record holds.
    pub fn chain(&self) -> Result<Vec<ChainEvent>, IncidentRefused> {
        if self.state == State::Cancelled || self.said.gun.key().is_empty() {
            return Ok(Vec::new());
        }
        let said = &self.said;
        let group = self.kind.group();
        // With our number, so that two cases of one gun are two events.
        let number = Text::new(format!("{} ({})", said.case_number, self.number));
        let report = DocumentRef {
            kind: DocumentKind::Report,
            number: Some(number.map_err(|_| IncidentRefused::Needs("case_number"))?),
            issuer: Some(Name::new(&said.agency).map_err(|_| IncidentRefused::Needs("agency"))?),
            sha256: None,
        };
        let event = |kind, date: &str| ChainEvent {
            date: PartialDate::parse(date).ok(),
            document: Some(report.clone()),
            ..ChainEvent::new(kind)
        };
        let place = |text: &str| -> Result<_, IncidentRefused> {
            let is_said = !text.is_empty();
            let place = is_said.then(|| Text::new(text)).transpose();
            place.map_err(|_| IncidentRefused::Needs("place"))
        };
        // A kind that is not known counts as a person.
        let owner = || Party {
            kind: PartyKind::from_name(&said.owner).unwrap_or(PartyKind::NotKnown),
            name: None,
            licence: None,
            country: None,
        };
        let mut first = event(self.kind.event(), &said.date);
        if group == Group::Missing && !said.owner.is_empty() {
            first.from = Some(owner());
        }
        if group == Group::Custody {
            first.place = place(&said.place)?;
        }
        if group == Group::Border {
            let other = Country::parse(&said.other_state);
            let party = Text::new(&said.party).map_err(|_| IncidentRefused::Needs("party"))?;
            let party = |country| Party {
                kind: PartyKind::Licensee,
                name: Some(party.clone()),
                licence: Text::new(&said.licence).ok(),
                country,
            };
            first.place = place(&said.post)?;
            match self.kind {
                Kind::Import => (first.country, first.from) = (other, Some(party(other))),
                Kind::Export => (first.country, first.to) = (other, Some(party(other))),
                // Of a transit the event says where it took place, the consignee where it went.
                _ => first.to = Some(party(other)),
            }
            let declaration = DocumentRef { kind: DocumentKind::CustomsDeclaration, ..report };
            first.document = Some(declaration);
            return Ok(vec![first]);
        }
        let mut chain = vec![first];
        if let Some(located) = &self.located {
            let place = place(&located.place)?;
            chain.push(ChainEvent { place, ..event(EventKind::Recovered, &located.date) });
        }
        if self.state == State::Cleared
            && let Some(disposed) = &self.disposed
        {
            if group == Group::Missing && self.located.is_none() {
                chain.push(event(EventKind::Recovered, &disposed.date));
            }
            let last = match disposed.disposition {
                // To whom, the record of the register of holders says.
                Disposition::Returned => Some(ChainEvent {
                    to: Some(owner()),
                    ..event(EventKind::Registered, &disposed.date)
                }),
                Disposition::OfficialUse => {
                    Some(event(EventKind::RetainedOfficialUse, &disposed.date))
                }
                Disposition::Destroyed => {
                    let number = Text::new(&disposed.certificate);
                    let certificate = DocumentRef {
                        kind: DocumentKind::Certificate,
                        number: Some(number.map_err(|_| IncidentRefused::Needs("certificate"))?),
                        issuer: None,
                        sha256: None,
                    };
                    let destroyed = event(EventKind::Destroyed, &disposed.date);
                    Some(ChainEvent { document: Some(certificate), ..destroyed })
                }
                // Still in official custody, as far as the record says.
                Disposition::HandedOver | Disposition::Evidence | Disposition::Forfeited => None,
            };
            chain.extend(last);
        }
        Ok(chain)
    }
}
