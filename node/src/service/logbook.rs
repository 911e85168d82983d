//! Use cases about the exchange log entry by entry, the logs of others, and a partner in detail.

use std::future::Future;

use vestigo_protocol::descriptor::{Descriptor, KeyEntry};
use vestigo_protocol::envelope::{EnvelopeError, UnverifiedStatement};
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::message::Body;
use vestigo_protocol::time::Timestamp;

use super::paging::limit;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::views::{
    ForkView, HeadView, KnownLogView, KnownLogsView, LogEntryListView, LogEntryView,
    PartnerDetailsView, PartnerKeyView, SeenHeadView,
};
use super::{Caller, Outcome, ServiceError, intake, present, roles};
use crate::runtime::events::About;
use crate::runtime::{Core, Denied};
use crate::store::EntryRecord;
use crate::text::codes;

/// Entries that one page looks at: where a filter lets few of them through it may be short, and
/// says from where to go on.
const LOOKED_AT_MAX: u64 = 2_000;
/// Entries read at a time.
const CHUNK: u64 = 250;
/// Entries among which a partner's newest is looked for.
const NEWEST_OF: u64 = 512;
/// Waiting messages of a partner that are looked at for the oldest.
const WAITING_MAX: usize = 500;

/// The use cases of this room. Implementations write plain `async fn`.
pub trait LogbookService: Send + Sync + 'static {
    /// Entries of our log, the newest first: `state` names a kind, `partner` the other side.
    fn log_entries(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<LogEntryListView>> + Send;

    /// One entry by its leaf hash.
    fn log_entry(
        &self,
        caller: Caller,
        leaf: String,
    ) -> impl Future<Output = Outcome<LogEntryView>> + Send;

    /// What is known here of all logs: who has seen which head, and what was forked.
    fn log_heads(&self, caller: Caller) -> impl Future<Output = Outcome<KnownLogsView>> + Send;

    /// A partner with its keys, its log and what waits for it.
    fn partner_details(
        &self,
        caller: Caller,
        name: String,
    ) -> impl Future<Output = Outcome<PartnerDetailsView>> + Send;
}

const fn word(about: About) -> &'static str {
    match about {
        About::Trace => "trace",
        About::Case => "case",
        About::Request => "request",
        About::Agreement => "agreement",
        About::Partner => "partner",
    }
}

/// An entry of a kind that is wanted, with a partner who is wanted.
fn fits(entry: &LogEntryView, request: &ListRequest) -> bool {
    let same = |wanted: &Option<String>, is: &str| {
        wanted.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(is))
    };
    same(&request.state, &entry.kind) && same(&request.partner, &entry.partner)
}

fn view(entry: &EntryRecord) -> Result<LogEntryView, Denied> {
    let unreadable = |e: EnvelopeError| Denied::Rule(e.to_string());
    let statement = UnverifiedStatement::parse(&entry.statement).map_err(unreadable)?;
    let header = statement.claimed();
    let kind = u16::try_from(entry.kind.number()).ok().and_then(codes::statement);
    Ok(LogEntryView {
        index: entry.index,
        leaf: entry.leaf.to_hex(),
        at: entry.logged_at.to_rfc3339(),
        issued: header.issued_at.to_rfc3339(),
        own: entry.own,
        partner: if entry.own { &header.audience } else { &header.issuer }.to_string(),
        kind: kind.unwrap_or_default().to_owned(),
        exchange: header.exchange.to_hex(),
        sequence: header.sequence,
        bytes: entry.statement.len() as u64,
        replies_to: header.in_reply_to.iter().map(LeafHash::to_hex).collect(),
        about: None,
        subject: None,
    })
}

/// The same with what it is about.
fn whole(core: &mut Core, entry: LogEntryView) -> Result<LogEntryView, Denied> {
    let event = core.event_at(entry.index)?;
    let found = match event {
        Some(event) => Some((event.about, event.subject)),
        None => of_receipt(core, &entry)?,
    };
    let about = found.as_ref().map(|(about, _)| word(*about).to_owned());
    Ok(LogEntryView { about, subject: found.map(|(_, subject)| subject), ..entry })
}

/// What a machine's receipt is about: no program is told of it, but it belongs to its exchange.
fn of_receipt(core: &mut Core, entry: &LogEntryView) -> Result<Option<(About, String)>, Denied> {
    let is_receipt = matches!(entry.kind.as_str(), "ACCEPTED" | "DELIVERED");
    let Some(exchange) = ExchangeId::from_hex(&entry.exchange).filter(|_| is_receipt) else {
        return Ok(None);
    };
    if core.store.matter(&exchange)?.is_some() {
        return Ok(Some((About::Request, exchange.to_hex())));
    }
    if let Some(hop) = core.store.hop(&exchange)? {
        return Ok(Some((About::Trace, hop.trace.to_hex())));
    }
    let is_case = !core.store.cases_between(&exchange, &exchange, 1)?.is_empty();
    Ok(is_case.then(|| (About::Case, exchange.to_hex())))
}

