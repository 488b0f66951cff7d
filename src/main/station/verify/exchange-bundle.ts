import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { asFailure } from '../../storage/disk-failure.ts'
import type { Transport } from '../../transports/transport.ts'

/** Signed objects of an exchange in one file, by name: enough to verify them away from the exchange. */
export const exchangeBundle = z.strictObject({
  format: z.literal('auxerta-deletion-report'),
  version: z.literal(1),
  projectId: z.string().max(64),
  madeAt: z.iso.datetime(),
  objects: z.record(z.string().max(400), z.string()),
})
export type ExchangeBundle = z.infer<typeof exchangeBundle>

const unsupported = (): never => {
  throw new Failure('NOT_PERMITTED')
}

/** Serves a bundle as an exchange that can only be read. */
export const bundleTransport = ({ objects }: ExchangeBundle): Transport => {
  const find = (name: string): Buffer | null => {
    const text = Object.hasOwn(objects, name) ? objects[name] : undefined
    return text === undefined ? null : Buffer.from(text, 'utf8')
  }
  return {
    id: 'bundle',
    put: unsupported,
    remove: unsupported,
    get: (name, maxBytes) => {
      const bytes = find(name)
      if (bytes && bytes.length > maxBytes) return Promise.reject(new Failure('DOCUMENT_INVALID'))
      return Promise.resolve(bytes)
    },
    getTo: async (name, path) => {
      const bytes = find(name)
      if (!bytes) return null
      await writeFile(path, bytes).catch((error: unknown) => {
        throw asFailure(error)
      })
      return bytes.length
    },
    async *list(prefix) {
      for (const name of Object.keys(objects).sort())
        if (name.startsWith(prefix)) yield Promise.resolve({ name, sizeBytes: find(name)?.length ?? 0 })
    },
  }
}

/** Takes from an exchange every signed object that proves what became of a project. Sealed work and shards stay out. */
export const collectBundle = async (
  exchange: Transport,
  project: { readonly projectId: string; readonly deviceIds: readonly string[]; readonly madeAt: string },
): Promise<ExchangeBundle> => {
  const { projectId, deviceIds, madeAt } = project
  const objects: Record<string, string> = {}
  const prefixes = [
    'organisation.jws',
    'membership.jws',
    'roots/',
    `projects/${projectId}/log/`,
    `projects/${projectId}/status/`,
    ...deviceIds.map((deviceId) => `devices/${deviceId}/log/`),
  ]
  for (const prefix of prefixes)
    for await (const { name } of exchange.list(prefix)) {
      const bytes = await exchange.get(name, maxObjectBytes)
      if (bytes) objects[name] = Buffer.from(bytes).toString('utf8')
    }
  return { format: 'auxerta-deletion-report', version: 1, projectId, madeAt, objects }
}

const maxObjectBytes = 96 * 1024 * 1024
