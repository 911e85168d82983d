//! The rows in memory: gathered once, a page at a time, so that the node answers partners between two
//! pages; from then on only what changed is read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::{Instant, timeout_at};
use vestigo_protocol::ids::ExchangeId;
use vestigo_protocol::time::Timestamp;

use super::gather::{self, One};
use crate::analysis::Table;
use crate::desk::officer::Role;
use crate::runtime::{Core, Denied, Handle};
use crate::service::running::{Running, may};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError};
use crate::store::{Changed, Lane, QueuePlace, TraceFilter};

/// Traces, requests or changes that are read at once.
const AT_ONCE: usize = 100;

/// How long somebody waits for his figures. What is gathered goes on without him.
const PATIENCE: Duration = Duration::from_secs(15);

/// The rows that figures are counted over.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// Held by who brings them up to date.
    place: Arc<Mutex<Place>>,
    kept: Arc<RwLock<Kept>>,
}

/// How far the first gathering is.
#[derive(Debug, Default)]
struct Place {
    at: At,
    /// Records of the register and its newest one, when it was read last.
    register: Option<(u64, u32)>,
}

#[derive(Debug, Default)]
enum At {
    #[default]
    Nowhere,
    Traces(Option<ExchangeId>),
    Requests(QueuePlace),
    End,
}

/// The table, and what of it belongs to which trace or request.
#[derive(Default)]
struct Kept {
    table: Table,
    of: BTreeMap<Changed, Places>,
    /// Whose each gun is, by its place.
    guns: Vec<Changed>,
    /// Whose each question is, by its place.
    questions: Vec<Changed>,
    /// Whose rows are others from a moment on.
    until: BTreeSet<(Timestamp, Changed)>,
    left_out: u64,
    sales_read: bool,
}

/// What belongs to one trace or request.
#[derive(Default)]
struct Places {
    gun: Option<usize>,
    questions: Vec<usize>,
    left_out: u64,
    until: Option<Timestamp>,
}

impl std::fmt::Debug for Kept {
    /// Counts only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kept({} traces and requests)", self.of.len())
    }
}

impl Kept {
    /// Puts the rows of a trace or request in place of those that it had.
    fn put(&mut self, whose: Changed, rows: &One) {
        self.remove(whose);
        let mut places = Places { left_out: rows.left_out, until: rows.until, ..Places::default() };
        if let Some(gun) = &rows.gun {
            places.gun = Some(self.table.add_gun(gun));
            self.guns.push(whose);
        }
        for question in &rows.questions {
            places.questions.push(self.table.add_question(question));
            self.questions.push(whose);
        }
        self.left_out = self.left_out.saturating_add(rows.left_out);
        self.until.extend(rows.until.map(|until| (until, whose)));
        self.of.insert(whose, places);
    }

    fn remove(&mut self, whose: Changed) {
        let Some(places) = self.of.remove(&whose) else { return };
        if let Some(at) = places.gun {
            self.table.remove_gun(at);
            self.guns.swap_remove(at);
            // The last one stands in its place now.
            if let Some(moved) = self.guns.get(at).and_then(|moved| self.of.get_mut(moved)) {
                moved.gun = Some(at);
            }
        }
        let mut gone = places.questions;
        // From the end, so that none that is still to go is moved.
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            self.table.remove_question(at);
            self.questions.swap_remove(at);
            let last = self.questions.len();
            if let Some(moved) = self.questions.get(at).and_then(|moved| self.of.get_mut(moved))
                && let Some(place) = moved.questions.iter_mut().find(|place| **place == last)
            {
                *place = at;
            }
        }
        self.left_out = self.left_out.saturating_sub(places.left_out);
        if let Some(until) = places.until {
            self.until.remove(&(until, whose));
        }
    }

    /// Whose rows are others by now.
    fn over(&self, now: Timestamp) -> Vec<Changed> {
        let over = self.until.iter().take_while(|(until, _)| *until < now);
        over.take(AT_ONCE).map(|(_, whose)| *whose).collect()
    }
}

/// Books as they stood at a moment, or later.
pub(in crate::service) struct Stand {
    books: Books,
    /// The moment.
    pub(in crate::service) as_of: Timestamp,
    /// Whether any of it is invented.
    pub(in crate::service) synthetic: bool,
}

/// What is said of the table as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Answers that were left out because their originators gave them for other purposes.
    pub(super) left_out: u64,
    /// Whether the register was read.
    pub(super) sales_read: bool,
}

