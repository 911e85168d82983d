use super::*;
use crate::drawing::svg::{self, Page};
use crate::drawing::tests::{golden, heading, long, sound};

fn words() -> MapWords {
    MapWords {
        signed: "a signed answer tells of it".to_owned(),
        inferred: "inferred".to_owned(),
        elsewhere: "Not on this map".to_owned(),
        borders: "Borders: Natural Earth, public domain. They say nothing about any claim."
            .to_owned(),
        columns: ["No.", "From", "To", "What is known", "Evidence"].map(str::to_owned),
    }
}

fn stop(country: &str, numbers: &str) -> RouteStop {
    RouteStop {
        country: country.to_owned(),
        name: format!("Name of {country}"),
        numbers: numbers.to_owned(),
        link: None,
    }
}

fn leg(from: usize, to: usize, number: usize, signed: bool) -> Leg {
    Leg { from, to, number, signed, words: "exported, March 2015".to_owned() }
}

fn route(stops: Vec<RouteStop>, legs: Vec<Leg>) -> Route {
    Route { heading: heading("Route of trace 0123"), words: words(), stops, legs }
}

fn south() -> Route {
    let stops = vec![stop("BR", "1, 2"), stop("PY", "3, 4"), stop("BO", "5"), stop("AR", "6")];
    route(stops, vec![leg(0, 1, 3, true), leg(1, 2, 5, false), leg(2, 3, 6, false)])
}

fn caribbean() -> Route {
    let codes = ["US", "TT", "BB", "VC", "LC", "DM"];
    let stops = codes.iter().enumerate().map(|(n, code)| stop(code, &(n + 1).to_string()));
    route(stops.collect(), (0..5).map(|n| leg(n, n + 1, n + 2, n < 3)).collect())
}

fn invented() -> Route {
    let stops = vec![stop("XB", "1"), stop("XC", "2, 3"), stop("XD", "4"), stop("XA", "5")];
    route(stops, vec![leg(0, 1, 2, true), leg(1, 2, 4, true), leg(2, 3, 5, false)])
}

fn all_views(route: &Route) {
    for view in View::ALL {
        for form in [Form::Wide, Form::Paper, Form::Narrow] {
            sound(&draw(route, view, form));
        }
    }
}

#[test]
fn the_map_looks_as_it_did() {
    golden("map-route-wide", &draw(&south(), View::Route, Form::Wide));
    golden("map-route-narrow", &draw(&south(), View::Route, Form::Narrow));
    golden("map-route-paper", &draw(&south(), View::Route, Form::Paper));
    golden("map-caribbean-wide", &draw(&caribbean(), View::Route, Form::Wide));
    golden("map-americas-wide", &draw(&south(), View::Americas, Form::Wide));
    golden("map-world-wide", &draw(&caribbean(), View::World, Form::Wide));
    golden("map-invented-wide", &draw(&invented(), View::Route, Form::Wide));
    golden("map-invented-narrow", &draw(&invented(), View::Route, Form::Narrow));
}

#[test]
fn maps_of_no_one_and_many_states_are_sound() {
    all_views(&south());
    all_views(&caribbean());
    all_views(&invented());
    all_views(&route(Vec::new(), Vec::new()));
    all_views(&route(vec![stop("GD", "1")], Vec::new()));
    all_views(&route(vec![stop("FJ", "1"), stop("NZ", "2")], vec![leg(0, 1, 2, true)]));
    let mut named = south();
    for stop in &mut named.stops {
        stop.name = long();
    }
    all_views(&named);
}

#[test]
fn fifty_states_of_the_whole_world_have_chips_that_do_not_cover_each_other() {
    let codes = places::all().iter().step_by(5).map(|place| place.alpha2);
    let stops: Vec<RouteStop> =
        codes.enumerate().map(|(n, code)| stop(code, &(n + 1).to_string())).collect();
    assert!(stops.len() >= 48);
    let legs = (1..stops.len()).map(|n| leg(n - 1, n, n + 1, n % 2 == 0)).collect();
    let drawing = draw(&route(stops, legs), View::World, Form::Wide);
    let mut chips = Vec::new();
    drawing.each(&mut |shape| {
        if let Shape::Rect { area, class: Class::Stop, .. } = shape {
            chips.push(*area);
        }
    });
    let covered = chips
        .iter()
        .enumerate()
        .flat_map(|(n, a)| chips.iter().skip(n + 1).map(move |b| a.overlaps(b)))
        .filter(|overlap| *overlap)
        .count();
    assert_eq!(covered, 0);
}

#[test]
fn a_way_goes_and_comes_back_on_different_sides() {
    let there_and_back =
        route(south().stops, vec![leg(0, 1, 2, true), leg(1, 0, 3, true), leg(0, 1, 4, false)]);
    let drawing = draw(&there_and_back, View::Route, Form::Wide);
    let mut ways = Vec::new();
    drawing.each(&mut |shape| {
        if let Shape::Path { steps, class: Class::Way | Class::WayInferred } = shape {
            ways.push(steps.clone());
        }
    });
    assert!(ways.len() == 3 && ways[0] != ways[1] && ways[0] != ways[2]);
    sound(&drawing);
}

#[test]
fn ways_and_stops_that_do_not_exist_are_ignored() {
    let odd = route(south().stops, vec![leg(0, 9, 1, true), leg(2, 2, 3, true)]);
    all_views(&odd);
}

#[test]
fn a_picture_of_the_map_is_small_because_the_world_is_not_in_it() {
    for (route, view) in [(south(), View::Route), (caribbean(), View::World)] {
        let drawing = draw(&route, view, Form::Wide);
        let size = svg::write(&drawing, &Page { prefix: "m", world: "/w.svg" }).len();
        assert!(size < 20_000, "{size}");
    }
}

#[test]
fn every_view_has_a_name_that_is_read_back() {
    for view in View::ALL {
        assert_eq!(View::from_name(view.name()), Some(view));
    }
    assert_eq!(View::from_name("moon"), None);
}
