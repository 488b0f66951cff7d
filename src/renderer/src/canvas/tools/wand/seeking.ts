import { escapeEnds } from '../gesture-ends.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { RegionSketch } from './region-sketch.ts'
import type { Saying } from './saying.ts'
import { wandTarget } from './target.ts'

/** So many CSS pixels to the right make the tolerance one higher. */
const pxPerStep = 4

const isOn = (desk: Desk, [x, y]: CanvasPointer['image']): boolean => {
  const { widthPx, heightPx } = desk.picture()
  return x >= 0 && y >= 0 && x < widthPx && y < heightPx
}

/** The button is down: the region is shown, and a drag makes it larger or smaller. Null when nothing can come of it. */
export const seeking = (desk: Desk, from: CanvasPointer, done: (said: Saying) => ToolState): ToolState | null => {
  const target = isOn(desk, from.image) ? wandTarget(desk, from) : null
  if (!target) return null
  const first = desk.brush.get().wandTolerance
  const sketch = new RegionSketch(desk, from.image, target)
  let tolerance = first
  sketch.ask(tolerance)
  return {
    name: 'seeking',
    cursor: () => 'ew-resize',
    ghost: () => sketch.said.ghost ?? sketch.note(`Tolerance ${String(tolerance)}`),
    pointerMove: ({ screen }) => {
      const wanted = Math.round(Math.min(Math.max(first + (screen[0] - from.screen[0]) / pxPerStep, 0), 100))
      if (wanted === tolerance) return 'stay'
      tolerance = wanted
      desk.brush.set({ wandTolerance: wanted })
      sketch.ask(tolerance)
      return 'stay'
    },
    pointerUp: () => {
      sketch.release()
      return done(sketch.said)
    },
    ...escapeEnds(sketch),
  }
}
