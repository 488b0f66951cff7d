import { isOurChannel, type StationBridge } from '../shared/ipc/channel.ts'

/** The part of the runtime's messenger that the bridge needs. */
export interface Messenger<Event = unknown> {
  readonly invoke: (channel: string, input: unknown) => Promise<unknown>
  readonly on: (channel: string, listener: (event: Event, payload: unknown) => void) => unknown
  readonly off: (channel: string, listener: (event: Event, payload: unknown) => void) => unknown
}

/**
 * Builds what the window gets: two functions, each for our own channels only.
 *
 * The event of a notice stays here, because it carries the messenger itself.
 */
export const createBridge = <Event>(messenger: Messenger<Event>): StationBridge => ({
  invoke: async (channel, input) => messenger.invoke(ours(channel), input),
  subscribe: (channel, listener) => {
    const forward = (_event: Event, payload: unknown) => {
      listener(payload)
    }
    const name = ours(channel)
    messenger.on(name, forward)
    return () => {
      messenger.off(name, forward)
    }
  },
})

const ours = (channel: unknown): string => {
  if (!isOurChannel(channel)) throw new TypeError('Not a channel of the workstation')
  return channel
}
