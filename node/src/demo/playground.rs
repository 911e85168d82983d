//! What is left with `--keep`: the stopped federation, and how to go on with it.

use std::fs;

use super::evidence::{BUNDLE_FILE, ROOTS_FILE};
use super::federation::Federation;
use crate::service::{Outcome, ServiceError};
use crate::text::Text;

/// Writes `how-to.txt` and removes what only the demo needed.
pub(super) fn leave(text: Text, federation: &Federation) -> Outcome<()> {
    let dir = &federation.place.dir;
    let _removed = fs::remove_dir_all(&federation.commands.home);
    let mut names = String::new();
    for node in &federation.nodes {
        let code = node.agency.code.to_ascii_lowercase();
        names.push_str(&format!("  {code}  {}  {}\n", node.name, node.root));
    }
    let words = text.say_with(
        "demo-how-to",
        &[
            ("dir", dir.display().to_string().into()),
            ("bundle", BUNDLE_FILE.into()),
            ("roots", ROOTS_FILE.into()),
            ("nodes", names.trim_end().into()),
        ],
    );
    let file = dir.join("how-to.txt");
    fs::write(&file, format!("{words}\n")).map_err(|e| ServiceError::file(&file, &e))
}
