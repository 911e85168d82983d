// An officer practises a whole trace on invented data: reads the gun from its picture and inscriptions,
// answers every step, goes away in between, and finds the score in the training. The log of the node
// stays as it was.
import { expect, expectEqual } from '../harness.mjs'

export const name = 'pt: a trace is practised from the gun to the score, and no partner hears of it'

/** More steps than any run has. */
const STEPS = 60

export async function run (house) {
  const { XA } = house.federation.nodes
  const before = (await XA.done('trace', 'list', '--limit', '1000')).items.length
  const desk = await house.desk({ officer: 'ines', language: 'pt' })
  await desk.go('/adviser')
  await desk.follow(desk.say('web-practice-title'))
  await desk.press(desk.say('web-practice-begin'), { status: 422 })
  await desk.reads(desk.say('web-practice-need-level'))
  await desk.fill('level', '2')
  await desk.fill('seed', '25')
  await desk.press(desk.say('web-practice-begin'))
  const at = new URL(desk.page.url()).pathname.replace(/^\/pt/, '')

  // The serial number stands among other inscriptions; the picture has its table.
  await desk.reads(desk.say('web-practice-stands'))
  expect(await desk.page.locator('main svg').count() > 0, 'the gun has no picture')
  expect(await desk.page.locator('main table').count() > 1, 'picture and inscriptions have no tables')
  await desk.fill('serial', 'NÃO SEI 1')
  await desk.press(desk.say('web-training-answer'))
  await desk.reads(desk.say('web-training-wrong'))
  const steps = { wrong: 1, right: 0 }
  for (let step = 2; ; step += 1) {
    expect(step < STEPS, 'the run does not end')
    await desk.reads(desk.say('note-practice-invented'))
    // Now and then it is left, and gone on with from the list.
    if (step === 4) {
      await desk.go('/adviser/practice')
      await desk.leads(() => desk.page.locator(`main a[href$="${at}"]`).click())
    } else {
      await desk.follow(desk.say('web-practice-go-on'))
    }
    await desk.reads(desk.say('note-practice-invented'))
    if (await desk.page.locator('main form').count() === 0) break
    const names = await desk.page.locator('main input[type=radio]').evaluateAll(all => [...new Set(all.map(one => one.name))])
    for (const name of names) await desk.page.locator(`main input[name="${name}"]`).first().check()
    await desk.press(desk.say('web-training-answer'))
    const title = (await desk.page.title()).includes(desk.say('web-training-wrong')) ? 'wrong' : 'right'
    steps[title] += 1
  }
  expectEqual((await desk.heading()).trim(), desk.say('web-practice-done'), 'the last page')
  // The list says the same: so many answers, so many of them right.
  await desk.go('/adviser/practice')
  const row = await desk.page.locator('main tr', { has: desk.page.locator(`a[href$="${at}"]`) }).innerText()
  const numbers = row.split(/\s+/).filter(word => /^\d+$/.test(word)).map(Number)
  const all = steps.right + steps.wrong
  expectEqual(numbers.slice(-3), [all, all, steps.right], `what is kept of the run: ${row}`)
  await desk.reads(desk.say('word-practice-finished'))
  await desk.go('/adviser/training')
  await desk.reads(desk.say('code-practised-conclude'))
  expectEqual((await XA.done('trace', 'list', '--limit', '1000')).items.length, before, 'traces of the node')
}
