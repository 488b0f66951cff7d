import { formatDuration, formatMoment, formatPlural } from '../../ui/format.ts'

/** An assignment while it is being written. Days are local, `YYYY-MM-DD`; times of day are `HH:MM`. */
export interface AssignmentDraft {
  readonly shardIds: readonly string[]
  readonly deviceId: string | null
  /** null: from now on. */
  readonly fromDay: string | null
  readonly fromClock: string
  readonly untilDay: string
  readonly untilClock: string
  readonly offlineLeaseHours: number | string
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The local day of a moment as `YYYY-MM-DD`. */
export const dayOf = (atMs: number): string => {
  const at = new Date(atMs)
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
}

/** The local moment of a day and a time of day in milliseconds since 1970, or null when either is not one. */
export const momentMs = (day: string, clock: string): number | null => {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const time = /^(\d{1,2})[:.](\d{2})$/.exec(clock.trim())
  if (!date || !time) return null
  const [hours, minutes] = [Number(time[1]), Number(time[2])]
  if (hours > 23 || minutes > 59) return null
  const at = new Date(Number(date[1]), Number(date[2]) - 1, Number(date[3]), hours, minutes)
  return dayOf(at.getTime()) === day ? at.getTime() : null
}

/** Days later on the calendar, as `YYYY-MM-DD`. */
export const dayAfter = (nowMs: number, days: number): string => {
  const now = new Date(nowMs)
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime())
}

/** `3 days`, `36 h`, `1 h 30 min`. */
export const formatHours = (hours: number): string =>
  hours >= 24 && hours % 24 === 0 ? formatPlural(hours / 24, 'day') : formatDuration(hours * 3600)

/** What is proposed: a week, until the evening, 72 hours away from the exchange. */
export const firstAssignment = (nowMs: number, shardIds: readonly string[]): AssignmentDraft => ({
  shardIds,
  deviceId: null,
  fromDay: null,
  fromClock: '09:00',
  untilDay: dayAfter(nowMs, 7),
  untilClock: '18:00',
  offlineLeaseHours: 72,
})

/** What the call takes, once the draft is whole. */
export interface AssignmentTerms {
  readonly notBefore: string | null
  readonly expires: string
  readonly offlineLeaseHours: number
}

export type AssignmentProblems = Partial<Record<'shards' | 'device' | 'from' | 'until' | 'offline', string>>

const maxOfflineHours = 24 * 366

/** Reads a draft. Returns the terms, or by field what keeps it from being an assignment. */
export const readAssignment = (
  draft: AssignmentDraft,
  nowMs: number,
): { readonly terms: AssignmentTerms } | { readonly problems: AssignmentProblems } => {
  const fromMs = draft.fromDay === null ? null : momentMs(draft.fromDay, draft.fromClock)
  const untilMs = momentMs(draft.untilDay, draft.untilClock)
  const hours = draft.offlineLeaseHours
  const isHours = typeof hours === 'number' && hours >= 0 && hours <= maxOfflineHours
  const fromWrong = draft.fromDay !== null && fromMs === null
  const until =
    untilMs === null
      ? 'Give a day and a time, for example 18:00.'
      : untilMs <= Math.max(nowMs, fromMs ?? nowMs)
        ? 'This lies before the beginning.'
        : null
  const problems: AssignmentProblems = {
    ...(draft.shardIds.length === 0 ? { shards: 'Choose at least one shard.' } : {}),
    ...(draft.deviceId === null ? { device: 'Choose a person and their device.' } : {}),
    ...(fromWrong ? { from: 'Give a day and a time, for example 09:00.' } : {}),
    ...(until === null ? {} : { until }),
    ...(isHours ? {} : { offline: `Hours from 0 to ${maxOfflineHours}.` }),
  }
  if (Object.keys(problems).length > 0 || untilMs === null || !isHours) return { problems }
  const notBefore = fromMs === null ? null : new Date(fromMs).toISOString()
  return { terms: { notBefore, expires: new Date(untilMs).toISOString(), offlineLeaseHours: hours } }
}

/** Says in plain words what the person will be able to do. */
export const assignmentWords = (
  who: { readonly memberName: string; readonly deviceName: string },
  terms: AssignmentTerms & { readonly shards: number; readonly items: number },
  nowMs: number,
): readonly string[] => {
  const from = terms.notBefore === null ? 'now' : formatMoment(terms.notBefore, nowMs)
  const shards = `${formatPlural(terms.shards, 'shard')} (${formatPlural(terms.items, 'item')})`
  return [
    `${who.memberName} can open and label ${shards} on ${who.deviceName}, from ${from} until ${formatMoment(terms.expires, nowMs)}.`,
    terms.offlineLeaseHours === 0
      ? 'Only while the exchange is in reach: without it the shard closes when the last status runs out.'
      : `Without the exchange it stays open for at most ${formatHours(terms.offlineLeaseHours)}, then it closes.`,
    'No other device can open it, not even a copy of this one.',
  ]
}
