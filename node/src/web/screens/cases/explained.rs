//! How a decision came about, in words: what it rests on, and whether it follows from that.

use askama::Template;
use vestigo_protocol::time::Timestamp;

use crate::service::views::ExplainLine;
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Listing, Tone};
use crate::web::page::Shown;
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

#[derive(Template)]
#[template(path = "cases/explained.html")]
struct Explained {
    short: String,
    lines: Vec<(Option<String>, String)>,
    checks: Listing,
    is_checked: bool,
}

/// The page about a case or trace; `back` is its path.
pub(in crate::web::screens) async fn show<S: Service>(
    visit: &Visit<S>,
    id: &str,
    back: &str,
    back_key: &str,
) -> Shown {
    let view = visit.service().explain(visit.caller()?, id.to_owned()).await?;
    let text = visit.text();
    let columns = [Column::new("web-explain-what"), Column::new("word-checked")];
    let mut checks = Listing::table(text, "word-checked", &columns);
    for check in &view.checks {
        let (tone, key) = match check.holds {
            Some(true) => (Tone::Good, "word-holds"),
            Some(false) => (Tone::Bad, "word-fails"),
            None => (Tone::Plain, "word-cannot-be-told"),
        };
        checks.row(vec![
            Cell::text(said(text, &check.line)),
            Cell::Badge(Badge::new(tone, text.say(key))),
        ]);
    }
    let line = |line: &ExplainLine| (line.at.clone(), said(text, line));
    let template = Explained {
        short: format::short(&view.id).to_owned(),
        lines: view.lines.iter().map(line).collect(),
        is_checked: !view.checks.is_empty(),
        checks,
    };
    visit.page(visit.say("web-explain-title")).back(back, back_key).show(&template)
}

fn said(text: Text, line: &ExplainLine) -> String {
    let mut args = line.args.clone();
    for value in args.values_mut() {
        *value = readable(text, value);
    }
    for (name, (list, code)) in &line.codes {
        let words =
            if list.is_empty() { text.code_with_text(code) } else { text.code_in(list, code) };
        args.insert(name.clone(), if code.is_empty() { text.say("word-dash") } else { words });
    }
    text.say_of(&line.key, &args)
}

/// Moments, nodes and hashes as pages write them; anything else as it is.
fn readable(text: Text, value: &str) -> String {
    if Timestamp::parse_rfc3339(value).is_some() {
        return format::moment(text, value);
    }
    if value.starts_with("vestigo/") {
        return format::partner(text, value);
    }
    let is_hash = value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit());
    if is_hash { format!("{}…", format::short(value)) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn values_are_written_as_people_read_them() {
        let text = Text::new(Language::English);
        assert_eq!(readable(text, "2026-11-22T18:34:55Z"), "22 Nov 2026, 18:34 UTC");
        assert_eq!(readable(text, &"ab".repeat(32)), "abababababab…");
        assert_eq!(readable(text, "vestigo/br/policia-federal"), "Brazil · policia-federal");
        assert_eq!(readable(text, "ana + ben"), "ana + ben");
    }
}
