//! One gun in a store, and what may be done with it.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use crate::holdings::gun::Gun;
use crate::holdings::moment;

/// Acts that an item remembers; the oldest but the first are dropped beyond, the administrative log has all.
const ACTS_MAX: usize = 64;

super::super::words! {
    /// Where an item stands.
    Status {
        /// In its store.
        InStore = "IN_STORE";
        /// With somebody.
        Issued = "ISSUED";
        /// On its way to another store.
        InTransit = "IN_TRANSIT";
        /// Held as evidence.
        EvidenceHold = "EVIDENCE_HOLD";
        /// Being repaired.
        UnderRepair = "UNDER_REPAIR";
        /// Declared surplus.
        Surplus = "SURPLUS";
        /// Condemned: to be destroyed.
        Condemned = "CONDEMNED";
        /// Given to another force or State.
        Transferred = "TRANSFERRED";
        /// Destroyed. The record stays.
        Destroyed = "DESTROYED";
        /// Not found at a count; an inquiry is open.
        Missing = "MISSING_UNDER_INQUIRY";
        /// Lost.
        Lost = "LOST";
        /// Stolen.
        Stolen = "STOLEN";
        /// Came back after it was missing, lost or stolen.
        Recovered = "RECOVERED";
    }
}

impl Status {
    /// Whether the item lies in its store.
    #[must_use]
    pub const fn is_here(self) -> bool {
        matches!(
            self,
            Self::InStore | Self::EvidenceHold | Self::Surplus | Self::Condemned | Self::Recovered
        )
    }

    /// Whether the item is gone for good.
    #[must_use]
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Destroyed | Self::Transferred)
    }
}

super::super::words! {
    /// What is done with an item.
    Act {
        /// Taken into a store.
        Receive = "RECEIVE";
        /// Given to a person, on somebody's authority.
        Issue = "ISSUE";
        /// Brought back.
        Return = "RETURN";
        /// Sent to another store; it lies there once it was received.
        Send = "SEND";
        /// Arrived in the other store.
        Arrive = "ARRIVE";
        /// Put on another rack.
        Move = "MOVE";
        /// Held as evidence.
        Hold = "HOLD";
        /// No longer evidence.
        Release = "RELEASE";
        /// To the armourer.
        Repair = "REPAIR";
        /// Declared surplus.
        DeclareSurplus = "SURPLUS";
        /// Condemned.
        Condemn = "CONDEMN";
        /// Given to another force or State.
        Transfer = "TRANSFER";
        /// Reported lost.
        ReportLost = "LOST";
        /// Reported stolen.
        ReportStolen = "STOLEN";
        /// Found again.
        Recover = "RECOVER";
        /// Destroyed under a certificate; only the certificate does it.
        Destroy = "DESTROY";
    }
}

super::super::words! {
    /// Condition of an item.
    Condition {
        /// Serviceable.
        A = "A";
        /// Can be repaired.
        B = "B";
        /// Unserviceable.
        C = "C";
        /// Demilitarised.
        D = "D";
    }
}

/// One act, as the item remembers it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Acted {
    /// When.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// Officer.
    pub by: String,
    /// What.
    pub act: Act,
    /// To whom or where.
    pub to: String,
    /// On whose authority.
    pub authority: String,
}

/// A gun in a store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Item {
    /// Its number at this node.
    pub number: u64,
    /// The store's number.
    pub store: u64,
    /// Rack or box. Never leaves the node.
    pub rack: String,
    /// Seal of the box.
    pub seal: String,
    /// The gun.
    pub gun: Gun,
    /// Stock number.
    pub stock_number: String,
    /// How it came: document or case.
    pub acquired: String,
    /// Condition.
    pub condition: Condition,
    /// Where it stands.
    pub status: Status,
    /// Who has it, while it is issued.
    pub holder: String,
    /// What is planned for it, once it is surplus or condemned (`DESTROY`, …).
    pub disposition: String,
    /// When it was last seen at a count.
    #[serde(with = "moment::maybe", default)]
    #[schema(value_type = Option<String>)]
    pub verified: Option<Timestamp>,
    /// What was done, oldest first.
    pub acts: Vec<Acted>,
}

super::super::silent!(Acted, Item);

/// An act as it is asked for.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ActWanted {
    /// What (`ISSUE`, `RETURN`, …).
    pub act: String,
    /// To whom it is issued or given.
    pub to: String,
    /// The store it is sent to.
    pub store: Option<u64>,
    /// The rack it is put on.
    pub rack: Option<String>,
    /// On whose authority.
    pub authority: String,
    /// Condition that was found.
    pub condition: Option<String>,
    /// What is planned: `DESTROY`, `TRANSFER`, `SELL`, `RETAIN`.
    pub disposition: Option<String>,
}

