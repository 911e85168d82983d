//! Commands about the chain of a trace: whom to ask, how it goes on, and letters.

use std::io::{BufRead as _, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::{EnterReply, Onward, Submit, Suggest, Trace};
use super::online::read_bytes;
use super::world::{Setting, World, harmless};
use super::{Answer, show};
use crate::service::requests::{
    ConfirmLetterRequest, LetterReplyRequest, OnwardRequest, SuggestRequest, TraceRequest,
};
use crate::service::views::{FirearmView, SuggestionListView, SuggestionView, TraceView};
use crate::service::{ErrorCode, Outcome, Service, ServiceError, chain::SCAN_MAX};

/// Longest answer to a question, in bytes.
const ANSWER_MAX: u64 = 64;

/// What the arguments of `trace submit` say about whom to ask.
pub(super) struct Choice {
    fan_out: Option<u8>,
    yes: bool,
    /// Where a letter is written.
    pub(super) out: Option<PathBuf>,
}

impl Choice {
    pub(super) fn of(args: &Submit) -> Self {
        let chain = &args.chain;
        Self { fan_out: chain.fan_out, yes: chain.yes, out: chain.out.clone() }
    }
}

/// Completes a request with the likeliest States, once the investigator has seen and confirmed
/// them. More than one State is never asked without that.
pub(super) async fn choose<S: Service>(
    service: &S,
    request: &mut TraceRequest,
    choice: &Choice,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<()> {
    let Some(wanted) = choice.fan_out.map(usize::from) else { return Ok(()) };
    let about = SuggestRequest { firearm: request.firearm.clone(), trace: None };
    let SuggestionListView { items } = service.trace_suggest(setting.caller, about).await?;
    let first = Some(request.to.clone()).filter(|to| !to.is_empty());
    let askable = |item: &&SuggestionView| item.barred.is_none() && item.partner != first;
    let named: Vec<&SuggestionView> = items
        .iter()
        .filter(askable)
        .filter(|item| item.partner.is_some())
        .take(wanted.saturating_sub(usize::from(first.is_some())))
        .collect();
    let mut to: Vec<String> = first.into_iter().collect();
    to.extend(named.iter().filter_map(|item| item.partner.clone()));
    if to.is_empty() {
        return Err(ServiceError::new(ErrorCode::NotFound, "error-nobody-to-ask"));
    }
    if !choice.yes {
        let shown: Vec<SuggestionView> = named.into_iter().cloned().collect();
        let table = show::suggestions(setting.text, &shown).aligned();
        let question = setting.text.say_with("ask-fan-out", &[("partners", to.join(", ").into())]);
        // If standard error is closed nobody can say yes.
        let _written = write!(world.err, "{}\n{question} ", harmless(&table));
        let _flushed = world.err.flush();
        let mut answer = String::new();
        let read = (&mut *world.input).take(ANSWER_MAX).read_line(&mut answer);
        let answer = answer.trim().to_lowercase();
        let yes = [setting.text.say("word-yes").to_lowercase(), "y".to_owned(), "yes".to_owned()];
        if read.is_err() || !yes.contains(&answer) {
            return Err(ServiceError::new(ErrorCode::Usage, "error-not-confirmed")
                .with("partners", to.join(", ")));
        }
    }
    let mut to = to.into_iter();
    request.to = to.next().unwrap_or_default();
    request.also_to = to.collect();
    Ok(())
}

/// The commands of this room.
pub(super) async fn chain<S: Service>(
    service: &S,
    command: Trace,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Trace::Suggest(args) => suggest(service, *args, setting).await,
        Trace::Onward(args) => onward(service, args, setting).await,
        Trace::Letter { id, hop, out } => {
            let view = service.trace_letter(caller, id, hop).await?;
            let files = write_letter(&view, out.as_deref(), setting)?;
            let json = serde_json::json!({"letter": view, "files": files});
            let human = show::written(text, &view.reference, &files);
            Ok(Answer { exit: super::exit::Exit::Done, json, human })
        }
        Trace::EnterReply(args) => {
            let (id, request) = reply(*args)?;
            let view = service.trace_enter_reply(caller, id, request).await?;
            Answer::done(&view, show::reply_entered(text, &view))
        }
        Trace::Scan { id, hop, out } => {
            let view = service.trace_scan(caller, id, hop).await?;
            let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
            write_new(&out, &bytes)?;
            let json = serde_json::json!({
                "media_type": view.media_type, "file": out, "bytes": bytes.len(),
            });
            let file = out.display().to_string();
            let args = [("file", file.into()), ("kind", view.media_type.into())];
            let human = format!("{}\n", text.say_with("note-scan-written", &args));
            Ok(Answer { exit: super::exit::Exit::Done, json, human })
        }
        Trace::ConfirmByNode { id, hop, partner } => {
            let request = ConfirmLetterRequest { hop, partner };
            let view = service.trace_confirm_letter(caller, id, request).await?;
            Answer::done(&view, show::trace(text, &view))
        }
        // The others are not sent here.
        _ => Err(ServiceError::unexpected("no command of the chain")),
    }
}

async fn suggest<S: Service>(service: &S, args: Suggest, setting: &Setting) -> Outcome<Answer> {
    let firearm = args.made.of(args.particulars.view());
    if args.id.is_none() && firearm == FirearmView::default() {
        return Err(ServiceError::new(ErrorCode::Usage, "error-suggest-what"));
    }
    let request = SuggestRequest { firearm, trace: args.id };
    let view = service.trace_suggest(setting.caller, request).await?;
    let table = show::suggestions(setting.text, &view.items);
    let human = show::list(setting.text, &table, args.csv, "note-no-suggestions");
    Answer::done(&view, human)
}

async fn onward<S: Service>(service: &S, args: Onward, setting: &Setting) -> Outcome<Answer> {
    let request = OnwardRequest { to: args.to.clone(), letter: args.letter()? };
    let view = service.trace_onward(setting.caller, args.id, request).await?;
    let mut human = show::trace(setting.text, &view);
    if args.off_network.is_some() {
        print_letter(service, &view, &args.out, &mut human, setting).await?;
    }
    Answer::done(&view, human)
}

/// Prints the newest open request by letter of a trace, if there is one.
pub(super) async fn print_letter<S: Service>(
    service: &S,
    trace: &TraceView,
    out: &Option<PathBuf>,
    human: &mut String,
    setting: &Setting,
) -> Outcome<()> {
    let open = |hop: &crate::service::views::HopView| {
        hop.letter.as_ref().is_some_and(|letter| !letter.entered)
    };
    let Some(at) = trace.hops.iter().rposition(open) else { return Ok(()) };
    let view = service.trace_letter(setting.caller, trace.id.clone(), at + 1).await?;
    // The request is in the log already: what fails here is only the print.
    let files = write_letter(&view, out.as_deref(), setting).map_err(|error| {
        ServiceError::new(error.code, "error-letter-not-written")
            .with("detail", setting.text.error(&error).0)
            .with("id", &trace.id)
            .with("number", at + 1)
    })?;
    human.push('\n');
    human.push_str(&show::written(setting.text, &view.reference, &files));
    Ok(())
}

/// Writes a letter as text and as a page that prints.
fn write_letter(
    view: &crate::service::views::LetterView,
    dir: Option<&Path>,
    setting: &Setting,
) -> Outcome<Vec<PathBuf>> {
    let dir = dir.unwrap_or(Path::new("."));
    // A reference is letters, digits and hyphens; a name of a file is nothing else.
    let name: String =
        view.reference.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let tag = setting.text.language.tag();
    let texts = [
        ("txt", show::letter_text(setting.text, view)),
        ("html", show::letter_html(setting.text, view)),
    ];
    let mut files = Vec::new();
    for (ending, words) in texts {
        let path = dir.join(format!("{name}.{tag}.{ending}"));
        write_new(&path, words.as_bytes())?;
        files.push(path);
    }
    Ok(files)
}

/// Writes a private file that was not there before.
fn write_new(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let mut file = options.open(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            ServiceError::new(ErrorCode::BadInput, "error-out-exists").with("path", path.display())
        }
        _ => ServiceError::file(path, &e),
    })?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|e| ServiceError::file(path, &e))
}

fn reply(args: EnterReply) -> Outcome<(String, LetterReplyRequest)> {
    let scan = match &args.file {
        None => None,
        Some(path) => Some(STANDARD.encode(read_bytes(path, SCAN_MAX as u64)?)),
    };
    let request = LetterReplyRequest {
        hop: args.hop,
        reference: args.reference,
        dated: args.dated,
        their_reference: args.their_reference,
        result: args.result.to_uppercase(),
        country: args.country.map(|c| c.to_uppercase()),
        date: args.date,
        party: args.party,
        party_kind: args.party_kind.map(|k| k.to_uppercase()),
        document: args.document,
        searched: args.searched,
        until: args.until,
        text: args.text,
        scan,
    };
    Ok((args.id, request))
}
