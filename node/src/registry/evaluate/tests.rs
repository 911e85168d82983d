mod equality;

use vestigo_protocol::firearm::serial::SerialForms;

use super::*;
use crate::registry::oracle::Listed;
use crate::registry::symbols::Folded;
use crate::registry::synth::SynthGun;

const OPTIONS: SynthOptions = SynthOptions { records: 120, density: Density::Sparse, seed: 7 };

/// Finds what is one edit away, in the order of records; warns of serials without a digit.
struct Plain(Listed);

fn symbols(asked: &FirearmDescription) -> Vec<u8> {
    let text = asked.marks.first().map(|mark| mark.text.as_str()).unwrap_or_default();
    let forms = SerialForms::of(text);
    Folded::of(&forms.canonical, &forms.folded).symbols().to_vec()
}

impl Engine for Plain {
    fn search(&self, asked: &FirearmDescription) -> Answer {
        let mut ranked = Vec::new();
        self.0.within(&symbols(asked), 1, &mut |hit| ranked.push(hit.record));
        Answer { flagged: ranked.len() > 1, refused: false, ranked }
    }

    fn warns(&self, asked: &FirearmDescription) -> bool {
        asked.marks.iter().all(|mark| !mark.text.as_str().contains(|c: char| c.is_ascii_digit()))
    }

    fn serials(&self) -> &dyn Serials {
        &self.0
    }
}

fn recovered() -> Vec<SynthGun> {
    let gun = |make: &'static str, serial: &str| SynthGun {
        make: make.into(),
        serial: serial.to_owned(),
        ..SynthGun::default()
    };
    vec![gun("Glock", "HLD-281"), gun("Ruger", "371102162")]
}

fn report(queries: u64, threads: usize) -> (Vec<ClassResult>, Vec<EntryResult>) {
    let stock = Stock::new(OPTIONS, recovered()).unwrap();
    let engine = Plain(stock.listed());
    let options =
        EvaluateOptions { synth: OPTIONS, queries, oracle_queries: 2, only_aims: false, threads };
    evaluate(&stock, &options, &engine, Some(&engine), &|_, _| {})
}

fn result(results: &[ClassResult], class: DamageClass) -> &ClassResult {
    results
        .iter()
        .find(|r| (r.guns, r.class, r.fields) == (Guns::Synthetic, class, Fields::Serial))
        .unwrap()
}

#[test]
fn what_a_search_finds_and_misses_is_counted() {
    let (results, entry) = report(6, 1);
    assert_eq!(result(&results, DamageClass::Undamaged).in_ten, 6);
    assert_eq!(result(&results, DamageClass::Undamaged).flagged, 0, "sparse: nothing is near");
    let edit = result(&results, DamageClass::AnyEdit);
    assert_eq!(edit.in_ten, edit.queries, "one edit is what it finds");
    assert_eq!(result(&results, DamageClass::TwoEdits).in_ten, 0, "two it does not");
    assert!(results.iter().all(|r| r.p50_us <= r.p99_us && r.first <= r.in_ten));
    let recovered = results.iter().filter(|r| r.guns == Guns::Recovered);
    let found: u64 = recovered.filter(|r| r.class == DamageClass::Dropped).map(|r| r.in_ten).sum();
    assert_eq!(found, 18, "placed guns are asked for and found");
    let warned = |class| entry.iter().find(|e| e.class == class).unwrap();
    assert_eq!(warned(DamageClass::Undamaged).warned, 0);
    assert_eq!(warned(DamageClass::PatentAsSerial).forms, 6);
}

#[test]
fn the_list_is_compared_with_itself_where_it_was_asked() {
    let (results, _) = report(3, 1);
    let compared: Vec<OracleResult> = results.iter().filter_map(|r| r.oracle).collect();
    assert!(!compared.is_empty());
    for c in compared {
        assert_eq!((c.equal, c.first, c.in_ten), (c.queries, c.engine_first, c.engine_in_ten));
        assert!(c.queries <= 2);
    }
}

#[test]
fn figures_do_not_depend_on_the_number_of_threads() {
    let plain = |threads| {
        let (mut results, entry) = report(2, threads);
        for result in &mut results {
            (result.p50_us, result.p99_us) = (0.0, 0.0);
        }
        (results, entry)
    };
    assert_eq!(plain(1), plain(3));
}

#[test]
fn a_number_that_is_another_guns_is_counted_apart() {
    let synth = SynthOptions { density: Density::Runs, ..OPTIONS };
    let stock = Stock::new(synth, Vec::new()).unwrap();
    let engine = Plain(stock.listed());
    let options =
        EvaluateOptions { synth, queries: 16, oracle_queries: 0, only_aims: false, threads: 1 };
    let (results, entry) = evaluate(&stock, &options, &engine, None, &|_, _| {});
    let of = result(&results, DamageClass::Handwriting);
    assert!(of.other_real > 2, "{of:?}");
    assert_eq!(of.other_real + of.queries, 16);
    assert_eq!(of.other_real_flagged, of.other_real, "the gun itself is one edit away");
    let flagged = |results: &[ClassResult]| {
        aims(Density::Runs, results, &entry)
            .iter()
            .find(|a| a.key == "note-aim-other-real-flagged")
            .unwrap()
            .met
    };
    assert!(flagged(std::slice::from_ref(of)));
    let silent = ClassResult { other_real_flagged: 0, ..of.clone() };
    assert!(!flagged(&[silent]));
}

#[test]
fn an_aim_that_was_missed_or_not_tried_is_not_met() {
    let (results, entry) = report(6, 1);
    let aims = aims(Density::Sparse, &results, &entry);
    let met = |key| aims.iter().find(|a| a.key == key && a.guns == Guns::Synthetic).unwrap().met;
    assert!(
        met("note-aim-any-edit-ten")
            && !met("note-aim-two-edits-ten")
            && !met("note-aim-swaps-caught")
    );
    let untried = super::aims(Density::Sparse, &results, &[]);
    assert!(!untried.iter().find(|a| a.key == "note-aim-swaps-caught").unwrap().met);
}
