//! Synthetic guns, damaged in each way of domain.md §5.2.

use super::*;

/// A small generator of its own, so that the guns are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

const KINDS: [(&str, &str, &str, &str, &str); 8] = [
    ("Glock", "19", "P", "9mm", "AAA000"),
    ("Beretta", "92FS", "P", "9mm", "A00000Z"),
    ("Smith & Wesson", "10", "PR", ".38", "A000000"),
    ("Taurus", "PT92", "P", "9mm", "AAA00000"),
    ("Norinco", "56", "R", "7.62x39", "00000000"),
    ("Zastava", "M70", "R", "7.62x39", "A-000000"),
    ("Colt", "1911", "P", ".45", "000000A"),
    ("Remington", "870", "S", "12", "A000000A"),
];

/// Guns of eight kinds with random numbers in each maker's form, and an importer for some.
fn guns(dice: &mut Dice, count: usize) -> Vec<[String; 6]> {
    (0..count)
        .map(|_| {
            let (maker, model, kind, calibre, form) = dice.pick(&KINDS);
            let serial = form.chars().map(|c| match c {
                'A' => dice.pick(b"ABCDEFGHJKLMNPRSTUVWXY") as char,
                '0' => dice.pick(b"0123456789") as char,
                other => other,
            });
            let serial: String = serial.filter(|c| *c != '-').collect();
            [maker, model, kind, calibre, &serial, "Interarms"].map(str::to_owned)
        })
        .collect()
}

type Damage = fn(&str, &mut Dice) -> Option<String>;

fn replaced(text: &str, pairs: &[(char, char)], dice: &mut Dice) -> Option<String> {
    let other = |c: char| {
        pairs.iter().find_map(|(a, b)| if *a == c { Some(*b) } else { (*b == c).then_some(*a) })
    };
    let places: Vec<usize> =
        text.chars().enumerate().filter(|(_, c)| other(*c).is_some()).map(|(at, _)| at).collect();
    let place = *places.get(dice.below(places.len().max(1)))?;
    Some(
        text.chars()
            .enumerate()
            .map(|(at, c)| if at == place { other(c).unwrap() } else { c })
            .collect(),
    )
}

fn without(text: &str, at: usize) -> String {
    text.chars().enumerate().filter(|(place, _)| *place != at).map(|(_, c)| c).collect()
}

fn with(text: &str, at: usize, character: char) -> String {
    let mut made: Vec<char> = text.chars().collect();
    made.insert(at, character);
    made.into_iter().collect()
}

fn exchanged(text: &str, dice: &mut Dice) -> Option<String> {
    let mut made: Vec<char> = text.chars().collect();
    let at = dice.below(made.len() - 1);
    made.swap(at, at + 1);
    Some(made.into_iter().collect())
}

fn any_edit(text: &str, dice: &mut Dice) -> Option<String> {
    let at = dice.below(text.len());
    let character = dice.pick(b"0123456789ACEFHJKMNPRTUVWXY") as char;
    Some(match dice.below(3) {
        0 => with(&without(text, at), at, character),
        1 => without(text, at),
        _ => with(text, at, character),
    })
}

