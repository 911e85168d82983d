//! The certificate of destruction as pages: how it is issued, and how anybody checks it offline.
//!
//! The pages are drawn from the certificate alone, and the file encloses it as it was logged. So whoever
//! forges one has four things to change: the certificate, then the officer's signature over it fails; the
//! officer's signature or the issue, then the issuing node's fails; the node's, then its description does
//! not lead to the root that the reader knows; the pages, and they are drawn again and compared byte by
//! byte.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minicbor::bytes::ByteArray;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::SafetyNumber;
use vestigo_protocol::time::Timestamp;

use super::{CertificateWanted, IssuedCertificateView, named, pages};
use crate::holdings::destruction::Order;
use crate::holdings::destruction::signing::{Issued, is_signed};
use crate::report::issue::{Issue, code};
use crate::report::seal::{self, SealError};
use crate::report::{self, ReportError};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};
use crate::service::running::Running;
use crate::service::views::{PagesVerdict, Verdict, silent_debug};
use crate::service::{Caller, Outcome, ServiceError, intake, kept, roles};
use crate::text::{self, Language, Text};

/// Topics of the texts that a certificate is written in.
const TOPICS: [&str; 3] = ["certificate", "stock", "codes"];

static RENDERER: LazyLock<String> = LazyLock::new(|| report::renderer(text::sources(&TOPICS)));

/// One certificate is drawn at a time.
static ISSUING: Semaphore = Semaphore::const_new(1);

