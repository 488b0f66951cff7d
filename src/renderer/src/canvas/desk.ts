import { hitTest, shapesAt, type HitQuestion } from './hit-test.ts'
import type { ImageCanvasProps } from './image-canvas.ts'
import { windowBrush } from './mask/brush-settings.ts'
import type { ImageView } from './image-view.ts'
import type { SceneStyle } from './painting/scene.ts'
import type { PixelSource } from './pixels/pixel-source.ts'
import type { ShapeBoard } from './shape-board.ts'
import type { Desk, WetDesk } from './tools/tool.ts'
import { rectToImage, type ScreenPoint } from './viewport.ts'

/** Grips may lie this far outside of the bounds of their shape. CSS pixels. */
const reachPx = 48

interface DeskOptions {
  readonly props: () => ImageCanvasProps
  readonly view: ImageView
  readonly board: ShapeBoard
  readonly style: () => SceneStyle
  readonly pixels: PixelSource
  readonly reach: () => number
  readonly wet: WetDesk
  readonly refresh: () => void
}

/** The shapes near a spot, and what a hit test has to know besides. */
const questionAt = ({ props, view, board, style, reach }: DeskOptions, at: ScreenPoint): HitQuestion => {
  const near = { x: at[0] - reachPx, y: at[1] - reachPx, width: 2 * reachPx, height: 2 * reachPx }
  const { view: viewport } = view.get()
  const shapes = board.shapesIn(rectToImage(viewport, near), style())
  return { shapes, selection: props().selection, view: viewport, at, reach: reach() }
}

/** Puts before the tools what they may reach of one item. */
export const createDesk = (options: DeskOptions): Desk => {
  const { props, view, board, style, pixels, reach, refresh, wet } = options
  const { doc, part } = props()
  const classForAny: Desk['classForAny'] = (kinds) => {
    if (view.get().stage !== 'ready') return null
    const { classes } = props().ontology
    const ordered = [...classes.filter(({ id }) => id === props().activeClassId), ...classes]
    for (const { id, kinds: own, retired } of ordered) {
      if (retired) continue
      const kind = kinds.find((wanted) => own.includes(wanted))
      if (kind) return { classId: id, kind }
    }
    return null
  }
  return {
    doc,
    part: part.part,
    readOnly: () => props().readOnly,
    picture: () => view.get().picture,
    view: () => view.get().view,
    surface: () => view.get().surface,
    panBy: view.panBy,
    shapes: board.shapes,
    shapesIn: (rect) => board.shapesIn(rect, style()),
    selected: () => [...props().selection].flatMap((id) => board.shape(id) ?? []),
    selection: () => props().selection,
    select: (ids) => {
      props().onSelect(ids)
    },
    classFor: (kind) => classForAny([kind])?.classId ?? null,
    classForAny,
    brush: windowBrush,
    wet,
    skeletonOf: (classId) => props().ontology.classes.find(({ id }) => id === classId)?.skeleton ?? null,
    snaps: () => props().snaps,
    drawn: (id) => {
      props().onDrawn(id)
    },
    pick: (tool) => {
      props().onPick(tool)
    },
    pixels,
    reach,
    refresh,
    outline: () => props().outline,
    hit: (at) => hitTest(questionAt(options, at)),
    shapesAt: (at) => shapesAt(questionAt(options, at)),
  }
}
