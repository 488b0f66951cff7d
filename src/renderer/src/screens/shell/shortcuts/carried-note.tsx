import { formatPlural } from '../../../ui/format.ts'
import { ErrorNote, Note } from '../../../ui/note.tsx'
import type { Carrying } from './use-carrying.ts'

/** What came of writing or reading a file. */
export const CarriedNote = ({ task, carried }: Pick<Carrying, 'task' | 'carried'>) => {
  if (task.error) return <ErrorNote error={task.error} />
  if (!carried) return null
  if (carried.kind === 'written')
    return (
      <Note tone="ok">
        Written into the folder <b>{carried.folder}</b>: <span className="mono selectable">{carried.file}</span>
      </Note>
    )
  return (
    <Note tone={carried.unknown.length > 0 ? 'warn' : 'ok'}>
      Taken from <b>{carried.name}</b>: the profile and {formatPlural(carried.own, 'action')} with keys of your own.
      {carried.unknown.length > 0 && (
        <>
          {' '}
          Left out, because this version does not know it:{' '}
          <span className="mono selectable">{carried.unknown.join(', ')}</span>
        </>
      )}
    </Note>
  )
}
