import { Failure } from '../../shared/failures.ts'
import type { MemberEntry, MembershipDocument } from '../guard/trust/documents.ts'
import { keyIdOf, type KeyPair } from '../guard/trust/key-pairs.ts'
import { signDocument } from '../guard/trust/signed.ts'
import { membershipObject } from './exchange-names.ts'
import { membershipName, membershipValidMs } from './membership.ts'
import { ownPair } from './own-keys.ts'
import type { Unlocked } from './unlocked.ts'

const dayMs = 86_400_000
/** A membership older than this is signed again whenever the holder of the root meets the exchange. */
const renewAfterMs = 7 * dayMs

/** A membership that is signed and not yet stored. */
export interface SignedMembership {
  readonly document: MembershipDocument
  readonly jws: string
}

/**
 * The root's key pair where this device holds the newest root; null everywhere else. A home that was restored from before a
 * rotation brings the older root back: it signs nothing.
 */
export const rootPair = async (at: Unlocked): Promise<KeyPair | null> => {
  const pair = ownPair(at, 'root')
  return pair !== null && pair.kid === (await keyIdOf(at.identity.rootKey)) ? pair : null
}

/**
 * Signs the next version of the membership with a root.
 *
 * @throws {@link Failure} `HOME_RESTORED`: an older copy does not know which versions it has signed already
 */
export const signMembership = async (
  at: Unlocked,
  members: MemberEntry[],
  root: KeyPair,
): Promise<SignedMembership> => {
  const known = at.membership
  if (!known) throw new Failure('NOT_PERMITTED')
  if (at.restored) throw new Failure('HOME_RESTORED')
  const issuedMs = at.clock.nowMs()
  const document: MembershipDocument = {
    organisationId: known.organisationId,
    version: known.version + 1,
    issuedAt: new Date(issuedMs).toISOString(),
    validUntil: new Date(issuedMs + membershipValidMs).toISOString(),
    members,
  }
  return { document, jws: await signDocument('auxerta-membership+jws', document, root) }
}

/** Stores a signed membership and lays it into the outbox. Call inside a transaction of the home database. */
export const storeMembership = (at: Unlocked, { document, jws }: SignedMembership): void => {
  at.home.documents.write({ name: membershipName, version: document.version, body: jws })
  at.home.outbox.put(membershipObject, Buffer.from(jws), document.issuedAt)
}

/** Signs a new membership with the root key and lays it into the outbox. @throws {@link Failure} `NOT_PERMITTED` without the root */
export const publishMembership = async (at: Unlocked, members: MemberEntry[]): Promise<void> => {
  const root = await rootPair(at)
  if (!root) throw new Failure('NOT_PERMITTED')
  const signed = await signMembership(at, members, root)
  at.home.transaction(() => {
    storeMembership(at, signed)
  })
  at.membership = signed.document
}

/** Signs the membership again before it lapses, where the root is. @returns Whether it did. */
export const renewMembership = async (at: Unlocked): Promise<boolean> => {
  const { membership } = at
  if (!membership || !(await rootPair(at))) return false
  if (at.clock.nowMs() < Date.parse(membership.issuedAt) + renewAfterMs) return false
  await publishMembership(at, membership.members)
  at.audit.append({ event: 'membership.renew', result: 'done', reason: null, subject: membership.organisationId })
  return true
}
