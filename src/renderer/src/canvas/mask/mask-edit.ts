import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { tilesBetween, type TilesEdit } from '../../../../shared/labels/mask-patch.ts'
import { maskTilePx, placeOfTile } from '../../../../shared/labels/mask-runs.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { isSameValue } from '../../document/same-label.ts'

/** More tiles than these are told as one rectangle around them. */
const placesMost = 48

/** What became of a mask that differs in nothing but its tiles; null for every other edit. */
export const maskEditOf = (old: ShapeLabel | null, shape: ShapeLabel | null): TilesEdit | null => {
  if (old?.kind !== 'mask' || shape?.kind !== 'mask') return null
  const { tiles } = old
  return isSameValue(old, { ...shape, tiles }) ? tilesBetween(tiles, shape.tiles) : null
}

const around = (places: readonly ImageRect[]): ImageRect => {
  const [x, y] = [Math.min(...places.map((place) => place.x)), Math.min(...places.map((place) => place.y))]
  const right = Math.max(...places.map((place) => place.x + place.width))
  const bottom = Math.max(...places.map((place) => place.y + place.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Where an edit changed pixels, tile by tile. */
export const placesOfEdit = ({ after }: TilesEdit): readonly ImageRect[] => {
  const places = Object.keys(after).map((key) => {
    const [column, row] = placeOfTile(key)
    return { x: column * maskTilePx, y: row * maskTilePx, width: maskTilePx, height: maskTilePx }
  })
  return places.length > placesMost ? [around(places)] : places
}