fn language(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// The file of an issue: `document` is the certificate as it was logged.
pub(super) fn render(
    order: &Order,
    issue: &Issue,
    document: Vec<u8>,
    signed: Vec<u8>,
) -> Result<Vec<u8>, ReportError> {
    let language = language(&issue.language)
        .ok_or_else(|| ReportError::Standard("the language".to_owned()))?;
    report::pdf(&pages::document(order, issue, Text::new(language), document, signed))
}

/// What is drawn, and whether the same was issued before.
struct Drawn {
    order: Order,
    issue: Issue,
    signed: Vec<u8>,
    before: Option<String>,
    synthetic: bool,
}

/// What is to be drawn: as it was issued before in this language, or anew.
fn prepare(core: &mut Core, caller: Caller, id: &str, wanted: Language) -> Result<Drawn, Denied> {
    core.allowed(caller, roles::SEES_HOLDINGS)?;
    let order = named(core, id)?;
    let missing = || Denied::NotFound { what: "certificate", id: id.to_owned() };
    let kept = order.certificate.as_ref().ok_or_else(missing)?;
    let certificate = Digest::of(order.document().as_bytes());
    if certificate.to_hex() != kept.digest {
        return Err(Denied::Rule("the certificate is not what was logged".to_owned()));
    }
    let synthetic = core.synthetic;
    let same = |issued: &&Issued| issued.language == wanted.tag() && issued.renderer == *RENDERER;
    if let Some(issued) = order.issues.iter().find(same) {
        let unreadable = || Denied::Rule("an issue cannot be read".to_owned());
        let signed = STANDARD.decode(&issued.issue).map_err(|_| unreadable())?;
        let document = order.document();
        let (issue, _) = Issue::open(&signed, document.as_bytes()).map_err(|_| unreadable())?;
        let before = Some(issued.digest.clone());
        return Ok(Drawn { order, issue, signed, before, synthetic });
    }
    let key = kept.key.as_deref().and_then(|thumbprint| {
        let all = core.staff.public_keys();
        all.into_iter().find(|key| key.kid().to_hex() == thumbprint)
    });
    let signature = kept.signature.as_deref().and_then(unhex);
    let issue = Issue {
        version: 1,
        renderer: RENDERER.clone(),
        language: wanted.tag().to_owned(),
        issued_at: core.now(),
        certificate,
        key: key.map(|key| ByteArray::from(*key.as_bytes())),
        signature: signature.map(ByteArray::from),
    };
    let signed = issue.sign(&core.identity.signing, core.descriptor());
    Ok(Drawn { order, issue, signed, before: None, synthetic })
}

pub(super) async fn issue(
    node: &Running,
    caller: Caller,
    id: String,
    request: CertificateWanted,
) -> Outcome<IssuedCertificateView> {
    let wanted =
        language(&request.language).ok_or_else(|| intake::bad("language", &request.language))?;
    let _one_at_a_time = ISSUING.acquire().await.map_err(ServiceError::unexpected)?;
    let asked = id.clone();
    let drawn = node.run(move |core| prepare(core, caller, &asked, wanted)).await?;
    let Drawn { order, issue, signed, before, synthetic } = drawn;
    let (number, certificate) = (
        order.certificate.as_ref().map(|kept| kept.number.clone()).unwrap_or_default(),
        issue.certificate,
    );
    let (said, enclosed) = (issue.clone(), signed.clone());
    let draw = move || {
        let document = order.document().into_bytes();
        render(&order, &issue, document, signed)
    };
    let file = tokio::task::spawn_blocking(draw)
        .await
        .map_err(ServiceError::unexpected)?
        .map_err(ServiceError::unexpected)?;
    let digest = Digest::of(&file);
    let (subject, again) = (number.clone(), before.is_some());
    let (at, tag) = (said.issued_at, said.language.clone());
    node.run(move |core| {
        core.allowed(caller, roles::SEES_HOLDINGS)?;
        core.note(caller, AdminAct::on(AdminCode::CertificateIssued, subject).with(digest))?;
        match before {
            // What differs from what was issued must not leave as the same.
            Some(before) if before != digest.to_hex() => {
                Err(Denied::Rule("the pages are not what was issued".to_owned()))
            }
            Some(_) => Ok(()),
            None => {
                let mut order = named(core, &id)?;
                order.issues.push(Issued {
                    language: tag,
                    renderer: RENDERER.clone(),
                    at,
                    digest: digest.to_hex(),
                    issue: STANDARD.encode(&enclosed),
                });
                kept::put(core, &order)
            }
        }
    })
    .await?;
    Ok(IssuedCertificateView {
        number,
        language: said.language,
        code: code(&certificate),
        digest: digest.to_hex(),
        certificate: certificate.to_hex(),
        again,
        synthetic,
        base64: STANDARD.encode(file),
    })
}

/// A signature from its hexadecimal digits.
pub(super) fn unhex(digits: &str) -> Option<[u8; 64]> {
    let mut bytes = [0; 64];
    if digits.len() != 128 || !digits.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// What a file of a certificate amounts to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CertificateCheckView {
    /// On the whole.
    pub verdict: Verdict,
    /// Its pages, compared with what is drawn from the certificate in it.
    pub pages: PagesVerdict,
    /// SHA-256 of the file.
    pub digest: String,
    /// SHA-256 of the certificate in it.
    pub certificate: String,
    /// Number of the certificate; none if the issue does not hold.
    pub number: Option<String>,
    /// The node that issued it.
    pub node: Option<String>,
    /// That node's safety number.
    pub safety_number: Option<String>,
    /// When it was issued, by that node's clock.
    pub issued: Option<String>,
    /// The officer who certified.
    pub officer: Option<String>,
    /// Thumbprint of the officer's key.
    pub key: Option<String>,
    /// Whether the officer's signature holds; none if there is none.
    pub signature: Option<bool>,
    /// Guns destroyed.
    pub destroyed: u64,
    /// This program.
    pub renderer: String,
    /// The first byte that differs from what is drawn.
    pub differs_at: Option<u64>,
    /// What does not hold.
    pub problems: Vec<String>,
}

silent_debug!(CertificateCheckView);

/// Whether a file is of the form of a certificate of ours.
///
/// # Errors
/// Why not.
pub fn open(file: &[u8]) -> Result<seal::Certified<'_>, SealError> {
    seal::open_certificate(file)
}

