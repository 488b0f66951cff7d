import type { Brush } from './painting/scene.ts'
import type { PixelSize } from './viewport.ts'

/** What lies on a surface from bottom to top. Each is redrawn alone and at most once per frame. */
export const layerNames = ['picture', 'shapes', 'pointer'] as const
export type LayerName = (typeof layerNames)[number]

export interface Layers {
  /** Asks for a layer to be painted in the next frame. */
  readonly soil: (...names: readonly LayerName[]) => void
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

/** Puts the layers into an element. `paint` is called inside an animation frame for each soiled layer. */
export const createLayers = (
  host: HTMLElement,
  paint: (name: LayerName, brush: Brush, pixelRatio: number) => void,
): Layers => {
  const canvases = { picture: addCanvas(host), shapes: addCanvas(host), pointer: addCanvas(host) }
  const soiled = new Set<LayerName>()
  let frame = 0
  let pixelRatio = 1
  const paintSoiled = () => {
    frame = 0
    for (const name of layerNames) {
      const brush = soiled.has(name) ? canvases[name].getContext('2d') : null
      if (!brush) continue
      brush.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
      paint(name, brush, pixelRatio)
    }
    soiled.clear()
  }
  const soil = (...names: readonly LayerName[]) => {
    for (const name of names) soiled.add(name)
    frame ||= requestAnimationFrame(paintSoiled)
  }
  return {
    soil,
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
