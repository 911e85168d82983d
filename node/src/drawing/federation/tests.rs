use super::*;
use crate::drawing::tests::{golden, heading, long, sound};

fn node(country: &str, state: NodeState) -> Node {
    Node {
        country: country.to_owned(),
        agency: format!("National Firearms Agency of {country}"),
        state,
        contact: "4 minutes ago".to_owned(),
        version: "0.1.0".to_owned(),
        queue: String::new(),
        link: None,
    }
}

fn federation(nodes: Vec<Node>) -> Federation {
    Federation {
        heading: heading("Partners"),
        words: FederationWords {
            states: ["in contact", "slow", "no contact", "not joined"].map(str::to_owned),
            columns: ["Country", "Agency", "State", "Last contact", "Version", "Waiting"]
                .map(str::to_owned),
            nothing: "No partner has joined yet.".to_owned(),
        },
        nodes,
    }
}

fn sample() -> Federation {
    let mut nodes = vec![
        node("BR", NodeState::Ok),
        node("PY", NodeState::Slow),
        node("BO", NodeState::Down),
        node("UY", NodeState::NotJoined),
        node("CO", NodeState::Ok),
    ];
    nodes[1].queue = "3 messages, oldest 2 hours".to_owned();
    nodes[2].contact = "6 days ago".to_owned();
    nodes[3].contact = String::new();
    nodes[3].version = String::new();
    federation(nodes)
}

fn both(federation: &Federation) {
    for form in [Form::Wide, Form::Paper, Form::Narrow] {
        sound(&draw(federation, form));
    }
}

#[test]
fn the_federation_looks_as_it_did() {
    golden("federation-wide", &draw(&sample(), Form::Wide));
    golden("federation-narrow", &draw(&sample(), Form::Narrow));
    both(&sample());
}

#[test]
fn every_state_has_a_shape_of_its_own() {
    let corners = |state| match &sign(state, at(0.0, 0.0), 5.0)[0] {
        Shape::Polygon { points, .. } => points.clone(),
        _ => Vec::new(),
    };
    let shapes = NodeState::ALL.map(corners);
    for (n, one) in shapes.iter().enumerate() {
        assert!(!shapes[n + 1..].contains(one));
    }
}

#[test]
fn federations_of_none_one_and_fifty_are_sound() {
    both(&federation(Vec::new()));
    both(&federation(vec![node("BR", NodeState::Down)]));
    both(&federation(vec![node("BR", NodeState::Slow); 50]));
}

#[test]
fn long_names_stay_in_their_card() {
    let mut long_names = sample();
    for node in &mut long_names.nodes {
        node.agency = long();
        node.contact = long();
        node.queue = long();
    }
    long_names.words.states = [long(), long(), long(), long()];
    long_names.words.columns = [(); 6].map(|()| long());
    both(&long_names);
}
