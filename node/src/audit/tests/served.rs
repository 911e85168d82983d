//! Logs over HTTP.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minicbor::bytes::ByteVec;
use vestigo_protocol::codec;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::key::SecretKey;

use super::super::AuditError;
use super::super::report::Verdict;
use super::super::run::{Request, audit};
use super::super::testing::{Place, Two, classes, proven};
use crate::net::https::testing;

/// What a server gives besides static files.
#[derive(Clone)]
struct Serving {
    dir: PathBuf,
    origin: String,
    /// Entries for enrolled observers; without them, bundles are files like others.
    entries: Option<Vec<Vec<u8>>>,
    /// Whether the observer sees them, or their leaf hashes alone.
    visible: bool,
    /// Every fifth request is one too many, and a connection ends with its ninth.
    strained: bool,
    /// Rows are left out of every answer to an observer, or hold another leaf hash.
    wrong: Option<Wrong>,
    requests: Arc<AtomicUsize>,
}

/// How a server lies to observers.
#[derive(Clone, Copy, Debug)]
enum Wrong {
    Empty,
    Short,
    Hash,
}

/// The key of the one enrolled observer.
fn observer() -> SecretKey {
    SecretKey::from_seed(&[42; 32])
}

/// Serves until the process ends; the address.
fn serve(serving: Serving) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let serving = serving.clone();
            std::thread::spawn(move || answer(stream.unwrap(), &serving));
        }
    });
    format!("http://{address}/log")
}

/// The same behind TLS, with a certificate that is written to `file`.
fn serve_tls(serving: Serving, file: &PathBuf) -> String {
    let server = testing::server(file, &["127.0.0.1"]);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (serving, server) = (serving.clone(), Arc::clone(&server));
            std::thread::spawn(move || {
                answer(testing::accept(server, stream.unwrap()), &serving);
            });
        }
    });
    format!("https://{address}/log")
}

fn answer(stream: impl Read + Write, serving: &Serving) {
    let mut reader = BufReader::new(stream);
    for count in 1.. {
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if line == "\r\n" {
                break;
            }
            head.push(line.trim_end().to_owned());
        }
        let number = serving.requests.fetch_add(1, Ordering::Relaxed);
        if serving.strained && count == 9 {
            return;
        }
        let (status, body) = if serving.strained && number % 5 == 4 {
            ("429 Too Many Requests\r\nRetry-After: 0", Vec::new())
        } else {
            reply(&head, serving)
        };
        let length = body.len();
        let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n");
        let stream = reader.get_mut();
        let whole = [head.as_bytes(), &body].concat();
        if stream.write_all(&whole).and_then(|()| stream.flush()).is_err() {
            return;
        }
    }
}

