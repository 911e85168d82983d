//! One agency's node: the daemon, its command line and its programming interface.
//!
//! Imports go one way: faces (`cli`, `api`) → `service` → `runtime` → ports (`store`, `registry`,
//! `net`, `ledger`) → `desk` → `vestigo_protocol`.

pub mod desk;
pub mod registry;
pub mod store;
pub mod ledger;
pub mod net;
pub mod runtime;
