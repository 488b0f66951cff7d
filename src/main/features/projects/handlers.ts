import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import { exporters } from '../../exporters/index.ts'
import type { Caller } from '../../station/caller.ts'
import type { Folders, PickedFiles } from '../../station/folders.ts'
import type { StationCore } from '../../station/station.ts'
import { verifyExchange } from '../../station/verify/verify-exchange.ts'
import { setOntology, setPolicy } from './amend.ts'
import { assignShards, revokeGrant } from './assign.ts'
import { completeProject, renewStatus } from './complete.ts'
import { createProject } from './create.ts'
import { listEnded, requestDeletion } from './delete.ts'
import { writeDeletionReport } from './deletion-report.ts'
import { describeProject, summarise } from './describe.ts'
import { eraseItems } from './erase.ts'
import { exportProject } from './export.ts'
import { placeHold, releaseHold } from './hold.ts'
import { importFolder, inspectFolder } from './import.ts'
import { readOntologyFile, writeOntologyFile } from './ontology-file.ts'
import { keyedProjects, ownProject } from '../../station/keyed-projects.ts'

/** What the handlers of `projects` need besides the station. */
export interface ProjectsParts {
  readonly folders: Folders
  readonly files: PickedFiles
  readonly notify: Notify<StationContract>
}

type ProjectsHandlers = Handlers<StationContract, Caller>['projects']

/** The calls about terms that change, holds and deletion. */
const createEndHandlers = (
  core: StationCore,
  { folders, changed }: { folders: Folders; changed: <T>(value: T) => T },
) =>
  ({
    setPolicy: async ({ projectId, policy }) =>
      changed(await core.exclusive(async (at) => ({ at: await setPolicy(at, projectId, policy) }))),
    setOntology: async ({ projectId, ontology }) =>
      changed(await core.exclusive(async (at) => ({ version: await setOntology(at, projectId, ontology) }))),
    placeHold: async ({ projectId, ...terms }) =>
      changed(await core.exclusive(async (at) => ({ holdId: await placeHold(at, projectId, terms) }))),
    releaseHold: async ({ projectId, holdId }) =>
      changed(await core.exclusive(async (at) => ({ at: await releaseHold(at, projectId, holdId) }))),
    eraseItems: async (plan) => changed(await core.exclusive((at) => eraseItems(at, plan))),
    requestDeletion: async (plan) => changed(await core.exclusive((at) => requestDeletion(at, plan))),
    ended: () => listEnded(core.require()),
    deletionReport: ({ projectId, folder }) =>
      core.exclusive((at) => writeDeletionReport(at, { projectId, folder: folders.resolve(folder) })),
  }) satisfies Partial<ProjectsHandlers>

/** The calls that carry an ontology to another project or machine. */
const createOntologyHandlers = (core: StationCore, { folders, files }: Pick<ProjectsParts, 'folders' | 'files'>) =>
  ({
    readOntology: ({ file }) => {
      core.require()
      return readOntologyFile(files.resolve(file))
    },
    writeOntology: async ({ folder, ontology }) => {
      const at = core.require()
      const file = await writeOntologyFile(folders.resolve(folder), ontology)
      at.audit.append({ event: 'export.write', result: 'done', reason: 'ontology', subject: at.identity.deviceId })
      return { file }
    },
  }) satisfies Partial<ProjectsHandlers>

/** Answers the calls of the group `projects`. */
export const createProjectsHandlers = (
  core: StationCore,
  { folders, files, notify }: ProjectsParts,
): ProjectsHandlers => {
  const progress =
    (task: 'import' | 'export' | 'verify', unit: 'items' | 'objects') => (done: number, total: number) => {
      notify('projects', 'progress', { task, done, total, unit })
    }
  const changed = <T>(value: T): T => {
    notify('projects', 'changed', {})
    return value
  }
  return {
    list: () => keyedProjects(core.require(), 'owner').map((project) => summarise(core.require(), project)),
    show: ({ projectId }) => describeProject(core.require(), ownProject(core.require(), projectId)),
    create: async (plan) => {
      return changed(await core.exclusive(async (at) => summarise(at, ownProject(at, await createProject(at, plan)))))
    },
    inspectFolder: ({ folder }) => inspectFolder(folders.resolve(folder)),
    importFolder: async ({ folder, ...plan }) =>
      changed(
        await core.exclusive((at) =>
          importFolder(at, { ...plan, path: folders.resolve(folder) }, progress('import', 'items')),
        ),
      ),
    assign: async (plan) => changed(await core.exclusive(async (at) => ({ grantId: await assignShards(at, plan) }))),
    revoke: async ({ projectId, grantId }) =>
      changed(await core.exclusive(async (at) => ({ at: await revokeGrant(at, projectId, grantId) }))),
    renewStatus: async ({ projectId, validMinutes }) =>
      changed(await core.exclusive((at) => renewStatus(at, projectId, validMinutes))),
    formats: () => exporters.map(({ id, title, extension, supports }) => ({ id, title, extension, supports })),
    export: ({ folder, ...plan }) =>
      exportProject(core.require(), { ...plan, path: folders.resolve(folder) }, progress('export', 'items')),
    complete: async ({ projectId, typedName }) =>
      changed(await core.exclusive((at) => completeProject(at, projectId, typedName))),
    ...createEndHandlers(core, { folders, changed }),
    ...createOntologyHandlers(core, { folders, files }),
    verify: async ({ projectId }) => {
      const at = core.require()
      const { ok, checks } = await verifyExchange({
        exchange: at.exchange,
        root: at.identity.rootKey,
        projectId,
        onProgress: progress('verify', 'objects'),
      })
      at.audit.append({ event: 'project.verify', result: ok ? 'done' : 'failed', reason: null, subject: projectId })
      return { ok, checks: [...checks] }
    },
  }
}
