import { tilesCombined } from '../../../../../shared/labels/mask-combine.ts'
import { isEmptyTiles } from '../../../../../shared/labels/mask-patch.ts'
import { ringsOfTiles } from '../../../../../shared/labels/mask-polygon.ts'
import type { MaskLabel } from '../../../../../shared/labels/mask.ts'
import type { PolygonLabel } from '../../../../../shared/labels/polygon.ts'
import { newBase } from '../new-label.ts'
import type { CanvasPointer, Desk } from '../tool.ts'

/** Corners of a region that becomes a polygon lie at most this far from it, in image pixels. */
const withinPx = 1

/** What a region becomes. */
export interface WandTarget {
  readonly id: MaskLabel['id']
  /** Null: nothing is left. */
  readonly labelOf: (region: MaskLabel['tiles']) => MaskLabel | PolygonLabel | null
}

const changed = (mask: MaskLabel, how: 'union' | 'subtract'): WandTarget => ({
  id: mask.id,
  labelOf: (region) => {
    const tiles = tilesCombined(mask.tiles, region, how)
    return isEmptyTiles(tiles) ? null : { ...mask, tiles }
  },
})

/**
 * With Shift the region is added to the selected mask, with Alt it is taken from it; else it is a new label, a mask where
 * the class may be one. Null when there is nothing to do.
 */
export const wandTarget = (desk: Desk, { shift, alt }: CanvasPointer): WandTarget | null => {
  if (desk.readOnly()) return null
  const [selected] = desk.selected()
  if ((shift || alt) && selected?.kind === 'mask')
    return selected.locked ? null : changed(selected, shift ? 'union' : 'subtract')
  const found = alt ? null : desk.classForAny(['mask', 'polygon'])
  if (!found) return null
  const { classId, kind } = found
  const base = newBase(desk, classId)
  return {
    id: base.id,
    labelOf: (tiles) => {
      if (isEmptyTiles(tiles)) return null
      return kind === 'mask'
        ? { ...base, kind, tiles }
        : { ...base, kind: 'polygon', rings: ringsOfTiles(tiles, withinPx) }
    },
  }
}
