// A focal point tells all partners who is authorised to deal in arms: a wrong row is told before anything
// leaves, the list goes to whoever may have it, an investigator abroad finds a dealer in it by a name
// without accents, and a newer list takes its place.
import { expect, expectEqual } from '../harness.mjs'
import { until } from './lib/federation.mjs'

export const name = 'pt, es: a list of authorised parties goes to all partners, is searched abroad and replaced'

export async function run (house) {
  const { XA, XC } = house.federation.nodes
  const mark = String(Date.now()).slice(-7)
  const [words, dealer] = [`SYNTHETIC lista ${mark}`, `SYNTHETIC Armería ${mark}`]
  const list = until => `tipo;nome;licença;até\ncomerciante;${dealer};D-${mark};${until}\n`

  const paulo = await house.desk({ officer: 'paulo' })
  await paulo.go('/bulletins')
  await paulo.follow(paulo.say('web-bulletin-new'))
  await paulo.fill('about', 'AUTHORISED_PARTIES')
  await paulo.fill('text', words)
  await paulo.fill('list', list('2026-13-40'))
  await paulo.fill('everyone', 'yes')
  await paulo.fill('handling', 'H0')
  await paulo.fill('purpose', 'U3')
  await paulo.fill('legal_basis', 'ITI')
  const before = (await XA.done('bulletin', 'list', '--limit', '1000')).items.length
  await paulo.press(paulo.say('web-bulletin-send'), { status: 422 })
  expect((await paulo.field('text').inputValue()) === words, 'what was typed is lost')
  expectEqual((await XA.done('bulletin', 'list', '--limit', '1000')).items.length, before, 'bulletins sent')
  await paulo.fill('list', list('2099-12-31'))
  await paulo.press(paulo.say('web-bulletin-send'))
  await paulo.reads(words)
  await paulo.reads(dealer)
  const [, number] = /\/bulletins\/(\d+)$/.exec(paulo.page.url()) ?? []
  expect(number !== undefined, `the bulletin led to ${paulo.page.url()}`)
  const { sent } = await XA.done('bulletin', 'show', number)
  expectEqual(sent.map(one => one.partner.slice(8, 10)).sort(), ['xc', 'xd'], 'to whom it went')

  // An investigator abroad looks for the dealer, without its accents.
  const told = async wanted => {
    const { items } = await XC.done('bulletin', 'parties', '--find', `armeria ${mark}`)
    return items.length === 1 && items[0].party.until === wanted ? items : undefined
  }
  await until('the list has arrived', () => told('2099-12-31'))
  const ines = await house.desk({ node: 'XC', officer: 'ines' })
  await ines.go(`/bulletins/parties?find=armeria+${mark}`)
  await ines.reads(dealer)
  await ines.reads(`D-${mark}`)
  await ines.go(`/bulletins?find=${mark}`)
  await ines.reads(words)

  // The licence has ended: a new list takes the place of the first, there as well.
  await paulo.follow(paulo.say('web-bulletin-replace'))
  expect((await paulo.field('text').inputValue()) === words, 'the words of the first are not offered')
  await paulo.fill('list', list('2020-12-31'))
  await paulo.fill('handling', 'H0')
  await paulo.fill('purpose', 'U3')
  await paulo.fill('legal_basis', 'ITI')
  await paulo.press(paulo.say('web-bulletin-send'))
  await paulo.go(`/bulletins/${number}`)
  await paulo.reads(paulo.say('web-bulletin-replaced'))
  await until('the newer list has arrived', () => told('2020-12-31'))
  await ines.go(`/bulletins/parties?find=armeria+${mark}&standing=yes`)
  await ines.reads(ines.say('web-list-none-fits'))
}
