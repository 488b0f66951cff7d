import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { KeyStore } from '../../src/main/guard/keys/key-store.ts'

/** The key store of one pretended machine in a file outside its home folder, so that several processes share it. */
export const fileKeyStore = (file: string): KeyStore => {
  const read = (): Record<string, string> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
  const write = (secrets: Record<string, string>): void => {
    writeFileSync(file, JSON.stringify(secrets))
  }
  return {
    backend: () => Promise.resolve({ backend: 'memory', usable: true, reason: null }),
    get: (account) => {
      const secret = read()[account]
      return Promise.resolve(secret === undefined ? null : Uint8Array.from(Buffer.from(secret, 'base64')))
    },
    set: (account, secret) => {
      write({ ...read(), [account]: Buffer.from(secret).toString('base64') })
      return Promise.resolve()
    },
    remove: (account) => {
      const { [account]: _, ...others } = read()
      write(others)
      return Promise.resolve()
    },
  }
}
