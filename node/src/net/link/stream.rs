//! The bytes of one link: greeting, reading, writing.

use std::{convert::Infallible, io, ops::Range, pin::pin, sync::Arc, time::Duration};

use futures::{
    AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt,
    io::{ReadHalf, WriteHalf},
};
use thiserror::Error;
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, sleep, timeout, timeout_at},
};

use crate::net::{
    bucket::TokenBucket,
    counters::Cells,
    event::{AckSlot, Event},
    frame::{self, Frame, FrameError},
    limits::{BATCH_BYTES, BATCH_FRAMES, CREDIT_BYTES, FRAME_MAX, LINK_VERSION, NetLimits},
};

use super::open::{Breach, Link, Outgoing};

/// Why a link ended.
#[derive(Debug, Error)]
pub(in crate::net) enum LinkEnd {
    /// Bytes that are not a frame.
    #[error("the partner sent {0}")]
    Malformed(#[from] FrameError),
    /// A frame that may not come here.
    #[error("the partner sent {0} where it may not come")]
    Unexpected(&'static str),
    /// A rule of the link was broken.
    #[error(transparent)]
    Breach(#[from] Breach),
    /// Nothing came for too long.
    #[error("the partner was silent for too long")]
    Silent,
    /// HELLO was not exchanged in time.
    #[error("the link did not open in time")]
    NotOpened,
    /// The partner speaks no version that we speak.
    #[error("the partner offers no link version that we speak")]
    NoVersion,
    /// The partner does not speak the protocol, or the stream failed before HELLO.
    #[error("the partner does not open the link protocol")]
    NoProtocol,
    /// One side ended it.
    #[error("closed")]
    Closed,
    /// The stream failed.
    #[error("the stream failed: {0}")]
    Io(#[from] io::Error),
}

/// What both sides said in HELLO.
pub(super) struct Greeted<S> {
    reader: FrameReader<ReadHalf<S>>,
    writer: WriteHalf<S>,
    /// Own messages up to here are durable with the partner.
    pub(super) their_last_durable: u64,
}

/// Exchanges HELLO; `opener` is the side that opened the stream.
pub(super) async fn greet<S: AsyncRead + AsyncWrite>(
    stream: S,
    opener: bool,
    last_durable: u64,
    cells: &Cells,
) -> Result<Greeted<S>, LinkEnd> {
    let (source, mut writer) = stream.split();
    let mut reader = FrameReader::new(source);
    if opener {
        let hello = Frame::Hello { versions: vec![LINK_VERSION], last_durable };
        write_one(&mut writer, &hello, cells).await?;
    }
    let range = reader.frame().await?;
    cells.bytes_in.many(range.len());
    let their_last_durable = match frame::read(reader.body(range))? {
        Frame::Hello { versions, last_durable: theirs } if !opener => {
            if !versions.contains(&LINK_VERSION) {
                return Err(LinkEnd::NoVersion);
            }
            let answer = Frame::HelloAck { version: LINK_VERSION, last_durable };
            write_one(&mut writer, &answer, cells).await?;
            theirs
        }
        Frame::HelloAck { version: LINK_VERSION, last_durable: theirs } if opener => theirs,
        Frame::HelloAck { .. } if opener => return Err(LinkEnd::NoVersion),
        _ => return Err(LinkEnd::Unexpected("another frame than HELLO")),
    };
    Ok(Greeted { reader, writer, their_last_durable })
}

async fn write_one<W: AsyncWrite + Unpin>(
    writer: &mut W,
    frame: &Frame<'_>,
    cells: &Cells,
) -> Result<(), LinkEnd> {
    let mut buffer = Vec::new();
    frame.write(&mut buffer)?;
    cells.bytes_out.many(buffer.len());
    writer.write_all(&buffer).await?;
    writer.flush().await?;
    Ok(())
}

/// What a running link needs besides its stream.
pub(super) struct Surroundings {
    pub(super) link: Arc<Link>,
    pub(super) outgoing: mpsc::Receiver<Outgoing>,
    /// Resolves when the upper layer has taken [`Event::LinkUp`]; nothing is read before.
    pub(super) announced: oneshot::Receiver<()>,
    pub(super) events: mpsc::Sender<Event>,
    pub(super) cells: Arc<Cells>,
    pub(super) limits: Arc<NetLimits>,
}

/// Reads and writes until one of them ends.
pub(super) async fn run<S: AsyncRead + AsyncWrite>(
    greeted: Greeted<S>,
    around: Surroundings,
) -> LinkEnd {
    let Surroundings { link, outgoing, announced, events, cells, limits } = around;
    let Greeted { mut reader, mut writer, .. } = greeted;
    let read = async {
        announced.await.map_err(|_| LinkEnd::Closed)?;
        let mut inlet = Inlet { link: &link, events: &events, cells: &cells, limits: &limits };
        inlet.read(&mut reader).await
    };
    let write = async {
        let mut outlet = Outlet { link: &link, cells: &cells, owed: 0, buffer: Vec::new() };
        outlet.write(&mut writer, outgoing, limits.heartbeat).await
    };
    let (read, write) = (pin!(read), pin!(write));
    let Err(end) = tokio::select! { end = read => end, end = write => end };
    end
}

/// The reading half.
struct Inlet<'a> {
    link: &'a Arc<Link>,
    events: &'a mpsc::Sender<Event>,
    cells: &'a Cells,
    limits: &'a NetLimits,
}

impl Inlet<'_> {
    /// Reads frames for ever. Time in which the upper layer or the rate holds us up is not the
    /// partner's silence, so the clock of silence starts only when we wait for bytes.
    async fn read<R: AsyncRead + Unpin>(
        &mut self,
        reader: &mut FrameReader<R>,
    ) -> Result<Infallible, LinkEnd> {
        let now = std::time::Instant::now();
        let frames = u64::from(self.limits.frames_per_second);
        let bytes = self.limits.bytes_per_second;
        let mut frame_rate = TokenBucket::new(frames, frames, now);
        let mut byte_rate = TokenBucket::new(bytes, bytes, now);
        loop {
            let range = match reader.buffered()? {
                Some(range) => range,
                None => {
                    let silent_at = Instant::now() + self.limits.dead_after;
                    timeout_at(silent_at, reader.frame()).await.map_err(|_| LinkEnd::Silent)??
                }
            };
            let body = reader.body(range);
            self.cells.bytes_in.many(body.len());
            let now = std::time::Instant::now();
            let wait = frame_rate.charge(1, now).max(byte_rate.charge(body.len(), now));
            self.take(frame::read(body)?, body.len()).await?;
            if !wait.is_zero() {
                self.cells.reads_postponed.one();
                sleep(wait).await;
            }
        }
    }

    async fn take(&mut self, frame: Frame<'_>, cost: usize) -> Result<(), LinkEnd> {
        let peer = self.link.peer;
        let event = match frame {
            Frame::Msg { seq, message } => {
                self.link.received(seq, cost)?;
                self.cells.messages_in.one();
                let ack = AckSlot::new(Arc::clone(self.link), seq, cost);
                Event::Message { peer, seq, bytes: message.to_vec(), ack }
            }
            Frame::Ack { seq, status, messages } => {
                self.link.acked(seq)?;
                let messages = messages.into_iter().map(<[u8]>::to_vec).collect();
                Event::Acked { peer, seq, status, messages }
            }
            Frame::Credit { bytes } => return Ok(self.link.credited(bytes)?),
            Frame::Busy { retry_after_ms } => {
                self.link.paused(retry_after_ms);
                return Ok(());
            }
            Frame::Heartbeat => return Ok(()),
            Frame::Hello { .. } | Frame::HelloAck { .. } => {
                return Err(LinkEnd::Unexpected("a second HELLO"));
            }
        };
        self.events.send(event).await.map_err(|_| LinkEnd::Closed)
    }
}

/// The writing half.
struct Outlet<'a> {
    link: &'a Link,
    cells: &'a Cells,
    /// Credit used by answered messages, to be granted again.
    owed: usize,
    buffer: Vec<u8>,
}

impl Outlet<'_> {
    async fn write<W: AsyncWrite + Unpin>(
        &mut self,
        writer: &mut W,
        mut outgoing: mpsc::Receiver<Outgoing>,
        heartbeat: Duration,
    ) -> Result<Infallible, LinkEnd> {
        let mut batch = Vec::with_capacity(BATCH_FRAMES);
        self.owed = usize::try_from(CREDIT_BYTES).unwrap_or(usize::MAX);
        self.grant_what_is_owed()?;
        loop {
            self.write_buffer(writer).await?;
            writer.flush().await?;
            match timeout(heartbeat, outgoing.recv_many(&mut batch, BATCH_FRAMES)).await {
                Ok(0) => return Err(LinkEnd::Closed),
                Ok(_) => {}
                Err(_) => self.put(&Frame::Heartbeat)?,
            }
            for item in batch.drain(..) {
                self.put_outgoing(item)?;
                if self.buffer.len() >= BATCH_BYTES {
                    self.write_buffer(writer).await?;
                }
            }
        }
    }

