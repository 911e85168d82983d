//! The machine's file, read back: which marks count, and what is wrong with the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::quality::{DEPTH_MIN, HEIGHT_MIN};
use super::{Order, Struck};
use crate::holdings::table::{self, Field, TableRefused};

super::super::words! {
    /// What is wrong with a line of the machine's file, or with a gun of the order.
    Fault {
        /// Another text was struck than was issued.
        Misprint = "MISPRINT";
        /// The mark was struck on another gun too, or the gun was struck twice.
        Duplicate = "DUPLICATE";
        /// The gun is not in the file.
        Missing = "MISSING";
        /// The file names a gun that the order does not have.
        NotOrdered = "NOT_ORDERED";
        /// The machine says that it failed.
        Failed = "FAILED";
        /// Less deep than marks must be.
        TooShallow = "TOO_SHALLOW";
        /// Smaller than characters must be.
        TooSmall = "TOO_SMALL";
        /// An earlier file was accepted for this gun, and said something else.
        MarkedBefore = "MARKED_BEFORE";
    }
}

/// One fault. It names places, never a mark or a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// Line of the machine's file; absent where the file has none.
    pub line: Option<u64>,
    /// The gun's place in the order, as far as it is known.
    pub sequence: Option<u32>,
    /// What is wrong.
    pub fault: Fault,
}

/// What the machine says of one gun.
#[derive(Clone, PartialEq, Eq)]
pub struct Engraved {
    /// Line in its file.
    pub line: u64,
    /// The gun's place in the order.
    pub sequence: u32,
    /// What was struck, as the machine says it.
    pub mark: String,
    /// Depth in micrometres.
    pub depth: Option<u64>,
    /// Height in micrometres.
    pub height: Option<u64>,
    /// False where the machine says that it failed.
    pub ok: bool,
}

super::super::silent!(Engraved);

/// What a file comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// Rows of the file.
    pub rows: usize,
    /// Guns whose mark counts, by their place in the order, with depth and height.
    pub accepted: BTreeMap<u32, (Option<u64>, Option<u64>)>,
    /// Guns that were accepted before, and the file says the same again.
    pub unchanged: usize,
    /// What is wrong, by line.
    pub findings: Vec<Finding>,
}

const COLUMNS: &[Field] = &[
    (
        "sequence",
        &["sequence", "seq", "no", "nr", "number", "n", "secuencia", "sequencia", "sequence"],
    ),
    ("mark", &["mark", "engraved", "text", "marked", "texto", "texte", "marca", "marque"]),
    ("depth", &["depthmm", "depth", "profundidad", "profundidade", "profondeur"]),
    ("height", &["heightmm", "height", "size", "altura", "hauteur"]),
    ("result", &["result", "status", "state", "resultado", "resultat"]),
];

/// Reads the machine's file (CSV).
///
/// # Errors
/// [`TableRefused`].
pub fn read(text: &str) -> Result<Vec<Engraved>, TableRefused> {
    let rows = table::read(text, &[COLUMNS], &["sequence", "mark"])?;
    rows.into_iter()
        .map(|row| {
            let bad = TableRefused::Cell { line: row.line, column: "sequence" };
            let number = row.number("sequence")?.and_then(|n| u32::try_from(n).ok());
            let result = row.get("result").to_ascii_uppercase();
            let ok = ["", "OK", "0", "DONE", "PASS", "PASSED", "GOOD", "SUCCESS"];
            Ok(Engraved {
                line: row.line,
                sequence: number.ok_or(bad)?,
                mark: row.get("mark").to_owned(),
                depth: row.thousandths("depth")?,
                height: row.thousandths("height")?,
                ok: ok.contains(&result.as_str()),
            })
        })
        .collect()
}

