/** The only names that may cross the boundary: `station:<group>:<call>`. No schema here; the preload imports this alone. */
export const channelPrefix = 'station:'

const pattern = /^station:[a-z][a-z-]{0,31}:[a-zA-Z][a-zA-Z-]{0,31}$/

/** Builds the channel name of a call or notice. */
export const channelOf = (group: string, name: string): string => `${channelPrefix}${group}:${name}`

/** Tells whether a name is one of ours. */
export const isOurChannel = (name: unknown): name is string => typeof name === 'string' && pattern.test(name)

/** What the preload exposes as `window.station`. `invoke` resolves to a {@link Reply}. */
export interface StationBridge {
  readonly invoke: (channel: string, input: unknown) => Promise<unknown>
  readonly subscribe: (channel: string, listener: (payload: unknown) => void) => () => void
}
