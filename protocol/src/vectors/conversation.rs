//! A conversation in which every kind of message occurs, logged by both sides.

use minicbor::bytes::ByteVec;

use super::federation::{
    DAY, Draft, Node, agreement, answer_body, array, common, query_body, query_common, record_set,
    send, text,
};
use crate::agreement::Agreement;
use crate::codes::{
    AttachmentRole, DocumentKind, EventKind, Handling, IllicitBasis, IntendedUse, MatchGrade,
    Obliteration, OnwardUse, PartyKind, Priority, ReasonCode, RecoveryKind, RequestKind,
    ResultCode, UrgentJustification, WithholdReason,
};
use crate::descriptor::Descriptor;
use crate::envelope::Signed;
use crate::firearm::{ChainEvent, DocumentRef, Mark, PartialDate, Party};
use crate::ids::{Country, Digest, LeafHash, NodeName};
use crate::message::{
    Accepted, Acknowledged, AgreementAct, AgreementStep, Answer, Attachment, Body, CheckpointSeen,
    Common, Conflict, Delivered, DescriptorNotice, Erasure, HandlingTag, Heartbeat, Interim,
    InterimKind, PriorityClaim, Query, Refusal, Supplement, TraceResult, Withdrawal,
};
use crate::time::Timestamp;

/// Both sides and all that was said, in order, each with the name of its vector.
pub(crate) struct Conversation {
    pub(crate) asker: Node,
    pub(crate) holder: Node,
    pub(crate) agreement: Agreement,
    /// The holder's descriptor before it rotated its signing key.
    pub(crate) holder_first: Descriptor,
    pub(crate) said: Vec<(&'static str, &'static str, Signed)>,
}

/// Who speaks.
#[derive(Clone, Copy)]
enum By {
    Asker,
    Holder,
}
use By::{Asker, Holder};

impl Conversation {
    fn say(&mut self, by: By, name: &'static str, about: &'static str, draft: &Draft) -> LeafHash {
        let signed = match by {
            Asker => send(&mut self.asker, &mut self.holder, draft),
            Holder => send(&mut self.holder, &mut self.asker, draft),
        };
        let leaf = signed.leaf;
        self.said.push((name, about, signed));
        leaf
    }

    /// The message of this vector.
    pub(crate) fn message(&self, name: &str) -> &Signed {
        let found = self.said.iter().find(|(n, ..)| *n == name);
        found.map(|(_, _, signed)| signed).unwrap()
    }

    pub(crate) fn hold() -> Self {
        let asker = Node::new("vestigo/xa/police", "xa", "National Police of Xanadia");
        let holder = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
        let agreement = agreement(&asker.name, &holder.name);
        let holder_first = holder.descriptor.clone();
        let mut talk = Self { asker, holder, agreement, holder_first, said: Vec::new() };
        talk.agree();
        let query = talk.trace();
        talk.other_requests(query);
        talk.housekeeping(query);
        talk
    }

    fn agree(&mut self) {
        let document = Some(ByteVec::from(self.agreement.as_bytes().to_vec()));
        let act = |step| Body::Agreement(AgreementAct { step, document: document.clone() });
        let propose = Draft::new("agreement", at(1), common(None), act(AgreementStep::Propose));
        let proposal =
            self.say(Asker, "kind-10-agreement-proposal", "Proposes a document.", &propose);
        let accept = Draft::new("agreement", at(2), common(None), act(AgreementStep::Accept));
        let about = "Accepts it: the same document, and the leaf of the proposal.";
        let accept = accept.replying_to(&[proposal]);
        self.say(Holder, "kind-10-agreement-acceptance", about, &accept);
    }

    fn under(&self) -> Common {
        common(Some(self.agreement.hash()))
    }

