/**
 * What the cryptography of the station costs beside what the machine allows and what other tools take, in one run.
 *
 * Rates are bytes per second of CPU time, as `openssl speed` counts its own, so that whatever else the machine does falls on
 * nobody; runs are interleaved and the best of each is taken. Tools that are not installed are said to be so.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, round } from './figures/figures.mjs'
import { timeItems } from './crypto/items.mjs'
import { opensslRate, otherTools } from './crypto/other-tools.mjs'
import { saveFigure } from './crypto/saves.mjs'
import { decryptOnce, decryptOnTwo } from './crypto/whole-shard.mjs'
import { buildLargeShard } from './shard-open/shards.mjs'

const best = (rates) => Math.max(...rates)

/** @param {{ quick?: boolean }} options - `quick` takes 200 MB in place of 1 GB, with fewer runs. */
export const run = async ({ quick = false } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-crypto-'))
  try {
    const shard = await buildLargeShard(folder, quick ? 500 : 2_500)
    const runs = quick ? 3 : 7
    const rates = { openssl: [], one: [], oneWall: [], two: [], twoWall: [] }
    for (let turn = 0; turn < runs; turn += 1) {
      rates.openssl.push(await opensslRate())
      const one = await decryptOnce(shard)
      const two = await decryptOnTwo(shard)
      rates.one.push(one.cpuRate)
      rates.oneWall.push(one.wallRate)
      rates.two.push(two.cpuRate)
      rates.twoWall.push(two.wallRate)
    }
    const limit = best(rates.openssl)
    const against = (id, ours, goal) =>
      figure({ id, ours, other: limit, otherName: 'openssl speed, one thread', unit: 'GB/s', atLeast: goal })
    return [
      against('crypto.whole-shard-one-thread', best(rates.one), 0.6),
      against('crypto.whole-shard-one-thread.wall', best(rates.oneWall), null),
      against('crypto.whole-shard-two-threads', best(rates.two), 1),
      against('crypto.whole-shard-two-threads.wall', best(rates.twoWall), null),
      ...(await otherTools(folder, shard, round(best(rates.oneWall)))),
      ...(await timeItems(shard, limit, quick ? 200 : 1_000)),
      await saveFigure(folder, quick ? 200 : 1_000),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