    fn put(&mut self, frame: &Frame<'_>) -> Result<(), LinkEnd> {
        frame.write(&mut self.buffer)?;
        Ok(())
    }

    fn put_outgoing(&mut self, item: Outgoing) -> Result<(), LinkEnd> {
        match item {
            Outgoing::Message { seq, bytes } => {
                self.cells.messages_out.one();
                self.put(&Frame::Msg { seq, message: &bytes })
            }
            Outgoing::Ack { seq, status, messages, cost } => {
                let messages = messages.iter().map(Vec::as_slice).collect();
                self.put(&Frame::Ack { seq, status, messages })?;
                self.owed = self.owed.saturating_add(cost);
                // A CREDIT takes a whole frame, so it is sent for a quarter of the grant, which
                // leaves the partner three quarters to go on with.
                if self.owed >= usize::try_from(CREDIT_BYTES / 4).unwrap_or(usize::MAX) {
                    self.grant_what_is_owed()?;
                }
                Ok(())
            }
            Outgoing::Busy { retry_after } => {
                let retry_after_ms = u64::try_from(retry_after.as_millis()).unwrap_or(u64::MAX);
                self.put(&Frame::Busy { retry_after_ms })
            }
        }
    }

    fn grant_what_is_owed(&mut self) -> Result<(), LinkEnd> {
        let bytes = std::mem::take(&mut self.owed);
        self.link.grant(bytes);
        self.put(&Frame::Credit { bytes: u64::try_from(bytes).unwrap_or(u64::MAX) })
    }

