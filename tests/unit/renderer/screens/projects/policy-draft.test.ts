import { expect, it } from 'vitest'
import { defaultPolicy, projectPolicy } from '../../../../../src/shared/access/policy.ts'
import {
  firstPolicy,
  policyDraftOf,
  readPolicy,
} from '../../../../../src/renderer/src/screens/projects/policy-draft.ts'

it('begins with the default policy', () => {
  expect(readPolicy(firstPolicy)).toEqual({ policy: defaultPolicy })
})

it('reads regions however they are set apart, once each', () => {
  const read = readPolicy({ ...firstPolicy, regions: 'de, fr;no  DE' })
  expect(read).toMatchObject({ policy: { regions: ['DE', 'FR', 'NO'] } })
  expect('policy' in read && projectPolicy.safeParse(read.policy).success).toBe(true)
})

it('names what is wrong and gives no policy then', () => {
  const read = readPolicy({ ...firstPolicy, regions: 'Germany', retentionDays: '', idleLockMinutes: 0 })
  expect(read).not.toHaveProperty('policy')
  expect('problems' in read && Object.keys(read.problems)).toEqual(['regions', 'retentionDays', 'idleLockMinutes'])
})

it('reads a signed policy back as it was', () => {
  for (const policy of [
    { ...defaultPolicy, regions: ['SE', 'NO'], lapseGraceDays: null },
    { ...defaultPolicy, copyText: true, retentionDays: 0 },
  ])
    expect(readPolicy(policyDraftOf(policy))).toEqual({ policy })
})
