import type { ProjectPolicy } from '../../../shared/access/policy.ts'
import { Failure } from '../../../shared/failures.ts'
import type { ProjectId } from '../../../shared/ids.ts'
import { lossesOf } from '../../../shared/labels/ontology-next.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import { jsonBytes, sealWith } from '../../guard/trust/sealed.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { activeProject, record } from '../../station/own-project.ts'

const seal = (project: KeyedProject, value: unknown): Promise<string> =>
  sealWith('auxerta-content+jwe', jsonBytes(value), project.open.contentKey)

/** Signs another policy, in force wherever the log is read next. Grants made before keep their regions and their grace. */
export const setPolicy = async (at: Unlocked, projectId: ProjectId, policy: ProjectPolicy): Promise<string> => {
  const project = activeProject(at, projectId)
  const changedAt = await record(at, project, { kind: 'policy', sealed: await seal(project, policy) })
  at.audit.append({ event: 'policy.change', result: 'done', reason: null, subject: projectId })
  return changedAt
}

/**
 * Signs the next version of the ontology. Classes, attributes and options may come, be renamed and reordered; what labels
 * may already hold cannot go.
 *
 * @throws {@link Failure} `INPUT_INVALID`
 */
export const setOntology = async (at: Unlocked, projectId: ProjectId, next: Ontology): Promise<number> => {
  const project = activeProject(at, projectId)
  const known = project.open.terms.ontology
  if (lossesOf(known, next).length > 0) throw new Failure('INPUT_INVALID')
  const version = known.version + 1
  const sealed = await seal(project, { ...next, version })
  await record(at, project, { kind: 'ontology', version, sealed })
  at.audit.append({ event: 'ontology.change', result: 'done', reason: null, subject: projectId })
  return version
}
