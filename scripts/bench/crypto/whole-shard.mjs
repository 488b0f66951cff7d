import { fileURLToPath } from 'node:url'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { encodeAssociatedData } from '../../../src/main/guard/shard/associated-data.ts'
import { openFileReadAt } from '../../../src/main/guard/shard/read-at.ts'
import { shardStream } from '../../../src/main/guard/shard/stream-format.ts'
import { openStream } from '../../../src/main/guard/shard/stream-open.ts'

/** The first warms up. */
const runsOfEach = 6
const self = fileURLToPath(import.meta.url)

/** Opens the tar of a shard as the station does and reads all of it; CPU time is that of the whole process, reading the file included. */
const decryptAll = async ({ key, binding, tarPath }) => {
  const file = await openFileReadAt(tarPath)
  const secret = { key, associatedData: encodeAssociatedData(binding, 'tar'), parameters: shardStream }
  const stream = await openStream(file, secret)
  let bytes = 0
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  await stream.scan((plaintext) => (bytes += plaintext.length))
  const { user, system } = process.cpuUsage(cpu)
  const wallMs = performance.now() - startedAt
  stream.close()
  await file.close()
  return { bytes, cpuMs: (user + system) / 1000, wallMs }
}

const gigabytesPerSecond = (bytes, ms) => bytes / ms / 1e6

/** The whole shard on this thread. */
export const decryptOnce = async (shard) => {
  const { bytes, cpuMs, wallMs } = await decryptAll(shard)
  return { cpuRate: gigabytesPerSecond(bytes, cpuMs), wallRate: gigabytesPerSecond(bytes, wallMs) }
}

const inWorker = (shard) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(self, { workerData: shard })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Two shards, one on each of two threads, which share the CPU time of the process; starting them and a first run each count too. */
export const decryptOnTwo = async (shard) => {
  const cpu = process.cpuUsage()
  const both = await Promise.all([inWorker(shard), inWorker(shard)])
  const { user, system } = process.cpuUsage(cpu)
  const bytes = both[0].bytes + both[1].bytes
  const cpuMsOfOne = (user + system) / 1000 / 2
  return {
    cpuRate: gigabytesPerSecond(bytes * runsOfEach, cpuMsOfOne),
    wallRate: gigabytesPerSecond(bytes, Math.max(both[0].wallMs, both[1].wallMs)),
  }
}

if (!isMainThread && workerData?.tarPath !== undefined) {
  for (let warm = 1; warm < runsOfEach; warm += 1) await decryptAll(workerData)
  parentPort.postMessage(await decryptAll(workerData))
}
