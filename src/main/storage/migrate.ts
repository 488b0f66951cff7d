import type Database from 'better-sqlite3'
import { Failure } from '../../shared/failures.ts'

/** One step from a version of the tables to the next. Never edited after a release: a change is a new step. */
export interface Migration {
  /** The version after it, counted from 1 without gaps. */
  readonly version: number
  readonly sql: string
}

/**
 * Runs the steps that a database has not seen, all in one transaction.
 *
 * A database made by a newer build is refused rather than guessed at.
 *
 * @throws {@link Failure} `HOME_DAMAGED`
 */
export const migrate = (db: Database.Database, migrations: readonly Migration[]): void => {
  const current = Number(db.pragma('user_version', { simple: true }))
  if (migrations.some((step, index) => step.version !== index + 1)) throw new TypeError('Migrations have a gap')
  if (current > migrations.length) throw new Failure('HOME_DAMAGED', { cause: new Error('Made by a newer build') })
  if (current === migrations.length) return
  db.transaction(() => {
    for (const { version, sql } of migrations.slice(current)) {
      db.exec(sql)
      db.pragma(`user_version = ${String(version)}`)
    }
  }).exclusive()
}
