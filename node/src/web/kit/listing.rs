//! Tables of lists: columns that sort, filters, pages, and the same as CSV.
//!
//! Pages follow one another as the service gives them, so that the first of a long list is as quick
//! as that of a short one. Sorted by another column, the newest [`SORTED_MAX`] rows are taken, and
//! the page says so where there are more.

use askama::Template;

use super::super::filters;
use super::super::visit::Fields;
use super::{Cell, Field, Form};
use crate::service::requests::ListRequest;
use crate::text::Text;

/// Rows of a page.
const PAGE: u32 = 50;
/// Rows that are sorted at most: as many as the service gives at once.
const SORTED_MAX: u32 = 1_000;
/// Rows of a table that goes out as CSV at most.
const CSV_MAX: usize = 100_000;

/// A column.
#[derive(Clone, Debug)]
pub(in super::super) struct Column {
    key: &'static str,
    sort: Option<&'static str>,
    numeric: bool,
}

impl Column {
    /// Named by a text key.
    pub(in super::super) const fn new(key: &'static str) -> Self {
        Self { key, sort: None, numeric: false }
    }

    /// Can be sorted by, under this name in the address.
    pub(in super::super) const fn sorts(mut self, name: &'static str) -> Self {
        self.sort = Some(name);
        self
    }

    /// Holds numbers: they stand at the right.
    pub(in super::super) const fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }
}

/// The head of a column as it is shown.
#[derive(Clone, Debug)]
struct Head {
    name: String,
    numeric: bool,
    /// Where a click leads, if it sorts.
    href: Option<String>,
    /// `ascending`, `descending` or `none`, if it sorts.
    order: Option<&'static str>,
}

/// A list as a table.
#[derive(Clone, Debug, Template)]
#[template(path = "kit/listing.html")]
pub(in super::super) struct Listing {
    text: Text,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    filters: Vec<Field>,
    query: Fields,
    empty: String,
    next: Option<String>,
    cut: bool,
    /// False: neither filters, nor pages, nor CSV; a table on a page of other things.
    is_list: bool,
}

impl Listing {
    /// A list of its own page; `query` is the page's query, `caption` and `empty` are text keys.
    pub(in super::super) fn new(
        text: Text,
        query: &Fields,
        caption: &str,
        empty: &str,
        columns: &[Column],
    ) -> Self {
        Self {
            text,
            caption: text.say(caption),
            columns: columns.to_vec(),
            rows: Vec::new(),
            filters: Vec::new(),
            query: query.clone(),
            empty: text.say(empty),
            next: None,
            cut: false,
            is_list: true,
        }
    }

    /// A table among other things.
    pub(in super::super) fn table(text: Text, caption: &str, columns: &[Column]) -> Self {
        let list = Self::new(text, &Fields::default(), caption, "web-list-empty", columns);
        Self { is_list: false, ..list }
    }

    /// Adds a field by which the list is filtered: a select or a line of [`Self::form`].
    pub(in super::super) fn filter(&mut self, field: Field) -> &mut Self {
        self.filters.push(field);
        self
    }

    /// Makes fields for [`Self::filter`] that show what the query says.
    pub(in super::super) fn form(&self) -> Form {
        Form::new(self.text, self.query.clone())
    }

    /// What to ask the service for: `state`, `partner` and `after` of the query.
    pub(in super::super) fn request(&self) -> ListRequest {
        let sorted = self.sorted_by().is_some() || self.wants_csv();
        ListRequest {
            limit: Some(if sorted { SORTED_MAX } else { PAGE }),
            state: self.query.one("state"),
            partner: self.query.one("partner"),
            after: self.query.one("after").filter(|_| self.sorted_by().is_none()),
        }
    }

    /// Whether the list is to go out as CSV.
    pub(in super::super) fn wants_csv(&self) -> bool {
        self.query.get("format") == "csv"
    }

