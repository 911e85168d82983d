//! Where a registry is, as it is named in the configuration and on the command line.

use std::path::{Path, PathBuf};

use thiserror::Error;
use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::{Name, RecordSet};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::postgres::{PostgresError, Server, is_url};

/// Where a registry is. Its `Debug` shows no password.
#[derive(Clone, Debug)]
pub enum RegistrySource {
    /// A SQLite file of our own.
    Sqlite {
        /// The file.
        path: PathBuf,
    },
    /// Tables of our own in a PostgreSQL database.
    Postgres {
        /// The database and the way there.
        url: Server,
    },
    /// Somebody else's PostgreSQL database, which is read and never written.
    PostgresView {
        /// The database and the way there.
        url: Server,
        /// The view, `NAME` or `SCHEMA.NAME`.
        view: String,
        /// What set the rows belong to, unless a second view says so.
        set: Option<ViewSet>,
    },
}

/// The one record set of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewSet {
    name: Name,
    kind: RecordSetKind,
    from_year: Option<u16>,
    to_year: Option<u16>,
}

/// Why a text names no registry. Repeats nothing of it.
#[derive(Debug, Error)]
pub enum SourceError {
    /// Neither a URL nor a path.
    #[error("a registry is named by the path of a file or by postgres://USER@HOST/DATABASE")]
    Neither,
    /// A URL that cannot be used.
    #[error(transparent)]
    Url(#[from] PostgresError),
    /// A view of something else than a PostgreSQL database.
    #[error("registry.view needs registry.url to name a PostgreSQL database")]
    ViewWithoutDatabase,
    /// A record set that cannot be one.
    #[error(
        "registry.record_set is a name of at most 128 characters, registry.record_set_kind a kind \
         such as REGISTRY, RETAIL or STOLEN"
    )]
    Set,
}

impl RegistrySource {
    /// Reads a URL or the path of a file.
    ///
    /// # Errors
    /// [`SourceError`].
    pub fn parse(text: &str) -> Result<Self, SourceError> {
        if is_url(text) {
            Ok(Self::Postgres { url: Server::parse(text)? })
        } else if text.is_empty() || text.contains("://") {
            Err(SourceError::Neither)
        } else {
            Ok(Self::Sqlite { path: Path::new(text).to_owned() })
        }
    }

    /// What the configuration says: `url` (empty: the file `file`), `view` (empty: our own tables)
    /// and the view's one set.
    ///
    /// # Errors
    /// [`SourceError`].
    pub fn configured(
        url: &str,
        view: &str,
        set: Option<ViewSet>,
        file: &Path,
    ) -> Result<Self, SourceError> {
        let source = match url {
            "" => Self::Sqlite { path: file.to_owned() },
            url => Self::parse(url)?,
        };
        if view.is_empty() { Ok(source) } else { source.through_view(view, set) }
    }

    /// The same database, read through a view.
    ///
    /// # Errors
    /// [`SourceError::ViewWithoutDatabase`].
    pub fn through_view(self, view: &str, set: Option<ViewSet>) -> Result<Self, SourceError> {
        match self {
            Self::Postgres { url } | Self::PostgresView { url, .. } => {
                Ok(Self::PostgresView { url, view: view.to_owned(), set })
            }
            Self::Sqlite { .. } => Err(SourceError::ViewWithoutDatabase),
        }
    }
}

impl ViewSet {
    /// A set by its name, kind (empty: `REGISTRY`) and years (0: not known).
    ///
    /// # Errors
    /// [`SourceError::Set`].
    pub fn new(name: &str, kind: &str, from_year: u16, to_year: u16) -> Result<Self, SourceError> {
        let kind = match kind.trim() {
            "" => RecordSetKind::Registry,
            word => RecordSetKind::from_name(&word.to_uppercase()).ok_or(SourceError::Set)?,
        };
        let year = |year: u16| (year > 0).then_some(year);
        Ok(Self {
            name: Text::new(name.trim()).map_err(|_| SourceError::Set)?,
            kind,
            from_year: year(from_year),
            to_year: year(to_year),
        })
    }

    /// Its description at a time: the view is always as of now.
    #[must_use]
    pub fn record_set(&self, as_of: Timestamp) -> RecordSet {
        RecordSet {
            name: self.name.clone(),
            holder: None,
            kind: self.kind,
            from_year: self.from_year,
            to_year: self.to_year,
            digitised_pct: 100,
            as_of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_a_database_and_anything_else_a_file() {
        let parse = RegistrySource::parse;
        assert!(matches!(parse("postgres://u@localhost/d"), Ok(RegistrySource::Postgres { .. })));
        assert!(matches!(parse("postgresql://localhost/d"), Ok(RegistrySource::Postgres { .. })));
        assert!(matches!(parse("x/registry.sqlite"), Ok(RegistrySource::Sqlite { .. })));
        assert!(matches!(parse("mysql://localhost/d"), Err(SourceError::Neither)));
        assert!(matches!(parse(""), Err(SourceError::Neither)));
        assert!(matches!(parse("postgres://u@db.example/d"), Err(SourceError::Url(_))));
    }

    #[test]
    fn a_view_is_one_of_a_database() {
        let set = ViewSet::new("Licensed guns", "", 1990, 0).unwrap();
        let source = RegistrySource::parse("postgres://u:hunter2@localhost/d").unwrap();
        let view = source.through_view("public.guns", Some(set.clone())).unwrap();
        let shown = format!("{view:?}");
        assert!(!shown.contains("hunter2") && shown.contains("public.guns"), "{shown}");
        let file = RegistrySource::parse("registry.sqlite").unwrap();
        assert!(matches!(file.through_view("guns", None), Err(SourceError::ViewWithoutDatabase)));
        let described = set.record_set(Timestamp(86_400));
        assert_eq!((described.from_year, described.to_year), (Some(1990), None));
        assert!(ViewSet::new("", "", 0, 0).is_err());
        assert!(ViewSet::new("a", "NOTHING", 0, 0).is_err());
    }
}
