//! Incidents: what an officer reports of one gun. It was lost, stolen, seized, found or handed in, or it
//! crossed the border.
//!
//! ITI 9, UN Firearms Protocol 6, and the verbs of the NCIC gun file: enter, modify, supplement, locate,
//! clear, cancel. What of an incident partners find is determined by the incident alone
//! ([`Incident::chain`]), so that every act changes it and nothing else does.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use super::moment;

mod chain;
mod particulars;

pub use chain::Place;
pub use particulars::{OBLITERATIONS, OWNERS, Particulars};

/// Days in which the disposition of a seized, found or surrendered gun is due. ITI 9 wants it marked and
/// recorded, or destroyed, and names no number of days; this one is ours (decision 0038).
pub const DISPOSITION_DAYS: u64 = 180;

/// Bytes of the words of one act.
pub const WORDS_MAX: usize = 4_000;

super::words! {
    /// What happened.
    Kind {
        /// Lost or missing.
        Lost = "LOST";
        /// Stolen.
        Stolen = "STOLEN";
        /// Seized.
        Seized = "SEIZED";
        /// Found.
        Found = "FOUND";
        /// Handed in.
        Surrendered = "SURRENDERED";
        /// Came into the country.
        Import = "IMPORT";
        /// Left the country.
        Export = "EXPORT";
        /// Passed through the country.
        Transit = "TRANSIT";
    }
}

/// Kinds of one course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The gun is gone: lost, stolen.
    Missing,
    /// The authority has it: seized, found, surrendered.
    Custody,
    /// It crossed the border.
    Border,
}

impl Kind {
    /// Its group.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Lost | Self::Stolen => Group::Missing,
            Self::Seized | Self::Found | Self::Surrendered => Group::Custody,
            Self::Import | Self::Export | Self::Transit => Group::Border,
        }
    }
}

super::words! {
    /// How an incident stands.
    State {
        /// Entered, and open.
        Entered = "ENTERED";
        /// The gun was located by somebody, and the case is open.
        Located = "LOCATED";
        /// The case is closed.
        Cleared = "CLEARED";
        /// It was entered in error.
        Cancelled = "CANCELLED";
    }
}

impl State {
    /// Whether the case is open.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Entered | Self::Located)
    }
}

super::words! {
    /// What is done with an incident.
    Act {
        /// It is entered.
        Enter = "ENTER";
        /// More is said of it.
        Supplement = "SUPPLEMENT";
        /// What was said is corrected.
        Modify = "MODIFY";
        /// The gun turned up.
        Locate = "LOCATE";
        /// What becomes of the gun is decided.
        Dispose = "DISPOSE";
        /// The case is closed.
        Clear = "CLEAR";
        /// It was entered in error.
        Cancel = "CANCEL";
    }
}

super::words! {
    /// What becomes of a gun that the authority has.
    Disposition {
        /// It is kept as evidence until a day.
        Evidence = "EVIDENCE";
        /// It was forfeited; what becomes of it is still to be decided.
        Forfeited = "FORFEITED";
        /// It goes back to its lawful owner.
        Returned = "RETURNED";
        /// It is kept for official use, marked.
        OfficialUse = "OFFICIAL_USE";
        /// It is handed over to another authority.
        HandedOver = "HANDED_OVER";
        /// It is destroyed, under a certificate.
        Destroyed = "DESTROYED";
    }
}

impl Disposition {
    /// Whether nothing is left to be decided after it.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Evidence | Self::Forfeited)
    }
}

/// Where an act leads, or none where it cannot be done: the one table of transitions.
#[must_use]
pub const fn next(group: Group, state: State, act: Act) -> Option<State> {
    match (group, state, act) {
        (_, State::Cancelled, _) | (_, _, Act::Enter) => None,
        (_, state, Act::Supplement) => Some(state),
        (_, State::Cleared, _) => None,
        (_, state, Act::Modify) => Some(state),
        (_, _, Act::Cancel) => Some(State::Cancelled),
        (Group::Missing, State::Entered, Act::Locate) => Some(State::Located),
        (Group::Custody, State::Entered, Act::Dispose) => Some(State::Entered),
        (Group::Missing | Group::Custody, State::Entered | State::Located, Act::Clear) => {
            Some(State::Cleared)
        }
        (Group::Missing, State::Entered | State::Located, Act::Dispose)
        | (Group::Missing, State::Located, Act::Locate)
        | (Group::Custody, State::Entered | State::Located, Act::Locate)
        | (Group::Custody, State::Located, Act::Dispose)
        | (
            Group::Border,
            State::Entered | State::Located,
            Act::Locate | Act::Dispose | Act::Clear,
        ) => None,
    }
}

/// What was done with an incident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Done {
    /// What.
    pub act: Act,
    /// When.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// By which officer.
    pub by: String,
    /// Why, or what was added, in the officer's words.
    pub words: String,
    /// What was said before, where that was corrected.
    #[serde(default)]
    pub before: Option<Box<Particulars>>,
}

