import type { WipeCause, WipeScope } from '../../../shared/access/wipe.ts'

const causes: Readonly<Record<WipeCause, string>> = {
  'project-completed': 'project completed',
  'grant-revoked': 'taken back by the lead',
  returned: 'given back',
  'lease-lapsed': 'lease ran out for too long',
  'item-erased': 'item erased on request',
  'device-lost': 'device reported lost',
  'retention-ended': 'time to keep it ended',
  'client-deletion': 'client asked for deletion',
}

const scopes: Readonly<Record<WipeScope, string>> = {
  project: 'everything of the project on this device',
  grants: 'the shards of some assignments',
  items: 'single items; the shard goes on without them',
}

/** Why data left a device, in a few words that also stand inside a sentence. */
export const wipeCauseWords = (cause: WipeCause): string => causes[cause]

/** How much of a project left a device. */
export const wipeScopeWords = (scope: WipeScope): string => scopes[scope]

/** With a capital, for a cell or a line of its own. */
export const startWithCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
