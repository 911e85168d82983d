// A firearm that a country destroyed turns up in another one: its focal point sees what would be told
// and proposes it, a second officer releases it, and the investigator reads it where she sits.
import { writeFileSync } from 'node:fs'

import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'
import { PASSWORD } from './lib/house.mjs'
import { PARTNERS, answers, describe, send } from './lib/wizard.mjs'

export const name = 'es, pt, fr: what one officer proposes is told once a second one has released it'

const HEAD = 'make,model,caliber,type,serial_number,event_kind,event_date,event_document_kind,event_document_number'

export async function run (house) {
  const { XA, XE } = house.federation.nodes
  // Another number each time, so that the same federation can be gone through again.
  const serial = `DX-${String(Date.now()).slice(-6)}`
  const register = `${house.scratch}/destroyed.csv`
  writeFileSync(register, `${HEAD}\nTaurus,PT92,9 mm,PISTOL,${serial},DESTROYED,2021-06-30,CERTIFICATE,SYNTHETIC-77\n`)
  const years = ['--from-year', '1990', '--to-year', '2025', '--all-or-nothing']
  await XE.done('registry', 'import', register, '--set', 'destroyed', '--kind', 'destruction', ...years)

  const ines = await house.desk({ officer: 'ines' })
  await ines.go('/')
  const asked = answers({ to: PARTNERS.XE, serial, maker: 'Taurus', model: 'PT92', calibre: '9 mm', type: 'PI', onward: false })
  await describe(ines, asked)
  const trace = await send(ines)

  const paulo = await house.desk({ node: 'XE', officer: 'paulo' })
  const { hops: [{ exchange }] } = await XA.done('trace', 'show', trace)
  await until('the request on the desk of XE', async () => (await XE.run('case', 'show', exchange, '--json')).exit === 0)
  await paulo.go('/')
  await paulo.page.locator('main .notice-warn').first().waitFor()
  await paulo.enter('web-nav-queue')
  const toCase = desk => desk.leads(() => desk.page.locator(`main table a[href$="/cases/${exchange}"]`).first().click())
  await toCase(paulo)
  await paulo.reads(paulo.say('web-case-alert'))
  await paulo.reads('SYNTHETIC-77')
  await paulo.follow(paulo.say('web-deed-answer'))
  await paulo.press(paulo.say('web-next'), { status: 422 })
  await paulo.reads(paulo.say('web-answer-need-level'))
  await paulo.fill('level', 'L3')
  await paulo.press(paulo.say('web-next'))
  // The answer as it will be read; a key is needed to sign it, and nothing chosen is lost without.
  await paulo.reads(paulo.say('code-r11'), { within: '.told-box' })
  await paulo.reads(paulo.say('web-answer-two'))
  await paulo.fill('passphrase', 'não é esta')
  await paulo.press(paulo.say('web-answer-propose-do'), { status: 422 })
  await paulo.reads(paulo.say('code-r11'), { within: '.told-box' })
  await paulo.fill('passphrase', PASSWORD)
  await paulo.press(paulo.say('web-answer-propose-do'))
  await paulo.reads(paulo.say('web-case-proposed'))
  // Who proposed it does not release it.
  await paulo.go(`/cases/${exchange}/approve`, { status: 403 })

  // Nothing has left. The connection for news comes late, as over a bad line: what happens meanwhile
  // is on the page all the same.
  let connect
  const late = new Promise(resolve => { connect = resolve })
  await ines.page.route('**/events', async route => {
    await late
    await route.continue()
  })
  await ines.go(`/traces/${trace}`)
  expect(!(await ines.page.locator('.answer').innerText()).includes(ines.say('code-r11')), 'the answer left before a second officer released it')

  const amelie = await house.desk({ node: 'XE', officer: 'amelie' })
  await amelie.go('/')
  await amelie.leads(() => amelie.page.locator('.card a[href$="/queue"]').first().click())
  await toCase(amelie)
  await amelie.reads('paulo')
  await amelie.follow(amelie.say('web-deed-approve'))
  await amelie.reads(amelie.say('code-r11'))
  await amelie.fill('level', '')
  await amelie.fill('passphrase', PASSWORD)
  await amelie.press(amelie.say('web-deed-approve-do'))
  await amelie.reads(amelie.say('code-r11'), { within: '.answer' })

  const ended = async () => (await XA.done('trace', 'show', trace)).hops[0].state === 'answered'
  await until('the answer in XA', ended)
  connect()
  await ines.reads(ines.say('code-r11'), { within: '.answer' })
  await ines.checked('destroyed')

  // How it came about is told without the firearm.
  await amelie.go(`/cases/${exchange}/explain`)
  for (const officer of ['paulo', 'amelie']) await amelie.reads(officer)
  expectEqual((await amelie.page.locator('main').innerText()).includes(serial), false, 'the account of the decision names the firearm')
  // Who looked at it stands beside it.
  await amelie.go(`/cases/${exchange}/readers`)
  await amelie.reads('paulo')
}
