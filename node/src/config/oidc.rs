//! `[oidc]`: the OpenID Provider by which officers may sign in.

use serde::{Deserialize, Serialize};

use super::ConfigError;

/// `[oidc]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OidcConfig {
    /// The issuer, `https://…`, letter by letter as the provider writes it; empty: officers sign in
    /// at this node alone.
    pub issuer: String,
    /// What the node is called at the provider.
    pub client_id: String,
    /// File with the node's secret at the provider, mode 0600, relative to the data directory;
    /// empty: it has none.
    pub client_secret: String,
    /// What officers call it; empty: its host.
    pub name: String,
    /// Values of `amr` or `acr` of which an ID token must have one; empty: the provider's word that
    /// somebody signed in is enough.
    pub second_factor: Vec<String>,
}

impl Default for OidcConfig {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            client_id: String::new(),
            client_secret: String::new(),
            name: String::new(),
            // RFC 8176: several factors; a one-time password; a key in hardware; a token.
            second_factor: ["mfa", "otp", "hwk", "swk"].map(str::to_owned).into(),
        }
    }
}

impl OidcConfig {
    /// Whether there is a provider.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`]: an issuer without the node's name there, or that name without
    /// an issuer.
    pub fn is_set(&self) -> Result<bool, ConfigError> {
        let bad = |key, rule| Err(ConfigError::OutOfBounds { key, rule });
        match (self.issuer.is_empty(), self.client_id.is_empty()) {
            (true, true) => Ok(false),
            (true, false) => bad("oidc.issuer", "https://…"),
            (false, true) => bad("oidc.client_id", "oidc.issuer + oidc.client_id"),
            (false, false) => Ok(true),
        }
    }

    /// What officers call it.
    #[must_use]
    pub fn shown(&self) -> &str {
        let host = || self.issuer.split('/').nth(2).unwrap_or(&self.issuer);
        if self.name.is_empty() { host() } else { &self.name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_has_an_issuer_and_knows_us_by_a_name() {
        let mut config = OidcConfig::default();
        assert!(!config.is_set().unwrap());
        config.issuer = "https://id.ministry.example/realms/police".to_owned();
        assert!(config.is_set().is_err());
        config.client_id = "vestigo".to_owned();
        assert!(config.is_set().unwrap());
        assert_eq!(config.shown(), "id.ministry.example");
        config.name = "Ministry".to_owned();
        assert_eq!(config.shown(), "Ministry");
        config.issuer.clear();
        assert!(config.is_set().is_err());
    }
}
