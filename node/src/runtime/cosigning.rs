//! Our log and its witnesses: each is asked to cosign our newest checkpoint, and what they sign goes
//! into the published one.
//!
//! Nothing waits for them. A witness that is slow, wrong or away costs nobody anything; that too few
//! have signed for too long is an alarm and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use thiserror::Error;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;
use vestigo_protocol::codec;
use vestigo_protocol::log::note::NoteSignature;
use vestigo_protocol::log::policy::Policy;
use vestigo_protocol::log::vkey::{OpenCheckpoint, VerifierKey};
use vestigo_protocol::log::witness::{AddCheckpoint, LinkRequest, Reply, cosignatures};
use vestigo_protocol::time::Timestamp;

use super::core::{Core, Handle};
use super::error::Denied;
use super::projection::Projections;
use super::recovering::Stuck;
use super::witnessing::witness_keys;
use crate::net::https::Authorities;
use crate::net::{Net, PeerKey, witness as http};
use crate::store::PartnerStanding;

/// After so long without enough cosignatures on what the log has grown by, the status says so. Ten
/// times what a restarted witness takes.
pub const LAG_SECONDS: u64 = 600;

/// How often witnesses are looked at while the log stands still.
const LOOK: Duration = Duration::from_secs(1);

/// Longest pause before a witness that failed is asked again.
const PAUSE_MAX: Duration = Duration::from_secs(300);

/// Conversations with a witness about one checkpoint: the size it knows, then the proof from there,
/// and once more if somebody else's request came between.
const TURNS: usize = 3;

/// Sizes whose lines are still gathered: witnesses are some seconds apart at most.
const SIZES_KEPT: usize = 16;

/// A witness that is no partner.
#[derive(Clone, Debug)]
pub struct OutsideWitness {
    /// Its name in the policy.
    pub name: String,
    /// Its submission prefix, `http://…` or `https://…`.
    pub url: String,
    /// Its keys.
    pub keys: Vec<VerifierKey>,
    /// Who vouches for its server's certificate; needed for `https://`.
    pub authorities: Option<Authorities>,
}

/// Who is to cosign besides partners, and when it is enough.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Witnesses with an address of their own.
    pub outside: Vec<OutsideWitness>,
    /// Which cosignatures are enough; without a policy one is.
    pub policy: Option<Policy>,
}

/// Why a witness has not cosigned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    /// No answer.
    #[error("no answer: {0}")]
    Unreachable(String),
    /// It refuses; the status of c2sp.org/tlog-witness.
    #[error("it refuses with {0}")]
    Refuses(u16),
    /// It has cosigned more of our log than there is: ours was cut, or restored from an older copy.
    #[error("it has cosigned {0} entries of our log, more than there are")]
    Ahead(u64),
    /// It has forgotten what it cosigned.
    #[error("it has forgotten: it says that it cosigned {0} entries, and it cosigned more")]
    WentBack(u64),
    /// Its lines do not verify.
    #[error("its signatures do not verify")]
    BadLines,
    /// Our own proof could not be made.
    #[error("our proof could not be made: {0}")]
    NoProof(String),
}

/// How one witness fares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its address, if it is no partner.
    pub url: Option<String>,
    /// Largest size of ours that it cosigned.
    pub size: u64,
    /// When, by its clock.
    pub at: Option<Timestamp>,
    /// What is wrong since.
    pub trouble: Option<Trouble>,
}

/// How our checkpoints fare.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standings {
    pub(crate) each: BTreeMap<String, Standing>,
    /// Whether there is anyone to cosign.
    expected: bool,
    /// Witnesses that are no partners.
    outside: BTreeSet<String>,
    newest: u64,
    /// Largest size with enough cosignatures.
    pub(crate) covered: u64,
    waiting_since: Option<Timestamp>,
}

impl Standings {
    fn published(&mut self, size: u64, now: Timestamp) {
        self.newest = self.newest.max(size);
        if self.newest > self.covered && self.waiting_since.is_none() {
            self.waiting_since = Some(now);
        }
    }

    fn enough(&mut self, size: u64, asked_at: Timestamp) {
        if size > self.covered {
            self.covered = size;
            // What came since was published after this was asked.
            self.waiting_since = (self.newest > size).then_some(asked_at);
        }
    }

