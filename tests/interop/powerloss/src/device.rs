//! A block device whose power can be pulled: an ext4 file system on a loop device.
//!
//! What the file system has sent to the device is in the image file; what it still holds in
//! memory is not. A copy of the image is what a disk would hold after a power cut.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use thiserror::Error;

/// Size of an image, sparse. The longest run leaves a few hundred MB in it.
const IMAGE_BYTES: u64 = 3 << 30;

/// How long the device may take to become quiet. Writeback of what is dirty takes a few seconds.
const QUIET_WITHIN: Duration = Duration::from_secs(60);

/// Why the device did not do what was asked.
#[derive(Debug, Error)]
pub enum DeviceError {
    /// A file of the harness.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A command of the system.
    #[error("`{command}` failed: {output}")]
    Command {
        /// The command line.
        command: String,
        /// Its standard error.
        output: String,
    },
    /// The mount is not in the table, or not on a loop device.
    #[error("{0} is not mounted on a loop device")]
    NotLoop(PathBuf),
    /// The device kept writing while it was copied.
    #[error("{0} did not become quiet within 60 s, so no copy of one moment could be taken")]
    Restless(String),
}

/// Makes an image with an empty file system.
pub fn make_image(image: &Path) -> Result<(), DeviceError> {
    let file = |source| DeviceError::File { path: image.to_owned(), source };
    File::create(image).and_then(|f| f.set_len(IMAGE_BYTES)).map_err(file)?;
    // Nothing is left for the kernel to initialise later: only what the engine causes is written.
    let extended = "lazy_itable_init=0,lazy_journal_init=0,nodiscard";
    command("mkfs.ext4", &["-q", "-F", "-N", "8192", "-E", extended, &text(image)])
}

/// A mounted image; unmounting detaches its loop device too.
#[derive(Debug)]
pub struct Mounted {
    image: PathBuf,
    point: PathBuf,
    device: String,
    mounted: bool,
}

impl Mounted {
    /// Mounts an image on a directory with these options besides `loop`.
    pub fn mount(image: &Path, point: &Path, options: &str) -> Result<Self, DeviceError> {
        std::fs::create_dir_all(point)
            .map_err(|source| DeviceError::File { path: point.to_owned(), source })?;
        let options =
            if options.is_empty() { "loop".to_owned() } else { format!("loop,{options}") };
        command("mount", &["-t", "ext4", "-o", &options, &text(image), &text(point)])?;
        let mut mounted = Self {
            image: image.to_owned(),
            point: point.to_owned(),
            device: String::new(),
            mounted: true,
        };
        mounted.device =
            loop_device(point)?.ok_or_else(|| DeviceError::NotLoop(point.to_owned()))?;
        Ok(mounted)
    }

    /// Where it is mounted.
    pub fn point(&self) -> &Path {
        &self.point
    }

    /// Makes all that was written so far durable.
    pub fn sync(&self) -> Result<(), DeviceError> {
        command("sync", &["-f", &text(&self.point)])
    }

    /// Copies what the device holds at one moment, while nobody writes to the file system.
    ///
    /// Writeback may go on in the background, and a copy that is taken meanwhile could hold a
    /// later write without an earlier one: no disk does that across a flush. So the copy counts
    /// only if the device completed no write from its beginning to its end.
    pub fn copy_to(&self, copy: &Path) -> Result<(), DeviceError> {
        let started = Instant::now();
        loop {
            let before = self.writes()?;
            command("cp", &["--sparse=always", &text(&self.image), &text(copy)])?;
            let after = self.writes()?;
            if before == after && before.in_flight == 0 {
                return Ok(());
            }
            if started.elapsed() > QUIET_WITHIN {
                return Err(DeviceError::Restless(self.device.clone()));
            }
        }
    }

    /// Unmounts.
    pub fn unmount(mut self) -> Result<(), DeviceError> {
        self.mounted = false;
        command("umount", &[&text(&self.point)])
    }

    fn writes(&self) -> Result<Writes, DeviceError> {
        let path = PathBuf::from(format!("/sys/block/{}/stat", self.device));
        let stat = read(&path)?;
        // Documentation/block/stat.rst: 5th writes completed, 7th sectors written, 9th in flight.
        let mut fields = stat.split_whitespace().map(|field| field.parse().unwrap_or(0));
        let (completed, sectors, in_flight) = (fields.nth(4), fields.nth(1), fields.nth(1));
        match (completed, sectors, in_flight) {
            (Some(completed), Some(sectors), Some(in_flight)) => {
                Ok(Writes { completed, sectors, in_flight })
            }
            _ => Err(DeviceError::NotLoop(path)),
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Only on the way out with an error, which is the one to report.
        if self.mounted {
            let _already_failing = command("umount", &[&text(&self.point)]);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Writes {
    completed: u64,
    sectors: u64,
    in_flight: u64,
}

/// The name (`loop3`) of the loop device that is mounted on a directory.
fn loop_device(point: &Path) -> Result<Option<String>, DeviceError> {
    let mounts = read(Path::new("/proc/self/mounts"))?;
    let point = text(point);
    Ok(mounts.lines().find_map(|line| {
        let (device, rest) = line.split_once(' ')?;
        let (at, _) = rest.split_once(' ')?;
        let name = device.strip_prefix("/dev/")?;
        // The table writes a space as \040.
        (at.replace("\\040", " ") == point && name.starts_with("loop")).then(|| name.to_owned())
    }))
}

fn read(path: &Path) -> Result<String, DeviceError> {
    std::fs::read_to_string(path)
        .map_err(|source| DeviceError::File { path: path.to_owned(), source })
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn command(program: &str, arguments: &[&str]) -> Result<(), DeviceError> {
    let failed = |output: String| DeviceError::Command {
        command: format!("{program} {}", arguments.join(" ")),
        output,
    };
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}
