import type { OpenedItem } from '../../../../shared/ipc/work.ts'

/**
 * What was read ahead of the one item that is likely to be opened next, so that going there takes no answer. It is no
 * opening: whoever shows it asks the station for the item at once, and takes what that answers.
 */
export interface AheadItem {
  /** Reads an item ahead in the place of the one before. Null when the station does not give it. */
  readonly read: (key: string, ask: () => Promise<OpenedItem>) => Promise<OpenedItem | null>
  /** What was read of an item; null when it was not, or may be another by now. */
  readonly peek: (key: string) => OpenedItem | null
  /** What was read of this item, or is on its way, is not to be shown any more. Without a key: of any. */
  readonly forget: (key?: string) => void
}

/** Makes one that holds nothing. */
export const createAheadItem = (): AheadItem => {
  let held: { readonly key: string; item: OpenedItem | null } | null = null
  return {
    read: async (key, ask) => {
      const entry = { key, item: null as OpenedItem | null }
      held = entry
      entry.item = await ask().catch(() => null)
      return entry.item
    },
    peek: (key) => (held?.key === key ? held.item : null),
    forget: (key) => {
      if (key === undefined || held?.key === key) held = null
    },
  }
}
