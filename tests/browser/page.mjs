// verify.html in a browser, opened from the disk as a judge would.
//
//   node page.mjs VERIFY-HTML PAGE-MODULES VECTORS LETTER [SCREENSHOTS]
//
// LETTER is a directory with letter.bundle and scan.pdf, the file that it names.
//
// exit codes: 0 all journeys ended well, 1 at least one did not
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, expectEqual, journeys } from './harness.mjs'
import { tampered } from './tampered.mjs'

const [file, modules, vectors, letter, screenshots] = process.argv.slice(2)
const url = pathToFileURL(path.resolve(file)).href
const source = readFileSync(file, 'utf8')
const bundle = name => path.resolve(vectors, `${name}.cbor`)
const scratch = mkdtempSync(path.join(os.tmpdir(), 'vestigo-page.'))
if (screenshots !== undefined) mkdirSync(screenshots, { recursive: true })

const LOCALES = { en: 'en-GB', es: 'es-UY', pt: 'pt-BR', fr: 'fr-SN' }
const VERDICTS = {
  en: ['Consistent', 'Not confirmed', 'Does not hold', 'Not examined'],
  es: ['Coherente', 'Sin confirmar', 'No se sostiene', 'Sin examinar'],
  pt: ['Coerente', 'Não confirmado', 'Não confere', 'Não examinado'],
  fr: ['Cohérent', 'Non confirmé', 'Ne tient pas', 'Non examiné']
}
/** The safety numbers by which the reader knows both agencies: those of the vectors. */
const { roots } = JSON.parse(readFileSync(path.join(vectors, 'bundle-small.json'), 'utf8')).inputs

const verdicts = visit => visit.page.locator('.verdict strong').allInnerTexts()
const result = visit => visit.page.locator('#verdicts').waitFor()
const choose = async (visit, name) => {
  await visit.page.setInputFiles('#file', name)
  await result(visit)
}
const picture = async (visit, name, options = { fullPage: true }) => {
  if (screenshots !== undefined) await visit.page.screenshot({ path: path.join(screenshots, `${name}.png`), ...options })
}

/** Types the numbers in the order of the parties. */
async function type (visit, numbers) {
  for (const [i, number] of numbers.entries()) await visit.page.fill(`#number-${i}`, number)
}

const named = []
const journey = (name, run) => named.push([name, async browser => {
  const visits = []
  const visit = async options => {
    const opened = await browser.visit(url, { locale: 'en-GB', ...options })
    visits.push(opened)
    return opened
  }
  try {
    await run(visit, browser)
  } catch (error) {
    for (const opened of visits) await opened.context.close()
    throw error
  }
  for (const opened of visits) await opened.end(name)
}])

for (const [language, locale] of Object.entries(LOCALES)) {
  journey(`in ${language}, light and dark, everybody can read every state`, async visit => {
    const [consistent, open, broken, none] = VERDICTS[language]
    for (const colorScheme of ['light', 'dark']) {
      const opened = await visit({ locale, colorScheme })
      expectEqual(await opened.page.getAttribute('html', 'lang'), language, 'language')
      await opened.accessible(`start, ${colorScheme}`)
      await picture(opened, `start-${language}-${colorScheme}`)
      await choose(opened, bundle(language === 'en' ? 'bundle' : 'bundle-small'))
      expectEqual(await verdicts(opened), [consistent, open], 'verdicts')
      for (const details of await opened.page.locator('details').all()) await details.evaluate(one => { one.open = true })
      await opened.accessible(`consistent, ${colorScheme}`)
      await picture(opened, `open-${language}-${colorScheme}`)
      await choose(await (async () => { await opened.page.click('.button-plain'); return opened })(), bundle('bad-bundle-signature'))
      expectEqual(await verdicts(opened), [broken, none], 'verdicts')
      await opened.accessible(`broken, ${colorScheme}`)
      await picture(opened, `broken-${language}-${colorScheme}`)
      expect(!(await opened.text('main')).includes('page-'), 'a key stands for its text')
    }
  })
}

