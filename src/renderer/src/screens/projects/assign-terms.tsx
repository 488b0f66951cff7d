import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { formatDay } from '../../ui/format.ts'
import { dayAfter, momentMs, type AssignmentDraft, type AssignmentProblems } from './assignment-draft.ts'

interface TermsProps {
  readonly draft: AssignmentDraft
  readonly problems: AssignmentProblems
  readonly nowMs: number
  readonly onChange: (draft: AssignmentDraft) => void
}

const spans = [
  { days: 1, words: '1 day' },
  { days: 3, words: '3 days' },
  { days: 7, words: '1 week' },
  { days: 14, words: '2 weeks' },
] as const

const leases = [
  { hours: 0, words: 'Online only' },
  { hours: 24, words: '1 day' },
  { hours: 72, words: '3 days' },
  { hours: 168, words: '1 week' },
] as const

/** From when, until when, and for how long without the exchange. */
export const AssignTerms = (props: TermsProps) => (
  <>
    <FromField {...props} />
    <UntilField {...props} />
    <OfflineField {...props} />
  </>
)

interface DayProps {
  readonly label: string
  readonly day: string
  readonly clock: string
  readonly least: string
  readonly nowMs: number
  readonly onDay: (day: string) => void
  readonly onClock: (clock: string) => void
}

const DayAndClock = (props: DayProps) => {
  const at = momentMs(props.day, '00:00')
  return (
    <div className="row">
      <TextInput
        type="date"
        aria-label={`${props.label}, day`}
        value={props.day}
        min={props.least}
        onChange={(event) => props.onDay(event.currentTarget.value)}
      />
      <TextInput
        className="clock-field"
        aria-label={`${props.label}, time of day`}
        value={props.clock}
        placeholder="18:00"
        onChange={(event) => props.onClock(event.currentTarget.value)}
      />
      {at !== null && <span className="t3 sm nw">{formatDay(new Date(at).toISOString(), props.nowMs)}</span>}
    </div>
  )
}

const FromField = ({ draft, problems, nowMs, onChange }: TermsProps) => (
  <div className="col term" role="group" aria-label="From">
    <span className="term-label">From</span>
    <SegmentedControl
      size="xs"
      aria-label="From when"
      value={draft.fromDay === null ? 'now' : 'later'}
      onChange={(value) => onChange({ ...draft, fromDay: value === 'now' ? null : dayAfter(nowMs, 1) })}
      data={[
        { value: 'now', label: 'Now' },
        { value: 'later', label: 'Later' },
      ]}
    />
    {draft.fromDay !== null && (
      <DayAndClock
        label="From"
        day={draft.fromDay}
        clock={draft.fromClock}
        least={dayAfter(nowMs, 0)}
        nowMs={nowMs}
        onDay={(fromDay) => onChange({ ...draft, fromDay })}
        onClock={(fromClock) => onChange({ ...draft, fromClock })}
      />
    )}
    {problems.from && <span className="bad sm">{problems.from}</span>}
  </div>
)

const UntilField = ({ draft, problems, nowMs, onChange }: TermsProps) => (
  <div className="col term" role="group" aria-label="Until">
    <span className="term-label">Until</span>
    <div className="row">
      {spans.map(({ days, words }) => (
        <Button
          key={days}
          size="compact-xs"
          variant={draft.untilDay === dayAfter(nowMs, days) ? 'light' : 'default'}
          aria-pressed={draft.untilDay === dayAfter(nowMs, days)}
          onClick={() => onChange({ ...draft, untilDay: dayAfter(nowMs, days) })}
        >
          {words}
        </Button>
      ))}
    </div>
    <DayAndClock
      label="Until"
      day={draft.untilDay}
      clock={draft.untilClock}
      least={dayAfter(nowMs, 0)}
      nowMs={nowMs}
      onDay={(untilDay) => onChange({ ...draft, untilDay })}
      onClock={(untilClock) => onChange({ ...draft, untilClock })}
    />
    {problems.until && <span className="bad sm">{problems.until}</span>}
  </div>
)

const OfflineField = ({ draft, problems, onChange }: TermsProps) => (
  <div className="col term" role="group" aria-label="Without the exchange">
    <span className="term-label">Without the exchange</span>
    <div className="row">
      {leases.map(({ hours, words }) => (
        <Button
          key={hours}
          size="compact-xs"
          variant={draft.offlineLeaseHours === hours ? 'light' : 'default'}
          aria-pressed={draft.offlineLeaseHours === hours}
          onClick={() => onChange({ ...draft, offlineLeaseHours: hours })}
        >
          {words}
        </Button>
      ))}
      <NumberInput
        className="hours-field"
        aria-label="Hours without the exchange"
        value={draft.offlineLeaseHours}
        min={0}
        max={8784}
        suffix=" h"
        onChange={(offlineLeaseHours) => onChange({ ...draft, offlineLeaseHours })}
      />
    </div>
    {problems.offline && <span className="bad sm">{problems.offline}</span>}
  </div>
)
