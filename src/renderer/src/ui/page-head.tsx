import type { ReactNode } from 'react'
import './page-head.css'

export interface PageHeadProps {
  readonly title: string
  /** One quiet fact beside the title. */
  readonly fact?: ReactNode
  /** At most three buttons; one of them filled. */
  readonly actions?: ReactNode
}

/** The first line of a page. */
export const PageHead = ({ title, fact, actions }: PageHeadProps) => (
  <header className="page-head">
    <h1>{title}</h1>
    {fact !== undefined && <div className="page-fact">{fact}</div>}
    {actions !== undefined && <div className="page-actions">{actions}</div>}
  </header>
)
