//! The chain of a trace, drawn in the terminal.

use super::stage::Stage;
use crate::service::views::{EventView, HopView, PartyView, TraceView};
use crate::text::Text;

/// Columns between one hop and the next.
const STEP: usize = 3;

/// A result in a few words: what stands before the semicolon of its text.
pub(super) fn result(text: Text, code: &str) -> String {
    let words = text.code_with_text(code);
    words.split(';').next().unwrap_or_default().trim_end().to_owned()
}

/// Draws it, with what each agency told of the gun's life.
pub(super) fn draw(stage: &mut Stage<'_>, trace: &TraceView) {
    stage.line("");
    for line in lines(stage.text, trace) {
        stage.line(&format!("     {line}"));
    }
}

fn lines(text: Text, trace: &TraceView) -> Vec<String> {
    let mut lines = Vec::new();
    for (position, hop) in trace.hops.iter().enumerate() {
        let depth = depth(trace, position);
        let before = " ".repeat(depth.saturating_sub(1) * STEP);
        let arm = if depth == 0 { "" } else { "└─ " };
        lines.push(format!("{before}{arm}{}", head(text, trace, position, hop)));
        let leads_on = trace.hops.iter().any(|next| next.after == Some(position));
        let line = if leads_on { "│" } else { " " };
        let inner = " ".repeat(depth * STEP);
        lines.extend(hop.events.iter().map(|e| format!("{inner}{line}  • {}", event(text, e))));
    }
    lines
}

fn head(text: Text, trace: &TraceView, position: usize, hop: &HopView) -> String {
    let code = hop.result.as_deref().or(hop.reason.as_deref());
    let mut words = format!("{}  {}", hop.country, text.say(hop.state.key()));
    if let Some(code) = code {
        words.push_str(&format!("  {}", result(text, code)));
    }
    if trace.chain_end == Some(position) {
        words.push_str(&format!("  ◄ {}", text.say("demo-chain-end")));
    }
    words
}

/// How many hops lie before this one; bounded by their number.
fn depth(trace: &TraceView, position: usize) -> usize {
    let before = |at: &usize| trace.hops.get(*at).and_then(|hop| hop.after);
    std::iter::successors(Some(position), before).take(trace.hops.len()).count().saturating_sub(1)
}

fn event(text: Text, event: &EventView) -> String {
    let mut words = event.date.clone().unwrap_or_else(|| text.say("word-date-unknown"));
    words.push_str(&format!("  {}", text.code_in("event", &event.kind)));
    let who = |party: &PartyView| {
        party.name.clone().unwrap_or_else(|| text.code_in("party", &party.kind))
    };
    let parties: Vec<String> = [&event.from, &event.to].into_iter().flatten().map(who).collect();
    match (parties.is_empty(), &event.country) {
        (false, _) => words.push_str(&format!("  {}", parties.join(" → "))),
        (true, Some(country)) => words.push_str(&format!("  [{country}]")),
        (true, None) => {}
    }
    if event.synthetic && !words.contains("SYNTHETIC") {
        words.push_str(&format!("  {}", text.say("word-synthetic")));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::fake;
    use crate::text::Language;

    #[test]
    fn each_hop_hangs_under_the_one_that_led_to_it() {
        let mut trace = fake::trace(3);
        trace.chain_end = Some(1);
        let lines = lines(Text::new(Language::English), &trace);
        assert!(lines.iter().any(|line| line.starts_with(&trace.hops[0].country)), "{lines:?}");
        let second = format!("└─ {}", trace.hops[1].country);
        let drawn = lines.iter().find(|line| line.starts_with(&second)).unwrap();
        assert!(drawn.contains('◄'), "{drawn}");
    }

    #[test]
    fn a_result_in_few_words_ends_with_a_word() {
        let said = Language::ALL.map(|language| result(Text::new(language), "R02"));
        for words in &said {
            assert!(words.ends_with(char::is_alphabetic), "{words:?}");
        }
        assert_eq!(said[3], "R02 premier acheteur au détail identifié");
    }

    #[test]
    fn a_chain_that_points_at_itself_is_drawn_all_the_same() {
        let mut trace = fake::trace(3);
        for hop in &mut trace.hops {
            hop.after = Some(0);
        }
        assert!(lines(Text::new(Language::English), &trace).len() >= trace.hops.len());
    }

    #[test]
    fn an_event_without_parties_still_says_synthetic() {
        let invented = EventView {
            kind: "EXPORTED".to_owned(),
            date: Some("2014-04".to_owned()),
            from: None,
            to: None,
            country: Some("XC".to_owned()),
            document: None,
            certainty: "RECORDED".to_owned(),
            asserted_by: "XB".to_owned(),
            synthetic: true,
        };
        let words = event(Text::new(Language::English), &invented);
        assert_eq!(words, "2014-04  exported  [XC]  SYNTHETIC");
    }

    #[test]
    fn a_result_in_a_few_words_ends_before_the_explanation() {
        let text = Text::new(Language::English);
        assert_eq!(result(text, "R03"), "R03 chain ends at a licensed dealer");
        assert_eq!(result(text, "R99"), "R99");
    }
}
