import { randomBytes } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import type { DeviceId, MemberId, OrganisationId } from '../../../shared/ids.ts'
import type { MembershipDocument, OrganisationDocument } from '../../guard/trust/documents.ts'
import { createKeyPair, type KeyPair } from '../../guard/trust/key-pairs.ts'
import { signDocument } from '../../guard/trust/signed.ts'
import { membershipObject, organisationObject } from '../../station/exchange-names.ts'
import { foundHome } from '../../station/found.ts'
import type { Identity } from '../../station/identity.ts'
import { membershipValidMs, sealDirectoryKey, sealNames } from '../../station/membership.ts'
import { newId } from '../../station/new-id.ts'
import { keepKey } from '../../station/own-keys.ts'
import type { StationCore } from '../../station/station.ts'
import { openExchange, type ExchangeSettings } from '../../transports/index.ts'

export interface OrganisationPlan {
  readonly organisationName: string
  readonly memberName: string
  readonly deviceName: string
  readonly exchange: ExchangeSettings
  readonly passphrase: string
}

interface FirstKeys {
  readonly root: KeyPair
  readonly signing: KeyPair
  readonly agreement: KeyPair
}

/**
 * Makes an organisation: its root key, its first member, its exchange. The exchange has to be empty of any other.
 *
 * @throws {@link Failure} `EXCHANGE_TAKEN`, `EXCHANGE_UNREACHABLE`, and what making a home throws
 */
export const createOrganisation = async (core: StationCore, plan: OrganisationPlan): Promise<void> => {
  const exchange = openExchange(plan.exchange)
  if ((await exchange.get(organisationObject, 1024 * 1024)) !== null) throw new Failure('EXCHANGE_TAKEN')
  const now = new Date(core.parts.nowMs()).toISOString()
  const keys: FirstKeys = {
    root: await createKeyPair('ES256'),
    signing: await createKeyPair('ES256'),
    agreement: await createKeyPair('ECDH-ES'),
  }
  const identity = firstIdentity(plan, keys, now)
  const organisation = await signDocument('auxerta-organisation+jws', organisationOf(identity, keys, now), keys.root)
  const members = await membersOf(plan, { identity, keys, now })
  const membership = await signDocument('auxerta-membership+jws', members, keys.root)
  const opened = await foundHome(
    core.parts,
    { passphrase: plan.passphrase, names: [plan.memberName, plan.deviceName, plan.organisationName] },
    async (home) => {
      const encoder = new TextEncoder()
      home.transaction(() => {
        for (const purpose of ['root', 'signing', 'agreement'] as const)
          keepKey({ home }, purpose, { pair: keys[purpose], now })
        home.settings.write('identity', identity)
        home.documents.write({ name: 'membership', version: 1, body: membership })
      })
      await exchange.put(membershipObject, encoder.encode(membership))
      await exchange.put(organisationObject, encoder.encode(organisation))
    },
  )
  await core.adopt(opened)
  core.parts.audit.append({
    event: 'organisation.create',
    result: 'done',
    reason: null,
    subject: identity.organisationId,
  })
}

const firstIdentity = (plan: OrganisationPlan, keys: FirstKeys, now: string): Identity => ({
  organisationId: newId<OrganisationId>(),
  organisationName: plan.organisationName,
  rootKey: keys.root.publicKey,
  rootVersion: 1,
  memberId: newId<MemberId>(),
  deviceId: newId<DeviceId>(),
  memberName: plan.memberName,
  deviceName: plan.deviceName,
  requestId: null,
  enrolledAt: now,
  exchange: plan.exchange,
})

const organisationOf = (identity: Identity, keys: FirstKeys, now: string): OrganisationDocument => ({
  organisationId: identity.organisationId,
  name: identity.organisationName,
  version: 1,
  issuedAt: now,
  root: keys.root.publicKey,
  adminAgreementKey: keys.agreement.publicKey,
})

const membersOf = async (
  plan: OrganisationPlan,
  first: { identity: Identity; keys: FirstKeys; now: string },
): Promise<MembershipDocument> => {
  const { identity, keys, now } = first
  if (identity.memberId === null) throw new TypeError('the first member has an id')
  const directoryKey = randomBytes(32)
  try {
    return {
      organisationId: identity.organisationId,
      version: 1,
      issuedAt: now,
      validUntil: new Date(Date.parse(now) + membershipValidMs).toISOString(),
      members: [
        {
          memberId: identity.memberId,
          deviceId: identity.deviceId,
          roles: ['admin', 'lead'],
          signingKey: keys.signing.publicKey,
          agreementKey: keys.agreement.publicKey,
          enrolledAt: now,
          revokedAt: null,
          sealedNames: await sealNames({ memberName: plan.memberName, deviceName: plan.deviceName }, directoryKey),
          directoryKey: await sealDirectoryKey(directoryKey, keys.agreement.publicKey),
        },
      ],
    }
  } finally {
    directoryKey.fill(0)
  }
}
