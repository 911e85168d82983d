// The main pages on a first visit over 400 kbit/s with 300 ms: how long until they can be used, and
// how much is sent.
import { expect } from '../harness.mjs'

export const name = 'the main pages over 400 kbit/s, 300 ms: usable within 3 s, at most 120 KB'
export const full = true

const MILLISECONDS = 3_000
const BYTES = 120 * 1024
const LINE = { offline: false, latency: 300, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }

export async function run (house) {
  const { items } = await house.federation.nodes.XA.done('trace', 'list', '--state', 'ended', '--limit', '1000')
  const chain = items.reduce((best, row) => row.countries.length > best.countries.length ? row : best)
  const paths = ['/', '/traces', '/traces/new', `/traces/${chain.id}`, '/help', '/account']
  const told = []
  const wrong = []
  for (const path of paths) {
    const desk = await house.desk({ officer: 'ines' })
    const devtools = await desk.visit.context.newCDPSession(desk.page)
    await devtools.send('Network.enable')
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
    await devtools.send('Network.emulateNetworkConditions', LINE)
    let bytes = 0
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
    await desk.page.goto(desk.address(path))
    // Scripts have run, and what is pressed does something.
    const usable = await desk.page.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)
    told.push(`${path.replace(/[0-9a-f]{32}/, ':id')} ${Math.round(usable)} ms ${Math.round(bytes / 1024)} KB`)
    if (usable >= MILLISECONDS || bytes > BYTES) wrong.push(told.at(-1))
  }
  house.told = told.join(', ')
  expect(wrong.length === 0, `too slow or too large: ${wrong.join('; ')}`)
}
