//! Help: what the words mean.

use askama::Template;
use vestigo_protocol::ids::Digest;

use crate::web::page::{Shown, file};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![
        Route::get("/help", Access::Public, help),
        Route::get("/verify", Access::Public, verify),
        Route::get("/verify/verify.html", Access::Public, download),
    ]
}

#[derive(Template)]
#[template(path = "help.html")]
struct Help {
    words: Vec<(String, String)>,
}

/// Keys of words and of what they mean.
const GLOSSARY: [(&str, &str); 14] = [
    ("web-glossary-agency", "web-glossary-agency-means"),
    ("web-glossary-partner", "web-glossary-partner-means"),
    ("web-glossary-agreement", "web-glossary-agreement-means"),
    ("web-glossary-trace", "web-glossary-trace-means"),
    ("web-glossary-hop", "web-glossary-hop-means"),
    ("web-glossary-case", "web-glossary-case-means"),
    ("web-glossary-level", "web-glossary-level-means"),
    ("web-glossary-diversion", "web-glossary-diversion-means"),
    ("web-glossary-time-to-crime", "web-glossary-time-to-crime-means"),
    ("web-glossary-log", "web-glossary-log-means"),
    ("web-glossary-checkpoint", "web-glossary-checkpoint-means"),
    ("web-glossary-witness", "web-glossary-witness-means"),
    ("web-glossary-bundle", "web-glossary-bundle-means"),
    ("web-glossary-safety-number", "web-glossary-safety-number-means"),
];

async fn help<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let mut words: Vec<(String, String)> =
        GLOSSARY.iter().map(|(word, means)| (text.say(word), text.say(means))).collect();
    words.sort_by_key(|(word, _)| word.to_lowercase());
    visit.page(visit.say("web-help")).show(&Help { words })
}

#[derive(Template)]
#[template(path = "verify.html")]
struct Verify {
    digest: String,
}

/// The page with which a bundle is checked without a network, as it is committed.
const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../verify/verify.html"));

async fn verify<S: Service>(visit: Visit<S>) -> Shown {
    let digest = Digest::of(PAGE.as_bytes()).to_hex();
    visit.page(visit.say("web-verify")).show(&Verify { digest })
}

/// To be kept, not shown: it has a policy of its own, and belongs on another machine.
async fn download<S: Service>(_: Visit<S>) -> Shown {
    Ok(file("verify.html", "text/html; charset=utf-8", PAGE.as_bytes().to_vec()))
}
