import { Button } from '@mantine/core'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { useRoute } from '../route.ts'
import type { Walk } from './use-walk.ts'

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
