//! An invented data set of five countries under a seed, by which the figures are computed a second time
//! by other means, and measured.

use vestigo_protocol::time::Timestamp;

use super::calendar::{day, iso};
use super::rows::{Cause, Gun, Outcome, Question, Recovery, Rows, Sale};

/// The five countries; no State has these codes.
pub const COUNTRIES: [&str; 5] = ["XA", "XB", "XC", "XD", "XE"];

/// Types of the guns, the frequent ones first.
const TYPES: [&str; 6] = ["PI", "PR", "RB", "RI", "SP", "MA"];

/// Points of diversion.
const POINTS: [&str; 5] = ["D02", "D05", "D08", "D12", "D15"];

/// A draw after another: SplitMix64. Nothing secret hangs on it.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below a bound, small numbers more often: the smaller of two draws.
    fn low(&mut self, bound: u64) -> u64 {
        self.below(bound).min(self.below(bound))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    fn of<'a>(&mut self, some: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.low(some.len() as u64)).unwrap_or(0);
        some.get(at).copied().unwrap_or_default()
    }
}

/// Guns, half as many questions and as many sales, seen from `XA`. The same seed gives the same rows.
#[must_use]
pub fn rows(seed: u64, guns: u64) -> Rows {
    let mut draw = Draw(seed);
    let first = day("2019-01-01").unwrap_or(0);
    let mut rows = Rows::default();
    for number in 0..guns {
        rows.guns.push(gun(&mut draw, number, first));
    }
    for _ in 0..guns / 2 {
        let outcome = match draw.below(20) {
            0..9 => Outcome::Found,
            9..12 => Outcome::NoRecord,
            12 => Outcome::Open,
            13 => Outcome::Refused,
            14 => Outcome::NotCompleted(vec![Cause::Item, Cause::Request]),
            15 => Outcome::NotCompleted(vec![Cause::Records]),
            16 => Outcome::NotCompleted(vec![Cause::Request]),
            _ => Outcome::NotCompleted(vec![Cause::Item]),
        };
        let partner = draw.of(COUNTRIES.get(1..).unwrap_or_default());
        rows.questions.push(Question {
            partner: format!("vestigo/{}/police", partner.to_lowercase()),
            outcome,
            year: 2023 + u16::try_from(draw.below(3)).unwrap_or(0),
            received: draw.percent(40),
            ..Question::default()
        });
    }
    for _ in 0..guns {
        rows.sales.push(Sale {
            buyer: format!("buyer {}", draw.below(guns / 8 + 1)),
            dealer: format!("Dealer {:02}", draw.low(8)),
            day: first + i64::try_from(draw.below(90)).unwrap_or(0),
        });
    }
    rows.destroyed = (2023..=2025).map(|year| (year, draw.below(guns))).collect();
    rows
}

