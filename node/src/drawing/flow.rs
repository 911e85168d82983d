//! From where guns come to where they are recovered: two columns joined by ribbons whose width is
//! the count.
//!
//! A count below the least that may be shown is pooled with others, so that no ribbon points at a
//! single case.

use super::metrics::{Digits, fit, grouped, width};
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Section, Shape, Step, Table, at,
    silent_debug,
};

/// How many guns of one source were recovered in one place.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowCount {
    /// Source, as it is shown: a State, a kind of dealer.
    pub from: String,
    /// Place of recovery, as it is shown.
    pub to: String,
    /// How many.
    pub count: u64,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowWords {
    /// Above the sources, and head of their column.
    pub from: String,
    /// Above the places of recovery, and head of their column.
    pub to: String,
    /// Head of the column of counts.
    pub count: String,
    /// What is pooled is called: "others (fewer than 5 each)".
    pub pooled: String,
    /// A pooled count that is itself too small to be shown: "fewer than 5".
    pub suppressed: String,
    /// Where there is nothing to show.
    pub nothing: String,
    /// How large numbers are written.
    pub digits: Digits,
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Flow {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: FlowWords,
    /// Counts; several of the same pair are added up, zeros left out.
    pub counts: Vec<FlowCount>,
    /// The least count that is shown by itself.
    pub least: u64,
}

silent_debug!(FlowCount, FlowWords, Flow);

/// Height of a node that its name fits beside, in one line.
const NODE: f64 = 22.0;
/// The same in two lines, where there is little room.
const NODE_NARROW: f64 = 36.0;
/// Room between nodes.
const APART: f64 = 6.0;
/// Width of a node.
const BAR: f64 = 12.0;
/// Size of letters.
const SIZE: f64 = 13.0;

/// A stream of the picture: names by place in the columns, `None` for what is pooled.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stream {
    from: Option<String>,
    to: Option<String>,
    count: u64,
}

impl Flow {
    /// The streams that may be shown, by their counts.
    fn streams(&self) -> Vec<Stream> {
        let mut streams: Vec<Stream> = Vec::new();
        let add =
            |streams: &mut Vec<Stream>, from: Option<String>, to: Option<String>, n| match streams
                .iter_mut()
                .find(|s| s.from == from && s.to == to)
            {
                Some(stream) => stream.count = u64::saturating_add(stream.count, n),
                None => streams.push(Stream { from, to, count: n }),
            };
        let mut whole = Vec::new();
        for one in self.counts.iter().filter(|one| one.count > 0) {
            add(&mut whole, Some(one.from.clone()), Some(one.to.clone()), one.count);
        }
        // What is too small goes to the others of its place of recovery, and if these are still
        // too few, to the others of all.
        let (shown, small): (Vec<Stream>, Vec<Stream>) =
            whole.into_iter().partition(|stream| stream.count >= self.least);
        let mut pooled = Vec::new();
        for stream in small {
            add(&mut pooled, None, stream.to, stream.count);
        }
        let (enough, few): (Vec<Stream>, Vec<Stream>) =
            pooled.into_iter().partition(|stream| stream.count >= self.least);
        streams.extend(shown);
        streams.extend(enough);
        for stream in few {
            add(&mut streams, None, None, stream.count);
        }
        streams.sort_by(|a, b| {
            let pooled = |s: &Stream| (s.from.is_none(), s.to.is_none());
            pooled(a)
                .cmp(&pooled(b))
                .then(b.count.cmp(&a.count))
                .then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to)))
        });
        streams
    }
}

/// A node of a column.
struct Node {
    name: Option<String>,
    total: u64,
    /// Its upper edge and its height.
    top: f64,
    height: f64,
    /// How much of its height ribbons have taken.
    taken: f64,
}

fn nodes(streams: &[Stream], of: fn(&Stream) -> &Option<String>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for stream in streams {
        let name = of(stream);
        match nodes.iter_mut().find(|node| node.name == *name) {
            Some(node) => node.total = node.total.saturating_add(stream.count),
            None => nodes.push(Node {
                name: name.clone(),
                total: stream.count,
                top: 0.0,
                height: 0.0,
                taken: 0.0,
            }),
        }
    }
    nodes.sort_by(|a, b| {
        let pooled = a.name.is_none().cmp(&b.name.is_none());
        pooled.then(b.total.cmp(&a.total)).then_with(|| a.name.cmp(&b.name))
    });
    nodes
}

/// Gives every node its place; the y below the last.
fn stack(nodes: &mut [Node], scale: f64, least: f64, top: f64) -> f64 {
    let mut y = top;
    for node in nodes {
        node.height = (node.total as f64 * scale).max(1.0);
        let slot = node.height.max(least);
        node.top = y + (slot - node.height) / 2.0;
        y += slot + APART;
    }
    y - APART
}

