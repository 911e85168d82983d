//! Commands that a running node carries out.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::{Agreement, Bundle, Case, Command, Log, Partner, Trace};
use super::exit::Exit;
use super::world::{Setting, World, harmless};
use super::{
    Answer, adviser, analysis, assistance, attachments, batches, bulletins, chain, incidents,
    keeping, life, marking, matters, observers, officer, page, people, programs, reports, sharing,
    show, statistics, stock, submit,
};
use crate::service::requests::keeping::OpenBundleRequest;
use crate::service::requests::officers::{ApproveRequest, DeclineRequest};
use crate::service::requests::{
    AcceptInviteRequest, ConfirmPartnerRequest, DelayRequest, ExportUse, ListRequest,
    ProposeAgreementRequest, RefuseRequest,
};
use crate::service::views::{AgreementTerms, BundleView, TraceState};
use crate::service::{ErrorCode, Outcome, Service, ServiceError};

/// The largest file of agreement terms, in bytes: two directions of sixteen short lines.
const TERMS_MAX: u64 = 256 * 1024;

/// Runs a command on the node of the data directory.
pub(super) fn online(
    command: Command,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    block_on(run(&setting.client(), command, setting, world))
}

/// Waits for `future` on a runtime of this thread.
pub(super) fn block_on<T>(future: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ServiceError::unexpected)?
        .block_on(future)
}

/// The same on any service.
pub(super) async fn run<S: Service>(
    service: &S,
    command: Command,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    officer::unlock(service, &command, setting, world).await?;
    match command {
        Command::Status => {
            let view = service.status(setting.caller).await?;
            Answer::done(&view, show::status(setting.text, &view))
        }
        Command::Partner(command) => partner(service, command, setting, world).await,
        Command::Agreement(command) => agreement(service, command, setting).await,
        Command::Trace(command) => trace(service, command, setting, world).await,
        Command::Batch(command) => batches::batch(service, command, setting, world).await,
        Command::Case(command) => case(service, command, setting, world).await,
        Command::Officer(command) => officer::officer(service, command, setting, world).await,
        Command::SetupLink => people::setup_link(service, setting).await,
        Command::Session(command) => people::session(service, command, setting).await,
        Command::Activity(args) => people::activity(service, args, setting).await,
        Command::WhoLooked(args) => people::who_looked(service, args, setting).await,
        Command::Explain { id } => {
            let view = service.explain(setting.caller, id).await?;
            Answer::done(&view, show::explained(setting.text, &view))
        }
        Command::Backup(args) => keeping::backup(service, args, setting, world).await,
        Command::Recovery(command) => keeping::recovery(service, command, setting).await,
        Command::Hold(command) => keeping::hold(service, command, setting).await,
        Command::AdminLog(command) => keeping::admin_log(service, command, setting).await,
        Command::Bundle(Bundle::Open { id, field, message, mandate, out }) => {
            let request = OpenBundleRequest { message, fields: field, mandate };
            let made = service.bundle_open(setting.caller, id, request);
            into_file(made, &out, setting).await
        }
        Command::Doctor => statistics::doctor(service, setting).await,
        Command::Statistics(args) => statistics::statistics(service, args, setting).await,
        Command::Adviser(command) => adviser::adviser(service, command, setting, world).await,
        Command::Report(command) => reports::report(service, command, setting).await,
        Command::Analysis(command) => analysis::analysis(service, command, setting).await,
        Command::Log(command) => log(service, command, setting).await,
        Command::Token(command) => programs::token(service, command, setting).await,
        Command::Marking(command) => marking::marking(service, command, setting).await,
        Command::Stock(command) => stock::stock(service, command, setting).await,
        Command::Destruction(command) => stock::destruction(service, command, setting).await,
        Command::Incident(command) => incidents::incident(service, command, setting).await,
        Command::Assistance(command) => assistance::assistance(service, command, setting).await,
        Command::Bulletin(command) => bulletins::bulletin(service, command, setting, world).await,
        Command::Project(command) => assistance::project(service, command, setting).await,
        Command::Workshop(command) => assistance::workshop(service, command, setting).await,
        Command::Webhook(command) => programs::webhook(service, command, setting).await,
        Command::Observer(command) => observers::observer(service, command, setting).await,
        Command::Witness(command) => observers::witness(service, command, setting).await,
        Command::Consent(command) => matters::consent(service, command, setting).await,
        Command::Watch(command) => matters::watch(service, command, setting).await,
        Command::Notice(command) => matters::notice(service, command, setting).await,
        Command::Attachment(command) => attachments::attachment(service, command, setting).await,
        Command::Request(command) => matters::request(service, command, setting).await,
        Command::Bundle(Bundle::Export { id, out, wanted, with_attachments, with_page }) => {
            let mut answer =
                export(service, id.clone(), ExportUse { wanted }, &out, setting).await?;
            if with_attachments {
                answer = attachments::beside(service, id, &out, setting, answer).await?;
            }
            if with_page { page::beside(&out, setting, answer) } else { Ok(answer) }
        }
        // The others are not sent here.
        _ => Err(ServiceError::unexpected("no command of a running node")),
    }
}