const CLASSES: [(&str, Damage); 14] = [
    ("confusable glyph", |text, dice| {
        let pairs = [('0', 'O'), ('1', 'I'), ('2', 'Z'), ('5', 'S'), ('6', 'G'), ('8', 'B')];
        replaced(text, &pairs, dice)
    }),
    ("handwriting", |text, dice| {
        let pairs = [('1', '7'), ('4', '9'), ('3', '8'), ('0', '6'), ('U', 'V'), ('M', 'N')];
        replaced(text, &pairs, dice)
    }),
    ("exchange", exchanged),
    ("doubled", |text, dice| {
        let at = dice.below(text.len());
        Some(with(text, at, text.chars().nth(at)?))
    }),
    ("dropped", |text, dice| Some(without(text, dice.below(text.len())))),
    ("any edit", any_edit),
    ("prefix lost", |text, _| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        (rest.len() >= 5 && rest.len() < text.len()).then(|| rest.to_owned())
    }),
    ("prefix added", |text, _| Some(format!("AK{text}"))),
    ("separators and words", |text, _| {
        let (a, b) = text.split_at(text.len() / 2);
        Some(format!("No. {a}-{b}"))
    }),
    ("leading zeros", |text, _| {
        text.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("000{text}"))
    }),
    ("year merged", |text, _| Some(format!("1987 {text}"))),
    ("embedded letter", |text, _| {
        let at = text.find(|c: char| c.is_ascii_digit())? + 2;
        Some(with(text, at, 'J'))
    }),
    ("two unknown characters", |text, dice| {
        let at = dice.below(text.len() - 1);
        let unknown = text.chars().enumerate();
        let made = unknown.map(|(place, c)| if place / 2 == at / 2 { '?' } else { c }).collect();
        (text.len() >= 6).then_some(made)
    }),
    ("Cyrillic", |text, _| {
        let made: String = text.replace('A', "А").replace('B', "В").replace('K', "К");
        (made != text).then_some(made)
    }),
];

#[test]
fn the_right_gun_comes_first_whatever_was_done_to_its_number() {
    let mut dice = Dice(7);
    let guns = guns(&mut dice, 500);
    let described: Vec<FirearmDescription> = guns.iter().map(|g| gun(&g.join("|"))).collect();
    let list = listed(&described);
    for (class, damage) in CLASSES {
        let (mut tried, mut first, mut found) = (0, 0, 0);
        for (record, [maker, _, _, calibre, serial, _]) in (1i64..).zip(&guns).step_by(4) {
            let Some(damaged) = damage(serial, &mut dice) else { continue };
            let asked = gun(&format!("{maker}|||{calibre}|{damaged}"));
            let ranked = search(&asked, &list, 10).ranked;
            tried += 1;
            found += usize::from(ranked.iter().any(|r| r.record.0 == record));
            first += usize::from(ranked.first().is_some_and(|r| r.record.0 == record));
        }
        assert!(tried >= 20, "{class}: {tried} tried");
        assert_eq!((found, first), (tried, tried), "{class}: {found} found, {first} first");
    }
}

#[test]
fn two_edits_are_found_where_the_maker_is_known() {
    let mut dice = Dice(11);
    let guns = guns(&mut dice, 500);
    let described: Vec<FirearmDescription> = guns.iter().map(|g| gun(&g.join("|"))).collect();
    let list = listed(&described);
    let (mut tried, mut found) = (0, 0);
    for (record, [maker, _, _, _, serial, _]) in (1i64..).zip(&guns).step_by(3) {
        let damaged = any_edit(&any_edit(serial, &mut dice).unwrap(), &mut dice).unwrap();
        if damaged.len() < TWO_EDITS_MIN_WITH_MAKER {
            continue;
        }
        let ranked = search(&gun(&format!("{maker}||||{damaged}")), &list, 10).ranked;
        tried += 1;
        found += usize::from(ranked.iter().any(|r| r.record.0 == record));
    }
    assert!(tried > 140 && found == tried, "{found} of {tried}");
}

#[test]
fn an_importer_told_as_the_maker_still_finds_the_gun() {
    let mut dice = Dice(13);
    let guns = guns(&mut dice, 300);
    let described: Vec<FirearmDescription> = guns.iter().map(|g| gun(&g.join("|"))).collect();
    let list = listed(&described);
    for (record, [_, _, _, calibre, serial, importer]) in (1i64..).zip(&guns).step_by(10) {
        let found = search(&gun(&format!("{importer}|||{calibre}|{serial}")), &list, 10);
        assert_eq!(found.ranked[0].record.0, record);
        assert!(found.ranked[0].reasons.contains(&MatchReason::ImporterTakenForMaker));
    }
}
