import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'

/** A browser starts here, maybe on a busy machine. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const words = 'Mira Okafor · WS-0417 · 2026-11-24 09:20 UTC'

let site: BrowserPage
let darkroom: Page

beforeAll(async () => {
  site = await openBrowserPage('tests/support/watermark-page.tsx')
  darkroom = await site.browser.newPage()
})
afterAll(() => site.close())

interface Seen {
  readonly look: 'picture' | 'text'
  readonly scheme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
}

const screenshot = async ({ look, scheme, size }: Seen, marked: string): Promise<string> => {
  const page = await site.browser.newPage({ viewport: size })
  await page.goto(`${site.address}?${new URLSearchParams({ look, scheme, words: marked }).toString()}`)
  await page.waitForSelector(look === 'picture' ? 'canvas' : '.page')
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const taken = await page.screenshot()
  await page.close()
  return taken.toString('base64')
}

/** Brightness, 0 to 255, row by row. `photograph`: half the size, and through JPEG as a telephone would. */
const brightness = async (png: string, photograph: boolean): Promise<{ width: number; levels: Float64Array }> => {
  const { width, bytes } = await darkroom.evaluate(
    async ([source, half]) => {
      const decode = async (blob: Blob) => createImageBitmap(blob)
      let picture = await decode(await (await fetch(`data:image/png;base64,${source}`)).blob())
      const draw = (scale: number) => {
        const canvas = new OffscreenCanvas(Math.floor(picture.width * scale), Math.floor(picture.height * scale))
        const brush = canvas.getContext('2d')!
        brush.imageSmoothingQuality = 'high'
        brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
        return { canvas, brush }
      }
      if (half === 'jpeg')
        picture = await decode(await draw(0.5).canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 }))
      const { canvas, brush } = draw(half === 'half' ? 0.5 : 1)
      const { data } = brush.getImageData(0, 0, canvas.width, canvas.height)
      let text = ''
      for (let at = 0; at < data.length; at += 4)
        text += String.fromCharCode(Math.round(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!))
      return { width: canvas.width, bytes: btoa(text) }
    },
    [png, photograph ? 'jpeg' : 'half'] as const,
  )
  return { width, levels: Float64Array.from(Buffer.from(bytes, 'base64')) }
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, one) => sum + one, 0) / values.length

const largest = (values: Float64Array): number => values.reduce((most, one) => Math.max(most, Math.abs(one)), 0)

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((level, at) => level - (b[at] ?? 0))

/** Takes slow changes of brightness away, so that letters are left. */
const sharpened = (levels: Float64Array, width: number): Float64Array =>
  levels.map((level, at) => level - ((levels[at - 3] ?? level) + (levels[at + 3] ?? level) + (levels[at - 3 * width] ?? level) + (levels[at + 3 * width] ?? level)) / 4) // prettier-ignore

/** Only what is close to the ground of a page, as its difference from it: the letters of the text itself are far from it. */
const nearGround = (levels: Float64Array): Float64Array => {
  const ground = levels.toSorted()[Math.floor(levels.length * 0.5)] ?? 0
  return levels.map((level) => (Math.abs(level - ground) < 28 ? level - ground : 0))
}

/** How well a pattern that is moved by so many pixels fits a picture. */
const fit = (picture: Float64Array, pattern: Float64Array, moved: number): number => {
  let sum = 0
  for (let at = 0; at < pattern.length; at++) sum += (pattern[at] ?? 0) * (picture[at + moved] ?? 0)
  return sum
}

const small = { width: 1280, height: 800 }
const large = { width: 1920, height: 1080 }
const looks: Seen[] = [
  { look: 'picture', scheme: 'light', size: small },
  { look: 'picture', scheme: 'light', size: large },
  { look: 'text', scheme: 'light', size: small },
  { look: 'text', scheme: 'dark', size: large },
]

describe.each(looks)('on a $look, $scheme, $size.width pixels wide', (seen) => {
  let plain: string
  let marked: string
  beforeAll(async () => {
    ;[plain, marked] = [await screenshot(seen, ''), await screenshot(seen, words)]
  })

  it('is there and leaves the content as it is', async () => {
    const difference = minus((await brightness(marked, false)).levels, (await brightness(plain, false)).levels).map(
      Math.abs,
    )
    expect(mean(difference)).toBeGreaterThan(0.1)
    expect(mean(difference)).toBeLessThan(1.5)
    expect(largest(difference)).toBeLessThan(40)
  })

  it('is still told from the ground in a photograph of the screen', async () => {
    const pattern = minus((await brightness(marked, false)).levels, (await brightness(plain, false)).levels)
    const strongest = largest(pattern)
    const [photograph, without] = [await brightness(marked, true), await brightness(plain, true)]
    const difference = minus(photograph.levels, without.levels).map(Math.abs)
    const letters = difference.filter((_, at) => Math.abs(pattern[at] ?? 0) > strongest / 3)
    const ground = difference.filter((_, at) => pattern[at] === 0)
    expect(letters.length).toBeGreaterThan(1000)
    expect(mean(letters)).toBeGreaterThan(4)
    expect(mean(letters)).toBeGreaterThan(4 * mean(ground))
  })

  it('is found where it was painted by who knows the words only', async () => {
    const pattern = minus((await brightness(marked, false)).levels, (await brightness(plain, false)).levels)
    const { levels, width } = await brightness(marked, true)
    const picture = seen.look === 'picture' ? sharpened(levels, width) : nearGround(levels)
    const moves = Array.from(
      { length: 120 },
      (_, at) => ((at % 12) * 9 + 7) * (at % 2 === 0 ? 1 : -1) + width * (Math.floor(at / 12) * 7 + 5),
    )
    const elsewhere = moves.map((moved) => fit(picture, pattern, moved))
    const spread = Math.sqrt(mean(elsewhere.map((one) => (one - mean(elsewhere)) ** 2)))
    expect((fit(picture, pattern, 0) - mean(elsewhere)) / spread).toBeGreaterThan(5)
  })
})
