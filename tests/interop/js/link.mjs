// One link: HELLO, credit, messages and their acknowledgements, heartbeats.
import { check } from './cbor.mjs'
import { FRAME, FrameReader, STATUS, write } from './frame.mjs'

export const PROTOCOL = '/vestigo/link/1'

const CREDIT = 1048576
const HEARTBEAT_MS = 10_000
const WAIT_MS = 15_000

/** Which messages of a partner are durable here: all up to a number, and some beyond it. */
export class Mark {
  upTo = 0
  #ahead = new Set()

  done (seq) {
    this.#ahead.add(seq)
    while (this.#ahead.delete(this.upTo + 1)) this.upTo += 1
  }
}

export class Link {
  #stream
  #reader = new FrameReader()
  #credit = 0
  #creditWaiters = []
  #acks = new Map()
  #hello = deferred()
  #heartbeat
  #onMessage
  #onEnd
  #received = 0

  /** Which messages of the other side are durable here. */
  #mark
  /** The other side's word in HELLO_ACK on ours. */
  theirDurable

  /**
   * Opens the link on a connection that we dialled. `onMessage(bytes)` gives { status, replies }
   * for each message of the other side, once what it says is durable; `mark` outlives the link;
   * `onEnd(error)` is told why the link ended.
   */
  static async open (connection, { mark, onMessage, onEnd }) {
    const link = new Link()
    link.#mark = mark
    link.#onMessage = onMessage
    link.#onEnd = onEnd
    link.#stream = await connection.newStream(PROTOCOL, { signal: AbortSignal.timeout(WAIT_MS) })
    link.#run()
    await link.#send([FRAME.hello, [1], mark.upTo])
    link.theirDurable = await bounded(link.#hello.promise, 'HELLO_ACK')
    await link.#send([FRAME.credit, CREDIT])
    link.#heartbeat = setInterval(() => link.#send([FRAME.heartbeat]).catch(() => {}), HEARTBEAT_MS)
    return link
  }

  /** Sends a message under an outbox number and gives its ACK: { status, messages }. */
  async message (seq, bytes) {
    check(!this.#acks.has(seq), `message ${seq} has no acknowledgement yet`)
    const frame = write([FRAME.msg, seq, bytes])
    const cost = frame.length - 4
    while (this.#credit < cost) {
      const waiter = deferred()
      this.#creditWaiters.push(waiter)
      await bounded(waiter.promise, 'CREDIT')
    }
    this.#credit -= cost
    const ack = deferred()
    this.#acks.set(seq, ack)
    await this.#write(frame)
    return await bounded(ack.promise, `the ACK of message ${seq}`)
  }

  async close () {
    clearInterval(this.#heartbeat)
    await this.#stream.close({ signal: AbortSignal.timeout(WAIT_MS) }).catch(() => {})
  }

  async #run () {
    try {
      for await (const chunk of this.#stream) {
        this.#reader.take(chunk.subarray())
        for (let next = this.#reader.next(); next !== undefined; next = this.#reader.next()) {
          await this.#take(next)
        }
      }
      throw new Error('the link was closed')
    } catch (error) {
      this.#hello.reject(error)
      for (const waiter of [...this.#acks.values(), ...this.#creditWaiters]) waiter.reject(error)
      clearInterval(this.#heartbeat)
      this.#onEnd?.(error)
    }
  }

  async #take ({ frame: [type, ...members], length }) {
    switch (type) {
      case FRAME.helloAck: {
        const [version, durable] = members
        check(version === 1 && this.theirDurable === undefined, 'HELLO_ACK of version 1, once')
        this.#hello.resolve(durable)
        return
      }
      case FRAME.msg: {
        const [seq, bytes] = members
        this.#received += length
        check(this.#received <= CREDIT, 'more was sent than granted')
        const { status, replies } = await this.#onMessage(bytes)
        if (status === STATUS.durable) this.#mark.done(seq)
        await this.#send([FRAME.ack, seq, status, replies])
        this.#received -= length
        await this.#send([FRAME.credit, length])
        return
      }
      case FRAME.ack: {
        const [seq, status, messages] = members
        const ack = this.#acks.get(seq)
        check(ack !== undefined, `an acknowledgement of message ${seq}, which is not on its way`)
        check(status === STATUS.durable || messages.length === 0, 'only a durable message brings replies')
        this.#acks.delete(seq)
        ack.resolve({ status, messages })
        return
      }
      case FRAME.credit:
        this.#credit += members[0]
        for (const waiter of this.#creditWaiters.splice(0)) waiter.resolve()
        return
      case FRAME.busy:
      case FRAME.heartbeat:
        return
      default:
        throw new Error(`frame ${type} may not come here`)
    }
  }

  #send (frame) {
    return this.#write(write(frame))
  }

  async #write (bytes) {
    if (!this.#stream.send(bytes)) await this.#stream.onDrain({ signal: AbortSignal.timeout(WAIT_MS) })
  }
}

function deferred () {
  const made = Promise.withResolvers()
  // Whoever waits sees the error; nobody waiting is no crash.
  made.promise.catch(() => {})
  return made
}

/** Waits for a promise, at most WAIT_MS. */
export async function bounded (promise, what, milliseconds = WAIT_MS) {
  let timer
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
