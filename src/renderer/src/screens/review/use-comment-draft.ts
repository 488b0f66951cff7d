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
  /** The thread that the next comment answers. */
  readonly answers: string | null
  readonly answer: (thread: string | null) => void
  /** Threads that the decision settles or opens again. */
  readonly threads: ReadonlyMap<string, boolean>
  readonly settle: (thread: string, resolved: boolean) => void
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
  readonly answers: string | null
  readonly threads: ReadonlyMap<string, boolean>
  readonly needsComment: boolean
}

const emptyFor = (index: number): Written => ({
  ...{ index, text: '', comments: [], answers: null, threads: new Map() },
  needsComment: false,
})

/** An answer is where its thread is, so it is not pinned to anything else. */
const withText = ({ comments, text, answers }: Written, labelId: LabelId | null): readonly DraftComment[] =>
  text.trim() === ''
    ? comments
    : [...comments, { text: text.trim(), labelId: answers === null ? labelId : null, answers }]

/** What is written about one item; another one begins empty. */
const useWritten = (index: number) => {
  const [kept, setKept] = useState(() => emptyFor(index))
  const written = useMemo(() => (kept.index === index ? kept : emptyFor(index)), [kept, index])
  return [written, setKept] as const
}

const useVerdicts = (settle: (decision: 'accept' | 'return') => Promise<void>) => ({
  accept: useCallback(() => void settle('accept'), [settle]),
  giveBack: useCallback(() => void settle('return'), [settle]),
})

const onlyOf = (selection: ReadonlySet<LabelId>): LabelId | null => {
  const [first = null] = selection
  return selection.size === 1 ? first : null
}

/** Keeps what is written about the item in view; another item begins empty. */
export const useCommentDraft = (props: {
  readonly review: Review
  readonly selection: ReadonlySet<LabelId>
  readonly box: RefObject<HTMLTextAreaElement | null>
}): CommentDraft => {
  const { selection, box } = props
  const { decide, deciding, current, doc } = props.review
  const index = current?.index ?? -1
  const [written, setKept] = useWritten(index)
  const [isPinned, setPinned] = useState(true)
  const pin = onlyOf(selection)
  const canDecide = doc !== null && !deciding
  const { text, comments, answers, threads } = written
  const all = useMemo(() => withText(written, isPinned ? pin : null), [written, isPinned, pin])
  const focus = useCallback(() => box.current?.focus(), [box])
  const settle = useCallback(
    async (decision: 'accept' | 'return') => {
      if (!canDecide) return
      if (decision === 'return' && all.length === 0) {
        setKept({ ...written, needsComment: true })
        focus()
        return
      }
      box.current?.blur()
      if (await decide(decision, { comments: all, threads: written.threads })) setKept(emptyFor(-1))
    },
    [canDecide, all, written, setKept, decide, focus, box],
  )
  return {
    text,
    setText: (next) => setKept({ ...written, text: next }),
    ...{ pin, isPinned, setPinned },
    comments,
    ...{ answers, threads },
    answer: (thread) => {
      setKept({ ...written, answers: thread })
      focus()
    },
    settle: (thread, resolved) => setKept({ ...written, threads: new Map(threads).set(thread, resolved) }),
    add: () => setKept({ ...written, text: '', comments: all, answers: null, needsComment: false }),
    remove: (place) => setKept({ ...written, comments: comments.filter((_, at) => at !== place) }),
    canDecide,
    keepItem: () => setKept({ ...written, needsComment: false }),
    isReturning: written.needsComment,
    needsComment: written.needsComment && all.length === 0,
    ...useVerdicts(settle),
    focus,
  }
}
