import { useCallback, useState } from 'react'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useTask, type Task } from '../../station/use-task.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'

type Saved = Awaited<ReturnType<StationClient['device']['saveCertificate']>>

export interface Saving {
  readonly task: Task
  readonly saved: (Saved & { readonly folder: string }) | null
  /** Asks for a folder and writes both files there. */
  readonly save: () => void
}

/** Writes a certificate into a folder that the person chooses. */
export const useSaving = (certificateId: string): Saving => {
  const station = useStation()
  const task = useTask()
  const { run } = task
  const [saved, setSaved] = useState<Saving['saved']>(null)
  const save = useCallback(() => {
    void run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return
      const written = await station.device.saveCertificate({ certificateId, folder: picked.folder })
      setSaved({ ...written, folder: picked.name })
    })
  }, [run, station, certificateId])
  return { task, saved, save }
}

/** What came of saving: the names written, or what failed. */
export const SavedNote = ({ task, saved, save }: Saving) => {
  if (task.error) return <ErrorNote error={task.error} onRetry={save} />
  if (!saved) return null
  return (
    <Note tone="ok">
      Written into the folder <b>{saved.folder}</b>: <span className="mono selectable">{saved.files.join(', ')}</span>.
      The signed file counts; the page is for people. Print it to PDF from any browser.
    </Note>
  )
}
