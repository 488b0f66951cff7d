import type { ReviewRow } from '../../../../shared/ipc/review.ts'

/** The rows of one project in the review queue. */
export interface QueueGroup {
  readonly projectId: ReviewRow['projectId']
  readonly projectName: string
  readonly waiting: number
  readonly rows: readonly ReviewRow[]
}

/**
 * Groups the queue by project. Rows with something to decide come first, the longest waiting at the top; a project
 * stands where its most urgent row would.
 */
export const groupQueue = (rows: readonly ReviewRow[]): readonly QueueGroup[] => {
  const urgent = [...rows].sort(
    (a, b) => Number(b.waiting > 0) - Number(a.waiting > 0) || a.lastDeliveredAt.localeCompare(b.lastDeliveredAt),
  )
  return [...Map.groupBy(urgent, (row) => row.projectId).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { projectId, projectName } = first
    return [{ projectId, projectName, waiting: group.reduce((sum, row) => sum + row.waiting, 0), rows: group }]
  })
}
