import type { Role } from '../../../shared/access/permissions.ts'
import { Failure } from '../../../shared/failures.ts'
import type { DeviceId, MemberId, RequestId } from '../../../shared/ids.ts'
import type { MemberRow } from '../../../shared/ipc/members.ts'
import type { MemberEntry } from '../../guard/trust/documents.ts'
import { fingerprintOf, keyIdOf, sameFingerprint } from '../../guard/trust/key-pairs.ts'
import { requestObject } from '../../station/exchange-names.ts'
import { flushOutbox } from '../../station/logs.ts'
import { directoryKey, namesOf, sealDirectoryKey, sealNames } from '../../station/membership.ts'
import { newId } from '../../station/new-id.ts'
import { publishMembership } from '../../station/publish-membership.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { listRequests, type VerifiedRequest } from './requests.ts'

const staff: readonly Role[] = ['admin', 'lead', 'reviewer']

/** Describes a member's device with names where this device may know them. */
const rowOf = async (at: Unlocked, entry: MemberEntry, key: Uint8Array | null): Promise<MemberRow> => {
  const isSelf = entry.deviceId === at.identity.deviceId
  const { memberName, deviceName } = isSelf ? at.identity : await namesOf(entry, key)
  return {
    memberId: entry.memberId,
    memberName,
    roles: [...entry.roles],
    deviceId: entry.deviceId,
    deviceName,
    fingerprint: fingerprintOf(await keyIdOf(entry.signingKey), await keyIdOf(entry.agreementKey)),
    enrolledAt: entry.enrolledAt,
    revokedAt: entry.revokedAt,
    wipeOrderedAt: entry.wipeOrderedAt ?? null,
    region: entry.region ?? null,
    isSelf,
  }
}

/** Everybody who belongs, in the order of enrolment. */
export const listMembers = async (at: Unlocked): Promise<MemberRow[]> => {
  const key = await directoryKey(at)
  return Promise.all((at.membership?.members ?? []).map((entry) => rowOf(at, entry, key)))
}

/** Signs a new membership with the root key and hands it to the exchange. @throws {@link Failure} `NOT_PERMITTED` */
export const publish = async (at: Unlocked, members: MemberEntry[]): Promise<void> => {
  await publishMembership(at, members)
  await flushOutbox(at)
}

/** What the admin decided about a request. */
export interface Approval {
  readonly requestId: RequestId
  readonly fingerprint: string
  readonly roles: readonly Role[]
  readonly memberId: MemberId | null
  readonly region: string | null
}

/**
 * Takes a device into the membership.
 *
 * @throws {@link Failure} `NOT_FOUND`, `FINGERPRINT_MISMATCH`, `NOT_PERMITTED` without the root key
 */
export const approveRequest = async (at: Unlocked, approval: Approval): Promise<MemberRow> => {
  const request = (await listRequests(at)).find((entry) => entry.document.requestId === approval.requestId)
  if (!request) throw new Failure('NOT_FOUND')
  if (!sameFingerprint(request.fingerprint, approval.fingerprint)) {
    at.audit.append({
      event: 'device.approve',
      result: 'refused',
      reason: 'FINGERPRINT_MISMATCH',
      subject: request.document.deviceId,
    })
    throw new Failure('FINGERPRINT_MISMATCH')
  }
  const known = at.membership?.members ?? []
  if (approval.memberId !== null && !known.some((entry) => entry.memberId === approval.memberId))
    throw new Failure('NOT_FOUND')
  const entry = await entryOf(at, request, approval)
  await publish(at, [...known, entry])
  await at.exchange.remove(requestObject(approval.requestId))
  at.audit.append({ event: 'device.approve', result: 'allowed', reason: null, subject: entry.deviceId })
  return rowOf(at, entry, await directoryKey(at))
}

const entryOf = async (at: Unlocked, request: VerifiedRequest, approval: Approval): Promise<MemberEntry> => {
  const { document } = request
  const key = await directoryKey(at)
  if (!key) throw new Failure('NOT_PERMITTED')
  const isStaff = approval.roles.some((role) => staff.includes(role))
  return {
    memberId: approval.memberId ?? newId<MemberId>(),
    deviceId: document.deviceId,
    roles: [...new Set(approval.roles)],
    signingKey: document.signingKey,
    agreementKey: document.agreementKey,
    enrolledAt: at.clock.now(),
    revokedAt: null,
    region: approval.region,
    sealedNames: await sealNames({ memberName: document.memberName, deviceName: document.deviceName }, key),
    directoryKey: isStaff ? await sealDirectoryKey(key, document.agreementKey) : null,
  }
}

/** Turns a request down: it is removed, and the device goes on waiting. */
export const declineRequest = async (at: Unlocked, requestId: RequestId): Promise<void> => {
  await at.exchange.remove(requestObject(requestId))
  at.audit.append({ event: 'device.approve', result: 'refused', reason: 'DECLINED', subject: requestId })
}

/**
 * Ends the membership of a device, and with `wipe` orders it to wipe everything it was granted: it is lost. The order may
 * follow later.
 *
 * @throws {@link Failure} `NOT_FOUND`, also when there is nothing left to end; `NOT_PERMITTED` for one's own device
 */
export const revokeDevice = async (
  at: Unlocked,
  { deviceId, wipe }: { readonly deviceId: DeviceId; readonly wipe: boolean },
): Promise<string> => {
  const members = at.membership?.members ?? []
  const entry = members.find((known) => known.deviceId === deviceId)
  if (!entry || (entry.revokedAt !== null && (!wipe || entry.wipeOrderedAt))) throw new Failure('NOT_FOUND')
  if (deviceId === at.identity.deviceId) throw new Failure('NOT_PERMITTED')
  const now = at.clock.now()
  const ended = { ...entry, revokedAt: entry.revokedAt ?? now, ...(wipe ? { wipeOrderedAt: now } : {}) }
  await publish(
    at,
    members.map((known) => (known.deviceId === deviceId ? ended : known)),
  )
  const reason = wipe ? 'device-lost' : null
  at.audit.append({ event: 'device.revoke', result: 'done', reason, subject: deviceId })
  return now
}
