import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { benchChoices, keepBenchChoice } from '../../../../src/main/storage/project/bench-choices.ts'
import type { StoredComment } from '../../../../src/main/storage/project/comments.ts'
import { destroyProjectStore, openProjectStore } from '../../../../src/main/storage/project/project-store.ts'
import { classLabel, drawn } from './drawn-change.ts'
import { temporaryFolder } from './temporary-folder.ts'

const failing = (code: string): Error => expect.objectContaining({ code }) as Error
const place = { shardId: 'shard1', index: 3 }
const at = '2026-03-01T10:00:00.000Z'

const fresh = () => {
  const access = { homeDir: temporaryFolder(), projectId: 'project1', key: randomBytes(32) }
  return { ...access, store: openProjectStore({ ...access, submissionSchema: z.object({ note: z.string() }) }) }
}

describe('changes', () => {
  const first = drawn('chg1', { after: [classLabel('lab1')] })
  const second = drawn('chg2', { after: [classLabel('lab2'), classLabel('lab3')] })
  const third = drawn('chg3', { before: [classLabel('lab1')], after: [] })

  it('are kept in order and counted as labels', () => {
    const { store } = fresh()
    expect(store.changes.append({ ...place, after: null, changes: [first] })).toBe(1)
    expect(store.changes.append({ ...place, after: 'chg1', changes: [second, third] })).toBe(2)
    expect(store.changes.list(place)).toEqual([first, second, third])
    expect(store.itemStates.find(place)).toMatchObject({ labels: 2, state: 'todo', dirty: true })
    expect(store.changes.lastId({ ...place, index: 4 })).toBeNull()
    store.close()
  })

  it('refuse what does not follow the last one, and save nothing of it', () => {
    const { store } = fresh()
    store.changes.append({ ...place, after: null, changes: [first] })
    for (const after of [null, 'chg9'])
      expect(() => store.changes.append({ ...place, after, changes: [second] })).toThrow(failing('STALE_EDIT'))
    expect(store.changes.list(place)).toEqual([first])
    store.close()
  })

  it('take a repeated save as the same save', () => {
    const { store } = fresh()
    store.changes.append({ ...place, after: null, changes: [first] })
    const save = { ...place, after: 'chg1', changes: [second, third] }
    expect([store.changes.append(save), store.changes.append(save)]).toEqual([2, 2])
    expect(store.changes.list(place)).toHaveLength(3)
    expect(() => store.changes.append({ ...save, after: null })).toThrow(failing('STALE_EDIT'))
    expect(() => store.changes.append({ ...save, index: 9 })).toThrow(failing('STALE_EDIT'))
    store.close()
  })

  it('refuse a change id that is used elsewhere and roll back what came before it', () => {
    const { store } = fresh()
    store.changes.append({ ...place, after: null, changes: [first] })
    expect(() => store.changes.append({ ...place, index: 4, after: null, changes: [second, first] })).toThrow(
      failing('INPUT_INVALID'),
    )
    expect(store.changes.list({ ...place, index: 4 })).toEqual([])
    expect(store.itemStates.find({ ...place, index: 4 })).toBeNull()
    store.close()
  })

  it('of one item do not touch another', () => {
    const { store } = fresh()
    store.changes.append({ ...place, after: null, changes: [first] })
    store.changes.append({ shardId: 'shard2', index: 3, after: null, changes: [second] })
    expect(store.itemStates.list('shard1').map(({ labels }) => labels)).toEqual([1])
    expect(store.itemStates.list('shard2').map(({ labels }) => labels)).toEqual([2])
    store.close()
  })
})

