//! The program under test: `target/<profile>/vestigo`, which cargo does not build for another
//! package's tests. `tests/run` builds it first.

use std::path::PathBuf;
use std::process::Command;

/// The program, beside the `deps` directory that this test lies in.
#[must_use]
pub fn path() -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    let profile = test.parent().and_then(|deps| deps.parent());
    let program = profile.expect("a test lies in target/<profile>/deps").join("vestigo");
    assert!(
        program.is_file(),
        "{} is not there; build it first: cargo build -p vestigo, in the profile of this test",
        program.display()
    );
    program
}

/// A run of the program without what the tests' own environment says to it: the program refuses
/// variables that it does not know.
#[must_use]
pub fn command() -> Command {
    let mut command = Command::new(path());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("VESTIGO_") {
            command.env_remove(name);
        }
    }
    command
}
