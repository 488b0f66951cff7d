import type { LabelId } from '../ids.ts'
import type { Label } from '../labels/index.ts'
import { isEmptyTiles, setTilesInPlace } from '../labels/mask-patch.ts'
import type { Change } from './change.ts'

// No schema here: the window imports this file at run time.

/** The labels of one item by id, in drawing order. */
export type Labels = ReadonlyMap<LabelId, Label>

/** What a change does, without who made it and when. */
export type Sides = Pick<Change, 'before' | 'after' | 'masks'>

/** Labels that whoever applies a change made itself, so that their tiles may be changed in place. */
type Own = WeakSet<Label>

const patchMasks = (labels: Map<LabelId, Label>, masks: NonNullable<Change['masks']>, own?: Own): void => {
  for (const { id, after } of masks) {
    const mask = labels.get(id)
    if (mask?.kind !== 'mask') continue
    const patched = own?.has(mask) ? mask : { ...mask, tiles: { ...mask.tiles } }
    own?.add(patched)
    setTilesInPlace(patched.tiles, after)
    if (isEmptyTiles(patched.tiles)) labels.delete(id)
    else labels.set(id, patched)
  }
}

const apply = (labels: Map<LabelId, Label>, { before, after, masks }: Sides, own?: Own): void => {
  const kept = new Set(after.map((entry) => entry.id))
  for (const entry of before) if (!kept.has(entry.id)) labels.delete(entry.id)
  for (const entry of after) labels.set(entry.id, entry)
  if (masks) patchMasks(labels, masks, own)
}

/**
 * Applies a change to labels that nobody else holds; the labels themselves stay as they are. Order of surviving labels is
 * kept. A patch of a mask that is not there does nothing, and a mask without a pixel goes.
 */
export const applyInPlace = (labels: Map<LabelId, Label>, edit: Sides): void => {
  apply(labels, edit)
}

/**
 * Replays changes from nothing. Costs as much as the changes are long together, however many labels there are and however
 * large a mask is: it is copied at its first stroke and then painted on.
 */
export const labelsAfter = (changes: Iterable<Sides>): Map<LabelId, Label> => {
  const labels = new Map<LabelId, Label>()
  const own: Own = new WeakSet()
  for (const entry of changes) apply(labels, entry, own)
  return labels
}

/** Before and after swapped: what undo saves. */
export const invertedSides = ({ before, after, masks }: Sides): Sides => ({
  before: after,
  after: before,
  ...(masks && { masks: masks.map((patch) => ({ ...patch, before: patch.after, after: patch.before })) }),
})
