//! A real node: its data directory, its process, its local API.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::{Pid, Signal, kill_process};
use vestigo::api::client::Client;
use vestigo::service::requests::TraceRequest;
use vestigo::service::views::{CaseView, HopView, LogVerifyView, StatusView, TraceView};
use vestigo::service::{Caller, Outcome, Service as _};

use crate::binary;
use crate::journal::{Journal, Watch};
use crate::wait::until;

/// The caller that the client names; the kernel says who it really is.
pub const ME: Caller = Caller::of(0);

/// Nodes of this process so far: each gets an address of its own.
static NODES: AtomicU32 = AtomicU32::new(0);

/// One node. Its process is killed and its directory removed when this is dropped.
#[derive(Debug)]
pub struct Node {
    /// Node name.
    pub name: String,
    /// Safety number of its national root.
    pub safety_number: String,
    /// Where it listens: fixed, so that partners find it again after a restart.
    pub address: String,
    dir: PathBuf,
    environment: Vec<(String, String)>,
    process: Option<Child>,
    starts: u32,
}

impl Node {
    /// Founds a node of an invented country and starts it: answers leave at once, nothing is
    /// sampled.
    pub async fn start_new(country: &str) -> Self {
        let mut node = Self::found(country);
        node.start().await;
        node
    }

    /// Founds a node of an invented country.
    #[must_use]
    pub fn found(country: &str) -> Self {
        let count = NODES.fetch_add(1, Ordering::Relaxed);
        // The whole of 127.0.0.0/8 is loopback: an address per process and node, so that no two
        // tests can want the same port and none depends on which is free.
        let [_, a, b, c] = std::process::id().to_be_bytes();
        let address = format!("/ip4/127.{}.{b}.{c}/tcp/{}", a | 0x80, 4780 + count);
        let dir = std::env::temp_dir().join(format!("vestigo-{}-{count}", std::process::id()));
        let _absent = std::fs::remove_dir_all(&dir);
        let founded = binary::command()
            .args(["init", "--non-interactive", "--json", "--country", country])
            .args(["--agency", "SYNTHETIC Tracing Office", "--slug", "office"])
            .args(["--listen", &address, "--data-dir"])
            .arg(&dir)
            .output()
            .expect("vestigo runs");
        assert!(founded.status.success(), "init: {}", String::from_utf8_lossy(&founded.stderr));
        let view: serde_json::Value = serde_json::from_slice(&founded.stdout).expect("JSON");
        let text = |key: &str| view.get(key).and_then(|v| v.as_str()).expect(key).to_owned();
        let mut node = Self {
            name: text("node"),
            safety_number: text("safety_number"),
            address,
            dir,
            environment: Vec::new(),
            process: None,
            starts: 0,
        };
        node.set("VESTIGO_DESK_RELEASE_INTERVAL_SECONDS", "0");
        node.set("VESTIGO_DESK_SAMPLED_SHARE_PERCENT", "0");
        node.set("VESTIGO_LOG_CHECKPOINT_INTERVAL_MS", "50");
        // Restarts are found again at once.
        node.set("VESTIGO_NET_REDIAL_MIN_MS", "100");
        node.set("VESTIGO_NET_REDIAL_MAX_MS", "400");
        node
    }

