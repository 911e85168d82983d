//! Reports of invented evidence.

use std::collections::BTreeSet;

use vestigo_protocol::bundle::{Bundle, Report};
use vestigo_protocol::codes::{Handling, IntendedUse, OnwardUse};
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::message::HandlingTag;

use super::check::{check, open};
use super::content::{HopContent, ReportContent, ResultContent};
use super::*;
use crate::report::block::Block;
use crate::service::views::{HopState, PagesVerdict};

const SMALL: &[u8] = include_bytes!("../../../../protocol/vectors/bundle-small.cbor");
const ATTACKER: &[u8] = include_bytes!("../../../../protocol/vectors/bundle-attacker.cbor");
const WITHHELD: &[u8] = include_bytes!("../../../../protocol/vectors/bundle-withheld.cbor");

/// The signing key of vestigo/xa/police in the vectors.
fn police() -> SecretKey {
    SecretKey::from_seed(&Digest::of(b"vestigo vector seed: xa signing").0)
}

fn read(bytes: &[u8]) -> (Bundle, Report) {
    let bundle = Bundle::from_bytes(bytes).unwrap();
    let report = bundle.verify().unwrap();
    (bundle, report)
}

fn slip(bytes: &[u8], report: &Report, language: &str) -> Slip {
    Slip {
        version: 1,
        renderer: RENDERER.clone(),
        trace: report.exchanges[0].id,
        number: 17,
        language: language.to_owned(),
        recipient: "Tribunal Nº 3".to_owned(),
        wanted: "court".to_owned(),
        draft: false,
        issued_at: Timestamp(1_795_309_200),
        bundle: Digest::of(bytes),
    }
}

fn issue(bytes: &[u8], change: impl FnOnce(&mut Slip)) -> Vec<u8> {
    let (bundle, report) = read(bytes);
    let mut slip = slip(bytes, &report, "es");
    change(&mut slip);
    let signed = slip.sign(&police());
    render(&bundle, &report, &slip, bytes.to_vec(), signed).unwrap()
}

fn pages_of(file: &[u8]) -> PagesVerdict {
    check(file, &open(file).unwrap()).pages
}

#[test]
fn a_report_verifies_and_says_who_got_it() {
    let file = issue(SMALL, |_| {});
    let enclosed = open(&file).unwrap();
    assert!(enclosed.bundle == SMALL);
    let checked = check(&file, &enclosed);
    assert_eq!((checked.pages, checked.differs_at), (PagesVerdict::Same, None));
    assert_eq!(checked.node.as_deref(), Some("vestigo/xa/police"));
    let report = checked.report.unwrap();
    assert_eq!((report.number, report.recipient.as_str()), (17, "Tribunal Nº 3"));
    assert_eq!(report.digest, Digest::of(&file).to_hex());
    let groups: Vec<&str> = report.code.split('-').collect();
    assert!(groups.len() == 5 && groups.iter().all(|group| group.len() == 4), "{}", report.code);
}

#[test]
fn the_same_issue_gives_the_same_bytes_and_another_language_others() {
    let digests: BTreeSet<String> = ["en", "es", "pt", "fr"]
        .into_iter()
        .map(|language| {
            let file = issue(SMALL, |slip| slip.language = language.to_owned());
            assert!(file == issue(SMALL, |slip| slip.language = language.to_owned()));
            assert_eq!(pages_of(&file), PagesVerdict::Same);
            Digest::of(&file).to_hex()
        })
        .collect();
    assert_eq!(digests.len(), 4);
}

#[test]
fn flipping_any_byte_is_noticed() {
    let file = issue(SMALL, |_| {});
    let (bundle, slip) = {
        let enclosed = open(&file).unwrap();
        (enclosed.bundle.to_vec(), enclosed.slip.to_vec())
    };
    let mut looked = 0_usize;
    for at in 0..file.len() {
        for bit in [0x01_u8, 0x80] {
            let mut changed = file.clone();
            changed[at] ^= bit;
            // Refused as a report, or the same evidence with other bytes around it, which are not
            // those that are drawn from it; or other evidence.
            match open(&changed) {
                Err(_) => {}
                Ok(found) if found.bundle == bundle && found.slip == slip => {
                    assert!(changed != file);
                    if at % 30_011 == 0 {
                        assert_eq!(pages_of(&changed), PagesVerdict::Changed, "byte {at}");
                        looked += 1;
                    }
                }
                Ok(found) if found.slip != slip => {
                    if at % 29 == 0 {
                        assert_eq!(check(&changed, &found).pages, PagesVerdict::Slip, "byte {at}");
                        looked += 1;
                    }
                }
                Ok(found) => {
                    if at % 2003 == 0 {
                        let pages = check(&changed, &found).pages;
                        assert!(pages != PagesVerdict::Same, "byte {at}: {pages:?}");
                        looked += 1;
                    }
                }
            }
        }
    }
    assert!(looked > 25, "{looked}");
}

