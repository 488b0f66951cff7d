import type { LabelId } from '../../../../shared/ids.ts'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Brush, SceneStyle } from '../painting/scene.ts'
import { tagFromPx } from '../painting/tags.ts'
import { rectToImage, shownRect, type PixelSize, type Viewport } from '../viewport.ts'
import { drawTiles } from './draw-tiles.ts'
import { createAim, type Aim } from './level-aim.ts'
import type { FromWorker, ShapesChange, TileJob } from './messages.ts'
import { inkReach, paintTile, type TileScene } from './paint-tile.ts'
import { TileFeed, type TilePainter } from './tile-feed.ts'
import {
  grown,
  levelKey,
  levelOf,
  onWholePixels,
  shared,
  tileRect,
  tilesOver,
  toLevel,
  type DeviceRect,
  type Level,
} from './tile-grid.ts'
import { TileStore, type Tile } from './tile-store.ts'

/** What is looked at: the view has its origin on a whole device pixel. */
export interface Looking {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly picture: PixelSize
  readonly pixelRatio: number
}

/** 128 tiles with ink, and those of the frame. */
const bytesMax = 128 * 2 ** 20
/** A level whose tiles over the whole picture are at most so many is kept, so that no hole is ever seen. */
const overviewTilesMax = 24
/** More changed places than these soil everything. */
const placesMost = 64
const namesAfterMs = 150
const namesMost = 160

/** Shapes as they are by now, other than the worker knows them, and around all of them that is so. */
export interface WetScene extends Pick<TileScene, 'style' | 'shapesWithin' | 'wetOf'> {
  readonly touched: () => ImageRect
}

/** The part of level space that may have ink. */
const wholeOn = (level: Level, { picture, pixelRatio }: Looking): DeviceRect =>
  grown(toLevel(level, { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx }), inkReach(pixelRatio))

/** Shapes of the picture, painted in tiles by a worker: the window only copies what is there. */
export class TileLayer {
  readonly #feed: TileFeed
  readonly #store = new TileStore(bytesMax)
  readonly #aim: Aim
  readonly #onChange: () => void
  readonly #onNames: (ids: readonly LabelId[]) => void
  #overview: Level | null = null
  #wet: WetScene | null = null
  #looking: Looking | null = null
  #wanted = ''
  #frame = 0
  #isSharp = false
  #namesTimer: ReturnType<typeof setTimeout> | undefined
  #namesFor = ''

  constructor(painter: TilePainter, on: { change: () => void; names: (ids: readonly LabelId[]) => void }) {
    this.#onChange = on.change
    this.#onNames = on.names
    this.#aim = createAim(on.change)
    this.#feed = new TileFeed(painter, this.#hear)
  }

  /** Shows the shapes of another item: nothing of the one before is kept. */
  readonly open = (shapes: readonly ShapeLabel[], style: SceneStyle): void => {
    this.#store.clear()
    this.#aim.reset()
    this.#overview = null
    this.#wet = null
    this.#wanted = ''
    this.#namesFor = ''
    this.#feed.open(shapes)
    this.#feed.tell({ kind: 'style', style })
  }

  readonly setStyle = (style: SceneStyle): void => {
    this.#feed.tell({ kind: 'style', style })
    this.#soilAll()
    this.#askNames(true)
  }

  /** Takes over what became of shapes. `places`: where they were and are on the picture. */
  readonly change = (change: ShapesChange, places: readonly ImageRect[]): void => {
    this.#feed.change(change)
    if (places.length > placesMost) this.#soilAll()
    else for (const place of places) this.#soil(place)
    if (change.put.length + change.patched.length + change.gone.length > 0) this.#askNames(true)
  }

