import type { Brush } from './scene.ts'

/** Widths in CSS pixels, and how opaque the dark one is. */
export interface DoubleStroke {
  readonly darkPx: number
  readonly darkness: number
  readonly lightPx: number
}

/** Lines of help: guides, marquees, boxes around what is selected. */
export const thinStroke: DoubleStroke = { darkPx: 3, darkness: 0.45, lightPx: 1 }
/** What stands at the pointer. */
export const pointerStroke: DoubleStroke = { darkPx: 3, darkness: 0.55, lightPx: 1.25 }

/**
 * Strokes the current path dark and, on top, white and thinner, so that it shows on every picture.
 *
 * @param lightDash - Of the white line alone; the dashes of the brush hold for both.
 */
export const strokeTwice = (
  brush: Brush,
  { darkPx, darkness, lightPx }: DoubleStroke,
  lightDash?: readonly number[],
): void => {
  brush.lineWidth = darkPx
  brush.strokeStyle = `rgba(10,10,12,${String(darkness)})`
  brush.stroke()
  brush.lineWidth = lightPx
  brush.strokeStyle = '#ffffff'
  if (lightDash) brush.setLineDash([...lightDash])
  brush.stroke()
  if (lightDash) brush.setLineDash([])
}
