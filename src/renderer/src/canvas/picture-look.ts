/** Which channel is shown: all of them, or one as grey. */
export const channels = ['all', 'red', 'green', 'blue', 'alpha'] as const
export type Channel = (typeof channels)[number]

/** How enlarged pixels are shown: `auto` smooths up to three device pixels per image pixel and shows squares beyond. */
export const enlargements = ['auto', 'smooth', 'pixelated'] as const
export type Enlargement = (typeof enlargements)[number]

/** How the picture is shown. It never touches the item: labels and exports know nothing of it. */
export interface PictureLook {
  /** 0 is black, 1 as it is, up to 4. The same for contrast (0 is grey) and saturation (0 is without colour). */
  readonly brightness: number
  readonly contrast: number
  readonly saturation: number
  readonly invert: boolean
  /** Spreads the grey values of this picture over the whole range by its histogram. */
  readonly equalise: boolean
  readonly channel: Channel
  readonly enlargement: Enlargement
  /** Lines between image pixels, once a pixel is large enough on screen. */
  readonly pixelGrid: boolean
}

export const plainLook: PictureLook = {
  brightness: 1,
  contrast: 1,
  saturation: 1,
  invert: false,
  equalise: false,
  channel: 'all',
  enlargement: 'auto',
  pixelGrid: true,
}

/** Whether colours are shown otherwise than they are. */
export const changesColours = ({ brightness, contrast, saturation, invert, equalise, channel }: PictureLook): boolean =>
  [brightness, contrast, saturation].some((factor) => factor !== 1) || invert || equalise || channel !== 'all'

const within = (value: number): number => (Number.isFinite(value) ? Math.min(Math.max(value, 0), 4) : 1)

/** A look with some things changed; factors are kept between 0 and 4. */
export const lookWith = (look: PictureLook, change: Partial<PictureLook>): PictureLook => {
  const next = { ...look, ...change }
  return {
    ...next,
    brightness: within(next.brightness),
    contrast: within(next.contrast),
    saturation: within(next.saturation),
  }
}

/** Beyond this many device pixels per image pixel, `auto` shows squares. */
const squareFrom = 3

/** Whether pixels are smoothed at this many device pixels per image pixel. */
export const isSmooth = (enlargement: Enlargement, devicePixels: number): boolean =>
  enlargement === 'smooth' || devicePixels < (enlargement === 'auto' ? squareFrom : 1)

/** A line across the picture: `x` is upright at that image pixel, `y` is level. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
}

/** When lines follow the pointer across the surface: with tools that draw, always, or never. */
export const crosshairs = ['drawing', 'always', 'never'] as const
export type Crosshair = (typeof crosshairs)[number]
