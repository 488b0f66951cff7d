import type { ImagePoint, ImageRect } from '../../../shared/labels/geometry.ts'
import { plainDisplay, type LabelDisplay } from './label-display.ts'
import type { Picture } from './painting/picture.ts'
import { lookWith, plainLook, type Crosshair, type Guide, type PictureLook } from './picture-look.ts'
import {
  actualSize,
  centreOn,
  fitView,
  limitView,
  panBy,
  rectToScreen,
  turnView,
  viewOf,
  zoomAt,
  type Frame,
  type PixelSize,
  type ScreenPoint,
  type Turn,
  type Viewport,
} from './viewport.ts'

/** What lies around the picture. `theme` follows light and dark. */
export const surrounds = ['theme', 'black', 'grey', 'white'] as const
export type Surround = (typeof surrounds)[number]

/** How a picture is looked at. A new object whenever something changes. */
export interface ImageViewState {
  readonly view: Viewport
  readonly surface: PixelSize
  readonly picture: PixelSize
  /** `failed`: the picture could not be loaded or decoded. */
  readonly stage: 'loading' | 'ready' | 'failed'
  /** What was decoded. */
  readonly source: Picture | null
  readonly surround: Surround
  readonly look: PictureLook
  readonly display: LabelDisplay
  readonly guides: readonly Guide[]
  readonly crosshair: Crosshair
}

/** The view of one surface; a screen may hold it to show zoom, position and a navigator. No function needs `this`. */
export interface ImageView {
  readonly get: () => ImageViewState
  readonly subscribe: (listener: () => void) => () => void
  /** Where the pointer is on the picture, apart from the rest because it changes with every move. */
  readonly pointer: () => ImagePoint | null
  readonly subscribePointer: (listener: () => void) => () => void
  readonly setPointer: (at: ImagePoint | null) => void
  readonly setSurface: (surface: PixelSize) => void
  readonly begin: () => void
  /** A picture that is given stays its giver's to close. */
  readonly ready: (source: Picture) => void
  readonly fail: () => void
  readonly fit: () => void
  readonly actualSize: () => void
  readonly zoomAt: (pointer: ScreenPoint, factor: number) => void
  /** Zooms around the middle. */
  readonly zoomBy: (factor: number) => void
  readonly panBy: (dx: number, dy: number) => void
  readonly centreOn: (point: ImagePoint) => void
  /** Brings a rectangle into view when it is not wholly seen. */
  readonly reveal: (rect: ImageRect) => void
  readonly stepSurround: () => void
  /** Turns the picture clockwise by degrees; a fitted one is fitted again. */
  readonly turnBy: (by: Turn) => void
  /** Changes how the picture is shown; what is not named stays. */
  readonly setLook: (change: Partial<PictureLook>) => void
  readonly resetLook: () => void
  /** Changes which labels are shown and how; what is not named stays. Sets and maps are replaced, never changed. */
  readonly setDisplay: (change: Partial<LabelDisplay>) => void
  readonly setGuides: (guides: readonly Guide[]) => void
  readonly setCrosshair: (crosshair: Crosshair) => void
}

class StoredView implements ImageView {
  readonly #listeners = new Set<() => void>()
  readonly #pointerListeners = new Set<() => void>()
  #pointer: ImagePoint | null = null
  /** True until the person pans or zooms: then the picture is fitted again when the surface changes. */
  #fitted = true
  #state: ImageViewState = {
    view: { scale: 1, offsetX: 0, offsetY: 0 },
    surface: { widthPx: 0, heightPx: 0 },
    picture: { widthPx: 0, heightPx: 0 },
    stage: 'loading',
    source: null,
    surround: 'theme',
    look: plainLook,
    display: plainDisplay,
    guides: [],
    crosshair: 'drawing',
  }

  readonly get = (): ImageViewState => this.#state
  readonly pointer = (): ImagePoint | null => this.#pointer
  readonly subscribe = (listener: () => void) => this.#join(this.#listeners, listener)
  readonly subscribePointer = (listener: () => void) => this.#join(this.#pointerListeners, listener)

  readonly setPointer = (at: ImagePoint | null): void => {
    this.#pointer = at
    for (const listener of this.#pointerListeners) listener()
  }

  readonly setSurface = (surface: PixelSize): void => {
    const { view, picture } = this.#state
    this.#set({
      surface,
      view: this.#fitted ? fitView(picture, surface, view.turn) : limitView(view, picture, surface),
    })
  }

  readonly begin = (): void => {
    this.#set({ stage: 'loading', source: null })
  }

  readonly ready = (source: Picture): void => {
    const picture = source.size
    this.#fitted = true
    const view = fitView(picture, this.#state.surface, this.#state.view.turn)
    this.#set({ stage: 'ready', source, picture, view })
  }

  readonly fail = (): void => {
    this.#set({ stage: 'failed', source: null })
  }

  readonly fit = (): void => {
    this.#fitted = true
    const { picture, surface, view } = this.#state
    this.#set({ view: fitView(picture, surface, view.turn) })
  }

  readonly actualSize = (): void => {
    this.#move(actualSize)
  }
  readonly zoomAt = (pointer: ScreenPoint, factor: number): void => {
    this.#move((frame) => zoomAt(frame, pointer, factor))
  }
  readonly zoomBy = (factor: number): void => {
    this.#move((frame) => zoomAt(frame, [frame.surface.widthPx / 2, frame.surface.heightPx / 2], factor))
  }
  readonly panBy = (dx: number, dy: number): void => {
    this.#move((frame) => panBy(frame, dx, dy))
  }
  readonly centreOn = (point: ImagePoint): void => {
    this.#move((frame) => centreOn(frame, point))
  }

  readonly reveal = (rect: ImageRect): void => {
    const { view, surface } = this.#state
    const { x, y, width, height } = rectToScreen(view, rect)
    const seen = x >= 0 && y >= 0 && x + width <= surface.widthPx && y + height <= surface.heightPx
    if (!seen) this.#move((frame) => limitView(viewOf(rect, surface, view.turn), frame.picture, surface))
  }

  readonly stepSurround = (): void => {
    const next = surrounds[(surrounds.indexOf(this.#state.surround) + 1) % surrounds.length] ?? 'theme'
    this.#set({ surround: next })
  }

  readonly turnBy = (by: Turn): void => {
    const fitted = this.#fitted
    this.#move((frame) => turnView(frame, by))
    if (fitted) this.fit()
  }

  readonly setLook = (change: Partial<PictureLook>): void => {
    this.#set({ look: lookWith(this.#state.look, change) })
  }
  readonly resetLook = (): void => {
    this.#set({ look: plainLook })
  }
  readonly setDisplay = (change: Partial<LabelDisplay>): void => {
    this.#set({ display: { ...this.#state.display, ...change } })
  }
  readonly setGuides = (guides: readonly Guide[]): void => {
    this.#set({ guides })
  }
  readonly setCrosshair = (crosshair: Crosshair): void => {
    this.#set({ crosshair })
  }

  #join(listeners: Set<() => void>, listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  #move(next: (frame: Frame) => Viewport): void {
    if (this.#state.stage !== 'ready') return
    this.#fitted = false
    this.#set({ view: next(this.#state) })
  }

  #set(next: Partial<ImageViewState>): void {
    this.#state = { ...this.#state, ...next }
    for (const listener of this.#listeners) listener()
  }
}

/** Makes a view that waits for its picture and surface. */
export const createImageView = (): ImageView => new StoredView()
