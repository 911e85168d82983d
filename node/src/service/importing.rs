//! Import and search in the registry, for a running node and for a stopped one alike.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use vestigo_protocol::codes::{EventKind, NotCompletedCode};
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Country;

use super::requests::{FindRequest, ImportRequest};
use super::views::{FindView, ImportProgress, ImportReportView, RowIssueView};
use super::{ErrorCode, Outcome, ServiceError, intake, present};
use crate::registry::Registry;
use crate::registry::import::{
    self, ColumnMapping, DateOrder, DefaultCountry, DefaultEvent, ImportError, ImportMode,
    ImportOptions, Intake, IssueFile, MappedColumn, MappingError, RowIssue, SheetChoice, Unnoted,
    encoding_for,
};
use crate::runtime::{Denied, clock};

/// Characters of a source's name.
const SOURCE_CHARS_MAX: usize = 100;

/// Imports a file. All issues go into a new file at `issues` too, as a table (CSV).
pub(super) fn import<R: Read + Seek + Send>(
    registry: &mut Registry,
    mut file: R,
    request: &ImportRequest,
    issues: Option<&Path>,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<ImportReportView> {
    let mut options = options(registry, request)?;
    let source = source(request)?;
    let mapping = match source {
        Some(source) => Some(mapping(registry, source, &mut file, &mut options)?),
        None => None,
    };
    let mut progress = |bytes, total_bytes| {
        progress(ImportProgress { bytes, total_bytes, rows: 0 });
    };
    let report = match issues {
        None => import::import(registry, file, &options, &mut Unnoted, &mut progress)
            .map_err(|error| refused(error, source)),
        Some(path) => {
            let failed = |error: std::io::Error| ServiceError::file(path, &error);
            let mut new = File::options();
            let to = new.write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
            let mut to = IssueFile::new(BufWriter::new(to), true).map_err(failed)?;
            let report = import::import(registry, file, &options, &mut to, &mut progress)
                .map_err(|error| refused(error, source));
            to.finish().and_then(|mut to| to.flush()).map_err(failed)?;
            report
        }
    }?;
    let mut saved = None;
    if let (Some(name), Some(mapping)) = (source, &mapping)
        && report.kept
        && report.already.is_none()
    {
        registry.save_mapping(name, mapping).map_err(Denied::from)?;
        saved = Some(name.to_owned());
    }
    let issues = |issues: &[RowIssue]| issues.iter().map(issue).collect::<Vec<_>>();
    Ok(ImportReportView {
        set: request.set.clone(),
        encoding: report.encoding.to_owned(),
        separator: report.separator,
        rows: report.rows,
        imported: report.imported,
        events: report.events,
        completed: report.completed,
        unchanged: report.unchanged,
        resumed: report.resumed,
        rejected: report.error_count,
        errors: issues(&report.errors),
        warned: report.warning_count,
        warnings: issues(&report.warnings),
        committed: report.kept,
        dry_run: request.dry_run,
        source: saved,
        already: report.already.map(|at| at.to_rfc3339()),
    })
}

/// What the request says, in the importer's words.
pub(super) fn options(registry: &Registry, request: &ImportRequest) -> Outcome<ImportOptions> {
    let word = |word: &'_ Option<String>| {
        word.as_deref().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned)
    };
    let encoding = word(&request.encoding)
        .map(|label| encoding_for(&label).ok_or_else(|| intake::bad("encoding", &label)));
    let order = match word(&request.date_order).as_deref() {
        None | Some("ymd") => None,
        Some("dmy") => Some(DateOrder::DayFirst),
        Some("mdy") => Some(DateOrder::MonthFirst),
        Some(other) => return Err(intake::bad("date-order", other)),
    };
    if let Some(pivot) = request.two_digit_years.filter(|pivot| *pivot > 99) {
        return Err(intake::bad("two-digit-years", &pivot.to_string()));
    }
    let country = word(&request.country).map(|code| {
        Country::parse(&code.to_ascii_uppercase()).ok_or_else(|| intake::bad("country", &code))
    });
    let event = word(&request.event).map(|kind| intake::code("event", &kind, EventKind::from_name));
    let columns = request.columns.iter().filter(|text| !text.is_empty());
    let columns = columns.map(|text| text.parse::<MappedColumn>());
    let mode = if request.all_or_nothing { ImportMode::AllOrNothing } else { ImportMode::KeepGood };
    let set = intake::record_set(request, &registry.record_sets(), clock::now())?;
    Ok(ImportOptions {
        encoding: encoding.transpose()?,
        mode,
        dry_run: request.dry_run,
        sheets: match request.sheet.as_deref() {
            None => SheetChoice::First,
            Some("all") => SheetChoice::All,
            Some(name) => SheetChoice::Named(name.to_owned()),
        },
        columns: columns.collect::<Result<_, _>>().map_err(|e| refused(e.into(), None))?,
        date_order: order,
        two_digit_pivot: request.two_digit_years,
        default_country: country.transpose()?,
        default_event: event.transpose()?,
        ..ImportOptions::new(set)
    })
}