    async fn write_buffer<W: AsyncWrite + Unpin>(&mut self, writer: &mut W) -> io::Result<()> {
        self.cells.bytes_out.many(self.buffer.len());
        writer.write_all(&self.buffer).await?;
        self.buffer.clear();
        Ok(())
    }
}

/// Cuts a stream into frame bodies, in one buffer of fixed size.
struct FrameReader<R> {
    source: R,
    buffer: Box<[u8]>,
    /// What was read and not yet cut.
    filled: Range<usize>,
}

/// One frame of the largest size, and small ones behind it in the same read.
const READ_BUFFER: usize = FRAME_MAX + 32 * 1024;

impl<R: AsyncRead + Unpin> FrameReader<R> {
    fn new(source: R) -> Self {
        Self { source, buffer: vec![0; READ_BUFFER].into_boxed_slice(), filled: 0..0 }
    }

    /// The next body if it is complete; where it lies in the buffer until the next call.
    fn buffered(&mut self) -> Result<Option<Range<usize>>, FrameError> {
        let unread = self.buffer.get(self.filled.clone()).unwrap_or_default();
        let Some((prefix, rest)) = unread.split_first_chunk::<4>() else { return Ok(None) };
        let length = Frame::body_length(*prefix)?;
        if rest.len() < length {
            return Ok(None);
        }
        let start = self.filled.start + prefix.len();
        self.filled.start = start + length;
        Ok(Some(start..start + length))
    }

    fn body(&self, range: Range<usize>) -> &[u8] {
        self.buffer.get(range).unwrap_or_default()
    }

    /// The next body, reading until it is complete. Bytes read stay when the future is dropped.
    async fn frame(&mut self) -> Result<Range<usize>, LinkEnd> {
        loop {
            if let Some(range) = self.buffered()? {
                return Ok(range);
            }
            // Fewer bytes than one frame are left; room for the rest of it is at the front.
            if self.buffer.len() - self.filled.start < FRAME_MAX + 4 {
                self.buffer.copy_within(self.filled.clone(), 0);
                self.filled = 0..self.filled.len();
            }
            let room = self.buffer.get_mut(self.filled.end..).unwrap_or_default();
            match self.source.read(room).await? {
                0 => return Err(LinkEnd::Closed),
                read => self.filled.end += read,
            }
        }
    }
}
