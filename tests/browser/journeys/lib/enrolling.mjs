// Setting up how to sign in, as a person with a one-time link and an app that shows codes does it.
import { createHmac } from 'node:crypto'

import { expectEqual } from '../../harness.mjs'

/** The six digits of RFC 6238 that an app shows now. */
export function code (secret) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replace(/[\s=]/g, '')].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = mac.at(-1) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** From the page that asks for the link to the home page; gives the recovery codes. */
export async function enrol (desk, link, password) {
  await desk.fill('link', link)
  await desk.press(desk.say('web-next'))
  await desk.reads(desk.officer)
  await desk.fill('code', code(await desk.page.locator('.qr-box .mono').innerText()))
  await desk.fill('password', password)
  await desk.fill('again', password)
  await desk.press(desk.say('web-setup-do'))
  const codes = await desk.page.locator('.codes li').allInnerTexts()
  expectEqual(codes.length, 10, 'recovery codes')
  await desk.follow(desk.say('web-recovery-done'))
  return codes
}
