//! Forms with a file. A register is streamed into a private file, never held in memory; a small file
//! is read whole.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::sync::PoisonError;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::header;
use http_body_util::Limited;

use super::Service;
use super::routes::FORM_MAX;
use super::visit::{Fields, Visit};
use crate::service::views::UploadPlace;
use crate::service::{ErrorCode, Outcome, ServiceError};

/// A form with a file.
pub(super) struct Sent {
    /// Its other fields.
    pub(super) fields: Fields,
    /// The file, if one was chosen.
    pub(super) file: Option<SentFile>,
}

/// A file that was sent. Removed when dropped, unless it was [`Self::taken`].
pub(super) struct SentFile {
    /// Its name on the sender's computer.
    pub(super) name: String,
    path: Option<PathBuf>,
}

impl SentFile {
    /// Hands the file over.
    pub(super) fn taken(mut self) -> (String, PathBuf) {
        (std::mem::take(&mut self.name), self.path.take().unwrap_or_default())
    }
}

impl Drop for SentFile {
    fn drop(&mut self) {
        if let Some(path) = self.path.take() {
            let _removed = std::fs::remove_file(path);
        }
    }
}

fn broken(_: impl std::error::Error) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-upload-broken")
}

impl<S: Service> Visit<S> {
    /// Reads a form with one file, which goes to a place.
    ///
    /// # Errors
    /// The form is none, it is larger than it may be, or the connection broke: then nothing is left
    /// of the file.
    pub(super) async fn receive(&mut self, field: &str, place: &UploadPlace) -> Outcome<Sent> {
        let body = self.body.get_mut().unwrap_or_else(PoisonError::into_inner);
        let body = std::mem::replace(body, Body::empty());
        let mut request = Request::new(Body::new(Limited::new(body, self.body_max)));
        if let Some(kind) = self.headers.get(header::CONTENT_TYPE) {
            request.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
        }
        // Bounded above, and by the place.
        DefaultBodyLimit::disable().apply(&mut request);
        let mut form = Multipart::from_request(request, &()).await.map_err(broken)?;
        let mut sent = Sent { fields: Fields::default(), file: None };
        let (mut text_bytes, mut is_over) = (0usize, false);
        while let Some(mut part) = form.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let wanted = file_name.as_ref().filter(|file| name == field && !file.is_empty());
            let mut file = match wanted {
                Some(file_name) if sent.file.is_none() => {
                    let failed = |e: std::io::Error| ServiceError::file(&place.path, &e);
                    let mut new = std::fs::File::options();
                    let to = new.write(true).create_new(true).mode(0o600).open(&place.path);
                    let path = Some(place.path.clone());
                    sent.file = Some(SentFile { name: file_name.clone(), path });
                    Some(to.map_err(failed)?)
                }
                _ => None,
            };
            let mut received = 0u64;
            let mut text = Vec::new();
            while let Some(piece) = part.chunk().await.map_err(broken)? {
                received = received.saturating_add(piece.len() as u64);
                match &mut file {
                    Some(file) if received <= place.max_bytes => {
                        // The page cache takes it; the file is only a copy.
                        file.write_all(&piece).map_err(|e| ServiceError::file(&place.path, &e))?;
                    }
                    // Read to its end and dropped: a browser that is still writing would not see
                    // the answer.
                    Some(_) => is_over = true,
                    None if file_name.is_none() => {
                        text_bytes = text_bytes.saturating_add(piece.len());
                        if text_bytes > FORM_MAX {
                            return Err(too_large(FORM_MAX as u64));
                        }
                        text.extend_from_slice(&piece);
                    }
                    None => {}
                }
            }
            if file_name.is_none() {
                sent.fields.0.push((name, String::from_utf8_lossy(&text).into_owned()));
            }
        }
        if is_over { Err(too_large(place.max_bytes)) } else { Ok(sent) }
    }
}

fn too_large(limit: u64) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-too-large").with("limit", limit)
}

/// Reads a form with a small file: the bytes of its field `file`, and the other fields.
///
/// # Errors
/// It is too large, or no such form.
pub(super) async fn read<S: Service>(visit: &mut Visit<S>) -> Outcome<(Vec<u8>, Fields)> {
    let unreadable = || ServiceError::new(ErrorCode::BadInput, "error-web-upload");
    let mut request = Request::new(Body::from(visit.bytes().await?));
    if let Some(kind) = visit.headers.get(header::CONTENT_TYPE) {
        request.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    }
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let (mut file, mut fields) = (Vec::new(), Fields::default());
    while let Some(part) = multipart.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|_| unreadable())?;
        match name.as_str() {
            "file" => file = bytes.to_vec(),
            name => fields.set(name, String::from_utf8_lossy(&bytes)),
        }
    }
    Ok((file, fields))
}
