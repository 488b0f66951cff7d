import type { StationClient } from '../../station/client.ts'
import { momentMs } from './assignment-draft.ts'
import { ontologyFrom } from './ontology/build.ts'
import { presetClasses } from './ontology/class-edits.ts'
import type { OntologyDraft } from './ontology/draft.ts'
import { problemsOf, type Problems } from './ontology/problems.ts'
import { firstPolicy, readPolicy, type PolicyDraft, type PolicyProblems } from './policy-draft.ts'

/** A project while it is being written. `dueDay` is a local day, `YYYY-MM-DD`, or empty. */
export interface ProjectDraft {
  readonly name: string
  readonly client: string
  readonly dueDay: string
  readonly ontology: OntologyDraft
  readonly policy: PolicyDraft
}

export interface ProjectProblems {
  readonly name?: string
  readonly client?: string
  readonly due?: string
  readonly ontology?: Problems
  readonly policy?: PolicyProblems
}

type CreateInput = Parameters<StationClient['projects']['create']>[0]

/** What a new project begins with. */
export const firstProject: ProjectDraft = {
  name: '',
  client: '',
  dueDay: '',
  ontology: { guidelines: '', classes: presetClasses('images') },
  policy: firstPolicy,
}

/** A project is due at the end of the working day. */
const dueClock = '18:00'

/** Reads a draft. Returns what the station takes, or by part what has to be put right. */
export const readProject = (
  draft: ProjectDraft,
): { readonly input: CreateInput } | { readonly problems: ProjectProblems } => {
  const name = draft.name.trim()
  const client = draft.client.trim()
  const dueMs = draft.dueDay === '' ? null : momentMs(draft.dueDay, dueClock)
  const isDueWrong = draft.dueDay !== '' && dueMs === null
  const ontology = problemsOf(draft.ontology)
  const policy = readPolicy(draft.policy)
  const problems: ProjectProblems = {
    ...(name === '' ? { name: 'Give the project a name.' } : {}),
    ...(client === '' ? { client: 'Say whose items these are.' } : {}),
    ...(isDueWrong ? { due: 'This is not a day.' } : {}),
    ...(ontology.size > 0 ? { ontology } : {}),
    ...('problems' in policy ? { policy: policy.problems } : {}),
  }
  if (Object.keys(problems).length > 0 || 'problems' in policy) return { problems }
  const dueAt = dueMs === null ? null : new Date(dueMs).toISOString()
  return { input: { name, client, dueAt, ontology: ontologyFrom(draft.ontology), policy: policy.policy } }
}
