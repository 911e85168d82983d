// Pictures of pages, for the manual or to be looked at.
//
//   node pictures.mjs VESTIGO FEDERATION SCRATCH [DIR]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { Browser, expect } from '../../harness.mjs'
import { Federation } from './federation.mjs'
import { House, pattern } from './house.mjs'
import { small } from './png.mjs'
import { EVERYBODY, begins, walk } from './walk.mjs'
import { PARTNERS, answers, describe } from './wizard.mjs'

const [program, dir, scratch, look] = process.argv.slice(2)
const IMAGES = path.resolve('docs/images')
/** Bytes that a picture of the manual may have. */
const BYTES = 60 * 1024

/** The longest chain that has ended. */
async function chain (house) {
  const { items } = await house.federation.nodes.XA.done('trace', 'list', '--state', 'ended', '--limit', '1000')
  return items.reduce((best, row) => row.countries.length > best.countries.length ? row : best)
}

/** What the pictures show: name, whose desk, and how to come there. */
const SHOWN = [
  ['home', { officer: 'paulo', node: 'XE', language: 'en' }, desk => desk.go('/')],
  ['trace-list', { officer: 'ines', language: 'en' }, desk => desk.go('/traces')],
  ['trace-number', { officer: 'ines', language: 'en' }, async desk => {
    await desk.go('/traces/new')
    await desk.fill('circumstances', 'SYNTHETIC: found in a vehicle at a checkpoint.')
    await desk.press(desk.say('web-next'))
    await desk.field('serial').pressSequentially('b5z o018')
    await desk.page.locator('#advice').locator('> *').first().waitFor()
  }],
  ['trace-check', { officer: 'ines', language: 'en' }, async desk => {
    await desk.go('/')
    await describe(desk, answers({ to: PARTNERS.XB, serial: 'RSW914', maker: 'Glock', model: '17', calibre: '9x19', type: 'PI' }))
  }],
  ['trace-result', { officer: 'ines', language: 'es' }, async (desk, house) => desk.go(`/traces/${(await chain(house)).id}`)],
  ['registry-search', { officer: 'rosa', node: 'XB', language: 'en' }, async desk => {
    await desk.go('/registry')
    await desk.fill('serial', 'TLT10456')
    await desk.press(desk.say('web-registry-search-do'))
  }],
  ['agreement', { officer: 'paulo', language: 'pt' }, async desk => {
    await desk.go('/agreements')
    await desk.leads(() => desk.page.locator('main table a[href*="/agreements/"]').first().click())
  }],
  ['federation', { officer: 'aude', language: 'fr' }, desk => desk.go('/federation')],
  ['log', { officer: 'aude', language: 'fr' }, desk => desk.go('/log')],
  ['log-heads', { officer: 'aude', language: 'en' }, desk => desk.go('/log/heads')]
]

async function shown (house) {
  for (const [name, who, come] of SHOWN) {
    const desk = await house.desk(who)
    await desk.page.setViewportSize({ width: 1280, height: 800 })
    await come(desk, house)
    const file = path.join(IMAGES, `${name}.png`)
    const picture = small(await desk.page.screenshot())
    writeFileSync(file, picture)
    console.log(`${name}.png: ${Math.round(picture.length / 1024)} KB`)
    expect(picture.length <= BYTES, `${name}.png is larger than ${BYTES / 1024} KB`)
    await house.leave()
  }
}

async function looked (house) {
  mkdirSync(look, { recursive: true })
  for (const who of EVERYBODY) {
    const desk = await house.desk(who)
    desk.colours = 'look'
    const once = new Set()
    const { wrong } = await walk(desk, begins(who), async () => {
      const kind = pattern(desk.page.url()).replace(/[/:]+/g, '-').slice(1)
      if (once.has(kind)) return
      once.add(kind)
      await desk.page.evaluate(() => document.querySelectorAll('main details').forEach(one => { one.open = false }))
      for (const width of [1280, 375]) {
        await desk.page.setViewportSize({ width, height: width === 375 ? 700 : 900 })
        await desk.page.screenshot({ path: path.join(look, `${who.officer ?? 'nobody'}-${kind}-${width}.png`), fullPage: true })
      }
      await desk.page.setViewportSize({ width: 1280, height: 900 })
    })
    for (const words of wrong) console.log(`${who.officer ?? 'nobody'}: ${words}`)
    await house.leave()
  }
}

const federation = await Federation.start(program, dir)
const browser = await Browser.start()
try {
  const house = new House(browser, federation, scratch)
  await (look ? looked(house) : shown(house))
} finally {
  await browser.stop()
  await federation.stop()
}