    /// Names the witnesses that are no partners, before anything is asked.
    pub(super) fn expect(&mut self, wanted: &Wanted) {
        self.outside = wanted.outside.iter().map(|witness| witness.name.clone()).collect();
        self.expected = self.expected || !self.outside.is_empty();
    }

    /// Why a restored log of `size` entries may not go on as before: a witness has cosigned more of
    /// it, or one that is no partner has not said yet what it cosigned.
    pub(super) fn speak_against(&self, size: u64) -> Option<Stuck> {
        let trouble = |standing: &Standing| standing.trouble.clone();
        let ahead = |t: &Trouble| matches!(t, Trouble::Ahead(cosigned) if *cosigned > size);
        if self.each.values().filter_map(trouble).any(|t| ahead(&t)) {
            return Some(Stuck::WitnessAhead);
        }
        let silent = |name: &String| {
            let standing = self.each.get(name);
            standing.is_none_or(|s| matches!(s.trouble, Some(Trouble::Unreachable(_))))
        };
        self.outside.iter().any(silent).then_some(Stuck::WitnessUnheard)
    }

    /// Since when too few have cosigned what the log has grown by, if that is too long.
    pub(crate) fn lagging(&self, now: Timestamp) -> Option<Timestamp> {
        self.waiting_since.filter(|since| self.expected && now.since(*since) >= LAG_SECONDS)
    }
}

/// One witness to be asked.
#[derive(Clone, Debug)]
struct Target {
    name: String,
    way: Way,
    keys: Vec<VerifierKey>,
}

#[derive(Clone, Debug)]
enum Way {
    Link(PeerKey),
    Http(String, Option<Authorities>),
}

/// What a witness said to one request.
struct Asked {
    name: String,
    url: Option<String>,
    note: OpenCheckpoint,
    asked_at: Timestamp,
    outcome: Result<Vec<(VerifierKey, NoteSignature, Timestamp)>, Trouble>,
}

impl Core {
    /// Notes the newest checkpoint, and says which partners can be asked now.
    fn witness_round(&mut self, size: u64) -> (Timestamp, u64, Vec<Target>) {
        let now = self.now();
        let mut targets = Vec::new();
        let mut expected = !self.witness.standings.outside.is_empty();
        for (name, partner) in &self.partners {
            let confirmed = partner.record.standing == PartnerStanding::Confirmed;
            let Some(descriptor) = partner.descriptor.as_ref().filter(|_| confirmed) else {
                continue;
            };
            let keys = witness_keys(descriptor, now);
            if keys.is_empty() {
                continue;
            }
            expected = true;
            if partner.linked {
                let way = Way::Link(PeerKey(partner.record.transport));
                targets.push(Target { name: name.to_string(), way, keys });
            }
        }
        self.witness.standings.expected = expected;
        self.witness.standings.published(size, now);
        (now, self.epoch(), targets)
    }

    fn witness_answered(
        &mut self,
        name: &str,
        url: Option<String>,
        outcome: Result<(u64, Timestamp), Trouble>,
    ) {
        self.recovery.weighed = false;
        let standing = self.witness.standings.each.entry(name.to_owned()).or_default();
        standing.url = url;
        match outcome {
            Ok((size, at)) => {
                standing.size = standing.size.max(size);
                standing.at = Some(at);
                standing.trouble = None;
            }
            Err(trouble) => standing.trouble = Some(trouble),
        }
    }
}

/// Asks the witnesses for ever, until the core ends.
pub(super) async fn gather(
    net: Net,
    core: Handle,
    projections: Projections,
    wanted: Wanted,
    published: watch::Receiver<Option<(u64, String)>>,
) {
    let gathering = Gathering {
        net,
        core,
        projections,
        wanted,
        asking: JoinSet::new(),
        under_way: BTreeSet::new(),
        known: BTreeMap::new(),
        epoch: 0,
        lines: BTreeMap::new(),
    };
    // An error means that the core has ended.
    let _ended = gathering.run(published).await;
}

/// What is remembered of one witness between two requests.
#[derive(Debug, Default)]
struct Known {
    size: u64,
    failures: u32,
    not_before: Option<Instant>,
}

