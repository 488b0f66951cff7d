import { z } from 'zod'
import { wipeStepResult } from '../guard/trust/certificate.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * What a wipe has done so far. Written before the first step and after each; whatever ends the process, the next start
 * finds it and goes on. Everything that the certificate needs and that the wipe destroys is noted here first.
 */
export const wipeJournal = z.strictObject({
  projectId: z.string(),
  cause: z.enum(['project-completed', 'grant-revoked', 'lease-lapsed', 'returned']),
  startedAt: z.iso.datetime(),
  projectName: z.string().nullable(),
  trustedTime: z.iso.datetime().nullable(),
  grantIds: z.array(z.string()),
  shards: z.array(z.strictObject({ shardId: z.string(), version: z.int(), sha256: z.string() })),
  keyIds: z.array(z.string()),
  steps: z.array(wipeStepResult),
})
export type WipeJournal = z.infer<typeof wipeJournal>

const prefix = 'wipe:'

export const readJournal = (at: Pick<Unlocked, 'home'>, projectId: string): WipeJournal | null =>
  at.home.settings.read(`${prefix}${projectId}`, wipeJournal)

export const writeJournal = (at: Pick<Unlocked, 'home'>, journal: WipeJournal): void => {
  at.home.settings.write(`${prefix}${journal.projectId}`, journal)
}

export const dropJournal = (at: Pick<Unlocked, 'home'>, projectId: string): void => {
  at.home.settings.remove(`${prefix}${projectId}`)
}

/** The projects whose wipe has begun and not ended. */
export const openJournals = (at: Pick<Unlocked, 'home'>): string[] =>
  at.home.settings.names(prefix).map((name) => name.slice(prefix.length))