    /// A trace with an information request, answered in full.
    fn trace(&mut self) -> LeafHash {
        let under = || common(Some(self.agreement.hash()));
        let (answer_by, deliver_until) = (at(10).plus(7 * 86_400), at(10).plus(37 * 86_400));
        let mut query = Draft::new("trace", at(10), query_common(under()), full_query());
        (query.answer_by, query.deliver_until) = (Some(answer_by), Some(deliver_until));
        let accepted = Body::Accepted(Accepted { late: false, received_at: at(10).plus(1) });
        let accepted = Draft::new("trace", at(10).plus(1), under(), accepted);
        let body = Body::Acknowledged(Acknowledged { note: Some(text("Taken by the desk.")) });
        let acknowledged = Draft::new("trace", at(20), by_officer(under()), body);
        let mut ask = interim(InterimKind::InformationRequest);
        ask.text = Some(text("Please read the slide as well."));
        let mut ask = Draft::new("trace", at(21), by_officer(under()), Body::Interim(ask));
        (ask.stops_clock, ask.answer_by) = (true, Some(answer_by.plus(86_400)));
        let body = Body::Supplement(supplement());
        let supplement = Draft::new("trace", at(40), by_officer(under()), body);
        let answer = Draft::new("trace", at(50), answer_common(under()), full_answer());
        let delivered = Body::Delivered(Delivered { received_at: at(51) });
        let delivered = Draft::new("trace", at(51), under(), delivered);

        let about = "A trace of a recovered pistol, every common label of a query set.";
        let query = self.say(Asker, "kind-01-query", about, &query);
        let about = "The machine's receipt of the query.";
        self.say(Holder, "kind-02-accepted", about, &accepted.replying_to(&[query]));
        let about = "An officer has taken note.";
        self.say(Holder, "kind-03-acknowledged", about, &acknowledged.replying_to(&[query]));
        let about = "An information request: the clock stops, and answer-by moves.";
        let ask = self.say(Holder, "kind-04-interim", about, &ask.replying_to(&[query]));
        let about = "The asker's reply to the information request.";
        self.say(Asker, "kind-15-supplement", about, &supplement.replying_to(&[ask]));
        let about = "Exported to a third country, with two custody events.";
        let answer = self.say(Holder, "kind-05-answer", about, &answer.replying_to(&[query]));
        let about = "The machine's receipt of the answer.";
        self.say(Asker, "kind-07-delivered", about, &delivered.replying_to(&[answer]));
        query
    }

    /// An onward trace that is refused, and a request that is withdrawn.
    fn other_requests(&mut self, first: LeafHash) {
        let mut onward = query();
        onward.onward = Some(crate::message::Onward {
            named_by: NodeName::parse("vestigo/xc/registry").unwrap(),
            answer: LeafHash(array("an answer of another node")),
        });
        let urgent = Common {
            request_kind: Some(RequestKind::OnwardTrace),
            priority: Some(PriorityClaim {
                priority: Priority::Urgent,
                justification: Some(UrgentJustification::Other),
                text: Some(text("The suspect is to be heard tomorrow.")),
            }),
            ..query_common(self.under())
        };
        let mut draft = Draft::new("onward", at(60), urgent, Body::Query(onward));
        draft.answer_by = Some(at(60).plus(86_400));
        let about = "An urgent onward trace: what led here travels in label 33.";
        let onward = self.say(Asker, "kind-01-query-onward", about, &draft);
        let reason = ReasonCode::Withheld(WithholdReason::OngoingInvestigation);
        let body = Body::Refusal(Refusal {
            reason,
            text: text("An investigation of our own is under way."),
            citation: Some(text("Customs Act, section 14")),
            versions: Vec::new(),
        });
        let mut draft =
            Draft::new("onward", at(70), by_officer(self.under()), body).replying_to(&[onward]);
        draft.reason = Some(reason);
        let about = "A refusal; the observer view grants its D code in the header.";
        self.say(Holder, "kind-06-refusal", about, &draft);

        let mut draft = Draft::new("withdrawn", at(80), query_common(self.under()), query_body());
        draft.answer_by = Some(at(80).plus(7 * 86_400));
        let about = "A query that is withdrawn later.";
        let withdrawn = self.say(Asker, "kind-01-query-withdrawn", about, &draft);
        let body = Body::Withdrawal(Withdrawal { reason: Some(text("Sent twice by mistake.")) });
        let draft = Draft::new("withdrawn", at(81), by_officer(self.under()), body);
        let about = "The asker withdraws.";
        self.say(Asker, "kind-09-withdrawal", about, &draft.replying_to(&[withdrawn]));

        let body = Body::Conflict(Conflict { other: LeafHash(array("another statement")) });
        let draft = Draft::new("trace", at(90), self.under(), body).replying_to(&[first]);
        let about = "Two statements of one issuer carry one id; in-reply-to names the logged one.";
        self.say(Holder, "kind-08-conflict", about, &draft);
    }

    fn housekeeping(&mut self, query: LeafHash) {
        // The new version is announced with the key that partners know.
        let mut next = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
        next.rotate_signing_key(at(100));
        let notice = DescriptorNotice { descriptor: ByteVec::from(next.descriptor.to_bytes()) };
        let draft = Draft::new("descriptor", at(99), common(None), Body::Descriptor(notice));
        let about = "The holder's second descriptor, signed with the key that it replaces.";
        self.say(Holder, "kind-11-descriptor", about, &draft);
        self.holder.rotate_signing_key(at(100));

        let body = Body::Erasure(Erasure {
            entries: vec![query],
            rule: text("Retention period of the agreement"),
        });
        let draft = Draft::new("erasure", at(110), self.under(), body);
        let about = "Content was destroyed under a rule; signed with the new key.";
        self.say(Holder, "kind-12-erasure", about, &draft);

        let size = self.asker.entries.len();
        let root = self.asker.root_at(size);
        let seen = CheckpointSeen { size: size as u64, root };
        let draft = Draft::new("seen", at(120), common(None), Body::Checkpoint(seen));
        let about = "The newest checkpoint of the asker that the holder has seen.";
        self.say(Holder, "kind-13-checkpoint", about, &draft);
        let draft = Draft::new("quiet", at(1440), common(None), Body::Heartbeat(Heartbeat {}));
        let about = "Nothing else was said today.";
        self.say(Asker, "kind-14-heartbeat", about, &draft);
    }
}

