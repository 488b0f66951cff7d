import { describe, expect, it } from 'vitest'
import type { ZodType } from 'zod'
import { openProjectStore } from '../../../../src/main/storage/project/project-store.ts'
import { change, type Change } from '../../../../src/shared/changes/change.ts'
import type { ChangeId, LabelId } from '../../../../src/shared/ids.ts'
import { aMask, masksAdded } from '../../../support/masks.ts'
import { classLabel, drawn } from './drawn-change.ts'
import { temporaryFolder } from './temporary-folder.ts'

const place = { shardId: 'shard1', index: 3 }
const full = '0.cn4'
const refused = expect.objectContaining({ code: 'INPUT_INVALID' }) as Error

const patched = (
  id: string,
  label: string,
  { before, after }: { before: Record<string, string | null>; after: Record<string, string | null> },
): Change => ({
  ...masksAdded(id),
  id: id as ChangeId,
  masks: [{ id: label as LabelId, before, after }],
})

const opened = () => {
  const store = openProjectStore({ homeDir: temporaryFolder(), projectId: 'project1', key: Buffer.alloc(32, 3) })
  const mask = masksAdded('chg1', aMask('mask1', { '0,0': full, '1,0': full }))
  store.changes.append({
    ...place,
    after: null,
    changes: [mask, drawn('chg2', { after: [classLabel('lab1')] })],
  })
  return store
}

describe('a change that patches a mask', () => {
  it('is kept as it came and leaves the count of labels', () => {
    const store = opened()
    const stroke = patched('chg3', 'mask1', { before: { '2,0': null }, after: { '2,0': full } })
    expect(store.changes.append({ ...place, after: 'chg2', changes: [stroke] })).toBe(2)
    expect(store.changes.list(place).at(-1)).toEqual(stroke)
    store.close()
  })

  it.each([
    ['a label that is no mask', 'lab1', { before: { '0,0': null }, after: { '0,0': full } }],
    ['a label that is not there', 'mask9', { before: { '0,0': null }, after: { '0,0': full } }],
    [
      'every tile away',
      'mask1',
      { before: { '0,0': full, '1,0': full, '2,0': full }, after: { '0,0': null, '1,0': null, '2,0': null } },
    ],
  ])('is refused for %s, and nothing of the save is kept', (_, label, sides) => {
    const store = opened()
    const good = patched('chg3', 'mask1', { before: { '2,0': null }, after: { '2,0': full } })
    const save = { ...place, after: 'chg2', changes: [good, patched('chg4', label, sides)] }
    expect(() => store.changes.append(save)).toThrow(refused)
    expect(store.changes.list(place)).toHaveLength(2)
    store.close()
  })

  it('is refused after the mask was removed, and taken again once it is back', () => {
    const store = opened()
    const mask = aMask('mask1', { '0,0': full, '1,0': full })
    const stroke = patched('chg4', 'mask1', { before: { '1,0': full }, after: { '1,0': null } })
    store.changes.append({ ...place, after: 'chg2', changes: [{ ...masksAdded('chg3'), before: [mask] }] })
    expect(() => store.changes.append({ ...place, after: 'chg3', changes: [stroke] })).toThrow(refused)
    expect(store.changes.append({ ...place, after: 'chg3', changes: [masksAdded('chg5', mask), stroke] })).toBe(2)
    store.close()
  })
})

describe('the schema of a change', () => {
  const taken = (schema: ZodType, value: unknown): boolean => schema.safeParse(value).success

  it('takes a change without patches, as all were before there were any', () => {
    expect(taken(change, masksAdded('chg1', aMask('mask1', { '0,0': full })))).toBe(true)
  })

  it.each([
    ['sides that name other tiles', patched('chg1', 'mask1', { before: { '0,0': full }, after: { '1,0': full } })],
    ['no tile at all', patched('chg1', 'mask1', { before: {}, after: {} })],
    ['runs that fill no tile', patched('chg1', 'mask1', { before: { '0,0': full }, after: { '0,0': '1.1' } })],
    ['a tile beyond any picture', patched('chg1', 'mask1', { before: { '-1,0': full }, after: { '-1,0': null } })],
    [
      'a mask that is told of as a whole too',
      {
        ...patched('chg1', 'mask1', { before: { '0,0': full }, after: { '0,0': null } }),
        after: [aMask('mask1', { '0,0': full })],
      },
    ],
    [
      'a mask that is patched twice',
      {
        ...masksAdded('chg1'),
        masks: [1, 2].map(() => ({ id: 'mask1', before: { '0,0': full }, after: { '0,0': null } })),
      },
    ],
  ])('refuses %s', (_, value) => {
    expect(taken(change, value)).toBe(false)
  })
})
