import type { Migration } from '../../migrate.ts'

/** Annotators write comments too, on a label or a place, and settle threads; items carry a flag and what is open on them. */
export const converseAndFind: Migration = {
  version: 2,
  sql: `
    ALTER TABLE comment ADD COLUMN side TEXT NOT NULL DEFAULT 'reviewer';
    ALTER TABLE comment ADD COLUMN answers TEXT;
    ALTER TABLE comment ADD COLUMN x REAL;
    ALTER TABLE comment ADD COLUMN y REAL;

    -- Whether the thread that a comment begins is settled. The later word counts, whoever said it.
    CREATE TABLE thread_state (
      comment_id TEXT PRIMARY KEY,
      shard_id   TEXT NOT NULL,
      item_index INTEGER NOT NULL,
      resolved   INTEGER NOT NULL,
      at         TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX thread_state_by_item ON thread_state (shard_id, item_index);

    -- Personal: never delivered.
    ALTER TABLE item_state ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0;

    -- What is open on each label and how much of it on an item, so that finding such items replays no changes.
    ALTER TABLE item_state ADD COLUMN missing_count INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE item_state ADD COLUMN suggested_count INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE label_present ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE label_present ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0;
  `,
}
