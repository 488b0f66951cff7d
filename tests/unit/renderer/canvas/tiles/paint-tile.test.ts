import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../../support/browser-page.ts'
import { aBox, aPolygon } from '../../../../support/document-builders.ts'

let site: BrowserPage
beforeAll(async () => {
  site = await openBrowserPage('tests/support/tiles-page.ts')
}, 60_000)
afterAll(() => site.close())

const shapes = Array.from({ length: 60 }, (_, n) => {
  const rect = { x: (n * 73) % 420, y: (n * 41) % 430, width: 20 + ((n * 17) % 80), height: 15 + ((n * 29) % 70) }
  return n % 2 === 0 ? aBox(`box-${String(n)}`, rect) : aPolygon(`polygon-${String(n)}`, rect)
})

it.each([
  [
    { scale: 1, turn: 0 },
    { x: 0, y: 0, width: 512, height: 512 },
  ],
  [
    { scale: 0.7, turn: 90 },
    { x: -384, y: 0, width: 384, height: 384 },
  ],
])(
  'tiles beside each other show what painting all at once shows',
  async (level, whole) => {
    const page = await site.browser.newPage()
    await page.goto(site.address)
    await page.waitForFunction('typeof compareTiles === "function"')
    const { largest, inked } = await page.evaluate<{ largest: number; inked: number }>(
      `compareTiles(${JSON.stringify(shapes)}, ${JSON.stringify(level)}, ${JSON.stringify({ whole, sidePx: 128 })})`,
    )
    expect(inked).toBeGreaterThan(10_000)
    // The browser smooths an edge a little differently where the bitmap cuts the path; a missing stroke differs by far more.
    expect(largest).toBeLessThan(48)
  },
  30_000,
)
