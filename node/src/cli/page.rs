//! `verify.html`: the page with which a bundle is checked in a browser, without a network. It is
//! built from `verify/` and compiled in.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use vestigo_protocol::ids::Digest;

use super::Answer;
use super::world::Setting;
use crate::service::{ErrorCode, Outcome, ServiceError};

/// The page, whole: one file with its own style and program.
const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../verify/verify.html"));

/// Writes the page and says its digest, which whoever is handed the page can compare.
///
/// # Errors
/// The file exists or cannot be written.
pub(super) fn write(out: &Path, setting: &Setting) -> Outcome<Answer> {
    save(out)?;
    Answer::done(&serde_json::json!({"page": out, "sha256": digest()}), said(out, setting))
}

/// Writes the page beside a bundle, as `BUNDLE.verify.html`.
///
/// # Errors
/// As [`write`].
pub(super) fn beside(bundle: &Path, setting: &Setting, mut answer: Answer) -> Outcome<Answer> {
    let mut out = bundle.as_os_str().to_owned();
    out.push(".verify.html");
    let out = PathBuf::from(out);
    save(&out)?;
    answer.human.push_str(&said(&out, setting));
    if let Some(members) = answer.json.as_object_mut() {
        let page = serde_json::json!({"file": out, "sha256": digest()});
        members.insert("page".to_owned(), page);
    }
    Ok(answer)
}

fn digest() -> String {
    Digest::of(PAGE.as_bytes()).to_hex()
}

fn said(out: &Path, setting: &Setting) -> String {
    let args = [("file", out.display().to_string().into()), ("digest", digest().into())];
    let mut words = setting.text.say_with("note-page-written", &args);
    words.push('\n');
    words
}

/// Everybody may read it: there is nothing of the case in it.
fn save(out: &Path) -> Outcome<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o644);
    let written = options.open(out).and_then(|mut file| {
        file.write_all(PAGE.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            ServiceError::new(ErrorCode::BadInput, "error-out-exists").with("path", out.display())
        }
        _ => ServiceError::file(out, &e),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that could load, send or run anything else would not be one for a court.
    #[test]
    fn the_page_allows_itself_nothing_but_its_own_style_and_program() {
        let (_, policy) = PAGE.split_once("Content-Security-Policy\" content=\"").unwrap();
        let (policy, _) = policy.split_once('"').unwrap();
        let rules: Vec<&str> = policy.split("; ").collect();
        let [default, script, style, rest @ ..] = rules.as_slice() else { panic!("{policy}") };
        assert_eq!(*default, "default-src 'none'");
        for (rule, name, element) in
            [(script, "script-src", "script"), (style, "style-src", "style")]
        {
            let (_, inner) = PAGE.split_once(&format!("<{element}>")).unwrap();
            let (inner, _) = inner.split_once(&format!("</{element}>")).unwrap();
            let digest = base64::Engine::encode(
                &base64::engine::general_purpose::STANDARD,
                Digest::of(inner.as_bytes()).as_bytes(),
            );
            assert_eq!(**rule, format!("{name} 'sha256-{digest}'"));
        }
        let expected = [
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ];
        assert_eq!(rest, expected);
        assert_eq!(PAGE.matches("<script").count(), 1);
        for foreign in ["src=", "href=", "@import", "url("] {
            let (_, style) = PAGE.split_once("<style>").unwrap();
            let (style, _) = style.split_once("</style>").unwrap();
            assert!(!style.contains(foreign), "{foreign}");
        }
        // It says consistent and authentic, and which of them.
        let words = PAGE.lines().find(|line| line.contains("TEXTS = {")).unwrap();
        let words = words.to_lowercase();
        for word in ["valid", "válid"] {
            assert!(!words.contains(word), "{word}");
        }
    }

    #[test]
    fn the_page_is_never_written_over_a_file() {
        let dir = tempdir();
        let out = dir.join("verify.html");
        save(&out).unwrap();
        assert_eq!(std::fs::read_to_string(&out).unwrap(), PAGE);
        assert_eq!(save(&out).unwrap_err().key, "error-out-exists");
        std::fs::remove_dir_all(&dir).unwrap();
    }

    fn tempdir() -> PathBuf {
        let dir = std::env::temp_dir().join(format!("vestigo-page-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        dir
    }
}
