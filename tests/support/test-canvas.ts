import { expect } from 'vitest'
import { hitTest, shapesAt } from '../../src/renderer/src/canvas/hit-test.ts'
import { createBrushBox } from '../../src/renderer/src/canvas/mask/brush-settings.ts'
import { createMachine } from '../../src/renderer/src/canvas/machine.ts'
import { shapesOn } from '../../src/renderer/src/canvas/shapes.ts'
import type { WetMask } from '../../src/renderer/src/canvas/painting/wet-mask.ts'
import type { CanvasKey, CanvasPointer, Desk, Outline, ToolId } from '../../src/renderer/src/canvas/tools/tool.ts'
import { panBy, toImage, type Viewport } from '../../src/renderer/src/canvas/viewport.ts'
import type { LabelId } from '../../src/shared/ids.ts'
import type { ClassId } from '../../src/shared/labels/base.ts'
import type { ImageRect } from '../../src/shared/labels/geometry.ts'
import { shapeBounds } from '../../src/shared/labels/shape-geometry.ts'
import type { LabelKind } from '../../src/shared/labels/index.ts'
import { anAddition, openDocument } from './document-builders.ts'
import { TestPixels } from './test-pixels.ts'
import { createStoredItem } from './stored-item.ts'
import type { Skeleton } from '../../src/shared/labels/keypoints.ts'
import type { ShapeLabel } from '../../src/shared/labels/shape-geometry.ts'

type Spot = readonly [number, number]
type Held = Partial<Pick<CanvasPointer, 'shift' | 'alt' | 'ctrl' | 'clicks' | 'pressure' | 'eraser'>>

const picture = { widthPx: 200, heightPx: 100 }
const skeleton: Skeleton = {
  points: [
    { name: 'Nose', x: 0.5, y: 0 },
    { name: 'Left paw', x: 0, y: 1 },
    { name: 'Right paw', x: 1, y: 1 },
  ],
  edges: [
    [0, 1],
    [0, 2],
  ],
}
const surface = { widthPx: 400, heightPx: 300 }

