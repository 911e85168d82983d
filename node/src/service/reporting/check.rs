//! Verifying a report: whether its pages are what its evidence says.
//!
//! Whoever forges a report has three things to change. The evidence: then its own verification fails,
//! before anything here is asked. The slip with number, recipient and time: then its signature fails.
//! The pages: they are drawn again and compared, every byte of the file.

use vestigo_protocol::bundle::Bundle;
use vestigo_protocol::ids::Digest;

use super::{RENDERER, record, render, view};
use crate::report::seal::{self, Enclosed, SealError};
use crate::report::slip::Slip;
use crate::service::views::{PagesVerdict, ReportCheckView};

pub use crate::report::seal::{REPORT_MAX, is_pdf};

/// Takes out what a report encloses.
///
/// # Errors
/// The file is no report of this program.
pub fn open(file: &[u8]) -> Result<Enclosed<'_>, SealError> {
    seal::open(file)
}

/// What a report is whose evidence does not hold.
#[must_use]
pub fn not_looked_at(file: &[u8]) -> ReportCheckView {
    ReportCheckView {
        pages: PagesVerdict::NotLookedAt,
        digest: Digest::of(file).to_hex(),
        report: None,
        node: None,
        renderer: RENDERER.clone(),
        differs_at: None,
        problem: None,
    }
}

/// Compares a report, whose evidence holds, with what is drawn from it.
#[must_use]
pub fn check(file: &[u8], enclosed: &Enclosed<'_>) -> ReportCheckView {
    let mut checked = not_looked_at(file);
    let Ok(bundle) = Bundle::from_bytes(enclosed.bundle) else { return checked };
    let Ok(verified) = bundle.verify() else { return checked };
    checked.pages = PagesVerdict::Slip;
    let exporter = bundle.descriptors.iter().rfind(|d| d.doc().node == verified.exporter);
    let Some(exporter) = exporter else { return checked };
    let slip = match Slip::open(enclosed.slip, enclosed.bundle, exporter) {
        Ok(slip) => slip,
        Err(error) => {
            checked.problem = Some(error.to_string());
            return checked;
        }
    };
    checked.report = Some(view(&record(&slip, Digest::of(file))));
    checked.node = Some(verified.exporter.to_string());
    if slip.renderer != *RENDERER {
        checked.pages = PagesVerdict::NotCompared;
        return checked;
    }
    let (bytes, signed) = (enclosed.bundle.to_vec(), enclosed.slip.to_vec());
    let drawn = render(&bundle, &verified, &slip, bytes, signed);
    let drawn = match drawn {
        Ok(drawn) => drawn,
        Err(error) => {
            checked.pages = PagesVerdict::Changed;
            checked.problem = Some(error.to_string());
            return checked;
        }
    };
    checked.pages = PagesVerdict::Same;
    if drawn != file {
        let same = drawn.iter().zip(file).take_while(|(a, b)| a == b).count();
        checked.pages = PagesVerdict::Changed;
        checked.differs_at = Some(same as u64);
    }
    checked
}
