import { describe, expect, it } from 'vitest'
import { LogFailure } from '../../../../src/main/guard/trust/chain.ts'
import type { LogBody, LogEntry } from '../../../../src/main/guard/trust/entries.ts'
import { reduceProject } from '../../../../src/main/station/project-state.ts'

const projectId = 'project000000001'
const log = `projects/${projectId}/log/device0000000001`
const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) }
const digest = { lengthBytes: 1, sha256: '0'.repeat(64) }

const create = (id = projectId) => ({ kind: 'project.create', projectId: id, workKey: key, sealed: 'jwe' })
const shard = (shardId: string) => ({
  ...{ kind: 'shard.add', shardId, version: 1, items: 1, tar: digest, index: digest, keyCheck: 'k', sealed: 'jwe' },
})
const grant = (grantId: string, ...shardIds: string[]) => ({
  ...{ kind: 'grant', grantId, memberId: 'm', deviceId: 'd', role: 'annotate', shardIds, offlineLeaseMs: 0 },
  ...{ notBefore: '2026-11-24T08:00:00Z', expires: '2026-11-25T08:00:00Z', regions: [], prekeyId: 'p', keys: 'jwe' },
})
const decision = (deviceId: string, grantId: string, shardId: string) => ({
  ...{ kind: 'decision', deviceId, grantId, shardId, prekeyId: 'p', sealed: 'jwe' },
})
const complete = (id = projectId) => ({ kind: 'complete', projectId: id })
const whole = [create(), shard('s1'), shard('s2'), grant('g1', 's1')]

const reduce = (bodies: readonly object[]) =>
  reduceProject(
    log,
    bodies.map((body, at): LogEntry => ({
      ...{ log, seq: at + 1, prev: null, at: '2026-11-24T08:00:00Z', body: body as LogBody },
    })),
  )
const brokenAt = (bodies: readonly object[]): number | string => {
  try {
    reduce(bodies)
    return 'whole'
  } catch (error) {
    return error instanceof LogFailure && error.code === 'LOG_BROKEN' ? error.seq : String(error)
  }
}

describe('a project as its log tells it', () => {
  it('is nothing before it begins', () => {
    expect(reduce([])).toBeNull()
  })

  it('knows its shards, grants, revocations and end', () => {
    const state = reduce([...whole, { kind: 'revoke', grantId: 'g1' }, decision('d', 'g1', 's1'), complete()])
    expect([...(state?.shards.keys() ?? [])]).toEqual(['s1', 's2'])
    expect([...(state?.grants.values() ?? [])]).toMatchObject([
      { grantId: 'g1', revokedAtMs: Date.parse('2026-11-24T08:00:00Z') },
    ])
    expect(state).toMatchObject({ completedAt: '2026-11-24T08:00:00Z', decisions: [{ seq: 6 }] })
  })

  it.each([
    ['does not begin with its creation', [shard('s1')], 1],
    ['creates another project than it is named after', [create('project000000002')], 1],
    ['creates it twice', [...whole, create()], 5],
    ['adds a shard twice', [...whole, shard('s1')], 5],
    ['grants a shard it does not have', [...whole, grant('g2', 's1', 's3')], 5],
    ['grants under the same id twice', [...whole, grant('g1', 's2')], 5],
    ['takes back what was not granted', [...whole, { kind: 'revoke', grantId: 'g2' }], 5],
    ['takes back twice', [...whole, { kind: 'revoke', grantId: 'g1' }, { kind: 'revoke', grantId: 'g1' }], 6],
    ['decides about a grant of another device', [...whole, decision('e', 'g1', 's1')], 5],
    ['decides about a shard outside of the grant', [...whole, decision('d', 'g1', 's2')], 5],
    ['completes another project', [...whole, complete('project000000002')], 5],
    ['completes twice', [...whole, complete(), complete()], 6],
    ['goes on after its end', [...whole, complete(), grant('g2', 's2')], 6],
    ['holds what belongs into the log of a device', [...whole, { kind: 'audit.checkpoint', seq: 1, hash: 'h' }], 5],
  ] as const)('is broken when its log %s', (_, bodies, seq) => {
    expect(brokenAt(bodies)).toBe(seq)
  })
})
