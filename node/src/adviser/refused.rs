//! Why something about assistance, its projects or workshops is refused.

use thiserror::Error;

use super::project::{Measure, ProjectState};
use crate::holdings::table::TableRefused;

/// A refusal. Says which field or line, never what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AdviserRefused {
    /// Something is not said, or not as it must be.
    #[error("\"{0}\" is missing or not of its form")]
    Needs(&'static str),
    /// The project does not stand so that this can be done.
    #[error("the project is {}", .0.name())]
    ProjectState(ProjectState),
    /// Our own books count this; nobody enters it beside.
    #[error("{} is counted from our own books", .0.name())]
    Counted(Measure),
    /// The project has no goal of this measure.
    #[error("the project has no goal of {}", .0.name())]
    NoGoal(Measure),
    /// The exchange is none with this partner about assistance.
    #[error("the exchange is no request for assistance with this partner")]
    Link,
    /// There is no such offer of this partner.
    #[error("there is no such offer of this partner")]
    NoOffer,
    /// An assessment that is open is not shared.
    #[error("the assessment is not closed")]
    NotClosed,
    /// What would be sent is not what was looked at.
    #[error("what would be sent is not what was looked at")]
    Changed,
    /// The names of the participants were erased.
    #[error("the participants' names were erased")]
    Erased,
    /// A table.
    #[error(transparent)]
    Table(#[from] TableRefused),
}
