//! `registry record`, `enter`, `correct`, `event`, `set`: single records of a running node.

use super::super::args::{AddEvent, Correct, Describe, Enter};
use super::super::online::block_on;
use super::super::world::Setting;
use super::super::{Answer, show};
use crate::service::requests::{
    CorrectRequest, EnterRequest, EventRequest, GunRequest, MarkRequest, PartyRequest, SetRequest,
};
use crate::service::views::{FirearmView, MarkView, RecordView};
use crate::service::{Outcome, RecordService as _};

/// A number as it is typed.
fn serial(text: &str, legibility: Option<&String>) -> MarkRequest {
    MarkRequest {
        text: text.to_owned(),
        legibility: legibility.cloned().unwrap_or_default(),
        ..MarkRequest::default()
    }
}

/// Another mark as it is typed: `KIND: TEXT`, or the text of an import mark.
fn mark(text: &str) -> MarkRequest {
    let (kind, text) = match text.split_once(':') {
        Some((kind, text)) => (kind.trim().to_uppercase(), text.trim()),
        None => ("IMPORT".to_owned(), text.trim()),
    };
    MarkRequest { kind, text: text.to_owned(), ..MarkRequest::default() }
}

fn kept(mark: &MarkView) -> MarkRequest {
    let MarkView { component, kind, text, legibility } = mark.clone();
    MarkRequest { component, kind, text, legibility }
}

/// A gun whose every field comes from the command line.
fn typed(gun: FirearmView, brand: Option<String>) -> GunRequest {
    let number = gun.serial.as_deref().map(|text| serial(text, gun.legibility.as_ref()));
    let more = gun.marks.iter().map(|text| mark(text));
    GunRequest {
        marks: number.into_iter().chain(more).collect(),
        maker: gun.maker,
        brand,
        model: gun.model,
        calibre: gun.calibre,
        kind: gun.kind,
        country_of_manufacture: gun.country_of_manufacture,
        manufactured: gun.manufactured,
        importer: gun.importer,
        obliteration: gun.obliteration,
    }
}

/// A recorded gun with what the command line says in its place.
fn over(view: &RecordView, told: GunRequest) -> GunRequest {
    let now = &view.firearm;
    let is_number =
        |mark: &MarkView| mark.kind == "SERIAL" && Some(&mark.text) == now.serial.as_ref();
    let at = view.marks.iter().position(is_number);
    let mut marks: Vec<MarkRequest> = view.marks.iter().map(kept).collect();
    for new in told.marks {
        let place = at.and_then(|at| marks.get_mut(at)).filter(|_| new.kind.is_empty());
        match place {
            Some(old) => {
                old.text = new.text;
                old.legibility = new.legibility;
            }
            None => marks.push(new),
        }
    }
    GunRequest {
        marks,
        maker: told.maker.or_else(|| now.maker.clone()),
        brand: told.brand.or_else(|| view.brand.clone()),
        model: told.model.or_else(|| now.model.clone()),
        calibre: told.calibre.or_else(|| now.calibre.clone()),
        kind: told.kind.or_else(|| now.kind.clone()),
        country_of_manufacture: told
            .country_of_manufacture
            .or_else(|| now.country_of_manufacture.clone()),
        manufactured: told.manufactured.or_else(|| now.manufactured.clone()),
        importer: told.importer.or_else(|| now.importer.clone()),
        obliteration: told.obliteration.or_else(|| now.obliteration.clone()),
    }
}

fn shown(setting: &Setting, view: &RecordView) -> Outcome<Answer> {
    Answer::done(view, show::record(setting.text, view))
}

pub(super) fn record(id: String, setting: &Setting) -> Outcome<Answer> {
    let view = block_on(setting.client().registry_record(setting.caller, id))?;
    shown(setting, &view)
}

pub(super) fn looked(id: String, csv: bool, setting: &Setting) -> Outcome<Answer> {
    let view = block_on(setting.client().registry_looked(setting.caller, id))?;
    let table = show::activity(setting.text, &view.items);
    Answer::done(&view, show::list(setting.text, &table, csv, "note-nobody-looked"))
}

pub(super) fn enter(args: Enter, setting: &Setting) -> Outcome<Answer> {
    let gun = typed(args.made.of(args.gun.view()), args.brand);
    let request = EnterRequest { set: args.set, gun, event: None, sure: args.sure };
    let view = block_on(setting.client().registry_enter(setting.caller, request))?;
    shown(setting, &view)
}

pub(super) fn correct(args: Correct, setting: &Setting) -> Outcome<Answer> {
    let told = typed(args.made.of(args.gun.view()), args.brand);
    let client = setting.client();
    let view = block_on(async {
        let now = client.registry_record(setting.caller, args.id.clone()).await?;
        let request = CorrectRequest {
            version: now.version.clone(),
            gun: over(&now, told),
            reason: args.reason,
            sure: args.sure,
        };
        client.registry_correct(setting.caller, args.id, request).await
    })?;
    shown(setting, &view)
}

pub(super) fn event(args: AddEvent, setting: &Setting) -> Outcome<Answer> {
    let party = |kind: Option<String>, name| PartyRequest {
        kind: kind.unwrap_or_default().to_uppercase(),
        name,
        ..PartyRequest::default()
    };
    let request = EventRequest {
        kind: args.kind.to_uppercase(),
        date: args.date,
        from: party(args.from_kind, args.from),
        to: party(args.to_kind, args.to),
        country: args.country.map(|country| country.to_uppercase()),
        place: args.place,
        document_kind: args.document.map(|kind| kind.to_uppercase()),
        document_number: args.number,
        document_issuer: None,
        certainty: args.certainty.map(|word| word.to_uppercase()),
    };
    let view = block_on(setting.client().registry_event(setting.caller, args.id, request))?;
    shown(setting, &view)
}

pub(super) fn describe(args: Describe, setting: &Setting) -> Outcome<Answer> {
    let Describe { name, kind, from_year, to_year, holder, digitised } = args;
    let request = SetRequest { name, kind, from_year, to_year, holder, digitised };
    let view = block_on(setting.client().registry_set(setting.caller, request))?;
    let table = show::record_sets(setting.text, std::slice::from_ref(&view));
    Answer::done(&view, show::list(setting.text, &table, false, "note-no-sets"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_taken_by_its_kind_and_else_as_an_import_mark() {
        let proof = mark("proof: BNP");
        assert_eq!((proof.kind.as_str(), proof.text.as_str()), ("PROOF", "BNP"));
        assert_eq!(mark("GT 25").kind, "IMPORT");
    }
}
