//! `trace submit`: one gun from arguments, or many from a CSV file.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::args::Submit;
use super::exit::Exit;
use super::online::read_text;
use super::world::{Setting, World, harmless};
use super::{Answer, show};
use crate::service::requests::{TraceBatchRequest, TraceRequest};
use crate::service::views::{AdviceView, FirearmView};
use crate::service::{
    BatchOutcome, BatchView, ErrorCode, Outcome, Service, ServiceError, screening,
};

/// The largest file of traces, in bytes: 6,000 guns of 1 kB, and room.
const CSV_MAX: u64 = 12 * 1024 * 1024;

/// Columns, with other names under which they are known.
const COLUMNS: [(&str, &[&str]); 15] = [
    ("to", &[]),
    ("serial", &["serial_number"]),
    ("maker", &["make", "manufacturer"]),
    ("model", &[]),
    ("calibre", &["caliber"]),
    ("type", &[]),
    ("country_of_manufacture", &[]),
    ("manufactured", &["year_of_manufacture"]),
    ("importer", &[]),
    ("purpose", &[]),
    ("legal_basis", &[]),
    ("circumstances", &[]),
    ("case_ref", &[]),
    ("priority", &[]),
    ("justification", &[]),
];

/// The request that the arguments describe.
pub(super) fn request(args: Submit) -> Outcome<TraceRequest> {
    let mut firearm = args.made.of(args.gun.view());
    firearm.class = args.class.map(|class| class.to_uppercase());
    firearm.marks.extend(args.conversion.map(|words| format!("CONVERSION: {words}")));
    if firearm == FirearmView::default() {
        return Err(ServiceError::new(ErrorCode::Usage, "error-no-firearm"));
    }
    Ok(TraceRequest {
        to: args.to.unwrap_or_default(),
        letter: args.chain.letter()?,
        recovery: args.chain.recovery(),
        firearm,
        purpose: args.purpose.unwrap_or_default().to_uppercase(),
        legal_basis: args.legal_basis.unwrap_or_default(),
        circumstances: args.circumstances.unwrap_or_default(),
        case_ref: args.case_ref,
        priority: args.priority.to_uppercase(),
        justification: args.justification.map(|j| j.to_uppercase()),
        auto_onward: !args.no_auto_onward,
        ..TraceRequest::default()
    })
}

/// What looks odd about requests that are to be sent, each by its place. It holds nothing up.
pub(super) struct Odd {
    advice: Vec<(usize, AdviceView)>,
    /// Lines of a file by place; none for a single request.
    lines: Vec<u64>,
}

impl Odd {
    pub(super) fn about(requests: &[TraceRequest]) -> Self {
        let each = requests.iter().enumerate();
        let advice = each.flat_map(|(place, request)| {
            screening::advice(&request.firearm).into_iter().map(move |advice| (place, advice))
        });
        Self { advice: advice.collect(), lines: Vec::new() }
    }

    /// Tells a person; a program finds it in the answer.
    pub(super) fn tell(&self, setting: &Setting, world: &mut World<'_>) {
        if setting.json {
            return;
        }
        let mut words = String::new();
        for (place, advice) in &self.advice {
            if let Some(line) = self.lines.get(*place) {
                let args = [("line", (*line).into())];
                words.push_str(&setting.text.say_with("note-advice-line", &args));
                words.push(' ');
            }
            words.push_str(&show::advice(setting.text, std::slice::from_ref(advice)));
        }
        // If standard error is closed there is nobody to tell.
        let _written = world.err.write_all(harmless(&words).as_bytes());
    }

    /// Puts it beside the outcome.
    pub(super) fn beside(&self, mut answer: Answer) -> Answer {
        let advice = self.advice.iter().map(|(place, advice)| match self.lines.get(*place) {
            Some(line) => json!({"line": line, "field": advice.field, "reason": advice.reason}),
            None => json!({"field": advice.field, "reason": advice.reason}),
        });
        if let Value::Object(members) = &mut answer.json {
            members.insert("advice".to_owned(), advice.collect());
        }
        answer
    }
}

