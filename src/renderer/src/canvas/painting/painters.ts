import type { LabelKind } from '../../../../shared/labels/index.ts'
import { handlesOf } from '../handles.ts'
import { shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { rectToScreen, toScreen, type ScreenPoint, type Viewport } from '../viewport.ts'
import { fillShape, strokeWithHalo, traceShape } from './outline.ts'
import type { Paint } from './palette.ts'
import type { Brush } from './scene.ts'

/** How a kind of label is filled, and what is drawn on it while it is selected. */
export interface KindPainter {
  readonly fill: number
  /** Handles or vertices, and how large they are drawn. CSS pixels. */
  readonly gripSizePx: number
  readonly grips: (shape: ShapeLabel, view: Viewport) => readonly ScreenPoint[]
  readonly square: boolean
}

const noGrips = () => []
const region = { fill: 0.12, gripSizePx: 6, square: false, grips: noGrips }
const line = { ...region, fill: 0 }

/** One entry per kind; null: this kind has no place on a picture. */
export const painters: Readonly<Record<LabelKind, KindPainter | null>> = {
  box: {
    fill: 0.06,
    gripSizePx: 8,
    square: true,
    grips: (shape, view) => handlesOf(shapeBounds(shape)).map(({ point }) => toScreen(view, point)),
  },
  polygon: {
    fill: 0.12,
    gripSizePx: 6,
    square: false,
    grips: (shape, view) => (shape.kind === 'polygon' ? shape.rings.flat().map((point) => toScreen(view, point)) : []),
  },
  'rotated-box': region,
  polyline: line,
  keypoints: line,
  ellipse: region,
  mask: { ...region, fill: 0.55 },
  cuboid: region,
  'item-class': null,
  span: null,
}

const selectedFill = 0.2

export interface Look {
  readonly selected: boolean
  readonly hovered: boolean
}

/** Paints one shape: fill, halo, stroke. */
export const paintShape = (
  brush: Brush,
  { shape, view }: { shape: ShapeLabel; view: Viewport },
  paint: Paint & Look,
): void => {
  const painter = painters[shape.kind]
  if (!painter) return
  traceShape(brush, shape, view)
  fillShape(brush, paint, paint.selected ? selectedFill : painter.fill + (paint.hovered ? 0.06 : 0))
  strokeWithHalo(brush, paint, paint.selected ? 2.5 : 2)
}

const paintGrip = (
  brush: Brush,
  [x, y]: ScreenPoint,
  { sizePx, square }: { sizePx: number; square: boolean },
): void => {
  brush.beginPath()
  if (square) brush.rect(Math.round(x - sizePx / 2), Math.round(y - sizePx / 2), sizePx, sizePx)
  else brush.arc(x, y, sizePx / 2, 0, Math.PI * 2)
  brush.fillStyle = '#ffffff'
  brush.fill()
  brush.strokeStyle = '#141518'
  brush.lineWidth = 1.25
  brush.stroke()
}

/** Paints what shows that a shape is selected: a dashed white box around polygons, and the grips. */
export const paintSelected = (
  brush: Brush,
  { shape, view }: { shape: ShapeLabel; view: Viewport },
  editable: boolean,
): void => {
  const painter = painters[shape.kind]
  if (!painter) return
  if (shape.kind === 'polygon' || !editable) {
    const { x, y, width, height } = rectToScreen(view, shapeBounds(shape))
    brush.setLineDash([4, 3])
    brush.lineWidth = 3
    brush.strokeStyle = 'rgba(10,10,12,0.45)'
    brush.strokeRect(x - 4, y - 4, width + 8, height + 8)
    brush.lineWidth = 1
    brush.strokeStyle = '#ffffff'
    brush.strokeRect(x - 4, y - 4, width + 8, height + 8)
    brush.setLineDash([])
  }
  if (!editable) return
  const { width, height } = rectToScreen(view, shapeBounds(shape))
  const tight = Math.min(width, height) < 28
  const sizePx = tight ? painter.gripSizePx - 2 : painter.gripSizePx
  for (const point of painter.grips(shape, view)) paintGrip(brush, point, { sizePx, square: painter.square })
}
