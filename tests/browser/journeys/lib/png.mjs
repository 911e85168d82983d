// Pictures of pages with at most 256 colours: a fourth of their bytes, and nobody sees a difference.
import { deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
/** Squared distance below which two colours are one. */
const NEAR = 27

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function chunk (type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8)
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length)
  body.copy(out, 4)
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4)
  return out
}

/** Width, height, bytes of a pixel, and the pixels of a picture as the browser writes it. */
function decoded (file) {
  let header
  const data = []
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const content = file.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = content
    if (type === 'IDAT') data.push(content)
    at += length + 12
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const size = { 2: 3, 6: 4 }[header[9]]
  if (header[8] !== 8 || size === undefined || header[12] !== 0) throw new Error('another kind of picture than the browser’s')
  const raw = inflateSync(Buffer.concat(data))
  const line = width * size
  const pixels = Buffer.alloc(line * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)]
    for (let x = 0; x < line; x += 1) {
      const left = x < size ? 0 : pixels[y * line + x - size]
      const up = y === 0 ? 0 : pixels[(y - 1) * line + x]
      const corner = x < size || y === 0 ? 0 : pixels[(y - 1) * line + x - size]
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
    }
  }
  return { width, height, size, pixels }
}

function paeth (left, up, corner) {
  const [a, b, c] = [left, up, corner].map(value => Math.abs(left + up - corner - value))
  return a <= b && a <= c ? left : b <= c ? up : corner
}

const parts = colour => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
const distance = ([r, g, b], [s, h, c]) => (r - s) ** 2 + (g - h) ** 2 + (b - c) ** 2

/** The picture with the colours that it has most of, and for each other one the nearest of them. */
export function small (file) {
  const { width, height, size, pixels } = decoded(file)
  const colours = new Uint32Array(width * height)
  const often = new Map()
  for (let at = 0; at < colours.length; at += 1) {
    const colour = pixels[at * size] << 16 | pixels[at * size + 1] << 8 | pixels[at * size + 2]
    colours[at] = colour
    often.set(colour, (often.get(colour) ?? 0) + 1)
  }
  const palette = []
  const place = new Map()
  const nearest = colour => {
    let best = 0
    for (let at = 1; at < palette.length; at += 1) if (distance(palette[at], colour) < distance(palette[best], colour)) best = at
    return best
  }
  for (const [colour] of [...often].sort((a, b) => b[1] - a[1])) {
    const found = parts(colour)
    const at = palette.length === 0 ? -1 : nearest(found)
    if (palette.length < COLOURS && (at < 0 || distance(palette[at], found) > NEAR)) palette.push(found)
    else continue
    place.set(colour, palette.length - 1)
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < colours.length; at += 1) {
    const colour = colours[at]
    if (!place.has(colour)) place.set(colour, nearest(parts(colour)))
    rows[Math.floor(at / width) * (width + 1) + 1 + at % width] = place.get(colour)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))])
}
