//! Golden vectors: deterministic material that other implementers can check themselves against,
//! and the federation that tests of evidence are made of.
//!
//! `VESTIGO_WRITE_VECTORS=1 cargo test -p vestigo-protocol vectors` writes `protocol/vectors`.

pub(crate) mod federation;
pub(crate) mod conversation;
pub(crate) mod dice;
mod bad;
mod codes;
mod files;
mod good;
mod proofs;
mod read;

use std::path::Path;

use conversation::Conversation;
use federation::{DAY, Draft, Exchange, Node, common, send};
use files::{Files, directory};

use crate::bundle::Bundle;
use crate::log::tile::{self, Tile, TileKind};
use crate::message::{Body, Heartbeat};

/// Everything that is committed. Checkpoints are reused: their ML-DSA-44 signatures are hedged.
fn generate() -> Files {
    let talk = Conversation::hold();
    let (small, attacker) = (Exchange::play(""), Exchange::play("attacker "));
    let nodes = [&talk.asker, &talk.holder, &small.asker, &attacker.asker, &attacker.holder];
    let kept = files::kept(&nodes.map(|node| node.log.keys()));
    let mut files = Files::default();
    good::write(&mut files, &talk, &kept);
    bad::write(&mut files, &talk, &kept);
    proofs::write(&mut files, &kept);
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

/// With VESTIGO_WRITE_LOG=DIRECTORY the log and a bundle from it are left there for verifiers that
/// are not ours (tests/interop/run).
#[test]
fn a_log_over_several_tiles_leads_to_its_signed_root() {
    let mut asker = Node::new("vestigo/xa/police", "xa", "National Police of Xanadia");
    let mut holder = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
    let mut last = Vec::new();
    for number in 0..600 {
        let body = Body::Heartbeat(Heartbeat {});
        let draft = Draft::new(&format!("beat {number}"), DAY.plus(number), common(None), body);
        let (from, to) =
            if number % 2 == 0 { (&mut asker, &mut holder) } else { (&mut holder, &mut asker) };
        last.push(send(from, to, &draft).message);
    }
    let messages = last.split_off(590);
    let size = asker.entries.len();
    let checkpoint = asker.checkpoint(size, DAY.plus(700), &federation::Kept::new());
    let old = asker.checkpoint(257, DAY.plus(300), &federation::Kept::new());
    let bundle = Bundle {
        descriptors: vec![asker.descriptor.clone(), holder.descriptor.clone()],
        agreements: Vec::new(),
        receipts: federation::receipts(&asker, messages.iter(), size),
        messages,
        checkpoints: vec![old, checkpoint.clone()],
        consistency: vec![asker.consistency(257, size)],
    };
    assert_eq!(bundle.verify().unwrap().checkpoint.root, asker.root_at(size));

    let mut files = Files::default();
    files.add_plain("bundle", bundle.to_bytes());
    files.add_plain("log/checkpoint", checkpoint.to_text().into_bytes());
    let hashes = tile::leaf_hashes(&asker.entries);
    let mut roots = Vec::new();
    for (number, (entries, hashes)) in (0..).zip(asker.entries.chunks(256).zip(hashes.chunks(256)))
    {
        let width = u16::try_from(entries.len()).unwrap();
        for (kind, bytes) in [
            (TileKind::Entries, tile::encode_bundle(entries).unwrap()),
            (TileKind::Hashes(0), tile::encode_hashes(hashes)),
        ] {
            let tile = Tile::new(kind, number, width).unwrap();
            files.add_plain(&format!("log/{tile}"), bytes);
        }
        roots.extend(tile::subtree_root(hashes).filter(|_| width == 256));
    }
    let upper = Tile::partial(TileKind::Hashes(1), size as u64).unwrap();
    files.add_plain(&format!("log/{upper}"), tile::encode_hashes(&roots));
    if let Some(directory) = std::env::var_os("VESTIGO_WRITE_LOG") {
        for (path, bytes) in &files.0 {
            let path = Path::new(&directory).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    assert_eq!(files.0.len(), 2 + 2 * 3 + 1);
}
