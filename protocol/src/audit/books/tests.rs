use super::*;
use crate::codec;
use crate::ids::{Digest, ExchangeId, Kid, MessageId};

/// Statements of two agencies as they would be after verification; nothing is signed here.
#[derive(Default)]
struct Talk {
    said: Vec<Statement>,
}

fn agency(at: usize) -> NodeName {
    NodeName::parse(["vestigo/xa/office", "vestigo/xb/office"][at]).unwrap()
}

impl Talk {
    fn say(&mut self, from: usize, kind: Kind, exchange: u8, replies: &[LeafHash]) -> LeafHash {
        let number = self.said.len() as u64 + 1;
        let last = self.said.iter().rfind(|s| s.header.issuer == agency(from));
        let issued_at = Timestamp(1000 * number);
        let header = Header {
            kid: Kid([0; 32]),
            issuer: agency(from),
            exchange: ExchangeId([exchange; 16]),
            audience: agency(1 - from),
            issued_at,
            id: MessageId([0; 16]),
            kind,
            in_reply_to: replies.to_vec(),
            sequence: last.map_or(1, |s| s.header.sequence + 1),
            previous: last.map(|s| s.leaf),
            answer_by: (kind == Kind::Query).then(|| issued_at.plus(5000)),
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        let leaf = LeafHash::of(&number.to_be_bytes());
        self.said.push(Statement { header, payload: Digest([0; 32]), leaf });
        leaf
    }

    /// Three exchanges: answered, withdrawn, and never decided.
    fn example() -> Self {
        let mut talk = Self::default();
        for exchange in 1..=3 {
            let query = talk.say(0, Kind::Query, exchange, &[]);
            talk.say(1, Kind::Accepted, exchange, &[query]);
            match exchange {
                1 => {
                    let answer = talk.say(1, Kind::Answer, exchange, &[query]);
                    talk.say(0, Kind::Delivered, exchange, &[answer]);
                }
                2 => {
                    talk.say(0, Kind::Withdrawal, exchange, &[query]);
                }
                _ => {}
            }
        }
        // Only said, never received.
        talk.say(0, Kind::Heartbeat, 9, &[]);
        talk
    }

    /// What one log holds, with its indexes.
    fn log(&self, at: usize) -> Vec<(u64, &Statement)> {
        let count = self.said.len() - at;
        (0..).zip(self.said.iter().take(count)).collect()
    }
}

fn books() -> Books {
    Books::over([agency(0), agency(1)].into())
}

fn close(books: &mut Books) -> Vec<(Class, Option<LeafHash>)> {
    let signed = [(agency(0), Timestamp(20_000)), (agency(1), Timestamp(20_000))].into();
    books.close(Timestamp(100_000), &signed).iter().map(|f| (f.class, f.entry)).collect()
}

#[test]
fn in_which_order_the_logs_are_read_changes_nothing() {
    let talk = Talk::example();
    let (xa, xb) = (agency(0), agency(1));
    let mut one_by_one = books();
    talk.log(1).into_iter().for_each(|(index, s)| one_by_one.take(&xb, index, s));
    talk.log(0).into_iter().for_each(|(index, s)| one_by_one.take(&xa, index, s));
    let mut in_turn = books();
    for (index, statement) in talk.log(0) {
        in_turn.take(&xa, index, statement);
        if let Some((index, statement)) = talk.log(1).get(usize::try_from(index).unwrap()) {
            in_turn.take(&xb, *index, statement);
        }
    }
    let (query, lonely) = (talk.said[7].leaf, talk.said[9].leaf);
    let expected = [(Class::Overdue, Some(query)), (Class::Undelivered, Some(lonely))];
    assert_eq!(close(&mut one_by_one), expected);
    assert_eq!(close(&mut in_turn), expected);
    let tally = one_by_one.tally();
    assert_eq!(tally, in_turn.tally());
    assert_eq!((tally.queries, tally.answered, tally.withdrawn, tally.paired), (3, 1, 1, 9));
}

#[test]
fn books_that_were_saved_after_any_entry_go_on_as_if_they_had_not_been() {
    let talk = Talk::example();
    for stop in 0..talk.said.len() {
        let mut saved = books();
        for (index, statement) in talk.log(0) {
            saved.take(&agency(0), index, statement);
            if usize::try_from(index).unwrap() == stop {
                saved = codec::decode(&codec::encode(&saved)).unwrap();
            }
        }
        talk.log(1).into_iter().for_each(|(index, s)| saved.take(&agency(1), index, s));
        assert_eq!(close(&mut saved).len(), 2, "{stop}");
    }
}

#[test]
fn nothing_is_said_about_what_a_log_lacks_that_was_not_read_whole() {
    let talk = Talk::example();
    let mut books = books();
    talk.log(0).into_iter().for_each(|(index, s)| books.take(&agency(0), index, s));
    let signed = [(agency(0), Timestamp(20_000))].into();
    assert_eq!(books.close(Timestamp(100_000), &signed), []);
}

/// Gaps in XB's own log, of which these indexes are hidden and these left out: who is accused.
fn gaps_of(hidden: &[u64], left_out: &[u64]) -> Vec<(u64, Option<NodeName>)> {
    let (talk, xb) = (Talk::example(), agency(1));
    let mut books = books();
    let whole: Vec<(u64, &Statement)> = talk.log(1);
    let served = whole.into_iter().filter(|(at, _)| !left_out.contains(at));
    // What is left out has no index at all: those after it move up.
    for (index, (at, statement)) in (0..).zip(served) {
        if hidden.contains(&at) {
            books.hide(&xb, index);
        } else {
            books.take(&xb, index, statement);
        }
    }
    let signed = [(agency(0), Timestamp(20_000)), (xb, Timestamp(20_000))].into();
    let findings = books.close(Timestamp(100_000), &signed);
    let gaps = findings.into_iter().filter(|f| f.class == Class::Gap);
    gaps.map(|gap| (gap.number.unwrap(), gap.accused)).collect()
}

#[test]
fn a_number_that_an_agency_leaves_out_of_its_own_log_is_a_gap_whatever_else_is_hidden() {
    // XB says entries 1, 2, 5 and 8: its numbers 1 to 4.
    let xb = Some(agency(1));
    assert_eq!(gaps_of(&[0], &[2]), [(2, xb.clone())]);
    assert_eq!(gaps_of(&[6], &[2]), [(2, xb.clone())], "what is hidden lies elsewhere");
    assert_eq!(gaps_of(&[3], &[2, 5]), [(2, xb)], "one is hidden, two are missing");
    // It may be the one that is hidden: by a delay that was longer then.
    assert_eq!(gaps_of(&[2], &[]), [(2, None)]);
    assert_eq!(gaps_of(&[3], &[2]), [(2, None)]);
    // What is hidden at the end hides nothing that is known to be there.
    assert_eq!(gaps_of(&[8], &[]), []);
}
