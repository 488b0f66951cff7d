import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { discard } from '../../../src/main/guard/shard/discard.ts'
import { withShard } from './readings.mjs'

const reads = 200
const megabyte = 1_000_000
const self = fileURLToPath(import.meta.url)

/**
 * Growth of resident memory in a process of its own, from before a shard is opened to the most while items are read.
 *
 * @returns {Promise<number>} MB
 */
export const measureMemory = async (shard) => {
  const sent = JSON.stringify({ ...shard, key: shard.key.toString('hex') })
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', self, sent])
  return Number(stdout)
}

const readMany = async (shard) => {
  globalThis.gc()
  const before = process.memoryUsage.rss()
  let most = before
  await withShard(shard, async (reader) => {
    for (let read = 0; read < reads; read += 1) {
      const bytes = await reader.read(Math.floor(Math.random() * shard.items), 'jpg')
      most = Math.max(most, process.memoryUsage.rss())
      discard(bytes)
    }
  })
  process.stdout.write(String((most - before) / megabyte))
}

if (process.argv[1] === self) {
  const shard = JSON.parse(process.argv[2])
  await readMany({ ...shard, key: Buffer.from(shard.key, 'hex') })
}
