import { shapeBounds } from '../../../../shared/labels/shape-geometry.ts'
import { gripsOf, turnReachPx } from '../grips.ts'
import { frameOf, isTurned, rotationHandleOf, type TurnedShape } from '../turned-frame.ts'
import { rectToScreen, toScreen, type ScreenPoint, type Viewport } from '../viewport.ts'
import { strokeTwice, thinStroke } from './double-stroke.ts'
import type { Lying } from './kinds/painter.ts'
import { traceLine } from './outline.ts'
import { painterOf } from './painters.ts'
import type { Brush } from './scene.ts'

const paintGrip = (
  brush: Brush,
  [x, y]: ScreenPoint,
  { sizePx, square }: { readonly sizePx: number; readonly square: boolean },
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

const paintDashedBox = (brush: Brush, { shape, view }: Lying): void => {
  const { x, y, width, height } = rectToScreen(view, shapeBounds(shape))
  brush.beginPath()
  brush.rect(x - 4, y - 4, width + 8, height + 8)
  brush.setLineDash([4, 3])
  strokeTwice(brush, thinStroke)
  brush.setLineDash([])
}

/** The stem of the handle that turns a shape. */
const paintTurnLine = (brush: Brush, shape: TurnedShape, view: Viewport): void => {
  const frame = frameOf(shape)
  brush.beginPath()
  traceLine(brush, [rotationHandleOf(frame, 0), rotationHandleOf(frame, turnReachPx / view.scale)], view)
  strokeTwice(brush, thinStroke)
}

/** Paints what shows that a shape is selected: a dashed white box around what is no box itself, and the grips. */
export const paintSelected = (brush: Brush, lying: Lying, editable: boolean): void => {
  const { shape, view } = lying
  const painter = painterOf(shape)
  if (painter.boxed || !editable) paintDashedBox(brush, lying)
  if (!editable || shape.locked) return
  const { width, height } = rectToScreen(view, shapeBounds(shape))
  const sizePx = Math.min(width, height) < 28 ? painter.gripSizePx - 2 : painter.gripSizePx
  if (isTurned(shape)) paintTurnLine(brush, shape, view)
  for (const { grip, point } of gripsOf(shape, view.scale)) {
    const round = grip.on === 'handle' && grip.handle === 'turn'
    paintGrip(brush, toScreen(view, point), { sizePx: round ? 10 : sizePx, square: painter.square && !round })
  }
}
