import { expect, it } from 'vitest'
import {
  itemsIn,
  proposedShardSize,
  shardNameFrom,
  shardsFor,
} from '../../../../../src/renderer/src/screens/projects/import-plan.ts'

it('proposes one shard for little and even shards for much', () => {
  expect([0, 9, 240].map(proposedShardSize)).toEqual([1, 9, 240])
  expect(proposedShardSize(241)).toBe(121)
  expect(shardsFor(1000, proposedShardSize(1000))).toBe(5)
})

it('counts shards, also the last one that is not full', () => {
  expect([shardsFor(10, 10), shardsFor(11, 10), shardsFor(0, 10), shardsFor(5, 0)]).toEqual([1, 2, 0, 0])
})

it('counts an image with its text once', () => {
  expect(itemsIn({ images: 3, texts: 2, imageTexts: 4 })).toBe(9)
})

it('makes names from folders of any script', () => {
  expect(['Plates 2026 (final)', ' кошки ', '—'].map(shardNameFrom)).toEqual(['plates-2026-final', 'кошки', 'shard'])
  expect(shardNameFrom('x'.repeat(100))).toHaveLength(60)
})
