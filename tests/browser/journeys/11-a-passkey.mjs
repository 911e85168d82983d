// A passkey, with the browser's own virtual authenticator: made, taken for the one that it is, used to
// sign in and to prove again who one is, and removed.

export const name = 'en: a passkey is made, signs in, and is removed'

const PASSWORD = 'SYNTHETIC demo password'

function expect (good, what) {
  if (!good) throw new Error(what)
}

/** Waits for the page to which an act leads. */
async function leads (page, action, to) {
  await Promise.all([page.waitForURL(url => to.test(url.pathname), { waitUntil: 'load' }), action()])
}

/** A security key in this browser's slot, whose owner is always there. */
export async function authenticator (page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true
  }
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  const credentials = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  const verified = is => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: is })
  const gone = () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  return { credentials, verified, gone }
}

/** The whole way of one officer at the node whose pages are at `origin`. */
export async function passkeys (page, origin, officer, password = PASSWORD) {
  const at = path => `${origin}/en${path}`
  const submit = selector => page.locator(`${selector} button[type=submit]`).first().click()
  await page.goto(at('/sign-in'))
  await page.fill('[name=name]', officer)
  await page.fill('[name=password]', password)
  await leads(page, () => submit('form[action$="/sign-in"]'), /^\/en$/)

  const key = await authenticator(page)
  await page.goto(at('/account/passkeys/new'))
  const make = 'form[data-create]'
  expect(await page.locator(make).isVisible(), 'the form of a passkey is not shown')
  await page.fill(`${make} [name=label]`, 'blue key')
  await leads(page, () => submit(make), /\/account$/)
  expect((await key.credentials()).length === 1, 'the authenticator holds no credential')
  const table = page.locator('main table', { hasText: 'blue key' })
  expect(await table.count() === 1, 'the passkey is not on the page of the account')

  // The same authenticator again: the browser refuses, the page says so, and nothing was sent.
  await page.goto(at('/account/passkeys/new'))
  await submit(make)
  await page.waitForFunction(() => document.querySelector('form[data-create] [role=alert]').textContent !== '')
  expect((await key.credentials()).length === 1, 'a second credential on one authenticator')

  // Out, and in again without a password.
  await leads(page, () => submit('form[action$="/sign-out"]'), /\/sign-in$/)
  await page.fill('[name=name]', officer)
  const use = 'form[data-passkey]'
  expect(await page.locator(use).isVisible(), 'no passkey is asked for at the door')
  await leads(page, () => submit(use), /^\/en$/)
  await page.goto(at('/account'))
  const sessions = await page.locator('main dl.facts').allInnerTexts()
  expect(sessions.some(words => words.includes('passkey')), 'the session does not say that a passkey opened it')

  // A key whose owner gives no PIN and no finger opens nothing.
  await leads(page, () => submit('form[action$="/sign-out"]'), /\/sign-in$/)
  await key.verified(false)
  await page.fill('[name=name]', officer)
  await submit(use)
  await page.waitForFunction(() => document.querySelector('form[data-passkey] [role=alert]').textContent !== '')
  expect(/\/sign-in/.test(page.url()), 'a key without its owner let somebody in')
  await key.verified(true)
  await leads(page, () => submit(use), /^\/en$/)

  // Removed, it is not taken any more.
  await page.goto(at('/account'))
  await leads(page, () => page.locator('main table a[href$="/remove"]').first().click(), /\/remove$/)
  await leads(page, () => submit('main form[action$="/remove"]'), /\/account$/)
  expect(await page.locator('main', { hasText: 'blue key' }).count() === 0, 'the passkey is still there')
  await leads(page, () => submit('form[action$="/sign-out"]'), /\/sign-in$/)
  await page.fill('[name=name]', officer)
  await submit(use)
  await page.waitForFunction(() => document.querySelector('form[data-passkey] [role=alert]').textContent !== '')
  await key.gone()
}

export async function run (house) {
  const desk = await house.desk({ node: 'XC', language: 'en' })
  await passkeys(desk.page, desk.origin, 'rosa')
}
