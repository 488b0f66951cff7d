import { formatPlural } from '../../ui/format.ts'

/** The files that do not become items, each with its reason. Shows nothing when there are none. */
export const LeftOut = ({
  skipped,
}: {
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
}) =>
  skipped.length === 0 ? null : (
    <section className="left-out" aria-label="Left out">
      <h3>{formatPlural(skipped.length, 'file')} left out</h3>
      <ul className="scroll left-out-list">
        {skipped.map((file) => (
          <li key={file.name} className="row sm">
            <span className="ell grow">{file.name}</span>
            <span className="t2">{file.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
