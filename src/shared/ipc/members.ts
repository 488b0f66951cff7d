import { z } from 'zod'
import { roles } from '../access/permissions.ts'
import { deviceId, memberId, requestId } from '../ids.ts'
import { call, notice } from './define.ts'
import { personalDataCalls } from './person.ts'

export const memberRow = z.object({
  memberId,
  memberName: z.string(),
  roles: z.array(z.enum(roles)),
  deviceId,
  deviceName: z.string(),
  fingerprint: z.string(),
  enrolledAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** When it was ordered to wipe everything it was granted, because it is lost. */
  wipeOrderedAt: z.iso.datetime().nullable(),
  /** Country of the device, ISO 3166-1 alpha-2, or null when nobody said. */
  region: z.string().nullable(),
  isSelf: z.boolean(),
})
export type MemberRow = z.infer<typeof memberRow>

export const enrolmentRequest = z.object({
  requestId,
  memberName: z.string(),
  deviceName: z.string(),
  fingerprint: z.string(),
  at: z.iso.datetime(),
})
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>

/** Who belongs to the organisation, on which device. */
export const members = {
  list: call({ requires: 'member:read', input: z.object({}), output: z.array(memberRow) }),
  requests: call({ requires: 'member:write', input: z.object({}), output: z.array(enrolmentRequest) }),
  /** Takes a device into the membership. The fingerprint that the person read out has to match. */
  approve: call({
    requires: 'member:write',
    input: z.object({
      requestId,
      fingerprint: z.string().max(64),
      roles: z.array(z.enum(roles)).min(1),
      /** A further device of someone who is a member already. */
      memberId: memberId.nullable().default(null),
      /** The country the device stands in, ISO 3166-1 alpha-2: projects may be bound to some. */
      region: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .default(null),
    }),
    output: memberRow,
  }),
  decline: call({ requires: 'member:write', input: z.object({ requestId }), output: z.object({}) }),
  /**
   * Ends the membership of a device. `wipe`: the device is lost, it wipes everything it was granted when it next meets the
   * exchange; may also be ordered for one whose membership ended before.
   */
  revoke: call({
    requires: 'member:write',
    input: z.object({ deviceId, wipe: z.boolean().default(false) }),
    output: z.object({ at: z.iso.datetime() }),
  }),
  ...personalDataCalls,
  /** Replaces the organisation's root key. The organisation's name has to be typed. */
  rotateRoot: call({
    requires: 'member:write',
    input: z.object({ typedName: z.string().max(200) }),
    output: z.object({ version: z.int().min(2), fingerprint: z.string() }),
  }),
  changed: notice(z.object({})),
}
