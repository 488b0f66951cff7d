/** Splits a fingerprint into the groups in which it is read aloud. */
export const groupsOf = (fingerprint: string): readonly string[] =>
  fingerprint.split(/[^0-9A-Za-z]+/).filter((group) => group !== '')

/** Without what only sets groups apart; letters that the alphabet leaves out become the digits they are taken for. */
const bare = (text: string): string =>
  text
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** How far what was typed agrees with a fingerprint. */
export interface Comparison {
  /** One entry per group: typed and right, typed and wrong, or not typed yet. */
  readonly groups: readonly { readonly text: string; readonly state: 'right' | 'wrong' | 'open' }[]
  /** Whether everything was typed and everything agrees. */
  readonly same: boolean
}

/**
 * Compares what a person typed with a fingerprint, group by group. Case, dashes and spaces do not matter. Every group
 * has to be typed: a part alone can be searched for by someone who makes many keys.
 */
export const compareFingerprint = (fingerprint: string, typed: string): Comparison => {
  const whole = bare(fingerprint)
  const given = bare(typed)
  let from = 0
  const groups = groupsOf(fingerprint).map((text) => {
    const part = given.slice(from, from + text.length)
    const right = bare(text).startsWith(part)
    from += text.length
    const state: 'right' | 'wrong' | 'open' = !right ? 'wrong' : part.length === text.length ? 'right' : 'open'
    return { text, state }
  })
  return { groups, same: whole !== '' && given === whole }
}
