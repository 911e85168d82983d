//! Agreements: what two agencies let each other ask, in words; how one is made, changed, ended,
//! compared and tried out.

use askama::Template;

use super::partners::{called, choices, path as partner_path};
use crate::service::requests::{CompareAgreementsRequest, ListRequest};
use crate::service::views::{AgreementState, AgreementView, PartnerView};
use crate::service::{Outcome, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Listing, Notice, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format, url};

mod draft;
mod ending;
mod simulate;
mod terms;
mod words;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::ANY);
    let mut rows = vec![
        Route::get("/agreements", reads, list).entry("web-nav-agreements"),
        Route::get("/agreements/compare", reads, compare),
        Route::get("/agreements/{hash}", reads, show),
    ];
    rows.extend(draft::routes());
    rows.extend(ending::routes());
    rows.extend(simulate::routes());
    rows
}

/// States by which agreements are listed, as the service names them.
const STATES: [(&str, AgreementState); 7] = [
    ("in-force", AgreementState::InForce),
    ("proposed-by-partner", AgreementState::ProposedByPartner),
    ("proposed-by-us", AgreementState::ProposedByUs),
    ("accepted", AgreementState::Accepted),
    ("suspended", AgreementState::Suspended),
    ("revoked", AgreementState::Revoked),
    ("replaced", AgreementState::Replaced),
];

/// Where an agreement stands.
fn state(text: Text, state: AgreementState) -> Badge {
    let tone = match state {
        AgreementState::InForce => Tone::Good,
        AgreementState::ProposedByPartner => Tone::Warn,
        AgreementState::ProposedByUs | AgreementState::Accepted => Tone::Waiting,
        AgreementState::Suspended | AgreementState::Revoked => Tone::Bad,
        AgreementState::Replaced => Tone::Plain,
    };
    Badge::new(tone, text.say(state.key()))
}

/// What an agreement's partner is called.
fn partner_name(text: Text, partners: &[PartnerView], name: &str) -> String {
    let found = partners.iter().find(|partner| partner.name == name);
    found.map_or_else(|| format::partner(text, name), |partner| called(text, partner))
}

#[derive(Template)]
#[template(path = "agreements/list.html")]
struct List {
    list: Listing,
    may_agree: bool,
    may_simulate: bool,
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-agreement").sorts("agreement"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-state").sorts("state"),
        Column::new("column-proposed").sorts("proposed"),
        Column::new("column-valid-from").sorts("valid-from"),
        Column::new("column-accepted").sorts("accepted"),
    ];
    let (caption, none) = ("web-agreements-title", "web-agreements-none");
    let mut list = Listing::new(text, &visit.query, caption, none, &columns);
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let any = Choice::new("", text.say("web-list-any"));
    let states = STATES.iter().map(|(value, state)| Choice::new(*value, text.say(state.key())));
    let form = list.form();
    let by_state = form.select("state", "column-state", [any].into_iter().chain(states).collect());
    list.filter(by_state);
    list.filter(form.select("partner", "column-partner", choices(text, &partners)));
    // The service gives no cursor for agreements: all there are fit one answer.
    let request = ListRequest { limit: Some(1_000), ..list.request() };
    for view in visit.service().agreements(visit.caller()?, request).await?.items {
        let href = visit.frame.href(&format!("/agreements/{}", view.hash));
        list.row(vec![
            Cell::Link(href, format::short(&view.hash).to_owned()),
            Cell::text(partner_name(text, &partners, &view.partner)),
            Cell::Badge(state(text, view.state)),
            Cell::Moment(view.proposed.clone()),
            Cell::Moment(view.valid_from.clone()),
            Cell::moment(view.accepted.as_ref()),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("agreements", &list));
    }
    let template = List {
        list,
        may_agree: visit.may(roles::AGREES),
        may_simulate: visit.may(roles::FORESEES),
    };
    visit.page(visit.say("web-agreements-title")).wide().show(&template)
}