#[test]
fn visible_text_that_was_changed_is_not_what_the_evidence_says() {
    // Drawn from the same evidence, but with another answer on the first page.
    let (bundle, report) = read(SMALL);
    let slip = slip(SMALL, &report, "en");
    let mut content = content::of(&bundle, &report, &slip, SMALL.len());
    content.hops[0].country = "XC".to_owned();
    let text = Text::new(Language::English);
    let signed = slip.sign(&police());
    let forged = report::pdf(&pages::document(&content, text, SMALL.to_vec(), signed)).unwrap();
    let checked = check(&forged, &open(&forged).unwrap());
    assert_eq!(checked.pages, PagesVerdict::Changed);
    assert!(checked.differs_at.is_some_and(|at| at > 0));
    // Something appended, as an incremental update is.
    let longer = [forged.as_slice(), b"\n1 0 obj\n<<>>\nendobj\n%%EOF"].concat();
    assert!(open(&longer).is_err());
}

#[test]
fn a_slip_that_the_node_did_not_sign_is_refused() {
    let (bundle, report) = read(SMALL);
    let good = slip(SMALL, &report, "es");
    let drawn = |slip: &Slip, signed: Vec<u8>| {
        render(&bundle, &report, slip, SMALL.to_vec(), signed).unwrap()
    };
    let stranger = SecretKey::from_seed(&[7; 32]);
    assert_eq!(pages_of(&drawn(&good, good.sign(&stranger))), PagesVerdict::Slip);
    let mut other = good.clone();
    other.recipient = "Somebody else".to_owned();
    // The recipient on the pages was changed, and the slip was left.
    assert_eq!(pages_of(&drawn(&other, good.sign(&police()))), PagesVerdict::Changed);
    let mut other = good.clone();
    other.bundle = Digest::of(ATTACKER);
    assert_eq!(pages_of(&drawn(&other, other.sign(&police()))), PagesVerdict::Slip);
    let mut other = good;
    other.language = "de".to_owned();
    let file = {
        let mut spanish = other.clone();
        spanish.language = "es".to_owned();
        drawn(&spanish, other.sign(&police()))
    };
    assert_eq!(pages_of(&file), PagesVerdict::Changed);
}

#[test]
fn an_attackers_whole_report_is_never_more_than_consistent() {
    let (bundle, report) = read(ATTACKER);
    let slip = slip(ATTACKER, &report, "en");
    let key = SecretKey::from_seed(&Digest::of(b"vestigo vector seed: attacker xa signing").0);
    let signed = slip.sign(&key);
    let file = render(&bundle, &report, &slip, ATTACKER.to_vec(), signed).unwrap();
    // It is what its own evidence says; whose keys those are, only the safety numbers tell.
    assert_eq!(pages_of(&file), PagesVerdict::Same);
    let (_, genuine) = read(SMALL);
    let roots: Vec<_> = genuine.parties.iter().map(|party| party.safety_number).collect();
    let authentic = vestigo_protocol::bundle::Authenticity::Confirmed;
    assert!(report.authentic(&roots) != authentic && genuine.authentic(&roots) == authentic);
}

#[test]
fn a_report_of_another_version_is_not_taken_for_a_changed_one() {
    let file = issue(SMALL, |slip| slip.renderer = "0-00".to_owned());
    let checked = check(&file, &open(&file).unwrap());
    assert_eq!(checked.pages, PagesVerdict::NotCompared);
    assert_eq!(checked.report.unwrap().renderer, "0-00");
}

/// Everything that stands on the pages.
fn words(content: &ReportContent, language: Language) -> String {
    let document = pages::document(content, Text::new(language), Vec::new(), Vec::new());
    let mut words = vec![document.title.clone(), document.footer.clone()];
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => words.push(text.clone()),
            Block::Paragraph(paragraph) => words.push(paragraph.text.clone()),
            Block::Note(_, lines) | Block::List(lines) => words.extend(lines.clone()),
            Block::Pairs(pairs) => words.extend(pairs.iter().map(|(a, b)| format!("{a}: {b}"))),
            Block::Table(table) => {
                words.push(table.summary.clone());
                words.extend(table.heads.clone());
                words.extend(table.rows.iter().map(|row| row.join(" | ")));
            }
            Block::Seal { pairs, qr, alt, under } => {
                words.extend(pairs.iter().map(|(a, b)| format!("{a}: {b}")));
                words.extend([qr.clone(), alt.clone()]);
                words.extend(under.clone());
            }
            Block::Picture(drawing) => {
                words.extend([drawing.title.clone(), drawing.description.clone()]);
                words.extend(drawing.table.rows().map(|row| row.join(" | ")));
            }
            Block::Break => {}
        }
    }
    words.join("\n")
}

