//! The exchange log: checkpoints, proofs, and what verifying found.

use serde::{Deserialize, Serialize};

/// A signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CheckpointView {
    /// Whose log.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root hash, hex.
    pub root: String,
    /// When it was signed or received.
    pub at: Option<String>,
    /// The C2SP signed note, whole.
    pub note: String,
}

/// An inclusion proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProofView {
    /// The leaf hash.
    pub leaf: String,
    /// Its index.
    pub index: u64,
    /// The C2SP `tlog-proof` text: proof and checkpoint, whole.
    pub proof: String,
    /// The checkpoint that it leads to.
    pub checkpoint: CheckpointView,
}

/// One thing that is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogProblemView {
    /// Index of the entry to blame, if one can be named.
    pub index: Option<u64>,
    /// Its leaf hash as the signed evidence has it.
    pub leaf: Option<String>,
    /// Key of the text, `note-log-…`.
    pub key: String,
    /// Arguments of the text.
    pub args: std::collections::BTreeMap<String, String>,
}

/// What `log verify` found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogVerifyView {
    /// Whose log.
    pub origin: String,
    /// Entries read.
    pub entries: u64,
    /// Root recomputed from the entries, hex.
    pub root: String,
    /// Size of the stored signed checkpoint.
    pub checkpoint_size: Option<u64>,
    /// Copies of our checkpoints, held by partners, that were compared.
    pub partner_copies: u64,
    /// What is wrong; empty if all holds.
    pub problems: Vec<LogProblemView>,
}

/// A court bundle.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BundleView {
    /// The trace.
    pub trace: String,
    /// Statements in it.
    pub statements: u64,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// The bundle's bytes, standard base64 with padding.
    pub base64: String,
}

/// What can be said of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// All signatures and proofs hold, and every national root is one that the verifier knows.
    Authentic,
    /// All signatures and proofs hold under the keys in the file; the signers are not confirmed.
    Consistent,
    /// Something does not hold.
    Broken,
}

/// A national root that a bundle rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SignerView {
    /// The node.
    pub node: String,
    /// Its safety number.
    pub safety_number: String,
    /// True if it equals one that the verifier gave.
    pub confirmed: bool,
}

/// One exchange of a verified bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct VerifiedHopView {
    /// Its id.
    pub exchange: String,
    /// The node that asked.
    pub asker: String,
    /// The node that was asked; `None` if a letter went instead.
    pub asked: Option<String>,
    /// The State that was asked.
    pub country: String,
    /// The agency that a letter went to.
    pub agency: Option<String>,
    /// The reference of that letter.
    pub reference: Option<String>,
    /// Request kind, if that field is disclosed.
    pub request_kind: Option<String>,
    /// When the request was signed.
    pub sent: String,
    /// When the decision was signed.
    pub decided: Option<String>,
    /// Primary result, not-completed, refusal or return code, if it is disclosed.
    pub outcome: Option<String>,
    /// True if the asker withdrew.
    pub withdrawn: bool,
    /// Statements of the exchange in the bundle.
    pub statements: u64,
    /// False for a letter: the reply is the asker's own word, and not signed by that State.
    pub signed: bool,
}

/// What `verify` found in a bundle. It holds no case content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct VerifyView {
    /// The verdict.
    pub verdict: Verdict,
    /// The national roots, by node name.
    pub signers: Vec<SignerView>,
    /// Statements whose signatures hold.
    pub statements: u64,
    /// Receipts (inclusion proofs) that hold.
    pub receipts: u64,
    /// Checkpoints whose signatures hold.
    pub checkpoints: u64,
    /// True if any content says that it is invented.
    pub synthetic: bool,
    /// What does not hold, first first: English technical detail, for the record.
    pub problems: Vec<String>,
    /// The chain: one line per exchange, in the order in which they begin.
    pub chain: Vec<VerifiedHopView>,
    /// Who cosigned the exporter's checkpoint, which covers every message, the earliest first.
    #[serde(default)]
    pub witnesses: Vec<WitnessedView>,
}

/// A witness's word that everything in a bundle existed at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WitnessedView {
    /// Its node name.
    pub node: String,
    /// Its safety number, as the bundle has it.
    pub safety_number: String,
    /// Whether that is one that the reader gave.
    pub confirmed: bool,
    /// RFC 3339, by its clock.
    pub at: String,
}

impl std::fmt::Debug for BundleView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BundleView({}, {} statements)", self.trace, self.statements)
    }
}
