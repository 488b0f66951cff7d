import { open, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import type { DeviceId, ProjectId, ShardId } from '../../../shared/ids.ts'
import { givenParts } from '../../guard/shard/derived-parts.ts'
import { discard } from '../../guard/shard/discard.ts'
import type { ItemEntry } from '../../guard/shard/shard-types.ts'
import type { ShardReader } from '../../guard/shard/shard-reader.ts'
import { exporters } from '../../exporters/index.ts'
import type { ExportItem } from '../../exporters/exporter.ts'
import type { WorkItem } from '../../guard/trust/entries.ts'
import type { Submission } from '../../storage/project/submissions.ts'
import { asFailure } from '../../storage/disk-failure.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { shardNameOf } from '../../station/project.ts'
import { fetchShard } from '../../station/shard-cache.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { nameBook } from './describe.ts'
import { ownProject } from '../../station/keyed-projects.ts'

export interface ExportPlan {
  readonly projectId: ProjectId
  readonly format: string
  readonly path: string
  readonly onlyAccepted: boolean
}

/** What may be exported: everything delivered, or only what was accepted. Skipped items have nothing to export. */
const chosen = (project: KeyedProject, onlyAccepted: boolean): Submission<WorkItem>[] =>
  project.open.store.submissions
    .list()
    .filter((entry) => entry.content.state === 'finished' && (!onlyAccepted || entry.decision === 'accepted'))

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const readText = async (reader: ShardReader, index: number, part: string): Promise<string> => {
  const bytes = await reader.read(index, part)
  try {
    return decoder.decode(bytes)
  } finally {
    discard(bytes)
  }
}

const itemOf = (
  reader: ShardReader,
  entry: ItemEntry,
  about: Omit<ExportItem, 'key' | 'index' | 'parts'>,
): ExportItem => ({
  ...about,
  key: entry.key,
  index: entry.index,
  parts: givenParts(entry).map((part) => ({
    part: part.part,
    mediaType: part.mediaType,
    widthPx: part.width,
    heightPx: part.height,
    fileName: part.name,
    ...(part.mediaType.startsWith('text/') ? { text: () => readText(reader, entry.index, part.part) } : {}),
  })),
})

/** Goes through the chosen items in the order of the shards. May be started anew for each pass of an exporter. */
async function* itemsOf(
  at: Unlocked,
  project: KeyedProject,
  source: { rows: readonly Submission<WorkItem>[]; onItem: () => void },
): AsyncGenerator<ExportItem> {
  const names = await nameBook(at)
  for (const row of source.rows) {
    const shardId = row.shardId as ShardId
    const shard = project.state.shards.get(shardId)
    if (!shard) continue
    await fetchShard(at, project.projectId, shard)
    const reader = await at.shards.get(project, shardId)
    source.onItem()
    yield itemOf(reader, await reader.item(row.index), {
      shardName: shardNameOf(project, shardId),
      labels: row.content.labels,
      decision: row.decision,
      annotator: names.get(row.deviceId as DeviceId)?.memberName ?? row.memberId,
    })
  }
}

/**
 * Writes a project's delivered labels into a folder that the person picked. The only plaintext that the workstation ever
 * writes; it goes where the lead said and is an audit event.
 *
 * @throws {@link Failure} `NOT_FOUND` for an unknown format, `DISK_FULL`, `DISK_FAILED`
 */
export const exportProject = async (
  at: Unlocked,
  plan: ExportPlan,
  onProgress: (done: number, total: number) => void,
) => {
  const project = ownProject(at, plan.projectId)
  const exporter = exporters.find((entry) => entry.id === plan.format)
  if (!exporter) throw new Failure('NOT_FOUND')
  const rows = chosen(project, plan.onlyAccepted)
  const losses = new Map<string, number>()
  let done = 0
  const chunks = exporter.write({
    project: { name: project.open.terms.name, ontology: project.open.terms.ontology },
    items: () => {
      done = 0
      return itemsOf(at, project, {
        rows,
        onItem: () => {
          onProgress(++done, rows.length)
        },
      })
    },
    onLoss: (what) => losses.set(what, (losses.get(what) ?? 0) + 1),
  })
  const files = await writeFiles(plan.path, chunks)
  at.audit.append({ event: 'export.write', result: 'done', reason: plan.format, subject: plan.projectId })
  return {
    files,
    items: rows.length,
    labels: rows.reduce((sum, row) => sum + row.labels, 0),
    losses: [...losses].map(([what, count]) => ({ what, count })),
  }
}

/** Writes pieces into their files, keeping each open until the end. @returns The names of the files. */
const writeFiles = async (
  folder: string,
  chunks: AsyncIterable<{ fileName: string; chunk: string | Uint8Array }>,
): Promise<string[]> => {
  const handles = new Map<string, Awaited<ReturnType<typeof open>>>()
  try {
    await mkdir(folder, { recursive: true })
    for await (const { fileName, chunk } of chunks) {
      const handle = handles.get(fileName) ?? (await open(join(folder, fileName), 'w', 0o600))
      handles.set(fileName, handle)
      await handle.appendFile(chunk)
    }
    for (const handle of handles.values()) await handle.sync()
    return [...handles.keys()]
  } catch (error) {
    throw error instanceof Failure ? error : asFailure(error)
  } finally {
    for (const handle of handles.values()) await handle.close()
  }
}
