//! The command line: one command in, one answer out.
//!
//! Commands about a running node speak to it through [`crate::api::client`]; the few that open
//! files themselves are [`Offline`]. Results go to standard output, talk (questions, progress,
//! errors) to standard error; with `--json` one JSON object goes to standard output, for errors
//! too. `trace follow --json` prints one object per line.

use std::ffi::OsString;

use clap::FromArgMatches as _;
use serde::Serialize;
use serde_json::{Value, json};

use crate::config::Config;
use crate::service::{Offline, Outcome, ServiceError};
use crate::text::{Language, Text};

mod agreements;
mod adviser;
mod args;
mod batches;
mod attachments;
mod audit;
mod chain;
pub mod exit;
mod help;
mod init;
mod keeping;
mod reports;
mod analysis;
mod sharing;
mod life;
mod matters;
mod observers;
mod offline;
mod officer;
mod online;
mod page;
mod marking;
mod stock;
mod security;
mod incidents;
mod assistance;
mod bulletins;
mod programs;
mod people;
mod registry;
mod show;
mod statistics;
mod submit;
mod table;
mod world;

use args::{Analysis, Cli, Command};
use exit::Exit;
use world::Setting;
pub use world::{World, harmless};

/// What a command has to say when it is done.
struct Answer {
    exit: Exit,
    json: Value,
    human: String,
}

impl Answer {
    /// Done: the view for programs, the words for people.
    fn done(view: &impl Serialize, human: String) -> Outcome<Self> {
        Self::with(Exit::Done, view, human)
    }

    /// Ended with `exit`, which is an answer, not an error.
    fn with(exit: Exit, view: &impl Serialize, human: String) -> Outcome<Self> {
        let json = serde_json::to_value(view).map_err(ServiceError::unexpected)?;
        Ok(Self { exit, json, human })
    }
}

/// Runs one command line. `offline` does what needs no running node.
pub fn run(args: Vec<OsString>, world: &mut World<'_>, offline: &dyn Offline) -> Exit {
    let text = Text::new(language(&args, world));
    let wants_json = args.iter().any(|arg| arg == "--json");
    let parsed = help::command(text)
        .try_get_matches_from(&args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            return match help::translate(&error, text) {
                help::Said::Answer(words) => print(world, &words, Exit::Done),
                help::Said::HelpInstead(words, _) if !wants_json => {
                    print(world, &words, Exit::Usage)
                }
                help::Said::HelpInstead(_, error) => fail(world, text, true, &error),
                help::Said::Error(error) => fail(world, text, wants_json, &error),
            };
        }
    };
    let setting = Setting {
        text,
        data_dir: cli.data_dir.unwrap_or_else(|| world.default_data_dir()),
        json: cli.json,
        caller: world.caller,
        officer: match cli.officer.as_deref().map(officer::named).transpose() {
            Ok(name) => name,
            Err(error) => return fail(world, text, wants_json, &error),
        },
        passphrase_file: cli.passphrase_file,
    };
    match dispatch(cli.command, &setting, world, offline) {
        Ok(answer) if setting.json => print(world, &format!("{}\n", answer.json), answer.exit),
        Ok(answer) => print(world, &harmless(&answer.human), answer.exit),
        Err(error) => fail(world, text, setting.json, &error),
    }
}

fn dispatch(
    command: Command,
    setting: &Setting,
    world: &mut World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    match command {
        Command::Init(args) => init::init(args, setting, world, offline),
        Command::Serve { registry } => offline::serve(registry.as_deref(), setting, offline),
        Command::Verify(args) => offline::verify(&args, setting, offline),
        Command::Audit(args) => audit::audit(*args, setting),
        Command::Demo(args) => offline::demo(args, setting, world, offline),
        Command::Openapi => Ok(programs::openapi()),
        Command::Analysis(Analysis::Sample { seed, guns, year, output }) => {
            analysis::sample(seed, guns, year, &output, setting)
        }
        Command::Restore(args) => keeping::restore(args, setting, world, offline),
        Command::Registry(command) => registry::registry(command, setting, world, offline),
        Command::Log(args::Log::Verify { partner_copy }) => {
            offline::log_verify(&partner_copy, setting, offline)
        }
        other => observers::offline(other, setting, offline)
            .unwrap_or_else(|other| online::online(other, setting, world)),
    }
}

/// The language, known before the command line is: a misspelt command is answered in it too.
fn language(args: &[OsString], world: &World<'_>) -> Language {
    let value_of = |name: &str| {
        let mut args = args.iter().filter_map(|arg| arg.to_str());
        while let Some(arg) = args.next() {
            if arg == name {
                return args.next().map(str::to_owned);
            }
            if let Some(value) = arg.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
                return Some(value.to_owned());
            }
        }
        None
    };
    let data_dir = value_of("--data-dir")
        .or_else(|| world.var("VESTIGO_DATA_DIR"))
        .map_or_else(|| world.default_data_dir(), Into::into);
    // A configuration that cannot be read is reported by the command that needs it.
    let configured = Config::load(&data_dir, []).ok().map(|config| config.node.language);
    Language::choose(value_of("--lang").as_deref(), |name| world.var(name), configured.as_deref())
}

/// Prints to standard output. A closed pipe is the reader's choice and no error.
fn print(world: &mut World<'_>, words: &str, exit: Exit) -> Exit {
    let written = world.out.write_all(words.as_bytes()).and_then(|()| world.out.flush());
    match written {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Exit::Unexpected,
        _ => exit,
    }
}

fn fail(world: &mut World<'_>, text: Text, as_json: bool, error: &ServiceError) -> Exit {
    let (message, next) = text.error(error);
    let exit = Exit::from(error.code);
    if as_json {
        let object = json!({"error": {
            "code": error.code,
            "key": error.key,
            "args": error.args,
            "message": message,
            "next": next,
            "exit": exit.code(),
        }});
        return print(world, &format!("{object}\n"), exit);
    }
    let mut words = format!("{}{} {message}\n", text.say("word-error"), text.colon());
    if !next.is_empty() {
        words.push_str(&format!("{next}\n"));
    }
    // If standard error is closed there is nobody left to tell.
    let _written = world.err.write_all(harmless(&words).as_bytes());
    exit
}

#[cfg(test)]
pub(crate) use help::text_keys;

#[cfg(test)]
mod tests;
