import type { AuditEntry } from '../../../../shared/ipc/device-audit.ts'
import type { EventGroup } from '../../../../shared/audit/event-groups.ts'

/** Over which time somebody looks. */
export const spans = { any: 'Any time', day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days' } as const
export type Span = keyof typeof spans

/** Which outcomes somebody looks for. */
export const outcomes = { any: 'Any result', refused: 'Refused or failed', allowed: 'Allowed', done: 'Done' } as const
export type Outcome = keyof typeof outcomes

/** What somebody looks for in the trail. */
export interface AuditFilter {
  readonly span: Span
  readonly group: EventGroup | null
  readonly outcome: Outcome
  readonly text: string
}

export const everything: AuditFilter = { span: 'any', group: null, outcome: 'any', text: '' }

const dayMs = 86_400_000
const spanMs: Record<Span, number | null> = { any: null, day: dayMs, week: 7 * dayMs, month: 30 * dayMs }
const results: Record<Outcome, AuditEntry['result'][]> = {
  any: [],
  refused: ['refused', 'failed'],
  allowed: ['allowed'],
  done: ['done'],
}

/** The filter as the station takes it. */
export const asked = ({ span, group, outcome, text }: AuditFilter, nowMs: number) => {
  const backMs = spanMs[span]
  return {
    since: backMs === null ? null : new Date(nowMs - backMs).toISOString(),
    group,
    results: results[outcome],
    text: text.trim(),
  }
}

/** Whether anything is looked for at all. */
export const isFiltered = (filter: AuditFilter): boolean =>
  filter.span !== 'any' || filter.group !== null || filter.outcome !== 'any' || filter.text.trim() !== ''
