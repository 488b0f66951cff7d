import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, createReadStream, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findCommand } from '../../setup/find-command.mjs'
import { figure, notMeasured } from '../figures/figures.mjs'

const run = promisify(execFile)
const rounds = 3

/** What OpenSSL reaches with AES-256-GCM on one thread in blocks of 16 KiB, in GB/s. */
export const opensslRate = async () => {
  const { stdout } = await run('openssl', ['speed', '-mr', '-seconds', '1', '-bytes', '16384', '-evp', 'aes-256-gcm'])
  const rate = /^\+F:\d+:[^:]+:([\d.]+)/m.exec(stdout)?.[1]
  if (rate === undefined) throw new Error('openssl speed gave no figure')
  return Number(rate) / 1e9
}

/** The least time of a few rounds: what the tool takes when it is let. */
const fastest = async (work) => {
  let least = Infinity
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    await work()
    least = Math.min(least, performance.now() - startedAt)
  }
  return least
}

const ageRate = async (folder, file) => {
  const [key, sealed] = [join(folder, 'age.key'), join(folder, 'plain.age')]
  await run('age-keygen', ['-o', key])
  const { stdout } = await run('age-keygen', ['-y', key])
  await run('age', ['-r', stdout.trim(), '-o', sealed, file])
  const ms = await fastest(() => run('age', ['-d', '-i', key, '-o', '/dev/null', sealed]))
  return statSync(file).size / ms / 1e6
}

const readThrough = async (path) => {
  const stream = createReadStream(path, { highWaterMark: 1_048_576 })
  stream.resume()
  await once(stream, 'end')
}

const gocryptfsRate = async (folder, file) => {
  const [cipher, plain, password] = ['gcfs', 'gcfs-open', 'gcfs-password'].map((name) => join(folder, name))
  mkdirSync(cipher)
  mkdirSync(plain)
  writeFileSync(password, 'measure\n')
  await run('gocryptfs', ['-init', '-q', '-passfile', password, cipher])
  const mount = spawn('gocryptfs', ['-q', '-fg', '-passfile', password, cipher, plain], { stdio: 'ignore' })
  try {
    for (let waits = 0; statSync(plain).dev === statSync(cipher).dev; waits += 1) {
      if (waits > 50 || mount.exitCode !== null) return null
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const copy = join(plain, 'shard')
    copyFileSync(file, copy)
    return statSync(file).size / (await fastest(() => readThrough(copy))) / 1e6
  } finally {
    await run('fusermount', ['-u', plain]).catch(() => mount.kill())
  }
}

const tools = [
  { id: 'crypto.age', tool: 'age', otherName: 'age -d', rateOf: ageRate, atLeast: 1.5 },
  { id: 'crypto.gocryptfs', tool: 'gocryptfs', otherName: 'gocryptfs', rateOf: gocryptfsRate, atLeast: 2 },
]

/** Wall time of other tools over the same bytes, where they are installed. */
export const otherTools = async (folder, shard, ours) => {
  const figures = []
  for (const { id, tool, otherName, rateOf, atLeast } of tools) {
    const isInstalled = findCommand(tool) !== null
    const other = isInstalled ? await rateOf(folder, shard.tarPath) : null
    figures.push(
      other === null
        ? notMeasured(id, ours, `${tool}: ${isInstalled ? 'cannot mount here' : 'not installed'}`)
        : figure({ id, ours, other, otherName, unit: 'GB/s', atLeast }),
    )
  }
  return figures
}
