import { Button } from '@mantine/core'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { ShownError } from '../../ui/note.tsx'
import { ActionKey } from '../shell/action-key.tsx'

export interface ItemErrorProps {
  readonly error: ShownError
  readonly onNext: (() => void) | null
  readonly onSkip: (() => void) | null
}

/** An item that cannot be shown: why, and two ways on. */
export const ItemError = ({ error, onNext, onSkip }: ItemErrorProps) => {
  return (
    <div className="item-error" role="alert">
      <EmptyState
        title="This item cannot be shown"
        actions={
          <>
            {onNext && (
              <Button variant="filled" onClick={onNext}>
                Next item&nbsp;
                <ActionKey id="item.next" />
              </Button>
            )}
            {onSkip && <Button onClick={onSkip}>Skip with a reason</Button>}
          </>
        }
      >
        {error.message} <span className="mono xs t3 selectable">{error.code}</span>
      </EmptyState>
    </div>
  )
}