impl Stand {
    /// Counts, on a thread of its own.
    pub(in crate::service) async fn read<T: Send + 'static>(
        self,
        body: impl FnOnce(&Table) -> T + Send + 'static,
    ) -> Outcome<T> {
        self.count(move |table, _| body(table)).await
    }

    /// The same, with what is said of the table.
    pub(super) async fn count<T: Send + 'static>(
        self,
        body: impl FnOnce(&Table, Said) -> T + Send + 'static,
    ) -> Outcome<T> {
        let counted = tokio::task::spawn_blocking(move || {
            let kept = self.books.kept.read().unwrap_or_else(PoisonError::into_inner);
            body(&kept.table, Said { left_out: kept.left_out, sales_read: kept.sales_read })
        });
        counted.await.map_err(ServiceError::unexpected)
    }
}

/// Brings the books up to date for somebody who has one of these roles.
///
/// # Errors
/// He may not read figures; or they are still being gathered.
pub(in crate::service) async fn up_to_date(
    running: &Running,
    caller: Caller,
    role: &'static [Role],
) -> Outcome<Stand> {
    let (as_of, synthetic) = running
        .run(move |core| {
            may(core, caller, role)?;
            Ok((core.now(), core.synthetic))
        })
        .await?;
    let (books, core) = (running.books.clone(), running.core.clone());
    let end = Instant::now() + PATIENCE;
    let place = Arc::clone(&books.place);
    let catching = match timeout_at(end, place.lock_owned()).await {
        Ok(place) => tokio::spawn(books.clone().catch_up(place, core)),
        Err(_) => return Err(books.not_yet()),
    };
    match timeout_at(end, catching).await {
        Ok(caught) => caught.map_err(ServiceError::unexpected)??,
        Err(_) => return Err(books.not_yet()),
    }
    Ok(Stand { books, as_of, synthetic })
}

/// The same, with what the register says.
///
/// # Errors
/// As of [`up_to_date`]; or the register cannot be read.
pub(super) async fn with_register(
    running: &Running,
    caller: Caller,
    role: &'static [Role],
) -> Outcome<Stand> {
    let stand = up_to_date(running, caller, role).await?;
    let books = stand.books.clone();
    let mut place = books.place.lock().await;
    let known = place.register;
    let read = running.beside(caller, role, move |registry| {
        let stands = (registry.count().map_err(Denied::from)?.records, registry.newest());
        if known == Some(stands) {
            return Ok(None);
        }
        Ok(Some((stands, gather::register(registry).map_err(Denied::from)?)))
    });
    if let Some((stands, rows)) = read.await? {
        place.register = Some(stands);
        let mut kept = books.kept.write().unwrap_or_else(PoisonError::into_inner);
        kept.sales_read = rows.is_some();
        let rows = rows.unwrap_or_default();
        kept.table.set_register(&rows.sales, rows.destroyed);
    }
    drop(place);
    Ok(stand)
}

/// Rows with whose they are.
type Several = Vec<(Changed, One)>;

impl Books {
    /// How far the gathering is, for who waited long enough.
    fn not_yet(&self) -> ServiceError {
        let count = self.kept.read().unwrap_or_else(PoisonError::into_inner).of.len();
        ServiceError::new(ErrorCode::Unavailable, "error-analysis-gathering")
            .with("count", count.to_string())
    }

    fn put(&self, rows: Several) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        for (whose, one) in rows {
            kept.put(whose, &one);
        }
    }

    async fn catch_up(self, mut place: OwnedMutexGuard<Place>, core: Handle) -> Outcome<()> {
        loop {
            place.at = match &place.at {
                At::Nowhere => {
                    // From here on nothing that changes is missed.
                    core.run(|core| Ok(core.store.follow_changes().map(drop)?)).await?;
                    At::Traces(None)
                }
                At::Traces(after) => {
                    let after = *after;
                    let (rows, next) = core.run(move |core| traces(core, after)).await?;
                    self.put(rows);
                    match next {
                        Some(next) => At::Traces(Some(next)),
                        None => At::Requests(QueuePlace::before(Lane::Waiting)),
                    }
                }
                At::Requests(from) => {
                    let from = from.clone();
                    let (rows, next) = core.run(move |core| requests(core, &from)).await?;
                    self.put(rows);
                    next.map_or(At::End, At::Requests)
                }
                At::End => break,
            }
        }
        loop {
            let kept = Arc::clone(&self.kept);
            let rows = core.run(move |core| changed(core, &kept)).await?;
            if rows.is_empty() {
                return Ok(());
            }
            self.put(rows);
        }
    }
}

