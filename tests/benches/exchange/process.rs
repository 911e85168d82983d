//! The second process, what the kernel says about both, and the directory of the stores.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::Failure;

/// The partner: this program again, in another role. It says one line when it is ready for work,
/// ends when told to, and says one line more.
pub(crate) struct Partner {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Partner {
    /// Starts it.
    pub(crate) fn start(role: &[&str]) -> Result<Self, Failure> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--role")
            .args(role)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().ok_or("no pipe to the partner")?;
        Ok(Self { child, out: BufReader::new(out) })
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its next line.
    pub(crate) fn line(&mut self) -> Result<String, Failure> {
        let mut line = String::new();
        self.out.read_line(&mut line)?;
        let line = line.trim_end().to_owned();
        if line.is_empty() { Err("the partner ended early".into()) } else { Ok(line) }
    }

    /// Tells it to end, and gives its last line.
    pub(crate) fn finish(mut self) -> Result<String, Failure> {
        let mut stdin = self.child.stdin.take().ok_or("no pipe to the partner")?;
        writeln!(stdin, "end")?;
        drop(stdin);
        let last = self.line()?;
        let status = self.child.wait()?;
        if status.success() { Ok(last) } else { Err("the partner failed".into()) }
    }
}

impl Drop for Partner {
    fn drop(&mut self) {
        // After an error of ours; after `finish` it has ended already.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Waits, in the partner, until it is told to end.
pub(crate) async fn told_to_end() -> Result<(), Failure> {
    let read = || std::io::stdin().read_line(&mut String::new());
    tokio::task::spawn_blocking(read).await??;
    Ok(())
}

/// Says, in the partner, what [`Partner::line`] and [`Partner::finish`] read.
pub(crate) fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Processor time that a process has used, in seconds, to a hundredth.
pub(crate) fn cpu_seconds(process: u32) -> Result<f64, Failure> {
    // proc(5): fields 14 and 15, in ticks of 1/100 s, after the name in parentheses.
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, after_name) = stat.rsplit_once(')').ok_or("no name in /proc/…/stat")?;
    let ticks: u32 = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(str::parse::<u32>)
        .sum::<Result<_, _>>()?;
    Ok(f64::from(ticks) / 100.0)
}

/// The load average of the last minute.
pub(crate) fn load_average() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(f64::NAN)
}

/// Commit and machine, as far as git and the kernel tell.
pub(crate) fn commit_and_machine() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    let commit = git(&["rev-parse", "--short=10", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    let changed = git(&["status", "--porcelain"]).is_some_and(|status| !status.is_empty());
    let field = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        text.lines()
            .find(|line| line.starts_with(name))
            .and_then(|line| line.split_once(':'))
            .map_or_else(|| "unknown".to_owned(), |(_, value)| value.trim().to_owned())
    };
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!(
        "commit {commit}{}; {} ({} processors), memory {}, Linux {}",
        if changed { " with changes" } else { "" },
        field("/proc/cpuinfo", "model name"),
        std::thread::available_parallelism().map_or(0, usize::from),
        field("/proc/meminfo", "MemTotal"),
        kernel.trim()
    )
}

/// A directory that goes when it is dropped.
pub(crate) struct ScratchDir(PathBuf);

impl ScratchDir {
    /// A new one in `parent`.
    pub(crate) fn new(parent: &Path) -> Result<Self, Failure> {
        let dir = parent.join(format!("vestigo-exchange-{}", std::process::id()));
        std::fs::create_dir(&dir)?;
        Ok(Self(dir))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ScratchDir {
    fn drop(&mut self) {
        // What cannot be removed is left to the system's cleaning of temporary files.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