super::super::silent!(ActWanted);

/// What may be planned for what is not needed any more.
pub const DISPOSITIONS: [&str; 4] = ["DESTROY", "TRANSFER", "SELL", "RETAIN"];

/// Why an act is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ActRefused {
    /// No such act.
    #[error("there is no such act")]
    Act,
    /// It does not stand where the act begins.
    #[error("an item that is {} cannot {}", .status.name(), .act.name())]
    Status {
        /// Where it stands.
        status: Status,
        /// What was asked.
        act: Act,
    },
    /// Something that the act needs is not said.
    #[error("{} needs \"{needs}\"", .act.name())]
    Needs {
        /// What was asked.
        act: Act,
        /// What is missing.
        needs: &'static str,
    },
    /// No such condition.
    #[error("a condition is A, B, C or D")]
    Condition,
    /// No such plan.
    #[error("a planned disposition is one of {DISPOSITIONS:?}")]
    Disposition,
}

/// Does something with an item.
///
/// # Errors
/// [`ActRefused`]; the item is as it was.
pub fn act(item: &Item, wanted: &ActWanted, by: &str, at: Timestamp) -> Result<Item, ActRefused> {
    let act = Act::from_name(&wanted.act).ok_or(ActRefused::Act)?;
    let needs = |text: &str, needs| {
        let text = text.trim();
        if text.is_empty() { Err(ActRefused::Needs { act, needs }) } else { Ok(text.to_owned()) }
    };
    let from = |allowed: bool| {
        if allowed { Ok(()) } else { Err(ActRefused::Status { status: item.status, act }) }
    };
    let mut next = item.clone();
    let status = item.status;
    let authority = match act {
        Act::Return | Act::Arrive | Act::Move => wanted.authority.trim().to_owned(),
        _ => needs(&wanted.authority, "authority")?,
    };
    let mut to = wanted.to.trim().to_owned();
    match act {
        Act::Receive | Act::Destroy => return Err(ActRefused::Status { status, act }),
        Act::Issue => {
            from(matches!(status, Status::InStore | Status::Recovered))?;
            to = needs(&wanted.to, "to")?;
            next.holder.clone_from(&to);
            next.status = Status::Issued;
        }
        Act::Return => {
            from(matches!(status, Status::Issued | Status::UnderRepair))?;
            next.holder.clear();
            next.status = Status::InStore;
        }
        Act::Send => {
            from(status.is_here())?;
            let store = wanted.store.filter(|store| *store != item.store);
            next.store = store.ok_or(ActRefused::Needs { act, needs: "store" })?;
            to = next.store.to_string();
            next.rack.clear();
            next.status = Status::InTransit;
        }
        Act::Arrive => {
            from(status == Status::InTransit)?;
            next.status = Status::InStore;
        }
        Act::Move => {
            from(status.is_here())?;
            to = needs(wanted.rack.as_deref().unwrap_or_default(), "rack")?;
        }
        Act::Hold => {
            from(matches!(status, Status::InStore | Status::Recovered | Status::Surplus))?;
            next.status = Status::EvidenceHold;
        }
        Act::Release => {
            from(status == Status::EvidenceHold)?;
            next.status = Status::InStore;
        }
        Act::Repair => {
            from(matches!(status, Status::InStore | Status::Recovered))?;
            next.status = Status::UnderRepair;
        }
        Act::DeclareSurplus | Act::Condemn => {
            from(matches!(status, Status::InStore | Status::Recovered | Status::Surplus))?;
            let plan = wanted.disposition.as_deref().map(str::to_ascii_uppercase);
            let usual = if act == Act::Condemn { "DESTROY" } else { "" };
            next.disposition = plan.unwrap_or_else(|| usual.to_owned());
            next.status = if act == Act::Condemn { Status::Condemned } else { Status::Surplus };
            if !next.disposition.is_empty() && !DISPOSITIONS.contains(&next.disposition.as_str()) {
                return Err(ActRefused::Disposition);
            }
        }
        Act::Transfer => {
            from(status.is_here() && status != Status::EvidenceHold)?;
            to = needs(&wanted.to, "to")?;
            next.status = Status::Transferred;
        }
        Act::ReportLost | Act::ReportStolen => {
            from(!status.is_gone())?;
            next.status = if act == Act::ReportLost { Status::Lost } else { Status::Stolen };
        }
        Act::Recover => {
            from(matches!(status, Status::Lost | Status::Stolen | Status::Missing))?;
            next.status = Status::Recovered;
        }
    }
    if let Some(rack) = &wanted.rack {
        next.rack = rack.trim().to_owned();
    }
    if let Some(condition) = &wanted.condition {
        next.condition = Condition::from_name(condition).ok_or(ActRefused::Condition)?;
    }
    next.remember(Acted { at, by: by.to_owned(), act, to, authority });
    Ok(next)
}

