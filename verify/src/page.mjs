// verify.html: takes a file, has it verified, and shows what was found.

import { VERSION } from 'vestigo:texts'

import { confirmations, isAuthentic, STEPS, verifyBundle } from './bundle.mjs'
import { equal, hex, utf8 } from './bytes.mjs'
import { valueOf } from './content.mjs'
import { h, icon } from './dom.mjs'
import { list, mono, rows, time } from './fields.mjs'
import { digitsOf, sha256, sha256Stream } from './keys.mjs'
import { Refused } from './refused.mjs'
import { LANGUAGE_NAMES, LANGUAGES, preferred, rfc3339, Words } from './text.mjs'

const FILE_MAX = 64 * 1024 * 1024
const ATTACHMENT_MAX = 20 * 1024 * 1024
/** Milliseconds of work between two looks at what the reader does. */
const SLICE = 40

const state = {
  words: new Words(preferred(navigator.languages ?? [navigator.language])),
  /** What is shown: `start`, `working`, `verified`, `broken`, or a problem with the file. */
  stage: 'start',
  file: null,
  report: null,
  fault: null,
  /** The steps that were completed. */
  completed: new Set(),
  /** What was typed for each node: the text, and its digits, null if it has other characters. */
  typed: new Map(),
  /** Files that were compared: name, and the digest that they have been found to be. */
  compared: [],
  /** Every verification has a number; an older one that is overtaken says nothing more. */
  run: 0
}

const main = document.querySelector('main')
const live = document.getElementById('live')
const say = (key, variables) => state.words.say(key, variables)

// ------------------------------------------------------------------------------ the verification

const pause = () => new Promise(resolve => setTimeout(resolve, 0))

/** SHA-256 of a file in slices, so that the page stays alive. */
async function digestOf (bytes, run) {
  const hash = sha256Stream()
  for (let at = 0; at < bytes.length; at += 1 << 20) {
    hash.update(bytes.subarray(at, at + (1 << 20)))
    if (at % (8 << 20) === 0) await pause()
    if (run !== state.run) return null
  }
  return hash.digest()
}

async function open (file) {
  const run = state.run += 1
  Object.assign(state, { stage: 'working', report: null, fault: null, completed: new Set(), typed: new Map(), compared: [] })
  state.file = { name: file.name, size: file.size }
  render()
  try {
    if (file.size > FILE_MAX) return finish(run, 'too-large')
    const bytes = await read(file)
    if (bytes === null) return finish(run, 'unreadable')
    const digest = await digestOf(bytes, run)
    if (digest === null) return
    Object.assign(state.file, { digest: hex(digest), at: Math.floor(Date.now() / 1000) })
    state.report = await verify(bytes, run)
    finish(run, 'verified')
  } catch (error) {
    state.fault = error instanceof Refused ? error : null
    finish(run, error instanceof Refused ? 'broken' : 'crashed')
  }
}

async function read (file) {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}

async function verify (bytes, run) {
  const steps = verifyBundle(bytes, state.completed)
  let shown = Date.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done || run !== state.run) return value
    if (Date.now() - shown > SLICE) {
      progress(value)
      await pause()
      shown = Date.now()
    }
  }
}

function progress ({ done, of }) {
  const bar = main.querySelector('progress')
  if (bar === null) return
  bar.max = of
  bar.value = done
  bar.nextElementSibling.textContent = say('page-working', { done, of })
}

function finish (run, stage) {
  if (run !== state.run) return
  state.stage = stage
  render()
  main.querySelector('[data-focus]').focus({ preventScroll: true })
  window.scrollTo(0, 0)
  live.textContent = [...main.querySelectorAll('.verdict strong')].map(strong => strong.textContent).join('. ')
}

async function compare (files) {
  const { run } = state
  const named = attachments()
  for (const file of files) {
    const bytes = file.size <= ATTACHMENT_MAX ? await read(file) : null
    if (run !== state.run) return
    const is = said => bytes !== null && said.get(2) === bytes.length && equal(sha256(said.get(5), bytes), said.get(1))
    const found = named.find(is)
    state.compared.push({ name: file.name, digest: found === undefined ? null : hex(found.get(1)) })
  }
  const section = exhibits()
  main.querySelector('#files').replaceWith(section)
  section.querySelector('input').focus()
}