fn reply(head: &[String], serving: &Serving) -> (&'static str, Vec<u8>) {
    let target = head[0].split(' ').nth(1).unwrap();
    let path = target.strip_prefix("/log/").unwrap();
    if let Some(range) = path.strip_prefix("observer/v1/entries?start=") {
        let Some(entries) = &serving.entries else { return ("404 Not Found", Vec::new()) };
        if !is_observer(head, target, &serving.origin) {
            return ("401 Unauthorized", Vec::new());
        }
        let (start, end) = range.split_once("&end=").unwrap();
        let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
        let row = |index: usize| {
            let entry = entries[index].clone();
            let bytes = if serving.visible { entry } else { LeafHash::of(&entry).0.to_vec() };
            (index as u64, ByteVec::from(bytes), serving.visible)
        };
        let mut rows: Vec<_> = (start..end.min(entries.len())).map(row).collect();
        match serving.wrong {
            None => {}
            Some(Wrong::Empty) => rows.clear(),
            Some(Wrong::Short) => drop(rows.pop()),
            Some(Wrong::Hash) => rows[3] = (3, ByteVec::from(vec![7; 32]), false),
        }
        return ("200 OK", codec::encode(&rows));
    }
    if path.starts_with("tile/entries/") && serving.entries.is_some() {
        return ("403 Forbidden", Vec::new());
    }
    let Ok(mut file) = std::fs::File::open(serving.dir.join(path)) else {
        return ("404 Not Found", Vec::new());
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    ("200 OK", bytes)
}

fn is_observer(head: &[String], target: &str, origin: &str) -> bool {
    let field = |name: &str| {
        let value = |line: &String| {
            let (n, value) = line.split_once(": ")?;
            n.eq_ignore_ascii_case(name).then(|| value.to_owned())
        };
        head.iter().find_map(value)
    };
    let (Some(date), Some(given)) = (field("date"), field("authorization")) else { return false };
    let Some((kid, signature)) =
        given.strip_prefix("Vestigo-Observer ").and_then(|v| v.split_once('.'))
    else {
        return false;
    };
    let key = observer();
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let message = format!("vestigo-observer-v1\0{origin}\0{target}\0{date}");
    decode(kid) == key.kid().as_bytes()
        && key.public().verify(message.as_bytes(), &decode(signature)).is_ok()
}

fn serving(two: &Two, place: &Place, at: usize) -> Serving {
    Serving {
        dir: place.dir(["xa", "xb"][at]),
        origin: two.agencies[at].name.to_string(),
        entries: None,
        visible: true,
        strained: false,
        wrong: None,
        requests: Arc::default(),
    }
}

#[test]
fn logs_over_http_are_audited_and_a_second_run_asks_for_what_is_new() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 200);
    two.publish(&place);
    let serving = [0, 1].map(|at| serving(&two, &place, at));
    let counts: Vec<Arc<AtomicUsize>> = serving.iter().map(|s| s.requests.clone()).collect();
    let request = Request {
        logs: serving.map(serve).to_vec(),
        state: Some(place.dir("state")),
        ..two.request(&place)
    };
    let first = audit(&request).unwrap();
    assert_eq!((first.report.verdict, first.report.counted.answered), (Verdict::Clean, 200));
    let before = counts[0].swap(0, Ordering::Relaxed);
    two.talk(500, 1);
    two.publish(&place);
    let second = audit(&request).unwrap();
    assert_eq!((second.report.verdict, second.report.logs[0].verified), (Verdict::Clean, 4));
    let after = counts[0].load(Ordering::Relaxed);
    assert!(after <= before, "{after} requests for four entries, {before} for eight hundred");
}

#[test]
fn logs_behind_tls_are_audited_under_the_authorities_that_were_named() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 20);
    two.publish(&place);
    let (file, other) = (place.dir("ca.pem"), place.dir("other.pem"));
    let of_xa = serve_tls(serving(&two, &place, 0), &file);
    let request = Request {
        logs: vec![of_xa, serve(serving(&two, &place, 1))],
        authorities: Some(file),
        ..two.request(&place)
    };
    let audited = audit(&request).unwrap();
    assert_eq!((audited.report.verdict, audited.report.counted.answered), (Verdict::Clean, 20));
    testing::server(&other, &["127.0.0.1"]);
    let wrong = audit(&Request { authorities: Some(other), ..request.clone() });
    assert!(matches!(wrong, Err(AuditError::Http { .. })), "{wrong:?}");
    let missing = audit(&Request { authorities: Some(place.dir("none.pem")), ..request });
    assert!(matches!(missing, Err(AuditError::Authorities(_))), "{missing:?}");
}

