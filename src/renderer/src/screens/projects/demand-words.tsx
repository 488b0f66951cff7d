import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { formatMoment, formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'

/** `Case 2026-004`, or nothing when no reference was given. */
export const referenceWords = ({ reference }: { readonly reference: string }): string | null =>
  reference === '' ? null : reference

/** Says that a hold stands in the way, and which. */
export const HoldForbids = ({ project, what }: { readonly project: ProjectDetail; readonly what: string }) => (
  <Note tone="warn">
    {what} while {project.holds.length === 1 ? 'a hold stands' : `${formatPlural(project.holds.length, 'hold')} stand`}:{' '}
    {project.holds.map((hold) => [hold.reason, referenceWords(hold)].filter(Boolean).join(', ')).join('; ')}. Release{' '}
    {project.holds.length === 1 ? 'it' : 'them'} first.
  </Note>
)

/** When the lead's own copy goes, in a sentence. */
export const retentionWords = (project: ProjectDetail, nowMs: number): string => {
  const days = formatPlural(project.policy.retentionDays, 'day')
  const held = project.holds.length > 0
  const unlessHeld = held ? ', and not before every hold is released' : ''
  if (project.deletion !== null)
    return held ? 'When the last hold is released: a client asked for deletion.' : 'With the next contact.'
  if (project.retentionEndsAt === null) return `${days} after you complete the project${unlessHeld}.`
  return `${formatMoment(project.retentionEndsAt, nowMs)}, ${days} after completion${unlessHeld}.`
}
