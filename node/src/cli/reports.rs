//! Commands about sealed reports, and the part of `verify` that looks at their pages.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::Report;
use super::exit::Exit;
use super::online::new_file;
use super::world::Setting;
use super::{Answer, show};
use crate::service::reporting::check::{self, is_pdf};
use crate::service::requests::{ReportListRequest, ReportRequest};
use crate::service::views::{PagesVerdict, ReportCheckView, Verdict, VerifyView};
use crate::service::{Outcome, Service, ServiceError};

/// Runs a command about reports.
pub(super) async fn report<S: Service>(
    service: &S,
    command: Report,
    setting: &Setting,
) -> Outcome<Answer> {
    match command {
        Report::Issue { id, output, recipient, language, wanted, draft } => {
            let language = language.unwrap_or_else(|| setting.text.language.tag().to_owned());
            let request = ReportRequest { recipient, language, wanted, draft };
            let made = async {
                let view = service.report_issue(setting.caller, id, request).await?;
                let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
                Ok((view, bytes))
            };
            let (view, bytes) = new_file(made, &output).await?;
            let mut json = serde_json::to_value(&view.report).map_err(ServiceError::unexpected)?;
            if let Some(members) = json.as_object_mut() {
                members.insert("file".to_owned(), serde_json::json!(output));
                members.insert("bytes".to_owned(), serde_json::json!(bytes));
                members.insert("again".to_owned(), serde_json::json!(view.again));
                members.insert("synthetic".to_owned(), serde_json::json!(view.synthetic));
            }
            let human = show::report_issued(setting.text, &view, &output);
            Ok(Answer { exit: Exit::Done, json, human })
        }
        Report::List { trace, code, limit, after, csv } => {
            let request = ReportListRequest { trace, code, limit, after };
            let view = service.reports(setting.caller, request).await?;
            let table = show::reports(setting.text, &view.items);
            let mut human = show::list(setting.text, &table, csv, "note-no-reports");
            show::next_page(setting.text, &mut human, csv, view.next.as_deref());
            Answer::done(&view, human)
        }
    }
}

/// What `verify` was given: a bundle, or a report with one in it.
pub(super) struct Given {
    /// The bundle.
    pub(super) bundle: Vec<u8>,
    /// The whole file, if it is a report.
    report: Option<Vec<u8>>,
}

/// Takes the bundle out of a report; anything but a PDF file is taken for a bundle.
///
/// # Errors
/// The answer that says why a PDF file is no report.
pub(super) fn given(file: Vec<u8>, setting: &Setting) -> Result<Given, Outcome<Answer>> {
    if !is_pdf(&file) {
        return Ok(Given { bundle: file, report: None });
    }
    match check::open(&file) {
        Ok(enclosed) => Ok(Given { bundle: enclosed.bundle.to_vec(), report: Some(file) }),
        Err(error) => {
            let reason = error.to_string();
            let json = serde_json::json!({"verdict": "broken", "problems": [reason]});
            let said = setting.text.say_with("note-report-not-ours", &[("reason", reason.into())]);
            Err(Ok(Answer { exit: Exit::Integrity, json, human: format!("{said}\n") }))
        }
    }
}

impl Given {
    /// Compares the pages of a report with its evidence, of which `view` is the verdict; pages that
    /// were changed break it.
    pub(super) fn pages(&self, view: &mut VerifyView) -> Option<ReportCheckView> {
        let file = self.report.as_ref()?;
        if view.verdict == Verdict::Broken {
            return Some(check::not_looked_at(file));
        }
        let Ok(enclosed) = check::open(file) else { return Some(check::not_looked_at(file)) };
        let checked = check::check(file, &enclosed);
        let problem = match checked.pages {
            PagesVerdict::Same | PagesVerdict::NotCompared => return Some(checked),
            PagesVerdict::Changed => "the pages are not what the enclosed evidence says",
            PagesVerdict::Slip => "the issue slip does not hold",
            PagesVerdict::NotLookedAt => "the enclosed evidence does not hold",
        };
        view.verdict = Verdict::Broken;
        view.problems.push(problem.to_owned());
        Some(checked)
    }
}

/// The exit code of a report: pages that were not compared are not confirmed.
pub(super) fn exit(exit: Exit, pages: Option<&ReportCheckView>) -> Exit {
    match pages.map(|checked| checked.pages) {
        Some(PagesVerdict::NotCompared) if exit == Exit::Done => Exit::Unconfirmed,
        _ => exit,
    }
}
