//! One audit from the first file to the report.

use std::collections::BTreeMap;
use std::path::PathBuf;

use minicbor::bytes::ByteVec;
use vestigo_protocol::audit::books::Books;
use vestigo_protocol::audit::directory::Directory;
use vestigo_protocol::audit::finding::{Class, Deviant, Evidence, Finding, Seat, Weight};
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{Digest, LeafHash, NodeName};
use vestigo_protocol::key::SafetyNumber;
use vestigo_protocol::time::Timestamp;

use super::AuditError;
use super::evidence::{Prover, ReadLog, ReadLogs};
use super::forks::{Compared, compare};
use super::http::ObserverKey;
use super::log::{self, Note, Opened, deviation};
use super::report::{Counted, FindingLine, LogLine, Report, Verdict};
use super::source;
use super::state::{LogState, State, WAITING_MAX};
use super::sweep::{Checked, Sweep};
use super::tree::{Off, Tree, TreeError};
use crate::net::https::Authorities;

/// Findings of one class that are listed and proved.
const LISTED_MAX: usize = 10_000;

/// What is audited, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Directories and `http://` addresses.
    pub logs: Vec<String>,
    /// Files with descriptors of agencies whose logs are not read.
    pub descriptors: Vec<PathBuf>,
    /// Files with checkpoints of these logs that somebody else was shown.
    pub checkpoints: Vec<PathBuf>,
    /// National roots that the reader has confirmed.
    pub roots: Vec<SafetyNumber>,
    /// What an earlier run left; made if it is not there.
    pub state: Option<PathBuf>,
    /// Key file of an enrolled observer.
    pub key: Option<PathBuf>,
    /// PEM file of authorities that are believed for `https://`, beside this machine's.
    pub authorities: Option<PathBuf>,
    /// The time to which deadlines are compared.
    pub at: Timestamp,
}

/// What an audit gives.
#[derive(Clone, Debug)]
pub struct Audited {
    /// What was found.
    pub report: Report,
    /// The proofs by the names in the report.
    pub proofs: Vec<(String, Vec<u8>)>,
}

/// Audits. What is found is in the report; the state is replaced only if all logs could be read.
///
/// # Errors
/// Something cannot be read at all.
pub fn audit(request: &Request) -> Result<Audited, AuditError> {
    let key = request.key.as_deref().map(ObserverKey::read).transpose()?;
    let before = request.state.as_deref().map(State::read).transpose()?.flatten();
    let mut directory = Directory::default();
    for path in &request.descriptors {
        let bytes = std::fs::read(path).map_err(AuditError::io("read", path))?;
        let read = Descriptor::from_bytes(&bytes).map_err(|e| e.to_string());
        let added = read.and_then(|d| directory.add(vec![d]).map_err(|e| e.to_string()));
        added.map_err(|reason| AuditError::NotALog {
            address: path.display().to_string(),
            reason,
        })?;
    }
    let secure = request.logs.iter().any(|address| source::is_secure(address));
    let authorities =
        secure.then(|| Authorities::load(request.authorities.as_deref())).transpose()?;
    let mut opened = Vec::new();
    for address in &request.logs {
        let source = source::open(address, key.as_ref(), authorities.as_ref())?;
        let mut log = log::open(source, &mut directory)?;
        if let Some(state) =
            before.as_ref().and_then(|b| b.logs.iter().find(|l| l.name == log.name))
        {
            pin(&mut log, state, &mut directory);
        }
        opened.push(log);
    }
    let names: Vec<NodeName> = opened.iter().map(|log| log.name.clone()).collect();
    let mut witnessed = Vec::new();
    for log in &mut opened {
        log.read_notes(&directory)?;
        witnessed.extend(log.witnessed(&names, &directory)?);
    }
    let mut audit = Audit::new(request, directory, before, &opened)?;
    witnessed.into_iter().for_each(|note| audit.shown(note));
    audit.run(opened)
}

