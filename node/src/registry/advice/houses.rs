//! Makers: where they make, what their models are called, what their serial numbers look like.
//!
//! Countries and models are those of the makers' catalogues; the shapes of serials are what
//! reports and collectors see of each maker. None of it was checked with the maker, nor is it
//! complete: it serves to warn, never to refuse.

use std::sync::LazyLock;

/// Rows `maker,kind,values,source` after a line with the version and one with the columns. Kinds:
/// `country`, `model`, `shape`, and `usual-shape` for makers whose numbers have other shapes too.
/// A shape is `L2-4 D3-3 =US`: two to four letters, three digits, then `US`.
const FILE: &str = include_str!("houses.csv");

static HOUSES: LazyLock<Vec<House>> = LazyLock::new(|| parse(FILE));

/// What is known of one maker.
pub(super) struct House {
    /// Its normal form.
    form: &'static str,
    /// Where it makes or made guns, its licensed works included.
    pub countries: Vec<&'static str>,
    /// Models, as letters and digits in upper case; sorted.
    models: Vec<&'static str>,
    /// Shapes of its serial numbers.
    shapes: Vec<Vec<Part>>,
    /// True if a number of another shape is worth a warning.
    pub shapes_are_all: bool,
}

/// A stretch of a serial number. Neighbours are of different kinds, so that no stretch can take
/// what the next one needs.
enum Part {
    /// From so many to so many letters A to Z.
    Letters(usize, usize),
    /// From so many to so many digits.
    Digits(usize, usize),
    /// These characters.
    Word(&'static str),
}

impl House {
    /// What is known of the maker with a normal form.
    pub(super) fn of(form: &str) -> Option<&'static Self> {
        let at = HOUSES.binary_search_by_key(&form, |house| house.form).ok()?;
        HOUSES.get(at)
    }

    /// Whether a text, letters and digits in upper case, is one of its models: also with the
    /// maker's name or the word before it, and with a generation behind it.
    pub(super) fn has_model(&self, form: &str) -> bool {
        let bare = form.strip_prefix(self.form).unwrap_or(form);
        let bare = ["MODELO", "MODEL", "MOD"]
            .iter()
            .find_map(|word| bare.strip_prefix(word))
            .unwrap_or(bare);
        let bare = match bare.rsplit_once("GEN") {
            Some((model, number)) if number.len() == 1 => model,
            _ => bare,
        };
        let known = |model: &str| self.models.binary_search(&model).is_ok();
        known(bare)
            || (self.form == "GLOCK" && bare.strip_prefix('G').is_some_and(known))
            || (self.form == "SMITHANDWESSON" && bare.strip_prefix('M').is_some_and(known))
    }

    /// Whether its serial numbers look like a canonical one.
    pub(super) fn has_shape(&self, canonical: &str) -> bool {
        self.shapes.iter().any(|shape| fits(shape, canonical))
    }

    const fn new(form: &'static str) -> Self {
        Self {
            form,
            countries: Vec::new(),
            models: Vec::new(),
            shapes: Vec::new(),
            shapes_are_all: false,
        }
    }
}

/// Whether a text is a model of some maker that cannot be taken for a serial number: four
/// characters at least, with a letter.
pub(super) fn is_model_of_any(form: &str) -> bool {
    let telling = form.len() >= 4 && form.contains(|c: char| c.is_ascii_alphabetic());
    telling && HOUSES.iter().any(|house| house.has_model(form))
}

/// The normal form of the maker that alone is known for a model, if the name tells it: three
/// characters at least, with a letter.
pub(super) fn only_maker_of(model: &str) -> Option<&'static str> {
    let telling = model.len() >= 3 && model.contains(|c: char| c.is_ascii_alphabetic());
    let mut makers = HOUSES.iter().filter(|house| telling && house.has_model(model));
    let maker = makers.next()?;
    makers.next().is_none().then_some(maker.form)
}

