import { z } from 'zod'
import type { ShardId } from '../../shared/ids.ts'
import type { KeyedProject } from './deliver.ts'
import type { Unlocked } from './unlocked.ts'

const nameOf = (shardId: string): string => `rounds:${shardId}`

/**
 * How often items of a shard were delivered before the shard was wiped here. A shard that is granted again goes on counting
 * from there: the lead keeps each round of a device once, and a second first round would be taken for a repetition.
 */
export const roundsBefore = (at: Pick<Unlocked, 'home'>, shardId: string): number =>
  at.home.settings.read(nameOf(shardId), z.number()) ?? 0

/** Lets a shard's deliveries count on from here. */
export const raiseRounds = (at: Pick<Unlocked, 'home'>, shardId: string, rounds: number): void => {
  at.home.settings.raise(nameOf(shardId), rounds)
}

/** Notes the rounds of shards whose rows are about to go. Numbers only. */
export const noteRounds = (at: Pick<Unlocked, 'home'>, project: KeyedProject, shardIds: readonly ShardId[]): void => {
  for (const shardId of shardIds) {
    const rounds = project.open.store.itemStates.list(shardId).map((row) => row.deliveredRound)
    if (rounds.length > 0) raiseRounds(at, shardId, Math.max(...rounds))
  }
}
