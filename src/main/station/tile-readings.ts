/**
 * Which reads by tiles the audit trail tells of already: looking at one large image is one read, not one for each of its
 * thousand tiles.
 */
export interface TileReadings {
  /** Records a read unless it is another tile of one that was recorded. @returns The number of the entry either way. */
  readonly once: (read: TileReading, record: () => number) => number
  /** An item is opened: its next tile is a new read. */
  readonly begin: (subject: string) => void
}

/** What is read, and everything that would make it another entry: event, answer and reason. */
export interface TileReading {
  readonly subject: string
  readonly words: string
}

/** Items that are remembered; one that is forgotten is recorded again, which is never less than the truth. */
const mostSubjects = 64

export const createTileReadings = (): TileReadings => {
  const entries = new Map<string, Map<string, number>>()
  return {
    once: ({ subject, words }, record) => {
      const known = entries.get(subject) ?? new Map<string, number>()
      entries.delete(subject)
      entries.set(subject, known)
      const oldest = entries.keys().next().value
      if (entries.size > mostSubjects && oldest !== undefined) entries.delete(oldest)
      const entry = known.get(words) ?? record()
      known.set(words, entry)
      return entry
    },
    begin: (subject) => {
      entries.delete(subject)
    },
  }
}
