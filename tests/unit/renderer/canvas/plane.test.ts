import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'

let site: BrowserPage
beforeAll(async () => {
  site = await openBrowserPage('tests/support/plane-page.ts')
}, 60_000)
afterAll(() => site.close())

const moved = (...names: string[]) => ({ moved: names, spotted: [] as string[] })
const frames = [
  moved('top'),
  moved('top'),
  moved('middle', 'top'),
  moved('top'),
  moved('low'),
  { moved: ['top'], spotted: ['middle'] },
  { moved: [], spotted: ['top'] },
  { moved: [], spotted: ['low'] },
  { moved: ['top'], spotted: ['low', 'middle'] },
  moved('low', 'middle', 'top'),
  { moved: ['middle'], spotted: ['low', 'top'] },
  moved(),
]

it.each(['#101012', null])(
  'a plane on %s shows in each frame what painting all of it anew shows',
  async (ground) => {
    const page = await site.browser.newPage()
    await page.goto(site.address)
    await page.waitForFunction('typeof paintFrames === "function"')
    const seen = await page.evaluate<{ isSame: boolean; painted: string[] }[]>(
      `paintFrames(${JSON.stringify(frames)}, ${JSON.stringify(ground)})`,
    )
    expect(seen.map(({ isSame }) => isSame)).toEqual(frames.map(() => true))
    // The second time in a row that only the top has changed, nothing below it is painted.
    expect(seen[1]?.painted).toEqual(['top'])
    expect(seen[4]?.painted).toEqual(['low', 'middle', 'top'])
  },
  30_000,
)
