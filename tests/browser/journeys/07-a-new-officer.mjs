// A new officer gets a one-time link, sets up how to sign in, and signs in: with an app that shows
// codes, and with a passkey.
import { expect } from '../harness.mjs'
import { enrol } from './lib/enrolling.mjs'

export const name = 'en: a new officer comes in by a one-time link, with an app and with a passkey'

const WORDS = 'SYNTHETIC words of a new officer'

export async function run (house) {
  const { nodes } = house.federation
  await nodes.XD.done('officer', 'add', 'nadia', '--role', 'INVESTIGATOR', '--no-account', '--no-key')
  await nodes.XD.done('officer', 'add', 'pia', '--role', 'INVESTIGATOR', '--no-account', '--no-key')
  const link = async name => {
    const view = await nodes.XD.done('officer', 'link', name)
    return view.code
  }

  const nadia = await house.desk({ node: 'XD', language: 'en' })
  nadia.officer = 'nadia'
  await nadia.go('/setup')
  await nadia.fill('link', 'AAAAA-BBBBB-CCCCC-DDDDD')
  await nadia.press(nadia.say('web-next'), { status: 422 })
  const codes = await enrol(nadia, await link('nadia'), WORDS)
  await nadia.press(nadia.say('web-sign-out'))
  await nadia.signIn(WORDS, { status: 422 })
  // A code is good once; a recovery code stands in for the app.
  await nadia.signIn(WORDS, { code: codes[0] })

  const pia = await house.desk({ node: 'XD', language: 'en' })
  pia.officer = 'pia'
  const devtools = await pia.visit.context.newCDPSession(pia.page)
  await devtools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
  // The code stands behind the # of the link, and is sent as a form.
  const opened = pia.page.waitForURL(url => url.hash === '' && url.pathname.endsWith('/setup'))
  await pia.page.goto(`${pia.address('/setup')}#${await link('pia')}`)
  await opened
  await pia.reads('pia')
  await pia.checked('with a link')
  await pia.fill('label', 'blue key')
  await pia.press(pia.say('web-setup-make-passkey'))
  // Recovery codes stand in for an app's codes: who has a passkey alone gets none.
  expect(new URL(pia.page.url()).pathname === '/en', `setting up a passkey led to ${pia.page.url()}`)
  await pia.press(pia.say('web-sign-out'))
  await pia.fill('name', 'pia')
  await pia.press(pia.say('web-passkey-use'))
  expect(new URL(pia.page.url()).pathname === '/en', `signing in with a passkey led to ${pia.page.url()}`)
  await pia.go('/account')
  await pia.reads('blue key')
}
