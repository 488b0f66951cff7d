/**
 * Opening a shard costs the same whatever its size: time from open to the first item's bytes, memory, bytes read.
 *
 * Two shards with items of the same size, 20 MB and 2 GB, are measured in turn, each opened anew for every run; files are in
 * the page cache for both. The last figure sets one item's read beside a plain read of as many bytes from an open file.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, quantile, round } from './figures/figures.mjs'
import { measureMemory } from './shard-open/memory.mjs'
import { buildShards } from './shard-open/shards.mjs'
import { countBytes, timeFirstItem, timeSealedRead, timePlainRead } from './shard-open/readings.mjs'

const longestRatio = 1.5
const mostMegabytes = 64
const segmentBytes = 65_536

const spreadOf = (ours, other) => ({
  ours: [0.25, 0.75].map((share) => round(quantile(ours, share))),
  other: [0.25, 0.75].map((share) => round(quantile(other, share))),
  runs: ours.length,
})

const compare = ({ id, ours, other, otherName, unit, goal = null }) => {
  const ratio = median(ours) / median(other)
  return {
    id,
    ours: round(median(ours)),
    other: round(median(other)),
    otherName,
    unit,
    ratio: round(ratio),
    goal: goal === null ? null : `ratio at most ${goal}`,
    ok: goal === null || ratio <= goal,
    spread: spreadOf(ours, other),
  }
}

/** Takes both readings in turn, so that whatever else the machine does falls on both. */
const interleave = async (runs, first, second) => {
  const ours = []
  const other = []
  for (let run = -2; run < runs; run += 1) {
    const pair = run % 2 === 0 ? [await first(), await second()] : [await second(), await first()].reverse()
    if (run < 0) continue
    ours.push(pair[0])
    other.push(pair[1])
  }
  return { ours, other }
}

/** The most bytes any item took, against the item, two segments and the whole index. */
const bytesFigure = async (large, runs) => {
  const counts = []
  for (let run = 0; run < runs; run += 1) counts.push(await countBytes(large))
  const items = counts.map((count) => count.itemBytes)
  const limit = large.itemBytes + 2 * segmentBytes + large.indexBytes
  return {
    id: 'shard-open.bytes-per-item',
    ours: Math.max(...items),
    other: large.itemBytes,
    otherName: 'bytes of the item itself',
    unit: 'bytes',
    ratio: round(Math.max(...items) / large.itemBytes),
    goal: `at most ${limit}: item, two segments, index`,
    ok: Math.max(...items) <= limit,
    spread: {
      ours: [quantile(items, 0.25), quantile(items, 0.75)],
      opening: median(counts.map((count) => count.openBytes)),
      runs,
    },
  }
}

const memoryFigure = async (shards, runs) => {
  const { ours, other } = await interleave(
    runs,
    () => measureMemory(shards.large),
    () => measureMemory(shards.small),
  )
  const most = Math.max(...ours)
  return {
    id: 'shard-open.memory-growth',
    ours: round(most),
    other: round(Math.max(...other)),
    otherName: 'the same reads from 20 MB',
    unit: 'MB',
    ratio: round(most / Math.max(...other)),
    goal: `at most ${mostMegabytes} MB`,
    ok: most <= mostMegabytes,
    spread: spreadOf(ours, other),
  }
}

/** @param {{ quick?: boolean }} options - `quick` measures 200 MB in place of 2 GB, with fewer runs. */
export const run = async ({ quick = false } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'shard-open-'))
  try {
    const shards = await buildShards(folder, quick ? 500 : 5000)
    const runs = quick ? 9 : 41
    const opening = await interleave(
      runs,
      () => timeFirstItem(shards.large),
      () => timeFirstItem(shards.small),
    )
    const reading = await interleave(
      runs,
      () => timeSealedRead(shards.large),
      () => timePlainRead(shards.large),
    )
    return [
      compare({
        id: 'shard-open.first-item',
        ...opening,
        otherName: 'the same from 20 MB',
        unit: 'ms',
        goal: longestRatio,
      }),
      await memoryFigure(shards, quick ? 1 : 3),
      await bytesFigure(shards.large, quick ? 20 : 200),
      compare({ id: 'shard-open.item-read', ...reading, otherName: 'plain read of as many bytes', unit: 'ms' }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
