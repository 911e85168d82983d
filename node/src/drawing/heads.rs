//! Who has seen which head of whose log, and the logs as tapes. Where two readers were shown
//! histories that exclude each other, the log has a second tape: anybody sees that there are two.

use super::federation::NodeState;
use super::marks::{self, KeyEntry};
use super::metrics::fit;
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Point, Section, Shape, Table, at,
    silent_debug,
};

mod matrix;
mod tapes;

/// What one agency has seen of another's log.
#[derive(Clone, PartialEq, Eq)]
pub enum Seen {
    /// It is the owner itself.
    Own,
    /// It has never seen a head, or we do not know of one.
    Never,
    /// The newest head that is known anywhere, or one that the newest is known to continue, not
    /// older than is usual.
    Consistent(Sight),
    /// A head that is older than is usual; it is consistent as far as it goes.
    Behind(Sight),
    /// Something is wrong with this reader or with what it says, and it proves no second history.
    Trouble(Sight),
    /// A head of another history.
    Fork(Sight),
}

/// A head that was seen.
#[derive(Clone, PartialEq, Eq)]
pub struct Sight {
    /// How many entries it covers.
    pub size: u64,
    /// The same as it is shown: "18 204".
    pub number: String,
    /// The same with what else there is to say: "18 204 entries, 12 minutes ago".
    pub words: String,
}

/// Two heads that exclude each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Fork {
    /// Entries up to which both histories are known to be the same.
    pub common: u64,
    /// The head of the first tape and that of the second.
    pub heads: [ForkHead; 2],
    /// Where the proof is: see [`Shape::Group`].
    pub link: Option<String>,
}

/// One of two heads that exclude each other.
#[derive(Clone, PartialEq, Eq)]
pub struct ForkHead {
    /// How many entries it covers.
    pub size: u64,
    /// The same, the beginning of the root, and who has seen it: "18 204 entries · 7f3a91c2 · seen
    /// by UY, PY".
    pub words: String,
}

/// One log.
#[derive(Clone, PartialEq, Eq)]
pub struct Log {
    /// Code of the State of its owner.
    pub country: String,
    /// The owner's name.
    pub agency: String,
    /// What each reader has seen of it, in the order of [`Heads::readers`].
    pub seen: Vec<Seen>,
    /// Entries that its checkpoints cover, as far as known here; the largest is its length.
    pub checkpoints: Vec<u64>,
    /// Its length as it is shown: "18 204 entries".
    pub length: String,
    /// Its other history, if it has one.
    pub fork: Option<Fork>,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct HeadsWords {
    /// Head of the rows: "Log of".
    pub owner: String,
    /// Above the columns, and before a reader's code in the table: "seen by".
    pub reader: String,
    /// "consistent".
    pub consistent: String,
    /// "behind".
    pub behind: String,
    /// "two histories".
    pub fork: String,
    /// "needs a look".
    pub trouble: String,
    /// "never seen".
    pub never: String,
    /// "its own log".
    pub own: String,
    /// Above the tapes: "Length of the logs".
    pub tapes: String,
    /// What a link to the proof of a fork is called.
    pub proof: String,
    /// Where there is nothing to show.
    pub nothing: String,
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Heads {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: HeadsWords,
    /// Codes of those who look at logs, in the order of the columns.
    pub readers: Vec<String>,
    /// The logs, in the order of the rows.
    pub logs: Vec<Log>,
}

silent_debug!(Seen, Sight, Fork, ForkHead, Log, HeadsWords, Heads);

/// Draws matrix and tapes.
#[must_use]
pub fn draw(heads: &Heads, form: Form) -> Drawing {
    let wide = form.width();
    let mut shapes = Vec::new();
    let mut y = 6.0;
    if heads.logs.is_empty() {
        let words = fit(&heads.words.nothing, 14.0, false, wide - 20.0);
        shapes.push(Shape::text(at(wide / 2.0, 30.0), Anchor::Middle, 14.0, Class::Muted, &words));
        y = 48.0;
    } else {
        y = matrix::draw(&mut shapes, heads, y, form);
        y = key(&mut shapes, heads, y, wide);
        y = tapes::draw(&mut shapes, heads, y + 14.0, form);
    }
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, y + 6.0),
        title: heads.heading.title.clone(),
        description: heads.heading.description.clone(),
        shapes,
        table: table(heads),
    }
}

