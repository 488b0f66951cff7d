import { isFailure } from '../../../shared/failures.ts'
import { keyIdOf } from '../../guard/trust/key-pairs.ts'
import { flushOutbox } from '../../station/logs.ts'
import { syncMembership } from '../../station/membership.ts'
import { replenishPrekeys } from '../../station/prekeys.ts'
import type { StationCore } from '../../station/station.ts'
import { noteExchange } from '../../station/unlock.ts'
import { ownEntry, type Unlocked } from '../../station/unlocked.ts'

/**
 * Looks whether an admin took this device in. The entry counts only when it names this device's own keys.
 *
 * @returns Whether the device is a member now.
 */
export const checkApproval = async (core: StationCore): Promise<boolean> => {
  const isMember = await core.exclusive(takeApproval)
  if (isMember) core.parts.onChange()
  return isMember
}

const takeApproval = async (at: Unlocked): Promise<boolean> => {
  try {
    await syncMembership(at)
    noteExchange(at, true)
  } catch (error) {
    if (isFailure(error, 'EXCHANGE_UNREACHABLE')) noteExchange(at, false)
    throw error
  }
  const entry = ownEntry(at)
  if (!entry || (await keyIdOf(entry.signingKey)) !== at.signing.kid) return false
  if (at.identity.memberId === null) {
    at.identity = { ...at.identity, memberId: entry.memberId, enrolledAt: entry.enrolledAt, requestId: null }
    at.home.settings.write('identity', at.identity)
    at.audit.append({ event: 'device.enrol', result: 'done', reason: null, subject: at.identity.deviceId })
    await replenishPrekeys(at)
    await flushOutbox(at)
  }
  return true
}
