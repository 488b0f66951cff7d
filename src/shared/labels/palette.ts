/** The twenty label colours, in the order in which they are handed out. Colour `n` of the contract is at `n - 1`. */
export const labelPalette = [
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

/** The label colour of a place from 1 to 20; places beyond repeat. */
export const labelColour = (place: number): string => labelPalette[(Math.max(place, 1) - 1) % 20] ?? labelPalette[0]

/** Relative luminance of WCAG 2 of a colour `#rrggbb`, 0 to 1. */
export const luminanceOf = (colour: string): number => {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

/**
 * The ink to write with on a label colour: white, near-black, or pure black where near-black would fall under 4.6:1.
 */
export const inkOn = (colour: string): string => {
  const ground = luminanceOf(colour)
  const nearBlack = contrast(ground, luminanceOf('#141518'))
  if (contrast(ground, 1) > nearBlack) return '#ffffff'
  return nearBlack >= 4.6 ? '#141518' : '#000000'
}
