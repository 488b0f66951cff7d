import type { ReactNode } from 'react'
import './card.css'

export interface CardProps {
  readonly title?: ReactNode
  /** Right end of the head: a quiet fact or a few compact buttons. */
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A resting surface with a line around it and no shadow. Its body has no padding; use `card-body` or rows. */
export const Card = ({ title, aside, className = '', children }: CardProps) => (
  <section className={`card ${className}`}>
    {(title !== undefined || aside !== undefined) && (
      <header className="card-head">
        {typeof title === 'string' ? <h2>{title}</h2> : title}
        {aside !== undefined && <div className="card-aside">{aside}</div>}
      </header>
    )}
    {children}
  </section>
)
