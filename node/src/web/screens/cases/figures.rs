//! Giving a partner figures: exactly what would leave, and then the signature.

use askama::Template;
use axum::http::StatusCode;

use super::acting::{about, passphrase, refused, signer, words};
use super::replying::gives_figures;
use crate::service::requests::{FiguresRequest, ReplyRequest};
use crate::service::views::{CaseView, FiguresDraftView, SheetView};
use crate::service::{Outcome, roles};
use crate::text::Text;
use crate::web::kit::{Cell, Column, Errors, Facts, Field, Form, Hidden, Listing, Notice, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let decides = Access::Roles(roles::DECIDES);
    vec![
        Route::get("/cases/{id}/figures", decides, show),
        Route::post("/cases/{id}/figures", decides, sent),
    ]
}

#[derive(Template)]
#[template(path = "cases/figures.html")]
struct FiguresPage {
    errors: Errors,
    notice: Option<Notice>,
    about: Facts,
    title: String,
    n: String,
    table: Listing,
    is_empty: bool,
    counted: String,
    suppression: String,
    disclaimer: String,
    ready: bool,
    action: String,
    csv: String,
    words_alone: String,
    carried: Hidden,
    fields: Vec<Field>,
    passphrase: Option<Field>,
}

/// The case and what it would be given; none: it is no open request for figures.
async fn looked<S: Service>(visit: &Visit<S>) -> Outcome<Option<(CaseView, FiguresDraftView)>> {
    let caller = visit.caller()?;
    let view = visit.service().case(caller, visit.param("id").to_owned()).await?;
    if !view.state.is_undecided() || !gives_figures(&view) {
        return Ok(None);
    }
    let language = Some(visit.text().language.tag().to_owned());
    let draft = visit.service().case_figures(caller, view.id.clone(), FiguresRequest { language });
    let draft = draft.await?;
    Ok(Some((view, draft)))
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let Some((view, draft)) = looked(&visit).await? else {
        return visit.to(&format!("/cases/{}", visit.param("id")));
    };
    if visit.query.get("format") == "csv" {
        let name = format!("{}-{}", draft.sheet.measure.to_ascii_lowercase(), draft.sheet.year);
        return Ok(csv(&name.replace('_', "-"), &sheet(visit.text(), &draft.sheet)));
    }
    let form = Form::new(visit.text(), Fields::default());
    page(&visit, &form, &view, &draft, StatusCode::OK)
}

fn page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    view: &CaseView,
    draft: &FiguresDraftView,
    status: StatusCode,
) -> Shown {
    let text = visit.text();
    let mut about = about(text, view);
    let agreement = draft.agreement.as_ref().map(|hash| {
        let href = visit.frame.href(&format!("/agreements/{hash}"));
        Cell::Link(href, format::short(hash).to_owned())
    });
    about.add("column-agreement", agreement.unwrap_or_else(|| Cell::text("")));
    about.add("column-figures-released", Cell::moment(draft.released.as_ref()));
    let day = draft.closed_from.get(..10).unwrap_or_default().to_owned();
    let notice = match (&draft.released, draft.ready) {
        (Some(_), _) => Some(Notice::new(Tone::Plain, text.say("web-figures-as-before"))),
        (None, true) => None,
        (None, false) => {
            let words = text.say_with("note-figures-open", &[("day", day.into())]);
            Some(Notice::new(Tone::Warn, words))
        }
    };
    let base = visit.frame.href(&format!("/cases/{}/figures", view.id));
    let mut carried = Fields::default();
    carried.set("sheet", draft.sheet_id.clone());
    let template = FiguresPage {
        errors: form.errors.clone(),
        notice,
        about,
        title: format!("{}, {}", text.code_in("measure", &draft.sheet.measure), draft.sheet.year),
        n: format::n(text, draft.sheet.n, draft.sheet.minimum),
        table: sheet(text, &draft.sheet),
        is_empty: draft.sheet.rows.is_empty(),
        counted: draft.sheet.counted.clone(),
        suppression: draft.sheet.suppression.clone(),
        disclaimer: draft.sheet.disclaimer.clone(),
        ready: draft.ready,
        csv: format!("{base}?format=csv"),
        words_alone: visit.frame.href(&format!("/cases/{}/reply?words=yes", view.id)),
        action: base,
        carried: carried.hidden(&["sheet"]),
        fields: vec![words(form).optional()],
        passphrase: passphrase(visit, form)?,
    };
    visit
        .page(visit.say("web-figures-title"))
        .back(&format!("/cases/{}", view.id), "web-case-title")
        .status(status)
        .show(&template)
}

async fn sent<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let Some((view, draft)) = looked(&visit).await? else {
        return visit.to(&format!("/cases/{}", visit.param("id")));
    };
    let mut form = Form::new(visit.text(), fields);
    if let Some(caller) = signer(&visit, &mut form).await? {
        let request = ReplyRequest {
            figures: true,
            // What the page showed: if the figures are others by now, nothing leaves.
            sheet_id: form.fields.one("sheet"),
            text: form.fields.one("text"),
            ..ReplyRequest::default()
        };
        match visit.service().case_reply(caller, view.id.clone(), request).await {
            Ok(_) => return visit.to(&format!("/cases/{}", view.id)),
            Err(error) => refused(&mut form, "", error)?,
        }
    }
    page(&visit, &form, &view, &draft, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The rows, as the partner will read them.
fn sheet(text: Text, sheet: &SheetView) -> Listing {
    let columns =
        [Column::new("column-statutory-of"), Column::new("column-statutory-number").numeric()];
    let mut table = Listing::table(text, "column-figures", &columns);
    for row in &sheet.rows {
        let few = || Cell::text(text.say("word-few"));
        table.row(vec![Cell::text(row.about.clone()), row.count.map_or_else(few, Cell::Number)]);
    }
    table
}
