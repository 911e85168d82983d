//! From blocks to marks on pages, and the tree that says how they belong together.
//!
//! Points, with the origin in the upper left corner. Every mark either belongs to a leaf of the tree,
//! or is an artifact that a screen reader passes over: rules, shades, heads repeated on a later page.

mod table;

use super::block::{Block, Look, Paragraph, Tone};
use super::font::Faces;
use super::wrap::wrap;
use super::{Document, PAGES_MAX, ReportError, picture, qr};
use crate::drawing::Drawing;

/// A4.
pub(super) const PAGE: (f32, f32) = (595.276, 841.89);
/// Left and right of the text.
pub(super) const MARGIN: f32 = 56.0;
/// Where the text begins and ends.
const TOP: f32 = 76.0;
const BOTTOM: f32 = PAGE.1 - 70.0;
/// Width of the text.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// Side of a QR code, 40 mm.
const QR_SIDE: f32 = 113.4;
/// Above a heading at least this much must fit below it.
const AFTER_HEADING: f32 = 64.0;

/// A heading above a picture takes at most this much.
const ABOVE_PICTURE: f32 = 56.0;

/// A colour, red, green and blue. Each has a contrast of 4.5 or more with what it stands on.
pub(super) type Colour = (u8, u8, u8);
pub(super) const INK: Colour = (0x1b, 0x24, 0x30);
pub(super) const SECOND: Colour = (0x4a, 0x55, 0x68);
pub(super) const BRAND: Colour = (0x0f, 0x4c, 0x5c);
const RULE: Colour = (0xc2, 0xca, 0xd3);
const SHADE: Colour = (0xf0, 0xf4, 0xf6);
const CAUTION: Colour = (0x7a, 0x4b, 0x00);
const CAUTION_SHADE: Colour = (0xff, 0xf6, 0xdd);

/// How a line of text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) bold: bool,
    pub(super) colour: Colour,
}

const BODY: Style = Style { size: 9.5, leading: 13.2, bold: false, colour: INK };
const SMALL: Style = Style { size: 8.0, leading: 11.2, bold: false, colour: SECOND };
const DENSE: Style = Style { size: 8.6, leading: 11.3, bold: false, colour: INK };
const STRONG: Style = Style { size: 9.5, leading: 15.0, bold: true, colour: INK };
const LEAD: Style = Style { size: 12.5, leading: 17.0, bold: true, colour: INK };

/// To what a mark belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Ornament.
    Layout,
    /// Something said before, for the eye only.
    Repeated,
    /// A leaf of the tree.
    Leaf(usize),
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// Text with its left end on the baseline.
    Text { x: f32, y: f32, style: Style, text: String },
    /// Filled rectangles: left, top, width, height.
    Fill { rects: Vec<(f32, f32, f32, f32)>, colour: Colour },
    /// A picture by its upper left corner, and how many points a unit of it has.
    Picture { x: f32, y: f32, scale: f32, drawing: Box<Drawing> },
}

/// One mark.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) role: Role,
    pub(super) shape: Shape,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A structure with its children, in reading order.
    Group(Group, Vec<Node>),
    /// Marks.
    Leaf(usize),
}

/// What a structure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Heading(u16, String),
    Paragraph(Option<String>),
    Note,
    List,
    Item,
    ItemBody,
    Table(String),
    Head,
    Body,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Figure(String),
}

/// A heading with its place.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) level: u16,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// A document in its places.
pub(super) struct Laid {
    pub(super) faces: Faces,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) tree: Vec<Node>,
    pub(super) outline: Vec<Entry>,
    pub(super) leaves: usize,
}

/// Places everything.
pub(super) fn place(document: &Document) -> Result<Laid, ReportError> {
    let faces = Faces::get().ok_or(ReportError::Font)?;
    let laid =
        Laid { faces, pages: vec![Vec::new()], tree: Vec::new(), outline: Vec::new(), leaves: 0 };
    let mut placer = Placer { laid, y: TOP };
    let mut rest = document.blocks.as_slice();
    while let Some((block, after)) = rest.split_first() {
        // What a heading leads to stands on its page.
        if let (Block::Heading(..), Some(Block::Picture(drawing))) = (block, after.first())
            && let Some(scale) = picture::scale(drawing, WIDTH, BOTTOM - TOP - ABOVE_PICTURE)
        {
            placer.room(ABOVE_PICTURE + picture::height(drawing, scale))?;
        }
        placer.block(block)?;
        rest = after;
    }
    Ok(placer.laid)
}

struct Placer {
    laid: Laid,
    /// Where the next thing begins.
    y: f32,
}