/// Submits every row of a file; what a row leaves open is taken from the arguments. A row that
/// asks what an earlier one asks already is not sent.
pub(super) async fn batch<S: Service>(
    service: &S,
    args: Submit,
    path: &Path,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (lines, requests): (Vec<u64>, Vec<TraceRequest>) = read(&args, path)?.into_iter().unzip();
    let odd = Odd { lines: lines.clone(), ..Odd::about(&requests) };
    odd.tell(setting, world);
    let earlier = if args.allow_duplicates {
        vec![None; requests.len()]
    } else {
        screening::duplicates(&requests)
    };
    let sent = requests.into_iter().zip(&earlier).filter(|(_, earlier)| earlier.is_none());
    let request = TraceBatchRequest { items: sent.map(|(request, _)| request).collect() };
    let mut outcomes = service.trace_submit_batch(setting.caller, request).await?.items.into_iter();
    let items = earlier.iter().map(|earlier| match earlier {
        Some(first) => {
            let line = lines.get(*first).copied().unwrap_or_default();
            let key = "error-batch-duplicate";
            let error = ServiceError::new(ErrorCode::BadInput, key).with("line", line);
            Ok(BatchOutcome::Rejected(error))
        }
        None => {
            let missing = || ServiceError::unexpected("an outcome is missing");
            outcomes.next().ok_or_else(missing)
        }
    });
    let view = BatchView { items: items.collect::<Outcome<_>>()? };
    let rejected = show::rejected(&view);
    let exit = if rejected == 0 { Exit::Done } else { Exit::BadInput };
    Ok(odd.beside(Answer::with(exit, &view, show::batch(setting.text, &view, &lines))?))
}

/// The requests of a file, each with its line.
fn read(args: &Submit, path: &Path) -> Outcome<Vec<(u64, TraceRequest)>> {
    let text = read_text(path, CSV_MAX)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let bad = |line: u64, key: &str| {
        ServiceError::new(ErrorCode::BadInput, key).with("path", path.display()).with("line", line)
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let head = reader.headers().map_err(|_| bad(1, "error-csv"))?.clone();
    let mut columns: BTreeMap<usize, &str> = BTreeMap::new();
    for (index, name) in head.iter().enumerate() {
        let name = name.to_lowercase().replace([' ', '-'], "_");
        let known = COLUMNS.iter().find(|(k, others)| *k == name || others.contains(&&*name));
        let Some((known, _)) = known else {
            return Err(bad(1, "error-csv-column").with("column", name));
        };
        columns.insert(index, known);
    }
    let mut rows = Vec::new();
    let given = args.made.of(args.gun.view());
    for record in reader.records() {
        let record =
            record.map_err(|e| bad(e.position().map_or(0, csv::Position::line), "error-csv"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let mut cells: BTreeMap<&str, String> = columns
            .iter()
            .filter_map(|(index, name)| Some((*name, record.get(*index)?.to_owned())))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        let mut cell =
            |name: &str, default: &Option<String>| cells.remove(name).or_else(|| default.clone());
        let firearm = FirearmView {
            serial: cell("serial", &None),
            maker: cell("maker", &given.maker),
            model: cell("model", &given.model),
            calibre: cell("calibre", &given.calibre),
            kind: cell("type", &given.kind),
            country_of_manufacture: cell("country_of_manufacture", &given.country_of_manufacture)
                .map(|c| c.to_uppercase()),
            importer: cell("importer", &given.importer),
            manufactured: cell("manufactured", &given.manufactured),
            marks: given.marks.clone(),
            ..FirearmView::default()
        };
        let needed = |name: &str, value: Option<String>| {
            value.ok_or_else(|| bad(line, "error-csv-missing").with("column", name))
        };
        let request = TraceRequest {
            to: cell("to", &args.to).unwrap_or_default(),
            firearm,
            purpose: needed("purpose", cell("purpose", &args.purpose))?.to_uppercase(),
            legal_basis: needed("legal_basis", cell("legal_basis", &args.legal_basis))?,
            circumstances: needed("circumstances", cell("circumstances", &args.circumstances))?,
            case_ref: cell("case_ref", &args.case_ref),
            priority: cell("priority", &Some(args.priority.clone()))
                .unwrap_or_default()
                .to_uppercase(),
            justification: cell("justification", &args.justification).map(|j| j.to_uppercase()),
            auto_onward: !args.no_auto_onward,
            ..TraceRequest::default()
        };
        if request.firearm.serial.is_none() && request.firearm.marks.is_empty() {
            return Err(bad(line, "error-csv-missing").with("column", "serial"));
        }
        rows.push((line, request));
    }
    if rows.is_empty() {
        return Err(bad(1, "error-csv-empty"));
    }
    Ok(rows)
}
