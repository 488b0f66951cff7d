import { channelOf, type StationBridge } from '../../../shared/ipc/channel.ts'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Client, Reply } from '../../../shared/ipc/define.ts'
import { CallError } from './call-error.ts'
import type { PendingCalls } from './pending.ts'

declare global {
  interface Window {
    readonly station: StationBridge
  }
}

export type StationClient = Client<StationContract>

const unwrap = (reply: unknown): unknown => {
  const outcome = reply as Reply<unknown> | null | undefined
  if (outcome?.ok === true) return outcome.value
  if (outcome?.ok === false) throw new CallError(outcome.error.code, outcome.error.message, outcome.error.logId ?? null)
  throw new TypeError('The bridge answered with something that is not a reply')
}

/** Properties that JavaScript itself asks for; answering them would make the client look like a promise. */
const isForeign = (name: string | symbol): name is symbol => typeof name === 'symbol' || name === 'then'

const memberOf = (bridge: StationBridge, channel: string, pending: PendingCalls | null) => {
  const ask = async (input: unknown) => unwrap(await bridge.invoke(channel, input))
  return Object.assign((input: unknown) => (pending ? pending.track(ask(input)) : ask(input)), {
    subscribe: (listener: (payload: unknown) => void) => bridge.subscribe(channel, listener),
  })
}

const groupOf = (bridge: StationBridge, group: string, pending: PendingCalls | null) => {
  const members = new Map<string, unknown>()
  return new Proxy(Object.freeze({}), {
    get: (_target, name) => {
      if (isForeign(name)) return undefined
      if (!members.has(name)) members.set(name, memberOf(bridge, channelOf(group, name), pending))
      return members.get(name)
    },
  })
}

/**
 * Makes the typed client of the contract. It knows the contract as a type only: names become channels, the main process
 * judges them. Each member is made once, so that it can stand in the dependencies of a hook.
 *
 * @param pending - Counts the calls under way; leave out where nobody shows them.
 * @returns A client whose calls throw {@link CallError}.
 */
export const createClient = (bridge: StationBridge, pending: PendingCalls | null = null): StationClient => {
  const groups = new Map<string, unknown>()
  return new Proxy(Object.freeze({}), {
    get: (_target, name) => {
      if (isForeign(name)) return undefined
      if (!groups.has(name)) groups.set(name, groupOf(bridge, name, pending))
      return groups.get(name)
    },
  }) as StationClient
}
