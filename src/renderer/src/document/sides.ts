import type { Labels, Sides } from '../../../shared/changes/apply.ts'
import type { MaskPatch } from '../../../shared/changes/change.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { isEmptyTiles, tilesBetween, tilesMerged } from '../../../shared/labels/mask-patch.ts'
import { isSameValue } from './same-label.ts'

export type { Sides } from '../../../shared/changes/apply.ts'

/** What an edit wants: labels to set by id, and ids to remove (null). */
export type Wanted = ReadonlyMap<LabelId, Label | null>

/** The edit of a mask that differs in nothing but its tiles; null: the whole label is told. */
const patchOf = (old: Label, label: Label): MaskPatch | null => {
  if (old.kind !== 'mask' || label.kind !== 'mask') return null
  const edit = tilesBetween(old.tiles, label.tiles)
  const { tiles } = old
  return edit && isSameValue(old, { ...label, tiles }) ? { id: label.id, ...edit } : null
}

/**
 * Compares what is wanted with what is there and keeps only the labels that differ; of a mask only the tiles.
 *
 * `before` is always read from `labels`, so that a change can be replayed and undone even when it was made on
 * older labels.
 */
export const sidesOf = (labels: Labels, wanted: Wanted): Sides => {
  const before: Label[] = []
  const after: Label[] = []
  const masks: MaskPatch[] = []
  for (const [id, label] of wanted) {
    const old = labels.get(id)
    if (!old && !label) continue
    if (old && label && (old === label || isSameValue(old, label))) continue
    const patch = old && label ? patchOf(old, label) : null
    if (patch) masks.push(patch)
    if (patch) continue
    if (old) before.push(old)
    if (label) after.push(label)
  }
  return masks.length > 0 ? { before, after, masks } : { before, after }
}

const patchedBy = (mask: Label | undefined, patch: MaskPatch): Label | null | undefined => {
  if (mask?.kind !== 'mask') return undefined
  const tiles = tilesMerged(mask.tiles, patch)
  return isEmptyTiles(tiles) ? null : { ...mask, tiles }
}

/**
 * What a change wants of the labels that are there now, whatever they were when it was made. Where a mask was painted on
 * meanwhile, only the change's own pixels are wanted otherwise.
 */
export const wantedBy = ({ before, after, masks = [] }: Sides, labels: Labels): Map<LabelId, Label | null> => {
  const wanted = new Map<LabelId, Label | null>()
  for (const label of before) wanted.set(label.id, null)
  for (const label of after) wanted.set(label.id, label)
  for (const patch of masks) {
    const label = patchedBy(labels.get(patch.id), patch)
    if (label !== undefined) wanted.set(patch.id, label)
  }
  return wanted
}

/** The labels that a change touches. */
export const touchedBy = ({ before, after, masks = [] }: Sides): readonly LabelId[] =>
  [...before, ...after, ...masks].map(({ id }) => id)

/** Tells whether a change changes nothing. */
export const isEmpty = ({ before, after, masks = [] }: Sides): boolean =>
  before.length + after.length + masks.length === 0
