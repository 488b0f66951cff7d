import type { Migration } from '../../migrate.ts'

/** Everything that belongs to the device and its member rather than to one project. */
export const createHome: Migration = {
  version: 1,
  sql: `
    CREATE TABLE setting (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE private_key (
      kid        TEXT PRIMARY KEY,
      purpose    TEXT NOT NULL,
      jwk        TEXT NOT NULL,
      grant_id   TEXT,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX private_key_by_grant ON private_key (grant_id) WHERE grant_id IS NOT NULL;

    -- local_key is NULL once it was destroyed: the record of the wipe stays, the key does not.
    CREATE TABLE project (
      project_id TEXT PRIMARY KEY,
      role       TEXT NOT NULL,
      local_key  BLOB CHECK (local_key IS NULL OR length(local_key) = 32),
      state      TEXT NOT NULL,
      record     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE log_entry (
      log  TEXT NOT NULL,
      seq  INTEGER NOT NULL CHECK (seq > 0),
      hash TEXT NOT NULL,
      jws  TEXT NOT NULL,
      PRIMARY KEY (log, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_head (
      log  TEXT PRIMARY KEY,
      seq  INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE document (
      name    TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      body    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outbox (
      place      INTEGER PRIMARY KEY,
      name       TEXT NOT NULL UNIQUE,
      bytes      BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE certificate (
      certificate_id TEXT PRIMARY KEY,
      project_id     TEXT NOT NULL,
      jws            TEXT NOT NULL,
      at             TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
