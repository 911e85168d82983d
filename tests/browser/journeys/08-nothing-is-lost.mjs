// What somebody typed is never lost: an error, a draft, a closed window; and what looks odd is said
// while it is typed.
import { expect, expectEqual } from '../harness.mjs'
import { next, step } from './lib/wizard.mjs'

export const name = 'pt: a draft outlives errors and the window, and odd numbers are pointed out'

export async function run (house) {
  const ines = await house.desk({ officer: 'ines', language: 'pt' })
  await ines.go('/traces/new')
  const found = 'SINTÉTICO: encontrada numa mala; «aspas», <b>marcação</b> & acentos.'
  await ines.fill('recovered', '10/05/2023')
  await ines.fill('circumstances', found)
  await ines.press(ines.say('web-next'), { status: 422 })
  await ines.reads(ines.say('web-wizard-bad-date'))
  expectEqual(await ines.page.inputValue('[name=circumstances]'), found, 'what was typed beside an error')
  await ines.page.locator('#errors a').first().click()
  expectEqual(await ines.page.evaluate(() => document.activeElement.name), 'recovered', 'where the error leads')
  await ines.fill('recovered', '2023-05-10')
  await next(ines)
  expectEqual(step(ines), 'number', 'the next page')
  // A capital O among digits: said while it is typed, before anything is sent.
  await ines.field('serial').pressSequentially('b5z o018')
  await ines.page.locator('#advice').getByText(ines.say('web-wizard-searched-as'), { exact: false })
    .or(ines.page.locator('#advice .notice')).first().waitFor()
  await ines.checked('with advice')

  // Leaving with something typed is asked about.
  const asked = ines.page.waitForEvent('dialog')
  const left = ines.page.getByRole('link', { name: ines.say('web-nav-home'), exact: true }).click({ noWaitAfter: true }).catch(() => {})
  const dialog = await asked
  expectEqual(dialog.type(), 'beforeunload', 'what is asked')
  await dialog.dismiss()
  await left
  expectEqual(step(ines), 'number', 'where somebody is who stays')
  await next(ines)
  await ines.fill('maker', 'Glock')
  await next(ines)
  expectEqual(step(ines), 'marks', 'the next page')

  // Another window on another day: the draft waits, and leads to what is still missing.
  const later = await house.desk({ officer: 'ines', language: 'pt' })
  await later.go('/traces/new')
  const drafts = later.page.locator('.draft')
  const before = await drafts.count()
  expect(before >= 1, 'the draft is not there')
  await later.leads(() => drafts.first().getByRole('link').click())
  await later.reads('b5z o018')
  await later.reads(found)
  await later.reads(later.say('web-wizard-incomplete'))
  await later.press(later.say('web-wizard-drop'))
  expectEqual(await later.page.locator('.draft').count(), before - 1, 'drafts after one was thrown away')
}
