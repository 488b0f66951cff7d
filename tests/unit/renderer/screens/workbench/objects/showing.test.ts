import { expect, it } from 'vitest'
import { plainDisplay, type LabelDisplay } from '../../../../../../src/renderer/src/canvas/label-display.ts'
import {
  eyePressed,
  isHidden,
  soloPressed,
} from '../../../../../../src/renderer/src/screens/workbench/objects/showing.ts'
import type { LabelId } from '../../../../../../src/shared/ids.ts'
import type { ClassId } from '../../../../../../src/shared/labels/base.ts'
import { anObject } from './builders.ts'

const [one, two] = [anObject('one-'), anObject('two-')]
const hiddenIn = (display: LabelDisplay, label = one): boolean => isHidden({ get: () => ({ display }) } as never, label)
const pressed = (display: LabelDisplay, ...labels: (typeof one)[]): LabelDisplay => ({
  ...display,
  ...eyePressed(display, labels),
})

it('hides what is shown and shows what is hidden, whatever hid it', () => {
  const away = pressed(plainDisplay, one)
  expect([hiddenIn(away), hiddenIn(away, two), hiddenIn(pressed(away, one))]).toEqual([true, false, false])
  const soloed = { ...plainDisplay, solo: new Set([two.id]) }
  expect(hiddenIn(soloed)).toBe(true)
  expect(hiddenIn(pressed(soloed, one))).toBe(false)
  expect(hiddenIn(pressed(soloed, one), two)).toBe(false)
  const classless = { ...plainDisplay, classes: new Map([['cat' as ClassId, { hidden: true, colour: 4 }]]) }
  expect(hiddenIn(classless)).toBe(true)
  expect(pressed(classless, one, two).classes).toEqual(new Map([['cat', { colour: 4 }]]))
})

it('hides several together while one of them is shown', () => {
  const half = pressed(plainDisplay, two)
  const none = pressed(half, one, two)
  expect([hiddenIn(none), hiddenIn(none, two)]).toEqual([true, true])
  expect(pressed(none, one, two).hidden.size).toBe(0)
})

it('shows one alone, and all again', () => {
  const { solo } = soloPressed(plainDisplay, [one.id])
  expect(solo).toEqual(new Set([one.id]))
  expect(soloPressed({ ...plainDisplay, solo: solo ?? null }, [one.id])).toEqual({ solo: null })
  expect(soloPressed({ ...plainDisplay, solo: solo ?? null }, ['two-' as LabelId]).solo?.size).toBe(1)
})

it('never hides what has no place on the picture', () => {
  const span = anObject('span', { kind: 'span', fragments: [] })
  expect(hiddenIn({ ...plainDisplay, solo: new Set() }, span)).toBe(false)
})
