//! An open link as both sides of it see it: the tasks that send and acknowledge, and the
//! connection that reads and writes.

use std::{
    collections::BTreeSet,
    fmt,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    sync::{Semaphore, mpsc, watch},
    time::{Duration, Instant, sleep_until},
};

use crate::net::{
    event::AckStatus,
    frame,
    limits::{ACK_MESSAGES_MAX, BUSY_MAX, CREDIT_BYTES, CREDIT_MAX, FRAME_MAX, FRAME_STEP},
    peer::PeerKey,
};

use super::durable::Durable;

/// Something to write.
pub(super) enum Outgoing {
    Message { seq: u64, bytes: Vec<u8> },
    Ack { seq: u64, status: AckStatus, messages: Vec<Vec<u8>>, cost: usize },
    Busy { retry_after: Duration },
}

/// One open link.
pub(in crate::net) struct Link {
    /// The partner at the other end.
    pub(in crate::net) peer: PeerKey,
    durable: std::sync::Arc<Durable>,
    /// Own messages that may still be sent without an acknowledgement.
    window: Semaphore,
    /// Bytes that the partner has granted and we have not used.
    credit: Semaphore,
    /// Bytes that we have granted and the partner has not used.
    granted: AtomicUsize,
    queue: mpsc::Sender<Outgoing>,
    /// No message leaves before this, because the partner said BUSY.
    paused_until: watch::Sender<Option<Instant>>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Own messages without an acknowledgement.
    unacked: BTreeSet<u64>,
    /// The partner's messages that the upper layer has not answered.
    unanswered: BTreeSet<u64>,
    closed: bool,
}

/// Why a message was not sent on this link.
pub(in crate::net) enum Unsent {
    /// The link is closed or superseded; here are the bytes for another one.
    Closed(Vec<u8>),
    /// The same number is still unacknowledged.
    InFlight,
}

/// The partner broke a rule of the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(in crate::net) enum Breach {
    /// It sent more than it had been granted.
    #[error("more was sent than had been granted")]
    Overdrawn,
    /// It sent a message under the number of one that has no answer yet.
    #[error("a message number was used twice")]
    Repeated,
    /// It acknowledged what was not sent.
    #[error("a message was acknowledged that had not been sent")]
    UnknownAck,
    /// It granted an absurd credit.
    #[error("more was granted than a link can use")]
    Overgranted,
}

impl Link {
    /// A new link and what it wants written.
    pub(super) fn new(
        peer: PeerKey,
        durable: std::sync::Arc<Durable>,
        window: usize,
    ) -> (Self, mpsc::Receiver<Outgoing>) {
        let window = window.max(1);
        // Room for everything that the window, the credit granted and a few pauses allow, so that
        // queueing never waits.
        let granted = usize::try_from(CREDIT_BYTES).unwrap_or(usize::MAX);
        let (queue, outgoing) = mpsc::channel(window + granted / FRAME_STEP + 16);
        let link = Self {
            peer,
            durable,
            window: Semaphore::new(window),
            credit: Semaphore::new(0),
            granted: AtomicUsize::new(0),
            queue,
            paused_until: watch::Sender::new(None),
            state: Mutex::default(),
        };
        (link, outgoing)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a message, after waiting for room in the window, for credit and for the end of a
    /// pause. Dropping the future before it is done sends nothing.
    pub(in crate::net) async fn send(&self, seq: u64, bytes: Vec<u8>) -> Result<(), Unsent> {
        let Ok(place) = self.window.acquire().await else { return Err(Unsent::Closed(bytes)) };
        let cost = u32::try_from(frame::cost(seq, &bytes)).unwrap_or(u32::MAX);
        let Ok(credit) = self.credit.acquire_many(cost).await else {
            return Err(Unsent::Closed(bytes));
        };
        self.pause_over().await;
        let mut state = self.state();
        if state.closed {
            return Err(Unsent::Closed(bytes));
        }
        if !state.unacked.insert(seq) {
            return Err(Unsent::InFlight);
        }
        match self.queue.try_send(Outgoing::Message { seq, bytes }) {
            Ok(()) => {
                place.forget();
                credit.forget();
                Ok(())
            }
            Err(unsent) => {
                state.unacked.remove(&seq);
                match unsent.into_inner() {
                    Outgoing::Message { bytes, .. } => Err(Unsent::Closed(bytes)),
                    Outgoing::Ack { .. } | Outgoing::Busy { .. } => Err(Unsent::InFlight),
                }
            }
        }
    }

    /// Waits out the pause that the partner asked for, also if it changes meanwhile.
    async fn pause_over(&self) {
        let mut pauses = self.paused_until.subscribe();
        loop {
            let until = *pauses.borrow_and_update();
            let Some(until) = until.filter(|until| *until > Instant::now()) else { return };
            tokio::select! {
                () = sleep_until(until) => {}
                // The sender is ours, so there is no error.
                _ = pauses.changed() => {}
            }
        }
    }

    /// Asks the partner to send nothing for a while; zero ends an earlier pause.
    pub(in crate::net) fn pause_partner(&self, retry_after: Duration) {
        // A link that closes meanwhile pauses by itself.
        let _closed = self.queue.try_send(Outgoing::Busy { retry_after });
    }

    /// The upper layer's answer to a message of the partner.
    pub(in crate::net) fn answer(
        &self,
        seq: u64,
        cost: usize,
        status: AckStatus,
        mut messages: Vec<Vec<u8>>,
    ) {
        if !self.state().unanswered.remove(&seq) {
            return;
        }
        if status == AckStatus::Durable {
            self.durable.done(seq);
        }
        messages.truncate(what_fits(&messages));
        // Room was reserved with the credit; only a closed link refuses, and it needs no answer.
        let _closed = self.queue.try_send(Outgoing::Ack { seq, status, messages, cost });
    }

    /// No new messages on this link; what is on its way may still arrive.
    pub(in crate::net) fn retire(&self) {
        self.window.close();
        self.credit.close();
    }

    /// The link is gone. Returns the own messages of which nobody knows what became.
    pub(in crate::net) fn close(&self) -> BTreeSet<u64> {
        self.retire();
        self.paused_until.send_replace(None);
        let mut state = self.state();
        state.closed = true;
        std::mem::take(&mut state.unacked)
    }

    /// We grant the partner so many bytes more.
    pub(super) fn grant(&self, bytes: usize) {
        self.granted.fetch_add(bytes, Ordering::AcqRel);
    }

    /// A message of the partner came in, with a frame body of `cost` bytes.
    pub(super) fn received(&self, seq: u64, cost: usize) -> Result<(), Breach> {
        self.granted
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |left| left.checked_sub(cost))
            .map_err(|_| Breach::Overdrawn)?;
        if self.state().unanswered.insert(seq) { Ok(()) } else { Err(Breach::Repeated) }
    }

