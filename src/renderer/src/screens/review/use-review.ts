import { useCallback, useEffect, useMemo, useState } from 'react'
import type { OpenedItem } from '../../../../shared/ipc/work.ts'
import type { ReviewItem } from '../../../../shared/ipc/review.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { createItemDocument, type ItemDocument } from '../../document/item-document.ts'
import type { CallError } from '../../station/call-error.ts'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall, type CallResult } from '../../station/use-call.ts'
import { useTask } from '../../station/use-task.ts'
import { labelNames } from './label-words.ts'
import { nextWaiting, startingItem } from './walk.ts'

export type OpenedReview = Awaited<ReturnType<StationClient['review']['open']>>

export interface DraftComment {
  readonly text: string
  readonly labelId: string | null
  /** The thread it answers. */
  readonly answers: string | null
}

/** What goes with a decision. */
export interface Said {
  readonly comments: readonly DraftComment[]
  /** Threads to settle or to open again. */
  readonly threads: ReadonlyMap<string, boolean>
}

export interface Review {
  readonly shard: CallResult<OpenedReview>
  /** The delivered items, with the decisions made here already in them. */
  readonly items: readonly ReviewItem[]
  readonly current: ReviewItem | null
  readonly opened: CallResult<OpenedItem>
  readonly doc: ItemDocument | null
  /** How each label is called; null while there is no document. */
  readonly names: ReadonlyMap<string, string> | null
  readonly deciding: boolean
  readonly decideError: CallError | null
  /** Decides the item in view and goes to the next one that waits. Resolves to whether it was taken. */
  readonly decide: (decision: 'accept' | 'return', said: Said) => Promise<boolean>
}

export interface ReviewPlace {
  readonly projectId: string
  readonly shardId: string
  readonly index: number | undefined
  readonly onIndex: (index: number) => void
}

const asSent = ({ comments, threads }: Said) => ({
  comments: [...comments],
  threads: [...threads].map(([commentId, resolved]) => ({ commentId, resolved })),
})

const readOnlyDocument = (opened: OpenedItem): ItemDocument =>
  createItemDocument({
    opened,
    save: () => Promise.reject(new TypeError('A reviewed item is not edited')),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })

/** The document of an item with the names of its labels, which nobody changes here. */
const useDocument = (opened: OpenedItem | null, ontology: Ontology | undefined): Pick<Review, 'doc' | 'names'> => {
  const doc = useMemo(() => (opened ? readOnlyDocument(opened) : null), [opened])
  useEffect(() => () => doc?.dispose(), [doc])
  const names = useMemo(() => (doc && ontology ? labelNames(doc.labels().values(), ontology) : null), [doc, ontology])
  return { doc, names }
}

/** Opens a shard for review, one item at a time. */
export const useReview = ({ onIndex, index, ...ids }: ReviewPlace): Review => {
  const station = useStation()
  const projectId = ids.projectId as ReviewRowIds['projectId']
  const shardId = ids.shardId as ReviewRowIds['shardId']
  const shard = useCall(
    () => station.review.open({ projectId, shardId }),
    [station, projectId, shardId],
    [station.review.changed],
  )
  const [decided, setDecided] = useState<ReadonlyMap<number, ReviewItem['decision']>>(new Map())
  const items = useMemo(
    () =>
      (shard.value?.items ?? []).map((item) =>
        item.decision === 'waiting' ? { ...item, decision: decided.get(item.index) ?? item.decision } : item,
      ),
    [shard.value, decided],
  )
  const current = startingItem(items, index)
  const at = current?.index ?? null
  const opened = useCall(
    async () => (at === null ? null : station.review.item({ projectId, shardId, index: at })),
    [station, projectId, shardId, at],
    [station.review.changed],
  )
  const shown = opened.value?.index === at ? opened.value : null
  const { run, busy, error } = useTask()
  const decide = useCallback(
    async (decision: 'accept' | 'return', said: Said) => {
      if (at === null) return false
      const place = { projectId, shardId, index: at }
      const done = await run(() => station.review.decide({ ...place, decision, ...asSent(said) }))
      if (!done) return false
      setDecided((before) => new Map(before).set(at, done.decision))
      const next = nextWaiting(items, at)
      onIndex(next?.index ?? at)
      return true
    },
    [at, projectId, shardId, run, station, items, onIndex],
  )
  return {
    shard,
    items,
    current,
    opened: { ...opened, value: shown },
    ...useDocument(shown, shard.value?.ontology),
    deciding: busy,
    decideError: error,
    decide,
  }
}

type ReviewRowIds = Pick<OpenedReview, 'projectId' | 'shardId'>
