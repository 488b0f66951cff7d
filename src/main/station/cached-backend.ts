import type { KeyStore, KeyStoreBackend } from '../guard/keys/key-store.ts'

const goodForMs = 60_000
/** A person who repairs the key store should not wait for a minute to see it. */
const badForMs = 5_000

/** The same key store, which looks what answers at most once a minute: every look stores, reads and removes a probe. */
export const withCachedBackend = (keyStore: KeyStore, nowMs: () => number = () => performance.now()): KeyStore => {
  let last: { readonly answer: Promise<KeyStoreBackend>; until: number } | null = null
  return {
    get: (account) => keyStore.get(account),
    set: (account, secret) => keyStore.set(account, secret),
    remove: (account) => keyStore.remove(account),
    backend: () => {
      if (last && nowMs() < last.until) return last.answer
      const asked = { answer: keyStore.backend(), until: nowMs() + goodForMs }
      last = asked
      return asked.answer.then((answer) => {
        asked.until = nowMs() + (answer.usable ? goodForMs : badForMs)
        return answer
      })
    },
  }
}