/// The descriptor of the last run stays believed: what is served must lead to it.
fn pin(log: &mut Opened, state: &LogState, directory: &mut Directory) {
    let Ok(known) = Descriptor::from_bytes(&state.descriptor) else { return };
    let version = known.doc().version;
    let served = directory.of(&log.name).iter().find(|d| d.doc().version == version);
    if served.is_some_and(|d| d.digest() == known.digest()) {
        return;
    }
    let newest = directory.newest(&log.name).map(|d| (d.doc().version, d.to_bytes()));
    if let Some((served, bytes)) = newest.filter(|(served, _)| *served >= version) {
        let what = Deviant::File { served: bytes };
        log.findings.push(deviation(&log.name, None, &format!("descriptors/{served}"), what));
    }
    directory.set(known);
}

/// An audit while it runs.
struct Audit<'r> {
    request: &'r Request,
    directory: Directory,
    books: Books,
    /// The books as they were read: kept on where this run does not read all.
    kept: Option<Books>,
    states: BTreeMap<NodeName, LogState>,
    /// The newest checkpoint of each log that was served now.
    served: BTreeMap<NodeName, Note>,
    findings: Vec<Finding>,
    /// Entries said to be of an agency whose log is audited, under keys that it does not publish: by
    /// agency and the log that holds them, their number and the index of the first.
    unverified: BTreeMap<(NodeName, NodeName), (u64, u64)>,
    lines: BTreeMap<NodeName, LogLine>,
    /// Checkpoints of each log that somebody else was shown.
    others: BTreeMap<NodeName, Vec<Note>>,
    /// Those of them that are larger than what could be read.
    waiting: BTreeMap<NodeName, Vec<String>>,
}

impl<'r> Audit<'r> {
    fn new(
        request: &'r Request,
        directory: Directory,
        before: Option<State>,
        opened: &[Opened],
    ) -> Result<Self, AuditError> {
        let names = opened.iter().map(|log| log.name.clone()).collect();
        let (mut states, mut books) = match before {
            None => (Vec::new(), Books::over(names)),
            Some(state) if *state.books.audited() == names => (state.logs, state.books),
            Some(state) => {
                let logs: Vec<&str> = state.books.audited().iter().map(NodeName::as_str).collect();
                return Err(AuditError::State {
                    path: request.state.clone().unwrap_or_default(),
                    reason: format!("it is of an audit of {}", logs.join(", ")),
                });
            }
        };
        // What was entered of a branch that was lost since cannot be taken out again.
        let recovered = |state: &LogState| {
            let epoch = |descriptor: &Descriptor| descriptor.doc().epoch();
            let known = Descriptor::from_bytes(&state.descriptor).map_or(0, |d| epoch(&d));
            directory.newest(&state.name).is_some_and(|newest| epoch(newest) > known)
        };
        if states.iter().any(recovered) {
            books = Books::over(books.audited().clone());
            states.iter_mut().for_each(|state| state.read = 0);
        }
        let states = states.into_iter().map(|state| (state.name.clone(), state)).collect();
        let mut audit = Self {
            request,
            directory,
            kept: request.state.as_ref().map(|_| books.clone()),
            books,
            states,
            served: BTreeMap::new(),
            findings: Vec::new(),
            unverified: BTreeMap::new(),
            lines: BTreeMap::new(),
            others: BTreeMap::new(),
            waiting: BTreeMap::new(),
        };
        for path in &request.checkpoints {
            let bytes = std::fs::read(path).map_err(AuditError::io("read", path))?;
            let note = Note::read(&bytes, &audit.directory).map_err(|reason| {
                AuditError::NotALog { address: path.display().to_string(), reason }
            })?;
            audit.shown(note);
        }
        Ok(audit)
    }

    /// A checkpoint that somebody was shown.
    fn shown(&mut self, note: Note) {
        let origin = note.verified.checkpoint.origin.clone();
        self.others.entry(origin).or_default().push(note);
    }

