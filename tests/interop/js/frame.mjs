// Frames of /vestigo/link/1: u32 length, deterministic CBOR, zero bytes up to a multiple of 4096.
import { check, decodeFirst, encode } from './cbor.mjs'

export const FRAME = { hello: 1, helloAck: 2, msg: 3, ack: 4, credit: 5, busy: 6, heartbeat: 7 }

export const STATUS = { durable: 0, busy: 1, malformed: 2, notForMe: 3, unknownKey: 4, overLimit: 5, conflict: 6 }

const STEP = 4096
const MAX = 73728
const MEMBERS = { 1: 3, 2: 3, 3: 3, 4: 4, 5: 2, 6: 2, 7: 1 }

/** The bytes of a frame. */
export function write (frame) {
  const cbor = encode(frame)
  const length = Math.ceil(cbor.length / STEP) * STEP
  check(length <= MAX, `${cbor.length} bytes do not fit a frame`)
  const bytes = new Uint8Array(4 + length)
  new DataView(bytes.buffer).setUint32(0, length)
  bytes.set(cbor, 4)
  return bytes
}

/** The frame in a body. */
export function read (body) {
  const { value: frame, length } = decodeFirst(body, 'a frame')
  check(Array.isArray(frame) && MEMBERS[frame[0]] === frame.length, 'a frame of unknown form')
  check(Math.ceil(length / STEP) * STEP === body.length, 'a frame is padded to the next step')
  check(body.subarray(length).every(byte => byte === 0), 'padding is zero')
  return frame
}

/** Cuts what arrives into frames: `take` chunks, then ask for `next` until it is undefined. */
export class FrameReader {
  #buffer = new Uint8Array(0)

  take (chunk) {
    const joined = new Uint8Array(this.#buffer.length + chunk.length)
    joined.set(this.#buffer)
    joined.set(chunk, this.#buffer.length)
    this.#buffer = joined
  }

  /** The next whole frame with the length of its body. */
  next () {
    if (this.#buffer.length < 4) return undefined
    const length = new DataView(this.#buffer.buffer, this.#buffer.byteOffset).getUint32(0)
    check(length > 0 && length <= MAX && length % STEP === 0, `a frame body of ${length} bytes`)
    if (this.#buffer.length < 4 + length) return undefined
    const frame = read(this.#buffer.subarray(4, 4 + length))
    this.#buffer = this.#buffer.subarray(4 + length)
    return { frame, length }
  }
}
