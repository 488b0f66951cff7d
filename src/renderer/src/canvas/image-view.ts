import type { ImagePoint, ImageRect } from '../../../shared/labels/geometry.ts'
import {
  actualSize,
  centreOn,
  fitView,
  limitView,
  panBy,
  viewOf,
  zoomAt,
  type Frame,
  type PixelSize,
  type ScreenPoint,
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
  readonly source: HTMLImageElement | null
  readonly surround: Surround
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
  readonly ready: (source: HTMLImageElement) => void
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
    this.#set({ surface, view: this.#fitted ? fitView(picture, surface) : limitView(view, picture, surface) })
  }

  readonly begin = (): void => {
    this.#set({ stage: 'loading', source: null })
  }

  readonly ready = (source: HTMLImageElement): void => {
    const picture = { widthPx: source.naturalWidth, heightPx: source.naturalHeight }
    this.#fitted = true
    this.#set({ stage: 'ready', source, picture, view: fitView(picture, this.#state.surface) })
  }

  readonly fail = (): void => {
    this.#set({ stage: 'failed', source: null })
  }

  readonly fit = (): void => {
    this.#fitted = true
    this.#set({ view: fitView(this.#state.picture, this.#state.surface) })
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
    const left = rect.x * view.scale + view.offsetX
    const top = rect.y * view.scale + view.offsetY
    const seen =
      left >= 0 &&
      top >= 0 &&
      left + rect.width * view.scale <= surface.widthPx &&
      top + rect.height * view.scale <= surface.heightPx
    if (!seen) this.#move((frame) => limitView(viewOf(rect, surface), frame.picture, surface))
  }

  readonly stepSurround = (): void => {
    const next = surrounds[(surrounds.indexOf(this.#state.surround) + 1) % surrounds.length] ?? 'theme'
    this.#set({ surround: next })
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