fn entries(
    core: &mut Core,
    request: &ListRequest,
    before: u64,
) -> Result<LogEntryListView, Denied> {
    let mut end = before.min(core.store.log_size()?);
    let (limit, mut looked_at) = (limit(request), 0);
    let mut items: Vec<LogEntryView> = Vec::new();
    while end > 0 && looked_at < LOOKED_AT_MAX {
        let start = end.saturating_sub(CHUNK);
        let chunk = core.store.entries(start, end - start)?;
        for entry in chunk.iter().rev() {
            if items.len() == limit {
                return Ok(LogEntryListView { items, next: Some(end.to_string()) });
            }
            end = entry.index;
            looked_at += 1;
            let found = view(entry)?;
            if fits(&found, request) {
                items.push(whole(core, found)?);
            }
        }
        end = start;
    }
    let next = (end > 0).then(|| end.to_string());
    Ok(LogEntryListView { items, next })
}

/// What a signed note says its log is; none of what cannot be read.
fn head_of(note: &str) -> Option<HeadView> {
    let signed = SignedCheckpoint::parse(note).ok()?;
    let checkpoint = signed.unverified();
    Some(HeadView { size: checkpoint.size, root: checkpoint.root.to_hex() })
}

/// How far a partner has said or signed that it has seen our log.
fn seen_ours(core: &mut Core, partner: &NodeName) -> Result<Option<SeenHeadView>, Denied> {
    let standing = core.witness.standings.each.get(partner.as_str());
    let cosigned = standing.filter(|standing| standing.size > 0).map(|standing| SeenHeadView {
        size: standing.size,
        at: standing.at.map(Timestamp::to_rfc3339),
    });
    let said = match core.store.newest_seen_by(partner)? {
        None => None,
        Some(leaf) => match core.read_stored(&leaf) {
            Ok((header, content)) => match content.body {
                Body::Checkpoint(seen) => {
                    Some(SeenHeadView { size: seen.size, at: Some(header.issued_at.to_rfc3339()) })
                }
                _ => None,
            },
            // What was erased says nothing.
            Err(_) => None,
        },
    };
    Ok([cosigned, said].into_iter().flatten().max_by_key(|seen| seen.size))
}

fn forks(core: &mut Core, origin: &str) -> Result<Vec<ForkView>, Denied> {
    let proofs = core.store.fork_proofs()?;
    let of_log = proofs.into_iter().filter(|(whose, _, _)| whose == origin);
    let view = |(_, first_note, second_note): (String, String, String)| {
        let (first, second) = (head_of(&first_note)?, head_of(&second_note)?);
        Some(ForkView { first, second, first_note, second_note })
    };
    Ok(of_log.filter_map(view).collect())
}

fn known(core: &mut Core, origin: &str) -> Result<KnownLogView, Denied> {
    let cosigned = core.store.witness_head(origin)?;
    let partner = NodeName::parse(origin).ok().filter(|name| core.partners.contains_key(name));
    let held = match &partner {
        Some(partner) => core.store.partner_checkpoint(partner)?,
        None => None,
    };
    let held = held.as_ref().and_then(|(_, note)| head_of(note));
    let cosigned_head =
        |c: &crate::store::WitnessHead| HeadView { size: c.head.size, root: c.head.root.to_hex() };
    Ok(KnownLogView {
        origin: origin.to_owned(),
        held: held.or_else(|| cosigned.as_ref().map(cosigned_head)),
        verified: cosigned.as_ref().map(|cosigned| SeenHeadView {
            size: cosigned.head.size,
            at: Some(cosigned.cosigned_at.to_rfc3339()),
        }),
        seen_ours: match &partner {
            Some(partner) => seen_ours(core, partner)?,
            None => None,
        },
        forks: forks(core, origin)?,
    })
}

fn heads(core: &mut Core) -> Result<KnownLogsView, Denied> {
    let own = core.identity.name.to_string();
    let mut origins: Vec<String> = core.partners.keys().map(ToString::to_string).collect();
    for head in core.store.witness_heads()? {
        if head.origin != own && !origins.contains(&head.origin) {
            origins.push(head.origin);
        }
    }
    let items = origins.iter().map(|origin| known(core, origin)).collect::<Result<_, _>>()?;
    let held = core.store.checkpoint()?.and_then(|(_, note)| head_of(&note));
    let own = KnownLogView {
        forks: forks(core, &own)?,
        origin: own,
        held,
        verified: None,
        seen_ours: None,
    };
    Ok(KnownLogsView { own, items })
}

