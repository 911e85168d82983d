//! Knowledge without a gun: a bulletin with a picture to all who may have it, a list of authorised parties
//! that partners search, and a newer list that takes the place of the first.

use serde_json::Value;
use vestigo::service::views::AskTerms;
use vestigo_tests::Node;
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::wait::until;

use super::attachment::files;

/// What is told to partners and stands on no disk in the clear.
const WORDS: &str = "SYNTHETIC-WORDS: compartiment caché sous la banquette arrière";
/// Who stands on the list.
const DEALER: &str = "SYNTHETIC Armería Ñandú";

fn run(node: &Node, args: &[&str]) -> (i32, Value) {
    let (exit, out, error) = node.command(&[&["--json"], args].concat());
    assert!(out.starts_with('{'), "{args:?}: {out}{error}");
    (exit, serde_json::from_str(&out).unwrap())
}

/// A command that is done.
fn done(node: &Node, args: &[&str]) -> Value {
    let (exit, said) = run(node, args);
    assert_eq!(exit, 0, "{args:?}: {said}");
    said
}

/// One that is refused, with the key of why.
fn refused(node: &Node, args: &[&str]) -> String {
    let (exit, said) = run(node, args);
    assert_ne!(exit, 0, "{args:?}: {said}");
    said["error"]["key"].as_str().unwrap_or_default().to_owned()
}

fn terms(kinds: &[&str]) -> AskTerms {
    AskTerms {
        request_kinds: kinds.iter().map(|&kind| kind.to_owned()).collect(),
        legal_bases: vec!["CIFTA".to_owned()],
        ..open_terms()
    }
}

/// What every bulletin of these rests on.
const GROUND: [&str; 6] = ["--purpose", "U1", "--legal-basis", "CIFTA", "--handling", "H1"];

/// What a node has received, once there is so much.
async fn received(node: &Node, count: usize) -> Vec<Value> {
    until("the bulletins have arrived", async || {
        let list = done(node, &["bulletin", "list", "--way", "received"]);
        let items = list["items"].as_array()?.clone();
        (items.len() == count).then_some(items)
    })
    .await
}

/// Who is authorised by what a node was told, once there are so many.
async fn authorised(node: &Node, count: usize) -> Vec<Value> {
    until("the lists have arrived", async || {
        let list = done(node, &["bulletin", "parties"]);
        let items = list["items"].as_array()?.clone();
        (items.len() == count && list["waiting"] == Value::Array(Vec::new())).then_some(items)
    })
    .await
}

/// Four agencies: the first may send bulletins to two of the others, and not to the fourth.
async fn four() -> [Node; 4] {
    let (a, b, c, d) = (
        Node::start_new("XA").await,
        Node::start_new("XB").await,
        Node::start_new("XC").await,
        Node::start_new("XD").await,
    );
    for (partner, kinds) in
        [(&b, &["TRACE", "BULLETIN"][..]), (&c, &["TRACE", "BULLETIN"]), (&d, &["TRACE"])]
    {
        join(&a, partner).await;
        agree(&a, partner, both(terms(kinds))).await;
    }
    [a, b, c, d]
}

#[tokio::test]
async fn a_bulletin_goes_to_all_who_may_have_it_each_with_its_own_copy_of_the_picture() {
    let [mut a, mut b, c, d] = four().await;
    let picture = a.dir().join("seat.jpg");
    std::fs::write(&picture, super::attachment::photograph()).unwrap();
    let exhibit = format!("{}:photograph:seat", picture.display());
    let say = ["bulletin", "send", "--about", "CONCEALMENT", "--text", WORDS, "--national"];
    let said = [&say[..], &GROUND, &["--attach", &exhibit]].concat();

    // One of those that are named may not have it: nobody gets it.
    let named = ["--to", b.name.as_str(), "--to", d.name.as_str()];
    assert_eq!(refused(&a, &[&said[..], &named].concat()), "error-not-agreed-to");
    assert_eq!(done(&a, &["request", "list"])["items"], Value::Array(Vec::new()));
    let sent = done(&a, &[&said[..], &["--everyone"]].concat());
    assert_eq!(sent["left_out"], Value::from(vec![d.name.clone()]));
    assert_eq!((&sent["bulletin"]["id"], sent["sent"].as_array().unwrap().len()), (&"1".into(), 2));

    // Both have words and picture; neither can tell by the digest that the other has the same.
    let mut digests = Vec::new();
    for node in [&b, &c] {
        let row = received(node, 1).await.remove(0);
        assert_eq!((&row["about"], &row["text"]), (&"CONCEALMENT".into(), &WORDS.into()));
        let id = row["id"].as_str().unwrap().to_owned();
        let file = until("the picture has arrived", async || {
            let shown = done(node, &["bulletin", "show", &id]);
            assert_eq!(shown["national"], true);
            let file = shown["files"][0].clone();
            (file["state"] == "here").then_some(file)
        })
        .await;
        let digest = file["digest"].as_str().unwrap().to_owned();
        let out = node.dir().join("seat.jpg").display().to_string();
        done(node, &["bulletin", "open", &id[..12], &digest, "--output", &out]);
        assert_eq!(std::fs::read(&out).unwrap().get(..3), Some(&b"\xff\xd8\xff"[..]));
        std::fs::remove_file(&out).unwrap();
        digests.push(digest);
    }
    assert_ne!(digests[0], digests[1]);
    let found = |words: &str| {
        let list = done(&b, &["bulletin", "list", "--find", words]);
        list["items"].as_array().unwrap().len()
    };
    assert_eq!((found("CACHE sous la"), found("sous le"), found("")), (1, 0, 1));
    assert!(done(&d, &["bulletin", "list"])["items"].as_array().unwrap().is_empty());

    // The partner's node has it in its log: that closes it.
    until("it is in both logs", async || {
        let shown = done(&a, &["bulletin", "show", "1"]);
        let states = shown["sent"].as_array()?;
        states.iter().all(|one| one["state"] == "delivered").then_some(())
    })
    .await;
    let log = done(&a, &["admin-log", "list", "--limit", "200"]).to_string();
    assert!(log.contains("BULLETIN_SENT") && !log.contains("SYNTHETIC-WORDS"));
    for node in [&a, &b, &c] {
        for file in files(node.dir()) {
            let bytes = std::fs::read(&file).unwrap_or_default();
            let words = WORDS.as_bytes();
            let found = bytes.windows(words.len()).any(|part| part == words);
            assert!(!found, "{}", file.display());
        }
    }
    for node in [&mut a, &mut b] {
        node.stop().await;
        node.assert_log_holds();
    }
}

