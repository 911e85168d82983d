//! Making the world of a run: the gun, its way through the registers of invented States, and the steps.

use vestigo_protocol::codes::{
    DisclosureLevel, EventKind, IntendedUse, LegalBasis, PartyKind, PointOfDiversion,
    WithholdReason,
};
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Mark, PartialDate, Party};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::asking::{State, Trail, ask, clauses};
use super::desk::{Setting, case};
use super::gun::{self, Made, Plan};
use super::register::Register;
use super::{DeskKind, Gun, LEVELS, NextStep, OWN, Step, Trap, World};
use crate::desk::chain::Recovery;
use crate::desk::likelihood;
use crate::registry::synth::Random;

/// The other States.
const STATES: [&str; 7] = ["XB", "XC", "XD", "XE", "XF", "XG", "XH"];

/// States to choose from at most, so that none is chosen by counting.
const CHOICES_MAX: usize = 5;

/// Points of diversion to choose from.
const POINTS_MAX: usize = 6;

/// Bases of which a federation accepts one.
const BASES: [LegalBasis; 4] =
    [LegalBasis::Iti, LegalBasis::FirearmsProtocol, LegalBasis::Cifta, LegalBasis::Bilateral];

/// How the gun left lawful hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    FromDealer,
    FromHolder,
    Lost,
    FromForce,
    FromCompany,
    NoRecord,
    FromStore,
    FromDestruction,
    Refused,
}

impl Fate {
    /// Those of a level: the first three, two more kinds of stock, or all.
    const fn of(level: u8) -> &'static [Self] {
        const ALL: &[Fate] = &[
            Fate::FromDealer,
            Fate::FromHolder,
            Fate::Lost,
            Fate::FromForce,
            Fate::FromCompany,
            Fate::NoRecord,
            Fate::FromStore,
            Fate::FromDestruction,
            Fate::Refused,
        ];
        let count = match level {
            1 => 3,
            2 => 6,
            _ => 9,
        };
        ALL.split_at(count).0
    }
}

/// What a State asked for nothing turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detour {
    NoRecord,
    AnotherGun,
    PointsOn,
    Refuses,
}

/// A day so many days from a moment.
pub(super) fn date(from: Timestamp, days: i64) -> Option<PartialDate> {
    let seconds = i64::try_from(from.0).ok()?.checked_add(days.checked_mul(86_400)?)?;
    let moment = Timestamp(u64::try_from(seconds).ok()?).to_rfc3339();
    PartialDate::parse(moment.get(..10)?).ok()
}

/// An invented party.
pub(super) fn party(kind: PartyKind, country: Country) -> Option<Party> {
    let name = match kind {
        PartyKind::Natural => "Fictional Person",
        PartyKind::Force => "Fictional Police",
        _ => "Fictional Trading",
    };
    let name = Text::new(format!("{name} {country} (SYNTHETIC)")).ok();
    Some(Party { kind, name, licence: None, country: Some(country) })
}

fn shuffle<T>(random: &mut Random, items: &mut [T]) {
    for at in (1..items.len()).rev() {
        items.swap(at, random.place(at + 1));
    }
}

/// Days on which something happens to the gun, one after the other.
struct Days {
    now: Timestamp,
    at: i64,
}

impl Days {
    fn after(&mut self, random: &mut Random, least: u64, most: u64) -> Option<PartialDate> {
        self.at += i64::try_from(least + random.below(most.saturating_sub(least) + 1)).ok()?;
        date(self.now, self.at)
    }
}

/// The world of a seed and level; none for a level that there is not.
#[must_use]
pub fn world(seed: u32, level: u8) -> Option<World> {
    if !(1..=LEVELS).contains(&level) {
        return None;
    }
    // Where a month leaves the time to crime open, the same world is told to the day.
    let coarse = level > 1;
    make(seed, level, coarse).or_else(|| make(seed, level, false))
}

/// What the run is made from.
struct Course {
    /// The States that know something, in the order in which the gun went through them.
    path: Vec<Country>,
    /// Where it was made.
    made_in: Country,
    detour: Option<(Country, Detour)>,
    fate: Fate,
    traps: Vec<Trap>,
    hides_model: bool,
    /// Place on the path of the State that delays.
    delays: Option<usize>,
}

