//! A photograph travels with a request: without what its camera wrote into it, to its recipient and
//! to nobody else, and whole even if the recipient dies in the middle.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vestigo::service::requests::attachments::{OpenRequest, StageRequest, SubmitWithRequest};
use vestigo::service::views::{AttachmentView, CaseState, CaseView, HopState, TraceView};
use vestigo::service::{AttachmentService as _, Service as _};
use vestigo_protocol::blob::{BlobFrame, BlobRefusal, BlobRequest};
use vestigo_protocol::codec;
use vestigo_protocol::codes::AttachmentRole;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::limits::BLOB_CHUNK;
use vestigo_protocol::message::{Attachment, Body, Content, Supplement};
use vestigo_protocol::text::Text;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, officer_terms, open_terms, two};
use vestigo_tests::raw::{RawPeer, bare};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

/// Eight by eight grey pixels as JPEG.
const GREY: &str = "\
    ffd8ffdb004300010101010101010101010101010101010101010101010101010101010101010101\
    01010101010101010101010101010101010101010101010101010101010101ffc0000b0800080008\
    01011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400\
    b5100002010303020403050504040000017d01020300041105122131410613516107227114328191\
    a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a4344454647\
    48494a535455565758595a636465666768696a737475767778797a838485868788898a9293949596\
    9798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da\
    e1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f002bffd9";

const PLACE: &[u8] = b"GPS 48.2082 N 16.3738 E, SYNTHETIC camera 4711";

