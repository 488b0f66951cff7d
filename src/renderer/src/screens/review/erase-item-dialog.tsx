import { useState } from 'react'
import type { ReviewItem } from '../../../../shared/ipc/review.ts'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { EraseMeans, EraseOutcome, type Erased } from '../../ui/erase-words.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import type { OpenedReview } from './use-review.ts'

/** Erases the item in view for good, after saying what that means. */
export const EraseItemDialog = (props: {
  readonly shard: OpenedReview
  readonly item: ReviewItem
  readonly onClose: (isErased: boolean) => void
}) => {
  // What is gone is no longer told: the item as it was when the dialog opened.
  const [{ shard, item }] = useState(props)
  const station = useStation()
  const task = useTask()
  const show = useShowKeys()
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
      keys={show('Mod+Enter')}
      canSubmit
      isFinal
      size={520}
      onSubmit={() => void erase()}
      onClose={() => props.onClose(erased !== null)}
    >
      {erased ? (
        <EraseOutcome shardName={shard.shardName} erased={erased} />
      ) : (
        <EraseMeans shardName={shard.shardName} assignments={null} />
      )}
    </TaskDialog>
  )
}
