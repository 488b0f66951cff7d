import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { formatCount } from '../../ui/format.ts'

/** One of the numbers at the top of a project. */
export interface Figure {
  readonly id: string
  readonly value: string
  readonly of: string | null
  readonly words: string
  readonly tone: 'plain' | 'warn'
}

/**
 * The numbers of a project, from what the station knows and nothing else. Erased items do not count; certificates only once
 * a wipe was ordered.
 */
export const figuresOf = (project: ProjectDetail): readonly Figure[] => {
  const received = project.certificates.filter((row) => row.state === 'received').length
  const all = project.certificates.length
  const plain = (id: string, value: number, words: string): Figure => ({
    id,
    value: formatCount(value),
    of: null,
    words,
    tone: 'plain',
  })
  const erased = project.shards.reduce((sum, shard) => sum + shard.erased, 0)
  return [
    { ...plain('delivered', project.delivered, 'items delivered'), of: formatCount(project.items - erased) },
    plain('accepted', project.accepted, 'accepted in review'),
    { ...plain('returned', project.returned, 'returned for rework'), tone: project.returned > 0 ? 'warn' : 'plain' },
    plain('waiting', project.waitingReview, 'waiting for review'),
    ...(all === 0
      ? []
      : [
          {
            ...plain('certificates', received, 'certificates received'),
            of: formatCount(all),
            tone: received < all ? ('warn' as const) : ('plain' as const),
          },
        ]),
  ]
}
