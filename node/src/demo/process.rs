//! Other processes of this same program: the nodes, and single commands.

use std::ffi::OsString;
use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::STOP_WITH_STDIN;
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::text::Language;

/// How long a node may take to stop in order.
const STOP_MAX: Duration = Duration::from_secs(20);

/// How long a node that was told to stop is left before it is killed, where the demo ends early:
/// it may be in the middle of an import, and whatever it has acknowledged is durable.
const LEAVE_MAX: Duration = Duration::from_secs(2);

/// How often something is looked at that cannot be waited for.
pub(super) const LOOK: Duration = Duration::from_millis(20);

/// A running node. It stops when this is dropped, and also when this process is killed: it holds
/// the other end of the node's standard input.
#[derive(Debug)]
pub(super) struct NodeProcess {
    child: Child,
    input: Option<ChildStdin>,
    told: Option<Instant>,
    log: PathBuf,
}

impl NodeProcess {
    /// Starts `vestigo serve` on a data directory; what it reports goes to the end of `log`.
    pub(super) fn start(program: &Path, data_dir: &Path, log: &Path) -> Outcome<Self> {
        let report = File::options()
            .create(true)
            .append(true)
            .open(log)
            .map_err(|e| ServiceError::file(log, &e))?;
        let mut child = Command::new(program)
            .arg("--data-dir")
            .arg(data_dir)
            .arg("serve")
            .env_clear()
            .env(STOP_WITH_STDIN, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(report)
            // Ctrl-C reaches this process, which then stops its nodes in order.
            .process_group(0)
            .spawn()
            .map_err(|e| ServiceError::file(program, &e))?;
        let input = child.stdin.take();
        Ok(Self { child, input, told: None, log: log.to_owned() })
    }

    /// The process id.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Fails if the process has ended by itself.
    pub(super) fn ensure_alive(&mut self) -> Outcome<()> {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(_)) | Err(_) => {
                Err(ServiceError::new(ErrorCode::Unavailable, "error-demo-node-ended")
                    .with("log", self.log.display())
                    .with("detail", last_line(&self.log)))
            }
        }
    }

    /// Asks the node to stop, without waiting.
    pub(super) fn hang_up(&mut self) {
        drop(self.input.take());
        self.told.get_or_insert_with(Instant::now);
    }

    /// Stops the node in order and waits for it.
    pub(super) async fn stop(mut self) -> Outcome<()> {
        self.hang_up();
        let until = Instant::now() + STOP_MAX;
        while Instant::now() < until {
            if self.child.try_wait().map_err(ServiceError::unexpected)?.is_some() {
                return Ok(());
            }
            tokio::time::sleep(LOOK).await;
        }
        Err(ServiceError::new(ErrorCode::Unavailable, "error-demo-node-stays")
            .with("log", self.log.display()))
    }
}

impl Drop for NodeProcess {
    fn drop(&mut self) {
        self.hang_up();
        while self.told.is_some_and(|told| told.elapsed() < LEAVE_MAX) {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(LOOK);
        }
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}

fn last_line(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
}

/// Runs single commands of this program, as a person would.
#[derive(Clone, Debug)]
pub(super) struct Commands {
    /// The executable.
    pub(super) program: PathBuf,
    /// An empty directory, to be the commands' home.
    pub(super) home: PathBuf,
    /// The language of their words.
    pub(super) language: Language,
}

/// What a command left behind.
#[derive(Debug)]
pub(super) struct Ran {
    /// Its exit code.
    pub(super) exit: i32,
    /// Standard output.
    pub(super) said: String,
    /// Standard error.
    pub(super) complained: String,
}

impl Commands {
    /// Runs `vestigo ARGS…` with an empty environment and waits for it.
    pub(super) async fn run<A: Into<OsString>>(
        &self,
        args: impl IntoIterator<Item = A>,
    ) -> Outcome<Ran> {
        let mut command = Command::new(&self.program);
        command
            .args(args.into_iter().map(Into::into))
            .env_clear()
            .env("HOME", &self.home)
            .env("VESTIGO_LANG", self.language.tag())
            .current_dir(&self.home)
            .stdin(Stdio::null());
        let output = tokio::task::spawn_blocking(move || command.output())
            .await
            .map_err(ServiceError::unexpected)?
            .map_err(|e| ServiceError::file(&self.program, &e))?;
        Ok(Ran {
            exit: output.status.code().unwrap_or(-1),
            said: String::from_utf8_lossy(&output.stdout).into_owned(),
            complained: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }
}

impl Ran {
    /// Fails unless the command did what it was asked.
    pub(super) fn done(self, command: &str) -> Outcome<String> {
        if self.exit == 0 {
            return Ok(self.said);
        }
        Err(ServiceError::new(ErrorCode::Unexpected, "error-demo-command")
            .with("command", command)
            .with("exit", self.exit)
            .with("detail", self.complained.lines().next().unwrap_or_default()))
    }
}
