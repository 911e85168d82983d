//! From what a person wants to say to a signed notice to each partner.

use std::collections::BTreeSet;

use vestigo_protocol::codes::{
    BulletinKind, Handling, IntendedUse, LegalBasis, OnwardUse, RequestKind,
};
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Common, HandlingTag, Query};
use vestigo_protocol::text::Text;

use super::BulletinWanted;
use crate::desk::answer::empty_common;
use crate::holdings::bulletin::{self, Bulletin, PARTNERS_MAX, Parties, Sent};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied, Matter};
use crate::service::attachments::Placed;
use crate::service::stock::{digest, table_refusal};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError, intake, kept, matters, roles};
use crate::store::PartnerStanding;

fn needs(field: &str) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-bulletin-needs").with("field", field)
}

/// What is to be sent, read; what it says of partners is checked with the store.
pub(super) struct Wanted {
    pub(super) about: BulletinKind,
    pub(super) to: Vec<String>,
    pub(super) everyone: bool,
    pub(super) text: Text<NOTE_MAX>,
    pub(super) handling: Handling,
    pub(super) national: bool,
    pub(super) purpose: IntendedUse,
    pub(super) legal_basis: LegalBasis,
    pub(super) replaces: Option<u64>,
}

pub(super) fn read(request: &BulletinWanted) -> Outcome<Wanted> {
    let about = match request.about.trim() {
        "" => return Err(needs("about")),
        about => intake::code("about", about, BulletinKind::from_name)?,
    };
    if request.text.trim().is_empty() {
        return Err(needs("text"));
    }
    let mut to: Vec<String> = request.to.iter().map(|name| name.trim().to_owned()).collect();
    let mut seen = BTreeSet::new();
    to.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    if to.is_empty() != request.everyone || to.len() > PARTNERS_MAX {
        return Err(needs("to"));
    }
    // One without a list would take the place of one with a list, and nobody would be authorised.
    let has_list = request.list.as_deref().is_some_and(|list| !list.trim().is_empty());
    if has_list != (about == BulletinKind::AuthorisedParties) {
        return Err(needs("list"));
    }
    Ok(Wanted {
        about,
        to,
        everyone: request.everyone,
        text: intake::text("text", request.text.trim())?,
        handling: intake::code("handling", &request.handling, Handling::from_name)?,
        national: request.national,
        purpose: intake::code("purpose", &request.purpose, IntendedUse::from_name)?,
        legal_basis: intake::code("legal-basis", &request.legal_basis, LegalBasis::from_name)?,
        replaces: request.replaces,
    })
}

pub(super) fn read_list(list: &str) -> Outcome<Parties> {
    bulletin::parties(list).map_err(|refused| table_refusal(&refused))
}

/// A list that may leave: every row of it is right.
pub(super) fn list_of(request: &BulletinWanted) -> Outcome<Option<&str>> {
    let Some(list) = request.list.as_deref().filter(|list| !list.trim().is_empty()) else {
        return Ok(None);
    };
    match read_list(list)?.errors.first() {
        None => Ok(Some(list)),
        Some(first) => Err(ServiceError::new(ErrorCode::BadInput, "error-bulletin-list")
            .with("line", first.line)
            .with("column", &first.column)),
    }
}

impl Wanted {
    /// To whom it goes, and whom `everyone` leaves out.
    pub(super) fn partners(&self, core: &mut Core) -> Result<(Vec<NodeName>, Vec<String>), Denied> {
        let ground = (RequestKind::Bulletin, self.purpose, self.legal_basis);
        let (mut to, mut left_out) = (Vec::new(), Vec::new());
        if self.everyone {
            for partner in core.partners.keys().map(NodeName::to_string).collect::<Vec<_>>() {
                match matters::allowed_to(core, &partner, ground) {
                    Ok(name) => to.push(name),
                    // Who was never confirmed is no partner yet; all others are left out by name.
                    Err(Denied::NotConfirmed(_)) if is_only_invited(core, &partner) => {}
                    Err(
                        Denied::NotConfirmed(_)
                        | Denied::NoDescriptor(_)
                        | Denied::NoAgreement(_)
                        | Denied::NotAgreedTo { .. },
                    ) => left_out.push(partner),
                    Err(other) => return Err(other),
                }
            }
        }
        for name in &self.to {
            to.push(matters::allowed_to(core, name, ground)?);
        }
        if to.is_empty() {
            return Err(Denied::NobodyToTell);
        }
        Ok((to, left_out))
    }

