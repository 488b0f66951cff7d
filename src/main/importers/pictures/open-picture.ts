import type VipsTypes from 'wasm-vips'
import type { PictureFacts, PictureFile } from './decoder-messages.ts'
import type { ReadOpened, Vips } from './start-vips.ts'

type Image = VipsTypes.Image

const seekFromStart = 0
const seekFromHere = 1

/** Opens a picture over a file that is read on demand. Sequential access keeps no more than some lines in memory. */
export const openPicture = (
  { vips, readOpened }: { readonly vips: Vips; readonly readOpened: ReadOpened },
  file: PictureFile,
  access: 'sequential' | 'random',
): Image => {
  const source = new vips.SourceCustom()
  let position = 0
  source.onRead = (lengthBytes) => {
    const bytes = new Uint8Array(lengthBytes)
    const read = readOpened(file.fd, bytes, position)
    position += read
    return bytes.subarray(0, read)
  }
  source.onSeek = (offset, whence) => {
    const from = whence === seekFromStart ? 0 : whence === seekFromHere ? position : file.sizeBytes
    position = from + offset
    return position
  }
  return vips.Image.newFromSource(source, '', { access, fail_on: 'truncated' })
}

/** Reads what the beginning of a picture says. */
export const factsOf = (image: Image): PictureFacts => {
  const number = (name: string): number => (image.getTypeof(name) === 0 ? 1 : image.getInt(name))
  const orientation = number('orientation')
  return {
    widthPx: image.width,
    heightPx: image.height,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    pages: Math.max(number('n-pages'), 1),
    isFloat: ['float', 'double', 'complex', 'dpcomplex'].includes(image.format),
  }
}

/**
 * Gives a picture the colours that a screen shows: sRGB of 8 bits, with transparency where it had some. An embedded profile
 * is followed; CMYK without one gets that of common print.
 *
 * @returns 3 or 4 channels.
 */
export const asShown = (image: Image): Image => {
  const hasProfile = image.getTypeof('icc-profile-data') !== 0
  const inks = image.interpretation === 'cmyk'
  const coloured =
    hasProfile || inks
      ? image.iccTransform('srgb', { embedded: true, pcs: 'lab', intent: 'perceptual' })
      : image.colourspace('srgb')
  const bytes = coloured.format === 'uchar' ? coloured : coloured.cast('uchar')
  return bytes.bands > 4 ? bytes.extractBand(0, { n: 3 }) : bytes
}
