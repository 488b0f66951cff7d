import { useCallback, useState } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Comment } from '../../../../../shared/ipc/comment.ts'
import type { ItemSummary, OpenedItem, OpenedShard } from '../../../../../shared/ipc/work.ts'
import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import type { CallError } from '../../../station/call-error.ts'
import { useStation } from '../../../station/station-provider.tsx'
import { useTask } from '../../../station/use-task.ts'

/** A comment that is being written. */
export interface CommentDraft {
  readonly text: string
  /** The thread it answers. */
  readonly answers: string | null
  /** The place it is pinned to. */
  readonly point: ImagePoint | null
  /** Whether it is pinned to the selected label, when there is one. */
  readonly onLabel: boolean
  /** The next press on the picture says the place. */
  readonly placing: boolean
}

/** What is said about the open item, and what is being said. */
export interface Conversation {
  readonly comments: readonly Comment[]
  readonly draft: CommentDraft | null
  readonly begin: (answers?: string) => void
  readonly change: (part: Partial<CommentDraft>) => void
  readonly cancel: () => void
  readonly send: (labelId: LabelId | null) => void
  readonly takeBack: (id: string) => void
  readonly resolve: (id: string, resolved: boolean) => void
  /** The thread whose pin or words were pressed last. */
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
  readonly busy: boolean
  readonly error: CallError | null
}

interface Parts {
  readonly shard: Pick<OpenedShard, 'shardId'>
  readonly item: Pick<OpenedItem, 'index' | 'comments'>
  /** Told what the item's line in the film strip says now. */
  readonly onItem: (item: ItemSummary) => void
}

interface Held {
  readonly of: Parts['item']
  readonly comments: readonly Comment[]
  readonly chosen: string | null
}

const emptyDraft: CommentDraft = { text: '', answers: null, point: null, onLabel: true, placing: false }

/** Another item begins with its own comments. */
const heldFor = (item: Parts['item']): Held => ({ of: item, comments: item.comments, chosen: null })

/** What a draft says, and what it is pinned to. An answer is where its thread is. */
const saidIn = ({ text, answers, point, onLabel }: CommentDraft, label: LabelId | null) => {
  if (answers !== null) return { text, answers }
  return point ? { text, point: [point[0], point[1]] as [number, number] } : { text, labelId: onLabel ? label : null }
}

/** What is being written about each item: it waits there when the person looks at another one meanwhile. */
const useDraft = (index: number) => {
  const [drafts, setDrafts] = useState<ReadonlyMap<number, CommentDraft>>(new Map())
  const setDraft = useCallback(
    (next: (before: CommentDraft | null) => CommentDraft | null) => {
      setDrafts((before) => {
        const all = new Map(before)
        const draft = next(before.get(index) ?? null)
        if (draft) all.set(index, draft)
        else all.delete(index)
        return all
      })
    },
    [index],
  )
  return [drafts.get(index) ?? null, setDraft] as const
}

/** The conversation with the reviewer about the open item. */
export const useConversation = ({ shard, item, onItem }: Parts): Conversation => {
  const station = useStation()
  const { shardId } = shard
  const { index } = item
  const [kept, setKept] = useState(() => heldFor(item))
  const held = kept.of === item ? kept : heldFor(item)
  const [draft, setDraft] = useDraft(index)
  const { run, busy, error } = useTask()
  const set = useCallback(
    (part: (before: Held) => Partial<Held>) => {
      setKept((before) => {
        const now = before.of === item ? before : heldFor(item)
        return { ...now, ...part(now) }
      })
    },
    [item],
  )
  const tell = async (call: () => Promise<{ comments: Comment[]; item: ItemSummary }>): Promise<boolean> => {
    const answer = await run(call)
    if (!answer) return false
    set(() => ({ comments: answer.comments }))
    onItem(answer.item)
    return true
  }
  const send = async (label: LabelId | null) => {
    if (!draft || draft.text.trim() === '') return
    const kept = await tell(() => station.work.comment({ shardId, index, ...saidIn(draft, label) }))
    if (kept) setDraft(() => null)
  }
  return {
    comments: held.comments,
    draft,
    begin: useCallback(
      (answers?: string) =>
        setDraft((before) => (before && answers === undefined ? before : { ...emptyDraft, answers: answers ?? null })),
      [setDraft],
    ),
    change: useCallback((part) => setDraft((before) => ({ ...(before ?? emptyDraft), ...part })), [setDraft]),
    cancel: useCallback(() => setDraft(() => null), [setDraft]),
    send: (label) => void send(label),
    takeBack: (commentId) => void tell(() => station.work.uncomment({ shardId, index, commentId })),
    resolve: (commentId, resolved) => void tell(() => station.work.resolve({ shardId, index, commentId, resolved })),
    chosen: held.chosen,
    choose: useCallback((chosen) => set(() => ({ chosen })), [set]),
    busy,
    error,
  }
}