    /// An acknowledgement came in.
    pub(super) fn acked(&self, seq: u64) -> Result<(), Breach> {
        if self.state().unacked.remove(&seq) {
            self.window.add_permits(1);
            Ok(())
        } else {
            Err(Breach::UnknownAck)
        }
    }

    /// A CREDIT came in.
    pub(super) fn credited(&self, bytes: u64) -> Result<(), Breach> {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let sum = self.credit.available_permits().saturating_add(bytes);
        if sum > CREDIT_MAX {
            return Err(Breach::Overgranted);
        }
        self.credit.add_permits(bytes);
        Ok(())
    }

    /// A BUSY came in.
    pub(super) fn paused(&self, milliseconds: u64) {
        let pause = Duration::from_millis(milliseconds).min(BUSY_MAX);
        self.paused_until.send_replace(Some(Instant::now() + pause));
    }
}

/// How many of the messages, from the first, fit one ACK.
fn what_fits(messages: &[Vec<u8>]) -> usize {
    // Array head, type, sequence number, status, list head.
    let mut length = 1 + 1 + 9 + 1 + 2;
    let fits = |message: &&Vec<u8>| {
        length += frame::string(message);
        length <= FRAME_MAX
    };
    messages.iter().take(ACK_MESSAGES_MAX).take_while(fits).count()
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({})", self.peer)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn link(window: usize) -> (Link, mpsc::Receiver<Outgoing>, Arc<Durable>) {
        let durable = Arc::new(Durable::new(0));
        let (link, queue) = Link::new(PeerKey([1; 32]), Arc::clone(&durable), window);
        (link, queue, durable)
    }

    #[test]
    fn the_partner_cannot_send_more_than_granted() {
        let (link, _queue, _) = link(1);
        assert_eq!(link.received(1, FRAME_STEP), Err(Breach::Overdrawn));
        link.grant(2 * FRAME_STEP);
        assert_eq!(link.received(1, FRAME_STEP), Ok(()));
        assert_eq!(link.received(1, FRAME_STEP), Err(Breach::Repeated));
        assert_eq!(link.received(2, 1), Err(Breach::Overdrawn));
    }

    #[test]
    fn an_unsent_number_cannot_be_acknowledged_nor_credit_grow_without_bound() {
        let (link, _queue, _) = link(1);
        assert_eq!(link.acked(3), Err(Breach::UnknownAck));
        assert_eq!(link.credited(u64::MAX), Err(Breach::Overgranted));
        assert_eq!(link.credited(CREDIT_MAX as u64), Ok(()));
        assert_eq!(link.credited(1), Err(Breach::Overgranted));
    }

    #[test]
    fn only_a_durable_answer_moves_the_durable_mark_and_only_once() {
        let (link, mut queue, durable) = link(1);
        link.grant(4 * FRAME_STEP);
        for seq in 1..=3 {
            link.received(seq, FRAME_STEP).unwrap();
        }
        link.answer(1, FRAME_STEP, AckStatus::Durable, Vec::new());
        link.answer(2, FRAME_STEP, AckStatus::Busy, Vec::new());
        link.answer(3, FRAME_STEP, AckStatus::Durable, Vec::new());
        link.answer(3, FRAME_STEP, AckStatus::Durable, Vec::new());
        assert_eq!(durable.up_to(), 1);
        let mut answers = Vec::new();
        while let Ok(Outgoing::Ack { seq, status, .. }) = queue.try_recv() {
            answers.push((seq, status));
        }
        let (durable, busy) = (AckStatus::Durable, AckStatus::Busy);
        assert_eq!(answers, [(1, durable), (2, busy), (3, durable)]);
    }

    #[test]
    fn an_acknowledgement_carries_what_fits_one_frame() {
        let large = vec![0; 30_000];
        assert_eq!(what_fits(&[large.clone(), large.clone(), large]), 2);
        assert_eq!(what_fits(&vec![vec![0; 10]; 100]), ACK_MESSAGES_MAX);
        assert_eq!(what_fits(&[vec![0; FRAME_MAX]]), 0);
    }

    #[tokio::test]
    async fn a_closed_link_gives_the_bytes_back_and_names_what_is_unknown() {
        let (link, _queue, _) = link(4);
        link.credited(1 << 20).unwrap();
        assert!(link.send(7, vec![1]).await.is_ok());
        assert!(matches!(link.send(7, vec![1]).await, Err(Unsent::InFlight)));
        assert_eq!(link.close().into_iter().collect::<Vec<_>>(), [7]);
        assert!(matches!(link.send(8, vec![2]).await, Err(Unsent::Closed(b)) if b == [2]));
    }
}
