import type Database from 'better-sqlite3'
import { onDisk } from '../disk-failure.ts'

/** A signed certificate of sanitisation, kept after the data it tells of is gone. */
export interface StoredCertificate {
  readonly certificateId: string
  readonly projectId: string
  readonly jws: string
  /** When the wipe finished, RFC 3339. */
  readonly at: string
}

/** The certificates this device wrote or, at a lead's, received. */
export interface Certificates {
  /** Adds one; the same id again is kept as it was. */
  add(certificate: StoredCertificate): void
  find(certificateId: string): StoredCertificate | null
  forProject(projectId: string): StoredCertificate[]
  /** Newest first. */
  list(): StoredCertificate[]
}

/** Opens the table `certificate`. */
export const createCertificates = (db: Database.Database): Certificates => {
  const select = 'SELECT certificate_id AS certificateId, project_id AS projectId, jws, at FROM certificate'
  const add = db.prepare('INSERT INTO certificate VALUES (?, ?, ?, ?) ON CONFLICT (certificate_id) DO NOTHING')
  const find = db.prepare<[string], StoredCertificate>(`${select} WHERE certificate_id = ?`)
  const forProject = db.prepare<[string], StoredCertificate>(`${select} WHERE project_id = ? ORDER BY at DESC`)
  const list = db.prepare<[], StoredCertificate>(`${select} ORDER BY at DESC, certificate_id`)
  return {
    add: ({ certificateId, projectId, jws, at }) => {
      onDisk(() => add.run(certificateId, projectId, jws, at))
    },
    find: (certificateId) => onDisk(() => find.get(certificateId) ?? null),
    forProject: (projectId) => onDisk(() => forProject.all(projectId)),
    list: () => onDisk(() => list.all()),
  }
}
