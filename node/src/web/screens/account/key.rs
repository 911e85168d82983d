//! The signing key of an officer: made, and sealed under another passphrase, by the officer alone.

use super::credentials::{twice, typed};
use crate::keys::sealed::Passphrase;
use crate::service::Outcome;
use crate::service::requests::officers::{PassphraseRequest, UnlockRequest};
use crate::web::Service;
use crate::web::kit::{Cell, Facts, Form, Question, blank, refused};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;

const MAKE: &str = "/account/key";
const PASSPHRASE: &str = "/account/key/passphrase";

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let own = Access::SignedIn;
    vec![
        Route::get(MAKE, own, ask_key),
        Route::post(MAKE, own, key),
        Route::get(PASSPHRASE, own, ask_passphrase),
        Route::post(PASSPHRASE, own, passphrase),
    ]
}

/// The key, with the ways to change it.
pub(super) async fn facts<S: Service>(visit: &Visit<S>) -> Outcome<Facts> {
    let mut facts = Facts::new(visit.text());
    let own = visit.service().officer_self(visit.caller()?).await?;
    let key = own
        .key
        .map_or_else(|| Cell::text(visit.say("word-no-key")), |key| Cell::Code(key.clone(), key));
    let has = visit.session()?.has_key;
    facts.changeable("column-key", key, visit.frame.href(MAKE));
    if has {
        let hidden = Cell::text(visit.say("web-account-set"));
        facts.changeable("web-account-passphrase", hidden, visit.frame.href(PASSPHRASE));
    }
    Ok(facts)
}

fn key_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let [new, again] = twice(form, "new", "web-account-passphrase-new");
    let title = visit.say("web-account-key-new");
    let page = Question::new(visit, form, title, "web-account-key-do", MAKE, "/account")
        .says(visit.say("web-account-key-words"));
    let page = match visit.session()?.has_key {
        true => page.says(visit.say("web-account-key-replaces")),
        false => page,
    };
    page.asks(new).asks(again).show(visit)
}

async fn ask_key<S: Service>(visit: Visit<S>) -> Shown {
    match visit.prove_first(MAKE)? {
        Some(first) => Ok(first),
        None => key_page(&visit, &blank(&visit)),
    }
}

async fn key<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    if let Some(new) = typed(&mut form, "new") {
        let name = visit.session()?.officer.clone();
        let request = PassphraseRequest { old: None, new };
        match visit.service().officer_key(visit.caller()?, name, request).await {
            Ok(_) => return visit.to("/account"),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "new", MAKE, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    key_page(&visit, &form)
}

fn passphrase_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let old = form.password("old", "web-account-passphrase-old").autocomplete("current-password");
    let [new, again] = twice(form, "new", "web-account-passphrase-new");
    let title = visit.say("web-account-passphrase-title");
    Question::new(visit, form, title, "web-account-save", PASSPHRASE, "/account")
        .says(visit.say("web-account-passphrase-words"))
        .asks(old)
        .asks(new)
        .asks(again)
        .show(visit)
}

async fn ask_passphrase<S: Service>(visit: Visit<S>) -> Shown {
    match visit.prove_first(PASSPHRASE)? {
        Some(first) => Ok(first),
        None => passphrase_page(&visit, &blank(&visit)),
    }
}

async fn passphrase<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let old = Passphrase::new(form.fields.exact("old").to_owned());
    if form.fields.exact("old").is_empty() {
        form.wrong("old", "web-account-no-passphrase");
    }
    if let Some(new) = typed(&mut form, "new") {
        let unlock =
            UnlockRequest { passphrase: Passphrase::new(form.fields.exact("old").to_owned()) };
        let changed = async {
            // Guesses at it are counted there.
            visit.service().open_key(visit.caller()?, unlock).await?;
            let name = visit.session()?.officer.clone();
            let request = PassphraseRequest { old: Some(old), new };
            visit.service().officer_passphrase(visit.caller()?, name, request).await
        };
        match changed.await {
            Ok(_) => return visit.to("/account"),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "old", PASSPHRASE, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    passphrase_page(&visit, &form)
}
