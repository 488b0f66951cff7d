import { plainDisplay } from '../../src/renderer/src/canvas/label-display.ts'
import { ShapeIndex } from '../../src/renderer/src/canvas/shape-index.ts'
import { paintTile } from '../../src/renderer/src/canvas/tiles/paint-tile.ts'
import type { DeviceRect, Level } from '../../src/renderer/src/canvas/tiles/tile-grid.ts'
import type { ShapeLabel } from '../../src/shared/labels/shape-geometry.ts'

/** Paints shapes once as a whole and once in pieces, and tells the largest difference of a channel and how much is inked. */
const compare = (shapes: ShapeLabel[], level: Level, { whole, sidePx }: { whole: DeviceRect; sidePx: number }) => {
  const index = new ShapeIndex()
  index.load(shapes)
  const style = { classes: new Map(), display: plainDisplay, selection: new Set<never>() }
  const scene = { level, pixelRatio: 1, style, shapesWithin: (rect: DeviceRect) => index.within(rect) }
  const painted = (rect: DeviceRect) => {
    const brush = new OffscreenCanvas(rect.width, rect.height).getContext('2d', { willReadFrequently: true })
    if (!brush) throw new TypeError('No brush')
    paintTile(brush, scene, rect)
    return brush
  }
  const [all, pieces] = [painted(whole), painted({ ...whole, x: 1e6 })]
  for (let y = 0; y < whole.height; y += sidePx)
    for (let x = 0; x < whole.width; x += sidePx)
      pieces.drawImage(painted({ x: whole.x + x, y: whole.y + y, width: sidePx, height: sidePx }).canvas, x, y)
  // On white, as an eye compares: where ink is thin, a colour alone means nothing.
  for (const brush of [all, pieces]) {
    brush.globalCompositeOperation = 'destination-over'
    brush.fillStyle = '#ffffff'
    brush.fillRect(0, 0, whole.width, whole.height)
  }
  const [a, b] = [all, pieces].map((brush) => brush.getImageData(0, 0, whole.width, whole.height).data)
  let [largest, inked] = [0, 0]
  a?.forEach((value, at) => {
    largest = Math.max(largest, Math.abs(value - (b?.[at] ?? 0)))
    if (value < 250) inked++
  })
  return { largest, inked }
}

Object.assign(globalThis, { compareTiles: compare })
