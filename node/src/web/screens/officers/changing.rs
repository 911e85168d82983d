//! Officers are added, get other roles, are shut out, and get a link; a second administrator confirms.

use askama::Template;

use super::{named, path, proposed};
use crate::desk::officer::{NO_ACCOUNT, Role};
use crate::service::requests::officers::{AddOfficerRequest, RolesRequest};
use crate::service::views::OfficerView;
use crate::service::views::people::RoleProposalView;
use crate::service::{ErrorCode, Outcome, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{Choice, Facts, Field, Form, Notice, Qr, Question, Tone, blank, refused};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::OFFICERS);
    vec![
        Route::get("/officers/new", keeps, ask_new),
        Route::post("/officers/new", keeps, add),
        Route::get("/officers/person/{name}/roles", keeps, ask_roles),
        Route::post("/officers/person/{name}/roles", keeps, change_roles),
        Route::get("/officers/person/{name}/suspend", keeps, ask_suspend),
        Route::post("/officers/person/{name}/suspend", keeps, suspend),
        Route::get("/officers/person/{name}/link", keeps, ask_link),
        Route::post("/officers/person/{name}/link", keeps, link),
        Route::get("/officers/person/{name}/confirm", keeps, ask_confirm),
        Route::post("/officers/person/{name}/confirm", keeps, confirm),
        Route::get("/officers/person/{name}/reject", keeps, ask_reject),
        Route::post("/officers/person/{name}/reject", keeps, reject),
    ]
}

/// A box for each role, with what it may do.
fn boxes(form: &Form) -> Field {
    let text = form.text();
    let choice = |role: Role| {
        let may = match role {
            Role::Investigator => "web-duty-investigator",
            Role::FocalPoint => "web-duty-focal-point",
            Role::Approver => "web-duty-approver",
            Role::Registrar => "web-duty-registrar",
            Role::Administrator => "web-duty-administrator",
            Role::Auditor => "web-duty-auditor",
            Role::Customs => "web-duty-customs",
        };
        Choice::new(role.name(), text.code_in("duty", role.name())).hint(text.say(may))
    };
    form.boxes("roles", "column-roles", Role::ALL.map(choice).into())
}

/// The roles that were ticked, or an error at their field.
fn ticked(form: &mut Form) -> Vec<String> {
    let roles = form.fields.all("roles");
    if roles.is_empty() {
        form.wrong("roles", "web-officers-choose-roles");
    }
    roles
}

fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let name =
        form.line("name", "web-sign-in-name").hint(form.say("web-officers-name-hint")).width(20);
    let account = form
        .line("uid", "column-uid")
        .hint(form.say("web-officers-account-hint"))
        .inputmode("numeric")
        .width(10)
        .optional();
    let title = visit.say("web-officers-new");
    Question::new(visit, form, title, "web-officers-add", "/officers/new", "/officers")
        .says(visit.say("web-officers-new-words"))
        .says(visit.say("web-officers-by-two"))
        .asks(name)
        .asks(boxes(form))
        .asks(account)
        .show(visit)
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    new_page(&visit, &blank(&visit))
}

