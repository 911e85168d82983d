//! Bulletins (CIFTA XIII.1): what is told to several partners at once about routes, means of concealment,
//! practice, and who is authorised to make, sell, import, export or carry arms.
//!
//! A bulletin is one signed notice to each partner, so that each has it in its own log. Its words, and the
//! list of authorised parties, are in those messages and nowhere else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::plain;
use vestigo_protocol::time::Timestamp;

use super::table::{self, Field, Row, TableRefused};
use super::{moment, silent, words};

/// Partners that one bulletin names. To everyone it goes to as many as there are.
pub const PARTNERS_MAX: usize = 64;
/// Bytes of one cell of a list of parties.
const CELL_MAX: usize = 200;

words! {
    /// Whose a bulletin is.
    Direction {
        /// Ours.
        Sent = "SENT";
        /// A partner's.
        Received = "RECEIVED";
    }
}

words! {
    /// What an authorised party may do (CIFTA XIII.1 a).
    Authorised {
        /// Makes arms.
        Producer = "PRODUCER";
        /// Sells them.
        Dealer = "DEALER";
        /// Imports them.
        Importer = "IMPORTER";
        /// Exports them.
        Exporter = "EXPORTER";
        /// Carries them.
        Carrier = "CARRIER";
    }
}

/// The columns of a list of parties.
pub const PARTY: &[Field] = &[
    ("kind", &["kind", "type", "tipo", "categorie", "category"]),
    ("name", &["name", "nombre", "nome", "nom", "razonsocial", "raisonsociale"]),
    ("licence", &["licence", "license", "licencia", "licenca", "numero", "licencenumber"]),
    ("country", &["country", "pais", "pays"]),
    ("place", &["place", "city", "lugar", "ciudad", "cidade", "lieu", "ville"]),
    ("from", &["from", "validfrom", "desde", "de", "depuis", "valabledu"]),
    ("until", &["until", "validuntil", "to", "hasta", "ate", "jusque", "valableau"]),
];

/// Somebody who is authorised.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct AuthorisedParty {
    /// To do what.
    pub kind: Authorised,
    /// Under which name.
    pub name: String,
    /// Number of the licence; may be empty.
    pub licence: String,
    /// Country, ISO 3166-1 alpha-2; empty: that of whoever tells it.
    pub country: String,
    /// Town; may be empty.
    pub place: String,
    /// First day; may be empty.
    pub from: String,
    /// Last day; empty: no end was told.
    pub until: String,
}

impl AuthorisedParty {
    /// Whether the authorisation stands on a day (`2026-11-24`).
    #[must_use]
    pub fn stands(&self, day: &str) -> bool {
        self.from.as_str() <= day && (self.until.is_empty() || day <= self.until.as_str())
    }

    /// Whether name, licence or place hold what was searched for, whatever its case and accents.
    #[must_use]
    pub fn holds(&self, wanted: &str) -> bool {
        [&self.name, &self.licence, &self.place].iter().any(|cell| says(cell, wanted))
    }
}

/// Whether a text holds what was searched for, whatever its case, accents and spaces.
#[must_use]
pub fn says(text: &str, wanted: &str) -> bool {
    let folded = |text: &str| -> String {
        let letters = plain(text).map(|c| if c.is_alphanumeric() { c } else { ' ' });
        letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    folded(text).contains(&folded(wanted))
}

/// A row of a list that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyRowError {
    /// Line of the file, from 1.
    pub line: u64,
    /// Column that is wrong; `name` also where a party stands twice.
    pub column: String,
}

/// What a list of parties holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Parties {
    /// Its rows, as they stand.
    pub parties: Vec<AuthorisedParty>,
    /// Rows that are wrong.
    pub errors: Vec<PartyRowError>,
}