/// The name of the source, if there is one.
pub(super) fn source(request: &ImportRequest) -> Outcome<Option<&str>> {
    let Some(name) = request.source.as_deref().map(str::trim).filter(|name| !name.is_empty())
    else {
        return Ok(None);
    };
    if name.chars().count() > SOURCE_CHARS_MAX || name.chars().any(char::is_control) {
        return Err(intake::bad("source", &name.escape_default().to_string()));
    }
    Ok(Some(name))
}

/// The mapping of a source: what was saved, but what the request says goes before it. It takes
/// the place of the single options, so that the same file is known again with or without them.
pub(super) fn mapping<R: Read + Seek>(
    registry: &Registry,
    source: &str,
    file: &mut R,
    options: &mut ImportOptions,
) -> Outcome<ColumnMapping> {
    let saved = registry.saved_mapping(source).or_else(|error| match error {
        // Columns that are mapped by hand take its place.
        ImportError::Mapping(MappingError::Unreadable) if !options.columns.is_empty() => Ok(None),
        error => Err(refused(error, Some(source))),
    })?;
    let before = saved.clone().unwrap_or_default();
    let told = ImportOptions {
        mapping: if options.columns.is_empty() { saved } else { None },
        date_order: options.date_order.or(before.date_order),
        two_digit_pivot: options.two_digit_pivot.or(before.two_digit_pivot),
        ..options.clone()
    };
    let opened = Intake::open(file, &told).map_err(|error| refused(error, Some(source)))?;
    let mapping = ColumnMapping {
        default_country: options.default_country.map(DefaultCountry).or(before.default_country),
        default_event: options.default_event.map(DefaultEvent).or(before.default_event),
        ..opened.mapping().clone()
    };
    drop(opened);
    options.mapping = Some(mapping.clone());
    options.columns = Vec::new();
    options.date_order = None;
    options.two_digit_pivot = None;
    options.default_country = None;
    options.default_event = None;
    Ok(mapping)
}

pub(super) fn issue(issue: &RowIssue) -> RowIssueView {
    RowIssueView {
        line: issue.line,
        column: issue.column,
        sheet: issue.sheet.clone(),
        column_name: issue.column_name.clone(),
        reason: issue.reason.name().to_owned(),
        detail: issue.detail.clone(),
    }
}

pub(super) fn refused(error: ImportError, source: Option<&str>) -> ServiceError {
    match (error, source) {
        (ImportError::Registry(error), _) => Denied::from(error).into(),
        (ImportError::Mapping(error), Some(source)) => {
            ServiceError::new(ErrorCode::BadInput, "error-import-source")
                .with("source", source)
                .with("detail", error)
        }
        (other, _) => ServiceError::new(ErrorCode::BadInput, "error-import").with("detail", other),
    }
}

/// The gun that a registrar looks for.
pub(super) fn wanted(request: &FindRequest) -> Outcome<FirearmDescription> {
    let firearm = intake::firearm(&request.firearm)?;
    if firearm.marks.is_empty() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-no-serial"));
    }
    Ok(firearm)
}