#[derive(Template)]
#[template(path = "agreements/agreement.html")]
struct Agreement {
    title: String,
    state: Badge,
    notices: Vec<Notice>,
    facts: Facts,
    clauses: Listing,
    /// What differs from the one that it replaces, or from the one in force.
    changes: Vec<words::Direction>,
    against: Option<String>,
    versions: Listing,
    /// Address, words and whether it ends something.
    acts: Vec<(String, String, bool)>,
}

/// The other agreement that one is compared with: what it replaces, else what is in force.
fn before<'a>(view: &'a AgreementView, all: &'a [AgreementView]) -> Option<&'a str> {
    let in_force = || {
        let other = |other: &&AgreementView| {
            other.state == AgreementState::InForce && other.hash != view.hash
        };
        all.iter().find(other).map(|other| other.hash.as_str())
    };
    let proposed =
        matches!(view.state, AgreementState::ProposedByUs | AgreementState::ProposedByPartner);
    view.replaces.as_deref().or_else(|| if proposed { in_force() } else { None })
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let hash = visit.param("hash").to_owned();
    let view = visit.service().agreement(visit.caller()?, hash).await?;
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let name = partner_name(text, &partners, &view.partner);
    let same = ListRequest { partner: Some(view.partner.clone()), ..ListRequest::default() };
    let all = visit.service().agreements(visit.caller()?, same).await?.items;
    let (changes, against) = match before(&view, &all) {
        None => (Vec::new(), None),
        Some(old) => {
            let request = CompareAgreementsRequest {
                old: old.to_owned(),
                new: view.hash.clone(),
                draft: None,
            };
            let diff = visit.service().agreement_compare(visit.caller()?, request).await?;
            let own = &visit.frame.site.node;
            (words::difference(text, own, &name, &diff), Some(format::short(old).to_owned()))
        }
    };
    let own_is_proposer = view.proposer == visit.frame.site.node;
    let template = Agreement {
        title: visit.text().say_with("web-agreement-with", &[("partner", name.clone().into())]),
        state: state(text, view.state),
        notices: notices(text, &view),
        facts: facts(&visit, &view, &name),
        clauses: words::clauses(text, &view.terms, own_is_proposer),
        changes,
        against,
        versions: versions(&visit, &view, &all)?,
        acts: acts(&visit, &view),
    };
    visit.page(template.title.clone()).back("/agreements", "web-agreements-title").show(&template)
}

fn notices(text: Text, view: &AgreementView) -> Vec<Notice> {
    let (tone, key) = match view.state {
        AgreementState::ProposedByPartner => (Tone::Warn, "web-agreement-waits-for-us"),
        AgreementState::ProposedByUs => (Tone::Waiting, "web-agreement-waits-for-them"),
        AgreementState::Suspended => (Tone::Bad, "web-agreement-is-suspended"),
        AgreementState::Revoked => (Tone::Bad, "web-agreement-is-revoked"),
        AgreementState::Replaced => (Tone::Plain, "web-agreement-is-replaced"),
        AgreementState::Accepted | AgreementState::InForce => return Vec::new(),
    };
    vec![Notice::new(tone, text.say(key))]
}

fn facts<S: Service>(visit: &Visit<S>, view: &AgreementView, name: &str) -> Facts {
    let text = visit.text();
    let mut facts = Facts::new(text);
    let proposer = match view.proposer == visit.frame.site.node {
        true => visit.say("web-agreement-us"),
        false => name.to_owned(),
    };
    facts
        .add(
            "column-partner",
            Cell::Link(visit.frame.href(&partner_path(&view.partner)), name.to_owned()),
        )
        .text("column-proposer", proposer)
        .add("column-proposed", Cell::Moment(view.proposed.clone()))
        .add("column-accepted", Cell::moment(view.accepted.as_ref()))
        .add("column-valid-from", Cell::Moment(view.valid_from.clone()));
    if let Some(old) = &view.replaces {
        let href = visit.frame.href(&format!("/agreements/{old}"));
        facts.add("column-replaces", Cell::Link(href, format::short(old).to_owned()));
    }
    facts.add("column-hash", Cell::Code(view.hash.clone(), view.hash.clone()));
    facts
}

