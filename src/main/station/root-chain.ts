import { Failure, isFailure } from '../../shared/failures.ts'
import { rootAcceptance, rootDocument, type OrganisationDocument } from '../guard/trust/documents.ts'
import { keyIdOf, onlyKey, type KeyPair, type PublicKey } from '../guard/trust/key-pairs.ts'
import { maxCharsOf, signDocument, verifyDocument } from '../guard/trust/signed.ts'
import type { Transport } from '../transports/transport.ts'
import { rootObject } from './exchange-names.ts'
import { readText } from './logs.ts'

/** A root of the organisation and which one in the row it is. */
export interface Root {
  readonly organisationId: string
  readonly version: number
  readonly key: PublicKey
}

/** Signs the next root by the one before it, with the new root's own acceptance inside. */
export const signNextRoot = async (before: Root & { readonly pair: KeyPair }, next: KeyPair, issuedAt: string) => {
  const { organisationId } = before
  const version = before.version + 1
  const previous = before.pair.kid
  const acceptance = await signDocument('auxerta-root-acceptance+jws', { organisationId, version, previous }, next)
  const document = { organisationId, version, issuedAt, root: next.publicKey, acceptance }
  return signDocument('auxerta-root+jws', document, before.pair)
}

/**
 * Verifies that a root follows another: signed by the one before it, accepted by the new one, same organisation, next version.
 *
 * @throws {@link Failure} `SIGNATURE_INVALID`, `DOCUMENT_INVALID`, `ROOT_MISMATCH`
 */
export const verifyNextRoot = async (before: Root, jws: string): Promise<Root> => {
  const document = await verifyDocument(jws, {
    typ: 'auxerta-root+jws',
    schema: rootDocument,
    keyOf: await onlyKey(before.key),
  })
  const accepted = await verifyDocument(document.acceptance, {
    typ: 'auxerta-root-acceptance+jws',
    schema: rootAcceptance,
    keyOf: await onlyKey(document.root),
  })
  const version = before.version + 1
  const isNext = [document, accepted].every(
    (entry) => entry.organisationId === before.organisationId && entry.version === version,
  )
  if (!isNext || accepted.previous !== (await keyIdOf(before.key))) throw new Failure('ROOT_MISMATCH')
  return { organisationId: before.organisationId, version, key: document.root }
}

/** Walks from a root to the newest that follows from it on an exchange. @throws {@link Failure} as {@link verifyNextRoot} */
export const newestRoot = async (exchange: Transport, from: Root): Promise<Root> => {
  let root = from
  for (;;) {
    const jws = await readText({ exchange }, rootObject(root.version + 1), maxCharsOf['auxerta-root+jws'])
    if (jws === null) return root
    root = await verifyNextRoot(root, jws)
  }
}

/**
 * As {@link newestRoot}, from a root of which only the key is known: an auditor has a key on paper, and not which one in the row it was.
 * The document of the organisation says which is the newest; that one has to follow from the key.
 *
 * @throws {@link Failure} `ROOT_MISMATCH` when it does not
 */
export const rootFromAny = async (
  exchange: Transport,
  key: PublicKey,
  organisation: OrganisationDocument,
): Promise<Root> => {
  const { organisationId, version: newest } = organisation
  const newestKid = await keyIdOf(organisation.root)
  for (let version = newest; version >= 1; version--) {
    try {
      const root = await newestRoot(exchange, { organisationId, version, key })
      if (root.version >= newest && (await keyIdOf(root.key)) === newestKid) return root
    } catch (error) {
      if (!isFailure(error) || error.code === 'EXCHANGE_UNREACHABLE') throw error
    }
  }
  throw new Failure('ROOT_MISMATCH')
}
