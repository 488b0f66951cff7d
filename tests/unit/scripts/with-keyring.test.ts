import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..', '..')
const script = join(root, 'scripts', 'with-keyring.mjs')

interface Outcome {
  readonly exitCode: number
  readonly output: string
}

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyring-test-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const withKeyring = (args: readonly string[]): Promise<Outcome> =>
  new Promise((done) => {
    execFile(process.execPath, [script, ...args], { cwd: root }, (error, stdout, stderr) => {
      done({ exitCode: error === null ? 0 : Number(error.code), output: (stdout + stderr).trim() })
    })
  })

/** A program that talks to the real key store through the same package as the product. */
const keytar = (call: string): string[] => [
  '--',
  process.execPath,
  '--input-type=module',
  '-e',
  `import keytar from 'keytar'; process.stdout.write(String(await keytar.${call}))`,
]

/** A process that has ended but was not collected yet does not run. */
const isRunning = (pid: string): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))

// Only Linux has a key store that can be made for one run.
describe.runIf(process.platform === 'linux')('a keyring of its own', () => {
  it('opens again with the same state and holds what was put in', async () => {
    const state = join(folder, 'state')
    const put = await withKeyring(['--state', state, ...keytar(`setPassword('sample', 'device', 'kept')`)])
    expect(put.exitCode).toBe(0)
    const got = await withKeyring(['--state', state, ...keytar(`getPassword('sample', 'device')`)])
    expect(got).toEqual({ exitCode: 0, output: 'kept' })
  })

  it('shares nothing with another state', async () => {
    await withKeyring(['--state', join(folder, 'one'), ...keytar(`setPassword('sample', 'device', 'kept')`)])
    const got = await withKeyring(['--state', join(folder, 'two'), ...keytar(`getPassword('sample', 'device')`)])
    expect(got).toEqual({ exitCode: 0, output: 'null' })
  })

  it('gives the command a HOME of its own and removes it afterwards', async () => {
    const { output } = await withKeyring(['--', 'sh', '-c', 'test -d "$HOME" && printf %s "$HOME"'])
    expect(output).not.toBe('')
    expect(output).not.toBe(process.env['HOME'])
    expect(existsSync(output)).toBe(false)
  })

  it("passes on the command's exit code", async () => {
    expect((await withKeyring(['--', 'sh', '-c', 'exit 7'])).exitCode).toBe(7)
  })

  it('ends everything it started when it is told to end, however often', async () => {
    const slowToEnd = `process.on('SIGTERM', () => setTimeout(() => process.exit(), 1000))
      console.log(process.env.HOME, process.pid)
      setInterval(() => undefined, 1000)`
    const started = spawn(process.execPath, [script, '--', process.execPath, '-e', slowToEnd], { cwd: root })
    const [line] = (await once(started.stdout, 'data')) as [Buffer]
    const [home, pid] = line.toString().trim().split(' ') as [string, string]
    started.kill('SIGTERM')
    started.kill('SIGTERM')
    const [exitCode] = (await once(started, 'exit')) as [number]
    expect(exitCode).toBe(143)
    expect(existsSync(home)).toBe(false)
    expect(isRunning(pid)).toBe(false)
  })

  it('says how it is called when there is no command', async () => {
    const { exitCode, output } = await withKeyring(['--state', folder])
    expect(exitCode).toBe(2)
    expect(output).toContain('Usage')
  })
})
