import type { Refusal, RefusalReason } from '../../../shared/access/refusal.ts'
import { formatMoment } from './format.ts'
import { startWithCapital } from './wipe-words.ts'

const short: Record<RefusalReason, string> = {
  LOCKED: 'Locked',
  MEMBER_REVOKED: 'Membership ended',
  NOT_ASSIGNED: 'Not assigned to you',
  OTHER_DEVICE: 'On another device',
  GRANT_REVOKED: 'Taken back',
  PROJECT_COMPLETED: 'Project complete',
  WIPED: 'Wiped from here',
  HOME_RESTORED: 'The home folder was restored',
  CLOCK_BACK: 'The clock went back',
  REGION_NOT_ALLOWED: 'Not in this region',
  KEY_STORE_DENIED: 'Key store too weak',
  NOT_YET: 'Not yet',
  GRANT_EXPIRED: 'Assignment ended',
  STATUS_STALE: 'Lease ended',
}

/** Why a shard is shut, in two or three words for a row. */
export const shutWords = (reason: RefusalReason): string => short[reason]

/** The same for any code of the audit trail; one that is no reason of a shut shard stands as it is. */
export const reasonWords = (code: string): string => (Object.hasOwn(short, code) ? short[code as RefusalReason] : code)

export interface RefusalWords {
  /** What is closed, why, and since when. */
  readonly title: string
  /** The rule behind it, and what it does not mean. */
  readonly why: string
  /** What would change it, as the first thing to do. */
  readonly remedy: string
}

type Teller = (told: {
  readonly shard: string
  readonly lead: string
  readonly project: string
  readonly at: string | null
}) => RefusalWords

/** ` today 18:00`, or nothing when the moment is not known. */
const since = (at: string | null): string => (at === null ? '' : ` ${at}`)

const tellers: Record<RefusalReason, Teller> = {
  LOCKED: () => ({
    title: 'The workstation is locked',
    why: 'Keys and content are out of memory while it is locked.',
    remedy: 'Unlock it with your passphrase, then open the shard again.',
  }),
  MEMBER_REVOKED: () => ({
    title: 'Your membership on this device has ended',
    why: 'An administrator took this device out of the organisation. Shards stay shut here.',
    remedy: 'If that is a mistake, ask your administrator to take it in again.',
  }),
  NOT_ASSIGNED: () => ({
    title: 'This shard is not assigned to you',
    why: 'A shard opens only for the person it was assigned to. Nothing of it was read.',
    remedy: 'A new assignment arrives with the next contact.',
  }),
  OTHER_DEVICE: ({ shard, lead }) => ({
    title: `${shard} is assigned to you on another device`,
    why: 'An assignment is bound to one device, so that a copy of the files opens nowhere else.',
    remedy: `Open it there, or ask ${lead} to assign it here.`,
  }),
  GRANT_REVOKED: ({ shard, lead, at }) => ({
    title: `${lead} took ${shard} back${since(at)}`,
    why: 'The assignment was ended before its time. Your finished work stays with you and your lead.',
    remedy: 'If it was given to you again, the next contact brings it.',
  }),
  PROJECT_COMPLETED: ({ shard, project, at }) => ({
    title: `${shard} is closed: ${project} was completed${since(at)}`,
    why: 'A completed project closes on every device, and each device wipes what it holds and certifies it.',
    remedy: 'The next contact delivers what is still waiting, and brings new work if there is any.',
  }),
  WIPED: ({ shard, at }) => ({
    title: `${shard} was wiped from this device${since(at)}`,
    why: 'Its keys were destroyed first, then its files. The certificate tells each step.',
    remedy: 'If it was assigned to you again, the next contact brings it.',
  }),
  HOME_RESTORED: ({ shard }) => ({
    title: `${shard} stays locked: this home folder was restored from an older copy`,
    why: 'What this device did since that copy has to come back first, so that nothing is done twice. Nothing is wiped.',
    remedy: 'Reach the exchange once: check again. What was delivered is at your lead’s.',
  }),
  CLOCK_BACK: ({ shard, at }) => ({
    title: `${shard} stays locked: the clock of this device went back`,
    why: `This device has already seen${at === null ? ' a later time' : ` the time ${at}`}. Shards stay locked until the clock is right. Nothing is wiped.`,
    remedy: 'Set the clock right, then try again.',
  }),
  REGION_NOT_ALLOWED: ({ shard }) => ({
    title: `${shard} may not be opened in the region of this device`,
    why: 'The contract with the client names the regions where its data may be opened.',
    remedy: 'Open it in one of those regions, or ask your lead for other work.',
  }),
  KEY_STORE_DENIED: ({ shard }) => ({
    title: `${shard} does not open with the key store of this device`,
    why: 'The project asks for a key store that keeps its secret encrypted, on this device only, and after logging out. This one does not, or it cannot be told.',
    remedy: 'The Device page says what is weak and what to do. Then lock and unlock.',
  }),
  NOT_YET: ({ shard, at }) => ({
    title: at === null ? `${shard} opens later` : `${shard} opens ${at}`,
    why: 'It is already on this device, encrypted, and opens by itself when its assignment begins.',
    remedy: 'If the beginning was moved, the next contact tells.',
  }),
  GRANT_EXPIRED: ({ shard, at }) => ({
    title: `${shard} is closed: its assignment ended${since(at)}`,
    why: 'An assignment has an end, and after it the shard stays shut on every device.',
    remedy: 'If it was made longer, the next contact tells.',
  }),
  STATUS_STALE: ({ shard, at }) => ({
    title: `${shard} is closed: its lease ended${since(at)}`,
    why: 'This device has been away from the exchange too long to know whether you may continue. When it cannot know, it keeps the shard shut.',
    remedy: 'The lease renews by itself with the next contact, if your lead still allows it.',
  }),
}

/** What is closed, where its name is not known here, or no longer. */
const unnamed = ({ projectName }: Refusal): string =>
  projectName === null ? 'this shard' : `a shard of ${projectName}`

/** A refusal in words: what, why, what next. Names stand in where the device may know them. */
export const refusalWords = (refusal: Refusal, nowMs: number): RefusalWords => {
  const words = tellers[refusal.reason]({
    shard: refusal.shardName ?? unnamed(refusal),
    lead: refusal.leadName ?? 'your lead',
    project: refusal.projectName ?? 'the project',
    at: refusal.at === null ? null : formatMoment(refusal.at, nowMs),
  })
  return refusal.shardName === null ? { ...words, title: startWithCapital(words.title) } : words
}

/** Says that the work is safe and where it is; null when there is none. */
export const safeWords = (refusal: Refusal): string | null => {
  const { finishedItems: finished, undeliveredItems: waiting, reason } = refusal
  if (finished === 0 && waiting === 0) return null
  const saved = finished === 0 ? '' : `${finished} finished ${finished === 1 ? 'item is' : 'items are'} saved`
  if (waiting === 0) return `${saved}, all of them delivered.`
  const subject = `${waiting} not yet delivered ${waiting === 1 ? 'is' : 'are'}`
  const sealed = reason === 'WIPED' || reason === 'PROJECT_COMPLETED' || reason === 'GRANT_REVOKED'
  const where = sealed
    ? `sealed for ${refusal.leadName ?? 'your lead'}. Nobody else can read them.`
    : 'kept encrypted on this device until the next contact.'
  return `${saved === '' ? subject : `${saved}, and ${subject}`} ${where}`
}
