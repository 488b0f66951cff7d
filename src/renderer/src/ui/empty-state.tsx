import type { ReactNode } from 'react'
import './empty-state.css'

export interface EmptyStateProps {
  readonly title: string
  /** Why it is empty and what will change that. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** What stands below the actions. */
  readonly after?: ReactNode
}

/** Nothing here: one sentence, why, and one way on. */
export const EmptyState = ({ title, children, actions, after }: EmptyStateProps) => (
  <div className="empty-state">
    <h1>{title}</h1>
    {children !== undefined && <div className="t2">{children}</div>}
    {actions !== undefined && <div className="row">{actions}</div>}
    {after}
  </div>
)
