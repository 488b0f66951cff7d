/** The 20 label colours in the order in which they are handed out; the same in light and dark. */
const colours = [
  '#fdb500',
  '#4556d9',
  '#cc2b0e',
  '#2ccdfd',
  '#a77ba5',
  '#5e90fd',
  '#eb7d06',
  '#a1388d',
  '#c0e4b0',
  '#9aaf90',
  '#39f3fc',
  '#e94775',
  '#fa81cb',
  '#1c8f6e',
  '#8266f2',
  '#d35fd2',
  '#e7dc65',
  '#a552b7',
  '#5b723e',
  '#58aefb',
] as const

/** How one label colour is painted on a picture. */
export interface Paint {
  readonly colour: string
  /** Lies beside the stroke so that it shows on snow and on night. */
  readonly halo: string
  /** Text on the colour. */
  readonly ink: string
  /** Colours 11 to 20 are also told apart by dashes. */
  readonly dash: readonly number[]
}

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Relative luminance (WCAG 2.2) of `#rrggbb`. */
export const luminanceOf = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** The ink that reads best; where near-black is not enough, black. */
export const inkOn = (hex: string): string => {
  const ground = luminanceOf(hex)
  const [dark, white] = [contrast(ground, luminanceOf('#141518')), contrast(ground, 1)]
  if (white > dark) return '#ffffff'
  return dark >= 4.8 ? '#141518' : '#000000'
}

const paintOf = (colour: string, index: number): Paint => ({
  colour,
  halo: luminanceOf(colour) > 0.25 ? 'rgba(10,10,12,0.62)' : 'rgba(255,255,255,0.72)',
  ink: inkOn(colour),
  dash: index >= 10 ? [6, 3] : [],
})

const paints = colours.map(paintOf)
const noPaint = paintOf('#9aaf90', 9)

/** The paint of a palette place from 1 to 20. */
export const paintAt = (place: number): Paint => paints[(place - 1) % paints.length] ?? noPaint

/** The same colour with an opacity from 0 to 1. */
export const withAlpha = (hex: string, alpha: number): string =>
  hex +
  Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')
