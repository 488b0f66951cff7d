import { dialog, type BrowserWindow, type FileFilter } from 'electron'
import path from 'node:path'
import type { FileToken, FolderToken } from '../../shared/ids.ts'
import type { Handlers } from '../../shared/ipc/define.ts'
import type { StationContract } from '../../shared/ipc/contract.ts'

const titles = {
  exchange: 'Choose the exchange folder',
  import: 'Choose the folder to import',
  export: 'Choose where to export',
  model: 'Choose the folder of the model',
} as const

const fileKinds = {
  ontology: { title: 'Choose the file with classes', filters: [{ name: 'Classes', extensions: ['json'] }] },
  shortcuts: { title: 'Choose the file with shortcuts', filters: [{ name: 'Shortcuts', extensions: ['json'] }] },
  suggestions: {
    title: 'Choose the file with suggestions',
    filters: [{ name: 'COCO or JSON Lines', extensions: ['json', 'jsonl'] }],
  },
} satisfies Record<string, { readonly title: string; readonly filters: FileFilter[] }>

/** Keep a path and give a token for it; the window never learns where it lies. */
export interface Remember {
  readonly folder: (path: string) => FolderToken
  readonly file: (path: string) => FileToken
}

/**
 * The calls that open a dialog of the system.
 *
 * @param current - The window that the dialog belongs to.
 */
export const createDialogHandlers = <Caller>(
  current: () => BrowserWindow | null,
  remember: Remember,
): Handlers<StationContract, Caller>['dialogs'] => ({
  pickFolder: async ({ purpose }) => {
    const parent = current()
    if (parent === null) return null
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      title: titles[purpose],
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    })
    const [folder] = filePaths
    return canceled || folder === undefined ? null : { folder: remember.folder(folder), name: path.basename(folder) }
  },
  pickFile: async ({ purpose }) => {
    const parent = current()
    if (parent === null) return null
    const { title, filters } = fileKinds[purpose]
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      title,
      filters,
      properties: ['openFile', 'dontAddToRecent'],
    })
    const [file] = filePaths
    return canceled || file === undefined ? null : { file: remember.file(file), name: path.basename(file) }
  },
})

/** Tells why the app does not start. */
export const showStartFailure = (sentence: string): void => {
  dialog.showErrorBox('Auxerta Workstation', sentence)
}
