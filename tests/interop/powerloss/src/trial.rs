//! The harness: cycle by cycle, write, stop, copy, kill, and see what is left.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, set_parent_process_death_signal};

use crate::Failure;
use crate::device::{Mounted, make_image};
use crate::engine::Engine;
use crate::report::{Report, Row};
use crate::verifier::Findings;

/// Cycles with the ext4 default of a commit every 5 s: each writes for longer than that.
const DEFAULT_MOUNT_CYCLES: u32 = 1;

/// Cycles of the control whose `fsync` does nothing.
const CONTROL_CYCLES: u32 = 2;

/// How long a writer may take to its first commit.
const FIRST_COMMIT_WITHIN: Duration = Duration::from_secs(60);

/// How long a stopped writer may take to leave the system call that it was in.
const STOPPED_WITHIN: Duration = Duration::from_secs(60);

/// How long a verifier may take. It needs some seconds; an engine may also never come back.
const VERIFIED_WITHIN: Duration = Duration::from_secs(120);

/// How often a condition is looked at.
const POLL: Duration = Duration::from_millis(5);

/// What the trial is asked to do.
#[derive(Debug)]
pub struct Options {
    /// Cycles for each engine with the harsh mount.
    pub cycles: u32,
    /// Where the records and the moments come from.
    pub seed: u64,
    /// An empty directory for images and mounts.
    pub directory: PathBuf,
    /// The library that takes `fsync` away from the control.
    pub without_sync: PathBuf,
    /// The commit that is tried, for the report.
    pub commit: String,
    /// Today's date, for the report.
    pub date: String,
}

/// How ext4 is mounted, and when the power goes.
#[derive(Clone, Copy, Debug)]
pub struct Mount {
    /// Options of `mount`; empty for the defaults.
    pub options: &'static str,
    /// Earliest and latest moment, in ms after the first commit.
    moment_ms: (u64, u64),
}

/// The journal commits by itself only every 300 s: what no `fsync` asked for stays in memory.
const HARSH: Mount = Mount { options: "commit=300", moment_ms: (1_000, 4_000) };

/// As installed: the journal commits every 5 s, and the power goes after the first of these.
const DEFAULT: Mount = Mount { options: "", moment_ms: (6_000, 9_000) };

/// What is tried, and how.
#[derive(Clone, Copy, Debug)]
pub struct Contender {
    /// The database.
    pub engine: Engine,
    /// The file system under it.
    pub mount: Mount,
    /// True for the control: the same program with an `fsync` that does nothing, which shows that
    /// the trial would see a loss in this engine too.
    pub without_sync: bool,
    cycles: u32,
}

/// What one cycle showed.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// Records that were acknowledged before the stop.
    pub acknowledged: u64,
    /// The database where it was, after the writer was killed: the page cache survives that, so
    /// a loss here would be the engine's or the harness's own, and no effect of the power.
    pub after_kill: Verdict,
    /// The database on the copy.
    pub after_power_loss: Verdict,
}

/// What the verifier made of a database.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It was opened and read.
    Read(Findings),
    /// It could not be: the verifier's last words. All acknowledged records count as lost.
    Unreadable(String),
}

impl Verdict {
    /// Of so many acknowledged records, those that are gone.
    pub const fn lost(&self, acknowledged: u64) -> u64 {
        match self {
            Self::Read(findings) => findings.lost(),
            Self::Unreadable(_) => acknowledged,
        }
    }

    /// Whether everything acknowledged is there, no commit in part, and no contradiction.
    pub const fn is_whole(&self) -> bool {
        match self {
            Self::Read(findings) => {
                findings.lost() == 0 && findings.torn == 0 && findings.contradiction.is_none()
            }
            Self::Unreadable(_) => false,
        }
    }
}

/// Carries out the whole trial.
pub fn run(options: &Options) -> Result<Report, Failure> {
    // `run` cleans up after this process, so this process must not outlive `run`.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let started = Instant::now();
    let contender =
        |engine, mount, cycles| Contender { engine, mount, without_sync: false, cycles };
    let contenders = [
        contender(Engine::Sled, HARSH, options.cycles),
        contender(Engine::Vestigo, HARSH, options.cycles),
        contender(Engine::Sled, DEFAULT, DEFAULT_MOUNT_CYCLES),
        contender(Engine::Vestigo, DEFAULT, DEFAULT_MOUNT_CYCLES),
        Contender { without_sync: true, ..contender(Engine::Vestigo, HARSH, CONTROL_CYCLES) },
    ];
    let mut rows = Vec::new();
    for contender in contenders {
        let mut row = Row { contender, cycles: Vec::new() };
        for number in 1..=contender.cycles {
            let moment = moment(options.seed, number, contender.mount);
            let cycle = cycle(options, contender, moment)?;
            eprintln!("{}", row.progress(&cycle, moment, contender.cycles));
            row.cycles.push(cycle);
        }
        rows.push(row);
    }
    Ok(Report {
        rows,
        cycles: options.cycles,
        seed: options.seed,
        commit: options.commit.clone(),
        date: options.date.clone(),
        seconds: started.elapsed().as_secs(),
    })
}

