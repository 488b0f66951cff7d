/** Gives what was made for a key, and makes it when it is not kept. */
export type KeptLately<Made> = (key: string, make: () => Made) => Made

/** Keeps what is dear to make under its key. Beyond so many, the quarter that was not asked for longest goes at once. */
export const keepLately = <Made>(most: number): KeptLately<Made> => {
  const kept = new Map<string, Made>()
  return (key, make) => {
    const found = kept.get(key) ?? make()
    kept.delete(key)
    kept.set(key, found)
    if (kept.size > most) for (const oldest of [...kept.keys()].slice(0, most / 4)) kept.delete(oldest)
    return found
  }
}
