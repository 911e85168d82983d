//! How the node is: what an administrator looks at in the morning. Each check says what it found, and
//! the next step where somebody has to do something. Nothing of any case is in it.

use std::future::Future;
use std::path::Path;

use vestigo_protocol::descriptor::KeyEntry;
use vestigo_protocol::time::Timestamp;

use super::running::{Running, may};
use super::views::{CheckLevel, CheckView, HealthView, NodeKeyView, SettingOrigin, SettingView};
use super::{Caller, Outcome, ServiceError, roles};
use crate::config::{Config, Origin};
use crate::desk::officer::{Role, Roles};
use crate::runtime::admin::AdminCode;
use crate::runtime::daemon::STORE_FILE;
use crate::runtime::{Core, Denied};
use crate::store::PartnerStanding;

mod certificate;

/// Entries of the administrative log that are looked through for the last backup, and at once.
const ENTRIES_MAX: u64 = 20_000;
const ENTRIES_AT_ONCE: u64 = 512;
const DAY: u64 = 86_400;
const GIB: u64 = 1 << 30;
/// A backup that is older is too old, in days.
const BACKUP_DAYS: u64 = 7;
/// A certificate that ends sooner needs somebody, in days.
const CERTIFICATE_DAYS: u64 = 21;
/// Less room than this is little, and too little.
const LITTLE_ROOM: u64 = 10 * GIB;
const NO_ROOM: u64 = GIB;
/// A partner without a link that was not heard of for so long.
const SILENT_SECONDS: u64 = 3_600;

/// The use case of this room.
pub trait HealthService: Send + Sync + 'static {
    /// How the node is.
    fn health(&self, caller: Caller) -> impl Future<Output = Outcome<HealthView>> + Send;
}

fn check<const N: usize>(level: CheckLevel, key: &str, args: [(&str, String); N]) -> CheckView {
    let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    CheckView { level, key: key.to_owned(), args }
}

/// Bytes for people: `69.3 GiB`.
fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    let (unit, name) = if bytes >= GIB { (GIB, "GiB") } else { (MIB, "MiB") };
    let tenths = bytes.saturating_mul(10).checked_div(unit).unwrap_or(0);
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

fn of_disk(data_dir: &Path) -> Outcome<CheckView> {
    let found = rustix::fs::statvfs(data_dir)
        .map_err(|e| ServiceError::file(data_dir, &std::io::Error::from(e)))?;
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let level = match free {
        ..NO_ROOM => CheckLevel::Fail,
        NO_ROOM..LITTLE_ROOM => CheckLevel::Warn,
        LITTLE_ROOM.. => CheckLevel::Good,
    };
    let whole = found.f_blocks.saturating_mul(found.f_frsize);
    Ok(check(level, "note-check-disk", [("free", size(free)), ("size", size(whole))]))
}

fn of_store(data_dir: &Path) -> CheckView {
    let bytes = std::fs::metadata(data_dir.join(STORE_FILE)).map(|meta| meta.len());
    check(CheckLevel::Good, "note-check-store", [("size", size(bytes.unwrap_or(0)))])
}

fn of_certificate(path: &Path, now: Timestamp) -> CheckView {
    let shown = ("path", path.display().to_string());
    match certificate::ends_of(path) {
        None => check(CheckLevel::Fail, "note-check-certificate-unread", [shown]),
        Some(ends) => {
            let days = ends.since(now).checked_div(DAY).unwrap_or(0);
            let level = match days {
                0 => CheckLevel::Fail,
                1..CERTIFICATE_DAYS => CheckLevel::Warn,
                _ => CheckLevel::Good,
            };
            let until = ("until", ends.to_rfc3339());
            check(level, "note-check-certificate", [until, ("count", days.to_string()), shown])
        }
    }
}

/// The last entries of the administrative log of some kinds.
struct Lately {
    backup: Option<(Timestamp, String)>,
    erased: Option<Timestamp>,
    whole: bool,
}

fn lately(core: &mut Core) -> Result<Lately, Denied> {
    let mut end = core.store.admin_size()?;
    let first = end.saturating_sub(ENTRIES_MAX);
    let mut found = Lately { backup: None, erased: None, whole: first == 0 };
    while end > first && (found.backup.is_none() || found.erased.is_none()) {
        let start = end.saturating_sub(ENTRIES_AT_ONCE).max(first);
        for entry in core.admin_entries(start, end.saturating_sub(start))?.into_iter().rev() {
            match entry.code {
                AdminCode::BackedUp if found.backup.is_none() => {
                    found.backup = Some((entry.at, entry.subject));
                }
                AdminCode::Erased if found.erased.is_none() => found.erased = Some(entry.at),
                _ => {}
            }
        }
        end = start;
    }
    Ok(found)
}

