//! Waiting for a condition, never for a time.

use std::time::Duration;

/// No condition in a healthy run takes this long, on two busy cores; reaching it is a failure.
pub const BOUND: Duration = Duration::from_secs(40);

/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// Looks until `probe` gives something; fails, naming `what`, after [`BOUND`].
pub async fn until<T>(what: &str, mut probe: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        loop {
            if let Some(found) = probe().await {
                return found;
            }
            tokio::time::sleep(LOOK).await;
        }
    };
    bounded(what, looking).await
}

/// Awaits `future`; fails, naming `what`, after [`BOUND`].
pub async fn bounded<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(BOUND, future).await {
        Ok(value) => value,
        Err(_) => panic!("not within {BOUND:?}: {what}"),
    }
}
