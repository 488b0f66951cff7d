import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { PickedFiles } from '../../station/folders.ts'
import type { StationCore } from '../../station/station.ts'
import { addSuggestions, inspectSuggestions, listSuggestions, removeSuggestions } from './provide.ts'

/** Answers the calls of the group `suggestions`. */
export const createSuggestionsHandlers = (
  core: StationCore,
  { files, notify }: { readonly files: PickedFiles; readonly notify: Notify<StationContract> },
): Handlers<StationContract, Caller>['suggestions'] => {
  const changed = <T>(value: T): T => {
    notify('suggestions', 'changed', {})
    return value
  }
  return {
    list: ({ projectId }) => listSuggestions(core.require(), projectId),
    inspect: ({ projectId, file, ...source }) =>
      inspectSuggestions(core.require(), projectId, { ...source, path: files.resolve(file), name: '-' }),
    add: async ({ projectId, file, ...source }) =>
      changed(await core.exclusive((at) => addSuggestions(at, projectId, { ...source, path: files.resolve(file) }))),
    remove: async ({ projectId, setId }) =>
      changed({ at: await core.exclusive((at) => removeSuggestions(at, projectId, setId)) }),
  }
}
