import type { PersonalReport } from '../../../../shared/ipc/person.ts'
import type { KeyedProject } from '../../../station/deliver.ts'
import { keyedProjects } from '../../../station/keyed-projects.ts'
import type { Unlocked } from '../../../station/unlocked.ts'
import type { ItemPlace } from '../../../storage/project/changes.ts'
import type { Comments } from '../../../storage/project/comments.ts'
import type { Person } from './person.ts'

const iso = (timeMs: number): string => new Date(timeMs).toISOString()

const named = (project: KeyedProject) => ({ projectId: project.projectId, projectName: project.open.terms.name })

/** Assignments of the person in projects whose words are open here. */
export const grantsOf = (at: Unlocked, person: Person): PersonalReport['grants'] =>
  keyedProjects(at).flatMap((project) =>
    [...project.state.grants.values()]
      .filter((grant) => grant.memberId === person.memberId)
      .map((grant) => ({
        ...named(project),
        grantId: grant.grantId,
        deviceId: grant.deviceId,
        role: grant.role,
        shards: grant.shardIds.length,
        notBefore: iso(grant.notBeforeMs),
        expires: iso(grant.expiresMs),
        endedAt: grant.revokedAtMs === null ? null : iso(grant.revokedAtMs),
      })),
  )

/** What reviewers said about an item, without their names. The person's own words are told elsewhere. */
const remarksOn = (comments: Comments, place: ItemPlace): { at: string; text: string }[] =>
  comments
    .list(place)
    .filter(({ side }) => side === 'reviewer')
    .map(({ at: when, text }) => ({ at: when, text }))

/** Work that the person delivered to this lead. Remarks of reviewers go with it, without the reviewers' names. */
export const workOf = (at: Unlocked, person: Person): PersonalReport['work'] =>
  keyedProjects(at, 'owner').flatMap((project) => {
    const { submissions, comments } = project.open.store
    const rounds = submissions.of(person.memberId)
    const [first] = rounds
    const last = rounds.at(-1)
    if (!first || !last) return []
    const places = new Map(rounds.map(({ shardId, index }) => [`${shardId} ${String(index)}`, { shardId, index }]))
    const of = (decision: 'accepted' | 'returned' | 'waiting'): number =>
      rounds.filter((round) => round.decision === decision).length
    return {
      ...named(project),
      rounds: rounds.length,
      activeSeconds: rounds.reduce((sum, round) => sum + round.content.activeSeconds, 0),
      labels: rounds.reduce((sum, round) => sum + round.labels, 0),
      accepted: of('accepted'),
      returned: of('returned'),
      waiting: of('waiting'),
      firstAt: first.deliveredAt,
      lastAt: last.deliveredAt,
      remarks: [...places.values()].flatMap((place) => remarksOn(comments, place)),
    }
  })

/** Work that the person has on this very device: items touched, the time they took, and what came back about them. */
export const ownWorkOf = (at: Unlocked, person: Person): PersonalReport['here'] =>
  person.memberId !== at.identity.memberId
    ? []
    : keyedProjects(at, 'grantee').map((project) => {
        const { itemStates, comments } = project.open.store
        const rows = [...project.state.shards.keys()].flatMap((shardId) => itemStates.list(shardId))
        const touched = rows.filter((row) => row.state !== 'todo' || row.labels > 0)
        return {
          ...named(project),
          items: touched.length,
          activeSeconds: rows.reduce((sum, row) => sum + row.activeSeconds, 0),
          labels: rows.reduce((sum, row) => sum + row.labels, 0),
          remarks: touched.flatMap((row) => remarksOn(comments, row)),
        }
      })

/** What the person decided as a reviewer, and what they wrote about items, on either side. */
export const reviewsOf = (at: Unlocked, person: Person): PersonalReport['reviews'] =>
  keyedProjects(at).flatMap((project) => {
    const { submissions, comments } = project.open.store
    const decisions = submissions.decidedOn(person.deviceIds)
    const written = person.hasNamesake ? [] : person.memberNames.flatMap((author) => comments.by(author))
    if (decisions === 0 && written.length === 0) return []
    return { ...named(project), decisions, comments: written.map(({ at: when, text }) => ({ at: when, text })) }
  })
