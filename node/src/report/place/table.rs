//! Tables and pairs: rows that go on over pages, under heads that are repeated.

use super::{
    BODY, BOTTOM, BRAND, Group, MARGIN, Node, Placer, RULE, Role, SECOND, SHADE, Style, TOP, WIDTH,
};
use crate::report::ReportError;
use crate::report::block::Table;

const CELL: Style = Style { size: 8.5, leading: 11.6, bold: false, colour: super::INK };
const HEAD: Style = Style { size: 8.0, leading: 11.0, bold: true, colour: BRAND };
/// Between a cell's edge and its text: to the right, and above and below.
const PAD: (f32, f32) = (8.0, 3.2);
/// What an empty cell says: a table without holes is read out rightly.
const EMPTY: &str = "–";

/// A row's lines, cell by cell.
type Cells = Vec<(Style, Vec<String>)>;

impl Placer {
    pub(super) fn pairs(
        &mut self,
        pairs: &[(String, String)],
        width: f32,
        part: f32,
    ) -> Result<(), ReportError> {
        let name = Style { size: 9.0, bold: true, colour: SECOND, ..BODY };
        let widths = [width * part, width * (1.0 - part)];
        let mut rows = Vec::new();
        for (left, right) in pairs {
            let cells = [(name, left), (BODY, right)].into_iter().zip(widths);
            let cells: Cells = cells
                .map(|((style, text), width)| (style, self.cell(style, width, text)))
                .collect();
            let nodes = self.row(&cells, &widths, &Cells::new(), 1.2)?;
            rows.push(row_node(nodes));
        }
        if !rows.is_empty() {
            let body = Node::Group(Group::Body, rows);
            self.laid.tree.push(Node::Group(Group::Table(String::new()), vec![body]));
        }
        self.y += 5.0;
        Ok(())
    }

    pub(super) fn table(&mut self, table: &Table) -> Result<(), ReportError> {
        let all: f32 = table.parts.iter().sum();
        let widths: Vec<f32> = table.parts.iter().map(|part| WIDTH * part / all).collect();
        let heads: Cells = table
            .heads
            .iter()
            .zip(&widths)
            .map(|(head, width)| (HEAD, self.cell(HEAD, *width, head)))
            .collect();
        let rows: Vec<Cells> = table
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().zip(&widths).enumerate();
                cells
                    .map(|(at, (text, width))| {
                        let style = Style { bold: at == 0, ..CELL };
                        (style, self.cell(style, *width, text))
                    })
                    .collect()
            })
            .collect();
        // A head alone at the foot of a page is of no use.
        let first = rows.first().map_or(0.0, |row| height(row, PAD.1)).min(60.0);
        self.room(height(&heads, PAD.1) + first)?;
        let mut head = Vec::new();
        for leaves in self.head(&heads, &widths, false) {
            head.push(Node::Group(Group::ColumnHead, leaves));
        }
        let mut body = Vec::new();
        for cells in &rows {
            let nodes = self.row(cells, &widths, &heads, PAD.1)?;
            body.push(row_node(nodes));
            self.fill(Role::Layout, MARGIN, self.y - 0.25, (WIDTH, 0.5), RULE);
        }
        let mut parts = vec![Node::Group(Group::Head, vec![Node::Group(Group::Row, head)])];
        if !body.is_empty() {
            parts.push(Node::Group(Group::Body, body));
        }
        self.laid.tree.push(Node::Group(Group::Table(table.summary.clone()), parts));
        self.y += 9.0;
        Ok(())
    }

    fn cell(&self, style: Style, width: f32, text: &str) -> Vec<String> {
        let text = if text.trim().is_empty() { EMPTY } else { text };
        self.wrapped(style, (width - PAD.0).max(style.size), text)
    }

    /// The heads here; on a later page for the eye only.
    fn head(&mut self, heads: &Cells, widths: &[f32], repeated: bool) -> Vec<Vec<Node>> {
        let tall = height(heads, PAD.1);
        self.fill(Role::Layout, MARGIN, self.y, (WIDTH, tall), SHADE);
        let mut nodes = Vec::new();
        let mut x = MARGIN;
        for ((style, lines), width) in heads.iter().zip(widths) {
            let role = if repeated { Role::Repeated } else { Role::Leaf(self.leaf()) };
            for (at, line) in lines.iter().enumerate() {
                let y = self.y + PAD.1 + at as f32 * style.leading;
                self.text(role, x + PAD.0 / 2.0, y, *style, line);
            }
            if let Role::Leaf(leaf) = role {
                nodes.push(vec![Node::Leaf(leaf)]);
            }
            x += width;
        }
        self.y += tall;
        self.fill(Role::Layout, MARGIN, self.y - 0.8, (WIDTH, 0.8), BRAND);
        nodes
    }

    /// A row, on one page if a page holds it; the leaves of each cell. With heads it is a row of a
    /// table, which repeats them.
    fn row(
        &mut self,
        cells: &Cells,
        widths: &[f32],
        heads: &Cells,
        pad: f32,
    ) -> Result<Vec<Vec<Node>>, ReportError> {
        let head = if heads.is_empty() { 0.0 } else { height(heads, PAD.1) };
        let inset = if heads.is_empty() { 0.0 } else { PAD.0 / 2.0 };
        let leading = cells.iter().map(|(style, _)| style.leading).fold(1.0, f32::max);
        let longest = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        let mut leaves: Vec<Vec<Node>> = vec![Vec::new(); cells.len()];
        let whole = leading * longest as f32 + 2.0 * pad;
        let mut done = 0;
        while done < longest {
            let left = leading * (longest - done) as f32 + 2.0 * pad;
            let fits = self.y + left <= BOTTOM;
            let splits = whole > BOTTOM - TOP - head;
            let room = (BOTTOM - self.y - 2.0 * pad) / leading;
            // Lines of a row that is longer than a page; a part of fewer than three helps nobody.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small number of lines, not negative"
            )]
            let now = if fits {
                longest - done
            } else if splits && room >= 3.0 {
                (room as usize).min(longest - done)
            } else {
                0
            };
            if now == 0 {
                self.next_page()?;
                if head > 0.0 {
                    self.head(heads, widths, true);
                }
                continue;
            }
            let mut x = MARGIN;
            for (((style, lines), width), leaves) in cells.iter().zip(widths).zip(&mut leaves) {
                let part: Vec<&String> = lines.iter().skip(done).take(now).collect();
                if !part.is_empty() {
                    let leaf = self.leaf();
                    leaves.push(Node::Leaf(leaf));
                    for (at, line) in part.into_iter().enumerate() {
                        let y = self.y + pad + at as f32 * leading;
                        self.text(Role::Leaf(leaf), x + inset, y, *style, line);
                    }
                }
                x += width;
            }
            self.y += leading * now as f32 + 2.0 * pad;
            done += now;
        }
        Ok(leaves)
    }
}

/// The first cell names the row.
fn row_node(cells: Vec<Vec<Node>>) -> Node {
    let cells = cells.into_iter().enumerate().map(|(at, leaves)| {
        let group = if at == 0 { Group::RowHead } else { Group::Cell };
        Node::Group(group, leaves)
    });
    Node::Group(Group::Row, cells.collect())
}

fn height(cells: &Cells, pad: f32) -> f32 {
    let tallest = cells.iter().map(|(style, lines)| style.leading * lines.len() as f32);
    tallest.fold(0.0, f32::max) + 2.0 * pad
}