    /// Sets a variable of the environment for the starts that follow.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// The data directory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The local API.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(&self.dir)
    }

    /// Starts the process and waits until it listens and answers.
    pub async fn start(&mut self) {
        self.spawn();
        let client = self.client();
        let what = format!("{} serves", self.name);
        until(&what, async || {
            if let Some(ended) = self.process.as_mut().and_then(|p| p.try_wait().ok().flatten()) {
                panic!("{} ended with {ended}:\n{}", self.name, self.messages());
            }
            client.status(ME).await.ok().filter(|s| !s.listening.is_empty())
        })
        .await;
    }

    /// Starts the process and waits for nothing.
    pub fn spawn(&mut self) {
        assert!(self.process.is_none(), "{} runs already", self.name);
        self.starts += 1;
        let messages = File::options()
            .create(true)
            .append(true)
            .open(self.dir.join("serve.log"))
            .expect("a file for messages");
        let process = binary::command()
            .args(["serve", "--data-dir"])
            .arg(&self.dir)
            .envs(self.environment.iter().map(|(k, v)| (k, v)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(messages)
            .spawn()
            .expect("vestigo runs");
        self.process = Some(process);
    }

    /// What it wrote to standard error, over all its starts.
    #[must_use]
    pub fn messages(&self) -> String {
        std::fs::read_to_string(self.dir.join("serve.log")).unwrap_or_default()
    }

    /// SIGTERM, and waits for an end in order.
    pub async fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let pid = i32::try_from(process.id()).ok().and_then(Pid::from_raw).expect("a process id");
        kill_process(pid, Signal::TERM).expect("our own process");
        let what = format!("{} stops", self.name);
        let ended = until(&what, async || process.try_wait().expect("our own process")).await;
        assert!(ended.success(), "{} ended with {ended}:\n{}", self.name, self.messages());
    }

    /// Waits until it ends by itself, and gives its exit code.
    pub async fn ended(&mut self) -> i32 {
        let mut process = self.process.take().expect("it was started");
        let what = format!("{} ends", self.name);
        let ended = until(&what, async || process.try_wait().expect("our own process")).await;
        ended.code().unwrap_or(-1)
    }

    /// SIGKILL. When this returns, the process is gone.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("our own process");
            process.wait().expect("our own process");
        }
    }

    /// Whether a process was started and not stopped.
    #[must_use]
    pub const fn runs(&self) -> bool {
        self.process.is_some()
    }

    /// Runs one command of the command line on this node: exit code, standard output and error.
    #[must_use]
    pub fn command(&self, args: &[&str]) -> (i32, String, String) {
        let ran = binary::command()
            .args(args)
            .arg("--data-dir")
            .arg(&self.dir)
            .output()
            .expect("vestigo runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (ran.status.code().unwrap_or(-1), text(&ran.stdout), text(&ran.stderr))
    }

    /// Its status.
    pub async fn status(&self) -> StatusView {
        self.client().status(ME).await.expect("a status")
    }

    /// The value of an alarm's argument, 0 if there is no such alarm.
    pub async fn alarm(&self, key: &str) -> u64 {
        let status = self.status().await;
        let count = |a: &vestigo::service::views::AlarmView| a.args.get("count")?.parse().ok();
        status.alarms.iter().find(|a| a.key == key).and_then(count).unwrap_or(0)
    }

    /// What is in its log now.
    #[must_use]
    pub fn journal(&self) -> Journal {
        Journal::open(&self.dir)
    }

    /// Sees its log grow.
    #[must_use]
    pub fn watch(&self) -> Watch {
        Watch::open(&self.dir)
    }

    /// Waits until nothing is on its way from here, and reads the log then.
    pub async fn settled(&self) -> Journal {
        let what = format!("the outbox of {} is empty", self.name);
        let mut watch = self.watch();
        until(&what, async || (watch.on_their_way() == 0).then_some(())).await;
        self.journal()
    }

    /// Imports a CSV file into a record set.
    pub fn import(&self, set: &str, kind: &str, csv: &str) {
        let file = self.dir.join("import.csv");
        std::fs::write(&file, csv).expect("a file");
        let file = file.display().to_string();
        let args = ["registry", "import", &file, "--set", set, "--kind", kind];
        let years = ["--from-year", "1990", "--to-year", "2025", "--all-or-nothing"];
        let (exit, _, error) = self.command(&[&args[..], &years[..]].concat());
        assert_eq!(exit, 0, "import: {error}");
    }

    /// Submits a trace.
    pub async fn submit(&self, request: TraceRequest) -> TraceView {
        self.client().trace_submit(ME, request).await.expect("a trace")
    }

    /// Waits until a trace is as `wanted` says.
    pub async fn trace_when(
        &self,
        id: &str,
        what: &str,
        wanted: impl Fn(&TraceView) -> bool,
    ) -> TraceView {
        let client = self.client();
        until(what, async || {
            let trace: Outcome<TraceView> = client.trace(ME, id.to_owned()).await;
            trace.ok().filter(|t| wanted(t))
        })
        .await
    }

    /// Submits a trace and waits for the decision of its first hop.
    pub async fn ask(&self, request: TraceRequest) -> HopView {
        let trace = self.submit(request).await;
        let decided = |t: &TraceView| t.hops.first().is_some_and(|h| h.decided.is_some());
        let mut trace = self.trace_when(&trace.id, "the trace is decided", decided).await;
        trace.hops.swap_remove(0)
    }

    /// Waits for the one case of an exchange.
    pub async fn case_when(
        &self,
        id: &str,
        what: &str,
        wanted: impl Fn(&CaseView) -> bool,
    ) -> CaseView {
        let client = self.client();
        until(what, async || {
            let case: Outcome<CaseView> = client.case(ME, id.to_owned()).await;
            case.ok().filter(|c| wanted(c))
        })
        .await
    }

    /// `log verify` on the stopped node; fails if it finds anything.
    pub fn assert_log_holds(&self) {
        assert!(!self.runs(), "stop it first");
        let (exit, out, error) = self.command(&["log", "verify", "--json"]);
        assert_eq!(exit, 0, "{}: {out}{error}", self.name);
        let view: LogVerifyView = serde_json::from_str(&out).expect("JSON");
        assert_eq!(view.problems, [], "{}", self.name);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
        #[expect(clippy::print_stderr, reason = "a failing test shows what its nodes said")]
        if std::thread::panicking() {
            eprintln!("--- {} ---\n{}", self.name, self.messages());
        }
        // For looking into a failure.
        if std::env::var_os("VESTIGO_TEST_KEEP").is_none() {
            let _absent = std::fs::remove_dir_all(&self.dir);
        }
    }
}
