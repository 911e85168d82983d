// Every page that any role reaches by links speaks the language of its address: with what a real
// federation has to show, and without a browser, so that each is read in each language.
import { expect } from '../harness.mjs'
import { pattern } from './lib/house.mjs'
import { EVERYBODY, begins, inLanes } from './lib/walk.mjs'
import { english, left, unescaped, words } from './lib/words.mjs'

export const name = 'es, pt, fr: no page of any role has English left on it'

const OTHERS = ['es', 'pt', 'fr']
/** Texts that a page would show if one of its keys had none. */
const KEY = /^(?:web|code|word|column|note|error|ask)-[a-z0-9-]+$/m

/** Links of a page that lead to another page of ours in its language, each once. */
function links (html, language, at) {
  const found = [...html.matchAll(/<a (?![^>]*\bdownload\b)[^>]*?href="([^"]+)"/g)].map(([, href]) => new URL(unescaped(href), at))
  const own = url => url.origin === at.origin && (url.pathname === `/${language}` || url.pathname.startsWith(`/${language}/`))
  return found.filter(url => own(url) && !url.searchParams.has('csv') && !url.searchParams.has('format'))
}

async function read (who, language, cookie, origin, betraying, wrong) {
  const waiting = [new URL(`/${language}${begins(who) === '/' ? '' : begins(who)}`, origin)]
  const kinds = new Set()
  while (waiting.length > 0) {
    const at = waiting.shift()
    const kind = pattern(at.href)
    if (kinds.has(kind)) continue
    kinds.add(kind)
    const answer = await fetch(at, { headers: { cookie }, redirect: 'manual' })
    // Some addresses only lead on: to what the officer proves first, or signs in for.
    if (answer.status >= 300 && answer.status < 400) continue
    const html = await answer.text()
    const say = what => wrong.push(`${who.officer ?? 'nobody'} at ${who.node}, ${at.pathname}${at.search}: ${what}`)
    if (answer.status !== 200) {
      say(`answered ${answer.status}`)
      continue
    }
    if (!html.includes(`<html lang="${language}"`)) say('it does not say that it is in its language')
    const said = words(html)
    const betrayed = left(betraying[language], said)
    if (betrayed !== undefined) say(`“${betrayed}”`)
    const [key] = KEY.exec(said) ?? []
    if (key !== undefined) say(`${key} has no text`)
    waiting.push(...links(html, language, at))
  }
  return kinds.size
}

export async function run (house) {
  const betraying = Object.fromEntries(OTHERS.map(language => [language, english(language)]))
  for (const language of OTHERS) {
    expect(betraying[language].length > 800, `only ${betraying[language].length} texts would betray English in ${language}`)
    expect(left(betraying[language], words('<p>x</p><p title="Show all">y</p>')) !== undefined, 'English is not found where it is')
  }
  const walkers = EVERYBODY.flatMap(who => OTHERS.map(language => ({ ...who, language })))
  const cookies = new Map()
  for (const who of EVERYBODY) {
    const state = who.officer === undefined ? { cookies: [] } : await house.cookies(who)
    cookies.set(who.officer, state.cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
  }
  const wrong = []
  let pages = 0
  await inLanes(walkers, async who => {
    const { origin } = house.federation.nodes[who.node]
    const found = await read(who, who.language, cookies.get(who.officer), origin, betraying, wrong)
    pages += found
  })
  house.told = `${pages} pages read`
  expect(pages > 600, `only ${pages} pages were found`)
  expect(wrong.length === 0, `${wrong.length} pages are not in their language:\n${wrong.join('\n')}`)
}
