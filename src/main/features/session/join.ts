import { Failure } from '../../../shared/failures.ts'
import type { DeviceId, RequestId } from '../../../shared/ids.ts'
import type { EnrolmentDocument, OrganisationDocument } from '../../guard/trust/documents.ts'
import { createKeyPair, fingerprintOf, keyIdOf, sameFingerprint } from '../../guard/trust/key-pairs.ts'
import { jsonBytes, sealTo } from '../../guard/trust/sealed.ts'
import { signDocument } from '../../guard/trust/signed.ts'
import { requestObject } from '../../station/exchange-names.ts'
import { foundHome } from '../../station/found.ts'
import type { Identity } from '../../station/identity.ts'
import { readOrganisation } from '../../station/membership.ts'
import { newId } from '../../station/new-id.ts'
import { keepKey } from '../../station/own-keys.ts'
import { flushOutbox } from '../../station/logs.ts'
import { replenishPrekeys } from '../../station/prekeys.ts'
import type { StationCore } from '../../station/station.ts'
import { openExchange, type ExchangeSettings } from '../../transports/index.ts'

export interface JoinPlan {
  readonly memberName: string
  readonly deviceName: string
  readonly exchange: ExchangeSettings
  readonly organisationFingerprint: string
  readonly passphrase: string
}

/** The fingerprint of an organisation: of its root key. */
export const organisationFingerprint = async (document: Pick<OrganisationDocument, 'root'>): Promise<string> =>
  fingerprintOf(await keyIdOf(document.root))

/**
 * Makes this device's keys, pins the organisation's root and posts a request, sealed to the admin. Nothing opens before an
 * admin compared the fingerprint with the person and approved.
 *
 * @throws {@link Failure} `NOT_FOUND` without an organisation there, `ROOT_MISMATCH` when the fingerprint is another
 */
export const join = async (core: StationCore, plan: JoinPlan): Promise<void> => {
  const exchange = openExchange(plan.exchange)
  const organisation = await readOrganisation(exchange)
  if (!organisation) throw new Failure('NOT_FOUND')
  if (!sameFingerprint(await organisationFingerprint(organisation), plan.organisationFingerprint))
    throw new Failure('ROOT_MISMATCH')
  const now = new Date(core.parts.nowMs()).toISOString()
  const signing = await createKeyPair('ES256')
  const agreement = await createKeyPair('ECDH-ES')
  const request: EnrolmentDocument = {
    requestId: newId<RequestId>(),
    organisationId: organisation.organisationId,
    memberName: plan.memberName,
    deviceName: plan.deviceName,
    deviceId: newId<DeviceId>(),
    signingKey: signing.publicKey,
    agreementKey: agreement.publicKey,
    at: now,
  }
  const jws = await signDocument('auxerta-request+jws', request, signing)
  const sealed = await sealTo('auxerta-request+jwe', jsonBytes({ jws }), organisation.adminAgreementKey)
  const keys = await foundHome(
    core.parts,
    { passphrase: plan.passphrase, names: [plan.memberName, plan.deviceName, organisation.name] },
    async (home) => {
      home.transaction(() => {
        keepKey({ home }, 'signing', { pair: signing, now })
        keepKey({ home }, 'agreement', { pair: agreement, now })
        home.settings.write('identity', identityOf(plan, organisation, request))
      })
      await exchange.put(requestObject(request.requestId), new TextEncoder().encode(sealed))
    },
  )
  await core.adopt(keys)
  const at = core.require()
  at.audit.append({ event: 'device.request', result: 'done', reason: null, subject: request.deviceId })
  await replenishPrekeys(at)
  await flushOutbox(at)
}

const identityOf = (plan: JoinPlan, organisation: OrganisationDocument, request: EnrolmentDocument): Identity => ({
  organisationId: organisation.organisationId,
  organisationName: organisation.name,
  rootKey: organisation.root,
  rootVersion: organisation.version,
  memberId: null,
  deviceId: request.deviceId,
  memberName: plan.memberName,
  deviceName: plan.deviceName,
  requestId: request.requestId,
  enrolledAt: null,
  exchange: plan.exchange,
})
