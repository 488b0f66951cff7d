/** Writes until the system lets no file grow any further; prints what failed and what was acknowledged before. */
import { join } from 'node:path'
import { createAuditLog } from '../../../../src/main/guard/audit/audit-log.ts'
import { writeFileAtomically } from '../../../../src/main/storage/atomic-file.ts'
import { openProjectStore } from '../../../../src/main/storage/project/project-store.ts'
import { classLabel, drawn } from './drawn-change.ts'

const homeDir = process.argv[2] ?? ''
const codeOf = (error: unknown): string => (error as { code: string }).code

const untilRefused = (write: (turn: number) => void): { acknowledged: number; code: string } => {
  for (let turn = 1; turn <= 10_000; turn++)
    try {
      write(turn)
    } catch (error) {
      return { acknowledged: turn - 1, code: codeOf(error) }
    }
  return { acknowledged: 10_000, code: 'none' }
}

const log = createAuditLog({ homeDir, build: 'test' })
const audit = untilRefused((turn) => {
  log.append({ event: 'label.save', result: 'allowed', reason: null, subject: `item${String(turn)}` })
})
const auditHead = log.head()

const store = openProjectStore({ homeDir, projectId: 'project1', key: Buffer.alloc(32, 7) })
const place = { shardId: 'shard1', index: 0 }
const changes = untilRefused((turn) => {
  const after = turn === 1 ? null : `chg-${String(turn - 1)}`
  const label = classLabel(`lab-${String(turn)}`, 'x'.repeat(3_000))
  store.changes.append({ ...place, after, changes: [drawn(`chg-${String(turn)}`, { after: [label] })] })
})

const file = join(homeDir, 'document.json')
writeFileAtomically(file, Buffer.from('old'))
const replaced = untilRefused(() => {
  writeFileAtomically(file, Buffer.alloc(1 << 20, 1))
})
try {
  store.close()
} catch {
  // Nothing can be moved out of the write-ahead log either; it is read at the next open.
}
process.stdout.write(JSON.stringify({ audit, auditHead, changes, replaced }))
