/** What the system around the workstation does or does not do for it. */
export const postureGuards = [
  'disk-encrypted',
  'swap-encrypted',
  'no-core-dumps',
  'capture-blocked',
  'not-remote',
  'not-virtual',
] as const
export type PostureGuard = (typeof postureGuards)[number]

/** `unknown`: the system does not tell an ordinary program. */
export const postureStates = ['on', 'off', 'unknown'] as const

export interface PostureFact {
  readonly guard: PostureGuard
  readonly state: (typeof postureStates)[number]
}
