//! The adviser's tools: the self-assessment, assistance and its projects, workshops, guides, training.

use askama::Template;

use crate::service::roles;
use crate::web::kit::{Badge, Facts, Listing, Notice};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

mod assessing;
pub(super) mod assessments;
mod assistance;
mod guns;
mod projects;
mod practice;
mod training;
mod workshops;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let any = Access::Roles(roles::ANY);
    let mut rows = vec![Route::get("/adviser", any, home).entry("web-nav-adviser")];
    rows.extend(assessments::routes());
    rows.extend(assessing::routes());
    rows.extend(assistance::routes());
    rows.extend(projects::routes());
    rows.extend(workshops::routes());
    rows.extend(guns::routes());
    rows.extend(training::routes());
    rows.extend(practice::routes());
    rows
}

#[derive(Template)]
#[template(path = "adviser/home.html")]
struct Home {
    reads_assessments: bool,
    reads_assistance: bool,
}

/// A list with a way to add to it.
#[derive(Template)]
#[template(path = "adviser/listed.html")]
struct Listed {
    title: String,
    /// Ways to add something: address, key.
    adds: Vec<(String, &'static str)>,
    lede: &'static str,
    list: Listing,
}

/// A project or a workshop.
#[derive(Template)]
#[template(path = "adviser/one.html")]
struct One {
    title: String,
    badge: Option<Badge>,
    notices: Vec<Notice>,
    facts: Facts,
    /// What can be done: address, key, whether it is a file.
    deeds: Vec<(String, &'static str, bool)>,
    /// Key of what is said at the side.
    small: &'static str,
    /// Tables below, each under the key of its heading.
    parts: Vec<(&'static str, Listing)>,
}

async fn home<S: Service>(visit: Visit<S>) -> Shown {
    let template = Home {
        reads_assessments: visit.may(roles::READS_ASSESSMENTS),
        reads_assistance: visit.may(roles::READS_ASSISTANCE),
    };
    visit.page(visit.say("web-adviser-title")).show(&template)
}