/// Where and when a gun turned up.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Located {
    /// Day.
    pub date: String,
    /// Place.
    pub place: String,
    /// The agency that has it.
    pub agency: String,
}

/// What was decided of a gun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Disposed {
    /// What.
    pub disposition: Disposition,
    /// Day of the decision.
    pub date: String,
    /// Who decided: court, prosecutor, order.
    pub authority: String,
    /// Until when, of evidence.
    pub until: String,
    /// The mark that the gun got.
    pub mark: String,
    /// The certificate of its destruction.
    pub certificate: String,
}

/// An incident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Incident {
    /// Its number at this node.
    pub number: u64,
    /// What happened.
    pub kind: Kind,
    /// How it stands.
    pub state: State,
    /// What is said of it.
    pub said: Particulars,
    /// Where the gun turned up.
    #[serde(default)]
    pub located: Option<Located>,
    /// What was decided of it.
    #[serde(default)]
    pub disposed: Option<Disposed>,
    /// When it was entered.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub entered: Timestamp,
    /// What was done, oldest first.
    pub history: Vec<Done>,
}

/// What an officer wants to be done with an incident.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Doing {
    /// What (`SUPPLEMENT`, `MODIFY`, `LOCATE`, `DISPOSE`, `CLEAR`, `CANCEL`).
    pub act: String,
    /// Why, or what is added.
    pub words: String,
    /// Day on which it happened; today unless given.
    pub date: String,
    /// Where the gun turned up.
    pub place: String,
    /// Which agency has it.
    pub agency: String,
    /// What becomes of the gun (`RETURNED`, `DESTROYED`, `OFFICIAL_USE`, `EVIDENCE`, …).
    pub disposition: String,
    /// Who decided that.
    pub authority: String,
    /// Until when it is evidence.
    pub until: String,
    /// The mark that it got.
    pub mark: String,
    /// The certificate of its destruction.
    pub certificate: String,
    /// What is said of it from now on, for `MODIFY`.
    pub said: Option<Particulars>,
}

super::silent!(Done, Located, Disposed, Incident, Doing);

/// Why something about an incident is refused. Fields are named as they are typed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IncidentRefused {
    /// Something is missing, or not as it is written.
    #[error("\"{0}\" is not said, or not as it is written")]
    Needs(&'static str),
    /// A gun without a number, which only a seized, found or surrendered one may be, if it was
    /// obliterated or never marked.
    #[error(
        "a gun has a serial number unless it was seized, found or surrendered without a legible one"
    )]
    Number,
    /// As it stands this cannot be done.
    #[error("an incident that is {} cannot be changed like this", .0.name())]
    State(State),
    /// Nothing differs from what was said.
    #[error("nothing differs from what is said already")]
    Same,
    /// A case is closed only with what became of the gun.
    #[error("a case is closed with what became of the gun")]
    NotFinal,
    /// No such certificate, or none of this gun.
    #[error("no certificate of this number names this gun as destroyed")]
    Certificate,
    /// The same gun was reported before, by these numbers, and nobody said that both are meant.
    #[error("the same gun was reported before")]
    Known(Vec<u64>),
    /// Not what a customs officer enters or sees.
    #[error("customs officers enter seizures and movements at the border")]
    NotAtTheBorder,
}

/// Enters an incident.
///
/// # Errors
/// [`IncidentRefused`].
pub fn enter(
    number: u64,
    kind: &str,
    said: Particulars,
    (by, now): (&str, Timestamp),
) -> Result<Incident, IncidentRefused> {
    let kind = Kind::from_name(kind).ok_or(IncidentRefused::Needs("kind"))?;
    let said = said.checked(kind, now)?;
    let made = Incident {
        number,
        kind,
        state: State::Entered,
        said,
        located: None,
        disposed: None,
        entered: now,
        history: vec![Done {
            act: Act::Enter,
            at: now,
            by: by.to_owned(),
            words: String::new(),
            before: None,
        }],
    };
    made.chain()?;
    Ok(made)
}

/// A day that is not after today, and where none is given today.
fn day(text: &str, now: Timestamp) -> Option<String> {
    if text.trim().is_empty() {
        return Some(moment::day_of(now));
    }
    let start = moment::start_of(text).filter(|start| *start <= now)?;
    Some(moment::day_of(start))
}

