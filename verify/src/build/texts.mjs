// Reads the Fluent catalogues at build time: each message becomes a text, or a list of texts and
// variables. Only what the page uses of Fluent is understood; anything else fails the build.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from '@fluent/syntax'

import { shownNames } from '../content.mjs'

const LANGUAGES = ['en', 'es', 'pt', 'fr']
const TOPICS = ['codes', 'screens', 'life', 'matters', 'attachments', 'chain', 'officers', 'agreements', 'batches']

function pattern (elements) {
  const parts = elements.map(element => {
    if (element.type === 'TextElement') return element.value
    const { expression } = element
    if (expression.type === 'StringLiteral') return expression.value
    if (expression.type === 'VariableReference') return [expression.id.name]
    if (expression.type === 'SelectExpression' && expression.selector.type === 'VariableReference') {
      const cases = expression.variants.map(({ key, value }) => [key.name, list(pattern(value.elements))])
      return [expression.selector.id.name, Object.fromEntries(cases)]
    }
    throw new Error(`not understood in a catalogue: ${expression.type}`)
  })
  return parts.every(part => typeof part === 'string') ? parts.join('') : parts
}

const list = parts => typeof parts === 'string' ? [parts] : parts

function messages (text, file) {
  const found = new Map()
  for (const entry of parse(text, {}).body) {
    if (entry.type === 'Junk') throw new Error(`${file}: ${entry.content}`)
    if (entry.type !== 'Message') continue
    if (found.has(entry.id.name)) throw new Error(`${file}: ${entry.id.name} stands twice`)
    found.set(entry.id.name, pattern(entry.value.elements))
  }
  return found
}

/** The page's own texts and all that may be used of the program's, by language. */
export function catalogues (read) {
  const pages = {}
  const all = {}
  for (const language of LANGUAGES) {
    const of = topic => messages(read(`node/locales/${language}/${topic}.ftl`), `${language}/${topic}.ftl`)
    pages[language] = of('page')
    all[language] = new Map(TOPICS.flatMap(topic => [...of(topic)]))
  }
  return { pages, all }
}

/** Variables of a pattern. */
function variables (parts) {
  return typeof parts === 'string' ? [] : parts.flatMap(part => {
    if (typeof part === 'string') return []
    const [name, cases] = part
    return [name, ...Object.values(cases ?? {}).flatMap(variables)]
  })
}

const sorted = names => [...new Set(names)].sort().join()

/** What is wrong with the page's texts: missing, unused, untranslated, other variables. */
export function checkCatalogues (pages, sources) {
  const problems = []
  const used = usedKeys(sources)
  for (const key of used) if (!pages.en.has(key)) problems.push(`${key} has no text`)
  for (const [key, text] of pages.en) {
    if (!used.has(key)) problems.push(`${key} is never used`)
    for (const language of LANGUAGES.slice(1)) {
      const other = pages[language].get(key)
      if (other === undefined) problems.push(`${key} is not in ${language}`)
      else if (sorted(variables(text)) !== sorted(variables(other))) problems.push(`${key} in ${language}: other variables`)
      else if (typeof text === 'string' && text.split(' ').length > 3 && text === other) problems.push(`${key} is not translated into ${language}`)
    }
  }
  for (const language of LANGUAGES.slice(1)) {
    for (const key of pages[language].keys()) if (!pages.en.has(key)) problems.push(`${key} is in ${language} only`)
  }
  return problems
}

/** Keys that the page's modules name whole, or put together from lists of names. */
function usedKeys (sources) {
  const text = readdirSync(sources).filter(name => name.endsWith('.mjs'))
    .map(name => readFileSync(path.join(sources, name), 'utf8')).join('\n')
  const keys = new Set([...text.matchAll(/'(page-[a-z0-9-]+)'/g)].map(([, key]) => key))
  const family = (prefix, names, suffix = '') => {
    for (const name of names) keys.add(`page-${prefix}-${name}${suffix}`)
  }
  const literals = expression => [...text.matchAll(expression)].map(([, name]) => name)
  family('field', shownNames().names)
  const [, steps] = /STEPS = \[([^\]]+)\]/.exec(text)
  const names = [...steps.matchAll(/'([a-z]+)'/g)].map(([, name]) => name)
  family('step', names)
  family('step', names, '-text')
  family('state', ['holds', 'fails', 'skipped', 'unchecked', 'absent'])
  family('note', literals(/note: '([a-z-]+)'/g))
  family('place', ['bundle', 'descriptor', 'agreement-message', 'message', 'receipt', 'checkpoint', 'consistency-proof'])
  family('fault', ['form', 'rule', 'signature', 'key', 'content', 'log'])
  family('limit', ['true', 'whole', 'time', 'time-witnessed', 'withheld', 'letter', 'page'])
  for (const [question, answers] of [['consistent', ['yes', 'no']], ['authentic', ['open', 'yes', 'no', 'none']]]) {
    family(question, ['question'])
    family(question, answers)
    family(question, answers, '-text')
  }
  return keys
}
