import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Change } from '../../src/shared/changes/change.ts'
import type { GrantId, ProjectId, ShardId } from '../../src/shared/ids.ts'
import { openOffice, testOntology, testPolicy, type Office, type Seat } from './station-kit.ts'

/** A picture of one pixel. */
// prettier-ignore
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

/** A change that draws one box. */
export const boxChange = (id: string): Change =>
  ({
    id,
    cause: 'box.draw',
    origin: 'user',
    at: new Date().toISOString(),
    before: [],
    after: [
      { id: `label-${id}`, kind: 'box', classId: 'boat', part: 'png', attributes: {}, x: 0, y: 0, width: 1, height: 1 },
    ],
  }) as unknown as Change

/** How a shard is assigned; the rest is as usual. */
export interface AssignmentOptions {
  readonly seat?: Seat
  readonly notBefore?: string | null
  readonly expiresMs?: number
  readonly offlineLeaseHours?: number
}

/** A project with two shards, of two and one items, in an office. */
export interface Project {
  readonly office: Office
  readonly projectId: ProjectId
  readonly first: ShardId
  readonly second: ShardId
  readonly assign: (shardId: ShardId, options?: AssignmentOptions) => Promise<GrantId>
}

export const deviceIdOf = async (seat: Seat): Promise<string> =>
  (await seat.call.session.state({})).device?.id ?? 'none'

const assignIn =
  (office: Office, projectId: ProjectId): Project['assign'] =>
  async (shardId, options = {}) => {
    const { seat = office.annotator, notBefore = null, expiresMs = 7 * 86_400_000, offlineLeaseHours = 72 } = options
    const { grantId } = await office.lead.call.projects.assign({
      projectId,
      shardIds: [shardId],
      deviceId: await deviceIdOf(seat),
      role: 'annotate',
      notBefore,
      expires: new Date(Date.now() + office.clock.offsetMs + expiresMs).toISOString(),
      offlineLeaseHours,
    })
    return grantId
  }

/** Makes a project with two shards; nothing is assigned yet. */
export const makeProject = async (office: Office, name = 'Historic plates'): Promise<Project> => {
  const { lead, dir } = office
  const source = join(dir, `source-${name.replace(/\W/g, '-')}`)
  mkdirSync(source)
  writeFileSync(join(source, 'boats.png'), png)
  writeFileSync(join(source, 'speech.txt'), 'Boats of Nagasaki lie in the bay.')
  writeFileSync(join(source, 'third.txt'), 'A third item.')
  const plan = { name, client: 'Halden Museum', dueAt: null, ontology: testOntology, policy: testPolicy }
  const { projectId } = await lead.call.projects.create(plan)
  const folder = lead.station.folders.remember(source)
  const built = await lead.call.projects.importFolder({ projectId, folder, shardName: 'plates', itemsPerShard: 2 })
  const [first, second] = built.shards
  if (!first || !second) throw new Error('two shards')
  return {
    office,
    projectId,
    first: first.shardId,
    second: second.shardId,
    assign: assignIn(office, projectId),
  }
}

/** An office with a project; opens a new one at each call. */
export const openProject = async (): Promise<Project> => makeProject(await openOffice())

/** Draws a box on an item and finishes it. */
export const finishItem = async (seat: Seat, shardId: ShardId, index: number): Promise<void> => {
  const { changes } = await seat.call.work.item({ shardId, index })
  const after = changes.at(-1)?.id ?? null
  const id = `change-${shardId}-${String(index)}-${String(changes.length)}`
  await seat.call.work.save({ shardId, index, after, changes: [boxChange(id)] })
  await seat.call.work.setState({ shardId, index, state: 'finished', reason: null, activeSeconds: 1 })
}
