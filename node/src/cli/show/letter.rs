//! A request by letter as it is printed and mailed: plain text, and a page of HTML that needs
//! nothing else and prints on A4 and Letter. It holds what the International Tracing Instrument
//! asks of a request (paragraph 17).

use std::fmt::Write as _;

use crate::service::views::LetterView;
use crate::text::Text;

/// A heading and what stands under it.
enum Part {
    Words(String),
    Pairs(Vec<(String, String)>),
    List(Vec<String>),
}

/// The letter in parts, so that text and page say the same.
fn parts(text: Text, view: &LetterView) -> Vec<(Option<String>, Part)> {
    let head = |key: &str| Some(text.say(key));
    let due =
        [("date", day(&view.answer_by).into()), ("reference", view.reference.as_str().into())];
    let mut parts = Vec::new();
    if view.synthetic {
        parts.push((None, Part::Words(text.say("note-synthetic"))));
    }
    parts.push((
        None,
        Part::Pairs(pairs(
            text,
            &[
                ("column-letter-to", Some(format!("{} ({})", view.agency, view.country))),
                (
                    "column-letter-from",
                    Some(format!("{} ({})", sender(text, view), view.from_country)),
                ),
                ("column-letter-contact", view.contact.clone()),
                ("column-letter-date", Some(day(&view.written).to_owned())),
                ("column-letter-reference", Some(view.reference.clone())),
                ("column-answer-by", Some(day(&view.answer_by).to_owned())),
                ("column-priority", Some(priority(text, view))),
            ],
        )),
    ));
    parts.push((None, Part::Words(text.say("note-letter-intro"))));
    let illicit: Vec<String> =
        view.illicit_basis.iter().map(|code| text.code_with_text(code)).collect();
    parts.push((
        head("word-letter-illicit"),
        Part::Pairs(pairs(
            text,
            &[
                ("column-legal-basis", Some(text.code_in("basis", &view.legal_basis))),
                ("column-letter-illicit", Some(illicit.join("; "))),
                (
                    "column-letter-recovery",
                    view.recovery.as_ref().map(|r| text.code_in("recovery", r)),
                ),
                ("column-recovered", view.recovered_on.clone()),
                ("column-letter-place", view.recovery_place.clone()),
                ("column-letter-circumstances", view.circumstances.clone()),
            ],
        )),
    ));
    let gun = &view.firearm;
    let marks: Vec<String> = gun.marks.iter().map(|mark| text.mark(mark)).collect();
    parts.push((
        head("word-letter-firearm"),
        Part::Pairs(pairs(
            text,
            &[
                ("column-serial", gun.serial.clone()),
                ("column-marks", Some(marks.join("; "))),
                ("column-type", gun.kind.as_deref().map(|code| text.firearm_type(code))),
                (
                    "column-manufacture-class",
                    gun.class.as_deref().map(|class| text.code_in("class", class)),
                ),
                ("column-calibre", gun.calibre.clone()),
                ("column-maker", gun.maker.clone()),
                ("column-model", gun.model.clone()),
                ("column-country-of-manufacture", gun.country_of_manufacture.clone()),
                ("column-manufactured", gun.manufactured.clone()),
                ("column-importer", gun.importer.clone()),
            ],
        )),
    ));
    parts.push((
        head("word-letter-use"),
        Part::Pairs(pairs(
            text,
            &[
                ("column-purpose", Some(text.code_with_text(&view.purpose))),
                ("column-case-ref", view.case_ref.clone()),
            ],
        )),
    ));
    let asked = [
        "note-letter-asked-record",
        "note-letter-asked-next",
        "note-letter-asked-loss",
        "note-letter-asked-searched",
        "note-letter-asked-reason",
    ];
    parts.push((
        head("word-letter-asked"),
        Part::List(asked.iter().map(|key| text.say(key)).collect()),
    ));
    parts.push((head("word-letter-reply"), Part::Words(text.say_with("note-letter-reply", &due))));
    parts.push((None, Part::Words(text.say("note-letter-confidential"))));
    parts.push((None, Part::Words(text.say("note-letter-signature"))));
    let leaf = [("leaf", view.leaf.as_str().into())];
    parts.push((None, Part::Words(text.say_with("note-letter-leaf", &leaf))));
    parts
}

