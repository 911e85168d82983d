//! The costly step of a sign-in, beside the core: two at a time, so that neither the processors nor
//! the memory of a small machine are anybody's to take.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::service::{ErrorCode, Outcome, ServiceError};

/// Derivations at a time: 19 MiB each, 64 for an officer's key.
const AT_ONCE: usize = 2;

/// Those that wait, the running ones among them: three seconds' worth. More are turned away.
const WAITING: usize = 64;

/// The turnstile before the derivations.
#[derive(Clone, Debug)]
pub(super) struct Hashing {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(WAITING)), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// A place in the queue.
#[derive(Debug)]
pub(super) struct Place {
    _held: OwnedSemaphorePermit,
}

impl Hashing {
    /// Takes a place, before anything is counted.
    ///
    /// # Errors
    /// [`ErrorCode::Unavailable`]: all are taken.
    pub(super) fn place(&self) -> Outcome<Place> {
        let place = Arc::clone(&self.places).try_acquire_owned();
        place
            .map(|held| Place { _held: held })
            .map_err(|_| ServiceError::new(ErrorCode::Unavailable, "error-sign-in-busy"))
    }

    /// Waits for its turn, and derives. Whoever asked may go meanwhile; the turn is kept until the
    /// work is done.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        place: Place,
        body: impl FnOnce() -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(ServiceError::unexpected)?;
        let work = tokio::task::spawn_blocking(move || {
            let done = body();
            drop((turn, place));
            done
        });
        work.await.map_err(ServiceError::unexpected)?
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn two_run_at_once_and_those_beyond_the_queue_are_turned_away() {
        let hashing = Hashing::default();
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut work = Vec::new();
        for _ in 0..WAITING {
            let place = hashing.place().unwrap();
            let (hashing, now, most) = (hashing.clone(), Arc::clone(&now), Arc::clone(&most));
            work.push(tokio::spawn(async move {
                let body = move || {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    now.fetch_sub(1, Ordering::SeqCst);
                    Ok(())
                };
                hashing.run(place, body).await
            }));
        }
        let refused = hashing.place();
        for task in work {
            task.await.unwrap().unwrap();
        }
        assert_eq!(refused.unwrap_err().code, ErrorCode::Unavailable);
        assert!((1..=AT_ONCE).contains(&most.load(Ordering::SeqCst)));
        hashing.place().unwrap();
    }
}
