// Officers at their desks: who signs in where, and what is looked at on every page that they come to.
import { expect } from '../../harness.mjs'
import { say } from './words.mjs'

/** Milliseconds that anything on a page may take, on a machine with much to do. */
const PATIENCE = 30_000

/** The demo's officers; all have this password, and no second factor. */
export const PASSWORD = 'SYNTHETIC demo password'
/** Each with the language that it works in here, and what it is. */
export const OFFICERS = {
  ines: { language: 'es', role: 'INVESTIGATOR' },
  paulo: { language: 'pt', role: 'FOCAL_POINT' },
  amelie: { language: 'fr', role: 'APPROVER' },
  rosa: { language: 'es', role: 'REGISTRAR' },
  adam: { language: 'en', role: 'ADMINISTRATOR' },
  aude: { language: 'fr', role: 'AUDITOR' }
}

/** The page that an address means: ids left out, and what a list is filtered and sorted by. */
export function pattern (url) {
  const { pathname } = new URL(url)
  return pathname.replace(/[0-9a-f]{12,}/g, ':id').replace(/\/\d+(?=\/|$)/g, '/:n')
}

/** What somebody cannot read any more: text that its own box cuts off, and what the window does not show. */
export function cut () {
  const said = []
  const wide = document.documentElement
  if (wide.scrollWidth > wide.clientWidth) {
    const inside = one => one.closest('.scroll, pre, .hear, svg') !== null
    const out = [...document.body.querySelectorAll('*')].filter(one => !inside(one) && one.getBoundingClientRect().right > wide.clientWidth + 1)
    const deepest = out.filter(one => !out.some(other => other !== one && one.contains(other)))
    said.push(`${wide.scrollWidth} px wide in a window of ${wide.clientWidth}: ${deepest.slice(0, 3).map(one => `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent ?? '').trim().slice(0, 40)}”`).join(', ')}`)
  }
  for (const one of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(one)
    const hides = side => style[side] === 'hidden' || style[side] === 'clip'
    if (one.closest('.hear, svg') !== null || style.clipPath !== 'none') continue
    const words = one.textContent.trim().slice(0, 40)
    if (words === '' || one.clientWidth === 0) continue
    if (hides('overflowX') && one.scrollWidth > one.clientWidth + 1) said.push(`“${words}” is cut at the side`)
    if (hides('overflowY') && one.scrollHeight > one.clientHeight + 1) said.push(`“${words}” is cut below`)
    if ((one.tagName === 'BUTTON' || one.classList.contains('button')) && one.scrollWidth > one.clientWidth + 1) said.push(`“${words}” does not fit its button`)
  }
  return said
}

/** The federation as its officers see it, in one browser. */
/** The areas of the navigation that journeys go through. */
const AREAS = {
  'web-nav-traces': 'web-nav-in-tracing',
  'web-nav-queue': 'web-nav-in-tracing',
  'web-nav-registry': 'web-nav-in-holdings',
  'web-nav-marking': 'web-nav-in-holdings',
  'web-nav-agreements': 'web-nav-in-partners',
  'web-nav-log': 'web-nav-in-partners',
  'web-nav-analysis': 'web-nav-in-knowledge',
  'web-nav-officers': 'web-nav-in-house'
}

export class House {
  #cookies = new Map()
  /** Pages that axe has already seen. */
  #seen = new Set()

  constructor (browser, federation, scratch) {
    this.browser = browser
    this.federation = federation
    this.scratch = scratch
    this.figures = { visited: 0, axe: 0, pages: new Set() }
    this.open = []
  }

  /**
   * Somebody's desk: `node` is a country, `officer` a name, absent for somebody who is not signed in.
   * `fresh` signs in anew, for journeys that sign out. Options of a browser context may follow.
   */
  async desk ({ node = 'XA', officer, language, fresh = false, ...options } = {}) {
    const spoken = language ?? OFFICERS[officer]?.language ?? 'en'
    const { origin } = this.federation.nodes[node]
    const key = `${node} ${officer}`
    const storageState = officer && !fresh ? this.#cookies.get(key) : undefined
    const visit = await this.browser.visit('about:blank', {
      allowed: url => url.startsWith(`${origin}/`) || url.startsWith('blob:') || url === 'about:blank',
      locale: { en: 'en-GB', es: 'es-UY', pt: 'pt-BR', fr: 'fr-SN' }[spoken],
      storageState,
      ...options
    })
    const desk = new Desk(this, visit, { node, officer, language: spoken, origin, javaScript: options.javaScriptEnabled !== false })
    this.open.push(desk)
    if (officer && storageState === undefined) {
      await desk.signIn()
      if (!fresh) this.#cookies.set(key, await visit.context.storageState())
    }
    return desk
  }

