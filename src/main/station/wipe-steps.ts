import { Failure } from '../../shared/failures.ts'
import type { ProjectId, ShardId } from '../../shared/ids.ts'
import { scanForNames } from '../guard/residue/scan-for-names.ts'
import type { WipeStep } from '../guard/trust/certificate.ts'
import { destroyProjectStore } from '../storage/project/project-store.ts'
import { sealEverything } from './deliver.ts'
import { loadProject } from './project.ts'
import { dropShard } from './shard-cache.ts'
import type { Unlocked } from './unlocked.ts'
import { counted } from './verify/counted.ts'
import type { WipeJournal } from './wipe-journal.ts'

/** One step of a wipe. May run again after any interruption. @returns What it found, counted and not named. */
type Step = (at: Unlocked, journal: WipeJournal) => Promise<string>

const sealUnsent: Step = async (at, journal) => {
  const project = await loadProject(at, journal.projectId as ProjectId, 'wipe')
  const items = project?.open ? await sealEverything(at, { ...project, open: project.open }) : 0
  return `${counted(items, 'item')} sealed to the lead`
}

const stopReaders: Step = async (at, journal) => {
  const before = at.shards.count()
  for (const { shardId } of journal.shards) await at.shards.close(shardId as ShardId)
  return `${counted(before - at.shards.count(), 'shard')} closed`
}

const dropMemory: Step = (at, journal) => {
  const open = at.projects.get(journal.projectId as ProjectId)?.open
  open?.store.close()
  open?.contentKey.fill(0)
  for (const key of open?.shardKeys.values() ?? []) key.fill(0)
  at.projects.delete(journal.projectId as ProjectId)
  return Promise.resolve(`${counted((open?.shardKeys.size ?? 0) + (open ? 1 : 0), 'key')} overwritten in memory`)
}

const destroyKeys: Step = (at, journal) => {
  let destroyed = 0
  at.home.transaction(() => {
    for (const kid of journal.keyIds) if (at.home.privateKeys.remove(kid)) destroyed++
    if (at.home.projects.destroyKey(journal.projectId)) destroyed++
  })
  at.home.checkpoint()
  return Promise.resolve(`${counted(destroyed, 'key')} destroyed`)
}

const deleteFiles: Step = async (at, journal) => {
  let files = destroyProjectStore({ homeDir: at.homeDir, projectId: journal.projectId })
  for (const shard of journal.shards) {
    files += await dropShard(at.homeDir, shard)
  }
  return `${counted(files, 'file')} deleted`
}

/**
 * Looks for what should be gone: files named after the project or a shard anywhere in the home folder, keys that still
 * open a grant, the project's own key. Finding anything fails the step.
 */
const scanResidue: Step = async (at, journal) => {
  at.home.checkpoint()
  const ids = [journal.projectId, ...journal.shards.map((shard) => shard.shardId)]
  const scan = await scanForNames({ roots: [at.homeDir], ids })
  const keys = journal.keyIds.filter((kid) => at.home.privateKeys.find(kid) !== null).length
  const hasKey = at.home.projects.find(journal.projectId)?.hasKey === true
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
  'files-deleted': deleteFiles,
  'residue-scanned': scanResidue,
}
