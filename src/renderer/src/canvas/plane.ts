import { rectAround, type ImageRect } from '../../../shared/labels/geometry.ts'
import type { Brush } from './painting/scene.ts'
import type { PixelSize } from './viewport.ts'

/**
 * Paints one layer with a brush that counts CSS pixels and stands as a new one. `part`: the brush is cut to it, and what
 * lies beyond need not be painted. Null: all of the layer.
 */
export type PaintNamed<Name extends string> = (
  name: Name,
  brush: Brush,
  at: { readonly pixelRatio: number; readonly part: ImageRect | null },
) => void

/** The layers that are to be painted again: a part of each in CSS pixels, or null for all of it. */
export type Soiled<Name extends string> = Map<Name, ImageRect | null>

export interface PlaneOptions<Name extends string> {
  readonly host: HTMLElement
  /** What it shows, from bottom to top. */
  readonly names: readonly Name[]
  /** Covers what lies beneath with this colour; null: it is seen through where nothing is painted. */
  readonly ground: (() => string) | null
  readonly paint: PaintNamed<Name>
}

/** What was asked for by its name `2d`; the types of the two kinds of canvas do not say so together. */
const asBrush = (context: RenderingContext | OffscreenRenderingContext | null): Brush | null => context as Brush | null

const brushOf = (canvas: HTMLCanvasElement | OffscreenCanvas, isOpaque: boolean): Brush | null =>
  asBrush(canvas.getContext('2d', { alpha: !isOpaque }))

/** A rectangle of CSS pixels as device pixels, its edges on whole ones, outward. */
const onDevice = ({ x, y, width, height }: ImageRect, pixelRatio: number): ImageRect => {
  const [left, top] = [Math.floor(x * pixelRatio), Math.floor(y * pixelRatio)]
  const [right, bottom] = [Math.ceil((x + width) * pixelRatio), Math.ceil((y + height) * pixelRatio)]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** What is soiled of some layers: undefined for nothing, null for all. */
const soiledOf = <Name extends string>(soiled: Soiled<Name>, names: readonly Name[]): ImageRect | null | undefined => {
  const parts = names.flatMap((name) => (soiled.has(name) ? [soiled.get(name) ?? null] : []))
  return parts.length === 0 ? undefined : parts.reduce((all, part) => all && part && rectAround(all, part))
}

/**
 * A canvas on the surface that shows some layers. Without a GPU every canvas that changes is copied and put together with
 * the others as a whole, so one canvas costs a third of three. While what lies below the top layer changes in part or not
 * at all, it is copied from a sheet.
 */
export class Plane<Name extends string> {
  readonly canvas: HTMLCanvasElement
  readonly #options: PlaneOptions<Name>
  readonly #below: readonly Name[]
  #sheet: OffscreenCanvas | null = null
  #isSheetFresh = false
  #pixelRatio = 1

  constructor(options: PlaneOptions<Name>) {
    this.#options = options
    this.#below = options.names.slice(0, -1)
    this.canvas = document.createElement('canvas')
    this.canvas.className = 'canvas-layer'
    this.canvas.setAttribute('aria-hidden', 'true')
    options.host.append(this.canvas)
  }

  /** Fits it to a surface in CSS pixels. Nothing is on it then. */
  resize({ widthPx, heightPx }: PixelSize, pixelRatio: number): void {
    this.#pixelRatio = pixelRatio
    this.canvas.width = Math.max(Math.round(widthPx * pixelRatio), 1)
    this.canvas.height = Math.max(Math.round(heightPx * pixelRatio), 1)
    this.#sheet = null
  }

  /** Paints what is soiled, and what cannot be kept because of it. */
  paint(soiled: Soiled<Name>): void {
    const { names, ground } = this.#options
    const brush = brushOf(this.canvas, ground !== null)
    const all = soiledOf(soiled, names)
    if (!brush || all === undefined) return
    const below = soiledOf(soiled, this.#below)
    if (this.#below.length === 0 || below === null) {
      this.#isSheetFresh = false
      this.#paintIn(brush, all, (part) => {
        this.#lay(brush)
        this.#paintLayers(brush, names, part)
      })
      return
    }
    const sheet = this.#freshSheet(below)
    this.#paintIn(brush, all, (part) => {
      if (ground === null) brush.clearRect(0, 0, this.canvas.width, this.canvas.height)
      if (sheet) brush.drawImage(sheet, 0, 0)
      this.#paintLayers(brush, names.slice(-1), part)
    })
  }

  destroy(): void {
    this.canvas.remove()
  }

  /** What lies below the top layer, a part of it painted again where there was a sheet before. */
  #freshSheet(soiled: ImageRect | undefined): OffscreenCanvas | null {
    if (this.#sheet && this.#isSheetFresh && !soiled) return this.#sheet
    const isNew = !this.#sheet || !this.#isSheetFresh
    this.#sheet ??= new OffscreenCanvas(this.canvas.width, this.canvas.height)
    const brush = brushOf(this.#sheet, this.#options.ground !== null)
    if (!brush) return null
    this.#paintIn(brush, isNew ? null : (soiled ?? null), (part) => {
      this.#lay(brush)
      this.#paintLayers(brush, this.#below, part)
    })
    this.#isSheetFresh = true
    return this.#sheet
  }

  /** Cuts the brush to a part while something is painted. */
  #paintIn(brush: Brush, part: ImageRect | null, paint: (part: ImageRect | null) => void): void {
    if (!part) {
      paint(null)
      return
    }
    const { x, y, width, height } = onDevice(part, this.#pixelRatio)
    const ratio = this.#pixelRatio
    brush.save()
    brush.beginPath()
    brush.rect(x, y, width, height)
    brush.clip()
    paint({ x: x / ratio, y: y / ratio, width: width / ratio, height: height / ratio })
    brush.restore()
  }

  /** What lies beneath all layers. */
  #lay(brush: Brush): void {
    const { ground } = this.#options
    if (ground === null) brush.clearRect(0, 0, this.canvas.width, this.canvas.height)
    else {
      brush.fillStyle = ground()
      brush.fillRect(0, 0, this.canvas.width, this.canvas.height)
    }
  }

  #paintLayers(brush: Brush, names: readonly Name[], part: ImageRect | null): void {
    for (const name of names) {
      brush.save()
      brush.scale(this.#pixelRatio, this.#pixelRatio)
      this.#options.paint(name, brush, { pixelRatio: this.#pixelRatio, part })
      brush.restore()
    }
  }
}
