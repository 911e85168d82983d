//! Which server: its URL, and how the connection to it is protected.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::PostgresError;

/// Until a server that does not answer is given up. A look-up waits for it.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Until sent bytes must be acknowledged, and between signs of life of a silent connection: a
/// server that vanished without a word is noticed within half a minute.
const NETWORK_TIMEOUT: Duration = Duration::from_secs(30);
const KEEPALIVE: Duration = Duration::from_secs(10);
const KEEPALIVE_RETRIES: u32 = 3;

/// The schema if the URL names none.
pub(super) const SCHEMA: &str = "vestigo";

/// Bytes of a password file that are read.
const PASSWORDFILE_MAX: u64 = 64 * 1024;

/// Parameters of the URL that go to the driver as they are.
const PASSED_ON: [&str; 7] =
    ["host", "port", "user", "password", "dbname", "application_name", "target_session_attrs"];

/// A server, a database on it and the way there, from a URL
/// `postgres://USER@HOST:PORT/DATABASE?sslmode=verify-full&sslrootcert=FILE`.
///
/// `sslmode` is `disable`, `require` or `verify-full`; both of the latter verify the server's
/// certificate and name against `sslrootcert` (so `require` is stricter than libpq's). Without
/// it, a server on this machine is spoken to in clear and any other is refused.
#[derive(Clone)]
pub struct Server {
    config: Config,
    /// File with the authorities' certificates; none: in clear.
    authorities: Option<PathBuf>,
    passwordfile: Option<PathBuf>,
    schema: String,
    label: String,
}

impl fmt::Debug for Server {
    /// Host, port and database.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({})", self.label)
    }
}

impl Server {
    /// Reads a URL. Connects to nothing and opens no file.
    ///
    /// # Errors
    /// [`PostgresError::Url`] and its likes; none repeats anything of the URL.
    pub fn parse(url: &str) -> Result<Self, PostgresError> {
        let bad = |what| PostgresError::Url { what };
        if !is_url(url) {
            return Err(bad("it does not begin with postgres:// or postgresql://"));
        }
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let mut own = Own::default();
        let mut passed_on = Vec::new();
        for (at, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
            let unknown = PostgresError::UnknownParameter { number: at + 1 };
            let Some((name, value)) = pair.split_once('=') else { return Err(unknown) };
            if PASSED_ON.contains(&name) {
                passed_on.push(pair);
            } else {
                let value = decoded(value).ok_or(bad("a % is not followed by two digits"))?;
                own.take(name, value).ok_or(unknown)??;
            }
        }
        let kept = format!("{base}?{}", passed_on.join("&"));
        // The driver's own error may repeat a piece of the password.
        let mut config = Config::from_str(&kept).map_err(|_| {
            bad("it is not of the form postgres://USER:PASSWORD@HOST:PORT/DATABASE, or a \
                 character that has a meaning in URLs is not percent-encoded")
        })?;
        if config.get_hosts().is_empty() {
            return Err(bad("it names no host; for a socket write host=%2Frun%2Fpostgresql"));
        }
        // What looks like a host may be the rest of a password that was not encoded.
        let odd = |host: &Host| matches!(host, Host::Tcp(name) if !name.bytes().all(in_a_name));
        if config.get_hosts().iter().any(odd) {
            return Err(bad("a host holds a character that no name of a machine has; write an @ \
                            in a password as %40"));
        }
        let encrypted = own.encryption(&config)?;
        config
            .ssl_mode(if encrypted { SslMode::Require } else { SslMode::Disable })
            .connect_timeout(CONNECT_TIMEOUT)
            .tcp_user_timeout(NETWORK_TIMEOUT)
            .keepalives_idle(KEEPALIVE)
            .keepalives_interval(KEEPALIVE)
            .keepalives_retries(KEEPALIVE_RETRIES)
            // A view's own notices may quote rows; nobody hears them.
            .notice_callback(|_| ());
        if config.get_application_name().is_none() {
            config.application_name("vestigo");
        }
        Ok(Self {
            label: label(&config),
            authorities: own.authorities.filter(|_| encrypted),
            passwordfile: own.passwordfile,
            schema: own.schema.unwrap_or_else(|| SCHEMA.to_owned()),
            config,
        })
    }

