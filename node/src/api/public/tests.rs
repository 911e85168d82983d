use std::sync::Mutex;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::log::tile::Tile;

use super::*;
use crate::service::observing::Witnessed;

const QUICK: Deadlines = Deadlines {
    head: Duration::from_millis(300),
    answer: Duration::from_millis(300),
    connection: Duration::from_secs(20),
};

/// A log with canned answers that remembers what observers signed.
#[derive(Clone, Default)]
struct FakeLog(Arc<Mutex<Vec<SignedRequest>>>);

impl FakeLog {
    fn private(&self, who: SignedRequest, bytes: &[u8]) -> Result<Vec<u8>, Withheld> {
        let said = who.authorization.clone();
        self.0.lock().unwrap().push(who);
        match said.as_deref() {
            Some("good") => Ok(bytes.to_vec()),
            Some("stranger") => Err(Withheld::NotEnrolled),
            Some("early") => Err(Withheld::Absent),
            Some("stopping") => Err(Withheld::Unavailable),
            Some("wide") => Err(Withheld::BadRange),
            _ => Err(Withheld::Unsigned),
        }
    }
}

impl PublicLog for FakeLog {
    async fn file(&self, file: PublicFile) -> Option<Vec<u8>> {
        match file {
            PublicFile::Cosigned => None,
            PublicFile::Descriptor(9) => std::future::pending().await,
            other => Some(format!("{other:?}").into_bytes()),
        }
    }

    async fn bundle(&self, who: SignedRequest, _: Tile) -> Result<Vec<u8>, Withheld> {
        self.private(who, b"bundle")
    }

    async fn leaves(&self, who: SignedRequest, _: Tile) -> Result<Vec<u8>, Withheld> {
        self.private(who, b"leaves")
    }

    async fn seen(&self, who: SignedRequest, _: LeafHash) -> Result<Vec<u8>, Withheld> {
        self.private(who, b"seen")
    }

    async fn entries(&self, who: SignedRequest, _: u64, _: u64) -> Result<Vec<u8>, Withheld> {
        self.private(who, &[0x80])
    }

    async fn proof(&self, who: SignedRequest, _: u64) -> Result<Vec<u8>, Withheld> {
        self.private(who, b"proof")
    }

    async fn receipt(&self, who: SignedRequest, _: u64) -> Result<Vec<u8>, Withheld> {
        self.private(who, b"receipt")
    }

    async fn add_checkpoint(&self, body: Vec<u8>) -> Reply {
        match body.as_slice() {
            b"conflict" => Refusal::Conflict(7).reply(),
            body => Reply { status: 200, body: format!("{} bytes\n", body.len()) },
        }
    }

    async fn witnessed(&self, who: SignedRequest, hash: String) -> Option<Witnessed> {
        let for_everyone = hash.starts_with('a');
        let may = for_everyone || who.authorization.as_deref() == Some("good");
        may.then(|| Witnessed { note: b"a note".to_vec(), for_everyone })
    }
}

