import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { utilityModel } from '../../../../../src/main/electron/launch-model.ts'
import { forkModel } from '../../../../../src/main/fork-model.ts'
import { createModelHost } from '../../../../../src/main/station/models/model-host.ts'
import type { ModelPort } from '../../../../../src/main/station/models/model-port.ts'
import { usualLimits } from '../../../../../src/main/station/models/model-runner.ts'
import { modelSpec } from '../../../../../src/shared/models/model-spec.ts'
import { detectorSpec } from '../../../../support/onnx/folders.ts'
import { paint, watchedLaunch } from '../../../../support/onnx/host.ts'
import { boxBytes, columnsDetector, detectorFromFile } from '../../../../support/onnx/models.ts'

/** Electron's own part cannot be run here: what is asked of it is recorded. */
const forked = vi.hoisted((): unknown[][] => [])
vi.mock('electron', () => ({
  utilityProcess: {
    fork: (...asked: unknown[]) => {
      forked.push(asked)
      return { on: () => undefined, once: () => undefined, postMessage: () => undefined, kill: () => undefined }
    },
  },
}))

const dir = mkdtempSync(join(tmpdir(), 'model-process-'))
const secret = 'HERON-LADDER-VELVET'
beforeEach(() => vi.stubEnv('AUXERTA_PASSPHRASE', secret))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true, force: true })
})

interface Given {
  readonly env: Record<string, string>
  readonly argv: readonly string[]
  readonly execArgv: readonly string[]
  readonly files: readonly string[]
}

const answerOf = (port: ModelPort): Promise<Given> =>
  new Promise((resolve, reject) => {
    port.onMessage((message) => {
      resolve(message as Given)
    })
    port.onEnd(() => {
      reject(new Error('it ended without an answer'))
    })
    port.send({} as never)
  })

describe('the process of a model', () => {
  it('is given no environment, no argument and no open file of the process that starts it', async () => {
    const held = join(dir, 'held-open.db')
    writeFileSync(held, secret)
    const file = openSync(held, 'r')
    const port = forkModel(join(import.meta.dirname, '../../../../support/onnx/probe-process.ts'))()
    try {
      const given = await answerOf(port)
      expect(JSON.stringify(given)).not.toContain(secret)
      // What the runtime itself sets for the line to its parent, and nothing that was there before.
      expect(Object.keys(given.env).filter((name) => !name.startsWith('NODE_CHANNEL_'))).toEqual([])
      expect(given.argv).toEqual([])
      expect(given.execArgv).toEqual([expect.stringMatching(/^--max-old-space-size=/)])
      expect(given.files.filter((path) => path.startsWith(dir))).toEqual([])
    } finally {
      port.kill()
      closeSync(file)
    }
  })

  it('is asked of Electron with as little', () => {
    utilityModel('/app/model-process.js')()
    expect(forked).toEqual([
      [
        '/app/model-process.js',
        [],
        { env: {}, execArgv: [expect.stringMatching(/^--max-old-space-size=/)], serviceName: 'Model', stdio: 'ignore' },
      ],
    ])
  })
})

describe('a model', () => {
  const detect = async (file: Uint8Array) => {
    const host = createModelHost({
      launch: watchedLaunch().launch,
      nowMs: () => 1_000_000,
      limits: usualLimits,
      onStopped: () => undefined,
    })
    const hosted = {
      modelId: 'model-1',
      spec: modelSpec.parse(detectorSpec),
      read: () => Promise.resolve(new Map([['detector.onnx', Uint8Array.from(file)]])),
    }
    try {
      return await host.detect(hosted, { key: 'a', ...paint([255, 0, 0]) })
    } finally {
      host.stopAll()
    }
  }

  it.each([
    ['beside it', 'boxes.bin'],
    ['by its whole path', join(dir, 'boxes.bin')],
    ['by a way out of its folder', `../../../../../../../../..${join(dir, 'boxes.bin')}`],
    ['at an address', 'https://127.0.0.1:9/boxes.bin'],
  ])('that names a file %s does not get it', async (_, location) => {
    writeFileSync(join(dir, 'boxes.bin'), boxBytes())
    await expect(detect(detectorFromFile(location))).rejects.toMatchObject({ code: 'MODEL_BROKEN' })
    expect((await detect(columnsDetector())).length).toBeGreaterThan(0)
  })
})