async fn partner<S: Service>(
    service: &S,
    command: Partner,
    setting: &Setting,
    world: &World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Partner::Invite => {
            let view = service.partner_invite(caller).await?;
            Answer::done(&view, show::invite(text, &view, world.out_is_terminal))
        }
        Partner::Accept { line } => {
            let view = service.partner_accept(caller, AcceptInviteRequest { line }).await?;
            Answer::done(&view, show::accepted_invite(text, &view))
        }
        Partner::Confirm { name, safety_number } => {
            let safety_number = safety_number.concat();
            let request = ConfirmPartnerRequest { name, safety_number };
            let view = service.partner_confirm(caller, request).await?;
            Answer::done(&view, show::confirmed_partner(text, &view))
        }
        Partner::Show { name } => {
            let view = service.partner_details(caller, name).await?;
            Answer::done(&view, show::partner_details(text, &view))
        }
        Partner::List { csv } => {
            let view = service.partners(caller).await?;
            let table = show::partners(text, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-partners"))
        }
    }
}

async fn agreement<S: Service>(
    service: &S,
    command: Agreement,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        Agreement::Propose { partner, terms, valid_from } => {
            let terms = read_terms(&terms)?;
            let request = ProposeAgreementRequest { partner, terms, valid_from };
            service.agreement_propose(caller, request).await?
        }
        Agreement::Accept { hash } => service.agreement_accept(caller, hash).await?,
        Agreement::Show { hash } => service.agreement(caller, hash).await?,
        Agreement::List { limit, state, partner, csv } => {
            let request = ListRequest { limit, state, partner, after: None };
            let view = service.agreements(caller, request).await?;
            let table = show::agreements(text, &view.items);
            let human = show::list(text, &table, csv, "note-no-agreements");
            return Answer::done(&view, human);
        }
        other => return super::agreements::run(service, other, setting).await,
    };
    Answer::done(&view, show::agreement(text, &view))
}

pub(super) fn read_terms(path: &Path) -> Outcome<AgreementTerms> {
    let text = read_text(path, TERMS_MAX)?;
    toml::from_str(&text).map_err(|e| {
        ServiceError::new(ErrorCode::BadInput, "error-terms")
            .with("path", path.display())
            .with("detail", e.to_string().trim_end())
    })
}

/// Reads a file of at most `max` bytes.
pub(super) fn read_bytes(path: &Path, max: u64) -> Outcome<Vec<u8>> {
    use std::io::Read as _;
    let fail = |e| ServiceError::file(path, &e);
    let file = std::fs::File::open(path).map_err(fail)?;
    let mut bytes = Vec::new();
    file.take(max + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > max {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-file-too-large")
            .with("path", path.display())
            .with("limit", max));
    }
    Ok(bytes)
}

/// Reads a UTF-8 file of at most `max` bytes.
pub(super) fn read_text(path: &Path, max: u64) -> Outcome<String> {
    String::from_utf8(read_bytes(path, max)?).map_err(|_| {
        ServiceError::new(ErrorCode::BadInput, "error-not-utf8").with("path", path.display())
    })
}

