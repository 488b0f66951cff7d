import { Button } from '@mantine/core'
import type { FinishFaults } from '../../../../shared/labels/finish-rules.ts'
import { formatCount, formatPlural } from '../../ui/format.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { useRoute } from '../route.ts'
import { ActionKey } from '../shell/action-key.tsx'
import type { Walk } from './use-walk.ts'

const Incomplete = ({ faults: { gaps, suggestions } }: { readonly faults: FinishFaults }) => (
  <div className="bench-note">
    <Note tone="warn">
      {gaps.length > 0 && (
        <>
          {formatCount(gaps.length)} to fill in before this item is finished. <ActionKey id="objects.next-missing" />{' '}
          goes to the next.{' '}
        </>
      )}
      {suggestions.length > 0 && (
        <>{formatPlural(suggestions.length, 'suggestion')} to accept or reject before this item is finished.</>
      )}
    </Note>
  </div>
)

/** Says why a step was held back, that it came too early, or that nothing is left to do. */
export const StepNote = ({ walk, shardName }: { readonly walk: Walk; readonly shardName: string }) => {
  const { go } = useRoute()
  if (walk.error)
    return (
      <div className="bench-note">
        <ErrorNote error={walk.error} onRetry={walk.retry} />
      </div>
    )
  if (walk.early)
    return (
      <div className="bench-note">
        <Note>The item was still opening, so nothing was done. Look at it, then press again.</Note>
      </div>
    )
  if (walk.incomplete) return <Incomplete faults={walk.incomplete} />
  if (walk.end === 'none-matches')
    return (
      <div className="bench-note">
        <Note>The filter finds no other item to do. Take it off to go on with the others.</Note>
      </div>
    )
  if (walk.end === null) return null
  return (
    <div className="bench-note">
      <Note
        tone="ok"
        action={
          <Button size="compact-xs" onClick={() => go({ screen: 'work' })}>
            Go to Work
          </Button>
        }
      >
        Every item of {shardName} is finished or skipped. Deliver it from Work.
      </Note>
    </div>
  )
}
