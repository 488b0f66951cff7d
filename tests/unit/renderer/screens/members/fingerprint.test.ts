import { expect, it } from 'vitest'
import { compareFingerprint } from '../../../../../src/renderer/src/screens/members/fingerprint.ts'

const fingerprint = '7K3M-9QXA-0001-ZZTP'
const states = (typed: string) => compareFingerprint(fingerprint, typed).groups.map((group) => group.state)

it('takes the whole fingerprint whatever its case and spacing', () => {
  for (const typed of [fingerprint, '7k3m 9qxa 0001 zztp', ' 7k3m9qxa0001zztp '])
    expect(compareFingerprint(fingerprint, typed).same).toBe(true)
})

it('is not content with a part', () => {
  expect(compareFingerprint(fingerprint, 'ZZTP').same).toBe(false)
  expect(compareFingerprint(fingerprint, '7K3M-9QXA-0001').same).toBe(false)
  expect(compareFingerprint(fingerprint, '').same).toBe(false)
  expect(compareFingerprint('', '').same).toBe(false)
})

it('shows which group is right, wrong or not yet typed', () => {
  expect(states('7K3M-9Q')).toEqual(['right', 'open', 'open', 'open'])
  expect(states('7K3M-9QXB-0001')).toEqual(['right', 'wrong', 'right', 'open'])
})

it('refuses what goes on after the end', () => {
  expect(compareFingerprint(fingerprint, `${fingerprint}A`).same).toBe(false)
})
