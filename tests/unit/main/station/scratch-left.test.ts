import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readyCacheDir } from '../../../../src/main/station/shard-cache.ts'
import { memoryKeyStore, sit } from '../../../support/station-kit.ts'

const scratch = new URL('../../../../src/main/guard/shard/sealed-scratch.ts', import.meta.url).href
const folder = mkdtempSync(join(tmpdir(), 'scratch-left-'))
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Puts bytes aside in a process of its own, and kills it. */
const dieWhilePuttingAside = async (into: string): Promise<void> => {
  const program = `
    const { createSealedScratch } = await import(${JSON.stringify(scratch)})
    const scratch = await createSealedScratch(${JSON.stringify(into)})
    await scratch.append(Buffer.alloc(300_000))
    process.stdout.write('aside')
    setInterval(() => undefined, 1_000)`
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

it('what a killed import put aside is gone at the next start, and a shard stays', async () => {
  const homeDir = join(folder, 'home')
  const cache = await readyCacheDir(homeDir)
  writeFileSync(join(cache, 'shard-1.v1.tar'), 'ciphertext')
  await dieWhilePuttingAside(cache)
  await dieWhilePuttingAside(cache)
  expect(readdirSync(cache)).toHaveLength(3)
  const seat = await sit({ homeDir, keyStore: memoryKeyStore() })
  await seat.station.close()
  expect(readdirSync(cache)).toEqual(['shard-1.v1.tar'])
})