/// Draws the flows.
#[must_use]
pub fn draw(flow: &Flow, form: Form) -> Drawing {
    let streams = flow.streams();
    let wide = form.width();
    let mut shapes = Vec::new();
    let margin = 6.0;
    let (names, least) = match form {
        Form::Wide => (210.0, NODE),
        Form::Paper => (165.0, NODE),
        Form::Narrow => (100.0, NODE_NARROW),
    };
    let (left, right) = (margin + names, wide - margin - names);
    let half = wide / 2.0 - 2.0 * margin;
    for (x, anchor, words) in
        [(margin, Anchor::Start, &flow.words.from), (wide - margin, Anchor::End, &flow.words.to)]
    {
        let words = fit(words, 14.0, true, half);
        shapes.push(Shape::text(at(x, 18.0), anchor, 14.0, Class::Strong, &words));
    }
    let top = 34.0;
    let bottom;
    if streams.is_empty() {
        let middle = at(wide / 2.0, top + 24.0);
        let words = fit(&flow.words.nothing, 14.0, false, wide - 20.0);
        shapes.push(Shape::text(middle, Anchor::Middle, 14.0, Class::Muted, &words));
        bottom = top + 40.0;
    } else {
        let total: u64 = streams.iter().map(|s| s.count).fold(0, u64::saturating_add);
        let mut from = nodes(&streams, |s| &s.from);
        let mut to = nodes(&streams, |s| &s.to);
        let most = from.len().max(to.len()) as f64;
        let high = (most * (least + APART)).clamp(220.0, 420.0);
        let scale = high / total as f64;
        bottom = stack(&mut from, scale, least, top).max(stack(&mut to, scale, least, top));
        ribbons(&mut shapes, &streams, (&mut from, left + BAR), (&mut to, right - BAR), scale);
        for (column, x, outside, anchor) in
            [(&from, left, left - 8.0, Anchor::End), (&to, right - BAR, right + 8.0, Anchor::Start)]
        {
            for node in column {
                name(&mut shapes, flow, node, (x, outside, anchor), (names - 10.0, form));
            }
        }
    }
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, bottom + 10.0),
        title: flow.heading.title.clone(),
        description: flow.heading.description.clone(),
        shapes,
        table: table(flow, &streams),
    }
}

/// A count as it may be shown.
fn shown(flow: &Flow, pooled: bool, count: u64) -> String {
    if pooled && count < flow.least {
        flow.words.suppressed.clone()
    } else {
        grouped(count, &flow.words.digits)
    }
}

fn name(
    shapes: &mut Vec<Shape>,
    flow: &Flow,
    node: &Node,
    (x, outside, anchor): (f64, f64, Anchor),
    (room, form): (f64, Form),
) {
    let area = Area::new(x, node.top, BAR, node.height);
    let class = if node.name.is_some() { Class::Bar } else { Class::Pooled };
    shapes.push(Shape::rect(area, class));
    if node.name.is_none() {
        shapes.push(Shape::Hatch { area, gap: 5.0, class: Class::Hatch });
    }
    let count = shown(flow, node.name.is_none(), node.total);
    let words = node.name.as_ref().unwrap_or(&flow.words.pooled);
    let y = node.top + node.height / 2.0 + 4.5;
    if form == Form::Narrow {
        // Two lines: the count, and the name below it.
        for (line, class, text) in [(-8.0, Class::Strong, &count), (8.0, Class::Body, words)] {
            let text = fit(text, SIZE, class == Class::Strong, room);
            shapes.push(Shape::text(at(outside, y + line), anchor, SIZE, class, &text));
        }
        return;
    }
    // The count is always whole; the name gives way.
    let number = width(&count, SIZE, true) + 6.0;
    if number > room * 0.6 {
        let count = fit(&count, SIZE, false, room);
        shapes.push(Shape::text(at(outside, y), anchor, SIZE, Class::Body, &count));
        return;
    }
    let words = fit(words, SIZE, false, room - number);
    let beside = match anchor {
        Anchor::End => outside - number,
        _ => outside + number,
    };
    shapes.push(Shape::text(at(outside, y), anchor, SIZE, Class::Strong, &count));
    shapes.push(Shape::text(at(beside, y), anchor, SIZE, Class::Body, &words));
}

fn ribbons(
    shapes: &mut Vec<Shape>,
    streams: &[Stream],
    (from, left): (&mut [Node], f64),
    (to, right): (&mut [Node], f64),
    scale: f64,
) {
    // In the order of the columns, so that ribbons of a node do not cross at the node.
    let mut order: Vec<(usize, usize, &Stream)> = streams
        .iter()
        .filter_map(|stream| {
            let a = from.iter().position(|node| node.name == stream.from)?;
            let b = to.iter().position(|node| node.name == stream.to)?;
            Some((a, b, stream))
        })
        .collect();
    order.sort_by_key(|(a, b, _)| (*a, *b));
    let bend = (right - left) * 0.45;
    for (a, b, stream) in order {
        let (Some(one), Some(other)) = (from.get_mut(a), to.get_mut(b)) else { continue };
        let thick = (stream.count as f64 * scale).max(1.0);
        let (y0, y1) = (one.top + one.taken, other.top + other.taken);
        one.taken += stream.count as f64 * scale;
        other.taken += stream.count as f64 * scale;
        let class = match (&stream.from, &stream.to) {
            (Some(_), Some(_)) => Class::Ribbon,
            _ => Class::RibbonPooled,
        };
        shapes.push(Shape::Path {
            steps: vec![
                Step::Move(at(left, y0)),
                Step::Cubic(at(left + bend, y0), at(right - bend, y1), at(right, y1)),
                Step::Line(at(right, y1 + thick)),
                Step::Cubic(
                    at(right - bend, y1 + thick),
                    at(left + bend, y0 + thick),
                    at(left, y0 + thick),
                ),
                Step::Close,
            ],
            class,
        });
    }
}

fn table(flow: &Flow, streams: &[Stream]) -> Table {
    let words = &flow.words;
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| words.pooled.clone());
    let rows = streams.iter().map(|stream| {
        let pooled = stream.from.is_none();
        vec![name(&stream.from), name(&stream.to), shown(flow, pooled, stream.count)]
    });
    Table {
        caption: flow.heading.caption.clone(),
        columns: vec![
            Column::words(&words.from),
            Column::words(&words.to),
            Column::numbers(&words.count),
        ],
        sections: vec![Section { head: None, rows: rows.collect() }],
    }
}

#[cfg(test)]
mod tests;
