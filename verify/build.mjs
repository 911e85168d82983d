// Puts verify.html together: node build.mjs REPOSITORY [--check]
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

import { codes } from './src/build/codes.mjs'
import { catalogues, checkCatalogues } from './src/build/texts.mjs'

const [root, flag] = process.argv.slice(2)
const here = path.dirname(fileURLToPath(import.meta.url))
const read = name => readFileSync(path.join(root, name), 'utf8')
const fail = message => {
  console.error(`verify/build: ${message}`)
  process.exit(1)
}

const [, version] = /^version = "([^"]+)"$/m.exec(read('Cargo.toml')) ?? fail('no version in Cargo.toml')
const { pages, all } = catalogues(read)
const problems = checkCatalogues(pages, path.join(here, 'src'))
if (problems.length > 0) fail(problems.join('\n'))
const texts = Object.fromEntries(Object.entries(pages).map(([language, page]) => {
  const words = ['word-yes', 'word-no'].map(key => [key, all[language].get(key)])
  return [language, Object.fromEntries([...page, ...words])]
}))
const module = [
  `export const VERSION = ${JSON.stringify(version)}`,
  `export const TEXTS = ${JSON.stringify(texts)}`,
  `export const CODES = ${JSON.stringify(codes(read, all))}`
].join('\n')

const bundled = await build({
  entryPoints: [path.join(here, 'src/page.mjs')],
  absWorkingDir: here,
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2020',
  charset: 'utf8',
  // Readable on purpose: who wants to know what the page does can read it in the page.
  minify: false,
  legalComments: 'none',
  logLevel: 'error',
  plugins: [{
    name: 'texts',
    setup (plugin) {
      plugin.onResolve({ filter: /^vestigo:texts$/ }, () => ({ path: 'texts', namespace: 'vestigo' }))
      plugin.onLoad({ filter: /.*/, namespace: 'vestigo' }, () => ({ contents: module, loader: 'js' }))
    }
  }]
})
const script = `\n${bundled.outputFiles[0].text}`
const style = `\n${read('verify/src/page.css')}`
for (const [what, text] of [['script', script], ['style', style]]) {
  if (text.includes(`</${what}`)) fail(`the ${what} ends its element`)
  if (text.includes('\r')) fail(`a carriage return in the ${what}: browsers hash another text`)
}
for (const forbidden of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'eval(', 'new Function', 'fetch(', 'XMLHttpRequest', 'WebSocket', 'localStorage', 'sessionStorage', 'indexedDB', 'document.cookie', 'sendBeacon', 'import(']) {
  if (script.includes(forbidden)) fail(`the script has ${forbidden}`)
}

const source = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = [
  "default-src 'none'",
  `script-src ${source(script)}`,
  `style-src ${source(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'"
].join('; ')
const licence = name => readFileSync(path.join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim()
const licences = [
  `Vestigo ${version}: a court bundle checked in a browser, without a network. MIT OR Apache-2.0.`,
  `This page contains @noble/curves and @noble/hashes, under this licence:\n\n${licence('@noble/curves')}`
].join('\n\n')
if (licences.includes('--')) fail('a licence ends its comment')

const parts = { POLICY: policy, STYLE: style, LICENCES: licences, SCRIPT: script }
const page = read('verify/src/page.html').replace(/\{\{([A-Z]+)\}\}/g, (_, name) => parts[name])

const target = path.join(root, 'verify/verify.html')
const digest = createHash('sha256').update(page).digest('hex')
if (flag === '--check') {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== page) fail('verify/verify.html is not what verify/build makes: run verify/build')
} else {
  writeFileSync(target, page)
}
console.log(`verify.html: ${Math.round(page.length / 1024)} KiB, SHA-256 ${digest}`)