/// The sign of a cell. Each has a shape of its own.
fn sign(seen: &Seen, centre: Point, radius: f64) -> Vec<Shape> {
    let p = |dx: f64, dy: f64| at(centre.x + dx * radius, centre.y + dy * radius);
    match seen {
        Seen::Own => vec![Shape::rect(
            Area::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius),
            Class::Blank,
        )],
        Seen::Never => {
            vec![Shape::line(p(-0.6, 0.0), p(0.6, 0.0), Class::Leader)]
        }
        Seen::Consistent(_) => marks::badge(marks::Evidence::Signed, centre, radius),
        Seen::Behind(_) => marks::badge(marks::Evidence::Waiting, centre, radius),
        Seen::Fork(_) => marks::badge(marks::Evidence::Refused, centre, radius),
        Seen::Trouble(_) => super::federation::sign(NodeState::Slow, centre, radius),
    }
}

fn key(shapes: &mut Vec<Shape>, heads: &Heads, top: f64, wide: f64) -> f64 {
    let sight = || Sight { size: 0, number: String::new(), words: String::new() };
    let words = &heads.words;
    let kinds = [
        (Seen::Consistent(sight()), &words.consistent),
        (Seen::Behind(sight()), &words.behind),
        (Seen::Fork(sight()), &words.fork),
        (Seen::Trouble(sight()), &words.trouble),
        (Seen::Never, &words.never),
        (Seen::Own, &words.own),
    ];
    let occurs = |kind: &Seen| {
        let same = |seen: &Seen| std::mem::discriminant(seen) == std::mem::discriminant(kind);
        heads.logs.iter().any(|log| log.seen.iter().any(same))
    };
    let mut entries: Vec<KeyEntry<'_>> = Vec::new();
    for (kind, words) in kinds {
        if occurs(&kind) {
            let sign = Box::new(move |centre: Point| sign(&kind, centre, 7.0));
            entries.push(KeyEntry { sign, words });
        }
    }
    marks::key(shapes, &entries, 8.0, top + 2.0, wide - 16.0)
}

fn table(heads: &Heads) -> Table {
    let words = &heads.words;
    let mut columns = vec![Column::words(&words.owner)];
    columns.extend(
        heads.readers.iter().map(|code| Column::words(&format!("{} {code}", words.reader))),
    );
    let forked = heads.logs.iter().any(|log| log.fork.is_some());
    if forked {
        columns.push(Column::words(&words.fork));
    }
    let rows = heads.logs.iter().map(|log| {
        let owner = match log.agency.is_empty() {
            true => log.country.clone(),
            false => format!("{} ({})", log.country, log.agency),
        };
        let mut row = vec![owner];
        row.extend((0..heads.readers.len()).map(|place| {
            let said = |state: &str, sight: &Sight| format!("{state}: {}", sight.words);
            match log.seen.get(place) {
                None | Some(Seen::Never) => words.never.clone(),
                Some(Seen::Own) => words.own.clone(),
                Some(Seen::Consistent(sight)) => said(&words.consistent, sight),
                Some(Seen::Behind(sight)) => said(&words.behind, sight),
                Some(Seen::Trouble(sight)) => said(&words.trouble, sight),
                Some(Seen::Fork(sight)) => said(&words.fork, sight),
            }
        }));
        if forked {
            let head = |head: &ForkHead| head.words.clone();
            let both = log.fork.as_ref().map(|fork| fork.heads.each_ref().map(head).join(" ≠ "));
            row.push(both.unwrap_or_default());
        }
        row
    });
    Table {
        caption: heads.heading.caption.clone(),
        columns,
        sections: vec![Section { head: None, rows: rows.collect() }],
    }
}

#[cfg(test)]
mod tests;
