import './progress-bar.css'

export interface ProgressPart {
  /** 0 to 1 of the whole width. */
  readonly share: number
  readonly tone: 'ok' | 'warn' | 'acc'
}

/** A 6 px bar of parts; `label` says in words what it shows, for those who do not see it. */
export const ProgressBar = ({ parts, label }: { readonly parts: readonly ProgressPart[]; readonly label: string }) => (
  <div className="progress-bar" role="img" aria-label={label}>
    {parts
      .filter((part) => part.share > 0)
      .map((part) => (
        <i key={part.tone} data-tone={part.tone} style={{ width: `${Math.min(part.share, 1) * 100}%` }} />
      ))}
  </div>
)
