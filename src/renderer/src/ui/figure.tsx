import type { ReactNode } from 'react'
import './figure.css'

export interface FigureProps {
  readonly value: string
  /** What the value is a part of, small beside it. */
  readonly beside?: string
  readonly label: ReactNode
  readonly tone?: 'plain' | 'warn' | 'bad'
  /** 28 px; one a page at most. */
  readonly large?: boolean
}

/** A key figure over its words. */
export const Figure = ({ value, beside, label, tone = 'plain', large = false }: FigureProps) => (
  <div className="figure" data-large={large || undefined}>
    <div className="figure-value num">
      <b className={tone}>{value}</b>
      {beside !== undefined && <span>{beside}</span>}
    </div>
    <div className="sm t2">{label}</div>
  </div>
)