fn cell(row: &Row, field: &'static str) -> Result<String, &'static str> {
    let text = row.get(field).trim();
    if text.len() > CELL_MAX || text.chars().any(char::is_control) {
        return Err(field);
    }
    Ok(text.to_owned())
}

fn day(row: &Row, field: &'static str) -> Result<String, &'static str> {
    match row.get(field).trim() {
        "" => Ok(String::new()),
        text => moment::start_of(text).map(moment::day_of).ok_or(field),
    }
}

/// A kind by its code, or by its word in one of our languages.
fn kind(text: &str) -> Option<Authorised> {
    let word: String = plain(text).filter(|c| c.is_alphanumeric()).collect();
    Some(match word.as_str() {
        "producer" | "manufacturer" | "productor" | "fabricante" | "produtor" | "producteur"
        | "fabricant" => Authorised::Producer,
        "dealer" | "comerciante" | "armeria" | "negociante" | "armurier" | "negociant" => {
            Authorised::Dealer
        }
        "importer" | "importador" | "importateur" => Authorised::Importer,
        "exporter" | "exportador" | "exportateur" => Authorised::Exporter,
        "carrier" | "transportista" | "transportador" | "transporteur" => Authorised::Carrier,
        _ => return None,
    })
}

fn party(row: &Row) -> Result<AuthorisedParty, &'static str> {
    let name = cell(row, "name")?;
    if name.is_empty() {
        return Err("name");
    }
    let country = cell(row, "country")?.to_ascii_uppercase();
    if !country.is_empty() && Country::parse(&country).is_none() {
        return Err("country");
    }
    let (from, until) = (day(row, "from")?, day(row, "until")?);
    if !until.is_empty() && until < from {
        return Err("until");
    }
    Ok(AuthorisedParty {
        kind: kind(row.get("kind")).ok_or("kind")?,
        name,
        licence: cell(row, "licence")?,
        country,
        place: cell(row, "place")?,
        from,
        until,
    })
}

/// Reads a list of authorised parties (CSV): `kind` and `name` are needed. Ours is sent only without
/// errors; of a partner's the rows that are right are shown, and how many are not.
///
/// # Errors
/// It is no table, or a column is missing.
pub fn parties(list: &str) -> Result<Parties, TableRefused> {
    let rows = table::read(list, &[PARTY], &["kind", "name"])?;
    let (mut parties, mut errors, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in &rows {
        let wrong = |column: &str| PartyRowError { line: row.line, column: column.to_owned() };
        match party(row) {
            Ok(party) if seen.insert(party.clone()) => parties.push(party),
            Ok(_) => errors.push(wrong("name")),
            Err(column) => errors.push(wrong(column)),
        }
    }
    Ok(Parties { parties, errors })
}

/// To whom a bulletin went.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The partner's node.
    pub partner: String,
    /// The exchange, in hexadecimal digits.
    pub exchange: String,
    /// Its entry in our log, in hexadecimal digits.
    pub entry: String,
}

/// A bulletin of ours, without its words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bulletin {
    /// Its number at this node.
    pub number: u64,
    /// About what.
    pub about: String,
    /// The bulletin that it replaces.
    pub replaces: Option<u64>,
    /// To whom it went.
    pub sent: Vec<Sent>,
    /// Partners that were left out when it went to everyone, since it may not go to them.
    pub left_out: Vec<String>,
    /// When.
    #[serde(with = "moment")]
    pub at: Timestamp,
    /// Which officer.
    pub by: String,
}

silent!(AuthorisedParty, Parties, Sent, Bulletin);

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "Tipo;Nombre;Licencia;Ciudad;Desde;Hasta\n\
        comerciante;SYNTHETIC Armería Ñandú;D-17;SYNTHETIC Villa;2020-01-01;2026-12-31\n\
        IMPORTER;SYNTHETIC Imports;;;;\n";

    #[test]
    fn a_list_is_read_in_the_words_of_four_languages() {
        let read = parties(LIST).unwrap();
        assert!(read.errors.is_empty());
        let [dealer, importer] = &read.parties[..] else { panic!("two parties") };
        assert_eq!((dealer.kind, importer.kind), (Authorised::Dealer, Authorised::Importer));
        assert_eq!((dealer.licence.as_str(), dealer.until.as_str()), ("D-17", "2026-12-31"));
        for (name, wanted) in Authorised::NAMES.iter().zip(Authorised::ALL) {
            assert_eq!(kind(name), Some(*wanted));
        }
    }

    #[test]
    fn an_authorisation_stands_from_its_first_day_to_its_last() {
        let read = parties(LIST).unwrap();
        let (dealer, importer) = (&read.parties[0], &read.parties[1]);
        for (day, stands) in [
            ("2019-12-31", false),
            ("2020-01-01", true),
            ("2026-12-31", true),
            ("2027-01-01", false),
        ] {
            assert_eq!((dealer.stands(day), importer.stands(day)), (stands, true), "{day}");
        }
    }

    #[test]
    fn parties_are_found_whatever_the_case_and_accents() {
        let read = parties(LIST).unwrap();
        for wanted in ["armeria nandu", "ÑANDÚ", "d-17", "D 17", "villa", ""] {
            assert!(read.parties[0].holds(wanted), "{wanted}");
        }
        assert!(!read.parties[0].holds("imports") && !read.parties[1].holds("17"));
    }

    #[test]
    fn every_wrong_row_is_named_and_no_cell_is_quoted() {
        let list = "kind,name,country,from,until\nCOFFEE,A,XA,,\nDEALER,,XA,,\nDEALER,A,XAX,,\n\
                    DEALER,A,XA,2026-13-01,\nDEALER,A,XA,2026-02-01,2026-01-01\n\
                    DEALER,B,XA,,\ndealer,B,xa,,\n";
        let read = parties(list).unwrap();
        let errors: Vec<(u64, &str)> =
            read.errors.iter().map(|error| (error.line, error.column.as_str())).collect();
        assert_eq!(
            errors,
            [(2, "kind"), (3, "name"), (4, "country"), (5, "from"), (6, "until"), (8, "name")]
        );
        assert_eq!(read.parties.len(), 1);
        assert_eq!(parties("name\nx\n").err(), Some(TableRefused::Column("kind")));
        assert_eq!(format!("{:?} {read:?}", read.parties[0]), "AuthorisedParty Parties");
    }
}