#[tokio::test]
async fn a_newer_list_of_authorised_parties_takes_the_place_of_the_older() {
    let [a, b, c, _] = four().await;
    let list = a.dir().join("parties.csv");
    let path = list.display().to_string();
    let write = |rows: &str| std::fs::write(&list, format!("tipo;nombre;licencia;hasta\n{rows}"));
    let say = ["bulletin", "send", "--about", "AUTHORISED_PARTIES", "--text", "SYNTHETIC 2026"];
    let send = [&say[..], &GROUND, &["--list", &path, "--everyone"]].concat();

    // Every wrong row is told, and nothing leaves.
    write("comerciante;;D-1;\nCOFFEE;SYNTHETIC;D-2;\n").unwrap();
    let (exit, wrong) = run(&a, &["bulletin", "check", &path]);
    let columns: Vec<&Value> =
        wrong["errors"].as_array().unwrap().iter().map(|one| &one["column"]).collect();
    assert_eq!((exit, columns), (6, vec![&Value::from("name"), &"kind".into()]));
    assert_eq!(refused(&a, &send), "error-bulletin-list");
    let elsewhere = ["bulletin", "send", "--about", "ROUTE", "--text", "x", "--list", &path];
    let elsewhere = [&elsewhere[..], &GROUND, &["--everyone"]].concat();
    assert_eq!(refused(&a, &elsewhere), "error-bulletin-needs");
    assert!(done(&a, &["bulletin", "list"])["items"].as_array().unwrap().is_empty());

    // A message names sixteen files at most, the list among them.
    let letter = a.dir().join("letter.txt");
    std::fs::write(&letter, "SYNTHETIC letter").unwrap();
    let exhibit = format!("{}:other:letter", letter.display());
    let sixteen = ["--attach", exhibit.as_str()].repeat(16);
    let both_rows = format!("comerciante;{DEALER};D-17;\nimportador;SYNTHETIC Imports;I-3;\n");
    write(&both_rows).unwrap();
    assert_eq!(refused(&a, &[&send[..], &sixteen].concat()), "error-attachments-too-many");
    assert!(done(&a, &["bulletin", "list"])["items"].as_array().unwrap().is_empty());
    // The letter beside the list is not taken for it, whichever is stored first.
    done(&a, &[&send[..], &["--attach", &exhibit]].concat());
    for node in [&a, &b, &c] {
        let rows = authorised(node, 2).await;
        assert!(rows.iter().all(|row| row["told_by"] == a.name.as_str() && row["stands"] == true));
        assert_eq!(rows[0]["party"]["country"], "XA", "the country is that of whoever tells it");
    }
    let find = |what: &[&str]| {
        let found = done(&b, &[&["bulletin", "parties"], what].concat());
        found["items"].as_array().unwrap().len()
    };
    assert_eq!((find(&["--find", "armeria nandu"]), find(&["--find", "d 17"])), (1, 1));
    assert_eq!((find(&["--kind", "importer"]), find(&["--country", "XB"])), (1, 0));

    // The dealer's licence has ended: the new list says so, and the old one is not searched any more.
    write(&format!("comerciante;{DEALER};D-17;2020-12-31\n")).unwrap();
    let again = [&send[..], &["--replaces", "1"]].concat();
    done(&a, &again);
    assert_eq!(refused(&a, &again), "error-bulletin-replaced");
    let rows = authorised(&b, 1).await;
    assert_eq!((&rows[0]["party"]["licence"], &rows[0]["stands"]), (&"D-17".into(), &false.into()));
    assert_eq!((find(&["--standing"]), find(&["--find", "imports"])), (0, 0));
    let both = received(&b, 2).await;
    assert_eq!((&both[0]["replaced_by"], &both[1]["replaced_by"]), (&Value::Null, &both[0]["id"]));
    let current = done(&b, &["bulletin", "list", "--current"]);
    assert_eq!(current["items"].as_array().unwrap().len(), 1);
    // A list is whole: the newest counts, also if it does not say that it replaces another.
    write("importador;SYNTHETIC Otro;I-9;\n").unwrap();
    done(&a, &send);
    let rows = until("the third list has arrived", async || {
        let rows = authorised(&b, 1).await;
        (rows[0]["party"]["licence"] == "I-9").then_some(rows)
    })
    .await;
    assert_eq!(rows[0]["stands"], true);
    let csv = b.command(&["bulletin", "parties", "--csv"]).1;
    assert!(csv.contains("I-9") && csv.lines().count() == 2, "{csv}");
}
