import type { Page } from 'playwright-core'
import { press } from './seat.ts'

/** A place on the page, in CSS pixels. */
export type Place = [x: number, y: number]

/** The status bar follows the pointer a few times a second. */
const followedMs = 150

/** The place in the picture that the status bar shows while the pointer is there. */
export const shownAt = async (page: Page, x: number, y: number): Promise<Place> => {
  await page.mouse.move(x, y)
  await page.waitForTimeout(followedMs)
  const text = await page.locator('.status-position').innerText()
  const found = /x\s*(-?[\d.]+)\s+y\s*(-?[\d.]+)/.exec(text)
  if (!found) throw new Error(`the status bar shows no position: ${text}`)
  return [Number(found[1]), Number(found[2])]
}

/** Where a pixel of the picture lies on the page, measured by what the status bar says at two places. */
export const placeOf = async (page: Page): Promise<(x: number, y: number) => Place> => {
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'f')
  const box = await page.locator('.image-surface').boundingBox()
  if (!box) throw new Error('no picture is shown')
  const [left, top] = [box.x + box.width / 2 - 150, box.y + box.height / 2]
  const first = await shownAt(page, left, top)
  const second = await shownAt(page, left + 300, top)
  const scale = 300 / (second[0] - first[0])
  return (x, y) => [left + (x - first[0]) * scale, top + (y - first[1]) * scale]
}

/** Drags with the button down from place to place, in steps. */
export const drag = async (page: Page, from: Place, ...places: readonly Place[]): Promise<void> => {
  await page.mouse.move(...from)
  await page.mouse.down()
  for (const place of places) await page.mouse.move(...place, { steps: 6 })
  await page.mouse.up()
}

/** Clicks at places one after the other, moving there first as a hand does. */
export const clickAll = async (page: Page, ...places: readonly Place[]): Promise<void> => {
  for (const place of places) {
    await page.mouse.move(...place, { steps: 2 })
    await page.mouse.click(...place)
  }
}

/** Holds keys while something is done. */
export const holding = async (page: Page, keys: readonly string[], act: () => Promise<void>): Promise<void> => {
  for (const key of keys) await page.keyboard.down(key)
  await act()
  for (const key of keys) await page.keyboard.up(key)
}
