//! Files that pages need besides themselves: compiled in, named by the hash of their bytes so that a
//! browser may keep them for ever, and compressed once.

use std::io::Write as _;
use std::sync::LazyLock;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use vestigo_protocol::ids::Digest;

/// Where they lie.
pub(super) const FOLDER: &str = "/static/";

/// A file: its name, its media type, and the parts that it is put together from. A new one adds one
/// line.
const FILES: [(&str, &str, &[&str]); 4] = [
    (
        "app.css",
        "text/css; charset=utf-8",
        &[include_str!("../../assets/app.css"), include_str!("../../assets/drawing.css")],
    ),
    ("app.js", "text/javascript; charset=utf-8", &[include_str!("../../assets/app.js")]),
    ("icon.svg", "image/svg+xml", &[include_str!("../../assets/icon.svg")]),
    // The base map of pictures: fetched once, and kept.
    ("world.svg", "image/svg+xml", &[include_str!("../../assets/world.svg")]),
];

#[derive(Debug)]
struct Asset {
    name: &'static str,
    /// `/static/app.3f9c1a2b4d5e.css`.
    path: String,
    kind: &'static str,
    plain: Bytes,
    gzip: Bytes,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    FILES.into_iter().map(|(name, kind, parts)| made(name, kind, parts)).collect()
});

fn made(name: &'static str, kind: &'static str, parts: &[&str]) -> Asset {
    let bytes = parts.concat().into_bytes();
    let hash = Digest::of(&bytes).to_hex();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let path = format!("{FOLDER}{stem}.{}.{ending}", hash.get(..12).unwrap_or_default());
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _written = encoder.write_all(&bytes);
    let gzip = Bytes::from(encoder.finish().unwrap_or_default());
    Asset { name, path, kind, plain: Bytes::from(bytes), gzip }
}

/// The address of a file; empty if there is none of that name.
pub(super) fn path(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path.as_str())
}

/// Whether a browser takes gzip.
pub(super) fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| {
        list.split(',').any(|one| {
            let mut parts = one.split(';').map(str::trim);
            parts.next() == Some("gzip") && !parts.any(|q| q == "q=0")
        })
    })
}

/// The file at a path; none if there is no such file.
pub(super) fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let asset = ASSETS.iter().find(|asset| asset.path == path)?;
    let gzip = takes_gzip(headers);
    let bytes = if gzip { asset.gzip.clone() } else { asset.plain.clone() };
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = StatusCode::OK;
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let cache = HeaderValue::from_static("public, max-age=31536000, immutable");
    set.insert(header::CACHE_CONTROL, cache);
    if gzip {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_bytes_and_kept_for_ever() {
        let path = path("app.css");
        assert!(path.starts_with("/static/app.") && path.ends_with(".css") && path.len() == 28);
        let response = file(path, &HeaderMap::new()).unwrap();
        assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        assert!(file("/static/app.000000000000.css", &HeaderMap::new()).is_none());
    }

    #[test]
    fn gzip_goes_to_those_who_take_it() {
        let takes = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            takes_gzip(&headers)
        };
        assert!(takes("br, gzip;q=0.8") && takes("gzip"));
        assert!(!takes("br") && !takes("gzip;q=0") && !takes("x-gzip"));
    }

    #[test]
    fn the_first_page_stays_light() {
        let weight = |name| ASSETS.iter().find(|a| a.name == name).map_or(0, |a| a.gzip.len());
        assert!(weight("app.js") <= 8 * 1024, "{}", weight("app.js"));
        assert!(weight("app.css") <= 20 * 1024, "{}", weight("app.css"));
    }

    #[test]
    fn the_script_writes_no_markup_and_the_style_fetches_nothing() {
        let script = include_str!("../../assets/app.js");
        for sink in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            assert!(!script.contains(sink), "{sink}");
        }
        for storage in ["localStorage", "sessionStorage", "document.cookie", "indexedDB"] {
            assert!(!script.contains(storage), "{storage}");
        }
        let style = include_str!("../../assets/app.css");
        let drawing = include_str!("../../assets/drawing.css");
        for style in [style, drawing] {
            assert!(!style.contains("url(") && !style.contains("@import"));
        }
    }
}
