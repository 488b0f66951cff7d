/** A rectangle of the surface. CSS pixels. */
interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Half of this is left after a photograph at half size, which is still a letter. */
const font = '600 15px "Segoe UI", Inter, Roboto, "Noto Sans", system-ui, sans-serif'
const gapPx = 72
const stepYPx = 144
const slant = (-22 * Math.PI) / 180

/** What the letters are painted with. */
export interface WatermarkInk {
  readonly fill: string
  /** A line around the letters, 1.5 CSS pixels wide; `null` for none. */
  readonly edge: string | null
}

/** For pictures: light letters with a dark edge, so that one of the two shows on every ground. */
export const inkOnPictures: WatermarkInk = { fill: 'rgba(255,255,255,0.16)', edge: 'rgba(0,0,0,0.1)' }

/** Writes a text slantwise and repeatedly over an area, so faintly that the content under it stays as it is. */
export const paintWatermark = (brush: Brush, text: string, { over, ink }: { over: Area; ink: WatermarkInk }): void => {
  if (text === '' || over.width <= 0 || over.height <= 0) return
  brush.save()
  brush.beginPath()
  brush.rect(over.x, over.y, over.width, over.height)
  brush.clip()
  brush.rotate(slant)
  brush.font = font
  brush.textBaseline = 'alphabetic'
  brush.lineJoin = 'round'
  brush.lineWidth = 1.5
  brush.strokeStyle = ink.edge ?? 'transparent'
  brush.fillStyle = ink.fill
  const stepXPx = brush.measureText(text).width + gapPx
  const reach = over.x + over.width + over.y + over.height
  for (let row = Math.floor(-reach / stepYPx); row * stepYPx < reach; row++)
    for (let x = -reach + (row % 2 === 0 ? 0 : stepXPx / 2); x < reach; x += stepXPx) {
      if (ink.edge !== null) brush.strokeText(text, x, row * stepYPx)
      brush.fillText(text, x, row * stepYPx)
    }
  brush.restore()
}
