import { Failure } from '../../../shared/failures.ts'
import { wipe } from './random.ts'

/** Secret bytes that stay in memory while the workstation is unlocked, and are overwritten on lock. */
export interface HeldSecret {
  /**
   * The bytes themselves, not a copy: use them in the same turn of the event loop, keep no reference.
   *
   * @throws {@link Failure} `LOCKED` once they were dropped, so that zeroes are never used as a key
   */
  read(): Uint8Array
  /** Puts others in their place and overwrites these. After {@link HeldSecret.drop} the new ones are overwritten instead. */
  replace(secret: Buffer): void
  /** Overwrites them. Calling it again does nothing. */
  drop(): void
}

/** Takes bytes into keeping; from now on they belong to what is returned. */
export const holdSecret = (secret: Buffer): HeldSecret => {
  let held: Buffer | null = secret
  return {
    read: () => {
      if (!held) throw new Failure('LOCKED')
      return held
    },
    replace: (next) => {
      wipe(held ?? next)
      if (held) held = next
    },
    drop: () => {
      wipe(held)
      held = null
    },
  }
}
