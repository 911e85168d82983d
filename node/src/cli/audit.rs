//! `vestigo audit`, and `vestigo verify` of the proofs that it makes.

use std::path::Path;

use vestigo_protocol::audit::finding::Class;
use vestigo_protocol::audit::proof::{Proof, Proven, Strength};
use vestigo_protocol::key::SafetyNumber;
use vestigo_protocol::time::Timestamp;

use super::args::{Audit, Verify};
use super::exit::Exit;
use super::world::Setting;
use super::{Answer, show};
use crate::audit::report::Verdict;
use crate::audit::{self, AuditError, Audited, Request};
use crate::runtime::clock;
use crate::service::{ErrorCode, Outcome, ServiceError};

/// The roots that were given.
pub(super) fn roots(given: &[String]) -> Outcome<Vec<SafetyNumber>> {
    let read = |text: &String| {
        SafetyNumber::parse(text)
            .ok_or_else(|| ServiceError::new(ErrorCode::BadInput, "error-root").with("root", text))
    };
    given.iter().map(read).collect()
}

pub(super) fn audit(args: Audit, setting: &Setting) -> Outcome<Answer> {
    let at = match &args.at {
        None => clock::now(),
        Some(text) => Timestamp::parse_rfc3339(text.trim()).ok_or_else(|| {
            ServiceError::new(ErrorCode::BadInput, "error-audit-time").with("time", text)
        })?,
    };
    let request = Request {
        logs: args.log,
        descriptors: args.descriptor,
        checkpoints: args.checkpoint,
        roots: roots(&args.root)?,
        state: args.state,
        key: args.key,
        authorities: args.ca,
        at,
    };
    let audited = audit::audit(&request)?;
    let report = &audited.report;
    let exit = match report.verdict {
        Verdict::Clean => Exit::Done,
        Verdict::Unconfirmed => Exit::Unconfirmed,
        Verdict::Found => Exit::Found,
        Verdict::Integrity => Exit::Integrity,
    };
    let words = match args.report.to_ascii_lowercase().as_str() {
        "json" => {
            let json = serde_json::to_string_pretty(report).map_err(ServiceError::unexpected)?;
            format!("{json}\n")
        }
        "html" => show::audit_html(setting.text, report),
        "csv" => show::audit_csv(setting.text, report),
        _ => show::audited(setting.text, report),
    };
    let Some(out) = &args.out else { return Answer::with(exit, report, words) };
    let name = format!("report.{}", extension(&args.report));
    write(out, &name, &words, &audited)?;
    let mut human = show::audited(setting.text, report);
    let count = audited.proofs.len();
    let args = [("dir", out.display().to_string().into()), ("count", count.into())];
    human.push_str(&format!("\n{}\n", setting.text.say_with("note-audit-written", &args)));
    Answer::with(exit, report, human)
}

fn extension(format: &str) -> &'static str {
    match format.to_ascii_lowercase().as_str() {
        "json" => "json",
        "html" => "html",
        "csv" => "csv",
        _ => "txt",
    }
}

/// The report and every proof as files of their own.
fn write(out: &Path, name: &str, words: &str, audited: &Audited) -> Outcome<()> {
    let file = |path: &Path, bytes: &[u8]| {
        std::fs::write(path, bytes).map_err(|e| ServiceError::file(path, &e))
    };
    std::fs::create_dir_all(out).map_err(|e| ServiceError::file(out, &e))?;
    file(&out.join(name), words.as_bytes())?;
    for (name, bytes) in &audited.proofs {
        file(&out.join(name), bytes)?;
    }
    Ok(())
}

