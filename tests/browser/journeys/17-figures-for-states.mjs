// A focal point reads what many traces say together and fills in the forms that States report by: on the
// page, as a workbook and as text with commas, with what may not be concluded. All say the same, and so
// does the command line.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

import { expect, expectEqual } from '../harness.mjs'
import { small } from './lib/walk.mjs'

export const name = 'pt, fr: figures and forms for States, whose files say what the page says'

const FORMS = ['SDG_16_4_2', 'IAFQ', 'POA_ITI']

/** The rows of a CSV. */
function rows (text) {
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy
  const all = [[]]
  for (;;) {
    const [whole, cell, end] = cells.exec(text) ?? ['', '', '']
    if (whole === '') break
    all.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end !== ',') all.push([])
  }
  return all.filter(row => row.length > 1)
}

/** One file of a workbook. */
const member = (file, name) => execFileSync('unzip', ['-p', file, name]).toString()

/** All words of a workbook, and the numbers in its third column. */
function workbook (file) {
  const words = [...member(file, 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)
  const sheet = member(file, 'xl/worksheets/sheet1.xml')
  const cells = [...sheet.matchAll(/<c r="C\d+"([^>]*)><v>([^<]*)<\/v>/g)]
  // A cell of words has their place in the list.
  const numbers = cells.filter(([, kind]) => !kind.includes('t="s"')).map(([,, value]) => Number(value))
  return { words, numbers }
}

const plain = text => text.replace(/&amp;/g, '&').replace(/&#39;|&apos;/g, "'")

export async function run (house) {
  const { XA } = house.federation.nodes
  const paulo = await house.desk({ officer: 'paulo' })
  await paulo.go('/')
  await paulo.enter('web-nav-analysis')
  // Every figure says how many firearms it is of, and what it does not show.
  const figures = paulo.page.locator('main section:has(details[id$="-limits"])')
  const count = await figures.count()
  expectEqual(count, (await XA.done('analysis', 'show')).figures.length, 'figures on the page')
  for (let at = 0; at < count; at += 1) {
    const words = await figures.nth(at).innerText()
    expect(/n (=|<) \d/.test(words), `a figure without its number: ${words.slice(0, 80)}`)
    expect(words.includes(paulo.say('web-picture-disclaimer')), `a figure without its reservation: ${words.slice(0, 80)}`)
  }
  const link = () => paulo.page.getByRole('link', { name: paulo.say('web-list-csv'), exact: true }).first().click()
  const told = rows(readFileSync(await paulo.download(link, 'analysis.csv')).toString().replace(/^\ufeff/, ''))
  expect(told.length > 1, 'the file of figures has no row')

  const { items } = await XA.done('trace', 'list', '--limit', '1000')
  const recovered = await Promise.all(items.slice(0, 40).map(row => XA.done('trace', 'show', row.id)))
  // The year of which the books hold most.
  const years = recovered.map(trace => trace.recovered?.slice(0, 4)).filter(year => year !== undefined)
  const often = year => years.filter(one => one === year).length
  const year = years.reduce((best, one) => often(one) > often(best) ? one : best, String(new Date().getUTCFullYear()))
  let least = 0
  for (const form of FORMS) {
    await paulo.go('/analysis')
    await paulo.fill('form', form)
    await paulo.fill('year', year)
    await paulo.press(paulo.say('web-analysis-form-show'))
    await paulo.reads(paulo.say('web-picture-disclaimer'))
    const cells = await paulo.page.locator('main table tbody tr').evaluateAll(list => list.map(row => [...row.children].map(cell => cell.textContent.trim())))
    const shown = cells.map(row => row[2])
    expect(shown.length > 0, `${form} has no line`)
    least += shown.map(Number).filter(n => n > 0).length

    const press = words => () => paulo.page.getByRole('button', { name: words, exact: true }).click()
    const csv = rows(readFileSync(await paulo.download(press('CSV'), `${form}.csv`)).toString().replace(/^\ufeff/, '')).slice(1)
    expectEqual(csv.map(row => row[2] || paulo.say('word-dash')), shown, `${form}: the file with commas and the page`)
    expect(csv.every(row => row[4] === paulo.say('web-picture-disclaimer')), `${form}: a row without its reservation`)

    const file = await paulo.download(press(paulo.say('web-analysis-workbook')), `${form}.xlsx`)
    const { words, numbers } = workbook(file)
    expect(words.map(plain).includes(paulo.say('web-picture-disclaimer')), `${form}: the workbook without its reservation`)
    expectEqual(numbers.map(n => Math.round(n * 100)), shown.map(n => Math.round(Number(n) * 100)).filter(n => !Number.isNaN(n)), `${form}: the workbook and the page`)

    const { lines, disclaimer } = await XA.done('analysis', 'form', form, '--year', year)
    const value = ({ item, value: n }) => n === null ? paulo.say('word-dash') : item === 'INDICATOR' ? (n / 100).toFixed(2) : String(n)
    expectEqual(lines.map(value), shown, `${form}: the command line and the page`)
    expect(disclaimer !== '', `${form}: the command line without its reservation`)
  }
  // No link leads here, so that no walk over all pages comes by.
  await small(paulo)
  expect(least > 0, `nothing was counted in ${year}`)

  // Who only asks reads the figures, and fills in no form for the State.
  const amelie = await house.desk({ officer: 'amelie' })
  await amelie.go('/analysis')
  await amelie.reads(amelie.say('web-picture-disclaimer'))
  expectEqual(await amelie.field('form').count(), 0, 'a form for somebody who does not report')
  await amelie.go(`/analysis/form?form=IAFQ&year=${year}`, { status: 403 })
}
