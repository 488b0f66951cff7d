import type { StationClient } from '../../station/client.ts'
import { momentMs } from './assignment-draft.ts'
import { ontologyFrom, presetClasses, problemsOf, type ClassDraft, type ClassProblem } from './ontology-draft.ts'
import { firstPolicy, readPolicy, type PolicyDraft, type PolicyProblems } from './policy-draft.ts'

/** A project while it is being written. `dueDay` is a local day, `YYYY-MM-DD`, or empty. */
export interface ProjectDraft {
  readonly name: string
  readonly client: string
  readonly dueDay: string
  readonly classes: readonly ClassDraft[]
  readonly policy: PolicyDraft
}

export interface ProjectProblems {
  readonly name?: string
  readonly client?: string
  readonly due?: string
  readonly classes?: readonly ClassProblem[]
  readonly policy?: PolicyProblems
}

type CreateInput = Parameters<StationClient['projects']['create']>[0]

/** What a new project begins with. */
export const firstProject: ProjectDraft = {
  name: '',
  client: '',
  dueDay: '',
  classes: presetClasses('images'),
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
  const classes = problemsOf(draft.classes)
  const policy = readPolicy(draft.policy)
  const problems: ProjectProblems = {
    ...(name === '' ? { name: 'Give the project a name.' } : {}),
    ...(client === '' ? { client: 'Say whose items these are.' } : {}),
    ...(isDueWrong ? { due: 'This is not a day.' } : {}),
    ...(classes.length > 0 ? { classes } : {}),
    ...('problems' in policy ? { policy: policy.problems } : {}),
  }
  if (Object.keys(problems).length > 0 || draft.classes.length === 0 || 'problems' in policy) return { problems }
  const dueAt = dueMs === null ? null : new Date(dueMs).toISOString()
  return { input: { name, client, dueAt, ontology: ontologyFrom(draft.classes), policy: policy.policy } }
}
