//! Tables of spellings, compiled in: one CSV file each, sorted by spelling.
//!
//! The files are ours. Each row says where it comes from; none comes from a list that may not be
//! passed on.

/// A table, parsed once, searched by bisection.
pub(super) struct AliasTable<K> {
    rows: Vec<AliasRow<K>>,
}

/// One spelling.
pub(super) struct AliasRow<K> {
    /// As the normal form leaves it before the table is asked.
    pub spelling: &'static str,
    /// What it stands for.
    pub form: &'static str,
    /// How the two belong together.
    pub kind: K,
}

impl<K: Copy> AliasTable<K> {
    /// Reads a file whose rows are `spelling,form,kind,source`, after a line with its version and
    /// one with its columns. A row of another shape is left out; the tests hold that none is.
    pub(super) fn parse(file: &'static str, kind: fn(&str) -> Option<K>) -> Self {
        let row = |line: &'static str| {
            let mut cells = line.split(',');
            let (spelling, form) = (cells.next()?, cells.next()?);
            Some(AliasRow { spelling, form, kind: kind(cells.next()?)? })
        };
        Self { rows: file.lines().skip(2).filter_map(row).collect() }
    }

    /// The row of a spelling.
    pub(super) fn find(&self, spelling: &str) -> Option<&AliasRow<K>> {
        let at = self.rows.binary_search_by_key(&spelling, |row| row.spelling).ok()?;
        self.rows.get(at)
    }

    /// The form of a spelling; the spelling itself if the table does not have it.
    pub(super) fn form_of(&self, spelling: String) -> String {
        self.find(&spelling).map_or(spelling, |row| row.form.to_owned())
    }

    /// All rows, by spelling.
    pub(super) fn rows(&self) -> &[AliasRow<K>] {
        &self.rows
    }
}

/// What holds for every table; `leave` gives a text as it is before the table is asked.
#[cfg(test)]
pub(super) fn check<K: Copy + PartialEq + std::fmt::Debug>(
    file: &'static str,
    version: u32,
    table: &AliasTable<K>,
    leave: fn(&str) -> String,
) {
    let mut lines = file.lines();
    assert_eq!(lines.next(), Some(format!("# version {version}").as_str()));
    assert_eq!(lines.next(), Some("spelling,form,kind,source"));
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()), "{line}");
    }
    assert_eq!(table.rows().len(), file.lines().count() - 2, "a row was left out");
    assert!(table.rows().is_sorted_by(|a, b| a.spelling < b.spelling));
    for row in table.rows() {
        assert_eq!(leave(row.spelling), row.spelling, "can never be asked for");
        let form = table.find(row.form).map(|found| found.form);
        assert_eq!(form, Some(row.form), "{} leads on", row.spelling);
    }
}
