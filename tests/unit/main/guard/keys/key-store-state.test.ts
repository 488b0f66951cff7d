import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { inspectSecretService, isPlainKeyring } from '../../../../../src/main/guard/keys/secret-service.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'
import { runInSession, type KeyringSession } from './keyring-session.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const bus =
  'dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service'
const collection = '/org/freedesktop/secrets/collection'
const told = (session: KeyringSession): Promise<unknown> => runInSession('backend-scenarios.ts', session)
const saying = (words: string): string => expect.stringContaining(words) as string

/** A keyring without a password, as gnome-keyring writes it down, made the default before the daemon starts. */
const plainKeyring =
  'mkdir -p "$HOME/.local/share/keyrings"; ' +
  String.raw`printf "[keyring]\ndisplay-name=Default keyring\nctime=0\nmtime=0\nlock-on-idle=false\nlock-after=false\n" ` +
  '> "$HOME/.local/share/keyrings/Default_keyring.keyring"; ' +
  'printf Default_keyring > "$HOME/.local/share/keyrings/default"; ' +
  'printf pw | gnome-keyring-daemon --unlock --components=secrets'

describe('the state of a real gnome-keyring', () => {
  it('is sound when it is open, kept and encrypted', async () => {
    expect(await told({ keyring: true })).toEqual({ backend: 'secret-service', usable: true, reason: null })
  })

  it('is not usable when it is locked, and nobody is asked for its password', async () => {
    const before = `${bus}.Lock array:objpath:${collection}/login`
    expect(await told({ keyring: true, before })).toEqual({
      backend: 'secret-service',
      usable: false,
      reason: saying('locked'),
    })
  })

  it('is not usable when it was started without ever being unlocked', async () => {
    const before = 'gnome-keyring-daemon --start --components=secrets'
    expect(await told({ keyring: false, before })).toMatchObject({ usable: false, reason: saying('no keyring') })
  })

  it('is volatile when new secrets go to the collection of the session', async () => {
    const before = `${bus}.SetAlias string:default objpath:${collection}/session`
    expect(await told({ keyring: true, before })).toMatchObject({
      usable: true,
      weakness: 'volatile',
      reason: saying('forgets'),
    })
  })

  it('is plain text when its password is empty', async () => {
    expect(await told({ keyring: false, before: plainKeyring })).toMatchObject({
      usable: true,
      weakness: 'plain-text',
      reason: saying('without encryption'),
    })
  })

  it('cannot be told when a program answers that is not known', async () => {
    const before =
      'cp "$(command -v gnome-keyring-daemon)" "$HOME/other-daemon"; ' +
      'printf pw | "$HOME/other-daemon" --unlock --components=secrets'
    expect(await told({ keyring: false, before })).toMatchObject({
      usable: true,
      weakness: 'unknown-provider',
      reason: saying('cannot be told'),
    })
  })

  it('is none without a bus', async () => {
    // The words close the brackets that the session puts around them, so that the script itself has no bus.
    const before = 'true); export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere; (true'
    expect(await told({ keyring: false, before })).toMatchObject({ usable: false, reason: saying('No key store') })
  })

  it('cannot be told when libsecret is set to a file of its own', async () => {
    vi.stubEnv('SECRET_BACKEND', 'file')
    expect(await inspectSecretService()).toBe('unknown-provider')
  })
})

describe('the file of a keyring', () => {
  const keyrings = (files: Record<string, string>): string => {
    const folder = join(temporaryFolder(), 'keyrings')
    mkdirSync(folder)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return folder
  }

  it('is looked at under the name that the bus escapes', async () => {
    const folder = keyrings({ 'Default_keyring.keyring': '[keyring]\n', 'login.keyring': 'GnomeKeyring\n\r' })
    expect(await isPlainKeyring('Default_5fkeyring', folder)).toBe(true)
    expect(await isPlainKeyring('login', folder)).toBe(false)
  })

  it('is guessed from all of them when its own is not there, and is not plain when there is none', async () => {
    expect(await isPlainKeyring('other', keyrings({ 'a.keyring': '[keyring]\n' }))).toBe(true)
    expect(await isPlainKeyring('other', keyrings({ 'a.keyring': 'GnomeKeyring' }))).toBe(false)
    expect(await isPlainKeyring('login', join(temporaryFolder(), 'nowhere'))).toBe(false)
  })
})
