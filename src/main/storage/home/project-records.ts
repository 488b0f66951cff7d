import type Database from 'better-sqlite3'
import type { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { onDisk } from '../disk-failure.ts'
import { parseStored } from '../stored-json.ts'
import { transact } from '../transaction.ts'

/** A project this device takes part in. `record` is the service's own JSON; `hasKey` is false once it was wiped. */
export interface ProjectRecord<T> {
  readonly projectId: string
  readonly role: string
  readonly state: string
  readonly hasKey: boolean
  readonly record: T
}

interface Row {
  readonly project_id: string
  readonly role: string
  readonly state: string
  readonly has_key: number
  readonly record: string
}

const columns = 'project_id, role, state, local_key IS NOT NULL AS has_key, record'

/** The projects of this home and the key of each one's own database. */
export interface ProjectRecords<T> {
  /**
   * Adds a project with its local key.
   *
   * @param localKey - 32 bytes; copied.
   * @throws {@link Failure} `NAME_TAKEN` when the project is there already
   */
  add(project: Omit<ProjectRecord<T>, 'hasKey'> & { readonly localKey: Uint8Array }): void
  find(projectId: string): ProjectRecord<T> | null
  list(): ProjectRecord<T>[]
  setState(projectId: string, state: string): void
  setRecord(projectId: string, record: T): void
  /** @returns 32 bytes, owned by the caller, or null when there is no such project or its key was destroyed. */
  localKey(projectId: string): Buffer | null
  /** Gives a project whose key was destroyed a new one: it was granted again. @param localKey - 32 bytes; copied. */
  renewKey(projectId: string, localKey: Uint8Array): void
  /** Forgets the key and keeps the record. @returns Whether there was one. Checkpoint afterwards. */
  destroyKey(projectId: string): boolean
}

/** Opens the table `project`; `schema` is what the caller keeps in `record`. */
export const createProjectRecords = <T>(db: Database.Database, schema: z.ZodType<T>): ProjectRecords<T> => {
  const add = db.prepare('INSERT INTO project (project_id, role, local_key, state, record) VALUES (?, ?, ?, ?, ?)')
  const find = db.prepare<[string], Row>(`SELECT ${columns} FROM project WHERE project_id = ?`)
  const list = db.prepare<[], Row>(`SELECT ${columns} FROM project ORDER BY project_id`)
  const setState = db.prepare('UPDATE project SET state = ? WHERE project_id = ?')
  const setRecord = db.prepare('UPDATE project SET record = ? WHERE project_id = ?')
  const key = db.prepare<[string], { local_key: Buffer | null }>('SELECT local_key FROM project WHERE project_id = ?')
  const destroy = db.prepare('UPDATE project SET local_key = NULL WHERE project_id = ? AND local_key IS NOT NULL')
  const renew = db.prepare('UPDATE project SET local_key = ? WHERE project_id = ? AND local_key IS NULL')
  const fromRow = (row: Row): ProjectRecord<T> => ({
    projectId: row.project_id,
    role: row.role,
    state: row.state,
    hasKey: row.has_key === 1,
    record: parseStored(row.record, schema),
  })
  return {
    add: ({ projectId, role, localKey, state, record }) => {
      transact(db, () => {
        if (find.get(projectId)) throw new Failure('NAME_TAKEN')
        add.run(projectId, role, Buffer.from(localKey), state, JSON.stringify(record))
      })
    },
    find: (projectId) =>
      onDisk(() => {
        const row = find.get(projectId)
        return row ? fromRow(row) : null
      }),
    list: () => onDisk(() => list.all().map(fromRow)),
    setState: (projectId, state) => {
      onDisk(() => setState.run(state, projectId))
    },
    setRecord: (projectId, record) => {
      onDisk(() => setRecord.run(JSON.stringify(record), projectId))
    },
    localKey: (projectId) => onDisk(() => key.get(projectId)?.local_key ?? null),
    renewKey: (projectId, localKey) => {
      onDisk(() => renew.run(Buffer.from(localKey), projectId))
    },
    destroyKey: (projectId) => onDisk(() => destroy.run(projectId).changes > 0),
  }
}
