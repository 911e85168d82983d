// Runs the journeys, each a file beside this directory that says its `name` and has `run(house)`.
//
//   node main.mjs VESTIGO FEDERATION SCRATCH FULL ONLY
//
// exit codes: 0 all journeys ended well, 1 at least one did not
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { Browser, expectEqual } from '../../harness.mjs'
import { Federation } from './federation.mjs'
import { House } from './house.mjs'

const [program, dir, scratch, full, only] = process.argv.slice(2)
const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const pictures = path.resolve('target/browser/failed')
const files = readdirSync(here).filter(name => name.endsWith('.mjs') && name.startsWith(only ?? '')).sort()

/** What went wrong, where, and how to look at it. */
async function failed (file, name, took, error, house) {
  console.log(`FAIL  ${name} (${took} ms)\n      ${error.message.slice(0, 1200).replace(/\n/g, '\n      ')}`)
  mkdirSync(pictures, { recursive: true })
  for (const [at, desk] of house.open.entries()) {
    const picture = path.join(pictures, `${file.replace('.mjs', '')}-${at}.png`)
    await desk.page.screenshot({ path: picture, fullPage: true }).catch(() => {})
    console.log(`      ${desk.who} was on ${desk.page.url()}: ${picture}`)
  }
  console.log(`      once more: tests/browser/journeys/run --only ${file.replace('.mjs', '')} ${program}`)
}

rmSync(pictures, { recursive: true, force: true })
const began = Date.now()
const federation = await Federation.start(program, dir)
const browser = await Browser.start()
console.log(`ok    ${Object.keys(federation.nodes).length} nodes and a browser run (${Date.now() - began} ms)`)
const house = new House(browser, federation, scratch)
house.full = full === '1'
let bad = 0
let walked = 0
try {
  for (const file of files) {
    const journey = await import(path.join(here, file))
    if (journey.full === true && full !== '1') continue
    const start = Date.now()
    delete house.told
    walked += 1
    try {
      await journey.run(house)
      const desks = await house.leave()
      for (const desk of desks) {
        expectEqual(desk.visit.errors, [], `${desk.who}: said on the browser's console`)
        expectEqual(desk.visit.requests, [], `${desk.who}: asked of somebody else`)
      }
      const told = house.told === undefined ? '' : `; ${house.told}`
      console.log(`ok    ${journey.name} (${Date.now() - start} ms${told})`)
    } catch (error) {
      bad += 1
      await failed(file, journey.name, Date.now() - start, error, house)
      await house.leave()
    }
  }
} finally {
  await browser.stop()
  await federation.stop()
}
const { pages, visited, axe } = house.figures
console.log(`${walked} journeys, ${bad} failed; ${pages.size} kinds of pages, ${visited} visits, ${axe} looked at by axe; ${Math.round((Date.now() - began) / 1000)} s`)
process.exit(bad === 0 && walked > 0 ? 0 : 1)
