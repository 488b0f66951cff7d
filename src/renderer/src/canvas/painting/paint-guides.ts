import type { Guide } from '../picture-look.ts'
import { rectToScreen, shownRect, type PixelSize, type Viewport } from '../viewport.ts'
import { strokeTwice, thinStroke } from './double-stroke.ts'
import type { Brush } from './scene.ts'

/** Guides across the surface: dashed, dark under light, so that they show on every picture. */
export const paintGuides = (
  brush: Brush,
  view: Viewport,
  { guides, surface }: { readonly guides: readonly Guide[]; readonly surface: PixelSize },
): void => {
  if (guides.length === 0) return
  const seen = shownRect(view, surface)
  brush.beginPath()
  for (const { axis, at } of guides) {
    const line = axis === 'x' ? { ...seen, x: at, width: 0 } : { ...seen, y: at, height: 0 }
    const { x, y, width, height } = rectToScreen(view, line)
    brush.moveTo(x, y)
    brush.lineTo(x + width, y + height)
  }
  strokeTwice(brush, thinStroke, [8, 4])
}