// ------------------------------------------------------------------------------------- the parts

const agencyParty = node => [...state.report.parties, ...state.report.witnesses].find(party => party.node === node)

/** An agency by its own name in the reader's language, with its State. */
function agencyName (node) {
  const party = agencyParty(node)
  if (party === undefined) return node
  const { names, country } = party
  const name = names.get(state.words.language) ?? names.get('en') ?? [...names.values()][0] ?? node
  return `${name} (${country})`
}

const section = (id, title, ...children) =>
  h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), children)

function chooser () {
  const input = h('input', {
    type: 'file',
    id: 'file',
    'aria-describedby': 'file-hint',
    change: () => input.files.length > 0 && open(input.files[0])
  })
  return h('div', { class: 'drop' },
    h('p', { class: 'drop-title' }, say('page-drop')),
    input,
    h('label', { for: 'file', class: 'button' }, say('page-choose')),
    h('p', { id: 'file-hint', class: 'hint' }, say('page-choose-hint')))
}

const start = () => [
  h('h1', { 'data-focus': true, tabindex: '-1' }, say('page-heading')),
  h('p', { class: 'lede' }, say('page-lede')),
  chooser()
]

const working = () => [
  h('h1', {}, say('page-heading')),
  h('div', { class: 'working' },
    h('progress', { 'aria-labelledby': 'working' }),
    h('p', { id: 'working' }, state.file.name))
]

/** A file that was not checked: too large, unreadable, or this page failed. */
const problem = key => [
  h('h1', {}, say('page-heading')),
  h('p', { class: 'banner banner-fails', 'data-focus': true, tabindex: '-1' }, icon('fails'), h('span', {}, say(key))),
  chooser()
]

function result () {
  const holds = state.stage === 'verified'
  return [
    h('div', { class: 'result' },
      h('h1', { 'data-focus': true, tabindex: '-1' }, say('page-result')),
      h('p', { class: 'file-name' }, state.file.name)),
    holds && state.report.synthetic
      ? h('p', { class: 'banner banner-open' }, icon('notice'), h('span', {}, say('page-synthetic')))
      : null,
    h('div', { class: 'verdicts', id: 'verdicts' }, verdicts()),
    h('p', { class: 'actions no-print' },
      h('button', { type: 'button', class: 'button', click: () => window.print() }, say('page-print')),
      h('button', { type: 'button', class: 'button button-plain', click: restart }, say('page-another'))),
    holds ? verified() : broken()
  ]
}

const verified = () => [signers(), timeline(), agreements(), exhibits(), steps(), limits(), notes(), record()]
const broken = () => [fault(), steps(), record()]

function restart () {
  state.run += 1
  Object.assign(state, { stage: 'start', file: null, report: null, fault: null, completed: new Set(), typed: new Map(), compared: [] })
  render()
  main.querySelector('[data-focus]').focus()
}

/** Whether the signers are confirmed: `none`, `open`, `yes`, `no`. */
function authentic () {
  if (state.stage !== 'verified') return 'none'
  const numbers = new Map([...state.typed].map(([node, { digits }]) => [node, digits ?? '']))
  if (isAuthentic(state.report, numbers)) return 'yes'
  return confirmations(state.report, numbers).some(one => one.state === 'differs') ? 'no' : 'open'
}

function verdicts () {
  const consistent = state.stage === 'verified' ? 'yes' : 'no'
  const icons = { yes: 'holds', no: 'fails', open: 'open', none: 'none' }
  const card = (question, answer) => h('div', { class: `verdict verdict-${icons[answer]}` },
    h('p', { class: 'question' }, say(`page-${question}-question`)),
    h('p', { class: 'answer' }, icon(icons[answer]), h('strong', {}, say(`page-${question}-${answer}`))),
    h('p', {}, say(`page-${question}-${answer}-text`)))
  return [card('consistent', consistent), card('authentic', authentic())]
}

/** Both verdicts in one line. */
const verdictWords = () => verdicts().map(card => card.querySelector('strong').textContent).join(' · ')

function signers () {
  const fields = state.report.parties.map((party, i) => signer(party, i))
  return section('signers', say('page-signers'), h('p', { class: 'no-print' }, say('page-signers-text')), fields)
}

