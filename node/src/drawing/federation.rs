//! How the nodes of a federation are, as this one sees them: a card for each. The state is a shape:
//! disc, triangle, square, empty diamond.

use super::marks::{self, KeyEntry};
use super::metrics::{fit, width, wrap};
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Point, Section, Shape, Table, at,
    silent_debug,
};

/// How a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeState {
    /// Heard of lately.
    Ok,
    /// Heard of, but messages wait.
    Slow,
    /// Not heard of for long, or shut out.
    Down,
    /// Joining is not finished.
    NotJoined,
}

impl NodeState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Slow, Self::Down, Self::NotJoined];
}

/// One node.
#[derive(Clone, PartialEq, Eq)]
pub struct Node {
    /// Code of its State.
    pub country: String,
    /// The agency's name.
    pub agency: String,
    /// How it is.
    pub state: NodeState,
    /// When it was last heard of: "4 minutes ago"; empty if never.
    pub contact: String,
    /// Which version it runs; empty if that is not known. Where it is known of none, it is left out.
    pub version: String,
    /// What waits for it, and how long: "3 messages, the oldest since 2 hours"; empty if nothing.
    pub queue: String,
    /// Where it leads: see [`Shape::Group`].
    pub link: Option<String>,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct FederationWords {
    /// The states, in the order of [`NodeState::ALL`].
    pub states: [String; 4],
    /// Heads of the table: State, agency, state, last contact, version, waiting.
    pub columns: [String; 6],
    /// Where there is nobody.
    pub nothing: String,
}

impl FederationWords {
    fn of(&self, state: NodeState) -> &str {
        let [ok, slow, down, not_joined] = &self.states;
        match state {
            NodeState::Ok => ok,
            NodeState::Slow => slow,
            NodeState::Down => down,
            NodeState::NotJoined => not_joined,
        }
    }
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Federation {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: FederationWords,
    /// The nodes, in the order in which they are to stand.
    pub nodes: Vec<Node>,
}

/// What is told of a node.
type Fact = fn(&Node) -> &str;

impl Federation {
    /// What is told of a node, with its heads: last contact, version, what waits. What is known of
    /// none of the nodes is left out.
    fn facts<'a>(&'a self, node: &'a Node) -> Vec<(&'a str, &'a str)> {
        let [_, _, _, contact, version, queue] = &self.words.columns;
        let known = |of: Fact| self.nodes.iter().any(|node| !of(node).is_empty());
        let facts: [(&str, Fact); 3] = [
            (contact, |node| &node.contact),
            (version, |node| &node.version),
            (queue, |node| &node.queue),
        ];
        facts.into_iter().filter(|(_, of)| known(*of)).map(|(head, of)| (head, of(node))).collect()
    }
}

silent_debug!(Node, FederationWords, Federation);

/// Height of a card without what is told of its node: State, state, and some room below.
const CARD: f64 = 58.0;
/// Height of a line in it.
const LINE: f64 = 16.0;
/// Lines that the name of an agency may have.
const NAME: usize = 3;
/// Room between cards.
const APART: f64 = 10.0;
/// Size of letters.
const SIZE: f64 = 12.5;

/// The sign of a state.
#[must_use]
pub fn sign(state: NodeState, centre: Point, radius: f64) -> Vec<Shape> {
    let p = |dx: f64, dy: f64| at(centre.x + dx * radius, centre.y + dy * radius);
    vec![match state {
        NodeState::Ok => Shape::Circle { centre, radius, class: Class::Good },
        NodeState::Slow => Shape::Polygon {
            points: vec![p(0.0, -1.1), p(1.15, 0.9), p(-1.15, 0.9)],
            class: Class::Late,
        },
        NodeState::Down => Shape::Polygon {
            points: vec![p(-0.9, -0.9), p(0.9, -0.9), p(0.9, 0.9), p(-0.9, 0.9)],
            class: Class::Wrong,
        },
        NodeState::NotJoined => Shape::Polygon {
            points: vec![p(0.0, -1.15), p(1.15, 0.0), p(0.0, 1.15), p(-1.15, 0.0)],
            class: Class::Open,
        },
    }]
}

/// Draws the federation.
#[must_use]
pub fn draw(federation: &Federation, form: Form) -> Drawing {
    let wide = form.width();
    let mut shapes = Vec::new();
    let margin = 2.0;
    let across = match form {
        Form::Wide => 3_usize,
        Form::Paper => 2,
        Form::Narrow => 1,
    };
    let card = (wide - 2.0 * margin - APART * (across as f64 - 1.0)) / across as f64;
    // All are as high as the highest, so that they stand in rows.
    let lines = |node: &Node| name(node, card).len() + federation.facts(node).len();
    let most = federation.nodes.iter().map(lines).max().unwrap_or(0);
    let high = CARD + LINE * most.saturating_sub(1) as f64;
    let mut bottom = margin;
    for (place, node) in federation.nodes.iter().enumerate() {
        let (column, row) = (place % across, place / across);
        let area = Area::new(
            margin + (card + APART) * column as f64,
            margin + (high + APART) * row as f64,
            card,
            high,
        );
        bottom = bottom.max(area.bottom());
        let inner = draw_card(federation, node, area);
        let label = format!("{} {}", node.country, federation.words.of(node.state));
        shapes.push(Shape::Group { link: node.link.clone(), label: Some(label), shapes: inner });
    }
    if federation.nodes.is_empty() {
        let words = fit(&federation.words.nothing, 14.0, false, wide - 20.0);
        let middle = at(wide / 2.0, 30.0);
        shapes.push(Shape::text(middle, Anchor::Middle, 14.0, Class::Muted, &words));
        bottom = 44.0;
    }
    let entries: Vec<KeyEntry<'_>> = NodeState::ALL
        .into_iter()
        .filter(|state| federation.nodes.iter().any(|node| node.state == *state))
        .map(|state| KeyEntry {
            sign: Box::new(move |centre: Point| sign(state, centre, 7.0)),
            words: federation.words.of(state),
        })
        .collect();
    let bottom = marks::key(&mut shapes, &entries, 8.0, bottom + 6.0, wide - 16.0);
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, bottom + 4.0),
        title: federation.heading.title.clone(),
        description: federation.heading.description.clone(),
        shapes,
        table: table(federation),
    }
}

