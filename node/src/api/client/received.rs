//! What comes in many pieces: lines of JSON, and files made of them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use http_body_util::BodyExt as _;
use hyper::Response;
use hyper::body::Incoming;
use serde::de::DeserializeOwned;

use super::ANSWER_MAX;
use crate::service::{Outcome, ServiceError};

/// Lines of JSON as they arrive.
pub(super) struct Lines {
    body: Incoming,
    waiting: Vec<u8>,
}

impl Lines {
    pub(super) fn of(response: Response<Incoming>) -> Self {
        Self { body: response.into_body(), waiting: Vec::new() }
    }

    /// The next line; none at the end.
    pub(super) async fn next<T: DeserializeOwned>(&mut self) -> Outcome<Option<T>> {
        loop {
            if let Some(end) = self.waiting.iter().position(|b| *b == b'\n') {
                let line: Vec<u8> = self.waiting.drain(..=end).collect();
                return serde_json::from_slice(&line).map(Some).map_err(ServiceError::unexpected);
            }
            if self.waiting.len() > ANSWER_MAX {
                return Err(ServiceError::unexpected("a line of the answer is too long"));
            }
            let Some(frame) = self.body.frame().await else { return Ok(None) };
            let frame = frame.map_err(ServiceError::unexpected)?;
            self.waiting.extend_from_slice(frame.data_ref().map_or(&[][..], |data| data));
        }
    }
}

/// A private file that was not there before.
pub(super) struct NewFile {
    path: PathBuf,
    file: BufWriter<File>,
}

impl NewFile {
    pub(super) fn at(path: &Path) -> Outcome<Self> {
        let file = File::options().write(true).create_new(true).mode(0o600).open(path);
        let file = file.map_err(|e| ServiceError::file(path, &e))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file) })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.file.write_all(bytes).map_err(|e| ServiceError::file(&self.path, &e))
    }

    /// Makes it durable.
    pub(super) fn finish(mut self) -> Outcome<()> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|e| ServiceError::file(&self.path, &e))
    }
}
