//! The navigation: pages in areas. Who may see few pages has them in one line; who may see many has a
//! line of areas and, below it, the pages of the area that is open.

use super::routes::{Access, Route};
use crate::service::views::people::SessionView;
use crate::text::Text;

/// Most pages that stand in one line: about what fits on a laptop's screen in the longest language.
const IN_ONE_LINE: usize = 8;

/// What an officer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Area {
    /// Questions asked and answered.
    Tracing,
    /// What the node holds.
    Holdings,
    /// Other nodes, and what was exchanged with them.
    Partners,
    /// What many cases say together, and what is learnt from them.
    Knowledge,
    /// The node itself and its people.
    House,
}

impl Area {
    const ALL: [Self; 5] =
        [Self::Tracing, Self::Holdings, Self::Partners, Self::Knowledge, Self::House];

    const fn name(self) -> &'static str {
        match self {
            Self::Tracing => "web-nav-in-tracing",
            Self::Holdings => "web-nav-in-holdings",
            Self::Partners => "web-nav-in-partners",
            Self::Knowledge => "web-nav-in-knowledge",
            Self::House => "web-nav-in-house",
        }
    }

    /// First parts of the addresses that belong to it.
    const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Tracing => &["traces", "queue", "cases", "matters", "batches"],
            Self::Holdings => &["registry", "marking", "stock", "destruction", "incidents"],
            Self::Partners => &["partners", "agreements", "federation", "log", "audit", "prove"],
            Self::Knowledge => &["bulletins", "analysis", "statistics", "adviser"],
            Self::House => &["officers", "node", "tokens", "webhooks"],
        }
    }

    /// The area of a path after the language; none: home, the door, the own account, help.
    fn of(path: &str) -> Option<Self> {
        let part = path.strip_prefix('/')?.split('/').next()?;
        Self::ALL.into_iter().find(|area| area.parts().contains(&part))
    }
}

/// A page, or an area, that can be gone to.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name.
    pub(super) name: String,
    /// Its address.
    pub(super) href: String,
    /// Whether the page that is shown stands below it.
    pub(super) current: bool,
}

/// What is shown of the navigation.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// Home and the areas; empty if all pages stand in one line.
    pub(super) areas: Vec<Entry>,
    /// Pages: all of them, or those of the open area if it has several.
    pub(super) pages: Vec<Entry>,
}

/// All that can stand in the navigation: path, rule, key of its name.
#[derive(Clone, Debug)]
pub(super) struct Navigation(Vec<(&'static str, Access, &'static str)>);

impl Navigation {
    /// That of the routes.
    pub(super) fn of<S>(routes: &[Route<S>]) -> Self {
        let named = |row: &Route<S>| row.entry.map(|key| (row.path, row.access, key));
        Self(routes.iter().filter_map(named).collect())
    }

    /// What somebody sees of it on the page of a path after the language.
    pub(super) fn lines(&self, text: Text, session: Option<&SessionView>, path: &str) -> Lines {
        let href = |to: &str| format!("/{}{to}", text.language.tag());
        let page = |to: &str, key: &str| Entry {
            name: text.say(key),
            href: href(to),
            current: if to.is_empty() { path.is_empty() } else { is_below(path, to) },
        };
        let seen: Vec<_> = self.0.iter().filter(|(_, access, _)| access.lets(session)).collect();
        if seen.len() <= IN_ONE_LINE {
            return Lines {
                areas: Vec::new(),
                pages: seen.iter().map(|(to, _, key)| page(to, key)).collect(),
            };
        }
        let of = |area: Option<Area>| seen.iter().filter(move |(to, _, _)| Area::of(to) == area);
        let here = Area::of(path);
        let mut areas: Vec<Entry> = of(None).map(|(to, _, key)| page(to, key)).collect();
        for area in Area::ALL {
            let mut pages = of(Some(area));
            let Some((to, _, key)) = pages.next() else { continue };
            // An area of one page has the name of the page.
            let name = if pages.next().is_some() { area.name() } else { key };
            let current = here == Some(area);
            areas.push(Entry { name: text.say(name), href: href(to), current });
        }
        let pages: Vec<Entry> = match here {
            Some(area) => of(Some(area)).map(|(to, _, key)| page(to, key)).collect(),
            None => Vec::new(),
        };
        Lines { areas, pages: if pages.len() > 1 { pages } else { Vec::new() } }
    }
}

fn is_below(path: &str, page: &str) -> bool {
    path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::fake::FakeService;
    use crate::web::routes::table;

    #[test]
    fn every_page_belongs_to_an_area_or_to_nobody_in_particular() {
        let alone =
            ["", "sign-in", "sign-out", "session", "setup", "account", "help", "verify", "events"];
        for row in table::<FakeService>() {
            let part = row.path.trim_start_matches('/').split('/').next().unwrap_or_default();
            assert!(Area::of(row.path).is_some() != alone.contains(&part), "{}", row.path);
        }
    }
}
