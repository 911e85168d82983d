// A list of many traces: filtered, sorted, and taken along as CSV.
import { readFileSync } from 'node:fs'

import { expect, expectEqual } from '../harness.mjs'

export const name = 'fr: a list is filtered, sorted and taken along'

export async function run (house) {
  const amelie = await house.desk({ officer: 'amelie' })
  await amelie.go('/traces')
  const rows = amelie.page.locator('main table').first().locator('tbody tr')
  const all = await rows.count()
  expect(all > 20, `${all} traces, of a demo that asked for more`)
  const head = key => amelie.page.getByRole('columnheader', { name: amelie.say(key) })
  await amelie.leads(() => head('column-partner').getByRole('link').click())
  expectEqual(await head('column-partner').getAttribute('aria-sort'), 'ascending', 'the order that is said')
  const partners = await rows.locator('td:nth-child(3)').allInnerTexts()
  const sorted = partners.every((name, at) => at === 0 || partners[at - 1].localeCompare(name, 'fr') <= 0)
  expect(sorted, `sorted by partner: ${partners.slice(0, 5)}`)

  await amelie.go('/traces')
  await amelie.page.selectOption('.filters [name=state]', 'ended')
  await amelie.press(amelie.say('web-list-filter-do'))
  const some = await rows.count()
  const { items } = await house.federation.nodes.XA.done('trace', 'list', '--state', 'ended', '--limit', '1000')
  expectEqual(some, Math.min(items.length, 50), 'traces that have ended')
  const get = () => amelie.page.getByRole('link', { name: amelie.say('web-list-csv'), exact: true }).click()
  const file = await amelie.download(get, 'traces.csv')
  const lines = readFileSync(file, 'utf8').replace(/^\ufeff/, '').trim().split('\n')
  expectEqual(lines.length - 1, items.length, 'rows of the file')
  await amelie.follow(amelie.say('web-list-filter-clear'))
  expectEqual(await rows.count(), all, 'traces without a filter')
}
