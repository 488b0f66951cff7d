import { rectAround, type ImageRect } from '../../../shared/labels/geometry.ts'
import type { Brush } from './painting/scene.ts'
import type { PixelSize } from './viewport.ts'

/** What lies on a surface from bottom to top. Each is redrawn alone and at most once per frame. */
export const layerNames = ['picture', 'shapes', 'pointer'] as const
export type LayerName = (typeof layerNames)[number]

export interface Layers {
  /** Asks for a layer to be painted in the next frame. */
  readonly soil: (...names: readonly LayerName[]) => void
  /** Asks for a part of a layer, in CSS pixels: the rest stays as it is, unless all of it is asked for as well. */
  readonly soilPart: (name: LayerName, part: ImageRect) => void
  /** Fits the layers to a surface in CSS pixels at the screen's own sharpness. */
  readonly resize: (surface: PixelSize) => void
  readonly canvas: (name: LayerName) => HTMLCanvasElement
  readonly destroy: () => void
}

const addCanvas = (host: HTMLElement): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.className = 'canvas-layer'
  canvas.setAttribute('aria-hidden', 'true')
  host.append(canvas)
  return canvas
}

/** `part`: the brush is cut to it, and what lies beyond need not be painted. Null: all of the layer. */
export type PaintLayer = (name: LayerName, brush: Brush, at: { readonly pixelRatio: number; readonly part: ImageRect | null }) => void // prettier-ignore

/** A rectangle of CSS pixels with its edges on whole device pixels, outward. */
const onDevicePixels = ({ x, y, width, height }: ImageRect, pixelRatio: number): ImageRect => {
  const [left, top] = [Math.floor(x * pixelRatio), Math.floor(y * pixelRatio)]
  const [right, bottom] = [Math.ceil((x + width) * pixelRatio), Math.ceil((y + height) * pixelRatio)]
  return {
    x: left / pixelRatio,
    y: top / pixelRatio,
    width: (right - left) / pixelRatio,
    height: (bottom - top) / pixelRatio,
  }
}

/** Paints with the brush cut to a part; null: with all of it. */
const paintIn = (brush: Brush, part: ImageRect | null, paint: () => void): void => {
  if (!part) {
    paint()
    return
  }
  brush.save()
  brush.beginPath()
  brush.rect(part.x, part.y, part.width, part.height)
  brush.clip()
  paint()
  brush.restore()
}

/** Puts the layers into an element. `paint` is called inside an animation frame for each soiled layer. */
export const createLayers = (host: HTMLElement, paint: PaintLayer): Layers => {
  const canvases = { picture: addCanvas(host), shapes: addCanvas(host), pointer: addCanvas(host) }
  const soiled = new Set<LayerName>()
  const parts = new Map<LayerName, ImageRect>()
  let frame = 0
  let pixelRatio = 1
  const paintSoiled = () => {
    frame = 0
    for (const name of layerNames) {
      const asked = soiled.has(name) ? null : parts.get(name)
      const brush = asked === undefined ? null : canvases[name].getContext('2d')
      if (!brush) continue
      const part = asked ? onDevicePixels(asked, pixelRatio) : null
      brush.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
      paintIn(brush, part, () => {
        paint(name, brush, { pixelRatio, part })
      })
    }
    soiled.clear()
    parts.clear()
  }
  const soil = (...names: readonly LayerName[]) => {
    for (const name of names) soiled.add(name)
    frame ||= requestAnimationFrame(paintSoiled)
  }
  return {
    soil,
    soilPart: (name, part) => {
      const before = parts.get(name)
      parts.set(name, before ? rectAround(before, part) : part)
      frame ||= requestAnimationFrame(paintSoiled)
    },
    canvas: (name) => canvases[name],
    resize: ({ widthPx, heightPx }) => {
      pixelRatio = window.devicePixelRatio
      for (const canvas of Object.values(canvases)) {
        canvas.width = Math.max(Math.round(widthPx * pixelRatio), 1)
        canvas.height = Math.max(Math.round(heightPx * pixelRatio), 1)
      }
      if (frame) cancelAnimationFrame(frame)
      for (const name of layerNames) soiled.add(name)
      paintSoiled()
    },
    destroy: () => {
      cancelAnimationFrame(frame)
      for (const canvas of Object.values(canvases)) canvas.remove()
    },
  }
}
