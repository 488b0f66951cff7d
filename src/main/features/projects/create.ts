import { randomBytes } from 'node:crypto'
import type { ProjectPolicy } from '../../../shared/access/policy.ts'
import { Failure } from '../../../shared/failures.ts'
import type { ProjectId } from '../../../shared/ids.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import type { ProjectTerms } from '../../guard/trust/entries.ts'
import { jsonBytes, sealWith } from '../../guard/trust/sealed.ts'
import { projectLog } from '../../station/exchange-names.ts'
import { newId } from '../../station/new-id.ts'
import { makeKey } from '../../station/own-keys.ts'
import { freshRecord } from '../../station/project-record.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { record } from '../../station/own-project.ts'

export interface ProjectPlan {
  readonly name: string
  readonly client: string
  readonly dueAt: string | null
  readonly ontology: Ontology
  readonly policy: ProjectPolicy
}

/** The same client keeps its id over projects, so that the shards of two clients never share a binding. */
const clientIdOf = (at: Unlocked, client: string): string => {
  for (const project of at.projects.values())
    if (project.role === 'owner' && project.open?.terms.client.toLowerCase() === client.toLowerCase())
      return project.open.terms.clientId
  return newId()
}

const freeColour = (at: Unlocked): number => (at.projects.size % 20) + 1

/** Makes a project: its content key, its work key, its log. @throws {@link Failure} `NAME_TAKEN` */
export const createProject = async (at: Unlocked, plan: ProjectPlan): Promise<ProjectId> => {
  for (const project of at.projects.values())
    if (project.open?.terms.name.toLowerCase() === plan.name.toLowerCase()) throw new Failure('NAME_TAKEN')
  const projectId = newId<ProjectId>()
  const contentKey = randomBytes(32)
  const localKey = randomBytes(32)
  const workKey = await makeKey(at, 'work', at.clock.now())
  const log = projectLog(projectId, at.identity.deviceId)
  const terms: ProjectTerms = {
    ...plan,
    clientId: clientIdOf(at, plan.client),
    colour: freeColour(at),
    leadName: at.identity.memberName,
  }
  const sealed = await sealWith('auxerta-content+jwe', jsonBytes(terms), contentKey)
  at.home.projects.add({
    projectId,
    role: 'owner',
    state: 'active',
    localKey,
    record: {
      ...freshRecord('owner', log),
      keys: { contentKey: contentKey.toString('base64url'), shards: [] },
      workKeyId: workKey.kid,
    },
  })
  contentKey.fill(0)
  localKey.fill(0)
  await record(at, { projectId, log }, { kind: 'project.create', projectId, workKey: workKey.publicKey, sealed })
  at.audit.append({ event: 'project.create', result: 'done', reason: null, subject: projectId })
  return projectId
}
