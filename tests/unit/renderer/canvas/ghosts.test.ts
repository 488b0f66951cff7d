import { expect, it } from 'vitest'
import { plainDisplay } from '../../../../src/renderer/src/canvas/label-display.ts'
import { paintGhost } from '../../../../src/renderer/src/canvas/painting/ghosts/index.ts'
import { paintAt } from '../../../../src/renderer/src/canvas/painting/palette.ts'
import type { Brush } from '../../../../src/renderer/src/canvas/painting/scene.ts'
import type { Ghost } from '../../../../src/renderer/src/canvas/tools/tool.ts'
import type { ClassId } from '../../../../src/shared/labels/base.ts'
import { atImage } from '../../../../src/shared/labels/geometry.ts'

const classId = 'cat' as ClassId
const points = [atImage(1, 1), atImage(30, 1), atImage(30, 20)]
const ghosts: readonly Ghost[] = [
  { kind: 'path', classId, points, closable: false },
  { kind: 'wire', classId, points, anchors: points, closable: false },
  { kind: 'outline', classId, rings: [points], points: [], box: null },
]

/** A brush that draws nothing and notes the colours of its strokes. */
const notingBrush = () => {
  const colours: unknown[] = []
  const kept: Record<string | symbol, unknown> = {}
  const brush = new Proxy(kept, {
    get: (_, name) => (name === 'stroke' ? () => colours.push(kept['strokeStyle']) : (kept[name] ?? (() => {}))),
  })
  return { brush: brush as unknown as Brush, colours }
}

it.each(ghosts)('a $kind that is drawn has the colour in which the shape will be shown', (ghost) => {
  const classes = new Map([[classId, { name: 'Cat', colour: 1, short: '1' }]])
  const display = { ...plainDisplay, classes: new Map([[classId, { colour: 5 }]]) }
  const { brush, colours } = notingBrush()
  const view = { scale: 1, offsetX: 0, offsetY: 0 }
  const surface = { widthPx: 100, heightPx: 100 }
  paintGhost(brush, ghost, { view, surface, style: { classes, display, selection: new Set() } })
  expect(colours).toContain(paintAt(5).colour)
  expect(colours).not.toContain(paintAt(1).colour)
})
