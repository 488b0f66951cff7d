import { expect, it } from 'vitest'
import { isForbiddenChord } from '../../../../src/main/electron/forbidden-chords.ts'

const chord = (key: string, held: Partial<Record<'control' | 'meta' | 'shift', boolean>> = {}) => ({
  key,
  control: false,
  meta: false,
  shift: false,
  ...held,
})

it.each([
  chord('p', { control: true }),
  chord('p', { meta: true }),
  chord('s', { control: true }),
  chord('I', { control: true, shift: true }),
  chord('R', { control: true, shift: true }),
  chord('r', { control: true }),
  chord('F12'),
  chord('PrintScreen'),
])('holds back %j', (given) => {
  expect(isForbiddenChord(given)).toBe(true)
})

it.each([
  chord('p'),
  chord('S', { shift: true }),
  chord('k', { control: true }),
  chord('z', { control: true }),
  chord('Z', { control: true, shift: true }),
  chord('y', { control: true }),
  chord('c', { control: true }),
  chord('Escape'),
  chord('F5'),
])('leaves %j to the page', (given) => {
  expect(isForbiddenChord(given)).toBe(false)
})
