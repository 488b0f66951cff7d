import { z } from 'zod'
import type { Unlocked } from './unlocked.ts'

const setting = 'key-store.state'

/** Records which key store keeps this device's secret: at the first unlock, and whenever it is another or in another state. */
export const noteKeyStore = async (at: Pick<Unlocked, 'audit' | 'home' | 'keyStore'>): Promise<void> => {
  const { backend, usable } = await at.keyStore.backend()
  const state = `${backend} ${usable ? 'usable' : 'unusable'}`
  if (at.home.settings.read(setting, z.string()) === state) return
  at.home.settings.write(setting, state)
  at.audit.append({ event: 'key-store.state', result: usable ? 'done' : 'failed', reason: backend, subject: null })
}
