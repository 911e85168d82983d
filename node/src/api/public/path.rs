//! What a path names. What is not one of these shapes, byte for byte, names nothing.

use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::log::tile::{Tile, TileKind};

use crate::service::observing::PublicFile;

/// Longest path with its query; the longest tile has 40 bytes.
const PATH_MAX: usize = 256;

/// Everything that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file for everyone.
    File(PublicFile),
    /// A tile of leaf hashes.
    Leaves(Tile),
    /// The note of a partner's log that an entry of kind 13 names.
    Seen(LeafHash),
    /// An entry bundle.
    Bundle(Tile),
    /// Entries, as far as the observer sees them.
    Entries { start: u64, end: u64 },
    /// The proof file of an entry.
    Proof(u64),
    /// The receipt of an entry.
    Receipt(u64),
    /// Our cosignature.
    AddCheckpoint,
    /// What we cosigned of a log, by the hash of its origin.
    Witnessed(String),
}

impl Wanted {
    pub(super) fn parse(path: &str, query: Option<&str>) -> Option<Self> {
        if path.len() + query.map_or(0, str::len) > PATH_MAX {
            return None;
        }
        let path = path.strip_prefix('/')?;
        match (path, query) {
            ("observer/v1/entries", Some(query)) => {
                let (start, end) = query.split_once('&')?;
                let start = number(start.strip_prefix("start=")?)?;
                Some(Self::Entries { start, end: number(end.strip_prefix("end=")?)? })
            }
            ("observer/v1/proof", Some(query)) => {
                Some(Self::Proof(number(query.strip_prefix("index=")?)?))
            }
            ("observer/v1/receipt", Some(query)) => {
                Some(Self::Receipt(number(query.strip_prefix("index=")?)?))
            }
            (_, Some(_)) => None,
            ("checkpoint", None) => Some(Self::File(PublicFile::Checkpoint)),
            ("checkpoint.cosigned", None) => Some(Self::File(PublicFile::Cosigned)),
            ("witness/add-checkpoint", None) => Some(Self::AddCheckpoint),
            (path, None) => {
                if let Some(version) = path.strip_prefix("descriptors/") {
                    return Some(Self::File(PublicFile::Descriptor(number(version)?)));
                }
                if let Some(rest) = path.strip_prefix("witness/") {
                    let hash = rest.strip_suffix("/checkpoint")?;
                    return is_hash(hash).then(|| Self::Witnessed(hash.to_owned()));
                }
                if let Some(leaf) = path.strip_prefix("seen/") {
                    return Some(Self::Seen(LeafHash(Digest::from_hex(leaf)?.0)))
                        .filter(|_| is_hash(leaf));
                }
                let tile = Tile::parse(path).ok()?;
                Some(match tile.kind() {
                    TileKind::Entries => Self::Bundle(tile),
                    TileKind::Hashes(0) => Self::Leaves(tile),
                    TileKind::Hashes(_) => Self::File(PublicFile::Hashes(tile)),
                })
            }
        }
    }
}

/// A hash in its one form.
fn is_hash(text: &str) -> bool {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    text.len() == 64 && text.bytes().all(hex)
}

/// Digits without a leading zero.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shape_is_read_and_nothing_else() {
        let parse = |text: &str| match text.split_once('?') {
            Some((path, query)) => Wanted::parse(path, Some(query)),
            None => Wanted::parse(text, None),
        };
        let tile = Tile::parse("tile/1/x001/067").unwrap();
        let leaves = Tile::parse("tile/0/x001/067").unwrap();
        let bundle = Tile::parse("tile/entries/067.p/8").unwrap();
        let hash = "ab".repeat(32);
        for (path, wanted) in [
            ("/checkpoint", Wanted::File(PublicFile::Checkpoint)),
            ("/checkpoint.cosigned", Wanted::File(PublicFile::Cosigned)),
            ("/descriptors/12", Wanted::File(PublicFile::Descriptor(12))),
            ("/tile/1/x001/067", Wanted::File(PublicFile::Hashes(tile))),
            ("/tile/0/x001/067", Wanted::Leaves(leaves)),
            (&format!("/seen/{hash}"), Wanted::Seen(LeafHash([0xab; 32]))),
            ("/tile/entries/067.p/8", Wanted::Bundle(bundle)),
            ("/observer/v1/entries?start=3&end=9", Wanted::Entries { start: 3, end: 9 }),
            ("/observer/v1/proof?index=0", Wanted::Proof(0)),
            ("/observer/v1/receipt?index=7", Wanted::Receipt(7)),
            ("/witness/add-checkpoint", Wanted::AddCheckpoint),
            (&format!("/witness/{hash}/checkpoint"), Wanted::Witnessed(hash.clone())),
        ] {
            assert_eq!(parse(path), Some(wanted), "{path}");
        }
        for bad in [
            "/",
            "",
            "checkpoint",
            "//checkpoint",
            "/checkpoint/",
            "/checkpoint?a",
            "/Checkpoint",
            "/.new-checkpoint",
            "/../store.sqlite",
            "/tile/0/../../../store.sqlite",
            "/tile/0/%2e%2e/067",
            "/tile/entries/..%2f..%2fstore.sqlite",
            "/tile/0/067/",
            "/descriptors/",
            "/descriptors/01",
            "/descriptors/../checkpoint",
            "/descriptors/-1",
            "/observer/v1/entries",
            "/observer/v1/entries?end=9&start=3",
            "/observer/v1/entries?start=3&end=9&x=1",
            "/observer/v1/entries?start=03&end=9",
            "/observer/v1/entries?start=&end=9",
            "/observer/v1/entries?start=18446744073709551616&end=9",
            "/observer/v1/proof?index=+1",
            "/seen/",
            "/seen/abc",
            "/seen/../store.sqlite",
            &format!("/seen/{}", "AB".repeat(32)),
            "/witness/abc/checkpoint",
            &format!("/witness/{}/checkpoint", "AB".repeat(32)),
            &format!("/{}", "a".repeat(PATH_MAX)),
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
