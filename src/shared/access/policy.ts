import { z } from 'zod'

/** What a project demands of the devices that open it. Signed by the lead with the project; shown on the Device page. */
export const projectPolicy = z.object({
  /** ISO 3166-1 alpha-2 codes; empty means anywhere. */
  regions: z.array(z.string().regex(/^[A-Z]{2}$/)).max(250),
  /** Whether the member, device and time are drawn over the content. */
  watermark: z.boolean(),
  /** Whether text may be copied out of the window. */
  copyText: z.boolean(),
  /** Whether screen capture is blocked where the system can. */
  contentProtection: z.boolean(),
  /** Days after completion that the lead keeps the delivered work. */
  retentionDays: z.int().min(0).max(36_500),
  /** Days after a lease ended without a new one until a device wipes its shards; null: it only shuts them. */
  lapseGraceDays: z.int().min(0).max(3_650).nullable().default(14),
  /** What a device does whose key store is weak: open with a warning, or not at all. */
  degradedKeyStore: z.enum(['deny', 'warn']).default('warn'),
  /** Minutes without key or pointer until the workstation locks. */
  idleLockMinutes: z.int().min(1).max(480),
})
export type ProjectPolicy = z.infer<typeof projectPolicy>

export const defaultPolicy: ProjectPolicy = {
  regions: [],
  watermark: true,
  copyText: false,
  contentProtection: true,
  retentionDays: 30,
  lapseGraceDays: 14,
  degradedKeyStore: 'warn',
  idleLockMinutes: 5,
}
