import { describe, expect, it } from 'vitest'
import { Fingers, type Touch } from '../../../../src/renderer/src/canvas/fingers.ts'

/** Fingers over a view that is told what it was asked; `older` is begun by the tool before the first of them came. */
const hand = ({ older = false } = {}) => {
  const asked: string[] = []
  const fingers = new Fingers({
    view: {
      panBy: (dx, dy) => asked.push(`pan ${String(dx)} ${String(dy)}`),
      zoomAt: ([x, y], factor) => asked.push(`zoom ${String(x)} ${String(y)} × ${String(factor)}`),
    },
    press: (id) => asked.push(`press ${String(id)}`),
    takeBack: () => {
      asked.push('take back')
      return !older
    },
  })
  return { fingers, asked }
}

const touch = (id: number, at: readonly [number, number], ms = 0): Touch => ({ id, at, ms })

describe('Fingers', () => {
  it('hold the press of one back until it moves', () => {
    const { fingers, asked } = hand()
    fingers.press(touch(1, [10, 10]))
    expect(fingers.move(touch(1, [15, 10]))).toBe(false)
    expect(asked).toEqual([])
    expect(fingers.move(touch(1, [20, 10]))).toBe(true)
    expect(asked).toEqual(['press 1'])
    expect(fingers.lift(1)).toBe('tool')
  })

  it('say that one which never moved has only touched', () => {
    const { fingers } = hand()
    fingers.press(touch(1, [10, 10]))
    expect(fingers.lift(1)).toBe('tap')
    expect(fingers.lift(1)).toBeNull()
  })

  it('move and zoom the picture with two, and leave nothing to the tool', () => {
    const { fingers, asked } = hand()
    fingers.press(touch(1, [0, 0]))
    fingers.press(touch(2, [100, 0], 20))
    expect(fingers.move(touch(2, [200, 40], 40))).toBe(false)
    expect(asked[0]).toBe('pan 50 20')
    expect(asked[1]).toBe(`zoom 100 20 × ${String(Math.hypot(200, 40) / 100)}`)
    expect([fingers.lift(2), fingers.move(touch(1, [300, 300], 60)), fingers.lift(1)]).toEqual([null, false, null])
    expect(asked).toHaveLength(2)
  })

  it('take back what the first began when the second comes soon, and ignore a second that comes late', () => {
    const soon = hand()
    soon.fingers.press(touch(1, [0, 0]))
    soon.fingers.move(touch(1, [50, 0], 10))
    soon.fingers.press(touch(2, [100, 0], 200))
    expect(soon.asked).toEqual(['press 1', 'take back'])
    const late = hand()
    late.fingers.press(touch(1, [0, 0]))
    late.fingers.move(touch(1, [50, 0], 10))
    late.fingers.press(touch(2, [100, 0], 400))
    expect(late.fingers.move(touch(2, [120, 0], 410))).toBe(false)
    expect(late.fingers.move(touch(1, [60, 0], 420))).toBe(true)
    expect(late.asked).toEqual(['press 1'])
  })

  it('never cost points that were set before', () => {
    const { fingers, asked } = hand({ older: true })
    fingers.press(touch(1, [0, 0]))
    fingers.move(touch(1, [50, 0], 10))
    fingers.press(touch(2, [100, 0], 50))
    expect(fingers.move(touch(1, [60, 0], 60))).toBe(true)
    expect(asked).toEqual(['press 1', 'take back'])
  })

  it('do nothing beside a pen, and nothing for a second after it left', () => {
    const { fingers, asked } = hand()
    fingers.press(touch(1, [0, 0]))
    fingers.move(touch(1, [50, 0], 10))
    fingers.penIsHere()
    expect(asked).toEqual(['press 1', 'take back'])
    fingers.press(touch(2, [0, 0], 5000))
    expect([fingers.move(touch(2, [90, 0], 5010)), fingers.lift(2)]).toEqual([false, null])
    fingers.penLeft(6000)
    fingers.press(touch(3, [0, 0], 6900))
    expect(fingers.move(touch(3, [90, 0], 6910))).toBe(false)
    fingers.press(touch(4, [0, 0], 7100))
    expect(fingers.move(touch(4, [90, 0], 7110))).toBe(true)
  })
})
