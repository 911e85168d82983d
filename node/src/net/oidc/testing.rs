//! A provider for tests, on this machine: it gives one token for any code.

use std::sync::{Arc, Mutex};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::{Provider, Registration};

/// What the node is called there.
pub(crate) const CLIENT: &str = "vestigo";

/// The provider, and what was asked of its token endpoint.
#[derive(Clone)]
pub(crate) struct FakeProvider {
    pub(crate) issuer: String,
    key: Arc<Ed25519KeyPair>,
    state: Arc<Mutex<State>>,
}

struct State {
    /// The answer of the token endpoint.
    token: Value,
    /// Changes what it says of itself.
    metadata: Value,
    /// The number of its key.
    kid: String,
    /// Requests: path, authorization, form.
    asked: Vec<(String, String, String)>,
}

impl FakeProvider {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let key = Arc::new(Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap());
        let state = State {
            token: json!({}),
            metadata: json!({}),
            kid: "k1".to_owned(),
            asked: Vec::new(),
        };
        let provider = Self { issuer, key, state: Arc::new(Mutex::new(state)) };
        let serving = provider.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let provider = serving.clone();
                tokio::spawn(async move { provider.answer(stream).await });
            }
        });
        provider
    }

    /// The node's side of it.
    pub(crate) fn registered(&self, secret: Option<&str>) -> Provider {
        let registration = Registration {
            issuer: self.issuer.clone(),
            client_id: CLIENT.to_owned(),
            client_secret: secret.map(|text| text.to_owned().into()),
            redirect_uri: "https://node.example/sign-in/oidc/return".to_owned(),
            second_factor: vec!["mfa".to_owned()],
        };
        Provider::new(registration, None).unwrap()
    }

    /// Claims that are all right at `now` (seconds since 1970) for this nonce.
    pub(crate) fn claims(&self, nonce: &str, now: u64) -> Value {
        json!({
            "iss": self.issuer, "sub": "person-1", "aud": CLIENT, "exp": now + 60, "iat": now,
            "auth_time": now, "nonce": nonce, "amr": ["pwd", "mfa"],
            "preferred_username": "ana.diaz",
        })
    }

    /// A token of these claims under the provider's key.
    pub(crate) fn signed(&self, claims: &Value) -> String {
        self.signed_with(&json!({"alg": "EdDSA", "kid": self.kid()}), claims)
    }

    pub(crate) fn signed_with(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(header), part(claims));
        let signature = URL_SAFE_NO_PAD.encode(self.key.sign(text.as_bytes()));
        format!("{text}.{signature}")
    }

    pub(crate) fn gives(&self, token: &str) {
        self.state.lock().unwrap().token = json!({"id_token": token, "token_type": "Bearer"});
    }

    pub(crate) fn refuses(&self, error: &str) {
        self.state.lock().unwrap().token = json!({"error": error});
    }

    pub(crate) fn says(&self, metadata: Value) {
        self.state.lock().unwrap().metadata = metadata;
    }

    pub(crate) fn changes_key(&self, kid: &str) {
        self.state.lock().unwrap().kid = kid.to_owned();
    }

    pub(crate) fn asked(&self) -> Vec<(String, String, String)> {
        self.state.lock().unwrap().asked.clone()
    }

    fn kid(&self) -> String {
        self.state.lock().unwrap().kid.clone()
    }

    /// The keys that it publishes.
    pub(crate) fn keys(&self) -> Value {
        let x = URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref());
        json!({"keys": [
            {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": self.kid(), "use": "sig", "alg": "EdDSA"},
        ]})
    }

    async fn answer(&self, mut stream: TcpStream) {
        let mut read = Vec::new();
        let (path, authorization, form) = loop {
            let mut part = [0; 4096];
            let count = stream.read(&mut part).await.unwrap();
            read.extend_from_slice(&part[..count]);
            let text = String::from_utf8_lossy(&read).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let header = |name: &str| {
                let lines = head.lines().filter_map(|line| line.split_once(": "));
                let found = lines.filter(|(n, _)| n.eq_ignore_ascii_case(name));
                found.map(|(_, value)| value.to_owned()).next().unwrap_or_default()
            };
            let length: usize = header("content-length").parse().unwrap_or(0);
            if body.len() >= length {
                let path = head.split(' ').nth(1).unwrap().to_owned();
                break (path, header("authorization"), body.to_owned());
            }
        };
        let reply = match path.as_str() {
            "/.well-known/openid-configuration" => {
                let at = |path: &str| format!("{}{path}", self.issuer);
                let mut all = json!({
                    "issuer": self.issuer, "authorization_endpoint": at("/authorize"),
                    "token_endpoint": at("/token/"), "jwks_uri": at("/keys"),
                });
                let more = self.state.lock().unwrap().metadata.clone();
                for (name, value) in more.as_object().unwrap() {
                    all[name] = value.clone();
                }
                all
            }
            "/keys" => self.keys(),
            _ => self.state.lock().unwrap().token.clone(),
        };
        self.state.lock().unwrap().asked.push((path, authorization, form));
        let status = if reply.get("error").is_some() { "400 Bad Request" } else { "200 OK" };
        let body = reply.to_string();
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    }
}
