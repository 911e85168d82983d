// All of a trace with scripts switched off: signing in, the wizard, the answer, the report, signing out.
import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'
import { PARTNERS, answers, describe, send } from './lib/wizard.mjs'

export const name = 'fr: a whole trace without scripts, from signing in to signing out'

export async function run (house) {
  const ines = await house.desk({ officer: 'ines', language: 'fr', fresh: true, javaScriptEnabled: false })
  expectEqual(await ines.page.evaluate(() => document.documentElement.lang), 'fr', 'language')
  await describe(ines, answers({ to: PARTNERS.XD, serial: 'BK5104209', maker: 'Bushmaster', model: 'XM15', calibre: '.223 Remington', type: 'R', onward: false }))
  await send(ines)
  // Nothing moves by itself: whoever waits loads the page again.
  await until('the answer of XD', async () => {
    await ines.leads(() => ines.page.reload())
    return (await ines.page.locator('.answer').innerText()).includes(ines.say('code-r03'))
  })
  await ines.page.locator('#report > summary').click()
  await ines.fill('recipient', 'SYNTHETIC Tribunal')
  const press = () => ines.page.getByRole('button', { name: ines.say('web-trace-report-do'), exact: true }).click()
  const file = await ines.download(press, 'sans-scripts.pdf')
  const { exit } = await house.federation.nodes.XA.run('verify', file)
  expectEqual(exit, 10, 'vestigo verify of its report')
  for (const hidden of ['[data-print]', '#session-warning']) {
    for (const one of await ines.page.locator(hidden).all()) expect(!await one.isVisible(), `${hidden} does nothing without scripts, and is shown`)
  }
  await ines.press(ines.say('web-sign-out'))
  expect(new URL(ines.page.url()).pathname === '/fr/sign-in', `signing out led to ${ines.page.url()}`)
  await ines.page.goto(ines.address('/traces'))
  expect(ines.page.url().includes('/sign-in'), 'the traces can be read after signing out')
}
