import { z } from 'zod'

/** Why a shard stays shut, in the order in which reasons are looked for. */
export const refusalReasons = [
  'LOCKED',
  'MEMBER_REVOKED',
  'NOT_ASSIGNED',
  'OTHER_DEVICE',
  'GRANT_REVOKED',
  'PROJECT_COMPLETED',
  'WIPED',
  'HOME_RESTORED',
  'CLOCK_BACK',
  'REGION_NOT_ALLOWED',
  'KEY_STORE_DENIED',
  'NOT_YET',
  'GRANT_EXPIRED',
  'STATUS_STALE',
] as const
export const refusalReason = z.enum(refusalReasons)
export type RefusalReason = z.infer<typeof refusalReason>

/** What the refusal screen tells: what is closed, why, that the work is safe, since when, and codes for IT. */
export const refusal = z.object({
  reason: refusalReason,
  shardName: z.string().nullable(),
  projectName: z.string().nullable(),
  leadName: z.string().nullable(),
  /** The moment the reason began or will end: expiry, revocation, opening. */
  at: z.iso.datetime().nullable(),
  /** Moments for the time line, oldest first. */
  timeline: z.array(
    z.object({
      at: z.iso.datetime(),
      what: z.enum([
        'granted',
        'opens',
        'last-contact',
        'lease-ended',
        'grant-ends',
        'revoked',
        'completed',
        'wiped',
        'now',
      ]),
    }),
  ),
  finishedItems: z.int().nonnegative(),
  undeliveredItems: z.int().nonnegative(),
  auditEntry: z.int().nonnegative(),
  grantId: z.string().nullable(),
  deviceId: z.string(),
})
export type Refusal = z.infer<typeof refusal>
