//! What can go wrong with a PostgreSQL server, in words that hold no row.

use std::error::Error as _;
use std::fmt::Write as _;

use postgres::error::SqlState;
use thiserror::Error;

/// Why a PostgreSQL server could not do what was asked. Holds neither a password nor a value of a
/// row: a server's own message is repeated only where it can speak of nothing but names.
#[derive(Debug, Error)]
pub enum PostgresError {
    /// The URL cannot be used.
    #[error("the registry's URL cannot be used: {what}")]
    Url {
        /// What is wrong and what to write instead.
        what: &'static str,
    },
    /// A parameter of the URL is not known.
    #[error(
        "parameter {number} of the registry's URL is not known; there are sslmode, sslrootcert, \
         passwordfile, search_path, host, port, user, dbname, application_name and \
         target_session_attrs"
    )]
    UnknownParameter {
        /// Which, from 1. Its name is not repeated: it may be part of a password that was not
        /// percent-encoded.
        number: usize,
    },
    /// The connection would not be encrypted.
    #[error(
        "the registry's server is not on this machine and the connection would not be encrypted; \
         add sslmode=verify-full&sslrootcert=FILE to the URL, with the certificate of the \
         authority that signed the server's, or sslmode=disable if the line is safe otherwise"
    )]
    Unencrypted,
    /// The file with the authorities' certificates or with the password cannot be used.
    #[error("{}: {what}", path.display())]
    File {
        /// The file.
        path: std::path::PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// No connection.
    #[error("cannot connect to the registry's server {server}: {what}")]
    Connect {
        /// Host, port and database.
        server: String,
        /// What the server or the network says.
        what: String,
    },
    /// The connection broke.
    #[error(
        "the connection to the registry's server was lost while {doing}; it is opened again when \
         it is next needed"
    )]
    Lost {
        /// What was being done.
        doing: &'static str,
    },
    /// The connection broke while a batch was being committed and the server could not be asked.
    #[error(
        "the connection to the registry's server was lost during a commit, and the server cannot \
         be asked whether the batch was kept; run the import again, it goes on where it stands"
    )]
    OutcomeUnknown,
    /// The server refused.
    #[error("the registry's server failed while {doing}: SQLSTATE {code}{what}")]
    Server {
        /// What was being done.
        doing: &'static str,
        /// Five characters, as in the appendix of PostgreSQL's manual.
        code: String,
        /// What the server says, where that cannot quote a value; else empty.
        what: String,
    },
    /// What the server sent is not what was asked for.
    #[error("the registry's server sent something else than was asked for while {doing}: {what}")]
    Unexpected {
        /// What was being done.
        doing: &'static str,
        /// What it is about.
        what: &'static str,
    },
    /// The schema holds something else.
    #[error(
        "the schema {0} holds tables that are not this program's registry; name another with \
         search_path=NAME in the URL"
    )]
    ForeignSchema(String),
    /// Written by a later version.
    #[error("the registry has format {found}, this version reads up to {known}; upgrade the node")]
    TooNew {
        /// Its format.
        found: i32,
        /// The newest that is known here.
        known: i32,
    },
    /// A number that the tables cannot hold, or not the next one.
    #[error("a record's, set's or event's number is out of order or out of bounds while {doing}")]
    Number {
        /// What was being done.
        doing: &'static str,
    },
    /// The view cannot be read as a registry.
    #[error("the view {view} cannot be read as a registry: {what}")]
    View {
        /// Its name.
        view: String,
        /// What is wrong and what to do.
        what: String,
    },
}

impl PostgresError {
    /// What the driver says, without what it may quote.
    pub(super) fn of(doing: &'static str, error: &postgres::Error) -> Self {
        if is_loss(error) {
            return Self::Lost { doing };
        }
        match error.as_db_error() {
            Some(of_server) => Self::Server {
                doing,
                code: of_server.code().code().to_owned(),
                what: harmless(of_server),
            },
            // The driver's own words quote what it was given, so they stay here.
            None => Self::Unexpected { doing, what: "a value has another type" },
        }
    }

    /// Why there is no connection.
    pub(super) fn connect(server: &str, error: &postgres::Error) -> Self {
        let what = match error.as_db_error() {
            Some(of_server) => {
                format!("SQLSTATE {}{}", of_server.code().code(), harmless(of_server))
            }
            None => {
                let mut text = error.to_string();
                let mut cause = error.source();
                while let Some(inner) = cause {
                    let inner_text = inner.to_string();
                    if !text.contains(&inner_text) {
                        let _infallible = write!(text, ": {inner_text}");
                    }
                    cause = inner.source();
                }
                text
            }
        };
        Self::Connect { server: server.to_owned(), what }
    }

    /// True for a code of the server.
    pub(super) fn is(&self, wanted: &SqlState) -> bool {
        matches!(self, Self::Server { code, .. } if code == wanted.code())
    }
}

/// Whether the connection is gone. A server that is shut down says so before it closes.
pub(super) fn is_loss(error: &postgres::Error) -> bool {
    match error.as_db_error() {
        // Class 08 is not ours: so a server says that it lost one behind it.
        Some(of_server) => of_server.code().code().starts_with("57P"),
        // An error of input and output; one of conversion has a source of another kind.
        None => {
            error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>())
        }
    }
}

/// The server's own words, where they name roles, databases, tables or columns and no values:
/// connection, authorisation, catalogue, resources, syntax and access.
fn harmless(error: &postgres::error::DbError) -> String {
    let code = error.code().code();
    let class = code.get(..2).unwrap_or_default();
    let named = ["08", "28", "3D", "3F", "53", "55", "57"].contains(&class)
        || ["42501", "42P01", "42703", "42P07", "42704", "25006"].contains(&code);
    if named { format!(" ({})", error.message()) } else { String::new() }
}
