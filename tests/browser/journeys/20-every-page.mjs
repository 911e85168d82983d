// Every page that any role reaches by links: nothing fails, nothing is cut at 320 pixels or with text
// twice as large, nothing that axe objects to. With --full, two of a kind and in each language.
import { everybody, small } from './lib/walk.mjs'
import { LANGUAGES } from './lib/words.mjs'

export const name = 'es, pt, fr, en: every page of every role, at 320 px and with text at 200 %'

export const run = house => everybody(house, house.full
  ? { look: small, ofAKind: 2, languages: LANGUAGES }
  : { look: small, ofAKind: 1 })
