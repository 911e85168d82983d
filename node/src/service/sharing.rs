//! Figures shared with partners: what a request for them would be given, and what partners gave us.

use std::collections::BTreeMap;
use std::future::Future;

use vestigo_protocol::codes::StatisticsMeasure;
use vestigo_protocol::message::{Body, Content, StatisticsAsked, StatisticsCell};

mod counting;

use super::requests::{FiguresRequest, SharedFiguresRequest};
use super::running::{Running, may};
use super::views::{FiguresDraftView, SharedFiguresView, SharedSheetView, SheetRowView, SheetView};
use super::{Caller, ErrorCode, Outcome, ServiceError, analysing, intake, roles};
use crate::analysis::{Guard, shared};
use crate::desk::chain::Bucket;
use crate::desk::figures::{Period, Refused, Sheet};
use crate::desk::matters::SMALLEST_CELL;
use crate::runtime::{Core, Denied};
use crate::store::{MatterRecord, ReleasedRecord};
use crate::text::Text;

/// Requests of ours that are read at a time.
const PIECE: usize = 64;
/// Hex digits of what was looked at that are enough to name it.
const NAMED_MIN: usize = 8;

/// The use cases of this room.
pub trait SharingService: Send + Sync + 'static {
    /// What a partner's request for figures would be given, exactly as it would leave. `id` is that of
    /// the case.
    fn case_figures(
        &self,
        caller: Caller,
        id: String,
        request: FiguresRequest,
    ) -> impl Future<Output = Outcome<FiguresDraftView>> + Send;

    /// Figures that partners gave us.
    fn shared_figures(
        &self,
        caller: Caller,
        request: SharedFiguresRequest,
    ) -> impl Future<Output = Outcome<SharedFiguresView>> + Send;
}

impl SharingService for Running {
    async fn case_figures(
        &self,
        caller: Caller,
        id: String,
        request: FiguresRequest,
    ) -> Outcome<FiguresDraftView> {
        let text = analysing::language(request.language.as_deref())?;
        let draft = drafted(self, caller, id).await?;
        let wanted = draft.wanted;
        Ok(FiguresDraftView {
            case: wanted.case,
            partner: wanted.partner,
            agreement: wanted.agreement,
            closed_from: wanted.period.closed_from().to_rfc3339(),
            ready: draft.ready,
            released: wanted.kept.map(|kept| kept.at.to_rfc3339()),
            sheet_id: draft.sheet.digest().to_hex(),
            sheet: sheet(text, draft.sheet.measure, wanted.period.year(), &draft.sheet.cells),
        })
    }

    async fn shared_figures(
        &self,
        caller: Caller,
        request: SharedFiguresRequest,
    ) -> Outcome<SharedFiguresView> {
        let text = analysing::language(request.language.as_deref())?;
        let measure = request.measure.as_deref();
        let measure = measure
            .map(|word| intake::code("measure", word, StatisticsMeasure::from_name))
            .transpose()?;
        let SharedFiguresRequest { year, partner, .. } = request;
        self.run(move |core| {
            may(core, caller, roles::READS_FIGURES)?;
            // Of several answers to one question the last in our log counts: two can be of one second.
            let mut found: BTreeMap<(u64, u16, String), (u64, SharedSheetView)> = BTreeMap::new();
            let mut after = None;
            loop {
                let page = core.store.matter_page(after.as_ref(), PIECE)?;
                let Some(last) = page.last() else { break };
                after = Some(last.exchange);
                for record in &page {
                    let Some((asked, index, given)) = given(core, text, record)? else { continue };
                    let fits = measure.is_none_or(|measure| measure == asked)
                        && year.is_none_or(|year| year == given.sheet.year)
                        && partner.as_ref().is_none_or(|partner| *partner == given.partner);
                    if fits {
                        let place = (asked.number(), given.sheet.year, given.partner.clone());
                        if found.get(&place).is_none_or(|(other, _)| *other < index) {
                            found.insert(place, (index, given));
                        }
                    }
                }
            }
            let mut items: Vec<SharedSheetView> =
                found.into_values().map(|(_, given)| given).collect();
            // By measure; the last year first.
            items.sort_by_key(|item| std::cmp::Reverse(item.sheet.year));
            items.sort_by_key(|item| measure_number(&item.sheet.measure));
            Ok(SharedFiguresView { items })
        })
        .await
    }
}