/// The lines of an agency's name on a card of this width.
fn name(node: &Node, card: f64) -> Vec<String> {
    wrap(&node.agency, SIZE, false, card - 24.0, NAME)
}

fn draw_card(federation: &Federation, node: &Node, area: Area) -> Vec<Shape> {
    let mut inner = vec![Shape::Rect { area, radius: 4.0, class: Class::Panel }];
    inner.extend(sign(node.state, at(area.x + 20.0, area.y + 20.0), 8.5));
    let left = area.x + 38.0;
    inner.push(Shape::text(
        at(left, area.y + 25.0),
        Anchor::Start,
        16.0,
        Class::Strong,
        &node.country,
    ));
    let after = left + width(&node.country, 16.0, true) + 10.0;
    let state = fit(federation.words.of(node.state), SIZE, true, area.right() - after - 8.0);
    inner.push(Shape::text(at(after, area.y + 25.0), Anchor::Start, SIZE, Class::Strong, &state));
    let room = area.width - 24.0;
    let x = area.x + 12.0;
    let mut y = area.y + 46.0;
    for line in name(node, area.width) {
        inner.push(Shape::text(at(x, y), Anchor::Start, SIZE, Class::Body, &line));
        y += LINE;
    }
    for (head, value) in federation.facts(node) {
        let value = if value.is_empty() { "–" } else { value };
        let head = fit(head, SIZE, false, room * 0.45);
        inner.push(Shape::text(at(x, y), Anchor::Start, SIZE, Class::Muted, &head));
        let begin = x + width(&head, SIZE, false) + 8.0;
        let value = fit(value, SIZE, false, area.right() - 10.0 - begin);
        inner.push(Shape::text(at(begin, y), Anchor::Start, SIZE, Class::Body, &value));
        y += LINE;
    }
    inner
}

fn table(federation: &Federation) -> Table {
    let [country, agency, state, ..] = &federation.words.columns;
    let mut columns: Vec<Column> =
        [country, agency, state].into_iter().map(|head| Column::words(head)).collect();
    if let Some(node) = federation.nodes.first() {
        columns.extend(federation.facts(node).into_iter().map(|(head, _)| Column::words(head)));
    }
    let rows = federation.nodes.iter().map(|node| {
        let state = federation.words.of(node.state).to_owned();
        let mut row = vec![node.country.clone(), node.agency.clone(), state];
        row.extend(federation.facts(node).into_iter().map(|(_, value)| value.to_owned()));
        row
    });
    Table {
        caption: federation.heading.caption.clone(),
        columns,
        sections: vec![Section { head: None, rows: rows.collect() }],
    }
}

#[cfg(test)]
mod tests;
