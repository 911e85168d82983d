//! Workshops: what was taught to whom, and what they knew before and after.
//!
//! A person counts once per workshop. Names and offices of people can be erased; what is counted, the
//! country and the results stay.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::plain;
use vestigo_protocol::time::Timestamp;

use super::project::{LINE_MAX, WORDS_MAX, day, field_of, line, maybe};
use super::refused::AdviserRefused;
use crate::holdings::table::{self, Field, Row};
use crate::holdings::{moment, silent};

/// Participants of one workshop.
pub const PARTICIPANTS_MAX: usize = 2_000;
/// Items of one agenda.
pub const AGENDA_MAX: usize = 200;

/// The columns of a list of participants.
pub const PARTICIPANT: &[Field] = &[
    ("name", &["name", "participant", "nombre", "nome", "nom", "participante"]),
    ("office", &["office", "agency", "oficina", "institucion", "instituicao", "orgao", "service"]),
    ("country", &["country", "pais", "pays"]),
    ("attended", &["attended", "asistio", "presente", "present", "asistencia", "presenca"]),
    ("before", &["before", "testbefore", "antes", "avant"]),
    ("after", &["after", "testafter", "despues", "depois", "apres"]),
    ("passed", &["passed", "aprobado", "aprovado", "reussi"]),
];

/// An item of the agenda.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AgendaItem {
    /// When: `09:00`, or day and time.
    pub time: String,
    /// About what.
    pub subject: String,
    /// Who speaks.
    pub who: String,
}

/// What is said of a workshop.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WorkshopSaid {
    /// What it is called.
    pub title: String,
    /// About what: a field of assistance (`MARKING`, `IDENTIFICATION`, …).
    pub kind: String,
    /// First day.
    pub from: String,
    /// Last day; empty: the first.
    pub to: String,
    /// Where.
    pub place: String,
    /// The project that it belongs to.
    pub project: Option<u64>,
    /// The agenda.
    pub agenda: Vec<AgendaItem>,
    /// Conclusions.
    pub conclusions: String,
}

/// Somebody who takes part.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Participant {
    /// Place in the list, from 1.
    pub number: u32,
    /// Name; empty once erased.
    pub name: String,
    /// Office; empty once erased.
    pub office: String,
    /// Country, ISO 3166-1 alpha-2; may be empty.
    pub country: String,
    /// Whether he or she was there.
    pub attended: bool,
    /// Test before, in percent.
    pub before: Option<u8>,
    /// Test after, in percent.
    pub after: Option<u8>,
    /// Whether it was passed.
    pub passed: Option<bool>,
}

/// A workshop.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Workshop {
    /// Its number at this node.
    pub number: u64,
    /// What is said of it.
    pub said: WorkshopSaid,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Day on which names were erased; empty: they are here.
    pub erased: String,
    /// When it was entered.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub entered: Timestamp,
    /// Officer who entered it.
    pub by: String,
}

silent!(AgendaItem, WorkshopSaid, Participant, Workshop);

/// What is counted in a workshop: no person can be told from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WorkshopCounts {
    /// People on the list.
    pub invited: u64,
    /// People who were there: people trained.
    pub trained: u64,
    /// Of these, people who passed.
    pub passed: u64,
    /// People with both tests.
    pub tested: u64,
    /// Mean of their tests before, in percent; none without tests.
    pub before: Option<u64>,
    /// Mean of their tests after, in percent.
    pub after: Option<u64>,
    /// Countries of those who were there.
    pub countries: u64,
}

/// A row of a list that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowError {
    /// Line of the file, from 1.
    pub line: u64,
    /// Column that is wrong; `name` also where a person stands twice.
    pub column: String,
}

/// What a list of participants comes to.
#[derive(Clone, PartialEq, Eq)]
pub struct Taken {
    /// The workshop with the list; as it was, where rows are wrong.
    pub workshop: Workshop,
    /// People who are new on the list.
    pub added: u64,
    /// People who were on it, and of whom something else is said now.
    pub changed: u64,
    /// What is wrong. Nothing is taken while anything is.
    pub errors: Vec<RowError>,
}