impl From<AuditError> for ServiceError {
    fn from(error: AuditError) -> Self {
        let new = |key| ServiceError::new(ErrorCode::BadInput, key);
        match error {
            AuditError::Io { path, source, .. } => Self::file(&path, &source),
            AuditError::Http { url, reason } => {
                ServiceError::new(ErrorCode::Unavailable, "error-audit-http")
                    .with("url", url)
                    .with("detail", reason)
            }
            AuditError::Authorities(reason) => new("error-authorities").with("detail", reason),
            AuditError::Address(address) => new("error-audit-address").with("address", address),
            AuditError::NotALog { address, reason } => {
                new("error-audit-no-log").with("address", address).with("detail", reason)
            }
            AuditError::NoDescriptor { address, node } => {
                new("error-audit-descriptor").with("address", address).with("node", node)
            }
            AuditError::State { path, reason } => {
                new("error-audit-state").with("path", path.display()).with("detail", reason)
            }
            AuditError::Key { path, reason } => {
                new("error-audit-key").with("path", path.display()).with("detail", reason)
            }
        }
    }
}

/// A proof, verified: what it says, for programs.
#[derive(Debug, serde::Serialize)]
pub(super) struct ProofView {
    pub(super) verdict: &'static str,
    pub(super) class: Option<String>,
    pub(super) strength: Option<&'static str>,
    pub(super) about: Option<String>,
    pub(super) other: Option<String>,
    pub(super) accused: Option<String>,
    pub(super) exchange: Option<String>,
    pub(super) entry: Option<String>,
    pub(super) at: Option<String>,
    pub(super) number: Option<u64>,
    pub(super) statements: usize,
    pub(super) checkpoints: usize,
    pub(super) signers: Vec<ProofSigner>,
    pub(super) problems: Vec<String>,
}

#[derive(Debug, serde::Serialize)]
pub(super) struct ProofSigner {
    pub(super) node: String,
    pub(super) safety_number: String,
    pub(super) confirmed: bool,
}

/// Verifies a proof of an audit.
pub(super) fn verify(bytes: &[u8], args: &Verify, setting: &Setting) -> Outcome<Answer> {
    let roots = roots(&args.root)?;
    let proven = Proof::from_bytes(bytes).and_then(|proof| proof.verify());
    let view = view(proven.as_ref(), &roots);
    let exit = match view.verdict {
        "authentic" => Exit::Done,
        "consistent" => Exit::Unconfirmed,
        _ => Exit::Integrity,
    };
    Answer::with(exit, &view, show::proof(setting.text, &view))
}

fn view(
    proven: Result<&Proven, &vestigo_protocol::audit::proof::ProofError>,
    roots: &[SafetyNumber],
) -> ProofView {
    let broken = ProofView {
        verdict: "broken",
        class: None,
        strength: None,
        about: None,
        other: None,
        accused: None,
        exchange: None,
        entry: None,
        at: None,
        number: None,
        statements: 0,
        checkpoints: 0,
        signers: Vec::new(),
        problems: Vec::new(),
    };
    let proven = match proven {
        Ok(proven) => proven,
        Err(error) => return ProofView { problems: vec![error.to_string()], ..broken },
    };
    let signer = |party: &vestigo_protocol::audit::proof::ProvenParty| ProofSigner {
        node: party.node.to_string(),
        safety_number: party.safety_number.to_string(),
        confirmed: roots.contains(&party.safety_number),
    };
    let signers: Vec<ProofSigner> = proven.parties.iter().map(signer).collect();
    let authentic = !signers.is_empty() && signers.iter().all(|signer| signer.confirmed);
    let text = |node: &vestigo_protocol::ids::NodeName| node.to_string();
    let number = proven.number.filter(|_| proven.class != Class::Undelivered);
    ProofView {
        verdict: if authentic { "authentic" } else { "consistent" },
        class: Some(proven.class.name().to_owned()),
        strength: Some(match proven.strength {
            Strength::Proven => "proven",
            Strength::UnlessRecovered => "unless-recovered",
            Strength::Rebuttable => "rebuttable",
        }),
        about: Some(text(&proven.about)),
        other: proven.other.as_ref().map(text),
        accused: proven.accused.as_ref().map(text),
        exchange: proven.exchange.map(|id| id.to_hex()),
        entry: proven.entry.map(|leaf| leaf.to_hex()),
        at: proven.at.map(Timestamp::to_rfc3339),
        number,
        statements: proven.statements,
        checkpoints: proven.checkpoints.len(),
        signers,
        problems: Vec::new(),
    }
}