fn pairs(text: Text, values: &[(&str, Option<String>)]) -> Vec<(String, String)> {
    let filled = values.iter().filter_map(|(key, value)| {
        let value = value.as_deref().map(str::trim).filter(|v| !v.is_empty())?;
        Some((text.say(key), value.split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    filled.collect()
}

/// The sender's name in the letter's language, if it has one.
fn sender(text: Text, view: &LetterView) -> String {
    let named = view.from.get(text.language.tag()).or_else(|| view.from.values().next());
    named.cloned().unwrap_or_default()
}

fn priority(text: Text, view: &LetterView) -> String {
    let priority = text.code_in("priority", &view.priority);
    match &view.justification {
        Some(why) => format!("{priority}: {}", text.code_in("justification", why)),
        None => priority,
    }
}

/// The day of a time.
fn day(time: &str) -> &str {
    time.get(..10).unwrap_or(time)
}

/// The letter as plain text, in lines of at most 76 characters.
pub(in super::super) fn letter_text(text: Text, view: &LetterView) -> String {
    let title = text.say("word-letter-title");
    let mut letter = format!("{title}\n{}\n", "=".repeat(title.chars().count()));
    for (heading, part) in parts(text, view) {
        letter.push('\n');
        if let Some(heading) = heading {
            let _written = writeln!(letter, "{heading}\n{}", "-".repeat(heading.chars().count()));
        }
        match part {
            Part::Words(words) => wrapped(&mut letter, &words, ""),
            Part::List(items) => {
                for (item, number) in items.iter().zip(1..) {
                    wrapped(&mut letter, &format!("{number}. {item}"), "   ");
                }
            }
            Part::Pairs(pairs) => {
                for (name, value) in pairs {
                    wrapped(&mut letter, &format!("{name}: {value}"), "    ");
                }
            }
        }
    }
    super::super::world::harmless(&letter)
}

fn wrapped(letter: &mut String, words: &str, indent: &str) {
    const WIDTH: usize = 76;
    for line in words.lines() {
        let mut at = 0;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if at > 0 && at + 1 + length > WIDTH {
                letter.push('\n');
                letter.push_str(indent);
                at = indent.len();
            } else if at > 0 {
                letter.push(' ');
                at += 1;
            }
            letter.push_str(word);
            at += length;
        }
        letter.push('\n');
    }
}

/// Black on white, a size that is read after a fax, margins of the printer's own paper.
const STYLE: &str = "@page{margin:20mm}body{font:11pt/1.45 serif;color:#000;background:#fff;\
    max-width:170mm;margin:10mm auto;padding:0 5mm}h1{font-size:16pt;margin:0 0 6mm}\
    h2{font-size:12pt;margin:7mm 0 2mm;border-bottom:0.3mm solid #000}\
    table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:normal;\
    width:38%;color:#333}th,td{padding:0.7mm 2mm 0.7mm 0;vertical-align:top}\
    tr,li,p{break-inside:avoid}h2{break-after:avoid}\
    @media print{body{margin:0;padding:0;max-width:none}}";

/// The letter as a page of HTML without scripts, pictures or links.
pub(in super::super) fn letter_html(text: Text, view: &LetterView) -> String {
    let title = escaped(&text.say("word-letter-title"));
    let tag = text.language.tag();
    let reference = escaped(&view.reference);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title} {reference}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n"
    );
    for (heading, part) in parts(text, view) {
        if let Some(heading) = heading {
            let _written = writeln!(page, "<h2>{}</h2>", escaped(&heading));
        }
        match part {
            Part::Words(words) => {
                for line in words.lines().filter(|line| !line.trim().is_empty()) {
                    let _written = writeln!(page, "<p>{}</p>", escaped(line));
                }
            }
            Part::List(items) => {
                page.push_str("<ol>\n");
                for item in items {
                    let _written = writeln!(page, "<li>{}</li>", escaped(&item));
                }
                page.push_str("</ol>\n");
            }
            Part::Pairs(pairs) => {
                page.push_str("<table>\n");
                for (name, value) in pairs {
                    let (name, value) = (escaped(&name), escaped(&value));
                    let _written = writeln!(page, "<tr><th>{name}</th><td>{value}</td></tr>");
                }
                page.push_str("</table>\n");
            }
        }
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// Text in HTML. Partners' and officers' words pass through here.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in super::super::world::harmless(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::fake;
    use crate::text::Language;

    #[test]
    fn text_and_page_hold_every_field_of_a_tracing_request_in_each_language() {
        for language in Language::ALL {
            let text = Text::new(language);
            let view = fake::letter();
            let plain = letter_text(text, &view);
            let page = letter_html(text, &view);
            for field in
                ["XA-0123-4567-89AB", fake::SERIAL, "9x19", "2023-05-10", "U1", "I1", "2026/1"]
            {
                assert!(plain.contains(field) && page.contains(field), "{field}: {plain}");
            }
            for words in [&plain, &page] {
                for prefix in ["note-", "column-", "word-", "code-"] {
                    assert!(!words.contains(prefix), "{prefix} in {words}");
                }
            }
            assert!(plain.lines().all(|line| line.chars().count() <= 76), "{plain}");
        }
    }

    #[test]
    fn the_page_needs_nothing_else_and_runs_nothing() {
        let page = letter_html(Text::new(Language::English), &fake::letter());
        assert!(page.contains("Police &lt;b&gt;&amp;") && !page.contains("<b>"));
        for foreign in ["http", "src=", "<script", "@import", "url("] {
            assert!(!page.contains(foreign), "{foreign}");
        }
    }
}
