//! Kinds of guns as calm line drawings, seen from the left, with numbered spots where marks sit.
//!
//! Drawn by us for this program: shapes that are recognised, no particular model. Each outline is in
//! units of its own, [`WIDTH`] wide; paths are written as in SVG, with `M`, `L`, `Q` and `Z` alone.

use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Point, Section, Shape, Step, Table, at,
    silent_debug,
};

/// Width of every outline.
const WIDTH: f64 = 440.0;
/// Radius of a spot.
const SPOT: f64 = 13.0;

/// An outline: bodies from the back to the front, lines over them, and where the spots are.
struct Outline {
    id: &'static str,
    height: f64,
    bodies: &'static [&'static str],
    lines: &'static [&'static str],
    spots: &'static [(f64, f64)],
}

const PISTOL_SLIDE: &str =
    "M 60 40 L 330 40 Q 340 40 342 50 L 344 80 L 54 80 L 54 48 Q 54 40 60 40 Z";
const PISTOL_FRAME: &str = "M 62 80 L 344 80 L 356 86 L 352 94 L 338 100 L 356 192 Q 358 202 348 202 \
     L 288 202 Q 278 202 276 192 L 260 120 L 246 112 L 62 104 Z";
const PISTOL_GUARD: &str = "M 250 114 Q 248 150 218 150 L 200 150 Q 184 150 182 110";
const PISTOL_LINES: [&str; 8] = [
    "M 300 46 L 296 74",
    "M 308 46 L 304 74",
    "M 316 46 L 312 74",
    "M 324 46 L 320 74",
    "M 168 46 L 226 46 L 226 62 L 168 62 Z",
    "M 70 40 L 72 34 L 80 34 L 82 40",
    "M 318 40 L 320 33 L 332 33 L 334 40",
    "M 228 112 Q 234 126 222 138",
];

