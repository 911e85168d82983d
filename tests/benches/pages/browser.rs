//! As much of a browser as a measurement needs: one connection, a cookie, forms.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use vestigo::desk::credentials::TotpSecret;
use vestigo::runtime::clock;
use vestigo_tests::Node;

use crate::Failure;

/// The words of the officer who looks.
const PASSWORD: &str = "SYNTHETIC words for a measurement";

/// What came back.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// As it was sent.
    pub(crate) body: Vec<u8>,
    cookie: Option<String>,
}

/// Somebody who is signed in.
pub(crate) struct Browser {
    host: String,
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Browser {
    /// A new officer with these roles, who sets up how to sign in, and is in.
    pub(crate) fn enter(node: &Node, pages: &str, roles: &[&str]) -> Result<Self, Failure> {
        let mut add = vec!["officer", "add", "looker", "--no-account", "--no-key"];
        for role in roles {
            add.extend(["--role", role]);
        }
        done(node, &add)?;
        let made: serde_json::Value =
            serde_json::from_str(&done(node, &["officer", "link", "looker", "--json"])?)?;
        let link = made.get("code").and_then(|code| code.as_str()).ok_or("no code in the link")?;
        let stream = TcpStream::connect(pages)?;
        stream.set_nodelay(true)?;
        let port = pages.rsplit(':').next().unwrap_or_default();
        let host = format!("localhost:{port}");
        let mut browser = Self { host, stream: BufReader::new(stream), cookie: String::new() };
        let setup = browser.post("/en/setup", &[("link", link)])?;
        let page = String::from_utf8(setup.body)?;
        let secret = between(&page, "otpauth", "<span class=\"mono\">", "</span>")?;
        let now = clock::now().0;
        let code = totp(secret)?.code(now / 30);
        let fields = [("link", link), ("code", &code), ("password", PASSWORD), ("again", PASSWORD)];
        let enrolled = browser.post("/en/setup/enrol", &fields)?;
        let cookie = enrolled.cookie.ok_or_else(|| format!("setting up: {}", enrolled.status))?;
        browser.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(browser)
    }

    /// Paths of the navigation of a page.
    pub(crate) fn navigation(&mut self, path: &str) -> Result<Vec<String>, Failure> {
        let page = String::from_utf8(self.send("GET", path, "", false)?.body)?;
        let list = between(&page, "main-nav", ">", "</nav>")?;
        let links = list.split("href=\"").skip(1);
        Ok(links.filter_map(|link| link.split('"').next()).map(str::to_owned).collect())
    }

    /// A page, compressed.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer, Failure> {
        self.send("GET", path, "", true)
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Failure> {
        let mut form = String::new();
        for (name, value) in fields {
            let join = if form.is_empty() { "" } else { "&" };
            write!(form, "{join}{name}=")?;
            for byte in value.bytes() {
                if byte.is_ascii_alphanumeric() {
                    form.push(char::from(byte));
                } else {
                    write!(form, "%{byte:02X}")?;
                }
            }
        }
        self.send("POST", path, &form, false)
    }

    fn send(
        &mut self,
        method: &str,
        path: &str,
        form: &str,
        gzip: bool,
    ) -> Result<Answer, Failure> {
        let host = &self.host;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n");
        if !self.cookie.is_empty() {
            write!(request, "Cookie: {}\r\n", self.cookie)?;
        }
        if gzip {
            request.push_str("Accept-Encoding: gzip\r\n");
        }
        if method == "POST" {
            write!(request, "Origin: http://{host}\r\nContent-Length: {}\r\n", form.len())?;
            request.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        write!(request, "\r\n{form}")?;
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> Result<Answer, Failure> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).ok_or("no status")?.parse()?;
        let (mut length, mut cookie) = (None, None);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = Some(value.trim().parse()?),
                "set-cookie" => cookie = Some(value.trim().to_owned()),
                _ => {}
            }
        }
        let mut body = vec![0; length.ok_or("an answer without a length")?];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, body, cookie })
    }
}

fn done(node: &Node, args: &[&str]) -> Result<String, Failure> {
    let (exit, said, error) = node.command(args);
    if exit == 0 { Ok(said) } else { Err(format!("{}: {error}", args.join(" ")).into()) }
}

/// What stands between two marks, after the first mention of something.
fn between<'a>(page: &'a str, after: &str, from: &str, to: &str) -> Result<&'a str, Failure> {
    let rest = page.split_once(after).map_or(page, |(_, rest)| rest);
    let rest = rest.split_once(from).ok_or_else(|| format!("no {from} on the page"))?.1;
    Ok(rest.split_once(to).ok_or_else(|| format!("no {to} on the page"))?.0)
}

/// The secret of an authenticator app, as it is typed: RFC 4648 base 32 in groups.
fn totp(text: &str) -> Result<TotpSecret, Failure> {
    let mut bits = 0u32;
    let mut count = 0;
    let mut bytes = Vec::new();
    for letter in text.bytes().filter(u8::is_ascii_alphanumeric) {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            _ => return Err("not base 32".into()),
        };
        bits = (bits << 5 | u32::from(value)) & 0xffff;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff)?);
        }
    }
    let secret: [u8; 20] = bytes.try_into().map_err(|_| "not twenty bytes")?;
    Ok(TotpSecret::new(secret))
}
