import type { ReviewItem } from '../../../../shared/ipc/review.ts'
import type { Tone } from '../../ui/tag.tsx'

/** How a decision is written. */
export const decisionWords: Readonly<Record<ReviewItem['decision'], string>> = {
  waiting: 'waiting',
  accepted: 'accepted',
  returned: 'returned',
}

/** What its colour says. */
export const decisionTone: Readonly<Record<ReviewItem['decision'], Tone>> = {
  waiting: 'plain',
  accepted: 'ok',
  returned: 'warn',
}