const OUTLINES: [Outline; 8] = [
    Outline {
        id: "pistol",
        height: 220.0,
        bodies: &[PISTOL_FRAME, PISTOL_SLIDE],
        lines: &[
            PISTOL_GUARD,
            PISTOL_LINES[0],
            PISTOL_LINES[1],
            PISTOL_LINES[2],
            PISTOL_LINES[3],
            PISTOL_LINES[4],
            PISTOL_LINES[5],
            PISTOL_LINES[6],
            PISTOL_LINES[7],
            "M 286 122 L 338 122 M 292 150 L 344 150 M 300 178 L 350 178",
        ],
        spots: &[(236.0, 96.0), (116.0, 60.0), (197.0, 54.0), (112.0, 96.0), (312.0, 104.0)],
    },
    Outline {
        id: "revolver",
        height: 220.0,
        bodies: &[
            "M 38 50 L 200 50 L 200 74 L 38 74 Z",
            "M 100 76 L 200 76 L 200 90 L 100 90 Z",
            "M 196 42 L 300 42 Q 318 44 322 62 L 330 78 Q 340 92 354 100 L 388 180 Q 394 198 376 202 \
             L 340 204 Q 328 204 324 192 L 296 124 L 196 120 Z",
            "M 208 58 L 280 58 Q 286 58 286 64 L 286 104 Q 286 110 280 110 L 208 110 Q 202 110 202 104 \
             L 202 64 Q 202 58 208 58 Z",
            "M 308 46 L 320 28 L 334 32 L 324 54 Z",
        ],
        lines: &[
            "M 212 72 L 262 72 M 212 84 L 262 84 M 212 96 L 262 96",
            "M 214 122 Q 214 156 244 156 L 264 156 Q 288 154 292 124",
            "M 250 122 Q 258 134 246 146",
            "M 46 50 L 48 42 L 60 42 L 66 50",
            "M 336 108 L 372 190",
        ],
        spots: &[(356.0, 190.0), (202.0, 114.0), (104.0, 62.0), (304.0, 84.0), (272.0, 66.0)],
    },
    Outline {
        id: "rifle",
        height: 170.0,
        bodies: &[
            "M 96 80 L 190 84 L 300 84 Q 316 92 330 86 L 430 98 L 430 152 L 414 154 L 332 118 \
             Q 318 112 308 122 L 292 116 L 280 106 L 118 96 Q 102 94 96 80 Z",
            "M 10 63 L 190 58 L 190 80 L 10 73 Z",
            "M 188 54 L 302 54 L 310 62 L 306 86 L 188 86 Z",
        ],
        lines: &[
            "M 282 66 Q 296 78 302 98",
            "M 298 98 Q 302 108 308 98 Q 304 90 298 98 Z",
            "M 250 106 Q 252 130 268 130 L 282 128 Q 294 124 288 114",
            "M 270 108 Q 276 116 270 124",
            "M 18 63 L 20 52 L 28 52 L 30 62",
            "M 214 60 L 276 60 L 276 66 L 214 66 Z",
            "M 422 97 L 422 153",
        ],
        spots: &[(226.0, 72.0), (284.0, 66.0), (166.0, 70.0), (384.0, 118.0), (74.0, 70.0)],
    },
    Outline {
        id: "ak",
        height: 200.0,
        bodies: &[
            "M 6 66 L 124 64 L 124 76 L 6 74 Z",
            "M 108 50 L 200 48 L 200 94 L 114 90 Z",
            "M 214 98 L 258 98 Q 254 146 228 188 L 188 172 Q 212 136 214 98 Z",
            "M 290 98 L 316 98 L 336 150 L 312 156 Z",
            "M 320 64 L 428 80 L 434 136 L 412 136 L 320 98 Z",
            "M 196 56 L 318 56 L 324 66 L 324 100 L 196 100 Z",
            "M 212 46 Q 214 38 224 38 L 310 40 Q 320 42 322 58 L 206 58 Z",
        ],
        lines: &[
            "M 114 70 L 198 72",
            "M 32 66 L 34 44 L 44 44 L 46 66",
            "M 258 100 L 258 120 L 288 120 L 290 100",
            "M 272 102 Q 278 110 272 116",
            "M 240 42 L 240 56 M 256 42 L 256 56 M 272 42 L 272 56",
            "M 194 48 L 198 38 L 212 38 L 212 46",
        ],
        spots: &[(212.0, 74.0), (254.0, 66.0), (302.0, 48.0), (294.0, 88.0), (80.0, 70.0)],
    },
    Outline {
        id: "shotgun",
        height: 170.0,
        bodies: &[
            "M 8 50 L 252 50 L 252 66 L 8 66 Z",
            "M 38 70 L 252 70 L 252 84 L 38 84 Z",
            "M 104 64 L 186 64 L 186 94 L 104 94 Z",
            "M 330 60 Q 346 76 362 80 L 432 94 L 432 156 L 414 156 L 352 108 Q 340 100 328 108 L 316 94 Z",
            "M 250 46 L 322 46 Q 336 50 338 62 L 332 96 L 250 94 Z",
        ],
        lines: &[
            "M 116 70 L 116 90 M 130 70 L 130 90 M 144 70 L 144 90 M 158 70 L 158 90 M 172 70 L 172 90",
            "M 284 95 Q 284 120 302 120 Q 322 120 322 98",
            "M 300 97 Q 306 106 300 114",
            "M 12 50 L 13 44 L 19 44 L 20 50",
            "M 424 93 L 424 155",
        ],
        spots: &[(294.0, 70.0), (228.0, 66.0), (62.0, 58.0), (145.0, 80.0)],
    },
    Outline {
        id: "machine-gun",
        height: 200.0,
        bodies: &[
            "M 4 64 L 152 62 L 152 80 L 4 78 Z",
            "M 54 58 L 152 54 L 152 88 L 54 84 Z",
            "M 178 106 L 238 106 L 238 162 L 178 162 Z",
            "M 276 104 L 302 104 L 320 154 L 296 158 Z",
            "M 318 62 L 432 72 L 432 134 L 402 134 L 318 98 Z",
            "M 150 52 L 316 52 L 322 60 L 322 106 L 150 106 Z",
            "M 168 34 L 258 34 L 270 52 L 158 52 Z",
        ],
        lines: &[
            "M 92 86 L 64 186 M 92 86 L 122 186",
            "M 66 66 L 66 76 M 78 66 L 78 76 M 118 64 L 118 78 M 130 64 L 130 78",
            "M 196 84 L 246 84 L 246 98 L 196 98 Z",
            "M 246 108 L 246 126 L 276 126",
            "M 258 108 Q 264 116 258 122",
            "M 14 64 L 16 48 L 26 48 L 28 64",
        ],
        spots: &[(296.0, 76.0), (214.0, 44.0), (104.0, 70.0), (222.0, 90.0), (76.0, 146.0)],
    },
    Outline {
        id: "converted",
        height: 220.0,
        bodies: &["M 20 52 L 58 52 L 58 68 L 20 68 Z", PISTOL_FRAME, PISTOL_SLIDE],
        lines: &[
            PISTOL_GUARD,
            PISTOL_LINES[0],
            PISTOL_LINES[1],
            PISTOL_LINES[2],
            PISTOL_LINES[3],
            PISTOL_LINES[4],
            PISTOL_LINES[5],
            PISTOL_LINES[6],
            PISTOL_LINES[7],
            "M 26 52 L 30 68 M 34 52 L 38 68 M 42 52 L 46 68",
            "M 300 128 L 340 140 M 304 136 L 342 148",
        ],
        spots: &[(116.0, 60.0), (197.0, 54.0), (38.0, 60.0), (236.0, 96.0), (318.0, 138.0)],
    },
    Outline {
        id: "craft",
        height: 200.0,
        bodies: &[
            "M 24 58 L 256 58 L 256 86 L 24 86 Z",
            "M 60 88 L 210 88 L 204 108 L 66 106 Z",
            "M 328 66 L 372 76 L 424 158 L 392 172 L 340 108 L 316 98 Z",
            "M 250 52 L 332 52 L 336 100 L 250 100 Z",
        ],
        lines: &[
            "M 80 54 L 80 110 M 88 54 L 88 110 M 180 54 L 180 110 M 188 54 L 188 110",
            "M 290 100 L 290 124 L 302 130",
            "M 270 102 L 272 136 L 318 136 L 322 102",
            "M 316 52 L 326 36 L 336 40 L 330 54",
            "M 258 60 L 264 60 M 258 92 L 264 92 M 322 60 L 328 60 M 322 92 L 328 92",
        ],
        spots: &[(304.0, 78.0), (134.0, 72.0), (254.0, 72.0), (386.0, 126.0)],
    },
];

