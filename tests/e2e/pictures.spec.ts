import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import type { OpenedItem } from '../../src/shared/ipc/work.ts'
import { apart, quartered, quarters, seen, startPictures, withOrientation, type Library, type Picture, type Quarter } from '../support/pictures.ts' // prettier-ignore
import type { LaunchedApp } from './support/launch.ts'
import { assignShards, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { drag, type Place } from './support/picture.ts'
import { askFor, goToItem, heldLabels, openBench, press } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let vips: Library
let shardId: string
let imported: { skipped: { name: string; reason: string }[]; noted: { name: string; note: string }[] }

/** As stored. Orientations 5 to 8 are shown on their side. */
const stored = { widthPx: 300, heightPx: 200 }
/** Above 64 megapixels: 108. */
const vast = { widthPx: 12_000, heightPx: 9_000 }

const turnedFiles = (): Record<string, Uint8Array> => {
  const files: Record<string, Uint8Array> = {}
  for (let orientation = 1; orientation <= 8; orientation++) {
    const picture = withOrientation(quartered(vips, stored.widthPx, stored.heightPx), orientation)
    files[`turned-${orientation}-jpeg.jpg`] = picture.jpegsaveBuffer({ Q: 95 })
    files[`turned-${orientation}-png.png`] = picture.pngsaveBuffer({})
    files[`turned-${orientation}-webp.webp`] = picture.webpsaveBuffer({ Q: 95 })
    files[`turned-${orientation}-tiff.tif`] = picture.tiffsaveBuffer({ compression: 'lzw' })
    files[`turned-${orientation}-avif.avif`] = picture.heifsaveBuffer({ compression: 'av1', Q: 80 })
  }
  return files
}

const otherFiles = (): Record<string, Uint8Array> => {
  const picture = quartered(vips, stored.widthPx, stored.heightPx)
  const inks = picture.iccTransform('cmyk', { input_profile: 'srgb' })
  const waving = picture.join(picture.invert(), 'vertical')
  waving.setInt('page-height', stored.heightPx)
  const large = quartered(vips, vast.widthPx / 100, vast.heightPx / 100).zoom(100, 100)
  return {
    'plain-16-bits.png': picture.colourspace('rgb16').pngsaveBuffer({}),
    'plain-16-bits-tiff.tif': picture.colourspace('rgb16').tiffsaveBuffer({}),
    'plain-inks.jpg': inks.jpegsaveBuffer({ Q: 95 }),
    'plain-wide.png': picture.iccTransform('p3', { input_profile: 'srgb' }).pngsaveBuffer({}),
    'plain-waving.gif': waving.gifsaveBuffer({}),
    'plain-waving-webp.webp': waving.webpsaveBuffer({ lossless: true }),
    'cut.jpg': picture.jpegsaveBuffer({}).subarray(0, 2000),
    'vast.jpg': withOrientation(large, 6).jpegsaveBuffer({ Q: 90 }),
  }
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  vips = await startPictures()
  office = await openOffice()
  const projectId = await makeProject(office, 'Plates')
  const folder = writeFolder(office, 'plates', { ...turnedFiles(), ...otherFiles() })
  const words = ['project', 'import', projectId, folder, '--shard', 'plates', '--items-per-shard', '100']
  const built = await office.cli<typeof imported & { shards: { shardId: string }[] }>('lead', ...words)
  imported = built
  shardId = built.shards[0]?.shardId ?? ''
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openBench(office, 'plates')
})
test.afterAll(async () => {
  await app.close()
  vips.shutdown()
  office.dispose()
})

const itemOf = (page: Page, index: number): Promise<OpenedItem> => askFor(page, 'work:item', { shardId, index })

/** The place of the open item in its shard, as the title says it: the film strip holds only what is seen of it. */
const indexShown = async (page: Page): Promise<number> =>
  Number.parseInt(
    await page
      .getByText(/^\d+ of \d+$/)
      .first()
      .innerText(),
    10,
  ) - 1

/** Goes to an item and waits until its picture is there. @returns Where a pixel of it lies on the page. */
const show = async (page: Page, key: string): Promise<{ item: OpenedItem; at: (x: number, y: number) => Place }> => {
  await goToItem(page, key)
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'f')
  const item = await itemOf(page, await indexShown(page))
  const [part] = item.parts
  const box = await page.locator('.image-surface').boundingBox()
  if (!part || !box) throw new Error('no picture is shown')
  const scale = Math.min((box.width - 32) / part.widthPx, (box.height - 32) / part.heightPx, 8)
  const [left, top] = [box.x + (box.width - part.widthPx * scale) / 2, box.y + (box.height - part.heightPx * scale) / 2]
  return { item, at: (x, y) => [left + x * scale, top + y * scale] }
}

const photographed = async (page: Page): Promise<Picture> => {
  await page.mouse.move(2, 400)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return vips.Image.newFromBuffer(await page.screenshot())
}

