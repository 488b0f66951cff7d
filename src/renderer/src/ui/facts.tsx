import { Fragment, type ReactNode } from 'react'
import './table.css'

/** Names and values in two columns. Entries whose value is null are left out. */
export const Facts = ({ entries }: { readonly entries: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {entries
      .filter(([, value]) => value !== null)
      .map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
  </dl>
)
