import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import startLibrary from 'wasm-vips'
import { inRoot } from '../../setup/paths.mjs'

const photographs = () => {
  const folder = inRoot('.cache', 'sample-data', 'photographs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => readFileSync(join(folder, name)))
}

/**
 * Writes two folders: photographs of 12 megapixels, and one of a gigapixel that is made of photographs beside each other.
 *
 * @returns {Promise<{ many: string, vast: string }>}
 */
export const writePictures = async (folder, { items, sidePx }) => {
  const vips = await startLibrary({ dynamicLibraries: [], print: () => {}, printErr: () => {} })
  const [many, vast] = [join(folder, 'many'), join(folder, 'vast')]
  mkdirSync(many, { recursive: true })
  mkdirSync(vast, { recursive: true })
  const encoded = []
  const wallTiles = []
  for (const bytes of photographs()) {
    const picture = vips.Image.thumbnailBuffer(bytes, 4000, { height: 3000, size: 'force' })
    const coloured = (picture.bands === 1 ? picture.colourspace('srgb') : picture).copyMemory()
    encoded.push(coloured.jpegsaveBuffer({ Q: 88 }))
    // The library's memory is small: four photographs are enough for a wall.
    if (wallTiles.length < 4) wallTiles.push(coloured)
    else coloured.delete()
  }
  for (let n = 0; n < items; n += 1)
    writeFileSync(join(many, `photo-${String(n).padStart(3, '0')}.jpg`), encoded[n % encoded.length])
  const across = Math.ceil(sidePx / 4000)
  const down = Math.ceil(sidePx / 3000)
  const wall = vips.Image.arrayjoin(wallTiles, { across: 2 })
    .copyMemory()
    .replicate(Math.ceil(across / 2), Math.ceil(down / 2))
    .crop(0, 0, sidePx, sidePx)
  writeFileSync(join(vast, 'vast.jpg'), wall.jpegsaveBuffer({ Q: 88 }))
  vips.shutdown()
  return { many, vast }
}
