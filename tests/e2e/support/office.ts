import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..', '..', '..')

/** Everybody in a test office uses the same words; they protect nothing. */
export const passphrase = 'light table with a lock'

export type Seat = 'lead' | 'annotator'

/** A lead and an annotator, enrolled with each other through an exchange, under a folder of their own. */
export interface Office {
  readonly root: string
  readonly exchange: string
  readonly homes: Readonly<Record<Seat, string>>
  /** The device of the annotator. */
  readonly deviceId: string
  /** Runs the command line on somebody's home and reads its JSON. */
  readonly cli: <T>(seat: Seat, ...args: string[]) => Promise<T>
  readonly dispose: () => void
}

const callCli = async <T>(home: string, args: readonly string[]): Promise<T> => {
  const words = [path.join(root, 'out', 'cli', 'auxerta.js'), '--json', '--home', home, ...args]
  const { stdout } = await run(process.execPath, words, {
    cwd: root,
    env: { ...process.env, AUXERTA_PASSPHRASE: passphrase },
    maxBuffer: 64 << 20,
  })
  return JSON.parse(stdout) as T
}

/** Opens an office in a temporary folder. */
export const openOffice = async (): Promise<Office> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'office-'))
  const homes = { lead: path.join(folder, 'lead'), annotator: path.join(folder, 'annotator') }
  const exchange = path.join(folder, 'exchange')
  mkdirSync(exchange)
  const cli = <T>(seat: Seat, ...args: string[]): Promise<T> => callCli<T>(homes[seat], args)
  const lead = ['--member', 'Jonas Lindqvist', '--device', 'WS-0401', '--exchange', exchange]
  const made = await cli<{ organisation: { fingerprint: string } }>(
    'lead',
    ...['org', 'create', '--name', 'Halden Annotation', ...lead],
  )
  const mira = ['--member', 'Mira Okafor', '--device', 'WS-0417', '--exchange', exchange]
  const joined = await cli<{ device: { id: string; fingerprint: string } }>(
    'annotator',
    ...['join', ...mira, '--fingerprint', made.organisation.fingerprint],
  )
  const [request] = await cli<{ requestId: string }[]>('lead', 'members', 'requests')
  const approval = [request?.requestId ?? '', '--fingerprint', joined.device.fingerprint]
  await cli('lead', 'members', 'approve', ...approval)
  await cli('annotator', 'approval')
  const dispose = (): void => {
    rmSync(folder, { recursive: true, force: true })
  }
  return { root: folder, exchange, homes, deviceId: joined.device.id, cli, dispose }
}

/** Classes of every kind; the digits 1 to 5 give the first five. */
export const ontology = {
  version: 1,
  classes: [
    { id: 'animal', name: 'Animal', colour: 1, kinds: ['box', 'polygon'] },
    { id: 'plant', name: 'Plant', colour: 2, kinds: ['box', 'polygon'] },
    { id: 'person', name: 'Person', colour: 3, kinds: ['span'] },
    { id: 'place', name: 'Place', colour: 4, kinds: ['span'] },
    { id: 'indoors', name: 'Indoors', colour: 5, kinds: ['item-class'] },
  ],
}

/** Writes files into a folder of the office. */
export const writeFolder = (
  office: Office,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string => {
  const folder = path.join(office.root, name)
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), bytes)
  }
  return folder
}

/** Makes a project with the classes of {@link ontology}. @returns Its id. */
export const makeProject = async (
  office: Office,
  name: string,
  { policy, classes = ontology }: { readonly policy?: object; readonly classes?: object } = {},
): Promise<string> => {
  const file = path.join(office.root, 'ontology.json')
  writeFileSync(file, JSON.stringify(classes))
  const words = ['--name', name, '--client', 'Halden Museum', '--ontology', file]
  if (policy !== undefined) {
    const rules = path.join(office.root, 'policy.json')
    writeFileSync(rules, JSON.stringify(policy))
    words.push('--policy', rules)
  }
  return (await office.cli<{ projectId: string }>('lead', 'project', 'create', ...words)).projectId
}

/** Takes a folder in as one shard. @returns Its id. */
export const importShard = async (office: Office, projectId: string, folder: string): Promise<string> => {
  const built = await office.cli<{ shards: { shardId: string }[] }>(
    'lead',
    ...['project', 'import', projectId, folder, '--shard', path.basename(folder), '--items-per-shard', '100'],
  )
  return built.shards[0]?.shardId ?? ''
}

/** A moment, so many hours from now. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

/** Assigns shards to the annotator for a day, unless told otherwise. @returns The id of the grant. */
export const assignShards = async (
  office: Office,
  projectId: string,
  asked: { readonly shardIds: readonly string[]; readonly until?: string; readonly more?: readonly string[] },
): Promise<string> => {
  const shards = asked.shardIds.flatMap((shardId) => ['--shard', shardId])
  const until = asked.until ?? inHours(24)
  const words = [projectId, ...shards, '--device', office.deviceId, '--until', until, ...(asked.more ?? [])]
  return (await office.cli<{ grantId: string }>('lead', 'project', 'assign', ...words)).grantId
}

/** A project of three letters in one shard, assigned to the annotator, who has met the exchange since. */
export const assignLetters = async (office: Office): Promise<{ projectId: string; shardId: string }> => {
  const projectId = await makeProject(office, 'Letters')
  const letters = { 'a.txt': 'A letter from Oslo.', 'b.txt': 'One from Bergen.', 'c.txt': 'The last one.' }
  const shardId = await importShard(office, projectId, writeFolder(office, 'letters', letters))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  return { projectId, shardId }
}