  /** The cookies of somebody's session, as a desk or as a request of ours takes them; signs in once. */
  async cookies (who) {
    const key = `${who.node} ${who.officer}`
    if (!this.#cookies.has(key)) await this.desk(who)
    return this.#cookies.get(key)
  }

  /** True once for every key. */
  first (key) {
    if (this.#seen.has(key)) return false
    this.#seen.add(key)
    return true
  }

  /** Ends what a journey has opened. */
  async leave () {
    const desks = this.open.splice(0)
    for (const desk of desks) await desk.visit.context.close()
    return desks
  }
}

/** One officer before one browser window. */
export class Desk {
  constructor (house, visit, about) {
    Object.assign(this, about)
    this.house = house
    this.visit = visit
    this.page = visit.page
    this.page.setDefaultTimeout(PATIENCE)
  }

  get who () {
    return `${this.officer ?? 'nobody'} at ${this.node}, ${this.language}`
  }

  /** The text of a key in this desk's language. */
  say (key, values) {
    return say(this.language, key, values)
  }

  address (path) {
    return `${this.origin}/${this.language}${path === '/' ? '' : path}`
  }

  /** Opens a page by its path after the language. */
  async go (path, { status = 200 } = {}) {
    const answer = await this.page.goto(this.address(path))
    await this.arrived(answer, status, 'GET')
  }

  /** Does what leads to another page, waits until it is there, and looks at it. */
  async leads (action, { status = 200 } = {}) {
    const [answer] = await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), action()])
    await this.arrived(answer, status, answer?.request().method())
  }

  /** Clicks a link with these words. */
  follow (words, options) {
    return this.leads(() => this.page.getByRole('link', { name: words, exact: true }).first().click(), options)
  }

  /** Goes to a page by the navigation; by its area, where an officer has so many pages that there are areas. */
  async enter (key) {
    const there = this.page.locator('.main-nav').getByRole('link', { name: this.say(key), exact: true })
    if (await there.count() === 0) await this.follow(this.say(AREAS[key]))
    await this.follow(this.say(key))
  }

  /** Presses a button with these words. */
  press (words, options) {
    return this.leads(() => this.page.getByRole('button', { name: words, exact: true }).first().click(), options)
  }

  /** Every page: what was answered, its language, nothing cut, nothing that axe objects to. */
  async arrived (answer, status, method) {
    const url = this.page.url()
    this.house.figures.visited += 1
    this.house.figures.pages.add(pattern(url).replace(/^\/(en|es|pt|fr)(?=\/|$)/, ''))
    expect(answer !== null, `no answer for ${url}`)
    expect(answer.status() === status, `answered ${answer.status()}, not ${status}: ${(await this.heading()).trim()}`)
    if (status >= 400) this.expected(status)
    const language = await this.page.getAttribute('html', 'lang')
    expect(language === this.language, `the page is in ${language}, not ${this.language}`)
    await this.checked(`${status}`, method)
  }

  /** The browser says on its console that the page itself was refused: that was to be. */
  expected (status) {
    const at = this.visit.errors.findIndex(words => words.includes(`status of ${status}`))
    if (at >= 0) this.visit.errors.splice(at, 1)
  }

  /** Looks at the page as it is now, once for each that this officer meets in this state. */
  async checked (state, method = 'GET') {
    const key = [pattern(this.page.url()), this.officer, this.colours ?? 'light', state].join(' ')
    if (!this.house.first(key)) return
    // Scripts of ours cannot run where scripts are off: the same page is looked at beside it.
    if (!this.javaScript) {
      if (method !== 'GET') return
      const twin = await this.house.browser.visit('about:blank', { allowed: () => true, storageState: await this.visit.context.storageState() })
      await twin.page.goto(this.page.url())
      await twin.accessible('without scripts')
      await twin.context.close()
    } else {
      const said = await this.page.evaluate(cut)
      expect(said.length === 0, said.join('; '))
      await this.visit.accessible(`as ${this.who}`)
    }
    this.house.figures.axe += 1
  }

  heading () {
    return this.page.locator('h1').first().innerText().catch(() => '')
  }

  /** Waits until the page has these words somewhere; live updates bring them. */
  async reads (words, { within = 'main', patience = PATIENCE } = {}) {
    await this.page.locator(within).filter({ hasText: words }).first().waitFor({ timeout: patience })
      .catch(() => { throw new Error(`“${words}” is not there within ${patience / 1000} s`) })
  }

  /** The field of this name. */
  field (name) {
    return this.page.locator(`main [name="${name}"]:not([type=hidden])`)
  }

  /** Types, chooses or ticks, whatever the field is. */
  async fill (name, value) {
    const field = this.field(name)
    const kind = await field.first().evaluate(one => one.type)
    if (kind === 'radio' || kind === 'checkbox') {
      for (const one of [value].flat()) await this.page.check(`main [name="${name}"][value="${one}"]`)
    } else if (kind === 'select-one') {
      await field.selectOption(value)
    } else {
      await field.fill(value)
    }
  }

  async signIn (password = PASSWORD, { status = 200, code = '' } = {}) {
    await this.page.goto(this.address('/sign-in'))
    await this.fill('name', this.officer)
    await this.fill('password', password)
    if (code !== '') await this.fill('code', code)
    await this.press(this.say('web-sign-in-do'), { status })
  }

  /** Presses what downloads a file; gives where it was saved. */
  async download (action, name) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), action()])
    const file = `${this.house.scratch}/${name}`
    await download.saveAs(file)
    return file
  }
}