silent!(Taken);

/// An item of an agenda from a line `time; subject; who`.
#[must_use]
pub fn agenda_item(line: &str) -> AgendaItem {
    let mut parts = line.splitn(3, ';').map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    AgendaItem { time: next(), subject: next(), who: next() }
}

/// What is said, checked.
///
/// # Errors
/// Something is missing or not of its form.
pub fn said(wanted: &WorkshopSaid) -> Result<WorkshopSaid, AdviserRefused> {
    let from = day(&wanted.from, "from")?;
    let to = match wanted.to.trim() {
        "" => from.clone(),
        text => day(text, "to")?,
    };
    if to < from {
        return Err(AdviserRefused::Needs("to"));
    }
    if wanted.agenda.len() > AGENDA_MAX {
        return Err(AdviserRefused::Needs("agenda"));
    }
    let agenda = wanted.agenda.iter().map(|item| {
        Ok(AgendaItem {
            time: maybe(&item.time, LINE_MAX, "agenda")?,
            subject: line(&item.subject, LINE_MAX, "agenda")?,
            who: maybe(&item.who, LINE_MAX, "agenda")?,
        })
    });
    Ok(WorkshopSaid {
        title: line(&wanted.title, LINE_MAX, "title")?,
        kind: field_of(&wanted.kind)?.name().to_owned(),
        place: line(&wanted.place, LINE_MAX, "place")?,
        project: wanted.project,
        agenda: agenda.collect::<Result<_, AdviserRefused>>()?,
        conclusions: maybe(&wanted.conclusions, WORDS_MAX, "conclusions")?,
        from,
        to,
    })
}

/// Whether a cell says yes; none: it says nothing.
fn yes(cell: &str) -> Result<Option<bool>, ()> {
    let word: String = plain(cell.trim()).collect();
    match word.as_str() {
        "" => Ok(None),
        "yes" | "y" | "si" | "s" | "sim" | "oui" | "o" | "true" | "1" | "x" => Ok(Some(true)),
        "no" | "n" | "nao" | "non" | "false" | "0" => Ok(Some(false)),
        _ => Err(()),
    }
}

/// A test in percent.
fn percent(cell: &str) -> Result<Option<u8>, ()> {
    let cell = cell.trim().trim_end_matches('%').trim();
    if cell.is_empty() {
        return Ok(None);
    }
    cell.parse().ok().filter(|number| *number <= 100).map(Some).ok_or(())
}

/// What makes a person the same one on two lists.
fn key(person: &Participant) -> (String, String, String) {
    let folded = |text: &str| -> String { plain(text).filter(|c| c.is_alphanumeric()).collect() };
    (folded(&person.name), folded(&person.office), person.country.clone())
}

fn person(row: &Row) -> Result<Participant, &'static str> {
    let name = line(row.get("name"), LINE_MAX, "name").map_err(|_| "name")?;
    let office = maybe(row.get("office"), LINE_MAX, "office").map_err(|_| "office")?;
    let country = row.get("country").trim().to_ascii_uppercase();
    if !country.is_empty() && Country::parse(&country).is_none() {
        return Err("country");
    }
    Ok(Participant {
        number: 0,
        name,
        office,
        country,
        attended: yes(row.get("attended")).map_err(|()| "attended")?.unwrap_or(false),
        before: percent(row.get("before")).map_err(|()| "before")?,
        after: percent(row.get("after")).map_err(|()| "after")?,
        passed: yes(row.get("passed")).map_err(|()| "passed")?,
    })
}

