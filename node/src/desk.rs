//! What one agency decides, and it is pure: inputs in, decisions out. The desk never waits, reads
//! no clock and opens nothing.
//!
//! ```text
//! Query ─ admission ─► Admitted ─ (registry lookup) ─► Findings ─ disclosure::assess ─► Assessment
//!       ─ policy::decide ─► Permit | Referral ─ disclosure::cut(Permit, Findings) ─► Disclosure
//!       ─ answer::content ─► the answer's content, ready to be signed
//! ```
//!
//! Nothing outside [`disclosure`] reads findings. A refusal, a return and a "no record" take the
//! same road.

pub mod clause;
pub mod admission;
pub mod sweep;
pub mod carried;
pub mod difference;
pub mod policy;
pub mod results;
pub mod disclosure;
pub mod restriction;
pub mod answer;
pub mod act;
pub mod calendar;
pub mod acknowledgement;
pub mod clarification;
pub mod officer;
pub mod credentials;
pub mod signing_in;
pub mod record;
pub mod handling;
pub mod matters;
pub mod figures;
pub mod inquiry;
pub mod likelihood;
pub mod conversion;
pub mod chain;
#[cfg(test)]
pub(crate) mod examples;
#[cfg(test)]
mod tables;
