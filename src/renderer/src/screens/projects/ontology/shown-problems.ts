import type { Problems } from './problems.ts'

/** What is only not written yet. Nobody is told so before trying to sign. */
const unwritten = new Set([
  'Give it a name.',
  'Write the question.',
  'Write the option.',
  'Name the point.',
  'Choose how it is drawn.',
  'Choose at least one answer.',
])

/** The problems to show: while it is being written only what is wrong, after a try also what is missing. */
export const shownProblems = (problems: Problems, tried: boolean): Problems =>
  tried ? problems : new Map([...problems].filter(([, words]) => !unwritten.has(words)))
