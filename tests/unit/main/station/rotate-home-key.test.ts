import { createHash, randomBytes } from 'node:crypto'
import fs, { readFileSync, readdirSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { KeyStore } from '../../../../src/main/guard/keys/key-store.ts'
import { openHomeStore } from '../../../../src/main/storage/home/home-store.ts'
import { rotateHomeKey } from '../../../../src/main/station/rotate-home-key.ts'
import { recordTries } from '../../../support/security-record.ts'
import { copyHome, makeLightHome, openLightHome, type LightHome } from '../../../support/light-home.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'

type Secrets = Map<string, Buffer>
const storeOver = (secrets: Secrets, touched: () => void = () => undefined): KeyStore => ({
  backend: () => Promise.resolve({ backend: 'memory', usable: true, reason: null }),
  get: (account) => {
    touched()
    return Promise.resolve(secrets.has(account) ? Buffer.from(secrets.get(account) ?? []) : null)
  },
  set: (account, secret) => {
    touched()
    secrets.set(account, Buffer.from(secret))
    return Promise.resolve()
  },
  remove: (account) => {
    touched()
    secrets.delete(account)
    return Promise.resolve()
  },
})

/** Calls `step` before every touch of the file system, the database driver or the key store, until `stop`. */
const watchSteps = (step: (what: string) => void): (() => void) => {
  const real = { ...fs }
  const names = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'closeSync'] as const
  const proto = Database.prototype as unknown as Record<string, (...given: unknown[]) => unknown>
  const driver = ['exec', 'pragma', 'close'].map((name) => [name, proto[name]] as const)
  let inside = false
  const once = (what: string): void => {
    if (inside) return
    inside = true
    try {
      step(what)
    } finally {
      inside = false
    }
  }
  for (const name of names)
    Object.assign(fs, {
      [name]: (...given: unknown[]) => {
        once(name)
        return (real[name] as (...all: unknown[]) => unknown)(...given)
      },
    })
  syncBuiltinESMExports()
  for (const [name, call] of driver)
    proto[name] = function (this: unknown, ...given: unknown[]) {
      if (name !== 'pragma' || String(given[0]).includes('wal_checkpoint')) once(name)
      return call?.apply(this, given)
    }
  return () => {
    for (const name of names) Object.assign(fs, { [name]: real[name] })
    syncBuiltinESMExports()
    for (const [name, call] of driver) if (call) proto[name] = call
  }
}

let opened: LightHome[] = []
const open = async (homeDir: string, keyStore: KeyStore): Promise<LightHome> => {
  const at = await openLightHome(homeDir, keyStore)
  opened.push(at)
  return at
}
let stopWatching: () => void = () => undefined
afterEach(() => {
  stopWatching()
  for (const { home } of opened) home.close()
  opened = []
})

const work = randomBytes(60_000)
const fill = ({ home }: LightHome): void => {
  home.settings.write('place', 'item 14')
  home.outbox.put('sealed/1', work, '2026-01-01T00:00:00.000Z')
  home.privateKeys.add({ kid: 'k1', purpose: 'signing', jwk: { kty: 'EC' }, grantId: 'g1', createdAt: '2026' })
}
const expectWhole = ({ home }: LightHome): void => {
  expect(home.settings.read('place', z.string())).toBe('item 14')
  expect(home.outbox.read('sealed/1')?.equals(work)).toBe(true)
  expect(home.privateKeys.forGrant('g1')).toMatchObject([{ kid: 'k1', jwk: { kty: 'EC' } }])
}

/** A filled home, and a copy of its folder from before anything was rotated. */
const begin = async (touched?: () => void) => {
  const root = temporaryFolder()
  const secrets: Secrets = new Map()
  const keyStore = storeOver(secrets, touched)
  const at = await makeLightHome(join(root, 'home'), keyStore)
  const { homeId } = at
  opened.push(at)
  fill(at)
  at.home.checkpoint()
  const old = copyHome(at.homeDir, join(root, 'old'))
  return { root, secrets, keyStore, homeId, at, old }
}

const failing = (code: string): Error => expect.objectContaining({ code }) as Error

/** Nothing of the copy opens: not with the key store of now, and its database not with the home key of now. */
const expectOldShut = async (old: string, now: LightHome): Promise<void> => {
  await expect(openLightHome(old, now.keyStore)).rejects.toThrow(failing('DEVICE_SECRET_MISSING'))
  expect(() => openHomeStore({ homeDir: old, homeKey: now.homeKey })).toThrow(failing('HOME_DAMAGED'))
}

/** What lies on the disk and in the key store in this moment, as one word. */
const stateOf = (homeDir: string, secrets: Secrets): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(homeDir).sort()) hash.update(name).update(readFileSync(join(homeDir, name)))
  for (const [account, secret] of secrets) hash.update(account).update(secret)
  return hash.digest('hex')
}

const slotOf = (homeDir: string): string => readFileSync(join(homeDir, 'key-slot.json'), 'utf8')

