import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createAuditLog } from '../../../../src/main/guard/audit/audit-log.ts'
import { openProjectStore } from '../../../../src/main/storage/project/project-store.ts'
import { recordTries } from '../../../support/security-record.ts'
import { temporaryFolder } from './temporary-folder.ts'

interface Filled {
  readonly audit: { acknowledged: number; code: string }
  readonly auditHead: { seq: number; hash: string }
  readonly changes: { acknowledged: number; code: string }
  readonly replaced: { acknowledged: number; code: string }
}

const writer = fileURLToPath(new URL('fill-until-full.ts', import.meta.url))

/** Runs the writer where no file may grow beyond 256 KiB: the real refusal of the system, in the middle of a line or page. */
const fill = (homeDir: string): Filled => {
  const limited = 'trap \'\' XFSZ; ulimit -f 512; exec "$@"'
  const command = ['-c', limited, 'sh', process.execPath, '--no-warnings', writer, homeDir]
  return JSON.parse(execFileSync('/bin/sh', command, { encoding: 'utf8' })) as Filled
}

describe('a disk that takes no more', () => {
  it('loses nothing that was acknowledged, tears nothing and says so', () => {
    const homeDir = temporaryFolder()
    const filled = fill(homeDir)

    expect(filled.audit.code).toBe('DISK_FULL')
    expect(filled.audit.acknowledged).toBeGreaterThan(100)
    const log = createAuditLog({ homeDir, build: 'test' })
    expect(log.verify([filled.auditHead])).toMatchObject({
      whole: true,
      entries: filled.audit.acknowledged,
      brokenAt: null,
    })

    expect(['DISK_FULL', 'DISK_FAILED']).toContain(filled.changes.code)
    const store = openProjectStore({ homeDir, projectId: 'project1', key: Buffer.alloc(32, 7) })
    const place = { shardId: 'shard1', index: 0 }
    expect(store.changes.list(place)).toHaveLength(filled.changes.acknowledged)
    expect(store.itemStates.find(place)?.labels).toBe(filled.changes.acknowledged)
    store.close()

    expect(filled.replaced).toEqual({ acknowledged: 0, code: 'DISK_FULL' })
    expect(readFileSync(join(homeDir, 'document.json'), 'utf8')).toBe('old')
    expect(readdirSync(homeDir).filter((name) => name.endsWith('.tmp'))).toEqual([])
    recordTries({
      attack: 'A disk that is full while edits, audit and documents are written',
      tries: 3,
      accepted: 0,
      lost: 0,
    })
  })
})
