import type { SessionState } from '../../../shared/ipc/session.ts'
import { hasKeySlot } from '../../guard/keys/key-slot-file.ts'
import { remainingWaitMs } from '../../guard/keys/unlock-attempts.ts'
import { fingerprintOf, keyIdOf } from '../../guard/trust/key-pairs.ts'
import { keptPlace } from './place.ts'
import { seeKeyStore } from '../../station/note-key-store.ts'
import { readProfile, writeProfile, type Profile } from '../../station/profile.ts'
import type { StationCore } from '../../station/station.ts'
import { askingRoles, ownEntry, type Unlocked } from '../../station/unlocked.ts'
import { undeliveredItems } from '../../station/undelivered.ts'

/** The fingerprint of this device: of both its keys, so that neither can be swapped. */
export const deviceFingerprint = async (at: Unlocked): Promise<string> =>
  fingerprintOf(at.signing.kid, await keyIdOf(at.agreement.publicKey))

const defaultIdleLockMinutes = 5

/** Minutes until the workstation locks by itself: what the strictest of the projects that are open here says. */
export const idleLockMinutes = (at: Unlocked | null): number => {
  const asked = [...(at?.projects.values() ?? [])].flatMap((project) =>
    project.open && project.wipedAt === null ? [project.open.terms.policy.idleLockMinutes] : [],
  )
  return asked.length === 0 ? defaultIdleLockMinutes : Math.min(...asked)
}

const profileOf = async (at: Unlocked): Promise<Profile> => ({
  version: 1,
  memberId: at.identity.memberId,
  memberName: at.identity.memberName,
  roles: askingRoles(at),
  deviceId: at.identity.deviceId,
  deviceName: at.identity.deviceName,
  fingerprint: await deviceFingerprint(at),
  enrolledAt: at.identity.enrolledAt,
  organisationName: at.identity.organisationName,
  organisationFingerprint: fingerprintOf(await keyIdOf(at.identity.rootKey)),
})

/** Writes down what the lock screen may say, when it changed. */
const keepProfile = async (at: Unlocked): Promise<Profile> => {
  const fresh = await profileOf(at)
  if (JSON.stringify(readProfile(at.homeDir)) !== JSON.stringify(fresh)) writeProfile(at.homeDir, fresh)
  return fresh
}

const stageOf = (core: StationCore, at: Unlocked | null): SessionState['stage'] => {
  if (at) return ownEntry(at) ? 'unlocked' : 'joining'
  return hasKeySlot(core.parts.homeDir) ? 'locked' : 'new'
}

/** How the workstation stands. While locked it tells no more than the lock screen shows. */
export const describeSession = async (core: StationCore): Promise<SessionState> => {
  const keyStore = await core.parts.keyStore.backend()
  const before = core.unlocked()
  const profile = before ? await keepProfile(before) : readProfile(core.parts.homeDir)
  // From here on nothing waits: what was unlocked when the profile was read may be locked by now.
  const at = core.unlocked() === before ? before : null
  if (at) seeKeyStore(at, keyStore)
  const stage = stageOf(core, at)
  return {
    stage,
    keysUnlocked: at !== null,
    member: memberOf(profile),
    device: profile && {
      id: profile.deviceId,
      name: profile.deviceName,
      fingerprint: profile.fingerprint,
      enrolledAt: profile.enrolledAt,
    },
    organisation: profile && { name: profile.organisationName, fingerprint: profile.organisationFingerprint },
    lock: at ? null : stage === 'new' ? null : core.lockState(),
    place: at ? keptPlace(core) : null,
    unlockWaitMs: at ? 0 : remainingWaitMs(core.parts.homeDir),
    lastSavedAt: core.lastSavedAt(),
    undeliveredItems: at ? undeliveredItems(at) : 0,
    keyStore,
    exchange: at
      ? { reachedAt: at.exchangeReached.at, reachable: at.exchangeReached.reachable }
      : { reachedAt: null, reachable: null },
    idleLockMinutes: idleLockMinutes(at),
    build: core.parts.build,
  }
}

const memberOf = (profile: Profile | null): SessionState['member'] =>
  profile?.memberId ? { id: profile.memberId, name: profile.memberName, roles: profile.roles } : null
