import { useState } from 'react'
import type { KeyChoice } from '../../../actions/keymap-store.ts'
import { readShortcuts } from '../../../actions/read-shortcuts.ts'
import { useStation } from '../../../station/station-provider.tsx'
import { useTask, type Task } from '../../../station/use-task.ts'

/** What came of the last file. */
export type Carried =
  | { readonly kind: 'written'; readonly file: string; readonly folder: string }
  | { readonly kind: 'read'; readonly name: string; readonly own: number; readonly unknown: readonly string[] }

export interface Carrying {
  readonly task: Task
  readonly carried: Carried | null
  readonly exportThem: () => void
  readonly importThem: () => void
}

/** Writes the shortcuts into a folder, or takes them from a file, as the person picks in a dialog of the system. */
export const useCarrying = (change: (choice: KeyChoice) => Promise<void>): Carrying => {
  const station = useStation()
  const task = useTask()
  const [carried, setCarried] = useState<Carried | null>(null)
  const carry = (act: () => Promise<Carried | null>) => () => {
    setCarried(null)
    void task.run(async () => setCarried(await act()))
  }
  return {
    task,
    carried,
    exportThem: carry(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return null
      const { file } = await station.shortcuts.exportTo({ folder: picked.folder })
      return { kind: 'written', file, folder: picked.name }
    }),
    importThem: carry(async () => {
      const picked = await station.dialogs.pickFile({ purpose: 'shortcuts' })
      if (!picked) return null
      const { choice, unknown } = readShortcuts(await station.shortcuts.importFrom({ file: picked.file }))
      await change(choice)
      return { kind: 'read', name: picked.name, own: Object.keys(choice.own).length, unknown }
    }),
  }
}