fn key(entry: &KeyEntry) -> PartnerKeyView {
    PartnerKeyView {
        role: entry.role.name().to_owned(),
        digest: Digest::of(&entry.key).to_hex(),
        since: entry.not_before.to_rfc3339(),
        until: entry.not_after.map(Timestamp::to_rfc3339),
        revoked: entry.revoked_at.map(Timestamp::to_rfc3339),
    }
}

/// Keys of a descriptor, those in use first.
fn keys(descriptor: &Descriptor, now: Timestamp) -> Vec<PartnerKeyView> {
    let mut keys: Vec<&KeyEntry> = descriptor.doc().keys.iter().collect();
    keys.sort_by_key(|entry| (!entry.covers(now), entry.role.number()));
    keys.into_iter().map(key).collect()
}

/// Since when the oldest message waits for a partner.
fn waiting_since(core: &mut Core, partner: &NodeName) -> Result<Option<String>, Denied> {
    // Whenever it is to be sent next.
    let ever = Timestamp(i64::MAX.unsigned_abs());
    let rows = core.store.outbox_due(partner, ever, WAITING_MAX)?;
    let Some(oldest) = rows.iter().min_by_key(|row| row.seq) else { return Ok(None) };
    let entry = core.store.entry_by_leaf(&oldest.leaf)?;
    Ok(entry.map(|entry| entry.logged_at.to_rfc3339()))
}

/// How much earlier than it came a partner's newest message was dated.
fn clock_seconds(core: &mut Core, partner: &NodeName) -> Result<Option<i64>, Denied> {
    let start = core.store.log_size()?.saturating_sub(NEWEST_OF);
    let entries = core.store.entries(start, NEWEST_OF)?;
    let lag = |entry: &EntryRecord| {
        let statement = UnverifiedStatement::parse(&entry.statement).ok()?;
        let header = statement.claimed();
        let of_partner = !entry.own && header.issuer == *partner;
        of_partner.then(|| entry.logged_at.0.cast_signed() - header.issued_at.0.cast_signed())
    };
    Ok(entries.iter().rev().find_map(lag))
}

fn details(core: &mut Core, name: &str) -> Result<PartnerDetailsView, Denied> {
    let unknown = || Denied::NoSuchPartner(name.to_owned());
    let parsed = NodeName::parse(name).map_err(|_| unknown())?;
    let partner = core.partners.get(&parsed).ok_or_else(unknown)?;
    let descriptor = partner.descriptor.clone();
    let doc = descriptor.as_ref().map(Descriptor::doc);
    let invited = &partner.record.addresses;
    let addresses = doc.map_or_else(|| invited.clone(), |doc| doc.addresses.clone());
    let now = core.now();
    Ok(PartnerDetailsView {
        version: doc.map(|doc| doc.version),
        issued: doc.map(|doc| doc.issued_at.to_rfc3339()),
        speaks: doc.map(|doc| doc.versions.clone()).unwrap_or_default(),
        addresses,
        contact: doc.and_then(|doc| doc.contact.clone()),
        marking_practice: doc.and_then(|doc| doc.marking_practice.clone()),
        keys: descriptor.as_ref().map(|d| keys(d, now)).unwrap_or_default(),
        partner: present::partner(core, &parsed)?,
        log: known(core, parsed.as_str())?,
        waiting_since: waiting_since(core, &parsed)?,
        clock_seconds: clock_seconds(core, &parsed)?,
    })
}

impl LogbookService for Running {
    async fn log_entries(&self, caller: Caller, request: ListRequest) -> Outcome<LogEntryListView> {
        let before = match &request.after {
            None => u64::MAX,
            Some(index) => index.parse().map_err(|_| intake::bad("after", index))?,
        };
        let kind = |wanted: &String| {
            codes::STATEMENTS.iter().any(|kind| kind.eq_ignore_ascii_case(wanted))
        };
        if let Some(unknown) = request.state.as_ref().filter(|wanted| !kind(wanted)) {
            return Err(intake::bad("state", unknown));
        }
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            entries(core, &request, before)
        })
        .await
    }

    async fn log_entry(&self, caller: Caller, leaf: String) -> Outcome<LogEntryView> {
        let wanted = LeafHash::from_hex(&leaf).ok_or_else(|| ServiceError::not_found("entry"))?;
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            let not_found = || Denied::NotFound { what: "entry", id: leaf };
            let entry = core.store.entry_by_leaf(&wanted)?.ok_or_else(not_found)?;
            let entry = view(&entry)?;
            whole(core, entry)
        })
        .await
    }

    async fn log_heads(&self, caller: Caller) -> Outcome<KnownLogsView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            heads(core)
        })
        .await
    }

    async fn partner_details(&self, caller: Caller, name: String) -> Outcome<PartnerDetailsView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            details(core, &name)
        })
        .await
    }
}
