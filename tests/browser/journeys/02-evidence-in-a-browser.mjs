// A focal point takes the evidence of a trace to court: the file, and the page that verifies it
// without us. Both come from the node, and go together on another machine.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { expect, expectEqual } from '../harness.mjs'

export const name = 'pt: the file for the court is verified by the page that the node hands out'

export async function run (house) {
  const { nodes } = house.federation
  const paulo = await house.desk({ officer: 'paulo' })
  await paulo.go('/')
  await paulo.follow(paulo.say('web-nav-traces'))
  const { items } = await nodes.XA.done('trace', 'list', '--state', 'ended', '--limit', '1000')
  const whole = items.reduce((best, row) => row.countries.length > best.countries.length ? row : best)
  await paulo.go(`/traces/${whole.id}`)
  const press = words => () => paulo.page.getByRole('button', { name: words, exact: true }).click()
  const bundle = await paulo.download(press(paulo.say('web-trace-bundle')), 'court.bundle')
  await paulo.page.locator('main').getByRole('link', { name: paulo.say('web-verify'), exact: true }).first().click()
  await paulo.page.waitForURL(/\/verify$/)
  await paulo.checked('200')
  const get = () => paulo.page.getByRole('link', { name: paulo.say('web-verify-get'), exact: true }).click()
  const page = await paulo.download(get, 'verify.html')
  expect(readFileSync(page).equals(readFileSync('verify/verify.html')), 'another page than the one of this version')

  const url = pathToFileURL(page).href
  const court = await house.browser.visit(url, { locale: 'pt-BR' })
  try {
    await court.page.setInputFiles('#file', bundle)
    await court.page.locator('#verdicts').waitFor()
    const verdicts = () => court.page.locator('.verdict strong').allInnerTexts()
    expectEqual(await verdicts(), ['Coerente', 'Não confirmado'], 'before any number was compared')
    const fields = await court.page.locator('[id^=number-]:is(input, textarea)').count()
    expect(fields >= 2, `fields for safety numbers: ${fields}`)
    const roots = house.federation.roots()
    for (let at = 0; at < fields; at += 1) {
      for (const root of roots) {
        await court.page.fill(`#number-${at}`, root)
        if ((await court.text(`#number-${at}-status`)).includes('8')) break
      }
    }
    expectEqual((await verdicts())[1], 'Autêntico', 'with every number compared')
  } finally {
    await court.end('verify.html')
  }
}