/// Looks it up.
pub(super) fn find(
    registry: &Registry,
    wanted: &FirearmDescription,
    limit: Option<u32>,
    own: Country,
    synthetic: bool,
) -> Result<FindView, Denied> {
    let findings = registry.lookup(wanted)?;
    let mut items = present::candidates(&findings, own, synthetic);
    let all = items.len();
    items.truncate(limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX));
    let another = NotCompletedCode::MultipleMatches.code().to_owned();
    Ok(FindView {
        more: findings.more || items.len() < all,
        items,
        near_one: findings.near.one,
        near_two: findings.near.two,
        not_completed: findings.may_be_anothers().then_some(another).into_iter().collect(),
        advice: present::advice(wanted),
        searched: findings
            .searched
            .iter()
            .map(|set| present::record_set(registry, set))
            .collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::registry::RegistrySource;

    fn registry() -> Registry {
        Registry::open(&RegistrySource::Memory, [3; 16]).unwrap()
    }

    fn taken(
        registry: &mut Registry,
        file: &str,
        request: &ImportRequest,
    ) -> Outcome<ImportReportView> {
        import(registry, Cursor::new(file.to_owned()), request, None, &mut |_| {})
    }

    fn from_source(columns: &[&str]) -> ImportRequest {
        ImportRequest {
            set: "s".to_owned(),
            source: Some("Dealer".to_owned()),
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            ..ImportRequest::default()
        }
    }

    #[test]
    fn the_columns_of_a_source_are_kept_once_an_import_has_succeeded() {
        let mut registry = registry();
        let first = "Marca,Nr,event_date,event_kind\nGlock,A1001,03/05/2019,SHIPPED\n";
        let told = ImportRequest {
            date_order: Some("dmy".to_owned()),
            country: Some("xb".to_owned()),
            ..from_source(&["Nr=serial_number"])
        };
        let tried = ImportRequest { dry_run: true, ..told.clone() };
        assert!(!taken(&mut registry, first, &tried).unwrap().committed);
        assert!(registry.saved_mappings().unwrap().is_empty(), "a trial keeps nothing");
        let report = taken(&mut registry, first, &told).unwrap();
        assert_eq!((report.imported, report.source.as_deref()), (1, Some("Dealer")));
        // The second file says none of it.
        let second = first.replace("A1001", "A1002");
        let untold = from_source(&[]);
        let report = taken(&mut registry, &second, &untold).unwrap();
        assert_eq!((report.imported, report.events, report.rejected), (1, 1, 0));
        // The first file again is known, told or untold.
        for request in [&told, &untold] {
            let report = taken(&mut registry, first, request).unwrap();
            assert!(report.already.is_some() && report.rows == 1 && report.source.is_none());
        }
    }

    #[test]
    fn a_file_that_lacks_a_column_of_its_source_is_refused_until_it_is_mapped_anew() {
        let mut registry = registry();
        taken(&mut registry, "Nr\nA1001\n", &from_source(&["Nr=serial"])).unwrap();
        let other = "Number\nA1002\n";
        let refused = taken(&mut registry, other, &from_source(&[])).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadInput);
        assert_eq!(refused.key, "error-import-source");
        assert!(refused.args.get("detail").is_some_and(|detail| detail.contains("\"Nr\"")));
        taken(&mut registry, other, &from_source(&["Number=serial"])).unwrap();
        assert_eq!(taken(&mut registry, "Number\nA1003\n", &from_source(&[])).unwrap().imported, 1);
    }

    #[test]
    fn what_is_not_said_about_a_set_that_is_there_stays_as_it_is() {
        let mut registry = registry();
        let said = ImportRequest {
            set: "s".to_owned(),
            kind: Some("retail".to_owned()),
            from_year: Some(1990),
            holder: Some("Ministry".to_owned()),
            digitised: Some(80),
            ..ImportRequest::default()
        };
        taken(&mut registry, "serial\nA1001\n", &said).unwrap();
        let more = ImportRequest { to_year: Some(2020), ..ImportRequest::default() };
        let more = ImportRequest { set: "s".to_owned(), ..more };
        taken(&mut registry, "serial\nA1002\n", &more).unwrap();
        let sets = registry.record_sets();
        let set = sets.first().unwrap();
        assert_eq!((set.kind.name(), set.digitised_pct), ("RETAIL", 80));
        assert_eq!((set.from_year, set.to_year), (Some(1990), Some(2020)));
        assert_eq!(set.holder.as_ref().map(|holder| holder.as_str()), Some("Ministry"));
    }

    #[test]
    fn values_that_cannot_be_are_refused_with_the_name_of_the_field() {
        let bad = |change: &dyn Fn(&mut ImportRequest)| {
            let mut request = ImportRequest { set: "s".to_owned(), ..ImportRequest::default() };
            change(&mut request);
            let error = taken(&mut registry(), "serial\nA1001\n", &request).unwrap_err();
            error.args.get("field").cloned().unwrap_or(error.key)
        };
        assert_eq!(bad(&|r| r.date_order = Some("myd".to_owned())), "date-order");
        assert_eq!(bad(&|r| r.two_digit_years = Some(100)), "two-digit-years");
        assert_eq!(bad(&|r| r.digitised = Some(101)), "digitised");
        assert_eq!(bad(&|r| r.country = Some("Brazil".to_owned())), "country");
        assert_eq!(bad(&|r| r.event = Some("LENT".to_owned())), "event");
        assert_eq!(bad(&|r| r.source = Some("a\nb".to_owned())), "source");
        assert_eq!(bad(&|r| r.columns = vec!["serial".to_owned()]), "error-import");
    }
}