struct Served {
    address: SocketAddr,
    log: FakeLog,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Served {
    async fn start(proxy: Option<IpAddr>) -> Self {
        let listen = "127.0.0.1:0".parse().unwrap();
        let listener = bind(PublicAddress { listen, proxy }).await.unwrap();
        let (address, log) = (listener.local_addr().unwrap(), FakeLog::default());
        let task = tokio::spawn(serve_within(listener, proxy, log.clone(), QUICK));
        Self { address, log, task }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends bytes and reads until the other end closes, within a bound.
    async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        // The other end may close before it has read all.
        let _refused = stream.write_all(bytes).await;
        read_all(stream).await
    }

    async fn get(&self, path: &str, headers: &str) -> String {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n");
        self.raw(request.as_bytes()).await
    }
}

async fn read_all(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await;
    // A reset is an end too.
    let _ended = read.expect("the other end closes");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn status(response: &str) -> &str {
    response.get(9..12).unwrap_or("none")
}

#[tokio::test]
async fn files_have_their_type_and_time_to_live() {
    let served = Served::start(None).await;
    for (path, kind, cache) in [
        ("/checkpoint", "text/plain; charset=utf-8", "public, max-age=1"),
        ("/tile/1/000", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("/tile/1/000.p/7", "application/octet-stream", "public, max-age=60"),
        ("/descriptors/1", "application/cbor", "public, max-age=31536000, immutable"),
        (
            &format!("/witness/{}/checkpoint", "a".repeat(64)),
            "text/plain; charset=utf-8",
            "public, max-age=1",
        ),
    ] {
        let response = served.get(path, "").await;
        assert_eq!(status(&response), "200", "{response}");
        assert!(response.contains(&format!("content-type: {kind}\r\n")), "{response}");
        assert!(response.contains(&format!("cache-control: {cache}\r\n")), "{response}");
        assert!(response.contains("x-content-type-options: nosniff\r\n"));
        assert!(response.contains("content-security-policy: default-src 'none'\r\n"));
    }
    for path in ["/checkpoint.cosigned", "/nothing", "/", "/../store.sqlite", "/tile/0/%2e%2e/000"]
    {
        assert_eq!(status(&served.get(path, "").await), "404", "{path}");
    }
    let nothing = format!("/witness/{}/checkpoint", "b".repeat(64));
    assert_eq!(status(&served.get(&nothing, "").await), "404");
    let head =
        served.raw(b"HEAD /checkpoint HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(head.contains("content-length: 10\r\n") && head.ends_with("\r\n\r\n"), "{head}");
}

#[tokio::test]
async fn what_observers_get_is_private_and_their_signature_is_over_what_came() {
    let served = Served::start(None).await;
    let path = "/observer/v1/entries?start=0&end=256";
    for (said, expected) in [
        ("good", "200"),
        ("stranger", "403"),
        ("early", "404"),
        ("stopping", "503"),
        ("wide", "400"),
        ("bad", "401"),
    ] {
        let headers = format!("authorization: {said}\r\ndate: d\r\n");
        let response = served.get(path, &headers).await;
        assert_eq!(status(&response), expected, "{response}");
        assert!(!response.contains("public"), "{response}");
    }
    let response = served.get(path, "").await;
    assert!(response.contains("www-authenticate: Vestigo-Observer\r\n"), "{response}");
    let seen = format!("/seen/{}", "a".repeat(64));
    for path in [
        "/tile/0/000",
        "/tile/0/000.p/7",
        seen.as_str(),
        "/tile/entries/000",
        "/observer/v1/proof?index=1",
        "/observer/v1/receipt?index=1",
    ] {
        assert_eq!(status(&served.get(path, "").await), "401", "{path}");
        assert_eq!(status(&served.get(path, "authorization: good\r\n").await), "200", "{path}");
    }
    // What is cosigned of a partner's log is for observers, and kept by no cache.
    let partner = format!("/witness/{}/checkpoint", "b".repeat(64));
    let response = served.get(&partner, "authorization: good\r\n").await;
    assert!(status(&response) == "200" && response.contains("private, no-store"), "{response}");
    let twice = served.get(path, "authorization: good\r\nauthorization: good\r\n").await;
    assert_eq!(status(&twice), "401", "{twice}");
    let first = served.log.0.lock().unwrap()[0].clone();
    let (authorization, date) = (Some("good".to_owned()), Some("d".to_owned()));
    assert_eq!(first, SignedRequest { authorization, date, path: path.to_owned() });
}

#[tokio::test]
async fn a_witness_answers_as_the_specification_has_it() {
    let served = Served::start(None).await;
    let post = |body: &str| {
        format!(
            "POST /witness/add-checkpoint HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let response = served.raw(post("old 0").as_bytes()).await;
    assert!(status(&response) == "200" && response.ends_with("5 bytes\n"), "{response}");
    let response = served.raw(post("conflict").as_bytes()).await;
    assert!(response.contains("content-type: text/x.tlog.size\r\n"), "{response}");
    assert!(status(&response) == "409" && response.ends_with("\r\n\r\n7\n"), "{response}");
    assert_eq!(status(&served.get("/witness/add-checkpoint", "").await), "405");
    let huge = "a".repeat(ADD_CHECKPOINT_MAX + 1);
    assert_eq!(status(&served.raw(post(&huge).as_bytes()).await), "400");
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let request =
            format!("{method} /checkpoint HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        assert_eq!(status(&served.raw(request.as_bytes()).await), "405", "{method}");
    }
}

#[tokio::test]
async fn whoever_is_slow_or_sends_too_much_is_cut_off() {
    let served = Served::start(None).await;
    // A head that never ends, one that never begins, and a body that never comes.
    for bytes in [
        &b"GET /checkpoint HTTP/1.1\r\nhost: "[..],
        b"",
        b"POST /witness/add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nold",
    ] {
        let response = served.raw(bytes).await;
        assert!(["408", "503", "none"].contains(&status(&response)), "{response}");
    }
    // An answer that never comes.
    assert_eq!(status(&served.get("/descriptors/9", "").await), "503");
    let long = format!("x: {}\r\n", "a".repeat(HEAD_MAX));
    let many = "x: y\r\n".repeat(100);
    for headers in [long.as_str(), many.as_str()] {
        let response = served.get("/checkpoint", headers).await;
        assert!(["431", "400", "none"].contains(&status(&response)), "{response}");
    }
    let long = format!("/{}", "a".repeat(HEAD_MAX));
    assert_ne!(status(&served.get(&long, "").await), "200");
    for nonsense in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /checkpoint\r\n\r\n",
        b"GET /checkpoint HTTP/1.1\r\nhost: x\r\n bad: fold\r\n\r\n",
        b"POST /witness/add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nold",
        b"POST /witness/add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\nold",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let response = served.raw(nonsense).await;
        assert_ne!(status(&response), "200", "{response}");
    }
    // It still serves.
    assert_eq!(status(&served.get("/checkpoint", "").await), "200");
}

#[tokio::test]
async fn one_address_has_few_connections_and_a_stranger_none_behind_a_proxy() {
    let served = Served::start(None).await;
    let mut open = Vec::new();
    for _ in 0..8 {
        let mut stream = served.connect().await;
        stream.write_all(b"GET /checkpoint HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        open.push(stream);
    }
    let ninth = served.get("/checkpoint", "").await;
    assert_eq!(status(&ninth), "none", "{ninth}");
    drop(open);
    let behind = Served::start(Some("127.0.0.9".parse().unwrap())).await;
    assert_eq!(status(&behind.get("/checkpoint", "").await), "none");
    let proxied = Served::start(Some("127.0.0.1".parse().unwrap())).await;
    let forwarded = "x-forwarded-for: 192.0.2.1, 192.0.2.2\r\n";
    assert_eq!(status(&proxied.get("/checkpoint", forwarded).await), "200");
}

#[tokio::test]
async fn too_many_requests_are_told_so() {
    let served = Served::start(None).await;
    let mut stream = served.connect().await;
    let request = b"GET /checkpoint HTTP/1.1\r\nhost: x\r\n\r\n".repeat(600);
    let last = b"GET /nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let (mut reader, mut writer) = stream.split();
    let mut bytes = Vec::new();
    let writing = async {
        writer.write_all(&request).await.unwrap();
        writer.write_all(last).await.unwrap();
    };
    let (_, read) = tokio::join!(writing, reader.read_to_end(&mut bytes));
    read.unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.matches("HTTP/1.1 200").count() >= 400, "the burst passes");
    assert!(text.contains("HTTP/1.1 429") && text.contains("retry-after: 1\r\n"));
}