  /**
   * Paints a place on its tiles here and at once, where the worker would come later and does not know how it looks. What
   * the worker sends is painted over likewise until {@link dry}.
   */
  readonly paintNow = (place: ImageRect, wet: WetScene): void => {
    this.#wet = wet
    const level = this.#aim.level()
    if (level) for (const tile of this.#store.tilesOf(level)) this.#paintWet(tile, place)
  }

  /** The worker was told how everything looks, or is to paint a place as it knows it. */
  readonly dry = (soiled: ImageRect | null): void => {
    const touched = this.#wet?.touched()
    this.#wet = null
    if (!touched) return
    for (const level of this.#keptLevels())
      for (const tile of this.#store.tilesOf(level))
        if (shared(this.#inkOf(level, touched), tileRect(tile))) this.#store.recall(tile)
    if (soiled) this.#soil(soiled)
    this.#onChange()
  }

  /**
   * Copies the tiles that are there to a brush that counts device pixels, and asks for those that are not.
   *
   * @param part - In CSS pixels: the rest of the surface stays as it is. Null: all is painted.
   */
  readonly paint = (brush: Brush, looking: Looking, part: ImageRect | null = null): void => {
    this.#looking = looking
    if (!part) this.#frame++
    const exact = levelOf(looking.view, looking.pixelRatio)
    const level = this.#aim.at(exact)
    const seen = this.#seen(level)
    if (!seen) return
    const { view, pixelRatio } = looking
    const lie = {
      factor: exact.scale / level.scale,
      x: Math.round(view.offsetX * pixelRatio),
      y: Math.round(view.offsetY * pixelRatio),
    }
    brush.imageSmoothingEnabled = true
    brush.imageSmoothingQuality = 'low'
    const drawn = part ? shared(seen, onWholePixels(grown(toLevel(level, rectToImage(view, part)), 1))) : seen
    if (drawn) drawTiles(brush, { store: this.#store, level, lie, frame: this.#frame }, drawn)
    const jobs = this.#jobsOver(level, seen)
    this.#isSharp = jobs.length === 0 && level.scale === exact.scale
    if (jobs.length > 0) this.#tellWanted(level, jobs)
    else this.#wantOverview(level, looking)
    this.#store.trim(this.#frame, this.#overview)
    this.#askNames(false)
  }

  /** Whether the tiles show a place of the picture as it is now, where it is seen. */
  readonly isFresh = (place: ImageRect): boolean => {
    const level = this.#aim.level()
    const seen = level ? this.#seen(level) : null
    if (!level || !seen) return false
    const part = shared(this.#inkOf(level, place), seen)
    return (
      part === null ||
      tilesOver(part).every((at) => {
        const tile = this.#store.painted(level, at)
        return tile?.asked === null && tile.dirty === null
      })
    )
  }

  /** Whether the last paint showed all that is seen as it is now, at its own scale. */
  readonly isSharp = (): boolean => this.#isSharp

  readonly destroy = (): void => {
    clearTimeout(this.#namesTimer)
    this.#aim.reset()
    this.#store.clear()
    this.#feed.stop()
  }

  readonly #hear = (message: FromWorker): void => {
    if (message.kind === 'names') this.#onNames(message.ids)
    else {
      const tile = this.#store.take(message.job, message.bitmap)
      if (tile && this.#wet) this.#paintWet(tile, this.#wet.touched())
      if (tile) this.#onChange()
    }
  }

  #paintWet(tile: Tile, place: ImageRect): void {
    const level = this.#aim.level()
    if (!this.#wet || !level || tile.level !== levelKey(level) || tile.image === null) return
    const whole = tileRect(tile)
    const part = shared(this.#inkOf(level, place), whole)
    if (!part) return
    const canvas = new OffscreenCanvas(part.width, part.height)
    const brush = canvas.getContext('2d')
    if (!brush) return
    const isInked = paintTile(brush, { ...this.#wet, level, pixelRatio: this.#looking?.pixelRatio ?? 1 }, part)
    this.#store.patch(tile, { ...part, x: part.x - whole.x, y: part.y - whole.y }, isInked ? canvas : null)
  }

  /** The part of level space that is seen and may have ink. */
  #seen(level: Level): DeviceRect | null {
    if (!this.#looking) return null
    const { view, surface } = this.#looking
    return shared(toLevel(level, shownRect(view, surface)), wholeOn(level, this.#looking))
  }

  #inkOf(level: Level, place: ImageRect): DeviceRect {
    return onWholePixels(grown(toLevel(level, place), inkReach(this.#looking?.pixelRatio ?? 1)))
  }

  #keptLevels(): readonly Level[] {
    const level = this.#aim.level()
    const overview = this.#overview
    return [
      ...(level ? [level] : []),
      ...(overview && (!level || levelKey(level) !== levelKey(overview)) ? [overview] : []),
    ]
  }

  #soil(place: ImageRect): void {
    const kept = this.#keptLevels()
    for (const level of kept) {
      const ink = this.#inkOf(level, place)
      for (const tile of this.#store.tilesOf(level)) {
        const whole = tileRect(tile)
        const part = shared(ink, whole)
        if (part) this.#store.soil(tile, { ...part, x: part.x - whole.x, y: part.y - whole.y })
      }
    }
    this.#dropOthers(kept, (level, tile) => shared(this.#inkOf(level, place), tileRect(tile)) !== null)
    this.#onChange()
  }

  #soilAll(): void {
    const kept = this.#keptLevels()
    for (const level of kept) for (const tile of this.#store.tilesOf(level)) this.#store.soil(tile)
    this.#dropOthers(kept, () => true)
    this.#onChange()
  }

  #dropOthers(kept: readonly Level[], isStale: (level: Level, tile: Tile) => boolean): void {
    const keys = new Set(kept.map(levelKey))
    for (const level of this.#store.levels()) {
      if (keys.has(levelKey(level))) continue
      for (const tile of [...this.#store.tilesOf(level)]) if (isStale(level, tile)) this.#store.drop(tile)
    }
  }

  /** The tiles that are seen are all there: then the coarse ones are brought up to date. */
  #wantOverview(level: Level, looking: Looking): void {
    if (tilesOver(wholeOn(level, looking)).length <= overviewTilesMax) this.#overview = level
    if (!this.#overview) return
    const jobs = [...this.#store.tilesOf(this.#overview)].flatMap((tile) => this.#store.jobFor(tile) ?? [])
    this.#tellWanted(this.#overview, jobs)
  }

  /** Changed parts first, then missing tiles from the middle outward. */
  #jobsOver(level: Level, seen: DeviceRect): readonly TileJob[] {
    const [x, y] = [seen.x + seen.width / 2, seen.y + seen.height / 2]
    const awayOf = (tile: Tile): number => {
      const { x: left, y: top, width, height } = tileRect(tile)
      return tile.image === null ? Math.hypot(left + width / 2 - x, top + height / 2 - y) : -1
    }
    return tilesOver(seen)
      .map((place) => this.#store.at(level, place))
      .sort((a, b) => awayOf(a) - awayOf(b))
      .flatMap((tile) => this.#store.jobFor(tile) ?? [])
  }

  #tellWanted(level: Level, jobs: readonly TileJob[]): void {
    const wanted = jobs.map(({ job }) => job).join()
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    this.#feed.tell({ kind: 'want', level, pixelRatio: this.#looking?.pixelRatio ?? 1, jobs })
  }

  /** Asks which shapes to name when the view rests or shapes changed, at most a few times a second. */
  #askNames(anew: boolean): void {
    if (!this.#looking) return
    const { view } = this.#looking
    const key = `${String(view.scale)} ${String(view.offsetX)} ${String(view.offsetY)} ${String(view.turn)}`
    if (!anew && key === this.#namesFor) return
    this.#namesFor = key
    this.#namesTimer ??= setTimeout(() => {
      this.#namesTimer = undefined
      if (!this.#looking) return
      const within = shownRect(this.#looking.view, this.#looking.surface)
      const widthMinPx = tagFromPx / this.#looking.view.scale
      this.#feed.tell({ kind: 'names', within, widthMinPx, most: namesMost })
    }, namesAfterMs)
  }
}