/// A spot in words.
#[derive(Clone, PartialEq, Eq)]
pub struct GunSpot {
    /// Where it is.
    pub name: String,
    /// What stands there.
    pub text: String,
    /// Whether the serial number is looked for here.
    pub is_serial: bool,
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Gun {
    /// What it is called and described with.
    pub heading: Heading,
    /// Which outline: `pistol`, `revolver`, `rifle`, `ak`, `shotgun`, `machine-gun`, `converted` or
    /// `craft`; another one gives a picture of spots alone, in a row.
    pub outline: String,
    /// The spots from number 1 on.
    pub spots: Vec<GunSpot>,
    /// Heads of number, place, and what stands there.
    pub columns: [String; 3],
    /// Said of a spot where the serial number is looked for.
    pub serial: String,
}

silent_debug!(GunSpot, Gun);

/// Draws the gun as wide as there is room.
#[must_use]
pub fn draw(gun: &Gun, form: Form) -> Drawing {
    let wide = form.width();
    // On a wide page it need not be larger than a hand.
    let scale = (wide / WIDTH).min(1.5);
    let left = (wide - WIDTH * scale) / 2.0;
    let place = |x: f64, y: f64| at(left + x * scale, y * scale);
    let outline = OUTLINES.iter().find(|outline| outline.id == gun.outline);
    let mut shapes = Vec::new();
    for body in outline.map_or(&[][..], |outline| outline.bodies) {
        shapes.push(Shape::Path { steps: steps(body, place), class: Class::Open });
    }
    for line in outline.map_or(&[][..], |outline| outline.lines) {
        shapes.push(Shape::Path { steps: steps(line, place), class: Class::Axis });
    }
    for (number, spot) in gun.spots.iter().enumerate() {
        let known = outline.and_then(|outline| outline.spots.get(number)).copied();
        let (x, y) = known.unwrap_or((40.0 + 60.0 * number as f64, 40.0));
        let centre = place(x, y);
        // The serial number is told by a filled square, the others by a ring.
        if spot.is_serial {
            let area = Area::new(centre.x - SPOT, centre.y - SPOT, 2.0 * SPOT, 2.0 * SPOT);
            shapes.push(Shape::Rect { area, radius: 4.0, class: Class::Asked });
        } else {
            shapes.push(Shape::Circle { centre, radius: SPOT, class: Class::Stop });
        }
        let class = if spot.is_serial { Class::Inverse } else { Class::StopNumber };
        let foot = at(centre.x, centre.y + 5.0);
        shapes.push(Shape::text(foot, Anchor::Middle, 14.0, class, &(number + 1).to_string()));
    }
    let height = outline.map_or(80.0, |outline| outline.height) * scale;
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, height),
        title: gun.heading.title.clone(),
        description: gun.heading.description.clone(),
        shapes,
        table: table(gun),
    }
}