struct Gathering {
    net: Net,
    core: Handle,
    projections: Projections,
    wanted: Wanted,
    asking: JoinSet<Asked>,
    under_way: BTreeSet<String>,
    known: BTreeMap<String, Known>,
    /// The epoch in which this was remembered.
    epoch: u64,
    /// Verified lines by size.
    lines: BTreeMap<u64, Vec<(VerifierKey, NoteSignature)>>,
}

impl Gathering {
    async fn run(
        mut self,
        mut published: watch::Receiver<Option<(u64, String)>>,
    ) -> Result<(), Denied> {
        loop {
            let newest = published.borrow_and_update().clone();
            if let Some((size, note)) = newest
                && let Ok(checkpoint) = OpenCheckpoint::parse(&note)
            {
                self.ask_around(size, &checkpoint).await?;
            }
            tokio::select! {
                changed = published.changed() => {
                    if changed.is_err() {
                        return Ok(());
                    }
                }
                Some(asked) = self.asking.join_next() => {
                    if let Ok(asked) = asked {
                        self.take(asked).await?;
                    }
                }
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Asks everyone who can be asked, is not being asked, and has not cosigned this.
    async fn ask_around(&mut self, size: u64, note: &OpenCheckpoint) -> Result<(), Denied> {
        let round = self.core.run(move |core| Ok(core.witness_round(size)));
        let (asked_at, epoch, mut targets) = round.await?;
        if epoch != self.epoch {
            // The log goes on from an earlier head: what witnesses said of the other one is past.
            self.epoch = epoch;
            self.known.clear();
            self.lines.clear();
        }
        targets.extend(self.wanted.outside.iter().map(|witness| Target {
            name: witness.name.clone(),
            way: Way::Http(witness.url.clone(), witness.authorities.clone()),
            keys: witness.keys.clone(),
        }));
        let now = Instant::now();
        for target in targets {
            let known = self.known.entry(target.name.clone()).or_default();
            let due = known.not_before.is_none_or(|at| at <= now);
            if size > known.size && due && self.under_way.insert(target.name.clone()) {
                let (net, projections) = (self.net.clone(), self.projections.clone());
                let (note, old) = (note.clone(), known.size);
                self.asking.spawn(async move {
                    let outcome = ask(&net, &projections, &target, &note, old).await;
                    let url = match target.way {
                        Way::Link(_) => None,
                        Way::Http(url, _) => Some(url),
                    };
                    Asked { name: target.name, url, note, asked_at, outcome }
                });
            }
        }
        Ok(())
    }

    /// Takes what a witness said: its lines go into the published checkpoint.
    async fn take(&mut self, asked: Asked) -> Result<(), Denied> {
        let Asked { name, url, note, asked_at, outcome } = asked;
        self.under_way.remove(&name);
        let known = self.known.entry(name.clone()).or_default();
        let said = match outcome {
            Ok(lines) => {
                *known = Known { size: note.size(), ..Known::default() };
                let at = lines.iter().map(|(_, _, at)| *at).max().unwrap_or_default();
                self.merge(&note, asked_at, lines).await?;
                Ok((note.size(), at))
            }
            Err(trouble) => {
                tracing::debug!(witness.name = %name, reason = %trouble, "a witness has not cosigned");
                known.failures = known.failures.saturating_add(1);
                let pause = LOOK.saturating_mul(1 << known.failures.min(16)).min(PAUSE_MAX);
                known.not_before = Some(Instant::now() + pause);
                Err(trouble)
            }
        };
        self.core
            .run(move |core| {
                core.witness_answered(&name, url, said);
                Ok(())
            })
            .await
    }

    async fn merge(
        &mut self,
        note: &OpenCheckpoint,
        asked_at: Timestamp,
        lines: Vec<(VerifierKey, NoteSignature, Timestamp)>,
    ) -> Result<(), Denied> {
        let size = note.size();
        let gathered = self.lines.entry(size).or_default();
        for (key, line, _) in lines {
            gathered.retain(|(known, _)| *known != key);
            gathered.push((key, line));
        }
        let enough = match &self.wanted.policy {
            Some(policy) => policy.is_met(|key| gathered.iter().any(|(k, _)| k == key)),
            None => !gathered.is_empty(),
        };
        let all: Vec<NoteSignature> = gathered.iter().map(|(_, line)| line.clone()).collect();
        while self.lines.len() > SIZES_KEPT {
            self.lines.pop_first();
        }
        let text = note.to_text();
        let written = self.projections.run(move |p| p.cosigned(&text, &all, enough)).await;
        if let Err(reason) = written {
            tracing::warn!(%reason, "cosignatures could not be written to the log's folder");
            return Ok(());
        }
        if enough {
            let core = &self.core;
            core.run(move |core| {
                core.witness.standings.enough(size, asked_at);
                Ok(())
            })
            .await?;
        }
        Ok(())
    }
}

/// One witness, one checkpoint: tells it from which size, with the proof.
async fn ask(
    net: &Net,
    projections: &Projections,
    target: &Target,
    note: &OpenCheckpoint,
    known: u64,
) -> Result<Vec<(VerifierKey, NoteSignature, Timestamp)>, Trouble> {
    let (size, mut old) = (note.size(), known);
    for _ in 0..TURNS {
        let proof = if old == 0 || old == size {
            Vec::new()
        } else {
            let made = projections.run(move |p| p.consistency(old, size)).await;
            made.map_err(|e| Trouble::NoProof(e.to_string()))?
        };
        let request = AddCheckpoint { old, proof, checkpoint: note.clone() };
        let reply = send(net, target, request.to_text()).await?;
        match reply.status {
            200 => {
                let lines = cosignatures(note, &reply.body, &target.keys);
                if lines.is_empty() {
                    return Err(Trouble::BadLines);
                }
                return Ok(lines.into_iter().map(|(k, line, at)| (k.clone(), line, at)).collect());
            }
            409 => {
                let theirs = reply.body.strip_suffix('\n').and_then(|text| text.parse().ok());
                match theirs {
                    Some(theirs) if theirs > size => return Err(Trouble::Ahead(theirs)),
                    Some(theirs) if theirs < known => return Err(Trouble::WentBack(theirs)),
                    Some(theirs) => old = theirs,
                    None => return Err(Trouble::Refuses(409)),
                }
            }
            status => return Err(Trouble::Refuses(status)),
        }
    }
    Err(Trouble::Refuses(409))
}

async fn send(net: &Net, target: &Target, body: String) -> Result<Reply, Trouble> {
    let unreachable = |reason: String| Trouble::Unreachable(reason);
    match &target.way {
        Way::Link(peer) => {
            let request = LinkRequest { kind: LinkRequest::KIND, body: body.into_bytes() };
            let response = net.log_request(*peer, codec::encode(&request)).await;
            let response = response.map_err(|e| unreachable(e.to_string()))?;
            codec::decode(&response).map_err(|e| unreachable(e.to_string()))
        }
        Way::Http(url, authorities) => {
            let asked = http::add_checkpoint(url, authorities.as_ref(), body);
            asked.await.map_err(|e| unreachable(e.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_growth_that_waits_too_long_is_an_alarm() {
        let mut standings = Standings { expected: true, ..Standings::default() };
        assert_eq!(standings.lagging(Timestamp(10_000)), None);
        standings.published(5, Timestamp(100));
        standings.published(6, Timestamp(200));
        assert_eq!(standings.lagging(Timestamp(100 + LAG_SECONDS - 1)), None);
        assert_eq!(standings.lagging(Timestamp(100 + LAG_SECONDS)), Some(Timestamp(100)));
        standings.enough(5, Timestamp(150));
        assert_eq!(standings.lagging(Timestamp(100 + LAG_SECONDS)), None);
        assert_eq!(standings.lagging(Timestamp(150 + LAG_SECONDS)), Some(Timestamp(150)));
        standings.enough(6, Timestamp(210));
        // A log that stands still lags behind nothing.
        assert_eq!(standings.lagging(Timestamp(1_000_000)), None);
        standings.enough(5, Timestamp(220));
        assert_eq!(standings.covered, 6);
        standings.published(7, Timestamp(1_000_000));
        standings.expected = false;
        assert_eq!(standings.lagging(Timestamp(2_000_000)), None);
    }
}