/// Checks a file of a certificate; `roots` are the safety numbers that the reader knows. It reads
/// nothing but the file, and needs no clock.
#[must_use]
pub fn check(
    file: &[u8],
    enclosed: &seal::Certified<'_>,
    roots: &[SafetyNumber],
) -> CertificateCheckView {
    let certificate = Digest::of(enclosed.certificate);
    let mut view = CertificateCheckView {
        verdict: Verdict::Broken,
        pages: PagesVerdict::NotLookedAt,
        digest: Digest::of(file).to_hex(),
        certificate: certificate.to_hex(),
        number: None,
        node: None,
        safety_number: None,
        issued: None,
        officer: None,
        key: None,
        signature: None,
        destroyed: 0,
        renderer: RENDERER.clone(),
        differs_at: None,
        problems: Vec::new(),
    };
    let (issue, issuer) = match Issue::open(enclosed.issue, enclosed.certificate) {
        Ok(opened) => opened,
        Err(error) => {
            view.pages = PagesVerdict::Slip;
            view.problems.push(format!("the issue: {error}"));
            return view;
        }
    };
    view.node = Some(issuer.doc().node.to_string());
    view.safety_number = Some(issuer.safety_number().to_string());
    view.issued = Some(issue.issued_at.to_rfc3339());
    let read = serde_json::from_slice::<Order>(enclosed.certificate).ok();
    // One encoding: nothing stands in it that the pages could not say.
    let order = read.filter(|order| order.document().as_bytes() == enclosed.certificate);
    let Some((order, kept)) = order.as_ref().and_then(|o| Some((o, o.certificate.as_ref()?)))
    else {
        view.problems.push("the enclosed file is no certificate of this form".to_owned());
        return view;
    };
    view.number = Some(kept.number.clone());
    view.officer = Some(kept.by.clone()).filter(|by| !by.is_empty());
    view.destroyed = kept.destroyed.len() as u64;
    if kept.issuer.as_ref().is_some_and(|named| Some(&named.node) != view.node.as_ref()) {
        view.problems.push("the certificate names another node than the one that issued it".into());
    }
    signature(kept.key.as_deref(), &issue, &mut view);
    compare(file, enclosed, order, &issue, &mut view);
    view.verdict = match (view.problems.is_empty(), roots.contains(&issuer.safety_number())) {
        (false, _) => Verdict::Broken,
        (true, true) => Verdict::Authentic,
        (true, false) => Verdict::Consistent,
    };
    view
}

/// The officer's signature: of the key that the certificate names, and over this certificate.
fn signature(named: Option<&str>, issue: &Issue, view: &mut CertificateCheckView) {
    let Some(thumbprint) = named else {
        if issue.key.is_some() || issue.signature.is_some() {
            view.problems.push("a signature is enclosed that the certificate does not name".into());
        }
        return;
    };
    view.key = Some(thumbprint.to_owned());
    let holds = issue.officer().is_some_and(|(key, signature)| {
        key.kid().to_hex() == thumbprint && is_signed(&key, &issue.certificate, &signature)
    });
    view.signature = Some(holds);
    if !holds {
        view.problems.push("the officer's signature over the certificate does not hold".into());
    }
}

/// Draws the pages again.
fn compare(
    file: &[u8],
    enclosed: &seal::Certified<'_>,
    order: &Order,
    issue: &Issue,
    view: &mut CertificateCheckView,
) {
    if issue.renderer != *RENDERER {
        view.pages = PagesVerdict::NotCompared;
        return;
    }
    let drawn = render(order, issue, enclosed.certificate.to_vec(), enclosed.issue.to_vec());
    view.pages = PagesVerdict::Same;
    let same = match &drawn {
        Ok(drawn) if drawn == file => return,
        Ok(drawn) => drawn.iter().zip(file).take_while(|(a, b)| a == b).count(),
        Err(_) => 0,
    };
    view.pages = PagesVerdict::Changed;
    view.differs_at = Some(same as u64);
    view.problems.push("the pages are not what the enclosed certificate says".to_owned());
}

/// A moment as a page says it: `2026-11-22 18:34:55 UTC`.
pub(super) fn moment(time: Timestamp) -> String {
    time.to_rfc3339().replace('T', " ").replace('Z', " UTC")
}

#[cfg(test)]
pub(super) fn renderer() -> String {
    RENDERER.clone()
}

/// The file as it is issued, without a record of it.
#[cfg(test)]
pub(super) fn file(
    core: &mut Core,
    caller: Caller,
    id: &str,
    language: Language,
) -> Result<Vec<u8>, Denied> {
    let Drawn { order, issue, signed, .. } = prepare(core, caller, id, language)?;
    let document = order.document().into_bytes();
    render(&order, &issue, document, signed).map_err(|e| Denied::Rule(e.to_string()))
}
