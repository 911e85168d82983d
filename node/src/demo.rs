//! The federation on one machine.

pub mod synthetic;

use std::io::Write;

use crate::service::requests::DemoRequest;
use crate::service::views::DemoView;
use crate::service::{Outcome, ServiceError};
use crate::text::Text;

/// Runs it.
///
/// # Errors
/// Not yet.
pub fn run(_: DemoRequest, _: Text, _: &mut dyn Write) -> Outcome<DemoView> {
    Err(ServiceError::unexpected("not linked"))
}
