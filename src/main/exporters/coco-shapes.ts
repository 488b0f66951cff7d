import type { BoxLabel } from '../../shared/labels/box.ts'
import type { EllipseLabel } from '../../shared/labels/ellipse.ts'
import { atImage, boundsOf, signedAreaOf, type ImageRect } from '../../shared/labels/geometry.ts'
import type { Label } from '../../shared/labels/index.ts'
import type { KeypointsLabel } from '../../shared/labels/keypoints.ts'
import { maskArea } from '../../shared/labels/mask-geometry.ts'
import type { MaskLabel } from '../../shared/labels/mask.ts'
import { areaOf, type PolygonLabel } from '../../shared/labels/polygon.ts'
import type { RotatedBoxLabel } from '../../shared/labels/rotated-box.ts'
import { ringsOf, roundPx, shapeBounds } from '../../shared/labels/shape-geometry.ts'
import { columnRuns } from './column-runs.ts'
import type { ExportInput, ExportPart } from './exporter.ts'
import { losses } from './losses.ts'
import { outlinesOf } from './polygon-outlines.ts'

/** The size of the picture that a label lies on. */
type Picture = Pick<ExportPart, 'widthPx' | 'heightPx'>
type OnLoss = ExportInput['onLoss']

const bboxOf = (rect: ImageRect) => [rect.x, rect.y, rect.width, rect.height]

const boxShape = (label: BoxLabel) => ({ bbox: bboxOf(label), area: label.width * label.height, segmentation: [] })

const polygonShape = (label: PolygonLabel, onLoss: OnLoss) => {
  const { outlines, holes } = outlinesOf(label.rings)
  if (holes > 0) onLoss(losses.hole)
  return {
    bbox: bboxOf(shapeBounds(label)),
    area: areaOf(label.rings),
    segmentation: outlines.map((outline) => outline.flat()),
  }
}

/** Hundredths of a pixel: what sine and cosine leave beyond them would put an outline just outside of the picture. */
const outlineShape = (label: RotatedBoxLabel | EllipseLabel) => {
  const ring = (ringsOf(label)[0] ?? []).map(([x, y]) => atImage(roundPx(x) + 0, roundPx(y) + 0))
  return { bbox: bboxOf(boundsOf(ring)), area: Math.abs(signedAreaOf(ring)), segmentation: [ring.flat()] }
}

/** COCO's `v`: 0 not labelled, 1 labelled but hidden, 2 visible. A point that is absent stands at 0, 0. */
const visibility = { absent: 0, occluded: 1, visible: 2 } as const

const keypointsShape = (label: KeypointsLabel) => {
  const bounds = shapeBounds(label)
  return {
    bbox: bboxOf(bounds),
    area: bounds.width * bounds.height,
    segmentation: [],
    keypoints: label.points.flatMap(({ x, y, state }) => (state === 'absent' ? [0, 0, 0] : [x, y, visibility[state]])),
    num_keypoints: label.points.filter(({ state }) => state !== 'absent').length,
  }
}

const maskShape = (label: MaskLabel, { widthPx, heightPx }: Picture) => ({
  bbox: bboxOf(shapeBounds(label)),
  area: maskArea(label.tiles),
  segmentation: { size: [heightPx, widthPx], counts: columnRuns(label.tiles, { widthPx, heightPx }) },
})

/** What COCO says of a label's place; null when it has no place for it, which is told. */
export const cocoShape = (label: Label, picture: Picture, onLoss: OnLoss) => {
  switch (label.kind) {
    case 'box':
      return boxShape(label)
    case 'polygon':
      return polygonShape(label, onLoss)
    case 'rotated-box':
      onLoss(losses.rotation)
      return outlineShape(label)
    case 'ellipse':
      onLoss(losses.ellipse)
      return outlineShape(label)
    case 'keypoints':
      return keypointsShape(label)
    case 'mask':
      return maskShape(label, picture)
    case 'polyline':
      onLoss(losses.noPlaceForLine)
      return null
    case 'cuboid':
      onLoss(losses.noPlaceForCuboid)
      return null
    case 'item-class':
      onLoss(losses.noPlaceForItemClass)
      return null
    case 'span':
      onLoss(losses.noPlaceForSpan)
      return null
  }
}
