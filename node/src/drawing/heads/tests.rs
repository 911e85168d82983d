use super::*;
use crate::drawing::tests::{golden, heading, long, sound};

fn sight(size: u64) -> Sight {
    let number = size.to_string();
    Sight { size, words: format!("{number} entries, 4 minutes ago"), number }
}

fn words() -> HeadsWords {
    HeadsWords {
        owner: "Log of".to_owned(),
        reader: "seen by".to_owned(),
        consistent: "consistent".to_owned(),
        behind: "behind".to_owned(),
        fork: "two histories".to_owned(),
        trouble: "needs a look".to_owned(),
        never: "never seen".to_owned(),
        own: "its own log".to_owned(),
        tapes: "The logs".to_owned(),
        proof: "Take the proof".to_owned(),
        nothing: "No log has been seen yet.".to_owned(),
    }
}

fn heads(codes: &[&str], seen: impl Fn(usize, usize) -> Seen) -> Heads {
    let logs = codes.iter().enumerate().map(|(row, code)| Log {
        country: (*code).to_owned(),
        agency: "National Police".to_owned(),
        seen: (0..codes.len()).map(|column| seen(row, column)).collect(),
        checkpoints: (1..=20).map(|n| n * 900).collect(),
        length: "18204 entries".to_owned(),
        fork: None,
    });
    Heads {
        heading: heading("Who has seen which log"),
        words: words(),
        readers: codes.iter().map(|code| (*code).to_owned()).collect(),
        logs: logs.collect(),
    }
}

fn usual(row: usize, column: usize) -> Seen {
    match (row, column) {
        _ if row == column => Seen::Own,
        (0, 4) => Seen::Never,
        (2, 5) => Seen::Trouble(sight(18_204)),
        (1, 3) | (4, 0) => Seen::Behind(sight(12_104)),
        _ => Seen::Consistent(sight(18_204)),
    }
}

fn forked() -> Heads {
    let seen = |row, column| match (row, column) {
        (3, 4) => Seen::Fork(sight(15_482)),
        _ => usual(row, column),
    };
    let mut heads = heads(&["AR", "BO", "BR", "CO", "PY", "US"], seen);
    let head = |size, root: &str, by: &str| ForkHead {
        size,
        words: format!("{} entries · {root} · {by}", sight(size).number),
    };
    heads.logs[3].fork = Some(Fork {
        common: 10_200,
        heads: [
            head(18_204, "7f3a91c204de", "seen by AR, BO, BR, US"),
            head(15_482, "b81d00c93f55", "seen by PY"),
        ],
        link: Some("/log/proofs/1".to_owned()),
    });
    heads
}

fn both(heads: &Heads) {
    for form in [Form::Wide, Form::Paper, Form::Narrow] {
        sound(&draw(heads, form));
    }
}

#[test]
fn the_matrix_looks_as_it_did() {
    golden("heads-wide", &draw(&forked(), Form::Wide));
    golden("heads-paper", &draw(&forked(), Form::Paper));
    golden("heads-narrow", &draw(&forked(), Form::Narrow));
    both(&forked());
    both(&heads(&["AR", "BO", "BR", "CO", "PY", "US"], usual));
}

#[test]
fn a_fork_is_a_second_tape_with_both_heads_beside_it() {
    let drawing = draw(&forked(), Form::Wide);
    let (mut tapes, mut hatched, mut said) = (0, 0, Vec::new());
    drawing.each(&mut |shape| match shape {
        Shape::Rect { class: Class::Tape, .. } => tapes += 1,
        Shape::Hatch { class: Class::HatchWrong, .. } => hatched += 1,
        Shape::Text { text, .. } => said.push(text.clone()),
        _ => {}
    });
    assert!(tapes == 7 && hatched == 2, "{tapes} {hatched}");
    for root in ["7f3a91c204de", "b81d00c93f55"] {
        assert!(said.iter().any(|text| text.contains(root)), "{said:?}");
    }
    let row = &drawing.table.sections[0].rows[3];
    assert!(row[7].contains("7f3a91c204de") && row[7].contains("≠"), "{row:?}");
}

#[test]
fn matrices_of_none_one_and_fifty_logs_are_sound() {
    both(&heads(&[], usual));
    both(&heads(&["AR"], usual));
    both(&heads(&["AR", "BR"], |_, _| Seen::Never));
    let codes: Vec<&str> =
        crate::drawing::places::all().iter().take(50).map(|place| place.alpha2).collect();
    let many = heads(&codes, usual);
    both(&many);
    let page = crate::drawing::svg::Page { prefix: "p", world: "" };
    let size = crate::drawing::svg::write(&draw(&many, Form::Wide), &page).len();
    assert!(size < 400_000, "{size}");
}

#[test]
fn long_names_and_huge_sizes_stay_inside() {
    let huge = |row, column| match usual(row, column) {
        Seen::Own => Seen::Own,
        _ => Seen::Consistent(sight(u64::MAX - 5)),
    };
    let mut long_names = heads(&["AR", "BR", "CO"], huge);
    for log in &mut long_names.logs {
        log.agency = long();
        log.checkpoints = vec![0, u64::MAX];
    }
    long_names.words.owner = long();
    long_names.words.tapes = long();
    let mut fork = forked().logs[3].fork.clone().unwrap();
    fork.heads[1].words = long();
    long_names.logs[1].fork = Some(Fork { common: u64::MAX, ..fork });
    both(&long_names);
}