fn content() -> ReportContent {
    let (bundle, report) = read(SMALL);
    content::of(&bundle, &report, &slip(SMALL, &report, "en"), SMALL.len())
}

#[test]
fn the_pages_say_what_was_asked_answered_and_signed() {
    let content = content();
    let said = words(&content, Language::English);
    let hop = &content.hops[0];
    assert_eq!((hop.country.as_str(), hop.state), ("XB", HopState::Answered));
    let request = content.request.as_ref().unwrap();
    let serial = request.firearm.serial.clone().unwrap();
    for statement in &content.statements {
        assert!(said.contains(&statement.leaf.to_hex()), "entry {}", statement.index);
    }
    assert_eq!(content.statements.len(), 6);
    for part in [
        serial.as_str(),
        "vestigo/xb/customs",
        "Customs of Xeboria",
        "SYNTHETIC",
        &content.parties[0].safety_number,
        &content.slip.code(),
        "BUNDLE SHA-256",
        "6 entries, signed 2026-11-22 00:15:00 UTC",
    ] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
    assert!(!said.contains("note-") && !said.contains("word-") && !said.contains("column-"));
}

#[test]
fn every_language_has_pages_of_its_own_and_the_last_page_has_all() {
    let content = content();
    for language in Language::ALL {
        let said = words(&content, language);
        for key in ["note-report-verify-limits", "word-report-verify-in"] {
            for every in Language::ALL {
                assert!(said.contains(&Text::new(every).say(key)), "{} in {}", key, language.tag());
            }
        }
        assert!(said.contains(&Text::new(language).say("word-report-missing")));
        for prefix in ["note-", "word-", "column-", "code-"] {
            let raw = said.split_whitespace().find(|word| word.starts_with(prefix));
            assert_eq!(raw, None, "{}", language.tag());
        }
    }
}

#[test]
fn a_bundle_with_withheld_fields_says_what_is_not_open() {
    let (bundle, report) = read(WITHHELD);
    let slip = slip(WITHHELD, &report, "en");
    let content = content::of(&bundle, &report, &slip, WITHHELD.len());
    assert!(content.notes.iter().any(|note| note.key == "note-report-withheld" && note.count > 0));
    let said = words(&content, Language::English);
    assert!(said.contains("not opened"), "{said}");
}

fn hop(number: u8, state: HopState) -> HopContent {
    HopContent {
        asker: NodeName::parse("vestigo/xa/police").unwrap(),
        country: format!("X{}", char::from(b'B' + number)),
        node: Some(NodeName::parse("vestigo/xb/customs").unwrap()),
        letter: None,
        kind: Some("TRACE".to_owned()),
        state,
        sent: Timestamp(1_795_305_600),
        decided: None,
        entry: None,
        results: Vec::new(),
        reasons: vec!["D1".to_owned()],
        text: Some("Слова, как получены. 请看 ".repeat(60)),
        citation: Some("Ley 1".to_owned()),
        review: Some(Timestamp(1_795_309_200)),
        grade: Some(("EXACT".to_owned(), "L3".to_owned())),
        handling: None,
        restricted: None,
        points_to: Some("XZ".to_owned()),
        events: Vec::new(),
        searched: Vec::new(),
        withheld: 3,
        unreadable: false,
    }
}

