import { expect, it } from 'vitest'
import { compareFingerprint } from '../../../../../src/renderer/src/screens/members/fingerprint.ts'

const fingerprint = '7K3-9QX-001-ZTP'
const states = (typed: string) => compareFingerprint(fingerprint, typed).groups.map((group) => group.state)

it('takes the whole fingerprint whatever its case and spacing', () => {
  for (const typed of [fingerprint, '7k3 9qx 001 ztp', ' 7k39qx001ztp ', '7K3 9QX OOI ZTP'])
    expect(compareFingerprint(fingerprint, typed).same).toBe(true)
})

it('is not content with a part', () => {
  expect(compareFingerprint(fingerprint, 'ZTP').same).toBe(false)
  expect(compareFingerprint(fingerprint, '7K3-9QX-001').same).toBe(false)
  expect(compareFingerprint(fingerprint, '').same).toBe(false)
  expect(compareFingerprint('', '').same).toBe(false)
})

it('shows which group is right, wrong or not yet typed', () => {
  expect(states('7K3-9Q')).toEqual(['right', 'open', 'open', 'open'])
  expect(states('7K3-9QB-001')).toEqual(['right', 'wrong', 'right', 'open'])
})

it('refuses what goes on after the end', () => {
  expect(compareFingerprint(fingerprint, `${fingerprint}A`).same).toBe(false)
})
