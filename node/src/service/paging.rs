//! Pages of lists.

use super::requests::ListRequest;

/// Rows that one page holds at most.
const PAGE_MAX: u32 = 1000;
/// Rows that a page holds unless the caller says otherwise.
const PAGE: u32 = 50;

/// Rows that a list request asks for.
pub(super) fn limit(request: &ListRequest) -> usize {
    request.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX) as usize
}

/// The page that a list request asks for, of `rows` in order, and the id for the next one.
pub(super) fn page<T>(
    rows: Vec<T>,
    request: &ListRequest,
    id: impl Fn(&T) -> String,
) -> (Vec<T>, Option<String>) {
    let limit = limit(request);
    let start = match &request.after {
        None => 0,
        Some(after) => rows.iter().position(|r| id(r) == *after).map_or(rows.len(), |p| p + 1),
    };
    let more = rows.len() > start.saturating_add(limit);
    let items: Vec<T> = rows.into_iter().skip(start).take(limit).collect();
    let next = if more { items.last().map(&id) } else { None };
    (items, next)
}

/// The page that a list request asks for, where the store gives rows in pieces, each piece from
/// behind the cursor on: `read` gives one piece, `view` a row to show if it fits. What a page costs
/// depends on how many rows must be looked at until it is full, and not on the length of the list.
pub(super) fn fill<R, C: Clone, T, E>(
    limit: usize,
    from: C,
    mut read: impl FnMut(&C) -> Result<Vec<R>, E>,
    cursor: impl Fn(&R) -> C,
    mut view: impl FnMut(R) -> Result<Option<T>, E>,
) -> Result<(Vec<T>, bool), E> {
    let mut items = Vec::new();
    let mut after = from;
    loop {
        let rows = read(&after)?;
        let Some(last) = rows.last() else { return Ok((items, false)) };
        after = cursor(last);
        for row in rows {
            let Some(item) = view(row)? else { continue };
            if items.len() == limit {
                return Ok((items, true));
            }
            items.push(item);
        }
    }
}

/// The kebab-case of a state as views serialise it.
pub(super) fn kebab(state: &impl serde::Serialize) -> String {
    serde_json::to_value(state).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_full_of_what_fits_and_reads_no_more_than_it_needs() {
        let rows: Vec<u32> = (0..1_000).collect();
        let pieces = std::cell::Cell::new(0);
        let read = |after: &Option<u32>| {
            pieces.set(pieces.get() + 1);
            let from = after.map_or(0, |a| a as usize + 1);
            Ok::<_, ()>(rows.iter().skip(from).take(10).copied().collect::<Vec<u32>>())
        };
        let fits = |wanted: u32| move |row: u32| Ok(row.is_multiple_of(wanted).then_some(row));
        let (items, more) = fill(4, None, read, |row| Some(*row), fits(7)).unwrap();
        assert_eq!((items, more, pieces.get()), (vec![0, 7, 14, 21], true, 3));
        // From behind the last on.
        let (items, more) = fill(4, Some(21), read, |row| Some(*row), fits(7)).unwrap();
        assert_eq!((items, more), (vec![28, 35, 42, 49], true));
        let (items, more) = fill(4, Some(990), read, |row| Some(*row), fits(7)).unwrap();
        assert_eq!((items, more), (vec![994], false));
        let (items, more) = fill(1_000, None, read, |row| Some(*row), fits(1)).unwrap();
        assert_eq!((items.len(), more), (1_000, false));
    }
}
