//! Why something about stock, destruction or an incident is refused, of all rules together.

use thiserror::Error;

use super::destruction::DestructionRefused;
use super::incident::IncidentRefused;
use super::security::SecurityRefused;
use super::stock::StoreRefused;
use super::stock::count::CountRefused;
use super::stock::item::ActRefused;
use super::stock::receive::ReceiveRefused;
use super::table::TableRefused;

/// A refusal. Says which line, never what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// What is said of a store.
    #[error(transparent)]
    Store(#[from] StoreRefused),
    /// An act on an item.
    #[error(transparent)]
    Act(#[from] ActRefused),
    /// A count.
    #[error(transparent)]
    Count(#[from] CountRefused),
    /// A list of items that come in.
    #[error(transparent)]
    Receive(#[from] ReceiveRefused),
    /// A destruction.
    #[error(transparent)]
    Destruction(#[from] DestructionRefused),
    /// An incident.
    #[error(transparent)]
    Incident(#[from] IncidentRefused),
    /// The security assessment of a store.
    #[error(transparent)]
    Security(#[from] SecurityRefused),
    /// A table.
    #[error(transparent)]
    Table(#[from] TableRefused),
    /// The store has no such rack.
    #[error("the store has no such rack")]
    Rack,
    /// Whoever entered an order certifies it.
    #[error("a destruction is certified by another officer than the one who entered the order")]
    OwnOrder,
}