journey('a good bundle is consistent, and authentic once both numbers are typed', async visit => {
  const opened = await visit()
  await choose(opened, bundle('bundle-small'))
  expectEqual(await verdicts(opened), ['Consistent', 'Not confirmed'], 'verdicts')
  await picture(opened, 'consistent')
  // Digits run together, with hyphens, or in groups, as people write them.
  await type(opened, [roots[0].replace(/ /g, '-'), roots[1].replace(/ /g, '')])
  expectEqual(await verdicts(opened), ['Consistent', 'Authentic'], 'verdicts')
  expectEqual(await opened.text('#record-verdict'), 'Consistent · Authentic', 'the record')
  await opened.accessible('authentic')
  await picture(opened, 'authentic')
  const [first, last] = [roots[1].slice(0, -1), roots[1].slice(-1)]
  await type(opened, [roots[0], `${first}${(Number(last) + 1) % 10}`])
  expectEqual(await verdicts(opened), ['Consistent', 'Another key'], 'one digit off')
  expect((await opened.text('#number-1-status')).includes('7 of 8'), 'seven groups agree')
  await type(opened, [roots[0], first])
  expectEqual(await verdicts(opened), ['Consistent', 'Not confirmed'], 'one digit missing')
  await type(opened, [roots[1], roots[0]])
  expectEqual(await verdicts(opened), ['Consistent', 'Another key'], 'each number under the other State')
  await type(opened, [roots[0], `${first}l`])
  expect((await opened.text('#number-1-status')).includes('Only digits'), 'a letter is named')
  await type(opened, roots)
  const timeline = await opened.text('#timeline')
  for (const words of ['Query', 'WX-104822', 'R06 lawfully exported', 'PI pistol, semi-automatic']) {
    expect(timeline.toLowerCase().includes(words.toLowerCase()), `${words} in the timeline`)
  }
  const steps = await opened.page.locator('.step').allInnerTexts()
  expect(steps.filter(step => step.startsWith('Not checked here')).length === 1, 'the seal is shown as not checked')
  const digest = createHash('sha256').update(readFileSync(bundle('bundle-small'))).digest('hex')
  expect((await opened.text('#record')).includes(digest), 'the digest of the file is in the record')
})

journey('an attacker\'s own keys are consistent and never authentic', async visit => {
  const opened = await visit()
  await choose(opened, bundle('bundle-attacker'))
  expectEqual(await verdicts(opened), ['Consistent', 'Not confirmed'], 'verdicts')
  await type(opened, roots)
  expectEqual(await verdicts(opened), ['Consistent', 'Another key'], 'verdicts')
  await picture(opened, 'attacker')
})

journey('what is withheld is said to be', async visit => {
  const opened = await visit()
  await choose(opened, bundle('bundle-withheld'))
  expect((await opened.text('#timeline')).includes('2 fields were left out'), 'two fields')
  expect((await opened.text('#limits')).includes('by silence'), 'silence proves nothing')
})

