import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelId, ProjectId, ShardId } from '../../../src/shared/ids.ts'
import { ontology } from '../../../src/shared/labels/ontology.ts'
import { deviceIdOf } from '../assigned.ts'
import { png } from '../images.ts'
import { testPolicy, type Office, type Seat } from '../station-kit.ts'
import { writeDetector, writePromptable } from './folders.ts'
import { paint } from './host.ts'

/** The side of the pictures of the project: what models see is half of it. */
export const imageSidePx = 128

export const colourOntology = ontology.parse({
  version: 1,
  classes: [
    { id: 'ripe', name: 'Red', colour: 1, kinds: ['box', 'polygon'] },
    { id: 'unripe', name: 'Green', colour: 2, kinds: ['box', 'polygon'] },
    { id: 'sky', name: 'Blue', colour: 3, kinds: ['polygon'] },
  ],
})

/** A project with one shard of two pictures, assigned to the annotator, and nothing else. */
export interface ModelProject {
  readonly projectId: ProjectId
  readonly shardId: ShardId
  readonly grantId: string
  readonly addDetector: (of?: object, file?: Uint8Array) => Promise<ModelId>
  readonly addPromptable: () => Promise<ModelId>
}

export const openModelProject = async (office: Office, name = 'Orchard'): Promise<ModelProject> => {
  const { lead, dir, annotator } = office
  const source = join(dir, `source-${name}`)
  mkdirSync(source)
  for (const picture of ['a', 'b']) writeFileSync(join(source, `${picture}.png`), png(imageSidePx, imageSidePx))
  const plan = { name, client: `${name} Ltd`, dueAt: null, ontology: colourOntology, policy: testPolicy }
  const { projectId } = await lead.call.projects.create(plan)
  const folder = lead.station.folders.remember(source)
  const built = await lead.call.projects.importFolder({ projectId, folder, shardName: 'trees', itemsPerShard: 10 })
  const shardId = built.shards[0]?.shardId
  if (!shardId) throw new Error('a shard was built')
  const { grantId } = await lead.call.projects.assign({
    projectId,
    shardIds: [shardId],
    deviceId: await deviceIdOf(annotator),
    role: 'annotate',
    notBefore: null,
    expires: new Date(Date.now() + office.clock.offsetMs + 7 * 86_400_000).toISOString(),
    offlineLeaseHours: 72,
  })
  let folders = 0
  const add = async (write: (folder: string) => string, classIds: (string | null)[]): Promise<ModelId> => {
    const folder = lead.station.folders.remember(write(join(dir, `model-${name}-${String(folders++)}`)))
    const { modelId } = await lead.call.models.add({ projectId, folder, classIds: classIds, replaces: null })
    return modelId
  }
  return {
    projectId,
    shardId,
    grantId,
    addDetector: (of, file) => add((folder) => writeDetector(folder, of, file), ['ripe', 'unripe', null]),
    addPromptable: () => add(writePromptable, []),
  }
}

/** Hands a picture over as the window does: a red square of a quarter at the left, a green one at the bottom. */
export const handOver = (seat: Seat, shardId: ShardId, index = 0): void => {
  const picture = paint(
    [0, 0, 0],
    [
      { x: 0, y: 16, width: 16, height: 16, colour: [255, 0, 0] },
      { x: 32, y: 48, width: 16, height: 16, colour: [0, 255, 0] },
      { x: 48, y: 0, width: 16, height: 16, colour: [0, 0, 255] },
    ],
  )
  seat.station.takePicture({ shardId, index, part: 'png' }, picture)
}