function signer (party, i) {
  const id = `number-${i}`
  const typed = state.typed.get(party.node)
  const status = h('p', { id: `${id}-status`, class: 'status', 'aria-live': 'polite' })
  const input = h('input', {
    id,
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '100',
    'aria-describedby': `${id}-hint ${id}-status`,
    input: () => {
      state.typed.set(party.node, { text: input.value, digits: digitsOf(input.value) })
      number(party, input, status)
      main.querySelector('#verdicts').replaceChildren(...verdicts())
      main.querySelector('#record-verdict').textContent = verdictWords()
    }
  })
  input.value = typed?.text ?? ''
  number(party, input, status)
  return h('div', { class: 'signer' },
    h('p', { class: 'signer-name' }, badge(party.node), h('span', {}, agencyName(party.node)), h('span', { class: 'node' }, party.node)),
    h('label', { for: id }, say('page-number', { agency: agencyName(party.node) })),
    h('p', { id: `${id}-hint`, class: 'hint no-print' }, say('page-number-hint')),
    input,
    status,
    h('details', {}, h('summary', {}, say('page-number-show')),
      h('p', { class: 'number' }, mono(party.safetyNumber)),
      h('p', { class: 'hint' }, say('page-number-warning'))))
}

/** Says what the number typed for a party amounts to. */
function number (party, input, status) {
  const typed = state.typed.get(party.node)
  const [{ state: found }] = confirmations({ parties: [party] }, new Map([[party.node, typed?.digits ?? '']]))
  const characters = typed !== undefined && typed.digits === null
  const groups = party.safetyNumber.split(' ')
  const same = groups.filter((group, i) => typed?.digits?.slice(5 * i, 5 * i + 5) === group).length
  const [shape, text] = characters
    ? ['fails', say('page-number-characters')]
    : {
        confirmed: ['holds', say('page-number-confirmed')],
        differs: ['fails', say('page-number-differs', { same: String(same) })],
        incomplete: ['open', say('page-number-incomplete', { digits: String(typed?.digits?.length ?? 0) })],
        missing: ['open', say('page-number-missing')]
      }[found]
  status.className = `status status-${shape}`
  status.replaceChildren(icon(shape), h('span', {}, text))
  input.setAttribute('aria-invalid', String(shape === 'fails'))
}

/** The State of a node, in the colour of its place among the parties. */
function badge (node) {
  const place = state.report.parties.findIndex(party => party.node === node)
  return h('span', { class: `badge badge-${Math.max(place, 0) % 4}`, 'aria-hidden': 'true' }, node.slice(8, 10).toUpperCase())
}

function timeline () {
  const { exporter, exchanges } = state.report
  return section('timeline', say('page-timeline'),
    h('p', { class: 'hint' }, say('page-timeline-text', { node: agencyName(exporter.origin) })),
    exchanges.map((exchange, i) => h('div', { class: 'exchange' },
      h('h3', {}, say('page-exchange', { number: String(i + 1) }), exchangeTitle(exchange)),
      letterNote(exchange),
      h('ol', { class: 'rail' }, exchange.entries.map(statement)))))
}

const letterOf = ({ entries }) => {
  const own = entries.filter(({ claims }) => claims.issuer === claims.audience)
  return own.map(({ kind, fields }) => valueOf(kind, fields, 12)).find(letter => letter !== undefined)
}

function exchangeTitle (exchange) {
  const [{ kind, claims, fields }] = exchange.entries
  const letter = letterOf(exchange)
  const request = kind === 1 ? valueOf(1, fields, 4) : undefined
  const asked = letter === undefined ? agencyName(claims.audience) : `${letter.get(2)} (${letter.get(1)})`
  const words = kind === 1 ? say('page-exchange-between', { asker: agencyName(claims.issuer), asked }) : ''
  const what = request === undefined ? '' : state.words.code('request', request)
  return h('span', { class: 'exchange-title' }, [words, what].filter(text => text !== '').join(' · '))
}

function letterNote (exchange) {
  if (letterOf(exchange) === undefined) return null
  const node = agencyName(exchange.entries[0].claims.issuer)
  return h('p', { class: 'banner banner-open' }, icon('notice'), h('span', {}, say('page-letter', { node })))
}

