//! `[web]`: where officers reach the pages, under which name, and who does TLS.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ConfigError;

/// Host under which a node without `public_name` is reached.
const LOCAL: &str = "localhost";

/// `[web]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WebConfig {
    /// `ADDRESS:PORT` where officers reach the pages; empty: nowhere.
    pub listen: String,
    /// `NAME` or `NAME:PORT` that stands in the browser's address line, in lower case; passkeys are
    /// bound to the name. Empty: `localhost`, on loopback alone.
    pub public_name: String,
    /// Certificate chain in PEM, the node's own first; relative to the data directory. A new file is
    /// taken without a restart.
    pub certificate: String,
    /// Its private key in PEM.
    pub key: String,
    /// Address of the proxy that does TLS, and the only one that may connect; empty: none.
    pub behind_proxy: String,
}

/// Who does TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebTls {
    /// Nobody: on loopback alone.
    None,
    /// The node, with these files.
    Files {
        /// Certificate chain.
        certificate: PathBuf,
        /// Private key.
        key: PathBuf,
    },
    /// The proxy that has this address.
    Proxy(IpAddr),
}

/// A `[web]` section that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Name that passkeys are bound to.
    pub host: String,
    /// `host` or `host:port`, as browsers send it; none: `localhost` with the port listened on.
    pub authority: Option<String>,
    /// Who does TLS.
    pub tls: WebTls,
}

impl WebAddress {
    /// Whether browsers speak TLS to whatever they reach.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.tls != WebTls::None
    }
}

impl WebConfig {
    /// Where to listen, if anywhere. File names are relative to `data_dir`.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`] and [`ConfigError::Web`].
    pub fn address(&self, data_dir: &Path) -> Result<Option<WebAddress>, ConfigError> {
        if self.listen.is_empty() {
            return Ok(None);
        }
        let bounds = |key, rule| ConfigError::OutOfBounds { key, rule };
        let listen: SocketAddr =
            self.listen.parse().map_err(|_| bounds("web.listen", "ADDRESS:PORT"))?;
        let tls = self.tls(data_dir)?;
        if tls == WebTls::None && !listen.ip().is_loopback() {
            return Err(ConfigError::Web { key: "error-web-plain", listen: self.listen.clone() });
        }
        let name = self.public_name.as_str();
        let host = name.split(':').next().unwrap_or_default();
        if !name.is_empty() && !is_authority(name) {
            return Err(bounds("web.public_name", "trace.example.org, trace.example.org:8443"));
        }
        if name.is_empty() && tls != WebTls::None {
            return Err(ConfigError::Web { key: "error-web-name", listen: self.listen.clone() });
        }
        let authority = (!name.is_empty()).then(|| name.to_owned());
        let host = if host.is_empty() { LOCAL } else { host };
        Ok(Some(WebAddress { listen, host: host.to_owned(), authority, tls }))
    }

    /// Where browsers go, with a slash at the end, if they are to go anywhere: also before it is said
    /// where to listen, once there is a public name.
    ///
    /// # Errors
    /// As of [`Self::address`], and for a public name that is none.
    pub fn base(&self, data_dir: &Path) -> Result<Option<String>, ConfigError> {
        let Some(address) = self.address(data_dir)? else {
            let name = self.public_name.as_str();
            if name.is_empty() {
                return Ok(None);
            }
            let rule = "trace.example.org, trace.example.org:8443";
            let named = is_authority(name).then(|| Some(format!("https://{name}/")));
            return named.ok_or(ConfigError::OutOfBounds { key: "web.public_name", rule });
        };
        let local = || format!("{}:{}", address.host, address.listen.port());
        let authority = address.authority.clone().unwrap_or_else(local);
        let scheme = if address.is_secure() { "https" } else { "http" };
        Ok(Some(format!("{scheme}://{authority}/")))
    }

    fn tls(&self, data_dir: &Path) -> Result<WebTls, ConfigError> {
        let clash = |key| ConfigError::Web { key, listen: self.listen.clone() };
        let files = (!self.certificate.is_empty(), !self.key.is_empty());
        match (self.behind_proxy.as_str(), files) {
            ("", (false, false)) => Ok(WebTls::None),
            ("", (true, true)) => Ok(WebTls::Files {
                certificate: data_dir.join(&self.certificate),
                key: data_dir.join(&self.key),
            }),
            ("", _) => Err(clash("error-web-half")),
            (_, (true, _) | (_, true)) => Err(clash("error-web-both")),
            (proxy, _) => proxy
                .parse()
                .map(WebTls::Proxy)
                .map_err(|_| ConfigError::OutOfBounds { key: "web.behind_proxy", rule: "ADDRESS" }),
        }
    }
}

