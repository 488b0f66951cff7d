import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconPlayerPlay, IconUpload } from '@tabler/icons-react'
import { formatCount, formatLongDay } from '../../ui/format.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ShardRow, WorkList } from '../../../../shared/ipc/work.ts'
import { useOpenShard } from '../shell/open-shard.ts'
import type { ScreenProps } from '../shell/screen-table.tsx'
import { Trail } from '../shell/slots.tsx'
import { useWorkList } from '../shell/work-list-provider.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { AssignedShards } from './assigned-shards.tsx'
import { DeviceCard } from './device-card.tsx'
import { EmptyWork } from './empty-work.tsx'
import { GiveBackDialog } from './give-back-dialog.tsx'
import { KeysCard } from './keys-card.tsx'
import { ReturnedCard } from './returned-card.tsx'
import { TodayCard } from './today-card.tsx'
import { useDelivery, type Delivery } from './use-delivery.ts'
import { useWorkActions, type WorkActions } from './use-work-actions.ts'
import './work.css'

const Buttons = ({
  actions,
  list,
  busy,
}: {
  readonly actions: WorkActions
  readonly list: WorkList
  readonly busy: boolean
}) => (
  <>
    <Button
      size="xs"
      leftSection={<IconUpload size={14} stroke={1.6} />}
      rightSection={<ActionKey id="work.deliver" />}
      disabled={actions.deliver.enabled === false}
      loading={busy}
      onClick={actions.deliver.run}
    >
      {list.undelivered > 0 ? `Deliver ${formatCount(list.undelivered)}` : 'All delivered'}
    </Button>
    {actions.continueShard && (
      <Button
        size="xs"
        variant="filled"
        leftSection={<IconPlayerPlay size={14} stroke={1.6} />}
        rightSection={<ActionKey id="work.continue" />}
        onClick={actions.continue.run}
      >
        {actions.continue.words}
      </Button>
    )}
  </>
)

const Outcomes = ({ delivery }: { readonly delivery: Delivery }) => (
  <>
    {delivery.said && <Note tone={delivery.said.tone}>{delivery.said.words}</Note>}
    {delivery.problems.map((problem) => (
      <Note key={`${problem.code}${problem.entry ?? ''}`} tone="warn">
        {problem.message}{' '}
        <span className="note-code mono">{[problem.code, problem.entry].filter(Boolean).join(' ')}</span>
      </Note>
    ))}
    {delivery.error && <ErrorNote error={delivery.error} />}
  </>
)

const Page = ({ list, projectId }: { readonly list: WorkList; readonly projectId: string | null }) => {
  const nowMs = useNow()
  const delivery = useDelivery()
  const opening = useOpenShard()
  const [giving, setGiving] = useState<ShardRow | null>(null)
  const actions = useWorkActions({ list, opening, delivery, giveBack: setGiving })
  const isEmpty = list.projects.length === 0 && list.returned.length === 0
  return (
    <>
      <PageHead
        title="Work"
        fact={formatLongDay(new Date(nowMs).toISOString())}
        actions={isEmpty ? undefined : <Buttons actions={actions} list={list} busy={delivery.busy === 'deliver'} />}
      />
      <div className="work-notes">
        <Outcomes delivery={delivery} />
        {opening.error && <ErrorNote error={opening.error} />}
      </div>
      {isEmpty ? (
        <EmptyWork list={list} nowMs={nowMs} busy={delivery.busy === 'sync'} onCheck={actions.check.run} />
      ) : (
        <div className="work-columns">
          <div className="work-main">
            <ReturnedCard list={list} nowMs={nowMs} />
            <AssignedShards {...{ list, nowMs, opening, projectId }} onGiveBack={setGiving} />
          </div>
          <aside className="work-aside">
            <TodayCard today={list.today} nowMs={nowMs} />
            <DeviceCard list={list} nowMs={nowMs} />
            <KeysCard />
          </aside>
        </div>
      )}
      {giving && <GiveBackDialog shard={giving} leadName={list.leadName} onClose={() => setGiving(null)} />}
    </>
  )
}

/** What an annotator has to do: returned items first, then the shards assigned here. */
export const WorkScreen = ({ route }: ScreenProps<'work'>) => {
  const list = useWorkList()
  return (
    <>
      <Trail parts={[{ words: 'Auxerta' }, { words: 'Work' }]} />
      {!list?.value && <PageHead title="Work" />}
      {list?.error && (
        <div className="work-notes">
          <ErrorNote error={list.error} onRetry={list.reload} />
        </div>
      )}
      {list?.value && <Page list={list.value} projectId={route.projectId ?? null} />}
    </>
  )
}
