//! A form with a file: `multipart/form-data`.

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart};
use axum::http::{Request, header};

use super::Service;
use super::visit::{Fields, Visit};
use crate::service::{ErrorCode, Outcome, ServiceError};

/// Reads what was sent: the bytes of the field `file`, and the other fields.
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
