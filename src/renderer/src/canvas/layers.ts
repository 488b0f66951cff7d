import { rectAround, type ImageRect } from '../../../shared/labels/geometry.ts'
import { Plane, type PaintNamed, type Soiled } from './plane.ts'
import type { PixelSize } from './viewport.ts'

/** What lies on a surface from bottom to top. */
const layerNames = ['picture', 'shapes', 'pointer'] as const
export type LayerName = (typeof layerNames)[number]
export type PaintLayer = PaintNamed<LayerName>

export interface Layers {
  /** Asks for a layer to be painted in the next frame. */
  readonly soil: (...names: readonly LayerName[]) => void
  /** Asks for a part of a layer, in CSS pixels: the rest stays as it is, unless all of it is asked for as well. */
  readonly soilPart: (name: LayerName, part: ImageRect) => void
  /** Fits the layers to a surface in CSS pixels at the screen's own sharpness. */
  readonly resize: (surface: PixelSize) => void
  /** Gives the picture a canvas of its own, for a look that is for the picture alone, or takes it away. */
  readonly separatePicture: (apart: boolean) => void
  /** What shows the picture. */
  readonly pictureCanvas: () => HTMLCanvasElement
  readonly destroy: () => void
}

/** Tells when the scheme of the window changes: what lies around the picture is painted in its colour. */
const watchScheme = (onChange: () => void): (() => void) => {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true })
  return () => {
    observer.disconnect()
  }
}

/** An element for the canvases below everything else that lies on a surface. */
const addHolder = (surface: HTMLElement): HTMLElement => {
  const holder = document.createElement('div')
  surface.prepend(holder)
  return holder
}

class CanvasLayers implements Layers {
  readonly #surface: HTMLElement
  readonly #holder: HTMLElement
  readonly #paint: PaintLayer
  #soiled: Soiled<LayerName> = new Map()
  readonly #stopWatching: () => void
  #planes: readonly Plane<LayerName>[]
  #size: PixelSize = { widthPx: 1, heightPx: 1 }
  #isApart = false
  #frame = 0

  constructor(host: HTMLElement, paint: PaintLayer) {
    this.#surface = host
    this.#holder = addHolder(host)
    this.#paint = paint
    this.#planes = this.#newPlanes()
    this.#stopWatching = watchScheme(() => {
      this.soil('picture')
    })
  }

  readonly soil = (...names: readonly LayerName[]): void => {
    for (const name of names) this.#soiled.set(name, null)
    this.#frame ||= requestAnimationFrame(this.#paintSoiled)
  }

  readonly soilPart = (name: LayerName, part: ImageRect): void => {
    const before = this.#soiled.get(name)
    if (before !== null) this.#soiled.set(name, before ? rectAround(before, part) : part)
    this.#frame ||= requestAnimationFrame(this.#paintSoiled)
  }

  readonly resize = (surface: PixelSize): void => {
    this.#size = surface
    for (const plane of this.#planes) plane.resize(surface, window.devicePixelRatio)
    if (this.#frame) cancelAnimationFrame(this.#frame)
    for (const name of layerNames) this.#soiled.set(name, null)
    this.#paintSoiled()
  }

  readonly separatePicture = (apart: boolean): void => {
    if (apart === this.#isApart) return
    this.#isApart = apart
    for (const plane of this.#planes) plane.destroy()
    this.#planes = this.#newPlanes()
    for (const plane of this.#planes) plane.resize(this.#size, window.devicePixelRatio)
    this.soil(...layerNames)
  }

  readonly pictureCanvas = (): HTMLCanvasElement => {
    const [lowest] = this.#planes
    if (!lowest) throw new TypeError('A surface has a plane')
    return lowest.canvas
  }

  readonly destroy = (): void => {
    this.#stopWatching()
    cancelAnimationFrame(this.#frame)
    this.#holder.remove()
  }

  readonly #paintSoiled = (): void => {
    this.#frame = 0
    const soiled = this.#soiled
    this.#soiled = new Map()
    for (const plane of this.#planes) plane.paint(soiled)
  }

  #newPlanes(): readonly Plane<LayerName>[] {
    const shared = { host: this.#holder, paint: this.#paint }
    if (this.#isApart)
      return [['picture'] as const, ['shapes', 'pointer'] as const].map(
        (names) => new Plane<LayerName>({ ...shared, names, ground: null }),
      )
    const ground = () => getComputedStyle(this.#surface).backgroundColor
    return [new Plane<LayerName>({ ...shared, names: layerNames, ground })]
  }
}

/** Puts the layers into an element. `paint` is called inside an animation frame, at most once for each layer. */
export const createLayers = (host: HTMLElement, paint: PaintLayer): Layers => new CanvasLayers(host, paint)
