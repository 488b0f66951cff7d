import type { Migration } from '../../migrate.ts'

/** Tells masks from other labels, so that an edit of tiles is never kept for what has none. */
export const countMaskTiles: Migration = {
  version: 3,
  sql: `
    -- How many tiles a mask has; null for a label that is no mask.
    ALTER TABLE label_present ADD COLUMN mask_tiles INTEGER CHECK (mask_tiles > 0);
  `,
}