impl Placer {
    fn block(&mut self, block: &Block) -> Result<(), ReportError> {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Note(tone, lines) => self.note(*tone, lines),
            Block::Pairs(pairs) => self.pairs(pairs, WIDTH, 0.28),
            Block::Table(table) => self.table(table),
            Block::List(points) => self.list(points),
            Block::Seal { pairs, qr, alt, under } => self.seal(pairs, qr, alt, under),
            Block::Picture(drawing) => self.picture(drawing),
            Block::Break => {
                if self.is_begun() {
                    self.next_page()?;
                }
                Ok(())
            }
        }
    }

    fn is_begun(&self) -> bool {
        self.y > TOP
    }

    fn next_page(&mut self) -> Result<(), ReportError> {
        if self.laid.pages.len() >= PAGES_MAX {
            return Err(ReportError::Pages);
        }
        self.laid.pages.push(Vec::new());
        self.y = TOP;
        Ok(())
    }

    /// A page on which this much fits; on an empty page nothing more can be done.
    fn room(&mut self, height: f32) -> Result<(), ReportError> {
        if self.y + height > BOTTOM && self.is_begun() {
            self.next_page()?;
        }
        Ok(())
    }

    /// White space, which no page begins with.
    fn gap(&mut self, height: f32) {
        if self.is_begun() {
            self.y += height;
        }
    }

    fn leaf(&mut self) -> usize {
        let leaf = self.laid.leaves;
        self.laid.leaves += 1;
        leaf
    }

    fn mark(&mut self, role: Role, shape: Shape) {
        if let Some(page) = self.laid.pages.last_mut() {
            page.push(Mark { role, shape });
        }
    }

    fn fill(&mut self, role: Role, x: f32, y: f32, size: (f32, f32), colour: Colour) {
        self.mark(role, Shape::Fill { rects: vec![(x, y, size.0, size.1)], colour });
    }

    /// A line of text whose box begins at `y`.
    fn text(&mut self, role: Role, x: f32, y: f32, style: Style, text: &str) {
        let y = y + (style.leading + style.size * 0.72) / 2.0;
        self.mark(role, Shape::Text { x, y, style, text: text.to_owned() });
    }

    fn wrapped(&self, style: Style, width: f32, text: &str) -> Vec<String> {
        let faces = self.laid.faces;
        wrap(faces.of(style.bold), style.size, width, &faces.shown(text))
    }

    /// Lines from here on, over as many pages as they need: one leaf per page.
    fn lines(&mut self, lines: &[String], style: Style, x: f32) -> Result<Vec<Node>, ReportError> {
        let mut leaves = Vec::new();
        let mut leaf = None;
        for line in lines {
            if self.y + style.leading > BOTTOM && self.is_begun() {
                self.next_page()?;
                leaf = None;
            }
            let at = match leaf {
                Some(leaf) => leaf,
                None => {
                    let new = self.leaf();
                    leaves.push(Node::Leaf(new));
                    leaf = Some(new);
                    new
                }
            };
            self.text(Role::Leaf(at), x, self.y, style, line);
            self.y += style.leading;
        }
        Ok(leaves)
    }

    fn heading(&mut self, level: u16, text: &str) -> Result<(), ReportError> {
        let (style, before, after) = match level {
            1 => (Style { size: 19.0, leading: 24.0, bold: true, colour: BRAND }, 0.0, 6.0),
            2 => (Style { size: 12.5, leading: 16.0, bold: true, colour: BRAND }, 16.0, 5.0),
            _ => (Style { size: 10.0, leading: 13.5, bold: true, colour: INK }, 10.0, 3.0),
        };
        let lines = self.wrapped(style, WIDTH, text);
        let height = style.leading * lines.len() as f32;
        self.room(before + height + AFTER_HEADING)?;
        self.gap(before);
        let text = self.laid.faces.shown(text).replace('\n', " ");
        let page = self.laid.pages.len() - 1;
        self.laid.outline.push(Entry { level, text: text.clone(), page, y: self.y });
        let leaves = self.lines(&lines, style, MARGIN)?;
        self.laid.tree.push(Node::Group(Group::Heading(level, text), leaves));
        self.y += after;
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), ReportError> {
        let style = match paragraph.look {
            Look::Plain => BODY,
            Look::Small => SMALL,
            Look::Dense => DENSE,
            Look::Strong => STRONG,
            Look::Lead => LEAD,
        };
        let lines = self.wrapped(style, WIDTH, &paragraph.text);
        // No single line is left behind on a page.
        self.room(style.leading * lines.len().min(2) as f32)?;
        let leaves = self.lines(&lines, style, MARGIN)?;
        self.laid.tree.push(Node::Group(Group::Paragraph(paragraph.language.clone()), leaves));
        self.y += style.leading * 0.45;
        Ok(())
    }

    fn note(&mut self, tone: Tone, texts: &[String]) -> Result<(), ReportError> {
        const PAD: (f32, f32) = (14.0, 9.0);
        let (style, bar, shade) = match tone {
            Tone::Answer => (LEAD, BRAND, SHADE),
            Tone::Caution => (Style { colour: CAUTION, ..BODY }, CAUTION, CAUTION_SHADE),
        };
        let more = Style { colour: style.colour, ..BODY };
        self.gap(4.0);
        let mut children = Vec::new();
        let mut lines = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let style = if at == 0 { style } else { more };
            let wrapped = self.wrapped(style, WIDTH - 2.0 * PAD.0, text);
            lines.push((style, wrapped));
        }
        let height: f32 = lines.iter().map(|(s, l)| s.leading * l.len() as f32).sum();
        let fits = height + 2.0 * PAD.1 <= BOTTOM - TOP;
        if fits {
            self.room(height + 2.0 * PAD.1)?;
            let size = (WIDTH, height + 2.0 * PAD.1);
            self.fill(Role::Layout, MARGIN, self.y, size, shade);
            self.fill(Role::Layout, MARGIN, self.y, (3.0, size.1), bar);
            self.y += PAD.1;
        }
        for (style, wrapped) in lines {
            let leaves = self.lines(&wrapped, style, MARGIN + PAD.0)?;
            children.push(Node::Group(Group::Paragraph(None), leaves));
        }
        if fits {
            self.y += PAD.1;
        }
        self.laid.tree.push(Node::Group(Group::Note, children));
        self.y += 8.0;
        Ok(())
    }

    fn list(&mut self, points: &[String]) -> Result<(), ReportError> {
        const INDENT: f32 = 13.0;
        let mut items = Vec::new();
        for point in points {
            let lines = self.wrapped(BODY, WIDTH - INDENT, point);
            self.room(BODY.leading * lines.len().min(2) as f32)?;
            let middle = self.y + BODY.leading / 2.0;
            self.fill(Role::Layout, MARGIN + 3.0, middle - 1.4, (2.8, 2.8), BRAND);
            let leaves = self.lines(&lines, BODY, MARGIN + INDENT)?;
            let body = Node::Group(Group::ItemBody, leaves);
            items.push(Node::Group(Group::Item, vec![body]));
            self.y += 2.5;
        }
        if !items.is_empty() {
            self.laid.tree.push(Node::Group(Group::List, items));
        }
        self.y += 4.0;
        Ok(())
    }

    fn picture(&mut self, drawing: &Drawing) -> Result<(), ReportError> {
        let Some(scale) = picture::scale(drawing, WIDTH, BOTTOM - TOP - ABOVE_PICTURE) else {
            return Ok(());
        };
        let height = picture::height(drawing, scale);
        self.room(height)?;
        let leaf = self.leaf();
        let drawing = Box::new(drawing.clone());
        let alt = format!("{}. {}", drawing.title, drawing.description);
        let shape = Shape::Picture { x: MARGIN, y: self.y, scale, drawing };
        self.mark(Role::Leaf(leaf), shape);
        self.laid.tree.push(Node::Group(Group::Figure(alt), vec![Node::Leaf(leaf)]));
        self.y += height + 8.0;
        Ok(())
    }

    fn seal(
        &mut self,
        pairs: &[(String, String)],
        code: &str,
        alt: &str,
        under: &[String],
    ) -> Result<(), ReportError> {
        const GAP: f32 = 22.0;
        let (dark, modules) = qr::dark(code)?;
        let words: Vec<(Style, Vec<String>)> = under
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let bold = at + 1 == under.len();
                let style = if bold { Style { bold, colour: INK, ..SMALL } } else { SMALL };
                (style, self.wrapped(style, QR_SIDE, text))
            })
            .collect();
        let below: f32 = words.iter().map(|(s, l)| s.leading * l.len() as f32).sum();
        self.room(QR_SIDE + below + 8.0)?;
        let (page, top) = (self.laid.pages.len(), self.y);
        let x = MARGIN + WIDTH - QR_SIDE;
        let module = QR_SIDE / modules as f32;
        let leaf = self.leaf();
        let rects = dark.into_iter().map(|(column, row, length)| {
            (x + column as f32 * module, top + row as f32 * module, length as f32 * module, module)
        });
        let shape = Shape::Fill { rects: rects.collect(), colour: (0, 0, 0) };
        self.mark(Role::Leaf(leaf), shape);
        self.y += QR_SIDE + 1.0;
        let mut said = Vec::new();
        for (style, lines) in words {
            let leaves = self.lines(&lines, style, x)?;
            said.push(Node::Group(Group::Paragraph(None), leaves));
        }
        let bottom = self.y;
        self.y = top;
        self.pairs(pairs, WIDTH - QR_SIDE - GAP, 0.36)?;
        if self.laid.pages.len() == page {
            self.y = self.y.max(bottom);
        }
        let figure = Node::Group(Group::Figure(alt.to_owned()), vec![Node::Leaf(leaf)]);
        self.laid.tree.push(figure);
        self.laid.tree.extend(said);
        self.y += 6.0;
        Ok(())
    }
}
