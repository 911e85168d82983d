//! The table of operations, by what they are about.

use super::operation::Operation;
use crate::service::{Programs, Service};

mod adviser;
mod agency;
mod cases;
mod log;
mod programs;
mod registry;
mod traces;

/// All of them.
pub(super) fn all<S: Service + Programs>() -> Vec<Operation<S>> {
    let rooms = [
        agency::operations(),
        traces::operations(),
        cases::operations(),
        registry::operations(),
        log::operations(),
        programs::operations(),
        adviser::operations(),
    ];
    rooms.into_iter().flatten().collect()
}
