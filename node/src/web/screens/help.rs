//! Help: what the words mean.

use askama::Template;

use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![Route::get("/help", Access::Public, help), Route::get("/verify", Access::Public, verify)]
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
struct Verify;

async fn verify<S: Service>(visit: Visit<S>) -> Shown {
    visit.page(visit.say("web-verify")).show(&Verify)
}
