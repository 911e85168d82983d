//! Files beside a court bundle: `FILE.attachments/DIGEST` for each that a message in it names. The
//! bundle itself stays as it is: it names them by salted digest, and that is what is compared.

use std::path::Path;

use serde::{Deserialize, Serialize};
use vestigo_protocol::bundle::Bundle;
use vestigo_protocol::content;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::limits::ATTACHMENT_MAX;
use vestigo_protocol::message::Attachment;

use super::Outcome;
use super::ServiceError;
use crate::store::blobs::Blob;

/// What was found of the files that a bundle names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExhibitsView {
    /// Digests of files that are here and are what was named.
    pub verified: Vec<String>,
    /// Digests of files that are not here.
    pub missing: Vec<String>,
    /// Digests of files that are here and are something else.
    pub wrong: Vec<String>,
}

/// Label of attachments in a content.
const LABEL: u64 = 8;

/// What the messages of a bundle name, in its order, each once.
fn named(bundle: &Bundle) -> Vec<Attachment> {
    let mut named: Vec<Attachment> = Vec::new();
    for message in &bundle.messages {
        // What is withheld names nothing; what is broken was said by the bundle's own check.
        let Ok(opened) = content::open(&message.preimage, &message.disclosures) else { continue };
        for field in opened.fields.iter().filter(|f| f.label == LABEL) {
            if let Ok(said) = field.read::<Attachment>()
                && !named.contains(&said)
            {
                named.push(said);
            }
        }
    }
    named
}

/// Compares the files in a directory with what a bundle, which holds, says of them.
///
/// # Errors
/// The bundle cannot be read.
pub fn check(bundle: &[u8], dir: &Path) -> Outcome<ExhibitsView> {
    use std::io::Read as _;
    let bundle = Bundle::from_bytes(bundle).map_err(ServiceError::unexpected)?;
    let mut view = ExhibitsView::default();
    for said in named(&bundle) {
        let name = said.digest.to_string();
        let Ok(file) = std::fs::File::open(dir.join(&name)) else {
            view.missing.push(name);
            continue;
        };
        let mut bytes = Vec::new();
        let read = file.take(ATTACHMENT_MAX + 1).read_to_end(&mut bytes);
        let is_it = read.is_ok()
            && bytes.len() as u64 == said.length
            && Blob::digest(&said.salt, &bytes) == Digest(said.digest.0);
        if is_it { &mut view.verified } else { &mut view.wrong }.push(name);
    }
    Ok(view)
}
