//! The adviser's tools as rules: how a country's capacity is scored (`assessment`), where the marks of
//! a gun sit and what they mean (`guide`), questions about invented guns (`training`) and when each is
//! asked again (`leitner`). `content` holds the words, one set of files per language.
//!
//! Everything here is pure: time and seeds are parameters.

pub mod assessment;
pub mod checklist;
pub mod content;
pub mod guide;
pub mod leitner;
pub mod training;
