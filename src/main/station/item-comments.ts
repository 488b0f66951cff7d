import type { Comment } from '../../shared/ipc/comment.ts'
import type { DecisionTerms, WorkItem } from '../guard/trust/entries.ts'
import type { ItemPlace } from '../storage/project/changes.ts'
import type { StoredComment } from '../storage/project/comments.ts'
import type { ProjectStore } from '../storage/project/project-store.ts'

type Store = ProjectStore<WorkItem>

/** Where words belong, as a document says it: what there is not is left out. */
type WrittenPin = Pick<DecisionTerms['comments'][number], 'labelId' | 'point' | 'answers'>
type Pin = Pick<StoredComment, 'labelId' | 'point' | 'answers'>

/** Where words belong, for a document that leaves the device. */
export const writePin = ({ labelId, point, answers }: Pin): WrittenPin => ({
  labelId,
  ...(point ? { point: [...point] } : {}),
  ...(answers === null ? {} : { answers }),
})

/** The same from a document that came. */
export const readPin = ({ labelId, point = null, answers = null }: WrittenPin): Pin => ({ labelId, point, answers })

/** What was said about an item, oldest first. At the lead's everything has been sent. */
export const commentsOf = (store: Store, place: ItemPlace): Comment[] => {
  const settled = new Set(store.comments.threads(place).flatMap((row) => (row.resolved ? [row.commentId] : [])))
  const deliveredAt = store.itemStates.find(place)?.deliveredAt ?? null
  const isSent = ({ side, at }: StoredComment): boolean =>
    side === 'reviewer' || (deliveredAt !== null && at <= deliveredAt)
  return store.comments.list(place).map((row) => ({
    id: row.commentId,
    at: row.at,
    author: row.author,
    side: row.side,
    text: row.text,
    labelId: row.labelId,
    point: row.point && [...row.point],
    answers: row.answers,
    resolved: settled.has(row.commentId),
    sent: isSent(row),
  }))
}

/** How much was said about each item of a shard, by its place: asked once for all of them. */
export const countRemarks = (
  store: Store,
  shardId: string,
): ReadonlyMap<number, { readonly comments: number; readonly openThreads: number }> =>
  new Map(store.comments.counts(shardId).map(({ index, comments, openThreads }) => [index, { comments, openThreads }]))

/** What goes with a delivered item: the annotator's own words and which threads are settled. Absent where there is nothing. */
export const deliveredComments = (store: Store, place: ItemPlace): Pick<WorkItem, 'comments' | 'threads'> => {
  const own = store.comments.list(place).filter((row) => row.side === 'annotator')
  const threads = store.comments.threads(place)
  return {
    ...(own.length > 0
      ? {
          comments: own.map(({ commentId, at, text, ...pin }) => ({ commentId, at, text, ...writePin(pin) })),
        }
      : {}),
    ...(threads.length > 0 ? { threads } : {}),
  }
}

/** Tells whether anything was said since, for what must not be lost between sealing and noting it. */
export const commentsMark = (store: Store, place: ItemPlace): string => JSON.stringify(deliveredComments(store, place))

/** Takes in what an annotator said about an item that was delivered here. */
export const takeComments = (
  store: Store,
  place: ItemPlace,
  said: { readonly item: WorkItem; readonly author: string },
) => {
  store.comments.add(
    place,
    (said.item.comments ?? []).map(({ commentId, at, text, ...pin }) => ({
      ...{ commentId, at, author: said.author, text, side: 'annotator' },
      ...readPin(pin),
    })),
  )
  store.comments.settle(place, said.item.threads ?? [])
}