fn course(level: u8, random: &mut Random, states: &[Country]) -> Option<Course> {
    let length = match level {
        1 => 2,
        2 => 2 + random.place(2),
        _ => 3 + random.place(2),
    };
    let path = states.get(..length)?.to_vec();
    let mut rest = states.iter().skip(length).copied();
    let fate = random.pick(Fate::of(level))?;
    let mut traps = Vec::new();
    let easy = [Trap::Patent, Trap::Import];
    match level {
        1 => traps.extend(random.pick(&easy)),
        2 => traps.extend(random.pick(&[Trap::LookAlike, Trap::Import, Trap::Worn])),
        _ => {
            traps.push(Trap::Worn);
            traps.extend(random.pick(&[Trap::LookAlike, Trap::Import, Trap::Patent]));
        }
    }
    // Who refuses at the end leaves nobody to ask only where the maker's State was asked.
    let by_import = fate != Fate::Refused && (traps.contains(&Trap::Import) || random.percent(40));
    let made_in = if by_import { rest.next()? } else { *path.first()? };
    let detours = match level {
        1 => false,
        2 => random.percent(50),
        _ => true,
    };
    let kinds = [Detour::NoRecord, Detour::AnotherGun, Detour::PointsOn, Detour::Refuses];
    let detour = if detours { Some((rest.next()?, random.pick(&kinds)?)) } else { None };
    if !by_import && detour.is_none() {
        traps.retain(|trap| *trap != Trap::Import);
        if traps.is_empty() {
            traps.push(Trap::Patent);
        }
    }
    let worn = traps.contains(&Trap::Worn);
    let hides_model = level > 1 && !worn && random.percent(60);
    let delays = (level > 1 && random.percent(50)).then(|| random.place(length));
    Some(Course { path, made_in, detour, fate, traps, hides_model, delays })
}

fn make(seed: u32, level: u8, coarse: bool) -> Option<World> {
    let random = &mut Random::labelled(
        u64::from(seed),
        match level {
            1 => "practice one",
            2 => "practice two",
            _ => "practice three",
        },
    );
    let mut states: Vec<Country> = STATES.iter().filter_map(|code| Country::parse(code)).collect();
    shuffle(random, &mut states);
    let course = course(level, random, &states)?;
    let own = Country::parse(OWN)?;
    // 2026-01-01, and some days.
    let now = Timestamp(1_767_225_600 + 86_400 * random.below(300));
    let mut days = Days { now, at: -i64::try_from(5_000 + random.below(2_500)).ok()? };
    let made_on = days.after(random, 1, 200)?;
    let (events, recovered) = lives(&course, made_on, &mut days, random)?;
    let mut imports = Vec::new();
    let mut let_in = made_on;
    if course.path.first() != Some(&course.made_in) {
        // The record of the State that let it in has the same year.
        let_in = events.first()?.first()?.date?;
        imports.push((*course.path.first()?, let_in.year()));
    }
    if let Some((state, _)) = course.detour {
        // Made later, so that it is the newest: where the gun was last let in, it seems.
        imports.insert(0, (state, let_in.year() + 1));
    }
    let plan = Plan {
        traps: course.traps.clone(),
        made_in: course.made_in,
        imports,
        made: made_on.year(),
        hides_model: course.hides_model,
    };
    let made = gun::made(&plan, random)?;
    let basis = random.pick(&BASES)?;
    let purpose = random.pick(IntendedUse::ALL)?;
    let recovery = Recovery { country: own, on: Some(recovered), asked: now, class: None };
    let mut federation = federation(&course, events, &made, basis, coarse, now, random)?;
    let mut steps = vec![Step::Read, Step::Ground];
    let asked = gun::described(&made.gun.reading, made.gun.truth.firearm_type)?;
    let mut trail = Trail {
        clues: likelihood::of_gun(&asked, &[]),
        asked,
        countries: Vec::new(),
        answers: Vec::new(),
        recovery,
    };
    loop {
        let likely = trail.likely();
        let first = likely.first()?.country;
        steps.push(Step::Whom { choices: choices(&likely, &trail, &states, random), likely });
        let place = federation.iter().position(|state| state.country == first)?;
        let state = federation.swap_remove(place);
        let said = ask(&state, &mut trail, &made.gun, now)?;
        let last = said.last().map(|(_, _, right)| *right);
        steps.extend(said.into_iter().map(|(said, found, right)| Step::Next {
            by: first,
            said: Box::new(said),
            found,
            right,
        }));
        match last? {
            NextStep::AskOn | NextStep::SetAside => {}
            NextStep::Accept | NextStep::Close => break,
            NextStep::Supply | NextStep::Correct | NextStep::Wait => return None,
        }
    }
    let conclusions = trail.conclude();
    let bucket = match &conclusions.time_to_crime {
        Some(time) if time.buckets.0 != time.buckets.1 => return None,
        other => other.as_ref().map(|time| time.buckets.0),
    };
    let points = points(conclusions.diversion.point, &conclusions.diversion.or, random);
    steps.push(Step::Conclude { conclusions: Box::new(conclusions), points, bucket });
    let setting = Setting { level, states: &states, now, gun: &made.gun.truth };
    let mut kinds = DeskKind::ALL;
    shuffle(random, &mut kinds);
    let count = if level == 1 { 2 } else { 3 };
    for kind in kinds.into_iter().take(count) {
        steps.push(Step::Desk(Box::new(case(kind, &setting, random)?)));
    }
    Some(World { seed, level, gun: made.gun, purpose, basis, recovered, steps })
}

