import { z } from 'zod'
import { backendWords, type KeyStoreBackend } from '../guard/keys/key-store.ts'
import type { Unlocked } from './unlocked.ts'

const setting = 'key-store.state'

/** Keeps what was seen last; a store that does not answer now says nothing about how it keeps what is in it. */
export const seeKeyStore = (at: Pick<Unlocked, 'keyStoreDegraded'>, { usable, weakness }: KeyStoreBackend): void => {
  if (usable) at.keyStoreDegraded = weakness !== undefined
}

/**
 * Records which key store keeps this device's secret: at the first unlock, and whenever it is another or in another state. A
 * weak one is recorded at every unlock.
 */
export const noteKeyStore = async (
  at: Pick<Unlocked, 'audit' | 'home' | 'keyStore' | 'keyStoreDegraded'>,
): Promise<void> => {
  const seen = await at.keyStore.backend()
  seeKeyStore(at, seen)
  const { usable, weakness } = seen
  if (weakness !== undefined)
    at.audit.append({ event: 'key-store.degraded', result: 'done', reason: backendWords(seen), subject: null })
  const state = `${backendWords(seen)} ${usable ? 'usable' : 'unusable'}`
  if (at.home.settings.read(setting, z.string()) === state) return
  at.home.settings.write(setting, state)
  at.audit.append({
    event: 'key-store.state',
    result: usable ? 'done' : 'failed',
    reason: backendWords(seen),
    subject: null,
  })
}