/// Minutes after the day began.
pub(crate) fn at(minutes: u64) -> Timestamp {
    DAY.plus(minutes * 60)
}

fn by_officer(common: Common) -> Common {
    Common { officer: Some(crate::ids::Pseudonym(array("officer of the desk"))), ..common }
}

fn interim(interim: InterimKind) -> Interim {
    Interim {
        interim,
        reason: None,
        text: None,
        review_at: None,
        results: Vec::new(),
        events: Vec::new(),
        wanted: Vec::new(),
        level: None,
    }
}

fn query() -> Query {
    match query_body() {
        Body::Query(query) => query,
        _ => panic!("not a query"),
    }
}

fn full_query() -> Body {
    let mut query = query();
    query.manufacture_class = Some(crate::codes::ManufactureClass::Factory);
    query.brand = Some(text("Xebo"));
    query.importer = Some(text("XARMS XANADU XA"));
    query.country_of_manufacture = Country::parse("XB");
    query.manufactured = Some(PartialDate::parse("2017").unwrap());
    query.obliteration = Some(Obliteration::None);
    query.recovered_on = Some(PartialDate::parse("2026-11-20").unwrap());
    query.recovery = Some(RecoveryKind::Seized);
    query.recovery_place = Some(text("Port of Xanadu"));
    query.circumstances = Some(text("In a parcel declared as machine parts."));
    query.illicit_basis = vec![IllicitBasis::LawOfPlace, IllicitBasis::TransferredWithoutLicence];
    query.case_reference = Some(text("XA-2026-1147"));
    Body::Query(query)
}

fn supplement() -> Supplement {
    Supplement {
        model: Some(text("M-9 Compact")),
        marks: vec![Mark::serial(crate::codes::MarkComponent::Slide, "WX-104822").unwrap()],
        ..Supplement::empty()
    }
}

fn answer_common(common: Common) -> Common {
    Common {
        handling: Some(HandlingTag {
            originator: NodeName::parse("vestigo/xb/customs").unwrap(),
            handling: Handling::H1,
            purposes: vec![IntendedUse::CriminalInvestigation],
            onward: OnwardUse::Named,
            onward_states: vec![Country::parse("XC").unwrap()],
            retain_until: Some(at(3650 * 1440)),
            personal_data: false,
        }),
        attachments: vec![Attachment {
            digest: Digest(array("an attachment")),
            length: 48_211,
            media_type: text("image/jpeg"),
            title: Some(text("Export licence, page 1")),
            salt: Digest(array("an attachment's salt")),
            role: AttachmentRole::Certificate,
            handling: None,
        }],
        decision_record: Some(Digest(array("a decision record"))),
        text: Some(text("The licence was checked by hand.")),
        ..by_officer(common)
    }
}

fn full_answer() -> Body {
    let Body::Answer(answer) = answer_body() else { panic!("not an answer") };
    let licensee = |name: &str, country: &str| Party {
        kind: PartyKind::Licensee,
        name: Some(text(name)),
        licence: Some(text("L-4471")),
        country: Country::parse(country),
    };
    let licence = DocumentRef {
        kind: DocumentKind::Licence,
        number: Some(text("XB-EXP-2019-0093")),
        issuer: Some(text("Customs of Xeboria")),
        sha256: Some(Digest(array("a scan"))),
    };
    Body::Answer(Answer {
        results: vec![
            TraceResult {
                code: ResultCode::Exported,
                country: Country::parse("XC"),
                date: Some(PartialDate::parse("2019-05-17").unwrap()),
                party: Some(licensee("Armas Xc", "XC")),
                document: Some(licence.clone()),
            },
            TraceResult {
                code: ResultCode::ManufacturedShipped,
                country: None,
                date: Some(PartialDate::parse("<2018").unwrap()),
                party: None,
                document: None,
            },
        ],
        events: vec![
            ChainEvent {
                date: Some(PartialDate::parse("2017").unwrap()),
                to: Some(licensee("Waffenwerk Xeboria", "XB")),
                record_set: Some(text("Export licences")),
                ..ChainEvent::new(EventKind::Manufactured)
            },
            ChainEvent {
                date: Some(PartialDate::parse("2019-05-17").unwrap()),
                from: Some(licensee("Waffenwerk Xeboria", "XB")),
                to: Some(licensee("Armas Xc", "XC")),
                country: Country::parse("XC"),
                place: Some(text("Port of Xebo")),
                document: Some(licence),
                ..ChainEvent::new(EventKind::Exported)
            },
        ],
        searched: vec![record_set()],
        grade: MatchGrade::Exact,
        ..answer
    })
}
