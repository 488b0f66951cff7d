import { Failure } from '../../shared/failures.ts'
import type { ShardId } from '../../shared/ids.ts'
import { scanForNames } from '../guard/residue/scan-for-names.ts'
import type { WipeStep } from '../guard/trust/certificate.ts'
import { destroyProjectStore } from '../storage/project/project-store.ts'
import { sealEverything, sealShard, unsealedRows, type KeyedProject } from './deliver.ts'
import { noteRounds } from './delivery-rounds.ts'
import { loadProject } from './project.ts'
import { rotateHomeKey } from './rotate-home-key.ts'
import { dropModel } from './model-cache.ts'
import { dropShard } from './shard-cache.ts'
import type { Unlocked } from './unlocked.ts'
import { counted } from './verify/counted.ts'
import type { WipeJournal } from './wipe-journal.ts'

/** One step of a wipe. May run again after any interruption. @returns What it found, counted and not named. */
type Step = (at: Unlocked, journal: WipeJournal) => Promise<string>

const shardIdsOf = (journal: WipeJournal): ShardId[] => [...new Set(journal.shards.map((shard) => shard.shardId))]

const keyedForWipe = async (at: Unlocked, journal: WipeJournal): Promise<KeyedProject | null> => {
  const project = await loadProject(at, journal.projectId, 'wipe')
  return project?.open ? { ...project, open: project.open } : null
}

/** Work on items that go on stays where it is; work on an erased item goes with it, which is what erasing means. */
const sealUnsent: Step = async (at, journal) => {
  if (journal.scope === 'items') return 'no work leaves with an erased item'
  const project = await keyedForWipe(at, journal)
  if (!project) return 'nothing was open'
  let items = 0
  if (journal.scope === 'project') items = await sealEverything(at, project)
  else
    for (const shardId of shardIdsOf(journal))
      items += await sealShard(at, project, { shardId, rows: unsealedRows(project, shardId) })
  noteRounds(at, project, shardIdsOf(journal))
  return `${counted(items, 'item')} sealed to the lead`
}

const stopReaders: Step = async (at, journal) => {
  const before = at.shards.count()
  for (const shardId of shardIdsOf(journal)) await at.shards.close(shardId)
  at.models.stopAll()
  at.pictures.drop()
  return `${counted(before - at.shards.count(), 'shard')} closed`
}

const dropMemory: Step = async (at, journal) => {
  const before = at.projects.get(journal.projectId)?.open
  const keys = [...(before?.shardKeys.values() ?? []), ...(before ? [before.contentKey] : [])]
  if (journal.scope === 'project') {
    before?.store.close()
    for (const key of keys) key.fill(0)
    at.projects.delete(journal.projectId)
    return `${counted(keys.length, 'key')} overwritten in memory`
  }
  // Loading again leaves out the keys of the grants that the journal names and overwrites them.
  const after = (await loadProject(at, journal.projectId))?.open
  const used = new Set(after ? [...after.shardKeys.values(), after.contentKey] : [])
  return `${counted(keys.filter((key) => !used.has(key)).length, 'key')} overwritten in memory`
}

const destroyKeys: Step = (at, journal) => {
  let destroyed = 0
  at.home.transaction(() => {
    for (const kid of journal.keyIds) if (at.home.privateKeys.remove(kid)) destroyed++
    if (journal.scope !== 'project') return
    if (at.home.projects.destroyKey(journal.projectId)) destroyed++
    const row = at.home.projects.find(journal.projectId)
    if (!row?.record.keys) return
    destroyed += row.record.keys.shards.length + 1
    at.home.projects.setRecord(journal.projectId, { ...row.record, keys: null, workKeyId: null })
  })
  at.home.checkpoint()
  return Promise.resolve(`${counted(destroyed, 'key')} destroyed`)
}

/** Older copies of this home would open with the home key of now; from here on they open with nothing that is here. */
const replaceHomeKey: Step = (at) => rotateHomeKey(at)

const deleteFiles: Step = async (at, journal) => {
  let [files, rows] = [0, 0]
  if (journal.scope === 'project') files += destroyProjectStore({ homeDir: at.homeDir, projectId: journal.projectId })
  else {
    const store = (await keyedForWipe(at, journal))?.open.store
    if (journal.scope === 'grants') for (const shardId of shardIdsOf(journal)) rows += store?.forget.shard(shardId) ?? 0
    for (const place of journal.erasedItems) rows += store?.forget.item(place) ?? 0
    store?.checkpoint()
  }
  for (const shard of journal.shards) files += await dropShard(at.homeDir, shard)
  for (const { modelId } of journal.models ?? []) files += await dropModel(at.homeDir, modelId)
  return rows > 0
    ? `${counted(files, 'file')} and ${counted(rows, 'row')} deleted`
    : `${counted(files, 'file')} deleted`
}

/**
 * Looks for what should be gone: files named after the project or a shard anywhere in the home folder, keys that still
 * open a grant, the project's own key. Finding anything fails the step.
 */
const scanResidue: Step = async (at, journal) => {
  at.home.checkpoint()
  const ofShards = journal.shards.map((shard) => `${shard.shardId}.v${String(shard.version)}.`)
  const ofModels = (journal.models ?? []).map((model) => model.modelId)
  const ids = journal.scope === 'project' ? [journal.projectId, ...shardIdsOf(journal), ...ofModels] : ofShards
  const scan = await scanForNames({ roots: [at.homeDir], ids })
  const keys = journal.keyIds.filter((kid) => at.home.privateKeys.find(kid) !== null).length
  const row = at.home.projects.find(journal.projectId)
  const hasKey = journal.scope === 'project' && (row?.hasKey === true || (row?.record.keys ?? null) !== null)
  if (scan.left.length > 0 || keys > 0 || hasKey)
    throw new Failure('INTERNAL', { cause: new Error('residue was found') })
  return `${counted(scan.files, 'file')} looked at, nothing left`
}

/** The work of each step, by name. */
export const wipeWork: Readonly<Record<WipeStep, Step>> = {
  'unsent-work-sealed': sealUnsent,
  'readers-stopped': stopReaders,
  'memory-dropped': dropMemory,
  'keys-destroyed': destroyKeys,
  'home-key-replaced': replaceHomeKey,
  'files-deleted': deleteFiles,
  'residue-scanned': scanResidue,
}
