//! The binary `vestigo`.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use vestigo::cli::{self, World};
use vestigo::service::Caller;

fn main() -> ExitCode {
    // None of them is locked: the daemon's threads and the progress bar write too.
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let mut input = io::BufReader::new(io::stdin());
    let mut world = World {
        env: std::env::vars_os()
            .filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)))
            .collect(),
        out_is_terminal: stdout.is_terminal(),
        err_is_terminal: stderr.is_terminal(),
        input: &mut input,
        out: &mut stdout,
        err: &mut stderr,
        caller: Caller::of(rustix::process::geteuid().as_raw()),
    };
    let exit = cli::run(std::env::args_os().collect(), &mut world, &vestigo::program::Program);
    ExitCode::from(exit.code())
}
