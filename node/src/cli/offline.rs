//! Commands that need no running node.

use std::path::PathBuf;

use vestigo_protocol::audit::proof::Proof;

use super::args::{Demo, Verify};
use super::exit::Exit;
use super::online::{block_on, read_bytes, read_text};
use super::world::{Setting, World};
use super::{Answer, page, reports, show};
use crate::api::socket;
use crate::service::copies;
use crate::service::destruction::certificate;
use crate::service::exhibits;
use crate::service::reporting::check::REPORT_MAX;
use crate::service::requests::{DemoRequest, VerifyBundleRequest, VerifyLogRequest};
use crate::service::views::{PagesVerdict, Verdict};
use crate::service::{Offline, Outcome, Service as _, ServiceError};

/// The largest signed note, in bytes: a checkpoint with its ML-DSA line and 20 cosignatures.
const NOTE_MAX: u64 = 128 * 1024;

pub(super) fn serve(
    registry: Option<&str>,
    setting: &Setting,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    offline.serve(&setting.data_dir, registry)?;
    Answer::done(&serde_json::json!({"stopped": true}), String::new())
}

pub(super) fn verify(args: &Verify, setting: &Setting, offline: &dyn Offline) -> Outcome<Answer> {
    let file = match (&args.file, &args.page) {
        (_, Some(out)) => return page::write(out, setting),
        (Some(file), None) => file,
        (None, None) => return Err(ServiceError::unexpected("neither a bundle nor a page")),
    };
    let bundle = read_bytes(file, REPORT_MAX)?;
    if Proof::is_proof(&bundle) {
        return super::audit::verify(&bundle, args, setting);
    }
    if let Ok(enclosed) = certificate::open(&bundle) {
        let view = certificate::check(&bundle, &enclosed, &super::audit::roots(&args.root)?);
        let exit = match (view.verdict, view.pages) {
            (Verdict::Broken, _) => Exit::Integrity,
            (Verdict::Authentic, PagesVerdict::Same) => Exit::Done,
            _ => Exit::Unconfirmed,
        };
        return Answer::with(exit, &view, show::certificate_checked(setting.text, &view));
    }
    let given = match reports::given(bundle, setting) {
        Ok(given) => given,
        Err(refused) => return refused,
    };
    let bundle = &given.bundle;
    let request = VerifyBundleRequest { bundle: bundle.clone(), roots: args.root.clone() };
    let mut view = offline.verify_bundle(request)?;
    let pages = given.pages(&mut view);
    let exhibits = match &args.attachments {
        Some(dir) if view.verdict != Verdict::Broken => Some(exhibits::check(bundle, dir)?),
        _ => None,
    };
    for digest in exhibits.iter().flat_map(|e| &e.wrong) {
        view.verdict = Verdict::Broken;
        view.problems.push(format!("the file of attachment {digest} is not what was named"));
    }
    let (left_out, copies) = match view.verdict {
        Verdict::Broken => (None, Vec::new()),
        _ if args.log.is_empty() => (copies::left_out(bundle), Vec::new()),
        _ => (copies::left_out(bundle), copies::check(bundle, &args.log)?),
    };
    for copy in copies.iter().filter(|copy| !copy.missing.is_empty()) {
        view.verdict = Verdict::Broken;
        let (origin, count) = (&copy.origin, copy.missing.len());
        view.problems.push(format!("{count} statements are not in the log of {origin}"));
    }
    let exit = match view.verdict {
        Verdict::Authentic => Exit::Done,
        Verdict::Consistent => Exit::Unconfirmed,
        Verdict::Broken => Exit::Integrity,
    };
    let exit = reports::exit(exit, pages.as_ref());
    let mut human = show::verified(setting.text, &view);
    if let Some(pages) = &pages {
        human.insert_str(0, &show::report_checked(setting.text, pages));
    }
    let mut answer = Answer::with(exit, &view, human)?;
    answer.human.push_str(&show::beyond(setting.text, left_out.as_ref(), &copies));
    if let Some(members) = answer.json.as_object_mut() {
        members.insert("left_out".to_owned(), serde_json::json!(left_out));
        members.insert("logs".to_owned(), serde_json::json!(copies));
        if let Some(pages) = &pages {
            members.insert("report".to_owned(), serde_json::json!(pages));
        }
    }
    if let Some(exhibits) = &exhibits {
        answer.human.push_str(&show::exhibits(setting.text, exhibits));
        if let Some(members) = answer.json.as_object_mut() {
            members.insert("attachments".to_owned(), serde_json::json!(exhibits));
        }
    }
    Ok(answer)
}

pub(super) fn log_verify(
    partner_copies: &[PathBuf],
    setting: &Setting,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let copies: Outcome<Vec<String>> =
        partner_copies.iter().map(|path| read_text(path, NOTE_MAX)).collect();
    let request = VerifyLogRequest { partner_copies: copies? };
    let view = if socket::is_live(&setting.data_dir) {
        let client = setting.client();
        block_on(client.log_verify(setting.caller, request))?
    } else {
        offline.log_verify(&setting.data_dir, request)?
    };
    let exit = if view.problems.is_empty() { Exit::Done } else { Exit::Integrity };
    Answer::with(exit, &view, show::log_verified(setting.text, &view))
}

pub(super) fn demo(
    args: Demo,
    setting: &Setting,
    world: &mut World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    // A program that reads the outcome types nothing.
    let request = DemoRequest { check: args.check || setting.json, keep: args.keep };
    let view = if setting.json {
        offline.demo(request, setting.text, &mut std::io::sink())?
    } else {
        offline.demo(request, setting.text, world.out)?
    };
    let held = view.checks.iter().all(|check| check.held);
    let exit = if held { Exit::Done } else { Exit::Unexpected };
    Answer::with(exit, &view, show::demo(setting.text, &view))
}
