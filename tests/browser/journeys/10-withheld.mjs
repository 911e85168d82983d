// What a partner does not tell is said in words: refused, and why; later, and when.
import { expect } from '../harness.mjs'

export const name = 'pt: a refusal is told with its reason, in words and in the partner’s own'

export async function run (house) {
  const paulo = await house.desk({ officer: 'paulo' })
  const { items } = await house.federation.nodes.XA.done('trace', 'list', '--state', 'ended', '--limit', '1000')
  const refused = items.find(row => row.result === 'D1')
  expect(refused, 'no refused trace in the federation')
  await paulo.go(`/traces/${refused.id}`)
  await paulo.reads(paulo.say('code-d1'))
  await paulo.reads(paulo.say('demo-refusal').includes('SYNTHETIC') ? 'SYNTHETIC' : 'SINTÉTICO')
  expect(await paulo.page.locator('.events li').count() === 0, 'a refusal tells something of the gun')
  const unknown = items.find(row => row.result === 'R20')
  await paulo.go(`/traces/${unknown.id}`)
  await paulo.reads(paulo.say('code-r20'))
}
