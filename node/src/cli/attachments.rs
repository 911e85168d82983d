//! Commands about attached files.

use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::{Attach, Attachment};
use super::online::read_bytes;
use super::world::{Setting, World};
use super::{Answer, show};
use crate::service::attachments::STAGE_MAX;
use crate::service::requests::attachments::{
    ActWithRequest, AttachRequest, CaseAct, OpenRequest, ReplyWithRequest, StageRequest,
    SubmitWithRequest, SupplyWithRequest,
};
use crate::service::requests::life::SupplyRequest;
use crate::service::requests::{ReplyRequest, TraceRequest};
use crate::service::views::{CaseView, TraceView};
use crate::service::{ErrorCode, Outcome, Service, ServiceError};
use crate::text::codes;

/// Reads `FILE:ROLE[:TITLE]`. The file's name may hold colons: the role is the first part after one
/// that is a role.
fn named(spec: &str) -> Outcome<(PathBuf, StageRequest)> {
    let bad = || ServiceError::new(ErrorCode::Usage, "error-attachment-spec").with("value", spec);
    let parts: Vec<&str> = spec.split(':').collect();
    let is_role = |part: &&str| {
        let part = part.replace('-', "_");
        codes::ATTACHMENT_ROLES.iter().any(|role| role.eq_ignore_ascii_case(&part))
    };
    let role = parts.iter().skip(1).position(is_role).ok_or_else(bad)? + 1;
    let (file, rest) = parts.split_at_checked(role).ok_or_else(bad)?;
    let [role, title @ ..] = rest else { return Err(bad()) };
    let title = title.join(":");
    let title = (!title.is_empty()).then_some(title);
    let role = role.replace('-', "_").to_uppercase();
    Ok((PathBuf::from(file.join(":")), StageRequest { role, title }))
}

