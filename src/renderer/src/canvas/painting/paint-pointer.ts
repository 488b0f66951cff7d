import type { ScreenPoint } from '../viewport.ts'
import { toScreen } from '../viewport.ts'
import type { Ghost } from '../tools/tool.ts'
import { paintAt, withAlpha, type Paint } from './palette.ts'
import { strokeWithHalo } from './outline.ts'
import { paintGuides } from './paint-guides.ts'
import type { Brush, PointerScene } from './scene.ts'

const paintCrosshair = (brush: Brush, [x, y]: ScreenPoint, scene: PointerScene): void => {
  const [cx, cy] = [Math.round(x) + 0.5, Math.round(y) + 0.5]
  const trace = () => {
    brush.beginPath()
    brush.moveTo(0, cy)
    brush.lineTo(scene.surface.widthPx, cy)
    brush.moveTo(cx, 0)
    brush.lineTo(cx, scene.surface.heightPx)
  }
  trace()
  brush.lineWidth = 2
  brush.strokeStyle = 'rgba(0,0,0,0.35)'
  brush.stroke()
  brush.lineWidth = 1
  brush.strokeStyle = 'rgba(255,255,255,0.7)'
  brush.stroke()
}

const paintDot = (brush: Brush, [x, y]: ScreenPoint, { sizePx, fill }: { sizePx: number; fill: string }): void => {
  brush.beginPath()
  brush.arc(x, y, sizePx / 2, 0, Math.PI * 2)
  brush.fillStyle = fill
  brush.fill()
  brush.lineWidth = 1.5
  brush.strokeStyle = '#141518'
  brush.stroke()
}

const paintPath = (
  brush: Brush,
  ghost: Ghost & { kind: 'path' },
  { scene, paint }: { scene: PointerScene; paint: Paint },
): void => {
  const points = ghost.points.map((point) => toScreen(scene.view, point))
  brush.beginPath()
  points.forEach(([x, y], index) => {
    if (index === 0) brush.moveTo(x, y)
    else brush.lineTo(x, y)
  })
  brush.fillStyle = withAlpha(paint.colour, 0.12)
  brush.fill('evenodd')
  strokeWithHalo(brush, { ...paint, dash: [] }, 2)
  points.slice(0, -1).forEach((point, index) => {
    const closes = index === 0 && ghost.closable
    paintDot(brush, point, { sizePx: closes ? 12 : 7, fill: closes ? paint.colour : '#ffffff' })
  })
}

const paintMarquee = (brush: Brush, ghost: Ghost & { kind: 'marquee' }, scene: PointerScene): void => {
  const [ax, ay] = toScreen(scene.view, ghost.from)
  const [bx, by] = toScreen(scene.view, ghost.to)
  brush.fillStyle = 'rgba(255,255,255,0.12)'
  brush.fillRect(ax, ay, bx - ax, by - ay)
  brush.lineWidth = 3
  brush.strokeStyle = 'rgba(10,10,12,0.45)'
  brush.strokeRect(ax, ay, bx - ax, by - ay)
  brush.lineWidth = 1
  brush.setLineDash([4, 3])
  brush.strokeStyle = '#ffffff'
  brush.strokeRect(ax, ay, bx - ax, by - ay)
  brush.setLineDash([])
}

/** Paints crosshair, the shape being drawn and the active vertex. The brush counts CSS pixels. */
export const paintPointer = (brush: Brush, scene: PointerScene): void => {
  brush.clearRect(0, 0, scene.surface.widthPx, scene.surface.heightPx)
  paintGuides(brush, scene.view, scene)
  if (scene.crosshair) paintCrosshair(brush, scene.crosshair, scene)
  if (scene.ghost?.kind === 'path') {
    const paint = paintAt(scene.classes.get(scene.ghost.classId)?.colour ?? 10)
    paintPath(brush, scene.ghost, { scene, paint })
  }
  if (scene.ghost?.kind === 'marquee') paintMarquee(brush, scene.ghost, scene)
  const { shape, place } = scene.active ?? {}
  const vertex = shape?.kind === 'polygon' && place ? shape.rings[place.ring]?.[place.vertex] : undefined
  if (vertex) paintDot(brush, toScreen(scene.view, vertex), { sizePx: 10, fill: '#2c60e2' })
}
