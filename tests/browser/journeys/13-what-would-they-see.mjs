// A focal point asks, before anybody is asked, what a partner would be told under the agreement.
import { expect } from '../harness.mjs'
import { PARTNERS } from './lib/wizard.mjs'

export const name = 'pt: a focal point tries out an agreement before anybody is asked'

export async function run (house) {
  const paulo = await house.desk({ officer: 'paulo' })
  await paulo.go('/')
  await paulo.enter('web-nav-agreements')
  const agreements = paulo.page.locator('main table a[href*="/agreements/"]')
  expect(await agreements.count() >= 4, 'an agreement with each partner of the demo')
  await paulo.leads(() => agreements.first().click())
  await paulo.go('/agreements/simulate')
  const way = paulo.field('way')
  if (await way.count() > 0) await paulo.leads(async () => {
    await paulo.fill('way', await way.first().getAttribute('value'))
    await paulo.fill('partner', PARTNERS.XC)
    await paulo.fill('kind', 'TRACE')
    await paulo.fill('purpose', 'U1')
    await paulo.fill('basis', 'ITI')
    await paulo.page.getByRole('button', { name: paulo.say('web-simulate-do'), exact: true }).click()
  })
  await paulo.page.locator('#seen').waitFor()
  await paulo.checked('simulated')
}