journey('every section tampered with once is found, and nothing of it is shown', async visit => {
  const opened = await visit()
  const good = Uint8Array.from(readFileSync(bundle('bundle')))
  for (const [what, bytes] of await tampered(modules, good)) {
    await opened.page.evaluate(() => document.querySelector('.actions .button-plain')?.click())
    await opened.page.setInputFiles('#file', { name: 'tampered.bundle', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await result(opened)
    expectEqual(await verdicts(opened), ['Does not hold', 'Not examined'], what)
    expectEqual(await opened.page.locator('#timeline, #signers, #agreements').count(), 0, `${what}: shown`)
    expectEqual(await opened.page.locator('.step-fails').count(), 1, `${what}: failed steps`)
  }
})

journey('a file is dropped anywhere, and other files are refused in words', async visit => {
  const opened = await visit()
  await opened.drop('body', 'small.bundle', readFileSync(bundle('bundle-small')))
  await result(opened)
  expectEqual(await verdicts(opened), ['Consistent', 'Not confirmed'], 'verdicts')
  await opened.drop('body', 'picture.png', Buffer.from('\x89PNG\r\n'))
  await opened.page.locator('#fault').waitFor()
  expectEqual(await verdicts(opened), ['Does not hold', 'Not examined'], 'verdicts')
})

journey('hands on the keyboard alone', async visit => {
  const opened = await visit()
  const { page } = opened
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent)
  for (const name of ['English', 'Español', 'Português', 'Français']) {
    await page.keyboard.press('Tab')
    expectEqual(await focused(), name, 'tab')
  }
  await page.keyboard.press('Enter')
  expectEqual(await page.getAttribute('html', 'lang'), 'fr', 'language')
  expectEqual(await focused(), 'Français', 'the focus stays')
  await page.keyboard.press('Tab')
  expectEqual(await focused(), 'file', 'tab')
  await choose(opened, bundle('bundle-small'))
  expectEqual(await focused(), 'Résultat', 'the result has the focus')
  for (const id of ['Imprimer le procès-verbal', 'Contrôler un autre fichier', 'number-0']) {
    await page.keyboard.press('Tab')
    expectEqual(await focused(), id, 'tab')
  }
  await page.keyboard.type(roots[0])
  expect((await opened.text('#number-0-status')).startsWith('Confirmé'), 'confirmed')
  // Another language keeps what was typed.
  await page.click('nav [lang=es]')
  expectEqual(await page.inputValue('#number-0'), roots[0], 'the number typed')
  expect((await opened.text('#number-0-status')).startsWith('Confirmado'), 'confirmed')
})

journey('narrow windows, large letters, and paper', async visit => {
  const opened = await visit({ locale: 'fr-SN' })
  await choose(opened, bundle('bundle'))
  for (const width of [1280, 375, 320]) await opened.fits(width, `${width} px`)
  await opened.page.setViewportSize({ width: 375, height: 800 })
  await opened.page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
  await opened.fits(375, 'letters twice as large')
  await opened.page.evaluate(() => { document.documentElement.style.fontSize = '' })
  await picture(opened, 'open-fr-375')
  await opened.page.setViewportSize({ width: 1280, height: 900 })
  await opened.page.click('.actions .button-plain')
  await choose(opened, bundle('bundle-small'))
  const pdf = await opened.page.pdf({ format: 'A4', printBackground: false })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(pages >= 3 && pages <= 8, `${pages} pages on paper`)
  if (screenshots !== undefined) writeFileSync(path.join(screenshots, 'record.pdf'), pdf)
  await opened.page.emulateMedia({ media: 'print' })
  expect(await opened.page.locator('.sign-here').isVisible(), 'a place to sign')
  expect(!await opened.page.locator('nav').isVisible(), 'no controls on paper')
})

journey('the page names the program that runs, and an altered one does not', async (visit, browser) => {
  const opened = await visit()
  await choose(opened, bundle('bundle-small'))
  const [, base64] = /script-src 'sha256-([^']+)'/.exec(source)
  const program = Buffer.from(base64, 'base64').toString('hex')
  expect((await opened.text('#record')).includes(program), 'the digest of the policy')
  const altered = path.join(scratch, 'altered.html')
  writeFileSync(altered, source.replace('state: "missing"', 'state: "confirmed"'))
  expect(readFileSync(altered, 'utf8') !== source, 'the page was altered')
  const address = pathToFileURL(altered).href
  const other = await browser.visit(address, { locale: 'en-GB' })
  const text = await other.text('main')
  await other.context.close()
  expect(text.includes('has not started') && text.includes('no ha arrancado'), 'it says that it has not started')
  expect(other.errors.some(error => error.includes('Content Security Policy')), 'the policy refuses it')
})

journey('a letter is said to be one, and its scan is compared', async visit => {
  const opened = await visit()
  await choose(opened, path.join(letter, 'letter.bundle'))
  expectEqual(await verdicts(opened), ['Consistent', 'Not confirmed'], 'verdicts')
  expect((await opened.text('.exchange')).includes('no signature of that State'), 'nobody else signed')
  expect((await opened.text('#limits')).includes('by letter'), 'a letter proves less')
  expect((await opened.text('#files')).includes('Not compared'), 'the scan is named')
  await opened.page.setInputFiles('#attachments', [path.join(letter, 'trace.json'), path.join(letter, 'scan.pdf')])
  await opened.page.locator('#files .status-holds').waitFor()
  const files = await opened.text('#files')
  expect(files.includes('that was named: scan.pdf'), 'the scan is the one that was named')
  expect(files.includes('None of the files that were named: trace.json'), 'another file is not')
  await opened.accessible('a letter')
})

const failed = await journeys(named)
rmSync(scratch, { recursive: true, force: true })
console.log(`verify.html: ${named.length} journeys, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
