import { z } from 'zod'
import type { Settings } from '../settings.ts'

/** How a person looks at a shard: filter, picture, last tool. It may hold words of keys, so it is sealed and wiped with the rest. */
export const choicesPrefix = (shardId: string): string => `bench:${shardId}:`

/** Every choice kept for a shard, by name. */
export const benchChoices = (settings: Settings, shardId: string): Record<string, string> => {
  const prefix = choicesPrefix(shardId)
  return Object.fromEntries(
    settings.names(prefix).map((name) => [name.slice(prefix.length), settings.read(name, z.string()) ?? '']),
  )
}

/** Keeps one choice for a shard. */
export const keepBenchChoice = (
  settings: Settings,
  { shardId, name, value }: { readonly shardId: string; readonly name: string; readonly value: string },
): void => {
  settings.write(`${choicesPrefix(shardId)}${name}`, value)
}
