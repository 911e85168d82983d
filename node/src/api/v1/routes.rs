//! The table of operations, by what they are about.

use super::operation::Operation;
use crate::service::{Programs, Service};

mod adviser;
mod agency;
mod analysis;
mod sharing;
mod cases;
mod log;
mod marking;
mod programs;
mod registry;
mod stock;
mod security;
mod incidents;
mod assistance;
mod bulletins;
mod traces;

/// All of them.
pub(super) fn all<S: Service + Programs>() -> Vec<Operation<S>> {
    let rooms = [
        agency::operations(),
        traces::operations(),
        cases::operations(),
        registry::operations(),
        marking::operations(),
        stock::operations(),
        security::operations(),
        incidents::operations(),
        assistance::operations(),
        bulletins::operations(),
        log::operations(),
        analysis::operations(),
        sharing::operations(),
        programs::operations(),
        adviser::operations(),
    ];
    rooms.into_iter().flatten().collect()
}
