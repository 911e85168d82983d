// A registrar imports the file of a dealer: sees how it would be read, imports it, finds the rows
// that were not taken, and looks up a gun of it.
import { expect } from '../harness.mjs'

export const name = 'es: a register is imported, its bad rows are shown, and a gun of it is found'

const HEAD = 'make,model,caliber,type,serial_number,event_kind,event_date,event_to,event_to_kind'
const ROWS = [
  'Taurus,PT92,9 mm,PISTOL,JRN700{n},SOLD_RETAIL,2019-03-04,SYNTHETIC Dealer,LICENSEE',
  'Rossi,971,.357 Magnum,REVOLVER,JRN800{n},SOLD_RETAIL,2020-05-06,SYNTHETIC Dealer,LICENSEE',
  'Taurus,PT92,9 mm,PISTOL,JRN900{n},SOLD_RETAIL,31 de abril,SYNTHETIC Dealer,LICENSEE'
]

export async function run (house) {
  const rosa = await house.desk({ officer: 'rosa', node: 'XC' })
  // Another file each time, so that the same federation can be gone through again.
  const n = String(Date.now()).slice(-5)
  const buffer = Buffer.from([HEAD, ...ROWS].join('\n').replaceAll('{n}', n) + '\n')
  await rosa.go('/')
  await rosa.enter('web-nav-registry')
  await rosa.follow(rosa.say('web-registry-import'))
  await rosa.field('file').setInputFiles({ name: 'armeria.csv', mimeType: 'text/csv', buffer })
  await rosa.press(rosa.say('web-import-send'))
  // Before anything is kept: how the first rows would be read.
  await rosa.reads(`JRN700${n}`)
  await rosa.fill('new-set', 'SYNTHETIC armería')
  await rosa.press(rosa.say('web-import-do'))
  await rosa.page.locator('main a[href$="/rows"]').first().waitFor()
  await rosa.checked('imported')
  await rosa.leads(() => rosa.page.locator('main a[href$="/rows"]').first().click())
  expect(!(await rosa.page.locator('main table').innerText()).includes('31 de abril'), 'an error quotes a cell of the file')

  await rosa.go('/registry')
  await rosa.fill('serial', `JRN8O0${n}`)
  await rosa.press(rosa.say('web-registry-search-do'))
  await rosa.reads(`JRN800${n}`)
  expect(!rosa.page.url().includes('JRN8'), 'a serial number stands in an address')
  await rosa.leads(() => rosa.page.locator('main a[href*="/registry/records/"]').first().click())
  await rosa.reads(`JRN800${n}`)
  await rosa.reads('rosa')
}
