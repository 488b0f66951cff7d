import { Failure } from '../../shared/failures.ts'

/** A step neither begins nor ends with a dot: so no `..`, nothing hidden, nothing that Windows would rename. */
const step = /^[A-Za-z0-9_-](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/
const longestNameBytes = 512
const longestStepBytes = 200

/**
 * Splits an object's name into its steps.
 *
 * @throws {@link Failure} `INPUT_INVALID` on any name that could mean different things in different stores.
 */
export function splitObjectName(name: string): string[] {
  const steps = name.split('/')
  const isSound =
    name.length <= longestNameBytes && steps.every((one) => one.length <= longestStepBytes && step.test(one))
  if (!isSound) throw new Failure('INPUT_INVALID')
  return steps
}

/**
 * Splits a listing's prefix into whole steps and the beginning of the next one.
 *
 * @throws {@link Failure} `INPUT_INVALID`
 */
export function splitPrefix(prefix: string): { folders: string[]; rest: string } {
  const slash = prefix.lastIndexOf('/')
  const rest = prefix.slice(slash + 1)
  if (!/^[A-Za-z0-9_.-]*$/.test(rest) || slash === 0) throw new Failure('INPUT_INVALID')
  return { folders: slash < 0 ? [] : splitObjectName(prefix.slice(0, slash)), rest }
}
