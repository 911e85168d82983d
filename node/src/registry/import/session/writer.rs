//! The thread that writes what a session hands on.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use super::super::super::RegistryError;
use super::super::super::bodies::Bodies;
use super::super::super::profile::SetNumber;
use super::super::super::record::RecordId;
use super::super::super::records::{
    Place, Records, StoredImport, StoredIssue, StoredRecord, StoredSet,
};
use super::Durability;

/// Parts that may wait, a few megabytes: reading goes on while the write-ahead log is moved into the
/// file.
const WAITING: usize = 16;

/// What is made durable together.
#[derive(Default)]
pub(super) struct Part {
    /// The record set, in the first part.
    pub(super) set: Option<StoredSet>,
    /// The number of that set.
    pub(super) number: SetNumber,
    /// The number of the first new record.
    pub(super) first: Option<u32>,
    /// New records, by number and without gaps.
    pub(super) bodies: Bodies,
    /// Records of earlier parts that changed, by number.
    pub(super) replaced: BTreeMap<u32, StoredRecord>,
    /// What the import says about itself.
    pub(super) import: Option<StoredImport>,
    /// Of that import.
    pub(super) issues: Vec<StoredIssue>,
}

impl Part {
    /// Where in `bodies` a number is or would be.
    pub(super) fn place_of(&self, number: u32) -> Option<usize> {
        usize::try_from(number.checked_sub(self.first?)?).ok()
    }
}

enum Order {
    Write(Box<Part>),
    /// A record as written so far.
    Read(RecordId, SyncSender<Result<Option<StoredRecord>, RegistryError>>),
    Finish,
}

/// See the module. Dropped, it writes what it was given and forgets what is not committed.
pub(super) struct Writer {
    orders: Option<SyncSender<Order>>,
    thread: Option<JoinHandle<Result<Place, RegistryError>>>,
}

impl Writer {
    /// Takes the right to write and starts the thread.
    pub(super) fn start(
        mut engine: Box<dyn Records>,
        expected: Place,
        durability: Durability,
    ) -> Result<Self, RegistryError> {
        engine.begin()?;
        // Numbers are given out from here on.
        if engine.place()? != expected {
            return Err(RegistryError::Busy);
        }
        let (orders, incoming) = sync_channel(WAITING);
        let thread = std::thread::Builder::new()
            .name("registry-writer".to_owned())
            .spawn(move || run(engine, &incoming, durability))
            .map_err(RegistryError::Thread)?;
        Ok(Self { orders: Some(orders), thread: Some(thread) })
    }

    /// Hands a part on.
    pub(super) fn write(&mut self, part: Part) -> Result<(), RegistryError> {
        if self.send(Order::Write(Box::new(part))).is_err() {
            return Err(self.failure());
        }
        Ok(())
    }

    /// Reads a record, after everything that was handed on before.
    pub(super) fn read(&mut self, id: RecordId) -> Result<Option<StoredRecord>, RegistryError> {
        let (reply, answer) = sync_channel(1);
        let _ended = self.send(Order::Read(id, reply));
        answer.recv().unwrap_or_else(|_| Err(self.failure()))
    }

    /// Waits until everything is durable, and says where the records then stood.
    pub(super) fn finish(mut self) -> Result<Place, RegistryError> {
        // If it has ended, the reason is in what it gives back.
        let _ended = self.send(Order::Finish);
        self.join()
    }

    fn send(&self, order: Order) -> Result<(), ()> {
        self.orders.as_ref().ok_or(())?.send(order).map_err(|_| ())
    }

    /// Why the thread has ended.
    fn failure(&mut self) -> RegistryError {
        self.join().err().unwrap_or(RegistryError::WriterGone)
    }

    fn join(&mut self) -> Result<Place, RegistryError> {
        self.orders = None;
        match self.thread.take() {
            Some(thread) => thread.join().map_err(|_| RegistryError::WriterGone)?,
            None => Err(RegistryError::WriterGone),
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Whoever drops it has an error already, or wants none.
        let _ended = self.join();
    }
}

fn run(
    mut engine: Box<dyn Records>,
    incoming: &Receiver<Order>,
    durability: Durability,
) -> Result<Place, RegistryError> {
    while let Ok(order) = incoming.recv() {
        match order {
            Order::Write(part) => {
                write(engine.as_mut(), &part)?;
                if durability == Durability::Batches {
                    let reached = engine.place()?;
                    engine.commit()?;
                    engine.begin()?;
                    // Another writer may have come between, and what this session knows of the
                    // records would be old.
                    if engine.place()? != reached {
                        return Err(RegistryError::Busy);
                    }
                }
            }
            Order::Read(id, reply) => {
                // Nobody waits any more: they have another error.
                let _gone = reply.send(engine.read(&[id]).map(|mut found| found.pop()));
            }
            Order::Finish => {
                let reached = engine.place()?;
                engine.commit()?;
                return Ok(reached);
            }
        }
    }
    engine.roll_back()?;
    Ok(Place::default())
}

fn write(engine: &mut dyn Records, part: &Part) -> Result<(), RegistryError> {
    if let Some(set) = &part.set {
        engine.put_set(set)?;
    }
    if let Some(first) = part.first {
        engine.append_bodies(part.number, first, &part.bodies)?;
    }
    for record in part.replaced.values() {
        engine.replace(record)?;
    }
    if let Some(import) = &part.import {
        engine.put_import(import)?;
        engine.add_issues(import.number, &part.issues)?;
    }
    Ok(())
}
