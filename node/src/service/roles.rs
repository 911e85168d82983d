//! Which roles each use case asks for. A use case names one of these and nothing else; an officer
//! needs one of the roles.

use crate::desk::officer::Role::{
    self, Administrator, Approver, Auditor, Customs, FocalPoint, Investigator, Registrar,
};

/// Adds officers, changes roles, suspends.
pub(crate) const OFFICERS: &[Role] = &[Administrator];
/// Sees who the officers are.
pub(crate) const READS_OFFICERS: &[Role] = &[Administrator, Auditor, FocalPoint, Approver];
/// Joins partners.
pub(crate) const PARTNERS: &[Role] = &[Administrator, FocalPoint];
/// Concludes agreements.
pub(crate) const AGREES: &[Role] = &[FocalPoint];
/// Sees what a partner may tell, before asking.
pub(crate) const FORESEES: &[Role] = &[FocalPoint, Investigator];
/// Asks partners.
pub(crate) const ASKS: &[Role] = &[Investigator];
/// Reads own traces.
pub(crate) const READS_TRACES: &[Role] = &[Investigator, FocalPoint, Approver];
/// Reads partners' requests.
pub(crate) const READS_CASES: &[Role] = &[FocalPoint, Approver];
/// Decides on partners' requests.
pub(crate) const DECIDES: &[Role] = &[FocalPoint];
/// Releases what another proposed.
pub(crate) const APPROVES: &[Role] = &[Approver];
/// Takes records in and out.
pub(crate) const KEEPS_RECORDS: &[Role] = &[Registrar];
/// Sees what records there are, and checks them.
pub(crate) const SEES_SETS: &[Role] = &[Registrar, FocalPoint, Approver, Administrator, Auditor];
/// Looks a gun up in our own records.
pub(crate) const LOOKS_UP: &[Role] = &[Registrar, Investigator, FocalPoint, Approver];
/// Exports evidence.
pub(crate) const EXPORTS: &[Role] = &[Investigator, FocalPoint];
/// Exports what was exchanged about a partner's request.
pub(crate) const EXPORTS_CASES: &[Role] = &[FocalPoint];
/// Sees which reports were issued, to whom, with which digest.
pub(crate) const READS_REPORTS: &[Role] = &[Investigator, FocalPoint, Approver, Auditor];
/// Sees what many traces say together: it names dealers.
pub(crate) const READS_FIGURES: &[Role] = &[Investigator, FocalPoint, Approver];
/// Fills in the forms that States report by.
pub(crate) const REPORTS_FIGURES: &[Role] = &[FocalPoint];
/// Reads how decisions came about: no gun, no person, no words.
pub(crate) const EXPLAINS: &[Role] = &[Auditor, FocalPoint, Approver, Investigator];
/// Makes a file ready to be sent.
pub(crate) const ATTACHES: &[Role] = &[Investigator, FocalPoint];
/// Sees and opens files of traces and cases.
pub(crate) const READS_FILES: &[Role] = &[Investigator, FocalPoint, Approver];
/// Makes backups, and recovers a restored node.
pub(crate) const BACKS_UP: &[Role] = &[Administrator];
/// Orders that contents stay.
pub(crate) const HOLDS: &[Role] = &[FocalPoint];
/// Sees those orders.
pub(crate) const READS_HOLDS: &[Role] = &[FocalPoint, Approver, Auditor, Administrator];
/// Is shown something of a trace or case.
pub(crate) const LOOKS_AT: &[Role] = &[Investigator, FocalPoint, Approver];
/// Reads the administrative log.
pub(crate) const READS_ADMIN_LOG: &[Role] = &[Auditor, Administrator];
/// Enrols and removes observers.
pub(crate) const ENROLS: &[Role] = &[FocalPoint];
/// Sees who observes, and how the log is witnessed.
pub(crate) const READS_OBSERVERS: &[Role] = &[FocalPoint, Approver, Auditor, Administrator];
/// Sees figures about questions and answers: no gun, no person.
pub(crate) const READS_STATISTICS: &[Role] = &[FocalPoint, Approver, Investigator, Auditor];
/// Sees what is marked, kept and destroyed: numbers and places.
pub(crate) const SEES_HOLDINGS: &[Role] = &[Registrar, FocalPoint, Approver];
/// Tells an exporting partner that what it sent has arrived.
pub(crate) const VERIFIES_DELIVERY: &[Role] = &[Registrar, FocalPoint];
/// Counts a store that it does not keep, compares what is to be destroyed, and certifies it.
pub(crate) const COUNTS: &[Role] = &[Registrar, FocalPoint, Approver];
/// Enters what was lost, stolen, seized, found, or crossed the border, and what becomes of it; customs
/// officers at the border alone.
pub(crate) const REPORTS_INCIDENTS: &[Role] = &[Registrar, Customs];
/// Sees incidents; customs officers those at the border alone.
pub(crate) const SEES_INCIDENTS: &[Role] = &[Registrar, FocalPoint, Approver, Customs];
/// Sees and enters incidents wherever they happened.
pub(crate) const SEES_INLAND: &[Role] = &[Registrar, FocalPoint, Approver];
/// Has a program told of what happens.
pub(crate) const HOOKS: &[Role] = &[Investigator, FocalPoint, Administrator];
/// Whoever is an officer: the screen of the node, its log, agreements.
pub(crate) const ANY: &[Role] = &[];
/// Assesses what the country is able to do, and plans what is missing; sees how the training goes.
pub(crate) const ASSESSES: &[Role] = &[FocalPoint];
/// Reads assessments.
pub(crate) const READS_ASSESSMENTS: &[Role] = &[FocalPoint, Approver, Auditor];
/// Asks partners for assistance and offers it, keeps projects and workshops, and sees who took part.
pub(crate) const ASSISTS: &[Role] = &[FocalPoint];
/// Sends bulletins to partners.
pub(crate) const SENDS_BULLETINS: &[Role] = &[FocalPoint];
/// Reads bulletins, and who is authorised by them: whoever looks for arms.
pub(crate) const READS_BULLETINS: &[Role] =
    &[Investigator, FocalPoint, Approver, Registrar, Customs];
/// Sees what assistance was asked and given, and counts of workshops: no participant.
pub(crate) const READS_ASSISTANCE: &[Role] = &[FocalPoint, Approver];
