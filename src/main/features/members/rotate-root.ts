import { Failure, isFailure } from '../../../shared/failures.ts'
import type { OrganisationDocument } from '../../guard/trust/documents.ts'
import { createKeyPair, fingerprintOf, type KeyPair } from '../../guard/trust/key-pairs.ts'
import { signDocument } from '../../guard/trust/signed.ts'
import { membershipObject, organisationObject, rootObject } from '../../station/exchange-names.ts'
import { flushOutbox } from '../../station/logs.ts'
import { keepKey } from '../../station/own-keys.ts'
import { readProfile, writeProfile } from '../../station/profile.ts'
import { rootPair, signMembership, storeMembership } from '../../station/publish-membership.ts'
import { signNextRoot } from '../../station/root-chain.ts'
import { ownEntry, type Unlocked } from '../../station/unlocked.ts'

/**
 * Replaces the root key of the organisation by a fresh one: the old root names the new one, the new one accepts, and signs the
 * membership and the organisation anew. Everything is stored and laid into the outbox in one transaction, in which the old
 * private key goes; devices follow at their next contact by themselves. Whoever joins later compares the new fingerprint.
 *
 * For a root that may have been seen by somebody, or on a calendar. It does not help when the key is lost: nobody can name a
 * successor then.
 *
 * @throws {@link Failure} `NOT_PERMITTED` on a device without the newest root, `NAME_MISMATCH`, `HOME_RESTORED`
 */
export const rotateRoot = async (
  at: Unlocked,
  typedName: string,
): Promise<{ version: number; fingerprint: string }> => {
  const pair = await rootPair(at)
  const entry = ownEntry(at)
  if (!pair || !entry || !at.membership) throw new Failure('NOT_PERMITTED')
  if (typedName.trim() !== at.identity.organisationName) throw new Failure('NAME_MISMATCH')
  const { organisationId, rootVersion, organisationName } = at.identity
  const next = await createKeyPair('ES256')
  const now = at.clock.now()
  const rotation = await signNextRoot({ organisationId, version: rootVersion, key: pair.publicKey, pair }, next, now)
  const version = rootVersion + 1
  const organisation = await signOrganisation(
    {
      organisationId,
      name: organisationName,
      version,
      issuedAt: now,
      root: next.publicKey,
      adminAgreementKey: at.agreement.publicKey,
    },
    next,
  )
  const membership = await signMembership(at, at.membership.members, next)
  const identity = { ...at.identity, rootKey: next.publicKey, rootVersion: version }
  at.home.transaction(() => {
    keepKey(at, 'root', { pair: next, now })
    at.home.privateKeys.remove(pair.kid)
    at.home.settings.write('identity', identity)
    // Behind the rotation, also when older ones still wait.
    at.home.outbox.remove(membershipObject)
    at.home.outbox.put(rootObject(version), Buffer.from(rotation), now)
    storeMembership(at, membership)
    at.home.outbox.remove(organisationObject)
    at.home.outbox.put(organisationObject, Buffer.from(organisation), now)
  })
  at.home.checkpoint()
  at.identity = identity
  at.membership = membership.document
  const fingerprint = fingerprintOf(next.kid)
  const profile = readProfile(at.homeDir)
  if (profile) writeProfile(at.homeDir, { ...profile, organisationFingerprint: fingerprint })
  at.audit.append({ event: 'root.rotate', result: 'done', reason: null, subject: organisationId })
  // It is done: an exchange that is away gets it at the next contact.
  await flushOutbox(at).catch(passUnreachable)
  return { version, fingerprint }
}

const passUnreachable = (error: unknown): void => {
  if (!isFailure(error, 'EXCHANGE_UNREACHABLE')) throw error
}

const signOrganisation = (document: OrganisationDocument, root: KeyPair): Promise<string> =>
  signDocument('auxerta-organisation+jws', document, root)