#[test]
fn every_state_of_a_question_is_told_and_no_part_is_taken_for_the_whole() {
    let mut content = content();
    content.diversion = None;
    content.time_to_crime = None;
    let states = [
        HopState::Submitted,
        HopState::Delivered,
        HopState::Acknowledged,
        HopState::Delayed,
        HopState::Refused,
        HopState::Returned,
        HopState::Withdrawn,
        HopState::Partial,
    ];
    let numbered = (0..).zip(states);
    content.hops = numbered.map(|(number, state)| hop(number, state)).collect();
    let mut letter = hop(8, HopState::Answered);
    (letter.node, letter.reasons) = (None, Vec::new());
    letter.letter = Some(("Ministry".to_owned(), "XA-1".to_owned(), None, None));
    letter.results = vec![ResultContent {
        code: "R06".to_owned(),
        country: Some("XD".to_owned()),
        date: Some("2019".to_owned()),
        party: None,
        document: None,
    }];
    content.hops.push(letter);
    for language in Language::ALL {
        let text = Text::new(language);
        let said = words(&content, language);
        assert!(said.contains(&text.say("note-report-sentence-refused")));
        let not_signed = text.say("note-report-nothing-signed");
        assert!(said.contains(&not_signed));
        for number in 1..=9 {
            let missing = said.lines().any(|line| line.starts_with(&format!("{number} (X")));
            assert!(missing, "{number} in {}", language.tag());
        }
        let document = pages::document(&content, text, Vec::new(), Vec::new());
        assert!(report::pdf(&document).is_ok());
    }
}

#[test]
fn very_long_names_many_questions_and_none_at_all_are_drawn() {
    let mut content = content();
    let long = "Dirección General de Registro y Control de Armas ".repeat(20);
    for party in &mut content.parties {
        party.names = vec![("es".to_owned(), long.clone()), ("fr".to_owned(), "X".repeat(900))];
    }
    content.slip.recipient = "W".repeat(200);
    content.request.as_mut().unwrap().firearm.serial = Some("АК\u{202e}47".repeat(30));
    content.hops = (0..60).map(|n| hop(n % 20, HopState::Refused)).collect();
    let tag = HandlingTag {
        originator: NodeName::parse("vestigo/xb/customs").unwrap(),
        handling: Handling::H2,
        purposes: vec![IntendedUse::CriminalInvestigation],
        onward: OnwardUse::Named,
        onward_states: Vec::new(),
        retain_until: None,
        personal_data: true,
    };
    content.hops[0].handling = Some(tag);
    content.hops[0].entry = Some((3, LeafHash([1; 32])));
    for language in [Language::Spanish, Language::French] {
        let document = pages::document(&content, Text::new(language), Vec::new(), Vec::new());
        assert!(report::pdf(&document).is_ok());
    }
    let said = words(&content, Language::English);
    assert!(said.contains("H2 ") && said.contains("holds personal data"), "{said}");
    assert!(said.contains("U+202E") && said.contains("А U+0410"));
    (content.hops, content.statements, content.request) = (Vec::new(), Vec::new(), None);
    content.diversion = None;
    let document = pages::document(&content, Text::default(), Vec::new(), Vec::new());
    assert!(report::pdf(&document).is_ok());
}

#[test]
fn a_draft_and_invented_data_are_marked_on_every_page() {
    let mut content = content();
    content.slip.draft = true;
    let document = pages::document(&content, Text::default(), Vec::new(), Vec::new());
    assert_eq!(document.watermark.as_deref(), Some("DRAFT · SYNTHETIC DATA"));
    (content.slip.draft, content.synthetic) = (false, false);
    let document = pages::document(&content, Text::default(), Vec::new(), Vec::new());
    assert_eq!(document.watermark, None);
    assert!(!words(&content, Language::English).contains("invented"));
}

#[test]
fn a_code_is_found_however_it_is_typed() {
    for typed in ["7f3a91c204de55b08a1c", "7F3A 91C2 04DE 55B0 8A1C", "7F3A-91C2-04DE-55B0-8A1C"] {
        assert_eq!(grouped(typed), "7F3A-91C2-04DE-55B0-8A1C");
    }
    assert_eq!(recipient("  Court No. 3 ").unwrap(), "Court No. 3");
    for bad in ["", "   ", "a\nb", &"x".repeat(201)] {
        assert!(recipient(bad).is_err());
    }
}

/// A text of another topic would change pages without changing the name of the program that drew them.
#[test]
fn the_words_of_a_report_are_of_the_topics_that_name_its_program() {
    let catalogue: Vec<&str> = text::sources(&TOPICS).collect();
    assert_eq!(catalogue.len(), TOPICS.len() * 4);
    let sources = [
        include_str!("pages.rs"),
        include_str!("pages/back.rs"),
        include_str!("sentence.rs"),
        include_str!("content.rs"),
    ];
    let mut found = 0;
    for part in sources.iter().flat_map(|source| source.split('"')) {
        let shaped =
            part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !shaped || !["note-", "word-", "column-"].iter().any(|p| part.starts_with(p)) {
            continue;
        }
        found += 1;
        let line = format!("{part} =");
        let there = catalogue.iter().any(|file| file.lines().any(|l| l.starts_with(&line)));
        assert!(there, "{part} is of another topic");
    }
    assert!(found > 100);
}
