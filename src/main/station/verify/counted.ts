/** `1 entry`, `2 entries`: a count with its word, for what a check found. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`