/// A page of our traces.
fn traces(
    core: &mut Core,
    after: Option<ExchangeId>,
) -> Result<(Several, Option<ExchangeId>), Denied> {
    let page = core.store.trace_page(TraceFilter::default(), after.as_ref(), AT_ONCE)?;
    let next = page.last().filter(|_| page.len() == AT_ONCE).map(|record| record.id);
    let rows = page.iter().map(|r| Ok((Changed::Trace(r.id), gather::trace(core, r)?)));
    Ok((rows.collect::<Result<_, Denied>>()?, next))
}

/// A page of partners' requests, from a place in the queue on.
fn requests(core: &mut Core, from: &QueuePlace) -> Result<(Several, Option<QueuePlace>), Denied> {
    let page = core.store.case_page(None, from, AT_ONCE)?;
    let next = page.last().filter(|_| page.len() == AT_ONCE).map(QueuePlace::of);
    let rows = page.iter().map(|r| Ok((Changed::Request(r.query), gather::case(core, r)?)));
    Ok((rows.collect::<Result<_, Denied>>()?, next))
}

/// Some of what changed, or is another by now.
fn changed(core: &mut Core, kept: &RwLock<Kept>) -> Result<Several, Denied> {
    let mut whose = core.store.take_changes(AT_ONCE)?;
    if whose.is_empty() {
        whose = kept.read().unwrap_or_else(PoisonError::into_inner).over(core.now());
    }
    whose.into_iter().map(|one| Ok((one, gather::one(core, one)?))).collect()
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::ids::LeafHash;

    use super::*;
    use crate::analysis::workload::side;
    use crate::analysis::{Fate, Guard, Gun, Question, Subject, Years, figure};

    fn one(source: &str, questions: usize, left_out: u64, until: Option<u64>) -> One {
        let question =
            Question { partner: source.to_owned(), fate: Fate::Open, ..Question::default() };
        One {
            gun: Some(Gun { source: Some(source.to_owned()), ..Gun::default() }),
            questions: vec![question; questions],
            left_out,
            until: until.map(Timestamp),
        }
    }

    fn trace(n: u8) -> Changed {
        Changed::Trace(ExchangeId([n; 16]))
    }

    /// How many of each.
    type Counts = Vec<(String, u64)>;

    /// Guns by their source, questions by partner, answers left out.
    fn counted(kept: &Kept) -> (Counts, Counts, u64) {
        let guard = Guard::new(2);
        let flows = figure(&kept.table, Years::default(), Subject::Flows, guard).rows;
        let guns = flows.into_iter().map(|r| (r.about[0].clone(), r.cells[0].unwrap())).collect();
        let always = (Timestamp(0), Timestamp(u64::MAX));
        let work = side(&kept.table, false, always, Timestamp(0)).work.into_iter().skip(1);
        (guns, work.map(|work| (work.partner, work.asked)).collect(), kept.left_out)
    }

    #[test]
    fn rows_that_are_put_again_or_taken_out_leave_the_others_as_they_are() {
        let mut kept = Kept::default();
        for n in 0..16 {
            kept.put(trace(n), &one(["a", "b"][usize::from(n % 2)], usize::from(n), 1, None));
        }
        let said = |pairs: &[(&str, u64)]| -> Counts {
            pairs.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
        };
        let all = (said(&[("a", 8), ("b", 8)]), said(&[("a", 56), ("b", 64)]), 16);
        assert_eq!(counted(&kept), all);
        // The first and one in the middle become others, one grows, some go, the last among them.
        kept.put(trace(0), &one("b", 3, 0, None));
        kept.put(trace(3), &One::default());
        kept.put(trace(4), &one("a", 6, 2, None));
        for n in [2, 15, 5] {
            kept.remove(trace(n));
        }
        let rest = (said(&[("a", 6), ("b", 6)]), said(&[("a", 56), ("b", 44)]), 12);
        assert_eq!(counted(&kept), rest);
        for n in 0..16 {
            kept.remove(trace(n));
        }
        assert_eq!(counted(&kept), (Vec::new(), Vec::new(), 0));
        assert!(kept.guns.is_empty() && kept.questions.is_empty() && kept.of.is_empty());
    }

    #[test]
    fn rows_are_read_again_when_a_tag_or_consent_has_ended() {
        let mut kept = Kept::default();
        let request = Changed::Request(LeafHash([1; 32]));
        kept.put(trace(1), &one("a", 1, 0, Some(10)));
        kept.put(request, &one("a", 1, 0, Some(20)));
        assert!(kept.over(Timestamp(10)).is_empty(), "its last second");
        assert_eq!(kept.over(Timestamp(11)), [trace(1)]);
        kept.put(trace(1), &one("a", 1, 0, None));
        assert_eq!(kept.over(Timestamp(30)), [request]);
    }
}