/** Labels that tell a reader nothing by themselves: agreement, officer, decision record, invented. */
const TECHNICAL = new Set([1, 2, 9, 11])

function statement (entry) {
  const { claims, kind, fields, withheld, index, understood, erased } = entry
  const { issuer, audience } = claims
  const unread = !understood && !erased && withheld === 0
  const said = fields.filter(({ label }) => !TECHNICAL.has(label))
  const line = [...claimed(claims), ...rows(state.words, kind, said, agencyName)]
  const names = issuer === audience ? agencyName(issuer) : say('page-from-to', { from: agencyName(issuer), to: agencyName(audience) })
  return h('li', { class: 'statement' },
    h('h4', {}, badge(issuer), h('span', {}, state.words.code('kind', kind))),
    h('p', { class: 'byline' }, h('span', {}, names), h('span', {}, time(state.words, claims.issuedAt))),
    line.length > 0 ? list(line) : null,
    unread ? h('p', { class: 'hint' }, say('page-not-understood')) : null,
    erased ? h('p', { class: 'withheld' }, say('page-erased')) : null,
    withheld > 0 ? h('p', { class: 'withheld' }, say('page-withheld', { count: withheld })) : null,
    h('details', { class: 'technical' }, h('summary', {}, say('page-technical')),
      list([[say('page-place-message', { number: String(entry.where.number) }), [say('page-entry', { index })]], ...technical(entry)])))
}

/** Claims of the header that say something of the case. */
function claimed ({ answerBy, deliverUntil, reason, stopsClock }) {
  const found = []
  if (answerBy !== undefined) found.push([say('page-field-answer-by'), [time(state.words, answerBy)]])
  if (deliverUntil !== undefined) found.push([say('page-field-deliver-until'), [time(state.words, deliverUntil)]])
  if (reason !== undefined) found.push([say('page-field-reason'), [state.words.code('reason', reason)]])
  if (stopsClock) found.push([say('page-field-clock-stops'), [say('word-yes')]])
  return found
}

const technical = ({ claims, kind, fields, leaf, statement }) => [
  ...rows(state.words, kind, fields.filter(({ label }) => TECHNICAL.has(label)), agencyName),
  [say('page-field-leaf'), [mono(leaf)]],
  ...(claims.inReplyTo.length > 0 ? [[say('page-field-in-reply-to'), claims.inReplyTo.map(reply => mono(hex(reply)))]] : []),
  [say('page-field-message-id'), [mono(hex(claims.id))]],
  [say('page-field-sequence'), [String(claims.sequence)]],
  [say('page-field-key'), [mono(hex(statement.kid))]]
]

function agreements () {
  const { agreements: found } = state.report
  if (found.length === 0) return null
  const by = ({ by: node, at }) => say('page-agreement-by', { node: agencyName(node), time: state.words.time(at) })
  return section('agreements', say('page-agreements'), found.map(agreement => h('div', { class: 'agreement' },
    h('h3', {}, agreement.title ?? say('page-agreement-untitled')),
    list([
      [say('page-field-proposed'), [by(agreement.proposed)]],
      [say('page-field-accepted'), [by(agreement.accepted)]],
      [say('page-field-in-force-from'), [time(state.words, agreement.validFrom)]],
      ...agreement.ended.map(end => [say(end.step === 3 ? 'page-agreement-suspended' : 'page-agreement-revoked'), [by(end)]]),
      [say('page-field-agreement'), [mono(hex(agreement.hash))]]
    ]))))
}

/** Every file that a statement names, once. */
function attachments () {
  const named = new Map()
  for (const { entries } of state.report.exchanges) {
    for (const { kind, fields } of entries) {
      for (const field of fields.filter(({ label }) => label === 8)) {
        const said = valueOf(kind, [field], 8)
        if (said !== undefined) named.set(hex(said.get(1)), said)
      }
    }
  }
  return [...named.values()]
}

