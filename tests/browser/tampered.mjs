// Bundles that were tampered with: every section once, and single bits at seeded places.
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** `[what, bytes]`: each change breaks a good bundle, but the one of the seal. */
export async function tampered (modules, good) {
  const { decode, encode } = await import(pathToFileURL(path.resolve(modules, 'cbor.mjs')).href)
  const change = (what, edit) => {
    const outer = decode(good)
    edit(outer)
    return [what, encode(outer)]
  }
  const flip = (bytes, at) => { bytes[at < 0 ? bytes.length + at : at] ^= 1 }
  const text = new TextDecoder()
  const note = (outer, edit) => {
    const notes = outer.get(6)
    notes[0] = new TextEncoder().encode(edit(text.decode(notes[0])))
  }
  // A letter of the base64 of a signature line, counted from 0.
  const inLine = (line, at) => noteText => {
    const lines = noteText.split('\n')
    const chosen = lines.length - 1 - 2 + line
    const place = lines[chosen].lastIndexOf(' ') + at
    const letter = lines[chosen][place] === 'A' ? 'B' : 'A'
    lines[chosen] = lines[chosen].slice(0, place) + letter + lines[chosen].slice(place + 1)
    return lines.join('\n')
  }
  return [
    change('1: another version', outer => outer.set(1, 2)),
    change('2: a document of a descriptor', outer => flip(outer.get(2)[0][0], -1)),
    change('2: the root\'s signature', outer => flip(outer.get(2)[0][1][0].value[3], 10)),
    change('2: the order', outer => outer.get(2).reverse()),
    change('2: one left out', outer => outer.get(2).pop()),
    change('3: a statement\'s signature', outer => flip(outer.get(3)[0][0], -1)),
    change('3: an agreement\'s words', outer => flip(outer.get(3)[0][2].find(one => one.length > 100), 60)),
    change('3: an acceptance left out', outer => { outer.get(3).pop(); outer.get(5).splice(1, 1) }),
    change('4: a claim', outer => flip(outer.get(4)[0][0], 60)),
    change('4: a signature', outer => flip(outer.get(4)[0][0], -5)),
    change('4: a preimage', outer => flip(outer.get(4)[0][1], 10)),
    change('4: a field', outer => flip(outer.get(4)[0][2][2], -3)),
    change('4: two fields exchanged', outer => outer.get(4)[0][2].reverse()),
    change('4: a message left out', outer => outer.get(4).pop()),
    change('4: a message twice', outer => outer.get(4).push(outer.get(4)[0])),
    change('4: two messages exchanged', outer => outer.get(4).reverse()),
    change('4: a checkpoint beside', outer => { outer.get(4)[0][3] = outer.get(6)[0] }),
    change('5: a path', outer => flip(outer.get(5)[0].value[1].get(396).get(-1)[0], -1)),
    change('5: a signature', outer => flip(outer.get(5)[0].value[3], 0)),
    change('5: two receipts exchanged', outer => outer.get(5).reverse()),
    change('5: one left out', outer => outer.get(5).pop()),
    change('6: the size', outer => note(outer, one => one.replace(/\n(\d+)\n/, '\n1$1\n'))),
    change('6: the origin', outer => note(outer, one => one.replace('vestigo/', 'vestige/'))),
    change('6: the Ed25519 line', outer => note(outer, inLine(0, 20))),
    change('6: a line left out', outer => note(outer, one => one.split('\n').slice(0, -2).join('\n') + '\n')),
    change('6: the order', outer => outer.get(6).reverse()),
    change('7: a hash', outer => flip(outer.get(7)[0][2][0], 0)),
    change('7: a size', outer => { outer.get(7)[0][0] += 1 }),
    change('7: one left out', outer => outer.get(7).pop()),
    change('7: one twice', outer => outer.get(7).push(outer.get(7)[0])),
    change('8: a member more', outer => outer.set(8, [])),
    ['cut', good.subarray(0, good.length - 1)],
    ['one byte more', Uint8Array.of(...good, 0)],
    ['nothing', new Uint8Array()]
  ]
}

/** A generator of numbers below 2^32 under a seed (xorshift32). */
export function * numbers (seed) {
  let state = seed
  for (;;) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield state >>> 0
  }
}

/** `count` copies of a file with one bit changed each. */
export function * flips (good, count, seed) {
  const random = numbers(seed)
  const next = () => random.next().value
  for (let i = 0; i < count; i += 1) {
    const bytes = Uint8Array.from(good)
    const at = next() % bytes.length
    const bit = next() % 8
    bytes[at] ^= 1 << bit
    yield [`bit ${bit} of byte ${at}`, bytes]
  }
}

/**
 * `count` copies with one item exchanged for one of another type, anywhere in the outer structure:
 * every one is deterministic CBOR, so that it is the shapes that are judged.
 */
export async function exchanged (modules, good, count, seed) {
  const { decode, encode, Tagged } = await import(pathToFileURL(path.resolve(modules, 'cbor.mjs')).href)
  const random = numbers(seed)
  const pick = list => list[random.next().value % list.length]
  let deep = 0
  for (let i = 0; i < 12; i += 1) deep = [deep]
  const values = [
    null, true, 0, 1, -1, (1n << 64n) - 1n, '', 'vestigo', new Uint8Array(), new Uint8Array(32), new Uint8Array(64), [], [0], [[]],
    [null, null, null, null], new Map(), new Map([[1, 1]]), new Tagged(18, []), new Tagged(18, [new Uint8Array(), new Map(), null, new Uint8Array(64)]),
    new Tagged(1, 0), deep
  ]
  const cases = []
  for (let i = 0; i < count; i += 1) {
    const outer = decode(good)
    const places = []
    const walk = (item, where) => {
      const members = item instanceof Tagged ? [['value', item.value]] : item instanceof Map ? [...item] : Array.isArray(item) ? [...item.entries()] : []
      for (const [key, inner] of members) {
        places.push({ item, key, where: `${where}/${key}` })
        walk(inner, `${where}/${key}`)
      }
    }
    walk(outer, '')
    const { item, key, where } = pick(places)
    const value = pick(values)
    if (item instanceof Map) item.set(key, value)
    else item[key] = value
    cases.push([`${where} exchanged`, encode(outer)])
  }
  return cases
}

/** A good bundle in which the content of each message of member 4 was destroyed, one at a time. */
export async function destroyed (modules, good) {
  const { decode, encode } = await import(pathToFileURL(path.resolve(modules, 'cbor.mjs')).href)
  return decode(good).get(4).map((_, i) => {
    const outer = decode(good)
    outer.get(4)[i].splice(1, 2, new Uint8Array(), [])
    return [`message ${i + 1} destroyed`, encode(outer)]
  })
}
