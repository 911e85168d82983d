//! The registry as a whole over PostgreSQL: the tests that hold over SQLite and in memory.

use std::cell::Cell;

use vestigo::registry::{Registry, suite};

use crate::server::fresh;

#[test]
fn the_suite_holds_in_postgresql() {
    let founded = Cell::new(0);
    for (name, test) in suite::ALL {
        eprintln!("{name}");
        test(&|| {
            founded.set(founded.get() + 1);
            Registry::over(fresh(&format!("suite_{}", founded.get())), None).unwrap()
        });
    }
}
