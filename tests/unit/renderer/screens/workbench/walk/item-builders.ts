import type { ItemSummary } from '../../../../../../src/shared/ipc/work.ts'

/** An item of a shard of plates; what is not told is as on one that was never touched. */
export const itemAt = (index: number, rest: Partial<ItemSummary> = {}): ItemSummary => ({
  ...{ index, key: `plates/plate-${String(index + 1).padStart(4, '0')}`, kind: 'image', state: 'todo' },
  ...{ delivered: false, labels: 0, comments: 0, openThreads: 0, flagged: false },
  ...{ missing: 0, suggested: 0, activeSeconds: 0, reason: null },
  ...rest,
})
