import type { RawPixels } from './orient.ts'

/**
 * Makes a picture half as large, rounded up: each pixel is the mean of the four it covers, or of those there are at an odd
 * edge.
 */
export const halve = ({ widthPx, heightPx, pixels }: RawPixels, channels: number): RawPixels => {
  const half = { widthPx: Math.ceil(widthPx / 2), heightPx: Math.ceil(heightPx / 2) }
  const out = new Uint8Array(half.widthPx * half.heightPx * channels)
  const rowBytes = widthPx * channels
  let to = 0
  for (let y = 0; y < heightPx; y += 2) {
    const upper = y * rowBytes
    const lower = y + 1 < heightPx ? upper + rowBytes : upper
    for (let x = 0; x < rowBytes; x += 2 * channels) {
      const right = x + channels < rowBytes ? channels : 0
      for (let channel = 0; channel < channels; channel++) {
        const [a, b] = [upper + x + channel, lower + x + channel]
        const sum = (pixels[a] ?? 0) + (pixels[a + right] ?? 0) + (pixels[b] ?? 0) + (pixels[b + right] ?? 0)
        out[to++] = (sum + 2) >> 2
      }
    }
  }
  return { ...half, pixels: out }
}