fn of_backup(found: &Lately, now: Timestamp) -> CheckView {
    match &found.backup {
        Some((at, target)) => {
            let days = now.since(*at).checked_div(DAY).unwrap_or(0);
            let level = if days > BACKUP_DAYS { CheckLevel::Warn } else { CheckLevel::Good };
            let args = [("at", at.to_rfc3339()), ("path", target.clone())];
            check(level, "note-check-backup", args)
        }
        None => {
            let key = if found.whole { "note-check-backup-never" } else { "note-check-backup-old" };
            check(CheckLevel::Warn, key, [])
        }
    }
}

fn of_retention(core: &Core, found: &Lately) -> CheckView {
    let days = core.settings.retention_days;
    match (days, found.erased) {
        (0, _) => check(CheckLevel::Good, "note-check-retention-off", []),
        (_, None) => {
            check(CheckLevel::Good, "note-check-retention-none", [("count", days.to_string())])
        }
        (_, Some(at)) => {
            let args = [("count", days.to_string()), ("at", at.to_rfc3339())];
            check(CheckLevel::Good, "note-check-retention", args)
        }
    }
}

fn of_partners(core: &Core, started: Timestamp, now: Timestamp) -> Vec<CheckView> {
    let confirmed = core
        .partners
        .iter()
        .filter(|(_, partner)| partner.record.standing == PartnerStanding::Confirmed);
    let (mut up, mut all, mut checks) = (0u64, 0u64, Vec::new());
    for (name, partner) in confirmed {
        all = all.saturating_add(1);
        if partner.linked {
            up = up.saturating_add(1);
        } else if now.since(partner.last_seen.unwrap_or(started)) > SILENT_SECONDS {
            let args = [("partner", name.to_string())];
            checks.push(check(CheckLevel::Warn, "note-check-partner", args));
        }
    }
    let args = [("up", up.to_string()), ("all", all.to_string())];
    checks.push(check(CheckLevel::Good, "note-check-partners", args));
    checks
}

fn of_clock(core: &Core, now: Timestamp) -> CheckView {
    let parked = core.refused.parked;
    let (level, key) = match parked {
        0 => (CheckLevel::Good, "note-check-clock"),
        _ => (CheckLevel::Warn, "note-check-clock-off"),
    };
    check(level, key, [("at", now.to_rfc3339()), ("count", parked.to_string())])
}

fn of_people(core: &Core) -> Vec<CheckView> {
    let mut checks = Vec::new();
    let (mut administrators, mut unsigned) = (0u64, Vec::new());
    for officer in &core.officers {
        let profile = core.staff.profile(officer.id);
        let roles = Roles::from_bits(profile.roles);
        if profile.suspended {
            continue;
        }
        administrators = administrators.saturating_add(u64::from(roles.has(Role::Administrator)));
        let decides = roles.has(Role::FocalPoint) || roles.has(Role::Approver);
        if decides && profile.sealed_key.is_none() {
            unsigned.push(profile.name);
        }
    }
    if administrators < 2 {
        checks.push(check(CheckLevel::Warn, "note-check-one-administrator", []));
    }
    if !unsigned.is_empty() {
        let args = [("names", unsigned.join(", "))];
        checks.push(check(CheckLevel::Warn, "note-check-no-signing-key", args));
    }
    checks
}

fn of_webhooks(core: &mut Core) -> Result<Option<CheckView>, Denied> {
    let mut given_up = 0u64;
    for webhook in core.store.webhooks()?.iter().filter(|webhook| webhook.ended.is_none()) {
        let (_, dead) = core.store.delivery_counts(webhook.number)?;
        given_up = given_up.saturating_add(dead);
    }
    let args = [("count", given_up.to_string())];
    Ok((given_up > 0).then(|| check(CheckLevel::Warn, "note-check-webhooks", args)))
}

fn key(entry: &KeyEntry, now: Timestamp) -> NodeKeyView {
    let beginning = entry.key.iter().take(8).map(|byte| format!("{byte:02x}"));
    NodeKeyView {
        role: entry.role.name().to_owned(),
        key: beginning.collect(),
        since: entry.not_before.to_rfc3339(),
        until: entry.not_after.map(Timestamp::to_rfc3339),
        revoked: entry.revoked_at.map(Timestamp::to_rfc3339),
        current: entry.covers(now),
    }
}

