import { channelOf, type StationBridge } from '../../../src/shared/ipc/channel.ts'
import { contract } from '../../../src/shared/ipc/contract.ts'
import type { Call, Notice } from '../../../src/shared/ipc/define.ts'
import { Failure, failureMessages } from '../../../src/shared/failures.ts'
import { fakeHandlers, type FakeNotify } from './handlers.ts'
import { defaultMedia, type Media } from './media.ts'
import { defaultScenario, type Scenario } from './scenario.ts'
import { createWorld, type World } from './world.ts'

export interface FakeStation {
  readonly bridge: StationBridge
  readonly notify: FakeNotify
  /** What the station knows; a test may look at it and change it. */
  readonly world: World
  /** Every call so far as `group.call`, in order. */
  readonly calls: readonly string[]
}

type Answer = (input: unknown) => unknown

const entryFor = (group: string, name: string): Call | Notice | undefined =>
  (contract as unknown as Record<string, Record<string, Call | Notice>>)[group]?.[name]

/**
 * An in-memory station that answers every call of the contract with believable values, for the window without a main
 * process. Input and output pass the contract's own schemas, so what it answers the real one could answer.
 */
export const createFakeStation = (wishes: Partial<Scenario> = {}, media: Media = defaultMedia): FakeStation => {
  const scenario = { ...defaultScenario(), ...wishes }
  const world = createWorld(scenario, media)
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const calls: string[] = []

  const notify: FakeNotify = (group, name, payload) => {
    for (const listener of listeners.get(channelOf(group, name)) ?? []) listener(payload)
  }
  const handlers = fakeHandlers(world, notify) as unknown as Record<string, Record<string, Answer>>

  const answer = async (group: string, name: string, input: unknown) => {
    const entry = entryFor(group, name)
    if (entry?.kind !== 'call') throw new Failure('NOT_FOUND')
    calls.push(`${group}.${name}`)
    if (scenario.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, scenario.delayMs))
    const code = scenario.fail[`${group}.${name}`]
    if (code) throw new Failure(code)
    const parsed = entry.input.safeParse(input)
    if (!parsed.success) throw new Failure('INPUT_INVALID', { cause: parsed.error })
    return entry.output.parse(await handlers[group]?.[name]?.(parsed.data))
  }

  return {
    world,
    notify,
    calls,
    bridge: {
      invoke: async (channel, input) => {
        const [, group = '', name = ''] = channel.split(':')
        try {
          return { ok: true, value: structuredClone(await answer(group, name, structuredClone(input))) }
        } catch (thrown) {
          if (!(thrown instanceof Failure)) console.error(channel, thrown)
          const code = thrown instanceof Failure ? thrown.code : 'INTERNAL'
          return { ok: false, error: { code, message: failureMessages[code] } }
        }
      },
      subscribe: (channel, listener) => {
        const set = listeners.get(channel) ?? new Set()
        listeners.set(channel, set.add(listener))
        return () => set.delete(listener)
      },
    },
  }
}
