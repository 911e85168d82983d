//! What keeps the records, on real servers: the promises of every engine, connections that break,
//! and a national database that is read where it lies.
//!
//! `VESTIGO_TEST_POSTGRES` names the server (`tests/postgres/start`).

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod server;
#[cfg(test)]
mod suite;
#[cfg(test)]
mod view;
