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