function exhibits () {
  const named = attachments()
  if (named.length === 0) return null
  const input = h('input', { type: 'file', id: 'attachments', multiple: true, change: () => compare([...input.files]) })
  const status = said => {
    const found = state.compared.find(({ digest }) => digest === hex(said.get(1)))
    const [shape, text] = found === undefined ? ['open', say('page-file-not-compared')] : ['holds', say('page-file-holds', { name: found.name })]
    return h('p', { class: `status status-${shape}` }, icon(shape), h('span', {}, text))
  }
  const others = state.compared.filter(({ digest }) => digest === null)
  return section('files', say('page-files'),
    h('p', { class: 'no-print' }, say('page-files-text')),
    h('div', { class: 'choose no-print' }, input, h('label', { for: 'attachments', class: 'button button-plain' }, say('page-files-choose'))),
    h('ul', { class: 'plain' }, named.map(said => h('li', {}, h('p', {}, said.get(4) ?? state.words.code('attachment', said.get(6))), h('p', { class: 'hint' }, mono(hex(said.get(1)))), status(said)))),
    others.map(({ name }) => h('p', { class: 'status status-fails' }, icon('fails'), h('span', {}, say('page-file-other', { name })))))
}

// ------------------------------------------------------------------------------ what was checked

/** The state of each step, and its words. */
function stepOf (name) {
  const { report, fault: found } = state
  if (report === null) return [name === found.step ? 'fails' : state.completed.has(name) ? 'holds' : 'skipped', null]
  const { counts, exporter, agreements: agreed, exchanges } = report
  const node = agencyName(exporter.origin)
  const entries = exchanges.flatMap(exchange => exchange.entries)
  switch (name) {
    case 'descriptors': return ['holds', { count: counts.descriptors }]
    case 'signatures': return ['holds', { count: counts.statements }]
    case 'content': return ['holds', {
      shown: entries.reduce((sum, { fields }) => sum + fields.length, 0),
      withheld: entries.reduce((sum, { withheld }) => sum + withheld, 0)
    }]
    case 'checkpoints': return ['holds', { count: counts.checkpoints }]
    case 'seals': return ['unchecked', {}]
    case 'growth': return counts.growth > 0 ? ['holds', { count: counts.growth }] : ['absent', {}, 'page-step-growth-none']
    case 'receipts': return ['holds', { count: counts.receipts, node, size: exporter.size }]
    case 'agreements': return agreed.length > 0 ? ['holds', { node, count: agreed.length }] : ['absent', { node }, 'page-step-agreements-none']
    case 'witnesses': return witnessed() === null ? ['absent', {}] : ['holds', witnessed(), 'page-step-witnesses-seen-text']
    default: return ['holds', { node }]
  }
}

const STATE_ICONS = { holds: 'holds', fails: 'fails', skipped: 'none', unchecked: 'open', absent: 'none' }

/** The witness that cosigned first, in words; null if none did. */
function witnessed () {
  const { cosigned } = state.report
  if (cosigned.length === 0) return null
  const [{ node, at }] = cosigned
  const { safetyNumber } = agencyParty(node)
  return { count: new Set(cosigned.map(one => one.node)).size, witness: agencyName(node), node, number: safetyNumber, time: state.words.time(at) }
}

function steps () {
  return section('steps', say('page-steps'), h('ol', { class: 'steps' }, STEPS.map(name => {
    const [found, variables, key = `page-step-${name}-text`] = stepOf(name)
    return h('li', { class: `step step-${found}` },
      h('p', { class: `status status-${STATE_ICONS[found]}` }, icon(STATE_ICONS[found]), h('span', {}, say(`page-state-${found}`))),
      h('div', {}, h('h3', {}, say(`page-step-${name}`)), variables === null ? null : h('p', {}, say(key, variables))))
  })))
}

const FAULTS = [
  [/-form$/, 'form'],
  [/^(signature|descriptor-signature|checkpoint-signature|receipt-signature|kid|receipt-key)$/, 'signature'],
  [/^(no-key|no-descriptor|weak-key|succession)$/, 'key'],
  [/^(payload|digest)$/, 'content'],
  [/^(receipt-proof|consistency)$/, 'log']
]

const placeOf = ({ list: name, number: at }) => say(`page-place-${name.replace(/ /g, '-')}`, { number: String(at) })