/// Reads a path; what is no step ends it.
fn steps(path: &str, place: impl Fn(f64, f64) -> Point) -> Vec<Step> {
    let mut words = path.split_whitespace();
    let mut found = Vec::new();
    while let Some(letter) = words.next() {
        let mut point = || -> Option<Point> {
            let x = words.next()?.parse().ok()?;
            let y = words.next()?.parse().ok()?;
            Some(place(x, y))
        };
        let step = match letter {
            "M" => point().map(Step::Move),
            "L" => point().map(Step::Line),
            "Q" => point().and_then(|control| Some(Step::Quad(control, point()?))),
            "Z" => Some(Step::Close),
            _ => None,
        };
        let Some(step) = step else { break };
        found.push(step);
    }
    found
}

fn table(gun: &Gun) -> Table {
    let [number, place, text] = &gun.columns;
    let rows = gun.spots.iter().enumerate().map(|(at, spot)| {
        let text = if spot.is_serial {
            format!("{} {}", gun.serial, spot.text)
        } else {
            spot.text.clone()
        };
        vec![(at + 1).to_string(), spot.name.clone(), text]
    });
    Table {
        caption: gun.heading.caption.clone(),
        columns: vec![Column::numbers(number), Column::words(place), Column::words(text)],
        sections: vec![Section { head: None, rows: rows.collect() }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gun(outline: &Outline) -> Gun {
        let spot = |at: usize| GunSpot {
            name: format!("place {at}"),
            text: "number".to_owned(),
            is_serial: at == 0,
        };
        Gun {
            heading: Heading {
                title: "A gun".to_owned(),
                description: "Seen from the left".to_owned(),
                caption: "Spots".to_owned(),
            },
            outline: outline.id.to_owned(),
            spots: (0..outline.spots.len()).map(spot).collect(),
            columns: ["No.", "Place", "What"].map(str::to_owned),
            serial: "Serial number.".to_owned(),
        }
    }

    #[test]
    fn every_path_is_read_to_its_end() {
        for outline in &OUTLINES {
            for path in outline.bodies.iter().chain(outline.lines) {
                let letters = path.split_whitespace().filter(|w| "MLQZ".contains(*w)).count();
                let read = steps(path, at);
                assert_eq!(read.len(), letters, "{} {path}", outline.id);
                assert!(matches!(read.first(), Some(Step::Move(_))), "{} {path}", outline.id);
            }
            for body in outline.bodies {
                assert!(body.ends_with('Z'), "{} {body}", outline.id);
            }
        }
    }

    #[test]
    fn spots_stay_in_the_picture_and_apart_from_each_other() {
        for outline in &OUTLINES {
            for form in [Form::Wide, Form::Narrow] {
                let drawing = draw(&gun(outline), form);
                let mut centres = Vec::new();
                drawing.each(&mut |shape| match shape {
                    Shape::Circle { centre, .. } => centres.push(*centre),
                    Shape::Rect { area, .. } => {
                        centres.push(at(area.x + SPOT, area.y + SPOT));
                    }
                    _ => {}
                });
                assert_eq!(centres.len(), outline.spots.len());
                for (index, one) in centres.iter().enumerate() {
                    let inside = one.x > SPOT && one.x < form.width() - SPOT;
                    let above = one.y > SPOT && one.y < drawing.view.height - SPOT;
                    assert!(inside && above, "{} {form:?} spot {}", outline.id, index + 1);
                    for other in &centres[index + 1..] {
                        let far = (one.x - other.x).hypot(one.y - other.y);
                        assert!(far >= 2.0 * SPOT, "{} {form:?}: {far}", outline.id);
                    }
                }
            }
        }
    }

    #[test]
    fn the_table_says_what_the_spots_are() {
        let drawing = draw(&gun(&OUTLINES[0]), Form::Wide);
        let rows: Vec<_> = drawing.table.rows().collect();
        assert_eq!(rows.len(), 5);
        assert_eq!(rows[0], &["1", "place 0", "Serial number. number"].map(str::to_owned));
        assert_eq!(rows[1][2], "number");
    }
}
