//! What a view offers, and the statements that read it.

use sha2::{Digest as _, Sha256};
use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::limits::PERCENT_MAX;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::super::connection::Connection;
use super::super::error::PostgresError;
use super::super::rows::{unsigned, value};
use super::super::server::is_name;
use crate::registry::RegistryError;
use crate::registry::import::foreign::RowReader;
use crate::registry::profile::SetNumber;
use crate::registry::source::ViewSet;

const OPENING: &str = "opening the view";

/// Columns that are not the gun's.
const OWN: [&str; 4] = ["record_id", "record_set", "change_number", "changed_at"];

/// A view as it was found.
pub(super) struct Definition {
    /// Its name, perhaps with its schema's.
    pub(super) view: String,
    /// The one set that was described in the configuration.
    pub(super) set: Option<ViewSet>,
    /// By which an index knows these records: it changes with the server, the view and its
    /// columns.
    pub(super) registry: [u8; 16],
    /// Reads the columns of [`Self::cells`].
    pub(super) reader: RowReader,
    /// Columns of the gun and its event, in the order of the statement.
    cells: Vec<String>,
    has_set: bool,
    /// The number of the change as an expression, and the condition "after a number".
    change: Option<Change>,
    /// Columns of the second view, if there is one.
    set_columns: Option<Vec<String>>,
}

#[derive(Clone, Copy)]
enum Change {
    Number,
    Moment,
}

/// A record set of the view.
#[derive(Clone)]
pub(super) struct KnownSet {
    pub(super) number: SetNumber,
    pub(super) set: RecordSet,
}

impl Definition {
    /// Looks at a view's columns.
    pub(super) fn read(
        connection: &mut Connection,
        view: &str,
        set: Option<ViewSet>,
    ) -> Result<Self, RegistryError> {
        let refused = |what: String| PostgresError::View { view: view.to_owned(), what };
        if view.split('.').count() > 2 || !view.split('.').all(is_name) {
            let what = "its name must be NAME or SCHEMA.NAME in small letters, digits and _";
            // What was given may be anything, so it is not repeated.
            let view = "named in the configuration".to_owned();
            return Err(PostgresError::View { view, what: what.to_owned() }.into());
        }
        let columns = connection.again(OPENING, |s| s.columns(&format!("SELECT * FROM {view}")))?;
        let kind = |name: &str| columns.iter().find(|(n, _)| n == name).map(|(_, t)| t.as_str());
        match kind("record_id") {
            Some("int2" | "int4" | "int8") => {}
            Some(_) => {
                return Err(refused("record_id must be a bigint or integer".to_owned()).into());
            }
            None => {
                let what = "it has no column record_id, which numbers the records from 1";
                return Err(refused(what.to_owned()).into());
            }
        }
        let change = match (kind("change_number"), kind("changed_at")) {
            (Some("int2" | "int4" | "int8"), _) => Some(Change::Number),
            (Some(_), _) => return Err(refused("change_number must be a bigint".to_owned()).into()),
            (None, Some("timestamp" | "timestamptz")) => Some(Change::Moment),
            (None, Some(_)) => {
                return Err(refused("changed_at must be a timestamp".to_owned()).into());
            }
            (None, None) => None,
        };
        let cells: Vec<String> =
            columns.iter().map(|(n, _)| n.clone()).filter(|n| !OWN.contains(&n.as_str())).collect();
        let reader = RowReader::new(&cells).map_err(|e| refused(e.to_string()))?;
        let set_columns =
            match connection.again(OPENING, |s| s.columns(&format!("SELECT * FROM {view}_set"))) {
                Ok(columns) => Some(columns.into_iter().map(|(name, _)| name).collect::<Vec<_>>()),
                Err(e) if e.is(&postgres::error::SqlState::UNDEFINED_TABLE) => None,
                Err(e) => return Err(e.into()),
            };
        if set_columns.is_none() && set.is_none() {
            let what = "nothing says what record set it is; name one with registry.record_set, or \
                        list several in a second view of the same name with _set behind it";
            return Err(refused(what.to_owned()).into());
        }
        let has_set = kind("record_set").is_some();
        if let Some(columns) = &set_columns {
            let has = |name: &str| columns.iter().any(|c: &String| c == name);
            if !has("number") || !has("name") {
                let what = "the second view, of the sets, needs the columns number and name";
                return Err(refused(what.to_owned()).into());
            }
        }
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let registry = identity(connection.server().label(), view, &names);
        let view = view.to_owned();
        Ok(Self { view, set, registry, reader, cells, has_set, change, set_columns })
    }

    pub(super) fn refused(&self, what: String) -> PostgresError {
        PostgresError::View { view: self.view.clone(), what }
    }

    /// Number, set and then the cells, all as text but the number.
    pub(super) fn select(&self) -> String {
        let set = if self.has_set { "record_set::text" } else { "NULL::text" };
        let mut sql = format!("SELECT record_id::bigint, {set}");
        for name in &self.cells {
            sql.push_str(&format!(", \"{}\"::text", name.replace('"', "\"\"")));
        }
        sql.push_str(&format!(" FROM {}", self.view));
        sql
    }

    pub(super) fn place(&self) -> String {
        let change = match self.change {
            None => "0::bigint",
            Some(Change::Number) => "max(change_number)::bigint",
            Some(Change::Moment) => "(extract(epoch FROM max(changed_at)) * 1000000)::bigint",
        };
        format!("SELECT max(record_id)::bigint, {change} FROM {}", self.view)
    }

