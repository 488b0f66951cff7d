import { useLayoutEffect, useRef } from 'react'
import { paintWatermark } from './paint-watermark.ts'
import './watermark.css'

/** Paints at the density of the screen, again whenever the size or the colour scheme changes. */
const keepPainted = (canvas: HTMLCanvasElement, text: string): (() => void) => {
  const paint = (): void => {
    const { clientWidth: width, clientHeight: height } = canvas
    const density = window.devicePixelRatio || 1
    canvas.width = Math.round(width * density)
    canvas.height = Math.round(height * density)
    const brush = canvas.getContext('2d')
    if (!brush) return
    brush.scale(density, density)
    const ink = { fill: getComputedStyle(canvas).color, edge: null }
    paintWatermark(brush, text, { over: { x: 0, y: 0, width, height }, ink })
  }
  const observer = new ResizeObserver(paint)
  observer.observe(canvas)
  const schemes = new MutationObserver(paint)
  schemes.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
  return () => {
    observer.disconnect()
    schemes.disconnect()
  }
}

/** The words of the policy, laid faintly over the text of the parent: in its own ink, so that its letters stay as they are. Says who read it; hides nothing and takes no pointer. */
export const Watermark = ({ text }: { readonly text: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => (canvas.current ? keepPainted(canvas.current, text) : undefined), [text])
  return <canvas ref={canvas} className="watermark" aria-hidden="true" />
}
