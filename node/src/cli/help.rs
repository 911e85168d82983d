//! Help and usage errors in the person's language.
//!
//! clap derives the command from `args` without a word of help; [`command`] walks it and gives every
//! command and argument its text. Its own English words (headings, `[OPTIONS]`, error messages) are
//! replaced as well.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory as _};

use super::args::Cli;
use crate::config::nearest;
use crate::service::{ErrorCode, ServiceError};
use crate::text::Text;

/// The whole command with its texts.
pub(super) fn command(text: Text) -> Command {
    dress(Cli::command(), "cli", text)
}

/// Gives `command`, found at `path`, and all below it their texts.
fn dress(command: Command, path: &str, text: Text) -> Command {
    let template = format!(
        "{{about}}\n\n{}{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
        text.say("word-usage"),
        text.colon()
    );
    let mut command = command
        .about(text.say(path))
        .help_template(template)
        .subcommand_help_heading(heading(text, "word-commands"))
        .subcommand_value_name(text.say("word-command"))
        .mut_args(|arg| dress_arg(arg, path, text));
    if path == "cli" {
        command = command.after_help(text.say("note-help-footer"));
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| dress(sub, &format!("{path}-{name}"), text));
    }
    command
}

/// A heading as clap takes it: clap puts the colon after it.
fn heading(text: Text, key: &str) -> String {
    format!("{}{}", text.say(key), text.colon().trim_end_matches(':'))
}

/// Key of an argument's text: global ones have one text for all commands.
pub(super) fn arg_key(arg: &Arg, path: &str) -> String {
    let path = if arg.is_global_set() { "cli" } else { path };
    let name =
        arg.get_long().map_or_else(|| arg.get_id().as_str().replace('_', "-"), str::to_owned);
    format!("{path}--{name}")
}

/// Key of a value name, `FILE` → `word-value-file`.
pub(super) fn value_key(name: &str) -> String {
    format!("word-value-{}", name.to_ascii_lowercase())
}

fn dress_arg(arg: Arg, path: &str, text: Text) -> Arg {
    let over = if arg.is_positional() { "word-arguments" } else { "word-options" };
    let names: Vec<String> = arg
        .get_value_names()
        .filter(|_| arg.get_action().takes_values())
        .unwrap_or_default()
        .iter()
        .map(|name| text.say(&value_key(name)))
        .collect();
    let help = text.say(&arg_key(&arg, path));
    let arg = arg.help(help).help_heading(heading(text, over));
    // What every command has comes last.
    let arg = if arg.is_global_set() { arg.display_order(1_000) } else { arg };
    if names.is_empty() { arg } else { arg.hide_possible_values(true).value_names(names) }
}

/// What clap has to say that is no parsed command.
pub(super) enum Said {
    /// Help or version, asked for.
    Answer(String),
    /// Help because nothing was asked for, and the usage error that it stands for.
    HelpInstead(String, ServiceError),
    /// A usage error.
    Error(ServiceError),
}

/// Puts clap's outcome into the person's language.
pub(super) fn translate(error: &clap::Error, text: Text) -> Said {
    let options = format!("[{}]", text.say("word-options").to_uppercase());
    let words = || error.render().to_string().replace("[OPTIONS]", &options);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Said::Answer(words()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Said::HelpInstead(words(), usage_error(ErrorKind::MissingSubcommand, error))
        }
        kind => Said::Error(usage_error(kind, error)),
    }
}

fn usage_error(kind: ErrorKind, error: &clap::Error) -> ServiceError {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(list)) => {
            list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let arg = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let with = |key| ServiceError::new(ErrorCode::Usage, key);
    match kind {
        ErrorKind::InvalidSubcommand => {
            let given = context(ContextKind::InvalidSubcommand);
            let suggested = context(ContextKind::SuggestedSubcommand);
            let suggested = nearest(&given, suggested.split(", ")).unwrap_or_default();
            if suggested.is_empty() {
                with("error-usage-unknown-command").with("command", given)
            } else {
                with("error-usage-unknown-command-near")
                    .with("command", given)
                    .with("nearest", suggested)
            }
        }
        ErrorKind::UnknownArgument => {
            let suggested = context(ContextKind::SuggestedArg);
            let suggested = nearest(&arg, suggested.split(", ")).unwrap_or_default();
            if suggested.is_empty() {
                with("error-usage-unknown-argument").with("argument", arg)
            } else {
                with("error-usage-unknown-argument-near")
                    .with("argument", arg)
                    .with("nearest", suggested)
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            with("error-usage-value-missing").with("argument", arg)
        }
        ErrorKind::InvalidValue => {
            let allowed = context(ContextKind::ValidValue);
            if allowed.is_empty() {
                with("error-usage-bad-value").with("argument", arg).with("value", value)
            } else {
                with("error-usage-not-one-of")
                    .with("argument", arg)
                    .with("value", value)
                    .with("allowed", allowed)
            }
        }
        ErrorKind::ValueValidation => {
            with("error-usage-bad-value").with("argument", arg).with("value", value)
        }
        ErrorKind::ArgumentConflict => with("error-usage-conflict")
            .with("argument", arg)
            .with("other", context(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => with("error-usage-missing").with("argument", arg),
        ErrorKind::MissingSubcommand => with("error-usage-missing-command"),
        _ => with("error-usage-other").with("argument", arg),
    }
}

/// Every text key that the command tree needs.
#[cfg(test)]
pub(crate) fn text_keys() -> Vec<String> {
    fn walk(command: &Command, path: &str, keys: &mut Vec<String>) {
        keys.push(path.to_owned());
        for arg in command.get_arguments() {
            keys.push(arg_key(arg, path));
            if arg.get_action().takes_values() {
                keys.extend(arg.get_value_names().unwrap_or_default().iter().map(|n| value_key(n)));
            }
        }
        for sub in command.get_subcommands() {
            walk(sub, &format!("{path}-{}", sub.get_name()), keys);
        }
    }
    let mut keys = Vec::new();
    walk(&Cli::command(), "cli", &mut keys);
    keys
}
