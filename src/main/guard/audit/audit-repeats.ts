import type { AuditLog, AuditRecord } from './audit-log.ts'

/** Writes what may happen a thousand times a minute without filling the trail with it. */
export interface AuditRepeats {
  /** The first of its kind is an entry at once; the same again within a minute is counted. */
  readonly note: (record: Omit<AuditRecord, 'subject'> & { readonly subject?: string | null }) => void
  /** Writes what was counted and whose minute is over; all of it when `everything`. */
  readonly flush: (everything?: boolean) => void
}

interface Kind {
  readonly record: AuditRecord
  sinceMs: number
  leftOut: number
}

const everyMs = 60_000
/** So many different things are told apart; what comes beyond is counted as one. */
const kindsAtMost = 100
const others = 'OTHERS'

/**
 * Keeps a flood out of the trail and says how much it kept out: an entry with `left-out:<count>` in its subject stands for that
 * many that came after the one before it.
 *
 * @param append - Where entries go.
 * @param nowMs - Milliseconds since 1970, or of any clock that does not go back.
 */
export const createAuditRepeats = (append: AuditLog['append'], nowMs: () => number): AuditRepeats => {
  const kinds = new Map<string, Kind>()
  const tell = (kind: Kind): void => {
    if (kind.leftOut === 0) return
    const subject = [kind.record.subject, `left-out:${String(kind.leftOut)}`].filter((part) => part !== null).join(' ')
    append({ ...kind.record, subject })
    kind.leftOut = 0
  }
  const flush = (everything = false): void => {
    const now = nowMs()
    for (const [name, kind] of kinds) {
      if (!everything && now - kind.sinceMs < everyMs) continue
      const hadSome = kind.leftOut > 0
      tell(kind)
      // What goes on is still counted for another minute; what has stopped is forgotten.
      if (hadSome && !everything) kind.sinceMs = now
      else kinds.delete(name)
    }
  }
  return {
    flush,
    note: ({ subject = null, ...record }) => {
      flush()
      const named = JSON.stringify([record.event, record.result, record.reason, subject])
      const isOver = !kinds.has(named) && kinds.size >= kindsAtMost
      const whole: AuditRecord = isOver ? { ...record, reason: others, subject: null } : { ...record, subject }
      const key = isOver ? `${others} ${record.event}` : named
      const kind = kinds.get(key)
      if (kind) {
        kind.leftOut += 1
        return
      }
      append(whole)
      kinds.set(key, { record: whole, sinceMs: nowMs(), leftOut: 0 })
    },
  }
}
