import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createAuditLog } from '../../../../src/main/guard/audit/audit-log.ts'
import { openProjectStore } from '../../../../src/main/storage/project/project-store.ts'
import { recordTries } from '../../../support/security-record.ts'
import { temporaryFolder } from './temporary-folder.ts'

const writer = fileURLToPath(new URL('write-until-killed.ts', import.meta.url))
const key = Buffer.alloc(32, 7)

/** Kills the writer in the middle of its work, once it has acknowledged so much. */
const killAfter = async (homeDir: string, acknowledgements: number): Promise<string[]> => {
  const child = spawn(process.execPath, ['--no-warnings', writer, homeDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const exited = once(child, 'close')
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.split('\n').length > acknowledgements) child.kill('SIGKILL')
  })
  const [, signal] = (await exited) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  return output.split('\n').slice(0, -1)
}

describe('a process killed in the middle of writing', () => {
  it('loses nothing it acknowledged, and keeps its chain whole, again and again', async () => {
    const homeDir = temporaryFolder()
    const acknowledged: string[] = []
    const kills = [1, 7, 40, 93]
    let lost = 0
    for (const after of kills) {
      acknowledged.push(...(await killAfter(homeDir, after)))
      const store = openProjectStore({ homeDir, projectId: 'project1', key })
      const kept = store.changes.list({ shardId: 'shard1', index: 0 }).map(({ id }) => id as string)
      expect(kept.filter((id) => acknowledged.includes(id))).toEqual(acknowledged)
      lost += acknowledged.filter((id) => !kept.includes(id)).length
      expect(kept.length - acknowledged.length).toBeLessThanOrEqual(4)
      expect(store.itemStates.find({ shardId: 'shard1', index: 0 })?.labels).toBe(kept.length)
      store.close()

      const log = createAuditLog({ homeDir, build: 'test' })
      const verdict = log.verify()
      const subjects = log
        .list({ before: null, limit: 500, since: null, until: null, group: null, results: [], text: [] })
        .entries.filter(({ event }) => event === 'label.save')
        .map(({ subject }) => subject)
      expect(verdict.whole).toBe(true)
      for (const id of acknowledged) expect(subjects).toContain(id)
      log.close()
    }
    recordTries({ attack: 'Killed while edits are saved', tries: kills.length, accepted: 0, lost })
  })
})