describe('item states', () => {
  const finish = { ...place, state: 'finished', reason: null, activeSeconds: 12.5, at } as const

  it('follow an item through delivery, return and delivery again', () => {
    const { store } = fresh()
    const { itemStates } = store
    expect(itemStates.find(place)).toBeNull()
    itemStates.set(finish)
    itemStates.set({ ...finish, activeSeconds: 7.5 })
    expect(itemStates.undelivered()).toMatchObject([{ ...place, activeSeconds: 20, finishedAt: at }])
    itemStates.markDelivered({ items: [place], round: 1, at })
    expect([itemStates.countUndelivered(), itemStates.find(place)?.dirty]).toEqual([0, false])
    itemStates.decide({ ...place, decision: 'returned', round: 1 })
    expect(itemStates.find(place)).toMatchObject({ state: 'returned', deliveredRound: 1 })
    store.changes.append({ ...place, after: null, changes: [drawn('chg1', { after: [classLabel('lab1')] })] })
    expect(itemStates.countUndelivered()).toBe(0)
    itemStates.set(finish)
    expect(itemStates.undelivered('shard1')).toHaveLength(1)
    itemStates.markDelivered({ items: [place], round: 2, at })
    itemStates.decide({ ...place, decision: 'returned', round: 1 })
    expect(itemStates.find(place)?.state).toBe('finished')
    itemStates.decide({ ...place, decision: 'accepted', round: 2 })
    expect(itemStates.find(place)).toMatchObject({ state: 'accepted', labels: 1 })
    store.close()
  })

  it('count a skipped item as work and an opened one as none', () => {
    const { store } = fresh()
    store.itemStates.set({ ...place, state: 'skipped', reason: 'blurred', activeSeconds: 1, at })
    store.itemStates.set({ ...place, index: 4, state: 'todo', reason: null, activeSeconds: 1, at })
    expect(store.itemStates.undelivered()).toMatchObject([{ index: 3, reason: 'blurred', finishedAt: null }])
    expect(store.itemStates.undelivered('another')).toEqual([])
    store.close()
  })

  it('tell what was finished since a moment', () => {
    const { store } = fresh()
    store.itemStates.set({ ...finish, at: '2026-03-01T09:00:00.000Z' })
    store.itemStates.set({ ...finish, index: 4 })
    expect(store.itemStates.finishedSince('2026-03-01T09:30:00.000Z')).toEqual([
      { finishedAt: at, activeSeconds: 12.5 },
    ])
    store.close()
  })
})

const remark = (commentId: string, rest: Partial<StoredComment> = {}): StoredComment => ({
  ...{ commentId, at, author: 'Ines', text: 'Too wide', labelId: 'lab1', point: null, answers: null, side: 'reviewer' },
  ...rest,
})

describe('what is found about items without reading them', () => {
  const openOn = ({ id }: { readonly id: string }) => ({ missing: id !== 'lab2', suggested: id === 'lab3' })

  it('follows labels that are drawn, changed and removed', () => {
    const { store } = fresh()
    const found = () => {
      const row = store.itemStates.find(place)
      return [row?.labels, row?.missing, row?.suggested]
    }
    const [one, two, three] = [classLabel('lab1'), classLabel('lab2'), classLabel('lab3')]
    store.changes.append({ ...place, after: null, changes: [drawn('chg1', { after: [one, two, three] })], openOn })
    expect(found()).toEqual([3, 2, 1])
    const change = drawn('chg2', { before: [one, three], after: [three] })
    store.changes.append({ ...place, after: 'chg1', changes: [change], openOn })
    expect(found()).toEqual([2, 1, 1])
    const answered = drawn('chg3', { before: [three], after: [three] })
    store.changes.append({ ...place, after: 'chg2', changes: [answered] })
    expect(found()).toEqual([2, 0, 0])
    store.close()
  })

  it('keeps the own mark and the time in use, and neither is an edit', () => {
    const { store } = fresh()
    store.itemStates.flag(place, true)
    store.itemStates.spend(place, 4)
    store.itemStates.spend(place, 3)
    expect(store.itemStates.find(place)).toMatchObject({ flagged: true, activeSeconds: 7, state: 'todo', dirty: false })
    store.itemStates.flag(place, false)
    expect(store.itemStates.find(place)?.flagged).toBe(false)
    expect(store.itemStates.undelivered()).toEqual([])
    store.close()
  })

  it('keeps how a shard is looked at until the shard is forgotten', () => {
    const { store } = fresh()
    for (const shardId of ['shard1', 'shard10'])
      keepBenchChoice(store.settings, { shardId, name: 'filter', value: 'x' })
    expect(benchChoices(store.settings, 'shard1')).toEqual({ filter: 'x' })
    expect(store.forget.shard('shard1')).toBe(1)
    expect(benchChoices(store.settings, 'shard1')).toEqual({})
    expect(benchChoices(store.settings, 'shard10')).toEqual({ filter: 'x' })
    store.close()
  })
})

