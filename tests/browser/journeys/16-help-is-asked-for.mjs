// A focal point asks for help where the agreement does not allow it, and nothing is sent; enters what was
// agreed by letter as a project, holds a workshop for it, and erases the names: the count stays, and the
// approver never saw a name.
import { readFileSync } from 'node:fs'

import { expect, expectEqual } from '../harness.mjs'
import { PARTNERS } from './lib/wizard.mjs'

export const name = 'pt, fr: help is asked for, a project is measured by its workshop, names go and counts stay'

export async function run (house) {
  const { XA } = house.federation.nodes
  const mark = String(Date.now()).slice(-7)
  const today = new Date().toISOString().slice(0, 10)
  const [title, person] = [`SYNTHETIC ${mark}`, `SYNTHETIC Pessoa ${mark}`]

  const paulo = await house.desk({ officer: 'paulo' })
  await paulo.go('/adviser')
  await paulo.follow(paulo.say('web-assistance-title'))
  await paulo.follow(paulo.say('web-assistance-ask'))
  await paulo.fill('to', PARTNERS.XB)
  await paulo.fill('field', 'MARKING')
  await paulo.fill('text', `SYNTHETIC duas máquinas ${mark}`)
  await paulo.fill('purpose', 'U1')
  await paulo.fill('legal_basis', 'ITI')
  const before = (await XA.done('request', 'list', '--limit', '1000')).items.length
  await paulo.press(paulo.say('web-assistance-ask-do'), { status: 422 })
  expect((await paulo.field('text').inputValue()).includes(mark), 'what was typed is lost')
  expectEqual((await XA.done('request', 'list', '--limit', '1000')).items.length, before, 'requests sent')

  await paulo.go('/adviser/projects')
  await paulo.follow(paulo.say('web-project-new'))
  await paulo.fill('title', title)
  await paulo.fill('partner', PARTNERS.XB)
  await paulo.fill('direction', 'RECEIVED')
  await paulo.fill('field', 'TRAINING')
  await paulo.fill('goal-people_trained', '2')
  await paulo.press(paulo.say('web-project-enter-do'))
  const [, project] = /\/projects\/(\d+)$/.exec(paulo.page.url()) ?? []
  expect(project !== undefined, `the project led to ${paulo.page.url()}`)
  await paulo.follow(paulo.say('web-project-deliver'))
  await paulo.fill('what', 'SYNTHETIC curso')
  await paulo.fill('quantity', '1')
  await paulo.fill('with', 'SYNTHETIC academia')
  await paulo.press(paulo.say('web-project-deliver'))

  await paulo.go('/adviser/workshops')
  await paulo.follow(paulo.say('web-workshop-new'))
  await paulo.fill('title', title)
  await paulo.fill('kind', 'TRAINING')
  await paulo.fill('from', today)
  await paulo.fill('place', 'SYNTHETIC sala')
  await paulo.fill('project', project)
  await paulo.fill('agenda', '09:00; SYNTHETIC marcas; SYNTHETIC Ivo')
  await paulo.press(paulo.say('web-workshop-save'))
  const [, workshop] = /\/workshops\/(\d+)$/.exec(paulo.page.url()) ?? []
  expect(workshop !== undefined, `the workshop led to ${paulo.page.url()}`)
  await paulo.follow(paulo.say('web-workshop-take'))
  const list = country => `nome,país,presente,antes,depois\n${person},${country},sim,40,80\nSYNTHETIC Bia,XB,sim,50,90\n`
  await paulo.fill('list', list('XAX'))
  await paulo.press(paulo.say('web-workshop-take-do'), { status: 422 })
  await paulo.fill('list', list('XA'))
  await paulo.press(paulo.say('web-workshop-take-do'))
  await paulo.reads(person)
  const csv = () => paulo.page.getByRole('link', { name: paulo.say('web-workshop-csv'), exact: true }).click()
  expect(readFileSync(await paulo.download(csv, 'people.csv')).toString().includes(person), 'the CSV has no name')

  const amelie = await house.desk({ officer: 'amelie' })
  await amelie.go(`/adviser/workshops/${workshop}`)
  await amelie.reads(amelie.say('web-workshop-counts-only'))
  expect(!(await amelie.page.locator('main').innerText()).includes(person), 'the approver sees a name')

  await paulo.follow(paulo.say('web-workshop-erase'))
  await paulo.press(paulo.say('web-workshop-erase-do'))
  expect(!(await paulo.page.locator('main').innerText()).includes(person), 'an erased name is shown')
  await amelie.go(`/adviser/projects/${project}`)
  await amelie.reads(amelie.say('code-project-books'))
  const { results } = await XA.done('project', 'show', project)
  expectEqual(results.map(one => [one.measure, one.number, one.source]), [['PEOPLE_TRAINED', 2, 'BOOKS']], 'what was counted')
}