/// A row of another shape is left out; a test holds that none is.
fn parse(file: &'static str) -> Vec<House> {
    let mut houses: Vec<House> = Vec::new();
    for line in file.lines().skip(2) {
        let mut cells = line.split(',');
        let (Some(form), Some(kind), Some(values)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if houses.last().is_none_or(|house| house.form != form) {
            houses.push(House::new(form));
        }
        let Some(house) = houses.last_mut() else { continue };
        match kind {
            "country" => house.countries.extend(values.split(' ')),
            "model" => house.models.extend(values.split(' ')),
            "shape" | "usual-shape" => {
                house.shapes_are_all = kind == "shape";
                house.shapes.extend(values.split(' ').map(part).collect::<Option<Vec<Part>>>());
            }
            _ => {}
        }
    }
    houses
}

fn part(text: &'static str) -> Option<Part> {
    if let Some(word) = text.strip_prefix('=') {
        return Some(Part::Word(word));
    }
    let (least, most) = text.get(1..)?.split_once('-')?;
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    match text.chars().next()? {
        'L' => Some(Part::Letters(least, most)),
        'D' => Some(Part::Digits(least, most)),
        _ => None,
    }
}

fn fits(shape: &[Part], text: &str) -> bool {
    let mut rest = text;
    for part in shape {
        let after = match part {
            Part::Word(word) => rest.strip_prefix(word),
            Part::Letters(least, most) => without(rest, u8::is_ascii_uppercase, *least, *most),
            Part::Digits(least, most) => without(rest, u8::is_ascii_digit, *least, *most),
        };
        let Some(after) = after else { return false };
        rest = after;
    }
    rest.is_empty()
}

/// The text without the characters of a kind at its beginning, as many as there are up to `most`;
/// none if they are fewer than `least`.
fn without(text: &str, of: fn(&u8) -> bool, least: usize, most: usize) -> Option<&str> {
    let length = text.bytes().take(most).take_while(of).count();
    text.get(length..).filter(|_| length >= least)
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::firearm::make;
    use vestigo_protocol::ids::Country;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_taken_and_names_a_normal_form() {
        let mut lines = FILE.lines();
        assert_eq!(lines.next(), Some("# version 1"));
        assert_eq!(lines.next(), Some("maker,kind,values,source"));
        let mut shapes = 0;
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            assert!(cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()), "{line}");
            assert!(["country", "model", "shape", "usual-shape"].contains(&cells[1]), "{line}");
            shapes += usize::from(cells[1].ends_with("shape"));
        }
        assert_eq!(HOUSES.iter().map(|house| house.shapes.len()).sum::<usize>(), shapes);
        assert!(HOUSES.is_sorted_by(|a, b| a.form < b.form));
        for house in HOUSES.iter() {
            assert_eq!(make::normal_form(house.form), house.form);
            assert!(make::kind(house.form).is_some(), "{}", house.form);
            assert!(house.models.is_sorted_by(|a, b| a < b), "{}", house.form);
            let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
            assert!(house.models.iter().all(|m| m.chars().all(plain)), "{}", house.form);
            assert!(house.countries.iter().all(|c| Country::parse(c).is_some()), "{}", house.form);
        }
    }

    #[test]
    fn a_number_fits_the_shape_of_its_maker() {
        let glock = House::of("GLOCK").unwrap();
        for number in ["HLD281", "BRAH043", "BDW582US", "NR845"] {
            assert!(glock.has_shape(number), "{number}");
        }
        for number in ["281", "HLD28", "HLD2811", "HLD28A", "ABCDE123", "ÄBC123", "HLD281U", ""] {
            assert!(!glock.has_shape(number), "{number}");
        }
        assert!(House::of("HIPOINT").unwrap().has_shape("P1907044"));
        assert!(House::of("NOBODY").is_none());
    }

    #[test]
    fn a_model_is_known_however_it_is_written() {
        let glock = House::of("GLOCK").unwrap();
        for model in ["17", "G17", "GLOCK17", "GLOCKMODEL17", "17GEN4", "19X"] {
            assert!(glock.has_model(model), "{model}");
        }
        assert!(!glock.has_model("HLD281") && !glock.has_model("PT92"));
        assert!(is_model_of_any("PT92AF") && is_model_of_any("92FS"));
        assert!(!is_model_of_any("1911") && !is_model_of_any("HLD281"));
        assert_eq!(only_maker_of("92FS"), Some("BERETTA"));
        for model in ["M1911A1", "PM", "352", "HLD281", ""] {
            assert_eq!(only_maker_of(model), None, "{model}");
        }
    }
}
