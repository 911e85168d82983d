// An administrator adds an officer, and a second administrator has to confirm what each may do; who is
// shut out is out at once. No administrator sees a case or a record.
import { expect, expectEqual } from '../harness.mjs'
import { enrol } from './lib/enrolling.mjs'

export const name = 'en, pt: a new officer and other roles, by two administrators'

const WORDS = 'SYNTHETIC words of a second administrator'

export async function run (house) {
  const { XC } = house.federation.nodes
  // Another name each time, so that the same federation can be gone through again.
  const bea = `bea-${String(Date.now()).slice(-6)}`
  const adam = await house.desk({ node: 'XC', officer: 'adam', fresh: true })
  await adam.go('/')
  await adam.enter('web-nav-officers')
  await adam.follow(adam.say('web-officers-new'))
  await adam.fill('name', bea)
  await adam.press(adam.say('web-officers-add'), { status: 422 })
  await adam.reads(adam.say('web-officers-choose-roles'))
  expectEqual(await adam.field('name').inputValue(), bea, 'the name that was typed')
  // Who administers sees no cases.
  await adam.fill('roles', ['ADMINISTRATOR', 'FOCAL_POINT'])
  await adam.press(adam.say('web-officers-add'), { status: 422 })
  await adam.page.uncheck('main [name="roles"][value="FOCAL_POINT"]')
  await adam.press(adam.say('web-officers-add'))
  await adam.reads(adam.say('web-officers-change-waits'))
  await adam.go(`/officers/person/${bea}/confirm`)
  await adam.press(adam.say('web-officers-confirm'), { status: 422 })

  // The first officer is an administrator, too, at the machine of the node.
  await XC.done('officer', 'confirm', bea)
  await adam.go(`/officers/person/${bea}`)
  await adam.follow(adam.say('web-officers-link-do'))
  await adam.press(adam.say('web-officers-link-do'))
  const link = await adam.page.locator('.qr-box .fact', { hasText: adam.say('column-code') }).locator('dd').first().innerText()

  const second = await house.desk({ node: 'XC', language: 'pt' })
  second.officer = bea
  await second.go('/setup')
  const codes = await enrol(second, link, WORDS)

  // Other roles for somebody who is at work: proposed by one, confirmed by the other.
  const ines = await house.desk({ node: 'XC', officer: 'ines', fresh: true })
  await ines.go('/registry')
  await adam.go('/officers')
  await adam.follow('ines')
  await adam.follow(adam.say('web-officers-roles-do'))
  const registrar = adam.page.locator('main [name="roles"][value="REGISTRAR"]')
  const gains = !await registrar.isChecked()
  await registrar.setChecked(gains)
  await adam.press(adam.say('web-officers-roles-do'))
  await adam.reads(adam.say('web-officers-change-waits'))
  expectEqual(await adam.page.getByRole('link', { name: adam.say('web-officers-look-and-confirm') }).count(), 0, 'ways to confirm what one proposed oneself')
  await second.enter('web-nav-officers')
  await second.reads(second.say('web-officers-waiting'))
  await second.follow('ines')
  await second.follow(second.say('web-officers-look-and-confirm'))
  await second.reads('adam')
  await second.press(second.say('web-officers-confirm'))
  expectEqual(await second.page.getByText(second.say('web-officers-change-waits')).count(), 0, 'changes that wait')
  await ines.page.goto(ines.address('/'))
  expect(ines.page.url().includes('/sign-in'), 'a session goes on with the roles from before')
  await ines.signIn()
  await ines.go('/registry/imports', { status: gains ? 200 : 403 })

  for (const path of ['/traces', '/queue', '/cases', '/statistics', '/registry/imports']) await adam.go(path, { status: 403 })

  // Shut out, she is out at once; let in again, she signs in as before.
  await adam.go(`/officers/person/${bea}`)
  await adam.follow(adam.say('web-officers-suspend'))
  await adam.press(adam.say('web-officers-suspend'))
  await adam.reads(adam.say('word-officer-suspended'))
  await second.page.goto(second.address('/officers'))
  expect(second.page.url().includes('/sign-in'), 'who was shut out goes on')
  await second.signIn(WORDS, { status: 422, code: codes[0] })
  await adam.follow(adam.say('web-officers-reinstate'))
  await adam.press(adam.say('web-officers-reinstate'))
  await second.signIn(WORDS, { code: codes[1] })
  await adam.go('/log/admin')
  await adam.reads(bea)
}