fn measure_number(name: &str) -> u64 {
    StatisticsMeasure::from_name(name).map_or(u64::MAX, StatisticsMeasure::number)
}

/// Figures that answered a request of ours, with the answer's place in our log, if they did and can still be
/// read.
fn given(
    core: &mut Core,
    text: Text,
    record: &MatterRecord,
) -> Result<Option<(StatisticsMeasure, u64, SharedSheetView)>, Denied> {
    let Some(hop) = core.store.hop(&record.exchange)? else { return Ok(None) };
    let Some(decision) = hop.decision else { return Ok(None) };
    let Some(entry) = core.store.entry_by_leaf(&decision)? else { return Ok(None) };
    let asked = core.read_if_readable(&hop.query)?.and_then(|(_, content)| asked_in(&content));
    let Some((asked, period)) = asked else { return Ok(None) };
    let Some((_, content)) = core.read_if_readable(&decision)? else { return Ok(None) };
    let Body::Answer(answer) = &content.body else { return Ok(None) };
    let given = SharedSheetView {
        request: record.exchange.to_hex(),
        partner: hop.partner.to_string(),
        agreement: content.common.agreement.map(|hash| hash.to_hex()),
        asked: hop.asked_at.to_rfc3339(),
        statement: decision.to_hex(),
        synthetic: content.common.synthetic == Some(true),
        sheet: sheet(text, asked.measure, period.year(), &answer.statistics),
    };
    Ok(Some((asked.measure, entry.index, given)))
}

fn asked_in(content: &Content) -> Option<(StatisticsAsked, Period)> {
    let Body::Query(query) = &content.body else { return None };
    let asked = query.statistics?;
    Some((asked, Period::asked(&asked)?))
}

/// What a case asks for.
struct Wanted {
    case: String,
    partner: String,
    agreement: Option<String>,
    measure: StatisticsMeasure,
    period: Period,
    closed: bool,
    /// What was kept of it when anything of the year was first told.
    kept: Option<ReleasedRecord>,
}

/// What would leave.
struct Draft {
    wanted: Wanted,
    ready: bool,
    sheet: Sheet,
    /// All measures of the year, where none is kept yet.
    year: Vec<Sheet>,
}

/// What leaves with a reply, and what is kept with it.
pub(super) struct Looked {
    /// The figures.
    pub(super) cells: Vec<StatisticsCell>,
    /// The year.
    pub(super) period: Period,
    /// All measures of the year, where none is kept yet.
    pub(super) year: Vec<Sheet>,
}

/// Counts what a case asks for, or takes what was kept.
async fn drafted(running: &Running, caller: Caller, id: String) -> Outcome<Draft> {
    let wanted = running
        .run(move |core| {
            may(core, caller, roles::DECIDES)?;
            wanted(core, &id)
        })
        .await?;
    let (measure, period) = (wanted.measure, wanted.period);
    let empty = || Sheet { measure, year: u64::from(period.year()), cells: Vec::new() };
    if let Some(kept) = &wanted.kept {
        let sheet = kept.sheet.clone();
        return Ok(Draft { wanted, ready: true, sheet, year: Vec::new() });
    }
    if !wanted.closed {
        return Ok(Draft { wanted, ready: false, sheet: empty(), year: Vec::new() });
    }
    let books = counting::books(running).await?;
    let count = move || shared::programme(&books, period, Guard::new(SMALLEST_CELL));
    let year = tokio::task::spawn_blocking(count).await.map_err(ServiceError::unexpected)?;
    let sheet = year.iter().find(|sheet| sheet.measure == measure).cloned();
    Ok(Draft { wanted, ready: true, sheet: sheet.unwrap_or_else(empty), year })
}

