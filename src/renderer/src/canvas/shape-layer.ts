import type { LabelId } from '../../../shared/ids.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import type { ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { plainDisplay, type LabelDisplay } from './label-display.ts'
import type { LayerName } from './layers.ts'
import { paintLive } from './painting/paint-live.ts'
import type { Brush, SceneStyle } from './painting/scene.ts'
import { isShown, lookOf } from './painting/shape-look.ts'
import { paintTags, type Tag } from './painting/tags.ts'
import { looksOf } from './painting/words.ts'
import type { BoardChange, ShapeBoard } from './shape-board.ts'
import { startTileWorker } from './tiles/tile-feed.ts'
import { TileLayer, type Looking } from './tiles/tile-layer.ts'
import type { PixelSize, Viewport } from './viewport.ts'

/** More selected shapes than these are shown by the tiles, without what they are taken hold of by. */
const liveSelectionMost = 300
/** Selected shapes say their names up to this many. */
const namedSelectionMost = 40

/** What decides how shapes are shown. */
export interface ShapesLook {
  readonly ontology: Ontology
  readonly selection: ReadonlySet<LabelId>
  readonly display: LabelDisplay
}

export interface LiveLooking {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly selection: ReadonlySet<LabelId>
  readonly hovered: LabelId | null
  readonly editable: boolean
}

const nothing: ReadonlySet<LabelId> = new Set()

/** The shapes on the surface: tiles and names beneath, and on top the few that change. */
export class ShapeLayer {
  readonly #tiles: TileLayer
  readonly #soil: (...names: LayerName[]) => void
  readonly #onSharp: (isSharp: boolean) => void
  #board: ShapeBoard | null = null
  #ontology: Ontology | null = null
  #style: SceneStyle = { classes: new Map(), display: plainDisplay, selection: nothing }
  #named: readonly LabelId[] = []

  /** @param onSharp - Told with each paint whether all that is seen was painted as it is now, at its own scale. */
  constructor(soil: (...names: LayerName[]) => void, onSharp: (isSharp: boolean) => void) {
    this.#soil = soil
    this.#onSharp = onSharp
    this.#tiles = new TileLayer(startTileWorker(), {
      change: () => {
        soil('shapes')
      },
      names: (ids) => {
        this.#named = ids
        soil('shapes')
      },
    })
  }

  readonly style = (): SceneStyle => this.#style

  /** Shows the shapes of another board; nothing of the one before is kept. */
  readonly open = (board: ShapeBoard, look: ShapesLook): void => {
    this.#board = board
    this.#named = []
    this.#style = this.#styleOf(look)
    this.#tiles.open(board.shapes(), this.#style)
    this.#soil('shapes', 'pointer')
  }

  readonly change = ({ shapes, places }: BoardChange): void => {
    if (shapes.put.length + shapes.gone.length + shapes.lifted.length === 0) return
    this.#tiles.change(shapes, places)
  }

  /** Takes over another look; nothing is painted again when the tiles would be the same. */
  readonly restyle = (look: ShapesLook): void => {
    const [old, next] = [this.#style, this.#styleOf(look)]
    if (old.classes === next.classes && old.display === next.display && old.selection === next.selection) return
    this.#style = next
    this.#tiles.setStyle(next)
    this.#soil('pointer')
  }

  /** Tiles, then names. The brush counts CSS pixels. */
  readonly paint = (brush: Brush, looking: Looking): void => {
    if (!this.#board) return
    brush.save()
    brush.setTransform(1, 0, 0, 1, 0, 0)
    this.#tiles.paint(brush, looking)
    brush.restore()
    this.#onSharp(this.#tiles.isSharp())
    if (this.#board.letSettle(this.#tiles.isFresh)) this.#soil('pointer')
    if (this.#style.display.tags) paintTags(brush, this.#tagsOf(this.#named, false), looking)
  }

  /** Edited, hovered and selected shapes with their names. The brush counts CSS pixels. */
  readonly paintLive = (brush: Brush, looking: LiveLooking): void => {
    const board = this.#board
    if (!board) return
    const { selection, hovered } = looking
    const selected = selection.size > liveSelectionMost ? [] : [...selection]
    const ids = new Set([...board.live(), ...selected, ...(hovered === null ? [] : [hovered])])
    const shapes = [...ids].flatMap((id) => board.shape(id) ?? [])
    paintLive(brush, { ...looking, shapes, style: this.#style, isOnTiles: board.isOnTiles })
    const named = [...(hovered === null ? [] : [hovered]), ...selected.slice(0, namedSelectionMost)]
    paintTags(brush, this.#tagsOf([...new Set(named)], true), looking)
  }

  readonly destroy = (): void => {
    this.#tiles.destroy()
  }

  #tagsOf(ids: readonly LabelId[], always: boolean): readonly Tag[] {
    return ids.flatMap((id) => {
      const shape: ShapeLabel | null = this.#board?.shape(id) ?? null
      if (!shape || !this.#board || !isShown(this.#style, shape)) return []
      const { paint } = lookOf(this.#style, shape)
      return [{ shape, words: this.#board.wordsOf(shape, this.#style), paint, always }]
    })
  }

  #styleOf({ ontology, display, selection }: ShapesLook): SceneStyle {
    const classes = this.#ontology === ontology ? this.#style.classes : looksOf(ontology)
    this.#ontology = ontology
    return { classes, display, selection: selection.size > liveSelectionMost ? selection : nothing }
  }
}
