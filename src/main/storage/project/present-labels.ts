import type Database from 'better-sqlite3'
import type { Sides } from '../../../shared/changes/apply.ts'
import type { MaskPatch } from '../../../shared/changes/change.ts'
import { Failure } from '../../../shared/failures.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { ItemPlace, OpenOn } from './changes.ts'

/** By how much an item grew: counting its labels anew would cost more with every label. */
export interface Growth {
  labels: number
  missing: number
  suggested: number
}

type Place = ItemPlace & { readonly openOn?: ((label: Label) => OpenOn) | undefined }

/** Which labels the items have now, so that neither counting nor checking them replays their changes. */
export interface PresentLabels {
  /**
   * Follows one change and adds to `growth`.
   *
   * @throws {@link Failure} `INPUT_INVALID` when it patches what is no mask, or leaves a mask without a pixel.
   */
  follow(place: Place, change: Sides, growth: Growth): void
}

interface Present {
  readonly missing: number
  readonly suggested: number
  /** Null: no mask. */
  readonly tiles: number | null
}

const nothingOpen: OpenOn = { missing: false, suggested: false }

const grow = (growth: Growth, by: 1 | -1, present: Present | undefined): void => {
  if (!present) return
  growth.labels += by
  growth.missing += by * present.missing
  growth.suggested += by * present.suggested
}

const ofLabel = 'shard_id = ? AND item_index = ? AND label_id = ?'

const prepare = (db: Database.Database) => ({
  find: db.prepare<[string, number, string], Present>(
    `SELECT missing, suggested, mask_tiles AS tiles FROM label_present WHERE ${ofLabel}`,
  ),
  put: db.prepare(
    `INSERT INTO label_present (shard_id, item_index, label_id, missing, suggested, mask_tiles)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     missing = excluded.missing, suggested = excluded.suggested, mask_tiles = excluded.mask_tiles`,
  ),
  drop: db.prepare(`DELETE FROM label_present WHERE ${ofLabel}`),
  setTiles: db.prepare(`UPDATE label_present SET mask_tiles = ? WHERE ${ofLabel}`),
})

const presentOf = (label: Label, { missing, suggested }: OpenOn): Present => ({
  missing: missing ? 1 : 0,
  suggested: suggested ? 1 : 0,
  tiles: label.kind === 'mask' ? Object.keys(label.tiles).length : null,
})

const setIn = (side: MaskPatch['after']): number => Object.values(side).filter((runs) => runs !== null).length

/** Prepares the statements over the table `label_present`. */
export const createPresentLabels = (db: Database.Database): PresentLabels => {
  const statements = prepare(db)
  const patch = ({ shardId, index }: Place, { id, before, after }: MaskPatch): void => {
    const tiles = statements.find.get(shardId, index, id)?.tiles ?? 0
    const left = tiles + setIn(after) - setIn(before)
    if (tiles === 0 || left < 1) throw new Failure('INPUT_INVALID')
    statements.setTiles.run(left, shardId, index, id)
  }
  return {
    follow: (place, { before, after, masks = [] }, growth) => {
      const { shardId, index } = place
      // A label that stays is counted below: looking it up twice would double the work of every edit.
      const kept = new Set(after.map(({ id }) => id))
      for (const { id } of before) {
        if (kept.has(id)) continue
        grow(growth, -1, statements.find.get(shardId, index, id))
        statements.drop.run(shardId, index, id)
      }
      for (const label of after) {
        grow(growth, -1, statements.find.get(shardId, index, label.id))
        const present = presentOf(label, place.openOn?.(label) ?? nothingOpen)
        statements.put.run(shardId, index, label.id, present.missing, present.suggested, present.tiles)
        grow(growth, 1, present)
      }
      for (const one of masks) patch(place, one)
    },
  }
}