/** The quarter whose colour is nearest to that at a place of the page, or the colour when it is near none. */
const quarterAt = (screen: Picture, [x, y]: Place): Quarter | number[] => {
  const colour = screen.getpoint(Math.round(x), Math.round(y))
  const away = (name: Quarter): number => apart(colour, quarters[name])
  const [nearest] = (Object.keys(quarters) as Quarter[]).sort((one, other) => away(one) - away(other))
  return nearest && away(nearest) < 40 ? nearest : colour
}

/** What is seen in the four corners of the picture, an eighth away from its edges. */
const cornersOf = async (page: Page, size: { w: number; h: number }, at: (x: number, y: number) => Place) => {
  const screen = await photographed(page)
  const { w, h } = size
  const places = [[w / 8, h / 8], [(w * 7) / 8, h / 8], [w / 8, (h * 7) / 8], [(w * 7) / 8, (h * 7) / 8]] as const // prettier-ignore
  return places.map(([x, y]) => quarterAt(screen, at(x, y)))
}

test('each of the eight orientations is shown upright, in every kind of file', async () => {
  test.setTimeout(120_000)
  for (let orientation = 1; orientation <= 8; orientation++)
    for (const kind of ['jpeg', 'png', 'webp', 'tiff', 'avif']) {
      // An AVIF says by its own rotation how it is shown; the library writes none for an EXIF orientation of 1.
      const { item, at } = await show(app.page, `turned-${orientation}-${kind}`)
      const [w, h] = orientation >= 5 ? [stored.heightPx, stored.widthPx] : [stored.widthPx, stored.heightPx]
      expect([kind, orientation, item.parts[0]?.widthPx, item.parts[0]?.heightPx]).toEqual([kind, orientation, w, h])
      const corners = await cornersOf(app.page, { w, h }, at)
      expect([kind, orientation, ...corners]).toEqual([kind, orientation, ...(seen[orientation] ?? [])])
    }
})

test('16 bits, inks, a wide gamut and the first picture of an animation have their colours', async () => {
  for (const key of ['16-bits', '16-bits-tiff', 'inks', 'wide', 'waving', 'waving-webp']) {
    const { at } = await show(app.page, `plain-${key}`)
    expect([key, ...(await cornersOf(app.page, { w: 300, h: 200 }, at))]).toEqual([key, ...(seen[1] ?? [])])
  }
})

test('the import told of what it left out, and of animations', () => {
  expect(imported.skipped).toEqual([{ name: 'cut.jpg', reason: expect.stringContaining('damaged') }])
  expect(imported.noted.map(({ name }) => name)).toEqual(['plain-waving-webp.webp', 'plain-waving.gif'])
})

test('an image of 108 megapixels is shown by tiles, and labels land where they are drawn', async () => {
  const { page } = app
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const { item, at } = await show(page, 'vast')
  const [part] = item.parts
  expect(part).toMatchObject({ widthPx: vast.heightPx, heightPx: vast.widthPx, mediaType: 'image/jpeg' })
  expect(part?.pyramid?.levels.length).toBe(6)
  await expect.poll(() => cornersOf(page, { w: vast.heightPx, h: vast.widthPx }, at)).toEqual(seen[6])
  // The file of 108 megapixels is never asked for, and no tile of the largest level while the whole is shown.
  expect(asked.filter((path) => path.endsWith('/jpg'))).toEqual([])
  expect(asked.filter((path) => path.includes('.tiles.tif/0/'))).toEqual([])
  await press(page, '1', 'b')
  await drag(page, at(2000, 3000), at(4000, 5000))
  const [label] = await heldLabels(page, shardId, item.index)
  if (label?.kind !== 'box') throw new Error('there is no box')
  const scale = at(1, 0)[0] - at(0, 0)[0]
  for (const [side, wanted] of [
    ['x', 2000],
    ['y', 3000],
    ['width', 2000],
    ['height', 2000],
  ] as const)
    // prettier-ignore
    expect(Math.abs(label[side] - wanted)).toBeLessThanOrEqual(2 / scale)
})

test('at full size the tiles of the place that is seen are read, and the trail tells of one reading', async () => {
  const { page } = app
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (let n = 0; n < 18; n++) await press(page, '+')
  await expect.poll(() => asked.filter((path) => path.includes('.tiles.tif/0/')).length).toBeGreaterThan(3)
  expect(asked.filter((path) => path.includes('.tiles.tif/0/')).length).toBeLessThan(60)
  const { entries } = await askFor<{ entries: { event: string; subject: string | null }[] }>(page, 'device:audit', {
    before: null,
    limit: 200,
  })
  const index = await indexShown(page)
  const readings = entries.filter(
    ({ event, subject }) => event === 'item.read' && subject === `${shardId} item:${index}`,
  )
  expect(readings.length).toBeGreaterThan(0)
  expect(readings.length).toBeLessThanOrEqual(8)
})
