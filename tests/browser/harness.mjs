// A browser without a window, for journeys through our pages: what they say, that they call nobody,
// that nothing fails quietly, and that everybody can use them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'

import { chromium } from 'playwright-core'

const EXECUTABLE = process.env.JOURNEYS_CHROMIUM ?? process.env.VESTIGO_CHROMIUM ?? '/usr/bin/chromium'
/** Nothing of the browser's own goes out either. */
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-extensions', '--no-first-run', '--no-default-browser-check',
  '--disable-domain-reliability', '--metrics-recording-only'
]
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Milliseconds that anything on a page may take. */
export const PATIENCE = 15_000

/** Fails with what was expected. */
export function expect (good, what) {
  if (!good) throw new Error(what)
}

export function expectEqual (is, should, what) {
  expect(JSON.stringify(is) === JSON.stringify(should), `${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`)
}

/** A browser with a profile of its own, which is gone afterwards. */
export class Browser {
  #context
  #profile

  /** `options` are those of a Playwright context: locale, colorScheme, viewport. */
  static async start () {
    const browser = new Browser()
    browser.#profile = mkdtempSync(path.join(os.tmpdir(), 'vestigo-browser.'))
    browser.running = await chromium.launch({ executablePath: EXECUTABLE, headless: true, args: FLAGS, env: { ...process.env, HOME: browser.#profile } })
    return browser
  }

  /**
   * A page at `url` in a context of its own. Every error on its console and every request but for
   * `allowed` (a predicate on addresses) fails `visit.end()`.
   */
  async visit (url, { allowed = address => address === url, ...options } = {}) {
    const context = await this.running.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    const visit = new Visit(context, page, allowed)
    await page.goto(url)
    return visit
  }

  async stop () {
    await this.running.close()
    rmSync(this.#profile, { recursive: true, force: true })
  }
}

/** One page and what went wrong on it. */
export class Visit {
  constructor (context, page, allowed) {
    this.context = context
    this.page = page
    this.errors = []
    this.requests = []
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') this.errors.push(message.text())
    })
    page.on('pageerror', error => this.errors.push(String(error)))
    page.on('request', request => {
      if (!allowed(request.url())) this.requests.push(request.url())
    })
  }

  /** The text of the first element that fits. */
  text (selector) {
    return this.page.locator(selector).first().innerText()
  }

  /** axe finds nothing to object to, as the page is now. */
  async accessible (what) {
    // By evaluate: a script element would, rightly, be refused by the page's policy.
    if (!await this.page.evaluate(() => 'axe' in window)) await this.page.evaluate(AXE)
    const options = { runOnly: AXE_TAGS, resultTypes: ['violations'] }
    const { violations } = await this.page.evaluate(how => window.axe.run(document, how), options)
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')}`)
    expect(violations.length === 0, `${what}: axe: ${said.join('; ')}`)
  }

  /** Nothing sticks out at this width. */
  async fits (width, what) {
    await this.page.setViewportSize({ width, height: 800 })
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide <= width, `${what}: ${wide} px wide in a window of ${width}`)
  }

  /** Drops a file on the page, as a hand with a mouse does. */
  async drop (selector, name, bytes) {
    const data = await this.page.evaluateHandle(([name, bytes]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes)], name))
      return transfer
    }, [name, [...bytes]])
    await this.page.dispatchEvent(selector, 'dragover', { dataTransfer: data })
    await this.page.dispatchEvent(selector, 'drop', { dataTransfer: data })
  }

  /** Ends the visit: nothing failed, and nobody was called. */
  async end (what) {
    await this.context.close()
    expectEqual(this.errors, [], `${what}: errors`)
    expectEqual(this.requests, [], `${what}: requests`)
  }
}

/**
 * Runs journeys `[name, async browser => …]` in one browser, each to its end; says each, and gives
 * the number of those that failed.
 */
export async function journeys (named) {
  const browser = await Browser.start()
  let failed = 0
  try {
    for (const [name, journey] of named) {
      const began = Date.now()
      try {
        await journey(browser)
        console.log(`ok    ${name} (${Date.now() - began} ms)`)
      } catch (error) {
        failed += 1
        console.log(`FAIL  ${name}: ${error.message.slice(0, 600)}`)
      }
    }
  } finally {
    await browser.stop()
  }
  return failed
}
