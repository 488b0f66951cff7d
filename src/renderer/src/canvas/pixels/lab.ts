/** L* (0 black to 100 white), a* (green to red) and b* (blue to yellow) of the CIE 1976 space for daylight D65. */
export type Lab = readonly [l: number, a: number, b: number]

/** sRGB bytes as light, 0 to 1 (IEC 61966-2-1). */
const light = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
})

/** The curve of CIE 1976: a cube root, straight near black. */
const curveOf = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : (value * (24389 / 27) + 16) / 116)

/** The curve at so many places; between them it is straight, which is right to 0.02 of Lab and takes a third of the time. */
const steps = 8192
const curve = Float64Array.from({ length: steps + 2 }, (_, at) => curveOf(at / steps))

const curved = (value: number): number => {
  const place = value * steps
  const at = Math.floor(place)
  const low = curve[at] ?? 0
  return low + ((curve[at + 1] ?? low) - low) * (place - at)
}

/** The colour of a pixel that begins at a byte of sRGB data. */
export const labAt = (data: Uint8ClampedArray, byte: number): Lab => {
  const r = light[data[byte] ?? 0] ?? 0
  const g = light[data[byte + 1] ?? 0] ?? 0
  const b = light[data[byte + 2] ?? 0] ?? 0
  const x = curved((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = curved(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = curved((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** How different two colours look: their distance in Lab (ΔE 1976). 2 is just seen, 100 lies between black and white. */
export const labDistance = ([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number => {
  const [dl, da, db] = [l1 - l2, a1 - a2, b1 - b2]
  // Not Math.hypot: it takes five times as long, and a picture has 24 million pixels.
  return Math.sqrt(dl * dl + da * da + db * db)
}
