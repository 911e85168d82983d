// Two alarm pistols that one workshop converted: neither ever had a number. An investigator asks for the
// first, with a photograph; the partner answers that it never had one. When the second comes, its focal
// point sees what links the two, and so does the investigator.
import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'
import { PASSWORD } from './lib/house.mjs'
import { PARTNERS, answers, describe, send, step } from './lib/wizard.mjs'

export const name = 'en, fr: a converted alarm pistol without a number is asked for, answered, and linked to the next one'

const asked = more => ({
  ...answers({ to: PARTNERS.XE, serial: '', maker: 'Zoraki', model: '914', calibre: '7.65 mm', type: 'PI', onward: false }),
  number: { obliteration: 'NEVER_MARKED', class: 'CONVERTED_ALARM_SIGNAL' },
  marks: { conversion: ['BARREL_REPLACED', 'MUZZLE_THREADED'], conversion_more: more }
})

export async function run (house) {
  const { XA, XE } = house.federation.nodes
  // Another workshop each time, so that the same federation can be gone through again.
  const sign = `S${String(Date.now()).slice(-7)}`
  const ines = await house.desk({ officer: 'ines', language: 'en' })
  const paulo = await house.desk({ node: 'XE', officer: 'paulo', language: 'fr' })

  // Without a number the page wants to know why there is none.
  await ines.go('/traces')
  await ines.follow(ines.say('web-traces-new'))
  await ines.fill('circumstances', 'SYNTHETIC')
  await ines.press(ines.say('web-next'))
  await ines.press(ines.say('web-next'), { status: 422 })
  await ines.reads(ines.say('web-wizard-need-serial'))
  await ines.fill('obliteration', 'NEVER_MARKED')
  await ines.press(ines.say('web-next'), { status: 422 })
  await ines.reads(ines.say('web-wizard-need-class'))
  expectEqual(step(ines), 'number', 'the page')

  const arrived = async trace => {
    const { hops: [{ exchange }] } = await XA.done('trace', 'show', trace)
    await until('the request on the desk of XE', async () => {
      const { exit, said } = await XE.run('case', 'show', exchange, '--json')
      return exit === 0 && JSON.parse(said).state === 'waiting'
    })
    return { trace, exchange }
  }
  await ines.go('/traces')
  await describe(ines, asked(`M10x1; ${sign}`))
  await ines.reads(ines.say('code-conversion-muzzle-threaded'))
  const first = await arrived(await send(ines))
  await ines.follow(ines.say('web-act-attach'))
  const buffer = await ines.page.screenshot()
  await ines.field('file').setInputFiles({ name: 'left.png', mimeType: 'image/png', buffer })
  await ines.fill('title', 'SYNTHETIC left side')
  await ines.press(ines.say('web-act-send'))

  await paulo.go(`/cases/${first.exchange}`)
  await paulo.reads(paulo.say('code-refer-unnumbered'))
  await paulo.reads(paulo.say('code-class-converted-alarm-signal'))
  const same = paulo.page.locator('main tr', { hasText: paulo.say('code-likeness-same') })
  expectEqual(await same.count(), 0, 'linked with what no other bears')
  // There is no record to answer from; the reason is at hand.
  await paulo.follow(paulo.say('web-deed-not-completed'))
  expect(await paulo.page.isChecked('main [name="codes"][value="N03"]'), 'N03 is not proposed')
  await paulo.fill('text', 'SYNTHETIC: en vente libre comme arme d’alarme')
  await paulo.fill('passphrase', PASSWORD)
  await paulo.press(paulo.say('web-deed-answer-do'))
  await until('the answer in XA', async () => (await XA.done('trace', 'show', first.trace)).hops[0].state === 'answered')
  await ines.go(`/traces/${first.trace}`)
  await ines.reads(ines.say('code-n03'), { within: '.steps' })

  // The next one of that workshop, as another laboratory writes it, typed at the command line.
  const { id } = await XA.done('trace', 'submit', '--to', PARTNERS.XE, '--no-auto-onward',
    '--class', 'converted_alarm_signal', '--obliteration', 'never_marked', '--type', 'PI', '--maker', 'Zoraki', '--model', '914',
    '--conversion', `${sign.toLowerCase()}; muzzle threaded ;m10 X 1; barrel-replaced`,
    '--purpose', 'U1', '--legal-basis', 'ITI', '--circumstances', 'SYNTHETIC: found in a car')
  const second = await arrived(id)
  await paulo.go(`/cases/${second.exchange}`)
  const row = paulo.page.locator(`main tr:has(a[href$="/cases/${first.exchange}"])`)
  const words = await row.innerText()
  expect(words.includes(paulo.say('code-likeness-same')) && words.includes(sign), `the link says ${words}`)
  expect(words.includes(paulo.say('code-conversion-barrel-replaced')), `the link says ${words}`)
  expectEqual(await row.locator('td').last().innerText(), '1', 'photographs that came with it')
  await paulo.checked('linked')
  // From there to the first, where its photograph is.
  await paulo.leads(() => row.locator('a').first().click())
  await paulo.reads('SYNTHETIC left side')
  await paulo.reads(paulo.say('code-n03'))

  await ines.go(`/traces/${second.trace}`)
  await ines.page.locator(`main tr a[href$="/traces/${first.trace}"]`).waitFor()
  await ines.checked('linked')
}
