import { formatPlural } from './format.ts'
import { Note } from './note.tsx'

/** What erasing items means, before it is done. `assignments` null: how many there are is not known here. */
export const EraseMeans = (props: { readonly shardName: string; readonly assignments: number | null }) => {
  const { shardName, assignments } = props
  const who =
    assignments === null
      ? 'Assignments that run are'
      : `${formatPlural(assignments, 'assignment')} that ${assignments === 1 ? 'runs is' : 'run are'}`
  return (
    <div className="t2">
      <p>
        {shardName} is built anew without {assignments === 0 ? 'what you erase' : 'what you erase, under a new key'}.
        The other items keep their places and the work on them.
      </p>
      <p>
        {assignments === 0
          ? 'Nobody has an assignment for it now.'
          : `${who} renewed under new keys. Each workstation destroys the old version when it next reaches the exchange, and sends a certificate.`}
      </p>
      <p>
        <b className="t1">You cannot undo this.</b> The item, its labels and its comments are gone for good, here too.
      </p>
    </div>
  )
}

/** What erasing did. */
export interface Erased {
  readonly items: number
  readonly version: number
  readonly certificateId: string
  readonly renewed: number
  readonly ended: number
}

/** Says what erasing did, and what is left to do. */
export const EraseOutcome = ({ shardName, erased }: { readonly shardName: string; readonly erased: Erased }) => (
  <>
    <Note tone="ok">
      {formatPlural(erased.items, 'item')} of {shardName} erased. It goes on as version {erased.version}.{' '}
      {erased.renewed > 0 && `${formatPlural(erased.renewed, 'assignment')} renewed under new keys. `}
      Certificate <span className="mono selectable">{erased.certificateId}</span>.
    </Note>
    {erased.ended > 0 && (
      <Note tone="warn">
        {formatPlural(erased.ended, 'assignment')} ended, because the device had no key ready. Its work is sealed for
        you. Assign the shard again.
      </Note>
    )}
  </>
)
