import type { MemberRow } from '../../../../shared/ipc/members.ts'

/**
 * The members on devices that can be given shards to label, by name: annotators whose device is not revoked. The device
 * at hand is left out, because it holds the project already.
 */
export const assigneesIn = (members: readonly MemberRow[]): readonly MemberRow[] =>
  members
    .filter((member) => member.revokedAt === null && !member.isSelf && member.roles.includes('annotator'))
    .sort((a, b) => a.memberName.localeCompare(b.memberName) || a.deviceName.localeCompare(b.deviceName))
