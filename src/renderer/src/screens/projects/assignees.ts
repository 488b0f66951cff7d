import type { Assignment } from '../../../../shared/ipc/projects.ts'
import type { MemberRow } from '../../../../shared/ipc/members.ts'

/** Whether a member's roles let them do this kind of work at all. */
const isSuited = (member: MemberRow, role: Assignment['role']): boolean =>
  role === 'annotate'
    ? member.roles.includes('annotator')
    : member.roles.includes('reviewer') || member.roles.includes('lead')

/** The members on devices that can be given this kind of work, by name. */
export const assigneesFor = (members: readonly MemberRow[], role: Assignment['role']): readonly MemberRow[] =>
  members
    .filter((member) => member.revokedAt === null && isSuited(member, role))
    .sort((a, b) => a.memberName.localeCompare(b.memberName) || a.deviceName.localeCompare(b.deviceName))