    /// The same for partners that were found before: what was agreed may have ended since.
    fn still_allowed(&self, core: &Core, placed: &[Placed]) -> Result<(), Denied> {
        let ground = (RequestKind::Bulletin, self.purpose, self.legal_basis);
        for one in placed {
            matters::allowed_to(core, one.partner.as_str(), ground)?;
        }
        Ok(())
    }

    /// The bulletin that it replaces, if that is one of ours that nothing replaces.
    pub(super) fn replaced(&self, core: &mut Core) -> Result<Option<Bulletin>, Denied> {
        let Some(number) = self.replaces else { return Ok(None) };
        let earlier = kept::one::<Bulletin>(core, &number.to_string())?;
        let again = kept::all::<Bulletin>(core)?.iter().any(|one| one.replaces == Some(number));
        if again { Err(Denied::Replaced(number.to_string())) } else { Ok(Some(earlier)) }
    }
}

fn is_only_invited(core: &Core, partner: &str) -> bool {
    let name = NodeName::parse(partner).ok();
    let known = name.and_then(|name| core.partners.get(&name));
    known.is_some_and(|known| known.record.standing == PartnerStanding::Invited)
}

/// Signs and logs a bulletin to each partner, all in one commit.
pub(super) fn send(
    core: &mut Core,
    caller: Caller,
    wanted: &Wanted,
    left_out: Vec<String>,
    placed: Vec<Placed>,
) -> Result<u64, Denied> {
    let officer = core.allowed(caller, roles::SENDS_BULLETINS)?;
    let by = core.staff.profile(officer.id).name;
    let earlier = wanted.replaced(core)?;
    // Before the first is signed: a command that fails half-way ends the node.
    wanted.still_allowed(core, &placed)?;
    let number = kept::next::<Bulletin>(core)?;
    let noted = AdminAct::on(AdminCode::BulletinSent, number);
    core.note(caller, noted.with(digest(wanted.text.as_str())))?;
    let tag = HandlingTag {
        originator: core.identity.name.clone(),
        handling: wanted.handling,
        purposes: vec![wanted.purpose],
        onward: if wanted.national { OnwardUse::National } else { OnwardUse::None },
        onward_states: Vec::new(),
        retain_until: None,
        personal_data: false,
    };
    let mut sent = Vec::with_capacity(placed.len());
    for Placed { exchange, partner, files } in placed {
        let partner = partner.to_string();
        let before = earlier.iter().flat_map(|one| &one.sent).find(|one| one.partner == partner);
        let concerns = before.and_then(|one| LeafHash::from_hex(&one.entry)).into_iter().collect();
        let query = Query {
            bulletin: Some(wanted.about),
            concerns,
            ..Query::describing(FirearmDescription::default())
        };
        let common = Common {
            purpose: Some(wanted.purpose),
            legal_basis: Some(wanted.legal_basis),
            text: Some(wanted.text.clone()),
            handling: Some(tag.clone()),
            attachments: files,
            ..empty_common()
        };
        let matter = Matter { to: partner.clone(), kind: RequestKind::Bulletin, query, common };
        let trace = core.ask_matter_as(caller, matter, Some(exchange))?;
        let missing = || Denied::NotFound { what: "request", id: trace.id.to_hex() };
        let hop = core.store.hop(&trace.id)?.ok_or_else(missing)?;
        sent.push(Sent { partner, exchange: trace.id.to_hex(), entry: hop.query.to_hex() });
    }
    let about = wanted.about.name().to_owned();
    let replaces = earlier.map(|one| one.number);
    let at = core.now();
    kept::put(core, &Bulletin { number, about, replaces, sent, left_out, at, by })?;
    Ok(number)
}
