// The code lists of docs/protocol.md with their texts in four languages, at build time.
import { shownNames } from '../content.mjs'

/** Our name of each list, and the letter and offset of its short codes where it has them. */
const LISTS = {
  'Request kind': ['request'],
  'Bulletin kind': ['bulletin'],
  Statistics: ['measure'],
  Assistance: ['assistance'],
  'Role of an attachment': ['attachment'],
  Priority: ['priority'],
  'Justification of urgency': ['justification'],
  'Intended use': ['use', 'U', 0, 1],
  'Legal basis': ['basis'],
  'Handling code': ['handling', 'H', 0, 1],
  'Onward use': ['onward'],
  'Manufacture class': ['class'],
  Obliteration: ['obliteration'],
  Recovery: ['recovery'],
  'Illicit basis': ['illicit', 'I', 0, 1],
  'Component of a mark': ['component'],
  'Kind of a mark': ['mark'],
  Script: ['script'],
  Legibility: ['legibility'],
  Interim: ['interim'],
  'Information asked for': ['wanted'],
  'Left out of a restricted answer': ['withheld'],
  'Confirmation of a hit': ['confirmation'],
  'Result, R': ['result', 'R', 100, 2],
  'Not completed, N': ['not-completed', 'N', 200, 2],
  'Delayed, restricted or refused, D': ['withhold', 'D', 300, 1],
  'Returned, A': ['returns', 'A', 400, 1],
  'Match grade': ['grade'],
  'Disclosure level': ['level', 'L', 0, 1],
  Event: ['event'],
  Party: ['party'],
  Document: ['document'],
  Certainty: ['certainty'],
  'Record set': ['set'],
  'Agreement step': ['step']
}
const KINDS = 'query accepted acknowledged interim answer refusal delivered conflict withdrawal agreement descriptor erasure checkpoint heartbeat supplement'.split(' ')

const kebab = name => name.toLowerCase().replace(/_/g, '-')

/** `{ language: { list: { number: [short, text] } } }` */
export function codes (read, all) {
  const lists = readLists(read('docs/protocol.md'))
  lists.kind = Object.fromEntries(KINDS.map((name, i) => [i + 1, [null, `code-kind-${name}`]]))
  Object.assign(lists, readLetters(read('protocol/src/codes/firearm_type.rs')))
  lists.reason = { ...lists.withhold, ...lists.returns }
  for (const name of shownNames().lists) if (lists[name] === undefined) throw new Error(`no code list ${name}`)
  return Object.fromEntries(Object.entries(all).map(([language, texts]) => {
    const text = ([short, key]) => {
      const found = texts.get(key)
      if (typeof found !== 'string') throw new Error(`${key} has no text in ${language}`)
      return [short, found]
    }
    const translate = list => Object.fromEntries(Object.entries(list).map(([number, entry]) => [number, text(entry)]))
    return [language, Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, translate(list)]))]
  }))
}

function readLists (protocol) {
  const [, section] = /<!-- codes: begin -->([^]*)<!-- codes: end -->/.exec(protocol)
  const lists = {}
  for (const [, title, members] of section.matchAll(/^- \*\*(.+)\*\*: (.+)$/gm)) {
    const heading = title.replace(/ \(.*\)$/, '')
    if (LISTS[heading] === undefined) continue
    const [name, letter, offset, width] = LISTS[heading]
    lists[name] = Object.fromEntries(members.split(' · ').map(member => {
      const [number, word] = member.split(' ')
      if (letter === undefined) return [number, [null, `code-${name}-${kebab(word)}`]]
      const short = letter + String(Number(number) - offset).padStart(width, '0')
      return [number, [short, `code-${short.toLowerCase()}`]]
    }))
  }
  const missing = Object.values(LISTS).filter(([name]) => lists[name] === undefined)
  if (missing.length > 0) throw new Error(`no list in docs/protocol.md: ${missing}`)
  return lists
}

/** The two letters of a type of gun. */
function readLetters (source) {
  const letters = (constant, list) => {
    const [, body] = new RegExp(`const ${constant}: [^=]+= &\\[([^;]+)\\];`).exec(source)
    return Object.fromEntries([...body.matchAll(/\(b'(.)', "([A-Z_]+)"\)/g)].map(([, letter, word]) => [letter, [null, `code-${list}-${kebab(word)}`]]))
  }
  return { type: letters('KINDS', 'type'), action: letters('ACTIONS', 'action') }
}