/// A mark without the blanks that a machine adds or leaves out at its ends.
fn plain(mark: &str) -> String {
    mark.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compares what was struck with what was issued. A gun with a fault is not accepted; of two guns with
/// one mark the one counts for which it was issued.
#[must_use]
pub fn check(order: &Order, rows: &[Engraved]) -> Returned {
    let mut found = Returned { rows: rows.len(), ..Returned::default() };
    let guns: BTreeMap<u32, &super::Ordered> = order.guns.iter().map(|g| (g.sequence, g)).collect();
    let issued: BTreeMap<String, u32> =
        order.guns.iter().map(|gun| (plain(&gun.mark), gun.sequence)).collect();
    let mut seen = BTreeSet::new();
    let mut struck = BTreeSet::new();
    for row in rows {
        let mut fault = |sequence, fault| {
            found.findings.push(Finding { line: Some(row.line), sequence, fault });
        };
        let Some(gun) = guns.get(&row.sequence) else {
            fault(None, Fault::NotOrdered);
            continue;
        };
        let here = Some(row.sequence);
        let mark = plain(&row.mark);
        let is_its_own = mark == plain(&gun.mark);
        if !seen.insert(row.sequence) {
            fault(here, Fault::Duplicate);
            // It bears two marks now, or the file says it twice: a person looks.
            found.accepted.remove(&row.sequence);
            continue;
        }
        if gun.struck.is_some() {
            if is_its_own {
                found.unchanged += 1;
            } else {
                fault(here, Fault::MarkedBefore);
            }
            continue;
        }
        if !row.ok {
            fault(here, Fault::Failed);
            continue;
        }
        if !is_its_own {
            let is_anothers = issued.contains_key(&mark) || struck.contains(&mark);
            fault(here, if is_anothers { Fault::Duplicate } else { Fault::Misprint });
            struck.insert(mark);
            continue;
        }
        struck.insert(mark);
        let shallow = row.depth.is_some_and(|depth| depth < DEPTH_MIN);
        let small = !order.small && row.height.is_some_and(|height| height < HEIGHT_MIN);
        if shallow {
            fault(here, Fault::TooShallow);
        }
        if small {
            fault(here, Fault::TooSmall);
        }
        if !shallow && !small {
            found.accepted.insert(row.sequence, (row.depth, row.height));
        }
    }
    let missing = order.guns.iter().filter(|g| g.struck.is_none() && !seen.contains(&g.sequence));
    found.findings.extend(missing.map(|gun| Finding {
        line: None,
        sequence: Some(gun.sequence),
        fault: Fault::Missing,
    }));
    found
}

/// Takes over what a file comes to.
pub fn take(order: &mut Order, returned: &Returned, on: &str, operator: &str) {
    let faulty: BTreeSet<u32> = returned
        .findings
        .iter()
        .filter(|finding| finding.fault != Fault::Missing)
        .filter_map(|finding| finding.sequence)
        .collect();
    for gun in &mut order.guns {
        if let Some((depth, height)) = returned.accepted.get(&gun.sequence) {
            gun.struck = Some(Struck {
                on: on.to_owned(),
                operator: operator.to_owned(),
                depth: *depth,
                height: *height,
            });
        } else if faulty.contains(&gun.sequence) && gun.struck.is_none() {
            gun.again = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::imported;
    use super::*;

    /// A machine's file over an order, with changes of the text by sequence.
    fn file(order: &Order, changes: &[(u32, &str)]) -> Vec<Engraved> {
        let mut text = String::from("Seq;Engraved;Depth (mm);Status\n");
        for gun in &order.guns {
            let changed = changes.iter().find(|(sequence, _)| *sequence == gun.sequence);
            let mark = changed.map_or(gun.mark.as_str(), |(_, mark)| mark);
            text.push_str(&format!("{};{mark};0,09;OK\n", gun.sequence));
        }
        read(&text).unwrap()
    }

    fn faults(returned: &Returned) -> Vec<(Option<u32>, Fault)> {
        returned.findings.iter().map(|f| (f.sequence, f.fault)).collect()
    }

    #[test]
    fn of_five_hundred_pistols_three_misprints_and_one_duplicate_are_caught() {
        let mut order = imported(500);
        let changes = [
            (17, "GT 25 00017"),
            (101, "GT 25 0OO101"),
            (250, "GT 25 000249"),
            (399, "GT 26 000399"),
        ];
        let returned = check(&order, &file(&order, &changes));
        let expected = [
            (Some(17), Fault::Misprint),
            (Some(101), Fault::Misprint),
            (Some(250), Fault::Duplicate),
            (Some(399), Fault::Misprint),
        ];
        assert_eq!(faults(&returned), expected);
        assert_eq!(returned.accepted.len(), 496);
        assert!(returned.accepted.contains_key(&249), "its own mark");
        take(&mut order, &returned, "2025-03-02", "SYNTHETIC operator");
        assert_eq!(order.done(), 496);
        let again: Vec<u32> = order.guns.iter().filter(|g| g.again).map(|g| g.sequence).collect();
        assert_eq!(again, [17, 101, 250, 399]);
        // The four are struck again; the same file once more changes nothing.
        let second = check(&order, &file(&order, &[]));
        assert!(second.findings.is_empty());
        assert_eq!((second.accepted.len(), second.unchanged), (4, 496));
        take(&mut order, &second, "2025-03-03", "SYNTHETIC operator");
        assert_eq!(order.done(), 500);
    }

    #[test]
    fn what_is_missing_failed_too_shallow_or_of_nobody_is_said() {
        let mut order = imported(6);
        let text = "seq,mark,depth,height,result\n1,GT 25 000001,0.08,1.6,OK\n2,GT 25 000002,0.05,1.6,\n\
             3,GT 25 000003,,1.2,\n4,GT 25 000004,,,ERROR\n9,GT 25 000009,,,\n1,GT 25 000001,,,\n";
        let rows = read(text).unwrap();
        let returned = check(&order, &rows);
        assert_eq!(
            faults(&returned),
            [
                (Some(2), Fault::TooShallow),
                (Some(3), Fault::TooSmall),
                (Some(4), Fault::Failed),
                (None, Fault::NotOrdered),
                (Some(1), Fault::Duplicate),
                (Some(5), Fault::Missing),
                (Some(6), Fault::Missing),
            ]
        );
        assert!(returned.accepted.is_empty());
        order.small = true;
        assert!(check(&order, &rows).accepted.contains_key(&3));
        take(&mut order, &returned, "2025-03-02", "x");
        assert!(!order.guns[4].again, "nobody touched it");
    }

    #[test]
    fn a_gun_that_was_accepted_is_not_changed_by_a_later_file() {
        let mut order = imported(2);
        let first = check(&order, &file(&order, &[]));
        take(&mut order, &first, "2025-03-02", "x");
        let later = check(&order, &file(&order, &[(2, "GT 25 000099")]));
        assert_eq!(faults(&later), [(Some(2), Fault::MarkedBefore)]);
    }
}
