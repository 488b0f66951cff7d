import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStation } from '../../station/station-provider.tsx'
import { useTask, type Task } from '../../station/use-task.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'

export interface OwnRecord {
  readonly task: Task
  readonly written: { readonly files: readonly string[]; readonly folder: string } | null
  readonly save: () => void
}

/** Writes what this device holds about whoever works on it into a folder. */
export const useOwnRecord = (): OwnRecord => {
  const station = useStation()
  const task = useTask()
  const [written, setWritten] = useState<OwnRecord['written']>(null)
  const save = () =>
    void task.run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return
      const { files } = await station.members.saveOwn({ folder: picked.folder })
      setWritten({ files, folder: picked.name })
    })
  return { task, written, save }
}

/** Everybody may have shown what is held about them. */
export const OwnRecordButton = ({ record }: { readonly record: OwnRecord }) => (
  <Button loading={record.task.busy} onClick={record.save}>
    My personal data…
  </Button>
)

/** Where it was written, or why not. */
export const OwnRecordNote = ({ record: { task, written } }: { readonly record: OwnRecord }) => (
  <>
    {written && (
      <div className="device-error">
        <Note tone="ok">
          What this device holds about you, as a page and for programs, was written to {written.folder}:{' '}
          <span className="mono selectable">{written.files.join(', ')}</span>. Your admin can tell you the rest.
        </Note>
      </div>
    )}
    {task.error && (
      <div className="device-error">
        <ErrorNote error={task.error} />
      </div>
    )}
  </>
)
