// Each thing that is looked for on every page is put into one page, and must be found.
import { expect } from '../harness.mjs'

export const name = 'what is looked for on every page is found where it is'

const into = markup => html => html.replace('</main>', `${markup}</main>`)
const FAULTS = {
  'an error of a script': into('<script>null.nothing</script>'),
  'an error on the console': into('<script>console.error("told")</script>'),
  'a file that is not there': into('<img src="/static/none.png" alt="nothing">'),
  'a request to somebody else': into('<img src="http://192.0.2.1/x.png" alt="nothing">'),
  'a button without a name': into('<button type="button"></button>'),
  'a field without a label': into('<input name="x">'),
  'words too pale to read': into('<p style="color: #bbb">pale</p>'),
  'a page wider than the window': into('<div style="width: 2000px">wide</div>'),
  'words that are cut': into('<p style="width: 3rem; overflow: hidden; white-space: nowrap">words that are cut</p>'),
  'another language': html => html.replace('<html lang="fr"', '<html lang="en"')
}

export async function run (house) {
  const answered = { 'an answer that is no page': 500, 'a page that is not there': 404 }
  for (const fault of [...Object.keys(FAULTS), ...Object.keys(answered)]) {
    const desk = await house.desk({ officer: 'aude' })
    desk.colours = fault
    await desk.page.route(desk.address('/help'), async route => {
      const answer = await route.fetch()
      const headers = { 'content-type': 'text/html; charset=utf-8' }
      const body = await answer.text()
      await route.fulfill({ status: answered[fault] ?? 200, headers, body: (FAULTS[fault] ?? (html => html))(body) })
    })
    const said = await desk.go('/help').then(() => null, error => error.message)
    const found = said ?? desk.visit.errors[0] ?? desk.visit.requests[0]
    expect(found !== undefined, `${fault} is not found`)
    // What was put there is not to be told of again at the end.
    house.open.splice(house.open.indexOf(desk), 1)
    await desk.visit.context.close()
  }
  // The same page as it is: nothing is found that is not there.
  const desk = await house.desk({ officer: 'aude' })
  desk.colours = 'no fault'
  await desk.go('/help')
  house.told = `${Object.keys(FAULTS).length + 2} faults found`
}
