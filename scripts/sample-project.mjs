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

/** Classes for photographs, texts and both together: every kind of shape, questions about labels, and guidelines. */
const ontologyFile = inRoot('scripts', 'sample-data', 'ontology.json')

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
  const named = ['--name', 'Plates and addresses', '--client', 'Halden Museum']
  const words = [...named, '--ontology', ontologyFile, '--due', inDays(7)]
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
