// A walk over every page that somebody can reach by links, beginning at one of them.
import { cut, pattern } from './house.mjs'

/** Pages that one person is walked through at most. */
const PAGES_MAX = 200
/** People who walk at the same time: pages wait for the node and the node for pages. */
const LANES = 3

/** Links of a page that lead to another page of ours in its language. */
function links () {
  const own = `/${document.documentElement.lang}`
  return [...document.querySelectorAll('a[href]:not([download])')]
    .map(one => new URL(one.getAttribute('href'), location.href))
    .filter(url => url.origin === location.origin && (url.pathname === own || url.pathname.startsWith(`${own}/`)))
    .filter(url => !url.searchParams.has('csv') && !url.searchParams.has('format'))
    .map(url => url.pathname + url.search)
}

/**
 * Walks a desk through all of them from `begins` on, `ofAKind` of each kind: the second of a list
 * often has what the first has not. `look(desk)` is done on each, with every detail open; gives the
 * kinds of pages, and what was wrong where. Goes on after something that is wrong.
 */
export async function walk (desk, begins, look, ofAKind = 2) {
  const home = new URL(desk.address(begins)).pathname
  const waiting = [[home, 'the address line']]
  const known = new Set([home])
  const kinds = new Map()
  const wrong = []
  let visited = 0
  while (waiting.length > 0) {
    const [path, from] = waiting.shift()
    const kind = pattern(desk.origin + path)
    if ((kinds.get(kind) ?? 0) >= ofAKind) continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    visited += 1
    if (visited > PAGES_MAX) {
      wrong.push(`more than ${PAGES_MAX} pages: raise the bound, or look why there are so many`)
      break
    }
    try {
      const answer = await desk.page.goto(desk.origin + path)
      await desk.page.evaluate(() => document.querySelectorAll('main details').forEach(one => { one.open = true }))
      await desk.arrived(answer, 200, 'GET')
      await look(desk)
    } catch (error) {
      wrong.push(`${path} (linked from ${from}): ${error.message}`)
      continue
    }
    for (const found of await desk.page.evaluate(links)) {
      if (known.has(found)) continue
      known.add(found)
      waiting.push([found, path])
    }
  }
  return { kinds: [...kinds.keys()], visited, wrong }
}

/** Nothing is lost at 320 pixels, nor with letters twice as large. */
export async function small (desk) {
  const said = []
  await desk.page.setViewportSize({ width: 320, height: 700 })
  said.push(...(await desk.page.evaluate(cut)).map(words => `at 320 px: ${words}`))
  await desk.page.setViewportSize({ width: 1280, height: 900 })
  await desk.page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
  said.push(...(await desk.page.evaluate(cut)).map(words => `with text at 200 %: ${words}`))
  await desk.page.evaluate(() => { document.documentElement.style.fontSize = '' })
  if (said.length > 0) throw new Error(said.join('; '))
}

/**
 * Everybody whose pages are walked, where there is something to see for each, and in which language
 * unless each walks in all of them. Those with the most pages begin.
 */
export const EVERYBODY = [
  { officer: 'paulo', node: 'XE', language: 'pt' },
  { officer: 'ines', node: 'XA', language: 'es' },
  { officer: 'amelie', node: 'XE', language: 'fr' },
  { officer: 'rosa', node: 'XB', language: 'es' },
  { officer: 'adam', node: 'XA', language: 'en' },
  { officer: 'aude', node: 'XA', language: 'fr' },
  { node: 'XA', language: 'es' }
]

/** Somebody who is not signed in begins at the help page. */
export const begins = who => who.officer === undefined ? '/help' : '/'

/** Does something with everybody of a list, a few at a time. */
export async function inLanes (list, act) {
  const waiting = [...list]
  const lane = async () => {
    for (let who = waiting.shift(); who !== undefined; who = waiting.shift()) await act(who)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/**
 * Walks everybody, each in the languages given or in one; `prepare(desk)` comes first. Says the pages
 * for each, and fails with all that was wrong.
 */
export async function everybody (house, { look = async () => {}, prepare = async () => {}, ofAKind, languages, ...options } = {}) {
  const walkers = EVERYBODY.flatMap(who => (languages ?? [who.language]).map(language => ({ ...who, language })))
  const wrong = []
  const told = []
  // One session each, made before several windows need it.
  for (const who of EVERYBODY) if (who.officer !== undefined) await house.cookies(who)
  await inLanes(walkers, async who => {
    const name = `${who.officer ?? 'nobody'} at ${who.node} (${who.language})`
    const desk = await house.desk({ ...who, ...options })
    // What axe has seen in light on another way here, it sees once.
    desk.colours = languages === undefined ? options.name : `walk in ${who.language}`
    await prepare(desk)
    const { kinds, visited, wrong: found } = await walk(desk, begins(who), look, ofAKind)
    wrong.push(...found.map(words => `${name}: ${words}`))
    told.push(`${name} ${visited}/${kinds.length}`)
  })
  house.told = `pages/kinds: ${told.join(', ')}`
  if (wrong.length > 0) throw new Error(`${wrong.length} pages are not as they should be:\n${wrong.join('\n')}`)
}
