// A focal point takes the evidence of a trace to court: the file, and the page that verifies it
// without us. Both come from the node, and go together on another machine.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { expect, expectEqual } from '../harness.mjs'
import { COUNTRIES } from './lib/federation.mjs'
import { say } from './lib/words.mjs'

export const name = 'pt: the file for the court is verified by the page that the node hands out'

/** `XA` of `vestigo/xa/tracing-centre`. */
const countryOf = agency => agency.slice('vestigo/'.length, 'vestigo/xa'.length).toUpperCase()

export async function run (house) {
  const { nodes } = house.federation
  const paulo = await house.desk({ officer: 'paulo' })
  await paulo.go('/')
  await paulo.enter('web-nav-traces')
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
    const before = [say('pt', 'page-consistent-yes'), say('pt', 'page-authentic-open')]
    expectEqual(await verdicts(), before, 'before any number was compared')
    // Each number as it was given by telephone, beside the agency that it is of.
    const agencies = await court.page.locator('.signer .node').allInnerTexts()
    expectEqual(agencies.map(countryOf).sort(), [...new Set([nodes.XA.country, ...whole.countries])].sort(), 'whose numbers are asked for')
    const roots = house.federation.roots()
    const numberOf = agency => roots[COUNTRIES.indexOf(countryOf(agency))]
    const status = async at => court.text(`#number-${at}-status`)
    await court.page.fill('#number-0', numberOf(agencies[1]))
    expectEqual((await verdicts())[1], say('pt', 'page-authentic-no'), 'with the number of another agency')
    for (const [at, agency] of agencies.entries()) {
      await court.page.fill(`#number-${at}`, numberOf(agency))
      expectEqual(await status(at), say('pt', 'page-number-confirmed'), `the number of ${agency}`)
    }
    expectEqual(await verdicts(), [say('pt', 'page-consistent-yes'), say('pt', 'page-authentic-yes')], 'with every number compared')
  } finally {
    await court.end('verify.html')
  }
}