    /// Changes after a number; none if the view does not tell.
    pub(super) fn changed(&self, after: i64) -> Option<String> {
        let (number, later) = match self.change? {
            Change::Number => {
                ("change_number::bigint".to_owned(), format!("change_number > {after}"))
            }
            Change::Moment => (
                "(extract(epoch FROM changed_at) * 1000000)::bigint".to_owned(),
                format!("changed_at > timestamptz 'epoch' + {after} * interval '1 microsecond'"),
            ),
        };
        Some(format!(
            "SELECT DISTINCT {number}, record_id::bigint FROM {}
             WHERE {later} AND record_id > 0 AND record_id <= {} ORDER BY 1, 2",
            self.view,
            u32::MAX
        ))
    }

    pub(super) fn count(&self) -> String {
        let events = if self.cells.iter().any(|name| name == "event_kind") {
            "count(event_kind)"
        } else {
            "0::bigint"
        };
        format!("SELECT count(DISTINCT record_id), {events} FROM {}", self.view)
    }

    /// None if all rows are of one set.
    pub(super) fn count_in_set(&self) -> Option<String> {
        let view = &self.view;
        self.has_set.then(|| {
            format!("SELECT count(DISTINCT record_id) FROM {view} WHERE record_set::text = $1")
        })
    }

    /// The set of a row.
    pub(super) fn set_of<'s>(
        &self,
        sets: &'s [KnownSet],
        name: Option<&str>,
    ) -> Option<&'s KnownSet> {
        match (self.has_set, name) {
            (true, Some(name)) => sets.iter().find(|known| known.set.name.as_str() == name),
            (true, None) => None,
            (false, _) => sets.first().filter(|_| sets.len() == 1),
        }
    }

    pub(super) const fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// The sets as they are described now. They are as of today: the view is what is searched.
    pub(super) fn sets(&self, connection: &mut Connection) -> Result<Vec<KnownSet>, RegistryError> {
        const DOING: &str = "reading record sets";
        let today = connection.again(DOING, |s| {
            s.query("SELECT extract(epoch FROM date_trunc('day', now()))::bigint", &[])
        })?;
        let today: i64 = today.first().map_or(Ok(0), |row| value(row, 0, DOING))?;
        let today = Timestamp(unsigned(today, DOING)?);
        let Some(columns) = &self.set_columns else {
            let set = self
                .set
                .as_ref()
                .map(|set| KnownSet { number: SetNumber(1), set: set.record_set(today) });
            return Ok(set.into_iter().collect());
        };
        let text = |name: &str| {
            if columns.iter().any(|c| c == name) {
                format!("{name}::text")
            } else {
                "NULL".to_owned()
            }
        };
        let as_of = if columns.iter().any(|c| c == "as_of") {
            "(extract(epoch FROM as_of)::bigint)::text"
        } else {
            "NULL"
        };
        let sql = format!(
            "SELECT number::text, name::text, {}, {}, {}, {}, {}, {as_of} FROM {}_set
             ORDER BY number",
            text("holder"),
            text("kind"),
            text("from_year"),
            text("to_year"),
            text("digitised_pct"),
            self.view
        );
        let rows = connection.again(DOING, |s| s.query(&sql, &[]))?;
        let unreadable = || {
            self.refused(
                "a row of the view of sets cannot be read: number from 1 and name are needed, kind \
                 is REGISTRY or another kind, years and digitised_pct are numbers"
                    .to_owned(),
            )
        };
        let mut sets: Vec<KnownSet> = Vec::new();
        for row in &rows {
            let mut cells = Vec::new();
            for at in 0..8 {
                cells.push(value::<Option<String>>(row, at, DOING)?);
            }
            let known = known_set(&cells, today).ok_or_else(unreadable)?;
            let twice =
                |other: &KnownSet| other.number == known.number || other.set.name == known.set.name;
            if sets.iter().any(twice) {
                return Err(unreadable().into());
            }
            sets.push(known);
        }
        Ok(sets)
    }
}

/// From number, name, holder, kind, from_year, to_year, digitised_pct, as_of.
fn known_set(cells: &[Option<String>], today: Timestamp) -> Option<KnownSet> {
    let cell = |at: usize| cells.get(at).and_then(|cell| cell.as_deref());
    let year = |at| cell(at).map_or(Some(None), |text| text.parse().ok().map(Some));
    let number: u32 = cell(0)?.parse().ok().filter(|number| *number > 0)?;
    let percent = cell(6).map_or(Some(100), |text| text.parse().ok())?;
    Some(KnownSet {
        number: SetNumber(number),
        set: RecordSet {
            name: Text::new(cell(1)?.trim()).ok()?,
            holder: cell(2).map_or(Some(None), |text| Text::new(text.trim()).ok().map(Some))?,
            kind: cell(3).map_or(Some(RecordSetKind::Registry), |kind| {
                RecordSetKind::from_name(&kind.trim().to_uppercase())
            })?,
            from_year: year(4)?,
            to_year: year(5)?,
            digitised_pct: if percent <= PERCENT_MAX { percent } else { return None },
            as_of: cell(7).map_or(Some(today), |text| text.parse().ok().map(Timestamp))?,
        },
    })
}

fn identity(server: &str, view: &str, columns: &[&str]) -> [u8; 16] {
    let mut hasher = Sha256::new();
    for part in ["registry view", server, view].into_iter().chain(columns.iter().copied()) {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    super::super::first_half(&hasher.finalize().into())
}
