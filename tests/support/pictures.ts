import startLibrary from 'wasm-vips'

export type Library = Awaited<ReturnType<typeof startLibrary>>
export type Picture = ReturnType<Library['Image']['newFromBuffer']>

/** Starts the library that test pictures are made with and looked at with. Call `shutdown` in the end. */
export const startPictures = (): Promise<Library> =>
  startLibrary({ dynamicLibraries: ['vips-heif.wasm'], print: () => {}, printErr: () => {} })

/** Colours of the four quarters, far from each other and within reach of ink: whoever turns a picture swaps them. */
export const quarters = { leftTop: [170, 105, 95], rightTop: [110, 150, 115], leftBottom: [100, 115, 160], rightBottom: [200, 190, 150] } as const // prettier-ignore

export type Quarter = keyof typeof quarters

/** By orientation what is seen at left top, right top, left bottom, right bottom, from the EXIF standard. */
export const seen: Record<number, [Quarter, Quarter, Quarter, Quarter]> = {
  1: ['leftTop', 'rightTop', 'leftBottom', 'rightBottom'],
  2: ['rightTop', 'leftTop', 'rightBottom', 'leftBottom'],
  3: ['rightBottom', 'leftBottom', 'rightTop', 'leftTop'],
  4: ['leftBottom', 'rightBottom', 'leftTop', 'rightTop'],
  5: ['leftTop', 'leftBottom', 'rightTop', 'rightBottom'],
  6: ['leftBottom', 'leftTop', 'rightBottom', 'rightTop'],
  7: ['rightBottom', 'rightTop', 'leftBottom', 'leftTop'],
  8: ['rightTop', 'rightBottom', 'leftTop', 'leftBottom'],
}

/** A picture of four quarters with a soft slope over it, so that neither a flip nor a shift can hide. */
export const quarteredPixels = (widthPx: number, heightPx: number): Uint8Array => {
  const pixels = new Uint8Array(widthPx * heightPx * 3)
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const name: Quarter = `${x < widthPx / 2 ? 'left' : 'right'}${y < heightPx / 2 ? 'Top' : 'Bottom'}`
      const slope = Math.round((20 * x) / widthPx)
      for (let channel = 0; channel < 3; channel++)
        pixels[(y * widthPx + x) * 3 + channel] = (quarters[name][channel] ?? 0) + slope
    }
  return pixels
}

/** The same as a picture of the library. */
export const quartered = (vips: Library, widthPx: number, heightPx: number): Picture =>
  vips.Image.newFromMemory(quarteredPixels(widthPx, heightPx), widthPx, heightPx, 3, vips.BandFormat.uchar).copy({
    interpretation: 'srgb',
  })

/** Says how an image is to be turned, as a camera would. */
export const withOrientation = (picture: Picture, orientation: number): Picture => {
  const copy = picture.copy()
  copy.setInt('orientation', orientation)
  return copy
}

/** How far two colours are apart in their worst channel. */
export const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...[0, 1, 2].map((channel) => Math.abs((a[channel] ?? 0) - (b[channel] ?? 0))))