/// Makes files ready, and says what leaves as it was.
pub(super) async fn staged<S: Service>(
    service: &S,
    specs: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Vec<String>> {
    // All are looked at before the first is sent.
    let named: Vec<_> = specs.iter().map(|spec| named(spec)).collect::<Outcome<_>>()?;
    let mut ids = Vec::with_capacity(named.len());
    for (path, request) in named {
        let bytes = read_bytes(&path, STAGE_MAX)?;
        let view = service.attachment_stage(setting.caller, request, bytes).await?;
        if view.as_it_was {
            let path = path.display().to_string();
            let args = [("path", path.as_str().into())];
            let warning = setting.text.say_with("note-attachment-as-it-was", &args);
            // Standard error may be closed.
            let _unsaid = writeln!(world.err, "{warning}");
        }
        ids.push(view.id);
    }
    Ok(ids)
}

/// Submits a trace with files.
pub(super) async fn submit<S: Service>(
    service: &S,
    trace: TraceRequest,
    specs: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<TraceView> {
    if specs.is_empty() {
        return service.trace_submit(setting.caller, trace).await;
    }
    let attachments = staged(service, specs, setting, world).await?;
    service.trace_submit_with(setting.caller, SubmitWithRequest { trace, attachments }).await
}

/// Acts in a case, with files.
pub(super) async fn act<S: Service>(
    service: &S,
    id: String,
    act: CaseAct,
    specs: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<CaseView> {
    let attachments = staged(service, specs, setting, world).await?;
    let request = ActWithRequest { act, attachments };
    service.case_act_with(setting.caller, id, request).await
}

/// Supplies what a partner wants to know, with files.
pub(super) async fn supply<S: Service>(
    service: &S,
    id: String,
    supply: SupplyRequest,
    specs: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<TraceView> {
    let attachments = staged(service, specs, setting, world).await?;
    let request = SupplyWithRequest { supply, attachments };
    service.trace_supply_with(setting.caller, id, request).await
}

/// Opens a decided request again, with files.
pub(super) async fn reopen<S: Service>(
    service: &S,
    id: String,
    supply: SupplyRequest,
    specs: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<TraceView> {
    let attachments = staged(service, specs, setting, world).await?;
    let request = SupplyWithRequest { supply, attachments };
    service.trace_reopen_with(setting.caller, id, request).await
}

/// Replies to a request that is no look-up, with files.
pub(super) async fn reply<S: Service>(
    service: &S,
    id: String,
    reply: ReplyRequest,
    specs: &[String],
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<CaseView> {
    let attachments = staged(service, specs, setting, world).await?;
    let request = ReplyWithRequest { reply, attachments };
    service.case_reply_with(setting.caller, id, request).await
}

pub(super) async fn attach<S: Service>(
    service: &S,
    args: Attach,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let attachments = staged(service, &args.attach, setting, world).await?;
    let request = AttachRequest { hop: args.hop, attachments };
    let view = service.trace_attach(setting.caller, args.id, request).await?;
    let table = show::attachments(setting.text, &view.items);
    Answer::done(&view, show::list(setting.text, &table, false, "note-no-attachments"))
}

pub(super) async fn attachment<S: Service>(
    service: &S,
    command: Attachment,
    setting: &Setting,
) -> Outcome<Answer> {
    match command {
        Attachment::List { id, csv } => {
            let view = service.attachments(setting.caller, id).await?;
            let table = show::attachments(setting.text, &view.items);
            Answer::done(&view, show::list(setting.text, &table, csv, "note-no-attachments"))
        }
        Attachment::Save { digest, out, as_released } => {
            let request = OpenRequest { as_released };
            let mut view = service.attachment_open(setting.caller, digest, request).await?;
            let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
            save(&out, &bytes)?;
            view.base64 = String::new();
            Answer::done(&view, show::opened(setting.text, &view, &out, bytes.len()))
        }
    }
}

/// Writes the files that a bundle names beside it, as they travelled.
pub(super) async fn beside<S: Service>(
    service: &S,
    id: String,
    bundle: &Path,
    setting: &Setting,
    mut answer: Answer,
) -> Outcome<Answer> {
    let mut dir = bundle.as_os_str().to_owned();
    dir.push(".attachments");
    let dir = PathBuf::from(dir);
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(&dir)
        .map_err(|e| ServiceError::file(&dir, &e))?;
    let list = service.attachments(setting.caller, id).await?.items;
    let mut written: Vec<String> = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for file in list {
        if written.contains(&file.digest) || missing.contains(&file.digest) {
            continue;
        }
        if file.state != "here" {
            missing.push(file.digest);
            continue;
        }
        let request = OpenRequest { as_released: true };
        let view = service.attachment_open(setting.caller, file.digest.clone(), request).await?;
        let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
        save(&dir.join(&file.digest), &bytes)?;
        written.push(file.digest);
    }
    let args = [
        ("dir", dir.display().to_string().into()),
        ("written", written.len().to_string().into()),
        ("missing", missing.len().to_string().into()),
    ];
    answer.human.push_str(&setting.text.say_with("note-exhibits-written", &args));
    answer.human.push('\n');
    let said = serde_json::json!({"directory": dir, "written": written, "missing": missing});
    if let Some(members) = answer.json.as_object_mut() {
        members.insert("attachments".to_owned(), said);
    }
    Ok(answer)
}

/// Writes a new private file.
pub(super) fn save(out: &Path, bytes: &[u8]) -> Outcome<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let written = options.open(out).and_then(|mut file| {
        file.write_all(bytes)?;
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

    #[test]
    fn a_file_is_named_with_its_role_and_perhaps_a_title() {
        let (path, request) = named("left.jpg:photograph").unwrap();
        assert_eq!((path.to_str(), request.role.as_str()), (Some("left.jpg"), "PHOTOGRAPH"));
        assert_eq!(request.title, None);
        let (path, request) = named("a:b.jpg:mark-photograph:Proof: Liège").unwrap();
        assert_eq!(path.to_str(), Some("a:b.jpg"));
        assert_eq!(request.role, "MARK_PHOTOGRAPH");
        assert_eq!(request.title.as_deref(), Some("Proof: Liège"));
        for bad in ["left.jpg", "left.jpg:picture", "photograph", ""] {
            assert_eq!(named(bad).err().map(|e| e.key), Some("error-attachment-spec".to_owned()));
        }
    }
}
