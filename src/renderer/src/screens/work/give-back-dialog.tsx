import { useState } from 'react'
import { Button } from '@mantine/core'
import type { ShardRow } from '../../../../shared/ipc/work.ts'
import type { StationClient } from '../../station/client.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { useRoute } from '../route.ts'
import { shardNames } from './give-back.ts'

type GivenBack = Awaited<ReturnType<StationClient['work']['returnShard']>>

/** Gives an assignment back: names what goes together and what becomes of unsent work, then shows the certificate. */
export const GiveBackDialog = (props: {
  readonly shard: ShardRow
  readonly leadName: string | null
  readonly onClose: () => void
}) => {
  const { shard } = props
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [given, setGiven] = useState<GivenBack | null>(null)
  const names = [shard.name, ...shard.together]
  // Once nothing is assigned here any more, the list no longer knows the lead.
  const [lead] = useState(props.leadName ?? 'your lead')
  const giveBack = async () => {
    const { shardId } = shard
    const answer = await task.run(() => station.work.returnShard({ shardId }))
    if (answer) setGiven(answer)
  }
  return (
    <TaskDialog
      title={given ? 'Given back' : `Give ${shardNames(names)} back?`}
      error={task.error}
      busy={task.busy}
      submit={given ? null : 'Give back'}
      keys={hint('dialog.confirm')}
      canSubmit
      isFinal
      size={480}
      onSubmit={() => void giveBack()}
      onClose={props.onClose}
    >
      {given ? (
        <GivenBackNote given={given} lead={lead} />
      ) : (
        <div className="t2">
          {names.length > 1 && <p>They came with one assignment, so they go together.</p>}
          <p>
            What is not delivered yet is sealed for {lead} first, and nobody else can read it. Then{' '}
            {names.length > 1 ? 'everything of them' : 'everything of it'} leaves this device, and a certificate says
            so.
          </p>
          <p>
            You cannot undo this. {capital(lead)} can assign {names.length > 1 ? 'them' : 'it'} to you again.
          </p>
        </div>
      )}
    </TaskDialog>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const GivenBackNote = ({ given, lead }: { readonly given: GivenBack; readonly lead: string }) => {
  const { go } = useRoute()
  return (
    <Note
      tone="ok"
      action={
        <Button size="compact-xs" onClick={() => go({ screen: 'certificates', certificateId: given.certificateId })}>
          View certificate
        </Button>
      }
    >
      {shardNames(given.shards)} left this device.{' '}
      {given.items > 0
        ? `${formatPlural(given.items, 'item')} that ${given.items === 1 ? 'was' : 'were'} not delivered ${given.items === 1 ? 'is' : 'are'} sealed for ${lead}.`
        : 'Nothing was left to deliver.'}
    </Note>
  )
}
