import { Button } from '@mantine/core'
import { Note } from '../../../ui/note.tsx'

/** Asks before what was written is thrown away: Escape is pressed too easily for work of half an hour. */
export const DiscardNote = (props: { readonly onDiscard: () => void; readonly onKeep: () => void }) => (
  <Note
    tone="warn"
    action={
      <span className="row">
        <Button size="compact-xs" onClick={props.onKeep} autoFocus>
          Go on writing
        </Button>
        <Button size="compact-xs" color="red" variant="filled" onClick={props.onDiscard}>
          Discard
        </Button>
      </span>
    }
  >
    What you wrote here is not signed. Save it to a file to keep it for later.
  </Note>
)
