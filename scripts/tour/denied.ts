import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { failureMessages, type FailureCode } from '../../src/shared/failures.ts'
import { unlock } from './annotate.ts'
import { makeRefusalProject } from './refusal-project.ts'
import {
  ask,
  askFor,
  cli,
  close,
  expect,
  homeOf,
  open,
  passphrase,
  picture,
  press,
  type Person,
  type Step,
  type World,
} from './world.ts'

const run = promisify(execFile)
const checkout = path.resolve(import.meta.dirname, '..', '..')

type Answer = { outcome: 'opened' } | { outcome: 'refused'; refusal: { reason: FailureCode; auditEntry: number } }

const note = (world: World, what: string, code: FailureCode): void => {
  world.denied.push({ case: what, reason: failureMessages[code], code })
}

/** Tries to open a shard and notes the refusal; opening it fails the tour. */
export const expectRefused = async (
  world: World,
  person: Person,
  asked: { case: string; shardId: string; code: FailureCode },
): Promise<void> => {
  const answer = await askFor<Answer>(world, person, ['work', 'open', { shardId: asked.shardId }])
  if (answer.outcome !== 'refused') throw new Error(`${asked.case}: it opened`)
  const { reason, auditEntry } = answer.refusal
  expect(reason === asked.code, `${asked.case}: refused for ${reason}, not ${asked.code}`)
  await expectAudited(world, person, { entry: auditEntry, reason })
  const item = await ask(world, person, ['work', 'item', { shardId: asked.shardId, index: 0 }])
  expect(!item.ok && item.error.code === asked.code, `${asked.case}: an item opened all the same`)
  note(world, asked.case, reason)
}

const expectAudited = async (world: World, person: Person, told: { entry: number; reason: string }): Promise<void> => {
  const page = await askFor<{ entries: { entry: number; reason: string | null; result: string }[] }>(world, person, [
    'device',
    'audit',
    { before: null, limit: 50, refusedOnly: true },
  ])
  const found = page.entries.find((row) => row.entry === told.entry)
  expect(found?.reason === told.reason && found.result === 'refused', 'the refusal is not in the audit trail')
}

const wrongPassphrase = async (world: World): Promise<void> => {
  const { page } = await open(world, 'annotator')
  // The page ends at the lock, and with it whoever waited in it for an answer.
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  await page.getByLabel('Passphrase', { exact: true }).fill('not the right words at all')
  await page.getByRole('button', { name: /^Unlock/ }).click()
  await page.getByText(failureMessages.PASSPHRASE_WRONG.slice(0, 24)).first().waitFor()
  await picture(world, 'annotator', 'wrong-passphrase')
  await unlock(page)
  const trail = await askFor<{ entries: { event: string; reason: string | null }[] }>(world, 'annotator', [
    'device',
    'audit',
    { before: null, limit: 20, refusedOnly: true },
  ])
  const isThere = trail.entries.some((row) => row.event === 'session.unlock' && row.reason === 'PASSPHRASE_WRONG')
  expect(isThere, 'the wrong passphrase is not in the audit trail')
  note(world, 'wrong passphrase', 'PASSPHRASE_WRONG')
}

/** Copies a home folder and opens it where another key store is: on a second machine. */
const copiedHome = async (world: World): Promise<void> => {
  const copy = path.join(world.root, 'homes', 'copied')
  mkdirSync(path.dirname(copy), { recursive: true })
  cpSync(homeOf(world, 'colleague'), copy, { recursive: true })
  const command = [path.join(checkout, 'out', 'cli', 'auxerta.js'), '--json', '--home', copy, 'sync']
  const words = [path.join(checkout, 'scripts', 'with-keyring.mjs'), '--', process.execPath, ...command]
  const env = { ...process.env, AUXERTA_PASSPHRASE: passphrase }
  const failed = await run(process.execPath, words, { env }).then(
    () => null,
    (error: unknown) => error as { stderr: string },
  )
  if (failed === null) throw new Error('a copied home folder opened on a second machine')
  expect(
    failed.stderr.includes('DEVICE_SECRET_MISSING'),
    `a copied home folder was refused for another reason: ${failed.stderr.slice(0, 300)}`,
  )
  note(world, 'a copied home folder on a second machine', 'DEVICE_SECRET_MISSING')
}

/** The same member on another device: the shard is hers, the device is not the one. */
const otherDevice = async (world: World): Promise<void> => {
  await cli(world, 'secondDevice', 'sync')
  const { page } = await open(world, 'secondDevice')
  await unlock(page)
  await expectRefused(world, 'secondDevice', {
    case: 'on another device of the same member',
    shardId: world.facts.get('shard') ?? '',
    code: 'OTHER_DEVICE',
  })
  await close(world, 'secondDevice')
}

const showRefusal = async (world: World, name: string): Promise<void> => {
  const { page } = await open(world, 'annotator')
  await press(page, 'g', 'w')
  await page.getByRole('main').getByText(name, { exact: true }).first().click()
  await page.waitForTimeout(500)
  await picture(world, 'annotator', `refused-${name}`)
}

/** Every way in that has to stay shut, each tried through the real window, with its reason and its audit entry. */
export const denied: Step = {
  name: 'denied',
  run: async (world) => {
    const shut = await makeRefusalProject(world)
    await askFor(world, 'annotator', ['work', 'sync', {}])
    await expectRefused(world, 'annotator', {
      case: 'assigned to someone else',
      shardId: shut.colleague,
      code: 'NOT_ASSIGNED',
    })
    await expectRefused(world, 'annotator', { case: 'before its date', shardId: shut.later, code: 'NOT_YET' })
    await expectRefused(world, 'annotator', { case: 'after its expiry', shardId: shut.ended, code: 'GRANT_EXPIRED' })
    await expectRefused(world, 'annotator', { case: 'status is stale', shardId: shut.stale, code: 'STATUS_STALE' })
    await expectRefused(world, 'annotator', { case: 'revoked', shardId: shut.revoked, code: 'GRANT_REVOKED' })
    for (const name of ['later', 'ended', 'stale']) await showRefusal(world, name)
    await otherDevice(world)
    await wrongPassphrase(world)
    await copiedHome(world)
  },
}
