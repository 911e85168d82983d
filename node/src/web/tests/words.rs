//! Languages: which one is chosen, and that a page is in it whole.

use super::*;

/// All texts of a language by their keys, as they stand in its catalogue.
fn texts(language: Language) -> BTreeMap<String, String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag());
    let mut texts = BTreeMap::new();
    for file in std::fs::read_dir(dir).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut key = None;
        for line in source.lines() {
            let is_key = line.starts_with(|c: char| c.is_ascii_lowercase());
            match line.split_once(" =").filter(|_| is_key) {
                Some((name, text)) => {
                    texts.insert(name.to_owned(), text.trim().to_owned());
                    key = Some(name.to_owned());
                }
                // The other lines of a text: its forms by number.
                None => match key.as_ref().and_then(|key| texts.get_mut(key)) {
                    Some(text) if line.starts_with(' ') => {
                        text.push('\n');
                        text.push_str(line.trim());
                    }
                    _ => key = None,
                },
            }
        }
    }
    texts
}

/// What stands still in a text, whatever its variables are: the stretches between them.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let forms = text.lines().map(|line| line.split_once("] ").map_or(line, |(_, form)| form));
    let pieces = forms.flat_map(|form| form.split(['{', '}']));
    pieces.map(str::trim).filter(|piece| !piece.contains('$') && !piece.is_empty())
}

/// What would betray English on a page in another language: whole texts of two words or more, and of
/// those with variables, stretches of three words or more; none that the other language says, too.
fn english(other: Language) -> BTreeSet<String> {
    let own: Vec<String> = texts(other).into_values().collect();
    let mut found = BTreeSet::new();
    for text in texts(Language::English).values() {
        let least = if text.contains('{') { 3 } else { 2 };
        let told = stretches(text).filter(|piece| piece.split(' ').count() >= least);
        found
            .extend(told.filter(|piece| !own.iter().any(|o| o.contains(piece))).map(str::to_owned));
    }
    found
}

/// What of another language is left among these words.
fn left<'a>(english: &'a BTreeSet<String>, said: &str) -> Option<&'a String> {
    english.iter().find(|text| {
        said.match_indices(text.as_str()).any(|(at, _)| {
            let before = said[..at].chars().next_back();
            let after = said[at + text.len()..].chars().next();
            let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            ends(before) && ends(after)
        })
    })
}

/// The words of a page, without its markup: what is seen, and what is heard or shown on the way.
fn words(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        for name in [" title=\"", " alt=\"", " aria-label=\"", " placeholder=\"", " data-copied=\""]
        {
            let value = tag.split(name).nth(1).and_then(|rest| rest.split('"').next());
            value.into_iter().for_each(|value| out.extend([value, "\n"]));
        }
        out.extend(["\n", text]);
    }
    out.replace("&#39;", "'").replace("&#34;", "\"").replace("&#38;", "&")
}

#[test]
fn english_words_on_a_spanish_page_are_found() {
    let english = english(Language::Spanish);
    assert!(english.len() > 800, "{}", english.len());
    let pages = [
        // A whole text, one of two words, and one with its variable filled in.
        "Rastreos\nTrace a firearm\n",
        "Rastreos\nShow all\n",
        "The answer of Paraguay is awaited until 22 nov 2026.",
    ];
    for page in pages {
        assert!(left(&english, page).is_some(), "{page}");
    }
    let page = words("<h1>Rastreos</h1><p>Se espera la respuesta de Paraguay.</p>");
    assert_eq!(left(&english, &page), None);
    assert_eq!(words("<p title=\"Show all\">Es&#39;o</p>").trim(), "Show all\n\nEs'o");
}

#[tokio::test]
async fn every_page_speaks_four_languages_and_nothing_of_another() {
    let house = House::new("pages-words");
    let english = Language::ALL.map(english);
    let mut seen = 0;
    for row in table::<FakeService>().into_iter().filter(|row| row.time_max.is_some()) {
        for (language, english) in Language::ALL.into_iter().zip(&english) {
            let tag = language.tag();
            let path = format!("/{tag}{}", sample(row.path));
            // A form that says nothing comes back with what is wrong.
            let page = match row.method {
                Method::POST => house.post(&path, Some("EVERY"), "").await,
                _ => house.get(&path, Some("EVERY")).await,
            };
            let kind = page.headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap());
            let is_kept = page.headers.contains_key(header::CONTENT_DISPOSITION);
            if is_kept || !page.body.starts_with("<!doctype html>") {
                continue;
            }
            assert!(kind.is_some_and(|kind| kind.starts_with("text/html")), "{path}: {kind:?}");
            assert!(page.body.contains(&format!("<html lang=\"{tag}\">")), "{path}");
            let said = words(&page.body);
            if language != Language::English {
                assert_eq!(left(english, &said), None, "{} {path}", row.method);
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
            seen += 1;
        }
    }
    let pages = pages().len();
    assert!(seen >= 4 * pages / 2 && seen > 60, "{seen} pages of {pages} rows");
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
    // Who may see much has areas, and the pages of the one that is open.
    let links = |page: &str| -> Vec<String> {
        let nav = page.split("<nav class=\"main-nav\"").nth(1).unwrap().split("</nav>").next();
        let link = |rest: &str| rest.split('"').next().unwrap().to_owned();
        nav.unwrap().split("<a href=\"").skip(1).map(link).collect()
    };
    let areas =
        ["/en", "/en/queue", "/en/registry", "/en/partners", "/en/analysis", "/en/officers"];
    let at_home = house.get("/en", Some("FOCAL_POINT")).await.body;
    assert_eq!(links(&at_home)[..5], areas[..5]);
    assert!(links(&at_home).len() <= areas.len() && !asked.contains("class=\"within\""));
    let partners = house.get("/en/agreements", Some("FOCAL_POINT")).await.body;
    let within = partners.split("class=\"within\"").nth(1).unwrap();
    assert!(within.contains("<a href=\"/en/agreements\" aria-current=\"page\">"));
    assert!(!within.contains("<a href=\"/en/marking\""));
    assert!(partners.contains("<a href=\"/en/partners\" aria-current=\"true\">"));
}