    /// The schema of the registry's own tables: letters, digits and `_`.
    #[must_use]
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// Hosts, ports and database, as they may be shown.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    pub(super) fn connect(&self) -> Result<Client, PostgresError> {
        let mut config = self.config.clone();
        if let Some(path) = &self.passwordfile
            && config.get_password().is_none()
        {
            config.password(password(path)?);
        }
        let connected = match &self.authorities {
            None => config.connect(NoTls),
            Some(file) => config.connect(MakeRustlsConnect::new(encryption(file)?)),
        };
        connected.map_err(|e| PostgresError::connect(&self.label, &e))
    }
}

/// True if a text is a URL of this kind.
#[must_use]
pub fn is_url(text: &str) -> bool {
    text.starts_with("postgres://") || text.starts_with("postgresql://")
}

/// The parameters that the driver does not know.
#[derive(Default)]
struct Own {
    mode: Option<Mode>,
    authorities: Option<PathBuf>,
    passwordfile: Option<PathBuf>,
    schema: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    InClear,
    Verified,
}

impl Own {
    /// None if there is no such parameter.
    fn take(&mut self, name: &str, value: String) -> Option<Result<(), PostgresError>> {
        let bad = |what| Some(Err(PostgresError::Url { what }));
        match name {
            "sslmode" => match value.as_str() {
                "disable" => self.mode = Some(Mode::InClear),
                "require" | "verify-full" => self.mode = Some(Mode::Verified),
                _ => return bad("sslmode is disable, require or verify-full"),
            },
            "sslrootcert" => self.authorities = Some(value.into()),
            "passwordfile" => self.passwordfile = Some(value.into()),
            "search_path" if is_name(&value) => self.schema = Some(value),
            "search_path" => {
                return bad("search_path names one schema in small letters, digits and _");
            }
            _ => return None,
        }
        Some(Ok(()))
    }

    fn encryption(&self, config: &Config) -> Result<bool, PostgresError> {
        match (self.mode, &self.authorities) {
            (Some(Mode::InClear), _) => Ok(false),
            (Some(Mode::Verified), Some(_)) | (None, Some(_)) => Ok(true),
            (Some(Mode::Verified), None) => Err(PostgresError::Url {
                what: "sslmode=require and verify-full need sslrootcert=FILE, the certificate of \
                       the authority that signed the server's",
            }),
            (None, None) if config.get_hosts().iter().all(is_here) => Ok(false),
            (None, None) => Err(PostgresError::Unencrypted),
        }
    }
}

const fn in_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':')
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

/// What needs no quotation marks in SQL, which is why names may be put into statements.
pub(super) fn is_name(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    (1..=63).contains(&text.len())
        && text.bytes().all(word)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !text.starts_with("pg_")
}

fn label(config: &Config) -> String {
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .enumerate()
        .map(|(at, host)| {
            let ports = config.get_ports();
            let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
            match host {
                Host::Tcp(name) => format!("{name}:{port}"),
                Host::Unix(path) => format!("{}:{port}", path.display()),
            }
        })
        .collect();
    let user = config.get_user().unwrap_or_default();
    format!("{}/{}", hosts.join(","), config.get_dbname().unwrap_or(user))
}

/// Text with `%2F` as `/`.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (char::from(rest.next()?), char::from(rest.next()?));
            let value = high.to_digit(16)? * 16 + low.to_digit(16)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The first line of a file that only its owner may read.
fn password(path: &Path) -> Result<Vec<u8>, PostgresError> {
    use std::io::Read as _;
    use std::os::unix::fs::PermissionsExt as _;
    let fail = |what: String| PostgresError::File { path: path.to_owned(), what };
    let file = std::fs::File::open(path).map_err(|e| fail(e.to_string()))?;
    let mode = file.metadata().map_err(|e| fail(e.to_string()))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(fail("others can read this password; chmod 600 it".to_owned()));
    }
    let mut text = Vec::new();
    file.take(PASSWORDFILE_MAX).read_to_end(&mut text).map_err(|e| fail(e.to_string()))?;
    let line = text.split(|b| *b == b'\n' || *b == b'\r').next().unwrap_or_default();
    if line.is_empty() {
        return Err(fail("its first line, which is the password, is empty".to_owned()));
    }
    Ok(line.to_vec())
}

