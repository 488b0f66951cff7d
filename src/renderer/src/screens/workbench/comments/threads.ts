import type { Comment } from '../../../../../shared/ipc/comment.ts'

/** One comment and what was answered to it. */
export interface Thread {
  readonly first: Comment
  readonly answers: readonly Comment[]
  /** Counted from 1 over the item, by time: the number on its pin. */
  readonly number: number
}

/** Puts answers under what they answer. One whose first comment is not here stands for itself. */
export const threadsOf = (comments: readonly Comment[]): readonly Thread[] => {
  const ids = new Set(comments.map(({ id }) => id))
  const isFirst = ({ answers }: Comment) => answers === null || !ids.has(answers)
  return comments.filter(isFirst).map((first, place) => ({
    first,
    answers: comments.filter(({ answers }) => answers === first.id),
    number: place + 1,
  }))
}

/** As they are read: open ones before settled ones, the newest word first. */
export const inReadingOrder = (threads: readonly Thread[]): readonly Thread[] => {
  const lastAt = ({ first, answers }: Thread) => answers.at(-1)?.at ?? first.at
  return threads.toSorted(
    (a, b) => Number(a.first.resolved) - Number(b.first.resolved) || lastAt(b).localeCompare(lastAt(a)),
  )
}

/** Whether somebody wants something of the annotator: an open thread in which the reviewer had the last word. */
export const asksAnnotator = ({ first, answers }: Thread): boolean =>
  !first.resolved && (answers.at(-1) ?? first).side === 'reviewer'
