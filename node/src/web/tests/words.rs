//! Languages: which one is chosen, and that a page is in it whole.

use super::*;

/// English texts that would be seen on a page in another language: three words or more, no variables.
fn english() -> Vec<String> {
    let files = [
        include_str!("../../../locales/en/web.ftl"),
        include_str!("../../../locales/en/web_traces.ftl"),
        include_str!("../../../locales/en/web_desk.ftl"),
        include_str!("../../../locales/en/screens.ftl"),
        include_str!("../../../locales/en/codes.ftl"),
        include_str!("../../../locales/en/errors.ftl"),
        include_str!("../../../locales/en/life.ftl"),
    ];
    let texts = files.into_iter().flat_map(str::lines).filter_map(|line| {
        let (key, text) = line.split_once(" = ")?;
        let is_key = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let fits = is_key && !text.contains('{') && text.split(' ').count() >= 3;
        fits.then(|| text.trim().to_owned())
    });
    texts.collect()
}

/// The words of a page, without its markup.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push('\n');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&#39;", "'").replace("&#34;", "\"").replace("&#38;", "&")
}

#[tokio::test]
async fn every_page_speaks_four_languages_and_nothing_of_another() {
    let house = House::new("pages-words");
    let english = english();
    assert!(english.len() > 200, "{}", english.len());
    for row in pages() {
        for language in Language::ALL {
            let tag = language.tag();
            let path = format!("/{tag}{}", sample(row.path));
            let page = house.get(&path, Some("EVERY")).await;
            let kind = page.headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap());
            let is_kept = page.headers.contains_key(header::CONTENT_DISPOSITION);
            if is_kept || !kind.is_some_and(|kind| kind.starts_with("text/html")) {
                continue;
            }
            assert!(page.body.contains(&format!("<html lang=\"{tag}\">")), "{path}");
            let said = words(&page.body);
            if language != Language::English {
                let left =
                    english.iter().find(|text| said.lines().any(|line| line.trim() == **text));
                assert_eq!(left, None, "{path}");
            }
            for prefix in crate::text::PREFIXES {
                // Error pages name their key on purpose.
                let shown = said.lines().find(|line| {
                    prefix != "error-"
                        && line.trim().starts_with(prefix)
                        && !line.trim().contains(' ')
                });
                assert_eq!(shown, None, "{path}: a key that has no text");
            }
        }
    }
}

#[tokio::test]
async fn every_page_keeps_the_rules_of_the_house() {
    let house = House::new("pages-rules");
    for row in pages() {
        let path = format!("/en{}", sample(row.path));
        let page = house.get(&path, Some("EVERY")).await;
        let html = page.body;
        let is_kept = page.headers.contains_key(header::CONTENT_DISPOSITION);
        if is_kept || !html.starts_with("<!doctype html>") {
            continue;
        }
        assert!(html.len() <= 60 * 1024, "{path}: {} bytes", html.len());
        assert!(!html.contains(" style="), "{path}: a style in the markup");
        for event in ["onclick", "onload", "onsubmit", "onchange", "onerror", "oninput"] {
            assert!(!html.contains(&format!(" {event}=")), "{path}: {event}");
        }
        assert_eq!(html.matches("<script").count(), 1, "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(!html.contains("src=\"http") && !html.contains("javascript:"), "{path}");
        let mut ids = BTreeSet::new();
        for part in html.split(" id=\"").skip(1) {
            let id = part.split('"').next().unwrap();
            assert!(ids.insert(id), "{path}: #{id} twice");
        }
        for input in html.split("<input").skip(1).chain(html.split("<textarea").skip(1)) {
            let tag = input.split('>').next().unwrap();
            if tag.contains("type=\"hidden\"") {
                continue;
            }
            let id = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next());
            let id = id.unwrap_or_else(|| panic!("{path}: {tag}"));
            assert!(html.contains(&format!("for=\"{id}\"")), "{path}: no label for {id}");
        }
        for part in html.split("aria-describedby=\"").skip(1) {
            for id in part.split('"').next().unwrap().split(' ') {
                assert!(ids.contains(id), "{path}: {id} describes nothing");
            }
        }
    }
}

#[tokio::test]
async fn the_language_is_that_of_the_address_the_officer_or_the_browser() {
    let house = House::new("pages-language");
    let asked = async |path: &str, role: Option<&str>, accepted: &str| {
        let request =
            house.request(Method::GET, path, role).header(header::ACCEPT_LANGUAGE, accepted);
        house.send(request.body(Body::empty()).unwrap()).await.location().to_owned()
    };
    assert_eq!(asked("/", None, "de, fr;q=0.8").await, "/fr");
    assert_eq!(asked("/", None, "de").await, "/en");
    assert_eq!(asked("/", Some("EVERY"), "fr").await, "/pt");
    assert_eq!(asked("/traces?state=open", None, "es-UY").await, "/es/traces?state=open");
    assert_eq!(asked("/es/", None, "en").await, "/es");
}

#[tokio::test]
async fn the_switcher_keeps_the_page() {
    let house = House::new("pages-switcher");
    let page = house.get("/es/traces?state=open&sort=-updated", Some("EVERY")).await;
    assert!(
        page.body.contains("href=\"/fr/traces?state=open&#38;sort=-updated\""),
        "{}",
        page.body
    );
    assert!(page.body.contains("<span lang=\"es\" aria-current=\"true\">Español</span>"));
    assert!(page.body.contains("Policía de XA"));
}

#[tokio::test]
async fn the_navigation_shows_what_the_officer_may_see() {
    let house = House::new("pages-navigation");
    let asked = house.get("/en", Some("INVESTIGATOR")).await.body;
    assert!(asked.contains("href=\"/en/traces\"") && asked.contains("href=\"/en/traces/new\""));
    let kept = house.get("/en", Some("REGISTRAR")).await.body;
    assert!(!kept.contains("href=\"/en/traces\"") && !kept.contains("href=\"/en/traces/new\""));
}