/// A value as it may be shown: what stands before the host of an address may be a password.
fn harmless(name: &str, value: &str) -> String {
    if !name.ends_with("url") {
        return value.to_owned();
    }
    let (before, rest) = match value.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        // Names and values: among them may be one.
        None if value.contains('=') => return "\"…\"".to_owned(),
        None => return value.to_owned(),
    };
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    match rest.split_once('?') {
        Some((host, _)) => format!("{before}{host}…\""),
        None => format!("{before}{rest}"),
    }
}

fn settings(data_dir: &Path) -> Outcome<(Config, Vec<SettingView>)> {
    let (config, origins) = Config::explained(data_dir, std::env::vars())?;
    let shown = origins.into_iter().map(|(name, value, origin)| SettingView {
        value: harmless(&name, &value.to_string()),
        name,
        origin: match origin {
            Origin::Default => SettingOrigin::Default,
            Origin::File => SettingOrigin::File,
            Origin::Environment => SettingOrigin::Environment,
        },
    });
    Ok((config, shown.collect()))
}

impl HealthService for Running {
    async fn health(&self, caller: Caller) -> Outcome<HealthView> {
        let started = self.started;
        let (now, mut checks, keys) = self
            .run(move |core| {
                may(core, caller, roles::READS_ADMIN_LOG)?;
                let now = core.now();
                let mut checks = Vec::new();
                if core.recovery.is_on() {
                    checks.push(check(CheckLevel::Fail, "note-check-restored", []));
                }
                let lately = lately(core)?;
                checks.push(of_backup(&lately, now));
                checks.push(of_retention(core, &lately));
                checks.push(of_clock(core, now));
                checks.extend(of_partners(core, started, now));
                checks.extend(of_people(core));
                checks.extend(of_webhooks(core)?);
                let size = core.store.log_size()?.to_string();
                checks.push(check(CheckLevel::Good, "note-check-log", [("size", size)]));
                let doc = core.descriptor().doc();
                let keys = doc.keys.iter().map(|entry| key(entry, now)).collect();
                Ok((now, checks, keys))
            })
            .await?;
        let data_dir = self.data_dir.clone();
        let (beside, settings) = tokio::task::spawn_blocking(move || {
            let (config, settings) = settings(&data_dir)?;
            let mut checks = vec![of_disk(&data_dir)?, of_store(&data_dir)];
            if !config.web.certificate.is_empty() {
                let path = data_dir.join(&config.web.certificate);
                checks.push(of_certificate(&path, now));
            }
            Ok::<_, ServiceError>((checks, settings))
        })
        .await
        .map_err(ServiceError::unexpected)??;
        checks.extend(beside);
        checks.sort_by_key(|check| std::cmp::Reverse(check.level));
        Ok(HealthView { at: now.to_rfc3339(), checks, keys, settings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_not_shown() {
        let shown = |value: &str| harmless("registry.url", value);
        assert_eq!(
            shown("\"postgres://ana:secret@db.example/guns\""),
            "\"postgres://db.example/guns\""
        );
        for value in [
            "\"postgres://db/guns?password=secret\"",
            "\"host=db user=ana password=secret\"",
            "\"postgres://ana:se@cret@db/guns\"",
        ] {
            assert!(!shown(value).contains("secret") && !shown(value).contains("cret@"), "{value}");
        }
        assert_eq!(shown("\"\""), "\"\"");
        assert_eq!(harmless("web.listen", "\"127.0.0.1:8480\""), "\"127.0.0.1:8480\"");
    }

    #[test]
    fn bytes_are_told_in_a_unit_that_fits() {
        assert_eq!(size(0), "0.0 MiB");
        assert_eq!(size(1_572_864), "1.5 MiB");
        assert_eq!(size(74_410_950_656), "69.3 GiB");
    }

    #[test]
    fn an_old_backup_needs_somebody() {
        let day = |days: u64| Timestamp(1_800_000_000 + days * DAY);
        let of = |days| {
            let backup = Some((day(0), "/b".to_owned()));
            of_backup(&Lately { backup, erased: None, whole: true }, day(days)).level
        };
        assert_eq!((of(7), of(8)), (CheckLevel::Good, CheckLevel::Warn));
        let never = Lately { backup: None, erased: None, whole: true };
        assert_eq!(of_backup(&never, day(0)).key, "note-check-backup-never");
    }
}
