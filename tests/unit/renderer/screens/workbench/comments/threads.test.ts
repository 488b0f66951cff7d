import { describe, expect, it } from 'vitest'
import {
  asksAnnotator,
  inReadingOrder,
  threadsOf,
} from '../../../../../../src/renderer/src/screens/workbench/comments/threads.ts'
import type { Comment } from '../../../../../../src/shared/ipc/comment.ts'

const said = (id: string, minute: number, rest: Partial<Comment> = {}): Comment => ({
  ...{ id, at: `2026-11-24T09:0${String(minute)}:00.000Z`, author: 'Jonas', side: 'reviewer', text: id },
  ...{ labelId: null, point: null, answers: null, resolved: false, sent: true },
  ...rest,
})

describe('threads', () => {
  const comments = [
    said('a', 1),
    said('b', 2, { resolved: true }),
    said('c', 3, { answers: 'a', side: 'annotator' }),
    said('d', 4, { side: 'annotator' }),
    said('e', 5, { answers: 'gone' }),
  ]
  const threads = threadsOf(comments)

  it('hold their answers, and lose none whose beginning is not here', () => {
    expect(threads.map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
      ['a', ['c']],
      ['b', []],
      ['d', []],
      ['e', []],
    ])
    expect(threads.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  })

  it('are read with open ones first, the newest word on top', () => {
    expect(inReadingOrder(threads).map(({ first }) => first.id)).toEqual(['e', 'd', 'a', 'b'])
  })

  it('ask the annotator only where the reviewer had the last word', () => {
    expect(threads.map(asksAnnotator)).toEqual([false, false, false, true])
  })
})