fn wanted(core: &mut Core, id: &str) -> Result<Wanted, Denied> {
    let case = core.case_by_prefix(id)?;
    let (common, query) = core.query_of(&case)?;
    let asked = query.statistics.ok_or(Refused::Period)?;
    let period = Period::asked(&asked).ok_or(Refused::Period)?;
    Ok(Wanted {
        case: case.exchange.to_hex(),
        partner: case.partner.to_string(),
        agreement: common.agreement.map(|hash| hash.to_hex()),
        measure: asked.measure,
        period,
        closed: period.is_closed(core.now()),
        kept: core.store.released(asked.measure, period.year())?,
    })
}

/// The figures that an officer looked at and gives leave to; `named` is the beginning of what names them.
///
/// # Errors
/// Nobody looked, or they are others by now.
pub(super) async fn looked_at(
    running: &Running,
    caller: Caller,
    id: String,
    named: Option<&str>,
) -> Outcome<Looked> {
    let named = named.map(str::trim).filter(|named| named.len() >= NAMED_MIN);
    let Some(named) = named.map(str::to_ascii_lowercase) else {
        return Err(refusal(&Refused::NotLooked));
    };
    let draft = drafted(running, caller, id).await?;
    let period = draft.wanted.period;
    if !draft.ready {
        let (year, from) = (period.year(), period.closed_from());
        return Err(refusal(&Refused::Open { year, from }));
    }
    if draft.sheet.digest().to_hex().starts_with(&named) {
        Ok(Looked { cells: draft.sheet.cells, period, year: draft.year })
    } else {
        Err(refusal(&Refused::Changed))
    }
}

/// A refusal in words.
pub(super) fn refusal(refused: &Refused) -> ServiceError {
    match refused {
        Refused::Period => ServiceError::new(ErrorCode::BadInput, "error-figures-period"),
        Refused::Open { year, from } => {
            let day = from.to_rfc3339();
            ServiceError::new(ErrorCode::Conflict, "error-figures-open")
                .with("year", year)
                .with("day", day.get(..10).unwrap_or_default())
        }
        Refused::Changed => ServiceError::new(ErrorCode::Conflict, "error-figures-changed"),
        Refused::NotLooked => ServiceError::new(ErrorCode::BadInput, "error-figures-not-looked"),
    }
}

/// Figures with the words that stand beside them.
#[must_use]
pub fn sheet(
    text: Text,
    measure: StatisticsMeasure,
    year: u16,
    cells: &[StatisticsCell],
) -> SheetView {
    let row = |cell: &StatisticsCell| {
        let second = cell.second.as_ref().map(|second| second.as_str().to_owned());
        SheetRowView {
            key: cell.key.as_str().to_owned(),
            about: about(text, measure, cell.key.as_str(), second.as_deref()),
            second,
            count: cell.count,
        }
    };
    let mut rows: Vec<SheetRowView> = cells.iter().map(row).collect();
    if measure == StatisticsMeasure::TimeToCrime {
        let place = |key: &str| Bucket::ALL.iter().position(|bucket| bucket.name() == key);
        rows.sort_by_key(|row| place(&row.key).unwrap_or(usize::MAX));
    }
    let least = [("least", SMALLEST_CELL.to_string().into())];
    SheetView {
        measure: measure.name().to_owned(),
        year,
        n: cells.iter().filter_map(|cell| cell.count).reduce(u64::saturating_add),
        minimum: SMALLEST_CELL,
        rows,
        counted: text.code_in("measure-counted", measure.name()),
        suppression: text.say_with("note-figures-suppression", &least),
        disclaimer: text.say("web-picture-disclaimer"),
    }
}

/// What a row is about, in words. Keys come from a partner: what is not known is shown as it is.
fn about(text: Text, measure: StatisticsMeasure, key: &str, second: Option<&str>) -> String {
    let country = |code: &str| {
        let known = text.find(&crate::text::codes::key_in("country", code), &[]);
        known.unwrap_or_else(|| code.to_owned())
    };
    match measure {
        StatisticsMeasure::RecoveriesByType => text.firearm_type(key),
        StatisticsMeasure::SourceToRecovery => {
            format!("{} → {}", country(key), second.map(country).unwrap_or_default())
        }
        StatisticsMeasure::TimeToCrime => text.code_in("bucket", key),
        _ => text.code_with_text(key),
    }
}