async fn trace<S: Service>(
    service: &S,
    command: Trace,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Trace::Submit(args) => match args.csv.clone() {
            None => {
                let attach = args.attach.clone();
                let choice = chain::Choice::of(&args);
                let mut request = submit::request(*args)?;
                let odd = submit::Odd::about(std::slice::from_ref(&request));
                odd.tell(setting, world);
                chain::choose(service, &mut request, &choice, setting, world).await?;
                let view = attachments::submit(service, request, &attach, setting, world).await?;
                let mut human = show::submitted(text, &view);
                chain::print_letter(service, &view, &choice.out, &mut human, setting).await?;
                Ok(odd.beside(Answer::done(&view, human)?))
            }
            Some(path) => submit::batch(service, *args, &path, setting, world).await,
        },
        Trace::Show { id } => {
            let view = service.trace(caller, id).await?;
            Answer::done(&view, show::trace(text, &view))
        }
        Trace::List { state, page } => {
            let view = service.traces(caller, page.of(state)).await?;
            let mut human =
                show::list(text, &show::traces(text, &view.items), page.csv, "note-no-traces");
            show::next_page(text, &mut human, page.csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        Trace::Follow { id } => follow(service, id, setting, world).await,
        Trace::Attach(args) => attachments::attach(service, args, setting, world).await,
        Trace::Supply(args) => life::supply(service, *args, setting, world).await,
        Trace::Clarify(args) => life::clarify(service, args, setting).await,
        Trace::Withdraw(args) => life::withdraw(service, args, setting).await,
        Trace::Reopen(args) => life::reopen(service, *args, setting, world).await,
        Trace::Forward(args) => matters::forward(service, args, setting).await,
        other => chain::chain(service, other, setting).await,
    }
}

/// Prints each change until the chain has ended, and then the whole.
async fn follow<S: Service>(
    service: &S,
    id: String,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let mut view = service.trace(setting.caller, id).await?;
    let mut said = Vec::new();
    loop {
        let ended = view.state == TraceState::Ended;
        if setting.json && ended {
            return Answer::done(&view, String::new());
        }
        let lines = if setting.json {
            let line = serde_json::to_string(&view).map_err(ServiceError::unexpected)?;
            vec![line]
        } else {
            show::changes(setting.text, &view, &mut said)
        };
        for line in lines {
            let written =
                writeln!(world.out, "{}", harmless(&line)).and_then(|()| world.out.flush());
            if written.is_err() {
                // Nobody reads any more.
                return Answer::done(&view, String::new());
            }
        }
        if ended {
            return Answer::done(&view, format!("\n{}", show::trace(setting.text, &view)));
        }
        let version = view.version;
        while view.version <= version {
            view = service.trace_wait(setting.caller, view.id, version).await?;
        }
    }
}

async fn case<S: Service>(
    service: &S,
    command: Case,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        Case::List { state, page } => {
            let view = service.cases(caller, page.of(state)).await?;
            let mut human =
                show::list(text, &show::cases(text, &view.items), page.csv, "note-no-cases");
            show::next_page(text, &mut human, page.csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        Case::Show { id } => service.case(caller, id).await?,
        Case::Acknowledge(args) => life::acknowledge(service, args, caller).await?,
        Case::Ask(args) => life::ask(service, args, setting, world).await?,
        Case::Answer(args) if args.preview => return life::preview(service, *args, setting).await,
        Case::Answer(args) => life::answer(service, *args, setting, world).await?,
        Case::Figures(args) => return sharing::draft(service, args, setting).await,
        Case::Reply(args) => return matters::reply(service, args, setting, world).await,
        Case::Refuse { id, reason, text } => {
            let request = RefuseRequest { reason: reason.to_uppercase(), text };
            service.case_refuse(caller, id, request).await?
        }
        Case::Delay { id, reason, text, until } => {
            let request = DelayRequest { reason: reason.to_uppercase(), text, until };
            service.case_delay(caller, id, request).await?
        }
        Case::Approve { id, level } => {
            let request = ApproveRequest { level: level.map(|l| l.to_uppercase()) };
            service.case_approve(caller, id, request).await?
        }
        Case::Decline { id, text } => {
            service.case_decline(caller, id, DeclineRequest { text }).await?
        }
    };
    Answer::done(&view, show::case(text, &view))
}

async fn log<S: Service>(service: &S, command: Log, setting: &Setting) -> Outcome<Answer> {
    let caller = setting.caller;
    match command {
        Log::Checkpoint => {
            let view = service.log_checkpoint(caller).await?;
            Answer::done(&view, view.note.clone())
        }
        Log::List { kind, page } => {
            let text = setting.text;
            let view = service.log_entries(caller, page.of(kind)).await?;
            let table = show::entries(text, &view.items);
            let mut human = show::list(text, &table, page.csv, "note-no-entries");
            show::next_page(text, &mut human, page.csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        Log::Heads => {
            let view = service.log_heads(caller).await?;
            Answer::done(&view, show::heads(setting.text, &view))
        }
        Log::Partner { name } => {
            let view = service.log_partner(caller, name).await?;
            Answer::done(&view, view.note.clone())
        }
        Log::Prove { leaf } => {
            let view = service.log_prove(caller, leaf).await?;
            Answer::done(&view, view.proof.clone())
        }
        Log::Verify { .. } => Err(ServiceError::unexpected("log verify is not sent here")),
    }
}

async fn export<S: Service>(
    service: &S,
    id: String,
    wanted: ExportUse,
    out: &Path,
    setting: &Setting,
) -> Outcome<Answer> {
    into_file(service.bundle_export(setting.caller, id, wanted), out, setting).await
}

/// Writes a bundle into a new private file.
async fn into_file(
    made: impl Future<Output = Outcome<BundleView>>,
    out: &Path,
    setting: &Setting,
) -> Outcome<Answer> {
    let made = async {
        let view = made.await?;
        let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
        Ok((view, bytes))
    };
    let (view, bytes) = new_file(made, out).await?;
    let json = serde_json::json!({
        "trace": view.trace,
        "statements": view.statements,
        "synthetic": view.synthetic,
        "file": out,
        "bytes": bytes,
    });
    Ok(Answer { exit: Exit::Done, json, human: show::exported(setting.text, &view, out) })
}

/// Writes what is made into a new private file, which is made first: the node logs no export that
/// cannot be written. Gives how many bytes it has.
pub(super) async fn new_file<T>(
    made: impl Future<Output = Outcome<(T, Vec<u8>)>>,
    out: &Path,
) -> Outcome<(T, usize)> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let mut file = options.open(out).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            ServiceError::new(ErrorCode::BadInput, "error-out-exists").with("path", out.display())
        }
        _ => ServiceError::file(out, &e),
    })?;
    let written = async {
        let (view, bytes) = made.await?;
        file.write_all(&bytes)
            .and_then(|()| file.sync_all())
            .map_err(|e| ServiceError::file(out, &e))?;
        Ok((view, bytes.len()))
    };
    match written.await {
        Ok(written) => Ok(written),
        Err(error) => {
            // An empty file would look like an export.
            let _removed = std::fs::remove_file(out);
            Err(error)
        }
    }
}
