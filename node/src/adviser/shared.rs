//! What of a closed assessment goes to one partner: a table that a person reads and a program too.

use serde::{Deserialize, Serialize};

use super::assessment::{AREAS, Assessment, EDITION};
use super::content::Content;
use super::refused::AdviserRefused;
use crate::holdings::silent;

/// What of an assessment is meant.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Number of the assessment.
    pub assessment: u64,
    /// The areas, in the order of the questions.
    pub areas: Vec<String>,
    /// Whether what shows the levels goes along.
    pub evidence: bool,
}

silent!(Part);

/// The areas that are named, in their order; all if none is.
///
/// # Errors
/// One is none of ours.
pub fn areas(named: &[String]) -> Result<Vec<String>, AdviserRefused> {
    if named.iter().any(|name| !AREAS.contains(&name.as_str())) {
        return Err(AdviserRefused::Needs("areas"));
    }
    let meant = |area: &&str| named.is_empty() || named.iter().any(|name| name == area);
    Ok(AREAS.into_iter().filter(meant).map(str::to_owned).collect())
}

/// A cell as a spreadsheet takes it: one that it would read as a formula gets an apostrophe.
fn cell(text: &str) -> String {
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// The table (CSV, UTF-8): one row for each answered question of the areas. The same assessment gives the
/// same bytes. The plan is not in it, and no evidence unless it is meant.
///
/// # Errors
/// It cannot be written.
pub fn table(
    (year, closed): (u16, &str),
    content: &Assessment,
    part: &Part,
    words: &Content,
) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut heads =
        vec!["year", "closed", "edition", "area", "question", "asserted", "level", "words"];
    if part.evidence {
        heads.push("evidence");
    }
    writer.write_record(&heads)?;
    let (year, edition) = (year.to_string(), EDITION.to_string());
    for area in words.areas.iter().filter(|area| part.areas.contains(&area.id)) {
        for question in &area.question {
            let Some(answer) = content.answers.get(&question.id) else { continue };
            let level = question.levels.get(usize::from(answer.level));
            let mut row = vec![
                year.clone(),
                closed.to_owned(),
                edition.clone(),
                cell(&area.name),
                question.id.clone(),
                cell(&question.ask),
                answer.level.to_string(),
                cell(level.map_or("", String::as_str)),
            ];
            if part.evidence {
                row.push(cell(&answer.evidence));
            }
            writer.write_record(&row)?;
        }
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adviser::assessment::{Action, Answer};
    use crate::adviser::content;

    fn assessment() -> Assessment {
        let answer = |level, evidence: &str| Answer { level, evidence: evidence.to_owned() };
        let answers = [("M1", answer(1, "=SECRET decree")), ("L2", answer(4, "SECRET law"))];
        let actions = vec![Action {
            number: 1,
            question: "M1".to_owned(),
            what: "SECRET plan".to_owned(),
            who: "SECRET office".to_owned(),
            by: "2027-06-30".to_owned(),
            done: None,
        }];
        let answers = answers.into_iter().map(|(id, answer)| (id.to_owned(), answer)).collect();
        Assessment { answers, actions }
    }

    fn part(named: &[&str], evidence: bool) -> Part {
        let named: Vec<String> = named.iter().map(|&name| name.to_owned()).collect();
        Part { assessment: 1, areas: areas(&named).unwrap(), evidence }
    }

    #[test]
    fn only_what_was_chosen_goes_out() {
        for tag in ["en", "es", "pt", "fr"] {
            let words = content::of(tag);
            let closed = (2026, "2026-12-01");
            let table = |part: Part| table(closed, &assessment(), &part, words).unwrap();
            let marking = table(part(&["marking"], false));
            assert_eq!(marking.lines().count(), 2, "{marking}");
            assert!(marking.contains(",M1,") && !marking.contains("SECRET"), "{marking}");
            let all = table(part(&[], true));
            assert!(all.contains("'=SECRET decree") && all.contains("SECRET law"), "{all}");
            assert!(!all.contains("SECRET plan") && !all.contains("SECRET office"), "{all}");
            assert_eq!(all, table(part(&[], true)));
            // A program reads it as it stands.
            let mut reader = csv::Reader::from_reader(all.as_bytes());
            let levels: Vec<String> =
                reader.records().map(|row| row.unwrap()[6].to_owned()).collect();
            assert_eq!(levels, ["1", "4"]);
        }
        assert_eq!(areas(&["coffee".to_owned()]), Err(AdviserRefused::Needs("areas")));
        assert_eq!(areas(&[]).unwrap().len(), AREAS.len());
    }
}
