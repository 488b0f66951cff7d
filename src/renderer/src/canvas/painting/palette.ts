import { inkOn, labelPalette, luminanceOf } from '../../../../shared/labels/palette.ts'

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

const paintOf = (colour: string, index: number): Paint => ({
  colour,
  halo: luminanceOf(colour) > 0.25 ? 'rgba(10,10,12,0.62)' : 'rgba(255,255,255,0.72)',
  ink: inkOn(colour),
  dash: index >= 10 ? [6, 3] : [],
})

const paints = labelPalette.map(paintOf)
const noPaint = paintOf('#9aaf90', 9)

/** The paint of a palette place from 1 to 20. */
export const paintAt = (place: number): Paint => paints[(place - 1) % paints.length] ?? noPaint

/** The same colour with an opacity from 0 to 1. */
export const withAlpha = (hex: string, alpha: number): string =>
  hex +
  Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')