impl Incident {
    /// Does something with it, or says why not and changes nothing.
    ///
    /// # Errors
    /// [`IncidentRefused`].
    pub fn act(
        &self,
        wanted: &Doing,
        (by, now): (&str, Timestamp),
    ) -> Result<Self, IncidentRefused> {
        let act = Act::from_name(&wanted.act).ok_or(IncidentRefused::Needs("act"))?;
        let state = next(self.kind.group(), self.state, act);
        let state = state.ok_or(IncidentRefused::State(self.state))?;
        let words = wanted.words.trim();
        if words.is_empty() || words.len() > WORDS_MAX {
            return Err(IncidentRefused::Needs("words"));
        }
        let mut after = Self { state, ..self.clone() };
        let mut before = None;
        match act {
            Act::Enter | Act::Supplement | Act::Cancel => {}
            Act::Modify => {
                let said = wanted.said.clone().ok_or(IncidentRefused::Needs("said"))?;
                let said = said.checked(self.kind, now)?;
                if said == self.said {
                    return Err(IncidentRefused::Same);
                }
                before = Some(Box::new(std::mem::replace(&mut after.said, said)));
            }
            Act::Locate => {
                let date = day(&wanted.date, now).ok_or(IncidentRefused::Needs("date"))?;
                if date < self.said.date {
                    return Err(IncidentRefused::Needs("date"));
                }
                after.located = Some(Located {
                    date,
                    place: particulars::line("place", &wanted.place, true)?,
                    agency: particulars::line("agency", &wanted.agency, true)?,
                });
            }
            Act::Dispose => after.disposed = Some(self.disposed(wanted, now)?),
            Act::Clear => {
                let disposed = match &self.disposed {
                    Some(decided) if wanted.disposition.trim().is_empty() => {
                        let name = decided.disposition.name().to_owned();
                        let authority = if wanted.authority.trim().is_empty() {
                            decided.authority.clone()
                        } else {
                            wanted.authority.clone()
                        };
                        let mark = if wanted.mark.trim().is_empty() {
                            decided.mark.clone()
                        } else {
                            wanted.mark.clone()
                        };
                        let said = Doing { disposition: name, authority, mark, ..wanted.clone() };
                        self.disposed(&said, now)?
                    }
                    _ => self.disposed(wanted, now)?,
                };
                if !disposed.disposition.is_final() {
                    return Err(IncidentRefused::NotFinal);
                }
                if disposed.disposition == Disposition::Destroyed && disposed.certificate.is_empty()
                {
                    return Err(IncidentRefused::Needs("certificate"));
                }
                if disposed.needs_mark(&self.said) && disposed.mark.is_empty() {
                    return Err(IncidentRefused::Needs("mark"));
                }
                after.disposed = Some(disposed);
            }
        }
        after.chain()?;
        let (by, words) = (by.to_owned(), words.to_owned());
        after.history.push(Done { act, at: now, by, words, before });
        Ok(after)
    }

    /// What is decided of the gun.
    fn disposed(&self, wanted: &Doing, now: Timestamp) -> Result<Disposed, IncidentRefused> {
        let disposition = Disposition::from_name(&wanted.disposition);
        let disposition = disposition.ok_or(IncidentRefused::Needs("disposition"))?;
        let date = day(&wanted.date, now).ok_or(IncidentRefused::Needs("date"))?;
        if date < self.said.date {
            return Err(IncidentRefused::Needs("date"));
        }
        let until = match disposition {
            // Evidence is not kept for ever without anybody looking again.
            Disposition::Evidence => {
                let start = moment::start_of(&wanted.until).filter(|until| *until > now);
                moment::day_of(start.ok_or(IncidentRefused::Needs("until"))?)
            }
            _ => String::new(),
        };
        Ok(Disposed {
            disposition,
            date,
            authority: particulars::line("authority", &wanted.authority, true)?,
            until,
            mark: particulars::line("mark", &wanted.mark, false)?,
            certificate: particulars::line("certificate", &wanted.certificate, false)?,
        })
    }

    /// Until when it is to be decided what becomes of the gun, and carried out; none where nothing is
    /// due.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        if self.kind.group() != Group::Custody || !self.state.is_open() {
            return None;
        }
        let evidence = self.disposed.as_ref().and_then(|d| moment::start_of(&d.until));
        let taken = moment::start_of(&self.said.date).unwrap_or(self.entered);
        Some(evidence.unwrap_or(taken.plus(DISPOSITION_DAYS * moment::DAY)))
    }

    /// Whether what is entered here was entered at the border, and is the customs' to see.
    #[must_use]
    pub fn is_at_the_border(&self) -> bool {
        self.kind.group() == Group::Border
            || (self.kind == Kind::Seized && !self.said.post.is_empty())
    }

    /// Whether somebody who enters `other` must be told of this one first: it may be the same gun, and
    /// was reported missing or is in custody; or it crossed the border in the same way.
    #[must_use]
    pub fn speaks_of(&self, other: &Self) -> bool {
        let group = self.kind.group();
        self.state != State::Cancelled
            && (group != Group::Border || self.kind == other.kind)
            && self.said.gun.may_be(&other.said.gun)
    }

    /// What can be done with it now.
    pub fn acts(&self) -> impl Iterator<Item = Act> {
        let (group, state) = (self.kind.group(), self.state);
        Act::ALL.iter().copied().filter(move |act| next(group, state, *act).is_some())
    }
}

impl Disposed {
    /// Whether a gun that leaves custody like this must have a mark: one that has no number, and
    /// one that is kept for official use (UN Firearms Protocol 6).
    fn needs_mark(&self, said: &Particulars) -> bool {
        match self.disposition {
            Disposition::OfficialUse => true,
            Disposition::Returned | Disposition::HandedOver => said.gun.serial.is_empty(),
            Disposition::Evidence | Disposition::Forfeited | Disposition::Destroyed => false,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
