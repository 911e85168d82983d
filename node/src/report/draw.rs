//! From marks to the file.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as Tagged, SpanTag,
    TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document as Pdf, SerializeSettings};
use vestigo_protocol::time::{Timestamp, civil_from_days};

use super::font::Face;
use super::place::{
    BRAND, Colour, Entry, Group, Laid, MARGIN, Mark, Node, PAGE, Role, SECOND, Shape, Style, WIDTH,
};
use super::{Document, ReportError, picture};

const MARGINAL: Style = Style { size: 7.5, leading: 10.0, bold: false, colour: SECOND };
/// Light enough to read through.
const WATERMARK: Colour = (0xe9, 0xeb, 0xee);

pub(super) fn draw(document: &Document, laid: Laid) -> Result<Vec<u8>, ReportError> {
    let standard = |e: &dyn std::fmt::Debug| ReportError::Standard(format!("{e:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .with_version(PdfVersion::Pdf17)
        .finish()
        .map_err(|e| standard(&e))?;
    let mut pdf =
        Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let date = date(document.issued_at);
    pdf.set_metadata(
        Metadata::new()
            .title(document.title.clone())
            .language(document.language.clone())
            .authors(vec![document.author.clone()])
            .creator("Vestigo".to_owned())
            .producer("Vestigo".to_owned())
            .document_id(document.id.clone())
            .creation_date(date),
    );
    let mut ids: Vec<Option<Identifier>> = vec![None; laid.leaves];
    let pages = laid.pages.len();
    for (number, marks) in laid.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(ReportError::Font)?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        let mut pen = Pen { surface: &mut surface, laid: &laid };
        pen.frame(document, number + 1, pages);
        for (leaf, id) in pen.marks(marks) {
            if let Some(place) = ids.get_mut(leaf) {
                *place = Some(id);
            }
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(document.language.clone()));
    for node in &laid.tree {
        if let Some(node) = tagged(node, &ids) {
            tree.push(node);
        }
    }
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline(&laid.outline));
    for enclosure in &document.enclosures {
        let name = enclosure.kind.file();
        let file = EmbeddedFile {
            path: name.to_owned(),
            mime_type: MimeType::new(enclosure.kind.media_type()),
            description: Some(enclosure.description.clone()),
            association_kind: AssociationKind::Data,
            data: enclosure.bytes.clone().into(),
            modification_date: Some(date),
            compress: Some(false),
            location: None,
        };
        pdf.embed_file(file).ok_or_else(|| ReportError::Standard(name.to_owned()))?;
    }
    pdf.finish().map_err(|e| standard(&e))
}

fn date(time: Timestamp) -> DateTime {
    let (year, month, day) = civil_from_days(time.0 / 86_400);
    let rest = time.0 % 86_400;
    let small = |n: u64| u8::try_from(n).unwrap_or(0);
    DateTime::new(u16::try_from(year).unwrap_or(9999))
        .month(small(month))
        .day(small(day))
        .hour(small(rest / 3600))
        .minute(small(rest / 60 % 60))
        .second(small(rest % 60))
        .utc_offset_hour(0)
}

struct Pen<'a, 'b> {
    surface: &'a mut Surface<'b>,
    laid: &'a Laid,
}

impl Pen<'_, '_> {
    /// What stands on every page: none of it is read out.
    fn frame(&mut self, document: &Document, number: usize, pages: usize) {
        if let Some(words) = &document.watermark {
            self.artifact(ArtifactType::Watermark);
            self.watermark(words);
            self.surface.end_tagged();
        }
        self.artifact(ArtifactType::Header);
        let (left, right) = &document.header;
        self.marginal(45.0, left, right);
        self.fill(&[(MARGIN, 53.0, WIDTH, 0.8)], BRAND);
        self.surface.end_tagged();
        self.artifact(ArtifactType::Footer);
        let page = document.page_words.replace("{pages}", &pages.to_string());
        let page = page.replace("{page}", &number.to_string());
        self.marginal(PAGE.1 - 38.0, &document.footer, &page);
        self.surface.end_tagged();
    }

    fn artifact(&mut self, kind: ArtifactType) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    }

    fn marginal(&mut self, y: f32, left: &str, right: &str) {
        let face = self.laid.faces.of(false);
        let right = self.laid.faces.shown(right);
        let width = face.width(&right) * MARGINAL.size;
        self.text(MARGIN + WIDTH - width, y, MARGINAL, &right);
        let mut left = self.laid.faces.shown(left);
        let room = WIDTH - width - 12.0;
        if face.width(&left) * MARGINAL.size > room {
            while face.width(&left) * MARGINAL.size > room - MARGINAL.size && left.pop().is_some() {
            }
            left.push('…');
        }
        self.text(MARGIN, y, MARGINAL, &left);
    }

    fn watermark(&mut self, words: &str) {
        let words = self.laid.faces.shown(words);
        let face = self.laid.faces.of(true);
        let ems = face.width(&words).max(1.0);
        let size = (760.0 / ems).min(120.0);
        let middle = Transform::from_rotate_at(-52.0, PAGE.0 / 2.0, PAGE.1 / 2.0);
        self.surface.push_transform(&middle);
        let x = (PAGE.0 - ems * size) / 2.0;
        let style = Style { size, leading: size, bold: true, colour: WATERMARK };
        self.text(x, PAGE.1 / 2.0 + size * 0.36, style, &words);
        self.surface.pop();
    }

    /// Draws the marks of a page; neighbours of one leaf are one piece of tagged content.
    fn marks(&mut self, marks: &[Mark]) -> Vec<(usize, Identifier)> {
        let mut ids = Vec::new();
        for run in marks.chunk_by(|a, b| a.role == b.role) {
            match run.first().map(|mark| mark.role) {
                Some(Role::Leaf(leaf)) => {
                    let is_text = matches!(run, [Mark { shape: Shape::Text { .. }, .. }, ..]);
                    let tag = if is_text {
                        ContentTag::Span(SpanTag::empty())
                    } else {
                        ContentTag::Other
                    };
                    ids.push((leaf, self.surface.start_tagged(tag)));
                }
                Some(Role::Repeated) => self.artifact(ArtifactType::PaginationOther),
                Some(Role::Layout) | None => self.artifact(ArtifactType::Layout),
            }
            for mark in run {
                match &mark.shape {
                    Shape::Text { x, y, style, text } => self.text(*x, *y, *style, text),
                    Shape::Fill { rects, colour } => self.fill(rects, *colour),
                    Shape::Picture { x, y, scale, drawing } => {
                        picture::draw(self.surface, self.laid.faces, drawing, (*x, *y), *scale);
                    }
                }
            }
            self.surface.end_tagged();
        }
        ids
    }

    fn text(&mut self, x: f32, y: f32, style: Style, text: &str) {
        let face = self.laid.faces.of(style.bold);
        let glyphs = glyphs(face, text);
        if glyphs.is_empty() {
            return;
        }
        self.surface.set_fill(Some(paint(style.colour)));
        let start = Point::from_xy(x, y);
        self.surface.draw_glyphs(start, &glyphs, face.font.clone(), text, style.size, false);
    }

    fn fill(&mut self, rects: &[(f32, f32, f32, f32)], colour: Colour) {
        let mut path = PathBuilder::new();
        for (x, y, width, height) in rects {
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
        }
        if let Some(path) = path.finish() {
            self.surface.set_fill(Some(paint(colour)));
            self.surface.draw_path(&path);
        }
    }
}

