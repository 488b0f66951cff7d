import { bitmap } from './bitmap.ts'
import type { LaunchedApp } from './launch.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './office.ts'
import { openBench } from './seat.ts'

/** Classes for every tool; the digits 1 to 4 give them. */
const ontology = {
  version: 1,
  classes: [
    {
      id: 'thing',
      name: 'Thing',
      colour: 1,
      kinds: ['box', 'rotated-box', 'polygon', 'polyline', 'ellipse', 'cuboid', 'mask'],
    },
    {
      id: 'face',
      name: 'Face',
      colour: 2,
      kinds: ['keypoints'],
      skeleton: {
        points: [
          { name: 'Nose', x: 0.5, y: 0 },
          { name: 'Left eye', x: 0, y: 1 },
          { name: 'Right eye', x: 1, y: 1 },
        ],
        edges: [
          [0, 1],
          [0, 2],
        ],
      },
    },
    { id: 'sign', name: 'Sign', colour: 3, kinds: ['box'], transcription: 'optional' },
    { id: 'indoors', name: 'Indoors', colour: 4, kinds: ['item-class'] },
  ],
}

/** An office with one shard of pictures of 800 × 600 pixels that is open at the annotator's. */
export interface ToolsOffice {
  readonly office: Office
  readonly shardId: string
  readonly app: LaunchedApp
}

/** Opens it with pictures of these names. */
export const openToolsOffice = async (names: readonly string[], classes: object = ontology): Promise<ToolsOffice> => {
  const office = await openOffice()
  const projectId = await makeProject(office, 'Tools', { classes })
  const files = Object.fromEntries(names.map((name, at) => [`${name}.png`, bitmap(800, 600, at * 40)]))
  const shardId = await importShard(office, projectId, writeFolder(office, 'plates', files))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  return { office, shardId, app: await reopen(office) }
}

/** Opens the annotator's app at the shard. */
export const reopen = (office: Office): Promise<LaunchedApp> => openBench(office, 'plates')
