//! The socket file `<data>/vestigo.sock`: mode 0600; a dead one is replaced, a live one is not.

use std::io;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use thiserror::Error;
use tokio::net::UnixListener;

use crate::service::{ErrorCode, ServiceError};

/// Name of the socket in the data directory.
pub const FILE_NAME: &str = "vestigo.sock";

/// Longest path of a socket on Linux (`sun_path` without its final zero).
pub const PATH_MAX: usize = 107;

/// Why the socket could not be opened.
#[derive(Debug, Error)]
pub enum SocketError {
    /// Another process listens on it.
    #[error("{0}: a node is running here")]
    Live(PathBuf),
    /// Something that is no socket has its name.
    #[error("{0} is in the way: not a socket")]
    NotASocket(PathBuf),
    /// The data directory's path is too long for a socket in it.
    #[error("{0}: longer than {PATH_MAX} bytes")]
    TooLong(PathBuf),
    /// The operating system refused.
    #[error("{path}: {source}")]
    Io {
        /// The socket.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl From<SocketError> for ServiceError {
    fn from(error: SocketError) -> Self {
        match &error {
            SocketError::Live(path) => {
                let dir = path.parent().unwrap_or(path);
                Self::new(ErrorCode::Running, "error-running").with("data", dir.display())
            }
            SocketError::NotASocket(path) => {
                Self::new(ErrorCode::BadInput, "error-socket-in-the-way")
                    .with("path", path.display())
            }
            SocketError::TooLong(path) => Self::new(ErrorCode::BadInput, "error-socket-too-long")
                .with("path", path.display())
                .with("limit", PATH_MAX),
            SocketError::Io { path, source } => Self::file(path, source),
        }
    }
}

/// Where the socket of a data directory is.
#[must_use]
pub fn path_in(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE_NAME)
}

/// True if a process listens on the socket of `data_dir`.
#[must_use]
pub fn is_live(data_dir: &Path) -> bool {
    std::os::unix::net::UnixStream::connect(path_in(data_dir)).is_ok()
}

/// Opens the socket of `data_dir`. Call it under the data directory's lock, and within a tokio
/// runtime.
///
/// # Errors
/// Any [`SocketError`].
pub fn bind(data_dir: &Path) -> Result<UnixListener, SocketError> {
    let path = path_in(data_dir);
    if path.as_os_str().len() > PATH_MAX {
        return Err(SocketError::TooLong(path));
    }
    let fail = |source| SocketError::Io { path: path.clone(), source };
    match std::fs::symlink_metadata(&path) {
        Ok(meta) if !meta.file_type().is_socket() => return Err(SocketError::NotASocket(path)),
        Ok(_) if is_live(data_dir) => return Err(SocketError::Live(path)),
        // Left by a process that was killed.
        Ok(_) => std::fs::remove_file(&path).map_err(fail)?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(fail(e)),
    }
    let listener = UnixListener::bind(&path).map_err(fail)?;
    // Until here the directory's mode 0700 keeps others out.
    let owner_only = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(&path, owner_only).map_err(fail)?;
    Ok(listener)
}
