/** Lets one piece of work run at a time, in the order in which it was asked for. */
export interface Turns {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Everything that appends to a log reads its head, signs and writes: two at once would sign the same place twice. So all of
 * it goes through the turns of the station. Reading an item does not wait.
 */
export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take: (work) => {
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
