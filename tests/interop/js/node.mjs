// The node under test, through its own command line.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export class Node {
  constructor (vestigo, dataDir) {
    this.vestigo = vestigo
    this.dataDir = dataDir
  }

  /** Runs a command and gives its JSON. */
  async command (...args) {
    try {
      const { stdout } = await run(this.vestigo, [...args, '--data-dir', this.dataDir, '--json'])
      return JSON.parse(stdout)
    } catch (error) {
      throw new Error(`vestigo ${args.slice(0, 2).join(' ')}: ${error.stdout || error.stderr || error.message}`)
    }
  }

  /** Asks until the answer satisfies `good`, at most ten seconds. */
  async until (what, args, good) {
    const end = Date.now() + 10_000
    for (;;) {
      const answer = await this.command(...args)
      if (good(answer)) return answer
      if (Date.now() > end) throw new Error(`${what} did not happen; last seen: ${JSON.stringify(answer)}`)
    }
  }
}