async fn add<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let name = form.need("name", "web-sign-in-no-name");
    let roles = ticked(&mut form);
    let uid = match form.get("uid") {
        "" => Some(NO_ACCOUNT),
        typed => typed.parse().ok(),
    };
    if uid.is_none() {
        form.wrong("uid", "web-officers-account-wrong");
    }
    if form.errors.is_empty() {
        let request = AddOfficerRequest { name, uid, roles, passphrase: None };
        match visit.service().officer_add(visit.caller()?, request).await {
            Ok(officer) => return visit.to(&path(&officer.name)),
            Err(error) => {
                let field = if error.key == "error-duties" { "roles" } else { "name" };
                if let Some(elsewhere) = refused(&visit, &mut form, field, "/officers/new", error)?
                {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form)
}

fn about<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    officer: &OfficerView,
    title: &str,
    act: &str,
    last: &str,
) -> Question {
    let back = path(&officer.name);
    let title = form.text().say_with(title, &[("name", officer.name.as_str().into())]);
    Question::new(visit, form, title, act, &format!("{back}/{last}"), &back)
}

fn say_of(text: Text, key: &str, officer: &OfficerView) -> String {
    text.say_with(key, &[("name", officer.name.as_str().into())])
}

fn roles_page<S: Service>(visit: &Visit<S>, form: &Form, officer: &OfficerView) -> Shown {
    let (title, act) = ("web-officers-roles-title", "web-officers-roles-do");
    about(visit, form, officer, title, act, "roles")
        .says(visit.say("web-officers-roles-words"))
        .says(visit.say("web-officers-by-two"))
        .asks(boxes(form))
        .show(visit)
}

async fn ask_roles<S: Service>(visit: Visit<S>) -> Shown {
    let officer = named(&visit).await?;
    let held = officer.roles.iter().map(|role| ("roles".to_owned(), role.clone()));
    let form = Form::new(visit.text(), Fields(held.collect()));
    roles_page(&visit, &form, &officer)
}

async fn change_roles<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let officer = named(&visit).await?;
    let roles = ticked(&mut form);
    if form.errors.is_empty() {
        let (name, request) = (officer.name.clone(), RolesRequest { roles });
        match visit.service().officer_roles(visit.caller()?, name, request).await {
            Ok(officer) => return visit.to(&path(&officer.name)),
            Err(error) => {
                let here = format!("{}/roles", path(&officer.name));
                if let Some(elsewhere) = refused(&visit, &mut form, "roles", &here, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    roles_page(&visit, &form, &officer)
}

fn suspend_page<S: Service>(visit: &Visit<S>, form: &Form, officer: &OfficerView) -> Shown {
    let text = visit.text();
    if officer.suspended {
        let (title, act) = ("web-officers-reinstate-title", "web-officers-reinstate");
        let page = about(visit, form, officer, title, act, "suspend");
        return page.says(say_of(text, "web-officers-reinstate-words", officer)).show(visit);
    }
    let (title, act) = ("web-officers-suspend-title", "web-officers-suspend");
    about(visit, form, officer, title, act, "suspend")
        .says(say_of(text, "web-officers-suspend-words", officer))
        .stops()
        .show(visit)
}

async fn ask_suspend<S: Service>(visit: Visit<S>) -> Shown {
    let officer = named(&visit).await?;
    suspend_page(&visit, &blank(&visit), &officer)
}

async fn suspend<S: Service>(visit: Visit<S>) -> Shown {
    let officer = named(&visit).await?;
    let (name, suspended) = (officer.name.clone(), !officer.suspended);
    match visit.service().officer_suspend(visit.caller()?, name, suspended).await {
        Ok(officer) => visit.to(&path(&officer.name)),
        Err(error) => {
            let mut form = blank(&visit);
            let here = format!("{}/suspend", path(&officer.name));
            match refused(&visit, &mut form, "", &here, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => suspend_page(&visit, &form, &officer),
            }
        }
    }
}

fn link_page<S: Service>(visit: &Visit<S>, form: &Form, officer: &OfficerView) -> Shown {
    let (title, act) = ("web-officers-link-title", "web-officers-link-do");
    about(visit, form, officer, title, act, "link")
        .says(say_of(visit.text(), "web-officers-link-words", officer))
        .says(visit.say("web-officers-by-two"))
        .show(visit)
}

async fn ask_link<S: Service>(visit: Visit<S>) -> Shown {
    let officer = named(&visit).await?;
    match visit.prove_first(&format!("{}/link", path(&officer.name)))? {
        Some(first) => Ok(first),
        None => link_page(&visit, &blank(&visit), &officer),
    }
}

#[derive(Template)]
#[template(path = "officers/link.html")]
struct Link {
    title: String,
    proposed: Option<Notice>,
    facts: Facts,
    qr: Option<Qr>,
    back: String,
}

async fn link<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let officer = named(&visit).await?;
    let back = path(&officer.name);
    let made = visit.service().officer_link(visit.caller()?, officer.name.clone()).await;
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            let mut form = blank(&visit);
            return match refused(&visit, &mut form, "", &format!("{back}/link"), error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => link_page(&visit, &form, &officer),
            };
        }
    };
    let title = say_of(text, "web-officers-link-title", &officer);
    let mut facts = Facts::new(text);
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    facts.text("column-setup-link", word(&made.url)).text("column-code", word(&made.code)).maybe(
        "web-officers-good-until",
        made.expires.as_deref().map(|at| format::moment(text, at)),
    );
    let template = Link {
        title: title.clone(),
        proposed: made.code.is_none().then(|| {
            Notice::new(Tone::Waiting, say_of(text, "web-officers-link-proposed", &officer))
                .titled(text.say("web-officers-change-waits"))
        }),
        facts,
        qr: made.url.as_deref().and_then(|url| Qr::new(url, text.say("web-officers-link-qr"))),
        back: visit.frame.href(&back),
    };
    visit.page(title).show(&template)
}

/// What waits for the officer that the path names.
async fn waiting<S: Service>(visit: &Visit<S>) -> Outcome<(OfficerView, RoleProposalView)> {
    let officer = named(visit).await?;
    let all = visit.service().role_proposals(visit.caller()?).await?.items;
    let proposal = all.into_iter().find(|proposal| proposal.officer == officer.name);
    let none = || ServiceError::new(ErrorCode::NotFound, "error-nothing-proposed");
    Ok((officer, proposal.ok_or_else(none)?))
}

fn confirm_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    officer: &OfficerView,
    proposal: &RoleProposalView,
) -> Shown {
    let (title, act) = ("web-officers-confirm-title", "web-officers-confirm");
    about(visit, form, officer, title, act, "confirm")
        .says(proposed(visit.text(), proposal))
        .says(visit.say("web-officers-confirm-words"))
        .show(visit)
}

async fn ask_confirm<S: Service>(visit: Visit<S>) -> Shown {
    let (officer, proposal) = waiting(&visit).await?;
    match visit.prove_first(&format!("{}/confirm", path(&officer.name)))? {
        Some(first) => Ok(first),
        None => confirm_page(&visit, &blank(&visit), &officer, &proposal),
    }
}

async fn confirm<S: Service>(visit: Visit<S>) -> Shown {
    let (officer, proposal) = waiting(&visit).await?;
    let back = path(&officer.name);
    match visit.service().role_confirm(visit.caller()?, officer.name.clone()).await {
        Ok(_) => visit.to(&back),
        Err(error) => {
            let mut form = blank(&visit);
            match refused(&visit, &mut form, "", &format!("{back}/confirm"), error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => confirm_page(&visit, &form, &officer, &proposal),
            }
        }
    }
}

async fn ask_reject<S: Service>(visit: Visit<S>) -> Shown {
    let (officer, proposal) = waiting(&visit).await?;
    let (title, act) = ("web-officers-reject-title", "web-officers-reject");
    about(&visit, &blank(&visit), &officer, title, act, "reject")
        .says(proposed(visit.text(), &proposal))
        .says(visit.say("web-officers-reject-words"))
        .stops()
        .show(&visit)
}

async fn reject<S: Service>(visit: Visit<S>) -> Shown {
    let officer = named(&visit).await?;
    visit.service().role_reject(visit.caller()?, officer.name.clone()).await?;
    visit.to(&path(&officer.name))
}
