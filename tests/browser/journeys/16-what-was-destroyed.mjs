// A pistol that was to be destroyed, from the order to the hit: a registrar enters the order, two
// officers compare the numbers, another certifies before two witnesses. Later a partner asks for it: the
// focal point sees the alert, opens the certificate, and two officers release what is told.
import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'
import { PASSWORD } from './lib/house.mjs'
import { PARTNERS, answers, describe, send } from './lib/wizard.mjs'

export const name = 'es, pt, fr: a pistol is destroyed before witnesses, and found abroad: its certificate is opened'

export async function run (house) {
  const { XA, XE } = house.federation.nodes
  // Another number each time, so that the same federation can be gone through again.
  const [found, kept] = ['1', '2'].map(last => `JD-${String(Date.now()).slice(-6)}${last}`)

  const rosa = await house.desk({ node: 'XE', officer: 'rosa' })
  await rosa.go('/stock')
  await rosa.follow(rosa.say('web-destruction-title'))
  await rosa.follow(rosa.say('web-destruction-new'))
  await rosa.fill('basis', 'FORFEITURE')
  const pistol = serial => `PISTOL,Taurus,PT92,9 mm,${serial},`
  await rosa.fill('list', ['type,maker,model,calibre,serial,country', pistol(found), pistol(kept)].join('\n'))
  // Without the authority nothing is entered, and nothing that was typed is lost.
  await rosa.press(rosa.say('web-destruction-order'), { status: 422 })
  await rosa.reads(rosa.say('web-stock-need-authority'))
  await rosa.fill('authority', 'SYNTHETIC Juzgado 4/26')
  await rosa.press(rosa.say('web-destruction-order'))
  await rosa.reads(found)
  const [, order] = /\/destruction\/(\d+)$/.exec(rosa.page.url()) ?? []
  expect(order !== undefined, `the order led to ${rosa.page.url()}`)
  // Who orders it does not certify it: there is nothing to certify before the comparison either.
  const certify = desk => desk.page.getByRole('link', { name: desk.say('web-destruction-certify'), exact: true })
  expectEqual(await certify(rosa).count(), 0, 'certified before the numbers were compared')

  // Of the two pistols one lies there; the other number is none of the order.
  const paulo = await house.desk({ node: 'XE', officer: 'paulo' })
  await paulo.go(`/destruction/${order}`)
  await paulo.follow(paulo.say('web-destruction-compare'))
  await paulo.fill('with', 'SYNTHETIC Ana Segunda')
  await paulo.fill('list', `maker,serial\nTaurus,${found}\nTaurus,${kept}9`)
  await paulo.press(paulo.say('web-destruction-compare-do'))
  await paulo.reads(paulo.say('web-destruction-differs'))
  await paulo.reads(paulo.say('web-destruction-not-found'))

  const amelie = await house.desk({ node: 'XE', officer: 'amelie' })
  await amelie.go(`/destruction/${order}`)
  await amelie.follow(amelie.say('web-destruction-certify'))
  for (const [field, value] of Object.entries({
    method: 'CUT', place: 'SYNTHETIC Fonderie', operator: 'SYNTHETIC Olivier', presiding: 'SYNTHETIC Paule'
  })) await amelie.fill(field, value)
  await amelie.fill('components_unusable', 'yes')
  await amelie.fill('witnesses', 'SYNTHETIC Wim, Tribunal')
  await amelie.fill('passphrase', PASSWORD)
  await amelie.press(amelie.say('web-destruction-certify-do'), { status: 422 })
  expect((await amelie.field('place').inputValue()) === 'SYNTHETIC Fonderie', 'what was typed is lost')
  await amelie.fill('witnesses', 'SYNTHETIC Wim, Tribunal\nSYNTHETIC Wes, Presse')
  await amelie.fill('passphrase', PASSWORD)
  await amelie.press(amelie.say('web-destruction-certify-do'))
  await amelie.reads(found)
  await amelie.reads('SYNTHETIC Wes')
  const certificate = await amelie.page.locator('main').innerText()
  expect(!certificate.includes(kept), 'what was not found is certified as destroyed')
  // It goes out as pages that anybody verifies, in the language chosen.
  await amelie.reads(amelie.say('web-destruction-unsigned-words'))
  await amelie.fill('language', 'pt')
  const press = () => amelie.page.getByRole('button', { name: amelie.say('web-destruction-pdf'), exact: true }).click()
  const pages = await amelie.download(press, 'certificate.pdf')
  const verified = await XE.run('verify', pages, '--json')
  expectEqual(verified.exit, 10, `the certificate is not consistent: ${verified.said}`)
  const { pages: same, signature } = JSON.parse(verified.said)
  expectEqual(same, 'same', 'the pages are not those of the certificate')
  expectEqual(signature, true, 'the signature of the officer does not hold')
  // The witnesses sign on paper: the home page says what waits, until the scan is filed.
  await amelie.go('')
  await amelie.reads(/testig|témoin|testemunh|witness/)
  await amelie.go(`/destruction/${order}`)
  await amelie.follow(amelie.say('web-destruction-signed'))
  await amelie.fill('by', 'SYNTHETIC Paule')
  await amelie.press(amelie.say('web-destruction-signed-do'), { status: 422 })
  await amelie.field('scan').setInputFiles({ name: 'sheet.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 SYNTHETIC ${found}`) })
  await amelie.fill('by', 'SYNTHETIC Paule')
  await amelie.press(amelie.say('web-destruction-signed-do'))
  await amelie.reads('SYNTHETIC Paule')

  // It turns up.
  const ines = await house.desk({ officer: 'ines' })
  await ines.go('/traces')
  await describe(ines, answers({ to: PARTNERS.XE, serial: found, maker: 'Taurus', model: 'PT92', calibre: '9 mm', type: 'PI', onward: false }))
  const trace = await send(ines)
  const { hops: [{ exchange }] } = await XA.done('trace', 'show', trace)
  // On the desk it is once the machine's first word has left, which has its moment.
  await until('the request on the desk of XE', async () => {
    const { exit, said } = await XE.run('case', 'show', exchange, '--json')
    return exit === 0 && JSON.parse(said).state === 'waiting'
  })

  await paulo.go(`/cases/${exchange}`)
  await paulo.reads(paulo.say('web-case-alert'))
  await paulo.leads(() => paulo.page.locator('main a[href*="/certificate"]').first().click())
  await paulo.reads('SYNTHETIC Wim')
  await paulo.reads(found)
  await paulo.go(`/cases/${exchange}/answer`)
  await paulo.fill('level', 'L2')
  await paulo.press(paulo.say('web-next'))
  await paulo.reads(paulo.say('code-r11'), { within: '.told-box' })
  await paulo.reads(paulo.say('web-answer-two'))
  await paulo.fill('passphrase', PASSWORD)
  await paulo.press(paulo.say('web-answer-propose-do'))
  await paulo.reads(paulo.say('web-case-proposed'))

  await amelie.go(`/cases/${exchange}`)
  await amelie.follow(amelie.say('web-deed-approve'))
  await amelie.reads(amelie.say('code-r11'))
  await amelie.fill('level', '')
  await amelie.fill('passphrase', PASSWORD)
  await amelie.press(amelie.say('web-deed-approve-do'))
  await until('the answer in XA', async () => (await XA.done('trace', 'show', trace)).hops[0].state === 'answered')
  await ines.go(`/traces/${trace}`)
  await ines.reads(ines.say('code-r11'), { within: '.answer' })
  // Where it was destroyed, and before whom, stays in the country.
  const told = await ines.page.locator('main').innerText()
  for (const inside of ['Fonderie', 'SYNTHETIC Wim']) expect(!told.includes(inside), `the partner reads ${inside}`)
}
