import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeShardFiles } from '../../../src/main/guard/shard/write-shard-files.ts'
import { buildSampleData } from '../../sample-data/sample-data.mjs'
import { inRoot } from '../../setup/paths.mjs'

const itemBytes = 400_000
const smallItems = 50

/** A real photograph's bytes, repeated to the size of an item. */
const photographBytes = async () => {
  const sample = inRoot('.cache', 'sample-data')
  await buildSampleData(sample)
  const photograph = readFileSync(join(sample, 'photographs', 'black-canyon.jpg'))
  return Buffer.concat([photograph, photograph]).subarray(0, itemBytes)
}

const build = async ({ folder, name, items, bytes }) => {
  const shard = {
    key: randomBytes(32),
    binding: { client: 'bench', project: 'bench', shard: name, version: 1 },
    tarPath: join(folder, `${name}.tar`),
    indexPath: join(folder, `${name}.index`),
  }
  const open = async function* () {
    yield await Promise.resolve(bytes)
  }
  const part = { part: 'jpg', mediaType: 'image/jpeg', sizeBytes: bytes.length, width: 1024, height: 750, open }
  const written = await writeShardFiles({
    ...shard,
    items: Array.from({ length: items }, (_, n) => ({ key: `photographs/item-${String(n)}`, parts: [part] })),
  })
  return { ...shard, keyCheck: written.keyCheck, items, itemBytes, indexBytes: written.index.lengthBytes }
}

/**
 * Builds two shards of equal items: one of 20 MB and one with as many items as asked for.
 *
 * @param {string} folder - Where they go; the caller removes it.
 * @param {number} largeItems
 */
export const buildShards = async (folder, largeItems) => {
  const bytes = await photographBytes()
  return {
    small: await build({ folder, name: 'small', items: smallItems, bytes }),
    large: await build({ folder, name: 'large', items: largeItems, bytes }),
  }
}

/** Builds the large shard alone. */
export const buildLargeShard = async (folder, items) =>
  build({ folder, name: 'large', items, bytes: await photographBytes() })
