import { IconCheck, IconX } from '@tabler/icons-react'
import { formatDuration } from './format.ts'
import { wipeStepWords } from './wipe-step-words.ts'
import './certificate-steps.css'

export interface CertificateStep {
  readonly step: string
  readonly ok: boolean
  readonly ms: number
  readonly found: string
}

const took = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms / 1000)

/** The steps of a wipe in order: whether each succeeded, what it found, how long it took. */
export const CertificateSteps = ({ steps }: { readonly steps: readonly CertificateStep[] }) => (
  <ol className="steps">
    {steps.map((step) => (
      <li key={step.step}>
        {step.ok ? (
          <IconCheck size={14} stroke={1.8} className="ok" aria-label="succeeded" />
        ) : (
          <IconX size={14} stroke={1.8} className="bad" aria-label="did not succeed" />
        )}
        <span title={step.step}>{wipeStepWords(step.step)}</span>
        <span className="t3">{step.found}</span>
        <span className="t3 num right">{took(step.ms)}</span>
      </li>
    ))}
  </ol>
)
