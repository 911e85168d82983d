// Words in the reader's language: what the build put together from the catalogues.

import { CODES, TEXTS } from 'vestigo:texts'

export const LANGUAGES = ['en', 'es', 'pt', 'fr']
/** Each language by its own name. */
export const LANGUAGE_NAMES = { en: 'English', es: 'Español', pt: 'Português', fr: 'Français' }
/** Dates and plurals as each language is written where it was translated for. */
const LOCALES = { en: 'en-GB', es: 'es', pt: 'pt-BR', fr: 'fr' }

/** The first language of the browser that the page speaks. */
export function preferred (languages) {
  const tags = languages.map(tag => tag.toLowerCase().split('-')[0])
  return tags.find(tag => LANGUAGES.includes(tag)) ?? 'en'
}

/** The words of one language. */
export class Words {
  constructor (language) {
    this.language = language
    this.plural = new Intl.PluralRules(LOCALES[language])
    this.moment = new Intl.DateTimeFormat(LOCALES[language], {
      day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC'
    })
    this.calendar = ['year', 'month', 'day'].map((_, i) => new Intl.DateTimeFormat(LOCALES[language], {
      year: 'numeric', timeZone: 'UTC', ...(i > 0 && { month: 'long' }), ...(i > 1 && { day: 'numeric' })
    }))
    this.digits = new Intl.NumberFormat(LOCALES[language])
  }

  /** The text of a key, with its variables. */
  say (key, variables = {}) {
    return this.fill(TEXTS[this.language][key] ?? key, variables)
  }

  fill (pattern, variables) {
    if (typeof pattern === 'string') return pattern
    return pattern.map(part => {
      if (typeof part === 'string') return part
      const [name, cases] = part
      const value = variables[name] ?? ''
      if (cases === undefined) return typeof value === 'number' || typeof value === 'bigint' ? this.number(value) : value
      return this.fill(cases[this.plural.select(Number(value))] ?? cases.other, variables)
    }).join('')
  }

  number (value) {
    return this.digits.format(value)
  }

  /** Seconds since 1970 as a date and time in UTC. */
  time (seconds) {
    return `${this.moment.format(new Date(Number(seconds) * 1000))} UTC`
  }

  /** `[precision, year, month, day]` */
  date ([precision, year, month, day]) {
    const parts = [year, month, day].filter(part => part !== undefined)
    const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1))
    date.setUTCFullYear(year)
    const text = this.calendar[parts.length - 1].format(date)
    if (precision === 4) return this.say('page-before', { date: text })
    return precision === 5 ? this.say('page-after', { date: text }) : text
  }

  /** A number of a code list, with its short form where the list has one. */
  code (list, number) {
    const [short, text] = CODES[this.language][list][String(number)] ?? []
    if (text === undefined) return this.say('page-unrecognised', { number: String(number) })
    return short === null ? text : `${short} ${text}`
  }

  /** One or two letters: what it is, and how it works. */
  firearmType (letters) {
    const { type, action } = CODES[this.language]
    const words = [type[letters[0]], action[letters[1]]].filter(word => word !== undefined)
    return words.length === letters.length ? `${letters} ${words.map(([, text]) => text).join(', ')}` : letters
  }
}

/** Seconds since 1970 in RFC 3339. */
export const rfc3339 = seconds => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