function fault () {
  const { kind, place, message } = state.fault
  const [, name] = FAULTS.find(([kinds]) => kinds.test(kind)) ?? [null, 'rule']
  return section('fault', say('page-fault'),
    h('p', { class: 'banner banner-fails' }, icon('fails'), h('span', {}, h('strong', {}, placeOf(place)), h('br'), say(`page-fault-${name}`))),
    h('details', {}, h('summary', {}, say('page-fault-detail')), h('p', {}, mono(`${kind}: ${message}`))))
}

function limits () {
  const { exchanges } = state.report
  const withheld = exchanges.some(({ entries }) => entries.some(entry => entry.withheld > 0))
  const letter = exchanges.some(exchange => letterOf(exchange) !== undefined)
  const seen = witnessed()
  const keys = ['true', 'whole', seen === null ? 'time' : 'time-witnessed', ...(withheld ? ['withheld'] : []), ...(letter ? ['letter'] : []), 'page']
  return section('limits', say('page-limits'), h('ul', {}, keys.map(key => h('li', {}, say(`page-limit-${key}`, seen ?? {})))))
}

function notes () {
  const { notes: found } = state.report
  if (found.length === 0) return null
  const text = ({ note, where, fields, detail, entry, sequence }) => say(`page-note-${note}`, {
    place: placeOf(where), count: fields, detail, entry, sequence: String(sequence)
  })
  return section('notes', say('page-notes'), h('ul', {}, found.map(note => h('li', {}, text(note)))))
}

/** What runs here, as the security policy names it. */
const program = () => hex(sha256(utf8(document.querySelector('script').textContent)))

function record () {
  const { name, size, digest, at } = state.file
  return section('record', say('page-record'), list([
    [say('page-record-file'), [name]],
    [say('page-record-size'), [say('page-record-bytes', { count: size })]],
    [say('page-record-sha-256'), [mono(digest)]],
    [say('page-record-at'), [h('span', {}, say('page-record-clock', { time: state.words.time(at) }), ' ', h('span', { class: 'hint' }, `(${rfc3339(at)})`))]],
    [say('page-result'), [h('span', { id: 'record-verdict' }, verdictWords())]],
    [say('page-record-page'), [say('page-record-version', { version: VERSION })]],
    [say('page-record-program'), [h('span', {}, mono(program()), h('br'), h('span', { class: 'hint' }, say('page-record-program-text')))]]
  ]), h('dl', { class: 'fields sign-here' },
    h('dt', {}, say('page-record-by')), h('dd', {}),
    h('dt', {}, say('page-record-signature')), h('dd', {})))
}

// --------------------------------------------------------------------------------------- the page

const STAGES = {
  start,
  working,
  verified: result,
  broken: result,
  unreadable: () => problem('page-unreadable'),
  'too-large': () => problem('page-too-large'),
  crashed: () => problem('page-crashed')
}

function render () {
  const { words } = state
  document.documentElement.lang = words.language
  document.title = say('page-title')
  const nav = document.querySelector('nav')
  nav.setAttribute('aria-label', say('page-language'))
  nav.replaceChildren(...LANGUAGES.map(language => h('button', {
    type: 'button',
    lang: language,
    'aria-pressed': String(language === words.language),
    click: () => speak(language)
  }, LANGUAGE_NAMES[language])))
  document.querySelector('footer').textContent = say('page-footer', { version: VERSION })
  main.replaceChildren(...STAGES[state.stage]().flat(2).filter(part => part !== null))
}

function speak (language) {
  state.words = new Words(language)
  render()
  document.querySelector(`nav [lang="${language}"]`).focus()
}

// A file may be dropped anywhere; the browser must not open it instead.
for (const event of ['dragenter', 'dragover', 'drop']) {
  window.addEventListener(event, happened => {
    happened.preventDefault()
    document.body.classList.toggle('dragging', event !== 'drop')
    if (event === 'drop' && happened.dataTransfer.files.length > 0) open(happened.dataTransfer.files[0])
  })
}
window.addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) document.body.classList.remove('dragging')
})

// On paper everything is open, and afterwards as it was.
let closed = []
window.addEventListener('beforeprint', () => {
  closed = [...document.querySelectorAll('details:not([open])')]
  for (const details of closed) details.open = true
})
window.addEventListener('afterprint', () => {
  for (const details of closed) details.open = false
})

render()
