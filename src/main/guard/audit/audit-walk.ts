import { createHash } from 'node:crypto'
import type { AuditFault } from '../../../shared/audit/faults.ts'
import { decodeLine, emptyHead, type AuditCheckpoint, type ChainedEntry } from './audit-line.ts'

/** What walking the chain found. */
export interface AuditVerdict {
  readonly whole: boolean
  readonly entries: number
  /** Number of the first entry that is missing, changed, out of order or not the one that was signed. */
  readonly brokenAt: number | null
  readonly fault: AuditFault | null
  /** The last checkpoint that holds: up to here the trail is the one that was signed. */
  readonly heldUpTo: number | null
}

/** A damaged line keeps its place and is what the next entry continues: damage is told and never hidden. */
export const headAfter = (entry: ChainedEntry | null, line: string, place: number): AuditCheckpoint =>
  entry
    ? { seq: entry.entry, hash: entry.hash }
    : { seq: place, hash: createHash('sha256').update(line, 'utf8').digest('base64url') }

interface Walk {
  head: AuditCheckpoint
  entries: number
  fault: AuditFault | null
  brokenAt: number | null
  heldUpTo: number | null
}

const breakAt = (walk: Walk, fault: AuditFault, place: number): void => {
  if (walk.fault !== null) return
  walk.fault = fault
  walk.brokenAt = place
}

const chainFault = (entry: ChainedEntry | null, head: AuditCheckpoint): AuditFault | null => {
  if (entry === null) return 'AUDIT_ENTRY_CHANGED'
  if (entry.entry === head.seq + 1 && entry.prev === head.hash) return null
  if (entry.entry > head.seq + 1) return 'AUDIT_ENTRY_MISSING'
  return entry.entry < head.seq + 1 ? 'AUDIT_ENTRIES_REORDERED' : 'AUDIT_LINK_BROKEN'
}

const holdAgainst = (walk: Walk, checkpoints: ReadonlyMap<number, readonly string[]>): void => {
  const signed = checkpoints.get(walk.head.seq)
  if (signed === undefined || walk.fault !== null) return
  if (signed.every((hash) => hash === walk.head.hash)) walk.heldUpTo = walk.head.seq
  else breakAt(walk, walk.heldUpTo === null ? 'AUDIT_REPLACED' : 'AUDIT_FORKED', walk.head.seq)
}

const bySeq = (checkpoints: readonly AuditCheckpoint[]): Map<number, string[]> => {
  const places = new Map<number, string[]>()
  for (const { seq, hash } of checkpoints) if (seq > 0) places.set(seq, [...(places.get(seq) ?? []), hash])
  return places
}

/**
 * Walks a trail from its first line and holds it against checkpoints that were kept elsewhere.
 *
 * The chain alone shows what was changed, taken out or moved before its end; only a checkpoint shows a cut end, a trail that
 * left what was signed, or another trail altogether. The first fault is the one that is named.
 *
 * @param lines - Without their newlines, in order.
 * @param checkpoints - In any order.
 */
export const walkTrail = (lines: Iterable<string>, checkpoints: readonly AuditCheckpoint[]): AuditVerdict => {
  const places = bySeq(checkpoints)
  const walk: Walk = { head: emptyHead, entries: 0, fault: null, brokenAt: null, heldUpTo: null }
  for (const line of lines) {
    const entry = decodeLine(line)
    walk.entries += 1
    const fault = chainFault(entry, walk.head)
    if (fault !== null) breakAt(walk, fault, walk.head.seq + 1)
    // What seemed to be missing comes later: it was moved.
    if (walk.fault === 'AUDIT_ENTRY_MISSING' && entry?.entry === walk.brokenAt) walk.fault = 'AUDIT_ENTRIES_REORDERED'
    walk.head = headAfter(entry, line, walk.head.seq + 1)
    holdAgainst(walk, places)
  }
  const last = Math.max(0, ...places.keys())
  if (walk.head.seq < last) breakAt(walk, 'AUDIT_TAIL_CUT', walk.head.seq + 1)
  return {
    whole: walk.fault === null,
    entries: walk.entries,
    brokenAt: walk.brokenAt,
    fault: walk.fault,
    heldUpTo: walk.heldUpTo,
  }
}
