/** The least number of characters the station takes. */
export const leastCharacters = 12

export interface Strength {
  /** 0 nothing typed, 1 too short, 2 easy to guess, 3 good, 4 strong. */
  readonly level: 0 | 1 | 2 | 3 | 4
  readonly words: string
  /** Whether the station will take it. */
  readonly enough: boolean
}

/** Characters that add something to guess: neither the one before again nor the next in a row such as `abc` or `321`. */
const surprising = (points: readonly string[]): number =>
  points.filter((point, place) => {
    const before = points[place - 1]
    if (before === undefined) return true
    const step = (point.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
    return Math.abs(step) > 1
  }).length

/**
 * How hard a passphrase is to guess, in words. Length decides; repeats, rows and few different characters take from it.
 * A rough estimate for the person, not a gate: the station asks for {@link leastCharacters} only.
 */
export const strengthOf = (passphrase: string): Strength => {
  const points = [...passphrase]
  if (points.length === 0) return { level: 0, words: `${leastCharacters} characters or more`, enough: false }
  if (points.length < leastCharacters)
    return { level: 1, words: `${points.length} of ${leastCharacters} characters`, enough: false }
  const worth = Math.min(surprising(points), new Set(points).size * 2)
  if (worth < 10) return { level: 2, words: 'Long enough, but easy to guess', enough: true }
  if (worth < 18) return { level: 3, words: 'Good', enough: true }
  return { level: 4, words: 'Strong', enough: true }
}