/// The item once it was destroyed under a certificate.
#[must_use]
pub fn destroyed(item: &Item, certificate: &str, by: &str, at: Timestamp) -> Item {
    let mut next = item.clone();
    let authority = certificate.to_owned();
    next.remember(Acted { at, by: by.to_owned(), act: Act::Destroy, to: String::new(), authority });
    next.status = Status::Destroyed;
    next.holder.clear();
    next
}

impl Item {
    /// Adds an act to what is remembered.
    pub fn remember(&mut self, acted: Acted) {
        if self.acts.len() >= ACTS_MAX {
            self.acts.remove(1);
        }
        self.acts.push(acted);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A pistol on rack R1 of store 1.
    pub(crate) fn pistol(number: u64) -> Item {
        Item {
            number,
            store: 1,
            rack: "R1".to_owned(),
            seal: String::new(),
            gun: Gun {
                maker: "SYNTHETIC Arms".to_owned(),
                model: "Model 1".to_owned(),
                serial: format!("QS{number:06}"),
                ..Gun::default()
            },
            stock_number: String::new(),
            acquired: String::new(),
            condition: Condition::A,
            status: Status::InStore,
            holder: String::new(),
            disposition: String::new(),
            verified: None,
            acts: Vec::new(),
        }
    }

    fn wanted(act: &str) -> ActWanted {
        ActWanted {
            act: act.to_owned(),
            to: "SYNTHETIC constable 7".to_owned(),
            authority: "SYNTHETIC order 3".to_owned(),
            store: Some(2),
            rack: None,
            ..ActWanted::default()
        }
    }

    fn done(item: &Item, word: &str) -> Item {
        act(item, &wanted(word), "ana", Timestamp(5)).unwrap()
    }

    #[test]
    fn what_is_issued_comes_back_and_who_did_it_is_remembered() {
        let issued = done(&pistol(1), "issue");
        assert_eq!(
            (issued.status, issued.holder.as_str()),
            (Status::Issued, "SYNTHETIC constable 7")
        );
        let twice = act(&issued, &wanted("ISSUE"), "ana", Timestamp(6));
        let refused = ActRefused::Status { status: Status::Issued, act: Act::Issue };
        assert_eq!(twice, Err(refused));
        let back = done(&issued, "return");
        assert_eq!((back.status, back.holder.as_str()), (Status::InStore, ""));
        let acts: Vec<(Act, &str)> = back.acts.iter().map(|a| (a.act, a.by.as_str())).collect();
        assert_eq!(acts, [(Act::Issue, "ana"), (Act::Return, "ana")]);
    }

    #[test]
    fn nothing_leaves_without_authority_and_evidence_is_not_given_away() {
        let nobody = ActWanted { authority: " ".to_owned(), ..wanted("TRANSFER") };
        let refused = act(&pistol(1), &nobody, "ana", Timestamp(5));
        assert_eq!(refused, Err(ActRefused::Needs { act: Act::Transfer, needs: "authority" }));
        let held = done(&pistol(1), "hold");
        assert!(act(&held, &wanted("transfer"), "ana", Timestamp(5)).is_err());
        assert!(act(&held, &wanted("issue"), "ana", Timestamp(5)).is_err());
        assert_eq!(done(&done(&held, "release"), "transfer").status, Status::Transferred);
    }

    #[test]
    fn a_transfer_between_stores_is_on_its_way_until_it_arrives() {
        let sent = done(&pistol(1), "send");
        assert_eq!((sent.status, sent.store, sent.rack.as_str()), (Status::InTransit, 2, ""));
        assert_eq!(done(&sent, "arrive").status, Status::InStore);
        let here = ActWanted { store: Some(1), ..wanted("send") };
        assert!(act(&pistol(1), &here, "ana", Timestamp(5)).is_err());
    }

    #[test]
    fn what_is_surplus_has_a_plan_and_what_is_destroyed_stays_destroyed() {
        let plan = ActWanted { disposition: Some("destroy".to_owned()), ..wanted("surplus") };
        let surplus = act(&pistol(1), &plan, "ana", Timestamp(5)).unwrap();
        assert_eq!(surplus.disposition, "DESTROY");
        let other = ActWanted { disposition: Some("keep".to_owned()), ..wanted("surplus") };
        assert_eq!(act(&pistol(1), &other, "ana", Timestamp(5)), Err(ActRefused::Disposition));
        let gone = Item { status: Status::Destroyed, ..pistol(1) };
        for word in Act::NAMES {
            assert!(act(&gone, &wanted(word), "ana", Timestamp(5)).is_err(), "{word}");
        }
    }
}