/// The States to choose from: those that are suggested and some that nothing points to.
fn choices(
    likely: &[likelihood::Likely],
    trail: &Trail,
    states: &[Country],
    random: &mut Random,
) -> Vec<Country> {
    let mut choices: Vec<Country> =
        likely.iter().take(CHOICES_MAX - 1).map(|likely| likely.country).collect();
    let others = states.iter().filter(|s| !trail.countries.contains(s) && !choices.contains(s));
    let missing = 3_usize.saturating_sub(choices.len()).max(1);
    let others: Vec<Country> = others.copied().take(missing).collect();
    choices.extend(others);
    shuffle(random, &mut choices);
    choices
}

/// Points of diversion to choose from: the right one, none that fits as well, and others.
fn points(
    right: PointOfDiversion,
    or: &[PointOfDiversion],
    random: &mut Random,
) -> Vec<PointOfDiversion> {
    let fits = |point: &PointOfDiversion| *point != right && !or.contains(point);
    let mut others: Vec<PointOfDiversion> = PointOfDiversion::ALL
        .iter()
        .copied()
        .filter(|point| fits(point) && *point != PointOfDiversion::NotEstablished)
        .collect();
    shuffle(random, &mut others);
    others.truncate(POINTS_MAX - 2);
    if right != PointOfDiversion::NotEstablished {
        others.push(PointOfDiversion::NotEstablished);
    }
    others.push(right);
    others.sort_by_key(|point| point.number());
    others
}

/// What happened to the gun in each State of its path, and when it was recovered.
fn lives(
    course: &Course,
    made_on: PartialDate,
    days: &mut Days,
    random: &mut Random,
) -> Option<(Vec<Vec<ChainEvent>>, PartialDate)> {
    let trader = |country| party(PartyKind::Licensee, country);
    let mut lives = Vec::new();
    let mut before = course.made_in;
    let last = course.path.len().saturating_sub(1);
    for (place, state) in course.path.iter().enumerate() {
        let mut events = Vec::new();
        if *state == course.made_in {
            let date = Some(made_on);
            events.push(ChainEvent { date, ..ChainEvent::new(EventKind::Manufactured) });
        } else {
            let date = Some(days.after(random, 20, 90)?);
            let (country, to) = (Some(before), trader(*state));
            events.push(ChainEvent { date, country, to, ..ChainEvent::new(EventKind::Imported) });
        }
        if place == last {
            events.extend(end(course.fate, *state, days, random)?);
        } else {
            let to = *course.path.get(place + 1)?;
            let makers = *state == course.made_in && random.percent(50);
            let kind = if makers { EventKind::Shipped } else { EventKind::Exported };
            let date = Some(days.after(random, 100, 500)?);
            let (country, from) = (Some(to), trader(*state));
            // A shipment to a named dealer would end the chain with that dealer (R03).
            let to = if makers { None } else { trader(to) };
            events.push(ChainEvent { date, country, from, to, ..ChainEvent::new(kind) });
        }
        before = *state;
        lives.push(events);
    }
    let recovered = days.after(random, 15, 1_400)?;
    Some((lives, recovered))
}

