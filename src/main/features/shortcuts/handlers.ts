import { readFile, stat } from 'node:fs/promises'
import { Failure } from '../../../shared/failures.ts'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/define.ts'
import { shortcuts, type Shortcuts } from '../../../shared/ipc/shortcuts.ts'
import type { Caller } from '../../station/caller.ts'
import type { PickedFiles, Folders } from '../../station/folders.ts'
import type { StationCore } from '../../station/station.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { writeIntoFolder } from '../../storage/write-into-folder.ts'
import { readShortcuts, shortcutsFileBytesMax, writeShortcuts } from './shortcuts-file.ts'

const setting = 'shortcuts'
const fileName = 'auxerta-shortcuts.json'
const first: Shortcuts = { profile: 'workstation', own: {} }

const keptOf = (at: Unlocked): Shortcuts => at.home.settings.read(setting, shortcuts) ?? first

/** @throws {@link Failure} `SHORTCUTS_UNREADABLE`, `SHORTCUTS_NEWER` */
const importFile = async (path: string): Promise<Shortcuts> => {
  try {
    if ((await stat(path)).size > shortcutsFileBytesMax) throw new Failure('SHORTCUTS_UNREADABLE')
    return readShortcuts(await readFile(path, 'utf8'))
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('SHORTCUTS_UNREADABLE', { cause })
  }
}

/** Answers the calls of the group `shortcuts`. */
export const createShortcutsHandlers = (
  core: StationCore,
  { folders, files }: { readonly folders: Folders; readonly files: PickedFiles },
): Handlers<StationContract, Caller>['shortcuts'] => ({
  kept: () => keptOf(core.require()),
  keep: (kept) => {
    core.require().home.settings.write(setting, kept)
    return {}
  },
  exportTo: async ({ folder }) => {
    const at = core.require()
    const [file = fileName] = await writeIntoFolder(folders.resolve(folder), { [fileName]: writeShortcuts(keptOf(at)) })
    at.audit.append({ event: 'export.write', result: 'done', reason: 'shortcuts', subject: at.identity.deviceId })
    return { file }
  },
  importFrom: ({ file }) => {
    core.require()
    return importFile(files.resolve(file))
  },
})
