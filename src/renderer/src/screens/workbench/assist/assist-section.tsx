import { Button, Select, Slider } from '@mantine/core'
import type { ReactNode } from 'react'
import { ActionKey } from '../../shell/action-key.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Note } from '../../../ui/note.tsx'
import type { Assist } from './use-assist.ts'
import './assist.css'

export interface AssistSectionProps {
  readonly assist: Assist
  readonly readOnly: boolean
}

const percent = (share: number): string => `${String(Math.round(share * 100))} %`

/** In milliseconds below a second, else in seconds. */
const took = (ms: number): string => (ms < 1_000 ? `${String(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`)

const DetectorChoice = ({ assist }: { readonly assist: Assist }) => {
  const detectors = (assist.models ?? []).filter(({ kind }) => kind === 'detector')
  if (detectors.length < 2) return <span className="assist-model">{assist.detector?.name}</span>
  return (
    <Select
      size="xs"
      className="assist-model"
      aria-label="Model"
      data={detectors.map(({ modelId, name }) => ({ value: modelId, label: name }))}
      value={assist.detector?.modelId ?? null}
      allowDeselect={false}
      onChange={(id) => {
        const picked = detectors.find(({ modelId }) => modelId === id)
        if (picked) assist.pickDetector(picked)
      }}
    />
  )
}

const Run = ({ assist, readOnly }: AssistSectionProps) => (
  <div className="assist-row">
    <DetectorChoice assist={assist} />
    <Button size="compact-xs" variant="default" loading={assist.busy} disabled={readOnly} onClick={assist.run}>
      Run&nbsp;
      <ActionKey id="assist.run" />
    </Button>
  </div>
)

/** Where suggestions come from that no model of the project made. */
const providersOf = ({ models, suggestions }: Assist): string[] => {
  const own = new Set<string>((models ?? []).map(({ modelId }) => modelId))
  return [...new Set(suggestions.map(({ assist }) => assist?.source ?? ''))].filter((name) => name && !own.has(name))
}

const Decide = ({ assist, readOnly }: AssistSectionProps) => {
  const { models, suggestions, shown, confidenceMin } = assist
  const ids = (of: Assist['shown']) => of.map(({ id }) => id)
  const providers = models === null ? [] : providersOf(assist)
  return (
    <>
      {providers.length > 0 && <p className="assist-words xs t2">From your lead: {providers.join(', ')}</p>}
      <div className="assist-row">
        <span className="xs t2" id="assist-confidence">
          From {percent(confidenceMin)}
        </span>
        <Slider
          className="assist-slider"
          size="sm"
          min={0}
          max={1}
          step={0.01}
          value={confidenceMin}
          onChange={assist.setConfidenceMin}
          label={null}
          thumbProps={{ 'aria-labelledby': 'assist-confidence', 'aria-valuetext': percent(confidenceMin) }}
        />
      </div>
      <div className="assist-row">
        <Button
          size="compact-xs"
          variant="default"
          disabled={readOnly || shown.length === 0}
          onClick={() => assist.accept(ids(shown))}
        >
          Accept {formatCount(shown.length)}&nbsp;
          <ActionKey id="assist.accept-all" />
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={readOnly}
          onClick={() => assist.reject(ids(suggestions))}
        >
          Reject {formatCount(suggestions.length)}&nbsp;
          <ActionKey id="assist.reject-all" />
        </Button>
      </div>
      <p className="assist-words xs t3">
        Suggestions are no work until they are accepted. Decide each before you finish.
      </p>
    </>
  )
}

const faultWords: Readonly<Record<NonNullable<Assist['fault']>, string>> = {
  missing: 'The suggestions of your lead have not come to this device yet. Work goes on without them.',
  damaged: 'The suggestions of your lead are damaged on this device. Work goes on without them; tell your lead.',
}

const head = (assist: Assist): ReactNode => (
  <div className="panel-head">
    <b>Assist</b>
    {assist.suggestions.length > 0 && (
      <span className="t3 xs num">
        {formatCount(assist.shown.length)} of {formatCount(assist.suggestions.length)} shown
      </span>
    )}
    <span className="end t3 xs num">{assist.lastMs !== null && took(assist.lastMs)}</span>
  </div>
)

/** Models beside the work: run one, look through what it or the lead suggests, accept or reject. Nothing without models and suggestions. */
export const AssistSection = ({ assist, readOnly }: AssistSectionProps) => {
  const { models, detector, suggestions, error, foundNothing, busy, fault } = assist
  if ((models ?? []).length === 0 && suggestions.length === 0 && fault === null) return null
  return (
    <section className="panel-section" aria-label="Assist" aria-busy={busy}>
      {head(assist)}
      {detector && <Run assist={assist} readOnly={readOnly} />}
      {suggestions.length > 0 && <Decide assist={assist} readOnly={readOnly} />}
      <div role="status">
        {foundNothing && suggestions.length === 0 && !busy && (
          <p className="assist-words xs t3">The model found nothing here.</p>
        )}
        {fault && <Note tone="warn">{faultWords[fault]}</Note>}
        {error && <Note tone="warn">{error.message}</Note>}
      </div>
    </section>
  )
}
