//! Commands about backups and recovery.

use std::path::PathBuf;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::descriptor::sign_as_root;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;

use super::args::{AdminLog, Backup, Hold, Recovery, Restore};
use super::exit::Exit;
use super::world::{Setting, World};
use super::{Answer, officer, show};
use crate::keys::{self, Role};
use crate::ledger::Ledger;
use crate::service::requests::ListRequest;
use crate::service::requests::keeping::{
    BackupRequest, HoldRequest, OpenEpochRequest, RestoreRequest,
};
use crate::service::views::AdminExportView;
use crate::service::{ErrorCode, Offline, Outcome, Service, ServiceError};

/// How often a backup says how far it is.
const PROGRESS: Duration = Duration::from_millis(500);

/// A path as the node, which stands elsewhere, reads it.
fn absolute(path: PathBuf) -> Outcome<PathBuf> {
    std::path::absolute(&path).map_err(|e| ServiceError::file(&path, &e))
}

/// Writes a backup of the running node.
pub(super) async fn backup<S: Service>(
    service: &S,
    args: Backup,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let keys = if args.with_keys {
        Some(officer::new(args.new_passphrase_file.as_deref(), setting, world)?)
    } else {
        None
    };
    let request = BackupRequest { target: absolute(args.target)?, keys };
    let written = service.backup(setting.caller, request);
    tokio::pin!(written);
    let view = loop {
        tokio::select! {
            view = &mut written => break view?,
            () = tokio::time::sleep(PROGRESS) => {
                if !world.err_is_terminal {
                    continue;
                }
                let at = service.backup_progress(setting.caller).await?;
                if let Some(percent) = (at.done.saturating_mul(100)).checked_div(at.of) {
                    // Nobody may be looking any more.
                    let _written = write!(world.err, "\r{percent} %");
                }
            }
        }
    };
    Answer::done(&view, show::backup(setting.text, &view))
}

/// Makes a data directory from a backup.
pub(super) fn restore(
    args: Restore,
    setting: &Setting,
    world: &mut World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let keys = if args.with_keys { Some(officer::current(setting, world)?) } else { None };
    let request = RestoreRequest { file: args.file, data_dir: setting.data_dir.clone(), keys };
    let view = offline.restore(request)?;
    Answer::done(&view, show::restored(setting.text, &view))
}

/// Runs a command about recovery.
pub(super) async fn recovery<S: Service>(
    service: &S,
    command: Recovery,
    setting: &Setting,
) -> Outcome<Answer> {
    let view = match command {
        Recovery::Status => service.recovery(setting.caller).await?,
        Recovery::OpenEpoch { root_dir, yes } => {
            if !yes {
                return Err(ServiceError::new(ErrorCode::Usage, "error-epoch-unconfirmed"));
            }
            let draft = service.recovery_draft(setting.caller).await?;
            // The root key stays with whoever holds it: only the signature goes to the node.
            let dir = root_dir.unwrap_or_else(|| setting.data_dir.join(keys::ROOT_DIR));
            let root = SecretKey::from_seed(keys::load(&dir, Role::Root)?.expose());
            let document = STANDARD.decode(&draft.document).map_err(ServiceError::unexpected)?;
            let signature = STANDARD.encode(sign_as_root(&document, &root));
            let request = OpenEpochRequest { document: draft.document, signature };
            service.recovery_open(setting.caller, request).await?
        }
    };
    Answer::done(&view, show::recovery(setting.text, &view))
}

/// Runs a command about legal holds.
pub(super) async fn hold<S: Service>(
    service: &S,
    command: Hold,
    setting: &Setting,
) -> Outcome<Answer> {
    let (view, csv) = match command {
        Hold::Set { id, reason } => {
            let request = HoldRequest { reason: Some(reason) };
            (service.hold(setting.caller, id, request).await?, false)
        }
        Hold::Lift { id } => {
            (service.hold(setting.caller, id, HoldRequest { reason: None }).await?, false)
        }
        Hold::List { csv } => (service.holds(setting.caller).await?, csv),
    };
    let table = show::holds(setting.text, &view.items);
    Answer::done(&view, show::list(setting.text, &table, csv, "note-no-holds"))
}

/// Runs a command about the administrative log.
pub(super) async fn admin_log<S: Service>(
    service: &S,
    command: AdminLog,
    setting: &Setting,
) -> Outcome<Answer> {
    match command {
        AdminLog::List { limit, act, after, csv } => {
            let request = ListRequest { limit, state: act, partner: None, after };
            let view = service.admin_log(setting.caller, request).await?;
            let table = show::admin_log(setting.text, &view.items);
            let mut human = show::list(setting.text, &table, csv, "note-no-admin-entries");
            show::next_page(setting.text, &mut human, csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        AdminLog::Verify => {
            let view = service.admin_log_verify(setting.caller).await?;
            let exit = if view.problems.is_empty() { Exit::Done } else { Exit::Integrity };
            Answer::with(exit, &view, show::admin_verified(setting.text, &view))
        }
        AdminLog::Export { out } => {
            // Before the node notes an export that cannot be written.
            std::fs::create_dir(&out).map_err(|e| ServiceError::file(&out, &e))?;
            let view = service.admin_log_export(setting.caller).await?;
            tiles(&view, &out)?;
            let said = [("path", out.display().to_string().into())];
            let human = setting.text.say_with("note-admin-log-exported", &said);
            Answer::done(&view, format!("{human}\n"))
        }
    }
}

/// Writes the log as tiles with its checkpoint, as other tools read it.
fn tiles(view: &AdminExportView, out: &std::path::Path) -> Outcome<()> {
    let bad = |e: &dyn std::fmt::Display| ServiceError::unexpected(e);
    let entries = view.entries.iter().map(|entry| STANDARD.decode(entry));
    let mut ledger = Ledger::rebuild(out.to_owned(), entries).map_err(|e| bad(&e))?;
    let signed = SignedCheckpoint::parse(&view.checkpoint).map_err(|e| bad(&e))?;
    ledger.publish(&signed).map_err(|e| bad(&e))
}
