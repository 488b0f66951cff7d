import { entries } from './entry.ts'

const projectListActions = entries(
  { group: 'Projects', scopes: ['projects'] },
  {
    'projects.new': { words: 'New project', keys: ['N'] },
    'projects.next': { words: 'Next project', keys: ['J', 'ArrowDown'], quiet: true, repeats: true },
    'projects.previous': { words: 'Previous project', keys: ['K', 'ArrowUp'], quiet: true, repeats: true },
    'projects.open': { words: 'Open the chosen project', keys: ['Enter'], quiet: true },
  },
)

const newProjectActions = entries(
  { group: 'New project', scopes: ['new-project'] },
  {
    'new-project.create': { words: 'Create the project', keys: ['Mod+Enter'] },
    'new-project.cancel': { words: 'Leave the new project', keys: ['Escape'], quiet: true },
  },
)

const projectActions = entries(
  { group: 'Project', scopes: ['project'] },
  {
    'project.import': { words: 'Import', keys: ['I'] },
    'project.assign': { words: 'Assign', keys: ['A'] },
    'project.export': { words: 'Export', keys: ['E'] },
    'project.complete': { words: 'Complete project…' },
    'project.verify': { words: 'Verify', keys: ['V'] },
    'project.hold': { words: 'Place a hold…' },
    'project.erase': { words: 'Erase items…' },
    'project.policy': { words: 'Change the rules for devices…' },
    'project.ontology': { words: 'Write the next version of the classes…' },
    'project.delete': { words: 'Delete for the client…' },
    'project.report': { words: 'Write the deletion report…' },
    'project.tab-overview': { words: 'Show overview', keys: ['1'], quiet: true },
    'project.tab-shards': { words: 'Show shards', keys: ['2'], quiet: true },
    'project.tab-people': { words: 'Show people', keys: ['3'], quiet: true },
    'project.tab-labels': { words: 'Show labels and rules', keys: ['4'], quiet: true },
    'project.tab-certificates': { words: 'Show certificates', keys: ['5'], quiet: true },
    'project.tab-proof': { words: 'Show proof', keys: ['6'], quiet: true },
    'project.tab-deletion': { words: 'Show data and deletion', keys: ['7'], quiet: true },
    'project.tab-models': { words: 'Show models', keys: ['8'], quiet: true },
  },
)

const queueActions = entries(
  { group: 'Review', scopes: ['review-queue'] },
  {
    'review.open': { words: 'Review the chosen shard', keys: ['Enter', 'C'] },
    'review.down': { words: 'Next shard', keys: ['J', 'ArrowDown'], quiet: true, repeats: true },
    'review.up': { words: 'Previous shard', keys: ['K', 'ArrowUp'], quiet: true, repeats: true },
  },
)

const reviewActions = entries(
  { group: 'Review', scopes: ['review'] },
  {
    'review.accept': { words: 'Accept', keys: ['A'] },
    'review.return': { words: 'Return', keys: ['R'] },
    'review.comment': { words: 'Write a comment', keys: ['C'] },
    'review.next': { words: 'Next item', keys: ['J', ']'], quiet: true, repeats: true },
    'review.previous': { words: 'Previous item', keys: ['K', '['], quiet: true, repeats: true },
    'review.waiting': { words: 'Next waiting item', keys: ['N'] },
    'review.erase': { words: 'Erase this item…' },
    'review.leave': { words: 'Back to the queue', keys: ['Escape'] },
  },
)

/** What a lead and a reviewer can do with projects and what was delivered. */
export const leadActions = {
  ...projectListActions,
  ...newProjectActions,
  ...projectActions,
  ...queueActions,
  ...reviewActions,
}
