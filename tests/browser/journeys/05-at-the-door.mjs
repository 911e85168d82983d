// Who is let in, where it leads, and what somebody is told who is not.
import { expect, expectEqual } from '../harness.mjs'

export const name = 'es: a wrong password, a page of other roles, and the page that was wanted'

export async function run (house) {
  const { nodes } = house.federation
  const nobody = await house.desk({ language: 'es' })
  nobody.officer = 'rosa'
  // Whoever wants a page signs in first, and then gets it.
  await nobody.page.goto(nobody.address('/account'))
  expect(nobody.page.url().includes('/es/sign-in?next='), `a page for whoever is signed in led to ${nobody.page.url()}`)
  await nobody.fill('name', 'rosa')
  await nobody.fill('password', 'no es esta')
  await nobody.press(nobody.say('web-sign-in-do'), { status: 422 })
  expectEqual(await nobody.page.inputValue('[name=name]'), 'rosa', 'the name that was typed')
  expectEqual(await nobody.page.inputValue('[name=password]'), '', 'the password that was typed')
  expect(await nobody.page.locator('#errors').isVisible(), 'nobody is told what was wrong')
  await nobody.fill('password', 'SYNTHETIC demo password')
  await nobody.press(nobody.say('web-sign-in-do'))
  expect(nobody.page.url().endsWith('/es/account'), `signing in led to ${nobody.page.url()}`)
  // What was tried is told to whom it concerns.
  const { items } = await nodes.XA.done('session', 'list', '--all')
  expect(items.some(row => row.officer === 'rosa'), 'the session is not in the list of sessions')

  await nobody.go('/traces', { status: 403 })
  await nobody.reads(nobody.say('error-web-role'))
  await nobody.go('/no-such-page', { status: 404 })
  await nobody.reads(nobody.say('error-no-such-page'))
  // A session ends where another of the same officer ends it.
  const other = await house.desk({ officer: 'rosa', language: 'es', fresh: true })
  await other.go('/account')
  const ends = other.page.locator('form[action*="/account/sessions/"] button')
  for (let left = await ends.count(); left > 0; left -= 1) await other.leads(() => ends.first().click())
  await nobody.page.goto(nobody.address('/account'))
  expect(nobody.page.url().includes('/sign-in'), 'a session that was ended goes on')
}