fn gun(draw: &mut Draw, number: u64, first: i64) -> Gun {
    let recovered = first + 1400 + i64::try_from(draw.below(1095)).unwrap_or(0);
    let recovered_in = draw.of(&COUNTRIES).to_owned();
    let source = draw.percent(80).then(|| draw.of(&COUNTRIES).to_owned());
    let days = draw.low(2600);
    // A third of the transfers is known to the year only.
    let most = if draw.percent(33) { days + draw.below(365) } else { days };
    let days = source.as_ref().map(|_| (days, (!draw.percent(5)).then_some(most)));
    let exported_to = draw.percent(45).then(|| draw.of(&COUNTRIES).to_owned());
    let mut route: Vec<String> = Vec::new();
    for state in [&source, &exported_to, &Some(recovered_in.clone())].into_iter().flatten() {
        if route.last() != Some(state) {
            route.push(state.clone());
        }
    }
    let kind = draw.of(&TYPES).to_owned();
    let obliterated = draw.percent(if kind == "PI" { 12 } else { 4 });
    Gun {
        recovered_on: Some(recovered),
        year: iso(recovered).get(..4).and_then(|year| year.parse().ok()).unwrap_or(0),
        recovery: Some(match draw.below(10) {
            0..6 => Recovery::Seized,
            6..8 => Recovery::Found,
            8 => Recovery::Surrendered,
            _ => Recovery::NotSaid,
        }),
        maker: format!("Maker {}", number / 50 % 4),
        // Numbers lie close together, so that some are neighbours.
        serial: if obliterated {
            String::new()
        } else {
            format!("AB{:06}", number * 2 + draw.below(3))
        },
        dealer: source.as_ref().map(|_| format!("Dealer {:02}", draw.low(30))),
        importer: draw.percent(30).then(|| format!("Importer {}", draw.low(9))),
        consignment: draw.percent(60).then(|| format!("L-{:03}", number / 50)),
        diversion: (source.is_some() && draw.percent(60)).then(|| draw.of(&POINTS).to_owned()),
        made_in: Some(draw.of(&COUNTRIES).to_owned()),
        asked_at: Timestamp(0),
        own: recovered_in == "XA",
        recovered_in,
        kind,
        obliterated,
        source,
        exported_to,
        route,
        days,
    }
}

/// The rows as tables with commas: name of the file, its lines. No cell has a comma or a quote.
#[must_use]
pub fn tables(rows: &Rows) -> [(&'static str, String); 4] {
    let of = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut guns =
        "recovered_in,recovered_on,year,recovery,type,maker,serial,obliterated,source,exported_to,\
                    route,dealer,importer,consignment,days_min,days_max,diversion,made_in,own\n"
            .to_owned();
    for gun in &rows.guns {
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let cells = [
            gun.recovered_in.clone(),
            gun.recovered_text().unwrap_or_default(),
            gun.year.to_string(),
            gun.recovery.unwrap_or(Recovery::NotSaid).name().to_owned(),
            gun.kind.clone(),
            gun.maker.clone(),
            gun.serial.clone(),
            u8::from(gun.obliterated).to_string(),
            of(&gun.source),
            of(&gun.exported_to),
            gun.route.join(">"),
            of(&gun.dealer),
            of(&gun.importer),
            of(&gun.consignment),
            number(gun.days.map(|(least, _)| least)),
            number(gun.days.and_then(|(_, most)| most)),
            of(&gun.diversion),
            of(&gun.made_in),
            u8::from(gun.own).to_string(),
        ];
        guns.push_str(&cells.join(","));
        guns.push('\n');
    }
    let mut questions = "partner,outcome,causes,year,received\n".to_owned();
    for question in &rows.questions {
        let (outcome, causes) = match &question.outcome {
            Outcome::Open => ("OPEN", Vec::new()),
            Outcome::Found => ("FOUND", Vec::new()),
            Outcome::NoRecord => ("NO_RECORD", Vec::new()),
            Outcome::Refused => ("REFUSED", Vec::new()),
            Outcome::Erased => ("ERASED", Vec::new()),
            Outcome::NotCompleted(causes) => ("NOT_COMPLETED", causes.clone()),
        };
        let causes = causes.iter().map(|cause| cause.name()).collect::<Vec<_>>().join(">");
        let received = u8::from(question.received);
        let line =
            format!("{},{outcome},{causes},{},{received}\n", question.partner, question.year);
        questions.push_str(&line);
    }
    let sales = rows.sales.iter().map(|s| format!("{},{},{}\n", s.buyer, s.dealer, iso(s.day)));
    let destroyed = rows.destroyed.iter().map(|(year, guns)| format!("{year},{guns}\n"));
    [
        ("guns.csv", guns),
        ("questions.csv", questions),
        ("sales.csv", format!("buyer,dealer,day\n{}", sales.collect::<String>())),
        ("destroyed.csv", format!("year,guns\n{}", destroyed.collect::<String>())),
    ]
}