describe('comments and positions', () => {
  it('tell open threads from settled ones, and the later word counts', () => {
    const { store } = fresh()
    store.itemStates.touch(place)
    const answer = remark('a1', { answers: 'c1', side: 'annotator', labelId: null })
    store.comments.add(place, [remark('c1'), remark('c2', { labelId: null, point: [3, 4.5] }), answer])
    expect(store.itemStates.find(place)).toMatchObject({ comments: 3, openThreads: 2, dirty: true })
    const settle = (resolved: boolean, second: string) => {
      store.comments.settle(place, [{ commentId: 'c1', resolved, at: `2026-03-01T10:00:0${second}.000Z` }])
    }
    settle(true, '2')
    settle(false, '1')
    expect(store.itemStates.find(place)?.openThreads).toBe(1)
    // A word about another item's thread is not taken.
    store.comments.settle({ ...place, index: 9 }, [
      { commentId: 'c1', resolved: false, at: '2026-03-02T10:00:00.000Z' },
    ])
    expect(store.itemStates.find(place)?.openThreads).toBe(1)
    settle(false, '3')
    expect(store.itemStates.find(place)?.openThreads).toBe(2)
    expect(store.comments.list(place).map(({ point }) => point)).toEqual([null, null, [3, 4.5]])
    store.comments.remove('a1')
    expect(store.itemStates.find(place)?.comments).toBe(2)
    store.close()
  })

  it('keep a comment once and count it', () => {
    const { store } = fresh()
    const said = remark('c1')
    store.itemStates.set({ ...place, state: 'todo', reason: null, activeSeconds: 0, at })
    store.comments.add(place, [said])
    store.comments.add(place, [said, { ...said, commentId: 'c0', labelId: null }])
    expect(store.comments.list(place).map(({ commentId }) => commentId)).toEqual(['c0', 'c1'])
    expect(store.itemStates.find(place)?.comments).toBe(2)
    store.close()
  })

  it('remember the last place', () => {
    const { store } = fresh()
    expect(store.positions.find('shard1')).toBeNull()
    store.positions.visit({ ...place, at })
    store.positions.visit({ ...place, index: 7, at })
    expect(store.positions.list()).toEqual([{ shardId: 'shard1', index: 7, at }])
    store.close()
  })
})

describe('submissions', () => {
  const delivered = { ...place, round: 1, deviceId: 'dev1', memberId: 'mem1', labels: 2, deliveredAt: at }

  it('show the newest round, keep the older ones and decide once', () => {
    const { store } = fresh()
    const { submissions } = store
    expect(submissions.add({ ...delivered, content: { note: 'one' } })).toBe(true)
    expect(submissions.add({ ...delivered, content: { note: 'one again' } })).toBe(false)
    expect(submissions.decide({ ...place, decision: 'returned', at, by: 'lead1' })).toMatchObject({ round: 1 })
    submissions.add({ ...delivered, round: 2, deliveredAt: '2026-03-02T10:00:00.000Z', content: { note: 'two' } })
    expect(submissions.list('shard1')).toMatchObject([{ round: 2, content: { note: 'two' }, decision: 'waiting' }])
    expect(submissions.counts()).toMatchObject([{ waiting: 1, accepted: 0, returned: 0 }])
    expect(() => submissions.decide({ ...place, decision: 'accepted', at, by: 'lead1', round: 1 })).toThrow(
      failing('STALE_EDIT'),
    )
    submissions.decide({ ...place, decision: 'accepted', at, by: 'lead1', round: 2 })
    submissions.decide({ ...place, decision: 'accepted', at: '2027-01-01T00:00:00.000Z', by: 'lead2' })
    expect(submissions.find(place)).toMatchObject({ decision: 'accepted', decidedAt: at, decidedBy: 'lead1' })
    expect(() => submissions.decide({ ...place, index: 9, decision: 'accepted', at, by: 'x' })).toThrow(
      failing('NOT_FOUND'),
    )
    store.close()
  })

  it('count the later device where two delivered the same item', () => {
    const { store } = fresh()
    store.submissions.add({ ...delivered, content: { note: 'one' } })
    const later = { deviceId: 'dev2', memberId: 'mem2', deliveredAt: '2026-03-05T10:00:00.000Z' }
    store.submissions.add({ ...delivered, ...later, content: { note: 'two' } })
    expect(store.submissions.list()).toMatchObject([{ deviceId: 'dev2' }])
    expect(store.submissions.counts()).toHaveLength(1)
    store.close()
  })
})

describe('destroyProjectStore', () => {
  it('removes the database with its side files and nothing else, also twice', () => {
    const { homeDir, projectId, store } = fresh()
    const other = openProjectStore({ homeDir, projectId: 'project2', key: randomBytes(32) })
    store.positions.visit({ ...place, at })
    expect(destroyProjectStore({ homeDir, projectId, store })).toBeGreaterThan(0)
    expect(destroyProjectStore({ homeDir, projectId })).toBe(0)
    other.close()
    expect(readdirSync(join(homeDir, 'projects'))).toEqual(['project2.db'])
  })

  it('does not take a path for an id', () => {
    const homeDir = temporaryFolder()
    expect(() => destroyProjectStore({ homeDir, projectId: '../../etc' })).toThrow()
    expect(() => openProjectStore({ homeDir, projectId: '../evil', key: randomBytes(32) })).toThrow()
    expect(existsSync(join(homeDir, 'evil.db'))).toBe(false)
  })
})