fn encryption(authorities: &Path) -> Result<ClientConfig, PostgresError> {
    let fail = |what: String| PostgresError::File { path: authorities.to_owned(), what };
    let mut roots = RootCertStore::empty();
    let certificates =
        CertificateDer::pem_file_iter(authorities).map_err(|e| fail(e.to_string()))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|e| fail(e.to_string()))?;
        roots.add(certificate).map_err(|e| fail(e.to_string()))?;
    }
    if roots.is_empty() {
        return Err(fail("it holds no certificate in PEM form".to_owned()));
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| fail(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "hunter2";

    #[test]
    fn another_machine_is_spoken_to_in_clear_only_if_that_is_said() {
        let clear = |url: &str| Server::parse(url).map(|server| server.authorities.is_none());
        for here in ["127.0.0.1", "localhost", "[::1]", "%2Frun%2Fpostgresql"] {
            assert!(clear(&format!("postgres://u@{here}/d")).unwrap(), "{here}");
        }
        assert!(clear("postgres:///d?host=%2Ftmp&user=u").unwrap());
        let error = clear("postgres://u@db.example/d").unwrap_err();
        assert!(matches!(error, PostgresError::Unencrypted));
        assert!(error.to_string().contains("sslmode=verify-full&sslrootcert=FILE"), "{error}");
        // One of several elsewhere is enough.
        assert!(clear("postgres://u@localhost,db.example/d").is_err());
        assert!(clear("postgres://u@db.example/d?sslmode=disable").unwrap());
        assert!(clear("postgres://u@db.example/d?sslmode=require").is_err());
        assert!(!clear("postgres://u@db.example/d?sslmode=require&sslrootcert=%2Fca").unwrap());
        for weak in ["prefer", "allow", "verify-ca", ""] {
            assert!(clear(&format!("postgres://u@localhost/d?sslmode={weak}")).is_err(), "{weak}");
        }
    }

    #[test]
    fn nothing_shows_the_password_not_even_of_a_url_that_cannot_be_read() {
        let server = Server::parse(&format!("postgres://u:{SECRET}@localhost/d")).unwrap();
        assert_eq!(format!("{server:?}"), "Server(localhost:5432/d)");
        for url in [
            format!("postgres://u:{SECRET}?x@localhost/d"),
            format!("postgres://u:?{SECRET}=1@localhost/d"),
            format!("postgres://u:/{SECRET}@localhost/d"),
            format!("postgres://u:a@{SECRET}@localhost/d"),
            format!("postgres://u:@{SECRET}@@localhost:port/d"),
            format!("postgres://u:%{SECRET}@localhost/d"),
            format!("postgres://localhost/d?passwort={SECRET}"),
            format!("postgres://localhost/d?sslmode={SECRET}"),
            format!("postgres://u:{SECRET}@db.example/d"),
            format!("postgres://u:{SECRET}@/d"),
        ] {
            let shown = match Server::parse(&url) {
                Ok(server) => format!("{server:?} {}", server.label()),
                Err(error) => format!("{error} {error:?}"),
            };
            assert!(!shown.contains(SECRET), "{shown}");
        }
    }

    #[test]
    fn a_schema_is_a_plain_name() {
        let schema = |text: &str| {
            Server::parse(&format!("postgres://localhost/d?search_path={text}"))
                .map(|server| server.schema)
        };
        assert_eq!(schema("registry_2").unwrap(), "registry_2");
        assert_eq!(Server::parse("postgres://localhost/d").unwrap().schema(), SCHEMA);
        for bad in ["", "a,b", "a;drop", "A", "2a", "pg_catalog", "a%22b"] {
            assert!(schema(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_file_without_a_certificate_and_one_that_is_missing_are_named() {
        for file in ["/dev/null", "/nowhere/ca.pem"] {
            let error = encryption(Path::new(file)).unwrap_err().to_string();
            assert!(error.starts_with(file), "{error}");
        }
    }
}
