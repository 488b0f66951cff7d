import type { CDPSession, Page } from 'playwright-core'
import type { Place } from './picture.ts'

type PenStep = readonly [place: Place, pressure: number]

/** Fingers and a pen on the page, as the browser's own input. */
export interface Hands {
  /** One finger goes down, through all places and up; one place is a tap. */
  readonly finger: (...places: readonly Place[]) => Promise<void>
  /** Two fingers go down together and each along its way, which have the same length. */
  readonly fingers: (one: readonly Place[], other: readonly Place[]) => Promise<void>
  /** Puts a finger or a hand down and leaves it there. Returns how it lifts. */
  readonly rest: (place: Place) => Promise<() => Promise<void>>
  /** A pen goes down, through places with a pressure from 0 to 1, and up. It hovers where it came down and where it left. */
  readonly pen: (first: PenStep, ...rest: readonly PenStep[]) => Promise<void>
  /** The pen goes away over a place off the picture. */
  readonly penAway: (place: Place) => Promise<void>
}

const between = (from: Place, to: Place, part: number): Place => [
  from[0] + (to[0] - from[0]) * part,
  from[1] + (to[1] - from[1]) * part,
]

/** So many events for each stretch of the way. */
const stepsEach = 6
const parts = Array.from({ length: stepsEach }, (_, at) => (at + 1) / stepsEach)

const touchesOf = (session: CDPSession) => {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) })
  return {
    send,
    along: async (...ways: readonly (readonly Place[])[]): Promise<void> => {
      const at = (stretch: number) => ways.map((way) => way[stretch] ?? ([0, 0] as Place))
      await send('touchStart', at(0))
      for (let stretch = 1; stretch < (ways[0]?.length ?? 0); stretch++)
        for (const part of parts)
          await send(
            'touchMove',
            at(stretch).map((to, way) => between(at(stretch - 1)[way] ?? to, to, part)),
          )
      await send('touchEnd', [])
    },
  }
}

/** Gives the page hands. */
export const handsOn = async (page: Page): Promise<Hands> => {
  const session = await page.context().newCDPSession(page)
  const touches = touchesOf(session)
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Place, force: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      force,
      pointerType: 'pen',
      tiltX: 20,
      tiltY: 10,
      button: type === 'mouseMoved' && force === 0 ? 'none' : 'left',
      buttons: force === 0 ? 0 : 1,
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  return {
    finger: (...places) => touches.along(places),
    fingers: (one, other) => touches.along(one, other),
    rest: async (place) => {
      await touches.send('touchStart', [place])
      return async () => {
        await touches.send('touchEnd', [])
      }
    },
    pen: async (first, ...rest) => {
      await pen('mouseMoved', first[0], 0)
      await pen('mousePressed', ...first)
      let [last, pressure] = first
      for (const [place, next] of rest) {
        for (const part of parts)
          await pen('mouseMoved', between(last, place, part), pressure + (next - pressure) * part)
        ;[last, pressure] = [place, next]
      }
      await pen('mouseReleased', last, 0)
    },
    penAway: async (place) => {
      await pen('mouseMoved', place, 0)
    },
  }
}