/// All agreements with the partner, the newest first, each with its difference from this one.
fn versions<S: Service>(
    visit: &Visit<S>,
    view: &AgreementView,
    all: &[AgreementView],
) -> Outcome<Listing> {
    let text = visit.text();
    let columns = [
        Column::new("column-agreement"),
        Column::new("column-state"),
        Column::new("column-proposed"),
        Column::new("column-valid-from"),
        Column::new("web-agreement-differences"),
    ];
    let mut list = Listing::table(text, "web-agreement-versions", &columns);
    for other in all {
        let is_this = other.hash == view.hash;
        let short = format::short(&other.hash).to_owned();
        let href = |path: &str| visit.frame.href(path);
        let compare = format!("/agreements/compare?old={}&new={}", other.hash, view.hash);
        list.row(vec![
            match is_this {
                true => Cell::Text(short),
                false => Cell::Link(href(&format!("/agreements/{}", other.hash)), short),
            },
            Cell::Badge(state(text, other.state)),
            Cell::Moment(other.proposed.clone()),
            Cell::Moment(other.valid_from.clone()),
            match is_this {
                true => Cell::text(visit.say("web-agreement-this")),
                false => Cell::Link(href(&compare), visit.say("web-agreement-compare")),
            },
        ]);
    }
    Ok(list)
}

/// What this officer may do with an agreement.
fn acts<S: Service>(visit: &Visit<S>, view: &AgreementView) -> Vec<(String, String, bool)> {
    let mut acts = Vec::new();
    if visit.may(roles::AGREES) {
        let mut add = |path: String, key: &str, ends: bool| {
            acts.push((visit.frame.href(&path), visit.say(key), ends));
        };
        let at = |act: &str| format!("/agreements/{}/{act}", view.hash);
        let amend = format!("/agreements/new?amends={}", view.hash);
        match view.state {
            AgreementState::ProposedByPartner => {
                add(at("accept"), "web-agreement-accept", false);
                let query = format!("/agreements/new?like={}", view.hash);
                add(query, "web-agreement-counter", false);
            }
            AgreementState::InForce | AgreementState::Accepted => {
                add(amend, "web-agreement-amend", false);
                add(at("suspend"), "web-agreement-suspend", true);
                add(at("revoke"), "web-agreement-revoke", true);
            }
            AgreementState::Suspended => {
                add(at("resume"), "web-agreement-resume", false);
                add(amend, "web-agreement-amend", false);
                add(at("revoke"), "web-agreement-revoke", true);
            }
            AgreementState::ProposedByUs | AgreementState::Revoked | AgreementState::Replaced => {}
        }
    }
    if visit.may(roles::FORESEES) && view.state == AgreementState::InForce {
        let path = format!("/agreements/simulate?partner={}", url::encoded(&view.partner));
        acts.push((visit.frame.href(&path), visit.say("web-simulate-title"), false));
    }
    acts
}

#[derive(Template)]
#[template(path = "agreements/compare.html")]
struct Compare {
    facts: Facts,
    changes: Vec<words::Direction>,
}

async fn compare<S: Service>(visit: Visit<S>) -> Shown {
    let (old, new) = (visit.query.get("old").to_owned(), visit.query.get("new").to_owned());
    let request = CompareAgreementsRequest { old, new, draft: None };
    let diff = visit.service().agreement_compare(visit.caller()?, request).await?;
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let other = diff.directions.iter().find(|d| d.asker != visit.frame.site.node);
    let name = other.map(|d| partner_name(visit.text(), &partners, &d.asker)).unwrap_or_default();
    let own = &visit.frame.site.node;
    let link = |hash: &str| {
        let href = visit.frame.href(&format!("/agreements/{hash}"));
        Cell::Link(href, format::short(hash).to_owned())
    };
    let mut facts = Facts::new(visit.text());
    facts
        .text("column-partner", name.clone())
        .add("web-agreement-before", link(&diff.old))
        .add("web-agreement-after", link(&diff.new));
    let changes = words::difference(visit.text(), own, &name, &diff);
    let template = Compare { facts, changes };
    visit
        .page(visit.say("web-agreement-compare-title"))
        .back("/agreements", "web-agreements-title")
        .show(&template)
}
