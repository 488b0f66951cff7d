/** Why data leaves a device. */
export const wipeCauses = [
  'project-completed',
  'grant-revoked',
  'returned',
  'lease-lapsed',
  'item-erased',
  'device-lost',
  'retention-ended',
  'client-deletion',
] as const
export type WipeCause = (typeof wipeCauses)[number]

/**
 * How much goes: everything of a project, the shards of some grants, or single items out of shards that go on in a new
 * version.
 */
export const wipeScopes = ['project', 'grants', 'items'] as const
export type WipeScope = (typeof wipeScopes)[number]
