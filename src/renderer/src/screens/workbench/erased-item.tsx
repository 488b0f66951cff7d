import { Button } from '@mantine/core'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ActionKey } from '../shell/action-key.tsx'

/** Stands where an item was that had to go. There is nothing to do about it but to go on. */
export const ErasedItem = ({ number, onNext }: { readonly number: number; readonly onNext: (() => void) | null }) => {
  return (
    <div className="item-error erased-item">
      <EmptyState
        title="This item was erased on request"
        actions={
          onNext && (
            <Button variant="filled" onClick={onNext}>
              Next item&nbsp;
              <ActionKey id="item.next" />
            </Button>
          )
        }
      >
        Item {number} of this shard, with its labels and comments, is gone for good on every device. It does not count
        as work to do; the other items keep their places.
      </EmptyState>
    </div>
  )
}
