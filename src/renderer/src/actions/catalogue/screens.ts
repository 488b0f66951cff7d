import { entries } from './entry.ts'

const workActions = entries(
  { group: 'Work', scopes: ['work'] },
  {
    'work.continue': { words: 'Continue', keys: ['C'] },
    'work.fix': { words: 'Open the next returned item', keys: ['R'] },
    'work.deliver': { words: 'Deliver finished work', keys: ['D'] },
    'work.check': { words: 'Check the exchange now', keys: ['F5'] },
    'work.give-back': { words: 'Give a shard back…' },
  },
)

const listActions = entries(
  { group: 'Lists', scopes: ['work', 'returned', 'certificates'] },
  {
    'list.down': { words: 'Move down', keys: ['J', 'ArrowDown'], quiet: true, repeats: true },
    'list.up': { words: 'Move up', keys: ['K', 'ArrowUp'], quiet: true, repeats: true },
  },
)

const returnedActions = entries(
  { group: 'Returned', scopes: ['returned'] },
  { 'returned.fix': { words: 'Open the next returned item', keys: ['R'] } },
)

const refusedActions = entries(
  { group: 'This shard', scopes: ['refused'] },
  {
    'refused.retry': { words: 'Try again', keys: ['F5'] },
    'refused.other': { words: 'Open another shard', keys: ['C'] },
    'refused.back': { words: 'Go back', keys: ['Escape'] },
  },
)

const certificateActions = entries(
  { group: 'Certificates', scopes: ['certificate'] },
  {
    'certificates.save': { words: 'Save the certificate…', keys: ['S'] },
    'certificates.all': { words: 'Show all certificates', keys: ['Escape'] },
  },
)

const deviceActions = entries(
  { group: 'This device', scopes: ['device'] },
  {
    'device.verify': { words: 'Verify the audit trail', keys: ['Shift+V'] },
    'device.refused-only': { words: 'Show refused and failed only', keys: ['F'] },
    'device.search': { words: 'Search the audit trail', keys: ['/'] },
  },
)

const joiningActions = entries(
  { group: 'Joining', scopes: ['joining'] },
  { 'join.check': { words: 'Check again', keys: ['F5'] } },
)

/** What can be done on the screens around the workbench. */
export const screenActions = {
  ...workActions,
  ...listActions,
  ...returnedActions,
  ...refusedActions,
  ...certificateActions,
  ...deviceActions,
  ...joiningActions,
}
