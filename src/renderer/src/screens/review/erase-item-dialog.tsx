import { useState } from 'react'
import type { ReviewItem } from '../../../../shared/ipc/review.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { EraseMeans, EraseOutcome, type Erased } from '../../ui/erase-words.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { useRoute } from '../route.ts'
import type { OpenedReview, Review } from './use-review.ts'

interface EraseItemProps {
  readonly shard: OpenedReview
  readonly item: ReviewItem
  readonly onClose: (isErased: boolean) => void
}

/** Asks for the erasure of the item in view, and goes on to what is left of the shard. */
export const EraseItem = ({ review, onClose }: { readonly review: Review; readonly onClose: () => void }) => {
  const { go } = useRoute()
  // What is gone is no longer told: the item as it was when the dialog opened.
  const [{ shard, item, isLast }] = useState({
    shard: review.shard.value,
    item: review.current,
    isLast: review.items.length === 1,
  })
  if (!shard || !item) return null
  const close = (isErased: boolean) => {
    onClose()
    if (isErased && isLast) go({ screen: 'review' })
    else if (isErased) review.shard.reload()
  }
  return <EraseItemDialog shard={shard} item={item} onClose={close} />
}

const EraseItemDialog = ({ shard, item, onClose }: EraseItemProps) => {
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [erased, setErased] = useState<Erased | null>(null)
  const erase = async () => {
    const { projectId, shardId } = shard
    const done = await task.run(() => station.projects.eraseItems({ projectId, shardId, indexes: [item.index] }))
    if (done) setErased({ ...done, items: 1 })
  }
  return (
    <TaskDialog
      title={erased ? 'Erased' : `Erase ${item.key}?`}
      error={task.error}
      busy={task.busy}
      submit={erased ? null : 'Erase for good'}
      keys={hint('dialog.confirm')}
      canSubmit
      isFinal
      size={520}
      onSubmit={() => void erase()}
      onClose={() => onClose(erased !== null)}
    >
      {erased ? (
        <EraseOutcome shardName={shard.shardName} erased={erased} />
      ) : (
        <EraseMeans shardName={shard.shardName} assignments={null} />
      )}
    </TaskDialog>
  )
}
