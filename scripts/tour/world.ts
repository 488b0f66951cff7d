import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import type { StationContract } from '../../src/shared/ipc/contract.ts'
import type { Reply } from '../../src/shared/ipc/define.ts'
import { launchApp, type LaunchedApp } from '../../tests/e2e/support/launch.ts'

const checkout = path.resolve(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** Everybody in the tour uses the same words; they protect nothing but samples. */
export const passphrase = 'light table with a lock'

export const people = {
  lead: { member: 'Jonas Lindqvist', device: 'WS-0401' },
  annotator: { member: 'Mira Okafor', device: 'WS-0417' },
  colleague: { member: 'Tomasz Wrona', device: 'WS-0392' },
  secondDevice: { member: 'Mira Okafor', device: 'WS-0418' },
} as const
export type Person = keyof typeof people

/** A case that was refused, with the sentence the person reads. */
export interface Denied {
  readonly case: string
  readonly reason: string
  readonly code: string
}

/** One step of the tour. What it returns is noted; what it throws fails the tour. */
export interface Step {
  readonly name: string
  readonly run: (world: World) => Promise<void>
}

/** Everything a step can use and leave behind for the next. */
export interface World {
  readonly root: string
  readonly exchange: string
  readonly picturesDir: string
  /** Where pictures for the documentation go, in light and dark; null when none are wanted. */
  readonly gallery: string | null
  readonly exportsDir: string
  readonly data: string
  readonly apps: Map<Person, LaunchedApp>
  readonly screenshots: string[]
  readonly exports: string[]
  readonly denied: Denied[]
  readonly facts: Map<string, string>
  runtime: string
  certificate: unknown
}

export const homeOf = (world: World, person: Person): string => path.join(world.root, 'homes', person)

/** Opens somebody's app, or gives the one that is open. */
export const open = async (world: World, person: Person): Promise<LaunchedApp> => {
  const known = world.apps.get(person)
  if (known) return known
  mkdirSync(path.dirname(homeOf(world, person)), { recursive: true })
  const app = await launchApp({
    homeDir: homeOf(world, person),
    size: { width: 1280, height: 800 },
    colorScheme: 'light',
  })
  app.page.setDefaultTimeout(60_000)
  world.apps.set(person, app)
  world.runtime = app.runtime
  return app
}

export const close = async (world: World, person: Person): Promise<void> => {
  await world.apps.get(person)?.close()
  world.apps.delete(person)
}

/** Ends somebody's app as a power cut does. */
export const kill = async (world: World, person: Person): Promise<void> => {
  await world.apps.get(person)?.kill()
  world.apps.delete(person)
}

/** The screens that the documentation shows. */
const shownInGallery = new Set([
  'create-organisation',
  'waiting-for-approval',
  'compare-fingerprint',
  'nothing-assigned',
  'members',
  'new-project',
  'import',
  'assign',
  'project',
  'work',
  'image-workbench',
  'text-workbench',
  'image-and-text',
  'locked',
  'refused-stale',
  'review-queue',
  'review',
  'returned',
  'complete',
  'device-after-wipe',
  'proof',
])

const paintIn = async (page: Page, colorScheme: 'light' | 'dark', file: string): Promise<void> => {
  await page.emulateMedia({ colorScheme })
  await page.waitForTimeout(250)
  await page.screenshot({ path: file, animations: 'disabled' })
}

/** Takes a picture of somebody's window. */
export const picture = async (world: World, person: Person, name: string): Promise<void> => {
  const { page } = await open(world, person)
  const file = path.join(world.picturesDir, `${String(world.screenshots.length + 1).padStart(2, '0')}-${name}.png`)
  await page.waitForTimeout(150)
  await page.screenshot({ path: file, animations: 'disabled' })
  world.screenshots.push(file)
  if (world.gallery === null || !shownInGallery.has(name)) return
  for (const colorScheme of ['dark', 'light'] as const)
    await paintIn(page, colorScheme, path.join(world.gallery, `${name}-${colorScheme}.png`))
}

/** A call of the contract by name, with its input. */
type StationCall = readonly [group: keyof StationContract, name: string, input: unknown]

/** Asks through the window's own bridge, as its code does: for moments that no dialog offers, such as a grant of seconds. */
export const ask = async (world: World, person: Person, call: StationCall): Promise<Reply<unknown>> => {
  const { page } = await open(world, person)
  const [group, name, input] = call
  return page.evaluate(
    async ([channel, asked]) => {
      const bridge = (
        window as unknown as { station: { invoke: (channel: string, input: unknown) => Promise<unknown> } }
      ).station
      return (await bridge.invoke(channel, asked)) as Reply<unknown>
    },
    [`station:${group}:${name}`, input] as [string, unknown],
  )
}

/** As {@link ask}, for what has to succeed. */
export const askFor = async <T>(world: World, person: Person, call: StationCall): Promise<T> => {
  const reply = await ask(world, person, call)
  if (!reply.ok) throw new Error(`${call[0]}.${call[1]} was refused: ${reply.error.code}`)
  return reply.value as T
}

/** Runs the command line on somebody's home. */
export const cli = async (
  world: World,
  person: Person,
  ...args: string[]
): Promise<{ code: number; answer: unknown }> => {
  const words = [path.join(checkout, 'out', 'cli', 'auxerta.js'), '--json', '--home', homeOf(world, person), ...args]
  const env = { ...process.env, AUXERTA_PASSPHRASE: passphrase }
  try {
    const { stdout } = await run(process.execPath, words, { env, maxBuffer: 64 * 1024 * 1024 })
    return { code: 0, answer: JSON.parse(stdout) as unknown }
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string }
    const text = (stdout ?? '') === '' ? (stderr ?? '') : (stdout ?? '')
    try {
      return { code: code ?? -1, answer: JSON.parse(text) as unknown }
    } catch {
      throw new Error(`auxerta ${args[0] ?? ''} ended with ${String(code)}: ${text.slice(0, 400)}`)
    }
  }
}

/** Presses keys one after the other, as a sequence such as G W. */
export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

export const expect = (claim: boolean, otherwise: string): void => {
  if (!claim) throw new Error(otherwise)
}
