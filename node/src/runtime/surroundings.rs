//! What the core takes from outside itself: time and randomness. A simulation gives its own, so
//! that a seed repeats everything that happened.

use vestigo_protocol::time::Timestamp;

use super::clock;

/// Time and randomness.
pub trait Surroundings: Send {
    /// Milliseconds since 1970.
    fn now_ms(&self) -> u64;
    /// Fills `bytes` so that nobody can foresee them.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// The machine's clock and the operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine;

impl Surroundings for Machine {
    fn now_ms(&self) -> u64 {
        clock::now_ms()
    }

    #[expect(clippy::expect_used, reason = "a node without randomness must not go on")]
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// Fresh random bytes of the operating system, outside the core.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    Machine.fill(&mut bytes);
    bytes
}

/// Whole seconds of milliseconds.
pub(crate) const fn seconds(ms: u64) -> Timestamp {
    Timestamp(ms / 1000)
}
