// An importing State marks 500 pistols under one permit: a mark each, the machine's file out and back
// with three misprints and one mark struck twice, which are caught and struck again; then the exporting
// partner is told that they arrived, in time.
import { readFileSync } from 'node:fs'

import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'
import { PARTNERS } from './lib/wizard.mjs'

export const name = 'es, en: 500 imported pistols are marked, what the machine struck wrongly is caught, the exporter is told'

const PISTOLS = 500
const CHECKS = ['CONSPICUOUS', 'READABLE', 'DURABLE', 'RECOVERABLE', 'UNIQUE', 'ESSENTIAL_COMPONENT', 'FORM', 'DEPTH', 'SIZE']
const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

export async function run (house) {
  const { XA, XB } = house.federation.nodes
  // Numbers of the maker that no earlier run had.
  const begins = String(Date.now()).slice(-7)
  const serials = Array.from({ length: PISTOLS }, (_, n) => `JM${begins}${String(n * 7919 % 100_000).padStart(5, '0')}`)
  const permit = `SYNTHETIC-IMP-${begins}`
  const today = new Date().toISOString().slice(0, 10)

  const rosa = await house.desk({ officer: 'rosa' })
  await rosa.go('/')
  await rosa.enter('web-nav-marking')
  await rosa.follow(rosa.say('web-marking-new'))
  const table = ['type,maker,model,calibre,serial,country', ...serials.map(serial => `P,SYNTHETIC Arms,Model 1,9 mm,${serial},XB`)]
  await rosa.field('file').setInputFiles(csv('pistolas.csv', `${table.join('\n')}\n`))
  await rosa.fill('authority', permit)
  await rosa.fill('importer', 'SYNTHETIC Trading')
  await rosa.fill('exporter', PARTNERS.XB)
  await rosa.fill('arrived', today)
  await rosa.press(rosa.say('web-marking-do-order'))
  const [, order] = /\/marking\/(\d+)$/.exec(rosa.page.url()) ?? []
  expect(order !== undefined, `the order led to ${rosa.page.url()}`)
  const progress = done => rosa.page.locator(`main progress[value="${done}"][max="${PISTOLS}"]`).waitFor()
  await progress(0)

  const job = async () => {
    const press = () => rosa.page.getByRole('button', { name: rosa.say('web-marking-job-csv'), exact: true }).click()
    return readFileSync(await rosa.download(press, 'job.csv')).toString()
  }
  const file = await job()
  const marks = file.trim().split(/\r?\n/).slice(1).map(line => line.split(',')[1])
  expectEqual(new Set(marks).size, PISTOLS, 'marks, each another one')

  // Struck wrongly at three places; at the fourth the mark of a neighbour.
  let struck = file
  const wrong = { 17: marks[16].slice(0, -1), 101: marks[100].replace(/0(?=\d*$)/, 'O'), 399: `${marks[398]}9`, 250: marks[248] }
  for (const [place, mark] of Object.entries(wrong)) {
    const right = `\n${place},${marks[place - 1]},`
    expect(struck.includes(right), `the file for the machine has another form at ${place}`)
    struck = struck.replace(right, `\n${place},${mark},`)
  }
  await rosa.follow(rosa.say('web-marking-return'))
  const back = async text => {
    await rosa.field('file').setInputFiles(csv('maquina.csv', text))
    await rosa.fill('on', today)
    await rosa.fill('operator', 'SYNTHETIC Olga')
    await rosa.fill('check', CHECKS)
    await rosa.press(rosa.say('web-marking-look'))
  }
  await back(struck)
  await rosa.reads(rosa.say('web-marking-accepts', { count: PISTOLS - 4 }))
  const faults = await rosa.page.locator('main table tbody tr').evaluateAll(list => list.map(row => [...row.children].map(cell => cell.textContent.trim())))
  const misprint = rosa.say('code-marking-misprint')
  expectEqual(faults.map(row => [Number(row[1]), row[2]]).sort(([a], [b]) => a - b),
    [[17, misprint], [101, misprint], [250, rosa.say('code-marking-duplicate')], [399, misprint]], 'what is wrong')
  // Nothing counts before it is taken.
  expectEqual((await XA.done('marking', 'show', order)).done, 0, 'marked before the file was taken')
  await rosa.press(rosa.say('web-marking-take', { count: PISTOLS - 4 }))
  await progress(PISTOLS - 4)

  // The four are struck again.
  const again = await job()
  expectEqual(again.trim().split(/\r?\n/).length, 5, 'lines of the second file for the machine')
  await rosa.follow(rosa.say('web-marking-return'))
  await back(again)
  await rosa.reads(rosa.say('web-marking-no-faults'))
  await rosa.press(rosa.say('web-marking-take', { count: 4 }))
  await progress(PISTOLS)
  await rosa.reads(rosa.say('web-marking-all-done'))

  // A pistol is known by its mark alone.
  const { items: [gun] } = await XA.done('registry', 'find', marks[249])
  expectEqual(gun.firearm.serial, serials[249], 'the pistol of the mark that had been struck twice')

  // The exporter is told within the 45 days.
  const due = await rosa.page.locator('main .notice-warn').innerText()
  expect(due.length > 0, 'that the exporter is to be told')
  await rosa.follow(rosa.say('web-marking-tell'))
  await rosa.reads(`${PISTOLS} × SYNTHETIC Arms Model 1`)
  await rosa.fill('purpose', 'U3')
  await rosa.fill('basis', 'ITI')
  await rosa.fill('text', 'SYNTHETIC: a salvo')
  await rosa.press(rosa.say('web-marking-tell-do'))
  await until('the word in XB', async () => {
    const { items } = await XB.done('notice', 'list')
    return items.find(({ text }) => text?.includes(permit) || text?.includes(marks[0]))
  })
  await until('its receipt', async () => ['delivered', 'acknowledged'].includes((await XA.done('marking', 'show', order)).told))
  await rosa.go(`/marking/${order}`)
  await rosa.reads(rosa.say('web-marking-told'))

  // There an officer reads what arrived, with no number of a maker.
  const paulo = await house.desk({ node: 'XB', officer: 'paulo', language: 'en' })
  await paulo.go('/matters/notices')
  await paulo.leads(() => paulo.page.locator('main table a[href*="/matters/notices/"]').first().click())
  const words = await paulo.page.locator('main').innerText()
  expect(words.includes(`${PISTOLS} × SYNTHETIC Arms Model 1`) && words.includes('a salvo'), `the notice says ${words.slice(0, 400)}`)
  expect(!words.includes(`JM${begins}`), 'a number of the maker left the country')
}
