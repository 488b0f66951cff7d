import { timingSafeEqual } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import type { KeyStore, KeyStoreBackend, KeyStoreWeakness } from './key-store.ts'
import { randomId, randomKey, wipe } from './random.ts'
import { inspectSecretService } from './secret-service.ts'

type Keytar = typeof import('keytar')

const service = 'Auxerta Workstation'
/** A locked keyring asks the person for its password; longer than this and nobody is there to answer. */
const answerWithinMs = 120_000

const names: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'secret-service',
  darwin: 'keychain',
  win32: 'credential-manager',
}

/** What a person should know about a weak store, and what to do about it. */
const weaknessReasons: Readonly<Record<KeyStoreWeakness, string>> = {
  volatile:
    'This keyring forgets its secrets when you log out: then this home folder opens no more. Make a keyring that is kept and set it as the default.',
  'plain-text':
    'This keyring lies on the disk without encryption, because its password is empty. Give it a password, in the settings for passwords and keys.',
  roaming:
    'Entries of this store may roam with a domain profile to other computers. IT can switch credential roaming off.',
  'unknown-provider':
    'It cannot be told which program keeps the keyring, and whether it encrypts it. IT can say, or install gnome-keyring or KWallet.',
}

const lockedReason = 'The keyring of this system is locked. Unlock it, or log in again, then try again.'
const noKeyringReason =
  'The Secret Service has no keyring that is kept. Log out and in again, or make a default keyring, then try again.'

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

const probed = async (known: KeyStoreBackend): Promise<KeyStoreBackend> => {
  const reason = new Failure('KEY_STORE_UNAVAILABLE').message
  try {
    if (await probe()) return known
  } catch {
    // Said below: it does not answer, or not as it should.
  }
  return { backend: known.backend, usable: false, reason }
}

const weak = (backend: string, weakness: KeyStoreWeakness): KeyStoreBackend => ({
  backend,
  usable: true,
  reason: weaknessReasons[weakness],
  weakness,
})

/** The service is looked at first: probing a locked keyring would ask the person for its password. */
const inspectLinux = async (backend: string): Promise<KeyStoreBackend> => {
  const state = await inspectSecretService()
  if (state === 'locked') return { backend, usable: false, reason: lockedReason }
  if (state === 'no-keyring') return { backend, usable: false, reason: noKeyringReason }
  if (state === 'absent') return { backend, usable: false, reason: new Failure('KEY_STORE_UNAVAILABLE').message }
  return probed(state === 'sound' ? { backend, usable: true, reason: null } : weak(backend, state))
}

const inspect = async (): Promise<KeyStoreBackend> => {
  const backend = names[process.platform]
  if (backend === undefined)
    return { backend: 'none', usable: false, reason: new Failure('KEY_STORE_UNAVAILABLE').message }
  if (process.platform === 'linux') return inspectLinux(backend)
  // keytar stores Windows entries so that they belong to the domain profile (CRED_PERSIST_ENTERPRISE).
  return probed(process.platform === 'win32' ? weak(backend, 'roaming') : { backend, usable: true, reason: null })
}

/**
 * The key store of this system through keytar: Secret Service, Keychain or Credential Manager.
 *
 * keytar speaks strings, so a secret passes through one base64 string that is dropped at once; JavaScript cannot wipe it.
 * There is no fallback to a file: no key store means refuse.
 */
export const createKeytarStore = (): KeyStore => ({ backend: inspect, get: read, set: write, remove: forget })