/// The moment of a cycle: the same for each engine, so that they are stopped equally late.
fn moment(seed: u64, cycle: u32, mount: Mount) -> Duration {
    let (earliest, latest) = mount.moment_ms;
    // SplitMix64 (Steele, Lea, Flood 2014): well mixed even for seeds 1, 2, 3.
    let mut z = seed.wrapping_add(u64::from(cycle).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    Duration::from_millis(earliest + z % (latest - earliest + 1))
}

fn cycle(options: &Options, contender: Contender, moment: Duration) -> Result<Cycle, Failure> {
    let place = |name: &str| options.directory.join(name);
    let (image, copy, acknowledgements) = (place("image"), place("copy"), place("acknowledged"));
    make_image(&image)?;
    let device = Mounted::mount(&image, &place("mounted"), contender.mount.options)?;
    let database = device.point().join("database");
    std::fs::create_dir(&database)?;
    // The empty directory is no record of anybody's: it does not count as a loss.
    device.sync()?;

    let mut writer = Writer::start(options, contender, &database, &acknowledgements)?;
    writer.wait_for_first_commit()?;
    std::thread::sleep(moment);
    writer.stop()?;
    let acknowledged = count(&acknowledgements)?;
    device.copy_to(&copy)?;
    writer.kill()?;

    let verify = |database: &Path| verify(options, contender.engine, database, acknowledged);
    let after_kill = verify(&database)?;
    device.unmount()?;
    std::fs::remove_file(&image)?;

    // A machine that comes up again mounts with its usual options.
    let device = Mounted::mount(&copy, &place("mounted"), "")?;
    let after_power_loss = verify(&device.point().join("database"))?;
    device.unmount()?;
    std::fs::remove_file(&copy)?;
    Ok(Cycle { acknowledged, after_kill, after_power_loss })
}

/// The running writer; killed when it goes out of scope.
struct Writer {
    child: Child,
    acknowledgements: PathBuf,
}

impl Writer {
    /// Starts one that acknowledges into a file, which lies outside the device.
    fn start(
        options: &Options,
        contender: Contender,
        database: &Path,
        acknowledgements: &Path,
    ) -> Result<Self, Failure> {
        let mut command = this_program("write", contender.engine, database, options.seed)?;
        command.stdout(File::create(acknowledgements)?);
        if contender.without_sync {
            // ld.so(8) splits at spaces and colons, which a path may have: so a relative one.
            let (directory, name) =
                (options.without_sync.parent(), options.without_sync.file_name());
            let (directory, name) = directory.zip(name).ok_or("--without-sync names no file")?;
            command.current_dir(directory).env("LD_PRELOAD", Path::new(".").join(name));
        }
        Ok(Self { child: command.spawn()?, acknowledgements: acknowledgements.to_owned() })
    }

    fn wait_for_first_commit(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        while std::fs::metadata(&self.acknowledgements)?.len() == 0 {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the writer ended before its first commit ({status})").into());
            }
            if started.elapsed() > FIRST_COMMIT_WITHIN {
                return Err("the writer made no commit within 60 s".into());
            }
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    /// Stops the writer and waits until no thread of it is on the processor or in a system call.
    fn stop(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        kill_process(Pid::from_child(&self.child), Signal::STOP)?;
        while !self.is_stopped()? {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the writer ended before it was stopped ({status})").into());
            }
            if started.elapsed() > STOPPED_WITHIN {
                return Err("the writer did not stop within 60 s".into());
            }
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    fn is_stopped(&self) -> Result<bool, Failure> {
        for task in std::fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            let stat = std::fs::read_to_string(task?.path().join("stat"))?;
            // proc(5): the state follows the program's name, which is in parentheses.
            let state = stat.rsplit_once(')').map(|(_, rest)| rest.trim_start());
            if !state.is_some_and(|state| state.starts_with('T')) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn kill(mut self) -> Result<(), Failure> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Without effect on one that was waited for.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

fn this_program(
    role: &str,
    engine: Engine,
    database: &Path,
    seed: u64,
) -> Result<Command, Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args([role, engine.word()]).arg(database).arg(seed.to_string());
    command.stdin(Stdio::null());
    Ok(command)
}

/// Acknowledged records: the lines, which count from 0 without a gap.
fn count(acknowledgements: &Path) -> Result<u64, Failure> {
    let text = std::fs::read_to_string(acknowledgements)?;
    let mut count = 0;
    for line in text.lines() {
        if line.parse() != Ok(count) {
            return Err(format!("acknowledgement {count} reads {line:?}").into());
        }
        count += 1;
    }
    Ok(count)
}

/// Runs the verifier in a process of its own: an engine may panic or hang on what it finds.
fn verify(
    options: &Options,
    engine: Engine,
    database: &Path,
    acknowledged: u64,
) -> Result<Verdict, Failure> {
    let (said, complained) =
        (options.directory.join("findings"), options.directory.join("complaints"));
    let mut command = this_program("verify", engine, database, options.seed)?;
    command.arg(acknowledged.to_string());
    command.stdout(File::create(&said)?).stderr(File::create(&complained)?);
    command.env("RUST_BACKTRACE", "0");
    let mut child = command.spawn()?;
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if started.elapsed() > VERIFIED_WITHIN {
            child.kill()?;
            child.wait()?;
            return Ok(Verdict::Unreadable("the verifier did not end within 120 s".to_owned()));
        }
        std::thread::sleep(POLL);
    };
    if !status.success() {
        let complaint = String::from_utf8_lossy(&std::fs::read(&complained)?).into_owned();
        return Ok(Verdict::Unreadable(last_words(&complaint)));
    }
    let said = std::fs::read_to_string(&said)?;
    let findings = Findings::from_json(&said).ok_or("the verifier's findings cannot be read")?;
    Ok(Verdict::Read(findings))
}

/// The message of a panic or an error, in one line: without the thread and the place in the
/// sources, which say more about this machine than about the database.
fn last_words(complaint: &str) -> String {
    let is_message = |line: &&str| !line.starts_with("thread '") && !line.starts_with("note: ");
    let words: Vec<&str> =
        complaint.lines().filter(is_message).flat_map(str::split_whitespace).collect();
    words.join(" ")
}