/// `name` or `name:port` as a browser would send it.
fn is_authority(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "1"));
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    host.len() <= 253 && host.split('.').all(label) && port.parse().is_ok_and(|port: u16| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut WebConfig)) -> Result<Option<WebAddress>, ConfigError> {
        let mut config = WebConfig { listen: "127.0.0.1:8480".to_owned(), ..WebConfig::default() };
        change(&mut config);
        config.address(Path::new("/data"))
    }

    fn key_of(outcome: Result<Option<WebAddress>, ConfigError>) -> &'static str {
        match outcome.unwrap_err() {
            ConfigError::Web { key, .. } | ConfigError::OutOfBounds { key, .. } => key,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn nothing_listens_unless_it_is_said_where() {
        assert_eq!(WebConfig::default().address(Path::new("/data")).unwrap(), None);
        let local = with(|_| {}).unwrap().unwrap();
        assert_eq!((local.host.as_str(), local.is_secure()), ("localhost", false));
    }

    #[test]
    fn browsers_are_sent_to_the_public_name_or_to_this_machine() {
        let base = |change: fn(&mut WebConfig)| {
            let mut config = WebConfig::default();
            change(&mut config);
            config.base(Path::new("/data"))
        };
        assert_eq!(base(|_| {}).unwrap(), None);
        let named = base(|c| c.public_name = "trace.example.org".to_owned()).unwrap();
        assert_eq!(named.as_deref(), Some("https://trace.example.org/"));
        let local = base(|c| c.listen = "127.0.0.1:8480".to_owned()).unwrap();
        assert_eq!(local.as_deref(), Some("http://localhost:8480/"));
        assert!(base(|c| c.public_name = "a b".to_owned()).is_err());
    }

    #[test]
    fn without_tls_only_this_machine_is_served() {
        assert_eq!(key_of(with(|c| c.listen = "0.0.0.0:80".to_owned())), "error-web-plain");
        assert!(with(|c| c.listen = "[::1]:80".to_owned()).is_ok());
    }

    #[test]
    fn certificate_and_key_come_together_and_not_beside_a_proxy() {
        let secure = |c: &mut WebConfig| {
            c.listen = "0.0.0.0:443".to_owned();
            c.public_name = "trace.example.org".to_owned();
            c.certificate = "tls/chain.pem".to_owned();
            c.key = "/etc/key.pem".to_owned();
        };
        let address = with(secure).unwrap().unwrap();
        assert!(address.is_secure());
        let files = WebTls::Files {
            certificate: PathBuf::from("/data/tls/chain.pem"),
            key: PathBuf::from("/etc/key.pem"),
        };
        assert_eq!(address.tls, files);
        let clash = |change: fn(&mut WebConfig)| {
            key_of(with(|c| {
                secure(c);
                change(c);
            }))
        };
        assert_eq!(clash(|c| c.key.clear()), "error-web-half");
        assert_eq!(clash(|c| c.behind_proxy = "10.0.0.1".to_owned()), "error-web-both");
        assert_eq!(clash(|c| c.public_name.clear()), "error-web-name");
    }

    #[test]
    fn behind_a_proxy_browsers_speak_tls_under_the_public_name() {
        let address = with(|c| {
            c.listen = "10.0.0.2:8480".to_owned();
            c.behind_proxy = "10.0.0.1".to_owned();
            c.public_name = "trace.example.org:8443".to_owned();
        });
        let address = address.unwrap().unwrap();
        assert!(address.is_secure());
        assert_eq!(address.host, "trace.example.org");
        assert_eq!(address.authority.as_deref(), Some("trace.example.org:8443"));
    }

    #[test]
    fn a_public_name_is_what_a_browser_sends() {
        for good in ["localhost", "a.b-c.example", "x:1", "xn--bcher-kva.example:65535"] {
            assert!(is_authority(good), "{good}");
        }
        for bad in ["A.example", "https://a", "a/b", "a..b", "-a", "a:0", "a:66000", "a b", "ñ"] {
            assert!(!is_authority(bad), "{bad}");
        }
    }
}
