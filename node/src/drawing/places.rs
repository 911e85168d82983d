//! Where States are on the base map, and their outlines.
//!
//! The map is `assets/world.svg`, made with the table by `assets/world.py` from Natural Earth 1:50m
//! (public domain). Its borders are those of that source, and say nothing about any claim.

use super::{Point, Step, at, silent_debug};

mod table;

/// Width of the map, in its units.
pub const WIDTH: f64 = 9600.0;

/// Height of the map, in its units.
pub const HEIGHT: f64 = 5000.0;

/// Radius of the dot of a State that is too small to be seen.
pub const DOT: f64 = 14.0;

/// The file that pages serve.
pub const WORLD: &str = include_str!("../../assets/world.svg");

/// A State or territory of ISO 3166-1.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Two letters.
    pub alpha2: &'static str,
    /// Three letters.
    pub alpha3: &'static str,
    /// Its number.
    pub number: u16,
    /// Where its label stands: inside its largest part, as far from the border as possible.
    pub x: i32,
    /// The same, downwards.
    pub y: i32,
    /// Whether it is so small that it is drawn as a dot, beside its outline if it has one.
    pub dot: bool,
}

silent_debug!(Place);

impl Place {
    /// Where its label stands.
    #[must_use]
    pub fn point(&self) -> Point {
        at(f64::from(self.x), f64::from(self.y))
    }

    /// Its outline in units of the map; empty if the map has only a dot.
    #[must_use]
    pub fn outline(&self) -> Vec<Step> {
        let id = format!("<path id=\"c{:03}\" d=\"", self.number);
        let data = WORLD.split_once(&id).and_then(|(_, rest)| rest.split_once('"'));
        data.map(|(data, _)| steps(data)).unwrap_or_default()
    }
}

/// All of them, by their two letters.
#[must_use]
pub fn all() -> &'static [Place] {
    &table::PLACES
}

/// The place with this code: two letters, three letters or a number. None for a code that the map
/// does not have, such as those of invented countries.
#[must_use]
pub fn find(code: &str) -> Option<&'static Place> {
    let number = code.parse::<u16>().ok();
    all().iter().find(|place| {
        place.alpha2.eq_ignore_ascii_case(code)
            || place.alpha3.eq_ignore_ascii_case(code)
            || number == Some(place.number)
    })
}

/// Outlines of land that belongs to no code of ISO 3166, for a back-end that draws the map itself.
#[must_use]
pub fn nameless() -> Vec<Vec<Step>> {
    let parts = WORLD.split("<path d=\"").skip(1);
    parts.filter_map(|part| part.split_once('"')).map(|(data, _)| steps(data)).collect()
}

/// Reads path data that have only `M`, `l` and `z`, with whole numbers.
fn steps(data: &str) -> Vec<Step> {
    let mut found = Vec::new();
    for ring in data.split_inclusive('z') {
        let mut numbers = Vec::new();
        let mut number = String::new();
        for c in ring.chars() {
            if !c.is_ascii_digit() && !number.is_empty() {
                numbers.extend(number.parse::<i32>().ok());
                number.clear();
            }
            if c.is_ascii_digit() || c == '-' {
                number.push(c);
            }
        }
        let mut pen = (0, 0);
        for (place, pair) in numbers.chunks_exact(2).enumerate() {
            let &[dx, dy] = pair else { continue };
            pen = (pen.0 + dx, pen.1 + dy);
            let point = at(f64::from(pen.0), f64::from(pen.1));
            found.push(if place == 0 { Step::Move(point) } else { Step::Line(point) });
        }
        if !numbers.is_empty() {
            found.push(Step::Close);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The member States of the Organization of American States.
    const OAS: [&str; 35] = [
        "AG", "AR", "BS", "BB", "BZ", "BO", "BR", "CA", "CL", "CO", "CR", "CU", "DM", "DO", "EC",
        "SV", "GD", "GT", "GY", "HT", "HN", "JM", "MX", "NI", "PA", "PY", "PE", "KN", "LC", "VC",
        "SR", "TT", "US", "UY", "VE",
    ];

    fn inside(point: Point, outline: &[Step]) -> bool {
        let mut odd = false;
        let (mut from, mut begun) = (at(0.0, 0.0), at(0.0, 0.0));
        for step in outline {
            let to = match step {
                Step::Move(to) => {
                    (from, begun) = (*to, *to);
                    continue;
                }
                Step::Close => begun,
                Step::Line(to) => *to,
                _ => panic!("an outline has only straight lines"),
            };
            if (from.y > point.y) != (to.y > point.y)
                && point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
            {
                odd = !odd;
            }
            from = to;
        }
        odd
    }

    #[test]
    fn every_member_of_the_oas_is_on_the_map() {
        for code in OAS {
            let place = find(code).unwrap_or_else(|| panic!("{code} is missing"));
            assert!(WORLD.contains(&format!("id=\"c{:03}\"", place.number)), "{code}");
            assert!(place.dot || !place.outline().is_empty(), "{code}");
        }
    }

    #[test]
    fn every_label_stands_in_its_country() {
        assert!(all().len() > 230);
        for place in all() {
            let outline = place.outline();
            let within = outline.is_empty() || inside(place.point(), &outline);
            assert!(within, "{} is outside", place.alpha2);
            assert!((0..=9600).contains(&place.x) && (0..=5000).contains(&place.y));
            assert!(place.dot || !outline.is_empty(), "{} has nothing", place.alpha2);
        }
    }

    #[test]
    fn a_place_is_found_by_each_of_its_codes() {
        let brazil = find("BR").unwrap();
        assert!(find("bra") == Some(brazil) && find("76") == Some(brazil));
        assert!(find("XA").is_none() && find("").is_none());
        let mut codes: Vec<&str> = all().iter().map(|p| p.alpha2).collect();
        codes.dedup();
        assert!(codes.len() == all().len() && codes.is_sorted());
    }

    /// Pages have little to spend: the whole cold load is 120 KB.
    #[test]
    fn the_map_is_small_and_has_no_style_of_its_own() {
        use std::io::Write as _;
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(WORLD.as_bytes()).unwrap();
        assert!(packed.finish().unwrap().len() < 40_000);
        assert!(!WORLD.contains("style") && !WORLD.contains("script"));
        assert_eq!(nameless().len(), 4);
    }
}
