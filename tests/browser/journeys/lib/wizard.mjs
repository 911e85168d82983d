// Asking for a trace, one question a page, as whoever found a gun does.
import { expect } from '../../harness.mjs'

/** The pages of the wizard after the first, in order. */
export const STEPS = ['recovery', 'number', 'firearm', 'marks', 'case', 'partner', 'check']

/** What is said on each page of a gun of the demo; `to` is the partner's node name. */
export function answers ({ to, serial, maker, model = '', calibre = '', type = '', onward = true, caseRef = 'JOURNEY-1' }) {
  return {
    recovery: { recovered: '2023-05-10', kind: 'SEIZED', place: 'Port', circumstances: 'SYNTHETIC: found in a vehicle at a checkpoint.', illicit: ['I1'] },
    number: { serial },
    firearm: { maker, model, calibre, type },
    marks: {},
    case: { purpose: 'U1', basis: 'ITI', case_ref: caseRef, priority: 'ROUTINE' },
    partner: { to, ...(onward ? { onward: 'yes' } : {}) }
  }
}

export const PARTNERS = {
  XB: 'vestigo/xb/weapons-registry',
  XC: 'vestigo/xc/customs-intelligence',
  XD: 'vestigo/xd/police-firearms',
  XE: 'vestigo/xe/interior-ministry'
}

/** The page of the wizard that is open. */
export function step (desk) {
  const [, at] = /\/traces\/new(?:\/[0-9a-f]+\/([a-z]+))?$/.exec(new URL(desk.page.url()).pathname) ?? []
  return at ?? 'recovery'
}

/** Goes on to the next page; where the node finds something odd, confirms it as typed. */
export async function next (desk) {
  const before = step(desk)
  await desk.press(desk.say('web-next'))
  if (step(desk) === before) {
    await desk.fill('sure', 'yes')
    await desk.press(desk.say('web-next'))
  }
  expect(step(desk) !== before, `the page ${before} does not go on: ${await desk.page.locator('.errors').allInnerTexts()}`)
}

/** Fills in all pages from the first one on, up to the last, where all is checked. */
export async function describe (desk, said) {
  await desk.follow(desk.say('web-traces-new'))
  for (const at of STEPS.slice(0, -1)) {
    expect(step(desk) === at, `the wizard is at ${step(desk)}, not at ${at}`)
    expect((await desk.heading()) === desk.say(`web-wizard-${at}`), `the heading of ${at}`)
    for (const [name, value] of Object.entries(said[at])) {
      if (value !== '') await desk.fill(name, value)
    }
    await next(desk)
  }
}

/** Signs and sends; gives the trace's id. */
export async function send (desk) {
  await desk.press(desk.say('web-wizard-send'))
  const [, id] = /\/traces\/([0-9a-f]{32})$/.exec(new URL(desk.page.url()).pathname) ?? []
  expect(id !== undefined, `sending led to ${desk.page.url()}`)
  return id
}
