// The first scenario of an expert who tries us: made in one country, exported by a second, stolen
// from a dealer in a third. One trace, its chain, its point of diversion, and one sealed PDF that
// proves itself and does not once it was changed.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'
import { PARTNERS, answers, describe, send } from './lib/wizard.mjs'

export const name = 'es: a pistol is traced across three countries, and its sealed report proves itself'

const GUN = { to: PARTNERS.XB, serial: 'RSW914', maker: 'Glock', model: '17', calibre: '9x19', type: 'PI' }
/** Of the dealer's receipt, 11 February 2017, to the recovery. */
const DAYS = 2279

export async function run (house) {
  const { nodes } = house.federation
  const ines = await house.desk({ officer: 'ines' })
  await ines.go('/')
  await describe(ines, answers(GUN))
  await ines.reads('RSW914')
  const id = await send(ines)

  // XB's machine answers and leads to XC, where an officer decides. The page says so by itself.
  await ines.page.locator('#hop-2').waitFor({ timeout: 30_000 })
  // The question to XC is an exchange of its own.
  const waits = await until('the request on the desk of XC', async () => {
    const { items } = await nodes.XC.done('case', 'list', '--state', 'waiting')
    return items.reduce((newest, row) => newest && newest.received > row.received ? newest : row, null)
  })
  const { candidates } = await nodes.XC.done('case', 'show', waits.id)
  const record = candidates.length > 1 ? ['--record', candidates[0].record] : []
  await nodes.XC.done('--passphrase-file', `${nodes.XC.dir}/officer.passphrase`, 'case', 'answer', waits.id, '--level', 'L3', ...record)

  await ines.reads(ines.say('code-r08'), { within: '.answer', patience: 30_000 })
  const chain = await ines.page.locator('.steps').innerText()
  const results = ['r13', 'r06', 'r08'].map(code => chain.indexOf(ines.say(`code-${code}`)))
  expect(results.every((at, n) => at > (results[n - 1] ?? -1)), `made, exported, stolen, in that order: ${results}`)
  const answer = (await ines.page.locator('.answer').innerText()).replace(/[.\s\u00a0](?=\d{3}\b)/g, '')
  expect(answer.includes(ines.say('code-point-d02')), `the point of diversion: ${answer}`)
  expect(answer.includes(String(DAYS)), `${DAYS} days to the crime: ${answer}`)
  expectEqual(await ines.page.locator('.steps > li').count(), 3, 'steps of the chain')
  await ines.checked('answered')

  await ines.page.locator('#report > summary').click()
  await ines.fill('recipient', 'SYNTHETIC Juzgado N.º 3')
  const press = () => ines.page.getByRole('button', { name: ines.say('web-trace-report-do'), exact: true }).click()
  const file = await ines.download(press, 'report.pdf')
  const words = execFileSync('pdftotext', ['-layout', file, '-']).toString()
  for (const shown of ['RSW914', 'SYNTHETIC Juzgado', ines.say('code-point-d02')]) {
    expect(words.includes(shown), `the PDF does not say ${shown}`)
  }
  const roots = house.federation.roots().flatMap(root => ['--root', root])
  const verify = async (path, ...more) => (await nodes.XA.run('verify', path, ...more)).exit
  expectEqual(await verify(file), 10, 'vestigo verify of the report, with no known root')
  expectEqual(await verify(file, ...roots), 0, 'vestigo verify of the report, with the known roots')
  const bytes = readFileSync(file)
  for (const share of [0.1, 0.35, 0.6, 0.85]) {
    const changed = Buffer.from(bytes)
    changed[Math.floor(bytes.length * share)] ^= 1
    const path = `${house.scratch}/changed.pdf`
    writeFileSync(path, changed)
    expectEqual(await verify(path, ...roots), 20, `vestigo verify, one bit changed at ${share} of the file`)
  }
}
