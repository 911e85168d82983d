//! The table of issues of an import, page by page.

use std::fs::File;
use std::path::Path;

use crate::service::requests::IssueFilter;
use crate::service::views::{IssueListView, RowIssueView};
use crate::service::{Outcome, ServiceError, intake};

/// A page of a table of issues, from the byte that `after` names.
pub(super) fn page(path: &Path, filter: &IssueFilter) -> Outcome<IssueListView> {
    let file = File::open(path).map_err(|e| ServiceError::file(path, &e))?;
    let mut reader = csv::Reader::from_reader(file);
    reader.headers().map_err(ServiceError::unexpected)?;
    if let Some(after) = &filter.after {
        let byte = after.parse::<u64>().map_err(|_| intake::bad("after", after))?;
        let mut position = csv::Position::new();
        position.set_byte(byte);
        reader.seek(position).map_err(ServiceError::unexpected)?;
    }
    let mut view = IssueListView::default();
    let mut record = csv::StringRecord::new();
    loop {
        let at = reader.position().byte();
        // A place that somebody has typed may be in the middle of anything.
        if !reader.read_record(&mut record).unwrap_or(false) {
            return Ok(view);
        }
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let some = |at: usize| Some(cell(at).to_owned()).filter(|cell| !cell.is_empty());
        let rejected = cell(5) == "error";
        let fits = filter.rejected.is_none_or(|wanted| wanted == rejected)
            && filter.reason.as_deref().is_none_or(|reason| reason == cell(6));
        if !fits {
            continue;
        }
        if view.items.len() >= filter.limit {
            view.next = Some(at.to_string());
            return Ok(view);
        }
        let issue = RowIssueView {
            line: cell(1).parse().unwrap_or_default(),
            column: cell(2).parse().unwrap_or_default(),
            sheet: some(0),
            column_name: some(3),
            reason: cell(6).to_owned(),
            detail: cell(7).to_owned(),
        };
        view.items.push((rejected, issue));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::import::{IssueFile, IssueReason, Issues as _, RowIssue, Severity};
    use crate::scratch::Scratch;

    #[test]
    fn pages_follow_one_another_and_filters_hold() {
        let scratch = Scratch::new("issue-pages");
        let path = scratch.path().join("issues.csv");
        let mut to = IssueFile::new(File::create(&path).unwrap(), true).unwrap();
        for line in 2..9 {
            to.note(RowIssue {
                sheet: None,
                line,
                column: 3,
                column_name: Some("Nr, \"new\"".to_owned()),
                field: None,
                severity: if line % 2 == 0 { Severity::Error } else { Severity::Warning },
                reason: if line < 5 { IssueReason::MissingSerial } else { IssueReason::Formula },
                detail: "two\nlines".to_owned(),
            });
        }
        to.finish().unwrap();
        let lines = |filter: &IssueFilter| -> (Vec<u64>, Option<String>) {
            let view = page(&path, filter).unwrap();
            (view.items.iter().map(|(_, issue)| issue.line).collect(), view.next)
        };
        let mut filter = IssueFilter { limit: 3, ..IssueFilter::default() };
        let (first, next) = lines(&filter);
        assert_eq!(first, [2, 3, 4]);
        filter.after = next;
        let (second, next) = lines(&filter);
        assert_eq!(second, [5, 6, 7]);
        filter.after = next;
        assert_eq!(lines(&filter), (vec![8], None));
        let errors = IssueFilter { rejected: Some(true), limit: 9, ..IssueFilter::default() };
        assert_eq!(lines(&errors).0, [2, 4, 6, 8]);
        let reason = IssueFilter { reason: Some("formula".to_owned()), ..errors };
        assert_eq!(lines(&reason).0, [6, 8]);
        let view = page(&path, &reason).unwrap();
        assert_eq!(view.items[0].1.column_name.as_deref(), Some("Nr, \"new\""));
        let odd = IssueFilter { after: Some("x".to_owned()), ..reason };
        assert_eq!(page(&path, &odd).unwrap_err().key, "error-bad-value");
    }
}