impl Workshop {
    /// What is counted.
    #[must_use]
    pub fn counts(&self) -> WorkshopCounts {
        let there = || self.participants.iter().filter(|person| person.attended);
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let tests: Vec<(u64, u64)> = there()
            .filter_map(|person| Some((u64::from(person.before?), u64::from(person.after?))))
            .collect();
        let mean = |of: fn(&(u64, u64)) -> u64| {
            let sum: u64 = tests.iter().map(of).sum();
            sum.checked_div(count(tests.len()))
        };
        let countries: BTreeSet<&str> =
            there().map(|person| person.country.as_str()).filter(|c| !c.is_empty()).collect();
        WorkshopCounts {
            invited: count(self.participants.len()),
            trained: count(there().count()),
            passed: count(there().filter(|person| person.passed == Some(true)).count()),
            tested: count(tests.len()),
            before: mean(|(before, _)| *before),
            after: mean(|(_, after)| *after),
            countries: count(countries.len()),
        }
    }

    /// Takes a list of participants (CSV). Who is on the list already gets what the new list says.
    ///
    /// # Errors
    /// It is no table, or names were erased. Rows that are wrong are named in the result, and then
    /// nothing is taken.
    pub fn take(&self, list: &str) -> Result<Taken, AdviserRefused> {
        if !self.erased.is_empty() {
            return Err(AdviserRefused::Erased);
        }
        let rows = table::read(list, &[PARTICIPANT], &["name"])?;
        let (mut after, mut errors) = (self.clone(), Vec::new());
        let (mut added, mut changed) = (0_u64, 0_u64);
        let mut known: BTreeMap<_, usize> =
            self.participants.iter().enumerate().map(|(at, one)| (key(one), at)).collect();
        let mut last = self.participants.iter().map(|one| one.number).max().unwrap_or(0);
        let mut seen = BTreeSet::new();
        for row in &rows {
            let wrong = |column: &str| RowError { line: row.line, column: column.to_owned() };
            let mut one = match person(row) {
                Ok(one) => one,
                Err(column) => {
                    errors.push(wrong(column));
                    continue;
                }
            };
            let same = key(&one);
            if !seen.insert(same.clone()) {
                errors.push(wrong("name"));
                continue;
            }
            let there = known.get(&same).copied();
            match there.and_then(|at| after.participants.get_mut(at)) {
                Some(there) => {
                    one.number = there.number;
                    if *there != one {
                        changed = changed.saturating_add(1);
                        *there = one;
                    }
                }
                None => {
                    last = last.saturating_add(1);
                    one.number = last;
                    added = added.saturating_add(1);
                    known.insert(same, after.participants.len());
                    after.participants.push(one);
                }
            }
        }
        if after.participants.len() > PARTICIPANTS_MAX {
            return Err(table::TableRefused::TooLarge.into());
        }
        let workshop = if errors.is_empty() { after } else { self.clone() };
        Ok(Taken { workshop, added, changed, errors })
    }

    /// Erases names and offices of people, also of those who spoke. The counts stay.
    ///
    /// # Errors
    /// They were erased before.
    pub fn erase(&self, now: Timestamp) -> Result<Self, AdviserRefused> {
        if !self.erased.is_empty() {
            return Err(AdviserRefused::Erased);
        }
        let mut after = self.clone();
        for person in &mut after.participants {
            person.name.clear();
            person.office.clear();
        }
        for item in &mut after.said.agenda {
            item.who.clear();
        }
        after.erased = moment::day_of(now);
        Ok(after)
    }

