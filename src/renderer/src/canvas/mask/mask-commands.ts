import type { LabelId } from '../../../../shared/ids.ts'
import type { Label, LabelKind } from '../../../../shared/labels/index.ts'
import { tilesCombined, type Combination } from '../../../../shared/labels/mask-combine.ts'
import { isEmptyTiles } from '../../../../shared/labels/mask-patch.ts'
import { ringsOfTiles, tilesOfRings, tilesWithoutHoles } from '../../../../shared/labels/mask-polygon.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { PolygonLabel } from '../../../../shared/labels/polygon.ts'
import { shapeBounds } from '../../../../shared/labels/shape-geometry.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { shapesOn } from '../shapes.ts'
import { masksBelow } from './masks-below.ts'

type Doc = Pick<ItemDocument, 'label' | 'labels' | 'transact'>

/** The corners of a polygon lie at most this far from the outline of its mask, in image pixels. */
const withinPx = 1
/** What a polygon can hold: see its schema. */
const ringsMost = 10_000
const cornersMost = 100_000

/** Masks among these labels that may be changed. */
export const masksOf = (doc: Doc, ids: Iterable<LabelId>): readonly MaskLabel[] =>
  [...ids]
    .flatMap((id) => doc.label(id) ?? [])
    .filter((label) => label.kind === 'mask' && label.locked !== true) as MaskLabel[]

const mayBe = (ontology: Ontology, label: Label, kind: LabelKind): boolean =>
  ontology.classes.some((entry) => entry.id === label.classId && entry.kinds.includes(kind))

/** Fills the holes of masks; one change. */
export const fillMasks = (doc: Doc, ids: Iterable<LabelId>): void => {
  doc.transact('mask.fill-holes', (draft) => {
    for (const mask of masksOf(doc, ids)) draft.put({ ...mask, tiles: tilesWithoutHoles(mask.tiles) })
  })
}

const polygonOf = (mask: MaskLabel): PolygonLabel | null => {
  const { tiles, kind: _, ...base } = mask
  const rings = ringsOfTiles(tiles, withinPx)
  const isTooRagged = rings.length > ringsMost || rings.some((ring) => ring.length > cornersMost)
  return isTooRagged ? null : { ...base, kind: 'polygon', rings }
}

const maskOf = (polygon: PolygonLabel): MaskLabel | null => {
  const { rings, kind: _, ...base } = polygon
  const tiles = tilesOfRings(rings)
  return isEmptyTiles(tiles) ? null : { ...base, kind: 'mask', tiles }
}

/** Masks that can become polygons: their class may be drawn so. */
export const masksForPolygons = (doc: Doc, ontology: Ontology, ids: Iterable<LabelId>): readonly MaskLabel[] =>
  masksOf(doc, ids).filter((mask) => mayBe(ontology, mask, 'polygon'))

export const polygonsForMasks = (doc: Doc, ontology: Ontology, ids: Iterable<LabelId>): readonly PolygonLabel[] =>
  [...ids]
    .flatMap((id) => doc.label(id) ?? [])
    .filter((label) => label.kind === 'polygon')
    .filter((polygon) => polygon.locked !== true && mayBe(ontology, polygon, 'mask'))

/**
 * Turns masks into polygons with holes and parts, the labels keeping their ids; one change. A mask with more corners than
 * a polygon can hold stays.
 *
 * @returns How many stayed.
 */
export const turnIntoPolygons = (doc: Doc, masks: readonly MaskLabel[]): number => {
  const polygons = masks.map(polygonOf)
  doc.transact('mask.turn-into-polygon', (draft) => {
    for (const polygon of polygons) if (polygon) draft.put(polygon)
  })
  return polygons.filter((polygon) => polygon === null).length
}

/** The reverse. A polygon that covers no pixel's centre stays. */
export const turnIntoMasks = (doc: Doc, polygons: readonly PolygonLabel[]): number => {
  const masks = polygons.map(maskOf)
  doc.transact('polygon.turn-into-mask', (draft) => {
    for (const mask of masks) if (mask) draft.put(mask)
  })
  return masks.filter((mask) => mask === null).length
}

/** Takes the pixels of masks away from unlocked masks beneath them; what has none left goes. One change. */
export const subtractBelow = (doc: Doc, ids: Iterable<LabelId>): void => {
  doc.transact('mask.subtract-below', (draft) => {
    for (const mask of masksOf(doc, ids)) {
      const shapesIn = () => shapesOn(doc.labels(), mask.part)
      for (const below of masksBelow({ shapesIn }, mask, shapeBounds(mask))) {
        const now = draft.get(below.id)
        if (now?.kind !== 'mask') continue
        const tiles = tilesCombined(now.tiles, mask.tiles, 'subtract')
        if (isEmptyTiles(tiles)) draft.remove(now.id)
        else draft.put({ ...now, tiles })
      }
    }
  })
}

const causes: Readonly<Record<Combination, string>> = {
  union: 'masks.join',
  subtract: 'masks.subtract',
  intersect: 'masks.intersect',
}

/**
 * Puts masks together into the first of them; the others go, except where they were only taken away. One change.
 *
 * @returns The mask that is left, or null.
 */
export const combineMasks = (doc: Doc, ids: Iterable<LabelId>, how: Combination): LabelId | null => {
  const [first, ...others] = masksOf(doc, ids)
  if (!first || others.length === 0) return null
  const tiles = others.reduce((together, { tiles: next }) => tilesCombined(together, next, how), first.tiles)
  doc.transact(causes[how], (draft) => {
    if (isEmptyTiles(tiles)) draft.remove(first.id)
    else draft.put({ ...first, tiles })
    if (how !== 'subtract') for (const { id } of others) draft.remove(id)
  })
  return isEmptyTiles(tiles) ? null : first.id
}
