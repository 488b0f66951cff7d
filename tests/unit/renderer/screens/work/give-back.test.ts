import { expect, it } from 'vitest'
import { canGiveBack, shardNames } from '../../../../../src/renderer/src/screens/work/give-back.ts'
import { refusalReasons } from '../../../../../src/shared/access/refusal.ts'

it('offers to give back what is held here, also when it is shut, and nothing else', () => {
  expect(canGiveBack({ shut: null })).toBe(true)
  expect(refusalReasons.filter((shut) => !canGiveBack({ shut })).sort()).toEqual(
    ['GRANT_REVOKED', 'MEMBER_REVOKED', 'NOT_ASSIGNED', 'OTHER_DEVICE', 'PROJECT_COMPLETED', 'WIPED'].sort(),
  )
})

it('names shards as people do', () => {
  expect(shardNames(['a'])).toBe('a')
  expect(shardNames(['a', 'b'])).toBe('a and b')
  expect(shardNames(['a', 'b', 'c'])).toBe('a, b and c')
})
