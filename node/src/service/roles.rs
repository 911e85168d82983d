//! Which roles each use case asks for. A use case names one of these and nothing else; an officer
//! needs one of the roles.

use crate::desk::officer::Role::{
    self, Administrator, Approver, Auditor, FocalPoint, Investigator, Registrar,
};

/// Adds officers, changes roles, suspends.
pub(super) const OFFICERS: &[Role] = &[Administrator];
/// Sees who the officers are.
pub(super) const READS_OFFICERS: &[Role] = &[Administrator, Auditor, FocalPoint, Approver];
/// Joins partners.
pub(super) const PARTNERS: &[Role] = &[Administrator, FocalPoint];
/// Concludes agreements.
pub(super) const AGREES: &[Role] = &[FocalPoint];
/// Asks partners.
pub(super) const ASKS: &[Role] = &[Investigator];
/// Reads own traces.
pub(super) const READS_TRACES: &[Role] = &[Investigator, FocalPoint, Approver];
/// Reads partners' requests.
pub(super) const READS_CASES: &[Role] = &[FocalPoint, Approver];
/// Decides on partners' requests.
pub(super) const DECIDES: &[Role] = &[FocalPoint];
/// Releases what another proposed.
pub(super) const APPROVES: &[Role] = &[Approver];
/// Takes records in and out.
pub(super) const KEEPS_RECORDS: &[Role] = &[Registrar];
/// Sees what records there are, and checks them.
pub(super) const SEES_SETS: &[Role] = &[Registrar, FocalPoint, Approver, Administrator, Auditor];
/// Looks a gun up in our own records.
pub(super) const LOOKS_UP: &[Role] = &[Registrar, Investigator, FocalPoint, Approver];
/// Exports evidence.
pub(super) const EXPORTS: &[Role] = &[Investigator, FocalPoint];
/// Exports what was exchanged about a partner's request.
pub(super) const EXPORTS_CASES: &[Role] = &[FocalPoint];
/// Sees which reports were issued, to whom, with which digest.
pub(super) const READS_REPORTS: &[Role] = &[Investigator, FocalPoint, Approver, Auditor];
/// Reads how decisions came about: no gun, no person, no words.
pub(super) const EXPLAINS: &[Role] = &[Auditor, FocalPoint, Approver, Investigator];
/// Makes a file ready to be sent.
pub(super) const ATTACHES: &[Role] = &[Investigator, FocalPoint];
/// Sees and opens files of traces and cases.
pub(super) const READS_FILES: &[Role] = &[Investigator, FocalPoint, Approver];
/// Makes backups, and recovers a restored node.
pub(super) const BACKS_UP: &[Role] = &[Administrator];
/// Orders that contents stay.
pub(super) const HOLDS: &[Role] = &[FocalPoint];
/// Sees those orders.
pub(super) const READS_HOLDS: &[Role] = &[FocalPoint, Approver, Auditor, Administrator];
/// Reads the administrative log.
pub(super) const READS_ADMIN_LOG: &[Role] = &[Auditor, Administrator];
/// Enrols and removes observers.
pub(super) const ENROLS: &[Role] = &[FocalPoint];
/// Sees who observes, and how the log is witnessed.
pub(super) const READS_OBSERVERS: &[Role] = &[FocalPoint, Approver, Auditor, Administrator];
/// Whoever is an officer: the screen of the node, its log, agreements.
pub(super) const ANY: &[Role] = &[];
