//! How the node is: checks with the next step, keys, settings. No secret is in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How a check ended.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CheckLevel {
    /// As it should be.
    Good,
    /// Needs somebody, soon.
    Warn,
    /// Does not work, or soon will not.
    Fail,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CheckView {
    /// How it ended.
    pub level: CheckLevel,
    /// Key of the text, `note-check-…`.
    pub key: String,
    /// Arguments of both texts.
    pub args: BTreeMap<String, String>,
}

impl CheckView {
    /// Key of the next step, where somebody has to do something.
    #[must_use]
    pub fn next(&self) -> Option<&'static str> {
        let next = match self.key.as_str() {
            "note-check-disk" => "note-check-disk-next",
            "note-check-certificate" => "note-check-certificate-next",
            "note-check-certificate-unread" => "note-check-certificate-unread-next",
            "note-check-backup" => "note-check-backup-next",
            "note-check-backup-never" => "note-check-backup-never-next",
            "note-check-backup-old" => "note-check-backup-old-next",
            "note-check-partner" => "note-check-partner-next",
            "note-check-clock-off" => "note-check-clock-off-next",
            "note-check-restored" => "note-check-restored-next",
            "note-check-one-administrator" => "note-check-one-administrator-next",
            "note-check-no-signing-key" => "note-check-no-signing-key-next",
            "note-check-webhooks" => "note-check-webhooks-next",
            _ => return None,
        };
        (self.level != CheckLevel::Good).then_some(next)
    }
}

/// A key of the node, as its descriptor names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NodeKeyView {
    /// What it is for: a member of list `role`.
    pub role: String,
    /// The beginning of the public key, hex.
    pub key: String,
    /// Valid from.
    pub since: String,
    /// Replaced at.
    pub until: Option<String>,
    /// Revoked at.
    pub revoked: Option<String>,
    /// Whether it is used now.
    pub current: bool,
}

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SettingOrigin {
    /// Nobody set it.
    Default,
    /// The file `vestigo.toml`.
    File,
    /// A variable of the environment.
    Environment,
}

impl SettingOrigin {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Default => "note-setting-default",
            Self::File => "note-setting-file",
            Self::Environment => "note-setting-environment",
        }
    }
}

/// A setting as the next start would read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SettingView {
    /// `section.key`.
    pub name: String,
    /// The value as JSON; what may hold a password is not shown whole.
    pub value: String,
    /// Where it comes from.
    pub origin: SettingOrigin,
}

/// How the node is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HealthView {
    /// When it was looked at.
    pub at: String,
    /// The checks, what fails first.
    pub checks: Vec<CheckView>,
    /// Keys.
    pub keys: Vec<NodeKeyView>,
    /// Settings, by name.
    pub settings: Vec<SettingView>,
}

impl HealthView {
    /// Whether anything does not work.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.checks.iter().any(|check| check.level == CheckLevel::Fail)
    }
}
