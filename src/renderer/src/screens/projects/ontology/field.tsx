import type { ReactNode } from 'react'

/** One line of the form: what it is at the left, its control at the right, above each other where there is little room. */
export const Field = (props: {
  readonly label: string
  readonly error?: string | undefined
  readonly children: ReactNode
}) => (
  <div className="ontology-field">
    <span className="t2 ontology-label">{props.label}</span>
    <div className="ontology-control">
      {props.children}
      {props.error !== undefined && (
        <p className="bad xs" role="alert">
          {props.error}
        </p>
      )}
    </div>
  </div>
)