    /// Adds a row, one cell per column.
    pub(in super::super) fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a row has one cell per column");
        self.rows.push(cells);
    }

    /// Whether the caller is to ask for the page after this one: only where all rows go out as CSV.
    pub(in super::super) fn goes_on(&self, next: &Option<String>) -> bool {
        self.wants_csv() && next.is_some() && self.rows.len() < CSV_MAX
    }

    /// Ends the list: `next` is what the service gave for the next page. Sorts, if that is asked for.
    pub(in super::super) fn end(&mut self, next: Option<String>) {
        match self.sorted_by() {
            Some((column, descending)) => {
                self.cut = next.is_some();
                self.rows.sort_by_cached_key(|row| {
                    row.get(column).map(|cell| sort_key(&cell.plain())).unwrap_or_default()
                });
                if descending {
                    self.rows.reverse();
                }
            }
            None => self.next = next,
        }
    }

    /// Number of the column by which the query sorts, and whether downwards.
    fn sorted_by(&self) -> Option<(usize, bool)> {
        let wanted = self.query.get("sort");
        let (name, descending) = match wanted.strip_prefix('-') {
            Some(name) => (name, true),
            None => (wanted, false),
        };
        let column = self.columns.iter().position(|c| c.sort.is_some_and(|sort| sort == name))?;
        Some((column, descending))
    }

    fn heads(&self) -> Vec<Head> {
        let sorted = self.sorted_by();
        let head = |(at, column): (usize, &Column)| {
            let order = sorted.filter(|(by, _)| *by == at).map(|(_, descending)| descending);
            let href = column.sort.map(|name| {
                let mut query = self.query.without(&["after", "format"]);
                let turned =
                    if order == Some(false) { format!("-{name}") } else { name.to_owned() };
                query.set("sort", turned);
                query.query()
            });
            let order = href.is_some().then_some(match order {
                Some(true) => "descending",
                Some(false) => "ascending",
                None => "none",
            });
            Head { name: self.text.say(column.key), numeric: column.numeric, href, order }
        };
        self.columns.iter().enumerate().map(head).collect()
    }

    fn is_numeric(&self, at: &usize) -> bool {
        self.columns.get(*at).is_some_and(|column| column.numeric)
    }

    fn next_href(&self) -> Option<String> {
        let mut query = self.query.clone();
        query.set("after", self.next.as_ref()?);
        Some(query.query())
    }

    fn first_href(&self) -> Option<String> {
        let query = self.query.without(&["after"]).query();
        self.query.one("after").map(|_| if query.is_empty() { "?".to_owned() } else { query })
    }

    fn csv_href(&self) -> String {
        let mut query = self.query.without(&["after"]);
        query.set("format", "csv");
        query.query()
    }

    fn is_filtered(&self) -> bool {
        let without = self.query.without(&["after", "sort", "format"]);
        without.0.iter().any(|(_, value)| !value.is_empty())
    }

    fn sort_value(&self) -> &str {
        self.query.get("sort")
    }

    /// RFC 4180 with a header. A cell that a spreadsheet would run as a formula gets an apostrophe
    /// before it.
    pub(in super::super) fn csv(&self) -> String {
        let mut out = String::from("\u{feff}");
        let head = self.columns.iter().map(|column| self.text.say(column.key));
        line(&mut out, head);
        for row in &self.rows {
            line(&mut out, row.iter().map(Cell::plain));
        }
        out
    }
}

/// Numbers by their value, words whatever their case.
fn sort_key(plain: &str) -> (u64, String) {
    match plain.parse::<u64>() {
        Ok(number) => (number, String::new()),
        Err(_) => (u64::MAX, plain.to_lowercase()),
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = if runs { format!("'{cell}") } else { cell };
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const COLUMNS: [Column; 2] = [
        Column::new("column-partner").sorts("partner"),
        Column::new("column-outbox").numeric().sorts("outbox"),
    ];

    fn listing(query: &str) -> Listing {
        let fields = Fields::parse(query.as_bytes());
        let text = Text::new(Language::English);
        let mut list = Listing::new(text, &fields, "word-partners", "web-list-empty", &COLUMNS);
        for (name, number) in [("b", 10), ("A", 9), ("=c,\"", 100)] {
            list.row(vec![Cell::text(name), Cell::Number(number)]);
        }
        list
    }

    fn names(list: &Listing) -> Vec<String> {
        list.rows.iter().map(|row| row[0].plain()).collect()
    }

    #[test]
    fn numbers_sort_by_value_and_words_whatever_their_case() {
        let sorted = |query| {
            let mut list = listing(query);
            list.end(None);
            names(&list)
        };
        assert_eq!(sorted("sort=outbox"), ["A", "b", "=c,\""]);
        assert_eq!(sorted("sort=-outbox"), ["=c,\"", "b", "A"]);
        assert_eq!(sorted("sort=partner"), ["=c,\"", "A", "b"]);
        assert_eq!(sorted("sort=other"), ["b", "A", "=c,\""]);
    }

    #[test]
    fn a_sorted_list_takes_many_rows_and_says_that_it_is_cut() {
        let mut list = listing("sort=outbox&after=x&state=open");
        assert_eq!(list.request().limit, Some(SORTED_MAX));
        assert_eq!(list.request().after, None);
        list.end(Some("y".to_owned()));
        assert!(list.cut && list.next_href().is_none());
        let mut plain = listing("after=x&state=open");
        assert_eq!(plain.request().after.as_deref(), Some("x"));
        plain.end(Some("y".to_owned()));
        assert_eq!(plain.next_href().as_deref(), Some("?state=open&after=y"));
        assert_eq!(plain.first_href().as_deref(), Some("?state=open"));
        assert!(plain.is_filtered() && !listing("sort=x&after=y").is_filtered());
    }

    #[test]
    fn a_second_click_turns_the_order() {
        let href = |query| listing(query).heads()[1].href.clone().unwrap();
        assert_eq!(href("state=open&after=3"), "?state=open&sort=outbox");
        assert_eq!(href("sort=outbox"), "?sort=-outbox");
        assert_eq!(href("sort=-outbox"), "?sort=outbox");
    }

    #[test]
    fn csv_quotes_and_disarms_formulas() {
        let text = listing("").csv();
        assert!(text.starts_with('\u{feff}') && text.ends_with("\"'=c,\"\"\",100\r\n"), "{text}");
    }
}
