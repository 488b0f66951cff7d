import { z } from 'zod'
import { wipedThings } from '../guard/trust/certificate.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * What a wipe has done so far. Written before the first step and after each; whatever ends the process, the next start
 * finds it and goes on. Everything that the certificate needs and that the wipe destroys is noted here first.
 */
export const wipeJournal = z.strictObject({
  ...wipedThings,
  wipeId: z.string(),
  /** So that the person recognises the certificate. Stays in the encrypted home database. */
  projectName: z.string().nullable(),
})
export type WipeJournal = z.infer<typeof wipeJournal>

const prefix = 'wipe:'
const nameOf = (wipe: { projectId: string; wipeId: string }): string => `${prefix}${wipe.projectId}:${wipe.wipeId}`

type Home = Pick<Unlocked, 'home'>

export const readJournal = (at: Home, wipe: { projectId: string; wipeId: string }): WipeJournal | null =>
  at.home.settings.read(nameOf(wipe), wipeJournal)

export const writeJournal = (at: Home, journal: WipeJournal): void => {
  at.home.settings.write(nameOf(journal), journal)
}

export const dropJournal = (at: Home, wipe: { projectId: string; wipeId: string }): void => {
  at.home.settings.remove(nameOf(wipe))
}

/** The wipes that have begun and not ended, of one project or of all. */
export const openJournals = (at: Home, projectId?: string): WipeJournal[] =>
  at.home.settings
    .names(projectId === undefined ? prefix : `${prefix}${projectId}:`)
    .flatMap((name) => at.home.settings.read(name, wipeJournal) ?? [])

/** Whether a wipe of the whole project has begun: then it opens for nothing but that wipe. */
export const isWiping = (at: Home, projectId: string): boolean =>
  openJournals(at, projectId).some((journal) => journal.scope === 'project')
