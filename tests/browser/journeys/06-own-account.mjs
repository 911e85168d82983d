// An officer's own account: language, password, recovery codes.
import { expect, expectEqual } from '../harness.mjs'

export const name = 'fr: an officer changes language and password, and prints recovery codes'

const NEW = 'SYNTHETIC demo password, changed'

export async function run (house) {
  const aude = await house.desk({ node: 'XD', officer: 'aude', fresh: true })
  await aude.go('/account')
  await aude.fill('language', 'pt')
  aude.language = 'pt'
  await aude.press(aude.say('web-account-save').replace(aude.say('web-account-save'), (await aude.page.locator('form[action$="/account/language"] button').innerText())))
  await aude.page.goto(`${aude.origin}/`)
  expect(new URL(aude.page.url()).pathname === '/pt', `the language that was chosen leads to ${aude.page.url()}`)

  await aude.go('/account')
  await aude.press(aude.say('web-account-recovery'))
  expectEqual(await aude.page.locator('.codes li').count(), 10, 'recovery codes')
  await aude.go('/account/password')
  await aude.fill('password', NEW)
  await aude.fill('again', `${NEW}?`)
  await aude.press(aude.say('web-account-save'), { status: 422 })
  await aude.reads(aude.say('web-setup-differs'))
  await aude.fill('password', NEW)
  await aude.fill('again', NEW)
  await aude.leads(() => aude.page.getByRole('button', { name: aude.say('web-account-save'), exact: true }).click())
  await aude.press(aude.say('web-sign-out'))
  await aude.signIn(undefined, { status: 422 })
  await aude.signIn(NEW)
}