    fn run(mut self, mut opened: Vec<Opened>) -> Result<Audited, AuditError> {
        // Of several addresses of one log the one with the longest log is read, and none of a branch
        // that was given up.
        let notes: Vec<Note> = opened.iter().filter_map(|log| log.note.clone()).collect();
        let directory = &self.directory;
        opened.sort_by_cached_key(|log| {
            let gone = |note: &Note| {
                let kept = |other: &Note| directory.gave_up(&note.verified, &other.verified);
                notes.iter().any(|other| kept(other).is_some())
            };
            let size = log.note.as_ref().map_or(0, Note::size);
            (log.name.clone(), log.note.as_ref().is_some_and(gone), std::cmp::Reverse(size))
        });
        let mut first: Option<NodeName> = None;
        let mut read_from = Vec::new();
        for mut log in opened {
            self.findings.append(&mut log.findings);
            if first.as_ref() == Some(&log.name) {
                log.note.into_iter().chain(log.cosigned).for_each(|note| self.shown(note));
                continue;
            }
            first = Some(log.name.clone());
            self.line(&log);
            if let Some(note) = log.cosigned.take() {
                self.shown(note);
            }
            read_from.push(log);
        }
        let mut logs: ReadLogs<'_> = BTreeMap::new();
        for log in &mut read_from {
            let name = log.name.clone();
            if let Some(read) = self.tree(log)? {
                logs.insert(name, read);
            }
        }
        self.read_entries(&logs)?;
        self.compare_checkpoints(&logs)?;
        for (name, log) in &logs {
            self.note_off(name, log)?;
        }
        let signed = logs
            .iter()
            .filter(|(name, _)| self.lines.get(*name).is_some_and(LogLine::is_whole))
            .map(|(name, log)| (name.clone(), log.note.verified.signed_at))
            .collect();
        for node in self.directory.nodes() {
            let opened = self.directory.recovered_since(node, Timestamp(0));
            opened.into_iter().for_each(|recovery| self.books.recovered(node, recovery.at));
        }
        let closed = self.books.close(self.request.at, &signed);
        self.findings.extend(closed);
        self.findings.extend(std::mem::take(&mut self.unverified).into_iter().map(unverified));
        let audited = self.report(&logs)?;
        if let Some(path) = self.request.state.as_deref() {
            self.state().write(path)?;
        }
        Ok(audited)
    }

    fn line(&mut self, log: &Opened) {
        let safety_number = self.directory.safety_number(&log.name);
        let note = log.note.as_ref().map(|note| &note.verified);
        let cosigned = log.cosigned.as_ref().map(|note| &note.verified);
        let cosignatures = note.into_iter().chain(cosigned).flat_map(|v| &v.cosignatures);
        let mut witnesses: Vec<String> = cosignatures.map(|c| c.name.to_string()).collect();
        witnesses.sort();
        witnesses.dedup();
        let line = LogLine {
            node: log.name.to_string(),
            address: log.source.address().to_owned(),
            size: note.map(|v| v.checkpoint.size),
            root: note.map(|v| v.checkpoint.root.to_hex()),
            signed_at: note.map(|v| v.signed_at.to_rfc3339()),
            from: 0,
            verified: 0,
            hidden: 0,
            unknown: 0,
            bad: 0,
            witnesses,
            safety_number: safety_number.as_ref().map(ToString::to_string),
            confirmed: safety_number.is_some_and(|number| self.request.roots.contains(&number)),
        };
        self.lines.insert(log.name.clone(), line);
    }

