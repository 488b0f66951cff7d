import { groupOf, type EventGroup } from '../../../shared/audit/event-groups.ts'
import type { AuditEntry } from '../../../shared/ipc/device-audit.ts'
import { decodeLine, type ChainedEntry } from './audit-line.ts'

/** What somebody looks for. What is null or empty lets everything through. */
export interface AuditFilter {
  /** RFC 3339 in UTC; the first moment that counts and the first that does not any more. */
  readonly since: string | null
  readonly until: string | null
  readonly group: EventGroup | null
  readonly results: readonly AuditEntry['result'][]
  /** Ids that the subject has to hold one of, or part of an event, reason or subject; case does not matter. */
  readonly text: readonly string[]
}

/** One look into the trail: newest first. */
export interface AuditPage {
  readonly entries: AuditEntry[]
  /** Where the next look goes on: give it as `before`. Null when the first entry was reached. */
  readonly next: number | null
}

/** A look ends after this many lines, found or not, so that a rare thing in a long trail does not keep the window waiting. */
const linesAtMost = 20_000

const visible = ({ entry, at, event, result, reason, subject }: ChainedEntry): AuditEntry => ({
  entry,
  at,
  event,
  result,
  reason,
  subject,
})

/** A damaged line shows as what it is: an entry that nobody can read any more. */
const damaged = (place: number): AuditEntry => ({
  entry: place,
  at: new Date(0).toISOString(),
  event: 'audit.broken',
  result: 'failed',
  reason: 'AUDIT_ENTRY_CHANGED',
  subject: null,
})

const passes = (entry: AuditEntry, filter: AuditFilter): boolean => {
  if (filter.since !== null && entry.at < filter.since) return false
  if (filter.until !== null && entry.at >= filter.until) return false
  if (filter.group !== null && groupOf(entry.event) !== filter.group) return false
  if (filter.results.length > 0 && !filter.results.includes(entry.result)) return false
  if (filter.text.length === 0) return true
  const said = `${entry.event} ${entry.reason ?? ''} ${entry.subject ?? ''}`.toLowerCase()
  return filter.text.some((part) => said.includes(part.toLowerCase()))
}

/**
 * Looks for entries from the newest to the oldest.
 *
 * A damaged line is found by whatever is looked for: it might have been it.
 *
 * @param linesBack - The trail's lines, last one first.
 * @param trail - `length` is the number of the last entry; `before` excludes that place and everything after it. In a trail
 * with gaps places are counted from the end.
 */
export const searchTrail = (
  linesBack: Iterable<string>,
  trail: { readonly length: number; readonly before: number | null; readonly limit: number },
  filter: AuditFilter,
): AuditPage => {
  const entries: AuditEntry[] = []
  const before = trail.before ?? Number.POSITIVE_INFINITY
  let place = trail.length + 1
  let looked = 0
  for (const line of linesBack) {
    place -= 1
    if (place >= before) continue
    const decoded = decodeLine(line)
    const entry = decoded ? visible(decoded) : damaged(place)
    if (decoded === null || passes(entry, filter)) entries.push(entry)
    looked += 1
    if (entries.length >= trail.limit || looked >= linesAtMost) return { entries, next: place > 1 ? place : null }
  }
  return { entries, next: null }
}
