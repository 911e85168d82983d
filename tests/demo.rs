//! The demo leaves a desk to sit down at: what it prints is typed, word for word, and does what it
//! says.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test code: what is not as expected ends the test, with its place"
)]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use vestigo_tests::binary;
use vestigo_tests::wait::until;

/// A demo in a healthy run takes a tenth of this; reaching it is a failure.
const BOUND: Duration = Duration::from_secs(400);
/// What is printed once everything waits for a person.
const READY: &str = "Enter: stop the nodes and clean up";

/// A running demo. It is stopped when this is dropped.
struct Demo {
    process: Child,
    heard: mpsc::Receiver<Vec<u8>>,
    said: Vec<u8>,
}

impl Demo {
    fn start() -> Self {
        let mut process = binary::command()
            .args(["demo", "--lang", "en"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("vestigo runs");
        let mut out = process.stdout.take().expect("piped");
        let (says, heard) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(bytes @ 1..) = out.read(&mut buffer) {
                if says.send(buffer[..bytes].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { process, heard, said: Vec::new() }
    }

    /// All that it has said when it has said `words`.
    fn until(&mut self, words: &str) -> String {
        let began = Instant::now();
        loop {
            let said = String::from_utf8_lossy(&self.said).into_owned();
            if said.contains(words) {
                return said;
            }
            let left = BOUND.saturating_sub(began.elapsed());
            match self.heard.recv_timeout(left) {
                Ok(more) => self.said.extend(more),
                Err(why) => panic!("{why} before {words:?}:\n{said}"),
            }
        }
    }

    /// Somebody presses Enter; gives all that it said.
    fn enter(mut self) -> (bool, String) {
        let mut input = self.process.stdin.take().expect("piped");
        input.write_all(b"\n").expect("it reads");
        let ended = self.process.wait().expect("our own process");
        self.said.extend(self.heard.iter().flatten());
        (ended.success(), String::from_utf8_lossy(&self.said).into_owned())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // The end of its input ends it in order, with its nodes.
        drop(self.process.stdin.take());
        let _ended = self.process.wait();
    }
}

/// Types a line in a shell that finds `vestigo` as whoever reads the line does.
fn typed(line: &str) -> (bool, String) {
    let program = binary::path();
    let dir = program.parent().expect("it lies in a directory");
    let paths = std::env::var("PATH").expect("a path");
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).env("PATH", format!("{}:{paths}", dir.display()));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("VESTIGO_") {
            shell.env_remove(name);
        }
    }
    let ran = shell.env("VESTIGO_LANG", "en").stdin(Stdio::null()).output().expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (ran.status.success(), text(&ran.stdout) + &text(&ran.stderr))
}

/// Types a line until its outcome says `words`: what was sent a moment ago is on its way.
async fn typed_until(line: &str, words: &str) {
    let what = format!("{line} says {words}");
    until(&what, async || {
        let (done, said) = typed(line);
        (done && said.contains(words)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn every_command_that_the_demo_prints_for_the_focal_point_does_what_it_says() {
    let mut demo = Demo::start();
    let said = demo.until(READY);
    let desk = said.split("requests wait on XE's desk").nth(1).expect("a desk");
    assert!(desk.contains("You are officer-1 of XE. Passphrase: SYNTHETIC passphrase of XE"));
    let commands: Vec<&str> =
        desk.lines().filter_map(|line| line.trim().strip_prefix("$ ")).collect();
    let [list, show, answer, refuse, delay, explain, answered, refused, delayed] = commands[..]
    else {
        panic!("nine commands:\n{desk}");
    };

    // List and read: the three wait, and each level is shown as it would be read.
    let (done, said) = typed(list);
    assert!(done && said.matches("vestigo/xa/tracing-centre").count() >= 3, "{said}");
    let (done, said) = typed(show);
    for words in ["What would be released", "L1", "L3", "last recorded lawful holder", "officer"] {
        assert!(done && said.contains(words), "{words}: {said}");
    }

    // Decide, and see what the asker sees.
    for line in [answer, refuse, delay] {
        let (done, said) = typed(line);
        assert!(done, "{line}\n{said}");
    }
    typed_until(explain, "officer-1").await;
    typed_until(answered, "R01 last recorded lawful holder identified").await;
    typed_until(refused, "D1").await;
    typed_until(refused, "refused").await;
    typed_until(delayed, "delayed").await;
    let (done, said) = typed(list);
    assert!(done && !said.contains("vestigo/xa/tracing-centre"), "nothing waits any more: {said}");

    // Enter ends it; every claim held; nothing is left.
    let place = list.split_whitespace().find_map(|word| word.strip_suffix("/xe")).unwrap();
    assert!(Path::new(place).is_dir());
    let (held, said) = demo.enter();
    assert!(held, "{said}");
    assert!(!Path::new(place).exists());
}