pub(super) fn glyphs(face: &Face, text: &str) -> Vec<KrillaGlyph> {
    let glyph = |(at, c): (usize, char)| {
        let (glyph, x_advance) = face.glyph(c)?;
        Some(KrillaGlyph {
            glyph_id: GlyphId::new(glyph),
            text_range: at..at + c.len_utf8(),
            x_advance,
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        })
    };
    text.char_indices().filter_map(glyph).collect()
}

pub(super) fn paint((red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// The structure with what was drawn of it; `None` if nothing was.
fn tagged(node: &Node, ids: &[Option<Identifier>]) -> Option<Tagged> {
    let (group, children) = match node {
        Node::Leaf(leaf) => return (*ids.get(*leaf)?).map(Tagged::from),
        Node::Group(group, children) => (group, children),
    };
    let children: Vec<Tagged> = children.iter().filter_map(|node| tagged(node, ids)).collect();
    if children.is_empty() {
        return None;
    }
    let full = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let tag: TagKind = match group {
        Group::Heading(level, title) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Group::Paragraph(language) => Tag::P.with_lang(language.clone()).into(),
        Group::Note => Tag::Div.into(),
        Group::List => Tag::L(ListNumbering::None).into(),
        Group::Item => Tag::LI.into(),
        Group::ItemBody => Tag::LBody.into(),
        Group::Table(summary) => Tag::Table.with_summary(full(summary)).into(),
        Group::Head => Tag::THead.into(),
        Group::Body => Tag::TBody.into(),
        Group::Row => Tag::TR.into(),
        Group::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Group::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Group::Cell => Tag::TD.into(),
        Group::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    };
    Some(Tagged::from(TagGroup::with_children(tag, children)))
}

/// Headings of level 2 under those of level 1, and so on.
fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = entries;
    while let Some((first, after)) = rest.split_first() {
        let under = after.iter().take_while(|entry| entry.level > first.level).count();
        let (children, later) = after.split_at(under);
        outline.push_child(outline_node(first, children));
        rest = later;
    }
    outline
}

fn outline_node(entry: &Entry, under: &[Entry]) -> OutlineNode {
    let place = XyzDestination::new(entry.page, Point::from_xy(MARGIN, (entry.y - 6.0).max(0.0)));
    let mut node = OutlineNode::new(entry.text.clone(), place);
    let mut rest = under;
    while let Some((first, after)) = rest.split_first() {
        let below = after.iter().take_while(|entry| entry.level > first.level).count();
        let (children, later) = after.split_at(below);
        node.push_child(outline_node(first, children));
        rest = later;
    }
    node
}
