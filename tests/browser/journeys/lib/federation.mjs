// The nodes that `vestigo demo --keep` left, running again: each a process of its own.
import { execFile, spawn } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect } from '../../harness.mjs'

export const COUNTRIES = ['XA', 'XB', 'XC', 'XD', 'XE']
/** Milliseconds that a node has to start, or to do what needs no person. */
const PATIENCE = 45_000

/** Looks again and again, at most as long as patience goes. */
export async function until (what, look, patience = PATIENCE) {
  const end = Date.now() + patience
  for (;;) {
    const found = await look()
    if (found) return found
    expect(Date.now() < end, `waited ${patience / 1000} s for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/** One agency's node: its pages, and its commands as somebody on its machine types them. */
class Node {
  constructor (program, dir, country) {
    this.country = country
    this.dir = path.join(dir, country.toLowerCase())
    this.program = program
    const configuration = readFileSync(path.join(this.dir, 'vestigo.toml'), 'utf8')
    const listen = /\[web\][^[]*\nlisten = "127\.0\.0\.1:(\d+)"/.exec(configuration)
    expect(listen, `${this.dir}: vestigo.toml names no address for pages`)
    this.origin = `http://localhost:${listen[1]}`
  }

  start () {
    const log = openSync(path.join(this.dir, '..', `${this.country.toLowerCase()}-pages.log`), 'a')
    // It ends with our end of its input, however we end.
    const env = { VESTIGO_STOP_WITH_STDIN: '1' }
    this.process = spawn(this.program, ['--data-dir', this.dir, 'serve'], { env, stdio: ['pipe', 'ignore', log] })
    this.ended = new Promise(resolve => this.process.once('exit', resolve))
  }

  async ready () {
    await until(`the node of ${this.country}`, async () => {
      expect(this.process.exitCode === null, `the node of ${this.country} ended: see ${this.country.toLowerCase()}-pages.log`)
      return fetch(`${this.origin}/en/sign-in`).then(answer => answer.ok, () => false)
    })
  }

  /** Runs `vestigo ARGS…` on its machine; gives exit code and what was said. */
  run (...args) {
    const options = { env: { HOME: this.dir, VESTIGO_LANG: 'en' }, maxBuffer: 32 * 1024 * 1024, timeout: PATIENCE }
    return new Promise(resolve => {
      const process = execFile(this.program, ['--data-dir', this.dir, ...args], options, (error, said, complained) => {
        resolve({ exit: error === null ? 0 : error.code, said, complained })
      })
      // Whoever would be asked something gets no answer.
      process.stdin.end()
    })
  }

  /** The same where it must succeed, its outcome read as JSON. */
  async done (...args) {
    const { exit, said, complained } = await this.run(...args, '--json')
    expect(exit === 0, `${this.country}: vestigo ${args.join(' ')}: exit ${exit}: ${complained.slice(0, 400)}`)
    return said.trim() === '' ? null : JSON.parse(said)
  }

  async stop () {
    this.process?.stdin.end()
    await this.ended
  }
}

export class Federation {
  /** Starts all nodes that are in the directory, and waits until their pages are there. */
  static async start (program, dir) {
    expect(existsSync(path.join(dir, 'roots.txt')), `${dir}: not left by vestigo demo --keep`)
    const federation = new Federation()
    federation.dir = dir
    federation.program = program
    federation.nodes = Object.fromEntries(COUNTRIES.map(country => [country, new Node(program, dir, country)]))
    for (const node of Object.values(federation.nodes)) node.start()
    await Promise.all(Object.values(federation.nodes).map(node => node.ready()))
    return federation
  }

  /** The safety numbers of all national roots, digits only. */
  roots () {
    return readFileSync(path.join(this.dir, 'roots.txt'), 'utf8').trim().split('\n').map(line => line.replace(/\D/g, ''))
  }

  async stop () {
    await Promise.all(Object.values(this.nodes).map(node => node.stop()))
  }
}