    /// The workshop without its people: for those who see counts alone.
    #[must_use]
    pub fn without_people(mut self) -> Self {
        self.participants.clear();
        for item in &mut self.said.agenda {
            item.who.clear();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn wanted() -> WorkshopSaid {
        let text = |text: &str| text.to_owned();
        WorkshopSaid {
            title: text("SYNTHETIC marks"),
            kind: text("identification"),
            from: text("2027-01-11"),
            to: text("2027-01-12"),
            place: text("SYNTHETIC town"),
            agenda: vec![agenda_item("09:00; Reading marks; SYNTHETIC Ivo")],
            ..WorkshopSaid::default()
        }
    }

    fn workshop() -> Workshop {
        let said = said(&wanted()).unwrap();
        let (by, erased) = ("ana".to_owned(), String::new());
        Workshop { number: 7, said, participants: Vec::new(), erased, entered: NOW, by }
    }

    const LIST: &str = "Nombre;Oficina;País;Asistió;Antes;Después;Aprobado\n\
        SYNTHETIC Ana;Policía;XA;sí;40;80;sí\n\
        SYNTHETIC Bo;Aduana;XB;yes;20 %;60;no\n\
        SYNTHETIC Cy;Aduana;XB;no;;;\n";

    #[test]
    fn what_is_said_is_checked() {
        type Change = fn(&mut WorkshopSaid);
        let wrong: [(Change, &str); 6] = [
            (|w| w.title.clear(), "title"),
            (|w| w.kind = "COFFEE".to_owned(), "field"),
            (|w| w.from = "2027-01".to_owned(), "from"),
            (|w| w.to = "2027-01-10".to_owned(), "to"),
            (|w| w.place.clear(), "place"),
            (|w| w.agenda[0].subject.clear(), "agenda"),
        ];
        for (change, field) in wrong {
            let mut other = wanted();
            change(&mut other);
            assert_eq!(said(&other).unwrap_err(), AdviserRefused::Needs(field));
        }
        let one_day = said(&WorkshopSaid { to: String::new(), ..wanted() }).unwrap();
        assert_eq!((one_day.to.as_str(), one_day.kind.as_str()), ("2027-01-11", "IDENTIFICATION"));
        assert_eq!(one_day.agenda[0].who, "SYNTHETIC Ivo");
    }

    #[test]
    fn a_person_counts_once_however_often_the_list_comes() {
        let first = workshop().take(LIST).unwrap();
        assert_eq!((first.added, first.changed, first.errors.len()), (3, 0, 0));
        let counts = first.workshop.counts();
        assert_eq!((counts.invited, counts.trained, counts.passed), (3, 2, 1));
        assert_eq!((counts.tested, counts.before, counts.after), (2, Some(30), Some(70)));
        assert_eq!(counts.countries, 2);
        let again = first.workshop.take(LIST).unwrap();
        assert_eq!((again.added, again.changed), (0, 0));
        // The same person, written otherwise, with another result.
        let later = "name,office,country,attended\nsynthetic  cy,ADUANA,xb,x\n";
        let later = again.workshop.take(later).unwrap();
        assert_eq!((later.added, later.changed), (0, 1));
        assert_eq!(later.workshop.counts().trained, 3);
    }

    #[test]
    fn every_wrong_row_is_named_and_nothing_is_taken() {
        let list = "name,country,attended,before\n,XA,yes,1\nA,XAX,yes,1\nB,XA,perhaps,1\n\
                    C,XA,yes,101\nD,XA,yes,1\nd,XA,no,1\nE,XA,yes,50\n";
        let taken = workshop().take(list).unwrap();
        let said: Vec<(u64, &str)> =
            taken.errors.iter().map(|error| (error.line, error.column.as_str())).collect();
        let wanted = [(2, "name"), (3, "country"), (4, "attended"), (5, "before"), (7, "name")];
        assert_eq!(said, wanted);
        assert!(taken.workshop.participants.is_empty());
        let missing = workshop().take("office\nx\n").unwrap_err();
        assert_eq!(missing, table::TableRefused::Column("name").into());
    }

    #[test]
    fn names_are_erased_and_the_counts_stay() {
        let full = workshop().take(LIST).unwrap().workshop;
        let erased = full.erase(NOW).unwrap();
        assert_eq!(erased.counts(), full.counts());
        let kept = serde_json::to_string(&erased).unwrap();
        for name in ["SYNTHETIC Ana", "SYNTHETIC Bo", "SYNTHETIC Ivo", "Aduana"] {
            assert!(!kept.contains(name), "{name}");
        }
        assert_eq!(erased.take(LIST).unwrap_err(), AdviserRefused::Erased);
        assert_eq!(erased.erase(NOW).unwrap_err(), AdviserRefused::Erased);
        let seen = full.clone().without_people();
        assert!(!serde_json::to_string(&seen).unwrap().contains("SYNTHETIC Ana"));
        assert_eq!(format!("{full:?} {:?}", full.participants[0]), "Workshop Participant");
    }
}
