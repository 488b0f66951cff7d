import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openProjectStore } from '../../../src/main/storage/project/project-store.ts'
import { figure, quantile } from '../figures/figures.mjs'

const label = (id) => ({
  id,
  kind: 'box',
  classId: 'car',
  part: 'jpg',
  attributes: {},
  x: 1,
  y: 2,
  width: 30,
  height: 40,
})
const edit = (n) => ({
  ...{ id: `change-${n}`, cause: 'box.draw', origin: 'user', at: '2026-11-24T08:00:00.000Z', before: [] },
  after: [label(`label-${n}`)],
})

/** The same rows in a plain database, as durable as ours. */
const openPlain = (file) => {
  const db = new Database(file)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = FULL')
  db.exec(`CREATE TABLE change (shard_id TEXT, item_index INTEGER, seq INTEGER, change_id TEXT UNIQUE, json TEXT, at TEXT,
    PRIMARY KEY (shard_id, item_index, seq)) WITHOUT ROWID;
    CREATE TABLE label_present (shard_id TEXT, item_index INTEGER, label_id TEXT, PRIMARY KEY (shard_id, item_index, label_id)) WITHOUT ROWID;
    CREATE TABLE item_state (shard_id TEXT, item_index INTEGER, labels INTEGER, dirty INTEGER, PRIMARY KEY (shard_id, item_index)) WITHOUT ROWID`)
  const change = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)')
  const present = db.prepare('INSERT INTO label_present VALUES (?, ?, ?)')
  const state = db.prepare(
    'INSERT INTO item_state VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET labels = excluded.labels',
  )
  const save = db.transaction((entry, n) => {
    change.run('shard1', 0, n + 1, entry.id, JSON.stringify(entry), entry.at)
    present.run('shard1', 0, entry.after[0].id)
    state.run('shard1', 0, n + 1)
  })
  return { save, close: () => db.close() }
}

/** A saved edit in the encrypted store of a project against the same rows in a plain database; p99 of interleaved saves. */
export const saveFigure = async (folder, saves) => {
  const store = openProjectStore({ homeDir: folder, projectId: 'bench001', key: Buffer.alloc(32, 7) })
  const plain = openPlain(join(folder, 'plain.db'))
  const times = { ours: [], other: [] }
  const time = (list, work) => {
    const startedAt = performance.now()
    work()
    list.push(performance.now() - startedAt)
  }
  for (let n = 0; n < saves; n += 1) {
    const after = n === 0 ? null : `change-${n - 1}`
    const ours = () => store.changes.append({ shardId: 'shard1', index: 0, after, changes: [edit(n)] })
    const other = () => plain.save(edit(n), n)
    if (n % 2 === 0) time(times.ours, ours)
    time(times.other, other)
    if (n % 2 === 1) time(times.ours, ours)
  }
  store.close()
  plain.close()
  const p = (list, share) => quantile(list, share)
  return figure({
    ...{ id: 'crypto.saved-edit-p99', ours: p(times.ours, 0.99), other: p(times.other, 0.99), unit: 'ms', atMost: 1.3 },
    otherName: 'plain better-sqlite3, synchronous=FULL',
    spread: { ours: [p(times.ours, 0.5), p(times.ours, 0.9)], other: [p(times.other, 0.5), p(times.other, 0.9)] },
  })
}
