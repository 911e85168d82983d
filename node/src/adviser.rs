//! The adviser's tools as rules: how a country's capacity is scored (`assessment`), where the marks of
//! a gun sit and what they mean (`guide`), questions about invented guns (`training`) and when each is
//! asked again (`leitner`); what help was asked for (`assistance`), the projects that came of it
//! (`project`), workshops (`workshop`), and what of an assessment a partner is told (`shared`). `content`
//! holds the words, one set of files per language. `practice` is a whole trace in an invented federation.
//!
//! Everything here is pure: time and seeds are parameters.

pub mod assessment;
pub mod assistance;
pub mod content;
pub mod guide;
pub mod leitner;
pub mod practice;
pub mod project;
pub mod refused;
pub mod shared;
pub mod training;
pub mod workshop;
