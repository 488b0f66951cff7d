/** Saves one change and one audit entry after the other and says so after each, until it is killed. */
import { writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { createAuditLog } from '../../../../src/main/guard/audit/audit-log.ts'
import { openProjectStore } from '../../../../src/main/storage/project/project-store.ts'
import { classLabel, drawn } from './drawn-change.ts'

const homeDir = process.argv[2] ?? ''
const place = { shardId: 'shard1', index: 0 }
const store = openProjectStore({ homeDir, projectId: 'project1', key: Buffer.alloc(32, 7) })
const log = createAuditLog({ homeDir, build: 'test' })
for (;;) {
  const id = `chg-${randomBytes(8).toString('hex')}`
  const changes = [drawn(id, { after: [classLabel(`lab-${id}`, 'x'.repeat(3_000))] })]
  store.changes.append({ ...place, after: store.changes.lastId(place), changes })
  log.append({ event: 'label.save', result: 'allowed', reason: null, subject: id })
  writeSync(1, `${id}\n`)
}
