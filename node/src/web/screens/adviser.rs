//! The adviser's tools: the self-assessment.

use askama::Template;

use crate::service::roles;
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

mod assessing;
pub(super) mod assessments;
mod guns;
mod training;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let any = Access::Roles(roles::ANY);
    let mut rows = vec![Route::get("/adviser", any, home).entry("web-nav-adviser")];
    rows.extend(assessments::routes());
    rows.extend(assessing::routes());
    rows.extend(guns::routes());
    rows.extend(training::routes());
    rows
}

#[derive(Template)]
#[template(path = "adviser/home.html")]
struct Home {
    reads_assessments: bool,
}

async fn home<S: Service>(visit: Visit<S>) -> Shown {
    let template = Home { reads_assessments: visit.may(roles::READS_ASSESSMENTS) };
    visit.page(visit.say("web-adviser-title")).show(&template)
}
