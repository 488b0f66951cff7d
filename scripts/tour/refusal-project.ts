import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { defaultPolicy } from '../../src/shared/access/policy.ts'
import { askFor, open, type World } from './world.ts'

const names = ['colleague', 'later', 'ended', 'stale', 'revoked'] as const
type Name = (typeof names)[number]

const ontology = { version: 1, classes: [{ id: 'word', name: 'Word', colour: 1, kinds: ['span'] }] }

const ask = <T>(world: World, call: string, input: object): Promise<T> =>
  askFor<T>(world, 'lead', ['projects', call, input])

/** Takes one text per shard in, so that every shard can be shut in its own way. */
const importOne = async (world: World, projectId: string, name: Name): Promise<string> => {
  const folder = path.join(world.root, 'tmp', `shut-${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.txt`), `A shard that stays shut: ${name}.\n`)
  const app = await open(world, 'lead')
  app.control({ dialog: folder })
  const picked = await askFor<{ folder: string }>(world, 'lead', ['dialogs', 'pickFolder', { purpose: 'import' }])
  const plan = { projectId, folder: picked.folder, shardName: name, itemsPerShard: 10 }
  const built = await ask<{ shards: { shardId: string }[] }>(world, 'importFolder', plan)
  return built.shards[0]?.shardId ?? ''
}

interface Terms {
  readonly person: 'annotator' | 'colleague'
  readonly fromMs: number
  readonly untilMs: number
  readonly offlineLeaseHours: number
}

const hour = 3_600_000
const terms: Readonly<Record<Name, Terms>> = {
  colleague: { person: 'colleague', fromMs: 0, untilMs: 24 * hour, offlineLeaseHours: 72 },
  later: { person: 'annotator', fromMs: 24 * hour, untilMs: 48 * hour, offlineLeaseHours: 72 },
  ended: { person: 'annotator', fromMs: 0, untilMs: 1_500, offlineLeaseHours: 72 },
  stale: { person: 'annotator', fromMs: 0, untilMs: 24 * hour, offlineLeaseHours: 0 },
  revoked: { person: 'annotator', fromMs: 0, untilMs: 24 * hour, offlineLeaseHours: 72 },
}

const grant = async (world: World, projectId: string, given: { name: Name; shardId: string }): Promise<string> => {
  const { person, fromMs, untilMs, offlineLeaseHours } = terms[given.name]
  const nowMs = Date.now()
  const answer = await ask<{ grantId: string }>(world, 'assign', {
    projectId,
    shardIds: [given.shardId],
    deviceId: world.facts.get(`device:${person}`),
    role: 'annotate',
    notBefore: fromMs === 0 ? null : new Date(nowMs + fromMs).toISOString(),
    expires: new Date(nowMs + untilMs).toISOString(),
    offlineLeaseHours,
  })
  return answer.grantId
}

/** A second project whose shards are each shut in a different way. @returns The shard of each way. */
export const makeRefusalProject = async (world: World): Promise<Record<Name, string>> => {
  const plan = { name: 'Shut doors', client: 'Northlight AI', dueAt: null, ontology, policy: defaultPolicy }
  const { projectId } = await ask<{ projectId: string }>(world, 'create', plan)
  const shards = {} as Record<Name, string>
  for (const name of names) shards[name] = await importOne(world, projectId, name)
  for (const name of names) {
    const grantId = await grant(world, projectId, { name, shardId: shards[name] })
    if (name === 'revoked') await ask(world, 'revoke', { projectId, grantId })
  }
  await ask(world, 'renewStatus', { projectId, validMinutes: 0 })
  await sleep(1_600)
  return shards
}
