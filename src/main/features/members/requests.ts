import { z } from 'zod'
import { isFailure } from '../../../shared/failures.ts'
import { enrolmentDocument, type EnrolmentDocument } from '../../guard/trust/documents.ts'
import { fingerprintOf, keyIdOf } from '../../guard/trust/key-pairs.ts'
import { openSealed } from '../../guard/trust/sealed.ts'
import { parseJson, verifySelfSigned } from '../../guard/trust/signed.ts'
import { requestsPrefix } from '../../station/exchange-names.ts'
import { readText } from '../../station/logs.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** Anybody may post a request: none is read that is larger than one can be. */
const maxRequestBytes = 65_536

const sealedRequest = z.strictObject({ jws: z.string() })

/** A request that is signed by the very key it asks to enrol. Who stands behind it only the fingerprint tells. */
export interface VerifiedRequest {
  readonly document: EnrolmentDocument
  readonly fingerprint: string
}

/** Opens one request. @throws {@link Failure} `DOCUMENT_INVALID`, `SIGNATURE_INVALID` */
const openRequest = async (at: Unlocked, name: string): Promise<VerifiedRequest | null> => {
  const sealed = await readText(at, name, maxRequestBytes)
  if (sealed === null) return null
  const { jws } = parseJson(await openSealed('auxerta-request+jwe', sealed, at.agreement.privateKey), sealedRequest)
  const document = await verifySelfSigned(jws, {
    typ: 'auxerta-request+jws',
    schema: enrolmentDocument,
    keyIn: ({ signingKey }) => signingKey,
  })
  const keyIds = await Promise.all([document.signingKey, document.agreementKey].map(keyIdOf))
  return { document, fingerprint: fingerprintOf(...keyIds) }
}

/** Every readable request for this organisation from a device that is not a member yet. Broken ones are left out. */
export const listRequests = async (at: Unlocked): Promise<VerifiedRequest[]> => {
  const known = new Set<string>(at.membership?.members.map((entry) => entry.deviceId))
  const found: VerifiedRequest[] = []
  for await (const { name } of at.exchange.list(requestsPrefix)) {
    try {
      const request = await openRequest(at, name)
      const isOurs = request?.document.organisationId === at.identity.organisationId
      if (request && isOurs && !known.has(request.document.deviceId)) found.push(request)
    } catch (error) {
      if (!isFailure(error) || isFailure(error, 'EXCHANGE_UNREACHABLE')) throw error
    }
  }
  return found.sort((a, b) => a.document.at.localeCompare(b.document.at))
}
