//! Officers: commands about them, and the passphrase of the one who signs.

use std::io::{BufRead as _, IsTerminal as _, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::termios::{self, LocalModes, OptionalActions};
use zeroize::Zeroize as _;

use super::args::{Case, Command, Destruction, Officer};
use super::world::{Setting, World};
use super::{Answer, people, show};
use crate::desk::officer::{NO_ACCOUNT, OfficerName};
use crate::keys::sealed::{PASSPHRASE_MAX, PASSPHRASE_MIN, Passphrase};
use crate::service::requests::officers::{
    AddOfficerRequest, PassphraseRequest, RolesRequest, UnlockRequest,
};
use crate::service::{ErrorCode, Outcome, Service, ServiceError};

/// Reads the name of the officer who acts.
pub(super) fn named(text: &str) -> Outcome<OfficerName> {
    OfficerName::parse(text)
        .ok_or_else(|| ServiceError::new(ErrorCode::Usage, "error-officer-name").with("name", text))
}

/// Runs a command about officers.
pub(super) async fn officer<S: Service>(
    service: &S,
    command: Officer,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let upper = |roles: Vec<String>| roles.iter().map(|r| r.to_uppercase()).collect();
    let view = match command {
        Officer::Add { name, uid, no_account, role, new_passphrase_file, no_key } => {
            let uid = if no_account { Some(NO_ACCOUNT) } else { uid };
            // Who has another account, or none, makes its key itself.
            let elsewhere = uid.is_some_and(|uid| uid != caller.uid);
            let passphrase = if no_key || elsewhere && new_passphrase_file.is_none() {
                None
            } else {
                Some(new(new_passphrase_file.as_deref(), setting, world)?)
            };
            let request = AddOfficerRequest { name, uid, roles: upper(role), passphrase };
            service.officer_add(caller, request).await?
        }
        Officer::List { role, csv } => {
            let mut view = service.officers(caller).await?;
            if let Some(role) = role {
                let role = role.to_uppercase();
                view.items.retain(|officer| officer.roles.contains(&role));
            }
            let table = show::officers(text, &view.items);
            return Answer::done(&view, show::list(text, &table, csv, "note-no-officers"));
        }
        Officer::Show { name: None } => service.officer_self(caller).await?,
        Officer::Show { name: Some(name) } => {
            let all = service.officers(caller).await?;
            all.items.into_iter().find(|officer| officer.name == name).ok_or_else(|| {
                ServiceError::new(ErrorCode::NotFound, "error-officer-unknown").with("name", name)
            })?
        }
        Officer::Suspend { name, lift } => service.officer_suspend(caller, name, !lift).await?,
        Officer::Role { name, role } => {
            service.officer_roles(caller, name, RolesRequest { roles: upper(role) }).await?
        }
        Officer::Key { name, new_passphrase_file } => {
            let new = new(new_passphrase_file.as_deref(), setting, world)?;
            service.officer_key(caller, name, PassphraseRequest { old: None, new }).await?
        }
        Officer::Passphrase { name, new_passphrase_file } => {
            let old = Some(current(setting, world)?);
            let new = new(new_passphrase_file.as_deref(), setting, world)?;
            service.officer_passphrase(caller, name, PassphraseRequest { old, new }).await?
        }
        other => return people::officer(service, other, setting).await,
    };
    Answer::done(&view, show::officer(text, &view))
}

/// Opens the officer's key before a command that signs, where the officer has one.
pub(super) async fn unlock<S: Service>(
    service: &S,
    command: &Command,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<()> {
    let signs = match command {
        Command::Case(Case::List { .. } | Case::Show { .. }) => false,
        Command::Case(Case::Answer(args)) => !args.preview,
        Command::Case(_) | Command::Destruction(Destruction::Certify(_)) => true,
        _ => false,
    };
    if !signs || service.officer_self(setting.caller).await?.key.is_none() {
        return Ok(());
    }
    let passphrase = current(setting, world)?;
    service.officer_unlock(setting.caller, UnlockRequest { passphrase }).await.map(drop)
}

/// The passphrase of the officer who acts.
pub(super) fn current(setting: &Setting, world: &mut World<'_>) -> Outcome<Passphrase> {
    match &setting.passphrase_file {
        Some(path) => from_file(path, world),
        None => asked(&setting.text.say("ask-passphrase"), world),
    }
}

/// A passphrase for a new key; asked for twice where a person types it.
pub(super) fn new(
    file: Option<&Path>,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Passphrase> {
    if let Some(path) = file {
        return from_file(path, world);
    }
    let min = [("min", PASSPHRASE_MIN.into())];
    let first = asked(&setting.text.say_with("ask-new-passphrase", &min), world)?;
    let again = asked(&setting.text.say("ask-passphrase-again"), world)?;
    if first.is(&again) {
        return Ok(first);
    }
    Err(ServiceError::new(ErrorCode::BadInput, "error-officer-passphrases-differ"))
}

/// The first line of a file that nobody else can read; `-`: of standard input.
fn from_file(path: &Path, world: &mut World<'_>) -> Outcome<Passphrase> {
    if path.as_os_str() == "-" {
        return line(world);
    }
    let fail = |e| ServiceError::file(path, &e);
    let mut file = std::fs::File::open(path).map_err(fail)?;
    let meta = file.metadata().map_err(fail)?;
    if meta.is_file() && meta.mode() & 0o077 != 0 {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-key-mode")
            .with("path", path.display())
            .with("found", format_args!("{:03o}", meta.mode() & 0o777))
            .with("wanted", "600"));
    }
    let mut words = String::new();
    let read = (&mut file).take(PASSPHRASE_MAX as u64 + 2).read_to_string(&mut words);
    read.map_err(fail)?;
    if let Some(end) = words.find('\n') {
        words.truncate(end);
    }
    Ok(Passphrase::new(words))
}

/// Asks a person, without showing what is typed.
fn asked(words: &str, world: &mut World<'_>) -> Outcome<Passphrase> {
    let _written = write!(world.err, "{words}: ").and_then(|()| world.err.flush());
    let stdin = std::io::stdin();
    let before = if stdin.is_terminal() { termios::tcgetattr(&stdin).ok() } else { None };
    if let Some(before) = &before {
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        termios::tcsetattr(&stdin, OptionalActions::Flush, &silent)
            .map_err(ServiceError::unexpected)?;
    }
    let typed = line(world);
    if let Some(before) = &before {
        let _restored = termios::tcsetattr(&stdin, OptionalActions::Now, before);
        let _written = writeln!(world.err);
    }
    typed
}

fn line(world: &mut World<'_>) -> Outcome<Passphrase> {
    let mut words = String::with_capacity(PASSPHRASE_MAX + 2);
    let read = (&mut *world.input).take(PASSPHRASE_MAX as u64 + 2).read_line(&mut words);
    match read.map_err(ServiceError::unexpected) {
        Ok(0) => Err(ServiceError::new(ErrorCode::NotAllowed, "error-officer-passphrase-needed")),
        Ok(_) => Ok(Passphrase::new(words)),
        Err(error) => {
            words.zeroize();
            Err(error)
        }
    }
}
