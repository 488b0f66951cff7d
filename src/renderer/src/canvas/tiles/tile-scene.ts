import type { LabelId } from '../../../../shared/ids.ts'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { tilesWith } from '../../../../shared/labels/mask-patch.ts'
import { shapeArea, shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { plainDisplay } from '../label-display.ts'
import type { SceneStyle } from '../painting/scene.ts'
import { isShown } from '../painting/shape-look.ts'
import { ShapeIndex } from '../shape-index.ts'
import type { FromWorker, TileJob, ToWorker } from './messages.ts'
import { paintTile } from './paint-tile.ts'
import { tileRect, type DeviceRect, type Level } from './tile-grid.ts'

type Message<Kind extends ToWorker['kind']> = Extract<ToWorker, { kind: Kind }>

const noStyle: SceneStyle = { classes: new Map(), display: plainDisplay, selection: new Set() }

/** Moves a rectangle of a tile into level space. */
const inLevel = (job: TileJob): DeviceRect => {
  const whole = tileRect(job)
  return job.part === null ? whole : { ...job.part, x: whole.x + job.part.x, y: whole.y + job.part.y }
}

/**
 * What the worker knows of the item that is shown, and the tiles it is to paint. It holds no clock and no queue of its
 * own: `step` paints one tile, and whoever calls it lets messages in between.
 */
export class TileScene {
  readonly #answer: (message: FromWorker, transfer: Transferable[]) => void
  readonly #index = new ShapeIndex()
  readonly #lifted = new Set<LabelId>()
  #generation = 0
  #style: SceneStyle = noStyle
  #complete = false
  #level: Level = { scale: 1, turn: 0 }
  #pixelRatio = 1
  #jobs: readonly TileJob[] = []
  /** Jobs that were answered while the window may still ask for them. */
  #done = new Set<number>()

  constructor(answer: (message: FromWorker, transfer: Transferable[]) => void) {
    this.#answer = answer
  }

  /** Takes a message in. One of another generation than the one that is open is dropped. */
  readonly take = (message: ToWorker): void => {
    if (message.kind === 'open') this.#open(message)
    else if (message.generation !== this.#generation) return
    else if (message.kind === 'style') this.#style = message.style
    else if (message.kind === 'shapes') this.#change(message)
    else if (message.kind === 'want') this.#want(message)
    else this.#name(message)
  }

  readonly isIdle = (): boolean => !this.#complete || this.#jobs.length === 0

  /** Paints the first tile that is wanted. */
  readonly step = (): void => {
    const [job, ...rest] = this.#jobs
    if (!job || !this.#complete) return
    this.#jobs = rest
    this.#done.add(job.job)
    const rect = inLevel(job)
    const canvas = new OffscreenCanvas(rect.width, rect.height)
    const brush = canvas.getContext('2d')
    if (!brush) return
    const scene = { level: this.#level, pixelRatio: this.#pixelRatio, style: this.#style }
    const isInked = paintTile(brush, { ...scene, shapesWithin: this.#paintable }, rect)
    const bitmap = isInked ? canvas.transferToImageBitmap() : null
    this.#answer({ kind: 'tile', generation: this.#generation, job: job.job, bitmap }, bitmap ? [bitmap] : [])
  }

  #open({ generation }: Message<'open'>): void {
    this.#generation = generation
    this.#index.clear()
    this.#lifted.clear()
    this.#jobs = []
    this.#done.clear()
    this.#complete = false
  }

  #change({ put, patched, gone, lifted, more }: Message<'shapes'>): void {
    for (const id of gone) {
      this.#index.remove(id)
      this.#lifted.delete(id)
    }
    for (const id of lifted) this.#lifted.add(id)
    for (const { id } of put) this.#lifted.delete(id)
    if (this.#complete) for (const shape of put) this.#index.put(shape)
    else this.#index.load(put)
    for (const { id, tiles } of patched) {
      const mask = this.#index.get(id)
      if (mask?.kind === 'mask') this.#index.put({ ...mask, tiles: tilesWith(mask.tiles, tiles) })
    }
    this.#complete ||= !more
  }

  readonly #paintable = (within: ImageRect): readonly ShapeLabel[] =>
    this.#index.within(within).filter((shape) => !this.#lifted.has(shape.id) && isShown(this.#style, shape))

  #want({ level, pixelRatio, jobs }: Message<'want'>): void {
    this.#level = level
    this.#pixelRatio = pixelRatio
    const asked = new Set(jobs.map(({ job }) => job))
    this.#done = new Set([...this.#done].filter((job) => asked.has(job)))
    this.#jobs = jobs.filter(({ job }) => !this.#done.has(job))
  }

  /** The largest shapes of a rectangle that are wide enough for a name. */
  #name({ within, widthMinPx, most }: Message<'names'>): void {
    const wide = this.#index
      .within(within)
      .filter((shape) => shapeBounds(shape).width >= widthMinPx && isShown(this.#style, shape))
    const kept = wide.length <= most ? wide : wide.toSorted((a, b) => shapeArea(b) - shapeArea(a)).slice(0, most)
    const ids: readonly LabelId[] = kept.map(({ id }) => id)
    this.#answer({ kind: 'names', generation: this.#generation, ids }, [])
  }
}