/// How it left lawful hands in its last State.
fn end(
    fate: Fate,
    state: Country,
    days: &mut Days,
    random: &mut Random,
) -> Option<Vec<ChainEvent>> {
    let mut events = Vec::new();
    let mut happens = |kind, from: Option<PartyKind>, to: Option<PartyKind>| -> Option<()> {
        let side = |kind: Option<PartyKind>| kind.and_then(|kind| party(kind, state));
        let date = Some(days.after(random, 60, 400)?);
        events.push(ChainEvent { date, from: side(from), to: side(to), ..ChainEvent::new(kind) });
        Some(())
    };
    let (person, company, force) = (PartyKind::Natural, PartyKind::Licensee, PartyKind::Force);
    match fate {
        Fate::FromDealer => happens(EventKind::ReportedStolen, Some(company), None)?,
        Fate::FromHolder => {
            happens(EventKind::SoldRetail, Some(company), Some(person))?;
            happens(EventKind::ReportedStolen, Some(person), None)?;
        }
        Fate::Lost => {
            happens(EventKind::SoldRetail, Some(company), Some(person))?;
            happens(EventKind::ReportedLost, Some(person), None)?;
        }
        Fate::FromForce => {
            happens(EventKind::Issued, None, Some(force))?;
            happens(EventKind::ReportedStolen, Some(force), None)?;
        }
        Fate::FromCompany => {
            happens(EventKind::Issued, None, Some(company))?;
            happens(EventKind::ReportedStolen, Some(company), None)?;
        }
        Fate::FromStore => happens(EventKind::Seized, None, Some(force))?,
        Fate::FromDestruction => {
            happens(EventKind::Seized, None, Some(force))?;
            happens(EventKind::Destroyed, Some(force), None)?;
        }
        Fate::NoRecord | Fate::Refused => {}
    }
    Some(events)
}

/// The States with their registers.
fn federation(
    course: &Course,
    lives: Vec<Vec<ChainEvent>>,
    made: &Made,
    basis: LegalBasis,
    coarse: bool,
    now: Timestamp,
    random: &mut Random,
) -> Option<Vec<State>> {
    let last = course.path.len().saturating_sub(1);
    let mut states = Vec::new();
    for (place, (country, events)) in course.path.iter().zip(lives).enumerate() {
        let mut guns = Vec::new();
        if place != last || course.fate != Fate::NoRecord {
            guns.push((made.gun.truth.clone(), events));
        }
        if place == 0 {
            for sibling in &made.siblings {
                guns.push((with_serial(&made.gun.truth, sibling)?, sold(now, *country)?));
            }
            if course.hides_model {
                // The same number in another series of the maker.
                let mut twin = made.gun.truth.clone();
                twin.model = gun::name(made.other_model);
                guns.push((twin, sold(now, *country)?));
            }
        }
        let refuses = place == last && course.fate == Fate::Refused;
        let drawn = random.percent(50);
        let level = if coarse && drawn { DisclosureLevel::L2 } else { DisclosureLevel::L3 };
        states.push(State {
            country: *country,
            register: Register::of(guns, now)?,
            clauses: clauses(basis, level),
            delays: course.delays == Some(place) && !refuses,
            refuses: refuses.then_some(WithholdReason::OngoingInvestigation),
            points_to: None,
        });
    }
    if let Some((country, detour)) = course.detour {
        let mut guns = Vec::new();
        if detour == Detour::AnotherGun {
            guns.push((of_another_maker(&made.gun, made)?, sold(now, country)?));
        }
        states.push(State {
            country,
            register: Register::of(guns, now)?,
            clauses: clauses(basis, DisclosureLevel::L3),
            delays: false,
            refuses: (detour == Detour::Refuses).then_some(WithholdReason::ConfidentialityLaw),
            points_to: course.path.first().copied().filter(|_| detour == Detour::PointsOn),
        });
    }
    Some(states)
}

fn with_serial(gun: &FirearmDescription, serial: &str) -> Option<FirearmDescription> {
    let mut other = gun.clone();
    let first = other.marks.first_mut()?;
    *first = Mark::serial(first.component, serial).ok()?;
    Some(other)
}

/// A gun with the number of ours, of another maker and calibre.
fn of_another_maker(gun: &Gun, made: &Made) -> Option<FirearmDescription> {
    let mut other = gun.truth.clone();
    other.maker = gun::name(made.other_maker);
    other.model = None;
    other.calibre = gun::name(made.other_calibre);
    other.marks.truncate(1);
    Some(other)
}

/// What happened to a gun that is not ours: sold years ago.
fn sold(now: Timestamp, country: Country) -> Option<Vec<ChainEvent>> {
    let (date, to) = (date(now, -3_000), party(PartyKind::Natural, country));
    Some(vec![ChainEvent { date, to, ..ChainEvent::new(EventKind::SoldRetail) }])
}
