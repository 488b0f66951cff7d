import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import type { AuditEntry } from '../../../shared/ipc/device-audit.ts'
import { onDisk } from '../../storage/disk-failure.ts'
import type { AuditEvent } from './audit-events.ts'
import { openAuditFile, type AuditFile } from './audit-file.ts'
import { decodeLine, emptyHead, encodeLine, type AuditCheckpoint, type ChainedEntry } from './audit-line.ts'
import { searchTrail, type AuditFilter, type AuditPage } from './audit-search.ts'
import { headAfter, walkTrail, type AuditVerdict } from './audit-walk.ts'

/** Something that happened. No content, names or paths: ids only. */
export interface AuditRecord {
  readonly event: AuditEvent
  readonly result: AuditEntry['result']
  /** A failure code or a short closed word; never text of a person. */
  readonly reason: string | null
  /** The id it was about; several are joined by a space. */
  readonly subject: string | null
}

/** The audit trail of this device. */
export interface AuditLog {
  /** Adds an entry, durably before it returns. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`, `INTERNAL` once closed */
  append(record: AuditRecord): ChainedEntry
  /** Whether the trail was empty when it was opened, or ended with `app.stop`: else the app was killed, or the power went. */
  readonly endedInOrder: boolean
  head(): AuditCheckpoint
  /** How many lines the trail has. */
  length(): number
  /** Newest first. `before` excludes that entry and everything after it. */
  list(page: { readonly before: number | null; readonly limit: number } & AuditFilter): AuditPage
  /** The trail's own lines in order, as they lie in the file. */
  lines(): Iterable<string>
  /** Reads the whole file again, walks the chain and holds it against heads that were kept elsewhere. */
  verify(checkpoints?: readonly AuditCheckpoint[]): AuditVerdict
  /** Whether an entry is there with this hash. Reads back from the end, so it costs little for a place near the end. */
  holds(checkpoint: AuditCheckpoint): boolean
  close(): void
}

interface Trail {
  head: AuditCheckpoint
  length: number
  /** The event of the last entry, or null when there is none or it cannot be read. */
  lastEvent: string | null
}

/** The last line tells where the trail stands; only when it is damaged has the whole file to be counted. */
const readTrail = (file: AuditFile): Trail => {
  const last = file.linesBack().next().value as string | undefined
  if (last === undefined) return { head: emptyHead, length: 0, lastEvent: null }
  const entry = decodeLine(last)
  if (entry) return { head: { seq: entry.entry, hash: entry.hash }, length: entry.entry, lastEvent: entry.event }
  let head = emptyHead
  let length = 0
  for (const line of file.lines()) {
    head = headAfter(decodeLine(line), line, head.seq + 1)
    length += 1
  }
  return { head, length, lastEvent: null }
}

const holdsBack = (linesBack: Iterable<string>, seq: number, hash: string): boolean => {
  if (seq === 0) return true
  for (const line of linesBack) {
    const entry = decodeLine(line)
    if (entry !== null && entry.entry <= seq) return entry.entry === seq && entry.hash === hash
  }
  return false
}

const appendTorn = (append: AuditLog['append'], torn: Buffer): void => {
  const sha256 = createHash('sha256').update(torn).digest('base64url')
  const subject = `bytes:${String(torn.length)} sha256:${sha256}`
  append({ event: 'audit.repaired', result: 'done', reason: 'TORN_TAIL', subject })
}

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
  const trail = onDisk(() => readTrail(file))
  const endedInOrder = trail.length === 0 || trail.lastEvent === 'app.stop'
  let open = true

  const append = (record: AuditRecord): ChainedEntry => {
    if (!open) throw new Failure('INTERNAL', { cause: new Error('The audit trail is closed') })
    const { event, result, reason, subject } = record
    const seq = trail.head.seq + 1
    const content = { entry: seq, at: new Date(now()).toISOString(), event, result, reason, subject, build }
    const { line, hash } = encodeLine({ ...content, prev: trail.head.hash })
    file.append(line)
    const entry = { ...content, prev: trail.head.hash, hash }
    trail.length += 1
    trail.head = { seq, hash }
    return entry
  }

  if (torn.length > 0) appendTorn(append, torn)
  return {
    append,
    endedInOrder,
    head: () => trail.head,
    length: () => trail.length,
    list: ({ before, limit, ...filter }) =>
      onDisk(() => searchTrail(file.linesBack(), { length: trail.length, before, limit }, filter)),
    lines: () => file.lines(),
    verify: (checkpoints = []) => onDisk(() => walkTrail(file.lines(), checkpoints)),
    holds: ({ seq, hash }) => onDisk(() => holdsBack(file.linesBack(), seq, hash)),
    close: () => {
      if (open) file.close()
      open = false
    },
  }
}