const touches = (a: ImageRect, b: ImageRect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height

/** Drives the tools as a person does, without a DOM. Spots are surface pixels; one image pixel is one surface pixel. */
export class TestCanvas {
  readonly doc
  readonly stored
  view: Viewport = { scale: 1, offsetX: 0, offsetY: 0 }
  selection: ReadonlySet<LabelId> = new Set()
  readOnly = false
  readonly brush = createBrushBox()
  readonly pixels = new TestPixels()
  classes: Partial<Record<LabelKind, string>> = { box: 'cat', polygon: 'tail', mask: 'cat' }
  snaps = false
  /** What was told as drawn, and which tools were asked for. */
  readonly drawn: LabelId[] = []
  readonly picked: ToolId[] = []
  #machine
  #outline: Outline | null = null
  refreshed = 0
  /** The masks that a stroke goes over by now, and the places that were told to look different. */
  wet: readonly WetMask[] = []
  wetPlaces: ImageRect[] = []

  constructor(...boxes: ShapeLabel[]) {
    const { doc, stored } = openDocument(createStoredItem(boxes.length > 0 ? [anAddition('chg-1', ...boxes)] : []))
    this.doc = doc
    this.stored = stored
    this.#machine = createMachine(this.#desk(), 'select', () => {})
  }

  #desk(): Desk {
    const shapes = () => shapesOn(this.doc.labels(), 'jpg')
    const question = (at: Spot) => ({ shapes: shapes(), selection: this.selection, view: this.view, at, reach: 1 })
    return {
      doc: this.doc,
      part: 'jpg',
      readOnly: () => this.readOnly,
      picture: () => picture,
      view: () => this.view,
      surface: () => surface,
      skeletonOf: () => skeleton,
      snaps: () => this.snaps,
      drawn: (id) => {
        this.drawn.push(id)
      },
      pick: (tool) => {
        this.picked.push(tool)
        this.pick(tool)
      },
      panBy: (dx, dy) => {
        this.view = panBy({ view: this.view, picture, surface }, dx, dy)
      },
      shapes,
      shapesIn: (rect) => shapes().filter((shape) => touches(shapeBounds(shape), rect)),
      selected: () => shapes().filter(({ id }) => this.selection.has(id)),
      selection: () => this.selection,
      select: (ids) => {
        this.selection = new Set(ids)
      },
      classFor: (kind) => (this.classes[kind] ?? null) as ClassId | null,
      classForAny: (kinds) => {
        const kind = kinds.find((wanted) => this.classes[wanted] !== undefined)
        return kind ? { classId: this.classes[kind] as ClassId, kind } : null
      },
      brush: this.brush,
      wet: {
        show: (masks, place) => {
          this.wet = masks
          this.wetPlaces.push(place)
        },
        dry: () => {
          this.wet = []
        },
      },
      pixels: this.pixels,
      reach: () => 1,
      hit: (at) => hitTest(question(at)),
      shapesAt: (at) => shapesAt(question(at)),
      outline: () => this.#outline,
      refresh: () => {
        this.refreshed += 1
      },
    }
  }

  #pointer(spot: Spot, held: Held = {}): CanvasPointer {
    return { screen: spot, image: toImage(this.view, spot), shift: false, alt: false, ctrl: false, clicks: 1, ...held }
  }

  /** Gives the tools a model that outlines, and begins anew. */
  giveModel = (outline: Outline) => {
    this.#outline = outline
    this.#machine = createMachine(this.#desk(), 'select', () => {})
  }
  pick = (id: ToolId) => {
    this.#machine.pick(id)
  }
  move = (spot: Spot, held?: Held) => {
    this.#machine.pointerMove(this.#pointer(spot, held))
  }
  down = (spot: Spot, held?: Held) => {
    this.move(spot, held)
    this.#machine.pointerDown(this.#pointer(spot, held))
  }
  up = (spot: Spot, held?: Held) => {
    this.#machine.pointerUp(this.#pointer(spot, held))
  }
  leaveSurface = () => {
    this.#machine.pointerLeave()
  }
  /** True when the tool used the wheel. */
  wheel = (spot: Spot, direction: 1 | -1, held?: Held): boolean =>
    this.#machine.wheel(this.#pointer(spot, held), direction)
  click = (spot: Spot, held?: Held) => {
    this.down(spot, held)
    this.up(spot, held)
  }
  drag = (from: Spot, to: Spot, held?: Held) => {
    this.down(from, held)
    this.move([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], held)
    this.move(to, held)
    this.up(to, held)
  }
  press = (key: string, held: Partial<CanvasKey> = {}): boolean => {
    const used = this.hold(key, held)
    this.release(key)
    return used
  }
  hold = (key: string, held: Partial<CanvasKey> = {}): boolean =>
    this.#machine.keyDown({ key, shift: false, alt: false, ctrl: false, ...held })
  release = (key: string) => {
    this.#machine.keyUp({ key, shift: false, alt: false, ctrl: false })
  }
  lendToPan = () => {
    this.#machine.lendToPan()
  }
  takeBack = () => {
    this.#machine.takeBack()
  }
  leave = () => {
    this.#machine.cancel()
  }
  select = (...ids: string[]) => {
    this.selection = new Set(ids as LabelId[])
  }
  expectState = (path: string) => {
    expect(this.#machine.path()).toBe(path)
  }
  secondary = (spot: Spot, held?: Held) => {
    this.move(spot, held)
    this.#machine.secondary(this.#pointer(spot, held))
  }
  keyboardAt = () => this.#machine.keyboardAt()
  hint = () => this.#machine.hint()
  ghost = () => this.#machine.ghost()
  labels = () => [...this.doc.labels().values()]
  causes = () => this.doc.changes().map((change) => change.cause)
}
