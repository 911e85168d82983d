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

/// The kebab-case of a state as views serialise it.
pub(super) fn kebab(state: &impl serde::Serialize) -> String {
    serde_json::to_value(state).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
