import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import { discard } from '../../guard/shard/discard.ts'
import type { Caller } from '../../station/caller.ts'
import type { Folders } from '../../station/folders.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import type { StationCore } from '../../station/station.ts'
import { offeredModels, outline, suggest } from './ask.ts'
import { addModel, likelyClasses, listModels, namedClasses, removeModel } from './manage.ts'
import { readModelFolder, type BroughtModel } from './read-folder.ts'

type ModelsHandlers = Handlers<StationContract, Caller>['models']

/** Reads a folder, tries the model out in a process of its own, and overwrites it when the work with it is done. */
const withModel = async <T>(
  core: StationCore,
  path: string,
  work: (brought: BroughtModel, took: { loadMs: number; runMs: number }) => Promise<T> | T,
): Promise<T> => {
  const brought = await readModelFolder(path)
  try {
    const copies = () => Promise.resolve(new Map([...brought.files].map(([part, file]) => [part, Buffer.from(file)])))
    const took = await core.require().models.tryOut({ spec: brought.spec, read: copies })
    return await work(brought, took)
  } finally {
    for (const file of brought.files.values()) discard(file)
  }
}

/** Answers the calls of the group `models`. */
export const createModelsHandlers = (
  core: StationCore,
  { folders, notify }: { readonly folders: Folders; readonly notify: Notify<StationContract> },
): ModelsHandlers => {
  const changed = <T>(value: T): T => {
    notify('models', 'changed', {})
    return value
  }
  return {
    list: ({ projectId }) => listModels(core.require(), projectId),
    inspect: ({ projectId, folder }) => {
      const project = ownProject(core.require(), projectId)
      return withModel(core, folders.resolve(folder), ({ spec, sizeBytes }, took) => ({
        name: spec.name,
        kind: spec.kind,
        licence: spec.licence,
        sizeBytes,
        classes: namedClasses(spec, likelyClasses(project, spec)),
        ...took,
      }))
    },
    add: ({ folder, ...plan }) =>
      withModel(core, folders.resolve(folder), async (brought) =>
        changed({ modelId: await core.exclusive((at) => addModel(at, plan, brought)) }),
      ),
    remove: async ({ projectId, modelId }) =>
      changed({ at: await core.exclusive((at) => removeModel(at, projectId, modelId)) }),
    offered: ({ shardId }) => offeredModels(core.require(), shardId),
    suggest: (place) => suggest(core.require(), place),
    outline: ({ points, box, ...place }) => outline(core.require(), place, { points, box }),
  }
}
