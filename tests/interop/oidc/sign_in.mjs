// Officers sign in by an OpenID Provider, in Chromium:
//   node sign_in.mjs VESTIGO SCRATCH
import { spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { start } from './provider.mjs'

const [program, scratch] = process.argv.slice(2)
const root = process.cwd()
const { chromium } = await import(pathToFileURL(path.join(root, 'target/browser/node_modules/playwright-core/index.mjs')))
const WORDS = 'SYNTHETIC words of the first officer'
const data = path.join(scratch, 'xa')

function expect (holds, what) {
  if (!holds) throw new Error(what)
}

/** The text of a key, with the name of the provider in it. */
function say (language, key) {
  for (const file of ['people', 'web', 'web_admin']) {
    const text = readFileSync(path.join(root, `node/locales/${language}/${file}.ftl`), 'utf8')
    const found = text.match(new RegExp(`^${key} = (.*)$`, 'm'))
    if (found) return found[1].replace('{ $name }', 'Ministry')
  }
  throw new Error(`no text ${key}`)
}

function vestigo (...args) {
  const done = spawnSync(program, [...args, '--data-dir', data, '--json'], { encoding: 'utf8' })
  expect(done.status === 0, `vestigo ${args[0]}: ${done.stdout}${done.stderr}`)
  return JSON.parse(done.stdout)
}

function code (secret) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replace(/[\s=]/g, '')].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = mac.at(-1) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

vestigo('init', '--non-interactive', '--country', 'XA', '--agency', 'Police of Xanadu', '--slug', 'police', '--listen', '/ip4/127.0.0.1/tcp/0')
const port = await freePort()
const base = `http://localhost:${port}/`
const provider = await start(`${base}sign-in/oidc/return`, 'SYNTHETIC secret: with + and /')
writeFileSync(path.join(data, 'oidc.secret'), 'SYNTHETIC secret: with + and /\n', { mode: 0o600 })
writeFileSync(path.join(data, 'vestigo.toml'), `[net]\nlisten = ["/ip4/127.0.0.1/tcp/0"]\n[web]\nlisten = "127.0.0.1:${port}"\n[oidc]\nissuer = "${provider.issuer}"\nclient_id = "vestigo"\nclient_secret = "oidc.secret"\nname = "Ministry"\n`)
const node = spawn(program, ['serve', '--data-dir', data], { stdio: ['ignore', 'inherit', 'pipe'], env: { ...process.env, VESTIGO_TELEMETRY_LEVEL: 'info' } })
let log = ''
node.stderr.on('data', part => { log += part })
const gone = new Promise(resolve => node.on('exit', resolve))
const up = new Promise((resolve, reject) => {
  node.stderr.on('data', () => { if (log.includes('the pages are served')) resolve() })
  gone.then(() => reject(new Error(`the node ended: ${log}`)))
})
await up

