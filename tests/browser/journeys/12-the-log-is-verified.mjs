// An auditor has the node verify its own log, and reads what was done in it, without seeing a gun.
import { expect } from '../harness.mjs'

export const name = 'fr: an auditor verifies the log, and takes its list along'

export async function run (house) {
  const aude = await house.desk({ officer: 'aude' })
  await aude.go('/')
  await aude.enter('web-nav-log')
  const entries = aude.page.locator('main a[href*="/log/entries/"]')
  expect(await entries.count() > 5, 'the log of a demo has more entries')
  await aude.leads(() => entries.first().click())
  expect(!(await aude.page.locator('main').innerText()).includes('RSW914'), 'an entry of the log names a gun')
  await aude.go('/log')
  await aude.follow(aude.say('web-log-verify'))
  await aude.press(aude.say('web-log-verify-do'))
  await aude.page.locator('.notice-good').first().waitFor()
  await aude.go('/log/heads')
  await aude.page.locator('main svg').first().waitFor()
  await aude.go('/traces', { status: 403 })
}
