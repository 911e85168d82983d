//! Firearms that never had a number: how they were made, and what a conversion left on them.

use vestigo_protocol::codes::ManufactureClass;

use super::{Step, choices, optional};
use crate::text::codes;
use crate::web::kit::{Field, Form};
use crate::web::visit::Fields;

/// What a page asks for besides what every firearm is described by.
pub(super) fn fields(form: &Form, step: Step) -> Vec<Field> {
    let text = form.text();
    match step {
        Step::Number => {
            let classes = optional(text, "class", &codes::MANUFACTURE_CLASSES);
            let class = form.select("class", "column-manufacture-class", classes);
            vec![class.hint(form.say("web-wizard-class-hint"))]
        }
        Step::Marks if is_converted(&form.fields) => vec![
            form.boxes(
                "conversion",
                "web-wizard-conversion",
                choices(text, "conversion", &codes::CONVERSIONS),
            )
            .hint(form.say("web-wizard-conversion-hint"))
            .optional(),
            form.line("conversion_more", "web-wizard-conversion-more")
                .hint(form.say("web-wizard-conversion-more-hint"))
                .width(40)
                .optional(),
        ],
        _ => Vec::new(),
    }
}

/// Whether it is said that there never was a number.
pub(super) fn is_said(fields: &Fields) -> bool {
    fields.get("obliteration") == "NEVER_MARKED" && fields.get("serial").is_empty()
}

/// A firearm without a number is asked for only where its making explains that.
pub(super) fn check(form: &mut Form) {
    let class = ManufactureClass::from_name(form.get("class"));
    if !class.is_some_and(ManufactureClass::may_lack_number) {
        form.wrong("class", "web-wizard-need-class");
    }
}

/// What the conversion left, as one mark; nothing of what was not converted.
pub(super) fn signature(fields: &Fields) -> Option<String> {
    let more = fields.get("conversion_more").split(';').map(|part| part.trim().to_owned());
    let words: Vec<String> =
        fields.all("conversion").into_iter().chain(more).filter(|word| !word.is_empty()).collect();
    (is_converted(fields) && !words.is_empty()).then(|| format!("CONVERSION: {}", words.join("; ")))
}

fn is_converted(fields: &Fields) -> bool {
    ManufactureClass::from_name(fields.get("class")).is_some_and(ManufactureClass::is_converted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_conversion_left_is_one_mark_and_of_converted_firearms_alone() {
        let said = |class: &str| {
            let form = format!(
                "class={class}&conversion=BARREL_BORED&conversion=VENT_CLOSED&conversion_more=M10x1%3B+6+R"
            );
            signature(&Fields::parse(form.as_bytes()))
        };
        let expected = "CONVERSION: BARREL_BORED; VENT_CLOSED; M10x1; 6 R";
        assert_eq!(said("CONVERTED_ALARM_SIGNAL").as_deref(), Some(expected));
        assert_eq!(said("FACTORY"), None);
        assert_eq!(signature(&Fields::parse(b"class=CONVERTED_OTHER")), None);
    }

    #[test]
    fn a_number_may_be_missing_only_where_it_is_said_that_there_never_was_one() {
        for (said, is) in [
            (&b"obliteration=NEVER_MARKED"[..], true),
            (b"obliteration=NEVER_MARKED&serial=A1", false),
            (b"obliteration=FULL", false),
            (b"", false),
        ] {
            assert_eq!(is_said(&Fields::parse(said)), is);
        }
    }
}
