import {
  membershipDocument,
  memberNames,
  organisationDocument,
  type MemberEntry,
  type MemberNames,
} from '../guard/trust/documents.ts'
import type { MembershipDocument, OrganisationDocument } from '../guard/trust/documents.ts'
import { keyIdOf, onlyKey, type PublicKey } from '../guard/trust/key-pairs.ts'
import { jsonBytes, openSealed, openWith, sealTo, sealWith } from '../guard/trust/sealed.ts'
import { maxCharsOf, parseJson, verifyDocument, verifySelfSigned } from '../guard/trust/signed.ts'
import type { Transport } from '../transports/transport.ts'
import { membershipObject, organisationObject } from './exchange-names.ts'
import { readText } from './logs.ts'
import { newestRoot } from './root-chain.ts'
import { ownEntry, type Unlocked } from './unlocked.ts'

/** Reads whom an exchange belongs to, trusting nobody yet: the document has to be signed by the root it names. */
export const readOrganisation = async (exchange: Transport): Promise<OrganisationDocument | null> => {
  const typ = 'auxerta-organisation+jws'
  const jws = await readText({ exchange }, organisationObject, maxCharsOf[typ])
  if (jws === null) return null
  return verifySelfSigned(jws, { typ, schema: organisationDocument, keyIn: ({ root }) => root })
}

export const membershipName = 'membership'

/** How long a signed membership holds without a new one; it is renewed weekly where the root is. */
export const membershipValidMs = 90 * 86_400_000

/** Verifies a membership with the root key alone. */
export const verifyMembership = async (jws: string, root: PublicKey): Promise<MembershipDocument> =>
  verifyDocument(jws, {
    typ: 'auxerta-membership+jws',
    schema: membershipDocument,
    keyOf: await onlyKey(root),
  })

/**
 * Takes the membership from the exchange: signed by the pinned root, never older than the one known, never another one
 * under the same version. One that a newer root signed, which follows from the pinned one, brings that root with it: both
 * are taken in one transaction, so that there is never a root without a membership.
 *
 * @throws {@link Failure} `SIGNATURE_INVALID`, `VERSION_ROLLED_BACK`, `ROOT_MISMATCH`
 */
export const syncMembership = async (at: Unlocked): Promise<boolean> => {
  // The holder of the root has signed a newer one that has not gone out yet.
  if (at.home.outbox.read(membershipObject) !== null) return false
  const jws = await readText(at, membershipObject)
  if (jws === null) return false
  const { organisationId, rootVersion, rootKey } = at.identity
  const root = await newestRoot(at.exchange, { organisationId, version: rootVersion, key: rootKey })
  const document = await verifyMembership(jws, root.key)
  const known = at.home.documents.find(membershipName)
  const identity = { ...at.identity, rootKey: root.key, rootVersion: root.version }
  at.home.transaction(() => {
    at.home.documents.write({ name: membershipName, version: document.version, body: jws })
    if (root.version > rootVersion) at.home.settings.write('identity', identity)
  })
  if (root.version > rootVersion) {
    at.identity = identity
    at.audit.append({ event: 'root.rotate', result: 'done', reason: null, subject: organisationId })
  }
  if (known?.version === document.version) return false
  at.membership = document
  at.clock.witness(Date.parse(document.issuedAt))
  return true
}

/** The membership that is stored, verified again; null before the first one came. */
export const storedMembership = async (at: Pick<Unlocked, 'home' | 'identity'>): Promise<MembershipDocument | null> => {
  const known = at.home.documents.find(membershipName)
  return known ? verifyMembership(known.body, at.identity.rootKey) : null
}

/** Finds the public key that a member's device signs with, by key id; revoked devices sign nothing. */
export const signersOf = async (entries: readonly MemberEntry[]): Promise<(kid: string) => PublicKey | null> => {
  const keys = new Map<string, PublicKey>()
  for (const entry of entries) if (entry.revokedAt === null) keys.set(await keyIdOf(entry.signingKey), entry.signingKey)
  return (kid) => keys.get(kid) ?? null
}

/** The directory key that opens members' names: only staff have it. @returns null for everybody else. */
export const directoryKey = async (at: Unlocked): Promise<Uint8Array | null> => {
  const sealed = ownEntry(at)?.directoryKey
  return sealed ? openSealed('auxerta-directory-key+jwe', sealed, at.agreement.privateKey) : null
}

/** Opens the names of an entry. Without the directory key the ids stand in for them. */
export const namesOf = async (entry: MemberEntry, key: Uint8Array | null): Promise<MemberNames> => {
  if (key === null) return { memberName: entry.memberId, deviceName: entry.deviceId }
  return parseJson(await openWith('auxerta-names+jwe', entry.sealedNames, key), memberNames)
}

/** Seals a member's names for staff. */
export const sealNames = (names: MemberNames, key: Uint8Array): Promise<string> =>
  sealWith('auxerta-names+jwe', jsonBytes(names), key)

/** Seals the directory key to a device of staff. */
export const sealDirectoryKey = (key: Uint8Array, agreementKey: PublicKey): Promise<string> =>
  sealTo('auxerta-directory-key+jwe', key, agreementKey)
