import { expect } from '@playwright/test'
import type { Label } from '../../../src/shared/labels/index.ts'
import type { LaunchedApp } from './launch.ts'
import { clickAll, drag, placeOf, type Place } from './picture.ts'
import { goToItem, heldLabels, press } from './seat.ts'

/** Where a pixel of the picture lies on the page. */
export type At = (x: number, y: number) => Place

/** Numbers within a distance. */
export const near = (value: number | undefined, wanted: number, by = 2): void => {
  expect(Math.abs((value ?? NaN) - wanted), `${String(value)} is not ${String(wanted)}`).toBeLessThanOrEqual(by)
}

/** The open shard of an app, as commands work on it. */
export interface Worked {
  readonly held: (item: number) => Promise<readonly Label[]>
  readonly open: (name: string) => Promise<At>
  readonly box: (at: At, corner: Place, size: Place) => Promise<void>
  readonly square: (at: At, corner: Place, side: number) => Promise<void>
  /** Does something that is one change: it is there, gone after undo, and there again after redo. Then it is taken back. */
  readonly changed: (item: number, act: () => Promise<void>, check: (labels: readonly Label[]) => void) => Promise<void>
}

/** How the shard that is open now is worked on; `app` is asked anew, since it may have been started again. */
export const workedOn = (app: () => LaunchedApp, shardId: string): Worked => {
  const page = () => app().page
  const held: Worked['held'] = (item) => heldLabels(page(), shardId, item)
  return {
    held,
    open: async (name) => {
      await goToItem(page(), name)
      return placeOf(page())
    },
    box: (at, [x, y], [width, height]) => drag(page(), at(x, y), at(x + width, y + height)),
    square: async (at, [x, y], side) => {
      await clickAll(page(), at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side))
      await press(page(), 'Enter')
    },
    changed: async (item, act, check) => {
      const before = await held(item)
      await act()
      const after = await held(item)
      check(after)
      expect(after).not.toEqual(before)
      await press(page(), 'Control+z')
      expect(await held(item)).toEqual(before)
      await press(page(), 'Control+Shift+z')
      expect(await held(item)).toEqual(after)
      await press(page(), 'Control+z')
      expect(await held(item)).toEqual(before)
    },
  }
}