describe('the rotation of the home key', () => {
  it('keeps everything, through the same object, and shuts every copy from before', async () => {
    const { at, old, secrets, homeId, keyStore } = await begin()
    const before = Buffer.from(secrets.get(homeId) ?? [])
    expect(await rotateHomeKey(at)).toBe('1 home key and 1 device secret replaced')
    expectWhole(at)
    at.home.settings.write('after', 1)
    at.home.close()
    expect(readdirSync(at.homeDir).sort()).toEqual(['home.db', 'key-slot.json'])
    expect([...secrets.keys()]).toEqual([homeId])
    expect(secrets.get(homeId)?.equals(before)).toBe(false)
    const again = await open(at.homeDir, keyStore)
    expectWhole(again)
    expect(again.home.settings.read('after', z.number())).toBe(1)
    expect(again.homeKey.equals(at.homeKey)).toBe(false)
    await expectOldShut(old, again)
    recordTries({
      attack: 'A copy of the home folder from before a wipe, with the passphrase',
      tries: 2,
      accepted: 0,
      lost: 0,
    })
    expect(() => openHomeStore({ homeDir: again.homeDir, homeKey: at.homeKey })).toThrow(failing('HOME_DAMAGED'))
  })

  it('encrypts the new file: neither words nor the SQLite header are in it', async () => {
    const { at } = await begin()
    at.home.settings.write('canary', 'kingfisher-by-the-weir')
    await rotateHomeKey(at)
    at.home.close()
    const bytes = readFileSync(join(at.homeDir, 'home.db'))
    expect(bytes.length).toBeGreaterThan(work.length)
    for (const plain of ['kingfisher', 'SQLite format 3', 'CREATE TABLE', work.subarray(0, 16)])
      expect(bytes.includes(plain), String(plain)).toBe(false)
  })

  it('leaves what was deleted behind', async () => {
    const { at, keyStore } = await begin()
    at.home.outbox.remove('sealed/1')
    await rotateHomeKey(at)
    at.home.close()
    expect(readFileSync(join(at.homeDir, 'home.db')).length).toBeLessThan(work.length)
    expect((await open(at.homeDir, keyStore)).home.outbox.count()).toBe(0)
  })

  it('may be done again and again', async () => {
    const { at, keyStore, old } = await begin()
    for (let round = 0; round < 5; round++) await rotateHomeKey(at)
    at.home.close()
    const again = await open(at.homeDir, keyStore)
    expectWhole(again)
    await expectOldShut(old, again)
  })

  it('does not run once the workstation is locked, and never wraps under zeroes', async () => {
    const { at, secrets, homeId } = await begin()
    const slot = slotOf(at.homeDir)
    at.stretched.drop()
    await expect(rotateHomeKey(at)).rejects.toThrow(failing('LOCKED'))
    expect(slotOf(at.homeDir)).toBe(slot)
    expect([...secrets.keys()]).toEqual([homeId])
    expectWhole(at)
  })

  it('cut short at any place opens with the passphrase and holds everything', async () => {
    const states = new Set<string>()
    const shots: { what: string; dir: string; secrets: Secrets }[] = []
    let touched: (what: string) => void = () => undefined
    const { at, old, root, secrets } = await begin(() => {
      touched('key store')
    })
    touched = (what) => {
      const state = stateOf(at.homeDir, secrets)
      if (states.has(state)) return
      states.add(state)
      const dir = copyHome(at.homeDir, join(root, `shot-${String(shots.length)}`))
      shots.push({ what, dir, secrets: new Map([...secrets].map(([name, value]) => [name, Buffer.from(value)])) })
    }
    stopWatching = watchSteps(touched)
    await rotateHomeKey(at)
    stopWatching()
    touched = () => undefined
    at.home.close()
    const outcomes = { finished: 0, undone: 0 }
    for (const shot of shots) {
      const keyStore = storeOver(shot.secrets)
      const slotThen = slotOf(shot.dir)
      const back = await open(shot.dir, keyStore)
      expectWhole(back)
      expect(shot.secrets.size, shot.what).toBe(1)
      expect(readdirSync(shot.dir).filter((name) => name.startsWith('home.next'))).toEqual([])
      const undone = slotThen === slotOf(old)
      outcomes[undone ? 'undone' : 'finished']++
      if (undone) await rotateHomeKey(back)
      back.home.close()
      const now = await open(shot.dir, keyStore)
      expectWhole(now)
      await expectOldShut(old, now)
      now.home.close()
    }
    expect(outcomes.undone).toBeGreaterThan(8)
    expect(outcomes.finished).toBeGreaterThan(4)
    recordTries({ attack: 'Cut short while the home key is replaced', tries: shots.length, accepted: 0, lost: 0 })
  }, 300_000)

  it('that meets a fault at any place can be asked for again, and nothing saved after the fault is lost', async () => {
    const faults = { met: 0 }
    for (let place = 0; ; place++) {
      let count = 0
      let armed = false
      const strike = (): void => {
        if (armed && count++ === place) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      }
      const { at, old, keyStore } = await begin(strike)
      stopWatching = watchSteps(strike)
      armed = true
      const failed = await rotateHomeKey(at).then(
        () => false,
        () => true,
      )
      armed = false
      stopWatching()
      if (failed) faults.met++
      let saved = false
      try {
        at.home.settings.write('later', place)
        saved = true
        at.home.close()
      } catch {
        // The file could not be taken into use again: then nothing claims to be saved.
      }
      const again = await open(at.homeDir, keyStore)
      expectWhole(again)
      if (saved) expect(again.home.settings.read('later', z.number()), String(place)).toBe(place)
      await rotateHomeKey(again)
      expectWhole(again)
      again.home.close()
      await expect(openLightHome(old, keyStore)).rejects.toThrow(failing('DEVICE_SECRET_MISSING'))
      if (count <= place) break
    }
    expect(faults.met).toBeGreaterThan(25)
    recordTries({
      attack: 'A fault of disk or key store while the home key is replaced',
      tries: faults.met,
      accepted: 0,
      lost: 0,
    })
  }, 300_000)

  it('refuses when the key store takes the new secret and forgets it', async () => {
    const { at, keyStore } = await begin()
    const forgetful = { ...keyStore, set: () => Promise.resolve() }
    await expect(rotateHomeKey({ ...at, keyStore: forgetful })).rejects.toThrow(failing('KEY_STORE_UNAVAILABLE'))
    expectWhole(at)
    at.home.close()
    expectWhole(await open(at.homeDir, keyStore))
  })
})
