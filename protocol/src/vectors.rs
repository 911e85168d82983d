//! Golden vectors: deterministic material that other implementers can check themselves against,
//! and the federation that tests of evidence are made of.

pub(crate) mod federation;
