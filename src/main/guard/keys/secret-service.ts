import { readFile, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { askBus, type BusAnswer } from './ask-bus.ts'
import type { KeyStoreWeakness } from './key-store.ts'

/** What the Secret Service of a Linux session says about the keyring that new secrets go to. */
export type SecretServiceState = 'absent' | 'locked' | 'no-keyring' | 'sound' | KeyStoreWeakness

const service = 'org.freedesktop.secrets'
const servicePath = '/org/freedesktop/secrets'
const secretInterface = 'org.freedesktop.Secret.Service'

const readProperty = (path: string, property: string): Promise<BusAnswer> =>
  askBus({
    destination: service,
    path,
    method: 'org.freedesktop.DBus.Properties.Get',
    given: ['string:org.freedesktop.Secret.Collection', `string:${property}`],
  })

/** The name of the program that answers, as the kernel says it; null when it cannot be told. */
const programOf = async (): Promise<string | null> => {
  const answer = await askBus({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    method: 'org.freedesktop.DBus.GetConnectionUnixProcessID',
    given: [`string:${service}`],
  })
  const pid = typeof answer === 'string' ? null : /uint32 (\d+)/.exec(answer.text)?.[1]
  if (!pid) return null
  return readFile(`/proc/${pid}/comm`, 'utf8').then(
    (name) => name.trim(),
    () => null,
  )
}

/** `Default_5fkeyring` on the bus is `Default_keyring` on the disk. */
const fileNameOf = (collection: string): string =>
  `${collection.replace(/_([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}.keyring`

/**
 * Whether gnome-keyring wrote this keyring down unencrypted, which it does when its password is empty: the file is then text
 * that begins with `[keyring]`, and not `GnomeKeyring`.
 */
export const isPlainKeyring = async (collection: string, folder = keyringFolder()): Promise<boolean> => {
  const names = await readdir(folder).catch(() => [])
  const own = fileNameOf(collection).toLowerCase()
  const asked = names.filter((name) => name.toLowerCase() === own)
  const files = asked.length > 0 ? asked : names.filter((name) => name.endsWith('.keyring'))
  const heads = await Promise.all(files.map((name) => readFile(join(folder, name)).catch(() => Buffer.alloc(0))))
  return heads.some((head) => head.subarray(0, 9).toString('latin1') === '[keyring]')
}

const keyringFolder = (): string => join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'keyrings')

/**
 * KWallet and gnome-keyring keep secrets on disk, encrypted under the login or a password of their own. A keyring without
 * encryption counts as locked until it is first used, and opens for anybody then.
 */
const judge = async (collection: string, locked: boolean): Promise<SecretServiceState> => {
  const program = await programOf()
  if (program?.startsWith('gnome-keyring') && (await isPlainKeyring(collection))) return 'plain-text'
  if (locked) return 'locked'
  if (program?.startsWith('gnome-keyring')) return 'sound'
  if (program?.startsWith('ksecretd') || program?.startsWith('kwalletd')) return 'sound'
  return 'unknown-provider'
}

/**
 * Looks where a new secret would go, without storing one: the default collection, whether it is locked, whether it lives only
 * until the session ends, and which program answers. Never throws.
 */
export const inspectSecretService = async (): Promise<SecretServiceState> => {
  // libsecret then keeps a file of its own and asks no service.
  if (process.env['SECRET_BACKEND'] !== undefined) return 'unknown-provider'
  const given = ['string:default']
  const alias = await askBus({ destination: service, path: servicePath, method: `${secretInterface}.ReadAlias`, given })
  if (alias === 'absent') return 'absent'
  if (alias === 'unknown') return 'unknown-provider'
  const collection = /^\/org\/freedesktop\/secrets\/collection\/(\w+)$/.exec(alias.text)?.[1]
  if (collection === undefined) return alias.text === '/' ? 'no-keyring' : 'unknown-provider'
  if (collection === 'session') return 'volatile'
  const locked = await readProperty(alias.text, 'Locked')
  if (typeof locked === 'string') return 'unknown-provider'
  return judge(collection, locked.text.includes('boolean true'))
}