/// The picture with what a camera adds.
pub(crate) fn photograph() -> Vec<u8> {
    let digits: Vec<u8> =
        GREY.bytes().filter_map(|b| char::from(b).to_digit(16)).map(|d| d as u8).collect();
    let plain: Vec<u8> = digits.chunks(2).map(|d| d[0] * 16 + d[1]).collect();
    let exif = [&b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0"[..], PLACE].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

/// Every file below a directory.
pub(crate) fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

async fn arrived(node: &Node, id: &str, state: &str) -> AttachmentView {
    let client = node.client();
    until("the file has arrived", async || {
        let list = client.attachments(ME, id.to_owned()).await.ok()?;
        list.items.into_iter().find(|a| a.state == state)
    })
    .await
}

#[tokio::test]
async fn a_photograph_arrives_without_what_its_camera_wrote() {
    let (a, b) = (Node::start_new("XA").await, Node::start_new("XB").await);
    join(&a, &b).await;
    agree(&a, &b, both(open_terms())).await;
    let stranger = RawPeer::partner("XC", &a, both(open_terms())).await;

    let taken = a.dir().join("left.jpg");
    std::fs::write(&taken, photograph()).unwrap();
    let spec = format!("{}:photograph:SYNTHETIC left side", taken.display());
    let (exit, out, error) = a.command(&[
        "trace",
        "submit",
        "--to",
        &b.name,
        "--serial",
        "AB1234",
        "--maker",
        "SYNTHETIC Arms",
        "--purpose",
        "U1",
        "--legal-basis",
        "ITI",
        "--circumstances",
        "SYNTHETIC",
        "--attach",
        &spec,
        "--json",
    ]);
    assert_eq!(exit, 0, "{out}{error}");
    let traces = a.client().traces(ME, Default::default()).await.unwrap().items;
    let id = traces[0].id.clone();
    let seen = arrived(&b, &id, "here").await;
    assert_eq!((seen.role.as_str(), seen.own), ("PHOTOGRAPH", false));
    assert_eq!(seen.title.as_deref(), Some("SYNTHETIC left side"));

    let saved = b.dir().join("seen.jpg");
    let (exit, out, error) =
        b.command(&["attachment", "save", &seen.digest, "--out", &saved.display().to_string()]);
    assert_eq!(exit, 0, "{out}{error}");
    let picture = std::fs::read(&saved).unwrap();
    assert!(picture.starts_with(&[0xff, 0xd8]) && !holds(&picture, PLACE));
    let released = OpenRequest { as_released: true };
    let travelled = b.client().attachment_open(ME, seen.digest.clone(), released).await.unwrap();
    assert!(!travelled.base64.is_empty());
    // On neither disk in the clear.
    for node in [&a, &b] {
        for path in files(&node.dir().join("attachments")) {
            let stored = std::fs::read(&path).unwrap();
            assert!(!stored.starts_with(&[0xff, 0xd8]) && !holds(&stored, PLACE));
        }
    }

    // A partner to whom it was not addressed learns nothing, whatever it knows.
    let request = BlobRequest {
        entry: LeafHash::from_hex(&seen.entry).unwrap(),
        digest: Digest::from_hex(&seen.digest).unwrap(),
        offset: 0,
    };
    let frames = stranger.fetch(codec::encode(&request)).await;
    assert_eq!(frames, [codec::encode(&BlobFrame::Refused(BlobRefusal::NotHere))]);
    assert_eq!(stranger.fetch(vec![0x80]).await, Vec::<Vec<u8>>::new());
}

#[tokio::test]
async fn files_go_both_ways_through_a_case_and_a_bundle_proves_each_of_them() {
    let (a, b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let spec = |node: &Node, name: &str, role: &str| {
        let path = node.dir().join(name);
        let bytes = if name.ends_with(".jpg") { photograph() } else { name.repeat(9).into_bytes() };
        std::fs::write(&path, bytes).unwrap();
        format!("{}:{role}:SYNTHETIC {name}", path.display())
    };
    let run = |node: &Node, args: &[&str]| {
        let (exit, out, error) = node.command(args);
        assert_eq!(exit, 0, "{args:?}: {out}{error}");
        out
    };
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;

    // The question shows what is meant; the reply is the photograph.
    let sketch = spec(&b, "sketch.txt", "other");
    let ask = ["case", "ask", &id, "--want", "photograph", "--text", "SYNTHETIC: as in the sketch"];
    run(&b, &[&ask[..], &["--attach", &sketch]].concat());
    let here = |n: usize| {
        move |t: &TraceView| t.hops[0].attachments.iter().filter(|f| f.state == "here").count() == n
    };
    let seen = a.trace_when(&trace.id, "the sketch has arrived", here(1)).await;
    assert!(!seen.hops[0].attachments[0].own && seen.hops[0].state == HopState::InfoRequested);
    let left = spec(&a, "left.jpg", "photograph");
    let supply = ["trace", "supply", &trace.id, "--text", "SYNTHETIC", "--attach", &left];
    run(&a, &supply);
    let back = |c: &CaseView| {
        c.state == CaseState::Waiting && c.attachments.iter().any(|f| !f.own && f.state == "here")
    };
    let case = b.case_when(&id, "the photograph has arrived", back).await;
    let photo = case.attachments.iter().find(|f| !f.own).unwrap();
    assert_eq!(photo.role, "PHOTOGRAPH");
    // A part with a certificate, and the answer with a report.
    let certificate = spec(&b, "certificate.txt", "certificate");
    let part = ["case", "answer", &id, "--level", "L1", "--partial", "--attach", &certificate];
    run(&b, &part);
    let report = spec(&b, "report.txt", "laboratory-report");
    let shown = run(&b, &["case", "answer", &id, "--level", "L2", "--attach", &report]);
    assert!(shown.contains("SYNTHETIC report.txt") && shown.contains(&photo.digest), "{shown}");
    let seen = a.trace_when(&trace.id, "all files have arrived", here(4)).await;
    let hop = &seen.hops[0];
    assert_eq!((hop.state, hop.attachments.len()), (HopState::Answered, 4));
    let shown = run(&a, &["trace", "show", &trace.id]);
    for file in &hop.attachments {
        assert!(shown.contains(&file.digest), "{shown}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&run(&a, &["trace", "show", &trace.id, "--json"])).unwrap();
    assert_eq!(json["hops"][0]["attachments"].as_array().map(Vec::len), Some(4));
    let json: serde_json::Value =
        serde_json::from_str(&run(&b, &["case", "show", &id, "--json"])).unwrap();
    assert_eq!(json["attachments"].as_array().map(Vec::len), Some(4));

    // What is refused leaves nothing behind: a second answer to a closed case.
    let before = files(&b.dir().join("attachments")).len();
    let (exit, out, _) = b.command(&["case", "answer", &id, "--level", "L2", "--attach", &report]);
    assert_ne!(exit, 0, "{out}");
    assert_eq!(files(&b.dir().join("attachments")).len(), before);

    // The bundle, its files beside it, and what is said of a changed one and of a lost one.
    let bundle = a.dir().join("trace.bundle").display().to_string();
    run(&a, &["bundle", "export", &trace.id, "--out", &bundle, "--with-attachments"]);
    let beside = PathBuf::from(format!("{bundle}.attachments"));
    assert_eq!(files(&beside).len(), 4);
    let folder = beside.display().to_string();
    let roots = ["--root", &a.safety_number, "--root", &b.safety_number, "--json"];
    let verify = [&["verify", &bundle, "--attachments", &folder][..], &roots].concat();
    let verified = |args: &[&str]| {
        let (exit, out, error) = a.command(args);
        let said: serde_json::Value = serde_json::from_str(&out).expect(&error);
        let count = |what: &str| said["attachments"][what].as_array().map_or(0, Vec::len);
        (exit, count("verified"), count("missing"), count("wrong"), said["problems"].to_string())
    };
    let (exit, held, missing, wrong, _) = verified(&verify);
    assert_eq!((exit, held, missing, wrong), (0, 4, 0, 0));
    let tampered = beside.join(&photo.digest);
    let mut bytes = std::fs::read(&tampered).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&tampered, bytes).unwrap();
    let (exit, held, missing, wrong, problems) = verified(&verify);
    assert_eq!((exit, held, missing, wrong), (20, 3, 0, 1));
    assert!(problems.contains(&photo.digest), "{problems}");
    std::fs::remove_file(&tampered).unwrap();
    let (exit, held, missing, wrong, _) = verified(&verify);
    assert_eq!((exit, held, missing, wrong), (0, 3, 1, 0));
}

#[tokio::test]
async fn a_file_that_is_cut_off_goes_on_where_it_ended() {
    let (a, mut b) = (Node::start_new("XA").await, Node::start_new("XB").await);
    join(&a, &b).await;
    agree(&a, &b, both(open_terms())).await;
    let report = "SYNTHETIC report. ".repeat(1_000_000).into_bytes();
    let stage = StageRequest { role: "LABORATORY_REPORT".to_owned(), title: None };
    let staged = a.client().attachment_stage(ME, stage, report.clone()).await.unwrap();
    assert!(staged.as_it_was);
    let trace = about("AB1234", &b.name);
    let request = SubmitWithRequest { trace, attachments: vec![staged.id] };
    let trace = a.client().trace_submit_with(ME, request).await.unwrap();

    let dir = b.dir().join("attachments");
    let part = until("a part has arrived", async || {
        let path = files(&dir).into_iter().find(|p| p.extension().is_some_and(|e| e == "part"))?;
        (std::fs::metadata(&path).ok()?.len() > 4 * BLOB_CHUNK).then_some(path)
    })
    .await;
    b.kill();
    let before = std::fs::read(&part).expect("killed in the middle");
    assert!((before.len() as u64) < report.len() as u64);
    b.start().await;
    let seen = arrived(&b, &trace.id, "here").await;
    let after = std::fs::read(part.with_extension("")).unwrap();
    // What had arrived was not fetched again: it is sealed under the same nonces.
    let whole = 3 * (usize::try_from(BLOB_CHUNK).unwrap() + 28);
    assert!(before.len() > whole && before[..whole] == after[..whole]);
    let opened = b.client().attachment_open(ME, seen.digest, OpenRequest::default()).await.unwrap();
    assert_eq!(opened.base64.len(), report.len().div_ceil(3) * 4);
    assert!(!part.exists());
}

#[tokio::test]
async fn what_a_hostile_partner_sends_instead_is_not_kept() {
    let b = Node::start_new("XB").await;
    let mut hostile = RawPeer::partner("XA", &b, both(open_terms())).await;
    let named = |name: u8, length: u64, media_type: &str| Attachment {
        digest: Digest([name; 32]),
        length,
        media_type: Text::new(media_type).unwrap(),
        title: None,
        salt: Digest([7; 32]),
        role: AttachmentRole::Photograph,
        handling: None,
    };
    let mut content = hostile.question("AB1234");
    let mib20 = 20 * 1024 * 1024;
    content.common.attachments = vec![
        named(1, 100, "image/jpeg"),
        named(2, 100_000, "image/jpeg"),
        named(3, 10, "application/zip"),
        named(4, mib20, "image/png"),
        named(5, mib20, "image/png"),
        named(6, mib20, "image/png"),
        named(7, mib20, "image/png"),
    ];
    let signed = hostile.issue(content, |_| {});
    let exchange = signed.header.exchange.to_hex();
    let sent = hostile.send(signed.message.to_bytes()).await;
    assert!(sent.kinds().contains(&Kind::Accepted));

    // Within a message's bound, over the case's.
    let supplement = Supplement::empty();
    let mut more = Content::new(bare(), Body::Supplement(supplement));
    more.common.agreement = hostile.agreement;
    more.common.attachments = vec![named(8, mib20, "image/png")];
    let (leaf, same) = (signed.leaf, signed.header.exchange);
    let more = hostile.issue(more, |header| {
        header.exchange = same;
        header.in_reply_to = vec![leaf];
    });
    hostile.send(more.message.to_bytes()).await;

    // Other bytes than the digest names; too long; another place; no frame; and for the rest nothing.
    let chunk = |offset: u64, n: usize| {
        codec::encode(&BlobFrame::Chunk { offset, bytes: vec![1; n].into() })
    };
    let mut asked = BTreeSet::new();
    while asked.len() < 6 {
        let (bytes, frames) = hostile.next_blob().await;
        let request: BlobRequest = codec::decode(&bytes).unwrap();
        let name = request.digest.0[0];
        if !asked.insert(name) {
            // What ended early is asked for again; it gets nothing more.
            continue;
        }
        assert_eq!((request.entry, request.offset), (signed.leaf, 0));
        let lie = match name {
            1 | 4 => chunk(0, 100),
            2 => chunk(65_536, 34_464),
            5 => vec![0x83, 9],
            6 => codec::encode(&BlobFrame::Refused(BlobRefusal::Erased)),
            _ => chunk(0, 65_536),
        };
        frames.send(lie).await;
    }
    let client = b.client();
    let states = until("the lies are seen", async || {
        let items = client.attachments(ME, exchange.clone()).await.ok()?.items;
        let states: Vec<String> = items.into_iter().map(|a| a.state).collect();
        (states.iter().filter(|s| *s == "wrong").count() == 4).then_some(states)
    })
    .await;
    // Four files of 20 MiB and what is left of 100 MiB were too much by the last.
    let expected =
        ["wrong", "wrong", "not-taken", "wrong", "wrong", "gone", "waiting", "over-quota"];
    assert_eq!(states, expected);
    let dir = b.dir().join("attachments");
    assert!(files(&dir).iter().all(|p| p.to_string_lossy().contains("0707070707")));
}
