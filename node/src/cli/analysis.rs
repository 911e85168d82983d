//! Commands about the analysis.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::Analysis;
use super::exit::Exit;
use super::online::new_file;
use super::world::Setting;
use super::{Answer, show};
use crate::analysis::statutory::Form;
use crate::analysis::{Subject, Table, Years, sample};
use crate::service::analysing::{filled, told};
use crate::service::requests::{AnalysisRequest, StatutoryRequest};
use crate::service::{Outcome, Service, ServiceError};

/// Runs a command about the analysis.
pub(super) async fn analysis<S: Service>(
    service: &S,
    command: Analysis,
    setting: &Setting,
) -> Outcome<Answer> {
    let text = setting.text;
    let language = Some(text.language.tag().to_owned());
    match command {
        Analysis::Show { subject, from_year, to_year, csv } => {
            let request = AnalysisRequest { from_year, to_year, subject, language };
            let view = service.analysis(setting.caller, request).await?;
            let human = match csv {
                true => show::figures_table(text, &view.figures).csv(),
                false => show::analysis(text, &view),
            };
            Answer::done(&view, human)
        }
        Analysis::Form { form, year, output, csv } => {
            let request = StatutoryRequest { form, year, language };
            let asked = service.statutory(setting.caller, request);
            let Some(output) = output else {
                let view = asked.await?;
                let human = match csv {
                    true => show::form_table(text, &view).csv(),
                    false => show::form(text, &view),
                };
                return Answer::done(&view, human);
            };
            let made = async {
                let view = asked.await?;
                let bytes = STANDARD.decode(&view.workbook).map_err(ServiceError::unexpected)?;
                Ok((view, bytes))
            };
            let (view, bytes) = new_file(made, &output).await?;
            let json = serde_json::json!({
                "form": view.form,
                "from_year": view.from_year,
                "to_year": view.to_year,
                "synthetic": view.synthetic,
                "file": output,
                "bytes": bytes,
            });
            let args = [("file", output.display().to_string().into())];
            let human = format!("{}\n", text.say_with("note-analysis-written", &args));
            Ok(Answer { exit: Exit::Done, json, human })
        }
        Analysis::Sample { seed, guns, year, output } => sample(seed, guns, year, &output, setting),
    }
}

/// Guns of an invented data set: a table of a million has 200 MB.
const GUNS_MAX: u64 = 1_000_000;

/// Writes an invented data set with its figures, so that they can be computed a second time by other
/// means.
pub(super) fn sample(
    seed: u64,
    guns: u64,
    year: u16,
    folder: &Path,
    setting: &Setting,
) -> Outcome<Answer> {
    let text = setting.text;
    let rows = sample::rows(seed, guns.min(GUNS_MAX));
    std::fs::create_dir_all(folder).map_err(|e| ServiceError::file(folder, &e))?;
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|e| ServiceError::file(&path, &e))
    };
    for (name, table) in sample::tables(&rows) {
        write(name, table.as_bytes())?;
    }
    let table = Table::of(&rows);
    let figures = told(text, &table, Years::default(), &Subject::ALL);
    let json = serde_json::to_vec_pretty(&figures).map_err(ServiceError::unexpected)?;
    write("figures.json", &json)?;
    for form in Form::ALL {
        let view = filled(text, &table, form, year, true)?;
        let bytes = STANDARD.decode(&view.workbook).map_err(ServiceError::unexpected)?;
        write(&format!("{}.xlsx", form.name()), &bytes)?;
        write(&format!("{}.csv", form.name()), show::form_table(text, &view).csv().as_bytes())?;
        let json = serde_json::to_vec_pretty(&view).map_err(ServiceError::unexpected)?;
        write(&format!("{}.json", form.name()), &json)?;
    }
    let args = [("file", folder.display().to_string().into())];
    let human = format!("{}\n", text.say_with("note-analysis-written", &args));
    let json = serde_json::json!({"folder": folder, "guns": rows.guns.len(), "synthetic": true});
    Ok(Answer { exit: Exit::Done, json, human })
}
