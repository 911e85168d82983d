//! The file that goes to the marking machine. CSV unless the machine wants something else: dot-peen
//! controllers read plain text, so the form is a template.
//!
//! A template has lines that are written once and, between `[each]` and `[end]`, lines that are written
//! for every gun:
//!
//! ```text
//! JOB {order} {count}
//! [each]
//! N{sequence} TEXT "{mark}" H{height} D{depth}
//! [end]
//! END
//! ```

use thiserror::Error;

use super::{Order, Ordered};
use crate::holdings::marking::quality::{DEPTH_MIN, HEIGHT_MIN};

/// Bytes of a template at most.
pub const TEMPLATE_MAX: usize = 16 * 1024;

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TemplateRefused {
    /// A field that there is not.
    #[error("there is no field {{{0}}}")]
    Field(String),
    /// Not one `[each]` with one `[end]` after it.
    #[error("the template needs [each] and, after it, [end], each on a line of its own, once")]
    Each,
    /// The marks are not in it.
    #[error("the template has no {{mark}} between [each] and [end]")]
    Mark,
    /// Longer than is taken.
    #[error("a template has at most {TEMPLATE_MAX} bytes")]
    TooLong,
}

/// The guns that are still to be marked, as CSV: what a machine reads, and a person too.
#[must_use]
pub fn table(order: &Order) -> String {
    let mut text =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let head =
        ["sequence", "mark", "serial", "maker", "model", "component", "height_mm", "depth_mm"];
    let rows = waiting(order).map(|gun| {
        [
            gun.sequence.to_string(),
            gun.mark.clone(),
            gun.gun.serial.clone(),
            gun.gun.maker.clone(),
            gun.gun.model.clone(),
            order.component.clone(),
            millimetres(HEIGHT_MIN),
            millimetres(DEPTH_MIN),
        ]
    });
    for row in std::iter::once(head.map(str::to_owned)).chain(rows) {
        // Into memory, and each row as long as the first: nothing fails.
        let _written = text.write_record(&row);
    }
    String::from_utf8(text.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The same in the form of a template.
///
/// # Errors
/// [`TemplateRefused`].
pub fn by_template(order: &Order, template: &str) -> Result<String, TemplateRefused> {
    if template.len() > TEMPLATE_MAX {
        return Err(TemplateRefused::TooLong);
    }
    let lines: Vec<&str> = template.lines().collect();
    let only = |word: &str| {
        let mut found = lines.iter().enumerate().filter(|(_, line)| line.trim() == word);
        let at = found.next().map(|(at, _)| at);
        at.filter(|_| found.next().is_none()).ok_or(TemplateRefused::Each)
    };
    let (each, end) = (only("[each]")?, only("[end]")?);
    let inner = lines.get(each + 1..end).ok_or(TemplateRefused::Each)?;
    if !inner.iter().any(|line| line.contains("{mark}")) {
        return Err(TemplateRefused::Mark);
    }
    let mut text = String::new();
    let mut write = |lines: &[&str], gun: Option<&Ordered>| -> Result<(), TemplateRefused> {
        for line in lines {
            text.push_str(&filled(line, order, gun)?);
            text.push_str("\r\n");
        }
        Ok(())
    };
    write(lines.get(..each).unwrap_or_default(), None)?;
    for gun in waiting(order) {
        write(inner, Some(gun))?;
    }
    write(lines.get(end + 1..).unwrap_or_default(), None)?;
    Ok(text)
}

fn waiting(order: &Order) -> impl Iterator<Item = &Ordered> {
    order.guns.iter().filter(|gun| gun.struck.is_none())
}

/// `80` micrometres as `0.08`.
fn millimetres(value: u64) -> String {
    let text = format!("{}.{:03}", value / 1_000, value % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn filled(line: &str, order: &Order, gun: Option<&Ordered>) -> Result<String, TemplateRefused> {
    let mut text = String::new();
    let mut rest = line;
    while let Some((plain, after)) = rest.split_once('{') {
        text.push_str(plain);
        let Some((name, next)) = after.split_once('}') else {
            return Err(TemplateRefused::Field(after.chars().take(20).collect()));
        };
        text.push_str(&field(name, order, gun)?);
        rest = next;
    }
    text.push_str(rest);
    Ok(text)
}

fn field(name: &str, order: &Order, gun: Option<&Ordered>) -> Result<String, TemplateRefused> {
    // What a machine reads as text must not end its line.
    let plain = |text: &str| text.replace(['\r', '\n', '"'], " ");
    let of_gun = gun.and_then(|gun| {
        Some(match name {
            "sequence" => gun.sequence.to_string(),
            "mark" => plain(&gun.mark),
            "serial" => plain(&gun.gun.serial),
            "maker" => plain(&gun.gun.maker),
            "model" => plain(&gun.gun.model),
            _ => return None,
        })
    });
    let said = of_gun.or_else(|| {
        Some(match name {
            "order" => order.number.to_string(),
            "count" => waiting(order).count().to_string(),
            "component" => order.component.clone(),
            "height" => millimetres(HEIGHT_MIN),
            "depth" => millimetres(DEPTH_MIN),
            _ => return None,
        })
    });
    said.ok_or_else(|| TemplateRefused::Field(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::imported;
    use super::*;

    const PEEN: &str =
        "JOB {order} {count}\n[each]\nN{sequence} \"{mark}\" H{height} D{depth}\n[end]\nEND\n";

    #[test]
    fn a_machine_gets_the_marks_in_its_own_form() {
        let job = by_template(&imported(2), PEEN).unwrap();
        let lines: Vec<&str> = job.lines().collect();
        assert_eq!(
            lines,
            ["JOB 1 2", "N1 \"GT 25 000001\" H1.6 D0.08", "N2 \"GT 25 000002\" H1.6 D0.08", "END"]
        );
        let rows = table(&imported(500));
        assert_eq!(rows.lines().count(), 501);
        assert!(rows.contains("500,GT 25 000500,QX00500,SYNTHETIC Arms,Model 1,FRAME,1.6,0.08"));
    }

    #[test]
    fn a_template_that_loses_marks_is_refused() {
        let refused = |template: &str| by_template(&imported(1), template).unwrap_err();
        assert_eq!(refused("{mark}"), TemplateRefused::Each);
        assert_eq!(refused("[each]\n[end]\n[each]"), TemplateRefused::Each);
        assert_eq!(refused("[end]\n[each]\n{mark}"), TemplateRefused::Each);
        assert_eq!(refused("[each]\n{serial}\n[end]"), TemplateRefused::Mark);
        let unknown = refused("[each]\n{mark} {colour}\n[end]");
        assert_eq!(unknown, TemplateRefused::Field("colour".to_owned()));
    }

    #[test]
    fn what_is_done_is_not_sent_again() {
        let mut order = imported(3);
        order.guns[1].struck = Some(super::super::Struck {
            on: "2025-03-02".to_owned(),
            operator: "x".to_owned(),
            depth: None,
            height: None,
        });
        let job = table(&order);
        assert!(job.contains("000001") && !job.contains("000002") && job.contains("000003"));
    }
}
