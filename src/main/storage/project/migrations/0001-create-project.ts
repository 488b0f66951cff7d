import type { Migration } from '../../migrate.ts'

/** One project's work: what was drawn, where each item stands, what was said, and at the lead's side what was delivered. */
export const createProject: Migration = {
  version: 1,
  sql: `
    CREATE TABLE setting (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE change (
      shard_id   TEXT NOT NULL,
      item_index INTEGER NOT NULL CHECK (item_index >= 0),
      seq        INTEGER NOT NULL CHECK (seq > 0),
      change_id  TEXT NOT NULL UNIQUE,
      json       TEXT NOT NULL,
      at         TEXT NOT NULL,
      PRIMARY KEY (shard_id, item_index, seq)
    ) STRICT;

    -- The labels an item has now, so that counting them never replays its changes.
    CREATE TABLE label_present (
      shard_id   TEXT NOT NULL,
      item_index INTEGER NOT NULL,
      label_id   TEXT NOT NULL,
      PRIMARY KEY (shard_id, item_index, label_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE item_state (
      shard_id        TEXT NOT NULL,
      item_index      INTEGER NOT NULL CHECK (item_index >= 0),
      state           TEXT NOT NULL DEFAULT 'todo',
      reason          TEXT,
      active_seconds  REAL NOT NULL DEFAULT 0,
      finished_at     TEXT,
      delivered_round INTEGER NOT NULL DEFAULT 0,
      delivered_at    TEXT,
      dirty           INTEGER NOT NULL DEFAULT 0,
      label_count     INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (shard_id, item_index)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE comment (
      comment_id TEXT PRIMARY KEY,
      shard_id   TEXT NOT NULL,
      item_index INTEGER NOT NULL,
      at         TEXT NOT NULL,
      author     TEXT NOT NULL,
      text       TEXT NOT NULL,
      label_id   TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX comment_by_item ON comment (shard_id, item_index, at);

    CREATE TABLE position (
      shard_id   TEXT PRIMARY KEY,
      item_index INTEGER NOT NULL,
      at         TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE submission (
      shard_id     TEXT NOT NULL,
      item_index   INTEGER NOT NULL,
      round        INTEGER NOT NULL CHECK (round > 0),
      device_id    TEXT NOT NULL,
      member_id    TEXT NOT NULL,
      json         TEXT NOT NULL,
      label_count  INTEGER NOT NULL,
      delivered_at TEXT NOT NULL,
      decision     TEXT NOT NULL DEFAULT 'waiting' CHECK (decision IN ('waiting', 'accepted', 'returned')),
      decided_at   TEXT,
      decided_by   TEXT,
      PRIMARY KEY (shard_id, item_index, device_id, round)
    ) STRICT, WITHOUT ROWID;
  `,
}