#[test]
fn an_observer_of_some_pairs_is_given_entries_or_hashes() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 100);
    two.publish(&place);
    std::fs::write(place.dir("key"), [42; 32]).unwrap();
    let restricted = |visible: bool| {
        let serving = [0, 1].map(|at| Serving {
            entries: Some(two.agencies[at].entries.clone()),
            visible,
            ..serving(&two, &place, at)
        });
        Request {
            logs: serving.map(serve).to_vec(),
            key: Some(place.dir("key")),
            ..two.request(&place)
        }
    };
    let seen = audit(&restricted(true)).unwrap();
    assert_eq!((seen.report.verdict, seen.report.counted.answered), (Verdict::Clean, 100));
    let hidden = audit(&restricted(false)).unwrap();
    let log = &hidden.report.logs[0];
    assert_eq!((hidden.report.verdict, log.hidden, log.verified), (Verdict::Clean, 400, 0));
    // Nothing is said about what was not shown, and it is read again the next time.
    let state = |visible| Request { state: Some(place.dir("state")), ..restricted(visible) };
    for _ in 0..2 {
        assert_eq!(audit(&state(false)).unwrap().report.logs[0].hidden, 400);
    }
    let shown = audit(&state(true)).unwrap().report;
    assert_eq!((shown.counted.answered, shown.logs[0].from), (100, 0));
    // Another key is not enrolled.
    std::fs::write(place.dir("key"), "07".repeat(32)).unwrap();
    assert!(audit(&restricted(true)).is_err());
    let without = Request { key: None, ..restricted(true) };
    assert!(audit(&without).is_err(), "nothing is said about what was not given");
}

#[test]
fn a_log_rebuilt_between_two_runs_contradicts_itself_for_an_observer_of_some_pairs_too() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 10);
    two.publish(&place);
    std::fs::write(place.dir("key"), [42; 32]).unwrap();
    let request = |two: &Two| Request {
        logs: [0, 1]
            .map(|at| Serving {
                entries: Some(two.agencies[at].entries.clone()),
                visible: false,
                ..serving(two, &place, at)
            })
            .map(serve)
            .to_vec(),
        key: Some(place.dir("key")),
        state: Some(place.dir("state")),
        ..two.request(&place)
    };
    assert_eq!(audit(&request(&two)).unwrap().report.findings, []);
    two.agencies[1].entries.swap(20, 21);
    std::fs::remove_dir_all(place.dir("xb")).unwrap();
    two.talk(50, 3);
    two.publish(&place);
    assert_eq!(classes(&audit(&request(&two)).unwrap()), ["SPLIT_VIEW"]);
}

#[test]
fn rows_that_are_missing_or_wrong_are_a_finding_and_never_nothing() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 10);
    two.publish(&place);
    std::fs::write(place.dir("key"), [42; 32]).unwrap();
    for wrong in [Wrong::Empty, Wrong::Short, Wrong::Hash] {
        let logs = [(0, None), (1, Some(wrong))].map(|(at, wrong)| Serving {
            entries: Some(two.agencies[at].entries.clone()),
            wrong,
            ..serving(&two, &place, at)
        });
        let (logs, key) = (logs.map(serve).to_vec(), Some(place.dir("key")));
        let audited = audit(&Request { logs, key, ..two.request(&place) }).unwrap();
        assert_eq!(classes(&audited), ["COPY_DIFFERS"], "{wrong:?}");
        assert_eq!(audited.report.verdict, Verdict::Integrity);
        assert_eq!(audited.report.findings[0].accused, None);
        if matches!(wrong, Wrong::Hash) {
            proven(&audited, "COPY_DIFFERS");
        }
    }
}

#[test]
fn a_server_that_wants_a_pause_or_ends_connections_is_read_to_the_end() {
    let (mut two, place) = (Two::new(), Place::new());
    two.talk(1, 300);
    two.publish(&place);
    let logs = [0, 1].map(|at| Serving { strained: true, ..serving(&two, &place, at) });
    let counts: Vec<Arc<AtomicUsize>> = logs.iter().map(|s| s.requests.clone()).collect();
    let request = Request { logs: logs.map(serve).to_vec(), ..two.request(&place) };
    let audited = audit(&request).unwrap();
    assert_eq!((audited.report.verdict, audited.report.counted.answered), (Verdict::Clean, 300));
    assert!(counts.iter().all(|count| count.load(Ordering::Relaxed) > 9));
}
