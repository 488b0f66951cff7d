import { dialog, type BrowserWindow } from 'electron'
import path from 'node:path'
import type { FolderToken } from '../../shared/ids.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { StationContract } from '../../shared/ipc/contract.ts'

const titles = {
  exchange: 'Choose the exchange folder',
  import: 'Choose the folder to import',
  export: 'Choose where to export',
  model: 'Choose the folder of the model',
} as const

/**
 * The calls that open a dialog of the system.
 *
 * @param current - The window that the dialog belongs to.
 * @param remember - Keeps a path and gives a token for it; the window never learns where the folder lies.
 */
export const createDialogHandlers = <Caller>(
  current: () => BrowserWindow | null,
  remember: (folder: string) => FolderToken,
): Handlers<StationContract, Caller>['dialogs'] => ({
  pickFolder: async ({ purpose }) => {
    const parent = current()
    if (parent === null) return null
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      title: titles[purpose],
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    })
    const [folder] = filePaths
    return canceled || folder === undefined ? null : { folder: remember(folder), name: path.basename(folder) }
  },
})

/** Tells why the app does not start. */
export const showStartFailure = (sentence: string): void => {
  dialog.showErrorBox('Auxerta Workstation', sentence)
}
