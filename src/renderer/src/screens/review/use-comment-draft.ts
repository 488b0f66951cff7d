import { useCallback, useMemo, useState, type RefObject } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { DraftComment, Review } from './use-review.ts'

/** The comments that go with the next decision, and the decision itself. */
export interface CommentDraft {
  readonly text: string
  readonly setText: (text: string) => void
  /** The label a new comment is pinned to: the one that is selected, unless the person took the pin off. */
  readonly pin: LabelId | null
  readonly isPinned: boolean
  readonly setPinned: (pinned: boolean) => void
  readonly comments: readonly DraftComment[]
  readonly add: () => void
  readonly remove: (place: number) => void
  readonly canDecide: boolean
  /** Calls a return off that was asked for. */
  readonly keepItem: () => void
  /** True after Return was asked for without a comment: what is written next returns the item. */
  readonly isReturning: boolean
  /** True while that comment is still missing. */
  readonly needsComment: boolean
  readonly accept: () => void
  readonly giveBack: () => void
  readonly focus: () => void
}

interface Written {
  readonly index: number
  readonly text: string
  readonly comments: readonly DraftComment[]
  readonly needsComment: boolean
}

const emptyFor = (index: number): Written => ({ index, text: '', comments: [], needsComment: false })

const withText = (comments: readonly DraftComment[], text: string, labelId: LabelId | null): readonly DraftComment[] =>
  text.trim() === '' ? comments : [...comments, { text: text.trim(), labelId }]

/** Keeps what is written about the item in view; another item begins empty. */
export const useCommentDraft = (props: {
  readonly review: Review
  readonly selection: ReadonlySet<LabelId>
  readonly box: RefObject<HTMLTextAreaElement | null>
}): CommentDraft => {
  const { review, selection, box } = props
  const { decide, deciding, current, doc } = review
  const index = current?.index ?? -1
  const [kept, setKept] = useState(() => emptyFor(index))
  const [isPinned, setPinned] = useState(true)
  const written = kept.index === index ? kept : emptyFor(index)
  const [first = null] = selection
  const pin = selection.size === 1 ? first : null
  const canDecide = doc !== null && !deciding
  const { text, comments } = written

  const all = useMemo(() => withText(comments, text, isPinned ? pin : null), [text, comments, isPinned, pin])
  const focus = useCallback(() => box.current?.focus(), [box])
  const settle = useCallback(
    async (decision: 'accept' | 'return') => {
      if (!canDecide) return
      if (decision === 'return' && all.length === 0) {
        setKept({ ...emptyFor(index), needsComment: true })
        focus()
        return
      }
      box.current?.blur()
      if (await decide(decision, all)) setKept(emptyFor(-1))
    },
    [canDecide, all, index, decide, focus, box],
  )
  return {
    text,
    setText: (next) => setKept({ ...written, text: next }),
    pin,
    isPinned,
    setPinned,
    comments,
    add: () => setKept({ ...written, text: '', comments: all, needsComment: false }),
    remove: (place) => setKept({ ...written, comments: comments.filter((_, at) => at !== place) }),
    canDecide,
    keepItem: () => setKept({ ...written, needsComment: false }),
    isReturning: written.needsComment,
    needsComment: written.needsComment && all.length === 0,
    accept: useCallback(() => void settle('accept'), [settle]),
    giveBack: useCallback(() => void settle('return'), [settle]),
    focus,
  }
}
