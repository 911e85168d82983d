// The texts of the pages, read from the catalogues that the program has: a journey looks for what a
// person would read, in the language of the page.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const LOCALES = path.resolve('node/locales')
export const LANGUAGES = ['en', 'es', 'pt', 'fr']

function read (language) {
  const texts = new Map()
  let key = null
  for (const file of readdirSync(path.join(LOCALES, language)).sort()) {
    for (const line of readFileSync(path.join(LOCALES, language, file), 'utf8').split('\n')) {
      const begins = /^([a-z][a-z0-9-]*) =\s?(.*)$/.exec(line)
      if (begins) {
        key = begins[1]
        texts.set(key, begins[2])
      } else if (key !== null && /^\s+\S/.test(line)) {
        texts.set(key, `${texts.get(key)}\n${line.trim()}`.trim())
      } else if (line !== '') {
        key = null
      }
    }
  }
  return texts
}

const catalogues = Object.fromEntries(LANGUAGES.map(language => [language, read(language)]))

/**
 * The text of a key with its variables, of which all must be given. A text that depends on a number
 * is chosen by `count`.
 */
export function say (language, key, values = {}) {
  let text = catalogues[language].get(key)
  if (text === undefined) throw new Error(`no text for ${key} in ${language}`)
  if (text.includes('->')) {
    const forms = Object.fromEntries([...text.matchAll(/\*?\[(\w+)\] (.*)/g)].map(([, form, words]) => [form, words]))
    text = forms[new Intl.PluralRules(language).select(values.count)] ?? forms.other
  }
  return text.replace(/\{ \$(\w+) \}/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`${key} wants ${name}`)
    return String(values[name])
  })
}

/** What stands still in a text, whatever its variables are: the stretches between them. */
function stretches (text) {
  const forms = text.split('\n').map(line => line.replace(/^\s*\*?\[\w+\] /, ''))
  return forms.flatMap(form => form.split(/[{}]/)).map(piece => piece.trim()).filter(piece => piece !== '' && !piece.includes('$'))
}

/**
 * What would betray English on a page in another language: whole texts of two words or more, and of
 * those with variables, stretches of three words or more; none that the other language says, too.
 * What the demo itself says is left out: it came as a partner or an officer wrote it.
 */
export function english (language) {
  const own = [...catalogues[language].values()].join('\n')
  const found = new Set()
  for (const [key, text] of catalogues.en) {
    if (key.startsWith('demo-')) continue
    const least = text.includes('{') ? 3 : 2
    for (const piece of stretches(text)) {
      if (piece.split(' ').length >= least && !own.includes(piece)) found.add(piece)
    }
  }
  return [...found]
}

const LETTER = /[\p{L}\p{N}]/u

/** The first of these that stands among the words of a page, or nothing. */
export function left (betraying, said) {
  return betraying.find(text => {
    for (let at = said.indexOf(text); at >= 0; at = said.indexOf(text, at + 1)) {
      const [before, after] = [said[at - 1] ?? ' ', said[at + text.length] ?? ' ']
      if (!LETTER.test(before) && !LETTER.test(after)) return true
    }
    return false
  })
}

const ENTITIES = { '&#39;': "'", '&#34;': '"', '&#38;': '&', '&#60;': '<', '&#62;': '>', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
export const unescaped = text => text.replace(/&(?:#\d+|[a-z]+);/g, entity => ENTITIES[entity] ?? entity)

/** The words of a page, without its markup: what is seen, and what is heard or shown on the way. */
export function words (html) {
  const heard = [...html.matchAll(/ (?:title|alt|aria-label|placeholder|data-copied|data-said)="([^"]*)"/g)].map(([, value]) => value)
  const seen = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '\n')
  return unescaped([...heard, seen].join('\n'))
}
