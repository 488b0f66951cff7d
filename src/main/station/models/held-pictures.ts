import { discard } from '../../guard/shard/discard.ts'
import type { HostedPicture } from './model-host.ts'

/** Pictures that wait to be looked at: decoded pixels, in memory only. */
export interface HeldPictures {
  /** Takes a picture over. The oldest goes when there are too many. */
  readonly put: (picture: HostedPicture) => void
  readonly get: (key: string) => HostedPicture | null
  /** Overwrites all of them. */
  readonly drop: () => void
}

/** Two models may want one picture in two sizes. */
const mostHeld = 2

export const createHeldPictures = (): HeldPictures => {
  const held = new Map<string, HostedPicture>()
  const forget = (key: string): void => {
    const picture = held.get(key)
    held.delete(key)
    if (picture) discard(picture.rgb)
  }
  return {
    put: (picture) => {
      forget(picture.key)
      held.set(picture.key, picture)
      const oldest = held.keys().next().value
      if (held.size > mostHeld && oldest !== undefined) forget(oldest)
    },
    get: (key) => held.get(key) ?? null,
    drop: () => {
      for (const key of [...held.keys()]) forget(key)
    },
  }
}