const browser = await chromium.launch({ executablePath: process.env.OIDC_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const complaints = []
async function desk (language) {
  const context = await browser.newContext({ locale: language })
  const page = await context.newPage()
  // Of our pages alone: what the provider’s page lacks is not ours.
  page.on('console', message => {
    const { url } = message.location()
    if (message.type() === 'error' && url.startsWith(base) && !message.text().includes('422')) complaints.push(`${message.text()} (${url})`)
  })
  page.on('pageerror', error => complaints.push(error.message))
  return page
}
/** At the ministry: who, and with how many factors. */
async function ministry (page, who, factors) {
  await page.waitForURL(url => url.href.startsWith(provider.issuer))
  await page.fill('[name=who]', who)
  if (factors > 1) await page.check('[name=factor]')
  await page.click('button')
}
const at = (page, tail) => page.waitForURL(url => url.origin + '/' === base && url.pathname === tail)
async function reads (page, text) {
  const body = await page.innerText('main')
  expect(body.includes(text), `“${text}” is not on ${page.url()}:\n${body.slice(0, 600)}`)
}

try {
  const ana = await desk('es')
  const link = vestigo('setup-link')
  await ana.goto(`${base}es/setup`)
  await ana.fill('[name=link]', link.code)
  await ana.click('main button[type=submit]')
  await ana.fill('[name=code]', code(await ana.locator('.qr-box .mono').innerText()))
  await ana.fill('[name=password]', WORDS)
  await ana.fill('[name=again]', WORDS)
  await ana.getByRole('button', { name: say('es', 'web-setup-do') }).click()
  await ana.waitForSelector('.codes')
  console.log('ok    the first officer has a way in of his own')

  const other = await desk('pt')
  await other.goto(`${base}pt/sign-in`)
  await other.click(`text=${say('pt', 'web-sign-in-provider')}`)
  await ministry(other, 'nobody', 2)
  await at(other, '/pt/sign-in/oidc/return')
  await reads(other, say('pt', 'error-oidc-unknown'))
  expect(!(await other.context().cookies()).some(cookie => cookie.name.endsWith('sid')), 'a stranger has a session')
  console.log('ok    a person whom no officer has connected stays outside, and reads why in Portuguese')

  await ana.goto(`${base}es/account`)
  await ana.click(`text=${say('es', 'web-account-provider-connect')}`)
  await ministry(ana, 'ana', 2)
  await at(ana, '/es/account')
  await reads(ana, 'ana.ministry')
  console.log('ok    the officer connects her account')

  await ana.goto(`${base}es/prove/oidc?next=%2Faccount%2Factivity`)
  await ministry(ana, 'ana', 2)
  await at(ana, '/es/account/activity')
  console.log('ok    asked for a fresh proof, the provider asks her anew')

  const again = await desk('fr')
  await again.goto(`${base}fr/account`)
  await at(again, '/fr/sign-in')
  await again.click(`text=${say('fr', 'web-sign-in-provider')}`)
  await ministry(again, 'ana', 2)
  await at(again, '/fr/account')
  await reads(again, 'ana.ministry')
  const cookies = await again.context().cookies(base)
  const session = cookies.find(cookie => cookie.name === 'sid')
  expect(session?.sameSite === 'Strict' && session.httpOnly, 'the session’s cookie is not strict')
  expect(!cookies.some(cookie => cookie.name === 'oidc'), 'the cookie of the way is still there')
  console.log('ok    from another browser she signs in, and is where she wanted to go')

  const hasty = await desk('en')
  await hasty.goto(`${base}en/sign-in`)
  await hasty.click(`text=${say('en', 'web-sign-in-provider')}`)
  await ministry(hasty, 'ana', 1)
  await at(hasty, '/en/sign-in/oidc/return')
  await reads(hasty, say('en', 'error-oidc-one-factor'))
  console.log('ok    one factor does not do')

  // Somebody leads her browser to the way back of his own sign-in.
  const used = hasty.url()
  const lured = await desk('en')
  await lured.goto(used)
  await reads(lured, say('en', 'error-oidc-over'))
  console.log('ok    another browser does not end the way that one began')

  await provider.stop()
  const later = await desk('en')
  await later.goto(`${base}en/sign-in`)
  await later.click(`text=${say('en', 'web-sign-in-provider')}`)
  // What the provider says of itself is known for an hour: the browser finds nobody there.
  await later.waitForURL(url => url.protocol === 'chrome-error:' || url.href.startsWith(provider.issuer)).catch(() => {})
  await later.goto(`${base}en/sign-in`)
  await later.fill('[name=name]', 'officer-1')
  await reads(later, say('en', 'web-sign-in-do'))
  console.log('ok    without the provider, password and code are still there')
  expect(!/SYNTHETIC|ana\.ministry|id_token|code=/.test(log), `the node’s messages say too much: ${log}`)
  expect(complaints.length === 0, `on the console: ${complaints.join('\n')}`)
} catch (error) {
  console.log(`FAIL  ${error.message}\n${log.split('\n').slice(-8).join('\n')}`)
  process.exitCode = 1
} finally {
  await browser.close()
  await provider.stop().catch(() => {})
  node.kill('SIGTERM')
  await gone
}
