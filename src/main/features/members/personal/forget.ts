import { Failure } from '../../../../shared/failures.ts'
import type { MemberId } from '../../../../shared/ids.ts'
import type { Forgetting } from '../../../../shared/ipc/person.ts'
import { deviceLog } from '../../../station/exchange-names.ts'
import { keyedProjects } from '../../../station/keyed-projects.ts'
import { storedEntries } from '../../../station/logs.ts'
import type { Unlocked } from '../../../station/unlocked.ts'
import { renameComments, renamePerson } from './correct.ts'
import { findPerson, type Person } from './person.ts'
import { grantsOf } from './projects-part.ts'
import { auditOf } from './report.ts'

const claims = 'GDPR Art. 17(3)(e): needed to establish, exercise or defend legal claims.'
const duty = 'GDPR Art. 17(3)(b) and (e): the proof of who had access and that data was deleted is owed to clients.'

const namesakeWhy =
  'Another member has the same name and a comment carries nothing else: it cannot be told whose it is. Correct one name first.'

/** Short enough to read, and different for two people: the beginning of the id, which stays anyway. */
const shortOf = (id: string): string => id.slice(0, 4)

/** What stays and why: nothing of it holds a name. */
const keptOf = (at: Unlocked, person: Person): Forgetting['kept'] => {
  const shared = person.hasNamesake
    ? keyedProjects(at).reduce(
        (sum, project) =>
          sum + person.memberNames.reduce((own, author) => own + project.open.store.comments.by(author).length, 0),
        0,
      )
    : 0
  const entries = person.deviceIds.flatMap((deviceId) => storedEntries(at, deviceLog(deviceId))).length
  const rounds = keyedProjects(at, 'owner').reduce(
    (sum, project) => sum + project.open.store.submissions.of(person.memberId).length,
    0,
  )
  return [
    {
      what: 'Devices in the membership: ids, keys, roles, dates',
      count: person.devices.length,
      why: `${duty} Signed logs can be verified only with these keys.`,
    },
    {
      what: 'Assignments in signed project logs: ids and dates',
      count: grantsOf(at, person).length,
      why: `${duty} An entry taken out of a chained log breaks it.`,
    },
    { what: 'Signed entries of the devices: ids, digests, dates', count: entries, why: duty },
    {
      what: 'Delivered labels, by id',
      count: rounds,
      why: 'The labels are the work product and belong to the client; they are deleted with the project.',
    },
    { what: 'Entries of the audit trail here: ids, decisions, dates', count: auditOf(at, person).total, why: claims },
    ...(shared > 0 ? [{ what: 'Names under review comments here', count: shared, why: namesakeWhy }] : []),
  ]
}

/**
 * Takes a former member's names away: a placeholder is sealed in their stead in a new membership, stands under their comments, and
 * their working times go. What has to stay is told with its reason.
 *
 * @throws {@link Failure} `MEMBER_ACTIVE` while a device of theirs belongs, `NAME_MISMATCH`, `NOT_FOUND`, `NOT_PERMITTED`
 */
export const forgetPerson = async (
  at: Unlocked,
  asked: { readonly memberId: MemberId; readonly typedName: string },
): Promise<Forgetting> => {
  const person = await findPerson(at, asked.memberId)
  if (person.devices.some(({ entry }) => entry.revokedAt === null)) throw new Failure('MEMBER_ACTIVE')
  if (!person.memberNames.includes(asked.typedName.trim())) throw new Failure('NAME_MISMATCH')
  const placeholder = `Former member ${shortOf(person.memberId)}`
  await renamePerson(at, person, (entry) => ({
    memberName: placeholder,
    deviceName: `Former device ${shortOf(entry.deviceId)}`,
  }))
  const comments = renameComments(at, person, placeholder)
  const times = keyedProjects(at, 'owner').reduce(
    (sum, project) => sum + project.open.store.submissions.forgetTimes(person.memberId),
    0,
  )
  at.home.checkpoint()
  at.audit.append({ event: 'member.forget', result: 'done', reason: null, subject: person.memberId })
  return {
    placeholder,
    removed: [
      { what: 'Names in the membership', count: person.devices.length },
      { what: 'Names under review comments here', count: comments },
      { what: 'Working times of delivered items here', count: times },
    ],
    kept: keptOf(at, person),
  }
}
