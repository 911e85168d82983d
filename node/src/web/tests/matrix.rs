//! Every row × every role × nobody, and what every response says besides itself.

use super::*;

/// Whether somebody with this role is let in: written apart from the code that decides.
fn expected(access: Access, role: Option<Role>) -> bool {
    match (access, role) {
        (Access::Public, _) | (Access::SignedIn, Some(_)) => true,
        (_, None) => false,
        (Access::Roles(roles), Some(role)) => roles.is_empty() || roles.contains(&role),
    }
}

#[tokio::test]
async fn every_row_lets_in_whom_its_rule_names_and_nobody_else() {
    let house = House::new("pages-matrix");
    let rows = table::<FakeService>();
    let (count, mut seen, mut let_in, mut kept_out) = (rows.len(), 0, 0, 0);
    for row in rows {
        let path = format!("/es{}", sample(row.path));
        for role in [None].into_iter().chain(Role::ALL.map(Some)) {
            let name = role.map(Role::name);
            let is_let_in = expected(row.access, role);
            // What stays open says at once who is let in, and its body never ends.
            let page = match row.method {
                _ if row.time_max.is_none() => house.head_of(&path, name).await,
                Method::POST => house.post(&path, name, "").await,
                _ => house.get(&path, name).await,
            };
            let what = format!("{} {path} as {name:?}: {}", row.method, page.status);
            let is_led_away =
                page.status == StatusCode::SEE_OTHER && page.location().starts_with("/es/sign-in");
            match (is_let_in, role) {
                (true, Some(_)) => {
                    assert!(!page.body.contains("error-web-role"), "{what}");
                    // A page that a role may see is one that the service shows it.
                    assert!(row.method == Method::POST || page.status != 403, "{what}");
                    assert!(!is_led_away || row.path == "/sign-out", "{what}");
                }
                (true, None) => assert_ne!(page.status, StatusCode::FORBIDDEN, "{what}"),
                (false, None) => assert!(is_led_away, "{what}"),
                (false, Some(_)) => {
                    assert_eq!(page.status, StatusCode::FORBIDDEN, "{what}");
                    let is_said = page.body.contains("error-web-role") || row.time_max.is_none();
                    assert!(is_said, "{what}");
                }
            }
            assert!(!page.status.is_server_error(), "{what}");
            seen += 1;
            if is_let_in { let_in += 1 } else { kept_out += 1 }
        }
    }
    assert_eq!(seen, count * (Role::ALL.len() + 1), "every row with everybody");
    assert!(let_in > 100 && kept_out > 100, "{let_in} let in, {kept_out} kept out");
}

/// The administrator sees nothing of a trace or case, and no record.
#[test]
fn no_row_about_guns_is_open_to_administrators_or_strangers() {
    let about_guns = [
        "/traces",
        "/cases",
        "/registry/records",
        "/records",
        "/batches",
        "/marking",
        "/stock",
        "/destruction",
        "/incidents",
    ];
    for row in table::<FakeService>() {
        let is_about_guns = about_guns.iter().any(|area| {
            row.path.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        for role in [None, Some(Role::Administrator)] {
            let is_open = expected(row.access, role);
            assert!(!is_about_guns || !is_open, "{} {} as {role:?}", row.method, row.path);
        }
    }
}

/// Without a session there is what one needs to get one, and help; a new such row is named here.
#[test]
fn only_signing_in_and_help_are_open_to_everybody() {
    let open = ["/sign-in", "/sign-out", "/setup", "/help", "/verify"];
    for row in table::<FakeService>().iter().filter(|row| row.access == Access::Public) {
        let is_named = open.iter().any(|area| {
            row.path.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        assert!(is_named, "{} {} is open to everybody", row.method, row.path);
    }
}

#[test]
fn no_path_stands_twice_and_the_navigation_leads_to_pages() {
    let mut rows = BTreeSet::new();
    for row in table::<FakeService>() {
        assert!(rows.insert((row.method.to_string(), row.path)), "{} {}", row.method, row.path);
        assert!(row.path.is_empty() || row.path.starts_with('/'), "{}", row.path);
        if row.entry.is_some() {
            assert!(row.method == Method::GET && !row.path.contains('{'), "{}", row.path);
        }
    }
}

#[tokio::test]
async fn a_browser_finds_the_icon_where_it_looks_by_itself() {
    let house = House::new("pages-favicon");
    let asked = house.get("/favicon.ico", None).await;
    let place = asked.headers["location"].to_str().unwrap().to_owned();
    assert_eq!((asked.status, place.as_str()), (StatusCode::SEE_OTHER, assets::path("icon.svg")));
    assert_eq!(house.get(&place, None).await.headers["content-type"], "image/svg+xml");
}

#[tokio::test]
async fn every_response_carries_the_headers() {
    let house = House::new("pages-headers");
    let mut paths: Vec<String> =
        pages().iter().map(|row| format!("/en{}", sample(row.path))).collect();
    for more in ["/", "/en/no-such-page", "/no-language", "/favicon.ico"] {
        paths.push(more.to_owned());
    }
    paths.push(assets::path("app.css").to_owned());
    let exact: [(&str, &str); 6] = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("strict-transport-security", "max-age=63072000"),
        (
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'",
        ),
    ];
    for path in paths {
        for role in [None, Some("EVERY")] {
            let page = house.get(&path, role).await;
            for (name, value) in exact {
                let found: Vec<_> = page.headers.get_all(name).iter().collect();
                assert_eq!(found, [value], "{path}: {name}");
            }
            assert!(page.headers.contains_key("permissions-policy"), "{path}");
            assert!(!page.headers.contains_key("access-control-allow-origin"), "{path}");
            let cache = page.headers[header::CACHE_CONTROL].to_str().unwrap();
            let wanted = if path.starts_with("/static/") { "immutable" } else { "no-store" };
            assert!(cache.contains(wanted), "{path}: {cache}");
        }
    }
    let page = House::with("pages-headers-plain", false).get("/en/help", None).await;
    assert!(!page.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_form_from_elsewhere_is_not_carried_out() {
    let house = House::new("pages-csrf");
    let tries: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ];
    for headers in tries {
        let mut request = house.request(Method::POST, "/fr/sign-out", Some("EVERY"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let page = house.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(page.body.contains("error-web-cross-site") && page.body.contains("lang=\"fr\""));
        assert!(!page.headers.contains_key(header::SET_COOKIE));
    }
    let own = house
        .request(Method::POST, "/fr/sign-out", Some("EVERY"))
        .header("origin", "https://trace.example.org");
    let page = house.send(own.body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn another_name_in_host_gets_nothing() {
    let house = House::new("pages-host");
    for host in ["evil.example", "localhost:8480", "trace.example.org.evil.example", ""] {
        let request = Request::builder().uri("/en/help").header(header::HOST, host);
        let page = house.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let house = House::with("pages-host-plain", false);
    for host in ["localhost:8480", "127.0.0.1:8480", "[::1]:8480"] {
        let request = Request::builder().uri("/en/help").header(header::HOST, host);
        let page = house.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::OK, "{host}");
    }
}

#[tokio::test]
async fn a_link_from_a_letter_asks_once_more_with_its_cookie() {
    let house = House::new("pages-letter");
    let request = house
        .request(Method::GET, "/en/traces", None)
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty());
    let page = house.send(request.unwrap()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("http-equiv=\"refresh\""));
    let page = house.get("/en/traces?state=open", None).await;
    assert_eq!(page.location(), "/en/sign-in?next=%2Ftraces%3Fstate%3Dopen");
}
