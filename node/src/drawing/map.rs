//! The route of a gun on the map of the world.
//!
//! Ways are drawn between States, not between places in them: all that is known is the country. A
//! State that the map does not have (an invented one, of a demonstration) stands in a panel beside
//! it, and ways lead there as anywhere.

use super::marks::{self, KeyEntry};
use super::metrics::width;
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Point, Section, Shape, Table, at, places,
    silent_debug,
};

mod frame;
mod ways;

use frame::Frame;
pub use frame::View;

/// A State where the gun was, once for all the times it was there.
#[derive(Clone, PartialEq, Eq)]
pub struct RouteStop {
    /// Its code, two letters.
    pub country: String,
    /// Its name, or its code where no name is known.
    pub name: String,
    /// Numbers of the stops there, as the chain numbers them: "1", "2, 3".
    pub numbers: String,
    /// Where it leads: see [`Shape::Group`].
    pub link: Option<String>,
}

/// The gun's way from one State to another.
#[derive(Clone, PartialEq, Eq)]
pub struct Leg {
    /// Place of the State in the list of stops, from 0.
    pub from: usize,
    /// Place of the State that it leads to.
    pub to: usize,
    /// Number of the stop that it leads to, as the chain numbers it.
    pub number: usize,
    /// Whether a signed answer tells of it; otherwise it is inferred from where the gun was.
    pub signed: bool,
    /// What is known of it: "exported, March 2015".
    pub words: String,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct MapWords {
    /// "A signed answer tells of it".
    pub signed: String,
    /// "Inferred".
    pub inferred: String,
    /// Above States that the map does not have.
    pub elsewhere: String,
    /// Where the borders come from, and that they claim nothing.
    pub borders: String,
    /// Heads of the table: number, from, to, what is known, evidence.
    pub columns: [String; 5],
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Route {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: MapWords,
    /// The States, each once.
    pub stops: Vec<RouteStop>,
    /// The ways, in the order in which they were gone.
    pub legs: Vec<Leg>,
}

silent_debug!(RouteStop, Leg, MapWords, Route);

/// Size of the letters on the map.
const SIZE: f64 = 13.0;
/// Height of the chip of a stop.
const CHIP: f64 = 24.0;

/// A stop as it stands in the picture.
struct Chip {
    /// Where the State is.
    home: Point,
    /// Where the chip is.
    area: Area,
}

impl Chip {
    fn centre(&self) -> Point {
        at(self.area.x + self.area.width / 2.0, self.area.y + self.area.height / 2.0)
    }
}

/// Draws the route. What lies outside the drawing's view is to be clipped.
#[must_use]
pub fn draw(route: &Route, view: View, form: Form) -> Drawing {
    let frame = Frame::of(route, view, form);
    let mut shapes = vec![
        Shape::rect(Area::new(0.0, 0.0, frame.width, frame.height), Class::Panel),
        Shape::World { area: frame.world() },
    ];
    for stop in &route.stops {
        country(&mut shapes, stop, &frame);
    }
    let chips = chips(&mut shapes, route, &frame);
    ways::draw(&mut shapes, route, &chips);
    for (stop, chip) in route.stops.iter().zip(&chips) {
        let mut inner = vec![
            Shape::Rect { area: chip.area, radius: CHIP / 2.0, class: Class::Stop },
            Shape::text(
                at(chip.centre().x, chip.centre().y + 4.7),
                Anchor::Middle,
                SIZE,
                Class::StopNumber,
                &chip_text(stop),
            ),
        ];
        let label = format!("{} {}", stop.numbers, stop.name);
        let link = stop.link.clone();
        shapes.push(Shape::Group { link, label: Some(label), shapes: std::mem::take(&mut inner) });
    }
    let bottom = key(&mut shapes, route, &frame);
    Drawing {
        form,
        view: Area::new(0.0, 0.0, frame.width, bottom),
        title: route.heading.title.clone(),
        description: route.heading.description.clone(),
        shapes,
        table: table(route),
    }
}

fn chip_text(stop: &RouteStop) -> String {
    format!("{} {}", stop.numbers, stop.country)
}

/// The outline of a State of the route, and a dot where it is tiny.
fn country(shapes: &mut Vec<Shape>, stop: &RouteStop, frame: &Frame) {
    let Some(place) = places::find(&stop.country) else { return };
    let steps = frame.outline(&place.outline());
    if !steps.is_empty() {
        shapes.push(Shape::Path { steps, class: Class::Country });
    }
    if place.dot {
        let radius = (places::DOT * frame.scale).max(3.5);
        let centre = frame.point(place.point());
        shapes.push(Shape::Circle { centre, radius, class: Class::Country });
    }
}

/// Where the chips stand: at their States, moved apart where they would cover each other, with a
/// line back to the State; and those without a place in a panel.
fn chips(shapes: &mut Vec<Shape>, route: &Route, frame: &Frame) -> Vec<Chip> {
    let panel = frame.panel(route);
    let mut homeless = 0;
    let mut chips: Vec<Chip> = Vec::with_capacity(route.stops.len());
    for stop in &route.stops {
        let wide = (width(&chip_text(stop), SIZE, true) + 18.0).min(frame.width / 2.0);
        let home = match (places::find(&stop.country), &panel) {
            (Some(place), _) => frame.point(place.point()),
            (None, Some(panel)) => {
                homeless += 1;
                panel.seat(homeless - 1)
            }
            (None, None) => at(frame.width / 2.0, frame.height / 2.0),
        };
        let area = Area::new(home.x - wide / 2.0, home.y - CHIP / 2.0, wide, CHIP);
        chips.push(Chip { home, area: frame.within(area) });
    }
    spread(&mut chips, frame);
    if let Some(panel) = panel {
        shapes.push(Shape::Rect { area: panel.area, radius: 4.0, class: Class::Pooled });
        let room = panel.area.width - 20.0;
        let words = super::metrics::fit(&route.words.elsewhere, SIZE, false, room);
        let corner = at(panel.area.x + 10.0, panel.area.y + 19.0);
        shapes.push(Shape::text(corner, Anchor::Start, SIZE, Class::Muted, &words));
    }
    for chip in &chips {
        let centre = chip.centre();
        if (centre.x - chip.home.x).hypot(centre.y - chip.home.y) > CHIP / 2.0 {
            shapes.push(Shape::line(centre, chip.home, Class::Leader));
            shapes.push(Shape::Circle { centre: chip.home, radius: 2.5, class: Class::WayHead });
        }
    }
    chips
}

/// Moves chips that cover each other apart, a little each at a time, always in the same order.
fn spread(chips: &mut [Chip], frame: &Frame) {
    const ROUNDS: usize = 300;
    const ROOM: f64 = 9.0;
    for _ in 0..ROUNDS {
        let mut moved = false;
        for one in 0..chips.len() {
            for other in one + 1..chips.len() {
                let (before, after) = chips.split_at_mut(other);
                let (Some(a), Some(b)) = (before.get_mut(one), after.first_mut()) else { continue };
                let grown = Area::new(
                    a.area.x - ROOM,
                    a.area.y - ROOM,
                    a.area.width + 2.0 * ROOM,
                    a.area.height + 2.0 * ROOM,
                );
                if !grown.overlaps(&b.area) {
                    continue;
                }
                moved = true;
                // Downwards and upwards, which is the shorter way for chips wider than high.
                let push = 2.0;
                let (ca, cb) = (a.centre(), b.centre());
                let down = if ca.y < cb.y || (ca.y <= cb.y && one < other) { push } else { -push };
                let side = if ca.x <= cb.x { push / 2.0 } else { -push / 2.0 };
                b.area =
                    frame.within(Area::new(b.area.x + side, b.area.y + down, b.area.width, CHIP));
                a.area =
                    frame.within(Area::new(a.area.x - side, a.area.y - down, a.area.width, CHIP));
            }
        }
        if !moved {
            return;
        }
    }
}

/// The key, and whose borders these are, below the map. Gives the y below it.
fn key(shapes: &mut Vec<Shape>, route: &Route, frame: &Frame) -> f64 {
    let sample = |class: Class| {
        move |centre: Point| {
            vec![Shape::line(at(centre.x - 11.0, centre.y), at(centre.x + 11.0, centre.y), class)]
        }
    };
    let mut entries: Vec<KeyEntry<'_>> = Vec::new();
    if route.legs.iter().any(|leg| leg.signed) {
        entries.push(KeyEntry { sign: Box::new(sample(Class::Way)), words: &route.words.signed });
    }
    if route.legs.iter().any(|leg| !leg.signed) {
        let sign = Box::new(sample(Class::WayInferred));
        entries.push(KeyEntry { sign, words: &route.words.inferred });
    }
    // The map goes on below; the key stands on ground of its own.
    let mut inner = Vec::new();
    let left = 14.0;
    let room = frame.width - 2.0 * left;
    let mut y =
        marks::key(&mut inner, &entries, left, frame.height + 6.0, room).max(frame.height + 4.0);
    for line in super::metrics::wrap(&route.words.borders, 11.5, false, room, 4) {
        y += 15.0;
        inner.push(Shape::text(at(left, y), Anchor::Start, 11.5, Class::Muted, &line));
    }
    y += 10.0;
    let ground = Area::new(-2.0, frame.height, frame.width + 4.0, y - frame.height + 2.0);
    shapes.push(Shape::rect(ground, Class::Pooled));
    shapes.append(&mut inner);
    y
}

fn table(route: &Route) -> Table {
    let words = &route.words;
    let columns = words.columns.iter().enumerate();
    let columns = columns
        .map(|(place, head)| if place == 0 { Column::numbers(head) } else { Column::words(head) })
        .collect();
    let name = |place: usize| {
        let stop = route.stops.get(place);
        stop.map(|stop| match stop.name == stop.country {
            true => stop.country.clone(),
            false => format!("{} ({})", stop.name, stop.country),
        })
    };
    let rows = route.legs.iter().map(|leg| {
        let evidence = if leg.signed { &words.signed } else { &words.inferred };
        vec![
            leg.number.to_string(),
            name(leg.from).unwrap_or_default(),
            name(leg.to).unwrap_or_default(),
            leg.words.clone(),
            evidence.clone(),
        ]
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        // A gun that never left a State, as far as anybody told.
        rows = (0..route.stops.len())
            .filter_map(|place| {
                let numbers = route.stops.get(place)?.numbers.clone();
                let cell = name(place)?;
                Some(vec![numbers, cell, String::new(), String::new(), String::new()])
            })
            .collect();
    }
    Table {
        caption: route.heading.caption.clone(),
        columns,
        sections: vec![Section { head: None, rows }],
    }
}

#[cfg(test)]
mod tests;
