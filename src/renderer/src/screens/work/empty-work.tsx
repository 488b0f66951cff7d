import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconRefresh } from '@tabler/icons-react'
import type { WorkList } from '../../../../shared/ipc/work.ts'
import { useSession } from '../../station/station-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatDay, formatMoment, formatShortMoment } from '../../ui/format.ts'
import { useRoute } from '../route.ts'
import { ActionKey } from '../shell/action-key.tsx'

interface Standing {
  readonly done: boolean
  readonly words: string
  readonly facts: string
}

const useStandings = (list: WorkList, nowMs: number): readonly Standing[] => {
  const { device, keyStore } = useSession()
  const enrolled = device?.enrolledAt ? `Enrolled ${formatDay(device.enrolledAt, nowMs)}, ` : ''
  const wipe = list.lastWipe
  return [
    { done: true, words: 'You are a member', facts: `${enrolled}fingerprint ${device?.fingerprint ?? ''}` },
    { done: true, words: 'This device is approved', facts: `${device?.name ?? ''}, key kept by ${keyStore.backend}` },
    ...(wipe
      ? [
          {
            done: true,
            words: 'Last project wiped with certificate',
            facts: `${wipe.projectName ? `${wipe.projectName}, ` : ''}${formatMoment(wipe.at, nowMs)}, certificate ${wipe.certificateId}`,
          },
        ]
      : []),
    {
      done: false,
      words: 'No shard assigned',
      facts: 'The last check of the exchange found no assignment for you here',
    },
  ]
}

const Standings = ({ list, nowMs }: { readonly list: WorkList; readonly nowMs: number }) => {
  const { exchange } = useSession()
  const standings = useStandings(list, nowMs)
  return (
    <>
      <Card
        className="standings"
        title="How things stand"
        aside={exchange.reachedAt ? `checked ${formatShortMoment(exchange.reachedAt, nowMs)}` : 'not checked yet'}
      >
        {standings.map((standing) => (
          <div key={standing.words} className="card-row">
            {standing.done ? (
              <IconCircleCheck size={16} stroke={1.6} className="ok" />
            ) : (
              <IconCircleDashed size={16} stroke={1.6} className="t3" />
            )}
            <div className="grow">
              <div className="t1">{standing.words}</div>
              <div className="sm t3 selectable">{standing.facts}</div>
            </div>
          </div>
        ))}
      </Card>
      <p className="sm t3">
        Expected work today? Ask {list.leadName ?? 'your lead'}, and read out the fingerprint above so the right device
        gets it.
      </p>
    </>
  )
}

interface EmptyWorkProps {
  readonly list: WorkList
  readonly nowMs: number
  readonly busy: boolean
  readonly onCheck: () => void
}

/** Nothing is assigned: how things stand, and two ways on. */
export const EmptyWork = ({ list, nowMs, busy, onCheck }: EmptyWorkProps) => {
  const { device } = useSession()
  const { go } = useRoute()
  return (
    <EmptyState
      title="Nothing is assigned to you on this device"
      actions={
        <>
          <Button
            size="sm"
            variant="filled"
            loading={busy}
            leftSection={<IconRefresh size={16} stroke={1.6} />}
            rightSection={<ActionKey id="work.check" />}
            onClick={onCheck}
          >
            Check the exchange now
          </Button>
          <Button size="sm" rightSection={<ActionKey id="go.device" />} onClick={() => go({ screen: 'device' })}>
            See this device
          </Button>
        </>
      }
      after={<Standings list={list} nowMs={nowMs} />}
    >
      <p>
        Your lead assigns shards to you on {device?.name}. When one arrives it appears here, and you can work on it,
        also offline, until its lease ends.
      </p>
    </EmptyState>
  )
}
