import type { z } from 'zod'
import type { sessionState } from '../../../src/shared/ipc/session.ts'
import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
import { organisation } from './people.ts'
import { undeliveredItems } from './work-calls.ts'
import type { World } from './world.ts'

/** The only passphrase that unlocks the fake station. */
export const fakePassphrase = 'correct horse battery'

export const sessionOf = (world: World): z.input<typeof sessionState> => {
  const { scenario, self, at } = world
  const known = world.stage !== 'new'
  const enrolled = world.stage === 'locked' || world.stage === 'unlocked'
  return {
    stage: world.stage,
    keysUnlocked: world.stage === 'joining' || world.stage === 'unlocked',
    member: known ? { id: self.memberId, name: self.name, roles: enrolled ? self.roles : [] } : null,
    device: known
      ? {
          id: self.deviceId,
          name: self.deviceName,
          fingerprint: self.fingerprint,
          enrolledAt: enrolled ? at.ago({ days: 90 }) : null,
        }
      : null,
    organisation: known ? organisation : null,
    lock: world.lockedAt ? { at: world.lockedAt, cause: 'idle' } : null,
    place: null,
    unlockWaitMs: 0,
    lastSavedAt: world.lastSavedAt,
    undeliveredItems: undeliveredItems(world),
    keyStore: scenario.keyStoreUsable
      ? { backend: 'Secret Service (gnome-keyring)', usable: true, reason: null }
      : {
          backend: 'Plain file',
          usable: false,
          reason: 'This key store keeps keys in a plain file. Policy does not allow it.',
        },
    exchange:
      scenario.exchange === 'reached'
        ? { reachedAt: at.ago({ minutes: 14 }), reachable: true }
        : { reachedAt: at.day(-1, 16, 20), reachable: false },
    idleLockMinutes: 5,
    build: { version: '0.1.0', commit: 'preview' },
  }
}

export const sessionCalls = (world: World, notify: FakeNotify): FakeHandlers['session'] => {
  const become = (stage: World['stage']) => {
    world.stage = stage
    world.lockedAt = stage === 'locked' ? new Date().toISOString() : null
    const state = sessionOf(world)
    notify('session', 'changed', state)
    return state
  }
  return {
    state: () => sessionOf(world),
    createOrganisation: () => become('unlocked'),
    inspectExchange: () => ({ organisationName: organisation.name, fingerprint: organisation.fingerprint }),
    join: () => become('joining'),
    checkApproval: () => {
      world.approvalChecks += 1
      return sessionOf(world)
    },
    unlock: ({ passphrase }) => {
      if (passphrase !== fakePassphrase) throw new Failure('PASSPHRASE_WRONG')
      return become('unlocked')
    },
    lock: () => become('locked'),
    keepPlace: () => ({}),
    changePassphrase: ({ passphrase }) => {
      if (passphrase !== fakePassphrase) throw new Failure('PASSPHRASE_WRONG')
      return sessionOf(world)
    },
    eraseHome: () => become('new'),
  }
}
