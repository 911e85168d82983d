//! Golden vectors: deterministic material that other implementers can check themselves against,
//! and the federation that tests of evidence are made of.
//!
//! `VESTIGO_WRITE_VECTORS=1 cargo test -p vestigo-protocol vectors` writes `protocol/vectors`.

pub(crate) mod federation;
pub(crate) mod conversation;
mod bad;
mod codes;
mod files;
mod good;
mod read;

use std::path::Path;

use conversation::Conversation;
use federation::Exchange;
use files::{Files, directory};

/// Everything that is committed. Checkpoints are reused: their ML-DSA-44 signatures are hedged.
fn generate() -> Files {
    let talk = Conversation::hold();
    let (small, attacker) = (Exchange::play(""), Exchange::play("attacker "));
    let nodes = [&talk.asker, &talk.holder, &small.asker, &attacker.asker, &attacker.holder];
    let kept = files::kept(&nodes.map(|node| node.log.keys()));
    let mut files = Files::default();
    good::write(&mut files, &talk, &kept);
    bad::write(&mut files, &talk, &kept);
    let sums = files.sums();
    files.add_plain("SHA256SUMS", sums);
    files
}

/// Paths of all files below `directory`, relative to it.
fn list(directory: &Path, below: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
}

fn write_all(files: &Files) {
    let _absent_the_first_time = std::fs::remove_dir_all(directory());
    for (path, bytes) in &files.0 {
        let path = directory().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn the_committed_vectors_are_what_this_code_makes() {
    let files = generate();
    if std::env::var_os("VESTIGO_WRITE_VECTORS").is_some() {
        write_all(&files);
    }
    let mut committed = Vec::new();
    list(&directory(), "", &mut committed);
    committed.sort();
    let made: Vec<&String> = files.0.keys().collect();
    assert_eq!(committed.iter().collect::<Vec<_>>(), made);
    for (path, bytes) in &files.0 {
        let same = std::fs::read(directory().join(path)).unwrap() == *bytes;
        assert!(same, "{path} differs from what this code makes");
    }
}

#[test]
fn every_committed_vector_reads_as_its_json_says() {
    let mut committed = Vec::new();
    list(&directory(), "", &mut committed);
    let descriptions = committed.iter().filter(|name| name.ends_with(".json"));
    let checked = descriptions.map(|name| read::check(name)).count();
    assert!(checked > 60, "only {checked} vectors");
}
