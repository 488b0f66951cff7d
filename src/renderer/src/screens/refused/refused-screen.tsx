import { Button } from '@mantine/core'
import { IconArrowLeft, IconLock, IconMessageCircle, IconPackage, IconWifi } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatMoment } from '../../ui/format.ts'
import { leaseWords } from '../../ui/lease-words.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { refusalWords, safeWords } from '../../ui/refusal-words.ts'
import { useNow } from '../../ui/use-now.ts'
import type { ScreenProps } from '../shell/screen-table.tsx'
import { Trail } from '../shell/slots.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { CodesLine } from './codes-line.tsx'
import { Timeline } from './timeline.tsx'
import { useRefusedActions, type RefusedActions } from './use-refused-actions.ts'
import './refused.css'

/** The same words inside a sentence. */
const startSmall = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

interface WayProps {
  readonly icon: ReactNode
  readonly words: string
  readonly facts: string
  readonly children?: ReactNode
}

const Way = ({ icon, words, facts, children }: WayProps) => (
  <div className="card-row">
    <span className="t2 way-icon">{icon}</span>
    <div className="grow">
      <div>{words}</div>
      <div className="sm t3">{facts}</div>
    </div>
    {children}
  </div>
)

/** Reasons that a person has to talk to somebody about. */
const askFor: Partial<Record<string, string>> = {
  NOT_ASSIGNED: 'Ask for an assignment',
  OTHER_DEVICE: 'Ask for an assignment on this device',
  GRANT_EXPIRED: 'Ask for more time',
  GRANT_REVOKED: 'Ask why it was taken back',
  MEMBER_REVOKED: 'Ask to be taken in again',
  KEY_STORE_DENIED: 'Ask IT for a better key store',
  REGION_NOT_ALLOWED: 'Ask for work that may be opened here',
  STATUS_STALE: 'Ask whether you may continue',
}

/** Other work that opens now, or the way back. */
const Elsewhere = ({ actions, nowMs }: { readonly actions: RefusedActions; readonly nowMs: number }) => {
  const { other } = actions
  if (!other)
    return (
      <Way
        icon={<IconArrowLeft size={16} stroke={1.6} />}
        words="Go back"
        facts="Nothing was opened and nothing was changed."
      >
        <Button rightSection={<ActionKey id="refused.back" />} onClick={actions.back.run}>
          Back
        </Button>
      </Way>
    )
  return (
    <Way
      icon={<IconPackage size={16} stroke={1.6} />}
      words="Work on another shard"
      facts={`${other.name}: ${startSmall(leaseWords(other.lease, nowMs))}`}
    >
      <Button rightSection={<ActionKey id="refused.other" />} onClick={actions.openOther.run}>
        Open
      </Button>
    </Way>
  )
}

interface WaysProps {
  readonly actions: RefusedActions
  readonly remedy: string
  readonly nowMs: number
}

const Ways = ({ actions, remedy, nowMs }: WaysProps) => {
  const { refusal } = actions
  const ask = askFor[refusal.reason]
  const whom = refusal.reason === 'MEMBER_REVOKED' ? 'Your administrator' : (refusal.leadName ?? 'Your lead')
  return (
    <section className="card ways">
      <Way icon={<IconWifi size={16} stroke={1.6} />} words="Reach the exchange and try again" facts={remedy}>
        <Button
          variant="filled"
          loading={actions.busy}
          rightSection={<ActionKey id="refused.retry" />}
          onClick={actions.tryAgain.run}
        >
          Try again
        </Button>
      </Way>
      {ask !== undefined && (
        <Way
          icon={<IconMessageCircle size={16} stroke={1.6} />}
          words={ask}
          facts={`${whom} decides. Read out the codes below, so that the right entry is found.`}
        />
      )}
      <Elsewhere actions={actions} nowMs={nowMs} />
    </section>
  )
}

/** A shard that stays shut: which, why, that the work is safe, since when, and what to do. */
export const RefusedScreen = ({ route }: ScreenProps<'refused'>) => {
  const nowMs = useNow()
  const actions = useRefusedActions(route)
  const { refusal } = actions
  const words = refusalWords(refusal, nowMs)
  const safe = safeWords(refusal)
  return (
    <article className="refused">
      <Trail
        parts={[
          { words: refusal.projectName ?? 'Work', to: { screen: 'work' } },
          { words: refusal.shardName ?? 'Closed' },
        ]}
      />
      <IconLock size={20} stroke={1.6} className="bad" />
      <h1>{words.title}</h1>
      <p className="lg t2">{words.why}</p>
      {safe !== null && (
        <Note tone="ok">
          <b>Your work is safe.</b> {safe}
        </Note>
      )}
      <Timeline entries={refusal.timeline} nowMs={nowMs} />
      <h2>What you can do</h2>
      <Ways actions={actions} remedy={words.remedy} nowMs={nowMs} />
      <div className="refused-outcome">
        {actions.error && <ErrorNote error={actions.error} />}
        {actions.triedAt !== null && !actions.busy && (
          <Note>Tried again {formatMoment(actions.triedAt, nowMs)}. It is still closed.</Note>
        )}
      </div>
      <CodesLine refusal={refusal} />
    </article>
  )
}
