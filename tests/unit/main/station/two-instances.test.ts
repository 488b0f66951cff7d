import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { isFailure } from '../../../../src/shared/failures.ts'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { recordTries } from '../../../support/security-record.ts'
import { keyStoreFile, memoryKeyStore, sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

const script = fileURLToPath(new URL('../../../support/held-station.ts', import.meta.url))
let open: Project | null = null
let again: Seat | null = null
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await again?.station.close()
  await open?.office.close()
  again = null
  open = null
})

/** Starts a workstation in a process of its own and waits for its first word. */
const start = async (homeDir: string): Promise<{ child: ChildProcess; word: string }> => {
  const child = spawn(process.execPath, ['--no-warnings', script, homeDir, keyStoreFile(homeDir)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [word] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, word: word.toString().trim() }
}

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'allowed',
    (error: unknown) => (isFailure(error) ? error.code : String(error)),
  )

describe('two workstations on one home', () => {
  it('are never in at once, also when both start in the same moment, and a killed one leaves no lock', async () => {
    open = await openProject()
    const { office, first, assign } = open
    await assign(first)
    await office.annotator.call.work.sync({})
    await finishItem(office.annotator, first, 0)
    const { homeDir, keyStore } = office.annotator
    await office.annotator.station.close()
    let [tries, accepted] = [0, 0]
    for (let round = 0; round < 3; round++) {
      const both = await Promise.all([start(homeDir), start(homeDir)])
      expect(both.map(({ word }) => word).sort()).toEqual(['HOME_IN_USE', 'held'])
      accepted += both.filter(({ word }) => word === 'held').length - 1
      const here = await codeOf(sit({ homeDir, keyStore }))
      expect(here).toBe('HOME_IN_USE')
      accepted += Number(here === 'allowed')
      tries += 2
      for (const { child, word } of both) if (word === 'held') await kill(child)
    }
    again = await sit({ homeDir, keyStore })
    await again.call.session.unlock({ passphrase: testPassphrase })
    const { changes } = await again.call.work.item({ shardId: first, index: 0 })
    expect(changes).toHaveLength(1)
    expect(await again.call.device.verifyAudit({})).toMatchObject({ whole: true })
    recordTries({ attack: 'A second app on a home that is in use', tries, accepted, lost: 1 - changes.length })
  }, 120_000)
})

describe('a home folder that is copied to a second machine', () => {
  it('does not open without the key store of the first', async () => {
    open = await openProject()
    const { office, first, assign } = open
    await assign(first)
    await office.annotator.call.work.sync({})
    await office.annotator.station.close()
    const copy = join(office.dir, 'copy')
    cpSync(office.annotator.homeDir, copy, { recursive: true })
    again = await sit({ homeDir: copy, keyStore: memoryKeyStore() })
    const code = await codeOf(again.call.session.unlock({ passphrase: testPassphrase }))
    expect(code).toBe('DEVICE_SECRET_MISSING')
    const read = await codeOf(again.station.itemBytes({ shardId: first, index: 0, part: 'png' }))
    expect(read).toBe('LOCKED')
    recordTries({
      attack: 'A home folder copied to a machine with another key store',
      tries: 2,
      accepted: [code, read].filter((one) => one === 'allowed').length,
      lost: 0,
    })
  })
})
