//! A desk to sit down at: requests that wait for somebody, and what to type. With `--keep`, the
//! stopped federation, and how to go on with it.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::evidence::{BUNDLE_FILE, ROOTS_FILE};
use super::federation::{Federation, Node, caller};
use super::stage::Stage;
use super::story::{ask, passphrase_of, record_of, sealed, waiting_case};
use super::{guns, people};
use crate::runtime::clock;
use crate::service::views::{CaseView, short};
use crate::service::{OfficerService as _, Outcome, ServiceError};
use crate::text::Text;

/// When a delay that is proposed here would be looked at again: in thirty days.
const REVIEW_AFTER_SECONDS: u64 = 30 * 86_400;

/// Leaves requests on XE's desk and prints how its focal point lists, reads and decides them, and
/// what the asker sees of it. Gives the commands.
pub(super) async fn open(stage: &mut Stage<'_>, federation: &Federation) -> Outcome<Vec<String>> {
    let (xa, xe) = (federation.node("XA")?, federation.node("XE")?);
    let mut cases = Vec::new();
    for serial in guns::OPEN {
        let watch = ask(stage, federation, serial, "XE").await?;
        cases.push(waiting_case(xe, &watch.id).await?);
    }
    let found =
        cases.iter().all(|case| !case.candidates.is_empty() && !case.desk.previews.is_empty());
    stage.check("demo-check-desk", found && cases.len() == guns::OPEN.len());
    let key = sealed(federation, xe).await?;
    let officer = xe.client.officer_self(caller()).await?.name;
    let args = [
        ("country", xe.agency.code.into()),
        ("officer", officer.as_str().into()),
        ("passphrase", passphrase_of(xe).into()),
    ];
    stage.line("");
    stage.say("demo-desk-who", &args);
    let program = typed(&federation.commands.program);
    let at = |node: &Node, words: String| {
        format!("{program} --data-dir {} {words}", quoted(&node.dir.display().to_string()))
    };
    doors(stage, federation);
    let key = quoted(&key.display().to_string());
    let signed =
        |words: String| at(xe, format!("--officer {officer} --passphrase-file {key} {words}"));
    let [first, second, third] = cases.as_slice() else {
        return Err(ServiceError::unexpected("three requests"));
    };
    let id = |case: &CaseView| short(&case.id).to_string();
    let words = |key: &str| quoted(&stage.text.say(key));
    let review = clock::now().plus(REVIEW_AFTER_SECONDS).to_rfc3339();
    let record = record_of(first).join(" ");
    let parts = [
        (
            "demo-desk-read",
            vec![
                at(xe, "case list --state waiting".to_owned()),
                at(xe, format!("case show {}", id(first))),
            ],
        ),
        (
            "demo-desk-decide",
            vec![
                signed(
                    format!("case answer {} --level L3 {record}", id(first)).trim_end().to_owned(),
                ),
                signed(format!(
                    "case refuse {} --reason D1 --text {}",
                    id(second),
                    words("demo-refusal")
                )),
                signed(format!(
                    "case delay {} --reason D1 --text {} --until {review}",
                    id(third),
                    words("demo-delay")
                )),
                at(xe, format!("explain {}", id(first))),
            ],
        ),
        (
            "demo-desk-asker",
            cases.iter().map(|c| at(xa, format!("trace show {}", id(c)))).collect(),
        ),
    ];
    let mut all = Vec::new();
    for (key, commands) in parts {
        stage.say(key, &[("country", xe.agency.code.into()), ("asker", xa.agency.code.into())]);
        for command in commands {
            stage.line(&format!("     $ {command}"));
            all.push(command);
        }
    }
    Ok(all)
}

/// Where to sign in with a browser, and as whom.
fn doors(stage: &mut Stage<'_>, federation: &Federation) {
    stage.line("");
    stage.say("demo-pages", &[("password", people::PASSWORD.into())]);
    for node in &federation.nodes {
        stage.line(&format!("     {}  {}", node.agency.code, node.url));
    }
    for (name, role) in people::OFFICERS {
        let duty = stage.text.code_in("duty", role.name());
        stage.line(&format!("     {name:8}  {duty}"));
    }
}

/// How this program is called: by its name where a shell finds it, else by its path.
fn typed(program: &Path) -> String {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let name = program.file_name().unwrap_or_else(|| OsStr::new("vestigo"));
    let same = |found: &Path| found.canonicalize().ok() == program.canonicalize().ok();
    match std::env::split_paths(&paths).map(|dir| dir.join(name)).find(|path| path.is_file()) {
        Some(found) if same(&found) => name.to_string_lossy().into_owned(),
        _ => quoted(&program.display().to_string()),
    }
}

/// One word for a shell, whatever is in it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Writes `how-to.txt` and removes what only the demo needed.
pub(super) fn leave(text: Text, federation: &Federation, desk: &[String]) -> Outcome<()> {
    let dir = &federation.place.dir;
    let _removed = fs::remove_dir_all(&federation.commands.home);
    let mut names = String::new();
    for node in &federation.nodes {
        let code = node.agency.code.to_ascii_lowercase();
        names.push_str(&format!("  {code}  {}  {}\n", node.name, node.root));
    }
    let commands: String = desk.iter().map(|command| format!("  {command}\n")).collect();
    let words = text.say_with(
        "demo-how-to",
        &[
            ("dir", dir.display().to_string().into()),
            ("bundle", BUNDLE_FILE.into()),
            ("roots", ROOTS_FILE.into()),
            ("nodes", names.trim_end().into()),
            ("desk", commands.trim_end().into()),
        ],
    );
    let file = dir.join("how-to.txt");
    fs::write(&file, format!("{words}\n")).map_err(|e| ServiceError::file(&file, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_shell_is_one_word() {
        assert_eq!(quoted("/tmp/vestigo-01/xe"), "/tmp/vestigo-01/xe");
        assert_eq!(quoted("an inquiry"), "'an inquiry'");
        assert_eq!(quoted("l'enquête $HOME `ls`"), "'l'\\''enquête $HOME `ls`'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn a_program_that_no_shell_finds_is_called_by_its_path() {
        assert_eq!(typed(Path::new("/nowhere/at all/vestigo")), "'/nowhere/at all/vestigo'");
    }
}
