import { timingSafeEqual } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import type { KeyStore, KeyStoreBackend } from './key-store.ts'
import { randomId, randomKey, wipe } from './random.ts'

type Keytar = typeof import('keytar')

const service = 'Auxerta Workstation'
/** A locked keyring asks the person for its password; longer than this and nobody is there to answer. */
const answerWithinMs = 120_000

const backends: Partial<Record<NodeJS.Platform, KeyStoreBackend>> = {
  linux: { backend: 'secret-service', usable: true, reason: null },
  darwin: { backend: 'keychain', usable: true, reason: null },
  win32: {
    backend: 'credential-manager',
    usable: true,
    reason: 'Entries of this store may roam with a domain profile. IT can switch credential roaming off.',
  },
}

const within = async <T>(answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The key store did not answer'))
    }, answerWithinMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Loaded on first use: where libsecret is missing the import itself fails, and that must be a failure with a fix. */
const ask = async <T>(question: (keytar: Keytar) => Promise<T>): Promise<T> => {
  try {
    const loaded = (await import('keytar')) as Keytar & { default?: Keytar }
    return await within(question(loaded.default ?? loaded))
  } catch (cause) {
    throw new Failure('KEY_STORE_UNAVAILABLE', { cause })
  }
}

const read = async (account: string): Promise<Buffer | null> => {
  const text = await ask((keytar) => keytar.getPassword(service, account))
  return text === null ? null : Buffer.from(text, 'base64')
}

const write = async (account: string, secret: Uint8Array): Promise<void> => {
  if (secret.length < 1 || secret.length > 64) throw new TypeError('A stored secret has 1 to 64 bytes')
  await ask((keytar) => keytar.setPassword(service, account, Buffer.from(secret).toString('base64')))
}

const forget = async (account: string): Promise<void> => {
  await ask((keytar) => keytar.deletePassword(service, account))
}

/** Reading alone is not enough: a Secret Service without a keyring answers "nothing here" and then refuses to store. */
const probe = async (): Promise<boolean> => {
  const account = `probe-${randomId()}`
  const secret = randomKey()
  let answer: Buffer | null = null
  try {
    await write(account, secret)
    answer = await read(account)
    return answer !== null && answer.length === secret.length && timingSafeEqual(answer, secret)
  } finally {
    wipe(secret, answer)
    await forget(account)
  }
}

const inspect = async (): Promise<KeyStoreBackend> => {
  const known = backends[process.platform]
  const reason = new Failure('KEY_STORE_UNAVAILABLE').message
  if (!known) return { backend: 'none', usable: false, reason }
  try {
    return (await probe()) ? known : { ...known, usable: false, reason }
  } catch {
    return { ...known, usable: false, reason }
  }
}

/**
 * The key store of this system through keytar: Secret Service, Keychain or Credential Manager.
 *
 * keytar speaks strings, so a secret passes through one base64 string that is dropped at once; JavaScript cannot wipe it.
 * There is no fallback to a file: no key store means refuse.
 */
export const createKeytarStore = (): KeyStore => ({ backend: inspect, get: read, set: write, remove: forget })
