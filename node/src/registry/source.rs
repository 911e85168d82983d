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
    /// In a data directory: the records in `registry.sqlite`, their index in `serials/` beside it.
    Directory(PathBuf),
    /// Nowhere: gone with the last registry that has it open.
    Memory,
    /// Tables of our own in a PostgreSQL database.
    Postgres {
        /// The database and the way there.
        url: Server,
        /// The data directory; the index is in `serials/`.
        directory: PathBuf,
    },
    /// Somebody else's PostgreSQL database, which is read and never written.
    PostgresView {
        /// The database and the way there.
        url: Server,
        /// The view, `NAME` or `SCHEMA.NAME`.
        view: String,
        /// What set the rows belong to, unless a second view says so.
        set: Option<ViewSet>,
        /// The data directory; the index is in `serials/`.
        directory: PathBuf,
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
    /// No URL of a database.
    #[error("a registry elsewhere is named by postgres://USER@HOST/DATABASE")]
    NotADatabase,
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
    /// What the configuration of the node in `directory` says: `url` (empty: the file there),
    /// `view` (empty: our own tables) and the view's one set.
    ///
    /// # Errors
    /// [`SourceError`].
    pub fn configured(
        url: &str,
        view: &str,
        set: Option<ViewSet>,
        directory: &Path,
    ) -> Result<Self, SourceError> {
        let directory = directory.to_owned();
        if url.is_empty() {
            let own = view.is_empty().then_some(Self::Directory(directory));
            return own.ok_or(SourceError::ViewWithoutDatabase);
        }
        if !is_url(url) {
            return Err(SourceError::NotADatabase);
        }
        let url = Server::parse(url)?;
        Ok(if view.is_empty() {
            Self::Postgres { url, directory }
        } else {
            Self::PostgresView { url, view: view.to_owned(), set, directory }
        })
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

    fn configured(url: &str, view: &str) -> Result<RegistrySource, SourceError> {
        RegistrySource::configured(url, view, None, Path::new("data"))
    }

    #[test]
    fn a_url_is_a_database_and_nothing_the_data_directory() {
        let of = |url| configured(url, "");
        assert!(matches!(of(""), Ok(RegistrySource::Directory(_))));
        assert!(matches!(of("postgres://u@localhost/d"), Ok(RegistrySource::Postgres { .. })));
        assert!(matches!(of("postgresql://localhost/d"), Ok(RegistrySource::Postgres { .. })));
        assert!(matches!(of("mysql://localhost/d"), Err(SourceError::NotADatabase)));
        assert!(matches!(of("registry.sqlite"), Err(SourceError::NotADatabase)));
        assert!(matches!(of("postgres://u@db.example/d"), Err(SourceError::Url(_))));
    }

    #[test]
    fn a_view_is_one_of_a_database() {
        let set = ViewSet::new("Licensed guns", "", 1990, 0).unwrap();
        let url = "postgres://u:hunter2@localhost/d";
        let view = configured(url, "public.guns").unwrap();
        let shown = format!("{view:?}");
        assert!(!shown.contains("hunter2") && shown.contains("public.guns"), "{shown}");
        assert!(matches!(configured("", "guns"), Err(SourceError::ViewWithoutDatabase)));
        let described = set.record_set(Timestamp(86_400));
        assert_eq!((described.from_year, described.to_year), (Some(1990), None));
        assert!(ViewSet::new("", "", 0, 0).is_err());
        assert!(ViewSet::new("a", "NOTHING", 0, 0).is_err());
    }
}
