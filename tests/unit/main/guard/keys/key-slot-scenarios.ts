/** Run in a session with a real keyring; prints what happened in each case as one JSON object. */
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createKeySlot,
  destroyKeySlot,
  openKeySlot,
  stretchFresh,
} from '../../../../../src/main/guard/keys/key-slot.ts'
import { renewKeySlot } from '../../../../../src/main/guard/keys/renew-key-slot.ts'
import { createKeytarStore } from '../../../../../src/main/guard/keys/keytar-store.ts'

const root = process.argv[2] ?? ''
const keyStore = createKeytarStore()
const passphrase = 'heron ladder velvet'
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'opened'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
const slotOf = (homeDir: string): Record<string, unknown> & { homeId: string } =>
  JSON.parse(readFileSync(join(homeDir, 'key-slot.json'), 'utf8')) as Record<string, unknown> & { homeId: string }

const outcome: Record<string, unknown> = {}

outcome['backend'] = await keyStore.backend()

const secret = Buffer.alloc(64, 0)
secret[63] = 9
await keyStore.set('account', secret)
outcome['roundTrip'] = secret.equals((await keyStore.get('account')) ?? Buffer.alloc(0))
await keyStore.remove('account')
await keyStore.remove('account')
outcome['removed'] = await keyStore.get('account')

const home = join(root, 'first')
const { homeKey } = await createKeySlot({ homeDir: home, passphrase, keyStore, names: [] })
outcome['reopened'] = homeKey.equals((await openKeySlot({ homeDir: home, passphrase, keyStore })).homeKey)
outcome['homeMode'] = (statSync(home).mode & 0o777).toString(8)
outcome['slotMode'] = (statSync(join(home, 'key-slot.json')).mode & 0o777).toString(8)
outcome['filesAfterUnlock'] = readdirSync(home)
outcome['otherForm'] = await codeOf(
  openKeySlot({ homeDir: home, passphrase: 'Heron ladder velvet', keyStore, uptimeMs: () => 0 }),
)
outcome['again'] = await codeOf(createKeySlot({ homeDir: home, passphrase, keyStore, names: [] }))
outcome['weak'] = await codeOf(
  createKeySlot({ homeDir: join(root, 'weak'), passphrase: 'eleven char', keyStore, names: [] }),
)
outcome['weakLeavesNothing'] = readdirSync(root).includes('weak')

const slotText = readFileSync(join(home, 'key-slot.json'), 'utf8')
const deviceSecret = Buffer.from((await keyStore.get(slotOf(home).homeId)) ?? [])
outcome['slotHoldsSecrets'] = [homeKey, deviceSecret].some(
  (key) => slotText.includes(key.toString('base64url')) || slotText.includes(key.toString('hex')),
)

// A copy of the folder on another device: first without any secret, then with another one under the same name.
const copied = join(root, 'copied')
cpSync(home, copied, { recursive: true })
const { homeId } = slotOf(home)
await keyStore.remove(homeId)
outcome['copiedWithoutSecret'] = await codeOf(openKeySlot({ homeDir: copied, passphrase, keyStore }))
await keyStore.set(homeId, Buffer.alloc(32, 1))
outcome['copiedWithForeignSecret'] = await codeOf(openKeySlot({ homeDir: copied, passphrase, keyStore }))
outcome['copiedWrongPassphrase'] = await codeOf(openKeySlot({ homeDir: copied, passphrase: 'x', keyStore }))
await keyStore.set(homeId, deviceSecret)

// Six wrong in a row, then the right one too early, after a restart (nothing is kept in memory), and in time.
const at = (seconds: number) => () => 1_000_000 + seconds * 1_000
const attempt = (words: string, seconds: number): Promise<string> =>
  codeOf(openKeySlot({ homeDir: home, passphrase: words, keyStore, uptimeMs: at(seconds) }))
outcome['reset'] = await attempt(passphrase, 0)
outcome['wrong'] = []
for (const _ of [1, 2, 3, 4, 5, 6]) (outcome['wrong'] as string[]).push(await attempt('wrong passphrase', 0))
outcome['rightTooEarly'] = await attempt(passphrase, 1.9)
outcome['started'] = await attempt(passphrase, -999)
outcome['sixth'] = await attempt('wrong passphrase', 3)
outcome['longerNow'] = await attempt(passphrase, 5.5)
outcome['rightInTime'] = await attempt(passphrase, 7.1)
outcome['countForgotten'] = await attempt('wrong passphrase', 7.2)
outcome['thenRight'] = await attempt(passphrase, 7.3)
outcome['atOnce'] = await Promise.all(Array.from({ length: 8 }, () => attempt('wrong passphrase', 10)))
writeFileSync(join(home, 'key-slot-attempts.json'), '{"failed": 0')
outcome['brokenCount'] = [await attempt(passphrase, 10), await attempt(passphrase, 100)]

// Renewed under another passphrase: neither the old words nor a copy of the old slot open it.
const before = join(root, 'before')
cpSync(home, before, { recursive: true })
const fresh = await stretchFresh('another long passphrase')
const next: { homeKey: Buffer } = { homeKey: Buffer.alloc(32) }
await renewKeySlot({
  homeDir: home,
  keyStore,
  stretchedFor: () => fresh,
  move: (key, commit) => {
    next.homeKey = Buffer.from(key)
    return void commit()
  },
})
outcome['oldPassphrase'] = await codeOf(openKeySlot({ homeDir: home, passphrase, keyStore }))
const changed = await openKeySlot({ homeDir: home, passphrase: 'another long passphrase', keyStore })
outcome['newKey'] = changed.homeKey.equals(next.homeKey) && !changed.homeKey.equals(homeKey)
outcome['oldSlot'] = await codeOf(openKeySlot({ homeDir: before, passphrase, keyStore }))
outcome['nextSecretLeft'] = await keyStore.get(`${homeId}.next`)

const damaged = join(root, 'damaged')
const damage = async (change: (slot: Record<string, unknown>) => unknown): Promise<string> => {
  cpSync(home, damaged, { recursive: true })
  writeFileSync(join(damaged, 'key-slot.json'), JSON.stringify(change(slotOf(home))))
  return codeOf(openKeySlot({ homeDir: damaged, passphrase: 'another long passphrase', keyStore }))
}
outcome['version2'] = await damage((slot) => ({ ...slot, version: 2 }))
outcome['extraField'] = await damage((slot) => ({ ...slot, extra: true }))
outcome['hugeCost'] = await damage((slot) => ({ ...slot, scrypt: { ...(slot['scrypt'] as object), n: 2 ** 30 } }))
outcome['flippedCiphertext'] = await damage((slot) => {
  const wrapped = slot['wrapped'] as { nonce: string; ciphertext: string }
  const bytes = Buffer.from(wrapped.ciphertext, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return { ...slot, wrapped: { ...wrapped, ciphertext: bytes.toString('base64url') } }
})
outcome['noSlot'] = await codeOf(openKeySlot({ homeDir: join(root, 'nowhere'), passphrase, keyStore }))

await destroyKeySlot({ homeDir: home, keyStore })
outcome['destroyedSecret'] = await keyStore.get(homeId)
outcome['destroyedFiles'] = readdirSync(home)
await destroyKeySlot({ homeDir: home, keyStore })

console.log(JSON.stringify(outcome))