    /// Opens the tree of a log under the newest checkpoint that is known.
    fn tree<'s>(&mut self, log: &'s mut Opened) -> Result<Option<ReadLog<'s>>, AuditError> {
        let state = self.states.get(&log.name);
        let known = state.and_then(|s| Note::read(s.note.as_bytes(), &self.directory).ok());
        let waiting = state.map(|s| s.waiting.clone()).unwrap_or_default();
        for note in waiting {
            if let Ok(note) = Note::read(note.as_bytes(), &self.directory) {
                self.shown(note);
            }
        }
        let Some(note) = log.note.take() else { return Ok(None) };
        let name = log.name.clone();
        let from = self.states.get(&name).map_or(0, |state| state.read);
        if let Some(known) = known {
            let given_up = self.directory.gave_up(&known.verified, &note.verified).is_some();
            if known.size() > note.size() && !given_up {
                self.findings.push(stale(&known, &note));
            }
            self.shown(known);
        }
        self.served.insert(name.clone(), note.clone());
        let (tree, holds) = Tree::open(log.source.as_mut(), &note.verified.checkpoint)?;
        let read = ReadLog { tree, note };
        if !holds {
            self.note_off(&name, &read)?;
            return Ok(None);
        }
        if let Some(line) = self.lines.get_mut(&name) {
            line.from = from.min(read.note.size());
        }
        Ok(Some(read))
    }

    /// Reads what is new in all logs, the one that is furthest behind first.
    fn read_entries(&mut self, logs: &ReadLogs<'_>) -> Result<(), AuditError> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let mut sweeps: Vec<(&NodeName, &ReadLog<'_>, Sweep)> = logs
            .iter()
            .map(|(name, log)| {
                let from = self.lines.get(name).map_or(0, |line| line.from);
                (name, log, Sweep::new(from, &log.tree))
            })
            .collect();
        while let Some((name, log, sweep)) =
            sweeps.iter_mut().filter(|(.., s)| !s.is_done()).min_by_key(|(.., s)| s.at)
        {
            let entries = sweep.next_entries(&log.tree, &self.directory, threads)?;
            for (index, checked) in entries {
                self.entry(name, log, index, checked)?;
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        name: &NodeName,
        log: &ReadLog<'_>,
        index: u64,
        checked: Checked,
    ) -> Result<(), AuditError> {
        let line = self.lines.get_mut(name);
        let seat = || Evidence::Entries(vec![Seat { log: name.clone(), index }]);
        match checked {
            Checked::Said(statement) => {
                line.into_iter().for_each(|line| line.verified += 1);
                self.books.take(name, index, &statement);
                if statement.header.kind == Kind::Checkpoint && statement.header.issuer == *name {
                    self.seen(log, statement.leaf)?;
                }
            }
            Checked::Hidden => {
                line.into_iter().for_each(|line| line.hidden += 1);
                self.books.hide(name, index);
            }
            Checked::Unknown(issuer) => {
                line.into_iter().for_each(|line| line.unknown += 1);
                if self.books.audited().contains(&issuer) {
                    let first = (0, index);
                    let (count, _) = self.unverified.entry((issuer, name.clone())).or_insert(first);
                    *count += 1;
                }
            }
            // The tree has noted the answer in which it should have been.
            Checked::Missing => {}
            Checked::OtherLeaf(served) => {
                let (signed, path) = match (log.tree.leaf(index), log.tree.subtree_path(0, index)) {
                    (Err(TreeError::Audit(error)), _) | (_, Err(TreeError::Audit(error))) => {
                        return Err(error);
                    }
                    (Ok(leaf), Ok(path)) => (Digest(leaf.0), path),
                    _ => return Ok(()),
                };
                let served = Digest(served.0);
                let what = Deviant::Hash { level: 0, index, served, signed, path };
                let rows = "observer/v1/entries";
                self.findings.push(deviation(name, Some(&log.note), rows, what));
            }
            Checked::Bad => {
                line.into_iter().for_each(|line| line.bad += 1);
                let leaf = log.tree.leaf(index).ok();
                let finding = Finding {
                    class: Class::BadEntry,
                    accused: Some(name.clone()),
                    entry: leaf,
                    evidence: seat(),
                    ..deviation(name, None, "", Deviant::File { served: Vec::new() })
                };
                self.findings.push(Finding { number: Some(index), ..finding });
            }
            Checked::Other(served) => {
                let (signed, path) = match (log.tree.leaf(index), log.tree.subtree_path(0, index)) {
                    (Err(TreeError::Audit(error)), _) | (_, Err(TreeError::Audit(error))) => {
                        return Err(error);
                    }
                    (Ok(leaf), Ok(path)) => (leaf, path),
                    _ => return Ok(()),
                };
                let what = Deviant::Entry { index, served, signed, path };
                let file = format!("tile/entries/{}", index / 256);
                let finding = deviation(name, Some(&log.note), &file, what);
                self.findings.push(Finding { entry: Some(signed), ..finding });
            }
        }
        Ok(())
    }

    /// The checkpoint of a partner that an entry of kind 13 names, if the log publishes it.
    fn seen(&mut self, log: &ReadLog<'_>, leaf: LeafHash) -> Result<(), AuditError> {
        let Some(bytes) = log.tree.get(&format!("seen/{leaf}"))? else { return Ok(()) };
        // What cannot be verified says nothing about anybody.
        if let Ok(note) = Note::read(&bytes, &self.directory) {
            self.shown(note);
        }
        Ok(())
    }

    /// Every other checkpoint of each log against its tree.
    fn compare_checkpoints(&mut self, logs: &ReadLogs<'_>) -> Result<(), AuditError> {
        for (name, mut notes) in std::mem::take(&mut self.others) {
            notes.sort_by(|a, b| (a.size(), &a.text).cmp(&(b.size(), &b.text)));
            notes.dedup_by(|a, b| a.verified.checkpoint == b.verified.checkpoint);
            let Some(log) = logs.get(&name) else { continue };
            for note in notes {
                match compare(&log.tree, &log.note, &note, &self.directory)? {
                    Compared::Agrees => {}
                    Compared::Splits(finding) | Compared::GivenUp(finding) => {
                        self.findings.push(*finding);
                    }
                    Compared::Later => {
                        let waiting = self.waiting.entry(name.clone()).or_default();
                        if waiting.len() < WAITING_MAX {
                            waiting.push(note.text);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// What the tree was served otherwise than it was signed.
    fn note_off(&mut self, name: &NodeName, log: &ReadLog<'_>) -> Result<(), AuditError> {
        for off in log.tree.take_off() {
            let finding = match off {
                Off::Hash { path, level, index, served, signed } => {
                    let proof = match log.tree.subtree_path(level, index) {
                        Ok(proof) => proof,
                        Err(TreeError::Audit(error)) => return Err(error),
                        Err(TreeError::Off) => Vec::new(),
                    };
                    let what = Deviant::Hash { level, index, served, signed, path: proof };
                    deviation(name, Some(&log.note), &path, what)
                }
                Off::File { path, served } => {
                    deviation(name, Some(&log.note), &path, Deviant::File { served })
                }
                Off::Root { frontier } => {
                    deviation(name, Some(&log.note), "tile", Deviant::Root { frontier })
                }
            };
            self.findings.push(finding);
        }
        Ok(())
    }

    fn report(&mut self, logs: &ReadLogs<'_>) -> Result<Audited, AuditError> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.sort_by_key(|f| (std::cmp::Reverse(f.weight()), f.class.number(), f.at));
        let heaviest = findings.first().map(Finding::weight);
        let prover = Prover { logs, directory: &self.directory };
        let mut listed: BTreeMap<u64, usize> = BTreeMap::new();
        let (mut lines, mut proofs) = (Vec::new(), Vec::new());
        for finding in &findings {
            let number = listed.entry(finding.class.number()).or_default();
            *number += 1;
            if *number > LISTED_MAX {
                continue;
            }
            let word = finding.class.name().to_ascii_lowercase().replace('_', "-");
            let name = format!("{word}-{number}.proof");
            let proof = prover.prove(finding)?;
            lines.push(FindingLine::of(finding, proof.as_ref().map(|_| name.clone())));
            proofs.extend(proof.map(|proof| (name, proof.to_bytes())));
        }
        let lines_of_logs: Vec<LogLine> = self.lines.values().cloned().collect();
        let confirmed = lines_of_logs.iter().all(|line| line.confirmed);
        let verdict = match heaviest {
            Some(Weight::Integrity) => Verdict::Integrity,
            // Every reason for it is a finding of its own; but nothing was found is never said of a
            // log that was not read.
            _ if !lines_of_logs.iter().all(LogLine::is_whole) => Verdict::Integrity,
            Some(Weight::Open) => Verdict::Found,
            Some(Weight::Mark) | None if confirmed => Verdict::Clean,
            Some(Weight::Mark) | None => Verdict::Unconfirmed,
        };
        let report = Report {
            verdict,
            at: self.request.at.to_rfc3339(),
            logs: lines_of_logs,
            findings: lines,
            counted: Counted::of(self.books.tally(), self.books.open_questions()),
        };
        Ok(Audited { report, proofs })
    }

    /// Whether the books may go on from here: what was not seen must be seen next time, and what is
    /// hidden now may be shown after the delay that was agreed.
    fn may_go_on(&self) -> bool {
        self.lines.values().all(|line| line.is_whole() && line.hidden == 0)
    }

    /// What the next run begins with. Checkpoints are kept in any case, so that a log which is
    /// rebuilt between two runs contradicts what it signed before.
    fn state(&mut self) -> State {
        let go_on = self.may_go_on();
        let names: Vec<NodeName> = self.lines.keys().cloned().collect();
        let mut states = Vec::new();
        for name in names {
            let before = self.states.remove(&name);
            let read = before.as_ref().map_or(0, |state| state.read);
            let known =
                before.as_ref().and_then(|s| Note::read(s.note.as_bytes(), &self.directory).ok());
            let served = self.served.remove(&name);
            let now = served.as_ref().map_or(0, Note::size);
            let newest = match (known, served) {
                (Some(known), Some(served)) => {
                    let given_up = self.directory.gave_up(&known.verified, &served.verified);
                    let stale = known.size() > served.size() && given_up.is_none();
                    Some(if stale { known } else { served })
                }
                (known, served) => served.or(known),
            };
            let Some(newest) = newest else { continue };
            states.push(LogState {
                read: if go_on { read.max(now) } else { read },
                note: newest.text,
                descriptor: ByteVec::from(
                    self.directory.newest(&name).map(Descriptor::to_bytes).unwrap_or_default(),
                ),
                waiting: self.waiting.remove(&name).unwrap_or_default(),
                name,
            });
        }
        let books = if go_on { None } else { self.kept.take() };
        State::new(states, books.unwrap_or_else(|| std::mem::take(&mut self.books)))
    }
}

/// Entries that could not be verified, of an agency that could publish the key.
fn unverified(((issuer, log), (count, first)): ((NodeName, NodeName), (u64, u64))) -> Finding {
    let nothing = Deviant::File { served: Vec::new() };
    Finding {
        class: Class::Unverified,
        evidence: Evidence::Nothing,
        other: Some(log),
        number: Some(first),
        count,
        ..deviation(&issuer, None, "", nothing)
    }
}

/// What was served is older than what was seen.
fn stale(known: &Note, served: &Note) -> Finding {
    let checkpoint = &served.verified.checkpoint;
    Finding {
        class: Class::Stale,
        evidence: Evidence::Nothing,
        at: Some(served.verified.signed_at),
        number: Some(checkpoint.size),
        count: known.size().saturating_sub(checkpoint.size),
        ..deviation(&checkpoint.origin, None, "", Deviant::File { served: Vec::new() })
    }
}
