import type { VertexPlace } from '../hit-test.ts'
import type { Guide } from '../picture-look.ts'
import type { Ghost } from '../tools/tool.ts'
import { vertexAt } from '../vertices.ts'
import { toScreen, type ScreenPoint } from '../viewport.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { paintDot } from './dots.ts'
import type { GhostScene } from './ghosts/ghost-painter.ts'
import { paintGhost } from './ghosts/index.ts'
import { paintGuides } from './paint-guides.ts'
import type { Brush } from './scene.ts'

/** What follows the pointer. */
export interface PointerScene extends GhostScene {
  readonly guides: readonly Guide[]
  readonly crosshair: ScreenPoint | null
  readonly ghost: Ghost | null
  readonly active: { readonly shape: ShapeLabel; readonly place: VertexPlace } | null
}

const paintCrosshair = (brush: Brush, [x, y]: ScreenPoint, scene: PointerScene): void => {
  const [cx, cy] = [Math.round(x) + 0.5, Math.round(y) + 0.5]
  brush.beginPath()
  brush.moveTo(0, cy)
  brush.lineTo(scene.surface.widthPx, cy)
  brush.moveTo(cx, 0)
  brush.lineTo(cx, scene.surface.heightPx)
  brush.lineWidth = 2
  brush.strokeStyle = 'rgba(0,0,0,0.35)'
  brush.stroke()
  brush.lineWidth = 1
  brush.strokeStyle = 'rgba(255,255,255,0.7)'
  brush.stroke()
}

/** Paints guides, crosshair, what a tool shows while it works, and the active vertex. The brush counts CSS pixels. */
export const paintPointer = (brush: Brush, scene: PointerScene): void => {
  paintGuides(brush, scene.view, scene)
  if (scene.crosshair) paintCrosshair(brush, scene.crosshair, scene)
  if (scene.ghost) paintGhost(brush, scene.ghost, scene)
  const { shape, place } = scene.active ?? {}
  const vertex = shape && place ? vertexAt(shape, place) : null
  if (vertex) paintDot(brush, toScreen(scene.view, vertex), { sizePx: 10, fill: '#2c60e2' })
}
