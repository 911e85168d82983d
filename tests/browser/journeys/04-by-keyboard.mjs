// Without a mouse: from the address line to a request that is signed and sent. Where the keyboard is
// can always be seen, and no key is a trap.
import { expect, expectEqual } from '../harness.mjs'
import { PASSWORD } from './lib/house.mjs'
import { PARTNERS } from './lib/wizard.mjs'

export const name = 'en: signing in and asking for a trace by keyboard alone'

/** Stops that a page may have before the wanted one. */
const STOPS = 80

/** What the keyboard is at: its name or words, and whether that can be seen. */
function focused () {
  const one = document.activeElement
  const style = getComputedStyle(one)
  const box = one.getBoundingClientRect()
  const label = one.labels?.[0]?.textContent ?? one.textContent
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight
  return { tag: one.tagName, name: one.getAttribute('name'), value: one.getAttribute('value'), words: label.trim(), seen, large: one.matches('main, .errors') }
}

/** Goes on by the tab key until the keyboard is at what is wanted. */
async function reach (desk, what, wanted) {
  const passed = []
  for (let stop = 0; stop < STOPS; stop += 1) {
    const at = await desk.page.evaluate(focused)
    if (at.tag !== 'BODY') {
      expect(at.seen || at.large, `at ${at.tag} “${at.words}” nobody sees where the keyboard is`)
      if (wanted(at)) return
      passed.push(at.name ?? at.words.slice(0, 20))
    }
    await desk.page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${what}: it passed ${passed.slice(0, 12).join(', ')}`)
}

const field = name => at => at.name === name
const words = said => at => at.words === said

async function type (desk, name, value) {
  await reach(desk, name, field(name))
  const kind = await desk.page.evaluate(() => document.activeElement.type)
  if (kind === 'radio') {
    // A group is one stop: the arrows choose in it.
    await desk.page.keyboard.press('Space')
    for (let turns = 0; (await desk.page.evaluate(() => document.activeElement.value)) !== value; turns += 1) {
      expect(turns < 20, `${name} has no ${value}`)
      await desk.page.keyboard.press('ArrowDown')
    }
  } else if (kind === 'checkbox') {
    await reach(desk, `${name} ${value}`, at => at.name === name && at.value === value)
    await desk.page.keyboard.press('Space')
  } else if (kind === 'select-one') {
    for (let turns = 0; (await desk.page.evaluate(() => document.activeElement.value)) !== value; turns += 1) {
      expect(turns < 40, `${name} has no ${value}`)
      await desk.page.keyboard.press('ArrowDown')
    }
  } else {
    await desk.page.keyboard.type(value)
  }
}

async function press (desk, said) {
  await reach(desk, said, words(said))
  await desk.leads(() => desk.page.keyboard.press('Enter'))
}

export async function run (house) {
  const ines = await house.desk({ language: 'en' })
  ines.officer = 'ines'
  await ines.go('/sign-in')
  await type(ines, 'name', 'ines')
  await type(ines, 'password', PASSWORD)
  await ines.leads(() => ines.page.keyboard.press('Enter'))

  // The first stop of every page leads past the navigation.
  await ines.page.keyboard.press('Tab')
  expectEqual((await ines.page.evaluate(focused)).words, ines.say('web-skip'), 'the first stop')
  await ines.page.keyboard.press('Enter')
  expectEqual(await ines.page.evaluate(() => document.activeElement.id), 'main', 'where it leads')
  await press(ines, ines.say('web-traces-new'))

  await type(ines, 'kind', 'FOUND')
  await type(ines, 'circumstances', 'SYNTHETIC: found by a diver.')
  await press(ines, ines.say('web-next'))
  // What is missing is said where the keyboard is, and leads to its field.
  await reach(ines, ines.say('web-next'), words(ines.say('web-next')))
  await ines.leads(() => ines.page.keyboard.press('Enter'), { status: 422 })
  expectEqual(await ines.page.evaluate(() => document.activeElement.id), 'errors', 'where the keyboard is after an error')
  await reach(ines, ines.say('web-wizard-need-serial'), words(ines.say('web-wizard-need-serial')))
  await ines.page.keyboard.press('Enter')
  expectEqual((await ines.page.evaluate(focused)).name, 'serial', 'where the error leads')
  await ines.page.keyboard.type('CM8551')
  await press(ines, ines.say('web-next'))
  await type(ines, 'maker', 'Smith & Wesson')
  await type(ines, 'type', 'PR')
  await press(ines, ines.say('web-next'))
  await press(ines, ines.say('web-next'))
  await type(ines, 'purpose', 'U1')
  await type(ines, 'basis', 'ITI')
  await press(ines, ines.say('web-next'))
  await type(ines, 'to', PARTNERS.XC)
  await press(ines, ines.say('web-next'))
  await press(ines, ines.say('web-wizard-send'))
  await ines.reads(ines.say('code-r20'), { within: '.steps', patience: 30_000 })
}
