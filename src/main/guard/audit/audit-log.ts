import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import type { AuditEntry } from '../../../shared/ipc/device.ts'
import { onDisk } from '../../storage/disk-failure.ts'
import type { AuditEvent } from './audit-events.ts'
import { openAuditFile, type AuditFile } from './audit-file.ts'
import { decodeLine, emptyHead, encodeLine, follows, type AuditCheckpoint, type ChainedEntry } from './audit-line.ts'

/** Something that happened. No content, names or paths: ids only. */
export interface AuditRecord {
  readonly event: AuditEvent
  readonly result: AuditEntry['result']
  /** A failure code or a short closed word; never text of a person. */
  readonly reason: string | null
  /** The id it was about; several are joined by a space. */
  readonly subject: string | null
}

/** What walking the chain found. `brokenAt` is the number of the first entry that is missing, changed or out of order. */
export interface AuditVerdict {
  readonly whole: boolean
  readonly entries: number
  readonly brokenAt: number | null
}

/** The audit trail of this device. */
export interface AuditLog {
  /** Adds an entry, durably before it returns. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`, `INTERNAL` once closed */
  append(record: AuditRecord): ChainedEntry
  head(): AuditCheckpoint
  /** Newest first. `before` excludes that entry and everything after it; `total` counts what the filter lets through. */
  list(page: { readonly before: number | null; readonly limit: number; readonly refusedOnly: boolean }): {
    readonly total: number
    readonly entries: AuditEntry[]
  }
  /** Reads the whole file again and walks the chain. */
  verify(): AuditVerdict
  /**
   * Walks the chain and holds it against a head that was kept elsewhere.
   *
   * This is what shows a cut tail or a trail written anew: the file alone cannot.
   */
  verifyAgainst(checkpoint: AuditCheckpoint): AuditVerdict
  close(): void
}

interface Trail {
  head: AuditCheckpoint
  /** Where each entry's line begins, by place. */
  readonly offsets: number[]
  /** Places of the entries that were refused or failed. */
  readonly refused: number[]
}

const isRefused = (entry: ChainedEntry): boolean => entry.result === 'refused' || entry.result === 'failed'

/** A damaged line keeps its place and is what the next entry continues: damage is told by verify and never hidden. */
const headAfter = (entry: ChainedEntry | null, line: string, place: number): AuditCheckpoint =>
  entry
    ? { seq: entry.entry, hash: entry.hash }
    : { seq: place, hash: createHash('sha256').update(line, 'utf8').digest('base64url') }

const readTrail = (file: AuditFile): Trail => {
  const trail: Trail = { head: emptyHead, offsets: [], refused: [] }
  for (const { line, offset } of file.lines()) {
    const entry = decodeLine(line)
    trail.offsets.push(offset)
    if (entry && isRefused(entry)) trail.refused.push(trail.offsets.length)
    trail.head = headAfter(entry, line, trail.head.seq + 1)
  }
  return trail
}

const walk = (file: AuditFile, checkpoint: AuditCheckpoint | null): AuditVerdict => {
  let head = emptyHead
  let entries = 0
  let brokenAt: number | null = null
  for (const { line } of file.lines()) {
    const entry = decodeLine(line)
    entries += 1
    if (!follows(entry, head)) brokenAt ??= head.seq + 1
    head = headAfter(entry, line, head.seq + 1)
    if (checkpoint?.seq === head.seq && checkpoint.hash !== head.hash) brokenAt ??= head.seq
  }
  if (checkpoint && head.seq < checkpoint.seq) brokenAt ??= head.seq + 1
  return { whole: brokenAt === null, entries, brokenAt }
}

/** The places a page shows, newest first. */
const placesOf = (trail: Trail, page: Parameters<AuditLog['list']>[0]): { total: number; places: number[] } => {
  const before = page.before ?? Number.POSITIVE_INFINITY
  if (page.refusedOnly) {
    const places = trail.refused.filter((place) => place < before).reverse()
    return { total: trail.refused.length, places: places.slice(0, page.limit) }
  }
  const newest = Math.min(before - 1, trail.offsets.length)
  const places = Array.from({ length: Math.max(Math.min(page.limit, newest), 0) }, (_, step) => newest - step)
  return { total: trail.offsets.length, places }
}

const visible = ({ entry, at, event, result, reason, subject }: ChainedEntry): AuditEntry => ({
  entry,
  at,
  event,
  result,
  reason,
  subject,
})

const damaged = (place: number): AuditEntry => ({
  entry: place,
  at: new Date(0).toISOString(),
  event: 'audit.repaired',
  result: 'failed',
  reason: 'ENTRY_DAMAGED',
  subject: null,
})

/**
 * Opens the audit trail `audit.jsonl` of a home folder, and makes it when it is not there.
 *
 * It needs no key, so that what happens while the workstation is locked is written too. A last line that a power cut tore
 * is cut off and the cut is itself an entry, `audit.repaired`, with the torn bytes' length and hash. The chain shows any
 * change before its end; only a head kept elsewhere shows a missing end.
 *
 * @param source - `now` gives milliseconds since 1970; `build` is version and commit.
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`
 * @see docs/formats/audit-v1.md
 */
export const createAuditLog = (source: {
  readonly homeDir: string
  readonly build: string
  readonly now?: (() => number) | undefined
}): AuditLog => {
  const { homeDir, build, now = Date.now } = source
  onDisk(() => mkdirSync(homeDir, { recursive: true, mode: 0o700 }))
  const file = openAuditFile(join(homeDir, 'audit.jsonl'))
  const torn = file.tornTail()
  if (torn.length > 0) file.dropTornTail()
  const trail = readTrail(file)
  let open = true

  const append = (record: AuditRecord): ChainedEntry => {
    if (!open) throw new Failure('INTERNAL', { cause: new Error('The audit trail is closed') })
    const { event, result, reason, subject } = record
    const seq = trail.head.seq + 1
    const content = { entry: seq, at: new Date(now()).toISOString(), event, result, reason, subject, build }
    const { line, hash } = encodeLine({ ...content, prev: trail.head.hash })
    const offset = file.lengthBytes()
    file.append(line)
    const entry = { ...content, prev: trail.head.hash, hash }
    trail.offsets.push(offset)
    if (isRefused(entry)) trail.refused.push(trail.offsets.length)
    trail.head = { seq, hash }
    return entry
  }

  if (torn.length > 0) {
    const sha256 = createHash('sha256').update(torn).digest('base64url')
    const subject = `bytes:${String(torn.length)} sha256:${sha256}`
    append({ event: 'audit.repaired', result: 'done', reason: 'TORN_TAIL', subject })
  }
  return {
    append,
    head: () => trail.head,
    list: (page) => {
      const { total, places } = placesOf(trail, page)
      const entries = places.map((place) => {
        const entry = decodeLine(file.lineAt(trail.offsets[place - 1] ?? 0))
        return entry ? visible(entry) : damaged(place)
      })
      return { total, entries }
    },
    verify: () => onDisk(() => walk(file, null)),
    verifyAgainst: (checkpoint) => onDisk(() => walk(file, checkpoint)),
    close: () => {
      if (open) file.close()
      open = false
    },
  }
}
