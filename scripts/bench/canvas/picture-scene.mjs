import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import startLibrary from 'wasm-vips'
import { inRoot } from '../../setup/paths.mjs'

/** Pictures are made once and kept beside what else was fetched or built. */
const kept = inRoot('.cache', 'bench')

const photographs = () => {
  const folder = inRoot('.cache', 'sample-data', 'photographs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => readFileSync(join(folder, name)))
}

/** Fills a folder unless it was filled before: it takes its name when it is whole. */
const filledOnce = async (name, fill) => {
  const folder = join(kept, name)
  if (existsSync(folder)) return folder
  const vips = await startLibrary({ dynamicLibraries: [], print: () => {}, printErr: () => {} })
  const underWay = `${folder}.part`
  rmSync(underWay, { recursive: true, force: true })
  mkdirSync(underWay, { recursive: true })
  fill(vips, underWay)
  vips.shutdown()
  renameSync(underWay, folder)
  return folder
}

const twelveMegapixels = (vips, bytes) => {
  const picture = vips.Image.thumbnailBuffer(bytes, 4000, { height: 3000, size: 'force' })
  return (picture.bands === 1 ? picture.colourspace('srgb') : picture).copyMemory()
}

/** Writes a folder of photographs of 12 megapixels. @returns {Promise<string>} */
export const writePhotographs = (items) =>
  filledOnce(`photographs-${items}`, (vips, folder) => {
    const encoded = photographs().map((bytes) => {
      const picture = twelveMegapixels(vips, bytes)
      const jpeg = picture.jpegsaveBuffer({ Q: 88 })
      picture.delete()
      return jpeg
    })
    for (let n = 0; n < items; n += 1)
      writeFileSync(join(folder, `photo-${String(n).padStart(3, '0')}.jpg`), encoded[n % encoded.length])
  })

/** Writes a folder with one square image that is made of photographs beside each other. @returns {Promise<string>} */
export const writeWall = (sidePx) =>
  filledOnce(`wall-${sidePx}`, (vips, folder) => {
    // The library's memory is small: four photographs are enough for a wall.
    const four = photographs()
      .slice(0, 4)
      .map((bytes) => twelveMegapixels(vips, bytes))
    const [across, down] = [Math.ceil(sidePx / 8000), Math.ceil(sidePx / 6000)]
    const wall = vips.Image.arrayjoin(four, { across: 2 }).copyMemory().replicate(across, down)
    writeFileSync(join(folder, 'wall.jpg'), wall.crop(0, 0, sidePx, sidePx).jpegsaveBuffer({ Q: 88 }))
  })
