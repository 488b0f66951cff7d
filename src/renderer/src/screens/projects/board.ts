import { leaseEndMs } from '../../../../shared/access/lease-end.ts'
import type { Assignment, CertificateRow, ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { formatMoment } from '../../ui/format.ts'

export type BarTone = 'ok' | 'online' | 'warn' | 'bad' | 'done' | 'later'

/** What one assignment looks like on the board. Moments in milliseconds since 1970. */
export interface BoardBar {
  readonly tone: BarTone
  readonly fromMs: number
  readonly toMs: number
  /**
   * Until when the device may open the shard with the last signed status. After it, up to `toMs`, the right is granted
   * but needs a newer status. Equal to `toMs` when nothing has to be renewed.
   */
  readonly firmUntilMs: number
  readonly words: string
}

/** One line of the board: a shard and one person's assignment, or a shard that nobody has. */
export interface BoardRow {
  readonly key: string
  readonly shardId: ProjectDetail['shards'][number]['shardId']
  readonly shardName: string
  readonly delivered: number
  readonly items: number
  readonly assignment: Assignment | null
  readonly bar: BoardBar | null
}

const hourMs = 3_600_000

/** Tells whether an assignment still gives, or will give, a right to open. */
export const isLive = (assignment: Assignment): boolean => assignment.state === 'open' || assignment.state === 'waiting'

const firmUntil = (assignment: Assignment, status: ProjectDetail['status']): number => {
  const fromMs = Date.parse(assignment.notBefore)
  if (!status) return fromMs
  const end = leaseEndMs({
    statusIssuedMs: Date.parse(status.issuedAt),
    statusValidUntilMs: Date.parse(status.validUntil),
    offlineLeaseMs: assignment.offlineLeaseHours * hourMs,
    grantExpiresMs: Date.parse(assignment.expires),
  })
  return Math.max(end, fromMs)
}

const openBar = (assignment: Assignment, status: ProjectDetail['status'], nowMs: number): BoardBar => {
  const toMs = Date.parse(assignment.expires)
  const firmUntilMs = firmUntil(assignment, status)
  const end = formatMoment(assignment.expires, nowMs)
  const span = { fromMs: Date.parse(assignment.notBefore), toMs, firmUntilMs }
  if (firmUntilMs <= nowMs) return { ...span, tone: 'warn', words: `needs a new status, granted until ${end}` }
  if (firmUntilMs >= toMs) {
    const tone = toMs - nowMs < 24 * hourMs ? 'warn' : 'ok'
    return { ...span, tone, words: `ends ${end}` }
  }
  if (assignment.offlineLeaseHours === 0) return { ...span, tone: 'online', words: `online only, until ${end}` }
  const firm = formatMoment(new Date(firmUntilMs).toISOString(), nowMs)
  return { ...span, tone: 'ok', words: `offline until ${firm}, granted until ${end}` }
}

const closedBar = (
  assignment: Assignment,
  toIso: string,
  look: { readonly tone: BarTone; readonly words: string },
): BoardBar => {
  const toMs = Date.parse(toIso)
  return { fromMs: Math.min(Date.parse(assignment.notBefore), toMs), toMs, firmUntilMs: toMs, ...look }
}

const earlier = (a: string, b: string | null): string => (b !== null && Date.parse(b) < Date.parse(a) ? b : a)

/** What an assignment looks like on the board. */
export const barOf = (
  assignment: Assignment,
  context: {
    readonly status: ProjectDetail['status']
    readonly certificate: CertificateRow | null
    readonly nowMs: number
  },
): BoardBar => {
  const { status, certificate, nowMs } = context
  const ordered = certificate?.orderedAt ?? null
  switch (assignment.state) {
    case 'open':
      return openBar(assignment, status, nowMs)
    case 'waiting': {
      const fromMs = Date.parse(assignment.notBefore)
      const words = `opens ${formatMoment(assignment.notBefore, nowMs)}`
      return { tone: 'later', fromMs, toMs: Date.parse(assignment.expires), firmUntilMs: fromMs, words }
    }
    case 'ended':
      return closedBar(assignment, assignment.expires, {
        tone: 'done',
        words: `ended ${formatMoment(assignment.expires, nowMs)}`,
      })
    case 'returned': {
      const at = assignment.revokedAt ?? assignment.expires
      return closedBar(assignment, at, { tone: 'done', words: `given back ${formatMoment(at, nowMs)}` })
    }
    case 'revoked': {
      const at = assignment.revokedAt ?? assignment.expires
      return closedBar(assignment, at, { tone: 'bad', words: `revoked ${formatMoment(at, nowMs)}` })
    }
    case 'completed': {
      const words = ordered ? `wipe ordered ${formatMoment(ordered, nowMs)}, no certificate yet` : 'completed'
      return closedBar(assignment, earlier(assignment.expires, ordered), { tone: ordered ? 'warn' : 'done', words })
    }
    case 'wiped': {
      const at = certificate?.at ?? null
      const done = certificate?.cause === 'item-erased' ? 'renewed, an item was erased' : 'wiped'
      const words = at ? `${done}, certificate ${formatMoment(at, nowMs)}` : done
      return closedBar(assignment, earlier(assignment.expires, ordered ?? at), { tone: 'done', words })
    }
  }
}

/**
 * The certificate that tells of an assignment, or the order that waits for one. A device may have sent several about a shard:
 * one for each item erased, for each assignment that ended. The one meant is the first after the assignment ended.
 */
const certificateOf = (project: ProjectDetail, assignment: Assignment, shardName: string): CertificateRow | null => {
  const rows = project.certificates.filter(
    (row) => row.deviceId === assignment.deviceId && row.shardNames.includes(shardName),
  )
  if (assignment.state !== 'wiped') return rows.find((row) => row.state === 'outstanding') ?? null
  const received = rows.filter((row) => row.state === 'received').sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
  const endedAt = assignment.revokedAt
  if (endedAt === null) return received.findLast((row) => row.cause !== 'item-erased') ?? received.at(-1) ?? null
  return received.find((row) => row.at !== null && Date.parse(row.at) >= Date.parse(endedAt)) ?? received.at(-1) ?? null
}

/** The lines of the board in the order of the shards. A shard that nobody has or had shows one line without a bar. */
export const boardRows = (project: ProjectDetail, nowMs: number): readonly BoardRow[] =>
  project.shards.flatMap((shard) => {
    const { shardId, name: shardName, delivered, items } = shard
    const line = { shardId, shardName, delivered, items }
    const assigned = [...shard.assignments]
      .sort((a, b) => a.notBefore.localeCompare(b.notBefore))
      .map((assignment) => {
        const certificate = certificateOf(project, assignment, shardName)
        const bar = barOf(assignment, { status: project.status, certificate, nowMs })
        return { ...line, key: `${shardId}:${assignment.grantId}`, assignment, bar }
      })
    const free =
      project.state === 'active' && !shard.assignments.some((entry) => entry.role === 'annotate' && isLive(entry))
    return free ? [...assigned, { ...line, key: `${shardId}:free`, assignment: null, bar: null }] : assigned
  })
