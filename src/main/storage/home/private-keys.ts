import type { JsonWebKey } from 'node:crypto'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { onDisk } from '../disk-failure.ts'
import { parseStored } from '../stored-json.ts'

/** A private key of this device. `purpose` is the caller's word, for example `sign` or `agree`. */
export interface PrivateKey {
  /** JWK thumbprint, RFC 7638. */
  readonly kid: string
  readonly purpose: string
  readonly jwk: JsonWebKey
  /** The grant or request it was made for; destroying it makes old copies of that grant useless. */
  readonly grantId: string | null
  readonly createdAt: string
}

interface Row {
  readonly kid: string
  readonly purpose: string
  readonly jwk: string
  readonly grant_id: string | null
  readonly created_at: string
}

const jsonWebKey = z.looseObject({ kty: z.string() })

const fromRow = (row: Row): PrivateKey => ({
  kid: row.kid,
  purpose: row.purpose,
  jwk: parseStored(row.jwk, jsonWebKey),
  grantId: row.grant_id,
  createdAt: row.created_at,
})

/** The private keys of this device, kept inside the encrypted home database. */
export interface PrivateKeys {
  /** Adds a key; the same kid again is kept as it was. */
  add(key: PrivateKey): void
  find(kid: string): PrivateKey | null
  /** Which keys are here, of any purpose. */
  ids(): ReadonlySet<string>
  /** Oldest first. */
  list(purpose: string): PrivateKey[]
  /** Ties a key that was made ahead to the grant that uses it. */
  bindToGrant(kid: string, grantId: string): void
  forGrant(grantId: string): PrivateKey[]
  /** @returns Whether it was there. The bytes are gone from the disk after the next checkpoint. */
  remove(kid: string): boolean
  /** @returns The ids of the keys that were removed. */
  removeForGrant(grantId: string): string[]
}

/** Opens the table `private_key`. */
export const createPrivateKeys = (db: Database.Database): PrivateKeys => {
  const add = db.prepare('INSERT INTO private_key VALUES (?, ?, ?, ?, ?) ON CONFLICT (kid) DO NOTHING')
  const find = db.prepare<[string], Row>('SELECT * FROM private_key WHERE kid = ?')
  const ids = db.prepare<[], { kid: string }>('SELECT kid FROM private_key')
  const list = db.prepare<[string], Row>('SELECT * FROM private_key WHERE purpose = ? ORDER BY created_at, kid')
  const bind = db.prepare('UPDATE private_key SET grant_id = ? WHERE kid = ?')
  const forGrant = db.prepare<[string], Row>('SELECT * FROM private_key WHERE grant_id = ? ORDER BY created_at, kid')
  const drop = db.prepare('DELETE FROM private_key WHERE kid = ?')
  const dropForGrant = db.prepare<[string], { kid: string }>('DELETE FROM private_key WHERE grant_id = ? RETURNING kid')
  return {
    add: (key) => {
      onDisk(() => add.run(key.kid, key.purpose, JSON.stringify(key.jwk), key.grantId, key.createdAt))
    },
    find: (kid) =>
      onDisk(() => {
        const row = find.get(kid)
        return row ? fromRow(row) : null
      }),
    ids: () => onDisk(() => new Set(ids.all().map(({ kid }) => kid))),
    list: (purpose) => onDisk(() => list.all(purpose).map(fromRow)),
    bindToGrant: (kid, grantId) => {
      onDisk(() => bind.run(grantId, kid))
    },
    forGrant: (grantId) => onDisk(() => forGrant.all(grantId).map(fromRow)),
    remove: (kid) => onDisk(() => drop.run(kid).changes > 0),
    removeForGrant: (grantId) => onDisk(() => dropForGrant.all(grantId).map((row) => row.kid)),
  }
}
