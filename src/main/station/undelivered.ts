import type { Unlocked } from './unlocked.ts'

/** Finished or skipped items that the lead does not have yet, over all projects granted to this device. */
export const undeliveredItems = (at: Unlocked): number => {
  let items = 0
  for (const project of at.projects.values())
    if (project.role === 'grantee') items += project.open?.store.itemStates.countUndelivered() ?? 0
  return items
}
