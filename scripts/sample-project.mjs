/**
 * Prepares a sample organisation with one project, ready to work on: a lead's home, an annotator's home and the exchange
 * between them, all under `.sample`. Uses the command line as any lead would. Prints one line of JSON when done; a sample
 * that is already there is used again. Runs under the keyring that the homes belong to.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inRoot, root } from './setup/paths.mjs'

const run = promisify(execFile)
const folder = inRoot('.sample', 'project')
const passphrase = 'light table with a lock'
const sample = {
  homes: { lead: join(folder, 'lead'), annotator: join(folder, 'annotator') },
  exchange: join(folder, 'exchange'),
  passphrase,
}

/** Where the seventeen points of a body lie in the frame that is drawn, and how they are joined. */
const body = {
  points: [
    ['Nose', 0.5, 0.06],
    ['Left eye', 0.54, 0.04],
    ['Right eye', 0.46, 0.04],
    ['Left ear', 0.58, 0.06],
    ['Right ear', 0.42, 0.06],
    ['Left shoulder', 0.66, 0.2],
    ['Right shoulder', 0.34, 0.2],
    ['Left elbow', 0.76, 0.36],
    ['Right elbow', 0.24, 0.36],
    ['Left wrist', 0.8, 0.52],
    ['Right wrist', 0.2, 0.52],
    ['Left hip', 0.6, 0.52],
    ['Right hip', 0.4, 0.52],
    ['Left knee', 0.62, 0.75],
    ['Right knee', 0.38, 0.75],
    ['Left ankle', 0.62, 0.97],
    ['Right ankle', 0.38, 0.97],
  ].map(([name, x, y]) => ({ name, x, y })),
  edges: [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 4],
    [5, 6],
    [5, 7],
    [7, 9],
    [6, 8],
    [8, 10],
    [5, 11],
    [6, 12],
    [11, 12],
    [11, 13],
    [13, 15],
    [12, 14],
    [14, 16],
  ],
}

const seen = { id: 'seen', name: 'How much is seen?', kind: 'select', options: ['All', 'Most', 'Less than half'] }

const guidelines = `# Plates and addresses

Label what can be seen, not what must be there.

## Shapes

- A **box** goes around all that is seen, as near as one pixel or two.
- Take a **rotated box** for what stands aslant, a **mask** for hair, leaves and smoke.
- **Writing** gets the words as they stand, with their mistakes.

## When in doubt

Skip the item and say why, or leave a comment for the lead.
`

/** Classes for photographs, texts and both together. */
const ontology = {
  version: 1,
  guidelines,
  classes: [
    {
      id: 'animal',
      name: 'Animal',
      colour: 1,
      kinds: ['box', 'polygon', 'mask'],
      description: 'Living or stuffed, drawn animals too.',
      attributes: [
        {
          id: 'kind',
          name: 'Which?',
          kind: 'select',
          options: ['Cat', 'Dog', 'Horse', 'Bird', 'Other'],
          required: true,
        },
        { id: 'other', name: 'Which other?', kind: 'text', when: { attribute: 'kind', equals: ['Other'] } },
        seen,
      ],
    },
    { id: 'plant', name: 'Plant', colour: 2, kinds: ['box', 'polygon', 'mask', 'ellipse'], attributes: [seen] },
    { id: 'building', name: 'Building', colour: 3, kinds: ['box', 'rotated-box', 'polygon', 'cuboid'] },
    { id: 'vehicle', name: 'Vehicle', colour: 4, kinds: ['box', 'rotated-box', 'polygon', 'cuboid'] },
    {
      id: 'person',
      name: 'Person',
      colour: 5,
      kinds: ['box', 'polygon', 'mask', 'keypoints', 'span'],
      skeleton: body,
    },
    { id: 'place', name: 'Place', colour: 6, kinds: ['span'] },
    { id: 'organisation', name: 'Organisation', colour: 7, kinds: ['span'] },
    { id: 'measure', name: 'Measure', colour: 8, kinds: ['span'] },
    { id: 'indoors', name: 'Indoors', colour: 9, kinds: ['item-class'] },
    { id: 'outdoors', name: 'Outdoors', colour: 10, kinds: ['item-class'] },
    { id: 'speech', name: 'Speech', colour: 11, kinds: ['item-class'] },
    {
      id: 'writing',
      name: 'Writing',
      colour: 12,
      kinds: ['rotated-box', 'box', 'polygon'],
      transcription: 'required',
      description: 'Words on the plate or in the picture. Write them as they stand.',
    },
    { id: 'edge', name: 'Edge', colour: 13, kinds: ['polyline'], description: 'Horizon, shore, the rim of a plate.' },
  ],
}

const cli = async (home, ...args) => {
  const words = [inRoot('out', 'cli', 'auxerta.js'), '--json', '--home', sample.homes[home], ...args]
  const { stdout } = await run(process.execPath, words, {
    cwd: root,
    env: { ...process.env, AUXERTA_PASSPHRASE: passphrase },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout)
}

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString()

const makePeople = async () => {
  const lead = ['--member', 'Jonas Lindqvist', '--device', 'WS-0401', '--exchange', sample.exchange]
  const { organisation } = await cli('lead', 'org', 'create', '--name', 'Halden Annotation', ...lead)
  const person = ['--member', 'Mira Okafor', '--device', 'WS-0417', '--exchange', sample.exchange]
  const { device } = await cli('annotator', 'join', ...person, '--fingerprint', organisation.fingerprint)
  const [request] = await cli('lead', 'members', 'requests')
  await cli('lead', 'members', 'approve', request.requestId, '--fingerprint', device.fingerprint)
  await cli('annotator', 'approval')
  return device.id
}

const makeProject = async (deviceId) => {
  const file = join(folder, 'ontology.json')
  writeFileSync(file, JSON.stringify(ontology))
  const words = ['--name', 'Plates and addresses', '--client', 'Halden Museum', '--ontology', file, '--due', inDays(7)]
  const { projectId } = await cli('lead', 'project', 'create', ...words)
  const data = inRoot('.sample', 'data')
  for (const [dir, shard] of [
    ['photographs', 'plates'],
    ['texts', 'addresses'],
    ['pairs', 'captions'],
  ]) {
    const built = await cli(
      'lead',
      'project',
      'import',
      projectId,
      join(data, dir),
      '--shard',
      shard,
      '--items-per-shard',
      '12',
    )
    const shards = built.shards.flatMap(({ shardId }) => ['--shard', shardId])
    await cli('lead', 'project', 'assign', projectId, ...shards, '--device', deviceId, '--until', inDays(7))
  }
  await cli('annotator', 'sync')
}

/** Fresh enough to be opened: its assignment runs for a week and its statuses are renewed at every start. */
const isReady = () => {
  try {
    return JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')).until > Date.now() + 86_400_000
  } catch {
    return false
  }
}

if (isReady() && existsSync(sample.homes.annotator)) {
  await cli('lead', 'sync')
  await cli('annotator', 'sync')
} else {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(sample.exchange, { recursive: true })
  await run(process.execPath, [inRoot('scripts', 'sample-data', 'build.mjs'), '--out', inRoot('.sample', 'data')])
  await makeProject(await makePeople())
  writeFileSync(join(folder, 'ready.json'), JSON.stringify({ until: Date.now() + 7 * 86_400_000 }))
}
process.stdout.write(`${JSON.stringify(sample)}\n`)
